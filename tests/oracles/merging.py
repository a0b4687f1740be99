"""Merges lists through git itself, with the program as its driver, and compares each with what a merge must be.

usage: merging.py PROGRAM FOLDER CASES [SEED]

Two clerks begin with the same lists and edit them apart, each on a branch; one `git merge` joins all of them. What a
merge must be is computed here on its own, from dictionaries of rows, and lists are read by Python's csv.
"""

import csv
import io
import os
import random
import subprocess
import sys

PROGRAM, FOLDER, CASES = os.path.abspath(sys.argv[1]), sys.argv[2], int(sys.argv[3])
SEED = int(sys.argv[4]) if len(sys.argv) > 4 else 20240520

# kind: path, heads, key columns
KINDS = [
    ("content/people/list{n}.csv", ["学号", "姓名", "单位", "联系电话", "备注"], ["学号"]),
    ("content/classes/c{n}/roster.csv", ["序号", "学号", "姓名", "小组", "备注"], ["学号"]),
    ("office/content/classes/c{n}/marks.csv", ["姓名", "平时", "考试", "补考"], ["姓名"]),
    ("content/classes/c{n}/online.csv", ["序号", "工号", "课程", "完成日期", "评论日期"], ["工号", "课程"]),
    ("content/classes/c{n}/certificates.csv", ["证书编号", "学号", "姓名", "状态", "原因"], ["证书编号"]),
    ("content/classes/c{n}/courses.csv", ["序号", "课程", "主讲人", "学时"], ["课程"]),
    ("content/classes/c{n}/attendance.csv", ["id", "name", "0520", "0521"], ["id"]),
    ("content/other/c{n}.csv", ["条目", "数", "说明"], ["条目"]),
]
SERIAL = "序号"
WORDS = ["", "√", "张 明", "第一党支部", "85", "90.5", "a,b", 'say "好"', "两行\n一格", "李华", "2024-05-20", "○", "备"]


def git(*asked, check=True):
    done = subprocess.run(["git", "-C", FOLDER, *asked], capture_output=True, text=True)
    if check and done.returncode:
        sys.exit(f"git {asked}: {done.stdout}{done.stderr}")
    return done


def cell(value, style):
    if style["quoted"] or any(c in value for c in ',"\n'):
        return '"' + value.replace('"', '""') + '"'
    return value


def written(heads, rows, style):
    """A list as bytes: rows are dictionaries."""
    lines = [",".join(cell(head, style) for head in heads)]
    lines += [",".join(cell(row.get(head, ""), style) for head in heads) for row in rows]
    text = style["end"].join(lines) + (style["end"] if style["closed"] else "")
    return style["mark"] + text.encode(style["encoding"])


def numbered(heads, rows):
    if SERIAL in heads:
        for at, row in enumerate(rows, 1):
            row[SERIAL] = str(at)
    return rows


def key_of(row, keys):
    return tuple(row[key] for key in keys)


def new_row(rng, heads, keys, known):
    while True:
        row = {head: rng.choice(WORDS) for head in heads}
        for key in keys:
            row[key] = f"{'课程' if key == '课程' else 'K'}{rng.randrange(40 if len(keys) == 1 else 7)}"
        if key_of(row, keys) not in known:
            return row


def edited(rng, heads, rows, keys, fixed):
    """What a clerk makes of a list."""
    heads, rows = list(heads), [dict(row) for row in rows]
    if rng.random() < 0.2:
        heads.insert(rng.randrange(len(fixed), len(heads) + 1), rng.choice(["说明一", "说明二"]))
        for row in rows:
            row[[head for head in heads if head.startswith("说明") and len(head) == 3][0]] = rng.choice(WORDS)
    for _ in range(rng.randrange(5)):
        what = rng.random()
        if what < 0.35 or not rows:
            place = len(rows) if rng.random() < 0.6 else rng.randrange(len(rows) + 1)
            rows.insert(place, new_row(rng, heads, keys, {key_of(row, keys) for row in rows}))
        elif what < 0.85:
            rng.choice(rows)[rng.choice([head for head in heads if head not in keys])] = rng.choice(WORDS)
        else:
            rows.remove(rng.choice(rows))
    return heads, numbered(heads, rows)


