#!/usr/bin/python3
"""verify.py PROFILE [--ca FILE]: verifies the record of a terminal without any key, as core/journal/FORMAT.md describes it. PROFILE is the terminal's folder (ca.crt,
receipts.crt, device.crt, record/). Written from that text alone, to stand beside `madoguchi-admin audit verify`; each section names the paragraph that it follows."""
import base64
import datetime
import hashlib
import json
import os
import re
import sys

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, ExtensionOID, NameOID

ZEROES = bytes(32)


class Defect(Exception):
    def __init__(self, sequence, reason, lines=()):
        super().__init__(sequence, reason)
        self.sequence, self.reason, self.lines = sequence, reason, lines


def sha256(data):
    return hashlib.sha256(data).digest()


def ecdsa(key, signature, data):
    try:
        key.verify(signature, data, ec.ECDSA(hashes.SHA256()))
        return True
    except InvalidSignature:
        return False


# --- §1 Entry ------------------------------------------------------------------------------------------------------------------------------------------------------------
UINT, INT, TEXT = 'uint', 'int', 'text'
KEYS = {0: UINT, 1: UINT, 2: 32, 3: 16, 4: INT, 5: INT, 6: TEXT, 7: TEXT, 8: TEXT, 9: TEXT, 10: TEXT, 11: TEXT, 12: TEXT, 13: TEXT, 14: TEXT, 15: UINT, 16: UINT, 17: TEXT,
        18: 32, 19: UINT, 20: TEXT}
ALWAYS = {0, 1, 2, 3, 4, 5, 15}


def cbor_head(data, at):
    """Major type and argument of one data item, in the shortest form only."""
    major, short = data[at] >> 5, data[at] & 31
    if short < 24:
        return major, short, at + 1
    if short > 27:
        raise ValueError('indefinite or reserved length')
    size = 1 << (short - 24)
    if at + 1 + size > len(data):
        raise ValueError('cut')
    value = int.from_bytes(data[at + 1:at + 1 + size], 'big')
    if value < (24, 1 << 8, 1 << 16, 1 << 32)[short - 24]:
        raise ValueError('not the shortest form')
    return major, value, at + 1 + size


def decode(data):
    """An entry as {key: value}; ValueError for whatever is not exactly what §1 allows."""
    if len(data) > 4096:
        raise ValueError('too long')
    try:
        major, pairs, at = cbor_head(data, 0)
        if major != 5:
            raise ValueError('no map')
        entry, before = {}, -1
        for _ in range(pairs):
            major, key, at = cbor_head(data, at)
            if major != 0 or key <= before or key not in KEYS:
                raise ValueError('keys')
            before, kind = key, KEYS[key]
            major, value, at = cbor_head(data, at)
            if major in (0, 1) and value < 1 << (53 if kind == INT else 63) and kind in (UINT, INT) and not (major == 1 and kind == UINT):
                entry[key] = value if major == 0 else -1 - value
                if kind == INT and entry[key] <= -(1 << 53):
                    raise ValueError('time')
            elif (major == 3 and kind == TEXT) or (major == 2 and kind == value):
                if value == 0 or at + value > len(data):
                    raise ValueError('empty or cut')
                entry[key] = data[at:at + value]
                at += value
                if major == 3:
                    entry[key] = entry[key].decode('utf-8')
                    if entry[key][0] == '\ufeff':
                        raise ValueError('byte order mark')
            else:
                raise ValueError('type')
    except IndexError:
        raise ValueError('cut') from None
    if at != len(data) or not ALWAYS <= entry.keys() or entry[0] != 1 or entry[1] < 1 or entry[15] > 2 or entry.get(19, 1) != 1:
        raise ValueError('members')
    return entry


# --- §2 Frame ------------------------------------------------------------------------------------------------------------------------------------------------------------
def frames(file):
    """Payloads one by one; the last thing yielded may be 'torn' or 'defect'."""
    while head := file.read(4):
        length = int.from_bytes(head, 'big')
        if length == 0:
            while zeroes := file.read(1 << 16):
                if zeroes.strip(b'\0'):
                    yield 'defect'
                    return
            yield 'torn'
            return
        if len(head) == 4 and length > 4608:
            yield 'defect'
            return
        body = file.read(length + 4) if len(head) == 4 else b''
        if len(body) < length + 4:
            yield 'torn'
            return
        if sha256(body[:length])[:4] != body[length:]:
            yield 'defect'
            return
        yield body[:length]


