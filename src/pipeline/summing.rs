//! The summary of a period as a command asks for it: its files, or its words to go on with.

use super::means::Means;
use super::{Run, documents, locale, press, remarks};
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::edit::{DraftHead, DraftPart};
use crate::model::{Edition, Period};
use crate::render::html::{self, Html};
use crate::theme::Theme;
use crate::view::{self, Format, PublicOffice, Records, RunFacts, SummaryOf};

/// What became of a summary.
#[derive(Debug, Default)]
pub struct SummaryMade {
    /// The names of its files with their bytes: none where a finding is an error.
    pub files: Vec<(String, Vec<u8>)>,
    /// The formats that this program, on this machine, can't make.
    pub missing: Vec<Format>,
    /// What there is to say.
    pub findings: Vec<Diagnostic>,
}

/// Makes the files of a summary in some formats: its page, the tables as a workbook, the text for Word and as a PDF.
pub fn summary(config: &Config, run: &Run, period: Period, formats: &[Format]) -> SummaryMade {
    let mut made = SummaryMade::default();
    if let Err(finding) = fill(config, run, period, formats, &mut made) {
        made.files.clear();
        made.findings.push(finding);
    }
    made
}

/// The head and the words of a summary, each figure as what stands for it in a text.
pub fn summary_draft(run: &Run, period: Period) -> Option<(DraftHead, Vec<DraftPart>)> {
    let told = told(run, period, &[])?;
    let office = run.office.as_ref()?;
    let head = DraftHead { title: told.title, issuer: office.site.organisation.clone(), date: office.today };
    let part = |part: &view::ReportPart| DraftPart { id: part.id.clone(), text: part.markdown() };
    Some((head, told.draft.iter().map(part).collect()))
}

fn told(run: &Run, period: Period, formats: &[Format]) -> Option<SummaryOf> {
    let (office, ledger) = (run.office.as_ref()?, run.ledger.as_ref()?);
    let (locale, public) = (locale(office), PublicOffice::of(office, ledger));
    let records = Records { office, ledger, sources: &run.sources };
    let facts = RunFacts { remarks: remarks(run, &locale), ..RunFacts::default() };
    Some(view::summary(&public, records, &locale, formats, &facts, period))
}

fn fill(
    config: &Config,
    run: &Run,
    period: Period,
    formats: &[Format],
    made: &mut SummaryMade,
) -> Result<(), Diagnostic> {
    let Some(office) = &run.office else { return Ok(()) };
    let theme = Theme::load(&config.root, &office.site.theme.value)?;
    let only = Config { formats: formats.to_vec(), ..config.clone() };
    let mut means = Means::of(&only, office, theme);
    made.findings.append(&mut means.findings);
    let able = means.formats(Edition::Office);
    made.missing = formats.iter().copied().filter(|format| !able.contains(format)).collect();
    let Some(told) = told(run, period, &able) else { return Ok(()) };
    let html = Html::new(&means.theme, &told.frame, &able).map_err(html::first)?;
    let name = |title: &str, format: Format| format!("{}.{}", view::file_name(title), format.extension());
    for &format in formats.iter().filter(|format| able.contains(format)) {
        if format == Format::Html {
            let page = html.page_alone(&told.page, &means.theme)?;
            made.files.push((name(&told.page.title, format), page.into_bytes()));
            continue;
        }
        // The figures are a workbook's, the text is what Word and the printer take.
        let document = if format == Format::Xlsx { told.documents.last() } else { told.documents.first() };
        let Some(document) = document else { continue };
        let (bytes, findings) = if format == Format::Pdf {
            let printed = press::print(means.press.as_deref(), &[document], &run.sources).into_iter().next();
            let Some(printed) = printed.transpose()? else { continue };
            (printed.bytes, printed.findings)
        } else {
            let filled = documents::bytes(&html, document, format, &run.sources)?;
            (filled.bytes, filled.findings)
        };
        made.findings.extend(findings);
        made.files.push((name(&document.title, format), bytes));
    }
    Ok(())
}
