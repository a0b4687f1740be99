//! Lists in parts, so that one of ten thousand entries is still a page to load and to read.

use serde::Serialize;

use super::lists::{Group, List};
use super::table::Link;
use super::{Builder, paths};

/// How many entries a page of a list has at most.
const MOST: usize = 50;
/// How many pages on either side of this one are named.
const NEAR: usize = 2;

/// The ways between the pages of a list.
#[derive(Debug, PartialEq, Serialize)]
pub struct Pager {
    /// The page before.
    pub previous: Option<Link>,
    /// The page after.
    pub next: Option<Link>,
    /// Pages by number, and where; this one leads nowhere, and neither does the gap `…`.
    pub numbers: Vec<(String, Option<String>)>,
    /// The number of this page.
    pub current: String,
}

impl Builder<'_> {
    /// Path, title and list of each page of a list; a list that fits is one page.
    pub(super) fn lists_of(&self, path: &str, title: &str, groups: Vec<Group>) -> Vec<(String, String, List)> {
        let parts = parts(groups.into_iter().filter(|group| !group.entries.is_empty()), MOST);
        let count = parts.len();
        let path_of = |at: usize| if at == 0 { path.to_owned() } else { paths::numbered(path, at + 1) };
        let title_of = |at: usize| {
            let args = [("title", title.to_owned()), ("page", (at + 1).to_string())];
            if at == 0 { title.to_owned() } else { self.text.with("page-title", &args) }
        };
        let link = |at: usize| (at < count).then(|| Link { title: title_of(at), path: path_of(at) });
        let pager = |at: usize| Pager {
            previous: at.checked_sub(1).and_then(link),
            next: link(at + 1),
            numbers: numbers(at, count).into_iter().map(|number| numbered(number, at, &path_of)).collect(),
            current: (at + 1).to_string(),
        };
        let list = |(at, groups): (usize, Vec<Group>)| {
            let empty = self.text.get("nothing-here");
            let pager = (count > 1).then(|| pager(at));
            let around = Vec::new();
            (path_of(at), title_of(at), List { groups, empty, pager, first: link(0), around })
        };
        parts.into_iter().enumerate().map(list).collect()
    }
}

fn numbered(number: Option<usize>, current: usize, path: &impl Fn(usize) -> String) -> (String, Option<String>) {
    match number {
        Some(at) => ((at + 1).to_string(), (at != current).then(|| path(at))),
        None => ("…".to_owned(), None),
    }
}

/// The pages to be named beside one of some: the first, the last and those near; nothing for a gap.
fn numbers(current: usize, count: usize) -> Vec<Option<usize>> {
    let mut numbers = Vec::new();
    let mut last = None;
    let near = current.saturating_sub(NEAR)..=(current + NEAR).min(count.saturating_sub(1));
    for at in std::iter::once(0).chain(near).chain([count.saturating_sub(1)]) {
        if last.is_none_or(|last| at > last) {
            if last.is_some_and(|last| at > last + 1) {
                numbers.push(None);
            }
            numbers.push(Some(at));
            last = Some(at);
        }
    }
    numbers
}

/// Groups in parts of at most so many entries; a group that goes on has its head again. One part at least.
fn parts(groups: impl Iterator<Item = Group>, most: usize) -> Vec<Vec<Group>> {
    let mut parts: Vec<Vec<Group>> = vec![Vec::new()];
    let mut room = most;
    for Group { title, entries } in groups {
        let mut entries = entries.into_iter().peekable();
        while entries.peek().is_some() {
            if room == 0 {
                parts.push(Vec::new());
                room = most;
            }
            let taken: Vec<_> = entries.by_ref().take(room).collect();
            room -= taken.len();
            if let Some(part) = parts.last_mut() {
                part.push(Group { title: title.clone(), entries: taken });
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::lists::Entry;

    #[test]
    fn a_long_list_is_parted_and_a_group_that_goes_on_has_its_head_again() {
        let entry = |at: usize| Entry {
            link: Link { title: at.to_string(), path: String::new() },
            badge: None,
            details: Vec::new(),
            depth: 0,
        };
        let group =
            |title: &str, count: usize| Group { title: title.to_owned(), entries: (0..count).map(entry).collect() };
        let told = |groups: Vec<Group>| {
            let told =
                |part: Vec<Group>| part.iter().map(|own| format!("{}{}", own.title, own.entries.len())).collect();
            parts(groups.into_iter(), 5).into_iter().map(told).collect::<Vec<Vec<String>>>()
        };
        assert_eq!(told(vec![group("a", 3), group("b", 4)]), [vec!["a3", "b2"], vec!["b2"]]);
        assert_eq!(told(vec![group("a", 5)]), [vec!["a5"]]);
        assert_eq!(told(vec![group("a", 11)]), [vec!["a5"], vec!["a5"], vec!["a1"]]);
        assert_eq!(told(Vec::new()), [Vec::<String>::new()]);
    }

    #[test]
    fn of_very_many_pages_only_the_near_ones_are_named() {
        let told = |current, count| {
            let number = |number: Option<usize>| number.map_or_else(|| "…".to_owned(), |at| (at + 1).to_string());
            numbers(current, count).into_iter().map(number).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(told(0, 3), "1 2 3");
        assert_eq!(told(9, 200), "1 … 8 9 10 11 12 … 200");
        assert_eq!(told(199, 200), "1 … 198 199 200");
    }
}
