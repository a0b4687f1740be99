//! From figures to an outcome, every condition named. Knows nothing of where figures come from, so
//! that records, worked examples and what may still happen are judged alike.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::condition::{Condition, ConditionKind};
use super::figures::{Figures, Holding, Phase};
use super::formula::{self, Fault};
use super::marks::{self, Sheet};
use crate::locale::Phrase;
use crate::model::{Exam, Requirement, Rule, Site, Terms};

/// What came of somebody's training.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// 合格.
    Qualified,
    /// 不合格: a condition is unmet and the class is over.
    NotQualified,
    /// 待评定: the class is over, all is done, and a mark is not recorded yet.
    Pending,
    /// 取消资格.
    Disqualified,
    /// 在学: the class is not over.
    UnderWay,
    /// 未开班.
    #[default]
    Planned,
}

impl Outcome {
    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Qualified => "qualified",
            Self::NotQualified => "not-qualified",
            Self::Pending => "pending",
            Self::Disqualified => "disqualified",
            Self::UnderWay => "under-way",
            Self::Planned => "planned",
        }
    }
}

/// What follows from somebody's figures.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// The mark of the examination that counts.
    pub exam: Option<Decimal>,
    /// The overall mark.
    pub result: Option<Decimal>,
    /// The marks of components that can be said, by key.
    pub parts: BTreeMap<String, Decimal>,
    /// The grade, by place in the rule's bands.
    pub band: Option<usize>,
    /// Whether the trainee may be excellent, the share of them aside.
    pub may_excel: bool,
    /// Every condition of qualifying.
    pub conditions: Vec<Condition>,
    /// What came of it.
    pub outcome: Outcome,
    /// The formulas that could not be computed, by place in the rule.
    pub faults: Vec<(usize, Fault)>,
}

/// Judges figures by a rule. `site` gives the categories that formulas may name.
pub fn verdict(site: &Site, rule: &Rule, figures: &Figures) -> Verdict {
    let terms = rule.terms(figures.category);
    let mut conditions = conduct(rule, figures);
    let disqualified = conditions.iter().any(|condition| !condition.met);
    conditions.extend(entry(rule, figures));
    let entered = conditions.iter().all(|condition| condition.met);
    for track in &figures.tracks {
        let met = track.credits >= track.required;
        let kind = ConditionKind::Track(track.key.clone());
        conditions.push(Condition { kind, met, have: Some(track.credits), need: track.required });
    }
    for (asked, &have) in terms.deliverables.iter().zip(&figures.deliverables).filter(|(asked, _)| asked.count > 0) {
        let kind = ConditionKind::Deliverable(asked.title.clone());
        conditions.push(Condition {
            kind,
            met: have >= asked.count,
            have: Some(have.into()),
            need: asked.count.into(),
        });
    }

    let required =
        terms.exam.as_ref().map_or(Admission::Yes, |exam| admission(rule, terms, exam, figures, &mut conditions));
    let admitted = entered && required == Admission::Yes;
    let exam = terms.exam.as_ref().filter(|_| admitted).and_then(|exam| marks::exam(exam, figures));
    // Of who is not admitted no mark is asked: that is what is missing.
    if terms.exam.is_some() && !(entered && required != Admission::No) {
        conditions.push(Condition { kind: ConditionKind::Admission, met: false, have: None, need: Decimal::ONE });
    }
    let sheet = Sheet { figures, exam, examined: terms.exam.is_some(), decimals: rule.decimals };
    for part in terms.parts() {
        let with_exam = part.with_inner().iter().any(|inner| inner.key == "exam");
        let Some(need) = part.pass.filter(|_| admitted || !with_exam) else { continue };
        let have = sheet.part(part);
        let kind = ConditionKind::Part(part.key.clone());
        conditions.push(Condition { kind, met: have.is_some_and(|mark| mark >= need), have, need });
    }
    let parts = terms.parts().into_iter().filter_map(|part| Some((part.key.clone(), sheet.part(part)?)));
    let parts = parts.collect();
    let result = terms.result.as_ref().filter(|_| admitted).and_then(|result| sheet.overall(result));
    let marked = [
        (ConditionKind::Exam, exam, terms.exam.as_ref().map(|rule| rule.pass)),
        (ConditionKind::Result, result, terms.result.as_ref().map(|rule| rule.pass)),
    ];
    for (kind, have, pass) in marked {
        if let Some(need) = pass.filter(|_| admitted) {
            conditions.push(Condition { kind, met: have.is_some_and(|mark| mark >= need), have, need });
        }
    }
    let mut faults = Vec::new();
    for (at, asked) in rule.conditions.iter().enumerate() {
        let known = |name: &crate::model::Figure| figures.figure(site, rule, (&sheet, result), name);
        let holds = formula::evaluate(&asked.formula, &known).unwrap_or_else(|fault| {
            faults.push((at, fault));
            Some(false)
        });
        let have = holds.map(|holds| if holds { Decimal::ONE } else { Decimal::ZERO });
        let kind = ConditionKind::Formula(at);
        conditions.push(Condition { kind, met: holds == Some(true), have, need: Decimal::ONE });
    }

    // Of who has no mark to wait for nothing is still open.
    let waits = terms.exam.is_some() || terms.result.is_some();
    let outcome = outcome(disqualified, waits, figures, &conditions);
    let mark = result.or(exam);
    let may_excel = outcome == Outcome::Qualified
        && rule.excellent.as_ref().is_some_and(|excellent| {
            let enough = excellent.from.is_none_or(|from| mark.is_some_and(|mark| mark >= from));
            enough && (figures.recommended || !excellent.recommended)
        });
    let band = mark.and_then(|mark| marks::band(&rule.bands, rule.decimals.round_mark(mark)));
    // Beside 不合格 no form says 优秀: who did not qualify has the lowest grade or none.
    let band = band.filter(|&at| outcome == Outcome::Qualified || at == 0);
    Verdict { exam, result, parts, band, may_excel, conditions, outcome, faults }
}

