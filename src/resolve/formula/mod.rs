//! Conditions in rule files, `theory >= credits / 3 || category == "党员"`, in the Common Expression
//! Language (CEL).
//!
//! Only its syntax is the `cel` crate's: that computes in floats, and here numbers are exact. Its tree is
//! made into a [`Formula`], whose every name and kind is checked while the file is read.

mod scan;
mod terms;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::thread;

use cel::parser::{ParseError, ParseErrors, Parser};

use crate::diag::{Code, Diagnostic};
use crate::locale::Arg;
use crate::model::{Formula, ValueKind};
use crate::source::{Sources, Span, Spanned};

/// The names that a formula may use.
#[derive(Clone, Copy)]
pub(crate) struct Vocabulary<'a> {
    /// Figures with a name of their own.
    pub(crate) figures: &'a [(&'a str, ValueKind)],
    /// Figures under a common name.
    pub(crate) maps: &'a [Entries<'a>],
    /// A formula that is right, for who has written one in words; empty where there is none.
    pub(crate) example: &'a str,
}

/// Figures under a common name, `tracks["线上"]`.
#[derive(Clone, Copy)]
pub(crate) struct Entries<'a> {
    /// The common name, `tracks`.
    pub(crate) name: &'a str,
    /// What one of them is, as the key of the finding for an unknown one: `track`.
    pub(crate) noun: &'static str,
    /// The kind of all of them.
    pub(crate) kind: ValueKind,
    /// The keys as the model has them.
    pub(crate) keys: &'a [&'a str],
    /// From a key as an author writes it to that of the model.
    pub(crate) canonical: &'a (dyn Fn(&str) -> String + Sync),
}

/// Where a formula stands, and where in the file its own bytes do.
#[derive(Clone, Debug)]
struct Place {
    span: Span,
    /// The bytes of each word of the formula, and where in the file it begins; none where the file has
    /// the text in another form, with escapes.
    words: Vec<(Range<usize>, usize)>,
}

impl Place {
    fn of(text: &Spanned<String>, sources: &Sources) -> Self {
        let start = text.span.range().start;
        let written = sources.slice(text.span);
        let quoted = written.strip_prefix(['"', '\'']).and_then(|rest| rest.strip_suffix(['"', '\'']));
        // A text over several lines is indented in the file: it has the same words, in other places.
        let align = |written: &str, start: usize| {
            let (own, theirs) = (words(&text.value), words(written));
            let same = own.iter().map(|(_, word)| word).eq(theirs.iter().map(|(_, word)| word));
            let place = |(own, there): (&(usize, &str), &(usize, &str))| (own.0..own.0 + own.1.len(), start + there.0);
            same.then(|| own.iter().zip(&theirs).map(place).collect())
        };
        let words = align(written, start).or_else(|| align(quoted?, start + 1));
        Self { span: text.span, words: words.unwrap_or_default() }
    }

    /// The place of bytes of the formula: exact, or that of all of it.
    fn span(&self, range: Range<usize>) -> Span {
        let start = self.words.iter().find(|(word, _)| word.contains(&range.start));
        let end = self.words.iter().find(|(word, _)| word.start < range.end && range.end <= word.end);
        match (start, end) {
            (Some((first, at)), Some((last, end_at))) => {
                Span::new(self.span.file, at + range.start - first.start..end_at + range.end - last.start)
            }
            _ => self.span,
        }
    }

    /// The finding for bytes of the formula; `cause` selects its sentence.
    fn bad(&self, range: Range<usize>, cause: &'static str) -> Diagnostic {
        Diagnostic::new(Code::BadFormula, self.span(range)).arg("cause", cause)
    }
}

/// The words of a text between its spaces and line breaks, each with its first byte.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let mut words = Vec::new();
    for word in text.split(char::is_whitespace) {
        words.push((at, word));
        at += word.len() + text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
    }
    words.retain(|(_, word)| !word.is_empty());
    words
}

/// Reads a formula that is true or false; nothing and findings where it is none.
///
/// `sources` are those that the text comes from: they tell how it is written there. What it costs is
/// bounded by the limits of the scan, whatever the text.
pub(crate) fn formula(
    text: &Spanned<String>,
    known: &Vocabulary<'_>,
    sources: &Sources,
    out: &mut Vec<Diagnostic>,
) -> Option<Formula> {
    read(text, ValueKind::Flag, known, sources, out)
}

/// Reads a formula that is a number; nothing and findings where it is none.
pub(crate) fn number(
    text: &Spanned<String>,
    known: &Vocabulary<'_>,
    sources: &Sources,
    out: &mut Vec<Diagnostic>,
) -> Option<Formula> {
    read(text, ValueKind::Number, known, sources, out)
}

