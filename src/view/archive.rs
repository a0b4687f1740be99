//! What is kept of a class when it is over: its documents, its records, and what is missing.

use super::contents::Contents;
use super::filed::Counts;
use super::forms::Subject;
use super::origin::Origin;
use super::paper::{Document, Paper, Sheet};
use super::papers::{Kept, KeptState, Papers};
use super::table::{Align, Cell, Layout, Orientation, Table, Tone};
use super::{Builder, Frame, PublicOffice, Records};
use crate::locale::Locale;
use crate::model::{ClassId, Form, Format};
use crate::source::paths::has_extension;

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
    attached: Vec<String>,
    index: Index,
    contents: Contents,
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
    let origin = Origin { programme, units: public.units, text, today: public.today };
    let papers = Papers { origin, attached: &attached, records: &records, signed: text.get("archive-signed") };
    let entries = papers.entries(documents.iter().map(|(_, document)| (document, form_of(document))));
    let kept = records.iter().map(|record| papers.kept(record, &made)).collect();
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
    let attached = attached.into_iter().map(str::to_owned).collect();
    ArchiveView { frame: builder.frame(), title, documents, sources, kept, attached, index, contents }
}

impl ArchiveView {
    /// The tables of contents to print, each with the path in the archive that its files share.
    pub fn contents(&self, pages: &Counts) -> Vec<(String, Document)> {
        self.contents.documents(pages)
    }

    /// The index of what the archive holds: its papers with their pages, its files, and the records held
    /// against it.
    pub fn index(&self, files: &[Archived], pages: &Counts) -> Document {
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

    /// Whether a file of the archive is an attachment that may be a PDF.
    pub fn is_attached_pdf(&self, path: &str) -> bool {
        has_extension(path, "pdf") && self.attached.iter().any(|known| known == path)
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

/// A title as the name of a file that every system can have.
pub fn file_name(title: &str) -> String {
    let legal = |c: char| !c.is_control() && !r#"<>:"/\|?*"#.contains(c);
    let name: String = title.chars().filter(|c| legal(*c)).take(60).collect();
    name.trim().trim_end_matches('.').to_owned()
}