fn outcome(disqualified: bool, waits: bool, figures: &Figures, conditions: &[Condition]) -> Outcome {
    let waits = |condition: &Condition| waits && condition.kind.awaits_mark() && condition.have.is_none();
    match figures.phase {
        _ if disqualified => Outcome::Disqualified,
        Phase::Planned => Outcome::Planned,
        Phase::UnderWay => Outcome::UnderWay,
        Phase::Over if conditions.iter().all(|condition| condition.met) => Outcome::Qualified,
        Phase::Over if !figures.missed && conditions.iter().all(|condition| condition.met || waits(condition)) => {
            Outcome::Pending
        }
        Phase::Over => Outcome::NotQualified,
    }
}

/// What cancels a study. Where the rule asks for all its limits to be reached, none is reached alone.
fn conduct(rule: &Rule, figures: &Figures) -> Vec<Condition> {
    let (limits, tally) = (rule.disqualify.limits, &figures.tally);
    let lates = u32::try_from(tally.count(crate::model::Status::Late)).unwrap_or(u32::MAX);
    let counted = [
        (ConditionKind::Absences, Decimal::from(tally.absences), limits.absences.map(Decimal::from)),
        (ConditionKind::Leaves, Decimal::from(tally.leaves), limits.leaves.map(Decimal::from)),
        (ConditionKind::LeaveCredits, tally.leave_credits, limits.leave_credits),
        (ConditionKind::Lates, Decimal::from(lates), limits.lates.map(Decimal::from)),
    ];
    let counted = counted.into_iter().filter_map(|(kind, have, limit)| {
        let need = limit?;
        Some(Condition { kind, met: have < need, have: Some(have), need })
    });
    let share = limits.attendance.map(|need| {
        let have = tally.share();
        Condition { kind: ConditionKind::Attendance, met: have.is_none_or(|have| have >= need), have, need }
    });
    let mut conditions: Vec<_> = counted.chain(share).collect();
    if rule.disqualify.all && conditions.iter().any(|condition| condition.met) {
        for condition in &mut conditions {
            condition.met = true;
        }
    }
    if figures.cheated {
        conditions.push(Condition { kind: ConditionKind::Cheating, met: false, have: None, need: Decimal::ONE });
    }
    conditions
}

