#!/usr/bin/env python3
"""Derives cp932.txt and shrink.txt. README.md says from where and why.

usage: derive.py ENCODING-INDEXES.JS MOJI.DB        writes both files beside this script
"""
import json
import re
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
COLUMNS = 188  # trail bytes of one lead byte: 40 to 7E, 80 to FC
EMPTY = "."  # no ASCII character has two bytes

CP932_HEADER = """# Characters of two bytes in CP932: lead byte, then the characters of its trail bytes 40-7E and 80-FC, "." where there is none. Made by derive.py, not by hand.
# Source: index jis0208 of the WHATWG Encoding Standard, as carried by text-encoding 0.7.0.
"""
SHRINK_HEADER = """# What stands for a character that the federation's terminals do not show: the character shown, then all for which it stands. Made by derive.py, not by hand.
# Source: MJ文字情報一覧表 Ver.006.02, MJ縮退マップ Ver.1.2.0 (© IPA), as carried by mojidata 1.8.1.
# Licence of this file: CC BY-SA 2.1 JP, https://creativecommons.org/licenses/by-sa/2.1/jp/ (README.md)
"""

# One punctuation mark, two code points: Unicode's own reading of JIS X 0208 and Microsoft's.
MARKS = {"―": "—", "～": "〜", "∥": "‖", "－": "−", "￠": "¢", "￡": "£", "￢": "¬", "￣": "‾", "￥": "¥"}


def shrink(table, where=""):
    """From a character of the MJ list to what the shrink map offers for it; shapes that only a variation selector tells apart are left out."""
    return f'''SELECT m.実装したUCS, s.縮退UCS FROM "mjsm_{table}" s JOIN mji m USING (MJ文字図形名)
               WHERE m.実装したUCS IS NOT NULL AND m.実装したUCS <> s.縮退UCS {where}'''


# In the order of trust: the first that offers exactly one character of JIS X 0208 decides.
RELATIONS = [
    shrink("JIS包摂規準UCS統合規則"),
    shrink("戸籍統一文字情報_親字正字", "AND ホップ数 = 1"),
    shrink("民一2842号通達別表_誤字俗字正字一覧表_無印"),
    shrink("民二5202号通知別表_正字俗字等対照表"),
    shrink("民一2842号通達別表_誤字俗字正字一覧表_俗字"),
    shrink("法務省告示582号別表第四_一", "AND 順位 = 1"),
]


def read_index(path):
    """Pointer -> character or None; a pointer is 188 x lead + trail, both counted from 0."""
    table = re.search(r'"jis0208":(\[[^\]]*\])', Path(path).read_text("ascii")).group(1)
    return [None if code is None else chr(code) for code in json.loads(table)]


def lead_byte(row):
    return row + (0x81 if row < 0x1F else 0xC1)


def cp932(index):
    for row in range(len(index) // COLUMNS):
        characters = index[row * COLUMNS : (row + 1) * COLUMNS]
        if any(characters):
            yield f"{lead_byte(row):02X}\t" + "".join(c or EMPTY for c in characters) + "\n"


def basic_set(index):
    """JIS X 0208 itself: rows 1 to 8 and 16 to 84, without what NEC and IBM added."""
    return {c for pointer, c in enumerate(index) if c and (pointer // 94 < 8 or 15 <= pointer // 94 < 84)}


def shrinking(database, basic):
    shown = {other: mark for mark, other in MARKS.items()}
    for query in RELATIONS:
        offers = defaultdict(set)
        for character, target in database.execute(query):
            if len(character) == 1 and character not in basic and target in basic:
                offers[character].add(target)
        for character, targets in offers.items():
            if len(targets) == 1 and unicodedata.normalize("NFC", character) == character:
                shown.setdefault(character, *targets)
    return shown


def main():
    index = read_index(sys.argv[1])
    shown = shrinking(sqlite3.connect(f"file:{sys.argv[2]}?mode=ro", uri=True), basic_set(index))
    with open(HERE / "cp932.txt", "w", encoding="utf-8", newline="\n") as out:
        out.write(CP932_HEADER)
        out.writelines(cp932(index))
    classes = defaultdict(list)
    for character, target in sorted(shown.items()):
        classes[target].append(character)
    with open(HERE / "shrink.txt", "w", encoding="utf-8", newline="\n") as out:
        out.write(SHRINK_HEADER)
        out.writelines(target + "".join(characters) + "\n" for target, characters in sorted(classes.items()))
    print(len(shown), "characters shrink to", len(classes))


if __name__ == "__main__":
    main()
