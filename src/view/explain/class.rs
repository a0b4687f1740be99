//! One person in one class: every entry, condition and sum, and what can still become of it.

use chrono::NaiveDate;
use serde::Serialize;

use super::Explainer;
use super::records::RecordLine;
use crate::ledger::{self, Condition, ConditionKind, Entry, Outcome, Standing};
use crate::locale::Phrase;
use crate::model::ClassId;
use crate::view::table::Tone;
use crate::view::text::number;

/// One person in one class.
#[derive(Debug, Serialize)]
pub struct ClassExplanation {
    /// The class's folder.
    pub class: String,
    /// Its title.
    pub title: String,
    /// The rule's title.
    pub rule: String,
    /// The key of the outcome.
    pub outcome: &'static str,
    /// Its word, with what makes it more than that: the grade, or that the trainee is excellent.
    pub outcome_text: String,
    /// How it stands out.
    #[serde(skip)]
    pub tone: Option<Tone>,
    /// What is recorded beside attendance and courses: enrolment, marks, deliverables, certificates.
    pub records: Vec<RecordLine>,
    /// Every entry, by date.
    pub entries: Vec<EntryLine>,
    /// All credits: the sum of the entries.
    pub credits: String,
    /// Credits by track: title, earned, required.
    pub tracks: Vec<TrackLine>,
    /// Every condition with its figures.
    pub conditions: Vec<ConditionLine>,
    /// The arithmetic of the marks, a sum each.
    pub arithmetic: Vec<String>,
    /// What is missing and what would still mend it, the best and the worst that can come of it.
    pub outlook: Vec<String>,
}

/// An entry of the ledger.
#[derive(Debug, Serialize)]
pub struct EntryLine {
    /// The day.
    pub date: NaiveDate,
    /// The title of the track.
    pub track: String,
    /// Why.
    pub why: String,
    /// What it adds.
    pub credits: String,
    /// The lines that made it, file and line each.
    pub sources: Vec<String>,
}

/// The total of a track.
#[derive(Debug, Serialize)]
pub struct TrackLine {
    /// Its title.
    pub track: String,
    /// Earned.
    pub credits: String,
    /// Required.
    pub required: String,
}

/// A condition of qualifying.
#[derive(Debug, Serialize)]
pub struct ConditionLine {
    /// What it asks.
    pub kind: &'static str,
    /// The sentence.
    pub text: String,
    /// Whether it holds.
    pub met: bool,
    /// Whether it does not hold yet and still may.
    pub open: bool,
    /// What there is.
    pub have: Option<String>,
    /// What is needed.
    pub need: String,
}

impl ConditionLine {
    /// The word for how it stands.
    pub(in crate::view) fn state(&self) -> &'static str {
        match (self.met, self.open) {
            (true, _) => "met",
            (false, true) => "open",
            (false, false) => "unmet",
        }
    }
}

