"""Imports lists that openpyxl wrote and LibreOffice saved again, as xlsx, xls and ods, and imports them a second time.

Usage: imports.py PROGRAM OFFICE WORK
"""

import csv
import datetime
import json
import pathlib
import shutil
import subprocess
import sys

import openpyxl
from openpyxl.styles import Font

program, office, work = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
shutil.rmtree(work, ignore_errors=True)
work.mkdir(parents=True)
PEOPLE = "content/people/students.csv"
ROSTER = "content/classes/2024-candidates/roster.csv"


def laid(name):
    """A copy of the office of its own."""
    root = work / name
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(office / "content", root / "content")
    return root


def run(root, *arguments, expect=0):
    done = subprocess.run(
        [program, "import", *map(str, arguments), "--root", root, "--lang", "zh-CN", "--format", "json"],
        capture_output=True, text=True, encoding="utf-8",
    )
    assert done.returncode == expect, (arguments, done.returncode, done.stdout[-3000:], done.stderr[-3000:])
    return json.loads(done.stdout) if done.stdout.startswith("{") else done


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def saved_again(path, form):
    """The workbook as LibreOffice writes it."""
    out = work / f"again-{form}"
    out.mkdir(exist_ok=True)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76" if form == "csv" else form, "--outdir", out, path],
        check=True, capture_output=True,
    )
    return out / f"{path.stem}.{form}"


