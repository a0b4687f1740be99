"""A protected value in a public file stops the build, whoever wrote the file and wherever in it the value stands.

leaking.py BINARY OFFICE WORK: the files are written by openpyxl, python-docx, Pillow, LibreOffice, qpdf and Python's own
libraries, each with a phone number of the office's register in one place of it. Of the same files without it none does.
"""

import gzip
import json
import pathlib
import shutil
import subprocess
import sys
import tarfile
import zipfile

import docx
import openpyxl
from PIL import Image, PngImagePlugin

binary, office, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
PHONE = "10000000009"
ROW = "id,name,unit,phone\nB1000001,Bo Quin,quay,10000000009\n"
WIDE = "１００００００００09"


def soffice(source, kind):
    """A file of LibreOffice, converted."""
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(source.parent / "made"), str(source)], check=True, capture_output=True)
    return source.parent / "made" / f"{source.stem}.{kind.split(':')[0]}"


def workbook(folder, value, **places):
    """A workbook with a value in some places."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "名单"
    if places.get("cell"):
        sheet["B2"] = value
    if places.get("number"):
        sheet["B2"] = int(value.replace(" ", "")) if value.strip().isdigit() else 0
    if places.get("property"):
        book.properties.keywords = value
    if places.get("hidden"):
        other = book.create_sheet("备份")
        other.sheet_state = "hidden"
        other["C3"] = value
    if places.get("comment"):
        sheet["A1"].comment = openpyxl.comments.Comment(value, "x")
    if places.get("link"):
        sheet["A1"].hyperlink = f"tel:{value}"
    if places.get("name"):
        sheet.title = value
    path = folder / "list.xlsx"
    book.save(path)
    return path


def letter(folder, value, **places):
    """A text with a value in some places."""
    text = docx.Document()
    paragraph = text.add_paragraph("电话")
    if places.get("runs"):
        for at in range(0, len(value), 3):
            paragraph.add_run(value[at : at + 3]).bold = at % 2 == 0
    if places.get("property"):
        text.core_properties.author = value
    if places.get("header"):
        text.sections[0].header.paragraphs[0].text = value
    if places.get("cell"):
        text.add_table(1, 1).cell(0, 0).text = value
    path = folder / "letter.docx"
    text.save(path)
    return path


def picture(folder, value, kind):
    """A picture that says a value of itself."""
    image = Image.new("RGB", (8, 8), "white")
    if kind == "png":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("Comment", value, "zh", "", zip=True)
        image.save(folder / "map.png", pnginfo=info)
        return folder / "map.png"
    exif = image.getexif()
    exif[0x9C9C if kind == "wide" else 0x010E] = value.encode("utf-16-le") if kind == "wide" else value
    image.save(folder / "map.jpg", exif=exif)
    return folder / "map.jpg"


def packed(folder, value, kind):
    """Something packed, in which a value is."""
    inner = folder / "note.txt"
    inner.write_text(f"电话 {value}\n", encoding="utf-8")
    if kind == "tar":
        with tarfile.open(folder / "all.tar", "w") as archive:
            archive.add(inner, "note.txt")
        inner = folder / "all.tar"
    if kind == "gz":
        (folder / "all.gz").write_bytes(gzip.compress(inner.read_bytes()))
        inner = folder / "all.gz"
    with zipfile.ZipFile(folder / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        if kind == "name":
            archive.writestr(f"{value}.txt", "x")
        elif kind == "comment":
            archive.comment = value.encode()
            archive.writestr("x", "x")
        else:
            archive.write(inner, inner.name)
    return folder / "all.zip"


def attached_pdf(folder, value):
    """A PDF to which a file is attached that has a value."""
    page = soffice(letter(folder, ""), "pdf")
    (folder / "note.txt").write_text(value, encoding="utf-8")
    target = folder / "attached.pdf"
    subprocess.run(["qpdf", str(page), "--add-attachment", str(folder / "note.txt"), "--", str(target)], check=True)
    return target


def compressed_pdf(folder, value):
    """A PDF whose objects are packed into streams."""
    page = soffice(letter(folder, value, cell=True), "pdf")
    target = folder / "packed.pdf"
    subprocess.run(["qpdf", "--object-streams=generate", "--compress-streams=y", str(page), str(target)], check=True)
    return target


PLACES = {
    "a cell": lambda folder, value: workbook(folder, value, cell=True),
    "a number": lambda folder, value: workbook(folder, value, number=True),
    "a workbook's properties": lambda folder, value: workbook(folder, value, property=True),
    "a hidden sheet": lambda folder, value: workbook(folder, value, hidden=True),
    "a comment": lambda folder, value: workbook(folder, value, comment=True),
    "a link of a cell": lambda folder, value: workbook(folder, value, link=True),
    "a sheet's name": lambda folder, value: workbook(folder, value, name=True),
    "a number in xls": lambda folder, value: soffice(workbook(folder, value, number=True), "xls"),
    "a cell in xls": lambda folder, value: soffice(workbook(folder, value, cell=True), "xls"),
    "a cell in ods": lambda folder, value: soffice(workbook(folder, value, cell=True), "ods"),
    "runs of a letter": lambda folder, value: letter(folder, value, runs=True),
    "a letter's properties": lambda folder, value: letter(folder, value, property=True),
    "a header": lambda folder, value: letter(folder, value, header=True),
    "a table of a letter": lambda folder, value: letter(folder, value, cell=True),
    "an old letter": lambda folder, value: soffice(letter(folder, value, runs=True), "doc"),
    "a page": lambda folder, value: soffice(letter(folder, value, runs=True), "pdf"),
    "a page's properties": lambda folder, value: soffice(letter(folder, value, property=True), "pdf"),
    "a packed page": compressed_pdf,
    "a file attached to a page": attached_pdf,
    "a text in zip": lambda folder, value: packed(folder, value, "txt"),
    "a text in tar in zip": lambda folder, value: packed(folder, value, "tar"),
    "a text in gz in zip": lambda folder, value: packed(folder, value, "gz"),
    "a name in zip": lambda folder, value: packed(folder, value, "name"),
    "a comment of zip": lambda folder, value: packed(folder, value, "comment"),
    "a picture's packed text": lambda folder, value: picture(folder, value, "png"),
    "a picture's description": lambda folder, value: picture(folder, value, "exif"),
    "a picture's comment for Windows": lambda folder, value: picture(folder, value, "wide"),
}
WRITTEN = {"a cell": WIDE, "a header": "100-0000-0009", "a page": "100 0000 0009", "a text in zip": "%31%30000000009"}


def findings(place, make, value):
    """The codes of an office one of whose public files has a value in a place."""
    folder = work / "office"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(office / "content", folder / "content")
    (folder / "content/people/more.csv").write_text(ROW, encoding="utf-8")
    making = work / "making"
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    made = make(making, value)
    name = f"list{made.suffix}"
    (folder / "content/notices").mkdir(exist_ok=True)
    shutil.copy(made, folder / "content/notices" / name)
    head = f"---\ntitle: Call\ndate: 2024-01-01\nattachments:\n  - {{ title: List, file: {name}, public: yes }}\n---\n\n"
    (folder / "content/notices/call.md").write_text(f"{head}See the list.\n", encoding="utf-8")
    command = [binary, "check", "--root", str(folder), "--format", "json"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(run.stdout)["findings"]
    return run.returncode, [finding["code"] for finding in found if finding["code"] in ("O103", "O114")]


wrong = []
for place, make in PLACES.items():
    code, found = findings(place, make, WRITTEN.get(place, PHONE))
    if code != 1 or "O103" not in found:
        wrong.append(f"{place}: {code} {found}")
    code, found = findings(place, make, "100 0000 0008")
    if code != 0 or found:
        wrong.append(f"{place}, with nothing in it: {code} {found}")
print("\n".join(wrong))
print(f"{len(PLACES)} places, {len(wrong)} wrong")
sys.exit(bool(wrong))
