//! How a class was evaluated and what its trainees wished to learn, as its page says it.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;

use crate::ledger::{AnswerFigures, AnswerTally, ChoiceFigures, remarks};
use crate::model::{Office, Questionnaire, Respondents};
use crate::view::Builder;
use crate::view::disclose::PublicClass;
use crate::view::forms::Full;
use crate::view::table::{Align, Cell, Table};
use crate::view::text::{Text, number, respondents};

/// The most different scores of which a table says how often each was given.
const MOST_SCORES: usize = 11;

/// A survey of a class.
#[derive(Debug, Default, PartialEq, Serialize)]
pub struct AnswerSection {
    /// How many answered.
    pub answers: String,
    /// The means by question.
    pub scores: Option<Table>,
    /// How often each score was given; in the office edition only.
    pub spread: Option<Table>,
    /// What was chosen, a table a question.
    pub choices: Vec<Table>,
    /// What was said; in the office edition only.
    pub remarks: Vec<RemarkList>,
    /// What there is to know of it.
    pub notes: Vec<String>,
}

/// What some people said to a question.
#[derive(Debug, PartialEq, Serialize)]
pub struct RemarkList {
    /// The question, and who answered.
    pub title: String,
    /// What was said.
    pub words: Vec<String>,
}

impl Builder<'_> {
    /// The evaluation and the needs of a class, where there are any.
    pub(super) fn surveys(&self, class: &PublicClass<'_>, full: Option<Full<'_>>) -> [Option<AnswerSection>; 2] {
        match full {
            Some(Full { office, class, .. }) => {
                let register = &class.register;
                [&register.evaluation, &register.needs].map(|survey| Some(self.kept_survey(office, survey.as_ref()?)))
            }
            None => [&class.evaluation, &class.needs].map(|figures| self.public_survey(figures.as_ref()?)),
        }
    }

    /// All that is known of a survey.
    fn kept_survey(&self, office: &Office, survey: &Questionnaire) -> AnswerSection {
        let text = self.text;
        let least = office.site.privacy.smallest_group as usize;
        let mut section = self.section(&AnswerFigures::of(office, survey));
        let names = Heads::of(text, answers_of(survey));
        section.spread = spread(text, &names, survey, least);
        section.remarks = remarks(survey, least)
            .into_iter()
            .map(|said| {
                let question = said.question.map_or_else(|| text.get("survey-comments"), str::to_owned);
                let args = [("question", question), ("by", names.name(said.by))];
                let words = said.words.into_iter().map(str::to_owned).collect();
                RemarkList { title: text.with("survey-remarks", &args), words }
            })
            .collect();
        let scale = [("low", number(survey.scale.lowest)), ("high", number(survey.scale.highest))];
        if section.scores.is_some() {
            section.notes.push(text.with("survey-scale", &scale));
        }
        if names.all.iter().any(|(_, count)| *count < least) {
            section.notes.push(text.with("survey-few-remarks", &[("least", least.to_string())]));
        }
        section
    }

    /// What the public edition says of a survey; nothing where all of it is of few.
    fn public_survey(&self, figures: &AnswerFigures) -> Option<AnswerSection> {
        let mut section = self.section(figures);
        let least = self.public.site.privacy.smallest_group;
        section.notes.push(self.text.with("survey-public", &[("least", least.to_string())]));
        (section.scores.is_some() || !section.choices.is_empty()).then_some(section)
    }

    fn section(&self, figures: &AnswerFigures) -> AnswerSection {
        let text = self.text;
        let names = Heads::of(text, figures.answers.clone());
        let choices = figures.choices.iter().map(|question| choices(text, &names, question)).collect();
        AnswerSection {
            answers: names.counts(),
            scores: scores(text, &names, figures, self.public.site.evaluation.decimals),
            choices,
            ..AnswerSection::default()
        }
    }
}

/// How many answers a survey has, by whose they are.
fn answers_of(survey: &Questionnaire) -> Vec<(Respondents, usize)> {
    AnswerTally::of([survey], survey.scale).answers.into_iter().collect()
}

/// What those who answered are called at the head of a column.
struct Heads<'a> {
    text: Text<'a>,
    all: Vec<(Respondents, usize)>,
}

impl<'a> Heads<'a> {
    fn of(text: Text<'a>, all: Vec<(Respondents, usize)>) -> Self {
        Self { text, all }
    }

    fn name(&self, by: Respondents) -> String {
        respondents(self.text, by, self.all.iter().map(|(by, _)| *by))
    }

    fn count(&self, by: Respondents) -> usize {
        self.all.iter().find(|(known, _)| *known == by).map_or(0, |(_, count)| *count)
    }

    /// The name, and below it the number of answers.
    fn head(&self, by: Respondents) -> String {
        let count = self.text.with("survey-sheets", &[("count", self.count(by).to_string())]);
        format!("{}\n{count}", self.name(by))
    }

