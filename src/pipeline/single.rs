//! One form in one format, as a command asks for it.

use super::means::Means;
use super::{Run, documents, locale, press};
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::model::{Edition, Form};
use crate::render::html::{self, Html};
use crate::theme::Theme;
use crate::view::{self, FormOf, Format, PublicOffice, Records};

/// A form as it was asked for.
#[derive(Clone, Copy, Debug)]
pub struct FormAsked<'a> {
    /// Which.
    pub form: &'a Form,
    /// Of what.
    pub of: FormOf,
    /// In which format.
    pub format: Format,
    /// How many empty rows there are in place of those of the records.
    pub blank: Option<usize>,
}

/// What became of it.
#[derive(Debug, Default)]
pub struct FormMade {
    /// Its title and its bytes; nothing where it has nothing to say, or where a finding is an error.
    pub file: Option<(String, Vec<u8>)>,
    /// Whether this program, on this machine, can't make that format.
    pub no_format: bool,
    /// The formats that it has instead, where the one asked for is none of them.
    pub instead: Vec<Format>,
    /// What there is to say.
    pub findings: Vec<Diagnostic>,
}

/// Makes one form of what a run read and computed.
pub fn form(config: &Config, run: &Run, asked: &FormAsked<'_>) -> FormMade {
    let mut made = FormMade::default();
    if let Err(finding) = fill(config, run, asked, &mut made) {
        made.findings.push(finding);
    }
    made
}

fn fill(config: &Config, run: &Run, asked: &FormAsked<'_>, made: &mut FormMade) -> Result<(), Diagnostic> {
    let (Some(office), Some(ledger)) = (&run.office, &run.ledger) else { return Ok(()) };
    let locale = locale(office);
    let public = PublicOffice::of(office, ledger);
    let records = Records { office, ledger, sources: &run.sources };
    let (frame, document) = view::form(&public, records, &locale, asked.form, asked.of, asked.blank);
    let Some(document) = document else { return Ok(()) };
    if !document.has(asked.format) {
        made.instead = Format::ALL.into_iter().filter(|&format| document.has(format)).collect();
        return Ok(());
    }
    let theme = Theme::load(&config.root, &office.site.theme.value)?;
    // Fonts are looked for where they are needed.
    let only = Config { formats: vec![asked.format], ..config.clone() };
    let mut means = Means::of(&only, office, theme);
    made.findings.append(&mut means.findings);
    let formats = means.formats(Edition::Office);
    if !formats.contains(&asked.format) {
        made.no_format = true;
        return Ok(());
    }
    let html = Html::new(&means.theme, &frame, &formats).map_err(html::first)?;
    let bytes = match asked.format {
        // A page on its own has nothing beside it that it could link to.
        Format::Html => html.alone(&document, &means.theme)?.into_bytes(),
        Format::Pdf => {
            let printed = press::print(means.press.as_deref(), &[&document], &run.sources).into_iter().next();
            let Some(printed) = printed.transpose()? else { return Ok(()) };
            made.findings.extend(printed.findings);
            printed.bytes
        }
        format => {
            let filled = documents::bytes(&html, &document, format, &run.sources)?;
            made.findings.extend(filled.findings);
            filled.bytes
        }
    };
    made.file = Some((document.title, bytes));
    Ok(())
}