# --- §3 Segments ---------------------------------------------------------------------------------------------------------------------------------------------------------
def entries(record):
    """Encoded entries of all segments, in order; the last thing yielded may be 'changed' or 'missing'."""
    numbers = [int(name[:4]) for name in os.listdir(record) if re.fullmatch(r'[0-9]{4}\.log', name) and name != '0000.log']
    count = 0
    for number in range(1, max(numbers, default=0) + 1):
        path = os.path.join(record, '%04d.log' % number)
        if count != (number - 1) * 10000 or not os.path.exists(path):
            yield 'missing'
            return
        with open(path, 'rb') as file:
            header = file.read(16)
            if len(header) < 16 and number == max(numbers):
                return
            if header != b'MDGREC1\n' + (count + 1).to_bytes(8, 'big'):
                yield 'changed'
                return
            for payload in frames(file):
                if payload == 'torn':
                    break
                yield 'changed' if payload == 'defect' else payload
                count += 1


# --- §4 Tree, notes, certificates ----------------------------------------------------------------------------------------------------------------------------------------
class Tree:
    def __init__(self):
        self.size, self.peaks = 0, []

    def add(self, entry):
        node, self.size = sha256(b'\0' + entry), self.size + 1
        carry = self.size
        while carry % 2 == 0:
            node, carry = sha256(b'\1' + self.peaks.pop() + node), carry // 2
        self.peaks.append(node)

    def root(self):
        node = None
        for peak in reversed(self.peaks):
            node = peak if node is None else sha256(b'\1' + peak + node)
        return sha256(b'') if node is None else node


NOTE = re.compile(r'(madoguchi/([^/\n]+)/([^/\n]+)/record)\n([1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\ntime ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z)\n'
                  r'certificate ([0-9a-f]{64})\n\n\u2014 ([^\n ]+) ([^\n]*)\n')


def moment(text):
    if not re.fullmatch(r'[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z', text):
        raise ValueError('time')
    return datetime.datetime.strptime(text[:-1] + '000', '%Y-%m-%dT%H:%M:%S.%f')


def milliseconds(time):
    return (time - datetime.datetime(1970, 1, 1)) // datetime.timedelta(milliseconds=1)


def strict_base64(text):
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError('base64')
    return data


class Certificates:
    def __init__(self, ca_pem):
        self.ca = x509.load_pem_x509_certificate(ca_pem)
        self.known = {}

    def add(self, pem):
        for block in re.findall(rb'-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----', pem):
            try:
                certificate = x509.load_pem_x509_certificate(block)
                self.known[sha256(certificate.public_bytes(Encoding.DER))] = certificate
            except ValueError:
                continue  # then it vouches for nothing

    def issued(self, certificate):
        """By the authority itself: nothing stands between."""
        try:
            self.ca.public_key().verify(certificate.signature, certificate.tbs_certificate_bytes, ec.ECDSA(certificate.signature_hash_algorithm))
            return certificate.issuer == self.ca.subject
        except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError, AttributeError):
            return False

    def valid(self, certificate, at):
        return all(one.not_valid_before <= at < one.not_valid_after for one in (certificate, self.ca))

    def fit(self, certificate, client):
        """A P-256 key for signing, identifiers of key and authority; a terminal's certificate is for TLS clients, the one of the receipts for nothing more."""
        try:
            extensions = {extension.oid: extension.value for extension in certificate.extensions}
            usage, issuer = extensions.get(ExtensionOID.EXTENDED_KEY_USAGE), self.ca.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
            return (isinstance(certificate.public_key().curve, ec.SECP256R1) and ExtensionOID.SUBJECT_KEY_IDENTIFIER in extensions
                    and extensions[ExtensionOID.AUTHORITY_KEY_IDENTIFIER].key_identifier == issuer and extensions[ExtensionOID.KEY_USAGE].digital_signature
                    and (usage is not None and ExtendedKeyUsageOID.CLIENT_AUTH in usage if client else usage is None))
        except (x509.ExtensionNotFound, ValueError, KeyError, AttributeError):
            return False


def subject(certificate, oid):
    names = certificate.subject.get_attributes_for_oid(oid)
    return names[0].value if len(names) == 1 else None


