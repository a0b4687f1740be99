//! 学员名单表: who is enrolled.

use super::{Full, date, each_once};
use crate::view::table::{Align, Cell, Orientation, Table, Value};

impl Full<'_> {
    /// 学员名单表, a sheet for each cohort; students have college and class, staff a department.
    pub(in crate::view) fn roster(&self) -> Vec<Table> {
        let cohorts = each_once(self.trainees().map(|(_, enrolment)| enrolment.cohort.as_deref()));
        cohorts.into_iter().map(|cohort| self.roster_of(cohort)).collect()
    }

    fn roster_of(&self, cohort: Option<&str>) -> Table {
        let text = self.text;
        let mine: Vec<_> =
            self.trainees().map(|(_, enrolment)| enrolment).filter(|e| e.cohort.as_deref() == cohort).collect();
        let students = mine.iter().any(|enrolment| self.person(enrolment).college_class.is_some());
        let stages = mine.iter().any(|enrolment| self.person(enrolment).applied.is_some());
        let mut table = Table::new(match cohort {
            Some(cohort) => format!("{}{}（{cohort}）", self.class.programme.title.value, text.get("table-roster")),
            None => self.title("table-roster"),
        });
        table.sheet = cohort.map_or_else(|| text.get("table-roster"), str::to_owned);
        table.layout.orientation = Orientation::Landscape;
        table.head = self.head();
        let mut columns = vec![
            ("column-serial", 3, Align::Center),
            ("column-name", 5, Align::Center),
            ("column-gender", 3, Align::Center),
            ("column-ethnicity", 4, Align::Center),
            ("column-birth", 6, Align::Center),
            ("column-id-number", 10, Align::Center),
            (if students { "column-student-number" } else { "column-staff-number" }, 7, Align::Center),
            (if students { "column-college" } else { "column-department" }, 9, Align::Start),
        ];
        columns.extend(if students {
            Some(("column-college-class", 6, Align::Center))
        } else {
            Some(("column-position", 9, Align::Start))
        });
        columns.push(("column-phone", 7, Align::Center));
        if stages {
            columns.extend([
                ("column-applied", 6, Align::Center),
                ("column-activist", 6, Align::Center),
                ("column-candidate", 6, Align::Center),
            ]);
        }
        columns.push(("column-note", 6, Align::Start));
        for (key, width, align) in columns {
            table.column(text.get(key), width, align);
        }
        for (index, enrolment) in mine.iter().enumerate() {
            let person = self.person(enrolment);
            let mut row = vec![
                Cell::count(index + 1),
                Cell::text(&person.name.value),
                Cell::maybe(person.gender.as_deref()),
                Cell::maybe(person.ethnicity.as_deref()),
                Cell::new(person.birth.as_ref().map_or(Value::Empty, |birth| Value::Month(birth.value))),
                Cell::maybe(person.id_number.as_ref().map(|number| number.value.as_str())),
                Cell::text(&person.id.value),
                self.unit(enrolment),
                Cell::maybe(if students { person.college_class.as_deref() } else { person.position.as_deref() }),
                Cell::maybe(person.phone.as_ref().map(|phone| phone.value.as_str())),
            ];
            if stages {
                row.extend(
                    [&person.applied, &person.activist, &person.candidate]
                        .map(|stage| date(stage.as_ref().map(|d| d.value))),
                );
            }
            row.push(Cell::maybe(enrolment.note.as_deref().or(person.note.as_deref())));
            table.rows.push(row);
        }
        table.notes.push(text.with("roster-count", &[("count", mine.len().to_string())]));
        table.signatures = vec![text.get("sign-filler"), text.get("sign-unit-seal"), text.get("sign-date")];
        table
    }
}