def merge(base, ours, theirs, keys):
    """The heads and rows by key that a merge must give, and what is left as conflicts: (key, head) pairs."""
    heads = [head for head in dict.fromkeys(ours[0] + theirs[0]) if head != SERIAL]
    tables = [{key_of(row, keys): row for row in rows} for _, rows in (base, ours, theirs)]
    rows, conflicts = {}, set()
    for key in dict.fromkeys([*tables[1], *tables[2], *tables[0]]):
        was, our, their = (table.get(key) for table in tables)
        said = lambda row: {head: (row or {}).get(head, "") for head in heads}
        if our is None and their is None:
            continue
        if was is not None and (our is None or their is None):
            if said(our or their) != said(was):
                conflicts.add((key, None))
            continue
        if our is None or their is None:
            rows[key] = said(our or their)
            continue
        was, our, their = said(was), said(our), said(their)
        row = {}
        for head in heads:
            if our[head] == their[head] or their[head] == was[head]:
                row[head] = our[head]
            elif our[head] == was[head]:
                row[head] = their[head]
            else:
                conflicts.add((key, head))
        rows[key] = row
    return heads, rows, conflicts


def parted(data, style):
    """A merged file as its text without conflicts, and the conflicts as pairs of texts."""
    text = data[len(style["mark"]):].decode(style["encoding"])
    assert data.startswith(style["mark"]), "the mark is lost"
    calm, blocks, state = [], [], None
    for line in text.splitlines(keepends=True):
        if line.startswith("<<<<<<< "):
            state, block = 0, ["", ""]
        elif state is not None and line.rstrip("\r\n") == "=======":
            state = 1
        elif state is not None and line.startswith(">>>>>>> "):
            blocks.append(block)
            state = None
        elif state is None:
            calm.append(line)
        else:
            block[state] += line
    assert state is None, "a conflict without an end"
    return "".join(calm), blocks


def read(text, heads=None):
    found = [[value.strip() for value in row] for row in csv.reader(io.StringIO(text, newline="")) if row]
    if heads is None:
        heads, found = found[0], found[1:]
    assert all(len(row) == len(heads) for row in found), (heads, found)
    return heads, [dict(zip(heads, row)) for row in found]


def compare(case, merged, said):
    style, keys = case["style"], case["keys"]
    heads, rows, conflicts = merge(*case["versions"], keys)
    calm, blocks = parted(merged, style)
    found_heads, found = read(calm)
    assert {head for head in found_heads if head != SERIAL} == set(heads), (found_heads, heads)
    assert [head for head in found_heads if head in case["versions"][1][0]] == case["versions"][1][0]
    cells = {key for key, head in conflicts if head is not None}
    strip = lambda row: {head: value for head, value in row.items() if head != SERIAL}
    tables = {key_of(row, keys): strip(row) for row in found}
    assert len(tables) == len(found), "a row is there twice"
    assert tables == {key: row for key, row in rows.items() if key not in cells}, (tables, rows)
    # Rows that we have stand in our order.
    order = {key_of(row, keys): at for at, row in enumerate(case["versions"][1][1])}
    places = [order[key_of(row, keys)] for row in found if key_of(row, keys) in order]
    assert places == sorted(places), "our order is lost"
    # Every conflict stands between marks, and is said; nothing else is.
    at_odds = set()
    for block in blocks:
        sides = [read(side, found_heads)[1] for side in block]
        assert [len(side) for side in sides] in ([1, 1], [1, 0], [0, 1]), sides
        key = key_of((sides[0] or sides[1])[0], keys)
        if all(sides):
            ours, theirs = (strip(side[0]) for side in sides)
            at_odds |= {(key, head) for head in heads if ours[head] != theirs[head]}
            assert all(ours[head] == value for head, value in rows[key].items()), "a cell is lost in a conflict"
        else:
            at_odds.add((key, None))
    assert at_odds == conflicts, (at_odds, conflicts)
    assert len(said) == len(conflicts) + bool(conflicts), (said, conflicts)
    for key, head in conflicts:
        about = [line for line in said if all(part in line for part in key) and (head is None or f"“{head}”" in line)]
        assert about, (key, head, said)
    if SERIAL in found_heads and not blocks:
        assert [row[SERIAL] for row in found] == [str(at) for at in range(1, len(found) + 1)], "wrongly numbered"
    # What is as we have it is so byte by byte.
    if found_heads == case["versions"][1][0]:
        lines = written(case["versions"][1][0], case["versions"][1][1], style).decode(style["encoding"]).split(style["end"])
        if style["end"] == "\r\n":
            ours = {key_of(row, keys): (row, line) for row, line in zip(case["versions"][1][1], lines[1:])}
            for row in found:
                known = ours.get(key_of(row, keys))
                if known and {h: v.strip() for h, v in known[0].items() if h in found_heads} == row:
                    assert known[1] in calm, ("a row was written anew", known[1])
    assert ("\r\n" in calm) == (style["end"] == "\r\n"), "ends of lines changed"
    return len(conflicts)


