//! Words, dates and numbers as a page says them.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};
use rust_decimal::Decimal;

use super::table::{Cell, Tone};
use crate::ledger::{Cycle, Outcome, Standing};
use crate::locale::{Lang, Locale, Phrase};
use crate::model::{
    Amount, Duration, Excellent, Measure, MeasureKind, Moved, Party, Respondents, Rule, Status, Track, per_cent,
};

/// The words of one language.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    locale: &'a Locale,
}

impl<'a> Text<'a> {
    pub(super) fn new(locale: &'a Locale) -> Self {
        Self { locale }
    }

    /// A word.
    pub(super) fn get(&self, id: &str) -> String {
        self.locale.get(id)
    }

    /// A sentence with arguments.
    pub(super) fn with(&self, id: &str, args: &[(&str, String)]) -> String {
        self.locale.with(id, args)
    }

    /// A name and what it is, on one line.
    pub(super) fn named(&self, name: &str, value: &str) -> String {
        self.locale.lang().named(name, value)
    }

    /// A day, 2024年5月20日.
    pub(super) fn date(&self, date: NaiveDate) -> String {
        match self.locale.lang() {
            Lang::ZhCn => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
            Lang::En => date.format("%Y-%m-%d").to_string(),
        }
    }

    /// A text with its days as sentences have them.
    pub(super) fn with_dates(&self, text: &str) -> String {
        let is_part = |c: char| c.is_ascii_digit() || c == '-';
        let mut said = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(is_part) {
            let end = rest[at..].find(|c| !is_part(c)).map_or(rest.len(), |length| at + length);
            said.push_str(&rest[..at]);
            match rest[at..end].parse() {
                Ok(day) => {
                    // Chinese has no blanks beside a day as it is written.
                    let chinese = self.lang() == Lang::ZhCn;
                    said.truncate(if chinese { said.trim_end().len() } else { said.len() });
                    said.push_str(&self.date(day));
                    rest = if chinese { rest[end..].trim_start() } else { &rest[end..] };
                    continue;
                }
                Err(_) => said.push_str(&rest[at..end]),
            }
            rest = &rest[end..];
        }
        said + rest
    }

    /// A day as archives write it, 20240520 (DA/T 22-2015).
    pub(super) fn digits(&self, date: NaiveDate) -> String {
        match self.locale.lang() {
            Lang::ZhCn => date.format("%Y%m%d").to_string(),
            Lang::En => self.date(date),
        }
    }

    /// A day within its year, 5月20日.
    pub(super) fn day(&self, date: NaiveDate) -> String {
        match self.locale.lang() {
            Lang::ZhCn => format!("{}月{}日", date.month(), date.day()),
            Lang::En => date.format("%m-%d").to_string(),
        }
    }

    /// A day with its weekday.
    pub(super) fn weekday(&self, date: NaiveDate) -> String {
        let day = match date.weekday() {
            Weekday::Mon => "mon",
            Weekday::Tue => "tue",
            Weekday::Wed => "wed",
            Weekday::Thu => "thu",
            Weekday::Fri => "fri",
            Weekday::Sat => "sat",
            Weekday::Sun => "sun",
        };
        self.get(&format!("weekday-{day}"))
    }

    /// A day with its weekday, and its time where it has one.
    pub(super) fn moment(&self, &(date, time): &Moved) -> String {
        let day = format!("{} {}", self.date(date), self.weekday(date));
        time.map_or_else(|| day.clone(), |time| format!("{day} {}", self.time(time)))
    }

    /// From one day to another.
    pub(super) fn period(&self, start: NaiveDate, end: NaiveDate) -> String {
        if start == end {
            return self.date(start);
        }
        match self.locale.lang() {
            Lang::ZhCn if start.year() == end.year() => format!("{}至{}", self.date(start), self.day(end)),
            Lang::ZhCn => format!("{}至{}", self.date(start), self.date(end)),
            Lang::En => format!("{} – {}", self.date(start), self.date(end)),
        }
    }

    /// From one time to another.
    #[allow(clippy::unused_self, reason = "how a time is written is a matter of language, like all here")]
    pub(super) fn time(&self, (from, to): (NaiveTime, NaiveTime)) -> String {
        format!("{:02}:{:02}–{:02}:{:02}", from.hour(), from.minute(), to.hour(), to.minute())
    }

    /// What came of a training, with its tone.
    pub(super) fn outcome(&self, outcome: Outcome) -> Cell {
        let tone = match outcome {
            Outcome::Qualified => Tone::Good,
            Outcome::NotQualified | Outcome::Disqualified => Tone::Bad,
            Outcome::UnderWay | Outcome::Planned | Outcome::Pending => Tone::Quiet,
        };
        Cell::text(self.get(&format!("outcome-{}", outcome.key()))).toned(Some(tone))
    }

    /// What came of one trainee's training, with the grade where there is one.
    pub(super) fn outcome_more(&self, rule: &Rule, standing: &Standing) -> String {
        let outcome = self.outcome(standing.verdict.outcome).value.display();
        match self.grade(rule, standing) {
            Some(grade) if grade != outcome => self.with("outcome-grade", &[("outcome", outcome), ("grade", grade)]),
            _ => outcome,
        }
    }

    /// The grade of a trainee: that of the excellent, else that of the mark.
    pub(super) fn grade(&self, rule: &Rule, standing: &Standing) -> Option<String> {
        let excellent = rule.excellent.as_ref().filter(|_| standing.excellent).map(|rule| self.excellent(rule));
        let band = || standing.verdict.band.and_then(|at| rule.bands.get(at)).map(|band| band.title.value.clone());
        excellent.or_else(band)
    }

