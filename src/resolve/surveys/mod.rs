//! Surveys of a class (评估、需求调研): a sheet of answers a row, as a clerk types it or an online tool exports it.
//!
//! Answers are anonymous. What a tool adds to them is passed over; what names somebody is a finding, and goes no
//! further than this module.

mod columns;
mod heads;
mod personal;
mod scale;

use std::borrow::Cow;

use super::records::Place;
use super::shapes;
use crate::diag::{Code, Diagnostic};
use crate::model::{Answer, Party, Question, QuestionKind, Questionnaire, Reply, Respondents, ScoreScale, Stage};
use crate::parse::{List, Row, Shape, choose};
use crate::source::{Span, Spanned};

use columns::{Column, cells, options, questions, score};
use personal::Known;

pub(super) use scale::{evaluation as settings, of_class as scale_of_class};

const PARTIES: &[(&[&str], Party)] = &[
    (&["学员", "trainee", "参训学员", "trainees"], Party::Trainee),
    (&["教师或专家", "teacher", "教师", "专家", "授课教师", "授课人", "teachers", "expert"], Party::Teacher),
    (&["班主任", "manager", "class manager"], Party::Manager),
    (&["党校", "school", "主办单位", "主办方"], Party::School),
];
const STAGES: &[(&[&str], Stage)] = &[
    (&["训前", "before", "培训前"], Stage::Before),
    (&["训中", "during", "培训中"], Stage::During),
    (&["训后", "after", "培训后"], Stage::After),
];

/// Which survey a list is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// 评估.
    Evaluation,
    /// 需求调研.
    Needs,
}

impl Kind {
    fn shape(self) -> Shape {
        match self {
            Self::Evaluation => shapes::EVALUATION_LIST,
            Self::Needs => shapes::NEEDS_LIST,
        }
    }
}

/// Reads a survey; nothing where there is none, or nobody can tell whose its answers are.
pub(super) fn survey(
    place: &Place<'_, '_>,
    path: &str,
    kind: Kind,
    scale: ScoreScale,
    out: &mut Vec<Diagnostic>,
) -> Option<Questionnaire> {
    let sources = place.scope.sources;
    let file = sources.find(path)?;
    let mut list = List::read(file, &sources.file(file).text, kind.shape(), &[], true, out);
    let whose = whose(&mut list, kind, out)?;
    let known = Known::of(&place.scope.people, place.roster);
    let columns = questions(&list, scale, &known, out);
    if columns.is_empty() && list.rows().len() > 0 {
        out.push(Diagnostic::new(Code::NoQuestion, list.head));
    }
    let reading = Reading { kind, whose, columns: &columns, scale, known: &known };
    let answers = list.rows().filter_map(|row| reading.answer(row, out)).collect();
    let questions = columns.into_iter().map(|column| column.question).collect();
    Some(Questionnaire { scale, questions, answers, span: Span::file(file) })
}

/// Which column says whose an answer is; nothing where all are of trainees.
type Whose = Option<&'static str>;

/// The column that says whose each answer is. 来源 is one, but online tools have a column of that name as well, which
/// says by which way an answer came (手机提交, 微信).
fn whose(list: &mut List<'_>, kind: Kind, out: &mut Vec<Diagnostic>) -> Option<Whose> {
    if kind == Kind::Needs && !list.has("stage") {
        list.lacks(&["stage"], kind.shape(), out);
        return None;
    }
    if list.has("party") {
        return Some(Some("party"));
    }
    let is_party = |row: Row<'_>| row.get("source").is_some_and(|cell| choose(cell, PARTIES).is_ok());
    let is_exported = list.others().any(|head| heads::head(&head.value) == heads::Head::Tool);
    if list.has("source") && (list.rows().any(is_party) || !is_exported) {
        return Some(Some("source"));
    }
    if kind == Kind::Needs {
        return Some(None);
    }
    if list.has("source") {
        out.push(Diagnostic::new(Code::SourceIsWay, list.head));
    } else {
        list.lacks(&["party"], kind.shape(), out);
    }
    None
}

