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
        if !unplanned.is_empty() {
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
            facts: self.plan_facts(states).into_iter().chain(self.tag_facts(&plan.tags)).collect(),
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

    /// The items with how far they are, and the classes and tasks that answer them.
    fn plan_items(&self, states: &[ItemState<'_>]) -> Table {
        let text = self.text;
        let mut table = Table::new(text.get("table-plan-items"));
        table.column(text.get("column-item"), 4, Align::Center);
        table.column(text.get("column-task"), 16, Align::Start);
        table.column(text.get("column-plan-state"), 7, Align::Center);
        table.column(text.get("column-plan-done"), 5, Align::Center);
        table.column(text.get("column-plan-credits"), 7, Align::Center);
        table.column(text.get("column-plan-answers"), 20, Align::Start);
        table.column(text.get("column-state"), 6, Align::Center);
        for state in states {
            let mut answers = self.answers(state).into_iter();
            let first = answers.next().unwrap_or_else(|| [Cell::empty(), Cell::empty()]);
            let [class, of_class] = first;
            let share =
                |part: String, whole: String| Cell::text(text.with("plan-of", &[("part", part), ("whole", whole)]));
            let done = if state.expected > 0 {
                share(state.done.to_string(), state.expected.to_string())
            } else {
                Cell::empty()
            };
            let credits = if state.planned.is_zero() {
                Cell::empty()
            } else {
                share(state.given.normalize().to_string(), state.planned.normalize().to_string())
            };
            let head = [Cell::text(&state.item.number), Cell::text(&state.item.title), self.item_state(state)];
            table.rows.push(head.into_iter().chain([done, credits, class, of_class]).collect());
            for [class, of_class] in answers {
                let mut row = vec![Cell::empty(); 5];
                row.extend([class, of_class]);
                table.rows.push(row);
            }
        }
        table.notes.push(text.get("plan-note"));
        table
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
