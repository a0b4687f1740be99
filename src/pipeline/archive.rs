//! A class's documents and records as one archive, with an index, hashes, and what is missing.

use sha2::{Digest, Sha256};

use super::means::Means;
use super::{Run, counting, documents, locale, press};
use crate::config::Config;
use crate::diag::{Code, Diagnostic};
use crate::model::{ClassId, Edition};
use crate::render::html::{self, Html};
use crate::render::pack;
use crate::theme::Theme;
use crate::view::{self, ArchiveView, Archived, Counts, Document, Format, Kept, PublicOffice, Records};

/// An archive.
#[derive(Debug)]
pub struct Archive {
    /// Its title.
    pub title: String,
    /// The zip file.
    pub bytes: Vec<u8>,
    /// How many files it holds.
    pub files: usize,
    /// The records that the procedures ask for.
    pub kept: Vec<Kept>,
    /// What there is to say.
    pub findings: Vec<Diagnostic>,
}

/// Packs a class; nothing where there is no office.
///
/// # Errors
/// A finding that is an error: a template that fails, a file that can't be read.
pub fn archive(config: &Config, run: &Run, class: ClassId) -> Result<Option<Archive>, Diagnostic> {
    let (Some(office), Some(ledger)) = (&run.office, &run.ledger) else { return Ok(None) };
    let theme = Theme::load(&config.root, &office.site.theme.value)?;
    let mut means = Means::of(config, office, theme);
    let mut findings = std::mem::take(&mut means.findings);
    let (locale, public) = (locale(office), PublicOffice::of(office, ledger));
    let records = Records { office, ledger, sources: &run.sources };
    let paths = run.sources.ids().map(|id| run.sources.file(id).path.as_str());
    let view = view::archive(&public, records, &locale, class, paths);
    let html = Html::new(&means.theme, &view.frame, &means.formats(Edition::Office)).map_err(html::first)?;
    let making = Making { means: &means, html: &html, run };
    let (papers, printed) = making.documents(&view.documents, &mut findings)?;
    let mut sources = Vec::new();
    for (path, inner) in &view.sources {
        let unreadable = |error: std::io::Error| {
            Diagnostic::nowhere(Code::UnreadableFile).arg("path", run.sources.shown(path)).arg("reason", error)
        };
        sources.push((inner.clone(), run.sources.bytes(path).map_err(unreadable)?));
    }
    let attached = sources.iter().filter(|(inner, _)| view.is_attached_pdf(inner));
    let attached = attached.filter_map(|(inner, bytes)| Some((inner.clone(), counting::pages(bytes)?))).collect();
    let pages = Counts { printed, attached };
    // The tables of contents lie before what they list.
    let (mut files, _) = making.documents(&view.contents(&pages), &mut findings)?;
    files.extend(papers);
    press::once(&mut findings);
    files.extend(sources);
    let archived: Vec<Archived> = files.iter().map(|(path, bytes)| entry(path, bytes)).collect();
    let index = view.index(&archived, &pages);
    let sums = archived.iter().fold(String::new(), |sums, file| sums + &file.sha256 + "  " + &file.path + "\n");
    let mut all = vec![
        (format!("{}.html", view.index_name()), html.alone(&index, &means.theme)?.into_bytes()),
        (format!("{}.xlsx", view.index_name()), documents::bytes(&html, &index, Format::Xlsx, &run.sources)?.bytes),
        ("SHA256SUMS".to_owned(), sums.into_bytes()),
    ];
    all.append(&mut files);
    let too_large = |error: zip::result::ZipError| {
        Diagnostic::nowhere(Code::TextNotMade).arg("path", &view.title).arg("detail", error)
    };
    let bytes = pack::pack(&all, pack::midnight(public.today)).map_err(too_large)?;
    Ok(Some(Archive { title: view.title, bytes, files: all.len(), kept: view.kept, findings }))
}

fn entry(path: &str, bytes: &[u8]) -> Archived {
    let hash = Sha256::digest(bytes);
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
    let sha256 = hash.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect();
    Archived { path: path.to_owned(), bytes: bytes.len(), sha256 }
}

/// Files with their paths, and the pages of each document.
type Made = (Vec<(String, Vec<u8>)>, Vec<Option<usize>>);

/// What the documents of an archive are made with.
struct Making<'a> {
    means: &'a Means,
    html: &'a Html,
    run: &'a Run,
}

impl Making<'_> {
    /// Every document in its formats, and how many pages each has, where it was printed.
    fn documents(&self, documents: &[(String, Document)], out: &mut Vec<Diagnostic>) -> Result<Made, Diagnostic> {
        let formats = self.means.formats(Edition::Office);
        let is_printed = |document: &&Document| document.has(Format::Pdf);
        let all: Vec<&Document> = documents.iter().map(|(_, document)| document).filter(is_printed).collect();
        let mut printed = press::print(self.means.press.as_deref(), &all, &self.run.sources).into_iter();
        let (mut files, mut pages) = (Vec::new(), Vec::new());
        for (path, document) in documents {
            let mut count = None;
            for format in ArchiveView::formats().into_iter().filter(|format| formats.contains(format)) {
                let made = match format {
                    _ if !document.has(format) => None,
                    Format::Pdf => printed.next().transpose()?,
                    format => Some(documents::bytes(self.html, document, format, &self.run.sources)?),
                };
                let Some(made) = made else { continue };
                count = count.or(made.pages);
                out.extend(made.findings);
                files.push((format!("{path}.{}", format.extension()), made.bytes));
            }
            pages.push(count);
        }
        Ok((files, pages))
    }
}
