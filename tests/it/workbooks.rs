//! Workbooks of every kind of sheet, read back. With a folder in `XUESHI_WORKBOOKS` they are written
//! there as well, for the readers in `tests/oracles` that nobody here wrote.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use xueshi::render::xlsx;
use xueshi::view::{
    Align, Cell, Column, Computed, Document, Fact, Field, Layout, Letter, Orientation, Paper, Record, Sheet, Size,
    Table, Value,
};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

fn column(group: Option<&str>, title: &str, width: u32, align: Align) -> Column {
    Column { title: title.to_owned(), group: group.map(str::to_owned), width, align, text: false }
}

fn fact(name: &str, value: &str) -> Fact {
    Fact { name: name.to_owned(), value: value.to_owned(), path: None }
}

fn decimal(text: &str) -> Cell {
    Cell::decimal(text.parse().expect("a decimal"))
}

fn document(title: &str, sheets: Vec<Sheet>) -> Document {
    Document {
        stem: "x".to_owned(),
        title: title.to_owned(),
        paper: Paper::Forms(sheets),
        trail: Vec::new(),
        today: day(2024, 6, 1),
        organisation: "中共测试职业技术学院委员会党校".to_owned(),
        language: "zh-CN".to_owned(),
        source: None,
        form: None,
        template: None,
    }
}

/// The bytes of a document, which are also written for other readers.
fn made(name: &str, document: &Document) -> Vec<u8> {
    let bytes = xlsx::document(document).expect("a workbook");
    if let Some(folder) = std::env::var_os("XUESHI_WORKBOOKS") {
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.xlsx")), &bytes).expect("written");
    }
    bytes
}

fn opened(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).expect("a workbook")
}

/// A part of a workbook as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut file = archive.by_name(name).expect("a part");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut file, &mut text).expect("text");
    text
}

/// A register of so many people, with groups of heads, sums and counts.
fn register(people: usize) -> Table {
    let mut table = Table::new("2024年第一期发展对象培训班成绩、证书登记表");
    table.code = Some("C4/组织04/003".to_owned());
    table.head = vec![fact("主办单位", "中共测试职业技术学院委员会党校"), fact("时间", "2024年5月20日至24日")];
    table.columns = vec![
        column(None, "序号", 3, Align::Center),
        column(None, "姓名", 5, Align::Center),
        column(None, "身份证号", 10, Align::Center),
        column(None, "出生年月", 5, Align::Center),
        column(Some("考勤"), "上午", 3, Align::Center),
        column(Some("考勤"), "下午", 3, Align::Center),
        column(Some("考勤"), "出勤", 3, Align::Center),
        column(Some("学时"), "线上学时", 4, Align::End),
        column(Some("学时"), "线下学时", 4, Align::End),
        column(Some("学时"), "总学时", 4, Align::End),
        column(None, "发证日期", 6, Align::Center),
        column(None, "备注", 8, Align::Start),
    ];
    let mut sums = [Decimal::ZERO; 3];
    for at in 0..people {
        let online = Decimal::new(i64::try_from(at % 7).expect("small") * 25, 2);
        let held = Decimal::new(45 + i64::try_from(at % 3).expect("small"), 1);
        let marks = [["√", "×", "√"][at % 3], "√"];
        let came = marks.iter().filter(|mark| **mark == "√").count();
        sums = [sums[0] + online, sums[1] + held, sums[2] + online + held];
        table.rows.push(vec![
            Cell::count(at + 1),
            Cell::text(["张三", "欧阳明月", "堃喆"][at % 3]),
            Cell::text(format!("99010320040229{at:04}")),
            Cell::new(Value::Month(day(2004, 2, 1))),
            Cell::text(marks[0]),
            Cell::text(marks[1]),
            Cell::count(came).computed(Computed::RowCount { first: 4, last: 5, text: "√".to_owned() }),
            Cell::decimal(online),
            Cell::decimal(held),
            Cell::decimal(online + held).computed(Computed::RowSum(vec![7, 8])),
            Cell::new(Value::Date(day(2024, 5, 30))),
            Cell::text(["=1+1", "", "因病请假一天，已补课并提交病历证明材料"][at % 3]),
        ]);
    }
    let mut total = vec![Cell::empty(); 12];
    total[1] = Cell::text("合计");
    for (at, sum) in sums.into_iter().enumerate() {
        total[7 + at] = Cell::decimal(sum).computed(Computed::ColumnSum);
    }
    table.total = Some(total);
    table.notes = vec!["图例：√ 出勤　△ 迟到　▽ 早退　○ 请假　× 旷课".to_owned()];
    table.signatures = vec!["填表人：".to_owned(), "审核人：".to_owned(), "日期：".to_owned()];
    table.layout = Layout { orientation: Orientation::Landscape, ..Layout::default() };
    table
}

