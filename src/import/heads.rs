//! Which row of a sheet holds its heads, and what each column means.

use super::values::{shown, tidy};
use super::{Cell, Grid, ListKind};
use crate::diag::{narrowed, nearest};
use crate::parse::{Kind, Shape};

/// Rows in which the heads are looked for.
const MOST_ABOVE: usize = 30;

/// Heads that others' sheets have, and the keys they stand for.
const ALIASES: [(&str, &[&str]); 18] = [
    (
        "id",
        &["学员编号", "职工号", "教工号", "人员编号", "学号/工号", "学号或工号", "工号/学号", "studentid", "staffid"],
    ),
    ("name", &["学员姓名", "真实姓名", "人员姓名", "学生姓名", "用户姓名", "fullname"]),
    ("id_number", &["身份证", "公民身份号码", "证件号码", "身份证件号码", "身份证号码"]),
    ("phone", &["手机号", "手机号码", "联系方式", "电话号码", "联系手机", "移动电话"]),
    (
        "unit",
        &["学院", "部门", "支部", "党支部", "所在党支部", "所属单位", "单位名称", "工作单位", "所在党总支", "所属支部"],
    ),
    ("birth", &["生日", "出生时间"]),
    ("applied", &["入党申请时间", "递交入党申请书时间", "申请入党日期"]),
    ("activist", &["列为积极分子时间", "确定为入党积极分子时间", "积极分子时间", "确定入党积极分子时间"]),
    ("candidate", &["列为发展对象时间", "确定为发展对象时间", "发展对象时间"]),
    ("joined", &["到岗时间"]),
    ("left", &["离岗时间"]),
    ("from", &["报到日期", "入班时间"]),
    ("until", &["离班时间"]),
    ("course", &["课程标题", "课件名称", "学习课程", "课程名"]),
    ("completed", &["完成时间", "学完时间", "学习完成时间", "通过时间", "completiondate", "completedat"]),
    ("commented", &["评论时间"]),
    ("performance", &["平时分", "平时得分"]),
    ("exam", &["考试得分", "考试分数", "卷面成绩", "笔试成绩"]),
];

/// Heads of platforms' columns that say whether a course is finished.
const FINISHED: [&str; 9] =
    ["是否完成", "完成状态", "学习状态", "完成情况", "学习进度", "完成进度", "进度", "完成率", "progress"];

/// The heads of the column in which a returned sheet says why.
const REASON: [&str; 4] = ["原因", "退回原因", "reason", "reasons"];

/// What a column means.
#[derive(Clone, Debug)]
pub enum Meant {
    /// A column of the list, with what it takes.
    Key(&'static str, Kind),
    /// A column that this office's rules or schedule have, by its name in the list.
    Open(String),
    /// Whether a course is finished.
    Finished,
    /// One that is passed over: somebody asked for that, or it holds what no list has.
    Ignored,
    /// One that belongs into another list.
    Elsewhere(ListKind),
    /// One that another column has been read as already; its head.
    Twice(String),
    /// None that is known, with the name that may be meant.
    Unknown(Option<String>),
}

/// One column of a sheet.
#[derive(Clone, Debug)]
pub struct Column {
    /// Where it stands, from 0.
    pub at: u32,
    /// Its head as the sheet has it, in one line.
    pub head: String,
    /// What it means.
    pub meant: Meant,
}

impl Column {
    /// The name under which a list has it.
    pub fn key(&self) -> Option<&str> {
        match &self.meant {
            Meant::Key(key, _) => Some(key),
            Meant::Open(name) => Some(name),
            _ => None,
        }
    }
}

/// What is asked of a sheet's columns.
pub struct Wish<'w> {
    /// The list.
    pub kind: ListKind,
    /// What the user says of columns: a head and a key, or nothing for one to pass over.
    pub maps: &'w [(String, Option<String>)],
    /// The columns that the office itself knows, by their names in its list.
    pub open: &'w dyn Fn(&str) -> Option<String>,
}

/// Why a sheet has no columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoHead {
    /// No row has the heads of such a list.
    NotFound,
    /// The user says something of a column that is not there.
    NoColumn(String),
    /// The user names a key that such a list has not.
    NoKey(String),
}

