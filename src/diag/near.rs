//! Which known name was meant by one that is not known: the one place that decides what is suggested.

use std::collections::BTreeSet;

use crate::source::paths;

/// How many names are suggested at once. Where more are equally near, none was more likely meant than another.
const MOST: usize = 3;
/// The longest name that others are compared with, in characters: a cell that an open quote made of half a file is
/// no name.
const LONGEST: usize = 64;

/// The name that [`nearest_all`] puts first.
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_all(given, known).into_iter().next()
}

/// Those of `known` that are closest to `given`, if they are close enough to have been meant: the same but for
/// blanks, else the shortest that have it as a part (所在学院 for 学院), else what take the fewest changes. What
/// differs in its digits alone is another thing of the same series and no slip of the pen.
pub fn nearest_all<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let length = given.chars().count();
    let limit = (length / 2).min(3);
    if limit == 0 || length > LONGEST {
        return Vec::new();
    }
    let plain = joined(given);
    let mut seen = BTreeSet::new();
    let known: Vec<&str> = known.into_iter().filter(|name| seen.insert(*name)).collect();
    if let Some(same) = known.iter().find(|name| joined(name) == plain) {
        return vec![same];
    }
    // Two letters are a part of many a word; two characters are a word.
    let is_word = !plain.is_ascii() && plain.chars().count() > 1;
    let wider = known.iter().filter(|name| is_word && joined(name).contains(&plain));
    let wider = first_of(wider.map(|name| (name.chars().count(), *name)), &plain);
    if !wider.is_empty() {
        return wider;
    }
    let given = given.to_lowercase();
    let near = known.iter().filter(|name| name.chars().count().abs_diff(length) <= limit);
    let near = near.map(|name| (strsim::osa_distance(&given, &name.to_lowercase()), *name));
    first_of(near.filter(|(distance, _)| *distance <= limit), &plain)
}

/// The paths of `known` that a path is a slip of: one part of it is misspelt. A file of the same name in another
/// folder is another file, unless the path was only begun in the wrong folder: with the path as seen from the
/// content folder behind it, without a folder between, or in the folder of another kind of text.
pub fn nearest_path<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let known: Vec<&str> = known.into_iter().collect();
    let parts: Vec<&str> = given.split('/').collect();
    for at in (0..parts.len()).rev() {
        let fits = |path: &&&str| {
            let others: Vec<&str> = path.split('/').collect();
            others.len() == parts.len() && others[..at] == parts[..at] && others[at + 1..] == parts[at + 1..]
        };
        let beside: Vec<(&str, &str)> =
            known.iter().filter(fits).filter_map(|path| Some((path.split('/').nth(at)?, *path))).collect();
        let near = nearest_all(parts[at], beside.iter().map(|(part, _)| *part));
        if !near.is_empty() {
            return beside.into_iter().filter(|(part, _)| near.contains(part)).map(|(_, path)| path).collect();
        }
    }
    let found: Vec<&str> = known.into_iter().filter(|path| is_begun_elsewhere(&parts, path)).collect();
    if found.len() > MOST { Vec::new() } else { found }
}

/// Whether a path is another that was only begun in the wrong folder.
fn is_begun_elsewhere(parts: &[&str], path: &str) -> bool {
    let others: Vec<&str> = path.split('/').collect();
    let (Some((name, folder)), Some((other, other_folder))) = (parts.split_last(), others.split_last()) else {
        return false;
    };
    if name != other {
        return false;
    }
    let within = other_folder.len() == folder.len() + 1 && other_folder.starts_with(folder);
    let own_word = name.chars().any(|c| !is_digit(c)) && paths::stem(name).chars().any(char::is_alphabetic);
    let of_another_kind = folder.len() == 1 && other_folder.len() == 1 && own_word;
    parts.ends_with(&others) && others.len() > 1 || within || of_another_kind
}