def main():
    rng = random.Random(SEED)
    os.makedirs(FOLDER)
    git("init", "-q", "-b", "main")
    for key, value in [
        ("user.name", "甲"),
        ("user.email", "a@example.invalid"),
        ("merge.xueshi.driver", f'"{PROGRAM}" merge-driver --lang zh-CN %O %A %B %P --marker-size %L'),
        ("core.autocrlf", "false"),
    ]:
        git("config", key, value)
    cases = {}
    for n in range(CASES):
        path, heads, keys = KINDS[n % len(KINDS)]
        base = []
        for _ in range(rng.randrange(0 if n % 11 == 0 else 1, 8)):
            base.append(new_row(rng, heads, keys, {key_of(row, keys) for row in base}))
        style = rng.choice(
            [
                dict(mark=b"\xef\xbb\xbf", encoding="utf-8", end="\r\n"),
                dict(mark=b"", encoding="utf-8", end="\n"),
                dict(mark=b"", encoding="gbk", end="\r\n"),
            ]
        ) | dict(quoted=rng.random() < 0.2, closed=rng.random() < 0.9)
        fixed = heads[:3]
        base = (heads, numbered(heads, base))
        versions = (base, edited(rng, *base, keys, fixed), edited(rng, *base, keys, fixed))
        cases[path.format(n=n)] = dict(versions=versions, style=style, keys=keys)

    def lay(version):
        for path, case in cases.items():
            full = os.path.join(FOLDER, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            heads, rows = case["versions"][version]
            with open(full, "wb") as file:
                file.write(written(heads, rows, case["style"]))
        git("add", "-A")
        git("commit", "-q", "--allow-empty", "-m", f"版本 {version}")

    with open(os.path.join(FOLDER, ".gitattributes"), "w") as file:
        file.write("*.csv -text merge=xueshi\n")
    lay(0)
    git("checkout", "-q", "-b", "theirs")
    lay(2)
    git("checkout", "-q", "main")
    lay(1)
    done = git("merge", "--no-edit", "theirs", check=False)
    lines = [line for line in (done.stdout + done.stderr).splitlines()]
    unmerged = set(git("-c", "core.quotepath=off", "diff", "--name-only", "--diff-filter=U").stdout.splitlines())
    conflicts = failed = 0
    for path, case in cases.items():
        with open(os.path.join(FOLDER, path), "rb") as file:
            merged = file.read()
        # A cell of two lines makes two lines of the sentence about it.
        said = [line for line in lines if line.startswith(f"冲突 {path}：") or line.startswith(f"{path} 有 ")]
        try:
            found = compare(case, merged, said)
            assert bool(found) == (path in unmerged), "git was told otherwise"
            conflicts += found
        except AssertionError as error:
            failed += 1
            if failed <= 5:
                print(f"{path}: {error}\n{case['versions']}\n{merged!r}\n{said}", file=sys.stderr)
    if failed:
        sys.exit(f"{failed} of {len(cases)} merges are wrong")
    print(f"{len(cases)} merges by git, {conflicts} conflicts told in {len(unmerged)} of them, none false")


main()