/// The row of the heads, from 0, and the columns.
///
/// # Errors
/// Why there are none.
pub fn columns(grid: &Grid, wish: &Wish<'_>) -> Result<(u32, Vec<Column>), NoHead> {
    for (_, key) in wish.maps {
        if let Some(key) = key.as_ref().filter(|key| wish.asked(key).is_none()) {
            return Err(NoHead::NoKey(key.clone()));
        }
    }
    let row = head_row(grid, wish).ok_or(NoHead::NotFound)?;
    let heads = heads(grid, row);
    for (head, _) in wish.maps {
        if !heads.iter().any(|(_, own)| bare(own) == bare(head)) {
            return Err(NoHead::NoColumn(head.clone()));
        }
    }
    let mut found: Vec<Column> = Vec::new();
    for (at, head) in heads {
        let mut meant = wish.meant(&head);
        let same = |other: &Column| match (&other.meant, &meant) {
            (Meant::Key(one, _), Meant::Key(other, _)) => one == other,
            (Meant::Open(one), Meant::Open(other)) => one == other,
            _ => false,
        };
        if let Some(first) = found.iter().find(|other| same(other)) {
            meant = Meant::Twice(first.head.clone());
        }
        found.push(Column { at, head, meant });
    }
    // A name that is nearly right of a column that is there already is another column.
    let taken: Vec<String> = found.iter().filter_map(|column| column.key().map(str::to_owned)).collect();
    let shape = wish.kind.shape();
    for column in &mut found {
        if let Meant::Unknown(Some(near)) = &column.meant
            && shape.find(near).is_some_and(|key| taken.iter().any(|taken| taken == key.en))
        {
            column.meant = Meant::Unknown(None);
        }
    }
    Ok((row, found))
}

/// The row with the most heads that are known: titles stand above it, and the first rows of people below.
fn head_row(grid: &Grid, wish: &Wish<'_>) -> Option<u32> {
    let known = |row: u32| {
        let heads = heads(grid, row);
        let is_known = |head: &String| matches!(wish.meant(head), Meant::Key(..) | Meant::Open(_) | Meant::Finished);
        let who = |head: &String| matches!(wish.meant(head), Meant::Key("id" | "name" | "id_number", _));
        let count = heads.iter().filter(|(_, head)| is_known(head)).count();
        let people = heads.iter().any(|(_, head)| who(head));
        if people && heads.len() > 1 { count } else { 0 }
    };
    let rows = grid.row_numbers().into_iter().take(MOST_ABOVE).map(|row| (row, known(row)));
    let found = rows.filter(|(_, count)| *count > 0);
    // Of two rows of heads that are merged downwards the lower one has the names of the columns.
    found
        .reduce(|best, next| if next.1 > best.1 || next.1 == best.1 && next.0 == best.0 + 1 { next } else { best })
        .map(|(row, _)| row)
}

/// The heads of a row, as it is seen.
fn heads(grid: &Grid, row: u32) -> Vec<(u32, String)> {
    let own = grid.row(row).map(|(column, _)| column);
    let merged = grid.covered.range((row, 0)..=(row, u32::MAX)).map(|((_, column), _)| *column);
    let mut columns: Vec<u32> = own.chain(merged).collect();
    columns.sort_unstable();
    columns.dedup();
    let text = |cell: &Cell| tidy(&shown(cell));
    let head = |column: u32| grid.seen(row, column).map(|cell| (column, text(cell)));
    columns.into_iter().filter_map(head).filter(|(_, head)| !head.is_empty()).collect()
}

impl Wish<'_> {
    /// What a key on the command line means.
    fn asked(&self, key: &str) -> Option<Meant> {
        let shape = self.kind.shape();
        let known = shape.find(key).map(|key| Meant::Key(key.en, key.kind));
        let finished = || {
            let is = self.kind == ListKind::Online && (key == "finished" || FINISHED.contains(&key));
            is.then_some(Meant::Finished)
        };
        known.or_else(finished).or_else(|| (self.open)(key).map(Meant::Open))
    }

    fn meant(&self, head: &str) -> Meant {
        if let Some((_, key)) = self.maps.iter().find(|(own, _)| bare(own) == bare(head)) {
            return key.as_ref().and_then(|key| self.asked(key)).unwrap_or(Meant::Ignored);
        }
        let shape = self.kind.shape();
        let names = names(head);
        let own = names.iter().find_map(|name| known(shape, name));
        if let Some((key, kind)) = own {
            return if key == "serial" { Meant::Ignored } else { Meant::Key(key, kind) };
        }
        if self.kind == ListKind::Online && names.iter().any(|name| FINISHED.contains(&name.as_str())) {
            return Meant::Finished;
        }
        if let Some(name) = (self.open)(head).or_else(|| names.iter().find_map(|name| (self.open)(name))) {
            return Meant::Open(name);
        }
        if names.iter().any(|name| REASON.contains(&name.as_str()) || ["序", "no", "no.", "#"].contains(&name.as_str()))
        {
            return Meant::Ignored;
        }
        let others = [ListKind::People, ListKind::Roster, ListKind::Marks, ListKind::Online];
        let has = |kind: &ListKind| names.iter().any(|name| known(kind.shape(), name).is_some());
        if let Some(other) = others.into_iter().filter(|other| *other != self.kind).find(has) {
            return Meant::Elsewhere(other);
        }
        let near = names.last().and_then(|name| nearest(name, shape.names()));
        Meant::Unknown(near.map(str::to_owned))
    }
}

