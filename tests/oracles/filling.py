"""Forms to fill, made by openpyxl and saved once more by LibreOffice, and what has become of them.

`write DIR` lays forms into DIR; `compare DIR` holds `DIR/filled` against them: styles, merges, widths, heights,
names, checks, pictures, and every formula, which LibreOffice recalculates; and what the filled form says a formula
comes to, for readers that do not compute, against what LibreOffice comes to without having been told.
"""

import pathlib
import re
import subprocess
import sys
import zipfile

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table

# What tests/filling.rs fills in.
COPIES = 3
ONLINE = [4.5, 10, 0.25]
HELD = [24, 20.5, 12]


def picture(path):
    import struct
    import zlib

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xc8\x14\x14" * 60 for _ in range(40))
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 60, 40, 8, 2, 0, 0, 0))
    path.write_bytes(data + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def form(folder, rows_high=1):
    """A form whose repeated row is so many rows high; the second sheet looks at the first and repeats its own."""
    thin = Border(*[Side("thin")] * 4)
    book = Workbook()
    sheet = book.active
    sheet.title = "名单"
    sheet.merge_cells("A1:F1")
    sheet["A1"] = "{{班次}}学员名单"
    sheet["A1"].font = Font(name="黑体", size=16, color=Color(theme=4))
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet["A2"] = "班次：{{ 班次 }}，｛｛人数｝｝人"
    sheet["E2"], sheet["F2"] = "人数", "{{人数}}"
    sheet["A3"] = CellRichText("单位：", TextBlock(InlineFont(b=True), "{{单"), TextBlock(InlineFont(b=True), "位}}"))
    sheet["E3"], sheet["F3"] = "{{日期}}", "{{日期}}"
    sheet["F3"].number_format = 'yyyy"年"m"月"d"日"'
    for at, head in enumerate(["序号", "姓名", "学号", "线上", "线下", "总学时"], 1):
        cell = sheet.cell(4, at, head)
        cell.fill, cell.border, cell.font = PatternFill("solid", fgColor=Color(theme=2)), thin, Font(b=True)
    last = 4 + rows_high
    row = ["{{序号}}", "{{姓名}}", "{{学号}}", "{{线上}}", "{{线下}}", "=D5+E5"]
    for line in range(5, last + 1):
        for at in range(1, 7):
            sheet.cell(line, at).border = thin
    for at, value in enumerate(row, 1):
        sheet.cell(5, at, value)
    if rows_high == 2:
        for column in "ABCDEF":
            sheet.merge_cells(f"{column}5:{column}6") if column not in "DE" else None
        sheet["D6"] = "占比"
        sheet["E6"] = f"=D5/$D${last + 1}"
    else:
        sheet["G5"] = f"=RANK(F5,$F$5:$F$5)+0*$D${last + 1}"
        sheet["H4"], sheet["H5"] = 0, "=H4+F5"
    sheet["D5"].number_format = "0.00"
    sheet.row_dimensions[5].height = 26
    at = last + 1
    sheet[f"A{at}"] = "合计"
    sheet.merge_cells(f"A{at}:C{at}")
    sheet[f"D{at}"], sheet[f"E{at}"], sheet[f"F{at}"] = "=SUM(D5:D5)", "=SUM(E5)", f"=SUM(D{at}:E{at})"
    sheet[f"A{at + 1}"] = "审核：{{不认识}}"
    sheet.merge_cells(f"A{at + 1}:B{at + 2}")
    sheet[f"D{at + 2}"], sheet[f"D{at + 3}"] = f"=D{at}+1", '=COUNTIF($B$5:$B$5,"B5")+COUNTA($B$5:$B$5)'
    sheet.print_area = f"A1:H{at + 3}"
    sheet.print_title_rows = "4:4"
    sheet.freeze_panes = "A5"
    sheet.column_dimensions["B"].width = 20
    sheet.row_dimensions[at].height = 33
    sheet.row_breaks.append(Break(id=at))
    choice = DataValidation(type="list", formula1='"男,女"', allow_blank=True)
    bound = DataValidation(type="decimal", operator="between", formula1="0", formula2=f"$D${at}")
    sheet.add_data_validation(choice)
    sheet.add_data_validation(bound)
    choice.add("C5")
    bound.add("D5")
    bound.add(f"E{at}")
    sheet.conditional_formatting.add("D5:E5", CellIsRule(operator="lessThan", formula=[f"$D${at}"], font=Font(color="FF0000")))
    sheet.conditional_formatting.add(f"A{at}:F{at}", FormulaRule(formula=[f"$D{at}>10"], fill=PatternFill(bgColor="FFFF00")))
    picture(folder / "logo.png")
    sheet.add_image(Image(str(folder / "logo.png")), f"D{at + 1}")
    sheet.oddHeader.center.text = '&"黑体"上级表'
    sheet.oddFooter.center.text = "第&P页"
    sheet[f"F{at + 2}"].comment = Comment("说明", "上级")
    sheet.auto_filter.ref = f"A4:F{last}"
    sheet[f"A{at + 3}"] = "链接"
    sheet[f"A{at + 3}"].hyperlink = "https://example.com"
    other = book.create_sheet("统计")
    other["A1"], other["A2"], other["A3"] = f"=名单!D{at}", "=SUM(名单!D5:D5)", "{{班次}}"
    other["A5"], other["B5"], other["C5"] = "{{姓名}}", "=LEN(A5)", "=名单!F5"
    other["B6"] = "=SUM(B5:B5)"
    other["D1"], other["D2"] = "=AVERAGE(名单!D5:D5)", "=COUNT(名单!A5:E5)+COUNTA(名单!B5:C5)*2"
    still = book.create_sheet("说明")
    still["A1"] = "本页不动"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=4, max_row=last), titles_from_data=True)
    still.add_chart(chart, "C3")
    listed = book.create_sheet("表格")
    for at_, (head, value) in enumerate([("甲", "{{姓名}}"), ("乙", "{{线上}}")], 1):
        listed.cell(1, at_, head)
        listed.cell(2, at_, value)
    listed.add_table(Table(displayName="名册", ref="A1:B2"))
    book.defined_names["合计数"] = DefinedName("合计数", attr_text=f"名单!$D${at}")
    book.defined_names["学时区"] = DefinedName("学时区", attr_text="名单!$D$5:$E$5")
    return book


