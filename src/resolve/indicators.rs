//! What a procedure is measured by, and how much is asked.

use super::names::unknown;
use super::shapes;
use super::site::SiteFile;
use crate::diag::{Code, Diagnostic};
use crate::model::{Bound, Indicator, IndicatorOf, MEASURES, Measure, MeasureKind};
use crate::parse::{Fields, Node, decimal, share};
use crate::source::Spanned;

/// What the share of steps that were done in time goes by, in English and Chinese.
const STEPS: [&str; 2] = ["steps_on_time", "步骤按时完成率"];
/// A year, by which a figure of years can be told from others.
const YEAR: i32 = 2000;
/// What stands before a target.
const BOUNDS: [(&str, Bound); 15] = [
    ("大于等于", Bound::AtLeast),
    ("小于等于", Bound::AtMost),
    ("不低于", Bound::AtLeast),
    ("不少于", Bound::AtLeast),
    ("至少", Bound::AtLeast),
    (">=", Bound::AtLeast),
    ("≥", Bound::AtLeast),
    ("不超过", Bound::AtMost),
    ("不高于", Bound::AtMost),
    ("不多于", Bound::AtMost),
    ("至多", Bound::AtMost),
    ("最多", Bound::AtMost),
    ("<=", Bound::AtMost),
    ("≤", Bound::AtMost),
    ("=", Bound::Exactly),
];

/// Reads the indicators.
pub(super) fn indicators(nodes: &[&Node], site: &SiteFile, out: &mut Vec<Diagnostic>) -> Vec<Indicator> {
    nodes.iter().filter_map(|node| indicator(node, site, out)).collect()
}

fn indicator(node: &Node, site: &SiteFile, out: &mut Vec<Diagnostic>) -> Option<Indicator> {
    let mut fields = Fields::open(node, shapes::INDICATOR, out)?;
    let name = fields.text("name").map(|name| name.value).filter(|name| !name.is_empty());
    let (measure, target) = (fields.required_text("measure"), fields.required_text("target"));
    let family_name = fields.text("family");
    let family = family_name.as_ref().and_then(|name| site.families.find(name, out));
    let of = measure.as_ref().and_then(|name| measured(name, out));
    let of =
        of.filter(|of| misfit(*of, measure.as_ref(), family_name.as_ref(), family).map(|one| out.push(one)).is_none());
    let target = target.zip(of).and_then(|(text, of)| aim(&text, of.kind(), out));
    let (bound, target) = target?;
    Some(Indicator { name, of: of?, family, at_most: bound == Some(Bound::AtMost), target })
}

/// What is measured: one of the figures that there are, as far as a year has one that is a number.
fn measured(name: &Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<IndicatorOf> {
    if STEPS.contains(&name.value.as_str()) {
        return Some(IndicatorOf::StepsOnTime);
    }
    let is_number = |measure: &&Measure| {
        matches!(measure.kind(), MeasureKind::Count | MeasureKind::Credits | MeasureKind::Share | MeasureKind::Score)
    };
    let found = MEASURES.iter().filter(is_number).find(|measure| measure.names().contains(&name.value.as_str()));
    if found.is_none() {
        let may_be =
            |measure: &&Measure| is_number(measure) && measure.misfit(&Indicator::cut_of(None, YEAR)).is_none();
        let known = MEASURES.iter().filter(may_be).flat_map(|measure| measure.names());
        out.push(unknown("measure", name, known.chain(STEPS)));
    }
    found.copied().map(IndicatorOf::Measure)
}

/// What is wrong with a figure that has no value in any year, be it of the whole office or of a family.
fn misfit(
    of: IndicatorOf,
    measure: Option<&Spanned<String>>,
    family_name: Option<&Spanned<String>>,
    family: Option<usize>,
) -> Option<Diagnostic> {
    let IndicatorOf::Measure(asked) = of else { return None };
    let is_misfit = |family| asked.misfit(&Indicator::cut_of(family, YEAR)).is_some();
    let (cause, place) = match is_misfit(None) {
        true => ("indicator", measure),
        false if is_misfit(family) => ("family", family_name),
        false => return None,
    };
    Some(Diagnostic::new(Code::BadFigure, place?.span).arg("given", &measure?.value).arg("cause", cause))
}

/// How a figure is compared with a target, where that is said, and how much it is: a share for what is told as one.
pub(super) fn aim(
    text: &Spanned<String>,
    kind: MeasureKind,
    out: &mut Vec<Diagnostic>,
) -> Option<(Option<Bound>, rust_decimal::Decimal)> {
    let bound = BOUNDS.iter().find_map(|(word, bound)| Some((text.value.strip_prefix(word)?, *bound)));
    let (rest, bound) = bound.map_or((text.value.as_str(), None), |(rest, bound)| (rest, Some(bound)));
    let number = Spanned::new(rest.trim().to_owned(), text.span);
    let is_share = kind == MeasureKind::Share;
    match if is_share { share(&number) } else { decimal(&number) } {
        Ok(target) => Some((bound, target)),
        Err(finding) => {
            // What is said is all that stands there, so that it is found again.
            let is_number = finding.code == Code::BadNumber;
            let finding = if is_number { Diagnostic { args: Vec::new(), ..finding } } else { finding };
            let cause = if is_share { "share" } else { "other" };
            out.push(if is_number { finding.arg("given", &text.value).arg("cause", cause) } else { finding });
            None
        }
    }
}
