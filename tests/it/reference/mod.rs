//! The page of forms: those that come with the program, and every word that a definition may use.

pub(crate) mod data;
mod words;

use std::fmt::Write as _;

use xueshi::model::{FieldKind, Filing, Form, FormShape, RowSource, Scope, When, Words};
use xueshi::pipeline::Run;
use xueshi::view::{Document, Record, Sheet, Table};

pub(crate) use words::{SHEETS, condition};

/// The class, the year and the plan of which the columns are shown.
const SHOWN: [&str; 3] = ["filing/2024-candidates/", "filing/year-2024/", "filing/plan-2024-work-points/"];

/// The page, of what the sample came to.
pub(crate) fn page(run: &Run, documents: &[Document]) -> String {
    let mut page = String::from(
        "# 表册 (Forms)\n\n由程序生成，请勿手改。\n\n\
         前一半是程序自带的各张表，列出它们在样例里的样子：“2024年发展对象培训班”、2024年度、2024年党校工作要点。\
         列随考核规则和记录而变：没有考试的班没有考试列，有几个环节就有几列学时，有几次培训就有几列考勤。\n\
         后一半是自己写表时可以用的全部词语。怎样写见[资料格式](formats.md)的 `forms/*.yaml`，一步一步见[使用手册](../guide.md)。\n\n\
         每张表都做成打印页（HTML）、Excel（xlsx）、Word（docx）和 PDF 四种，在内部版的 `filing/` 下。\
         填模板的只有网页和 Excel；超过 Word 的列数的没有 Word。\
         只由日程、课程、班次、任务排成的表格没有个人信息；其中关于一个班次的，公开版也有，没有 Word 的。\n\n\
         ## 自带的表\n",
    );
    let office = run.office.as_ref().expect("an office");
    for form in &office.forms.list {
        let stems = SHOWN.map(|folder| format!("{folder}{}", form.id));
        let document = documents.iter().find(|document| stems.contains(&document.stem)).expect("made of the sample");
        let mut records = office.procedures.iter().flat_map(|procedure| &procedure.records);
        let kept = records.find(|record| record.form.as_ref() == Some(&form.id)).map(|record| &record.code.value);
        built_in(&mut page, form, form.code.as_ref().or(kept), document);
    }
    page.push_str(
        "\n## 行\n\n“行”写中文名或者英文名，“列”写字段的任何一个名字。字段有四种：文字；数（公式可以用）；可合计的数（公式可以用，合计行加起来）；\
         几列（有几个环节、几次培训就有几列，各列的标题由记录定）。“宽”是缺省的列宽，单位是一个汉字。\n",
    );
    for rows in RowSource::ALL {
        source(&mut page, rows);
    }
    page.push_str(
        "\n## 事实\n\n整张表的事实，可以写在“表头”里；也可以用花括号写进表头的文字、“说明”“签字”“正文”“落款”“日期”“编号行”和栏目的文字里，如 `共{行数}人`。\
         一人一页的表，花括号里还可以写这一行的字段。\n",
    );
    for (scope, title) in [(Scope::Class, "班次"), (Scope::Year, "年度"), (Scope::Plan, "计划")] {
        let _ = write!(page, "\n### 关于{title}的表\n\n| 中文 | English | 是什么 |\n|---|---|---|\n");
        for fact in scope.facts() {
            let _ = writeln!(page, "| {} | `{}` | {} |", fact.zh.join("、"), fact.key, words::fact(scope, fact.key));
        }
    }
    page.push_str("\n## 条件\n\n列的“条件”：这一列什么时候有。整张表的“筛选”：只要哪些行。");
    for rows in RowSource::ALL.into_iter().filter(|rows| rows.conditions().len() > 1) {
        let _ = write!(
            page,
            "{}的表，列的条件可以用{}；筛选可以用{}。",
            rows.names()[0],
            quoted(rows.conditions()),
            quoted(rows.filters())
        );
    }
    page.push_str(
        "别的行和“固定行”，列的条件只有“有内容”，没有筛选。用错了是错误 B110。\n\n\
         | 中文 | English | 作列的条件 | 作筛选 |\n|---|---|---|---|\n",
    );
    for when in When::ALL {
        let (zh, en, of_column, of_row) = condition(when);
        let _ = writeln!(page, "| {zh} | `{en}` | {of_column} | {of_row} |");
    }
    page.push_str("\n## 分表\n\n| 中文 | English | 一张表是 | 用于行 |\n|---|---|---|---|\n");
    for (zh, en, what, rows) in SHEETS {
        let _ = writeln!(page, "| {zh} | `{en}` | {what} | {rows} |");
    }
    page
}

