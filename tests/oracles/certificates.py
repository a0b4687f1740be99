"""Reads a list of certificates as Python's csv module and a spreadsheet would, before and after it was changed.

Usage: certificates.py BEFORE AFTER
"""

import csv
import pathlib
import sys


def rows(path):
    raw = pathlib.Path(path).read_bytes()
    with open(path, encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file, strict=True))
    assert all(None not in row and None not in row.values() for row in found), "a ragged row"
    return raw, found


before_raw, before = rows(sys.argv[1])
after_raw, after = rows(sys.argv[2])
assert before_raw.startswith(b"\xef\xbb\xbf") == after_raw.startswith(b"\xef\xbb\xbf"), "the mark came or went"
numbers = [row["证书编号"] for row in after]
assert len(set(numbers)) == len(numbers), "a number twice"
kept = [{key: row[key] for key in before[0]} for row in after[: len(before)]]
assert kept == before, "a row that was there has changed"
(revoked,) = [row for row in after if row["状态"] == "作废"]
assert revoked["作废日期"] == "2024-07-01" and revoked["原因"] == '姓名有误，"重打"', revoked
assert after[-1]["换发自"] == revoked["证书编号"] and after[-1]["学号"] == revoked["学号"], after[-1]
print(f"{len(before)} rows kept, {len(after) - len(before)} added")
