"""Reads every PDF of a built office with qpdf and poppler, and holds its text against the workbook or page beside it.

Usage: pdfs.py OUTPUT
"""

import pathlib
import re
import subprocess
import sys

import pdfplumber
from openpyxl import load_workbook

MM = 72 / 25.4


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def squeezed(text):
    return re.sub(r"\s+", "", text)


def expected(path):
    """The words that the same document has in its workbook: every cell that is text."""
    book = path.with_suffix(".xlsx")
    if book.exists():
        for sheet in load_workbook(book):
            for row in sheet.iter_rows(values_only=True):
                yield from (cell for cell in row if isinstance(cell, str) and not cell.startswith("="))


def of_official(path):
    """The signature stands with some of the text, the colophon at the foot of the last page, an even one."""
    pages = run("pdftotext", "-layout", str(path), "-").stdout.split("\f")[:-1]
    for at, page in enumerate(pages, 1):
        rows = [row for row in page.splitlines() if row.strip()]
        signed = [bool(re.match(r"\s{15,}.*\d日$", row)) for row in rows[:2]]
        if at > 1 and rows and (rows[0].strip().startswith("附件：") or any(signed)):
            yield f"page {at} begins with {rows[0].strip()}"
        if any(re.search(r"\d日印发$", row.strip()) for row in rows) and (at % 2 or at < len(pages)):
            yield f"the colophon stands on page {at} of {len(pages)}"


def on_their_side(path):
    """Pages on their side have their number where the others have it, and as it is read there (GB/T 9704, 8)."""
    with pdfplumber.open(path) as document:
        for at, page in enumerate(document.pages, 1):
            if page.width < page.height:
                continue
            turned = [char for char in page.chars if abs(char["matrix"][0]) < 0.01]
            digits = "".join(char["text"] for char in sorted(turned, key=lambda char: char["top"]) if char["text"].isdigit())
            if digits != str(at):
                yield f"page {at} on its side has the number {digits}"
                continue
            foot = turned[0]["matrix"][4] / MM  # the baseline, a third of a character below the dashes
            outer = (page.height - max(char["bottom"] for char in turned)) / MM - 26 if at % 2 else min(char["top"] for char in turned) / MM - 28
            if abs(foot - (28 - 14 / 3 / MM)) > 0.5 or abs(outer - 14 / MM) > 1:
                yield f"page {at}: its number stands {foot:.1f} mm from the foot, {outer:.1f} mm from the outer edge of the text"


def problems(path):
    if "filing" not in path.parts:
        yield from of_official(path)
    if path.stem == "notice" or path.parent.name in ("notices", "plans", "procedures"):
        yield from on_their_side(path)
    checked = run("qpdf", "--check", str(path))
    if checked.returncode:
        yield f"qpdf: {checked.stdout[-200:]}{checked.stderr[-200:]}"
    fonts = [line.split() for line in run("pdffonts", str(path)).stdout.splitlines()[2:]]
    if not fonts:
        yield "no fonts"
    for font in fonts:
        if font[-5:-3] != ["yes", "yes"]:
            yield f"{font[0]} is not embedded as a subset"
    info = dict(re.findall(r"^([^:]+):\s+(.*)$", run("pdfinfo", str(path)).stdout, re.M))
    for key in ("Title", "Author", "CreationDate"):
        if not info.get(key):
            yield f"no {key}"
    if info.get("Tagged") != "yes":
        yield "not tagged"
    metadata = run("pdfinfo", "-meta", str(path)).stdout
    if "<pdfuaid:part>1<" not in metadata or "<pdfaid:part>2<" not in metadata:
        yield "neither PDF/A-2 nor PDF/UA-1"
    text = squeezed(run("pdftotext", "-layout", str(path), "-").stdout)
    raw = squeezed(run("pdftotext", "-raw", str(path), "-").stdout)
    if "\ufffd" in text:
        yield "a character without text"
    if re.search("。）[。，；]", raw):
        yield "a footnote in brackets has a full stop before that of its sentence"
    if path.with_suffix(".xlsx").exists():
        # A cell that is broken into lines is found line by line in the order of drawing.
        for words in {squeezed(words) for words in expected(path)}:
            if words not in text and words not in raw:
                yield f"without {words}"
    elif squeezed(info.get("Title", "")) not in raw:
        yield f"without its title {info.get('Title')}"


def main():
    files = sorted(pathlib.Path(sys.argv[1]).rglob("*.pdf"))
    found = [f"{file}: {problem}" for file in files for problem in problems(file)]
    print("\n".join(found))
    print(f"{len(files)} PDFs read, {len(found)} problems")
    sys.exit(1 if found or not files else 0)


main()
