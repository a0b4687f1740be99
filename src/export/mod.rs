//! Everything that is known as data sets: rows with a schema, for other programs to go on with.
//!
//! A [`DataSet`] is made column by column, each [`Field`] beside the value that it describes, so that the files, their
//! schema and the reference can't say different things. All of it is of the office edition: it names people.

mod credits;
mod datum;
mod figures;
mod format;
mod held;
mod office;
mod people;
mod plans;
mod schema;
mod set;
mod surveys;
mod tables;

use rayon::prelude::*;

use crate::locale::Locale;
use crate::model::{CategoryId, ClassId, PersonId, UnitId};
use crate::source::Span;
use crate::view::{FilledForm, Records};

pub use datum::Datum;
pub use figures::SHARE_PLACES;
pub use format::DataFormat;
pub use schema::{Field, Kind, Reference, Unit};
pub use set::DataSet;

/// What data sets are made of.
#[derive(Clone, Copy)]
struct Of<'a> {
    records: Records<'a>,
    /// The words of the office's language, for what is a sentence.
    locale: &'a Locale,
}

/// The data sets that every office has, in the order of the reference.
const SETS: [for<'a> fn(Of<'a>) -> DataSet<'a>; 27] = [
    office::families,
    office::categories,
    office::units,
    office::terms,
    people::people,
    office::classes,
    office::schedule,
    office::deadlines,
    plans::plans,
    plans::items,
    plans::tasks,
    people::enrolments,
    held::sessions,
    held::attendance,
    credits::entries,
    credits::postings_of_years,
    credits::accounts,
    people::certificates,
    held::online,
    people::marks,
    people::deliverables,
    surveys::answers,
    surveys::scores,
    surveys::choices,
    figures::coverage,
    figures::measures,
    figures::figures,
];

/// Every data set of an office: its records, its figures, and the tables of its forms with their list.
pub fn data_sets<'a>(records: Records<'a>, locale: &'a Locale, forms: &'a [FilledForm<'a>]) -> Vec<DataSet<'a>> {
    let of = Of { records, locale };
    let mut sets: Vec<DataSet<'a>> = SETS.par_iter().map(|make| make(of)).collect();
    sets.extend(tables::tables(forms, &records.office.site.language, locale.lang()));
    sets
}

impl<'a> Of<'a> {
    fn class(self, id: ClassId) -> &'a str {
        &self.records.office.class(id).programme.id
    }

    fn person(self, id: PersonId) -> &'a str {
        &self.records.office.person(id).id.value
    }

    fn unit(self, id: UnitId) -> &'a str {
        &self.records.office.units.get(id).id.value
    }

    /// The ids of some units, divided by spaces.
    fn units(self, ids: &[UnitId]) -> String {
        ids.iter().map(|&id| self.unit(id)).collect::<Vec<_>>().join(" ")
    }

    fn category(self, id: CategoryId) -> &'a str {
        &self.records.office.site.categories[id.0].id
    }

    /// The path of the file of a place, as seen from the root.
    fn file(self, span: Span) -> Datum<'a> {
        datum::text(self.records.sources.shown_path(span.file))
    }

    /// The line of a place in its file, counted from 1.
    fn line(self, span: Span) -> Datum<'a> {
        datum::count(self.records.sources.position(span.file, span.start).line)
    }

    /// Some places, `content/…/roster.csv:7`, divided by spaces.
    fn places(self, spans: &[Span]) -> Datum<'a> {
        let place =
            |span: &Span| format!("{}:{}", self.records.sources.shown_path(span.file), self.line(*span).plain());
        datum::text(spans.iter().map(place).collect::<Vec<_>>().join(" "))
    }
}
