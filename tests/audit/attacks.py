#!/usr/bin/python3
"""attacks.py RECORDS ADMIN: has the record of a terminal spoiled in every way that we know of, and both verifiers judge it: ADMIN (madoguchi-admin) and
verify.py beside this file. They must agree to the word, and what can be found must be found. RECORDS (audit-records) makes the good records. MADOGUCHI_ATTACKS: positions
of each attack, 20 otherwise; MADOGUCHI_ATTACK_SEED: another draw."""
import base64
import contextlib
import datetime
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from cryptography.x509.oid import NameOID

import verify
from verify import sha256

ROUNDS = int(os.environ.get('MADOGUCHI_ATTACKS', '20'))
SEED = int(os.environ.get('MADOGUCHI_ATTACK_SEED', '6'))
ORIGIN = 'madoguchi/162019/terminal-1/record'


# --- Writing what verify.py reads ------------------------------------------------------------------------------------------------------------------------------------
def head_bytes(major, value):
    if value < 24:
        return bytes([major << 5 | value])
    size = next(size for size in (1, 2, 4, 8) if value < 1 << 8 * size)
    return bytes([major << 5 | 24 + size.bit_length() - 1]) + value.to_bytes(size, 'big')


def encode(entry):
    out = head_bytes(5, len(entry))
    for key in sorted(entry):
        value = entry[key]
        out += head_bytes(0, key)
        if isinstance(value, int):
            out += head_bytes(0, value) if value >= 0 else head_bytes(1, -1 - value)
        else:
            raw = value.encode() if isinstance(value, str) else value
            out += head_bytes(3 if isinstance(value, str) else 2, len(raw)) + raw
    return out


def framed(payload):
    return len(payload).to_bytes(4, 'big') + payload + sha256(payload)[:4]


def chained(entries, start):
    """The same entries with right sequences and hashes from place `start` (from 0) on."""
    fixed = entries[:start]
    for data in entries[start:]:
        fixed.append(encode(verify.decode(data) | {1: len(fixed) + 1, 2: sha256(fixed[-1]) if fixed else bytes(32)}))
    return fixed


