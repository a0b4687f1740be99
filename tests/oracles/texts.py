"""Reads every docx file of built offices with python-docx and holds it against what a clerk expects of one; then
LibreOffice makes pages of all of them, which are held against those of the PDF beside.

Usage: texts.py FOLDER...
"""

import pathlib
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

import pdfplumber
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from openpyxl import load_workbook

PAPER = {(210, 297), (297, 420)}
# The order of elements by the schema, as far as it is used (ECMA-376, part 1, annex A).
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl pBdr shd tabs autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs strike color snapToGrid spacing sz szCs vertAlign lang",
    "tblPr": "tblStyle tblpPr tblW jc tblInd tblBorders tblLayout tblCellMar",
    "trPr": "cantSplit trHeight tblHeader",
    "tcPr": "tcW gridSpan vMerge shd vAlign",
    "sectPr": "footerReference type pgSz pgMar pgBorders cols docGrid",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
}


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def out_of_order(root):
    """Elements whose children are unknown or not in the order of the schema."""
    for element in root.iter():
        order = ORDER.get(local(element))
        if order is None:
            continue
        places = [order.split().index(local(child)) if local(child) in order.split() else -1 for child in element]
        if -1 in places or places != sorted(places) or not places:
            yield f"{local(element)}: {[local(child) for child in element]}"


def styles_of(document):
    for style in document.styles:
        for fonts in style.element.iter(qn("w:rFonts")):
            yield style, fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii"))


def is_heading(style):
    while style is not None:
        if style.name in ("Title", "Heading 1"):
            return True
        style = style.base_style
    return False


def heads(table):
    """How many rows of a table are repeated on each page."""
    repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    count = repeated.index(False) if False in repeated else len(repeated)
    return count if not any(repeated[count:]) else -1


def names_of(rows):
    """The second cell of each row that begins with a number."""
    return [str(row[1] or "") for row in rows if len(row) > 1 and str(row[0] or "").isdigit()]


def of_table(table):
    grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    for at, row in enumerate(table.rows):
        spans = sum(cell.grid_span for cell in row._tr.tc_lst)
        if spans != len(grid):
            yield f"row {at} spans {spans} of {len(grid)} columns"
        if row._tr.find(f".//{qn('w:cantSplit')}") is None:
            yield f"row {at} may be split"
    if table.style.name != "Table Grid":
        return
    # Boxes have names at their side and no head over them; each box is a pair, and none is numbered.
    boxes = len(grid) % 2 == 0 and not any(texts(row)[0].isdigit() for row in table.rows) and heads(table) == 0
    if not boxes and not 1 <= heads(table) <= 2:
        yield f"{heads(table)} rows are repeated"
    widths = [cell.get(qn("w:w")) for cell in table._tbl.iter(qn("w:tcW"))]
    if not all(width and int(width) > 0 for width in widths):
        yield "a cell without width"


def of_sections(document, is_official):
    for at, section in enumerate(document.sections):
        size = (round(section.page_width / Mm(1)), round(section.page_height / Mm(1)))
        if tuple(sorted(size)) not in PAPER:
            yield f"section {at}: paper of {size} mm"
        if (section.orientation == WD_ORIENT.LANDSCAPE) != (size[0] > size[1]):
            yield f"section {at}: {section.orientation} on {size}"
        room = section.page_width - section.left_margin - section.right_margin
        if not Mm(120) < room < Mm(400):
            yield f"section {at}: a type area of {room / Mm(1)} mm"
    first = document.sections[0]
    if is_official:
        area = (first.page_width - first.left_margin - first.right_margin, first.page_height - first.top_margin - first.bottom_margin)
        found = [round(length / Mm(1)) for length in (first.top_margin, first.left_margin, *area)]
        if found != [37, 28, 156, 225]:
            yield f"not as GB/T 9704: {found}"
        if not document.settings.odd_and_even_pages_header_footer:
            yield "odd and even pages are alike"
        grid = first._sectPr.find(qn("w:docGrid"))
        if grid is None or grid.get(qn("w:type")) != "linesAndChars":
            yield "no grid"
    footers = [first.footer] + ([first.even_page_footer] if is_official else [])
    if not is_official and not document.tables or document.core_properties.title.endswith(("证明", "statement")):
        footers = []  # a certificate or a statement is one page
    grids = [table for table in document.tables if table.style.name == "Table Grid"]
    if not is_official and grids and heads(grids[0]) == 0:
        footers = []  # so is a record, which begins with boxes
    for footer in footers:
        if "PAGE" not in "".join(text.text or "" for text in footer._element.iter(qn("w:instrText"))):
            yield "no page number"


