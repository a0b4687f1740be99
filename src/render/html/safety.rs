//! The last word on what a text may bring onto a page.

use std::collections::HashSet;
use std::sync::OnceLock;

use ammonia::Builder;

/// HTML of a text in which an author wrote HTML, without anything that could do harm. What the parser kept is
/// harmless already: should it ever not be, this is what stands between it and the reader.
pub(super) fn clean(html: &str) -> String {
    static BUILDER: OnceLock<Builder<'static>> = OnceLock::new();
    let clean = BUILDER.get_or_init(builder).clean(html).to_string();
    // As everywhere else on a page; a bracket as such stands in tags alone.
    clean.replace("<details open=\"\">", "<details open>").replace("\" download=\"\">", "\" download>")
}

fn builder() -> Builder<'static> {
    let mut builder = Builder::default();
    builder
        .add_tags(["section", "u", "ruby", "rt", "rp"])
        .rm_tags(["map", "area", "center", "nav", "header", "footer", "aside", "article"])
        .add_generic_attributes(["id", "class", "role", "tabindex", "aria-label"])
        .add_tag_attributes("a", ["download"])
        .add_tag_attributes("img", ["loading"])
        .add_tag_attributes("details", ["open"])
        .add_tag_attributes("td", ["style"])
        .add_tag_attributes("th", ["style"])
        .filter_style_properties(HashSet::from(["text-align"]))
        .url_schemes(HashSet::from(SCHEMES))
        .link_rel(None);
    builder
}

/// What a link may begin with.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Whether a link leads to a page, a file, a mailbox or a phone.
pub(super) fn is_safe(url: &str) -> bool {
    match url.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_never_runs_a_script() {
        assert!(is_safe("https://example.org") && is_safe("a/b.html#c") && is_safe("/a:b"));
        assert!(!is_safe("javascript:alert(1)") && !is_safe(" JaVaScript:x") && !is_safe("data:text/html,x"));
    }

    #[test]
    fn what_the_parser_let_through_is_caught_here() {
        let kept = "<section class=\"footnotes\" aria-label=\"a\"><td></section>";
        assert_eq!(clean(kept), "<section class=\"footnotes\" aria-label=\"a\"></section>");
        assert_eq!(
            clean("<img src=x onerror=alert(1)><script>1</script><a href='javascript:1'>b</a>"),
            "<img src=\"x\"><a>b</a>"
        );
    }
}
