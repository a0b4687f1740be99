"""Measures a long official text and a draft with pdfplumber against the numbers of GB/T 9704-2012.

Usage: gbt9704.py NOTICE.pdf DRAFT.pdf
"""

import re
import sys

import pdfplumber

MM = 72 / 25.4
TOP, LEFT, WIDTH, HEIGHT = 37, 28, 156, 225  # 5.2.1, in mm
RIGHT, BOTTOM = LEFT + WIDTH, TOP + HEIGHT
BODY, TITLE, SMALL = 15.79, 22, 14  # 3 hao so that 28 fill 156 mm, 2 hao, 4 hao
RISE = 0.88  # how much of a Chinese character stands above the baseline
found = []


def check(what, value, wanted, within):
    if value is None or abs(value - wanted) > within:
        found.append(f"{what}: {value if value is None else round(value, 2)}, not {round(wanted, 2)} (± {within})")


class Line:
    """Characters on one baseline; all lengths in mm from the upper left corner of the page."""

    def __init__(self, page, chars):
        self.chars = sorted(chars, key=lambda char: char["x0"])
        first = self.chars[0]
        self.text = "".join(char["text"] for char in self.chars)
        self.size = first["size"]
        self.font = first["fontname"]
        self.colour = first["non_stroking_color"]
        self.baseline = (float(page.height) - first["matrix"][5]) / MM
        self.left = first["x0"] / MM
        self.right = self.chars[-1]["x1"] / MM
        self.top = self.baseline - RISE * self.size / MM
        self.bottom = self.top + self.size / MM

    def glyphs(self):
        return [char for char in self.chars if char["text"].strip()]


def lines(page):
    rows = {}
    for char in page.chars:
        if char["upright"] and char["text"].strip():
            rows.setdefault(round(char["matrix"][5], 1), []).append(char)
    return [Line(page, rows[at]) for at in sorted(rows, reverse=True)]


def of_size(rows, size):
    return [row for row in rows if abs(row.size - size) < 0.2]


def strokes(page):
    rows = [(line["top"] / MM, line["x0"] / MM, line["x1"] / MM, line["linewidth"] / MM, line["stroking_color"]) for line in page.lines]
    return sorted(rows, key=lambda row: row[0])


def is_red(colour):
    return isinstance(colour, tuple) and len(colour) == 3 and colour[0] > 0.8 and colour[1] < 0.2 and colour[2] < 0.2


def full_page(number, page, following):
    """22 lines on one grid that fill the type area; 21 where a head went over to the next page."""
    rows = of_size(lines(page), BODY)
    head_follows = len(of_size(lines(following), BODY)[0].text) < 12
    check(f"page {number}: lines", len(rows), 21 if head_follows else 22, 0)
    check(f"page {number}: top of the first line", rows[0].top, TOP, 1)
    pitch = rows[1].baseline - rows[0].baseline
    check(f"page {number}: foot of the last line", rows[-1].bottom, BOTTOM - (22 - len(rows)) * pitch, 1)
    check(f"page {number}: pitch, in characters and seven eighths", pitch * MM / BODY, 1 + 7 / 8, 0.01)
    for at, row in enumerate(rows):
        check(f"page {number}: line {at + 1} on the grid", row.baseline, rows[0].baseline + at * pitch, 0.05)


def characters(page_number, page):
    """28 Chinese characters a line, 26 where a paragraph begins; nothing begins with a closing mark."""
    count = 0
    for row in of_size(lines(page), BODY):
        if row.text[0] in "，。、；：？！”’）》〉】":
            found.append(f"page {page_number}: a line begins with {row.text[0]}: {row.text}")
        check(f"page {page_number}: left edge of {row.text[:6]}", min(abs(row.left - LEFT), abs(row.left - LEFT - 2 * BODY / MM)), 0, 0.2 if row.text[0] not in "（《“" else 2.8)
        if row.right > RIGHT + 0.2:
            found.append(f"page {page_number}: {row.text} goes over the edge")
        if re.fullmatch(r"[一-鿿]+", row.text) and row.right > RIGHT - 1:
            check(f"page {page_number}: characters of {row.text}", len(row.text), 28 if abs(row.left - LEFT) < 0.2 else 26, 0)
            count += 1
    return count


def head(page):
    rows = lines(page)
    name = next(row for row in rows if is_red(row.colour))
    # It is scaled: its height is that of its matrix.
    size = name.size
    check("top of the issuer's name below the type area's", name.baseline - RISE * size / MM - TOP, 35, 1)
    check("width of the issuer's name", (name.left + name.right) / 2, LEFT + WIDTH / 2, 1)
    number = next(row for row in rows if "〔" in row.text)
    check("middle of the number", (number.left + number.right) / 2, LEFT + WIDTH / 2, 1)
    red = [row for row in strokes(page) if is_red(row[4])]
    check("red rules", len(red), 1, 0)
    check("red rule below the number", red[0][0] - number.bottom, 4, 0.5)
    check("red rule, left", red[0][1], LEFT, 0.2)
    check("red rule, right", red[0][2], RIGHT, 0.2)
    title = of_size(rows, TITLE)
    check("two lines from the rule to the title", (title[0].top - red[0][0]) * MM / BODY, 2 * 1.875 + 0.875, 0.3)
    for row in title:
        check("middle of the title", (row.left + row.right) / 2, LEFT + WIDTH / 2, 1)
    to = of_size(rows, BODY)[1]
    check("addressees, left", to.left, LEFT, 0.2)
    if not to.text.endswith("："):
        found.append(f"addressees without a colon: {to.text}")


