//! How a class was evaluated: a question a row, and what was said, a remark a row.

use rust_decimal::Decimal;

use super::Rows;
use crate::ledger::{AnswerTally, Remarks, ScoredQuestion, Scores, remarks};
use crate::model::{FormField, Party, Questionnaire, Respondents};
use crate::view::forms::Full;
use crate::view::table::Cell;
use crate::view::text::{Text, number};

/// The questions that were answered by scores, and all of them together.
pub(in crate::view) struct Evaluation<'a> {
    text: Text<'a>,
    decimals: u32,
    parties: Vec<(Party, usize)>,
    questions: Vec<ScoredQuestion>,
    overall: Vec<Scores>,
}

impl<'a> Evaluation<'a> {
    pub(in crate::view) fn new(full: Full<'a>) -> Self {
        let tally = full.class.register.evaluation.as_ref();
        let tally = tally.map(|answers| AnswerTally::of([answers], answers.scale)).unwrap_or_default();
        let parties: Vec<(Party, usize)> = tally.answers.iter().map(|(by, &count)| (by.party, count)).collect();
        let overall = parties.iter().map(|&(party, _)| tally.of_party(party)).collect();
        let decimals = full.office.site.evaluation.decimals;
        Self { text: full.text, decimals, parties, questions: tally.scored, overall }
    }

    /// The scores of a row, party by party. The row behind the last question has all of them.
    fn scores(&self, row: usize) -> impl Iterator<Item = Option<&Scores>> {
        let question = self.questions.get(row);
        self.parties.iter().zip(&self.overall).map(move |(&(party, _), overall)| match question {
            Some(question) => question.by.get(&Respondents { stage: None, party }),
            None => Some(overall),
        })
    }

    fn number(value: Option<Decimal>) -> Cell {
        value.map_or_else(Cell::empty, Cell::decimal)
    }
}

impl Rows for Evaluation<'_> {
    fn len(&self) -> usize {
        if self.questions.is_empty() { 0 } else { self.questions.len() + 1 }
    }

    fn cell(&self, row: usize, field: &'static FormField) -> Cell {
        let scores = || self.scores(row).flatten();
        match field.key {
            "question" => match self.questions.get(row) {
                Some(question) => Cell::text(&question.text),
                None => Cell::text(self.text.get("survey-overall")),
            },
            "scores-given" => Cell::count(scores().map(Scores::count).sum()),
            "lowest" => Self::number(scores().filter_map(Scores::lowest).min()),
            "highest" => Self::number(scores().filter_map(Scores::highest).max()),
            _ => Cell::empty(),
        }
    }

    fn heads(&self, field: &'static FormField) -> Vec<String> {
        let head = |&(party, count): &(Party, usize)| {
            let party = self.text.get(&format!("party-{}", party.key()));
            match field.key {
                "party-means" => {
                    format!("{party}\n{}", self.text.with("survey-sheets", &[("count", count.to_string())]))
                }
                _ => party,
            }
        };
        self.parties.iter().map(head).collect()
    }

    fn cells(&self, row: usize, field: &'static FormField) -> Vec<Cell> {
        let cell = |scores: Option<&Scores>| match (scores, field.key) {
            (Some(scores), "party-means") => scores.mean(self.decimals).map_or_else(Cell::empty, Cell::rounded),
            (Some(scores), _) => Cell::count(scores.count()),
            (None, _) => Cell::empty(),
        };
        self.scores(row).map(cell).collect()
    }
}

/// What was said of a class by those of whom not only few answered.
pub(in crate::view) struct Said<'a> {
    text: Text<'a>,
    /// Whose words they are, to which question, and the words.
    lines: Vec<(Party, Option<&'a str>, &'a str)>,
}

impl<'a> Said<'a> {
    pub(in crate::view) fn new(full: Full<'a>) -> Self {
        let least = full.office.site.privacy.smallest_group as usize;
        let all = full.class.register.evaluation.as_ref().map(|answers| remarks(answers, least)).unwrap_or_default();
        let of = |said: Remarks<'a>| said.words.into_iter().map(move |words| (said.by.party, said.question, words));
        Self { text: full.text, lines: all.into_iter().flat_map(of).collect() }
    }
}

impl Rows for Said<'_> {
    fn len(&self) -> usize {
        self.lines.len()
    }

    fn cell(&self, row: usize, field: &'static FormField) -> Cell {
        let (party, question, words) = self.lines[row];
        match field.key {
            "party" => Cell::text(self.text.get(&format!("party-{}", party.key()))),
            "question" => Cell::maybe(question),
            "remark" => Cell::text(words),
            _ => Cell::empty(),
        }
    }
}

/// How many answered, and of which party; empty where nobody was asked.
pub(in crate::view) fn counted(text: Text<'_>, answers: Option<&Questionnaire>) -> String {
    let Some(answers) = answers else { return String::new() };
    let tally = AnswerTally::of([answers], answers.scale);
    let of = |(by, count): (&Respondents, &usize)| {
        let party = text.get(&format!("party-{}", by.party.key()));
        text.with("survey-count", &[("by", party), ("count", count.to_string())])
    };
    let parts: Vec<_> = tally.answers.iter().map(of).collect();
    let args = [("count", answers.answers.len().to_string()), ("parts", parts.join(&text.get("list-comma")))];
    text.with("survey-answers", &args)
}

/// From which score to which; empty where nobody was asked.
pub(in crate::view) fn scale(text: Text<'_>, answers: Option<&Questionnaire>) -> String {
    let said = |answers: &Questionnaire| {
        let args = [("low", number(answers.scale.lowest)), ("high", number(answers.scale.highest))];
        text.with("survey-scale", &args)
    };
    answers.map(said).unwrap_or_default()
}
