//! The rows of a merged list, one after the other.

use super::columns::Columns;
use super::keys::{ListKind, named};
use super::laid::{Pen, Row, Version};
use super::matching::{Group, Matching, matching};
use super::order::ordered;
use super::sheet::Sheet;
use super::{Conflict, ConflictKind};

/// What becomes of a row.
enum Outcome<'v> {
    /// It is not there any more.
    Gone,
    /// It says this.
    Row(Vec<&'v str>),
    /// It can't be both: what we have it say, and they.
    Both(Option<Vec<&'v str>>, Option<Vec<&'v str>>, Vec<ConflictKind>),
}

/// The rows of three versions of a list.
struct Rows<'v, 't> {
    versions: &'v [Sheet<'t>; 3],
    columns: &'v Columns,
    keyed: bool,
}

/// Merges the rows of versions and writes them.
pub(super) fn merge(
    versions: &[Sheet<'_>; 3],
    columns: &Columns,
    kind: &ListKind,
    marker: usize,
) -> (String, Vec<Conflict>) {
    let Matching { groups, keyed } = matching(versions, columns, kind);
    let rows = Rows { versions, columns, keyed };
    let mut pen = Pen::new(versions, columns, marker);
    let mut conflicts = Vec::new();
    let numbers = rows.numbers();
    let mut number = numbers.unwrap_or_default();
    for group in ordered(&groups).into_iter().map(|group| groups[group]) {
        let says = match rows.outcome(group) {
            Outcome::Gone => continue,
            Outcome::Row(says) => Row { says: [Some(says), None], group },
            Outcome::Both(ours, theirs, kinds) => {
                let values = ours.as_ref().or(theirs.as_ref());
                let row = values.map(|values| named(values, columns)).unwrap_or_default();
                conflicts.extend(kinds.into_iter().map(|kind| Conflict { row: row.clone(), kind }));
                pen.conflict();
                Row { says: [ours, theirs], group }
            }
        };
        let text = number.to_string();
        pen.write(&rows.numbered(says, numbers.map(|_| text.as_str())));
        number += 1;
    }
    (pen.done(), conflicts)
}

impl<'v> Rows<'v, '_> {
    fn value(&self, version: usize, row: Option<usize>, column: usize) -> &'v str {
        let row = row.and_then(|row| self.versions[version].rows.get(row));
        row.map_or("", |row| row.value(self.columns.at[version][column]))
    }

    /// What a version says of a row, in every column.
    fn values(&self, version: usize, row: usize) -> Vec<&'v str> {
        (0..self.columns.count()).map(|column| self.value(version, Some(row), column)).collect()
    }

    /// Whether a version says of a row what the base does.
    fn is_as_before(&self, version: usize, [base, ours, theirs]: Group) -> bool {
        let row = if version == 1 { ours } else { theirs };
        // A column that the other version removed or has not yet is part of the row all the same.
        let mut columns = (0..self.columns.count()).filter(|column| Some(*column) != self.columns.serial);
        columns.all(|column| {
            let is_there = self.columns.at[version][column].is_some();
            !is_there || self.value(version, row, column) == self.value(0, base, column)
        })
    }

    fn outcome(&self, group: Group) -> Outcome<'v> {
        let [base, ours, theirs] = group;
        match (base, ours, theirs) {
            (_, Some(ours), Some(theirs)) => self.cells(group, ours, theirs),
            (None, Some(row), None) => Outcome::Row(self.values(1, row)),
            (None, None, Some(row)) => Outcome::Row(self.values(2, row)),
            (Some(_), Some(row), None) if self.is_as_before(1, [base, Some(row), None]) => Outcome::Gone,
            (Some(_), Some(row), None) => {
                Outcome::Both(Some(self.values(1, row)), None, vec![ConflictKind::RemovedByThem])
            }
            (Some(_), None, Some(row)) if self.is_as_before(2, [base, None, Some(row)]) => Outcome::Gone,
            (Some(_), None, Some(row)) => {
                Outcome::Both(None, Some(self.values(2, row)), vec![ConflictKind::RemovedByUs])
            }
            (_, None, None) => Outcome::Gone,
        }
    }

    /// A row of both versions, cell by cell.
    fn cells(&self, group: Group, ours: usize, theirs: usize) -> Outcome<'v> {
        let (mut by_us, mut by_them) = (self.values(1, ours), self.values(2, theirs));
        let changed = |version| !self.is_as_before(version, group);
        let whole = !self.keyed && group[0].is_some() && changed(1) && changed(2) && by_us != by_them;
        let mut conflicts = Vec::new();
        for column in 0..self.columns.count() {
            let [_, our_place, their_place] = [0, 1, 2].map(|version| self.columns.at[version][column].is_some());
            let (base, our, their) = (self.value(0, group[0], column), by_us[column], by_them[column]);
            let says = match () {
                () if !our_place => Some(their),
                () if !their_place => Some(our),
                () if our == their => Some(our),
                () if whole => None,
                () if our == base => Some(their),
                () if their == base || Some(column) == self.columns.serial => Some(our),
                () => None,
            };
            if let Some(says) = says {
                (by_us[column], by_them[column]) = (says, says);
            } else {
                let head = [1, 2, 0].iter().find_map(|&version| self.columns.head(self.versions, version, column));
                let column = head.unwrap_or_default().to_owned();
                conflicts.push(ConflictKind::Cell { column, ours: our.to_owned(), theirs: their.to_owned() });
            }
        }
        if conflicts.is_empty() { Outcome::Row(by_us) } else { Outcome::Both(Some(by_us), Some(by_them), conflicts) }
    }

    /// The first number, where every version that has a column of numbers counts its rows in it from the same one on.
    fn numbers(&self) -> Option<u64> {
        let serial = self.columns.serial?;
        let first = |version: usize| {
            let mut numbers = self.versions[version].rows.iter().map(|row| row.value(self.columns.at[version][serial]));
            let first: u64 = numbers.next()?.parse().ok()?;
            let mut rest = numbers.zip(first + 1..);
            rest.all(|(text, number)| text == number.to_string()).then_some(first)
        };
        let has =
            |version: &usize| self.columns.at[*version][serial].is_some() && !self.versions[*version].rows.is_empty();
        let firsts: Vec<Option<u64>> = (0..3).filter(has).map(first).collect();
        let one = (*firsts.first()?)?;
        firsts.iter().all(|first| *first == Some(one)).then_some(one)
    }

    /// A row with its number, where rows are counted.
    fn numbered<'n>(&self, mut row: Row<'n>, number: Option<&'n str>) -> Row<'n>
    where
        'v: 'n,
    {
        if let (Some(serial), Some(number)) = (self.columns.serial, number) {
            for says in row.says.iter_mut().flatten() {
                says[serial] = number;
            }
        }
        row
    }
}

impl Row<'_> {
    /// The versions that a row has a form of, with what it says in each.
    pub(super) fn forms(&self) -> impl Iterator<Item = (Version, Option<&[&str]>)> {
        [(Version::Ours, self.says[0].as_deref()), (Version::Theirs, self.says[1].as_deref())].into_iter()
    }
}