class Profile:
    """A terminal's folder in memory."""
    def __init__(self, path):
        self.files, self.entries = {}, []
        for folder, _, names in os.walk(path):
            for name in names:
                full = os.path.join(folder, name)
                with open(full, 'rb') as file:
                    self.files[os.path.relpath(full, path)] = file.read()
        for name in sorted(self.files):
            if name.startswith('record/0'):
                self.entries += [payload for payload in verify.frames(io.BytesIO(self.files[name][16:]))]
        self.device, self.receipts = (load_pem_private_key(self.files['keys/%s.key' % name], None) for name in ('device', 'receipts'))

    def copy(self):
        other = object.__new__(Profile)
        other.__dict__ = dict(self.__dict__, files=dict(self.files), entries=list(self.entries))
        return other

    def pack(self):
        """Segments from self.entries."""
        for name in [name for name in self.files if name.startswith('record/0')]:
            del self.files[name]
        for first in range(0, len(self.entries), 10000):
            self.files['record/%04d.log' % (first // 10000 + 1)] = b'MDGREC1\n' + (first + 1).to_bytes(8, 'big') + b''.join(map(framed, self.entries[first:first + 10000]))
        return self

    def notes(self):
        return list(verify.whole_notes(self.files['record/heads.log'].decode()))

    def answers(self):
        return self.files['record/receipts.log'].splitlines(keepends=True) if 'record/receipts.log' in self.files else []

    def receipt_sizes(self):
        return [json.loads(base64.b64decode(json.loads(line)['payload']))['size'] for line in self.answers()]

    def set_notes(self, notes):
        self.files['record/heads.log'] = ''.join(notes).encode()

    def note(self, size, at, key=None, certificate=None):
        """A head over the first `size` entries, as the device would sign it."""
        key, tree = key or self.device, verify.Tree()
        certificate = certificate or x509.load_pem_x509_certificate(self.files['device.crt'])
        for data in self.entries[:size]:
            tree.add(data)
        text = '%s\n%d\n%s\ntime %s\ncertificate %s\n' % (ORIGIN, size, base64.b64encode(tree.root()).decode(), at, sha256(certificate.public_bytes(Encoding.DER)).hex())
        key_id = sha256(ORIGIN.encode() + b'\n\xffecdsa-p256-sha256' + key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))[:4]
        signature = key.sign(text.encode(), ec.ECDSA(hashes.SHA256()))
        return '%s\n\u2014 %s %s\n' % (text, ORIGIN, base64.b64encode(key_id + signature).decode())

    def sealed_again(self, start=0):
        """All heads over more than `start` entries signed anew."""
        notes = []
        for note in self.notes():
            match = verify.NOTE.fullmatch(note)
            size = int(match[4])
            if size <= len(self.entries):
                notes.append(note if size <= start else self.note(size, match[6]))
        self.set_notes(notes)
        return self

    def write(self, path):
        shutil.rmtree(path, ignore_errors=True)
        os.makedirs(os.path.join(path, 'record'))
        for name, content in self.files.items():
            if not name.startswith('keys/'):
                with open(os.path.join(path, name), 'wb') as file:
                    file.write(content)


# --- The attacks: each answers what must come of it: 'bad', 'ok', or None where either may be ------------------------------------------------------------------------
def edited(data, chance):
    entry = verify.decode(data)
    key = chance.choice([key for key in entry if key in (4, 5, 8, 11, 12, 14, 16, 17, 18, 20)])
    value = entry[key]
    entry[key] = value + chance.choice((-1, 1, 3600000)) if isinstance(value, int) and value else value + 1 if isinstance(value, int) else value[:-1] + (
        b'\x01' if value[-1:] != b'\x01' else b'\x02') if isinstance(value, bytes) else value + 'x'
    return encode(entry)


def edit(p, chance):
    k = chance.randrange(len(p.entries))
    p.entries[k] = edited(p.entries[k], chance)
    p.pack()
    return 'bad'


def delete(p, chance):
    del p.entries[chance.randrange(len(p.entries) - 1)]
    p.pack()
    return 'bad'


def insert(p, chance):
    k = chance.randrange(1, len(p.entries))
    p.entries.insert(k, encode(verify.decode(p.entries[k]) | {2: sha256(p.entries[k - 1]), 12: 'inserted'}))
    p.pack()
    return 'bad'


def swap(p, chance):
    a, b = chance.sample(range(len(p.entries)), 2)
    if chance.random() < 0.5:
        b = a + 1 if a + 1 < len(p.entries) else a - 1
    p.entries[a], p.entries[b] = p.entries[b], p.entries[a]
    p.pack()
    return 'bad'


def cut_tail(p, chance):
    p.entries = p.entries[:chance.randrange(len(p.entries))]
    p.pack()
    return 'bad'


def cut_tail_and_heads(p, chance):
    """With the heads over what is gone: below a receipt the server's word tells."""
    p.entries = p.entries[:chance.randrange(p.receipt_sizes()[-1])]
    p.pack().sealed_again(len(p.entries))
    return 'bad'


def cut_tail_unsigned(p, chance):
    """What no head and no receipt covers yet is vouched for by nothing: both say ok, `size` tells."""
    p.set_notes(note for note in p.notes() if int(verify.NOTE.fullmatch(note)[4]) <= p.receipt_sizes()[-1])
    p.entries = p.entries[:chance.randrange(p.receipt_sizes()[-1], len(p.entries))]
    p.pack()
    return 'ok'


def cut_head(p, chance):
    del p.entries[:chance.randrange(1, len(p.entries))]
    p.pack()
    return 'bad'


def cut_head_renumbered(p, chance):
    del p.entries[:chance.randrange(1, len(p.entries))]
    p.entries = chained(p.entries, 0)
    p.pack()
    if chance.random() < 0.5:
        p.sealed_again()
    return 'bad'


def rewrite(p, chance):
    """Right hashes everywhere behind it, the heads as they were."""
    k = chance.randrange(int(verify.NOTE.fullmatch(p.notes()[-1])[4]))
    p.entries[k] = edited(p.entries[k], chance)
    p.entries = chained(p.entries, k)
    p.pack()
    return 'bad'


def seal_again(p, chance):
    """The same, and signed by the device: only a receipt over it tells."""
    k = chance.randrange(p.receipt_sizes()[-1])
    p.entries[k] = edited(p.entries[k], chance)
    p.entries = chained(p.entries, k)
    p.pack().sealed_again(k)
    return 'bad'


def seal_tail_again(p, chance):
    """Behind the last receipt the device's own key can rewrite: that tail is counted (size - anchored), not proved."""
    k = chance.randrange(p.receipt_sizes()[-1], len(p.entries))
    p.entries[k] = encode(verify.decode(p.entries[k]) | {17: 'rewritten'})
    p.entries = chained(p.entries, k)
    p.pack().sealed_again(k)
    return 'ok'


def fork(p, chance):
    k = chance.randrange(p.receipt_sizes()[-1])
    p.entries = chained(p.entries[:k] + [encode(verify.decode(data) | {12: 'another-%d' % chance.randrange(10 ** 6)}) for data in p.entries[k:]], k)
    p.pack().sealed_again(k)
    return 'bad'


def old_copy(p, chance):
    """Sound in itself: only the server knows that it has witnessed more."""
    size = chance.randrange(len(p.entries))
    p.entries = p.entries[:size]
    p.files['record/receipts.log'] = b''.join(line for line, covered in zip(p.answers(), p.receipt_sizes()) if covered <= size)
    p.set_notes(note for note in p.notes() if int(verify.NOTE.fullmatch(note)[4]) <= size)
    p.pack()
    return 'ok'


def witnessed(attack):
    """The server has seen all of it before: with its word (--witnessed) nothing of the kind goes unnoticed."""
    def told(p, chance):
        p.files['witnessed'] = answer(p, len(p.entries), verify.decode(p.entries[-1])[5], issued='2026-11-21T00:00:00.000Z')
        attack(p, chance)
        return 'bad'
    told.__name__ = attack.__name__ + ', witnessed'
    return told


def clock_back(p, chance):
    """Somebody sets the clock back (or forward) before entry k, behind the last receipt: no defect, but told."""
    k = chance.randrange(p.receipt_sizes()[-1] + 1, len(p.entries))
    by = chance.choice((-1, 1)) * chance.randrange(5001, 10 ** chance.randrange(4, 10))
    for i in range(k, len(p.entries)):
        entry = verify.decode(p.entries[i])
        p.entries[i] = encode(entry | {5: entry[5] + by})
    p.entries = chained(p.entries, k)
    p.pack().sealed_again(k)
    return 'clock'


def clock_anywhere(p, chance):
    """Times, counts and runs of some entries at random, receipts taken away: whatever the rules say, both say it."""
    p.files['record/receipts.log'] = b''
    for _ in range(chance.randrange(1, 6)):
        k = chance.randrange(len(p.entries))
        entry = verify.decode(p.entries[k])
        by = chance.choice((-1, 1)) * chance.randrange(10 ** chance.randrange(3, 8))
        run = bytes([chance.randrange(2)]) * 16
        what = chance.randrange(5)
        for i in range(k, min(len(p.entries), k + chance.randrange(1, 40))):
            entry = verify.decode(p.entries[i])
            if what == 0:
                entry[5] += by
            elif what == 1:
                entry[5], entry[4] = entry[5] + by, entry[4] + by + chance.randrange(-6000, 6000)
            elif what == 2:
                entry[3] = run
            elif what == 3:
                entry[19] = 1
            else:
                entry[4] += by
            p.entries[i] = encode(entry)
    p.entries = chained(p.entries, 0)
    p.pack().sealed_again()
    return None


def server_clock(p, chance):
    """The server's times beside the record's, at random."""
    answers = []
    for size in sorted(chance.sample(range(1, len(p.entries) + 1), chance.randrange(1, 6))):
        at = verify.decode(p.entries[size - 1])[5] + chance.randrange(-200000, 200000)
        answers.append(answer(p, size, at))
    p.files['record/receipts.log'] = b''.join(answers)
    return 'ok'


def answer(p, count, at, root=None, **members):
    """The server's answer about the first `count` entries; `members` say something else in it."""
    tree = verify.Tree()
    for data in p.entries[:count]:
        tree.add(data)
    time = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=at)
    members |= {'at': members.pop('told')} if 'told' in members else {}
    payload = json.dumps({'type': 'record', 'origin': ORIGIN, 'size': count, 'root': (root or tree.root()).hex(), 'at': time.isoformat(timespec='milliseconds') + 'Z'} | members,
                         separators=(',', ':')).encode()
    signature = p.receipts.sign(payload, ec.ECDSA(hashes.SHA256()))
    return json.dumps({'payload': base64.b64encode(payload).decode(), 'signature': base64.b64encode(signature).decode(), 'key': 'receipts'}, separators=(',', ':')).encode() + b'\n'