/// What the rows of a list are read by.
struct Reading<'a> {
    kind: Kind,
    whose: Whose,
    columns: &'a [Column],
    scale: ScoreScale,
    known: &'a Known<'a>,
}

impl Reading<'_> {
    /// A row; nothing where nothing was answered, or not by whom.
    fn answer(&self, row: Row<'_>, out: &mut Vec<Diagnostic>) -> Option<Answer> {
        let by = self.respondents(row, out);
        let cells = cells(row);
        let given = |column: &Column| cells.get(column.at).filter(|cell| !cell.value.is_empty());
        let comment = row.get("comment").filter(|cell| !is_nothing(&cell.value));
        if row.get("comment").is_none() && !self.columns.iter().any(|column| given(column).is_some()) {
            out.push(Diagnostic::new(Code::EmptyAnswer, row.span()));
            return None;
        }
        let reply = |column: &Column, out: &mut Vec<Diagnostic>| {
            given(column).map_or(Reply::None, |cell| self.reply(&column.question, cell, out))
        };
        let replies = self.columns.iter().map(|column| reply(column, out)).collect();
        let comment = comment.filter(|cell| self.is_anonymous(&cell.value, cell.span, out));
        Some(Answer { by: by?, replies, comment: comment.map(|cell| cell.value.clone()), span: row.span() })
    }

    fn respondents(&self, row: Row<'_>, out: &mut Vec<Diagnostic>) -> Option<Respondents> {
        let shape = self.kind.shape();
        let stage = (self.kind == Kind::Needs).then(|| {
            row.require("stage", shape, out)?;
            row.read("stage", out, |cell| choose(cell, STAGES)).map(|stage| stage.value)
        });
        let party = match self.whose {
            None => Some(Party::Trainee),
            Some(key) => {
                row.require(key, shape, out);
                row.read(key, out, |cell| choose(cell, PARTIES)).map(|party| party.value)
            }
        };
        // A survey that has stages has one for each answer.
        let stage = match stage {
            None => None,
            Some(stage) => Some(stage?),
        };
        Some(Respondents { stage, party: party? })
    }

    fn reply(&self, question: &Question, cell: &Spanned<Cow<'_, str>>, out: &mut Vec<Diagnostic>) -> Reply {
        let finding = |code| Diagnostic::new(code, cell.span).arg("given", &cell.value).arg("key", &question.text);
        match question.kind {
            QuestionKind::Score => match score(cell) {
                Some(score) if self.scale.has(score) => return Reply::Score(score),
                Some(_) => {
                    let finding = finding(Code::ScoreOutOfScale).arg("low", self.scale.lowest);
                    out.push(finding.arg("high", self.scale.highest));
                }
                None if self.is_anonymous(&cell.value, cell.span, out) => out.push(finding(Code::ScoreNotNumber)),
                None => {}
            },
            QuestionKind::Choice => {
                let chosen: Vec<String> = options(&cell.value).map(str::to_owned).collect();
                if self.is_anonymous(&chosen.join(" "), cell.span, out) {
                    return Reply::Chosen(chosen);
                }
            }
            QuestionKind::Text if is_nothing(&cell.value) => {}
            QuestionKind::Text => {
                if self.is_anonymous(&cell.value, cell.span, out) {
                    return Reply::Said(cell.value.clone().into_owned());
                }
            }
        }
        Reply::None
    }

    /// Whether words name nobody; else that is said, without the words.
    fn is_anonymous(&self, words: &str, span: Span, out: &mut Vec<Diagnostic>) -> bool {
        let held = self.known.held(words);
        out.extend(held.map(|what| Diagnostic::new(Code::PersonalValue, span).arg("what", what)));
        held.is_none()
    }
}

/// Whether somebody who was asked for words had none.
fn is_nothing(words: &str) -> bool {
    let words = words.trim_end_matches(['。', '.', '！', '!']).to_lowercase();
    [
        "",
        "无",
        "没有",
        "暂无",
        "无意见",
        "没有意见",
        "无建议",
        "无意见建议",
        "none",
        "no",
        "(空)",
        "（空）",
        "-",
        "—",
        "/",
    ]
    .contains(&words.as_str())
}
