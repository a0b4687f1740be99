//! What is kept of a class when it is over: its documents, its records, and what is missing.

use chrono::NaiveDate;

use super::contents::{Contents, Entry};
use super::forms::Subject;
use super::paper::{Document, Paper, Sheet};
use super::table::{Align, Cell, Layout, Orientation, Table, Tone};
use super::{Builder, Frame, PublicOffice, Records};
use crate::locale::Locale;
use crate::model::{BoxContent, ClassId, CodedTitle, Content, Form, FormShape, Format, Programme, TableShape};

/// What an archive of a class holds.
#[derive(Debug)]
pub struct ArchiveView {
    /// What every page of the office edition has.
    pub frame: Frame,
    /// The title of the archive.
    pub title: String,
    /// The documents, each with the path in the archive that its files share.
    pub documents: Vec<(String, Document)>,
    /// Source files: their paths below the content folder, and in the archive.
    pub sources: Vec<(String, String)>,
    /// The records that the procedures ask for.
    pub kept: Vec<Kept>,
    index: Index,
    contents: Contents,
}

/// A record that a procedure asks for.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Kept {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Whether it is there.
    pub state: KeptState,
}

/// Whether a record is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeptState {
    /// It is.
    There,
    /// It is made, and is yet to be signed and filed.
    ToSign,
    /// It is printed, and has places to be filled in by hand.
    ToFill,
    /// It is not.
    Missing,
}

/// A file of an archive.
#[derive(Clone, Debug)]
pub struct Archived {
    /// Its path.
    pub path: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
}

/// The words of the index.
#[derive(Debug)]
struct Index {
    title: String,
    sheet: String,
    heads: Vec<String>,
    kept_title: String,
    kept_heads: Vec<String>,
    states: [String; 4],
    document: Document,
}

/// What is kept of a class. `files` are all files of the content folder.
pub fn archive<'a>(
    public: &PublicOffice<'_>,
    records: Records<'_>,
    locale: &Locale,
    class: ClassId,
    files: impl Iterator<Item = &'a str>,
) -> ArchiveView {
    let builder = Builder::of_office(public, records, locale);
    let class_view = &public.classes[class.0];
    let programme = class_view.programme;
    let subject = Subject::Class(class_view, builder.full(class.0));
    let text = builder.text;
    let language = &public.site.language;
    let folder = |key: &str| text.get(&format!("archive-{key}"));
    let form_of = |document: &Document| public.forms.list.iter().find(|form| Some(form.span) == document.form);
    let titled = |document: Document| {
        let form = form_of(&document);
        let title = form.map_or(document.title.as_str(), |form| form.title.get(language)).to_owned();
        (format!("{}/{}", folder("forms"), file_name(&title)), document)
    };
    let mut documents: Vec<_> = builder.forms(subject).into_iter().map(titled).collect();
    // Titles that differ in what no file name can hold.
    for at in 1..documents.len() {
        let same = documents[..at].iter().filter(|(path, _)| *path == documents[at].0).count();
        if same > 0 {
            documents[at].0 = format!("{} {}", documents[at].0, same + 1);
        }
    }
    if let Some(notice) = &programme.notice {
        let document = builder.own_notice(notice, programme);
        documents.insert(0, (format!("{}/{}", folder("notices"), file_name(&document.title)), document));
    }
    let home = format!("classes/{}/", programme.id);
    let source = |path: &str| {
        let rest = path.strip_prefix(&home)?;
        let kept = rest.strip_prefix("attachments/");
        let inner = kept.map_or_else(
            || format!("{}/{rest}", folder("sources")),
            |rest| format!("{}/{rest}", folder("attachments")),
        );
        Some((path.to_owned(), inner))
    };
    let mut sources: Vec<_> = files.filter_map(source).collect();
    // The rule by which it was computed; one that comes with the program is in the program.
    let rule = &records.sources.file(class_view.rule.span.file).path;
    if !records.sources.is_builtin(rule) {
        sources.push((rule.clone(), format!("{}/{rule}", folder("sources"))));
    }
    let attached: Vec<&str> =
        sources.iter().filter(|(path, _)| path.contains("/attachments/")).map(|(_, inner)| inner.as_str()).collect();
    let made: Vec<&Form> = documents.iter().filter_map(|(_, document)| form_of(document)).collect();
    let records: Vec<_> = public.procedures.iter().flat_map(|procedure| &procedure.records).collect();
    let papers = Papers { programme, attached: &attached, records: &records, signed: text.get("archive-signed") };
    // A class that is not over has no day yet on which its forms are final.
    let end = Some(programme.end).filter(|end| public.today > *end);
    let entries = papers.entries(documents.iter().map(|(_, document)| (document, form_of(document))), end);
    let kept = records.iter().map(|record| kept(record, &made, &attached)).collect();
    let title = text.with("archive-title", &[("class", programme.title.value.clone())]);
    let head = |key: &str| text.get(&format!("archive-head-{key}"));
    let document = Document {
        stem: folder("index"),
        title: title.clone(),
        paper: Paper::Forms(Vec::new()),
        trail: Vec::new(),
        today: public.today,
        organisation: public.site.organisation.clone(),
        language: language.clone(),
        source: Some(programme.span),
        form: None,
        template: None,
    };
    let contents = Contents::new(text, entries, (&programme.title.value, programme.end), document.clone());
    let index = Index {
        title: title.clone(),
        sheet: folder("index"),
        heads: ["serial", "path", "bytes", "sha256"].map(head).to_vec(),
        kept_title: folder("kept"),
        kept_heads: ["serial", "code", "record", "state"].map(head).to_vec(),
        states: ["there", "to-sign", "to-fill", "missing"].map(|state| text.get(&format!("archive-{state}"))),
        document,
    };
    ArchiveView { frame: builder.frame(), title, documents, sources, kept, index, contents }
}

