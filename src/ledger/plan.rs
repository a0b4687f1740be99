//! How far the items of a work plan are, from the classes and tasks that name them.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::attendance::credits_of;
use crate::model::{ClassId, Office, Period, Plan, PlanId, PlanItem, Task};

/// How far an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemStatus {
    /// Everything that names it is to come.
    Planned,
    /// Some of it has begun.
    UnderWay,
    /// As many classes as are asked for are over, and every task is done.
    Done,
    /// Nothing names it, and something should.
    Missing,
    /// No class is asked for, no task names it, and no day is recorded: only people know.
    Unwatched,
}

impl ItemStatus {
    /// Every status, in the order of reports.
    pub const ALL: [Self; 5] = [Self::Done, Self::UnderWay, Self::Planned, Self::Missing, Self::Unwatched];

    /// The end of the key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::UnderWay => "under-way",
            Self::Done => "done",
            Self::Missing => "missing",
            Self::Unwatched => "unwatched",
        }
    }
}

/// How far one item is.
#[derive(Debug)]
pub struct ItemState<'a> {
    /// The item.
    pub item: &'a PlanItem,
    /// The classes that name it, in the order of the office.
    pub classes: Vec<ClassId>,
    /// The tasks that name it.
    pub tasks: Vec<&'a Task>,
    /// How far it is.
    pub status: ItemStatus,
    /// How many classes and tasks there are to be.
    pub expected: usize,
    /// How many of them are done.
    pub done: usize,
    /// Credits of the schedules of its classes.
    pub planned: Decimal,
    /// Credits of their sessions held.
    pub given: Decimal,
    /// Until when it is to be done.
    pub due: Option<NaiveDate>,
    /// Whether that day is past and it is not done.
    pub overdue: bool,
}

/// The items of a plan, in order.
pub fn plan_items(office: &Office, id: PlanId) -> Vec<ItemState<'_>> {
    let plan = &office.plans[id.0];
    plan.items().map(|item| state(office, id, plan, item)).collect()
}

fn state<'a>(office: &'a Office, id: PlanId, plan: &'a Plan, item: &'a PlanItem) -> ItemState<'a> {
    let names = |at: &usize| {
        let reference = office.classes[*at].programme.plan.as_ref();
        reference.is_some_and(|reference| reference.plan == id && reference.item.as_ref() == Some(&item.number))
    };
    let classes: Vec<ClassId> = (0..office.classes.len()).filter(names).map(ClassId).collect();
    let tasks: Vec<&Task> =
        plan.tasks.iter().filter(|task| task.item.as_deref() == Some(item.number.as_str())).collect();
    let today = office.today;
    let over = classes.iter().filter(|&&class| office.class(class).programme.end < today).count();
    let begun = classes.iter().filter(|&&class| office.class(class).programme.start <= today).count();
    let is_past = |done: NaiveDate| done <= today;
    let finished = tasks.iter().filter(|task| task.done.as_ref().is_some_and(|done| is_past(done.value))).count();
    // At least one class, unless the plan says how many, or only tasks name the item.
    let asked = item.asked.classes.map(|count| count as usize);
    let least = asked.unwrap_or(usize::from(tasks.is_empty()));
    let expected = classes.len().max(least) + tasks.len();
    let done = over + finished;
    let status = if item.asked.done.is_some_and(is_past) || expected > 0 && done >= expected {
        ItemStatus::Done
    } else if classes.is_empty() && tasks.is_empty() {
        if asked == Some(0) { ItemStatus::Unwatched } else { ItemStatus::Missing }
    } else if begun > 0 || finished > 0 {
        ItemStatus::UnderWay
    } else {
        ItemStatus::Planned
    };
    let end = || NaiveDate::from_ymd_opt(i32::try_from(plan.year?).ok()?, 12, 31);
    let late = |task: &&Task| task.done.is_none() && task.due.as_ref().is_some_and(|due| due.value < today);
    let due = item.asked.due.or_else(end);
    let credits = classes.iter().map(|&class| credits(office, class));
    let (planned, given) = credits.fold((Decimal::ZERO, Decimal::ZERO), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let is_open = !matches!(status, ItemStatus::Done | ItemStatus::Unwatched);
    let overdue = is_open && (due.is_some_and(|due| due < today) || tasks.iter().any(late));
    ItemState { item, classes, tasks, status, expected, done, planned, given, due, overdue }
}

/// The credits of a class's schedule, and of its sessions held.
fn credits(office: &Office, id: ClassId) -> (Decimal, Decimal) {
    let class = office.class(id);
    let rule = office.rule(class);
    let held = class.register.sessions.iter().filter(|session| session.date.value <= office.today);
    let planned = class.programme.planned();
    (planned, held.map(|session| credits_of(rule, session.length())).sum())
}

/// The classes that begin in a year and that no item of any plan asked for, in the order of the office.
pub fn unplanned(office: &Office, year: i32) -> Vec<ClassId> {
    let is_asked = |at: &usize| {
        let reference = office.classes[*at].programme.plan.as_ref();
        reference.is_some_and(|reference| {
            reference.item.is_some() || office.plans[reference.plan.0].items().next().is_none()
        })
    };
    let runs = |at: &usize| office.classes[*at].programme.start.year() == year;
    (0..office.classes.len()).filter(|at| runs(at) && !is_asked(at)).map(ClassId).collect()
}

/// How many items of some plans are how far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planned {
    /// How far each item is.
    statuses: Vec<ItemStatus>,
    /// Classes that no item asked for.
    pub unplanned: usize,
}

impl Planned {
    /// Those of the plans of the year that has most of some days; of all plans where no days are meant.
    pub fn of(office: &Office, period: Option<Period>) -> Self {
        let year = period.map(Period::main_year);
        let is_of_year =
            |at: &usize| year.is_none() || office.plans[*at].year.and_then(|year| i32::try_from(year).ok()) == year;
        let plans = (0..office.plans.len()).filter(is_of_year);
        let statuses = plans.flat_map(|at| plan_items(office, PlanId(at))).map(|state| state.status).collect();
        let first = office.classes.iter().map(|class| class.programme.start.year());
        let years: BTreeSet<i32> = first.filter(|known| year.is_none_or(|year| year == *known)).collect();
        Self {
            statuses,
            unplanned: years
                .into_iter()
                .flat_map(|year| unplanned(office, year))
                .filter(|&id| office.class(id).programme.start <= office.today)
                .count(),
        }
    }

    /// How many are so far.
    pub fn with(&self, status: ItemStatus) -> usize {
        self.statuses.iter().filter(|known| **known == status).count()
    }

    /// How many there are of which the records show how far they are.
    pub fn watched(&self) -> usize {
        self.statuses.len() - self.with(ItemStatus::Unwatched)
    }
}
