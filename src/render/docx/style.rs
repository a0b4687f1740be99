//! The styles of a text: fonts as offices have them, sizes, and the names that Word's menu shows.

use super::measure::{PART_LINE, SIZE, TITLE_LINE, line};
use super::page::{LINE, Page};
use super::title;
use crate::locale::Lang;
use crate::view::{Document, Paper};

/// What is the same on all pages of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Whether the text is Chinese.
    pub(super) chinese: bool,
    /// Whether it is an official text.
    pub(super) official: bool,
    /// The distance of the lines of an official text before its annexes, in twips.
    pub(super) line: usize,
    /// How much of their usual height rows have, in hundredths.
    pub(super) air: usize,
}

/// The styles that both kinds of text have.
const COMMON: &str = include_str!("parts/styles.xml");
/// Those of forms.
const FORMS: &str = include_str!("parts/styles-forms.xml");
/// Those of official texts.
const OFFICIAL: &str = include_str!("parts/styles-official.xml");

impl Look {
    /// That of a document; lines of its text stand so far from each other.
    pub(super) fn of(document: &Document, line: usize) -> Self {
        Self {
            chinese: document.language.starts_with("zh"),
            official: matches!(document.paper, Paper::Official(_)),
            line,
            air: 100,
        }
    }

    /// A height with more or less air.
    pub(super) fn air(&self, height: usize) -> usize {
        height * self.air / 100
    }

    /// A name and what it is.
    pub(super) fn fact(&self, name: &str, value: &str) -> String {
        self.lang().named(name, value)
    }

    /// A word with the colon after it.
    pub(super) fn called(&self, word: &str) -> String {
        self.lang().named(word, "").trim_end().to_owned()
    }

    fn lang(&self) -> Lang {
        if self.chinese { Lang::ZhCn } else { Lang::En }
    }

    /// The comma between things of a list.
    pub(super) fn comma(&self) -> &'static str {
        if self.chinese { "、" } else { ", " }
    }

    /// The part with the styles.
    pub(super) fn styles(&self) -> String {
        let own = if self.official { OFFICIAL } else { FORMS };
        let whole = COMMON.replace("{own}", own);
        let mut text = String::with_capacity(whole.len() * 2);
        let mut rest = whole.as_str();
        while let Some((before, (word, after))) =
            rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            text.push_str(before);
            text.push_str(&self.filled(word));
            rest = after;
        }
        text.push_str(rest);
        // The indentation of the file is no part of it.
        text.lines().map(str::trim_start).collect()
    }

    /// What stands for a word in braces: a font, or one of two words by language.
    fn filled(&self, word: &str) -> String {
        if let Some((chinese, english)) = word.split_once('|') {
            return if self.chinese { chinese } else { english }.to_owned();
        }
        if let Some(length) = length(word) {
            return length.to_string();
        }
        // Offices set digits and Latin words in Times New Roman, and in the headings' own font there.
        let (east_asia, in_chinese, in_english) = match word {
            "hei" => ("黑体", "黑体", "Arial"),
            "kai" => ("楷体", "Times New Roman", "Times New Roman"),
            "fang" => ("仿宋", "Times New Roman", "Times New Roman"),
            "title" => ("方正小标宋简体", "方正小标宋简体", "Times New Roman"),
            "digits" => ("宋体", "宋体", "Times New Roman"),
            _ => ("宋体", "Times New Roman", "Times New Roman"),
        };
        let latin = if self.chinese { in_chinese } else { in_english };
        format!(r#"<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east_asia}" w:cs="Times New Roman"/>"#)
    }
}

/// What a length has as its name in the styles, in twips.
fn length(word: &str) -> Option<i64> {
    /// 14 pt, the size of the colophon's characters.
    const SMALL: i64 = 280;
    let twips = |length: usize| i64::try_from(length).unwrap_or_default();
    let area = twips(Page::official().inner_width());
    Some(match word {
        "table-line" => twips(line(SIZE)),
        "title-line" => twips(TITLE_LINE),
        "part-line" => twips(PART_LINE),
        "official-title-line" => twips(title::TITLE_LINE),
        "line" => twips(LINE),
        "lines" => twips(2 * LINE),
        // From 16 pt to what fits 28 times. Word has its grid for that; readers who would rather give each
        // character two cells than one too narrow need it narrower.
        "tight" => -5,
        "colophon-end" => area - SMALL,
        "colophon-names" => 4 * SMALL,
        _ => return None,
    })
}