impl ArchiveView {
    /// The tables of contents to print, each with the path in the archive that its files share; `pages` are
    /// those of each document, where they were counted.
    pub fn contents(&self, pages: &[Option<usize>]) -> Vec<(String, Document)> {
        self.contents.documents(pages)
    }

    /// The index of what the archive holds: its papers with their pages, its files, and the records held
    /// against it.
    pub fn index(&self, files: &[Archived], pages: &[Option<usize>]) -> Document {
        let words = &self.index;
        let mut table = Table::new(&words.title);
        table.sheet.clone_from(&words.sheet);
        table.layout = Layout { orientation: Orientation::Landscape, ..Layout::default() };
        let columns = [(3, Align::Center), (30, Align::Start), (6, Align::End), (40, Align::Start)];
        for (head, (width, align)) in words.heads.iter().zip(columns) {
            table.column(head, width, align);
        }
        let row = |(at, file): (usize, &Archived)| {
            vec![Cell::count(at + 1), Cell::text(&file.path), Cell::count(file.bytes), Cell::text(&file.sha256)]
        };
        table.rows = files.iter().enumerate().map(row).collect();
        let mut sheets = vec![Sheet::Table(self.contents.volume(pages)), Sheet::Table(table)];
        if !self.kept.is_empty() {
            sheets.push(Sheet::Table(self.kept_table()));
        }
        Document { paper: Paper::Forms(sheets), ..words.document.clone() }
    }

    fn kept_table(&self) -> Table {
        let words = &self.index;
        let mut table = Table::new(&words.kept_title);
        table.sheet.clone_from(&words.kept_title);
        let columns = [(3, Align::Center), (12, Align::Start), (20, Align::Start), (8, Align::Center)];
        for (head, (width, align)) in words.kept_heads.iter().zip(columns) {
            table.column(head, width, align);
        }
        for (at, kept) in self.kept.iter().enumerate() {
            let (word, tone) = match kept.state {
                KeptState::There => (&words.states[0], Tone::Good),
                KeptState::ToSign => (&words.states[1], Tone::Quiet),
                KeptState::ToFill => (&words.states[2], Tone::Quiet),
                KeptState::Missing => (&words.states[3], Tone::Bad),
            };
            let state = Cell::text(word).toned(Some(tone));
            table.rows.push(vec![Cell::count(at + 1), Cell::text(&kept.code), Cell::text(&kept.title), state]);
        }
        table
    }

    /// The name of the index among the files, without an extension.
    pub fn index_name(&self) -> &str {
        &self.index.sheet
    }

