//! Work plans and their tasks.

use super::Of;
use super::datum::{Datum, count, date, maybe, number, text};
use super::schema::{Field, Unit};
use super::set::{DataSet, Making};
use crate::ledger::{ItemState, plan_items};
use crate::model::{Plan, PlanId, Task};

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

/// The items of plans, with how far they are.
pub(super) fn items(of: Of<'_>) -> DataSet<'_> {
    struct Row<'a>(&'a Plan, ItemState<'a>);
    let office = of.records.office;
    let plans = office.plans.iter().enumerate();
    let rows =
        plans.flat_map(|(at, plan)| plan_items(office, PlanId(at)).into_iter().map(move |state| Row(plan, state)));
    let (zh, en) = (["计划条目", "计划的一个条目"], ["Items of plans", "An item of a plan"]);
    Making::new("items", zh, en, rows.collect())
        .add(Field::text("plan", "计划", "The plan"), |row| text(&row.0.id))
        .add(Field::text("number", "条目，如 2.5", "Its number, 2.5"), |row| text(&row.1.item.number))
        .add(Field::text("title", "内容", "What it says"), |row| text(&row.1.item.title))
        .add(
            Field::text(
                "status",
                "done 完成、under-way 推进、planned 待办、missing 未落实、unwatched 不由班次体现",
                "done, under-way, planned, missing, or unwatched: no class shows it",
            ),
            |row| text(row.1.status.key()),
        )
        .add(
            Field::whole("expected", "应有的班次和任务数", "How many classes and tasks there are to be"),
            |row| count(row.1.expected),
        )
        .add(Field::whole("done", "其中完成的", "How many of them are done"), |row| count(row.1.done))
        .add(
            Field::number("credits_planned", Unit::Credits, "班次安排的学时", "Credits of its schedules"),
            |row| number(row.1.planned),
        )
        .add(Field::number("credits_given", Unit::Credits, "班次实施的学时", "Credits of its sessions"), |row| {
            number(row.1.given)
        })
        .add(Field::date("due", "时限", "Until when"), |row| date(row.1.due))
        .add(Field::truth("overdue", "逾期", "Whether that is past and it is not done"), |row| {
            Datum::Truth(row.1.overdue)
        })
        .names(&["plan"], "plans", &["id"])
        .keyed(&["plan", "number"])
}

/// The tasks of plans.
pub(super) fn tasks(of: Of<'_>) -> DataSet<'_> {
    struct Row<'a>(&'a Plan, usize, &'a Task);
    let plans = of.records.office.plans.iter();
    let tasks = plans.flat_map(|plan| (1..).zip(&plan.tasks).map(move |(at, task)| Row(plan, at, task)));
    let (zh, en) = (["计划任务", "任务清单的一行"], ["Tasks of plans", "A task of a plan"]);
    Making::new("tasks", zh, en, tasks.collect())
        .add(Field::text("plan", "计划", "The plan"), |row| text(&row.0.id))
        .add(Field::text("item", "计划的条目", "The item that it is a part of"), |row| {
            maybe(row.2.item.as_deref())
        })
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