def write(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for high in (1, 2):
        form(folder, high).save(folder / f"openpyxl-{high}.xlsx")
    converted = folder / "converted"
    convert(folder, sorted(folder.glob("openpyxl-*.xlsx")), converted)
    for path in converted.iterdir():
        path.rename(folder / path.name.replace("openpyxl", "libreoffice"))
    converted.rmdir()
    (folder / "logo.png").unlink()


def convert(folder, files, target):
    profile = f"-env:UserInstallation=file://{folder.resolve()}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", target, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    subprocess.run(["rm", "-r", folder / "profile"], check=True)


class Rows:
    """Where rows go: the block of some sheet stands there COPIES times."""

    def __init__(self, first, high):
        self.first, self.high = first, high

    def start(self, row):
        return row if row < self.first + self.high else row + (COPIES - 1) * self.high

    def end(self, row):
        return row if row < self.first else row + (COPIES - 1) * self.high

    def range(self, text):
        ends = re.findall(r"(\$?[A-Z]*\$?)(\d+)", text)
        (a, first), (b, last) = ends[0], ends[-1]
        first, last = self.start(int(first)), self.end(int(last))
        return f"{a}{first}" if len(ends) == 1 and first == last else f"{a}{first}:{b}{last}"

    def sources(self, row):
        """The row of the form from which a row of the filled form comes."""
        below = self.first + COPIES * self.high
        if row < self.first:
            return row
        return self.first + (row - self.first) % self.high if row < below else row - (COPIES - 1) * self.high


def look(cell):
    return [repr(part) for part in (cell.font, cell.fill, cell.border, cell.alignment, cell.number_format, cell.protection)]


def compare_sheet(before, after, rows):
    for line in after.iter_rows():
        for cell in line:
            source = before.cell(rows.sources(cell.row), cell.column)
            if look(cell) != look(source):
                yield f"{cell.coordinate}: another look than {source.coordinate}"
    for row in range(1, after.max_row + 1):
        height, source = after.row_dimensions[row].height, before.row_dimensions[rows.sources(row)].height
        if height != source:
            yield f"row {row} is {height} high, not {source}"
    widths = lambda sheet: {name: column.width for name, column in sheet.column_dimensions.items()}
    if widths(before) != widths(after):
        yield "other widths"
    expected = set()
    for merged in before.merged_cells.ranges:
        inside = rows.first <= merged.min_row and merged.max_row < rows.first + rows.high
        for copy in range(COPIES if inside else 1):
            by = copy * rows.high if inside else rows.start(merged.min_row) - merged.min_row
            first, last = merged.coord.split(":")
            move = lambda place: re.sub(r"\d+", lambda row: str(int(row[0]) + by), place)
            expected.add(f"{move(first)}:{move(last)}")
    found = {merged.coord for merged in after.merged_cells.ranges}
    if found != expected:
        yield f"merged are {sorted(found ^ expected)} more or less"
    area = lambda sheet: (sheet.print_area or "").split("!")[-1]
    if area(before) and area(after) != rows.range(area(before)):
        yield f"prints {area(after)}"
    for name in ("print_title_rows", "freeze_panes"):
        if getattr(before, name) != getattr(after, name):
            yield f"{name}: {getattr(after, name)}"
    if before.auto_filter.ref and after.auto_filter.ref != rows.range(before.auto_filter.ref):
        yield f"filters {after.auto_filter.ref}"
    for one, other in zip(before.data_validations.dataValidation, after.data_validations.dataValidation, strict=True):
        ranges = {rows.range(part) for part in str(one.sqref).split()}
        if set(str(other.sqref).split()) != ranges or one.type != other.type:
            yield f"checks {other.sqref}, not {ranges}"
        moved = one.formula2 and re.sub(r"^\$([A-Z])\$(\d+)$", lambda m: f"${m[1]}${rows.start(int(m[2]))}", one.formula2)
        if other.formula1 != one.formula1 or other.formula2 != moved:
            yield f"checks by {other.formula1}, {other.formula2}"
    formats = lambda sheet: {str(item.sqref): [rule.formula for rule in item.rules] for item in sheet.conditional_formatting}
    shift = lambda formula: re.sub(r"\$D(\$?)(\d+)", lambda m: f"$D{m[1]}{rows.start(int(m[2]))}", formula)
    expected = {rows.range(at): [[shift(text) for text in rule] for rule in rules] for at, rules in formats(before).items()}
    if formats(after) != expected:
        yield f"formats by condition {formats(after)}, not {expected}"
    breaks = [(item.id, rows.end(item.id)) for item in before.row_breaks.brk]
    if [item.id for item in after.row_breaks.brk] != [to for _, to in breaks]:
        yield "pages begin elsewhere"
    anchors = lambda sheet: [image.anchor._from.row for image in sheet._images]
    if anchors(after) != [rows.start(row + 1) - 1 for row in anchors(before)]:
        yield f"pictures at {anchors(after)}"
    remarks = lambda sheet: {cell.row: cell.comment.text for line in sheet.iter_rows() for cell in line if cell.comment}
    if remarks(after) != {rows.start(row): text for row, text in remarks(before).items()}:
        yield f"remarks {remarks(after)}"
    heads = lambda sheet: (sheet.oddHeader.center.text, sheet.oddFooter.center.text, len(sheet._charts))
    if heads(before) != heads(after):
        yield "another header, footer or chart"
    tables = lambda sheet: dict(sheet.tables.items())
    if tables(after) != {name: rows.range(ref) for name, ref in tables(before).items()}:
        yield f"tables {tables(after)}"


def values(path, high):
    """What LibreOffice comes to."""
    book = load_workbook(path, data_only=True)
    sheet, other = book["名单"], book["统计"]
    total = 5 + COPIES * high
    whole = [online + held for online, held in zip(ONLINE, HELD)]
    expected = {f"D{total}": sum(ONLINE), f"E{total}": sum(HELD), f"F{total}": sum(whole), f"D{total + 2}": sum(ONLINE) + 1, f"D{total + 3}": COPIES}
    expected |= {"F2": COPIES, "A2": "班次：第一期“发展对象”<班> & 其他，3人", "A3": "单位：信息工程学院", "E3": "2024-05-20"}
    for copy in range(COPIES):
        row = 5 + copy * high
        expected |= {f"A{row}": copy + 1, f"C{row}": f"99010320040229000{copy}", f"D{row}": ONLINE[copy], f"F{row}": whole[copy]}
        if high == 1:
            expected |= {f"G{row}": sorted(whole, reverse=True).index(whole[copy]) + 1, f"H{row}": sum(whole[: copy + 1])}
        else:
            expected[f"E{row + 1}"] = ONLINE[copy] / sum(ONLINE)
    for at, value in expected.items():
        found = sheet[at].value
        same = abs(found - value) < 1e-9 if isinstance(found, (int, float)) and isinstance(value, (int, float)) else found == value
        if not same:
            yield f"名单!{at} is {found!r}, not {value!r}"
    if str(sheet["F3"].value)[:10] != "2024-05-20":
        yield f"名单!F3 is {sheet['F3'].value}"
    found = [other[at].value for at in ("A1", "A2", "A5", "A6", "A7", "B8", "C5", "C7")]
    if found != [sum(ONLINE), sum(ONLINE), "张三", "欧阳明月", "=堃", 8, whole[0], whole[2]]:
        yield f"统计 is {found}"


def without_results(source, target):
    """A copy in which no formula says what it comes to, so that LibreOffice must compute it."""
    with zipfile.ZipFile(source) as one, zipfile.ZipFile(target, "w") as other:
        for part in one.namelist():
            data = one.read(part)
            if part.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"(</(?:\w+:)?f>)<((?:\w+:)?v)>[^<]*</\2>", rb"\1", data)
            other.writestr(part, data)


