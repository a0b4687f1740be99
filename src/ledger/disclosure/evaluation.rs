//! Which means and counts of surveys the public edition may show.
//!
//! Those of at least so many answers as the smallest group has, and only once the class is over: while answers still
//! come in, two builds would tell by their difference what the last one says. The mean over all questions and all
//! parties is not among them, so that what is left of it without the parties that are shown can't be had; that of a
//! party over all its questions is there only where each of these is shown.

use rust_decimal::Decimal;

use super::release::is_few;
use crate::ledger::evaluation::{AnswerTally, ChoiceQuestion, ScoredQuestion, Scores};
use crate::model::{Class, ClassId, MeasureCut, Office, Party, Questionnaire, Respondents};

/// The figures of a survey, as far as they may be said. Holds no words of anybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerFigures {
    /// How many answered; it tells nothing of what they said.
    pub answers: Vec<(Respondents, usize)>,
    /// What scores were given.
    pub scored: Vec<ScoreFigures>,
    /// The means over all questions.
    pub overall: Vec<(Respondents, Decimal)>,
    /// What was chosen.
    pub choices: Vec<ChoiceFigures>,
}

/// The scores given to a question, as far as they may be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreFigures {
    /// What is asked.
    pub text: String,
    /// Whose scores, how many, and their mean.
    pub by: Vec<(Respondents, usize, Decimal)>,
}

/// What was chosen for a question, as far as it may be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceFigures {
    /// What is asked.
    pub text: String,
    /// The options.
    pub options: Vec<String>,
    /// How many answered, and how many chose each option.
    pub by: Vec<(Respondents, usize, Vec<usize>)>,
}

impl AnswerFigures {
    /// All figures of a survey, which the office may know.
    pub fn of(office: &Office, survey: &Questionnaire) -> Self {
        Self::from(&AnswerTally::of([survey], survey.scale), 1, office.site.evaluation.decimals)
    }

    /// What the public edition may say of a survey of a class; nothing where that is nothing.
    pub fn public(office: &Office, class: &Class, survey: &Questionnaire) -> Option<Self> {
        let least = office.site.privacy.smallest_group as usize;
        let tally = || AnswerTally::of([survey], survey.scale);
        is_told(office, class).then(|| Self::from(&tally(), least, office.site.evaluation.decimals))
    }

    /// What may be said where nothing may be of fewer answers than `least`.
    fn from(tally: &AnswerTally, least: usize, decimals: u32) -> Self {
        let answers = || tally.answers.iter().map(|(&by, &count)| (by, count));
        let overall = answers().filter(|(by, _)| has_overall(tally, *by, least));
        Self {
            answers: answers().collect(),
            scored: tally.scored.iter().filter_map(|question| scores(question, least, decimals)).collect(),
            overall: overall.filter_map(|(by, _)| Some((by, tally.overall(by).mean(decimals)?))).collect(),
            choices: tally.choices.iter().filter_map(|question| choices(question, least)).collect(),
        }
    }
}

/// Whether a figure of the evaluations of a cut may be said: where that of each of its classes may, so that what is
/// left of several is never of few. Of a `party` it is the mean of its scores; without one only how many answered.
pub(super) fn has_score(office: &Office, cut: &MeasureCut, party: Option<Party>) -> bool {
    // Of one class no other is looked at: a page of figures asks this of each.
    let places = cut.class.map_or(0..office.classes.len(), |ClassId(only)| only..only + 1);
    let classes = places.filter_map(|at| Some((at, office.classes.get(at)?)));
    let classes = classes.filter(|(at, class)| cut.has_class(ClassId(*at), class));
    let mut asked = classes.map(|(_, class)| class).filter(|class| cut.has_day(class.programme.end));
    match party {
        None => office.site.evaluation.public,
        Some(party) => asked.all(|class| has_score_of(office, class, party)),
    }
}

fn has_score_of(office: &Office, class: &Class, party: Party) -> bool {
    let Some(answers) = &class.register.evaluation else { return true };
    let tally = AnswerTally::of([answers], answers.scale);
    let least = office.site.privacy.smallest_group as usize;
    let of_party = || tally.answers.keys().filter(|by| by.party == party);
    of_party().next().is_none() || is_told(office, class) && of_party().all(|&by| has_overall(&tally, by, least))
}

/// Whether anything of it is told at all.
fn is_told(office: &Office, class: &Class) -> bool {
    office.site.evaluation.public && office.today > class.programme.end
}

/// Whether the scores of some to all questions together may be told: what is left without the questions that are
/// shown is nothing.
fn has_overall(tally: &AnswerTally, by: Respondents, least: usize) -> bool {
    let mut counts = tally.scored.iter().filter_map(|question| question.by.get(&by)).map(Scores::count);
    counts.all(|count| !is_few(count, least))
}

fn scores(question: &ScoredQuestion, least: usize, decimals: u32) -> Option<ScoreFigures> {
    let shown = question.by.iter().filter(|(_, scores)| !is_few(scores.count(), least));
    let by: Vec<_> = shown.filter_map(|(&by, scores)| Some((by, scores.count(), scores.mean(decimals)?))).collect();
    (!by.is_empty()).then(|| ScoreFigures { text: question.text.clone(), by })
}

/// Options are shown where none was chosen by few and none left by few: else the others tell of these. One that only
/// few wrote may be in their own words.
fn choices(question: &ChoiceQuestion, least: usize) -> Option<ChoiceFigures> {
    let is_told = |answers: usize, counts: &[usize]| {
        let rests = counts.iter().map(|&count| answers.saturating_sub(count));
        answers >= least && !counts.iter().copied().chain(rests).any(|count| is_few(count, least))
    };
    let shown = question.by.iter().filter(|(_, choices)| is_told(choices.answers, &choices.counts));
    let shown: Vec<_> = shown.map(|(&by, choices)| (by, choices.answers, choices.counts.clone())).collect();
    // What nobody of those shown chose is said by others only.
    let chosen = |at: usize| shown.iter().any(|(.., counts)| counts.get(at).is_some_and(|&count| count > 0));
    let kept: Vec<usize> = (0..question.options.len()).filter(|&at| chosen(at)).collect();
    let counts = |counts: &[usize]| kept.iter().filter_map(|&at| counts.get(at).copied()).collect();
    let by = shown.iter().map(|(by, answers, all)| (*by, *answers, counts(all))).collect();
    let options = kept.iter().map(|&at| question.options[at].clone()).collect();
    (!kept.is_empty()).then(|| ChoiceFigures { text: question.text.clone(), options, by })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::ledger::evaluation::Choices;

    const BY: Respondents = Respondents { stage: None, party: Party::Trainee };

    fn told(answers: usize, counts: &[usize]) -> bool {
        let options = counts.iter().map(ToString::to_string).collect();
        let by = BTreeMap::from([(BY, Choices { answers, counts: counts.to_vec() })]);
        choices(&ChoiceQuestion { text: String::new(), options, by }, 5).is_some()
    }

    #[test]
    fn options_that_few_chose_or_few_left_are_not_told() {
        assert!(told(20, &[12, 8]));
        assert!(!told(20, &[12, 7, 1]), "one chose the last");
        assert!(!told(20, &[18, 9]), "two did not choose the first");
        assert!(!told(4, &[4]), "four answered");
        assert!(told(20, &[20, 6, 0]), "all chose the first");
    }
}
