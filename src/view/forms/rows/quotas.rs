//! The units of a class with their quotas, and beside them how many are enrolled.

use super::Rows;
use crate::model::{FormField, UnitId};
use crate::view::forms::Full;
use crate::view::table::Cell;

/// The quotas of a class: every unit that has one, and every unit with somebody enrolled.
pub(in crate::view) struct Quotas<'a> {
    full: Full<'a>,
    units: Vec<UnitId>,
}

impl<'a> Quotas<'a> {
    pub(in crate::view) fn new(full: Full<'a>) -> Self {
        let quotas = &full.class.programme.quotas;
        let mut units: Vec<UnitId> = quotas.iter().map(|quota| quota.unit).collect();
        if !units.is_empty() {
            let office = full.office;
            let others = full.class.register.roster.iter().filter_map(crate::model::Enrolment::unit);
            let within =
                |unit: UnitId, quotas: &[UnitId]| quotas.iter().any(|&above| office.units.is_within(unit, above));
            let mut others: Vec<_> = others.filter(|&unit| !within(unit, &units)).collect();
            others.sort_unstable();
            others.dedup();
            units.extend(others);
        }
        Self { full, units }
    }
}

impl Rows for Quotas<'_> {
    fn len(&self) -> usize {
        self.units.len()
    }

    fn cell(&self, row: usize, field: &'static FormField) -> Cell {
        let unit = self.units[row];
        let quota = self.full.class.programme.quotas.iter().find(|quota| quota.unit == unit);
        let (staff, students) = self.full.class.enrolled(self.full.office, unit);
        let seats = |seats: Option<u32>| seats.map_or_else(Cell::empty, |seats| Cell::count(seats as usize));
        match field.key {
            "unit" => Cell::text(&self.full.office.units.get(unit).title),
            "quota-staff" => seats(quota.and_then(|quota| quota.staff)),
            "quota-students" => seats(quota.and_then(|quota| quota.students)),
            "quota" => seats(quota.map(crate::model::Quota::seats)),
            "enrolled-staff" => Cell::count(staff),
            "enrolled-students" => Cell::count(students),
            "enrolled" => Cell::count(staff + students),
            _ => Cell::empty(),
        }
    }

    fn sum_of(&self, field: &'static FormField) -> &'static [&'static str] {
        match field.key {
            "quota" => &["quota-staff", "quota-students"],
            "enrolled" => &["enrolled-staff", "enrolled-students"],
            _ => &[],
        }
    }
}
