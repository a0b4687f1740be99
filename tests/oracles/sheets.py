"""Reads every workbook of a built office with openpyxl and holds it against what a filed sheet must be."""

import pathlib
import sys

from openpyxl import load_workbook


def problems(path):
    book = load_workbook(path)
    if not book.properties.title or not book.properties.creator:
        yield "no title or author"
    for sheet in book:
        head = next((row for row in sheet.iter_rows() if sum(1 for cell in row if cell.font.b and cell.value) > 2), None)
        if head is None:
            yield f"{sheet.title}: no head"
            continue
        at = head[0].row
        if sheet.print_title_rows != f"${at}:${at}":
            yield f"{sheet.title}: the head in row {at} is not repeated on paper: {sheet.print_title_rows}"
        if not sheet.freeze_panes or not sheet.freeze_panes.endswith(str(at + 1)):
            yield f"{sheet.title}: the head is not frozen: {sheet.freeze_panes}"
        if str(sheet.page_setup.paperSize) != "9" or sheet.page_setup.orientation not in ("portrait", "landscape"):
            yield f"{sheet.title}: not A4"
        if not any(merged.min_row == 1 for merged in sheet.merged_cells.ranges):
            yield f"{sheet.title}: the title is not merged"
        titles = [str(cell.value or "") for cell in head]
        for row in sheet.iter_rows(min_row=at + 1):
            if not isinstance(row[0].value, (int, float)):
                continue
            for title, cell in zip(titles, row):
                if cell.value is None:
                    continue
                text = isinstance(cell.value, str)
                if any(word in title for word in ("号", "电话")) and title != "序号" and not text:
                    yield f"{sheet.title}!{cell.coordinate}: {title} is not text"
                if title.endswith("学时") and not title.startswith("人") and text:
                    yield f"{sheet.title}!{cell.coordinate}: {title} is not a number"
                if not (cell.border.left.style and cell.border.bottom.style):
                    yield f"{sheet.title}!{cell.coordinate}: no border"
        rows = [row for row in sheet.iter_rows(min_row=at + 1, values_only=True) if isinstance(row[0], (int, float))]
        totals = [row for row in sheet.iter_rows(min_row=at + 1, values_only=True) if row[1] == "合计"]
        for total in totals:
            for column, value in enumerate(total):
                if isinstance(value, (int, float)):
                    sum_ = sum(row[column] or 0 for row in rows)
                    if abs(sum_ - value) > 1e-9:
                        yield f"{sheet.title}: column {titles[column]} adds up to {sum_}, not {value}"


def main():
    books = sorted(pathlib.Path(sys.argv[1]).rglob("*.xlsx"))
    found = [f"{book}: {problem}" for book in books for problem in problems(book)]
    print("\n".join(found))
    print(f"{len(books)} workbooks read, {len(found)} problems")
    sys.exit(1 if found or not books else 0)


main()