/// What must hold of somebody who begins.
fn entry(rule: &Rule, figures: &Figures) -> Vec<Condition> {
    let condition = |kind, met| Condition { kind, met, have: None, need: Decimal::ONE };
    let late = figures.late.map(|by| condition(ConditionKind::Registration(by), false));
    let prerequisites = rule.prerequisites.iter().zip(&figures.prerequisites);
    let prerequisites = prerequisites.map(|(asked, &holding)| {
        condition(ConditionKind::Prerequisite(asked.family, holding), holding == Holding::Valid)
    });
    let bar = figures.barred.map(|bar| condition(ConditionKind::Bar(bar.until), false));
    late.into_iter().chain(prerequisites).chain(bar).collect()
}

/// Whether somebody is admitted to the examination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Admission {
    Yes,
    /// Only the mark of a component is not recorded yet.
    Open,
    No,
}

/// Whether everything that the examination requires holds. Of components that are not recorded yet a
/// condition is added that names them.
fn admission(rule: &Rule, terms: &Terms, exam: &Exam, figures: &Figures, conditions: &mut Vec<Condition>) -> Admission {
    let holds = |fits: &dyn Fn(&ConditionKind) -> bool, conditions: &[Condition]| {
        conditions.iter().filter(|condition| fits(&condition.kind)).all(|condition| condition.met)
    };
    let sheet = Sheet { figures, exam: None, examined: true, decimals: rule.decimals };
    let mut admission = Admission::Yes;
    let mut missing = Vec::new();
    for requirement in &exam.requires {
        let met = match requirement {
            Requirement::Tracks => holds(&|kind| matches!(kind, ConditionKind::Track(_)), conditions),
            Requirement::Track(key) => {
                holds(&|kind| matches!(kind, ConditionKind::Track(found) if found == key), conditions)
            }
            Requirement::Deliverables => holds(&|kind| matches!(kind, ConditionKind::Deliverable(_)), conditions),
            Requirement::Part(key) => {
                let Some(part) = terms.parts().into_iter().find(|part| part.key == *key) else { continue };
                let mark = sheet.part(part);
                // One with a pass mark of its own is a condition anyway.
                if mark.is_none() && part.pass.is_none() {
                    missing.push(key.clone());
                }
                if mark.is_none() && admission == Admission::Yes {
                    admission = Admission::Open;
                }
                mark.is_none_or(|mark| part.pass.is_none_or(|pass| mark >= pass))
            }
        };
        if !met {
            admission = Admission::No;
        }
    }
    if admission == Admission::Open {
        conditions.extend(missing.into_iter().map(|key| {
            let kind = ConditionKind::Part(key);
            Condition { kind, met: false, have: None, need: Decimal::ZERO }
        }));
    }
    admission
}

impl Verdict {
    /// The mark that a grade and an award go by: the overall one, else that of the examination.
    pub fn mark(&self) -> Option<Decimal> {
        self.result.or(self.exam)
    }

    /// The arithmetic of the marks, a sum each.
    pub fn steps(&self, rule: &Rule, figures: &Figures) -> Vec<Phrase> {
        let terms = rule.terms(figures.category);
        let makeup =
            terms.exam.as_ref().and_then(|exam| marks::makeup_step(exam, figures)).filter(|_| self.exam.is_some());
        let result = terms.result.as_ref().filter(|_| self.result.is_some());
        let examined = terms.exam.is_some();
        let sheet = Sheet { figures, exam: self.exam, examined, decimals: rule.decimals };
        let sums = result.map(|result| sheet.steps(result)).unwrap_or_default();
        makeup.into_iter().chain(sums).collect()
    }
}
