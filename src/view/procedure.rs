//! A procedure's page: its text, its process and its steps as drawings with their tables, the records it keeps.

use super::documents::Article;
use super::drawing::{Drawing, DrawnField, Flow, FlowStep, Illustration, Process, Shows};
use super::table::{Align, Cell, Fact, Table};
use super::{Body, Builder, Head, Page, paths};
use crate::model::{CodedTitle, Procedure, ProcessField, Step, Within};

/// What a column says of a step.
type Said<'s> = &'s dyn Fn(&Step) -> Cell;

/// How many steps are drawn. Of more nobody could follow the lines, and the table says the same.
const MOST: usize = 200;
/// How many lines between them are drawn, for the same reason.
const MOST_WAYS: usize = 400;
/// How many rows of steps all these lines may go down in all. The time that a drawing takes grows with it: of so many
/// it is under a second, of twenty thousand, as when each of 200 steps can be the last but one, minutes.
const MOST_ROWS: usize = 2000;

impl Builder<'_> {
    /// The page of a procedure, which is this one of the office's.
    pub(super) fn procedure(&self, at: usize, procedure: &Procedure) -> Page {
        let path = paths::procedure(&procedure.id);
        let article = Article {
            kind: "procedure",
            draft: procedure.issuer.is_none() || procedure.date.is_none(),
            number: None,
            addressees: Vec::new(),
            text: self.rich(&procedure.body, &path),
            attachments: Vec::new(),
            issuer: procedure.issuer.clone(),
            date: procedure.date.as_ref().map(|date| self.text.date(date.value)),
            facts: self.procedure_facts(procedure),
            illustrations: self.illustrations(procedure),
            tables: self.indicators(at, procedure).into_iter().chain(self.procedure_tables(procedure)).collect(),
            downloads: Vec::new(),
        };
        Page {
            path,
            title: procedure.title.value.clone(),
            body: Body::Article(article),
            trail: self.trail("menu-procedures", "procedures/index.html"),
            source: Some(procedure.span),
            head: Head::default(),
        }
    }

    /// Code and version of a procedure.
    pub(super) fn procedure_facts(&self, procedure: &Procedure) -> Vec<Fact> {
        let facts = [("fact-code", &procedure.code), ("fact-version", &procedure.version)];
        let fact = |(key, value): (&str, &Option<String>)| {
            Some(Fact { name: self.text.get(key), value: value.clone()?, path: None })
        };
        facts.into_iter().filter_map(fact).collect()
    }

    /// The records that a procedure keeps, and the documents it rests on; before them steps that are too many to draw.
    pub(super) fn procedure_tables(&self, procedure: &Procedure) -> Vec<Table> {
        let coded = |key: &str, titles: &[CodedTitle]| {
            let mut table = Table::new(self.text.get(key));
            table.column(self.text.get("column-code"), 12, Align::Start);
            table.column(self.text.get("column-title"), 28, Align::Start);
            let row = |title: &CodedTitle| {
                vec![Cell::text(&title.code.value).linked(self.forms_of(title)), Cell::text(&title.title)]
            };
            table.rows = titles.iter().map(row).collect();
            (!titles.is_empty()).then_some(table)
        };
        let flow = is_too_large(procedure).then(|| self.flow_table(procedure));
        let lists = [coded("table-records", &procedure.records), coded("table-references", &procedure.references)];
        flow.into_iter().chain(lists.into_iter().flatten()).collect()
    }

    /// Where the forms lie as which a record is made; in the office edition, which has them all.
    fn forms_of(&self, record: &CodedTitle) -> Option<String> {
        record.form.as_ref().and(self.records).map(|_| "filing/index.html".to_owned())
    }

    /// The process and the steps, each drawn and as a table.
    pub(super) fn illustrations(&self, procedure: &Procedure) -> Vec<Illustration> {
        let process = procedure.process.as_ref().map(|process| Illustration {
            drawing: self.drawing("process", &process.name, Shows::Process(self.process(process))),
            table: self.process_table(process),
        });
        let is_drawn = !procedure.steps.is_empty() && !is_too_large(procedure);
        let flow = is_drawn.then(|| Illustration {
            drawing: self.drawing("flow", &procedure.title.value, Shows::Flow(self.flow(procedure))),
            table: self.flow_table(procedure),
        });
        process.into_iter().chain(flow).collect()
    }

    fn drawing(&self, kind: &str, name: &str, shows: Shows) -> Drawing {
        Drawing {
            id: format!("drawing-{kind}"),
            title: self.text.get(&format!("drawing-{kind}")),
            about: self.text.with(&format!("drawing-{kind}-about"), &[("name", name.to_owned())]),
            shows,
        }
    }

    fn field_name(&self, field: ProcessField) -> String {
        self.text.get(&format!("process-{}", field.key()))
    }

    /// The fields as they stand around the process; one with nothing in it is left out.
    fn process(&self, process: &crate::model::Process) -> Process {
        let field = |field: ProcessField| {
            let entries = ProcessField::ALL.iter().position(|known| *known == field).map(|at| &process.fields[at])?;
            (!entries.is_empty()).then(|| DrawnField { name: self.field_name(field), entries: entries.clone() })
        };
        let row = |fields: &[ProcessField]| fields.iter().copied().filter_map(field).collect();
        Process {
            name: process.name.clone(),
            input: field(ProcessField::Inputs),
            output: field(ProcessField::Outputs),
            above: row(&[ProcessField::Resources, ProcessField::Who, ProcessField::Risks]),
            below: row(&[ProcessField::How, ProcessField::Performance]),
        }
    }

    fn process_table(&self, process: &crate::model::Process) -> Table {
        let mut table = Table::new(self.text.get("drawing-process"));
        table.column(self.text.get("column-element"), 8, Align::Start);
        table.column(self.text.get("column-content"), 32, Align::Start);
        let fields = ProcessField::ALL.into_iter().zip(&process.fields).filter(|(_, entries)| !entries.is_empty());
        let row = |(field, entries): (ProcessField, &Vec<String>)| {
            vec![Cell::text(self.field_name(field)), Cell::text(entries.join(&self.text.get("list-semicolon")))]
        };
        table.rows = fields.map(row).collect();
        table
    }

    fn flow(&self, procedure: &Procedure) -> Flow {
        let comma = self.text.get("list-comma");
        let step = |step: &Step| FlowStep {
            title: step.title.clone(),
            aside: Some(step.roles.join(&comma))
                .filter(|roles| !roles.is_empty())
                .into_iter()
                .chain(codes(procedure, step).map(str::to_owned))
                .collect(),
        };
        let ways = procedure.steps.iter().enumerate();
        Flow {
            steps: procedure.steps.iter().map(step).collect(),
            ways: ways.flat_map(|(from, step)| step.next.iter().map(move |&to| (from, to))).collect(),
        }
    }

    /// The steps with who does them, what they leave and what follows. Columns with nothing in them are left out.
    fn flow_table(&self, procedure: &Procedure) -> Table {
        let text = self.text;
        let comma = text.get("list-comma");
        let records = |step: &Step| {
            let link = step.records.first().and_then(|&at| self.forms_of(procedure.records.get(at)?));
            Cell::text(codes(procedure, step).collect::<Vec<_>>().join(&comma)).linked(link)
        };
        let next = |step: &Step| {
            let next = step.next.iter().filter_map(|&at| procedure.steps.get(at));
            Cell::text(next.map(|next| next.title.as_str()).collect::<Vec<_>>().join(&comma))
        };
        let families = |step: &Step| {
            let titles = step.families.iter().filter_map(|&at| self.public.site.families.get(at));
            let titles: Vec<_> = titles.map(|family| family.title.as_str()).collect();
            Cell::text(if titles.is_empty() { text.get("flow-all") } else { titles.join(&comma) })
        };
        let mut table = Table::new(text.get("drawing-flow"));
        table.column(text.get("column-step"), 14, Align::Start);
        let columns: [(&str, u32, bool, Said<'_>); 5] = [
            ("column-role", 10, false, &|step| Cell::text(step.roles.join(&comma))),
            ("column-record", 12, false, &records),
            ("column-limit", 9, false, &|step| Cell::maybe(step.within.map(|within| self.within(within)).as_deref())),
            ("column-families", 12, procedure.steps.iter().all(|step| step.families.is_empty()), &families),
            ("column-next", 14, false, &next),
        ];
        table.rows = procedure.steps.iter().map(|step| vec![Cell::text(&step.title)]).collect();
        for (key, width, left_out, cell) in columns {
            let cells: Vec<_> = procedure.steps.iter().map(cell).collect();
            if !left_out && cells.iter().any(|cell| *cell != Cell::empty()) {
                table.column(text.get(key), width, Align::Start);
                table.rows.iter_mut().zip(cells).for_each(|(row, cell)| row.push(cell));
            }
        }
        table
    }

    /// A time limit, 开班前3天.
    pub(super) fn within(&self, within: Within) -> String {
        let edge = if within.from_end { "end" } else { "start" };
        let side = match within.days {
            0 => "day",
            days if days < 0 => "before",
            _ => "after",
        };
        self.text.with(&format!("within-{edge}-{side}"), &[("days", within.days.unsigned_abs().to_string())])
    }
}

