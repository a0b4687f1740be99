//! The figures of a summary as its office agrees to them: `terms/<id>.accepted.csv`.

use std::collections::BTreeMap;

use super::Change;
use crate::ledger::{Ledger, stated};
use crate::model::{LiveFigure, Office, SummaryText};
use crate::source::Sources;

/// The list with every figure of a text: those that are in it already as they stand there, unless all are to be agreed
/// to anew. Nothing where the list stays as it is.
pub fn accepted(
    office: &Office,
    ledger: &Ledger,
    sources: &Sources,
    summary: &SummaryText,
    renew: bool,
) -> Option<Change> {
    let value = |figure: &LiveFigure| {
        let known = summary.accepted.get(&figure.asked).filter(|_| !renew);
        known.map_or_else(|| stated(office, ledger, figure), |known| known.value.clone())
    };
    let figures = &summary.text.body.figures;
    let rows: BTreeMap<&str, String> = figures.iter().map(|figure| (figure.asked.as_str(), value(figure))).collect();
    let chinese = office.site.language.starts_with("zh");
    let heads = if chinese { ["数", "值"] } else { ["figure", "value"] };
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    // Nothing that is written to memory fails.
    drop(writer.write_record(heads));
    for (asked, value) in &rows {
        drop(writer.write_record([asked, value.as_str()]));
    }
    let after = writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    let path = format!("terms/{}.accepted.csv", summary.text.id);
    let before = summary.accepted_file.map(|file| sources.file(file).text.clone()).unwrap_or_default();
    (before.replace("\r\n", "\n") != after).then(|| Change {
        original: summary.accepted_file.and_then(|_| sources.bytes_as_read(&path)),
        path,
        before,
        after,
        marked: true,
    })
}
