//! The figures that a rule's formulas may name.

use super::marks::part_key;
use crate::diag::Diagnostic;
use crate::model::{Expression, FIGURES, Figure, Formula, Rule, Terms, Value, ValueKind};
use crate::resolve::formula::{Entries, Vocabulary};
use crate::resolve::site::SiteFile;
use crate::resolve::tracks::track_key;
use crate::source::{Sources, Spanned};

/// Reads a formula with the figures that there are under a rule: those of every rule, the rule's own
/// tracks under their keys where these are plain words, and `tracks`, `deliverables` and `parts`.
pub(super) fn formula(
    rule: &Rule,
    text: &Spanned<String>,
    site: &SiteFile,
    sources: &Sources,
    out: &mut Vec<Diagnostic>,
) -> Option<Formula> {
    let tracks: Vec<&str> = rule.all_tracks().map(|track| track.key.as_str()).collect();
    let deliverables: Vec<&str> =
        rule.all_terms().flat_map(|terms| &terms.deliverables).map(|asked| asked.key.as_str()).collect();
    let parts: Vec<&str> = rule.all_terms().flat_map(Terms::parts).map(|part| part.key.as_str()).collect();
    let mut figures = FIGURES.to_vec();
    // A mark that a rule never has would leave its condition open for ever.
    let (exam, result) = (rule.all_terms().any(|t| t.exam.is_some()), rule.all_terms().any(|t| t.result.is_some()));
    figures.retain(|(name, _)| (exam || *name != "exam") && (result || *name != "result"));
    figures.extend(tracks.iter().filter(|key| is_word(key)).map(|key| (*key, ValueKind::Number)));
    let track = |name: &str| {
        let titled = rule.all_tracks().find(|track| track.title.as_deref() == Some(name));
        titled.map_or_else(|| track_key(name), |track| track.key.clone())
    };
    let deliverable = |name: &str| {
        let titled = rule.all_terms().flat_map(|terms| &terms.deliverables).find(|asked| asked.title == name);
        titled.map_or_else(|| name.to_owned(), |asked| asked.key.clone())
    };
    let maps = [
        Entries { name: "tracks", noun: "track", kind: ValueKind::Number, keys: &tracks, canonical: &track },
        Entries {
            name: "deliverables",
            noun: "deliverable",
            kind: ValueKind::Number,
            keys: &deliverables,
            canonical: &deliverable,
        },
        Entries { name: "parts", noun: "part", kind: ValueKind::Number, keys: &parts, canonical: &part_key },
    ];
    let known = Vocabulary { figures: &figures, maps: &maps, example: "absences <= 2 && attendance >= 0.8" };
    let mut formula = crate::resolve::formula::formula(text, &known, sources, out)?;
    let mut unknown = Vec::new();
    categories(&mut formula.root, site, &mut unknown);
    for name in unknown {
        // Compared with what no category is called it would be false for ever.
        site.categories.find(&Spanned::new(name, formula.span), out);
    }
    Some(formula)
}

/// Puts the title of a category where a formula compares with its code, and gathers what is neither.
fn categories(expression: &mut Expression, site: &SiteFile, unknown: &mut Vec<String>) {
    let is_category = |side: &Expression| *side == Expression::Figure(Figure::Single("category".to_owned()));
    match expression {
        Expression::Comparison { left, right, .. } if is_category(left) => named(right, site, unknown),
        Expression::Comparison { left, right, .. } if is_category(right) => named(left, site, unknown),
        Expression::OneOf { value, list } if is_category(value) => {
            for item in list {
                named(item, site, unknown);
            }
        }
        Expression::Not(inner) | Expression::Negative(inner) => categories(inner, site, unknown),
        Expression::Arithmetic { left, right, .. }
        | Expression::Comparison { left, right, .. }
        | Expression::Both(left, right)
        | Expression::Either(left, right) => {
            categories(left, site, unknown);
            categories(right, site, unknown);
        }
        Expression::Choice { condition, yes, no } => {
            for part in [condition, yes, no] {
                categories(part, site, unknown);
            }
        }
        Expression::OneOf { value, list } => {
            categories(value, site, unknown);
            for item in list {
                categories(item, site, unknown);
            }
        }
        Expression::Value(_) | Expression::Figure(_) => {}
    }
}

/// Whether a key can stand in a formula as a name.
fn is_word(key: &str) -> bool {
    let plain = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    plain && key.starts_with(|c: char| c.is_ascii_alphabetic()) && !FIGURES.iter().any(|(name, _)| *name == key)
}

/// The names of categories in what is compared with one.
fn named(side: &mut Expression, site: &SiteFile, unknown: &mut Vec<String>) {
    match side {
        Expression::Value(Value::Text(text)) => match site.categories.get(text) {
            [id] => site.site.categories[id.0].title.clone_into(text),
            _ if text.is_empty() => {}
            _ => unknown.push(text.clone()),
        },
        Expression::Choice { condition, yes, no } => {
            categories(condition, site, unknown);
            named(yes, site, unknown);
            named(no, site, unknown);
        }
        other => categories(other, site, unknown),
    }
}
