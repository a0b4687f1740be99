//! Why a finding matters: the texts that say so, and the pages of the catalogue that are made of them.
//!
//! A text is a Markdown file a language and letter of the codes; a finding is a section of it, its heading the code
//! and a short title. The pages in `docs/reference` add an example of each, and are what the program shows.

use include_dir::{Dir, include_dir};

use super::Code;
use crate::locale::Lang;

static TEXTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/diag/manual");

/// What a finding is called, and why it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manual {
    /// A few words, without what differs from case to case.
    pub title: &'static str,
    /// What would go wrong in the office, as sentences.
    pub why: &'static str,
}

impl Manual {
    /// That of a finding in a language.
    pub fn of(code: Code, lang: Lang) -> Option<Self> {
        let section = section_of(text(code, lang)?, code)?;
        let (head, why) = section.split_once('\n')?;
        let (_, title) = head.trim_start_matches("## ").split_once(' ')?;
        Some(Self { title: title.trim(), why: why.trim() })
    }
}

/// What the catalogue says of a finding, as Markdown with its heading.
pub fn section(code: Code, lang: Lang) -> &'static str {
    let page = match lang {
        Lang::ZhCn => include_str!("../../docs/reference/findings.md"),
        Lang::En => include_str!("../../docs/reference/findings.en.md"),
    };
    section_of(page, code).unwrap_or_default()
}

fn text(code: Code, lang: Lang) -> Option<&'static str> {
    let letter = code.id().chars().next()?;
    TEXTS.get_file(format!("{}/{letter}.md", lang.tag()))?.contents_utf8()
}

/// From the heading of a code to the next one.
fn section_of(text: &'static str, code: Code) -> Option<&'static str> {
    let head = format!("## {} ", code.id());
    let at = if text.starts_with(&head) { 0 } else { text.find(&format!("\n{head}"))? + 1 };
    let from = text.get(at..)?;
    let end = from.find("\n## ").unwrap_or(from.len());
    from.get(..end).map(str::trim_end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::CODES;

    const LANGS: [Lang; 2] = [Lang::ZhCn, Lang::En];

    #[test]
    fn every_finding_has_a_title_and_a_reason_in_both_languages() {
        let lacks = |code: Code, lang| {
            Manual::of(code, lang).is_none_or(|manual| {
                let is_title = !manual.title.is_empty() && !manual.title.contains(['{', '。', '“']);
                !is_title || manual.why.is_empty()
            })
        };
        let all = CODES.iter().flat_map(|&code| LANGS.map(|lang| (code, lang)));
        let lacking: Vec<_> = all.filter(|&(code, lang)| lacks(code, lang)).map(|(code, _)| code.id()).collect();
        assert!(lacking.is_empty(), "{lacking:?}");
    }

    #[test]
    fn the_texts_have_the_order_of_the_codes_and_nothing_else() {
        for file in LANGS.iter().filter_map(|lang| TEXTS.get_dir(lang.tag())).flat_map(Dir::files) {
            let letter = file.path().file_stem().and_then(|stem| stem.to_str()).expect("a letter");
            let text = file.contents_utf8().expect("UTF-8");
            let heads = text.lines().filter_map(|line| line.strip_prefix("## ")?.split(' ').next());
            let codes = CODES.iter().map(|code| code.id()).filter(|id| id.starts_with(letter));
            assert_eq!(heads.collect::<Vec<_>>(), codes.collect::<Vec<_>>(), "{}", file.path().display());
        }
    }

    #[test]
    fn the_catalogue_has_a_section_for_every_finding() {
        for lang in LANGS {
            for &code in CODES {
                let section = section(code, lang);
                let manual = Manual::of(code, lang);
                let said = manual.is_some_and(|manual| section.contains(manual.title) && section.contains(manual.why));
                assert!(section.starts_with(&format!("## {} ", code.id())) && said, "{code:?} {lang:?}: {section}");
                assert_eq!(section.lines().filter(|line| line.starts_with("## ")).count(), 1, "{code:?}");
            }
        }
    }
}