def whole_notes(text):
    """The notes of heads.log; an unfinished last one is dropped."""
    start = 0
    while match := re.compile(r'\n\n[^\n]*\n').search(text, start):
        yield text[start:match.end()]
        start = match.end()


def check_note(text, origin, certificates):
    """(size, root, None) of a head; with a reason instead of None where it is not good."""
    match = NOTE.fullmatch(text)
    try:
        size, root, at = int(match[4]), strict_base64(match[5]), moment(match[6])
    except (TypeError, ValueError):
        return 0, None, 'head'
    if match[1] != origin or match[8] != origin:
        return size, root, 'head'
    certificate = certificates.known.get(bytes.fromhex(match[7]))
    if not certificate or not certificates.issued(certificate):
        return size, root, 'signature'
    if (subject(certificate, NameOID.ORGANIZATION_NAME), subject(certificate, NameOID.COMMON_NAME)) != (match[2], match[3]):
        return size, root, 'signature'
    if not certificates.valid(certificate, at):
        return size, root, 'clock'
    if not certificates.fit(certificate, client=True):
        return size, root, 'signature'
    key = certificate.public_key()
    der = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    key_id = sha256(origin.encode() + b'\n\xff' + b'ecdsa-p256-sha256' + der)[:4]
    try:
        signature = strict_base64(match[9])
    except ValueError:
        return size, root, 'signature'
    if signature[:4] != key_id or not ecdsa(key, signature[4:], text[:text.index('\n\n') + 1].encode()):
        return size, root, 'signature'
    return size, root, None


# --- §5 Receipts ---------------------------------------------------------------------------------------------------------------------------------------------------------
def loose_base64(text):
    """What is no letter of it is passed over: only what is signed counts."""
    letters = re.sub('[^A-Za-z0-9+/]', '', text)
    letters = letters[:-1] if len(letters) % 4 == 1 else letters
    return base64.b64decode(letters + '=' * (-len(letters) % 4))


def read_receipts(data, origin, certificate, certificates):
    """(size, root, UTC in ms, marks of what was outside) of each receipt; ValueError at the first that is not good."""
    for line in data.split(b'\n')[:-1]:
        outer = json.loads(line, strict=False)  # a control character in base64 is no letter of it either
        payload = loose_base64(outer['payload'])
        if not ecdsa(certificate.public_key(), loose_base64(outer['signature']), payload):
            raise ValueError('signature')
        inner = json.loads(payload)
        if inner['type'] != 'record' or inner['origin'] != origin or type(inner['size']) is not int or inner['size'] < 1:
            raise ValueError('not about this record')
        yield inner['size'], bytes.fromhex(inner['root']), milliseconds(moment(inner['at'])), [bytes.fromhex(mark) for mark in inner.get('outside', [])]


def origin_told(line):
    """Whose a line says that it is, believed of nobody."""
    try:
        return json.loads(loose_base64(json.loads(line, strict=False)['payload']))['origin']
    except (ValueError, KeyError, TypeError):
        return None


# --- §6 Outside log ------------------------------------------------------------------------------------------------------------------------------------------------------
def mark(encoded, entry):
    """The same before and after the entry is taken in: 0 as its sequence (1), zeroes as its previous (2)."""
    behind = encoded[3:].index(b'\x02\x58\x20' + entry[2]) + 3 + 35
    return sha256(encoded[:3] + b'\x01\x00\x02\x58\x20' + ZEROES + encoded[behind:])


def check_outside(file, certificates, marks):
    """ValueError where one is not good."""
    previous, sequence = None, 0
    for payload in frames(file):
        if payload == 'torn':
            return
        if payload == 'defect' or len(payload) < 34:
            raise ValueError('frame')
        certificate, length = certificates.known.get(payload[:32]), int.from_bytes(payload[32:34], 'big')
        signature, encoded = payload[34:34 + length], payload[34 + length:]
        entry = decode(encoded)
        if 19 not in entry or (previous and (entry[2] != previous or entry[1] != sequence + 1)):
            raise ValueError('place')
        at = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=entry[5])
        if not (certificate and certificates.issued(certificate) and certificates.valid(certificate, at) and certificates.fit(certificate, client=True)
                and ecdsa(certificate.public_key(), signature, b'madoguchi outside entry 1\n' + encoded)):
            raise ValueError('signature')
        marks.add(mark(encoded, entry))
        previous, sequence = sha256(payload), entry[1]


