//! How an office evaluates: the scale of scores and what of them is public.

use rust_decimal::Decimal;

use crate::diag::{Code, Diagnostic};
use crate::model::{Evaluation, ScoreScale};
use crate::parse::{Fields, Node, integer};
use crate::resolve::shapes;
use crate::source::Spanned;

/// The most decimals of a mean.
const MOST_DECIMALS: u32 = 4;

/// What `site.yaml` says under `evaluation`.
pub(in crate::resolve) fn evaluation(node: Option<&Node>, out: &mut Vec<Diagnostic>) -> Evaluation {
    let usual = Evaluation::default();
    let Some(mut fields) = node.and_then(|node| Fields::open(node, shapes::EVALUATION, out)) else { return usual };
    let scale = scale(&mut fields, usual.scale);
    let decimals = fields.scalar("decimals", |text| integer(text, 0, MOST_DECIMALS));
    let public = fields.yes_no("public").unwrap_or(usual.public);
    Evaluation { scale, decimals: decimals.map_or(usual.decimals, |found| found.value), public }
}

/// What `class.yaml` says under `evaluation`; what it does not say is as in the whole office.
pub(in crate::resolve) fn of_class(fields: &mut Fields<'_, '_>, usual: ScoreScale) -> ScoreScale {
    let Some(node) = fields.node("evaluation") else { return usual };
    Fields::open(node, shapes::SCORE_SCALE, fields.out).map_or(usual, |mut inner| scale(&mut inner, usual))
}

fn scale(fields: &mut Fields<'_, '_>, usual: ScoreScale) -> ScoreScale {
    let [lowest, highest] = ["lowest", "highest"].map(|key| fields.decimal(key));
    let or = |given: &Option<Spanned<Decimal>>, usual: Decimal| given.as_ref().map_or(usual, |found| found.value);
    let scale = ScoreScale { lowest: or(&lowest, usual.lowest), highest: or(&highest, usual.highest) };
    if scale.lowest < scale.highest {
        return scale;
    }
    let given = highest.as_ref().or(lowest.as_ref());
    let span = given.map_or(fields.span, |given| given.span);
    let finding = Diagnostic::new(Code::ScaleReversed, span).arg("low", scale.lowest).arg("high", scale.highest);
    fields.out.push(finding);
    usual
}