fn quoted(words: &[When]) -> String {
    let names: Vec<_> = words.iter().map(|when| when.names()[0]).collect();
    format!("“{}”", names.join("”“"))
}

fn built_in(page: &mut String, form: &Form, code: Option<&String>, document: &Document) {
    let _ = write!(page, "\n### `{}` {}\n\n", form.id, chinese(&form.title));
    let scope = match form.scope {
        Scope::Class => "一个班次",
        Scope::Year => "一个年度",
        Scope::Plan => "一份计划",
    };
    let _ = writeln!(page, "- 范围：{scope}，样例里是 `{}`", document.stem);
    if let Some(rows) = form.rows {
        let _ = writeln!(page, "- 行：{}（`{}`）", rows.names()[0], rows.names()[1]);
    }
    if let Some(code) = code {
        let _ = writeln!(page, "- 编号：{code}");
    }
    match form.filing {
        Filing::Always => {}
        Filing::Signed => page.push_str("- 归档：签字件\n"),
        Filing::Never => page.push_str("- 归档：否\n"),
    }
    let _ = writeln!(page, "- 定义：`xueshi forms show {}`", form.id);
    match &form.shape {
        FormShape::Table(_) => {
            let sheets: Vec<&Table> = document.tables().collect();
            sheets.chunk_by(|a, b| columns(a) == columns(b)).for_each(|alike| table(page, alike, "工作表"));
        }
        FormShape::Record { .. } => {
            let record = document.sheets().iter().find_map(|sheet| match sheet {
                Sheet::Record(record) => Some(record),
                _ => None,
            });
            boxes(page, record.expect("a record"));
        }
        FormShape::Letter { text, table: own, .. } => {
            let text: Vec<_> = text.iter().map(chinese).collect();
            let _ = writeln!(page, "- 正文：{}", text.join(" ／ "));
            if let Some(rows) = own.as_ref().and_then(|own| own.rows) {
                let _ = writeln!(page, "- 附表：{}（`{}`）", rows.names()[0], rows.names()[1]);
            }
        }
    }
}

fn boxes(page: &mut String, record: &Record) {
    let line = |fields: &Vec<xueshi::view::Field>| {
        fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>().join(" | ")
    };
    let _ = writeln!(page, "- 栏目：{}", record.lines.iter().map(line).collect::<Vec<_>>().join(" ／ "));
    record.tables.iter().for_each(|own| table(page, &[own], "附表"));
    sign(page, &record.signatures);
}

/// Tables with the same columns, under the names that they go by.
fn table(page: &mut String, alike: &[&Table], word: &str) {
    let named = |table: &&Table| if word == "附表" { table.title.clone() } else { table.sheet.clone() };
    let names = alike.iter().map(named).filter(|name| !name.is_empty()).map(|name| format!("“{name}”"));
    let _ = writeln!(page, "- {word}{}：{}", names.collect::<String>(), columns(alike[0]));
    sign(page, &alike[0].signatures);
}

fn columns(table: &Table) -> String {
    let columns = table.columns.iter().map(|column| match &column.group {
        Some(group) => format!("{group}·{}", column.title),
        None => column.title.clone(),
    });
    columns.collect::<Vec<_>>().join(" | ")
}

fn sign(page: &mut String, signatures: &[String]) {
    let lines = signatures.iter().filter_map(|line| line.split('：').next());
    if !signatures.is_empty() {
        let _ = writeln!(page, "  - 签字：{}", lines.collect::<Vec<_>>().join("、"));
    }
}

fn source(page: &mut String, rows: RowSource) {
    let (zh, en) = (rows.names()[0], rows.names()[1]);
    let _ = write!(page, "\n### {zh} `{en}`\n\n{}", words::source(rows));
    match rows.below() {
        Some(above) => {
            let _ = write!(page, "只用在“行”是“{}”的登记、证明和证书的附表里。", above.names()[0]);
        }
        None if rows.is_public() => page.push_str("没有个人信息。"),
        None => {}
    }
    page.push_str("\n\n| 中文 | English | 种类 | 宽 |\n|---|---|---|---|\n");
    for field in rows.fields() {
        let kind = match field.kind {
            FieldKind::Text => "文字",
            FieldKind::Number => "数",
            FieldKind::Sum => "可合计的数",
            FieldKind::Many => "几列",
        };
        let _ = writeln!(page, "| {} | `{}` | {kind} | {} |", field.zh.join("、"), field.key, field.width);
    }
}

fn chinese(words: &Words) -> &str {
    words.get("zh-CN")
}
