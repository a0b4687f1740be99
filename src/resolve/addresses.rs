//! Old addresses of a page, and the words that it goes by.

use crate::diag::{Code, Diagnostic};
use crate::parse::Fields;
use crate::source::Spanned;
use crate::source::paths::has_extension;

/// The longest tag, in characters: a longer one is a sentence.
const LONGEST_TAG: usize = 40;

/// Where a page was before: paths of pages in the output, `notices/old.html`.
pub(super) fn aliases(fields: &mut Fields<'_, '_>) -> Vec<Spanned<String>> {
    let mut aliases: Vec<Spanned<String>> = Vec::new();
    for given in fields.texts("aliases") {
        match path(&given.value) {
            Some(path) if aliases.iter().all(|known| known.value != path) => {
                aliases.push(Spanned::new(path, given.span));
            }
            Some(_) => {}
            None => fields.out.push(Diagnostic::new(Code::BadAlias, given.span).arg("given", &given.value)),
        }
    }
    aliases
}

/// A path of a page below the output's folder; a folder stands for its first page.
fn path(given: &str) -> Option<String> {
    let plain = given.trim().trim_start_matches("./");
    let plain = plain.strip_prefix('/').unwrap_or(plain);
    let path = if plain.ends_with('/') { format!("{plain}index.html") } else { plain.to_owned() };
    let odd = |c: char| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '#' | '%');
    let fits = has_extension(&path, "html")
        && !path.contains(odd)
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != ".." && part != ".html");
    fits.then_some(path)
}

/// The tags, each once.
pub(super) fn tags(fields: &mut Fields<'_, '_>) -> Vec<Spanned<String>> {
    let mut tags: Vec<Spanned<String>> = Vec::new();
    for tag in fields.texts("tags") {
        let plain = tag.value.split_whitespace().collect::<Vec<_>>().join(" ");
        if plain.is_empty() || plain.chars().count() > LONGEST_TAG {
            let given = plain.chars().take(LONGEST_TAG).collect::<String>();
            fields.out.push(Diagnostic::new(Code::BadTag, tag.span).arg("given", given));
        } else if tags.iter().all(|known| known.value != plain) {
            tags.push(Spanned::new(plain, tag.span));
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_address_is_a_page_below_the_output() {
        assert_eq!(path("notices/旧通知.html").as_deref(), Some("notices/旧通知.html"));
        assert_eq!(path("/classes/old/").as_deref(), Some("classes/old/index.html"));
        assert_eq!(path("./a.html").as_deref(), Some("a.html"));
        for bad in ["", "/", "../a.html", "a/../b.html", "a//b.html", "C:\\a.html", "https://x/a.html", "a", "a.html#b"]
        {
            assert_eq!(path(bad), None, "{bad}");
        }
    }
}
