//! What answers to surveys come to: scores and choices by question and by whose answers they are, of one class or of
//! any set of classes.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Class, Office, Party, QuestionKind, Questionnaire, Reply, Respondents, ScoreScale};

/// Scores and how often each was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scores(BTreeMap<Decimal, usize>);

impl Scores {
    fn add(&mut self, score: Decimal, times: usize) {
        *self.0.entry(score.normalize()).or_default() += times;
    }

    fn add_all(&mut self, others: &Self) {
        others.0.iter().for_each(|(&score, &times)| self.add(score, times));
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.values().sum()
    }

    /// Their mean, rounded half away from zero and with all its decimals; nothing of none.
    pub fn mean(&self, decimals: u32) -> Option<Decimal> {
        let sum: Decimal = self.0.iter().map(|(score, &times)| *score * Decimal::from(times)).sum();
        let mean = sum.checked_div(Decimal::from(self.count()))?;
        let mut mean = mean.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        mean.rescale(decimals);
        Some(mean)
    }

    /// The lowest.
    pub fn lowest(&self) -> Option<Decimal> {
        self.0.keys().next().copied()
    }

    /// The highest.
    pub fn highest(&self) -> Option<Decimal> {
        self.0.keys().next_back().copied()
    }

    /// How often a score was given.
    pub fn times(&self, score: Decimal) -> usize {
        self.0.get(&score).copied().unwrap_or_default()
    }

    /// The scores that were given, lowest first.
    pub fn given(&self) -> impl Iterator<Item = Decimal> {
        self.0.keys().copied()
    }
}

/// A question answered by scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoredQuestion {
    /// What is asked.
    pub text: String,
    /// The scores by whose they are; none where nobody of them answered.
    pub by: BTreeMap<Respondents, Scores>,
}

/// What was chosen for a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// How many answered; fewer than options were chosen where several can be.
    pub answers: usize,
    /// How often each option was chosen, in the order of the question's.
    pub counts: Vec<usize>,
}

/// A question answered by options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceQuestion {
    /// What is asked.
    pub text: String,
    /// The options, most chosen first.
    pub options: Vec<String>,
    /// What was chosen, by whose answers they are.
    pub by: BTreeMap<Respondents, Choices>,
}

/// What surveys come to. Holds no words of anybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerTally {
    /// How many answered.
    pub answers: BTreeMap<Respondents, usize>,
    /// The questions answered by scores, in the order in which they are first asked.
    pub scored: Vec<ScoredQuestion>,
    /// Those answered by options.
    pub choices: Vec<ChoiceQuestion>,
}

impl AnswerTally {
    /// What some surveys come to together, their scores on one scale. Questions in the same words are the same.
    pub fn of<'s>(surveys: impl IntoIterator<Item = &'s Questionnaire>, scale: ScoreScale) -> Self {
        let mut tally = Self::default();
        for survey in surveys {
            for answer in &survey.answers {
                *tally.answers.entry(answer.by).or_default() += 1;
            }
            for (at, question) in survey.questions.iter().enumerate() {
                let replies = survey.answers.iter().map(|answer| (answer.by, &answer.replies[at]));
                match question.kind {
                    QuestionKind::Score => {
                        tally.add_scores(&question.text, replies, |score| survey.scale.converted(score, scale));
                    }
                    QuestionKind::Choice => tally.add_choices(&question.text, replies),
                    QuestionKind::Text => {}
                }
            }
        }
        tally.choices.iter_mut().for_each(ChoiceQuestion::sort);
        tally
    }

    fn add_scores<'r>(
        &mut self,
        text: &str,
        replies: impl Iterator<Item = (Respondents, &'r Reply)>,
        converted: impl Fn(Decimal) -> Decimal,
    ) {
        let at = self.scored.iter().position(|question| question.text == text).unwrap_or_else(|| {
            self.scored.push(ScoredQuestion { text: text.to_owned(), by: BTreeMap::new() });
            self.scored.len() - 1
        });
        for (by, reply) in replies {
            if let Reply::Score(score) = reply {
                self.scored[at].by.entry(by).or_default().add(converted(*score), 1);
            }
        }
    }

    fn add_choices<'r>(&mut self, text: &str, replies: impl Iterator<Item = (Respondents, &'r Reply)>) {
        let at = self.choices.iter().position(|question| question.text == text).unwrap_or_else(|| {
            let question = ChoiceQuestion { text: text.to_owned(), options: Vec::new(), by: BTreeMap::new() };
            self.choices.push(question);
            self.choices.len() - 1
        });
        for (by, reply) in replies {
            if let Reply::Chosen(chosen) = reply {
                self.choices[at].add(by, chosen);
            }
        }
    }

    /// All scores of some, to all questions.
    pub fn overall(&self, by: Respondents) -> Scores {
        let mut all = Scores::default();
        self.scored.iter().filter_map(|question| question.by.get(&by)).for_each(|scores| all.add_all(scores));
        all
    }

    /// All scores of a party, to all questions and of every stage.
    pub fn of_party(&self, party: Party) -> Scores {
        let mut all = Scores::default();
        let of_party = self.answers.keys().filter(|by| by.party == party);
        of_party.for_each(|&by| all.add_all(&self.overall(by)));
        all
    }
}

impl ChoiceQuestion {
    fn add(&mut self, by: Respondents, chosen: &[String]) {
        let choices = self.by.entry(by).or_default();
        choices.answers += 1;
        let chosen: BTreeSet<&String> = chosen.iter().collect();
        for option in chosen {
            let at = self.options.iter().position(|known| known == option).unwrap_or_else(|| {
                self.options.push(option.clone());
                self.options.len() - 1
            });
            if choices.counts.len() <= at {
                choices.counts.resize(at + 1, 0);
            }
            choices.counts[at] += 1;
        }
    }

