"""Reads every workbook below some folders with openpyxl and holds it against what a filed sheet must be.

What LibreOffice recalculates is held against the values that a workbook brings along.
"""

import pathlib
import subprocess
import sys
import tempfile

from openpyxl import load_workbook


def is_head(cell):
    return cell.font.b and cell.fill.fill_type == "solid"


def heads(sheet):
    """The rows of heads of a sheet that is one table; none where it is records or letters."""
    rows = [row for row in sheet.iter_rows() if sum(map(is_head, row)) == len(row)]
    first = rows[0][0].row if rows else 0
    return [row for at, row in enumerate(rows) if row[0].row == first + at][:2]


def titles(sheet, rows):
    """The lowest head of each column: a merged one stands in its first cell."""
    covering = {}
    for merged in sheet.merged_cells.ranges:
        for row, column in merged.cells:
            covering[row, column] = sheet.cell(merged.min_row, merged.min_col).value
    last = rows[-1]
    return [str(covering.get((cell.row, cell.column), cell.value) or "") for cell in last]


def page_problems(sheet):
    setup = sheet.page_setup
    if str(setup.paperSize) not in ("8", "9") or setup.orientation not in ("portrait", "landscape"):
        yield f"neither A4 nor A3: {setup.paperSize}, {setup.orientation}"
    fitted = bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage)
    if fitted == bool(sheet.row_breaks.brk):
        yield "a sheet is either fitted to the width of a page or has pages of its own"
    if not sheet.print_area:
        yield "no print area"
    if not sheet.print_options.horizontalCentered:
        yield "not in the middle of the page"


def table_problems(sheet, rows):
    first, last = rows[0][0].row, rows[-1][0].row
    if sheet.print_title_rows != f"${first}:${last}":
        yield f"the heads in rows {first} to {last} are not repeated on paper: {sheet.print_title_rows}"
    if not sheet.freeze_panes or not sheet.freeze_panes.endswith(str(last + 1)):
        yield f"the heads are not frozen: {sheet.freeze_panes}"
    names = titles(sheet, rows)
    if len(rows) == 2 and not any(merged.min_row == first and merged.max_row == last for merged in sheet.merged_cells.ranges):
        yield "no head lies over both rows"
    body = [row for row in sheet.iter_rows(min_row=last + 1) if isinstance(row[0].value, (int, float))]
    for row in body:
        for title, cell in zip(names, row):
            if cell.value is None:
                continue
            text = isinstance(cell.value, str)
            if any(word in title for word in ("号", "电话")) and title not in ("序号", "座号") and not text:
                yield f"{cell.coordinate}: {title} is not text"
            if title.endswith("学时") and not title.startswith("人") and text:
                yield f"{cell.coordinate}: {title} is not a number"
            if cell.is_date and cell.number_format not in ("yyyy\\-mm\\-dd", "yyyy-mm-dd", "yyyy\\-mm", "yyyy-mm"):
                yield f"{cell.coordinate}: a day shown as {cell.number_format}"
            if not (cell.border.left.style and cell.border.bottom.style):
                yield f"{cell.coordinate}: no border"
    for total in sheet.iter_rows(min_row=last + 1):
        if len(total) < 2 or total[1].value != "合计":
            continue
        for at, cell in enumerate(total):
            if isinstance(cell.value, (int, float)):
                sum_ = sum(row[at].value or 0 for row in body)
                if abs(sum_ - cell.value) > 1e-9:
                    yield f"column {names[at]} adds up to {sum_}, not {cell.value}"


def problems(path):
    book = load_workbook(path, data_only=True)
    if not book.properties.title or not book.properties.creator:
        yield "no title or author"
    for sheet in book:
        if not any(merged.min_row == 1 for merged in sheet.merged_cells.ranges):
            # The frame around certificates is what their first row holds.
            if not sheet["A1"].border.left.style:
                yield f"{sheet.title}: the title is not merged"
        rows = heads(sheet)
        found = [*page_problems(sheet), *(table_problems(sheet, rows) if rows else ())]
        if not rows and len(sheet.row_breaks.brk) == 0 and sheet.max_row > 60:
            found.append("no head")
        yield from (f"{sheet.title}: {problem}" for problem in found)


def with_formulas(path):
    """The cells that hold formulas, with the values that the workbook brings along."""
    formulas, values = load_workbook(path), load_workbook(path, data_only=True)
    cells = (cell for sheet in formulas for row in sheet.iter_rows() for cell in row if cell.data_type == "f")
    return {(cell.parent.title, cell.coordinate): values[cell.parent.title][cell.coordinate].value for cell in cells}


def without_values(path, target):
    """The same workbook, as openpyxl writes it: formulas without values, so that they must be computed."""
    load_workbook(path).save(target)


def recalculated(books):
    """What LibreOffice comes to, and what the workbooks say."""
    with tempfile.TemporaryDirectory() as folder:
        bare, done = pathlib.Path(folder, "bare"), pathlib.Path(folder, "done")
        bare.mkdir()
        brought = {}
        for at, path in enumerate(books):
            cells = with_formulas(path)
            if cells:
                name = f"{at}.xlsx"
                without_values(path, bare / name)
                brought[name] = (path, cells)
        if brought:
            command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx"]
            subprocess.run([*command, "--outdir", done, *sorted(bare.iterdir())], check=True, capture_output=True, timeout=600)
        for name, (path, cells) in brought.items():
            computed = load_workbook(done / name, data_only=True)
            for (sheet, at), value in cells.items():
                own = computed[sheet][at].value
                same = isinstance(own, (int, float)) and isinstance(value, (int, float)) and abs(own - value) < 1e-9
                yield None if same else f"{path}: {sheet}!{at} is computed as {own}, not {value}"


def main():
    # An authority's own workbook looks as the authority wants it; filling.py is about those.
    books = [book for folder in sys.argv[1:] for book in pathlib.Path(folder).rglob("*.xlsx") if book.stem != "report-up" and "files" not in book.parts]
    books.sort()
    found = [f"{book}: {problem}" for book in books for problem in problems(book)]
    formulas = list(recalculated(books))
    found += [problem for problem in formulas if problem]
    print("\n".join(found))
    print(f"{len(books)} workbooks read, {len(formulas)} formulas recalculated, {len(found)} problems")
    sys.exit(1 if found or not books or not formulas else 0)


main()