fn field(name: &str, value: &str, span: usize, height: usize) -> Field {
    Field { name: name.to_owned(), value: Cell::text(value), span, height }
}

fn record(name: &str) -> Sheet {
    let mut courses = Table::new("培训情况");
    courses.columns = vec![
        column(None, "班次", 14, Align::Start),
        column(None, "时间", 6, Align::Center),
        column(None, "学时", 3, Align::End),
        column(None, "结论", 4, Align::Center),
    ];
    courses.rows = vec![
        vec![
            Cell::text("2024年第一期发展对象培训班"),
            Cell::new(Value::Date(day(2024, 5, 20))),
            decimal("24.5"),
            Cell::text("合格"),
        ],
        vec![
            Cell::text("入党积极分子培训班"),
            Cell::new(Value::Date(day(2023, 5, 20))),
            decimal("10"),
            Cell::text("合格"),
        ],
    ];
    Sheet::Record(Record {
        title: "学员信息表".to_owned(),
        sheet: name.to_owned(),
        code: Some("C4/组织04/001".to_owned()),
        head: vec![fact("单位", "信息工程学院"), fact("填表日期", "2024年6月1日")],
        columns: 3,
        lines: vec![
            vec![field("姓名", name, 1, 1), field("性别", "男", 1, 1), field("民族", "汉族", 1, 1)],
            vec![field("身份证号", "990103200402293417", 2, 1), field("联系电话", "10000000001", 1, 1)],
            vec![field("所在学院、部门", "信息工程学院软件技术专业2022级1班", 3, 1)],
            vec![field("个人小结", "", 3, 8)],
            vec![field("党支部意见", "（盖章）　　年　月　日", 3, 5)],
        ],
        tables: vec![courses],
        notes: vec!["本表一式两份，一份存入本人档案。".to_owned()],
        signatures: vec!["经办人：".to_owned(), "审核人：".to_owned()],
        layout: Layout::default(),
    })
}

fn letter(name: &str, framed: bool) -> Sheet {
    let mut table = Table::new("");
    table.columns = vec![column(None, "班次", 14, Align::Start), column(None, "学时", 4, Align::End)];
    table.rows = vec![vec![Cell::text("集中轮训班"), decimal("24")], vec![Cell::text("网络培训"), decimal("8.5")]];
    let orientation = if framed { Orientation::Landscape } else { Orientation::Portrait };
    Sheet::Letter(Letter {
        title: if framed { "结业证书" } else { "学时证明" }.to_owned(),
        sheet: name.to_owned(),
        number: Some("编号：2024FZ001".to_owned()),
        body: vec![
            format!(
                "{name}同志于2024年5月20日至5月24日参加中共测试职业技术学院委员会党校举办的2024年第一期发展对象培训班，完成全部学习任务，共计34学时，考核成绩合格，准予结业。"
            ),
            "特此证明。".to_owned(),
        ],
        table: (!framed).then_some(table),
        issuer: "中共测试职业技术学院委员会党校".to_owned(),
        date: "2024年5月30日".to_owned(),
        framed,
        layout: Layout { orientation, ..Layout::default() },
    })
}

#[test]
fn a_register_keeps_its_ids_days_and_sums() {
    let bytes = made("register", &document("登记表", vec![Sheet::Table(register(45))]));
    let mut book = opened(&bytes);
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("readable");
    let row = sheet.rows().find(|row| row[0] == Data::Float(1.0)).expect("the first row");
    assert_eq!(row[2], Data::String("990103200402290000".to_owned()));
    // Days since the end of 1899, as workbooks count them.
    assert!(matches!(&row[10], Data::DateTime(date) if date.is_datetime() && (date.as_f64() - 45442.0).abs() < 0.1));
    assert_eq!(row[11], Data::String("=1+1".to_owned()));
    let name = book.sheet_names()[0].clone();
    let formulas = book.worksheet_formula(&name).expect("formulas");
    let found: Vec<&String> = formulas.rows().flatten().filter(|formula| !formula.is_empty()).collect();
    assert_eq!(found.len(), 45 * 2 + 3);
    assert!(found.contains(&&"COUNTIF(E6:F6,\"√\")".to_owned()) && found.contains(&&"SUM(H6:H50)".to_owned()));
}

#[test]
fn both_rows_of_heads_are_merged_repeated_and_frozen() {
    let bytes = made("heads", &document("登记表", vec![Sheet::Table(register(3))]));
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for merged in ["A1:L1", "A4:A5", "E4:G4", "H4:J4", "L4:L5"] {
        assert!(sheet.contains(&format!("<mergeCell ref=\"{merged}\"/>")), "{merged}");
    }
    assert!(sheet.contains("topLeftCell=\"C6\""), "frozen below both");
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("$4:$5</definedName>"), "{book}");
}