impl Explainer<'_> {
    /// One person in one class.
    pub(in crate::view) fn class(&self, id: ClassId, place: usize) -> ClassExplanation {
        let office = self.records.office;
        let class = office.class(id);
        let rule = office.rule(class);
        let standing = &self.records.ledger.class(id).standings[place];
        let verdict = &standing.verdict;
        let planned = verdict.outcome == Outcome::Planned;
        let conditions = verdict.conditions.iter().filter(|_| !planned);
        let outcome = self.text.outcome(verdict.outcome);
        let undecided = matches!(verdict.outcome, Outcome::UnderWay | Outcome::Pending);
        let is_open = |condition: &Condition| undecided && !condition.met;
        let track = |key: &str| self.text.track_of(rule, key);
        ClassExplanation {
            class: class.programme.id.clone(),
            title: class.programme.title.value.clone(),
            rule: rule.title.clone(),
            outcome: verdict.outcome.key(),
            outcome_text: self.text.outcome_more(rule, standing),
            tone: outcome.tone,
            records: self.records(id, place),
            entries: standing.entries.iter().map(|entry| self.entry(id, standing, entry)).collect(),
            credits: number(standing.credits()),
            tracks: standing
                .figures
                .tracks
                .iter()
                .map(|total| TrackLine {
                    track: track(&total.key),
                    credits: number(total.credits),
                    required: number(total.required),
                })
                .collect(),
            conditions: conditions
                .map(|condition| ConditionLine {
                    kind: condition.kind.key(),
                    text: if is_open(condition) && condition.kind == ConditionKind::Admission {
                        self.text.get("condition-admission-open")
                    } else {
                        self.text.say(&condition.phrase(&office.site, rule))
                    },
                    met: condition.met,
                    open: is_open(condition),
                    have: condition.have.map(number),
                    need: number(condition.need),
                })
                .collect(),
            arithmetic: verdict.steps(rule, &standing.figures).iter().map(|step| self.text.say(step)).collect(),
            outlook: self.outlook(id, place),
        }
    }

    fn entry(&self, id: ClassId, standing: &Standing, entry: &Entry) -> EntryLine {
        let office = self.records.office;
        let class = office.class(id);
        let rule = office.rule(class);
        let key = standing.figures.tracks.get(entry.track).map_or("", |track| track.key.as_str());
        EntryLine {
            date: entry.date,
            track: self.text.track_of(rule, key),
            why: self.why(id, standing, entry),
            credits: number(entry.credits),
            sources: entry.sources().map(|span| self.place(span)).collect(),
        }
    }

    pub(super) fn why(&self, id: ClassId, standing: &Standing, entry: &Entry) -> String {
        let office = self.records.office;
        let class = office.class(id);
        let terms = office.rule(class).terms(standing.figures.category);
        self.text.say(&entry.phrase(office, class, terms))
    }

    /// What can still become of it, in sentences.
    fn outlook(&self, id: ClassId, place: usize) -> Vec<String> {
        let (office, ledger) = (self.records.office, self.records.ledger);
        let Some(outlook) = ledger::outlook(office, ledger, id, place) else { return Vec::new() };
        let rule = office.rule(office.class(id));
        let text = self.text;
        let mut lines = Vec::new();
        for chance in &outlook.chances {
            let id = match (chance.possible, chance.by_sessions) {
                (false, _) => "outlook-out-of-reach",
                (true, true) => "outlook-short",
                (true, false) => "outlook-by-end",
            };
            let args = [
                ("track", text.track_of(rule, &chance.track)),
                ("missing", number(chance.missing)),
                ("best", number(chance.best)),
                ("day", text.date(outlook.end)),
            ];
            lines.push(text.with(id, &args));
        }
        for spare in &outlook.spare {
            let least = if spare.least == spare.most { "same".to_owned() } else { spare.least.to_string() };
            let track = spare.track.as_ref().map_or_else(|| "none".to_owned(), |key| text.track_of(rule, key));
            let args = [
                ("track", track),
                ("ahead", spare.ahead.to_string()),
                ("most", spare.most.to_string()),
                ("least", least),
            ];
            lines.push(text.with("outlook-spare", &args));
            if let Some((day, topic)) = &spare.last_session {
                let args = [("day", text.date(*day)), ("topic", topic.clone())];
                let id = if spare.is_next { "outlook-next-session" } else { "outlook-last-session" };
                lines.push(text.with(id, &args));
            }
        }
        for (id, (figures, verdict)) in [("outlook-best", &outlook.best), ("outlook-worst", &outlook.worst)] {
            let result = verdict.mark().map_or_else(|| "none".to_owned(), number);
            let phrase = Phrase::new(id)
                .word("outcome", format!("outcome-{}", verdict.outcome.key()))
                .text("credits", number(figures.credits()))
                .text("result", result);
            lines.push(text.say(&phrase));
        }
        lines
    }
}
