//! What templates and stylesheets ask for beside the page: each file must be there.

use crate::diag::{Code, Diagnostic};
use crate::output::Tree;
use crate::source::paths;
use crate::theme::Theme;

/// The findings for files that the theme's templates and stylesheets name and that no edition has.
pub(super) fn missing(theme: &Theme, tree: &Tree, folder: &str) -> Vec<Diagnostic> {
    let templates = theme.templates().map(|(name, text)| (format!("templates/{name}"), named(text, "assets/", "")));
    let sheets = theme.assets().filter(|(path, _)| paths::has_extension(path, "css"));
    let sheets = sheets.map(|(path, bytes)| {
        (format!("assets/{path}"), named(std::str::from_utf8(bytes).unwrap_or_default(), "url(", "assets/"))
    });
    let mut findings = Vec::new();
    for (file, named) in templates.chain(sheets) {
        for (line, path) in named {
            if !tree.contains(&format!("{folder}/{path}")) {
                let place = format!("{}:{line}", theme.place(&file));
                findings.push(Diagnostic::nowhere(Code::MissingAsset).arg("place", place).arg("path", path));
            }
        }
    }
    findings
}

/// The paths that stand whole after `start`, each with its line; those that a template puts together are left out.
fn named(text: &str, start: &str, below: &str) -> Vec<(usize, String)> {
    let mut named = Vec::new();
    for (line, content) in text.lines().enumerate() {
        for (at, _) in content.match_indices(start) {
            let path = content[at + start.len()..].trim_start_matches(['"', '\'']);
            let end = path.find(['"', '\'', '?', '#', ')', ' ', '>', '{', '<']).unwrap_or(path.len());
            let whole = path[end..].starts_with(['"', '\'', '?', '#', ')', ' ', '>']);
            let (path, below) = (&path[..end], if below.is_empty() { start } else { below });
            if whole && path.contains('.') && !path.contains(':') {
                named.push((line + 1, format!("{below}{path}")));
            }
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_paths_are_named_and_no_others() {
        let template =
            "<link href=\"{{ root }}assets/a.css\">\n<img src=\"{{ root }}assets/{{ b }}.png\"><p>assets/</p>";
        assert_eq!(named(template, "assets/", ""), [(1, "assets/a.css".to_owned())]);
        let sheet = "a { background: url(\"b.svg#c\") }\nb { background: url(data:image/png;base64,AA.AA) }";
        assert_eq!(named(sheet, "url(", "assets/"), [(1, "assets/b.svg".to_owned())]);
    }
}