def monotonic_back(p, chance):
    k = chance.randrange(p.receipt_sizes()[-1] + 1, len(p.entries))
    entry = verify.decode(p.entries[k])
    p.entries[k] = encode(entry | {4: verify.decode(p.entries[k - 1])[4] - chance.randrange(1, 10 ** 6)})
    p.entries = chained(p.entries, k)
    p.pack().sealed_again(k)
    return 'bad'


def other_certificate(key, issuer_key, issuer, common='terminal-1', organization='162019', unit='terminal', begin=None):  # as the authority makes them: only a terminal's may open TLS
    begin = begin or datetime.datetime(2026, 11, 19)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common), x509.NameAttribute(NameOID.ORGANIZATION_NAME, organization),
                      x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, unit)])
    usage = x509.KeyUsage(True, False, False, False, False, False, False, False, False)
    builder = (x509.CertificateBuilder().subject_name(name).issuer_name(issuer).public_key(key.public_key()).serial_number(x509.random_serial_number())
            .not_valid_before(begin).not_valid_after(begin + datetime.timedelta(days=90)).add_extension(usage, True)
            .add_extension(x509.BasicConstraints(False, None), True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), False))
    if unit == 'terminal':
        builder = builder.add_extension(x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.CLIENT_AUTH]), False)
    return builder.sign(issuer_key, hashes.SHA256())


def forged_head(p, chance):
    """The last head signed by a key that is not the device's: without a certificate, with one of another authority, of another terminal, or of another time."""
    key, ca = ec.generate_private_key(ec.SECP256R1()), x509.load_pem_x509_certificate(p.files['ca.crt'])
    ca_key, kind = load_pem_private_key(p.files['keys/ca.key'], None), chance.randrange(6)
    certificate = [lambda: None, lambda: other_certificate(key, key, ca.subject), lambda: other_certificate(key, ca_key, ca.subject, common='terminal-2'),
                   lambda: other_certificate(key, ca_key, ca.subject, organization='162027'),
                   lambda: other_certificate(key, ca_key, ca.subject, begin=datetime.datetime(2027, 12, 1)), # behind every head there is
                   lambda: other_certificate(key, ca_key, ca.subject, unit='staff')][kind]()
    if certificate:
        p.files['record/device.crt'] += certificate.public_bytes(Encoding.PEM)
    notes, k = p.notes(), chance.randrange(len(p.notes()))
    match = verify.NOTE.fullmatch(notes[k])
    notes[k] = p.note(int(match[4]), match[6], key, certificate)
    p.set_notes(notes)
    return 'bad'


def lost_heads(p, chance):
    """One head, or all behind one: below 200 entries that is not told."""
    notes = p.notes()
    del notes[chance.randrange(len(notes)):]
    p.set_notes(notes)
    return None


def heads_shuffled(p, chance):
    notes = p.notes()
    a, b = chance.sample(range(len(notes)), 2)
    notes[a] = notes[b]
    p.set_notes(notes)
    return None


