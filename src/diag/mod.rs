//! Findings: what an author can mend, as data.
//!
//! A [`Diagnostic`] holds a [`Code`], its place and its arguments, never a finished sentence: the
//! sentence is made by a renderer ([`human`], [`json`], [`sarif`], [`github`], [`gitlab`]) in the reader's language.

mod code;
pub mod github;
pub mod gitlab;
pub mod human;
pub mod json;
mod located;
pub mod manual;
mod near;
pub mod sarif;
mod typing;

use std::collections::BTreeMap;

pub use code::{CODES, Code};
pub use near::{nearest, nearest_all, nearest_path};
pub use typing::{Wrapping, is_plain, narrowed, same_but_typing, unwrapped};

use crate::locale::{Arg, Locale, Phrase};
use crate::source::{Problem, ProblemKind, Sources, Span, Spanned};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is written while one is left.
    Error,
    /// Should be mended; the build goes on.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word programs read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Whether any of some findings is an error.
pub fn has_errors(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.severity() == Severity::Error)
}

/// Another place that a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub span: Span,
    /// The attribute of the message that says what stands there.
    pub label: &'static str,
}

/// A change of a source that mends a finding for certain: nothing else can have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which finding it is.
    pub code: Code,
    /// Where, if it stands in one place.
    pub span: Option<Span>,
    /// What the message names, by argument.
    pub args: Vec<(&'static str, String)>,
    /// What the message names in words that differ by language, by argument.
    pub said: Vec<(&'static str, Arg)>,
    /// What led to it, a sentence each.
    pub steps: Vec<Phrase>,
    /// Other places.
    pub related: Vec<Related>,
    /// What mends it, where that is certain.
    pub fix: Option<Fix>,
    /// How much it weighs in this office, where that differs from what its code says.
    pub level: Option<Severity>,
}

impl Diagnostic {
    /// A finding at a place.
    pub fn new(code: Code, span: Span) -> Self {
        Self { span: Some(span), ..Self::nowhere(code) }
    }

    /// A finding at a place, where it has one.
    pub fn maybe_at(code: Code, span: Option<Span>) -> Self {
        span.map_or_else(|| Self::nowhere(code), |span| Self::new(code, span))
    }

    /// A finding that has no place in any file.
    pub fn nowhere(code: Code) -> Self {
        let (args, said, steps, related) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { code, span: None, args, said, steps, related, fix: None, level: None }
    }

    /// Names an argument of the message.
    #[must_use]
    #[allow(clippy::needless_pass_by_value, reason = "callers pass what they have: text, dates, numbers")]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Names words or a sentence as an argument of the message.
    #[must_use]
    pub fn say(mut self, name: &'static str, value: Arg) -> Self {
        self.said.push((name, value));
        self
    }

    /// Adds what led to it.
    #[must_use]
    pub fn steps(mut self, steps: impl IntoIterator<Item = Phrase>) -> Self {
        self.steps.extend(steps);
        self
    }

    /// Points at another place, labelled by an attribute of the message.
    #[must_use]
    pub fn related(mut self, span: Span, label: &'static str) -> Self {
        self.related.push(Related { span, label });
        self
    }

    /// Says what mends it for certain: this text in place of what stands at `span`.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, text: text.into() });
        self
    }

    /// Says that a value is mended by another text, where the file has it as it was read: what stands in quotes, or
    /// was tidied, has other bytes there.
    #[must_use]
    pub fn mended(self, given: &Spanned<impl AsRef<str>>, text: Option<&str>) -> Self {
        let (span, length) = (given.span, given.value.as_ref().len());
        match text.filter(|text| is_plain(text) && span.range().len() == length) {
            Some(text) => self.fix(span, text),
            None => self,
        }
    }

    /// What of `known` is nearest to `given`, as the argument `nearest`; `none` where nothing is near.
    #[must_use]
    pub fn nearest<'a>(self, given: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        self.near(&nearest_all(given, known))
    }

    /// What may have been meant, as the argument `nearest`; `none` where there is nothing.
    #[must_use]
    pub fn near(self, names: &[impl AsRef<str>]) -> Self {
        match names {
            [] => self.arg("nearest", "none"),
            [name] => self.arg("nearest", name.as_ref()),
            several => {
                let several = several.iter().map(|name| name.as_ref().to_owned()).collect();
                self.say("nearest", Arg::Either(several))
            }
        }
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        self.level.unwrap_or_else(|| self.code.severity())
    }

    /// The sentence that says what is wrong.
    pub fn message(&self, locale: &Locale) -> String {
        self.part(locale, None).unwrap_or_else(|| self.code.slug().to_owned())
    }

    /// The sentence that says how to mend it.
    pub fn help(&self, locale: &Locale) -> Option<String> {
        let help = self.part(locale, Some("help"))?;
        let wrapped = self.wrapped().map(|slip| locale.get(slip) + &locale.get("list-semicolon"));
        Some(wrapped.unwrap_or_default() + &help)
    }

    /// The id of the sentence on the quotes or brackets of a Chinese keyboard that a value stands in: they are part
    /// of it, and most often all that is wrong with it.
    fn wrapped(&self) -> Option<&'static str> {
        let of_a_value =
            self.code.id().starts_with("K2") || matches!(self.code, Code::UnknownReference | Code::UnknownCohort);
        let (_, given) = self.args.iter().find(|(name, _)| of_a_value && *name == "given")?;
        Some(match unwrapped(given)?.1 {
            Wrapping::Quotes => "wrapped-quotes",
            Wrapping::Brackets => "wrapped-brackets",
        })
    }

    fn part(&self, locale: &Locale, attribute: Option<&str>) -> Option<String> {
        let said = self.said.iter().map(|(name, value)| (*name, locale.say_arg(value)));
        let args: Vec<_> = self.args.iter().cloned().chain(said).collect();
        locale.format(self.code.slug(), attribute, &args)
    }
}

