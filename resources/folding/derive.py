#!/usr/bin/env python3
"""Derives variants.txt, one class of kanji a line, from mojidata's moji.db. README.md says from where and why.

usage: derive.py MOJI.DB        writes variants.txt beside this script, tells on standard output what it joined and refused
"""
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).parent
SOURCE = "MJ文字情報一覧表 Ver.006.02, MJ縮退マップ Ver.1.2.0 (© IPA), 漢字データベースプロジェクト (© 2014-2018 CJKVI Database), 常用漢字表"

HEADER = f"""# Kanji that stand for one another in names: each line a representative and its variants. Made by derive.py, not by hand.
# Source: {SOURCE}, as carried by mojidata 1.8.1.
# Licence of this file: CC BY-SA 2.1 JP, https://creativecommons.org/licenses/by-sa/2.1/jp/ (README.md)
"""


def shrink(table, where=""):
    """From a character of the MJ list to what the shrink map offers for it; shapes that only a variation selector tells apart are left out."""
    return f'''SELECT m.実装したUCS, s.縮退UCS FROM "mjsm_{table}" s JOIN mji m USING (MJ文字図形名)
               WHERE m.実装したUCS IS NOT NULL AND m.実装したUCS <> s.縮退UCS {where}'''


def variants(table):
    return f'SELECT object, subject FROM "kdpv_{table}/variant"'


# Name, query, joins; in the order of trust. What joins makes one class of two everyday characters; the others only attach rare characters.
RELATIONS = [
    ("常用漢字表 康熙字典体", "SELECT 康熙字典体, 漢字 FROM joyo_kangxi", True),
    ("人名用漢字 別表一", variants("jinmei1"), True),
    ("人名用漢字 別表二", variants("jinmei2"), True),
    ("戸籍統一文字 親字・正字", shrink("戸籍統一文字情報_親字正字", "AND ホップ数 = 1"), True),
    ("JIS包摂規準・UCS統合規則", shrink("JIS包摂規準UCS統合規則"), False),
    ("民一2842号 誤字俗字・正字一覧表", shrink("民一2842号通達別表_誤字俗字正字一覧表_無印"), False),
    ("民一2842号 俗字", shrink("民一2842号通達別表_誤字俗字正字一覧表_俗字"), False),
    ("民二5202号 正字・俗字等対照表", shrink("民二5202号通知別表_正字俗字等対照表"), False),
    ("JIS X 0213 異体字", variants("jisx0213"), True),
    ("JIS X 0212 異体字", variants("jisx0212"), True),
    ("告示582号 別表第四 一", shrink("法務省告示582号別表第四_一", "AND 順位 = 1"), False),
    ("辞書類等による関連字", shrink("辞書類等による関連字"), False),
]


def is_everyday(character):
    """JIS X 0208: what an input method offers and most registers can hold."""
    try:
        return len(character.encode("euc_jp")) == 2
    except UnicodeEncodeError:
        return False


def is_plain(character):
    """A kanji that the key's compatibility folding leaves as it is: no kana, no marks."""
    return len(character) == 1 and ord(character) >= 0x3400 and unicodedata.normalize("NFKC", character) == character


class Classes:
    """Union-find that refuses what glues unrelated characters together."""

    def __init__(self, apart):
        self.parent = {}
        self.members = {}
        self.apart = apart

    def root(self, c):
        self.members.setdefault(c, {c})
        while self.parent.setdefault(c, c) != c:
            c = self.parent[c]
        return c

    def of(self, c):
        return self.members[self.root(c)]

    def join(self, a, b):
        a, b = self.root(a), self.root(b)
        if a != b:
            self.parent[b] = a
            self.members[a] |= self.members.pop(b)

    def kept_apart(self, a, b):
        return any(self.apart[x] & self.of(b) for x in self.of(a) if x in self.apart)


def read_curated():
    together, apart = [], defaultdict(set)
    for line in (HERE / "curated.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        sign, a, b, _reason = line.split("\t")
        if sign == "+":
            together.append((b, a))
        else:
            apart[a].add(b)
            apart[b].add(a)
    return together, apart


def derive(database):
    together, apart = read_curated()
    classes, story = Classes(apart), defaultdict(Counter)
    joyo = {row[0] for row in database.execute("SELECT 漢字 FROM joyo")}
    jinmei = {row[0] for row in database.execute("SELECT UCS FROM unihan_kJinmeiyoKanji")}

    def weight(c):
        return (c not in joyo, c not in jinmei, not is_everyday(c), ord(c))

    def take(name, a, b, joins):
        if classes.root(a) == classes.root(b):
            return "known"
        if classes.kept_apart(a, b):
            return "kept apart"
        everyday = [any(map(is_everyday, classes.of(c))) for c in (a, b)]
        if all(everyday) and not (joins and is_everyday(a) and is_everyday(b)):
            return "would glue two everyday characters"
        if not joins and len(classes.of(a)) > 1 and not any(everyday):
            return "rare on both sides"
        classes.join(a, b)
        return "joined"

    relations = [("ours", together, True)]
    relations += [(name, database.execute(query).fetchall(), joins) for name, query, joins in RELATIONS]
    for name, pairs, joins in relations:
        # without variation selectors, everyday pairs first: the result does not depend on the order of rows
        pairs = {(a[0], b[0]) for a, b in pairs if is_plain(a[0]) and is_plain(b[0]) and a[0] != b[0]}
        for a, b in sorted(pairs, key=lambda p: (not all(map(is_everyday, p)), weight(p[1]), p[0])):
            story[name][take(name, a, b, joins)] += 1
    lines = [sorted(members, key=weight) for members in classes.members.values() if len(members) > 1]
    return sorted(lines, key=lambda line: ord(line[0])), story


def main():
    database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    lines, story = derive(database)
    with open(HERE / "variants.txt", "w", encoding="utf-8", newline="\n") as out:
        out.write(HEADER)
        out.writelines("".join(line) + "\n" for line in lines)
    for name, counts in story.items():
        print(name, dict(counts), sep="\t")
    print(len(lines), "classes,", sum(map(len, lines)), "characters; the largest:")
    for line in sorted(lines, key=len, reverse=True)[:25]:
        print(len(line), "".join(line))


if __name__ == "__main__":
    main()