def people_sheet(path):
    """A list as a unit sends it: titles above, a unit merged down, four forms of a date, a sum and a signature below."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "学员"
    sheet.append(["附件3"])
    sheet.append(["2024年发展对象名单"])
    sheet["A2"].font = Font(bold=True, size=16)
    sheet.merge_cells("A1:J1")
    sheet.merge_cells("A2:J2")
    sheet.append(["填报单位：智能制造学院", None, None, None, None, "日期：", datetime.date(2024, 5, 10)])
    sheet.append(["序号", "学 号*", "姓　名", "所在学院\n（必填）", "身份证号（18位）", "手机号码", "出生年月", "申请入党时间", "人员类别", "爱好"])
    sheet.append([1, 2024990001, "甲　一", "智能制造学院", "990103200402293417"[:6] + "20050315001X", 10000099001, datetime.date(2005, 3, 1), "2023.10.8", "发展对象", "篮球"])
    sheet.append([2, "２０２４９９０００２", "甲 二", None, None, "１００００ ０９９００２", "2005年4月", datetime.date(2023, 10, 9), "发展对象", None])
    sheet.append([3, 2024990003, "甲三", None, None, 10000099003, "2005.05", 45209, "发展对象", None])
    sheet.append([4, 2024990004, "甲四", None, None, "10000099004", 200506, 20231011, "发展对象", None])
    sheet.merge_cells("D5:D8")
    sheet.append([5, 2024990005, "甲五", "智能制造学院", 990103200402293417, None, "5/6/2005", None, "发展对象", None])
    sheet.append([6, 2024990006, "=1+1", "智能制造学院", None, None, None, None, "发展对象", None])
    sheet.append([7, 2024990007, "甲七", "智能制造学员", None, None, None, None, "发展对象", None])
    sheet.append([8, "=\"20249900\"&\"08\"", "甲八", "智能制造学院", None, None, None, None, "发展对象", None])
    sheet.append([9])
    sheet.append([])
    sheet.append(["合计", "8人"])
    sheet.append(["填表人：乙一", None, None, "审核：乙二"])
    # openpyxl takes a text that begins with = for a formula; a text it is in the sheet that somebody sends.
    sheet["C10"].data_type = "s"
    for column, width in zip("ABCDEFGHIJ", [6, 14, 10, 20, 22, 16, 12, 14, 12, 10]):
        sheet.column_dimensions[column].width = width
    book.save(path)


source = work / "名单.xlsx"
people_sheet(source)
imported = 0
for form in ["xlsx", "xls", "ods", "csv"]:
    file = saved_again(source, form)
    root = laid(f"office-{form}")
    before = (root / PEOPLE).read_bytes()
    arguments = ["people", file, "--to", "people/students.csv"]
    preview = run(root, *arguments, expect=1)
    assert (root / PEOPLE).read_bytes() == before, "a preview wrote"
    assert not list(file.parent.glob("*-退回*")), "a preview wrote a sheet"
    assert preview["head_row"] == 4 and not preview["written"], preview
    # In a CSV a merged cell is one cell, and a number is nothing but its digits.
    as_text = form == "csv"
    done = run(root, *arguments, "--write", expect=1)
    assert done["written"], done
    found = {row["学号"]: row for row in rows(root / PEOPLE)}
    rejected = {row["row"]: "；".join(row["reasons"]) for row in done["rejected"]}
    first = found["2024990001"]
    assert first["姓名"] == "甲一" and first["单位"] == "智能制造学院", first
    assert first["出生年月"] in ("2005-03", "2005-03-01") and first["申请入党时间"] == "2023-10-08", first
    assert first["联系电话"] == "10000099001" and first["身份证号"].endswith("20050315001X"), first
    assert found["2024990008"]["姓名"] == "甲八", "a formula has its value"
    if not as_text:
        second, third, fourth = (found[f"202499000{n}"] for n in (2, 3, 4))
        assert second["姓名"] == "甲二" and second["联系电话"] == "10000099002" and second["单位"] == "智能制造学院", second
        assert second["出生年月"] == "2005-04" and second["申请入党时间"] == "2023-10-09", second
        assert third["出生年月"] == "2005-05" and third["申请入党时间"] == "2023-10-10", third
        assert fourth["出生年月"] == "2005-06" and fourth["申请入党时间"] == "2023-10-11", fourth
        assert sorted(rejected) == [9, 10, 11], rejected
        assert "当成了数" in rejected[9] and "可能是 2005-05-06 / 2005-06-05" in rejected[9], rejected[9]
        assert "智能制造学院" in rejected[11], rejected[11]
    assert "开头" in rejected[10], rejected[10]
    assert any(row["why"] == "below" and row["text"] == "合计" for row in done["skipped"]), done["skipped"]
    assert {"爱好"} == {column["head"] for column in done["columns"] if column.get("why") == "unknown"}, done["columns"]
    imported += len(done["added"])
    # What was there is there byte by byte, and a second time nothing happens.
    after = (root / PEOPLE).read_bytes()
    assert after.startswith(before), "a row that was there has changed"
    again = run(root, *arguments, "--write", expect=1)
    assert (again["added"], again["changed"], again["written"]) == ([], [], False), again
    assert (root / PEOPLE).read_bytes() == after, "the second import wrote"
    # The rows that came back, corrected by hand, go in.
    (returned,) = file.parent.glob("*-退回*.xlsx")
    book = openpyxl.load_workbook(returned)
    sheet = book.active
    heads = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.cell(1, 1).value == "原因" and all(cell.data_type == "s" for row in sheet for cell in row if cell.value), "text"
    assert sheet.max_row == len(rejected) + 1
    for row in range(2, sheet.max_row + 1):
        number = str(sheet.cell(row, next(at for head, at in heads.items() if head.startswith("学 号"))).value)
        assert not number.count("E+"), number
        if number == "2024990005":
            sheet.cell(row, heads["出生年月"]).value = "2005-05-06"
            sheet.cell(row, heads["身份证号（18位）"]).value = None
        elif number == "2024990006":
            sheet.cell(row, heads["姓 名"]).value = "甲六"
        elif number == "2024990007":
            sheet.cell(row, heads["所在学院 （必填）"]).value = "智能制造学院"
    corrected = work / f"改好-{form}.xlsx"
    book.save(corrected)
    if not as_text:
        mended = run(root, "people", corrected, "--to", "people/students.csv", "--write")
        assert len(mended["added"]) == 3 and not mended["rejected"], mended
        imported += 3
    returned.unlink()

# A roster of people who are in the register now, with a date of joining in four forms; twice.
root = work / "office-xlsx"
book = openpyxl.Workbook()
sheet = book.active
sheet.merge_cells("A1:E1")
sheet["A1"] = "发展对象培训班学员名单"
sheet.append(["序号", "姓名", "学号", "对象", "入班日期", "性别", "备注"])
days = ["２０２４．５．２０", datetime.date(2024, 5, 20), 45432, "2024年5月20日"]
for number, day in enumerate(days, 1):
    sheet.append([number, "甲" + "一二三四"[number - 1], 2024990000 + number, "学生", day, "男", "补报"])
roster = work / "roster.xlsx"
book.save(roster)
# The class says how many it has, and that is an error until it says otherwise.
refused = run(root, "roster", roster, "--class", "2024-candidates", "--write", expect=1)
assert not refused["written"] and len(refused["standing"]) == 1, refused
settings = root / "content/classes/2024-candidates/class.yaml"
settings.write_text(settings.read_text(encoding="utf-8").replace("参训人数: 60", "参训人数: 64"), encoding="utf-8")
for form in ["xlsx", "xls", "ods"]:
    file = saved_again(roster, form)
    shutil.copyfile(office / ROSTER, root / ROSTER)
    done = run(root, "roster", file, "--class", "2024-candidates", "--write")
    assert len(done["added"]) == 4 and done["written"], done
    joined = [row["入班日期"] for row in rows(root / ROSTER)][-4:]
    assert joined == ["2024-05-20"] * 4, joined
    after = (root / ROSTER).read_bytes()
    again = run(root, "roster", file, "--class", "2024-candidates", "--write")
    assert (again["added"], again["changed"], again["rejected"]) == ([], [], []), again
    assert (root / ROSTER).read_bytes() == after
    imported += 4

# A sheet that the program made, filled in by openpyxl and saved again by LibreOffice, needs no --map.
template = work / "template.xlsx"
template.unlink(missing_ok=True)
run(root, "--template", "people", "--output", template)
book = openpyxl.load_workbook(template)
sheet = book.worksheets[0]
assert sheet.freeze_panes == "A3" and book.worksheets[1].sheet_state == "hidden", "frozen heads, hidden choices"
heads = [cell.value for cell in sheet[2]]
lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
assert len(lists) == 3, "units, categories and genders are chosen"
assert sheet.column_dimensions["A"].number_format == "@" or sheet["A3"].number_format == "@", "ids are text"
values = {"学工号": "0099", "姓名": "丙一", "单位": "智能制造学院党总支", "出生年月": "2005.7", "人员类别": "发展对象", "联系电话": "10000099100"}
for head, value in values.items():
    cell = sheet.cell(3, heads.index(head) + 1)
    cell.value, cell.number_format = value, "@"
book.save(template)
for form in ["xlsx", "ods", "xls"]:
    done = run(root, "people", saved_again(template, form), "--to", "people/students.csv", "--write")
    if form == "xlsx":
        assert len(done["added"]) == 1, done
        last = rows(root / PEOPLE)[-1]
        assert (last["学号"], last["姓名"], last["出生年月"]) == ("0099", "丙一", "2005-07"), last
    else:
        assert not done["added"] and not done["changed"], (form, done)
print(f"{imported} rows of workbooks by openpyxl and LibreOffice, twice each")