def empty_period(p, chance):
    """Nothing was noted for some days, by a program that ran: no defect, but told."""
    p.files['record/receipts.log'] = b''
    k = chance.randrange(len(p.entries))
    for i in range(k, len(p.entries)):
        entry = verify.decode(p.entries[i])
        p.entries[i] = encode(entry | {4: entry[4] + 259200000, 5: entry[5] + 259200000})
    p.entries = chained(p.entries, k)
    p.pack().sealed_again()
    runs = [verify.decode(entry)[3] for entry in p.entries[:k + 1]]
    return 'silence' if runs[k] in runs[:k] else 'ok'


def record_file(p, chance):
    return chance.choice(sorted(name for name, content in p.files.items() if name.startswith('record/') and content))


def flip(p, chance):
    name = record_file(p, chance)
    content = bytearray(p.files[name])
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    p.files[name] = bytes(content)
    return None


def torn(p, chance):
    """The end of a file is missing, or something follows it."""
    name = record_file(p, chance)
    content, what = p.files[name], chance.randrange(4)
    p.files[name] = [content[:chance.randrange(len(content))], content[:-chance.randrange(1, min(len(content), 300))],
                     content + bytes(chance.randrange(1, 5000)), content + chance.randbytes(chance.randrange(1, 40))][what]
    return None


def other_answer(p, chance):
    """A good signature over something that is not about this record, or not what stands here."""
    size = chance.randrange(1, len(p.entries) + 1)
    at = verify.decode(p.entries[-1])[5]
    p.files['record/receipts.log'] = b''.join(p.answers()[:chance.randrange(3)]) + chance.choice((
        lambda: answer(p, size, at, chance.randbytes(32)), lambda: answer(p, size, at, origin=ORIGIN.replace('-1', '-2')), lambda: answer(p, size, at, type='change'),
        lambda: answer(p, len(p.entries), at, size=len(p.entries) + 1), lambda: b'{}\n', lambda: b'\n'))()
    return 'bad'


def odd_entry(p, chance):
    """CBOR that a strict reader refuses (or must not), with right frames, hashes and heads; ambiguous_cases() has each way once."""
    k = chance.randrange(p.receipt_sizes()[-1], len(p.entries))
    entry, good = verify.decode(p.entries[k]), p.entries[k]
    p.entries[k] = chance.choice((
        lambda: encode(entry | {21: 1}), lambda: encode(entry | {19: 2}), lambda: encode(entry | {19: 0}), lambda: encode(entry | {15: 3}), lambda: encode(entry | {0: 2}),
        lambda: encode(entry | {17: ''}), lambda: encode(entry | {18: b'short'}), lambda: encode(entry | {17: 'x' * 5000}), lambda: good + b'\0',
        lambda: encode(entry | {10: 'nobody'}), lambda: encode(entry | {11: 'no.such'}), lambda: encode(entry | {16: 1 << 63}), lambda: encode(entry | {4: -1}),
        lambda: encode(entry | {7: '12'}), lambda: encode({key: entry[key] for key in entry if key != chance.choice(sorted(entry))}), lambda: encode(entry | {17: 'x' * 4000}),
        lambda: encode(entry | {6: 'terminal-2'}), lambda: encode(entry | {5: -5}), lambda: good[:3] + b'\x18' + good[3:4] + good[4:], lambda: encode(entry | {17: 'a\0b'}),
        lambda: encode(entry | {17: 'zz'}).replace(b'\x62zz', b'\x62\xff\xff'), lambda: encode(entry | {16: 0}), lambda: encode(entry | {4: 1 << 63}),
        lambda: encode(entry | {17: '\ufeffa'}), lambda: encode(entry | {4: -(1 << 63)}), lambda: encode(entry | {5: 1 << 53}), lambda: encode(entry | {5: (1 << 53) - 1})))()
    for i in range(k + 1, len(p.entries)):
        p.entries[i] = encode(verify.decode(p.entries[i]) | {2: sha256(p.entries[i - 1])})
    p.pack().sealed_again(k)
    return None


def marks(p, payloads):
    """As the server knows what was shown to it while it waited outside."""
    return [verify.mark(encoded, verify.decode(encoded)).hex() for encoded in [payload[34 + int.from_bytes(payload[32:34], 'big'):] for payload in payloads]
            + [data for data in p.entries if 19 in verify.decode(data)]]


def outside_shown(p, chance):
    """Some of it taken in, some waiting: whatever the server was shown is here."""
    waiting = list(verify.frames(io.BytesIO(p.files['record/outside.log'])))
    shown = chance.sample(marks(p, waiting), chance.randrange(len(waiting)))
    p.files['witnessed'] = answer(p, p.receipt_sizes()[-1], verify.decode(p.entries[-1])[5], issued='2026-11-21T00:00:00.000Z', outside=shown)
    return 'ok'


def outside_cut(p, chance):
    """Either end of what waited, or all of it, is taken away after the server was shown it."""
    waiting = list(verify.frames(io.BytesIO(p.files['record/outside.log'])))
    p.files['witnessed'] = answer(p, p.receipt_sizes()[-1], verify.decode(p.entries[-1])[5], issued='2026-11-21T00:00:00.000Z', outside=marks(p, waiting))
    gone = chance.randrange(1, len(waiting) + 1)
    p.files['record/outside.log'] = b''.join(map(framed, chance.choice((waiting[gone:], waiting[:-gone]))))
    return 'bad'