#[test]
fn a_page_begins_after_as_many_rows_as_the_layout_says() {
    let mut table = register(70);
    table.layout = Layout { size: Size::A3, orientation: Orientation::Landscape, rows: Some(30) };
    let sheet = part(&made("pages", &document("登记表", vec![Sheet::Table(table)])), "xl/worksheets/sheet1.xml");
    for row in ["<brk id=\"35\"", "<brk id=\"65\""] {
        assert!(sheet.contains(row), "{row}");
    }
    assert!(
        sheet.contains("paperSize=\"8\"")
            && sheet.contains("<rowBreaks count=\"2\" manualBreakCount=\"2\">")
            && !sheet.contains("fitToPage")
    );
}

#[test]
fn records_and_letters_of_many_people_are_one_sheet_each() {
    let names = ["张三", "欧阳明月", "堃喆"];
    let records = names.iter().map(|name| record(name));
    let framed = names.iter().map(|name| letter(name, true));
    let plain = names.iter().map(|name| letter(name, false));
    let bytes = made("people", &document("人员", records.chain(framed).chain(plain).collect()));
    let book = opened(&bytes);
    assert_eq!(book.sheet_names(), ["学员信息表", "结业证书", "学时证明"]);
    for sheet in 1..=3 {
        let text = part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml"));
        assert!(text.contains("<rowBreaks count=\"2\" manualBreakCount=\"2\">"), "{sheet}");
    }
}

#[test]
fn a_thousand_certificates_are_one_sheet_and_more_are_two() {
    let sheets = (0..1001).map(|at| letter(&format!("学员{at}"), true)).collect();
    let bytes = xlsx::document(&document("结业证书", sheets)).expect("a workbook");
    assert_eq!(opened(&bytes).sheet_names(), ["结业证书", "学员1000"]);
}

#[test]
fn a_table_of_more_pages_than_a_sheet_can_begin_goes_on_a_second() {
    let mut long = register(1025);
    long.layout.rows = Some(1);
    long.sheet = "签到".to_owned();
    let total = long.total.clone();
    assert!(total.is_some(), "the sample has a total");
    let bytes = xlsx::document(&document("签到表", vec![Sheet::Table(long)])).expect("a workbook");
    let mut book = opened(&bytes);
    assert_eq!(book.sheet_names(), ["签到", "签到 2"]);
    let breaks = |sheet: usize| part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml"));
    assert!(breaks(1).contains("<rowBreaks count=\"1023\" manualBreakCount=\"1023\">"));
    assert!(!breaks(2).contains("<rowBreaks"));
    let said = |book: &mut Xlsx<_>, name: &str| {
        let range = book.worksheet_range(name).expect("a sheet");
        range.cells().map(|(_, _, cell)| cell.to_string()).collect::<Vec<_>>()
    };
    let has = |cells: &[String], text: &str| cells.iter().any(|cell| cell.contains(text));
    let (first, second) = (said(&mut book, "签到"), said(&mut book, "签到 2"));
    assert!(!has(&first, "合计") && has(&second, "合计"), "the total stands below the last row");
    // The total is that of all rows, not of those of its own sheet.
    let formulas = book.worksheet_formula("签到 2").expect("formulas");
    assert_eq!(formulas.height(), 1, "those of its one row alone");
}

#[test]
fn a_fact_in_english_has_an_english_colon() {
    let mut table = register(1);
    table.head = vec![fact("Class", "Basics")];
    let english = Document { language: "en".to_owned(), ..document("Register", vec![Sheet::Table(table)]) };
    let bytes = xlsx::document(&english).expect("a workbook");
    let strings = part(&bytes, "xl/sharedStrings.xml");
    assert!(strings.contains("Class: Basics") && !strings.contains("Class："), "{strings}");
}

#[test]
fn the_same_document_is_the_same_bytes() {
    let document = document("人员", vec![Sheet::Table(register(9)), record("张三"), letter("张三", true)]);
    assert_eq!(made("mixed", &document), xlsx::document(&document).expect("a workbook"));
}

#[test]
fn an_empty_or_ragged_table_is_a_workbook_too() {
    let mut ragged = register(2);
    ragged.rows[0].truncate(3);
    ragged.rows[1].extend(vec![Cell::text("x"); 5]);
    ragged.signatures = vec!["签字：".to_owned(); 40];
    let mut narrow = Table::new("一");
    narrow.columns = vec![column(Some("组"), "", 0, Align::End)];
    narrow.rows = vec![vec![Cell::text("字".repeat(3_000))], vec![]];
    narrow.layout.rows = Some(0);
    for table in [Table::default(), ragged, narrow] {
        let bytes = xlsx::document(&document("表", vec![Sheet::Table(table)])).expect("a workbook");
        assert_eq!(opened(&bytes).sheet_names().len(), 1);
    }
    for sheet in [Sheet::Record(Record::default()), Sheet::Letter(Letter { framed: true, ..Letter::default() })] {
        assert!(xlsx::document(&document("", vec![sheet])).is_ok());
    }
}
