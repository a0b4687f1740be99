//! Which groups' totals can be told without telling of a single person.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{UnitId, Units};

/// Counts of a group: first its people, then those of them of whom something is told.
pub(super) type Counts = [usize; 5];

/// A unit with those below it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    /// Everyone.
    pub all: Counts,
    /// Who is in this very unit, none below it.
    pub own: Counts,
}

impl Group {
    /// Adds the counts of somebody; `own` where it is this very unit's.
    pub(super) fn add(&mut self, one: Counts, own: bool) {
        add(&mut self.all, one);
        if own {
            add(&mut self.own, one);
        }
    }
}

/// Whether a group is so small that its totals would be somebody's own, or so few of it are told of
/// that it is known who.
pub(super) fn is_small([people, told @ ..]: Counts, least: usize) -> bool {
    people < least || told.iter().any(|&count| is_few(count, least))
}

/// Whether so few people are meant that it is known who; nobody is not few.
pub(super) fn is_few(count: usize, least: usize) -> bool {
    (1..least).contains(&count)
}

/// Adds the counts of one more.
pub(super) fn add(sum: &mut Counts, one: Counts) {
    for (sum, one) in sum.iter_mut().zip(one) {
        *sum += one;
    }
}

/// Decides which totals may be shown, from a unit downwards; those that may are added to `shown`.
///
/// Those of fewer than `least` people would be somebody's own. And what is left when the units shown
/// are taken from the total above them must not be those of so few either: so as long as the rest is
/// too small, or is a single unit, the smallest unit shown joins it.
pub(super) fn release(
    units: &Units,
    id: UnitId,
    least: usize,
    groups: &BTreeMap<UnitId, Group>,
    shown: &mut BTreeSet<UnitId>,
) {
    let Some(group) = groups.get(&id) else { return };
    shown.insert(id);
    for child in among(units.children(id), group.own, least, groups) {
        release(units, child, least, groups, shown);
    }
}

/// The units, or other parts, that may be shown of some whose total is known, with that of `own` who are in
/// none of them.
pub(super) fn among<I: Copy + Ord>(
    units: impl Iterator<Item = I>,
    own: Counts,
    least: usize,
    groups: &BTreeMap<I, Group>,
) -> Vec<I> {
    let size = |id: &I| groups.get(id).map_or([0; 5], |group| group.all);
    let mut units: Vec<_> = units.map(|id| (size(&id), id)).filter(|([people, ..], _)| *people > 0).collect();
    // Those that are too small themselves first, then by size.
    units.sort_by_key(|&(size, id)| (!is_small(size, least), size, id));
    let mut hidden = units.iter().take_while(|(size, _)| is_small(*size, least)).count();
    let rest = |hidden: usize| {
        let mut sum = own;
        units.iter().take(hidden).for_each(|(size, _)| add(&mut sum, *size));
        sum
    };
    let tells = |hidden: usize| is_small(rest(hidden), least) || hidden == 1 && own[0] == 0;
    while hidden < units.len() && rest(hidden)[0] > 0 && tells(hidden) {
        hidden += 1;
    }
    units.split_off(hidden).into_iter().map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;

    fn tree(children: usize) -> Units {
        let sources = crate::source::Sources::in_memory([("units.yaml", "")]);
        let span = sources.find("units.yaml").map(crate::source::Span::file).expect("one file");
        let unit = |parent| Unit {
            id: crate::source::Spanned::new(String::new(), span),
            title: String::new(),
            short: String::new(),
            kind: None,
            parent,
            depth: 0,
        };
        Units { list: std::iter::once(unit(None)).chain((0..children).map(|_| unit(Some(UnitId(0))))).collect() }
    }

    /// Which of the children of one unit are shown, by their counts; `own` are in the unit itself.
    fn told(own: [usize; 2], children: &[[usize; 2]]) -> Vec<bool> {
        let counts = |[people, told]: [usize; 2]| [people, told, 0, 0, 0];
        let mut total = counts(own);
        for &child in children {
            add(&mut total, counts(child));
        }
        let all = std::iter::once(Group { all: total, own: counts(own) })
            .chain(children.iter().map(|&child| Group { all: counts(child), own: counts(child) }));
        let groups = all.enumerate().map(|(at, group)| (UnitId(at), group)).collect();
        let mut shown = BTreeSet::new();
        release(&tree(children.len()), UnitId(0), 5, &groups, &mut shown);
        (1..=children.len()).map(|at| shown.contains(&UnitId(at))).collect()
    }

    fn shown_of(own: usize, children: &[usize]) -> Vec<bool> {
        told([own, 0], &children.iter().map(|&people| [people, 0]).collect::<Vec<_>>())
    }

    #[test]
    fn a_small_groups_totals_can_not_be_had_by_subtraction() {
        assert_eq!(shown_of(0, &[8, 9]), [true, true]);
        // Alone, the small one would be what is left: the next joins it.
        assert_eq!(shown_of(0, &[2, 8, 9]), [false, false, true]);
        // Two small ones that are large together.
        assert_eq!(shown_of(0, &[3, 8, 4]), [false, true, false]);
        // People of the unit itself are never shown: with few of them the smallest child joins.
        assert_eq!(shown_of(2, &[8, 9]), [false, true]);
        assert_eq!(shown_of(7, &[2, 8]), [false, true]);
        assert_eq!(shown_of(7, &[8]), [true]);
    }

    #[test]
    fn few_who_failed_are_hidden_like_few_people() {
        // One of eight failed: who reads the list of the others knows who. With the other's four they are five.
        assert_eq!(told([0; 2], &[[8, 1], [9, 0]]), [false, false]);
        assert_eq!(told([0; 2], &[[8, 1], [9, 4], [20, 0]]), [false, false, true]);
        assert_eq!(told([0; 2], &[[8, 5], [9, 6]]), [true, true]);
    }
}