    /// How many answered in all, and of whom.
    fn counts(&self) -> String {
        let all: usize = self.all.iter().map(|(_, count)| count).sum();
        let of = |(by, count): &(Respondents, usize)| {
            self.text.with("survey-count", &[("by", self.name(*by)), ("count", count.to_string())])
        };
        let parts: Vec<_> = self.all.iter().map(of).collect();
        let args = [("count", all.to_string()), ("parts", parts.join(&self.text.get("list-comma")))];
        self.text.with("survey-answers", &args)
    }
}

/// The means, a question a row. What nobody may know has a dash, what nobody answered is empty.
fn scores(text: Text<'_>, names: &Heads<'_>, figures: &AnswerFigures, decimals: u32) -> Option<Table> {
    let shown =
        |by: &Respondents| figures.scored.iter().any(|question| question.by.iter().any(|(known, ..)| known == by));
    let columns: Vec<Respondents> = names.all.iter().map(|(by, _)| *by).filter(shown).collect();
    if columns.is_empty() {
        return None;
    }
    let mut table = Table::new(String::new());
    table.column(text.get("column-question"), 16, Align::Start);
    for &by in &columns {
        table.column(names.head(by), 6, Align::Center);
    }
    let said = |mean: Decimal| format!("{mean:.*}", decimals as usize);
    for question in &figures.scored {
        let cell = |by: &Respondents| match question.by.iter().find(|(known, ..)| known == by) {
            Some(&(by, count, mean)) if count == names.count(by) => Cell::text(said(mean)),
            Some(&(_, count, mean)) => {
                Cell::text(text.with("survey-partly", &[("mean", said(mean)), ("count", count.to_string())]))
            }
            None => Cell::text("—"),
        };
        table.rows.push(std::iter::once(Cell::text(&question.text)).chain(columns.iter().map(cell)).collect());
    }
    if figures.scored.len() > 1 {
        let mean = |by: &Respondents| figures.overall.iter().find(|(known, _)| known == by).map(|(_, mean)| *mean);
        let cell = |by: &Respondents| Cell::text(mean(by).map_or_else(|| "—".to_owned(), said));
        table.total =
            Some(std::iter::once(Cell::text(text.get("survey-overall"))).chain(columns.iter().map(cell)).collect());
    }
    Some(table)
}

/// What was chosen, an option a row: how often, and by which part of those who answered.
fn choices(text: Text<'_>, names: &Heads<'_>, question: &ChoiceFigures) -> Table {
    let mut table = Table::new(question.text.clone());
    table.column(text.get("column-option"), 16, Align::Start);
    for (by, ..) in &question.by {
        table.column(names.head(*by), 6, Align::Center);
    }
    for (at, option) in question.options.iter().enumerate() {
        let cell = |(_, answers, counts): &(Respondents, usize, Vec<usize>)| {
            let count = counts.get(at).copied().unwrap_or_default();
            let args = [("count", count.to_string()), ("share", per_cent(count, *answers))];
            Cell::text(text.with("survey-chosen", &args))
        };
        table.rows.push(std::iter::once(Cell::text(option)).chain(question.by.iter().map(cell)).collect());
    }
    table
}

/// A part in whole per cent.
fn per_cent(part: usize, whole: usize) -> String {
    let share = (Decimal::from(part) * Decimal::ONE_HUNDRED).checked_div(Decimal::from(whole)).unwrap_or_default();
    share.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_u64().unwrap_or_default().to_string()
}

/// How often each score was given, by those of whom not only few answered; nothing where the scores are many.
fn spread(text: Text<'_>, names: &Heads<'_>, survey: &Questionnaire, least: usize) -> Option<Table> {
    let tally = AnswerTally::of([survey], survey.scale);
    let shown: Vec<Respondents> = names.all.iter().filter(|(_, count)| *count >= least).map(|(by, _)| *by).collect();
    let mut given: Vec<Decimal> = shown.iter().flat_map(|&by| tally.overall(by).given().collect::<Vec<_>>()).collect();
    given.sort_unstable_by(|a, b| b.cmp(a));
    given.dedup();
    if given.is_empty() || given.len() > MOST_SCORES {
        return None;
    }
    let mut table = Table::new(String::new());
    table.column(text.get("column-question"), 16, Align::Start);
    table.column(text.get("column-party"), 5, Align::Center);
    for score in &given {
        table.column(text.with("survey-score", &[("score", number(*score))]), 4, Align::End);
    }
    for question in &tally.scored {
        for by in shown.iter().filter(|by| question.by.contains_key(by)) {
            let scores = &question.by[by];
            let first = [Cell::text(&question.text), Cell::text(names.name(*by))];
            table
                .rows
                .push(first.into_iter().chain(given.iter().map(|&score| Cell::count(scores.times(score)))).collect());
        }
    }
    Some(table)
}
