//! The reference says what the program does: generated pages are current, and every key is described.
//!
//! `XUESHI_BLESS=1 cargo test --test it docs` writes the generated pages anew.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use crate::common::{check, repository};
use xueshi::export::data_sets;
use xueshi::locale::{Lang, Locale};
use xueshi::model::{MEASURES, MeasureKind, MeasureOf, RowSource, SheetBy, When};
use xueshi::pipeline;
use xueshi::resolve::FORMATS;
use xueshi::view::{self, PublicOffice, Records};

fn current(name: &str, generated: &str) {
    let path = repository().join("docs/reference").join(name);
    if std::env::var_os("XUESHI_BLESS").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(&path, generated).expect("writable");
    }
    let written = fs::read_to_string(&path).unwrap_or_default().replace('\r', "");
    assert!(written == generated, "docs/reference/{name} is not current: XUESHI_BLESS=1 cargo test --test it docs");
}

/// Where a file can have any name: elsewhere some examples can't be made.
#[cfg(unix)]
#[test]
fn the_catalogue_of_findings_is_current() {
    current("findings.md", &crate::catalogue::page(Lang::ZhCn));
    current("findings.en.md", &crate::catalogue::page(Lang::En));
}

#[test]
fn the_page_of_measures_is_current() {
    let mut page = String::from(
        "# 指标 (Measures)\n\n由程序生成，请勿手改。正文里的数、总结、统计表、导出的数据都用这里的定义。“来自”不写文件夹的在班次的文件夹里。\n\n\
         | 中文 | English | 单位 | 可以问 | 怎么算 | 来自 |\n|---|---|---|---|---|---|\n",
    );
    for measure in MEASURES {
        let unit = match measure.kind() {
            MeasureKind::Count => "个数",
            MeasureKind::Credits => "学时",
            MeasureKind::Share => "百分数",
            MeasureKind::Score => "分",
            MeasureKind::Day => "日期",
            MeasureKind::Words => "文字",
        };
        let of = match measure.of() {
            MeasureOf::Class => "一个班次",
            MeasureOf::Any => "都可以",
            MeasureOf::Classes => "不分单位、人员类别",
            MeasureOf::Year => "一个年度，可以再分单位、人员类别",
            MeasureOf::Plans => "只分时间",
            MeasureOf::Coverage => "一条覆盖要求，可以再分单位、人员类别",
        };
        let ([en, zh], [formula_en, formula_zh]) = (measure.names(), measure.formula());
        let files = measure.files().split(' ').map(|file| format!("`{file}`")).collect::<Vec<_>>().join(" ");
        let _ = writeln!(page, "| `{zh}` | `{en}` | {unit} | {of} | {formula_zh}<br>{formula_en} | {files} |");
    }
    current("measures.md", &page);
}

#[test]
fn the_page_of_commands_is_current() {
    let mut page = String::from(
        "# 命令 (Commands)\n\n由程序生成，请勿手改。\n\n退出码：0 没有错误；1 有错误（加 `--strict` 时警告也算）；2 无法运行。\n",
    );
    let commands = [
        "",
        "build",
        "check",
        "serve",
        "explain",
        "forms",
        "summary",
        "export",
        "import",
        "archive",
        "publish",
        "rollback",
        "certificates",
        "privacy",
        "new",
        "schema",
        "history",
        "merge-driver",
    ];
    let actions = [
        "forms list",
        "forms show",
        "forms render",
        "certificates issue",
        "certificates revoke",
        "certificates reissue",
        "privacy due",
        "privacy find",
        "new site",
        "new class",
        "new notice",
        "new session",
    ];
    for command in commands.into_iter().chain(actions) {
        let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"));
        let output = program
            .args(command.split_whitespace())
            .arg("--help")
            .args(["--lang", "zh-CN"])
            .env("COLUMNS", "100")
            .output();
        let help = String::from_utf8(output.expect("the program starts").stdout).expect("UTF-8");
        let help: Vec<&str> = help.lines().map(str::trim_end).collect();
        let _ = write!(page, "\n## xueshi {command}\n\n```text\n{}\n```\n", help.join("\n").trim_end());
    }
    current("commands.md", &page.replace("## xueshi \n", "## xueshi\n").replace("xueshi.exe", "xueshi"));
}

#[test]
fn the_page_of_forms_is_current() {
    let run = check(&repository());
    let (office, ledger) = (run.office.as_ref().expect("an office"), run.ledger.as_ref().expect("a ledger"));
    let records = Records { office, ledger, sources: &run.sources };
    let view = view::build(
        &PublicOffice::of(office, ledger),
        Some(records),
        &Locale::new(Lang::ZhCn),
        &view::Format::ALL,
        &view::RunFacts::default(),
    );
    current("forms.md", &crate::reference::page(&run, &view.documents));
}

