//! Notices for objection (公示): what a list says of itself, as a page and on paper.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::disclose::{PublicClass, PublicObjection};
use super::documents::NoticeLine;
use super::lists::{Entry, Group};
use super::paper::{Annex, Document, Official, Paper};
use super::prose::{Block, Run};
use super::table::{Align, Fact, Link};
use super::{Body, Builder, Page, paths};
use crate::model::{self, Notice, Prose};
use crate::source::{Span, Spanned};

/// How many people stand one below the other on paper.
const FEW: usize = 20;

/// A list of a class.
type Listed<'a, 'b> = (&'b PublicClass<'a>, &'b PublicObjection<'a>);

impl<'a> Builder<'a> {
    /// Every list that this edition has: its page, and it as a document.
    pub(super) fn objections(&self) -> Vec<(Page, Document)> {
        self.all_objections().map(|listed| self.objection(listed)).collect()
    }

    fn all_objections(&self) -> impl Iterator<Item = Listed<'a, '_>> {
        self.public.classes.iter().flat_map(|class| class.objections.iter().map(move |one| (class, one)))
    }

    /// Those that are public on the day, and in the office edition those that are to come.
    fn open_objections(&self) -> impl Iterator<Item = Listed<'a, '_>> {
        self.all_objections().filter(|(_, one)| self.run(one) != model::Run::Over)
    }

    fn run(&self, one: &PublicObjection<'_>) -> model::Run {
        one.objection.shown.on(self.public.today)
    }

    /// Lines of those that are open.
    pub(super) fn running_objections(&self) -> Vec<NoticeLine> {
        self.open_objections().map(|(class, one)| self.objection_line(class, one)).collect()
    }

    /// The same as a group of a list; none where there is nothing in it.
    pub(super) fn objection_group(&self) -> Option<Group> {
        let entry = |line: NoticeLine| Entry { link: line.link, badge: None, details: line.details, depth: 0 };
        let entries: Vec<Entry> = self.running_objections().into_iter().map(entry).collect();
        (!entries.is_empty()).then(|| Group { title: self.text.get("objection"), entries })
    }

    /// A list of a class as a line.
    pub(super) fn objection_line(&self, class: &PublicClass<'_>, one: &PublicObjection<'_>) -> NoticeLine {
        let days = one.objection.shown.days;
        let state = self.records.map(|_| self.text.get(&format!("objection-{}", self.run(one).key())));
        NoticeLine {
            link: Link {
                title: self.objection_title(class, one),
                path: paths::objection(&class.programme.id, one.objection.number),
            },
            details: [Some(self.text.period(days.from, days.to)), state].into_iter().flatten().collect(),
            attachments: Vec::new(),
        }
    }

    fn objection_title(&self, class: &PublicClass<'_>, one: &PublicObjection<'_>) -> String {
        let title = class.programme.title.value.clone();
        self.text.with(&format!("objection-title-{}", one.objection.of.key()), &[("class", title)])
    }

    fn objection(&self, listed: Listed<'_, '_>) -> (Page, Document) {
        let (class, one) = listed;
        let path = paths::objection(&class.programme.id, one.objection.number);
        let notice = self.objection_text(listed);
        let mut document = Document { source: Some(class.programme.span), ..self.official_summary(&notice, &path) };
        if let Paper::Official(official) = &mut document.paper {
            self.lay_on_paper(official, listed);
        }
        let mut page = self.made_notice(&notice, class.programme, &path);
        if let Body::Article(article) = &mut page.body {
            let file = document.download(self.formats);
            article.downloads.extend(Some(file).filter(|found| !found.files.is_empty()));
            article.facts.extend(self.records.map(|_| Fact {
                name: self.text.get("objection"),
                value: self.text.get(&format!("objection-{}", self.run(one).key())),
                path: None,
            }));
        }
        (page, document)
    }

    /// Sets the list apart from the text, which has room to be signed on its first page.
    fn lay_on_paper(&self, official: &mut Official, (class, one): Listed<'_, '_>) {
        official.body.retain(|block| !matches!(block, Block::Table { .. }));
        if self.records.is_some() {
            let text = vec![Run { text: self.text.get("objection-sign"), ..Run::default() }];
            official.body.push(Block::Paragraph { text, depth: 0 });
        }
        let rows = self.objection_rows(one);
        let [head, people @ ..] = rows.as_slice() else { return };
        if head.len() < 2 || people.is_empty() {
            return;
        }
        let title = ("class", class.programme.title.value.clone());
        let title = self.text.with(&format!("objection-list-{}", one.objection.of.key()), &[title]);
        official.attachments.push(title.clone());
        let mark = self.text.get("official-attachment");
        official.annexes.push(Annex { mark, title, body: vec![abreast(head, people)], sheets: Vec::new() });
    }

    /// What a list says, as if somebody had written it.
    fn objection_text(&self, (class, one): Listed<'_, '_>) -> Notice {
        let (programme, span) = (class.programme, one.objection.shown.span);
        let mut written = Written { events: Vec::new(), span };
        for paragraph in self.objection_lead((class, one)) {
            written.paragraph(&paragraph);
        }
        // A list is long: how to object stands where nobody has to look for it.
        for paragraph in self.objection_close(one) {
            written.paragraph(&paragraph);
        }
        written.table(&self.objection_rows(one));
        Notice {
            id: programme.id.clone(),
            title: Spanned::new(self.objection_title(class, one), span),
            number: None,
            issuer: Some(self.public.site.organisation.clone()),
            date: Some(Spanned::new(one.objection.shown.days.from, span)),
            addressees: Vec::new(),
            copies: Vec::new(),
            printer: None,
            printed: None,
            class: None,
            attachments: Vec::new(),
            tags: Vec::new(),
            aliases: Vec::new(),
            shown: None,
            body: Prose::new(written.events),
            span: programme.span,
        }
    }

