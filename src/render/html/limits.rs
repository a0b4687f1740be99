//! How much a template may do for one page, so that one which loops for ever is stopped.
//!
//! tera has no limit of its own but the depth of calls, and loops within loops or components that call themselves twice
//! go on for years. Every loop and every component is therefore given a call that counts. No clock: the same template
//! and the same data stop at the same place on any machine.

use std::cell::Cell;
use std::io::{self, Write};

use tera::{Kwargs, State, TeraResult};

/// How many times the loops of one page may turn and its components be drawn, all together.
pub(super) const STEPS: u32 = 2_000_000;
/// How many bytes one page may have.
pub(super) const BYTES: usize = 64 << 20;
/// What tera is told where the steps are used up.
pub(super) const ENDLESS: &str = "xueshi: endless";

/// The call that is put into loops and components; with `-` where the tag before it eats the blanks that follow.
const COUNT: [&str; 2] = ["{% if xueshi_step() %}{% endif %}", "{% if xueshi_step() %}{% endif -%}"];

thread_local! {
    /// The steps of the page that this thread draws: tera draws a page in one thread, and hands its functions no state.
    static TAKEN: Cell<u32> = const { Cell::new(0) };
}

/// Begins a page.
pub(super) fn begin() {
    TAKEN.set(0);
}

/// Whether the page of this thread has used up its steps.
pub(super) fn used_up() -> bool {
    TAKEN.get() > STEPS
}

/// Counts one step.
///
/// # Errors
/// Where the page has used up its steps.
pub(super) fn step(_: Kwargs, _: &State<'_>) -> TeraResult<bool> {
    TAKEN.set(TAKEN.get().saturating_add(1));
    if used_up() { Err(tera::Error::message(ENDLESS)) } else { Ok(false) }
}

/// A template whose loops and components count.
pub(super) fn counted(template: &str) -> String {
    let mut counted = String::with_capacity(template.len() + template.len() / 8);
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let (before, opened) = rest.split_at(at);
        counted.push_str(before);
        let length = match opened.as_bytes().get(1) {
            Some(b'#') => opened.find("#}").map(|end| end + 2),
            Some(b'{') => end_of(opened, "}}"),
            Some(b'%') => end_of(opened, "%}"),
            _ => Some(1),
        };
        let Some(length) = length else {
            // What is not closed is for tera to say.
            rest = opened;
            break;
        };
        let (whole, after) = opened.split_at(length);
        counted.push_str(whole);
        rest = after;
        match word(whole) {
            "for" | "component" => counted.push_str(COUNT[usize::from(whole.ends_with("-%}"))]),
            "raw" => {
                let end = rest.match_indices("{%").find(|(at, _)| word(&rest[*at..]) == "endraw");
                let (raw, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
                counted.push_str(raw);
                rest = after;
            }
            _ => {}
        }
    }
    counted.push_str(rest);
    counted
}

/// The column of the author's line where a column of the counted line is; both from 1, in characters.
pub(super) fn authored(line: &str, column: usize) -> usize {
    let at = line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    let before = |count: &str| line.match_indices(count).filter(|(start, _)| *start < at).count() * count.len();
    column.saturating_sub(COUNT.iter().map(|count| before(count)).sum())
}

/// Where a tag ends, past strings in it.
fn end_of(opened: &str, end: &str) -> Option<usize> {
    let mut quote = None;
    for (at, char) in opened.char_indices().skip(2) {
        match (quote, char) {
            (Some(open), char) if open == char => quote = None,
            (None, '"' | '\'' | '`') => quote = Some(char),
            (None, _) if opened[at..].starts_with(end) => return Some(at + end.len()),
            _ => {}
        }
    }
    None
}

/// The word that a block tag begins with.
fn word(tag: &str) -> &str {
    let Some(inner) = tag.strip_prefix("{%") else { return "" };
    let inner = inner.strip_prefix('-').unwrap_or(inner).trim_start();
    inner.split(|char: char| !char.is_ascii_alphanumeric() && char != '_').next().unwrap_or_default()
}

/// A page while it is drawn, of bounded length.
#[derive(Default)]
pub(super) struct Drawn {
    /// What there is of it.
    pub(super) bytes: Vec<u8>,
    /// Whether it came to be longer than a page may be.
    pub(super) too_large: bool,
}

impl Write for Drawn {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.too_large |= self.bytes.len() + bytes.len() > BYTES;
        if self.too_large {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(template: &str) -> usize {
        counted(template).matches("xueshi_step").count()
    }

    #[test]
    fn loops_and_components_count_and_nothing_else_does() {
        assert_eq!(count("{% for a in b %}{% for c in d -%} x {%- endfor %}{% endfor %}"), 2);
        assert_eq!(count("{%- component a(b=\"%}\") -%}x{% endcomponent a %}"), 1);
        assert_eq!(count("{# {% for a in b %} #}{{ \"{% for\" }}{% raw %}{% for a in b %}{% endraw %}{ {% if a %}"), 0);
        assert_eq!(count("{% raw %}{% for a in b %}{% endraw %}{% for a in b %}"), 1);
        assert_eq!(count("{% for a in \"%}"), 0);
    }

    #[test]
    fn a_counted_template_says_what_it_said() {
        let template =
            "<ul>\n{% for a in [1, 2] -%}\n  <li>{{ a }}\n{%- endfor %}\n{% for a in [3] %} {{ a }} {% endfor %}</ul>";
        let mut tera = tera::Tera::default();
        tera.register_function("xueshi_step", step);
        tera.add_raw_templates([("as-is", template), ("counted", &counted(template))]).expect("templates");
        let draw = |name| tera.render(name, &tera::Context::new()).expect("a page");
        assert_eq!(draw("counted"), draw("as-is"));
    }

    #[test]
    fn a_column_is_that_of_the_author() {
        let line = "{% for a in b %}{% for c in d -%}{{ e }}";
        let shown = counted(line);
        let column = shown.find("{{").expect("a place") + 1;
        assert_eq!(authored(&shown, column), line.find("{{").expect("a place") + 1);
        assert_eq!(authored(&shown, 4), 4);
    }
}
