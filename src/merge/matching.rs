//! Which rows of the versions are versions of one row.

use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::columns::Columns;
use super::keys::{ListKind, RowKey, keys};
use super::sheet::Sheet;

/// One row in the base, in ours and in theirs, as far as it is there.
pub(super) type Group = [Option<usize>; 3];

/// The rows of three versions, by what they are about.
#[derive(Debug)]
pub(super) struct Matching {
    /// Every row of every version once.
    pub(super) groups: Vec<Group>,
    /// Whether rows are known by keys, so that two changed cells of one may be merged.
    pub(super) keyed: bool,
}

/// Matches the rows of versions: by their keys, or where they have none by what they say and where they stand.
pub(super) fn matching(versions: &[Sheet<'_>; 3], columns: &Columns, kind: &ListKind) -> Matching {
    let keys = keys(versions, columns, kind);
    let said = [0, 1, 2].map(|version| texts(versions, version, columns));
    let pairs = |one: usize, other: usize| match &keys {
        Some(keys) => by_key(&keys[one], &keys[other]),
        None => by_text(&said[one], &said[other]),
    };
    let (ours, theirs) = (pairs(0, 1), pairs(0, 2));
    let mut groups: Vec<Group> = (0..versions[0].rows.len())
        .map(|row| [Some(row), ours.get(&row).copied(), theirs.get(&row).copied()])
        .collect();
    let added = |version: usize, known: &BTreeMap<usize, usize>| {
        let known: BTreeSet<usize> = known.values().copied().collect();
        (0..versions[version].rows.len()).filter(|row| !known.contains(row)).collect::<Vec<_>>()
    };
    let (by_us, by_them) = (added(1, &ours), added(2, &theirs));
    let both: BTreeMap<usize, usize> = if keys.is_some() {
        let both = pairs(1, 2);
        both.into_iter().filter(|(one, other)| by_us.contains(one) && by_them.contains(other)).collect()
    } else {
        // The same change that came both ways is one; the same row by chance is two.
        let same = by_us.len() == by_them.len()
            && ours.keys().eq(theirs.keys())
            && by_us.iter().zip(&by_them).all(|(&one, &other)| said[1][one] == said[2][other]);
        if same { by_us.iter().copied().zip(by_them.iter().copied()).collect() } else { BTreeMap::new() }
    };
    groups.extend(by_us.iter().map(|row| [None, Some(*row), both.get(row).copied()]));
    let taken: BTreeSet<usize> = both.into_values().collect();
    groups.extend(by_them.iter().filter(|row| !taken.contains(row)).map(|row| [None, None, Some(*row)]));
    Matching { groups, keyed: keys.is_some() }
}

/// Rows with the same key; and one without a number with the one that now has it.
fn by_key(one: &[RowKey], other: &[RowKey]) -> BTreeMap<usize, usize> {
    let places: BTreeMap<&str, usize> = other.iter().enumerate().map(|(at, key)| (key.own.as_str(), at)).collect();
    let same = |(at, key): (usize, &RowKey)| Some((at, *places.get(key.own.as_str())?));
    let mut pairs: BTreeMap<usize, usize> = one.iter().enumerate().filter_map(same).collect();
    let mut taken: BTreeSet<usize> = pairs.values().copied().collect();
    let names = |keys: &[RowKey]| {
        let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, key) in keys.iter().enumerate() {
            names.entry(key.alias.as_ref().unwrap_or(&key.own).clone()).or_default().push(at);
        }
        names
    };
    let (ours, theirs) = (names(one), names(other));
    for (name, rows) in &ours {
        let ([a], Some([b])) = (&rows[..], theirs.get(name).map(Vec::as_slice)) else { continue };
        // Two numbers are two people, whatever they are called.
        let numbered = one[*a].alias.is_some() && other[*b].alias.is_some();
        if !numbered && !pairs.contains_key(a) && taken.insert(*b) {
            pairs.insert(*a, *b);
        }
    }
    pairs
}

/// Rows that say the same, in their order; and those that stand in place of each other where as many went as came and
/// most of each is the same.
fn by_text(one: &[Vec<&str>], other: &[Vec<&str>]) -> BTreeMap<usize, usize> {
    let mut pairs = BTreeMap::new();
    for change in capture_diff_slices(Algorithm::Myers, one, other) {
        match change {
            DiffOp::Equal { old_index, new_index, len } => {
                pairs.extend((0..len).map(|at| (old_index + at, new_index + at)));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } if old_len == new_len => {
                let placed = (0..old_len).map(|at| (old_index + at, new_index + at));
                pairs.extend(placed.filter(|&(a, b)| is_mostly(&one[a], &other[b])));
            }
            _ => {}
        }
    }
    pairs
}

fn is_mostly(one: &[&str], other: &[&str]) -> bool {
    let said = one.iter().zip(other).filter(|(a, b)| !a.is_empty() || !b.is_empty());
    let (same, all) = said.fold((0, 0), |(same, all), (a, b)| (same + usize::from(a == b), all + 1));
    same * 2 > all
}

/// What the rows of a version say in the columns that all versions have, without their numbers.
fn texts<'a>(versions: &'a [Sheet<'_>; 3], version: usize, columns: &Columns) -> Vec<Vec<&'a str>> {
    let headed = |place: usize| versions[place].head.is_some();
    let common = |column: &usize| {
        Some(*column) != columns.serial
            && (0..3).filter(|place| headed(*place)).all(|place| columns.at[place][*column].is_some())
    };
    let common: Vec<usize> = (0..columns.count()).filter(common).collect();
    let row = |row: &'a super::sheet::SheetRow<'_>| {
        common.iter().map(|&column| row.value(columns.at[version][column])).collect()
    };
    versions[version].rows.iter().map(row).collect()
}
