//! What a name stands for.

use std::collections::{BTreeSet, HashMap};

use crate::diag::{Code, Diagnostic, nearest_all, same_but_typing, unwrapped};
use crate::source::Spanned;

/// The names of one kind of thing.
#[derive(Debug)]
pub(super) struct Names<Id> {
    kind: &'static str,
    /// Looked up for every row of every list; ordered only where it is listed.
    map: HashMap<String, Vec<Id>>,
    /// Names whose own file has findings: that they stand for nothing is no news.
    excused: BTreeSet<String>,
}

impl<Id: Copy + PartialEq> Names<Id> {
    /// No names yet; `kind` is the key of the word for the thing.
    pub(super) fn new(kind: &'static str) -> Self {
        Self { kind, map: HashMap::new(), excused: BTreeSet::new() }
    }

    /// Gives a thing another name.
    pub(super) fn add(&mut self, name: &str, id: Id) {
        let ids = self.map.entry(name.to_owned()).or_default();
        if !name.is_empty() && !ids.contains(&id) {
            ids.push(id);
        }
    }

    /// Names not to be reported as unknown.
    pub(super) fn excuse(&mut self, names: impl IntoIterator<Item = String>) {
        self.excused.extend(names);
    }

    /// Whether a name is not to be reported as unknown.
    pub(super) fn is_excused(&self, name: &str) -> bool {
        self.excused.contains(name)
    }

    /// The things of a name.
    pub(super) fn get(&self, name: &str) -> &[Id] {
        self.map.get(name).map_or(&[], Vec::as_slice)
    }

    /// The thing of a name; a finding where there is none or several.
    pub(super) fn find(&self, name: &Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<Id> {
        match self.get(&name.value) {
            [id] => Some(*id),
            [] => {
                if !self.is_excused(&name.value) {
                    out.push(self.unknown(name));
                }
                None
            }
            _ => {
                let finding = Diagnostic::new(Code::AmbiguousName, name.span);
                out.push(finding.arg("kind", self.kind).arg("given", &name.value));
                None
            }
        }
    }

    /// The finding for a name that stands for nothing.
    pub(super) fn unknown(&self, name: &Spanned<String>) -> Diagnostic {
        let finding = unknown(self.kind, name, self.known());
        // A name of two would be as wrong.
        match &finding.fix {
            Some(fix) if self.get(&fix.text).len() != 1 => Diagnostic { fix: None, ..finding },
            _ => finding,
        }
    }

    /// Every name, in order.
    pub(super) fn known(&self) -> Vec<&str> {
        let mut known: Vec<_> = self.map.keys().map(String::as_str).collect();
        known.sort_unstable();
        known
    }
}

/// The finding for a name that stands for nothing, with the nearest of `known`.
pub(super) fn unknown<'a>(
    kind: &'static str,
    name: &Spanned<String>,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let finding = Diagnostic::new(Code::UnknownReference, name.span).arg("kind", kind).arg("given", &name.value);
    let known: Vec<&str> = known.into_iter().collect();
    let few = if (1..=12).contains(&known.len()) { known.join(", ") } else { "none".to_owned() };
    let finding = finding.arg("known", few);
    let finding = finding.mended(name, meant(&name.value, &known));
    if is_mangled(&name.value) {
        return finding.arg("nearest", "excel");
    }
    if let Some(slip) = wide_mark(&name.value, &known) {
        return finding.arg("nearest", slip);
    }
    let near = nearest_all(&name.value, known);
    // The folder of a class has a name of its own, which is seldom misspelt and often changed.
    if near.is_empty() && kind == "class" { finding.arg("nearest", "gone") } else { finding.near(&near) }
}

/// The one name that can only have been meant: what stands between Chinese quotation marks, or the only one that is
/// typed otherwise.
fn meant<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let inner = unwrapped(name).map_or(name, |(inner, _)| inner).trim();
    let exact = known.iter().copied().find(|known| *known == inner);
    let meant = exact.or_else(|| same_but_typing(inner, known.iter().copied()))?;
    // Two people of one name are two.
    (known.iter().filter(|known| **known == meant).count() == 1).then_some(meant)
}

/// The mark of a Chinese keyboard that made one text of several names, or of a key and a name.
fn wide_mark(name: &str, known: &[&str]) -> Option<&'static str> {
    let is_known = |part: &str| known.contains(&part.trim());
    let several = name.contains(['，', '、']) && name.split(['，', '、']).any(is_known);
    let after_key = || name.split_once('：').is_some_and(|(_, rest)| is_known(rest));
    if several { Some("wide-comma") } else { after_key().then_some("wide-colon") }
}

/// Whether a text is what a sheet makes of a long number: 2.02201E+09.
pub(super) fn is_mangled(text: &str) -> bool {
    let upper = text.to_uppercase();
    upper.contains("E+") && upper.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'E' | '+'))
}