    /// The formats in which the documents of an archive are kept.
    pub fn formats() -> [Format; 3] {
        [Format::Pdf, Format::Xlsx, Format::Docx]
    }
}

/// What tells which papers are filed.
struct Papers<'a> {
    programme: &'a Programme,
    /// The paths of attachments in the archive.
    attached: &'a [&'a str],
    records: &'a [&'a CodedTitle],
    /// The remark on a form of which a signed copy is among the attachments.
    signed: String,
}

impl Papers<'_> {
    /// The papers: the documents in their order, then the attachments that are no copies of them. Forms
    /// are of the day `end`.
    fn entries<'d>(
        &self,
        documents: impl Iterator<Item = (&'d Document, Option<&'d Form>)>,
        end: Option<NaiveDate>,
    ) -> Vec<Entry> {
        let mut others: Vec<&str> = self.attached.iter().map(|path| stem(path)).collect();
        let mut entries = Vec::new();
        for (document, form) in documents {
            let own = self.programme.notice.as_ref().filter(|_| form.is_none());
            entries.push(own.map_or_else(
                || {
                    let copies = others.len();
                    others.retain(|name| !self.is_copy(name, document, form));
                    let remark = (others.len() < copies).then(|| self.signed.clone());
                    let issuer = Some(document.organisation.clone());
                    Entry { issuer, title: document.title.clone(), date: end, remark, number: None }
                },
                |notice| Entry {
                    number: notice.number.as_ref().map(|number| number.value.clone()),
                    issuer: notice.issuer.clone(),
                    title: document.title.clone(),
                    date: notice.date.as_ref().map(|date| date.value),
                    remark: None,
                },
            ));
        }
        entries.extend(others.iter().map(|name| Entry { title: (*name).to_owned(), ..Entry::default() }));
        entries
    }

    /// Whether an attachment is a signed copy of a document: it has the very name of it.
    fn is_copy(&self, name: &str, document: &Document, form: Option<&Form>) -> bool {
        let named = |form: &Form| {
            let is_record = |record: &&&CodedTitle| record.form.as_ref() == Some(&form.id) && record.title == name;
            form.title.texts.values().any(|title| title.value == name) || self.records.iter().any(|r| is_record(&r))
        };
        name == document.title || form.is_some_and(named)
    }
}

/// The name of a file without its folder and extension.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Whether a record is there: as a form that was made, or as a file that goes by its title.
fn kept(record: &CodedTitle, made: &[&Form], attached: &[&str]) -> Kept {
    let named = |title: &str| attached.iter().any(|path| path.contains(title));
    let form = made.iter().find(|form| record.form.as_ref() == Some(&form.id));
    let filed =
        named(&record.title) || form.is_some_and(|form| form.title.texts.values().any(|title| named(&title.value)));
    let state = match form {
        _ if filed => KeptState::There,
        Some(form) if is_to_fill(form) => KeptState::ToFill,
        Some(form) if !form.signatures.is_empty() => KeptState::ToSign,
        Some(_) => KeptState::There,
        None => KeptState::Missing,
    };
    Kept { code: record.code.value.clone(), title: record.title.clone(), state }
}

/// Whether a form has places to be filled in by hand.
fn is_to_fill(form: &Form) -> bool {
    match &form.shape {
        FormShape::Table(shape) => has_blanks(shape),
        FormShape::Record { lines, tables, .. } => {
            lines.iter().flatten().any(|one| matches!(one.content, BoxContent::Blank))
                || tables.iter().any(|table| has_blanks(&table.shape))
        }
        FormShape::Letter { table, .. } => table.iter().any(|table| has_blanks(&table.shape)),
    }
}

fn has_blanks(shape: &TableShape) -> bool {
    shape.columns.iter().any(|column| matches!(column.content, Content::Blank))
}

/// A title as the name of a file that every system can have.
pub fn file_name(title: &str) -> String {
    let legal = |c: char| !c.is_control() && !r#"<>:"/\|?*"#.contains(c);
    let name: String = title.chars().filter(|c| legal(*c)).take(60).collect();
    name.trim().trim_end_matches('.').to_owned()
}
