//! What the parts of a file say.

mod forms;
mod official;
mod package;

use std::io::{Cursor, Read};

use chrono::NaiveDate;

use super::document;
use crate::view::{
    Align, Annex, Block, Cell, Colophon, Column, Document, Fact, Field, Layout, Letter, Official, Orientation, Paper,
    Record, Run, Sheet, Table,
};

fn paper(paper: Paper) -> Document {
    Document {
        stem: "a".to_owned(),
        title: "培训<一>班".to_owned(),
        paper,
        trail: Vec::new(),
        today: NaiveDate::from_ymd_opt(2024, 6, 21).expect("a day"),
        organisation: "云汀学院".to_owned(),
        language: "zh-CN".to_owned(),
        source: None,
        form: None,
        template: None,
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("UTF-8");
    text
}

fn body(of: Paper) -> String {
    part(&document(&paper(of), &|_| None).expect("a file"), "word/document.xml")
}

fn column(title: &str, group: Option<&str>, width: u32) -> Column {
    Column { title: title.to_owned(), group: group.map(str::to_owned), width, align: Align::Center, text: false }
}

fn table(rows: usize) -> Table {
    let row = |at: usize| vec![Cell::count(at + 1), Cell::text("𠮷㛃😀\u{1}&<王>"), Cell::count(2), Cell::count(3)];
    Table {
        code: Some("C4/组织04/003".to_owned()),
        head: vec![Fact { name: "单位".to_owned(), value: "甲".to_owned(), path: None }],
        columns: vec![
            column("序号", None, 3),
            column("姓名", None, 5),
            column("线上", Some("学时"), 4),
            column("线下", Some("学时"), 4),
        ],
        rows: (0..rows).map(row).collect(),
        total: Some(vec![Cell::empty(), Cell::text("合计"), Cell::count(2), Cell::count(3)]),
        notes: vec!["共一人".to_owned()],
        signatures: vec!["登记人：".to_owned(), "日期：".to_owned()],
        ..Table::new("登记表")
    }
}

fn run(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

fn sheets(of: Vec<Sheet>) -> String {
    body(Paper::Forms(of))
}

fn official(of: Official) -> String {
    body(Paper::Official(Box::new(of)))
}

/// How often a text stands in another.
fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

fn record() -> Record {
    let field =
        |name: &str, value: &str, span, height| Field { name: name.to_owned(), value: Cell::text(value), span, height };
    Record {
        title: "学员信息表".to_owned(),
        sheet: "王小明".to_owned(),
        code: Some("C4/组织04/001".to_owned()),
        columns: 3,
        lines: vec![
            vec![field("姓名", "王小明", 1, 1), field("性别", "男", 1, 1), field("出生年月", "2003-05", 1, 1)],
            vec![field("所在学院", "信息工程学院", 2, 1), field("联系电话", "10000000001", 1, 1)],
            vec![field("单位意见", "", 3, 5)],
        ],
        tables: vec![Table {
            title: "学时".to_owned(),
            code: None,
            head: Vec::new(),
            notes: Vec::new(),
            signatures: Vec::new(),
            ..table(3)
        }],
        notes: vec!["本表一式两份。".to_owned()],
        signatures: vec!["填表人：".to_owned(), "审核人：".to_owned(), "日期：　　年　月　日".to_owned()],
        ..Record::default()
    }
}

fn letter(framed: bool) -> Letter {
    Letter {
        title: if framed { "结业证书" } else { "学时证明" }.to_owned(),
        number: Some("证书编号：2024FZ007".to_owned()),
        body: vec![
            "王小明同志：".to_owned(),
            "于2024年5月20日至6月20日参加2024年发展对象培训班，共修34学时，经考核成绩合格，准予结业。".to_owned(),
            "特发此证。".to_owned(),
        ],
        issuer: "中共云汀职业技术学院委员会党校".to_owned(),
        date: "2024年6月21日".to_owned(),
        framed,
        layout: Layout {
            orientation: if framed { Orientation::Landscape } else { Orientation::Portrait },
            ..Layout::default()
        },
        table: (!framed).then(|| Table { head: Vec::new(), notes: Vec::new(), signatures: Vec::new(), ..table(4) }),
        ..Letter::default()
    }
}

/// An official text with one of everything.
fn everything() -> Official {
    let note = Run { note: Some(vec![run("逐项评分。")]), ..Run::default() };
    let head = Run { head: Some(2), strong: true, ..run("（一）压实责任。") };
    let link = Run { link: Some("https://example.com/a?b&c=\"d\"".to_owned()), ..run("系统") };
    let heading = |level, text: &str| Block::Heading { level, text: vec![run(text)] };
    let paragraph = |text| Block::Paragraph { text, depth: 0 };
    let text =
        "为把好发展党员的教育培训关口，按照《中国共产党章程》的要求，经研究决定举办培训班，现就有关事项通知如下。";
    Official {
        draft: Some("草稿".to_owned()),
        red_head: Some("中共云汀职业技术学院委员会文件".to_owned()),
        number: Some("云汀院党〔2024〕9号".to_owned()),
        title: "关于举办2024年发展对象培训班的通知".to_owned(),
        addressees: vec!["各党总支".to_owned(), "机关各部门".to_owned()],
        body: vec![
            paragraph(vec![run(text), note.clone(), run("底稿"), note]),
            heading(1, "一、目的"),
            heading(2, "（一）线上"),
            heading(3, "1.考勤"),
            heading(4, "（1）补考"),
            Block::Item { mark: "1.".to_owned(), text: vec![head, run(text), link], depth: 0 },
            Block::Item { mark: "•".to_owned(), text: vec![run("补充")], depth: 1 },
            Block::Table {
                aligns: vec![Align::Start, Align::End],
                head: vec![vec![run("项目")], vec![run("分值")]],
                rows: vec![vec![vec![run("组织领导，制度健全")], vec![run("20")]], vec![vec![run("考勤")]]],
            },
            Block::Code { text: "a\nb".to_owned() },
            Block::Rule,
            paragraph(vec![run("特此通知。")]),
        ],
        attachments_word: "附件".to_owned(),
        attachments: vec!["2024年学生发展对象线上培训课程列表（含必修课程和选修课程）".to_owned(), "登记表".to_owned()],
        issuer: Some("中共云汀职业技术学院委员会".to_owned()),
        date: Some("2024年3月6日".to_owned()),
        annexes: vec![
            Annex {
                mark: "附件1".to_owned(),
                title: "课程列表".to_owned(),
                body: vec![paragraph(vec![run(text)])],
                sheets: Vec::new(),
            },
            Annex {
                mark: "附件2".to_owned(),
                title: "登记表".to_owned(),
                body: Vec::new(),
                sheets: vec![Sheet::Table(Table {
                    layout: Layout { orientation: Orientation::Landscape, ..Layout::default() },
                    ..table(3)
                })],
            },
        ],
        colophon: Some(Colophon {
            copies: Some(
                "抄送：学院党政领导班子成员，党委办公室，纪委办公室，宣传部，统战部，学生工作部，团委，工会。"
                    .to_owned(),
            ),
            printer: "中共云汀职业技术学院委员会办公室".to_owned(),
            date: "2024年3月6日印发".to_owned(),
        }),
    }
}
