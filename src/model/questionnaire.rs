//! What was asked in a survey of a class (评估、需求调研), and what was answered. Names nobody.

use rust_decimal::Decimal;

use crate::source::Span;

/// Who answers: one of the four parties that a training is evaluated by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// 学员.
    Trainee,
    /// 教师或专家.
    Teacher,
    /// 班主任.
    Manager,
    /// 党校.
    School,
}

impl Party {
    /// Every party, in the order of tables.
    pub const ALL: [Self; 4] = [Self::Trainee, Self::Teacher, Self::Manager, Self::School];

    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Trainee => "trainee",
            Self::Teacher => "teacher",
            Self::Manager => "manager",
            Self::School => "school",
        }
    }
}

/// When the needs were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// 训前.
    Before,
    /// 训中.
    During,
    /// 训后.
    After,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 3] = [Self::Before, Self::During, Self::After];

    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::During => "during",
            Self::After => "after",
        }
    }
}

/// Whose answers are taken together: those of a party, and of a stage where the survey has stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Respondents {
    /// The stage.
    pub stage: Option<Stage>,
    /// The party.
    pub party: Party,
}

/// From the worst score to the best, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreScale {
    /// The worst.
    pub lowest: Decimal,
    /// The best; above the worst.
    pub highest: Decimal,
}

impl ScoreScale {
    /// Whether a score is of it.
    pub fn has(self, score: Decimal) -> bool {
        (self.lowest..=self.highest).contains(&score)
    }

    /// A score of it as one of another scale, as far above the worst in proportion.
    pub fn converted(self, score: Decimal, to: Self) -> Decimal {
        if self == to {
            return score;
        }
        let above = (score - self.lowest) * (to.highest - to.lowest);
        to.lowest + above / (self.highest - self.lowest)
    }
}

impl Default for ScoreScale {
    /// 1 to 5, the usual one of online surveys.
    fn default() -> Self {
        Self { lowest: Decimal::ONE, highest: Decimal::from(5) }
    }
}

/// How an office evaluates its classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// The scale of scores, where a class has none of its own.
    pub scale: ScoreScale,
    /// The decimals to which a mean is rounded, half away from zero.
    pub decimals: u32,
    /// Whether the public edition shows means at all.
    pub public: bool,
}

impl Default for Evaluation {
    fn default() -> Self {
        Self { scale: ScoreScale::default(), decimals: 2, public: true }
    }
}

/// The answers to one list of questions.
#[derive(Clone, Debug)]
pub struct Questionnaire {
    /// The scale of its scores.
    pub scale: ScoreScale,
    /// The questions, in the order of the columns.
    pub questions: Vec<Question>,
    /// The answers, one sheet each, in the order of the file.
    pub answers: Vec<Answer>,
    /// The file.
    pub span: Span,
}

/// A question.
#[derive(Clone, Debug)]
pub struct Question {
    /// What is asked.
    pub text: String,
    /// How it is answered.
    pub kind: QuestionKind,
    /// Where it stands.
    pub span: Span,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuestionKind {
    /// By a score.
    Score,
    /// By one or several of some options.
    Choice,
    /// In own words.
    Text,
}

/// One sheet of answers.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Who answered, and when.
    pub by: Respondents,
    /// A reply to each question of the survey.
    pub replies: Vec<Reply>,
    /// What else was said.
    pub comment: Option<String>,
    /// Where the row stands.
    pub span: Span,
}

/// What one answers to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Nothing.
    None,
    /// A score of the survey's scale.
    Score(Decimal),
    /// The options chosen.
    Chosen(Vec<String>),
    /// Own words, which name nobody that is known.
    Said(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_keeps_its_place_on_another_scale() {
        let (five, ten) = (ScoreScale::default(), ScoreScale { lowest: Decimal::ZERO, highest: Decimal::TEN });
        let score = Decimal::from(4);
        assert_eq!(five.converted(score, five), score);
        assert_eq!(five.converted(score, ten), "7.5".parse().expect("a number"));
        assert_eq!(ten.converted(Decimal::TEN, five), Decimal::from(5));
        assert!(five.has(score) && !five.has(Decimal::ZERO) && !five.has(Decimal::TEN));
    }
}
