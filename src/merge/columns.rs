//! Which columns the versions have, and which the merged list is to have.

use super::keys::ListKind;
use super::matching::matching;
use super::sheet::Sheet;
use crate::parse::Shape;

/// The columns of three versions under one name each.
#[derive(Debug)]
pub(super) struct Columns {
    /// Their names: those of the shape in English, others as written.
    names: Vec<String>,
    /// Where they stand in the base, in ours and in theirs.
    pub(super) at: [Vec<Option<usize>>; 3],
    /// Those that the merged list has, in its order.
    pub(super) layout: Vec<usize>,
    /// The column that numbers the rows.
    pub(super) serial: Option<usize>,
}

impl Columns {
    /// The columns of versions. Nothing where they can't be told apart; as an error the column that one version removed
    /// and the other changed.
    pub(super) fn of(versions: &[Sheet<'_>; 3], kind: &ListKind) -> Option<Result<Self, String>> {
        if versions.iter().any(|sheet| sheet.is_open || is_too_wide(sheet)) {
            return None;
        }
        let shape = kind.shape;
        let mut heads: [Vec<Option<String>>; 3] = [0, 1, 2].map(|version| named(&versions[version], shape));
        if has_doubles(&heads) {
            return None;
        }
        rename(versions, &mut heads, shape);
        // Our rows keep the columns that have nothing in them.
        for (at, head) in heads[1].iter_mut().enumerate() {
            head.get_or_insert_with(|| format!("\0{at}"));
        }
        let mut names: Vec<String> = Vec::new();
        for name in heads.iter().flatten().flatten() {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        let place = |version: usize, name: &String| heads[version].iter().position(|head| head.as_ref() == Some(name));
        let at = [0, 1, 2].map(|version| names.iter().map(|name| place(version, name)).collect::<Vec<_>>());
        let serial = names.iter().position(|name| name == "serial" || name == "序号");
        let columns = Self { layout: layout(&at), names, at, serial };
        Some(columns.removed_and_changed(versions, kind).map_or(Ok(columns), Err))
    }

    /// The column of a name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// How many there are in all the versions.
    pub(super) fn count(&self) -> usize {
        self.names.len()
    }

    /// The head of a column as a version has it.
    pub(super) fn head<'a>(&self, versions: &'a [Sheet<'_>; 3], version: usize, column: usize) -> Option<&'a str> {
        versions[version].heads().nth(self.at[version][column]?)
    }

    /// The head of the first column that one version removed while the other has something in a row of it that the base
    /// has not in that row. What it emptied is removed by both.
    fn removed_and_changed(&self, versions: &[Sheet<'_>; 3], kind: &ListKind) -> Option<String> {
        let [base, ours, theirs] = &self.at;
        let gone = |column: &usize| {
            Some(*column) != self.serial
                && base[*column].is_some()
                && ours[*column].is_some() != theirs[*column].is_some()
        };
        let gone: Vec<usize> = (0..self.count()).filter(gone).collect();
        if gone.is_empty() {
            return None;
        }
        let groups = matching(versions, self, kind).groups;
        let column = gone.into_iter().find(|&column| {
            let kept = if ours[column].is_some() { 1 } else { 2 };
            groups.iter().any(|group| {
                let value = |version: usize| {
                    let row = group[version].and_then(|row| versions[version].rows.get(row));
                    row.map_or("", |row| row.value(self.at[version][column]))
                };
                !value(kept).is_empty() && value(kept) != value(0)
            })
        })?;
        self.head(versions, 0, column).map(str::to_owned)
    }
}

/// Whether a row has something behind the last head.
fn is_too_wide(sheet: &Sheet<'_>) -> bool {
    let width = sheet.heads().count();
    sheet.rows.iter().any(|row| row.cells.values.iter().skip(width).any(|value| !value.is_empty()))
}

/// The names of the columns of a version, each for itself; none for a column that has nothing in it at all.
fn named(sheet: &Sheet<'_>, shape: Option<Shape>) -> Vec<Option<String>> {
    let is_empty = |at: usize| sheet.rows.iter().all(|row| row.value(Some(at)).is_empty());
    let name = |(at, head): (usize, &str)| {
        if head.is_empty() && is_empty(at) {
            return None;
        }
        let known = shape.and_then(|shape| shape.find(head)).map(|key| key.en);
        Some(known.unwrap_or(head).to_owned())
    };
    sheet.heads().enumerate().map(name).collect()
}

/// Whether two columns of a version have one name, or there is one without a name.
fn has_doubles(heads: &[Vec<Option<String>>; 3]) -> bool {
    heads.iter().any(|heads| {
        let mut names: Vec<&str> = heads.iter().flatten().map(String::as_str).collect();
        names.sort_unstable();
        names.first() == Some(&"") || names.windows(2).any(|two| two[0] == two[1])
    })
}

/// Gives a column that a version calls by another name that of the base: it stands where the only one stood that is
/// missing, and all that was in that is in it.
fn rename(versions: &[Sheet<'_>; 3], heads: &mut [Vec<Option<String>>; 3], shape: Option<Shape>) {
    let is_known = |name: &str| shape.is_some_and(|shape| shape.find(name).is_some());
    for version in [1, 2] {
        let [base, side] = [&heads[0], &heads[version]];
        let gone: Vec<usize> = (0..base.len()).filter(|&at| base[at].is_some() && !side.contains(&base[at])).collect();
        let new: Vec<usize> = (0..side.len()).filter(|&at| side[at].is_some() && !base.contains(&side[at])).collect();
        let ([gone], [new]) = (&gone[..], &new[..]) else { continue };
        let both_known = [&base[*gone], &side[*new]].iter().all(|name| name.as_deref().is_some_and(is_known));
        if gone == new && !both_known && is_kept(&versions[0], &versions[version], *gone) {
            let name = heads[0][*gone].clone();
            heads[version][*new].clone_from(&name);
        }
    }
}

/// Whether a column has in another version all that it had, and there was something.
fn is_kept(before: &Sheet<'_>, after: &Sheet<'_>, column: usize) -> bool {
    let values = |sheet: &Sheet<'_>| {
        let rows = sheet.rows.iter().map(|row| row.value(Some(column)).to_owned());
        rows.filter(|value| !value.is_empty()).collect::<Vec<_>>()
    };
    let (before, mut after) = (values(before), values(after));
    let kept = |value: &String| after.iter().position(|known| known == value).map(|at| after.swap_remove(at)).is_some();
    !before.is_empty() && before.iter().all(kept)
}

/// Our columns without those that they removed, and theirs that are new behind the one that stands before them.
fn layout([base, ours, theirs]: &[Vec<Option<usize>>; 3]) -> Vec<usize> {
    let by_place = |places: &[Option<usize>]| {
        let mut placed: Vec<(usize, usize)> =
            places.iter().enumerate().filter_map(|(column, place)| Some(((*place)?, column))).collect();
        placed.sort_unstable();
        placed.into_iter().map(|(_, column)| column).collect::<Vec<_>>()
    };
    let mut layout = by_place(ours);
    layout.retain(|&column| base[column].is_none() || theirs[column].is_some());
    let mut before = None;
    for column in by_place(theirs) {
        if ours[column].is_none() && base[column].is_none() {
            let mut at =
                before.and_then(|before| layout.iter().position(|&known| known == before)).map_or(0, |at| at + 1);
            // Ours come first where both added some at one place.
            while layout.get(at).is_some_and(|&next| base[next].is_none() && theirs[next].is_none()) {
                at += 1;
            }
            layout.insert(at, column);
        }
        if layout.contains(&column) {
            before = Some(column);
        }
    }
    layout
}
