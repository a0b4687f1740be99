//! What people said in their own words in answers to surveys.

use std::collections::BTreeMap;

use crate::model::{Answer, QuestionKind, Questionnaire, Reply, Respondents};

/// What some people said in their own words to one question, or besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remarks<'s> {
    /// The question; nothing of what was said besides.
    pub question: Option<&'s str>,
    /// Whose words they are.
    pub by: Respondents,
    /// The words. Their order is that of the words and not of the answers, so that no two of one person are known
    /// by their place.
    pub words: Vec<&'s str>,
}

/// What was said in own words, of those of whom at least so many answered: of fewer it would be known who. What only
/// the office may read.
pub fn remarks(survey: &Questionnaire, least: usize) -> Vec<Remarks<'_>> {
    let mut answers: BTreeMap<Respondents, Vec<&Answer>> = BTreeMap::new();
    survey.answers.iter().for_each(|answer| answers.entry(answer.by).or_default().push(answer));
    answers.retain(|_, answers| answers.len() >= least);
    let texts = survey.questions.iter().enumerate().filter(|(_, question)| question.kind == QuestionKind::Text);
    let mut all = Vec::new();
    for (at, question) in texts.map(|(at, question)| (Some(at), Some(question.text.as_str()))).chain([(None, None)]) {
        for (&by, answers) in &answers {
            let mut words: Vec<&str> = answers.iter().filter_map(|answer| said(answer, at)).collect();
            words.sort_unstable();
            if !words.is_empty() {
                all.push(Remarks { question, by, words });
            }
        }
    }
    all
}

/// What an answer says to a question, or besides.
fn said(answer: &Answer, question: Option<usize>) -> Option<&str> {
    match question.map(|at| &answer.replies[at]) {
        None => answer.comment.as_deref(),
        Some(Reply::Said(words)) => Some(words),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Party, ScoreScale};
    use crate::source::{Sources, Span};

    const TRAINEE: Respondents = Respondents { stage: None, party: Party::Trainee };
    const TEACHER: Respondents = Respondents { stage: None, party: Party::Teacher };

    fn span() -> Span {
        let sources = Sources::in_memory([("a.csv", "")]);
        Span::file(sources.ids().next().expect("one file"))
    }

    #[test]
    fn remarks_of_few_are_kept_from_everybody() {
        let answer = |(by, score): (Respondents, u8)| Answer {
            by,
            replies: Vec::new(),
            comment: Some(format!("said {score}")),
            span: span(),
        };
        let answers = [(TRAINEE, 3), (TRAINEE, 1), (TEACHER, 4)].into_iter().map(answer).collect();
        let survey = Questionnaire { scale: ScoreScale::default(), questions: Vec::new(), answers, span: span() };
        let all = remarks(&survey, 2);
        assert_eq!(all, [Remarks { question: None, by: TRAINEE, words: vec!["said 1", "said 3"] }]);
        assert_eq!(remarks(&survey, 3), []);
        assert_eq!(remarks(&survey, 1).len(), 2);
    }
}