def problems(path):
    with zipfile.ZipFile(path) as archive:
        for name in (name for name in archive.namelist() if not name.startswith("word/media/")):
            root = ElementTree.fromstring(archive.read(name))
            yield from (f"{name}: order of {found}" for found in out_of_order(root))
            if archive.getinfo(name).date_time != (1980, 1, 1, 0, 0, 0):
                yield f"{name} is dated"
        listed = ElementTree.fromstring(archive.read("[Content_Types].xml")).iter("{*}Override")
        for part in {part.get("PartName").lstrip("/") for part in listed} - set(archive.namelist()):
            yield f"{part} is listed and not there"
    document = Document(path)
    core = document.core_properties
    if not core.title or not core.author or core.created != core.modified or core.created is None:
        yield "no title, author or day"
    is_official = "filing" not in path.parts
    titled = [paragraph for paragraph in document.paragraphs if is_heading(paragraph.style)]
    if not titled or not is_official and len(titled) < len(document.sections):
        yield f"{len(titled)} headings of {len(document.sections)} sections"
    if is_official and titled and titled[0].text.replace("\n", "") != core.title:
        yield f"the first heading is {titled[0].text}"
    for style, east_asia, latin in styles_of(document):
        if not east_asia or not latin:
            yield f"style {style.name} lacks a font"
    for style in document.styles.element.iter(qn("w:docDefaults")):
        if style.find(f".//{qn('w:lang')}").get(qn("w:eastAsia")) != "zh-CN":
            yield "not in Chinese"
    yield from of_sections(document, is_official)
    for at, table in enumerate(document.tables):
        yield from (f"table {at}: {problem}" for problem in of_table(table))
    book = path.with_suffix(".xlsx")
    if book.exists():
        sheets = load_workbook(book).worksheets
        expected = [name for sheet in sheets for name in names_of(list(sheet.iter_rows(values_only=True)))]
        grids = [table for table in document.tables if table.style.name == "Table Grid"]
        found = [name for table in grids for name in names_of(texts(row) for row in table.rows)]
        if found != expected:
            yield f"{len(found)} rows, the workbook has {len(expected)}"
        # Pages of many people stand on one worksheet.
        wide = {sheet.page_setup.orientation == "landscape" for sheet in sheets}
        if {section.orientation == WD_ORIENT.LANDSCAPE for section in document.sections} != wide:
            yield "the paper lies otherwise than that of the workbook"


def texts(row):
    return ["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row._tr.tc_lst]


def squeezed(text):
    return "".join(text.split())


def of_pages(path, made):
    """A form has no more pages than its PDF, and nobody signs one without a line of its table."""
    beside = path.with_suffix(".pdf")
    with pdfplumber.open(made) as pages, pdfplumber.open(beside) as expected:
        if len(pages.pages) > len(expected.pages):
            yield f"{len(pages.pages)} pages, the PDF has {len(expected.pages)}"
        last = pages.pages[-1]
        if len(pages.pages) > 1 and pages.pages[0].lines + pages.pages[0].rects and not last.lines + last.rects:
            yield "its last page holds no row"


def unprinted(files):
    """Files of which LibreOffice makes no page with their title on it, or other pages than the PDF has."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        named = {}
        for at, path in enumerate(files):
            named[at] = path
            (folder / f"{at}.docx").write_bytes(path.read_bytes())
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder]
            + [folder / f"{at}.docx" for at in named],
            check=True, capture_output=True, timeout=900,
        )
        for at, path in named.items():
            made = folder / f"{at}.pdf"
            if not made.exists():
                yield f"{path}: no pages"
                continue
            text = subprocess.run(["pdftotext", made, "-"], check=True, capture_output=True, text=True).stdout
            title = next(line.text for line in Document(path).paragraphs if is_heading(line.style))
            if text.count("\f") < 1 or squeezed(title) not in squeezed(text):
                yield f"{path}: no page says {title}"
            if "filing" in path.parts and path.with_suffix(".pdf").exists():
                yield from (f"{path}: {problem}" for problem in of_pages(path, made))


def main():
    folders = [pathlib.Path(folder) for folder in sys.argv[1:]]
    files = sorted(file for folder in folders for file in folder.rglob("*.docx"))
    found = [f"{file}: {problem}" for file in files for problem in problems(file)]
    found += [f"{file}: in the public edition" for file in files if "site" in file.parts[-5:-1]]
    found += list(unprinted(files))
    print("\n".join(found))
    print(f"{len(files)} texts read and printed, {len(found)} problems")
    sys.exit(1 if found or not files else 0)


main()