/// The key of a name, or of another that is usual for it.
fn known(shape: Shape, name: &str) -> Option<(&'static str, Kind)> {
    let alias = || ALIASES.iter().find(|(_, names)| names.contains(&name)).map(|(key, _)| *key);
    let key = shape.find(name).or_else(|| shape.find(alias()?))?;
    Some((key.en, key.kind))
}

/// A head without blanks, in plain characters.
fn bare(head: &str) -> String {
    narrowed(head).chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase()
}

/// What a head may be: as it is, without the marks of what must be filled in, and without the remarks in brackets.
fn names(head: &str) -> Vec<String> {
    let marks = ['*', '※', '☆', '★', ':', '：'];
    let whole = bare(head);
    let plain = whole.trim_matches(marks).to_owned();
    let mut names = vec![whole, plain.clone()];
    let mut rest = plain;
    while rest.ends_with([')', ']', '】']) {
        let Some(at) = rest.rfind(['(', '[', '【']) else { break };
        rest.truncate(at);
        rest = rest.trim_matches(marks).to_owned();
        names.push(rest.clone());
    }
    names.dedup();
    names.retain(|name| !name.is_empty());
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Grid {
        let mut grid = Grid::default();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
                grid.cells.insert((row, column), Cell::Text((*cell).to_owned()));
            }
        }
        grid
    }

    fn found(
        kind: ListKind,
        rows: &[&[&str]],
        maps: &[(String, Option<String>)],
    ) -> Result<(u32, Vec<String>), NoHead> {
        let wish = Wish { kind, maps, open: &|_| None };
        columns(&grid(rows), &wish).map(|(row, columns)| {
            let said = |column: &Column| match &column.meant {
                Meant::Key(key, _) => (*key).to_owned(),
                other => format!("{other:?}"),
            };
            (row, columns.iter().map(said).collect())
        })
    }

    #[test]
    fn slips_of_typing_and_marks_in_heads_are_forgiven() {
        let rows: &[&[&str]] = &[
            &["附件3 学员名单"],
            &["填报单位：", "日期："],
            &["序号", "姓 名*", "学号\n（必填）", "身份证号（１８位）", "所在单位 *", "手机号码"],
            &["1", "张明", "1", "2", "3", "4"],
        ];
        let expected = ["Ignored", "name", "id", "id_number", "unit", "phone"].map(str::to_owned).to_vec();
        assert_eq!(found(ListKind::People, rows, &[]), Ok((2, expected)));
    }

    #[test]
    fn a_head_that_is_nearly_right_is_no_column_but_suggested() {
        let rows: &[&[&str]] = &[&["姓名", "学号", "出生月年", "爱好", "姓名全"]];
        let (_, columns) = found(ListKind::People, rows, &[]).expect("heads");
        assert_eq!(columns[2], "Unknown(Some(\"出生年月\"))");
        assert_eq!(columns[3], "Unknown(None)");
        let maps = [("出生月年".to_owned(), Some("birth".to_owned())), ("爱好".to_owned(), None)];
        let (_, columns) = found(ListKind::People, rows, &maps).expect("heads");
        assert_eq!(columns[2..4], ["birth".to_owned(), "Ignored".to_owned()]);
        let maps = [("没有".to_owned(), None)];
        assert_eq!(found(ListKind::People, rows, &maps), Err(NoHead::NoColumn("没有".to_owned())));
        let maps = [("爱好".to_owned(), Some("hobby".to_owned()))];
        assert_eq!(found(ListKind::People, rows, &maps), Err(NoHead::NoKey("hobby".to_owned())));
    }

    #[test]
    fn a_sheet_of_something_else_has_no_heads() {
        assert_eq!(found(ListKind::People, &[&["a", "b"], &["1", "2"]], &[]), Err(NoHead::NotFound));
        assert_eq!(found(ListKind::People, &[&["姓名"]], &[]), Err(NoHead::NotFound));
    }
}