/// Whether a procedure has more steps, or more or longer lines between them, than are drawn.
fn is_too_large(procedure: &Procedure) -> bool {
    let ways: usize = procedure.steps.iter().map(|step| step.next.len()).sum();
    procedure.steps.len() > MOST || ways > MOST_WAYS || rows(procedure) > MOST_ROWS
}

/// How many rows of steps the lines between them go down in all, each step being one below the lowest it follows.
fn rows(procedure: &Procedure) -> usize {
    let ways =
        || procedure.steps.iter().enumerate().flat_map(|(from, step)| step.next.iter().map(move |&to| (from, to)));
    let mut row = vec![0_usize; procedure.steps.len()];
    // No way is longer than there are steps; most are written from above to below and are known at once.
    for _ in 0..procedure.steps.len() {
        let before = row.clone();
        ways().for_each(|(from, to)| row[to] = row[to].max(row[from] + 1));
        if row == before {
            break;
        }
    }
    ways().map(|(from, to)| row[to].saturating_sub(row[from])).sum()
}

/// The codes of the records that a step leaves.
fn codes<'p>(procedure: &'p Procedure, step: &'p Step) -> impl Iterator<Item = &'p str> {
    step.records.iter().filter_map(|&at| Some(procedure.records.get(at)?.code.value.as_str()))
}
