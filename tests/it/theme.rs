//! The page about the theme names what the theme has.

use std::collections::BTreeSet;
use std::fs;

use crate::common::repository;
use xueshi::theme::Theme;

/// The words of a text that begin with `start` and end at what is no part of a name.
fn words<'a>(text: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    let is_name = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.');
    text.split(start).skip(1).map(move |rest| rest.split(|char| !is_name(char)).next().unwrap_or_default())
}

#[test]
fn the_page_about_the_theme_names_all_that_there_is() {
    let page = fs::read_to_string(repository().join("docs/reference/theme.md")).expect("a page");
    let theme = Theme::embedded();
    let mut names: BTreeSet<String> = theme.templates().map(|(name, _)| name.to_owned()).collect();
    names.extend(theme.templates().flat_map(|(_, text)| words(text, "{% component ").map(str::to_owned)));
    names.extend(theme.assets().map(|(path, _)| path.to_owned()).filter(|path| path != "style.css"));
    let sheet = theme.assets().find(|(path, _)| *path == "style.css").expect("a stylesheet").1;
    let sheet = String::from_utf8_lossy(sheet);
    names.extend(sheet.lines().flat_map(|line| words(line, "  --").take(1)).map(|name| format!("--{name}")));
    let missing: Vec<_> = names.iter().filter(|name| !page.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "docs/reference/theme.md says nothing of {missing:?}");
}

#[test]
fn both_languages_have_the_same_words() {
    let theme = Theme::embedded();
    let keys = |tag| -> BTreeSet<String> {
        let lines = theme.words(tag).lines().filter(|line| !line.starts_with([' ', '#', '}']));
        lines.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect()
    };
    assert_eq!(keys("zh-CN"), keys("en"));
}
