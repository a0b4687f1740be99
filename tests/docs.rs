//! The reference says what the program does: generated pages are current, and every key is described.
//!
//! `XUESHI_BLESS=1 cargo test --test docs` writes the generated pages anew.
#![allow(clippy::disallowed_methods, clippy::expect_used, reason = "a test lays, reads and asserts its own files")]

mod common;

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use common::{check, repository};
use xueshi::diag::{CODES, Severity};
use xueshi::locale::{Lang, Locale};
use xueshi::resolve::FORMATS;
use xueshi::view::{self, PublicOffice, Records};

fn current(name: &str, generated: &str) {
    let path = repository().join("docs/reference").join(name);
    if std::env::var_os("XUESHI_BLESS").is_some() {
        fs::write(&path, generated).expect("writable");
    }
    let written = fs::read_to_string(&path).unwrap_or_default().replace('\r', "");
    assert!(written == generated, "docs/reference/{name} is not current: XUESHI_BLESS=1 cargo test --test docs");
}

#[test]
fn the_catalogue_of_findings_is_current() {
    let (zh, en) = (Locale::new(Lang::ZhCn), Locale::new(Lang::En));
    let mut page = String::from(
        "# 检查结果目录 (Findings)\n\n由程序生成，请勿手改。`{$…}` 处是具体的名称或数字；有几种说法的，只列一种。\n\n\
         错误 (error)：有一个就不写任何文件。警告 (warning)：照常生成，应当改正。提示 (note)：供参考。\n",
    );
    for code in CODES {
        let severity = match code.severity() {
            Severity::Error => "错误 error",
            Severity::Warning => "警告 warning",
            Severity::Note => "提示 note",
        };
        let say = |locale: &Locale, attribute| locale.format(code.slug(), attribute, &[]).unwrap_or_default();
        let _ = write!(
            page,
            "\n## {} {}\n\n{severity}\n\n- {}\n  - 改法：{}\n- {}\n  - help: {}\n",
            code.id(),
            code.slug(),
            say(&zh, None),
            say(&zh, Some("help")),
            say(&en, None),
            say(&en, Some("help")),
        );
    }
    current("findings.md", &page);
}

#[test]
fn the_page_of_commands_is_current() {
    let mut page = String::from(
        "# 命令 (Commands)\n\n由程序生成，请勿手改。\n\n退出码：0 没有错误；1 有错误（加 `--strict` 时警告也算）；2 无法运行。\n",
    );
    let commands = ["", "build", "check", "explain", "certificates"];
    let actions = ["certificates issue", "certificates revoke", "certificates reissue"];
    for command in commands.into_iter().chain(actions) {
        let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"));
        let output = program.args(command.split_whitespace()).arg("--help").env("COLUMNS", "100").output();
        let help = String::from_utf8(output.expect("the program starts").stdout).expect("UTF-8");
        let help: Vec<&str> = help.lines().map(str::trim_end).collect();
        let _ = write!(page, "\n## xueshi {command}\n\n```text\n{}\n```\n", help.join("\n").trim_end());
    }
    current("commands.md", &page.replace("## xueshi \n", "## xueshi\n").replace("xueshi.exe", "xueshi"));
}

#[test]
fn the_page_of_tables_is_current() {
    let checked = check(&repository());
    let (office, ledger) = (checked.office.expect("an office"), checked.ledger.expect("a ledger"));
    let records = Records { office: &office, ledger: &ledger, sources: &checked.sources };
    let view =
        view::build(&PublicOffice::of(&office, &ledger), Some(records), &Locale::new(Lang::ZhCn), &view::Format::ALL);
    let mut page = String::from(
        "# 表格 (Tables)\n\n由程序从样例“2024年发展对象培训班”和年度汇总生成，请勿手改。列随考核规则而变：\
         没有考试的班没有考试列，有几个环节就有几列学时，有几次培训就有几列考勤。\n\n\
         每张表都有打印页（HTML）、Excel 表（xlsx）和 Word 文件（docx），在内部版的 `filing/` 下；不含个人信息的课程列表和教学计划在公开版也有，但没有 Word 文件。\n",
    );
    let mine = view
        .documents
        .iter()
        .filter(|d| d.stem.starts_with("filing/2024-candidates/") || d.stem.starts_with("filing/credits-"));
    for document in mine {
        let _ = write!(page, "\n## {}\n\n`{}`\n", document.title, document.stem);
        for table in document.tables() {
            let columns: Vec<_> = table.columns.iter().map(|column| column.title.as_str()).collect();
            let _ = write!(page, "\n- 工作表“{}”：{}\n", table.sheet, columns.join(" | "));
            if !table.signatures.is_empty() {
                let lines: Vec<_> = table
                    .signatures
                    .iter()
                    .map(|line| line.replace('　', "").trim_end_matches('：').to_owned())
                    .collect();
                let _ = writeln!(page, "  - 签字栏：{}", lines.join("、"));
            }
        }
    }
    current("tables.md", &page);
}

#[test]
fn every_key_of_every_format_is_described() {
    let page = fs::read_to_string(repository().join("docs/reference/formats.md")).expect("docs/reference/formats.md");
    for format in FORMATS {
        for key in format.shape.keys {
            assert!(page.contains(&format!("`{}`", key.en)), "{}: {}", format.place, key.en);
            assert!(key.zh.iter().all(|name| page.contains(name)), "{}: {:?}", format.place, key.zh);
        }
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