    /// What stands before the list.
    fn objection_lead(&self, (class, one): Listed<'_, '_>) -> Vec<String> {
        let (text, days) = (self.text, one.objection.shown.days);
        let args = [
            ("class", class.programme.title.value.clone()),
            ("period", text.period(class.programme.start, class.programme.end)),
            ("rule", class.rule.title.clone()),
            ("count", one.people.len().to_string()),
        ];
        let workdays = days.from.iter_days().take_while(|day| *day <= days.to);
        let workdays = workdays.filter(|day| self.public.site.calendar.is_workday(*day)).count();
        let when = [("period", text.period(days.from, days.to)), ("count", workdays.to_string())];
        let unnamed = one.unnamed.map(|count| text.with("objection-unnamed", &[("count", count.to_string())]));
        let left_out = one.leaves_out.then(|| text.get("objection-left-out"));
        let lead = text.with(&format!("objection-lead-{}", one.objection.of.key()), &args);
        let said = [Some(lead), unnamed, left_out].into_iter().flatten().collect::<Vec<_>>();
        vec![said.join(&text.get("objection-between")), text.with("objection-days", &when)]
    }

    /// How to object, and where.
    fn objection_close(&self, one: &PublicObjection<'_>) -> Vec<String> {
        let contact = &one.objection.contact;
        let parts = [
            ("department", Some(&contact.department.value)),
            ("phone", contact.phone.as_ref()),
            ("email", contact.email.as_ref()),
            ("place", contact.place.as_ref()),
        ];
        let said = parts
            .into_iter()
            .filter_map(|(key, value)| Some(self.text.named(&self.text.get(&format!("objection-{key}")), value?)));
        std::iter::once(self.text.get("objection-how")).chain(said).collect()
    }

    /// The head and the rows of the list.
    fn objection_rows(&self, one: &PublicObjection<'_>) -> Vec<Vec<String>> {
        let with_name = one.people.iter().any(|person| !person.name.is_empty());
        let with_unit = one.people.iter().any(|person| person.unit.is_some());
        let row = |serial: String, name: String, unit: String| {
            let cells = [(true, serial), (with_name, name), (with_unit, unit)];
            cells.into_iter().filter(|(shown, _)| *shown).map(|(_, cell)| cell).collect::<Vec<_>>()
        };
        let unit = |unit| self.public.units.get(unit).title.clone();
        let people = one.people.iter().zip(1..).map(|(person, at): (_, usize)| {
            row(at.to_string(), person.name.clone(), person.unit.map(unit).unwrap_or_default())
        });
        let head = ["serial", "name", "unit"].map(|key| self.text.get(&format!("column-{key}")));
        let [serial, name, unit] = head;
        std::iter::once(row(serial, name, unit)).chain(people).collect()
    }
}

/// A list on paper; of many people two stand side by side.
fn abreast(head: &[String], people: &[Vec<String>]) -> Block {
    let beside = if people.len() > FEW { 2 } else { 1 };
    let cell = |text: &String| vec![Run { text: text.clone(), ..Run::default() }];
    let row = |people: &[Vec<String>]| {
        let mut cells: Vec<Vec<Run>> = people.iter().flatten().map(cell).collect();
        cells.resize(head.len() * beside, Vec::new());
        cells
    };
    let aligns = std::iter::once(Align::Center).chain(std::iter::repeat_n(Align::Start, head.len().saturating_sub(1)));
    let aligns: Vec<Align> = aligns.collect();
    Block::Table {
        aligns: aligns.repeat(beside),
        head: std::iter::repeat_n(head, beside).flatten().map(cell).collect(),
        rows: people.chunks(beside).map(row).collect(),
    }
}

/// A text in the making. All of it stands where the office asked for it.
struct Written {
    events: Vec<(Event<'static>, Span)>,
    span: Span,
}

impl Written {
    fn push(&mut self, event: Event<'static>) {
        self.events.push((event, self.span));
    }

    fn paragraph(&mut self, text: &str) {
        self.push(Event::Start(Tag::Paragraph));
        self.push(Event::Text(text.to_owned().into()));
        self.push(Event::End(TagEnd::Paragraph));
    }

    /// A table of a head and rows; nothing where there is only a head, or only a column of serial numbers.
    fn table(&mut self, rows: &[Vec<String>]) {
        let Some((head, rows)) = rows.split_first().filter(|(head, rows)| head.len() > 1 && !rows.is_empty()) else {
            return;
        };
        let mut aligns = vec![Alignment::None; head.len()];
        if let Some(serial) = aligns.first_mut() {
            *serial = Alignment::Center;
        }
        self.push(Event::Start(Tag::Table(aligns)));
        self.push(Event::Start(Tag::TableHead));
        self.cells(head);
        self.push(Event::End(TagEnd::TableHead));
        for row in rows {
            self.push(Event::Start(Tag::TableRow));
            self.cells(row);
            self.push(Event::End(TagEnd::TableRow));
        }
        self.push(Event::End(TagEnd::Table));
    }

    fn cells(&mut self, cells: &[String]) {
        for cell in cells {
            self.push(Event::Start(Tag::TableCell));
            self.push(Event::Text(cell.clone().into()));
            self.push(Event::End(TagEnd::TableCell));
        }
    }
}
