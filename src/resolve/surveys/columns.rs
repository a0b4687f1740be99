//! Which columns of a list are questions, and how each is answered.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::heads::{self, Head};
use super::personal::Known;
use crate::diag::{Code, Diagnostic};
use crate::model::{Question, QuestionKind, ScoreScale};
use crate::parse::{List, Row, decimal};
use crate::source::Spanned;

/// The longest option that is taken for one, in characters: what is longer was said in own words.
const LONGEST_OPTION: usize = 20;
/// The longest answer that says nothing but who gave it, in characters.
const LONGEST_ID: usize = 20;
/// What tools write into a cell that was left empty or passed over.
const BLANK: &[&str] = &["(空)", "（空）", "(跳过)", "（跳过）", "-", "—", "/"];

/// A question, and in which of the columns that the shape does not know it stands.
pub(super) struct Column {
    pub(super) question: Question,
    pub(super) at: usize,
}

/// The questions of a list; what names people is found and left out.
pub(super) fn questions(
    list: &List<'_>,
    scale: ScoreScale,
    known: &Known<'_>,
    out: &mut Vec<Diagnostic>,
) -> Vec<Column> {
    let rows: Vec<Vec<_>> = list.rows().map(cells).collect();
    let mut columns: Vec<Column> = Vec::new();
    for (at, head) in list.others().enumerate().filter(|(_, head)| !head.value.is_empty()) {
        let given: Vec<&Spanned<Cow<'_, str>>> =
            rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.value.is_empty()).collect();
        match heads::head(&head.value) {
            Head::Tool => {}
            Head::Personal => out.push(personal(head, known)),
            Head::Question(..) if known.held(&head.value).is_some() || tells_who(&given, known) => {
                out.push(personal(head, known));
            }
            Head::Question(text, declared) => {
                if let Some(first) = columns.iter().find(|column| column.question.text == text) {
                    let finding = Diagnostic::new(Code::DuplicateKey, head.span).arg("key", &head.value);
                    out.push(finding.related(first.question.span, "first"));
                    continue;
                }
                let mut kind = declared.unwrap_or_else(|| kind(&given));
                if kind == QuestionKind::Score && declared.is_none() && is_no_score(&given, scale) {
                    let (low, high) = (scale.lowest, scale.highest);
                    let finding = Diagnostic::new(Code::ScoreOutOfScale, head.span).arg("given", &head.value);
                    out.push(finding.arg("low", low).arg("high", high).arg("cause", "column"));
                    // It was said of all of them together.
                    kind = QuestionKind::Text;
                }
                columns.push(Column { question: Question { text, kind, span: head.span }, at });
            }
        }
    }
    columns
}

/// What is said of a column that is not read; not in the words of its head where these name somebody.
fn personal(head: &Spanned<String>, known: &Known<'_>) -> Diagnostic {
    let finding = Diagnostic::new(Code::PersonalColumn, head.span);
    match known.held(&head.value) {
        Some(_) => finding.arg("cause", "head"),
        None => finding.arg("cause", "other").arg("key", &head.value),
    }
}

/// The cells of the columns that the shape does not know, those with nothing in them empty.
pub(super) fn cells(row: Row<'_>) -> Vec<Spanned<Cow<'_, str>>> {
    let mut cells: Vec<_> = row.others().map(|(_, cell)| cell).collect();
    for cell in cells.iter_mut().filter(|cell| BLANK.contains(&cell.value.as_ref())) {
        cell.value = Cow::Borrowed("");
    }
    cells
}

/// Whether most answers only say who gave them.
fn tells_who(given: &[&Spanned<Cow<'_, str>>], known: &Known<'_>) -> bool {
    let who = |text: &str| text.chars().count() <= LONGEST_ID && known.held(text).is_some();
    given.iter().filter(|cell| who(&cell.value)).count() * 2 > given.len()
}

/// Whether most numbers of a column are of no such scale: then it asks for something else.
fn is_no_score(given: &[&Spanned<Cow<'_, str>>], scale: ScoreScale) -> bool {
    let numbers: Vec<Decimal> = given.iter().filter_map(|cell| score(cell)).collect();
    numbers.iter().filter(|score| !scale.has(**score)).count() * 2 > numbers.len()
}

/// How a question is answered, by its answers. Where most are numbers it is by scores, and a word is a slip. Options
/// come again and again; own words do not.
fn kind(given: &[&Spanned<Cow<'_, str>>]) -> QuestionKind {
    let numbers = given.iter().filter(|cell| score(cell).is_some()).count();
    if numbers * 2 > given.len() {
        return QuestionKind::Score;
    }
    if given.iter().any(|cell| cell.value.contains('┋')) {
        return QuestionKind::Choice;
    }
    let chosen: Vec<&str> = given.iter().flat_map(|cell| options(&cell.value)).collect();
    let distinct: BTreeSet<&&str> = chosen.iter().collect();
    let long = chosen.iter().any(|option| option.chars().count() > LONGEST_OPTION);
    if long || distinct.len() * 2 > chosen.len() { QuestionKind::Text } else { QuestionKind::Choice }
}

/// A score as it is written: 4, 4.5, 5分.
pub(super) fn score(cell: &Spanned<Cow<'_, str>>) -> Option<Decimal> {
    let text = cell.value.trim_end_matches('分').trim();
    decimal(&Spanned::new(text.to_owned(), cell.span)).ok()
}

/// The options of an answer, without what was written beside one: 其他〖实地走访〗 is 其他.
pub(super) fn options(answer: &str) -> impl Iterator<Item = &str> {
    let parts = answer.split(['┋', ';', '；']).filter_map(|part| part.split('〖').next());
    parts.map(str::trim).filter(|option| !option.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Sources, Span};

    fn kind_of(answers: &[&'static str]) -> QuestionKind {
        let sources = Sources::in_memory([("a", "")]);
        let span = Span::file(sources.ids().next().expect("one file"));
        let cells: Vec<_> = answers.iter().map(|text| Spanned::new(Cow::Borrowed(*text), span)).collect();
        kind(&cells.iter().collect::<Vec<_>>())
    }

    #[test]
    fn how_a_question_is_answered_is_seen_from_its_answers() {
        assert_eq!(kind_of(&["5", "4分", "４", "3.5"]), QuestionKind::Score);
        assert_eq!(kind_of(&["5", "4", "很好"]), QuestionKind::Score);
        assert_eq!(kind_of(&["集中授课┋现场教学"]), QuestionKind::Choice);
        assert_eq!(kind_of(&["半天；一天", "一天", "半天;一天"]), QuestionKind::Choice);
        assert_eq!(kind_of(&["多讲案例", "少念文件", "多讲案例；少念文件，留时间讨论"]), QuestionKind::Text);
        assert_eq!(kind_of(&["多安排一些到现场去看去学的内容和时间吧"; 4]), QuestionKind::Choice);
        assert_eq!(kind_of(&["希望多安排一些到现场去看、去学的内容，多留讨论时间"; 4]), QuestionKind::Text);
    }

    #[test]
    fn what_is_written_beside_an_option_is_left_out() {
        assert_eq!(options("集中授课┋其他〖到张村去看看〗").collect::<Vec<_>>(), ["集中授课", "其他"]);
    }
}
