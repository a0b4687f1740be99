//! What differs between two versions of a file, field by field.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

use super::columns::Columns;
use super::keys::{kind, named};
use super::matching::matching;
use super::sheet::Sheet;
use super::trees;
use crate::source::Encoding;
use crate::source::paths::has_extension;

/// One thing that was changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// What the row of a list is about; nothing where it is no list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// The number and the name of the person whom the row is about, as far as it says them.
    #[serde(skip)]
    pub person: [String; 2],
    /// Which cell, key or line it is; nothing for a row or a file as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What it said; nothing where it was not there.
    pub from: Option<String>,
    /// What it says; nothing where it is not there any more.
    pub to: Option<String>,
}

/// The changes from one version of the file at a path to another, either of which may not be there. Nothing where it is
/// no text.
pub fn differences(path: &str, before: Option<&[u8]>, after: Option<&[u8]>) -> Option<Vec<FieldChange>> {
    let text = |bytes: Option<&[u8]>| bytes.map_or(Some(String::new()), |bytes| Some(Encoding::decode(bytes)?.0));
    let (before, after) = (text(before)?, text(after)?);
    let found = if has_extension(path, "csv") {
        rows(path, &before, &after)
    } else if has_extension(path, "yaml") || has_extension(path, "yml") {
        trees::maps(&before, &after)
    } else if has_extension(path, "md") {
        trees::head(&before, &after).map(|(mut found, [before, after])| {
            found.extend(lines(before, after));
            found
        })
    } else {
        None
    };
    Some(found.unwrap_or_else(|| lines(&before, &after)))
}

/// The rows and cells of a list that differ.
fn rows(path: &str, before: &str, after: &str) -> Option<Vec<FieldChange>> {
    let kind = kind(path);
    let versions = [Sheet::read(before), Sheet::read(after), Sheet::read(after)];
    let columns = Columns::of(&versions, &kind)?.ok()?;
    let says = |version: usize, row: usize| -> Vec<&str> {
        let row = &versions[version].rows[row];
        (0..columns.count()).map(|column| row.value(columns.at[version][column])).collect()
    };
    let head = |column: usize| {
        [1, 0].iter().find_map(|&version| columns.head(&versions, version, column)).unwrap_or_default().to_owned()
    };
    let counts = |column: &usize| Some(*column) != columns.serial;
    let whole = |says: &[&str]| {
        let cells = (0..columns.count()).filter(counts).filter(|&column| !says[column].is_empty());
        cells.map(|column| format!("{} {}", head(column), says[column])).collect::<Vec<_>>().join("，")
    };
    let mut groups = matching(&versions, &columns, &kind).groups;
    groups.sort_by_key(|&[base, ours, _]| (ours.or(base), base));
    let mut found = Vec::new();
    for [base, ours, _] in groups {
        let change = |row: &[&str], field, from, to| {
            let said = |name: &str| columns.find(name).map(|at| row[at].to_owned()).unwrap_or_default();
            FieldChange { row: Some(named(row, &columns)), person: [said("id"), said("name")], field, from, to }
        };
        match (base, ours) {
            (Some(base), Some(ours)) => {
                let (was, is) = (says(0, base), says(1, ours));
                let differ = (0..columns.count()).filter(counts).filter(|&column| was[column] != is[column]);
                let some = |value: &str| (!value.is_empty()).then(|| value.to_owned());
                found.extend(differ.map(|at| change(&is, Some(head(at)), some(was[at]), some(is[at]))));
            }
            (Some(base), None) => found.push(change(&says(0, base), None, Some(whole(&says(0, base))), None)),
            (None, Some(ours)) => found.push(change(&says(1, ours), None, None, Some(whole(&says(1, ours))))),
            (None, None) => {}
        }
    }
    Some(found)
}

/// The lines of two texts that differ: each line that goes with the one that comes in its place.
fn lines(before: &str, after: &str) -> Vec<FieldChange> {
    let diff = TextDiff::from_lines(before, after);
    let mut found: Vec<FieldChange> = Vec::new();
    let mut open = 0;
    for change in diff.iter_all_changes() {
        let line = change.value().trim_end_matches(['\r', '\n']).to_owned();
        let of = |from, to| FieldChange { from, to, ..FieldChange::default() };
        match change.tag() {
            ChangeTag::Equal => open = found.len(),
            _ if line.trim().is_empty() => {}
            ChangeTag::Delete => found.push(of(Some(line), None)),
            ChangeTag::Insert => match found.iter().skip(open).position(|gone| gone.to.is_none()) {
                Some(at) => found[open + at].to = Some(line),
                None => found.push(of(None, Some(line))),
            },
        }
    }
    // A line of which the end alone is another has no difference to be told.
    found.retain(|change| change.from != change.to);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str, before: &str, after: &str) -> Vec<String> {
        let said = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
        let changes = differences(path, Some(before.as_bytes()), Some(after.as_bytes())).expect("texts");
        let line = |change: FieldChange| {
            format!("{}|{}|{}|{}", said(change.row), said(change.field), said(change.from), said(change.to))
        };
        changes.into_iter().map(line).collect()
    }

    #[test]
    fn a_list_differs_by_rows_and_cells() {
        let before = "序号,学号,姓名,考试\n1,A1,张明,80\n2,A2,李华,\n";
        let after = "序号,学号,姓名,考试,补考\n1,A3,王芳,70,\n2,A1,张明,85,90\n";
        let expected = [
            "A3 王芳|-|-|学号 A3，姓名 王芳，考试 70",
            "A1 张明|考试|80|85",
            "A1 张明|补考|-|90",
            "A2 李华|-|学号 A2，姓名 李华|-",
        ];
        let mut found = told("content/classes/a/marks.csv", before, after);
        let mut expected: Vec<String> = expected.map(str::to_owned).into();
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
    }

    #[test]
    fn settings_differ_by_keys_and_items_of_lists_by_what_they_are() {
        let before =
            "标题: 甲\n单位: [a, b]\n时限:\n- 事项: 名单\n  日期: 2024-05-01\n- 事项: 教案\n  日期: 2024-05-02\n";
        let after = "标题: 乙\n单位: [b, c]\n时限:\n- 事项: 报到\n  日期: 2024-04-30\n- 事项: 名单\n  日期: 2024-05-03\n- 事项: 教案\n  日期: 2024-05-02\n地点: 礼堂\n";
        let expected = [
            "-|标题|甲|乙",
            "-|单位|a|-",
            "-|单位|-|c",
            "-|时限 名单 日期|2024-05-01|2024-05-03",
            "-|时限|-|事项 报到，日期 2024-04-30",
            "-|地点|-|礼堂",
        ];
        let mut found = told("content/classes/a/class.yaml", before, after);
        let mut expected: Vec<String> = expected.map(str::to_owned).into();
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_text_differs_by_its_settings_and_its_lines() {
        let before = "---\n标题: 甲\n---\n一\n\n二\n三\n";
        let after = "---\n标题: 乙\n---\n一\n\n贰\n三\n四\n";
        assert_eq!(told("content/notices/a.md", before, after), ["-|标题|甲|乙", "-|-|二|贰", "-|-|-|四"]);
        assert_eq!(told("content/notices/a.txt", "a\r\nb\r\n", "a\nb\n"), [""; 0]);
        assert_eq!(told("content/classes/a/class.yaml", "a: [", "a: 1"), ["-|-|a: [|a: 1"]);
        assert_eq!(differences("a.pdf", Some(b"\0"), None), None);
    }
}
