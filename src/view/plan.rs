//! The page of a work plan: its text, and how far each item is.

use super::documents::{Article, number};
use super::table::{Align, Cell, Fact, Table, Tone};
use super::{Body, Builder, Head, Page, paths};
use crate::ledger::{ItemState, ItemStatus};
use crate::model::{ClassId, Plan, PlanId};
use crate::view::forms::Tasks;

impl Builder<'_> {
    /// The page of a plan.
    pub(super) fn plan(&self, id: PlanId, plan: &Plan) -> Page {
        let path = paths::plan(&plan.id);
        let (states, unplanned) = &self.public.planned[id.0];
        let mut tables = Vec::new();
        if !states.is_empty() {
            tables.push(self.plan_items(states));
        }
        // How far an office is with its own plan is its own affair.
        let is_own = self.records.is_some();
        if is_own && !unplanned.is_empty() {
            tables.push(self.unplanned(unplanned));
        }
        let article = Article {
            kind: "plan",
            draft: plan.issuer.is_none() || plan.date.is_none(),
            number: number(plan.number.as_ref()),
            addressees: plan.addressees.clone(),
            text: self.rich(&plan.body, &path),
            attachments: Vec::new(),
            issuer: plan.issuer.clone(),
            date: plan.date.as_ref().map(|date| self.text.date(date.value)),
            facts: self
                .plan_facts(if is_own { states } else { &[] })
                .into_iter()
                .chain(self.tag_facts(&plan.tags))
                .collect(),
            illustrations: Vec::new(),
            tables,
            downloads: Vec::new(),
        };
        Page {
            path,
            title: plan.title.value.clone(),
            body: Body::Article(article),
            trail: self.trail("menu-plans", "plans/index.html"),
            source: Some(plan.span),
            head: Head::default(),
        }
    }

    /// How many items are how far.
    fn plan_facts(&self, states: &[ItemState<'_>]) -> Vec<Fact> {
        let counted = ItemStatus::ALL.into_iter().filter_map(|status| {
            let count = states.iter().filter(|state| state.status == status).count();
            let value = self.text.with("plan-count", &[("count", count.to_string())]);
            (count > 0).then(|| Fact { name: self.text.get(&format!("plan-{}", status.key())), value, path: None })
        });
        let overdue = states.iter().filter(|state| state.overdue).count();
        let late = (overdue > 0).then(|| Fact {
            name: self.text.get("plan-overdue"),
            value: self.text.with("plan-count", &[("count", overdue.to_string())]),
            path: None,
        });
        if states.is_empty() { Vec::new() } else { counted.chain(late).collect() }
    }

    /// The items with the classes that answer them; in the office edition with how far they are, and with the tasks.
    fn plan_items(&self, states: &[ItemState<'_>]) -> Table {
        let (text, is_own) = (self.text, self.records.is_some());
        let mut table = Table::new(text.get("table-plan-items"));
        table.column(text.get("column-item"), 4, Align::Center);
        table.column(text.get("column-task"), 16, Align::Start);
        if is_own {
            table.column(text.get("column-plan-state"), 7, Align::Center);
            table.column(text.get("column-plan-done"), 5, Align::Center);
            table.column(text.get("column-plan-credits"), 7, Align::Center);
            table.notes.push(text.get("plan-note"));
        }
        table.column(text.get(if is_own { "column-plan-answers" } else { "column-class" }), 20, Align::Start);
        table.column(text.get("column-state"), 6, Align::Center);
        for state in states {
            let mut head = vec![Cell::text(&state.item.number), Cell::text(&state.item.title)];
            if is_own {
                head.extend(self.item_progress(state));
            }
            let below = vec![Cell::empty(); head.len()];
            let answers = self.answers(state);
            let first = answers.first().cloned().unwrap_or_else(|| [Cell::empty(), Cell::empty()]);
            table.rows.push(head.into_iter().chain(first).collect());
            let others = answers.into_iter().skip(1);
            table.rows.extend(others.map(|answer| below.iter().cloned().chain(answer).collect()));
        }
        table
    }

    /// The state of an item, how many of its classes and tasks are done, and how many of its credits were given.
    fn item_progress(&self, state: &ItemState<'_>) -> [Cell; 3] {
        let share =
            |part: String, whole: String| Cell::text(self.text.with("plan-of", &[("part", part), ("whole", whole)]));
        let done = share(state.done.to_string(), state.expected.to_string());
        let credits = share(state.given.normalize().to_string(), state.planned.normalize().to_string());
        [
            self.item_state(state),
            if state.expected > 0 { done } else { Cell::empty() },
            if state.planned.is_zero() { Cell::empty() } else { credits },
        ]
    }

    fn item_state(&self, state: &ItemState<'_>) -> Cell {
        let word = self.text.get(&format!("plan-{}", state.status.key()));
        if state.overdue {
            return Cell::text(self.text.with("plan-late", &[("state", word)])).toned(Some(Tone::Bad));
        }
        let tone = match state.status {
            ItemStatus::Done => Some(Tone::Good),
            ItemStatus::Missing => Some(Tone::Bad),
            ItemStatus::Planned | ItemStatus::Unwatched => Some(Tone::Quiet),
            ItemStatus::UnderWay => None,
        };
        Cell::text(word).toned(tone)
    }

    /// The classes and, in the office edition, the tasks of an item, each with its state.
    fn answers(&self, state: &ItemState<'_>) -> Vec<[Cell; 2]> {
        let classes = state.classes.iter().map(|&class| self.class_state(class));
        let tasks = state.tasks.iter().filter(|_| self.records.is_some()).map(|task| {
            let tasks = Tasks { list: std::slice::from_ref(*task), today: self.public.today, text: self.text };
            [Cell::text(&task.title), tasks.state(task)]
        });
        classes.chain(tasks).collect()
    }

    fn class_state(&self, ClassId(at): ClassId) -> [Cell; 2] {
        let class = &self.public.classes[at];
        let name = Cell::text(&class.programme.title.value).linked(Some(paths::class(&class.programme.id)));
        [name, Cell::text(self.text.get(&format!("state-{}", self.state(class))))]
    }

    /// The classes of the plan's year that no plan asked for.
    fn unplanned(&self, classes: &[ClassId]) -> Table {
        let mut table = Table::new(self.text.get("table-unplanned"));
        table.column(self.text.get("column-class"), 24, Align::Start);
        table.column(self.text.get("column-state"), 6, Align::Center);
        table.rows = classes.iter().map(|&class| self.class_state(class).to_vec()).collect();
        table
    }
}
