//! What a run renders with: the theme, and for the printed page fonts and a press.

use super::File;
use crate::config::Config;
use crate::diag::{Code, Diagnostic};
use crate::model::{Office, Site};
use crate::render::pdf::Press;
use crate::source::{Sources, Span};
use crate::theme::Theme;
use crate::view::{Document, Format};

/// What a run renders with.
pub(super) struct Means {
    pub(super) theme: Theme,
    pub(super) press: Option<Press>,
    /// The formats in which documents are made: the printed page only where there is a press.
    pub(super) formats: Vec<Format>,
    /// What there is to say of it.
    pub(super) findings: Vec<Diagnostic>,
}

impl Means {
    pub(super) fn of(config: &Config, office: &Office, theme: Theme) -> Self {
        let (press, findings) = press(config, &office.site, &theme);
        let made = |format: &Format| match format {
            Format::Html | Format::Xlsx => true,
            Format::Docx => false,
            Format::Pdf => press.is_some(),
        };
        let formats = Format::ALL.into_iter().filter(made).collect();
        Self { theme, press, formats, findings }
    }
}

/// The press, unless the program was built without it or no font is Chinese; and what there is to say.
#[cfg(feature = "pdf")]
fn press(config: &Config, site: &Site, theme: &Theme) -> (Option<Press>, Vec<Diagnostic>) {
    use crate::render::pdf::{Face, Roles};
    use crate::source::Fonts;

    let at_site = |finding: Diagnostic| Diagnostic { span: Some(site.span), ..finding };
    let roles = match Roles::of(theme) {
        Ok(roles) => roles,
        Err(finding) => return (None, vec![finding]),
    };
    let (mut fonts, refused) = Fonts::find(&config.root, &site.fonts, &site.theme);
    let mut said: Vec<_> = refused
        .into_iter()
        .map(|(path, reason)| at_site(Diagnostic::nowhere(Code::NoFontFolder)).arg("path", path).arg("reason", reason))
        .collect();
    let (chosen, notes) = roles.choose(|names| {
        let found = fonts.first(names)?;
        Some(Face { name: found.name, data: found.data, index: found.index })
    });
    match Press::new(theme, &chosen) {
        Ok(Some(press)) => {
            said.extend(notes);
            (Some(press), said)
        }
        Ok(None) => {
            said.push(Diagnostic::nowhere(Code::NoChineseFont));
            (None, said)
        }
        Err(finding) => (None, vec![finding]),
    }
}

/// No press: the program was built without it.
#[cfg(not(feature = "pdf"))]
fn press(_: &Config, _: &Site, _: &Theme) -> (Option<Press>, Vec<Diagnostic>) {
    (None, Vec::new())
}

/// Documents as PDFs: their files, and what there is to say of them, each finding with its place.
pub(super) fn print(press: &Press, documents: &[Document], sources: &Sources) -> Vec<Result<File, Diagnostic>> {
    let documents: Vec<_> = documents.iter().filter(|document| document.has(Format::Pdf)).collect();
    let mut files = Vec::new();
    for (document, printed) in documents.iter().zip(press.documents(&documents)) {
        match printed {
            Ok(printed) => {
                let placed = |finding| Err(placed(finding, document, sources));
                files.extend(printed.findings.into_iter().map(placed));
                let path = format!("{}.{}", document.stem, Format::Pdf.extension());
                files.push(Ok((path, printed.bytes, document.source)));
            }
            Err(finding) => files.push(Err(finding)),
        }
    }
    files
}

fn placed(finding: Diagnostic, document: &Document, sources: &Sources) -> Diagnostic {
    let char = finding.args.iter().find(|(name, _)| *name == "char").map(|(_, char)| char.clone());
    let span = char.and_then(|char| find(&char, document.source, sources).or(document.source));
    Diagnostic { span, ..finding }
}

/// Where a character stands: in the source of the document, or in the first file that has it.
fn find(char: &str, source: Option<Span>, sources: &Sources) -> Option<Span> {
    let own = source.map(|span| span.file);
    own.into_iter().chain(sources.ids()).find_map(|file| {
        let at = sources.file(file).text.find(char)?;
        Some(Span::new(file, at..at + char.len()))
    })
}

/// The findings without those that say of another document what was said of one: a character that no
/// font has, and a fault of a template, are named once.
pub(super) fn once(findings: &mut Vec<Diagnostic>) {
    let mut seen = std::collections::BTreeSet::new();
    findings.retain(|finding| {
        let about = |name: &&(&str, String)| ["char", "detail", "place"].contains(&name.0);
        let same: Vec<_> = finding.args.iter().filter(about).map(|(_, value)| value.clone()).collect();
        let paper = [Code::MissingGlyph, Code::PaperTemplateError, Code::PaperTemplateWarning];
        !paper.contains(&finding.code) || seen.insert((finding.code, same))
    });
}