# --- §7 The clock --------------------------------------------------------------------------------------------------------------------------------------------------------
def clock_line(sequence, by, against):
    return 'clock seq=%d by=%+.1fs against=%s' % (sequence, by / 1000, against)


class Watch:
    """Is shown each entry in order. `lines`: what is told; `server`: the line that the third rule finds by each receipt."""
    def __init__(self, receipts):
        self.lines, self.server, self.runs, self.counts, self.before, self.ran_back = [], {}, {}, {}, None, None
        self.latest, self.open_run = {}, None
        self.receipts, self.next = receipts, 0

    def show(self, entry):
        sequence, run, count, utc, outside = entry[1], entry[3], entry[4], entry[5], 19 in entry
        if self.ran_back:
            return
        if run in self.runs:
            count_before, utc_before = self.runs[run]
            by = (utc - count) - (utc_before - count_before)
            if abs(by) > 5000 + abs(count - count_before) / 1000:
                self.lines.append(clock_line(sequence, by, "the machine's own count"))
        elif not outside and self.before is not None and utc < self.before - 5000:
            self.lines.append(clock_line(sequence, utc - self.before, 'the run before'))
        self.runs[run] = count, utc
        if count - self.latest.get(run, count) > 1200000:
            self.lines.append('silence seq=%d minutes=%d' % (sequence, (count - self.latest[run]) // 60000))
        self.latest[run] = max(count, self.latest.get(run, count))
        if not outside:
            if count < self.counts.get(run, count):
                self.ran_back = sequence
            self.counts[run], self.before = count, utc
        if not self.ran_back and entry.get(11) == 'program.start':
            if self.open_run not in (None, run):
                self.lines.append('unended seq=%d' % sequence)
            self.open_run = run
        elif entry.get(11) == 'program.end' and self.open_run == run:
            self.open_run = None
        while self.next < len(self.receipts) and self.receipts[self.next][0] < sequence:
            self.next += 1
        if self.next < len(self.receipts) and self.next not in self.server:
            ahead = utc - self.receipts[self.next][2]
            behind = utc - self.receipts[self.next - 1][2] if self.next and not outside else 0
            if ahead > 120000 or behind < -120000:
                self.server[self.next] = clock_line(sequence, behind if behind < -120000 else ahead, "the server's time")


# --- §8 The verdict ------------------------------------------------------------------------------------------------------------------------------------------------------
def read(path):
    try:
        with open(path, 'rb') as file:
            return file.read()
    except FileNotFoundError:
        return b''


def walk(record, tree, watch, wanted, roots, marks):
    """Each entry against its place and the one before; (sequence, reason) of the first defect. The clock is looked at as far as entries can be read."""
    before = place = link = named = None
    for sequence, data in enumerate(entries(record), 1):
        try:
            entry = decode(data) if isinstance(data, bytes) else None
        except ValueError:
            entry = None
        if link == sequence - 1 and entry and entry[2] != sha256(before):
            named = link
        if not entry:
            return (named, 'changed') if named else place or (sequence, data if isinstance(data, str) else 'changed')
        watch.show(entry)
        if 19 in entry:
            marks.add(mark(data, entry))
        if place:
            if place[1] == 'missing' and entry[1] == place[0]:
                place = place[0], 'order'
        elif not named and entry[1] != sequence:
            place = sequence, 'order' if entry[1] < sequence else 'missing'
        elif not named and entry[2] != (sha256(before) if before else ZEROES):
            link, named = sequence, sequence - 1 if before else sequence
        before = data
        tree.add(data)
        if sequence in wanted:
            roots[sequence] = tree.root()
    return (named, 'changed') if named else place or (watch.ran_back and (watch.ran_back, 'clock'))


def verify(profile, ca=None, witnessed=None):
    """(size, root, anchored, lines of §7); a Defect is raised."""
    record = os.path.join(profile, 'record')
    certificates = Certificates(read(ca or os.path.join(profile, 'ca.crt')))
    certificates.add(read(os.path.join(record, 'device.crt')))
    receipts_certificate = x509.load_pem_x509_certificate(read(os.path.join(profile, 'receipts.crt')))
    own = x509.load_pem_x509_certificate(read(os.path.join(profile, 'device.crt')))
    origin = 'madoguchi/%s/%s/record' % (subject(own, NameOID.ORGANIZATION_NAME), subject(own, NameOID.COMMON_NAME))

    if not (subject(receipts_certificate, NameOID.ORGANIZATIONAL_UNIT_NAME) == 'federation' and certificates.issued(receipts_certificate)
            and certificates.valid(receipts_certificate, receipts_certificate.not_valid_before) and certificates.fit(receipts_certificate, client=False)):
        raise Defect(1, 'receipt')
    heads, heads_trouble = [], None
    for text in whole_notes(read(os.path.join(record, 'heads.log')).decode('utf-8', 'replace')):
        size, root, reason = check_note(text, origin, certificates)
        if not reason and heads and size < heads[-1][0]:
            reason = 'head'
        if reason:
            heads_trouble = reason
            break
        heads.append((size, root))
    receipts, receipt_trouble = [], False
    try:
        for receipt in read_receipts(read(os.path.join(record, 'receipts.log')), origin, receipts_certificate, certificates):
            receipts.append(receipt)
    except (ValueError, KeyError, TypeError):
        receipt_trouble = True
    told, told_trouble = None, False
    if witnessed:
        told, mine = [], [line + b'\n' for line in read(witnessed).split(b'\n') if origin_told(line) == origin]
        try:
            for receipt in read_receipts(b''.join(mine), origin, receipts_certificate, certificates):
                told.append(receipt)
        except (ValueError, KeyError, TypeError):
            told_trouble = True

    tree, watch = Tree(), Watch(receipts)
    wanted, roots = {size for size, _ in heads} | {receipt[0] for receipt in receipts + (told or [])}, {}
    marks = set()
    defect = walk(record, tree, watch, wanted, roots, marks)
    if defect:
        raise Defect(*defect, watch.lines)

    good = 0
    for size, root in heads:
        if size > tree.size:
            raise Defect(tree.size + 1, 'truncated', watch.lines)
        if roots.get(size) != root:
            raise Defect(good + 1, 'head', watch.lines)
        good = size
    if heads_trouble:
        raise Defect(good + 1, heads_trouble, watch.lines)
    if tree.size - good >= 200:
        raise Defect(good + 1, 'head', watch.lines)
    anchored = 0
    for number, (size, root, _, _) in enumerate(receipts):
        if size > tree.size:
            raise Defect(tree.size + 1, 'truncated', watch.lines)
        if roots.get(size) != root:
            raise Defect(anchored + 1, 'receipt', watch.lines)
        anchored = max(anchored, size)
        if number in watch.server:
            watch.lines.append(watch.server[number])
    if receipt_trouble:
        raise Defect(anchored + 1, 'receipt', watch.lines)
    for size, root, _, _ in told or []:
        if size > tree.size:
            raise Defect(tree.size + 1, 'truncated', watch.lines)
        if roots.get(size) != root:
            raise Defect(anchored + 1, 'receipt', watch.lines)
        anchored = max(anchored, size)
    if told_trouble:
        raise Defect(anchored + 1, 'receipt', watch.lines)
    if told == []:
        raise Defect(1, 'unwitnessed', watch.lines)
    path = os.path.join(record, 'outside.log')
    if os.path.exists(path):
        with open(path, 'rb') as file:
            try:
                check_outside(file, certificates, marks)
            except (ValueError, OverflowError):
                raise Defect(0, 'outside', watch.lines) from None
    if any(mark not in marks for receipt in told or [] for mark in receipt[3]):
        raise Defect(0, 'cut', watch.lines)
    return tree.size, tree.root(), anchored, watch.lines


def main(arguments):
    options = dict(zip(arguments[1::2], arguments[2::2]))
    if len(arguments) != 1 + 2 * len(options) or options.keys() - {'--ca', '--witnessed'}:
        print('verify.py PROFILE [--ca FILE] [--witnessed FILE]', file=sys.stderr)
        return 2
    try:
        size, root, anchored, lines = verify(arguments[0], options.get('--ca'), options.get('--witnessed'))
        verdict, status = 'ok size=%d root=%s anchored=%d' % (size, root.hex(), anchored), 0
    except Defect as defect:
        verdict, status, lines = 'bad seq=%d reason=%s' % (defect.sequence, defect.reason), 1, defect.lines
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 3
    told = {}
    for line in lines:
        kind = line.partition(' ')[0]
        told[kind] = told.get(kind, 0) + 1
        if told[kind] <= 100:
            print(line)
    print(verdict)
    return status


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