    /// What the excellent of a rule are called.
    pub(super) fn excellent(&self, excellent: &Excellent) -> String {
        excellent.title.clone().unwrap_or_else(|| self.get("word-excellent"))
    }

    /// The word for a status.
    pub(super) fn status(&self, status: Status) -> String {
        self.get(&format!("status-{}", status.key()))
    }

    /// A sentence.
    pub(super) fn say(&self, phrase: &Phrase) -> String {
        self.locale.say(phrase)
    }

    /// The title of a track.
    pub(super) fn track(&self, track: &Track) -> String {
        track.title.clone().unwrap_or_else(|| self.track_key(&track.key))
    }

    /// The title of the track of a key under a rule.
    pub(super) fn track_of(&self, rule: &Rule, key: &str) -> String {
        let found = rule.all_tracks().find(|track| track.key == key);
        found.map_or_else(|| self.track_key(key), |track| self.track(track))
    }

    /// What a track of a rule is called at the head of a column: in a word where there is one.
    pub(super) fn track_head(&self, rule: &Rule, key: &str) -> String {
        if matches!(key, "online" | "offline") { self.track_key(key) } else { self.track_of(rule, key) }
    }

    /// The short word for a track.
    pub(super) fn track_key(&self, key: &str) -> String {
        match key {
            "online" | "offline" => self.get(&format!("track-{key}")),
            key => key.to_owned(),
        }
    }

    /// A year or several, 2023—2027.
    pub(super) fn years(&self, cycle: Cycle) -> String {
        let dash = if self.locale.lang() == Lang::ZhCn { "—" } else { "–" };
        if cycle.is_year() { cycle.from.to_string() } else { format!("{}{dash}{}", cycle.from, cycle.to) }
    }

    /// The title of the credits of a year or of several.
    pub(super) fn account_title(&self, cycle: Cycle) -> String {
        let id = if cycle.is_year() { "annual-title" } else { "cycle-title" };
        self.with(id, &[("year", self.years(cycle))])
    }

    /// The language.
    pub(super) fn lang(&self) -> Lang {
        self.locale.lang()
    }

    /// What a measure is called.
    pub(super) fn measure(&self, measure: Measure) -> String {
        let [en, zh] = measure.names();
        match self.lang() {
            Lang::ZhCn => zh.to_owned(),
            Lang::En => {
                let words = en.replace('_', " ");
                words[..1].to_uppercase() + &words[1..]
            }
        }
    }

    /// The head of a column of a measure, `name` being what it is called.
    pub(super) fn head(&self, name: &str, measure: Measure) -> String {
        match measure.kind() {
            MeasureKind::Share => self.with("summary-percent", &[("measure", name.to_owned())]),
            _ => name.to_owned(),
        }
    }

    /// How a measure is counted.
    pub(super) fn formula(&self, measure: Measure) -> &'static str {
        let [en, zh] = measure.formula();
        if self.lang() == Lang::ZhCn { zh } else { en }
    }

    /// A number as official texts count their parts: 一.
    pub(super) fn numeral(&self, number: usize) -> String {
        self.with("numeral", &[("number", number.to_string())])
    }

    /// A month, 2024年5月.
    pub(super) fn month(&self, day: NaiveDate) -> String {
        self.with("month", &[("year", day.year().to_string()), ("month", day.month().to_string())])
    }

    /// A figure as a sentence has it: 60, 24, 96.6%, 2024年5月20日; a dash where there is none.
    pub(super) fn amount(&self, amount: Option<&Amount>) -> String {
        match amount {
            None => "—".to_owned(),
            Some(Amount::Count(count)) => count.to_string(),
            Some(Amount::Credits(credits)) => number(*credits),
            Some(Amount::Score(score)) => score.to_string(),
            Some(Amount::Share(share)) => format!("{}%", number(per_cent(*share))),
            Some(Amount::Day(day)) => self.date(*day),
            Some(Amount::Words(words)) => words.clone(),
        }
    }

    /// A length of time, 6个月.
    pub(super) fn duration(&self, length: Duration) -> String {
        let (years, months) = (length.months / 12, length.months % 12);
        let parts = [("duration-years", years), ("duration-months", months), ("duration-days", length.days)];
        let said = parts.into_iter().filter(|(_, count)| *count > 0);
        said.map(|(id, count)| self.with(id, &[("count", count.to_string())])).collect()
    }
}

/// What those who answered a survey are called among `all` who did: their stage alone where all are trainees.
pub(super) fn respondents(text: Text<'_>, by: Respondents, all: impl IntoIterator<Item = Respondents>) -> String {
    let party = text.get(&format!("party-{}", by.party.key()));
    let Some(stage) = by.stage.map(|stage| text.get(&format!("stage-{}", stage.key()))) else { return party };
    if all.into_iter().all(|by| by.party == Party::Trainee) {
        return stage;
    }
    text.with("survey-staged", &[("stage", stage), ("party", party)])
}

/// A text on one line, its blanks single ones.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name of so many letters, 64 at most, that a text alone has. It has no digits: a row of them could be taken for
/// somebody's number where the public edition is searched for those.
pub(super) fn letters(text: &str, length: usize) -> String {
    let halves = blake3::hash(text.as_bytes()).as_bytes().map(|byte| [byte >> 4, byte & 15]);
    halves.as_flattened().iter().take(length).map(|half| char::from(b'a' + half)).collect()
}

/// A decimal without trailing zeros.
pub(super) fn number(value: Decimal) -> String {
    value.normalize().to_string()
}
