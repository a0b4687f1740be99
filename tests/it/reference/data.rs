//! The page of exported data: every data set, and what each of its columns is.

use std::fmt::Write as _;

use xueshi::export::{DataSet, Kind, SHARE_PLACES};

/// The page, of the data sets that every office has.
pub(crate) fn page(sets: &[DataSet<'_>]) -> String {
    let mut page = format!(
        "# 导出的数据 (Exported data)\n\n由程序生成，请勿手改。\n\n\
         `xueshi export` 把全部记录、数字和表册写成别的程序能读的数据，默认写到当前文件夹的 `export`，换地方用 `--output`。\
         只要一种格式的，加 `--to csv` 或者 `--to jsonl`。\n\n\
         - **含个人信息，只供内部使用。** 数据出自内部版，有姓名、身份证号、电话、成绩。公开版没有这些数据，不能从公开版导出；\
         导出的文件夹也不能放在生成网站的输出文件夹里。\n\
         - **一次写成。** 全部准备好才换上去，中途出错，原来的一个字不变。以前导出的整个换掉；\
         里面有别人放的文件，或者文件夹不是本程序导出的，就不写，并说出是哪个文件。资料有错误时也不写。\n\
         - **CSV** 是带 BOM 的 UTF-8，第一行是列名，Excel 双击就能打开。身份证号这样的长数字，Excel 双击打开会变成 `9.9E+17`，\
         要用“数据—从文本/CSV”导入，把那一列设成文本；只是看，用内部版的 xlsx 表册。\n\
         - **不会被当成公式。** CSV 里以 `=`、`+`、`-`、`@`（全角的也算）、制表符、换行或者 `'` 开头的文字和列名，前面多一个 `'`；\
         程序读的时候，开头是 `'` 的去掉一个，就是原来的文字。数字不加。JSON Lines 里照原样。\n\
         - **JSON Lines** 一行一个对象，没有值的写 `null`。\n\
         - **数** 是精确的十进制小数，不多零，不丢位。比率是 1 的几分之几，四舍五入到 {SHARE_PLACES} 位小数。\n\
         - **代码** 都是文字：`person` 是学号或者工号，`class` 是班次的文件夹名，`unit`、`category`、`family` 是代码。\n\
         - **`schema.json`** 写着每个文件、每一列的类型、单位和含义，哪几列合起来不重复，哪几列指向别的文件，以及按哪一天计算（`today`）。\
         写法是 Frictionless 的 Data Package，现成的工具能直接读。\n\
         - **`tables/`** 是每一张表册，列名同纸上的表头（有两层的用“／”连起来），不含合计行；目录是 `tables.csv`。\
         一人一页的表（登记表、证书、证明）一页一行，`page` 是第几页；页里的表格另成一个文件。\n\n\
         问卷只有各题的汇总（`answers`、`scores`、`choices`）：一份一份的答卷和意见不导出，免得看得出是谁写的。\n\n\
         同样的资料，每次导出的文件一个字节也不差。数字怎样算的见[正文里的数](figures.md)，也在 `measures.csv` 里。\n"
    );
    for set in sets.iter().filter(|set| !set.name.contains('/')) {
        data_set(&mut page, set);
    }
    page
}

fn data_set(page: &mut String, set: &DataSet<'_>) {
    let _ = write!(page, "\n## {} `{}`\n\n{}。", set.title[1], set.name, set.about[1]);
    let _ = writeln!(page, "不重复的是 {}。\n", quoted(set.key));
    page.push_str("| 列 | 类型 | 含义 |\n|---|---|---|\n");
    for field in &set.fields {
        let unit = field.unit.map(|unit| format!("，{}", unit.names()[1])).unwrap_or_default();
        let names = set.references.iter().filter(|found| found.columns.last() == Some(&field.name.as_str()));
        let names = names.map(|found| format!("；见 `{}`", found.set)).collect::<Vec<_>>().concat();
        let _ = writeln!(page, "| `{}` | {}{unit} | {}{names} |", field.name, kind(field.kind), field.about[1]);
    }
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join("、")
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "文字",
        Kind::Integer => "整数",
        Kind::Number => "小数",
        Kind::Truth => "是否（true、false）",
        Kind::Date => "日期",
        Kind::Month => "月份",
        Kind::Time => "时间",
    }
}
