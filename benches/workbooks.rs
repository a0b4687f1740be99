//! How long a roster of 1,000 trainees takes as a workbook, 1,000 certificates on one sheet, and an
//! authority's form with 1,000 rows.
//!
//! `cargo bench --bench workbooks` prints the median of the runs of each, in milliseconds.
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark fails loudly and prints its table"
)]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use xueshi::render::fill::{Data, fill};
use xueshi::render::xlsx;
use xueshi::view::{Align, Cell, Column, Document, Layout, Letter, Orientation, Paper, Sheet, Table, Value};

/// People on the roster, and certificates.
const PEOPLE: usize = 1_000;
/// Runs of each.
const RUNS: usize = 21;

fn main() {
    println!("median of {RUNS} runs in ms");
    for (name, sheets) in [("roster", vec![roster()]), ("certificates", (0..PEOPLE).map(certificate).collect())] {
        let document = document(sheets);
        measure(name, || xlsx::document(&document).expect("a workbook"));
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/forms/libreoffice-1.xlsx");
    let form = std::fs::read(path).expect("a form");
    let data = data();
    measure("filled form", || fill(&form, &data).expect("a filled form").bytes);
}

fn measure(name: &str, make: impl Fn() -> Vec<u8>) {
    let time = |_| {
        let start = Instant::now();
        assert!(make().len() > 10_000, "a workbook of {PEOPLE} people");
        start.elapsed()
    };
    let mut times: Vec<Duration> = (0..RUNS).map(time).collect();
    times.sort();
    println!("{PEOPLE:>6} {name:<14} {:>7.1}", times[RUNS / 2].as_secs_f64() * 1e3);
}

/// What the form asks for.
fn data() -> Data {
    let row = |at: usize| {
        let number = Value::Integer(i64::try_from(at).unwrap_or(0));
        let named = |name: &str| (name.to_owned(), Value::Text(format!("学员{at}")));
        let counted = |name: &str| (name.to_owned(), number.clone());
        BTreeMap::from([counted("序号"), named("姓名"), named("学号"), counted("线上"), counted("线下")])
    };
    let facts = BTreeMap::from([("班次".to_owned(), Value::Text("第一期".to_owned()))]);
    Data { facts, columns: Vec::new(), rows: (1..=PEOPLE).map(row).collect() }
}

fn document(sheets: Vec<Sheet>) -> Document {
    Document {
        stem: "x".to_owned(),
        title: "名单".to_owned(),
        paper: Paper::Forms(sheets),
        trail: Vec::new(),
        today: NaiveDate::default(),
        organisation: "党校".to_owned(),
        language: "zh-CN".to_owned(),
        source: None,
        form: None,
        template: None,
    }
}

/// The columns of a roster of students.
fn roster() -> Sheet {
    let mut table = Table::new("学员名单");
    let titles = [
        "序号",
        "姓名",
        "性别",
        "民族",
        "出生年月",
        "身份证号",
        "学号",
        "所在学院",
        "班级",
        "联系电话",
        "申请入党时间",
        "确定积极分子时间",
        "确定发展对象时间",
        "备注",
    ];
    let column =
        |title: &str| Column { title: title.to_owned(), group: None, width: 7, align: Align::Center, text: false };
    table.columns = titles.map(column).into();
    let day =
        |value: fn(NaiveDate) -> Value| Cell::new(value(NaiveDate::from_ymd_opt(2024, 5, 20).unwrap_or_default()));
    table.rows = (0..PEOPLE)
        .map(|at| {
            vec![
                Cell::count(at + 1),
                Cell::text(format!("学员{at}")),
                Cell::text("女"),
                Cell::text("汉族"),
                day(Value::Month),
                Cell::text(format!("99010320040229{at:04}")),
                Cell::text(format!("202201{at:04}")),
                Cell::text("信息工程学院"),
                Cell::text("软件技术2201"),
                Cell::text(format!("1000000{at:04}")),
                day(Value::Date),
                day(Value::Date),
                day(Value::Date),
                Cell::empty(),
            ]
        })
        .collect();
    Sheet::Table(table)
}

fn certificate(at: usize) -> Sheet {
    Sheet::Letter(Letter {
        title: "结业证书".to_owned(),
        sheet: String::new(),
        number: Some(format!("编号：2024FZ{at:03}")),
        body: vec![format!("学员{at}同志参加培训，完成全部学习任务，考核成绩合格，准予结业。")],
        table: None,
        issuer: "中共测试职业技术学院委员会党校".to_owned(),
        date: "2024年5月30日".to_owned(),
        framed: true,
        layout: Layout { orientation: Orientation::Landscape, ..Layout::default() },
    })
}