    /// Puts the options into the order of how often they were chosen, and gives every count a place.
    fn sort(&mut self) {
        let chosen = |at: usize| -> usize { self.by.values().filter_map(|choices| choices.counts.get(at)).sum() };
        let mut order: Vec<usize> = (0..self.options.len()).collect();
        order.sort_by_key(|&at| std::cmp::Reverse(chosen(at)));
        self.options = order.iter().map(|&at| self.options[at].clone()).collect();
        for choices in self.by.values_mut() {
            choices.counts = order.iter().map(|&at| choices.counts.get(at).copied().unwrap_or_default()).collect();
        }
    }
}

/// How some classes were evaluated, on the scale of the office.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ratings {
    /// How many answered, of every party.
    pub answers: usize,
    scores: BTreeMap<Party, Scores>,
    decimals: u32,
}

impl Ratings {
    /// Those of a class.
    pub fn of(office: &Office, class: &Class) -> Self {
        let Some(answers) = &class.register.evaluation else { return Self::default() };
        let rule = office.site.evaluation;
        let tally = AnswerTally::of([answers], rule.scale);
        let scores = Party::ALL.into_iter().map(|party| (party, tally.of_party(party)));
        let scores = scores.filter(|(_, scores)| scores.count() > 0).collect();
        Self { answers: answers.answers.len(), scores, decimals: rule.decimals }
    }

    /// The mean of all scores of a party, each of as much weight as the others; nothing of a party that gave none.
    pub fn mean(&self, party: Party) -> Option<Decimal> {
        self.scores.get(&party)?.mean(self.decimals)
    }
}

impl AddAssign for Ratings {
    fn add_assign(&mut self, other: Self) {
        self.answers += other.answers;
        self.decimals = self.decimals.max(other.decimals);
        for (party, scores) in &other.scores {
            self.scores.entry(*party).or_default().add_all(scores);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answer, Question, Stage};
    use crate::source::{Sources, Span};

    fn span() -> Span {
        let sources = Sources::in_memory([("a.csv", "")]);
        Span::file(sources.ids().next().expect("one file"))
    }

    const TRAINEE: Respondents = Respondents { stage: None, party: Party::Trainee };
    const TEACHER: Respondents = Respondents { stage: None, party: Party::Teacher };

    fn survey(highest: i64, scores: &[(Respondents, i64)]) -> Questionnaire {
        let scale = ScoreScale { lowest: Decimal::ZERO, highest: highest.into() };
        let question = Question { text: "Q".to_owned(), kind: QuestionKind::Score, span: span() };
        let answer = |&(by, score): &(Respondents, i64)| Answer {
            by,
            replies: vec![Reply::Score(score.into())],
            comment: Some(format!("said {score}")),
            span: span(),
        };
        Questionnaire { scale, questions: vec![question], answers: scores.iter().map(answer).collect(), span: span() }
    }

    fn number(text: &str) -> Option<Decimal> {
        text.parse().ok()
    }

    #[test]
    fn means_are_exact_and_rounded_half_away_from_zero() {
        let survey = survey(10, &[(TRAINEE, 5), (TRAINEE, 5), (TRAINEE, 4), (TRAINEE, 10), (TEACHER, 7)]);
        let tally = AnswerTally::of([&survey], survey.scale);
        let scores = &tally.scored[0].by[&TRAINEE];
        assert_eq!((scores.count(), scores.times(Decimal::from(5))), (4, 2));
        assert_eq!((scores.lowest(), scores.highest()), (number("4"), number("10")));
        assert_eq!([scores.mean(2), scores.mean(0)], [number("6"), number("6")]);
        assert_eq!(tally.overall(TEACHER).mean(2), number("7"));
        assert_eq!(Scores::default().mean(2), None);
        let mut eighths = Scores::default();
        eighths.add(Decimal::from(4), 7);
        eighths.add(Decimal::from(5), 1);
        assert_eq!(eighths.mean(2), number("4.13"));
    }

    #[test]
    fn classes_with_other_scales_are_taken_together_on_one() {
        let (ten, five) = (survey(10, &[(TRAINEE, 10)]), survey(5, &[(TRAINEE, 4)]));
        let tally = AnswerTally::of([&ten, &five], five.scale);
        assert_eq!(tally.answers[&TRAINEE], 2);
        assert_eq!(tally.of_party(Party::Trainee).mean(2), number("4.5"));
    }

    #[test]
    fn options_are_counted_by_whose_they_are() {
        let question = Question { text: "Q".to_owned(), kind: QuestionKind::Choice, span: span() };
        let of = |stage| Respondents { stage: Some(stage), party: Party::Trainee };
        let answer = |stage, chosen: &[&str]| Answer {
            by: of(stage),
            replies: vec![Reply::Chosen(chosen.iter().map(|option| (*option).to_owned()).collect())],
            comment: None,
            span: span(),
        };
        let answers =
            vec![answer(Stage::Before, &["a"]), answer(Stage::Before, &["b"]), answer(Stage::After, &["b", "c", "b"])];
        let survey = Questionnaire { scale: ScoreScale::default(), questions: vec![question], answers, span: span() };
        let tally = AnswerTally::of([&survey], survey.scale);
        assert_eq!(tally.choices[0].options, ["b", "a", "c"]);
        let counts = |stage| &tally.choices[0].by[&of(stage)];
        assert_eq!((counts(Stage::Before).answers, counts(Stage::Before).counts.as_slice()), (2, [1, 1, 0].as_slice()));
        assert_eq!(counts(Stage::After).counts, [1, 0, 1]);
    }
}