def closing(page):
    rows = of_size(lines(page), BODY)
    first = next(at for at, row in enumerate(rows) if row.text.startswith("附件：1."))
    one, two, more = rows[first : first + 3]
    check("attachments, indent", one.left - LEFT, 2 * BODY / MM, 0.3)
    check("attachments, one line below", (one.baseline - rows[first - 1].baseline) * MM / BODY, 2 * 1.875, 0.05)
    check("numbers of attachments below each other", two.left, next(c for c in one.chars if c["text"] == "1")["x0"] / MM, 0.3)
    check("names of attachments below each other", more.left, two.chars[2]["x0"] / MM, 0.3)
    if re.search(r"[。；，]$", one.text + more.text):
        found.append("an attachment ends with a mark")
    issuer, date = rows[-2:]
    check("date, four characters in", RIGHT - date.right, 4 * BODY / MM, 0.3)
    check("issuer over the middle of the date", (issuer.left + issuer.right) / 2, (date.left + date.right) / 2, 0.3)


def folio(number, page):
    row = [row for row in of_size(lines(page), SMALL) if re.fullmatch(r"—\d+—", row.text.replace(" ", ""))]
    if len(row) != 1 or str(number) not in row[0].text:
        found.append(f"page {number} has no number")
        return
    row = row[0]
    # A dash stands a third of a character above the baseline.
    check(f"page {number}: its dash below the type area", row.baseline - SMALL / 3 / MM - BOTTOM, 7, 0.5)
    outside = RIGHT - row.right if number % 2 else row.left - LEFT
    check(f"page {number}: its number, one character in", outside, SMALL / MM, 0.3)


def colophon(page):
    rules = [row for row in strokes(page) if not is_red(row[4])]
    check("rules of the colophon", len(rules), 3, 0)
    for rule, width in zip(rules, (0.35, 0.25, 0.35)):
        check("width of a rule", rule[3], width, 0.01)
        check("a rule from the left", rule[1], LEFT, 0.2)
        check("a rule to the right", rule[2], RIGHT, 0.2)
    check("the last rule at the foot of the type area", rules[-1][0], BOTTOM, 1)
    copies, printed = [row for row in of_size(lines(page), SMALL) if row.baseline < BOTTOM][-2:]
    check("copies, one character in", copies.left - LEFT, SMALL / MM, 0.3)
    if not copies.text.startswith("抄送：") or not copies.text.endswith("。"):
        found.append(f"copies: {copies.text}")
    check("date of printing, one character in", RIGHT - printed.right, SMALL / MM, 0.3)


def annexes(pages):
    marked = [page for page in pages if lines(page)[0].text.startswith("附件") and len(lines(page)[0].text) == 3]
    check("annexes", len(marked), 2, 0)
    for page in marked:
        rows = lines(page)
        check("mark of an annex, left", rows[0].left, LEFT, 0.2)
        check("mark of an annex, top", rows[0].top, TOP, 1)
        title = of_size(rows, TITLE)[0]
        check("title of an annex, on the third line", (title.baseline - rows[0].baseline) * MM / BODY, 2 * 1.875, 1.2)
        check("title of an annex, middle", (title.left + title.right) / 2, LEFT + WIDTH / 2, 1)
        if rows[0].font == of_size(rows, BODY)[-1].font:
            found.append("the mark of an annex is set as the text")


def main():
    notice, draft = (pdfplumber.open(path) for path in sys.argv[1:3])
    pages = notice.pages
    for number, page in enumerate(pages, 1):
        check(f"page {number}: width", float(page.width) / MM, 210, 0.1)
        check(f"page {number}: height", float(page.height) / MM, 297, 0.1)
        folio(number, page)
    head(pages[0])
    last = next(at for at, page in enumerate(pages) if any(row.text.startswith("附件：") for row in lines(page)))
    for number in range(2, last + 1):
        full_page(number, pages[number - 1], pages[number])
    counted = sum(characters(number, pages[number - 1]) for number in range(2, last + 1))
    if counted < 10:
        found.append(f"only {counted} lines of characters alone")
    closing(pages[last])
    annexes(pages[last + 1 :])
    colophon(pages[-1])
    words = [char for char in draft.pages[0].chars if char["text"] in "草稿"]
    check("a draft says so at its head and across the page", len(words), 4, 0)
    print("\n".join(found))
    print(f"{len(pages)} pages measured, {last - 1} of them full, {counted} lines of 28 or 26 characters, {len(found)} problems")
    sys.exit(1 if found else 0)


main()