/// The names of the least measure, unless they are too many or differ from the given one in their digits alone.
fn first_of<'a>(measured: impl Iterator<Item = (usize, &'a str)>, plain: &str) -> Vec<&'a str> {
    let measured: Vec<_> = measured.collect();
    let Some(least) = measured.iter().map(|(measure, _)| *measure).min() else { return Vec::new() };
    let nearest = measured.into_iter().filter(|(measure, _)| *measure == least).map(|(_, name)| name);
    let nearest: Vec<_> = nearest.filter(|name| without_digits(&joined(name)) != without_digits(plain)).collect();
    if nearest.len() > MOST { Vec::new() } else { nearest }
}

fn joined(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase()
}

fn without_digits(name: &str) -> String {
    name.chars().filter(|c| !is_digit(*c)).collect()
}

/// Whether a character is a digit, in Chinese too.
fn is_digit(c: char) -> bool {
    c.is_numeric() || "〇一二三四五六七八九十".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_near() {
        assert_eq!(nearest("titel", ["title", "date"]), Some("title"));
        assert_eq!(nearest("标提", ["标题", "日期"]), Some("标题"));
        assert_eq!(nearest("organiser", ["title", "date"]), None);
        assert_eq!(nearest("学院", ["学号", "所在学院名称", "所在学院"]), Some("所在学院"));
        assert_eq!(nearest("学 号", ["学工号", "学号"]), Some("学号"));
        assert_eq!(nearest("id", ["period", "ix"]), Some("ix"));
    }

    #[test]
    fn names_that_are_equally_near_are_all_named_unless_they_are_many() {
        let known = ["达标人数", "参训人数", "参考人数", "参训人数"];
        assert_eq!(nearest_all("参加人数", known), ["参训人数", "参考人数"]);
        assert_eq!(nearest_all("张眀", ["张三", "张伟", "张丽", "张明"]), [""; 0]);
    }

    #[test]
    fn another_number_is_no_slip() {
        for (given, known) in [
            ("2024-secretaries-q3", "2024-secretaries-q1"),
            ("20220103", "20220102"),
            ("第三期", "第二期"),
            ("D１２", "D13"),
            ("2022-basic", "2022-basic1"),
        ] {
            assert_eq!(nearest_all(given, [known, "elsewhere"]), [""; 0], "{given}");
        }
        // What is farther than another number of the series was not meant either.
        assert_eq!(nearest("2024-basics-q3", ["2024-basics-q1", "2024-basics-qx1"]), None);
        assert_eq!(nearest("2024-basic-q1", ["2024-basics-q1"]), Some("2024-basics-q1"));
    }

    #[test]
    fn a_path_is_a_slip_of_another_by_one_of_its_parts() {
        let known = [
            "classes/2024-branches/notice.md",
            "classes/2024-secretaries-q1/notice.md",
            "classes/2024-secretaries-q1/attachments/名单.pdf",
            "notices/winter-class.md",
            "plans/2024.md",
        ];
        let near = |given: &str| nearest_path(given, known);
        let nothing = [""; 0];
        assert_eq!(near("classes/2024-candidates/notice.md"), nothing);
        assert_eq!(near("classes/2024-secretaries-q3/notice.md"), nothing);
        assert_eq!(near("classes/2024-brances/notice.md"), ["classes/2024-branches/notice.md"]);
        assert_eq!(near("classes/2024-branches/notise.md"), ["classes/2024-branches/notice.md"]);
        assert_eq!(near("notices/2024.md"), nothing);
        assert_eq!(near("plans/winter-class.md"), ["notices/winter-class.md"]);
        assert_eq!(near("classes/2024-branches/plans/2024.md"), ["plans/2024.md"]);
        assert_eq!(near("classes/2024-secretaries-q1/名单.pdf"), ["classes/2024-secretaries-q1/attachments/名单.pdf"]);
        assert_eq!(near("classes/2024-branches/名单.pdf"), nothing);
    }
}