#[test]
fn the_page_of_exported_data_is_current() {
    let run = check(&repository());
    let (office, ledger) = (run.office.as_ref().expect("an office"), run.ledger.as_ref().expect("a ledger"));
    let records = Records { office, ledger, sources: &run.sources };
    let (public, locale) = (PublicOffice::of(office, ledger), Locale::new(Lang::ZhCn));
    let forms = view::filled_forms(&public, records, &locale);
    current("export.md", &crate::reference::data::page(&data_sets(records, &locale, &forms)));
}

#[test]
fn every_condition_and_way_to_part_sheets_is_accepted_as_described() {
    let mut asked = Vec::new();
    for rows in RowSource::ALL.into_iter().filter(|rows| rows.below().is_none()) {
        let column = format!("columns: [{}]", rows.fields()[0].key);
        for name in rows.filters().iter().flat_map(|when| when.names()) {
            asked.push((rows, format!("filter: {name}\n{column}")));
        }
        for name in rows.sheets().iter().flat_map(|by| by.names()) {
            asked.push((rows, format!("sheets: {name}\n{column}")));
        }
        for name in rows.conditions().iter().flat_map(|when| when.names()) {
            asked.push((rows, format!("columns: [{{ value: {}, when: {name} }}]", rows.fields()[0].key)));
        }
    }
    let form = |(at, (rows, rest)): (usize, &(RowSource, String))| {
        let text = format!("title: Mine {at}\nrows: {}\n{rest}\n", rows.names()[1]);
        (format!("forms/mine-{at}.yaml"), text)
    };
    let files: Vec<(String, String)> = asked.iter().enumerate().map(form).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, form)| (path.as_str(), form.as_str())).collect();
    let root = crate::common::office(&files);
    let run = pipeline::examine(&crate::common::config(root.path(), &root.path().join("output")), &|_| {});
    assert_eq!(crate::common::findings(&run, Lang::ZhCn), "");
    assert!(run.office.expect("an office").forms.list.len() > files.len());
}

#[test]
fn the_page_of_forms_says_of_which_rows_a_word_is() {
    for when in When::ALL {
        let (zh, en, _, of_row) = crate::reference::condition(when);
        assert_eq!([zh, en], when.names());
        let filters = RowSource::ALL.iter().any(|rows| rows.filters().contains(&when));
        assert_eq!(of_row != "—", filters, "{zh}");
    }
    for (by, (zh, en, _, of)) in SheetBy::ALL.into_iter().zip(crate::reference::SHEETS) {
        assert_eq!([zh, en], by.names());
        let rows = RowSource::ALL.iter().filter(|rows| rows.sheets().contains(&by));
        assert_eq!(of, rows.map(|rows| rows.names()[0]).collect::<Vec<_>>().join("、"));
    }
}

/// The page of formats with the table of each format as its shape says it.
fn formats() -> String {
    let mut page =
        fs::read_to_string(repository().join("docs/reference/formats.md")).expect("docs/reference/formats.md");
    for format in FORMATS {
        let mut table = String::from("| 中文 | English | 必填 | 类型与含义 |\n|---|---|---|---|\n");
        for key in format.shape.keys {
            let [_, about] = key.about;
            let _ = writeln!(table, "| {} | `{}` | {} | {about} |", key.zh.join("、"), key.en, key.need.zh());
        }
        let heading = format!("\n## `{}`\n", format.place);
        let (before, rest) = page.split_once(&heading).unwrap_or_else(|| panic!("no section {}", format.place));
        let at = rest.find("| 中文 | English | 必填 |").unwrap_or_else(|| panic!("no table: {}", format.place));
        let (above, old) = rest.split_at(at);
        assert!(!above.contains("\n## "), "no table: {}", format.place);
        let below = old.find("\n\n").map_or("", |end| &old[end + 1..]);
        page = format!("{before}{heading}{above}{table}{below}");
    }
    page
}

#[test]
fn every_key_of_every_format_is_described() {
    current("formats.md", &formats());
    for key in FORMATS.iter().flat_map(|format| format.shape.keys) {
        assert!(key.about.iter().all(|about| !about.is_empty() && !about.contains('|')), "{}: {:?}", key.en, key.about);
    }
}

#[test]
fn the_readme_shows_commands_that_exist() {
    let readme = fs::read_to_string(repository().join("README.md")).expect("README.md");
    assert!(readme.contains("cargo run --release -- build") && readme.contains("tests/run"));
    for line in readme.lines().filter_map(|line| line.trim().strip_prefix("xueshi ")) {
        let command = line.split_whitespace().next().unwrap_or_default();
        let output =
            Command::new(env!("CARGO_BIN_EXE_xueshi")).args([command, "--help"]).output().expect("the program starts");
        assert!(output.status.success(), "xueshi {line}");
    }
}