fn read(
    text: &Spanned<String>,
    kind: ValueKind,
    known: &Vocabulary<'_>,
    sources: &Sources,
    out: &mut Vec<Diagnostic>,
) -> Option<Formula> {
    let place = Place::of(text, sources);
    let before = out.len();
    let read = read_at(text, kind, known, &place, out);
    // What is true or false is called a condition, and what is a number a formula.
    let word = if kind == ValueKind::Flag { "word-condition" } else { "word-formula" };
    for finding in out[before..].iter_mut().filter(|finding| finding.code == Code::BadFormula) {
        finding.said.push(("of", Arg::Word(word.to_owned())));
        if !finding.args.iter().any(|(name, _)| *name == "example") {
            let example = if known.example.is_empty() { "none" } else { known.example };
            finding.args.push(("example", example.to_owned()));
        }
    }
    read
}

fn read_at(
    text: &Spanned<String>,
    kind: ValueKind,
    known: &Vocabulary<'_>,
    place: &Place,
    out: &mut Vec<Diagnostic>,
) -> Option<Formula> {
    let tokens = scan::scan(&text.value, place).map_err(|finding| out.push(exemplified(finding, known))).ok()?;
    // After the first error nothing more is looked for: it is mended first, and the rest is guesswork.
    let read = || match Parser::new().error_recovery_limit(1).parse_with_source_info(&text.value) {
        Ok((tree, info)) => terms::whole(&text.value, kind, &tree, &info, place, known),
        Err(errors) => Err(vec![syntax(&text.value, &tokens, &errors, place)]),
    };
    match on_large_stack(read) {
        Some(Ok(root)) => Some(Formula { text: text.value.clone(), span: text.span, root }),
        Some(Err(findings)) => {
            out.extend(findings);
            None
        }
        // A panic of the parser, which no text is known to cause, is no reason to stop the run.
        None => {
            out.push(place.bad(0..text.value.len(), "syntax").arg("given", &text.value));
            None
        }
    }
}

/// The finding for a word of another language, with what is written for it: the entry that the word
/// begins with, if there is one.
fn exemplified(finding: Diagnostic, known: &Vocabulary<'_>) -> Diagnostic {
    let arg = |wanted: &str| finding.args.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.as_str());
    let (Some("word"), Some(given)) = (arg("cause"), arg("given")) else { return finding };
    let named = |name: &str| {
        let is_of = |map: &&Entries<'_>| map.keys.contains(&(map.canonical)(name).as_str());
        known.maps.iter().find(is_of).map(|map| format!("{}[\"{name}\"]", map.name))
    };
    let ends: Vec<usize> = given.char_indices().map(|(at, c)| at + c.len_utf8()).take(20).collect();
    // What is longest is meant: 总学时, not 总.
    match ends.iter().rev().find_map(|&end| named(&given[..end])) {
        Some(example) => finding.arg("example", example),
        None => finding,
    }
}

/// What `read` makes on a stack of its own; nothing where it panicked.
///
/// The parser takes up to 256 KiB a bracket where it is not optimised, and the stack of a caller may be
/// as small as 1 MiB.
fn on_large_stack<T: Send>(read: impl Fn() -> T + Send + Sync) -> Option<T> {
    const STACK: usize = 32 << 20;
    thread::scope(|scope| match thread::Builder::new().stack_size(STACK).spawn_scoped(scope, &read) {
        Ok(reader) => reader.join().ok(),
        // The system has no thread left to give. An optimised parser needs less than any stack has.
        Err(_) => Some(read()),
    })
}

/// The finding for what the parser refused: the token at which it stopped.
fn syntax(text: &str, tokens: &[Range<usize>], errors: &ParseErrors, place: &Place) -> Diagnostic {
    let said = |error: &&ParseError| error.msg.starts_with("Syntax error") && !error.msg.contains("limit exceeded");
    let error = errors.errors.iter().find(said).or(errors.errors.first());
    let at = error.and_then(|error| offset(text, error.pos));
    match at.and_then(|at| tokens.iter().find(|token| token.end > at)) {
        Some(token) => place.bad(token.clone(), "syntax").arg("given", &text[token.clone()]),
        None => place.bad(tokens.last().cloned().unwrap_or(0..text.len()), "end"),
    }
}

/// The byte of a line and a column, both counted from 1.
fn offset(text: &str, (line, column): (isize, isize)) -> Option<usize> {
    let (line, column) = (usize::try_from(line - 1).ok()?, usize::try_from(column - 1).ok()?);
    let start = text.split_inclusive('\n').take(line).map(str::len).sum::<usize>();
    text[start..].char_indices().map(|(at, _)| start + at).nth(column)
}
