//! Everything that is known as data for other programs, as a command asks for it.

use std::path::Path;

use rayon::prelude::*;

use super::{Run, locale};
use crate::diag::{Code, Diagnostic};
use crate::export::{self, DataFormat, DataSet};
use crate::output::{self, NotLaid, Refused, Tree};
use crate::render::schema::{Package, schema};
use crate::render::{csv, jsonl};
use crate::view::{self, PublicOffice, Records};

/// What was made of the records.
#[derive(Debug, Default)]
pub struct Exported {
    /// The files.
    pub tree: Tree,
    /// The data sets that every office has, each with how many rows it has.
    pub sets: Vec<(String, usize)>,
    /// How many tables of forms there are.
    pub tables: usize,
}

/// Makes the data of the office edition of what a run read and computed; nothing where there is no office.
///
/// # Errors
/// A file that can't lie where it is to.
pub fn export(run: &Run, formats: &[DataFormat]) -> Result<Option<Exported>, Diagnostic> {
    let (Some(office), Some(ledger)) = (&run.office, &run.ledger) else { return Ok(None) };
    let (locale, public) = (locale(office), PublicOffice::of(office, ledger));
    let records = Records { office, ledger, sources: &run.sources };
    let forms = view::filled_forms(&public, records, &locale);
    let sets = export::data_sets(records, &locale, &forms);
    let package = Package {
        title: locale.with("export-title", &[("organisation", office.site.organisation.clone())]),
        description: locale.get("export-about"),
        today: office.today,
        chinese: office.site.language.starts_with("zh"),
    };
    let mut made = Exported::default();
    for (path, bytes) in files(&sets, formats) {
        insert(&mut made.tree, path, bytes)?;
    }
    insert(&mut made.tree, "schema.json".to_owned(), schema(&package, &sets, formats))?;
    let (tables, own): (Vec<_>, Vec<_>) = sets.iter().partition(|set| set.name.contains('/'));
    made.sets = own.into_iter().map(|set| (set.name.clone(), set.rows.len())).collect();
    made.tables = tables.len();
    Ok(Some(made))
}

/// Lays exported files down as a folder, all of them or none, in place of those that were exported there before.
///
/// # Errors
/// Why it was not.
pub fn lay_export(folder: &Path, tree: &Tree) -> Result<(), NotLaid> {
    output::lay_folder(folder, tree)
}

fn files(sets: &[DataSet<'_>], formats: &[DataFormat]) -> Vec<(String, Vec<u8>)> {
    let made = |set: &DataSet<'_>, format: DataFormat| {
        let bytes = match format {
            DataFormat::Csv => csv::csv(set),
            DataFormat::JsonLines => jsonl::jsonl(set),
        };
        (format!("{}.{}", set.name, format.extension()), bytes)
    };
    sets.par_iter().flat_map_iter(|set| formats.iter().map(move |&format| made(set, format))).collect()
}

fn insert(tree: &mut Tree, path: String, bytes: Vec<u8>) -> Result<(), Diagnostic> {
    tree.insert(path.clone(), bytes).map_err(|refused| match refused {
        Refused::Taken(_) => Diagnostic::nowhere(Code::PathCollision).arg("path", path),
        Refused::Unwritable { .. } => Diagnostic::nowhere(Code::BadPath).arg("path", path),
    })
}
