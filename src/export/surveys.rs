//! What answers to surveys come to, by question. Single answers are nobody's business: with their questions side by
//! side it would be known whose they are.

use super::Of;
use super::datum::{Datum, count, number, text};
use super::schema::Field;
use super::set::{DataSet, Making};
use crate::ledger::AnswerTally;
use crate::model::{Respondents, Stage};

/// The answers of some respondents to one survey of a class.
struct Survey<'a> {
    class: &'a str,
    kind: &'static str,
    tally: AnswerTally,
}

/// The surveys of all classes.
fn surveys(of: Of<'_>) -> Vec<Survey<'_>> {
    let scale = of.records.office.site.evaluation.scale;
    let classes = of.records.office.classes.iter().flat_map(move |class| {
        let kinds = [("evaluation", &class.register.evaluation), ("needs", &class.register.needs)];
        kinds.into_iter().filter_map(move |(kind, survey)| {
            let tally = AnswerTally::of([survey.as_ref()?], scale);
            Some(Survey { class: &class.programme.id, kind, tally })
        })
    });
    classes.collect()
}

/// One thing that was answered so many times.
struct Row<'a> {
    class: &'a str,
    kind: &'static str,
    by: Respondents,
    question: String,
    answer: Datum<'static>,
    times: usize,
}

fn made<'a>(name: &str, zh: [&'static str; 2], en: [&'static str; 2], rows: Vec<Row<'a>>) -> Making<'a, Row<'a>> {
    Making::new(name, zh, en, rows)
        .add(Field::text("class", "班次", "The class"), |row| text(row.class))
        .add(Field::text("survey", "evaluation 评估、needs 需求调研", "evaluation or needs"), |row| {
            text(row.kind)
        })
        .add(
            Field::text(
                "stage",
                "before 训前、during 训中、after 训后；没有写的为 any",
                "before, during or after; any: not said",
            ),
            |row| text(row.by.stage.map_or("any", Stage::key)),
        )
        .add(
            Field::text(
                "party",
                "trainee 学员、teacher 教师或专家、manager 班主任、school 党校",
                "trainee, teacher, manager or school",
            ),
            |row| text(row.by.party.key()),
        )
        .names(&["class"], "classes", &["id"])
}

/// How many answered.
pub(super) fn answers(of: Of<'_>) -> DataSet<'_> {
    let mut rows = Vec::new();
    for Survey { class, kind, tally } in surveys(of) {
        let all = tally.answers.iter();
        rows.extend(all.map(|(&by, &times)| Row {
            class,
            kind,
            by,
            question: String::new(),
            answer: Datum::Empty,
            times,
        }));
    }
    let (zh, en) = (["答卷", "一个班的一份问卷，一方答了几份"], ["Answers", "How many of a party answered a survey"]);
    made("answers", zh, en, rows)
        .add(Field::whole("answers", "份数", "How many"), |row| count(row.times))
        .keyed(&["class", "survey", "stage", "party"])
}

/// Which scores were given how often.
pub(super) fn scores(of: Of<'_>) -> DataSet<'_> {
    let mut rows = Vec::new();
    for Survey { class, kind, tally } in surveys(of) {
        for question in &tally.scored {
            for (&by, scores) in &question.by {
                rows.extend(scores.given().map(|score| {
                    let times = scores.times(score);
                    Row { class, kind, by, question: question.text.clone(), answer: number(score), times }
                }));
            }
        }
    }
    let (zh, en) = (["评分", "一道题的一个分数，一方给了几次"], ["Scores", "A score that a party gave to a question"]);
    made("scores", zh, en, rows)
        .add(Field::text("question", "题目", "The question"), |row| text(row.question.clone()))
        .add(
            Field::value("score", "分数，折合成本单位的分制", "The score, on the scale of the office"),
            |row| row.answer.clone(),
        )
        .add(Field::whole("times", "次数", "How often"), |row| count(row.times))
        .keyed(&["class", "survey", "stage", "party", "question", "score"])
}

/// Which options were chosen how often.
pub(super) fn choices(of: Of<'_>) -> DataSet<'_> {
    let mut rows = Vec::new();
    for Survey { class, kind, tally } in surveys(of) {
        for question in &tally.choices {
            for (&by, choices) in &question.by {
                let options = question.options.iter().zip(&choices.counts);
                rows.extend(options.map(|(option, &times)| {
                    let answer = text(option.clone());
                    Row { class, kind, by, question: question.text.clone(), answer, times }
                }));
            }
        }
    }
    let (zh, en) = (
        ["选择", "一道题的一个选项，一方选了几次"],
        ["Choices", "An option of a question, and how often it was chosen"],
    );
    made("choices", zh, en, rows)
        .add(Field::text("question", "题目", "The question"), |row| text(row.question.clone()))
        .add(Field::text("option", "选项", "The option"), |row| row.answer.clone())
        .add(Field::whole("times", "次数", "How often"), |row| count(row.times))
        .keyed(&["class", "survey", "stage", "party", "question", "option"])
}
