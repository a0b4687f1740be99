//! Notices, plans and procedures as official texts on paper.

use super::drawing::Illustration;
use super::forms::{Subject, is_public};
use super::paper::{Annex, Colophon, Document, Official, Paper, Sheet};
use super::prose::{Block, Run};
use super::table::{Link, Table};
use super::{Builder, Page, paths};
use crate::model::{Attachment, AttachmentTarget, Notice, Plan, PlanId, Procedure, Programme};

impl Builder<'_> {
    /// Every official text as a document; `classes` are the pages of the classes with their documents,
    /// from which attached tables are taken.
    pub(super) fn officials(&self, classes: &[(Page, Vec<Document>)]) -> Vec<Document> {
        let tables: Vec<&Document> = classes.iter().flat_map(|(_, documents)| documents).collect();
        let programmes = self.public.classes.iter().map(|class| class.programme);
        let own =
            programmes.filter_map(|own| Some(self.official_notice(own.notice.as_ref()?, Some(own), true, &tables)));
        let notices = self.public.notices.iter().map(|notice| {
            let about = notice.class.map(|id| self.public.classes[id.0].programme);
            self.official_notice(notice, about, false, &tables)
        });
        let plans = self.public.plans.iter().enumerate().map(|(at, plan)| self.official_plan(PlanId(at), plan));
        let procedures = self.public.procedures.iter().map(|procedure| self.official_procedure(procedure));
        own.chain(notices).chain(plans).chain(procedures).collect()
    }

    /// A class's own notice as a document, with the class's tables.
    pub(super) fn own_notice(&self, notice: &Notice, class: &Programme) -> Document {
        let at = self.public.classes.iter().position(|known| known.programme.id == class.id);
        let subject = at.map(|at| Subject::Class(&self.public.classes[at], self.full(at)));
        let tables = subject.map(|subject| self.forms(subject)).unwrap_or_default();
        self.official_notice(notice, Some(class), true, &tables.iter().collect::<Vec<_>>())
    }

    fn official_notice(&self, notice: &Notice, class: Option<&Programme>, own: bool, tables: &[&Document]) -> Document {
        let date = notice.date.as_ref().map(|date| self.text.date(date.value));
        let printed = notice.printed.as_ref().map(|date| self.text.date(date.value)).or_else(|| date.clone());
        let printer = notice.printer.clone().or_else(|| notice.issuer.clone());
        let copies = (!notice.copies.is_empty())
            .then(|| self.text.with("official-copies", &[("names", notice.copies.join(&self.text.get("list-comma")))]));
        let single = notice.attachments.len() == 1;
        let annexes = notice.attachments.iter().enumerate().filter_map(|(at, attachment)| {
            let mark = self.annex_mark((!single).then_some(at + 1));
            self.annex(attachment, mark, class, tables)
        });
        let number = notice.number.as_ref().map(|number| number.value.clone());
        let official = Official {
            draft: self.draft(notice.issuer.as_deref(), date.as_deref()),
            red_head: number.as_ref().zip(notice.issuer.as_ref()).map(|(_, issuer)| self.red_head(issuer)),
            colophon: number.as_ref().and(printer.zip(printed)).map(|(printer, date)| Colophon {
                copies,
                printer,
                date: self.text.with("official-printed", &[("date", date)]),
            }),
            number,
            addressees: notice.addressees.clone(),
            body: self.blocks(&notice.body),
            attachments: notice.attachments.iter().map(|attachment| attachment.title.clone()).collect(),
            issuer: notice.issuer.clone(),
            date,
            annexes: annexes.collect(),
            ..self.official(&notice.title.value)
        };
        self.official_document(paths::notice(notice, own), official, Some(notice.span))
    }

    /// The text of a summary as a document; its page lies at `path`.
    pub(super) fn official_summary(&self, text: &Notice, path: &str) -> Document {
        let document = self.official_notice(text, None, false, &[]);
        let stem = path.strip_suffix(".html").unwrap_or(path).to_owned();
        let trail = document.trail.into_iter().map(|link| Link { path: path.to_owned(), ..link }).collect();
        Document { stem, trail, ..document }
    }

    pub(super) fn official(&self, title: &str) -> Official {
        Official {
            title: title.to_owned(),
            attachments_word: self.text.get("official-attachment"),
            ..Official::default()
        }
    }

    /// A text whose page lies at `path`: the document lies beside the page.
    pub(super) fn official_document(
        &self,
        path: String,
        official: Official,
        source: Option<crate::source::Span>,
    ) -> Document {
        let stem = path.strip_suffix(".html").map_or(path.clone(), str::to_owned);
        let title = official.title.clone();
        let trail = vec![Link { title: title.clone(), path }];
        Document { source, ..self.document(stem, title, Paper::Official(Box::new(official)), trail) }
    }

    fn draft(&self, issuer: Option<&str>, date: Option<&str>) -> Option<String> {
        (issuer.is_none() || date.is_none()).then(|| self.text.get("official-draft"))
    }

    fn red_head(&self, issuer: &str) -> String {
        self.text.with("official-red-head", &[("issuer", issuer.to_owned())])
    }

    /// 附件, or 附件1 of several.
    fn annex_mark(&self, number: Option<usize>) -> String {
        let word = self.text.get("official-attachment");
        number.map_or_else(|| word.clone(), |number| format!("{word}{number}"))
    }

    /// An attachment that can be printed with its text. What names trainees is not: the text may go to
    /// anybody.
    fn annex(
        &self,
        attachment: &Attachment,
        mark: String,
        class: Option<&Programme>,
        tables: &[&Document],
    ) -> Option<Annex> {
        let title = attachment.title.clone();
        match attachment.target.as_ref()? {
            AttachmentTarget::Form { form, cohort } => {
                let sheets = self.annexed(form, class?, tables);
                let wanted = |sheet: &Sheet| cohort.as_ref().is_none_or(|cohort| sheet.name() == cohort);
                let sheets: Vec<_> = sheets.into_iter().filter(wanted).collect();
                let sheets = self.retitled(&title, sheets);
                (!sheets.is_empty()).then(|| Annex { mark, title, body: Vec::new(), sheets })
            }
            AttachmentTarget::Plan(id) => {
                let plan = &self.public.plans[id.0];
                Some(Annex { mark, title: plan.title.value.clone(), body: self.blocks(&plan.body), sheets: Vec::new() })
            }
            AttachmentTarget::File { .. } => None,
        }
    }

    /// Sheets under the title that the text lists them by; of several each with its own name behind it.
    fn retitled(&self, title: &str, mut sheets: Vec<Sheet>) -> Vec<Sheet> {
        let several = sheets.len() > 1;
        for sheet in &mut sheets {
            let Sheet::Table(table) = sheet else { continue };
            let args = [("title", title.to_owned()), ("sheet", table.sheet.clone())];
            table.title = if several { self.text.with("form-title-sheet", &args) } else { title.to_owned() };
        }
        sheets
    }

    /// The sheets of a form as they are printed with a notice: those without trainees as they are, the
    /// others empty, for the units to fill in.
    fn annexed(&self, id: &str, class: &Programme, tables: &[&Document]) -> Vec<Sheet> {
        let Some(form) = self.public.forms.find(id) else { return Vec::new() };
        if is_public(form) {
            let stem = paths::class_form(self.records.is_some(), &class.id, id);
            let document = tables.iter().find(|document| document.stem == stem);
            return document.map(|document| document.sheets().to_vec()).unwrap_or_default();
        }
        let Some(at) = self.public.classes.iter().position(|known| known.programme.id == class.id) else {
            return Vec::new();
        };
        self.form_sheets(form, Subject::Class(&self.public.classes[at], self.full(at)), Some(form.blank))
    }

    fn official_plan(&self, id: PlanId, plan: &Plan) -> Document {
        // A plan that a notice transmits has no head and number of its own on paper.
        let is_it = |attachment: &Attachment| matches!(attachment.target, Some(AttachmentTarget::Plan(of)) if of == id);
        let transmitted = self.all_notices().iter().any(|(notice, _)| notice.attachments.iter().any(is_it));
        let number = plan.number.as_ref().filter(|_| !transmitted).map(|number| number.value.clone());
        let date = plan.date.as_ref().map(|date| self.text.date(date.value));
        let official = Official {
            draft: self.draft(plan.issuer.as_deref(), date.as_deref()),
            red_head: number.as_ref().zip(plan.issuer.as_ref()).map(|(_, issuer)| self.red_head(issuer)),
            number,
            addressees: if transmitted { Vec::new() } else { plan.addressees.clone() },
            body: self.blocks(&plan.body),
            issuer: plan.issuer.clone(),
            date,
            ..self.official(&plan.title.value)
        };
        self.official_document(paths::plan(&plan.id), official, Some(plan.span))
    }

    fn official_procedure(&self, procedure: &Procedure) -> Document {
        let date = procedure.date.as_ref().map(|date| self.text.date(date.value));
        let facts = self.procedure_facts(procedure);
        let named = facts.iter().map(|fact| self.text.named(&fact.name, &fact.value));
        let line = named.collect::<Vec<_>>().join(&self.text.get("facts-between"));
        let mut body = self.blocks(&procedure.body);
        if !line.is_empty() {
            body.insert(0, Block::Paragraph { text: vec![plain(line)], depth: 0 });
        }
        let head = |table: &Table| Block::Heading { level: 1, text: vec![plain(table.title.clone())] };
        for Illustration { drawing, table } in self.illustrations(procedure) {
            let alt = drawing.about.clone();
            body.extend([head(&table), Block::Drawing { drawing, alt }, block(&table)]);
        }
        for table in self.procedure_tables(procedure) {
            body.extend([head(&table), block(&table)]);
        }
        let official = Official {
            draft: self.draft(procedure.issuer.as_deref(), date.as_deref()),
            body,
            issuer: procedure.issuer.clone(),
            date,
            ..self.official(&procedure.title.value)
        };
        self.official_document(paths::procedure(&procedure.id), official, Some(procedure.span))
    }
}

fn plain(text: String) -> Run {
    Run { text, ..Run::default() }
}

/// A table within a text.
fn block(table: &Table) -> Block {
    let cells = |row: &Vec<super::Cell>| row.iter().map(|cell| vec![plain(cell.value.display())]).collect();
    Block::Table {
        aligns: table.columns.iter().map(|column| column.align).collect(),
        head: table.columns.iter().map(|column| vec![plain(column.title.clone())]).collect(),
        rows: table.rows.iter().map(cells).collect(),
    }
}
