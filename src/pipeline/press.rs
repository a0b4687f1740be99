//! What the printed page needs before anything is rendered: fonts, and with them a press.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::diag::{Code, Diagnostic};
use crate::model::Site;
use crate::render::pdf::{Press, Printed};
use crate::source::{Sources, Span};
use crate::theme::Theme;
use crate::view::Document;

/// The fonts that a press has.
#[derive(Clone, Default)]
pub(super) struct Used {
    /// What tells them from others.
    pub(super) identity: String,
    /// Their names.
    pub(super) names: Vec<String>,
}

/// The folders of fonts that the office names.
pub(super) fn folders(site: &Site) -> Vec<String> {
    site.fonts.iter().map(|folder| folder.value.clone()).collect()
}

/// A finding where the office names the folder of fonts that it is about, if it is about one.
pub(super) fn at_folder(finding: Diagnostic, site: &Site) -> Diagnostic {
    let path = finding.args.iter().find(|(name, _)| *name == "path").map(|(_, path)| path);
    let folder = site.fonts.iter().find(|folder| Some(&folder.value) == path).map(|folder| folder.span);
    Diagnostic { span: folder.or(finding.span), ..finding }
}

/// The press, unless the program was built without it or no font is Chinese; its fonts; and what there
/// is to say.
#[cfg(feature = "pdf")]
pub(super) fn press(config: &Config, site: &Site, theme: &Theme) -> (Option<Press>, Used, Vec<Diagnostic>) {
    use crate::render::pdf::{Face, Roles};
    use crate::source::Fonts;

    let roles = match Roles::of(theme) {
        Ok(roles) => roles,
        Err(finding) => return (None, Used::default(), vec![finding]),
    };
    let (mut fonts, refused) = Fonts::find(&config.root, &folders(site), &site.theme.value);
    let not_read = |(path, reason): (String, String)| {
        let cause = if reason == "not found" { "missing" } else { "refused" };
        let finding = Diagnostic::nowhere(Code::NoFontFolder).arg("path", path).arg("reason", reason);
        at_folder(finding.arg("cause", cause), site)
    };
    let mut said: Vec<_> = refused.into_iter().map(not_read).collect();
    let (chosen, notes) = roles.choose(|names| {
        let found = fonts.first(names)?;
        Some(Face { name: found.name, data: found.data, index: found.index })
    });
    let fonts_used = Used { identity: chosen.identity(), names: chosen.names() };
    match Press::new(theme, &chosen) {
        Ok(Some(press)) => {
            said.extend(notes);
            (Some(press), fonts_used, said)
        }
        Ok(None) => {
            said.push(Diagnostic::nowhere(Code::NoChineseFont));
            (None, Used::default(), said)
        }
        Err(finding) => (None, Used::default(), vec![finding]),
    }
}

/// No press: the program was built without it.
#[cfg(not(feature = "pdf"))]
pub(super) fn press(_: &Config, _: &Site, _: &Theme) -> (Option<Press>, Used, Vec<Diagnostic>) {
    (None, Used::default(), Vec::new())
}

/// Documents as PDFs, in the order given, each with what there is to say of it and where.
pub(super) fn print(
    press: Option<&Press>,
    documents: &[&Document],
    sources: &Sources,
) -> Vec<Result<Printed, Diagnostic>> {
    let printed = press.map(|press| press.documents(documents, &|path| sources.bytes(path).ok())).unwrap_or_default();
    let with_places = |(document, printed): (&&Document, Result<Printed, Diagnostic>)| {
        let Printed { bytes, pages, findings } = printed?;
        let findings = findings.into_iter().map(|finding| placed(finding, document, sources)).collect();
        Ok(Printed { bytes, pages, findings })
    };
    documents.iter().zip(printed).map(with_places).collect()
}

fn placed(finding: Diagnostic, document: &Document, sources: &Sources) -> Diagnostic {
    let char = finding.args.iter().find(|(name, _)| *name == "char").map(|(_, char)| char.clone());
    let span = char.and_then(|char| find(&char, document.source, sources).or(document.source));
    let mut finding = Diagnostic { span: finding.span.or(span), ..finding };
    for (_, path) in finding.args.iter_mut().filter(|(name, _)| *name == "path") {
        *path = sources.shown(path);
    }
    finding
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
/// font has, and a fault of a template, are named once; so is the reason why PDFs are unfit for an
/// archive, with the first of them and how many they are.
pub(super) fn once(findings: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<(Code, Vec<String>), usize> = BTreeMap::new();
    let key = |finding: &Diagnostic| {
        let about = |name: &&(&str, String)| ["char", "cause", "name", "detail", "place", "path"].contains(&name.0);
        let template = [
            Code::TemplateError,
            Code::MissingGlyph,
            Code::PaperTemplateError,
            Code::PaperTemplateWarning,
            Code::PdfNotArchival,
            Code::PdfNotAccessible,
            Code::PictureNotPrinted,
        ];
        let same = finding.args.iter().filter(about).map(|(_, value)| value.clone()).collect();
        template.contains(&finding.code).then_some((finding.code, same))
    };
    findings.retain(|finding| {
        let Some(key) = key(finding) else { return true };
        let times = seen.entry(key).or_default();
        *times += 1;
        *times == 1
    });
    for finding in findings {
        let Some(times) = key(finding).and_then(|key| seen.get(&key)) else { continue };
        for (_, count) in finding.args.iter_mut().filter(|(name, _)| *name == "count") {
            *count = times.to_string();
        }
    }
}
