//! The worked examples of a rule come out as they say.
//!
//! An example is how an office shows that the file says what its notice means: a rule that was changed by
//! mistake is noticed here, not when results are out. One that fails names what was expected, what the rule
//! makes of it, and the steps between.
//!
//! ```text
//! rules/basic.yaml   - { 名称: 考试差一分, 已知: { 线下: 4, 考试: 59 }, 应得: { 结论: 合格 } }
//! L110               算例“考试差一分”不符：结论应为 合格，算出来是 不合格
//! ```
//!
//! Follow the steps, and correct the rule or the example.

use rust_decimal::Decimal;

use crate::diag::{Code, Diagnostic};
use crate::ledger::{Figures, Ledger, Verdict, verdict};
use crate::locale::{Arg, Phrase};
use crate::model::{Example, Office, Rule};
use crate::source::Span;

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    for rule in &office.rules {
        for example in &rule.examples {
            let figures = Figures::of_example(rule, example);
            let verdict = verdict(&office.site, rule, &figures);
            let steps = steps(office, rule, &figures, &verdict);
            let all = differences(rule, example, &verdict);
            for (at, (what, span, expected, found)) in all.into_iter().enumerate() {
                let finding = Diagnostic::new(Code::ExampleFails, span)
                    .arg("title", example.title.as_deref().unwrap_or("none"))
                    .say("what", Arg::Word(what.to_owned()))
                    .say("expected", expected)
                    .say("found", found);
                // The steps are those of the example: they are said once.
                out.push(finding.steps(if at == 0 { steps.clone() } else { Vec::new() }));
            }
        }
    }
}

/// What came out otherwise: the word for it, where it is expected, and both values.
fn differences(rule: &Rule, example: &Example, verdict: &Verdict) -> Vec<(&'static str, Span, Arg, Arg)> {
    let expect = &example.expect;
    let mark = |mark: Option<Decimal>| {
        mark.map_or_else(|| Arg::Word("none".to_owned()), |mark| Arg::Text(mark.normalize().to_string()))
    };
    let outcome = |key: &str| Arg::Word(format!("outcome-{key}"));
    let yes_no = |yes: bool| Arg::Word(if yes { "yes" } else { "no" }.to_owned());
    let band = verdict.band.and_then(|at| rule.bands.get(at)).map(|band| band.title.value.clone());
    let grade = |title: Option<String>| title.map_or_else(|| Arg::Word("none".to_owned()), Arg::Text);
    let all = [
        expect.outcome.as_ref().map(|e| ("column-outcome", e.span, outcome(e.value), outcome(verdict.outcome.key()))),
        expect.exam.as_ref().map(|e| ("column-exam", e.span, mark(Some(e.value)), mark(verdict.exam))),
        expect.result.as_ref().map(|e| ("column-result", e.span, mark(Some(e.value)), mark(verdict.result))),
        expect.grade.as_ref().map(|e| ("column-grade", e.span, grade(Some(e.value.clone())), grade(band))),
        expect.excellent.as_ref().map(|e| ("word-excellent", e.span, yes_no(e.value), yes_no(verdict.may_excel))),
    ];
    all.into_iter().flatten().filter(|(_, _, expected, found)| expected != found).collect()
}

/// The sums of the marks, then each condition with its figures.
fn steps(office: &Office, rule: &Rule, figures: &Figures, verdict: &Verdict) -> Vec<Phrase> {
    let condition = |condition: &crate::ledger::Condition| {
        let id = if condition.met { "step-met" } else { "step-unmet" };
        Phrase::new(id).arg("condition", Arg::Phrase(condition.phrase(&office.site, rule)))
    };
    verdict.steps(rule, figures).into_iter().chain(verdict.conditions.iter().map(condition)).collect()
}
