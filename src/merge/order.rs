//! In which order the rows of a merged list stand.

use std::collections::BTreeSet;

use super::matching::Group;

/// The groups in the order of our rows, or of theirs where only they changed the order; what the other version added
/// stands behind the row that stands before it there, ours first.
pub(super) fn ordered(groups: &[Group]) -> Vec<usize> {
    let (first, second) = if is_moved(groups, 2) && !is_moved(groups, 1) { (2, 1) } else { (1, 2) };
    let mut order = by_place(groups, first);
    let mut placed: BTreeSet<usize> = order.iter().copied().collect();
    let is_added = |group: usize, version: usize| {
        let [base, ..] = groups[group];
        base.is_none() && groups[group][version].is_some() && groups[group][3 - version].is_none()
    };
    let mut at = 0;
    for group in by_place(groups, second) {
        if placed.contains(&group) {
            at = order.iter().position(|&known| known == group).map_or(at, |place| place + 1);
            continue;
        }
        while second == 2 && order.get(at).is_some_and(|&next| is_added(next, 1)) {
            at += 1;
        }
        order.insert(at, group);
        placed.insert(group);
        at += 1;
    }
    order
}

/// The groups that a version has, in its order.
fn by_place(groups: &[Group], version: usize) -> Vec<usize> {
    let mut placed: Vec<(usize, usize)> =
        groups.iter().enumerate().filter_map(|(group, rows)| Some((rows[version]?, group))).collect();
    placed.sort_unstable();
    placed.into_iter().map(|(_, group)| group).collect()
}

/// Whether a version has the rows of the base in another order.
fn is_moved(groups: &[Group], version: usize) -> bool {
    let mut kept: Vec<(usize, usize)> = groups.iter().filter_map(|rows| Some((rows[0]?, rows[version]?))).collect();
    kept.sort_unstable();
    !kept.windows(2).all(|two| two[0].1 < two[1].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three rows of the base, one that we added behind the first, two that they added there, one at the end.
    #[test]
    fn what_was_added_stands_behind_what_stood_before_it() {
        let groups = [
            [Some(0), Some(0), Some(0)],
            [Some(1), Some(2), Some(3)],
            [Some(2), Some(3), Some(4)],
            [None, Some(1), None],
            [None, None, Some(1)],
            [None, None, Some(2)],
            [None, None, Some(5)],
        ];
        assert_eq!(ordered(&groups), [0, 3, 4, 5, 1, 2, 6]);
    }

    #[test]
    fn an_order_that_only_they_changed_is_theirs() {
        let groups = [[Some(0), Some(0), Some(1)], [Some(1), Some(1), Some(0)], [None, Some(2), None]];
        assert_eq!(ordered(&groups), [1, 2, 0]);
    }
}