def results(filled, computed):
    """Each formula whose result the filled form holds: its place, that result, and LibreOffice's."""
    books = load_workbook(filled), load_workbook(filled, data_only=True), load_workbook(computed, data_only=True)
    for sheet in books[0]:
        for cell in (cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"):
            held, truth = (book[sheet.title][cell.coordinate].value for book in books[1:])
            if held is not None:
                yield f"{sheet.title}!{cell.coordinate}", cell.value, held, truth


def compare(folder):
    found, read, held = [], 0, 0
    filled = folder / "filled"
    computed, bare = folder / "computed", folder / "bare"
    bare.mkdir(exist_ok=True)
    for path in filled.glob("*.xlsx"):
        without_results(path, bare / path.name)
    convert(folder, sorted(bare.glob("*.xlsx")), computed)
    for path in sorted(folder.glob("*.xlsx")):
        read += 1
        high = int(path.stem[-1])
        before, after = load_workbook(path, rich_text=True), load_workbook(filled / path.name, rich_text=True)
        for name, rows in {"名单": Rows(5, high), "统计": Rows(5, 1), "说明": Rows(99, 1), "表格": Rows(2, 1)}.items():
            found += [f"{path.name} {name}: {problem}" for problem in compare_sheet(before[name], after[name], rows)]
        names = lambda book: {name: item.attr_text.replace("'", "") for name, item in book.defined_names.items()}
        total = 5 + COPIES * high
        if names(after) != {"合计数": f"名单!$D${total}", "学时区": f"名单!$D$5:$E${4 + (COPIES - 1) * high + 1}"}:
            found.append(f"{path.name}: names {names(after)}")
        found += [f"{path.name}: {problem}" for problem in values(computed / path.name, high)]
        if any(cell.value is not None for sheet in load_workbook(bare / path.name, data_only=True) for line in sheet for cell in line if after[sheet.title][cell.coordinate].data_type == "f"):
            found.append(f"{path.name}: LibreOffice was told a result")
        for place, formula, said, truth in results(filled / path.name, computed / path.name):
            held += 1
            if not isinstance(truth, (int, float)) or abs(said - truth) > 1e-9:
                found.append(f"{path.name}: {place} {formula} is said to be {said!r}, not {truth!r}")
        with zipfile.ZipFile(path) as one, zipfile.ZipFile(filled / path.name) as other:
            if one.namelist() != other.namelist():
                found.append(f"{path.name}: other files: {set(one.namelist()) ^ set(other.namelist())}")
            for part in one.namelist():
                still = re.search(r"media|styles|theme|sharedStrings|docProps", part)
                if still and one.read(part) != other.read(part):
                    found.append(f"{path.name}: {part} has changed")
            chart = next(part for part in one.namelist() if re.search(r"charts/chart\d", part))
            if f"$D$5:$D${4 + (COPIES - 1) * high + high}" not in other.read(chart).decode():
                found.append(f"{path.name}: the chart draws something else")
    print("\n".join(found))
    print(f"{read} forms filled, {held} results of formulas, {len(found)} problems")
    sys.exit(1 if found or read != 4 or held < 40 else 0)


{"write": write, "compare": compare}[sys.argv[1]](pathlib.Path(sys.argv[2]))