/// Findings in the order in which they are best mended: what keeps a file from being read, then
/// values, then names, then contradictions, of which many follow from the former; within these by
/// file and place. Each once.
pub fn sort(findings: &mut Vec<Diagnostic>) {
    let group = |finding: &Diagnostic| match finding.code.id().as_bytes().first() {
        Some(b'S') => 0,
        Some(b'K') => 1,
        Some(b'R') => 2,
        _ => 3,
    };
    findings.sort_by(|a, b| (group(a), a.span, a.code, &a.args).cmp(&(group(b), b.span, b.code, &b.args)));
    findings.dedup();
    // What both editions have is one thing to mend.
    findings.dedup_by(|later, first| {
        let is_of_a_path = [Code::PathCollision, Code::BadPath].contains(&later.code) && later.code == first.code;
        is_of_a_path && later.span.is_some() && later.span == first.span && later.related == first.related
    });
}

/// What a code says of any finding of it: its sentence, with … where it names something.
pub fn title(code: Code, locale: &Locale) -> String {
    let manual = manual::Manual::of(code, locale.lang());
    manual.map_or_else(|| open(locale.format(code.slug(), None, &[])), |manual| manual.title.to_owned())
}

/// What a code says on mending any finding of it.
pub fn title_help(code: Code, locale: &Locale) -> String {
    open(locale.format(code.slug(), Some("help"), &[]))
}

/// A sentence whose names are open.
fn open(sentence: Option<String>) -> String {
    let sentence = sentence.unwrap_or_default();
    let mut parts = sentence.split("{$");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "…" + part.split_once('}').map_or(part, |(_, rest)| rest))
}

/// What tells each of some findings from the others, from run to run: its code, its file and its sentence, and not its
/// line. Of several that are alike in one file each has its own.
pub fn fingerprints(findings: &[Diagnostic], sources: &Sources) -> Vec<String> {
    let mut prints = located::Fingerprints::new();
    let print = |finding| prints.next(finding, &located::Located::of(finding, sources).path);
    findings.iter().map(print).collect()
}

/// How many findings there are of each severity.
pub fn count(findings: &[Diagnostic]) -> BTreeMap<Severity, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.severity()).or_default() += 1;
    }
    counts
}

/// What reading the files met, as findings.
pub fn from_problems(problems: Vec<Problem>) -> Vec<Diagnostic> {
    let finding = |problem: Problem| {
        let mut nearest = None;
        let (code, reason) = match problem.kind {
            ProblemKind::Unreadable(reason) => (Code::UnreadableFile, reason),
            ProblemKind::Encoding => (Code::InvalidEncoding, String::new()),
            ProblemKind::Gbk => (Code::DecodedFromGbk, String::new()),
            ProblemKind::Name(name) => {
                nearest = name;
                (Code::FileNameNotUnicode, String::new())
            }
            ProblemKind::Packed => (Code::PackedFile, String::new()),
            ProblemKind::Link => (Code::SymbolicLink, String::new()),
            ProblemKind::TooLarge => (Code::FileTooLarge, String::new()),
            ProblemKind::Changing => (Code::FileChanging, String::new()),
        };
        let base = Diagnostic::maybe_at(code, problem.span);
        let finding = base.arg("path", problem.path).arg("reason", reason);
        if code == Code::FileNameNotUnicode { finding.near(nearest.as_slice()) } else { finding }
    };
    problems.into_iter().map(finding).collect()
}

/// The place of a finding as a reader would say it: path, line and column.
pub fn place(finding: &Diagnostic, sources: &Sources) -> Option<(String, crate::source::Position)> {
    let span = finding.span?;
    Some((sources.shown_path(span.file), sources.position(span.file, span.start)))
}