ATTACKS = {'day': (edit, delete, insert, swap, cut_tail, cut_tail_and_heads, cut_tail_unsigned, cut_head, cut_head_renumbered, rewrite, seal_again, seal_tail_again, fork, old_copy,
                   clock_back, clock_anywhere, server_clock, monotonic_back, forged_head, lost_heads, heads_shuffled, empty_period, flip, torn, other_answer, odd_entry,
                   witnessed(old_copy), witnessed(cut_tail_unsigned), witnessed(seal_tail_again)),
           'outside-waiting': (flip, torn, outside_shown, outside_cut), 'renewed': (edit, rewrite, seal_again, forged_head, flip), 'clock-set': (edit, clock_anywhere, server_clock), 'thirty': (edit, swap, flip, torn)}


def single_cases(bases):
    """(name, spoiled profile, what must come of it) of what has no random place."""
    day, long = bases['day'], bases['two-segments']
    for name in sorted(day.files):
        if name.startswith('keys/'):
            continue
        for what in ('empty', 'missing'):
            p = day.copy()
            p.files[name] = b''
            if what == 'missing':
                del p.files[name]
            yield 'day, %s %s' % (name, what), p, None
    for name in ('record/0001.log', 'record/0002.log'):
        for what in ('dropped', 'empty', 'header alone', 'cut', 'other header', 'torn', 'double'):
            p = long.copy()
            content = p.files[name]
            p.files[name] = {'empty': b'', 'header alone': content[:16], 'cut': content[:-5000], 'other header': b'MDGREC2\n' + content[8:], 'torn': content[:-1],
                             'double': content + framed(p.entries[0])}.get(what, b'')
            if what == 'dropped':
                del p.files[name]
            yield 'two-segments, %s %s' % (name, what), p, None if what == 'torn' else 'bad'
    for name, content in (('record/0003.log', b'MDGREC1\n' + (20001).to_bytes(8, 'big')), ('record/0003.log', b''), ('record/0000.log', b''), ('record/0001.log.old', b'x'),
                          ('record/00001.log', b'x'), ('record/notes.txt', b'x')):
        p = long.copy()
        p.files[name] = content
        yield 'two-segments and %s of %d' % (name, len(content)), p, None
    p = long.copy()
    p.entries[9999] = edited(p.entries[9999], random.Random(1))
    yield 'two-segments, last of the first edited', p.pack(), 'bad'
    p = long.copy()
    p.entries[10000] = edited(p.entries[10000], random.Random(1))
    yield 'two-segments, first of the second edited', p.pack(), 'bad'
    p = day.copy()
    p.files['ca.crt'] = bases['thirty-other'].files['ca.crt']
    yield 'day under another authority', p, 'bad'
    p = day.copy()
    p.files['receipts.crt'] = bases['thirty-other'].files['receipts.crt']
    yield 'day with another receipts key', p, 'bad'
    p = day.copy()
    p.files['receipts.crt'] = p.files['device.crt']
    yield 'day with the device for receipts', p, 'bad'
    p = day.copy()
    p.files['device.crt'] = bases['other-terminal'].files['device.crt']
    yield 'day in the folder of another terminal', p, 'bad'


def changed(base, places, renewed=True):
    """`base` with members of single entries set: {sequence: {key: value, None: without it, function of the old value}}."""
    p, first = base.copy(), min(places) - 1
    for sequence, members in places.items():
        entry = verify.decode(p.entries[sequence - 1])
        for key, value in members.items():
            entry[key] = value(entry.get(key)) if callable(value) else value
        p.entries[sequence - 1] = encode({key: value for key, value in entry.items() if value is not None})
    if renewed:
        p.entries = chained(p.entries, first)
    return p.pack().sealed_again(first) if renewed else p.pack()


def more(by):
    return lambda value: value + by


