//! Work plans and their tasks.

use super::Of;
use super::datum::{Datum, count, date, maybe, text};
use super::schema::Field;
use super::set::{DataSet, Making};
use crate::model::{Plan, Task};

/// Work plans.
pub(super) fn plans(of: Of<'_>) -> DataSet<'_> {
    let rows = of.records.office.plans.iter().collect();
    Making::new("plans", ["计划", "一份计划一行"], ["Work plans", "A plan"], rows)
        .add(Field::text("id", "文件名", "The name of its file"), |plan| text(&plan.id))
        .add(Field::text("title", "标题", "Its title"), |plan| text(&plan.title.value))
        .add(Field::text("number", "文号", "Its document number"), |plan| {
            maybe(plan.number.as_ref().map(|number| number.value.as_str()))
        })
        .add(Field::text("issuer", "印发机关", "Who issued it"), |plan| maybe(plan.issuer.as_deref()))
        .add(Field::date("date", "印发日期", "The day it was issued"), |plan| {
            date(plan.date.as_ref().map(|day| day.value))
        })
        .add(Field::whole("year", "哪一年的", "The year it is for"), |plan| {
            plan.year.map_or(Datum::Empty, |year| Datum::Integer(year.into()))
        })
        .keyed(&["id"])
}

/// The tasks of plans.
pub(super) fn tasks(of: Of<'_>) -> DataSet<'_> {
    struct Row<'a>(&'a Plan, usize, &'a Task);
    let plans = of.records.office.plans.iter();
    let tasks = plans.flat_map(|plan| (1..).zip(&plan.tasks).map(move |(at, task)| Row(plan, at, task)));
    let (zh, en) = (["计划任务", "任务清单的一行"], ["Tasks of plans", "A task of a plan"]);
    Making::new("tasks", zh, en, tasks.collect())
        .add(Field::text("plan", "计划", "The plan"), |row| text(&row.0.id))
        .add(Field::whole("number", "在计划里的序号", "Its number in the plan"), |row| count(row.1))
        .add(Field::text("title", "任务", "What is to be done"), |row| text(&row.2.title))
        .add(Field::text("audience", "对象", "For whom"), |row| maybe(row.2.audience.as_deref()))
        .add(Field::date("due", "时限", "Until when"), |row| date(row.2.due.as_ref().map(|day| day.value)))
        .add(Field::text("host", "责任单位", "The unit in charge"), |row| maybe(row.2.host.as_deref()))
        .add(Field::text("manager", "责任人", "Who is in charge"), |row| maybe(row.2.manager.as_deref()))
        .add(Field::date("done", "完成日期", "When it was done"), |row| {
            date(row.2.done.as_ref().map(|day| day.value))
        })
        .add(Field::text("state", "完成情况", "What came of it, in words"), |row| maybe(row.2.state.as_deref()))
        .names(&["plan"], "plans", &["id"])
        .keyed(&["plan", "number"])
}
