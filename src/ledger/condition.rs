//! The conditions of qualifying, each with its figures.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::figures::Holding;
use super::marks;
use crate::locale::{Arg, Phrase};
use crate::model::{Part, Rule, Site, Track, per_cent};

/// One condition of qualifying.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// What it asks.
    pub kind: ConditionKind,
    /// Whether it holds.
    pub met: bool,
    /// What there is.
    pub have: Option<Decimal>,
    /// What is needed: at least, or for what cancels a study, fewer than.
    pub need: Decimal,
}

/// What a condition asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConditionKind {
    /// Fewer absences than the limit.
    Absences,
    /// Fewer leaves than the limit.
    Leaves,
    /// Fewer credits on leave than the limit.
    LeaveCredits,
    /// Fewer lates than the limit.
    Lates,
    /// A share of the sessions attended.
    Attendance,
    /// Not having cheated.
    Cheating,
    /// Having joined in time.
    Registration(NaiveDate),
    /// A certificate of another family of classes, by place in the site's list,
    /// and whether it is held.
    Prerequisite(usize, Holding),
    /// Not being kept from the class by an earlier one.
    Bar(NaiveDate),
    /// The credits of a track, by key.
    Track(String),
    /// So many of a deliverable, by title.
    Deliverable(String),
    /// Being admitted to the examination.
    Admission,
    /// A component's own pass mark, by key.
    Part(String),
    /// The pass mark of the examination.
    Exam,
    /// The pass mark of the whole.
    Result,
    /// A formula of the rule, by place.
    Formula(usize),
}

impl ConditionKind {
    /// Whether it waits for a mark as long as there is none.
    pub fn awaits_mark(&self) -> bool {
        matches!(self, Self::Exam | Self::Result | Self::Part(_) | Self::Formula(_))
    }

    /// The word programs read.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Absences => "absences",
            Self::Leaves => "leaves",
            Self::LeaveCredits => "leave-credits",
            Self::Lates => "lates",
            Self::Attendance => "attendance",
            Self::Cheating => "cheating",
            Self::Registration(_) => "registration",
            Self::Prerequisite(..) => "prerequisite",
            Self::Bar(_) => "bar",
            Self::Track(_) => "track",
            Self::Deliverable(_) => "deliverable",
            Self::Admission => "admission",
            Self::Part(_) => "part",
            Self::Exam => "exam",
            Self::Result => "result",
            Self::Formula(_) => "formula",
        }
    }
}

impl Condition {
    /// What it asks, with its figures.
    pub fn phrase(&self, site: &Site, rule: &Rule) -> Phrase {
        let have = match self.have {
            Some(have) => Arg::Text(have.normalize().to_string()),
            None => Arg::Word("none".to_owned()),
        };
        let phrase = |id| {
            let joint = if rule.disqualify.all { "yes" } else { "no" };
            Phrase::new(id).arg("have", have.clone()).text("need", self.need.normalize()).text("joint", joint)
        };
        match &self.kind {
            ConditionKind::Absences => phrase("condition-absences"),
            ConditionKind::Leaves => phrase("condition-leaves"),
            ConditionKind::LeaveCredits => phrase("condition-leave-credits"),
            ConditionKind::Lates => phrase("condition-lates"),
            ConditionKind::Attendance => {
                let joint = if rule.disqualify.all { "yes" } else { "no" };
                let have = self.have.map_or_else(|| Arg::Word("none".to_owned()), |have| Arg::Text(percent(have)));
                let id = if self.have.is_none() { "condition-no-attendance" } else { "condition-attendance" };
                let phrase = Phrase::new(id).arg("have", have);
                phrase.text("need", share(self.need)).text("joint", joint)
            }
            ConditionKind::Cheating => Phrase::new("condition-cheating"),
            ConditionKind::Registration(by) => Phrase::new("condition-registration").text("day", by),
            ConditionKind::Prerequisite(family, holding) => {
                let title = &site.families[*family].title;
                Phrase::new("condition-prerequisite").text("name", title).text("state", holding.key())
            }
            ConditionKind::Bar(until) => Phrase::new("condition-bar").text("day", until),
            ConditionKind::Track(key) => {
                let full = rule.all_tracks().find(|track| track.key == *key).map(|track| track.required);
                let id = if full == Some(self.need) { "condition-track" } else { "condition-track-share" };
                let full = full.unwrap_or_default().normalize();
                phrase(id).arg("name", track_name(rule, key)).text("full", full)
            }
            ConditionKind::Deliverable(title) => phrase("condition-deliverable").text("name", title),
            ConditionKind::Admission => Phrase::new("condition-admission"),
            ConditionKind::Part(key) => {
                let id = match self.have {
                    Some(_) => "condition-part",
                    None if self.need.is_zero() => "condition-part-open",
                    None => "condition-no-part",
                };
                phrase(id).text("name", part_title(rule, key))
            }
            ConditionKind::Exam if self.have.is_none() => phrase("condition-no-exam"),
            ConditionKind::Exam => phrase("condition-exam"),
            ConditionKind::Result if self.have.is_none() => phrase("condition-no-result"),
            ConditionKind::Result => phrase("condition-result"),
            ConditionKind::Formula(at) => {
                let asked = &rule.conditions[*at];
                let state = if self.met {
                    "met"
                } else if self.have.is_none() {
                    "open"
                } else {
                    "unmet"
                };
                let phrase = Phrase::new("condition-formula").text("name", &asked.title);
                phrase.text("formula", &asked.formula.text).text("state", state)
            }
        }
    }
}

/// A share as a percentage with one decimal at most.
fn percent(share: Decimal) -> String {
    format!("{}%", per_cent(share).normalize())
}

/// A share as a rule states it: a percentage, or 2/3 where that is none.
pub fn share(share: Decimal) -> String {
    let percentage = (share * Decimal::ONE_HUNDRED).normalize();
    if percentage.scale() <= 2 { format!("{percentage}%") } else { marks::written(share) }
}

/// What a track of a rule is called: its title, else the word for its key.
pub fn track_name(rule: &Rule, key: &str) -> Arg {
    let title = rule.all_tracks().filter(|track| track.key == key).find_map(|track: &Track| track.title.clone());
    match (title, key) {
        (Some(title), _) => Arg::Text(title),
        (None, "online" | "offline") => Arg::Word(format!("track-{key}")),
        (None, key) => Arg::Text(key.to_owned()),
    }
}

/// What a component of a rule's marks is called.
pub fn part_title<'r>(rule: &'r Rule, key: &'r str) -> &'r str {
    let found = rule.all_terms().flat_map(|terms| terms.parts()).find(|part| part.key == key);
    found.map_or(key, |part: &Part| &part.title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_is_rounded_upwards() {
        assert_eq!(percent(Decimal::new(625, 4)), "6.3%");
        assert_eq!(percent(Decimal::new(6249, 5)), "6.2%");
    }
}