def ambiguous_cases(bases):
    """Where the text had to be asked twice: which of two neighbours is named, what the clock is compared with, what counts of receipts and of what waits outside."""
    thirty, day, waiting = bases['thirty'], bases['day'], bases['outside-waiting']
    other, none = {12: 'zz'}, {2: bytes(32)}
    for places in ({9: other, 10: other}, {9: other, 11: other}, {9: other, 10: other, 11: other}, {9: other, 10: none}, {10: none}, {10: none | other}, {30: none}, {29: none}, {2: none},
                   {29: other, 30: other}, {29: other, 30: none}, {1: other, 2: other}, {1: {2: bytes(31) + b'x'}}, {9: other, 11: {1: 15}}, {10: none, 11: {1: 15}}, {9: other, 10: {1: 15}},
                   {10: {1: 40}}, {10: {1: 20}}, {10: {1: 4}}, {9: other, 20: {5: 5}}, {9: other, 20: {4: 5}}, {9: {4: 5}, 20: other}, {9: {4: 5}, 10: none}, {9: {4: 5}, 12: {0: 2}}):
        yield 'thirty, %s' % places, changed(thirty, places, False), 'bad'
    run, earlier = bytes(15) + b'x', {3: bytes(15) + b'x', 4: more(-900000)}
    behind = {sequence: earlier for sequence in range(11, 31)}
    for name, places in (('creeping', {k: {5: more(4000 * (k // 5))} for k in range(1, 31)}), ('5,000 ms', {10: {5: more(5000)}}), ('5,020 ms', {10: {5: more(5020)}}),
                         ('a pause, 14.9 s', {k: {4: more(10 ** 7), 5: more(10 ** 7 + 14900)} for k in range(10, 31)}),
                         ('a pause, 15.1 s', {k: {4: more(10 ** 7), 5: more(10 ** 7 + 15100)} for k in range(10, 31)}),
                         ('a run before the run before', {k: earlier | {5: more(-8000)} for k in range(10, 31)}), ('two runs in turn', {k: earlier | {5: more(-800000)} for k in range(10, 31, 2)}),
                         ('taken in, older', {10: {19: 1, 4: more(-3600000), 5: more(-3600000)}}), ('taken in, of another run', {10: {19: 1, 3: run, 4: 5, 5: more(-3600000)}}),
                         ('taken in, first of its run', behind | {10: earlier | {19: 1}}), ('taken in, first of its run, clock set then', behind | {10: earlier | {19: 1, 5: more(-3600000)}}),
                         ('taken in, younger', {10: {19: 1, 4: more(500000), 5: more(500000)}}), ('taken in, the clock set', {10: {19: 1, 5: more(-3600000)}}),
                         ('two taken in, turned round', {10: {19: 1, 4: more(-5000), 5: more(-5000)}, 11: {19: 1, 4: more(-15000), 5: more(-15000)}}),
                         ('the count the same', {10: {4: verify.decode(thirty.entries[8])[4]}}), ('more steps than are told', {k: {5: more(9000)} for k in range(1, 31, 2)}),
                         ('the count back', {10: {4: more(-10000), 5: more(-10000)}}), ('another terminal', {10: {6: 'terminal-2'}}), ('another municipality', {10: {7: '162027'}})):
        yield 'thirty, ' + name, changed(thirty, places), 'bad' if name == 'the count back' else None
    start, end, later = {11: 'program.start'}, {11: 'program.end'}, lambda by: {4: more(by), 5: more(by)}
    other_run, from_ten = {3: run}, range(10, 31)
    for name, places, expected in (
            ('20 minutes of silence', {k: later(1200000 - 10000) for k in from_ten}, 'ok'), ('more than 20 minutes of silence', {k: later(1200000 + 1) for k in from_ten}, 'silence'),
            ('silence of one taken in', {k: later(1300000) for k in from_ten} | {10: {19: 1} | later(1300000)}, 'silence'),
            ('broken by one taken in', {k: later(2100000) for k in from_ten} | {10: {19: 1} | later(1000000)}, 'ok'),
            ('silent between runs', {k: other_run | later(1300000) for k in from_ten}, 'ok'), ('silent in two runs', {k: (other_run if k % 2 else {}) | later(1300000) for k in from_ten}, 'silence'),
            ('a silence and the clock', {k: {4: more(1300000)} for k in from_ten}, 'silence'), ('a run without its end', {3: start} | {k: other_run | (start if k == 10 else {}) for k in from_ten}, 'unended'),
            ('a run with its end', {3: start, 9: end} | {k: other_run | (start if k == 10 else {}) for k in from_ten}, 'ok'), ('the end of another', {3: start, 9: end | other_run, 10: start | other_run}, 'unended'),
            ('started twice', {3: start, 9: start}, 'ok'), ('an end without a beginning', {9: end}, 'ok'), ('an end, then another', {3: start, 5: end, 9: start | other_run, 20: start}, 'unended'),
            ('taken in', {3: start, 9: start | other_run | {19: 1}}, 'unended'), ('refused', {3: start | {15: 1}, 9: start | other_run | {15: 2}}, 'unended'),
            ('the count back behind another run', {9: other_run, 10: {4: more(-20000), 5: more(-20000)}}, 'bad'),
            ('the count back at a beginning', {3: start | other_run, 10: start | {4: more(-10000), 5: more(-10000)}}, 'bad')):
        yield 'thirty, ' + name, changed(thirty, places), expected
    yield 'day, more than 100 silences and a clock', changed(day, {k: {4: more(1300000 * k), 5: more(1300000 * k)} for k in range(1, 241)} | {240: {4: more(1300000 * 240), 5: more(1300000 * 240 + 90000000)}}), None
    yield 'day, more than 100 steps', changed(day, {k: {5: more(9000)} for k in range(1, 241, 2)}), 'bad'

    def at(sequence):
        return verify.decode(day.entries[sequence - 1])[5]

    def answered(*lines):
        p = day.copy()
        p.files['record/receipts.log'] = b''.join(answer(day, *line) if isinstance(line, tuple) else line for line in lines)
        return p
    for name, lines in (('an hour ahead', [(50, at(50) - 3600000), (100, at(100) - 3600000)]), ('behind', [(50, at(50) + 3600000), (100, at(100) + 3600000)]),
                        ('both ways', [(50, at(51) + 400000), (100, at(51) - 400000)]), ('120 s', [(50, at(50) - 120000)]), ('121 s', [(50, at(50) - 121000)]),
                        ('120 s before', [(50, at(51) + 120000), (100, at(100))]), ('121 s before', [(50, at(51) + 121000), (100, at(100))]),
                        ('falling', [(100, at(100) - 500000), (50, at(50)), (200, at(200))]), ('equal', [(100, at(100)), (100, at(100) - 500000)]), ('spaces', [answer(day, 50, at(50)).replace(b',', b', ')]),
                        ('other padding', [answer(day, 50, at(50)).replace(b'"signature":"', b'"signature":"!')]), ('other words around', [answer(day, 50, at(50)).replace(b'receipts', b'directory')]), ('torn', [(50, at(50)), b'{}']), ('torn at its LF', [(50, at(50)), answer(day, 100, at(100))[:-1]])):
        yield 'day, receipts: ' + name, answered(*lines), 'ok'
    for name, lines in (('a step, then a bad one', [(50, at(50) - 500000), b'{}\n']), ('a step, then another root', [(50, at(50) - 500000), (100, at(100), bytes(32))]), ('size 0', [(0, at(1))]),
                        ('an empty line', [(50, at(50)), b'\n', (100, at(100))])):
        yield 'day, receipts: ' + name, answered(*lines), 'bad'
    for value in ('', 'x', '2026-11-20T10:00:00Z', '2026-11-20T19:00:00.000+09:00', '2026-02-30T10:00:00.000Z', 5, None):
        yield 'day, receipts: at %r' % value, answered(answer(day, 50, at(50), told=value)), 'bad'

    mine = answer(day, 200, at(200), issued='2026-11-21T00:00:00.000Z')
    others = answer(day, 900, at(200), origin='madoguchi/162019/terminal-9/record')
    for name, content, expected in (('the newest', mine, 'ok'), ('among others', others + b'nothing\n' + mine + others, 'ok'), ('without its end', mine[:-1], 'ok'), ('nobody', b'', 'bad'), ('others alone', others, 'bad'),
                                    ('another root', answer(day, 200, at(200), bytes(32)), 'bad'), ('an older one and the newest', answer(day, 50, at(50)) + mine, 'ok'),
                                    ('another type', answer(day, 200, at(200), type='retirement'), 'bad'), ('another signature', mine.replace(b'"signature":"M', b'"signature":"N'), 'bad'),
                                    ('no time', answer(day, 200, at(200), told='x'), 'bad')):
        p = day.copy()
        p.files['witnessed'] = content
        yield 'day, witnessed: ' + name, p, expected

    entry, count = verify.decode(thirty.entries[28]), bytes([len(verify.decode(thirty.entries[28]))])
    good = encode(entry)
    odd = [('without %d' % key, encode({other: entry[other] for other in entry if other != key})) for key in entry]
    odd += [('%d: %.20r' % (key, value), encode(entry | {key: value})) for key, value in (
        (0, 2), (1, '29'), (3, b'x' * 15), (4, -1), (4, 'x'), (4, (1 << 53) - 1), (4, 1 << 53), (5, -(1 << 53) + 1), (5, -(1 << 53)), (5, -(1 << 63)), (6, 'x' * 300), (7, '12'), (9, 'XYZ'), (10, 'nobody'),
        (11, 'no.such'), (12, b'bytes'), (13, ''), (15, 3), (15, -1), (16, 0), (16, -1), (16, (1 << 63) - 1), (16, 1 << 63), (17, 'a\0b'), (17, '\ufeffa'), (17, '\ufffd'), (18, b'x' * 31), (19, 0), (19, 2),
        (20, 5), (21, 1))]
    length = len(encode(entry | {17: 'x' * 3000}))
    odd += [('%d bytes' % size, encode(entry | {17: 'x' * (3000 + size - length)})) for size in (4096, 4097)]
    odd += [('a byte more', good + b'\0'), ('long count', b'\xb8' + count + good[1:]), ('no count', b'\xbf' + good[1:] + b'\xff'), ('a tag', b'\xc0' + good), ('long key', good[:1] + b'\x18\0' + good[2:]),
            ('keys turned', good[:1] + good[3:6] + good[1:3] + good[6:]), ('an array', b'\x80'), ('nothing', b'\xa0'), ('a surrogate', encode(entry | {17: 'zzz'}).replace(b'zzz', b'\xed\xa0\x80')),
            ('overlong', encode(entry | {17: 'zz'}).replace(b'zz', b'\xc0\x80')), ('a float', encode(entry | {16: 7}).replace(b'\x10\x07', b'\x10\xf9\x47\0')),
            ('true', encode(entry | {19: 1}).replace(b'\x13\x01', b'\x13\xf5')), ('endless text', good[:-4] + b'\x7b' + b'\xff' * 8)]
    for name, data in odd:
        p = thirty.copy()
        p.entries[28:] = [data, encode(verify.decode(thirty.entries[29]) | {2: sha256(data)})]
        p.set_notes([])
        yield 'thirty, entry with ' + name, p.pack(), None

    first, second = list(verify.frames(io.BytesIO(waiting.files['record/outside.log'])))

    def outside(*payloads):
        p = waiting.copy()
        p.files['record/outside.log'] = b''.join(map(framed, payloads))
        return p

    def made(previous, sequence, key=waiting.device, **members):
        length = int.from_bytes(first[32:34], 'big')
        entry = verify.decode(first[34 + length:]) | {1: sequence, 2: previous} | {int(key[1:]): value for key, value in members.items()}
        data = encode({key: value for key, value in entry.items() if value is not None})
        signature = key.sign(b'madoguchi outside entry 1\n' + data, ec.ECDSA(hashes.SHA256()))
        return first[:32] + len(signature).to_bytes(2, 'big') + signature + data
    one = made(bytes(32), 1)
    for name, payloads in (('one', [first]), ('the second alone', [second]), ('made', [one]), ('a third number', [made(b'x' * 32, 3)]), ('another terminal', [made(bytes(32), 1, _6='terminal-9')]),
                           ('two', [one, made(sha256(one), 2)])):
        yield 'outside, ' + name, outside(*payloads), 'ok'
    for name, payloads in (('turned round', [second, first]), ('twice', [first, first]), ('another certificate', [bytes(32) + first[32:]]), ('short', [first[:30]]), ('not outside', [made(bytes(32), 1, _19=None)]),
                           ('another key', [made(bytes(32), 1, waiting.receipts)]), ('long ago', [made(bytes(32), 1, _5=5)]), ('long hence', [made(bytes(32), 1, _5=2 * 10 ** 12)]),
                           ('a number left out', [one, made(sha256(one), 3)]), ('anew', [one, made(bytes(32), 1)]), ('number 0', [one, made(sha256(one), 0)]),
                           ('signature cut', [first[:32] + b'\xff\xff' + first[34:]])):
        yield 'outside, ' + name, outside(*payloads), 'bad'

    ca, ca_key = x509.load_pem_x509_certificate(day.files['ca.crt']), load_pem_private_key(day.files['keys/ca.key'], None)
    for name, members, expected in (('as it should be', {}, 'ok'), ('run out', {'begin': datetime.datetime(2026, 1, 1)}, 'ok'), ('of a member of staff', {'unit': 'staff'}, 'bad'),
                                    ('of a terminal', {'unit': 'terminal'}, 'bad'), ('older than the authority', {'begin': datetime.datetime(2020, 1, 1)}, 'bad')):
        p = day.copy()
        p.files['receipts.crt'] = other_certificate(p.receipts, ca_key, ca.subject, **({'unit': 'federation'} | members)).public_bytes(Encoding.PEM)
        yield 'day, receipts.crt ' + name, p, expected
    note = day.notes()[-1]
    for name, last in (('another character', '!' + note[-2:]), ('another padding', note[-3:].replace('=', 'A')), ('nothing', '\n'), ('a space', ' ' + note[-2:]), ('a letter', chr(ord(note[-3]) ^ 1) + note[-2:])):
        p = day.copy()
        p.set_notes(p.notes()[:-1] + [note[:-3] + last])
        yield 'day, last head ends in ' + name, p, None
    for tail in (b'junk', b'junk\n', b'junk\n\njunk\n', b'\n\n', b'\n\n\n', b'\xff\n\n\xff\n', bytes(50)):
        p = day.copy()
        p.files['record/heads.log'] += tail
        yield 'day, heads and %r' % tail, p, None


class Comparison:
    def __init__(self, admin, scratch):
        self.admin, self.path, self.failures, self.cases, self.verdicts = admin, os.path.join(scratch, 'profile'), [], 0, {}

    def judge(self, name, profile, expected):
        profile.write(self.path)
        self.cases += 1
        arguments = [self.path] + (['--witnessed', os.path.join(self.path, 'witnessed')] if 'witnessed' in profile.files else [])
        done = subprocess.run([self.admin, 'audit', 'verify', *arguments], capture_output=True, text=True, check=False)
        ours, printed = (done.returncode, done.stdout.partition('\n')[2] if done.stdout.startswith('record of ') else done.stdout), io.StringIO()
        with contextlib.redirect_stdout(printed):
            try:
                theirs = verify.main(arguments)
            except Exception as error:  # noqa: a stranger's program that falls over has not judged
                theirs = repr(error)
        theirs = (theirs, printed.getvalue())
        said = {line.partition(' ')[0] for line in ours[1].splitlines()}
        self.verdicts.setdefault(name.split(' @')[0], set()).add(' '.join(word for word in ours[1].split() if word.startswith('reason=')) or ' '.join(sorted(said - {'ok'})) or 'ok')
        if ours != theirs or (expected and not {expected, 'bad' if expected == 'bad' else 'ok'} <= said):
            self.failures.append(name)
            if len(self.failures) <= int(os.environ.get('MADOGUCHI_ATTACK_SHOWN', '10')):
                print('%s (to be %s)\n  madoguchi-admin: %r %s\n  verify.py:       %r' % (name, expected, ours, done.stderr.strip(), theirs))
            keep = os.environ.get('MADOGUCHI_ATTACK_KEEP')
            if keep:
                profile.write(os.path.join(keep, name.replace('/', '_')))


def main():
    records, admin = sys.argv[1:3]
    room = '/dev/shm' if os.access('/dev/shm', os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix='madoguchi-audit-', dir=room) as scratch:
        subprocess.run([records, os.path.join(scratch, 'good')], check=True)
        bases = {name: Profile(os.path.join(scratch, 'good', name)) for name in sorted(os.listdir(os.path.join(scratch, 'good')))}
        comparison = Comparison(admin, scratch)
        for name, profile in bases.items():
            comparison.judge('good ' + name, profile, 'clock' if name == 'clock-set' else 'ok')
        for case in single_cases(bases):
            comparison.judge(*case)
        for case in ambiguous_cases(bases):
            comparison.judge(*case)
        for base, attacks in ATTACKS.items():
            for attack in attacks:
                for place in range(ROUNDS if base == 'day' else max(2, ROUNDS // 4)):
                    profile = bases[base].copy()
                    expected = attack(profile, random.Random('%d %s %s %d' % (SEED, base, attack.__name__, place)))
                    comparison.judge('%s, %s @%d' % (base, attack.__name__, place), profile, expected)
        for name, verdicts in comparison.verdicts.items():
            print('%-60s %s' % (name, ', '.join(sorted(verdicts))))
        print('%d cases, %d with two verdicts or a wrong one' % (comparison.cases, len(comparison.failures)))
        return 1 if comparison.failures else 0


if __name__ == '__main__':
    sys.exit(main())
