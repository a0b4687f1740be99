//! Which days are worked: holidays, and the days before and after them that make up for it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::time::{Period, is_weekend};

/// The days of an office that are not as the week has them, from `calendar.yaml`. The State Council's office announces
/// those of a year each autumn before it (关于部分节假日安排的通知).
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// The holidays, by their first days.
    pub holidays: Vec<Holiday>,
    /// Saturdays and Sundays that are worked (调休上班).
    pub workdays: BTreeSet<NaiveDate>,
}

/// Days in a row on which nobody works.
#[derive(Clone, Debug)]
pub struct Holiday {
    /// What it is called.
    pub title: String,
    /// Its days.
    pub days: Period,
}

impl Calendar {
    /// The holiday that a day is of.
    pub fn holiday(&self, day: NaiveDate) -> Option<&Holiday> {
        self.holidays.iter().find(|holiday| holiday.days.has(day) && !self.workdays.contains(&day))
    }

    /// Whether a day is a Saturday or a Sunday that is not worked.
    pub fn is_free_weekend(&self, day: NaiveDate) -> bool {
        is_weekend(day) && !self.workdays.contains(&day)
    }

    /// Whether a day is worked.
    pub fn is_workday(&self, day: NaiveDate) -> bool {
        !self.is_free_weekend(day) && self.holiday(day).is_none()
    }

    /// The last of so many working days after a day; the day itself of none.
    pub fn after(&self, day: NaiveDate, count: u32) -> Option<NaiveDate> {
        let mut worked = day.iter_days().skip(1).filter(|day| self.is_workday(*day));
        // No holiday lasts a year, so that the search ends.
        match count.checked_sub(1) {
            None => Some(day),
            Some(before) => worked.nth(usize::try_from(before.min(366)).ok()?),
        }
    }

    /// How many working days lie between two days, neither of them counted.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> usize {
        from.iter_days().skip(1).take_while(|day| *day < to).filter(|day| self.is_workday(*day)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn holidays_and_make_up_days_are_not_as_the_week_has_them() {
        // Labour Day 2024: 1 to 5 May, made up for on 28 April and 11 May.
        let days = Period::new(day("2024-05-01"), day("2024-05-05")).expect("in order");
        let calendar = Calendar {
            holidays: vec![Holiday { title: "劳动节".into(), days }],
            workdays: [day("2024-04-28"), day("2024-05-11")].into(),
        };
        let worked = ["2024-04-27", "2024-04-28", "2024-04-30", "2024-05-01", "2024-05-05", "2024-05-06", "2024-05-11"];
        assert_eq!(worked.map(|text| calendar.is_workday(day(text))), [false, true, true, false, false, true, true]);
        assert_eq!(calendar.after(day("2024-04-30"), 2), Some(day("2024-05-07")));
        assert_eq!(calendar.after(day("2024-04-30"), 0), Some(day("2024-04-30")));
        assert_eq!(calendar.between(day("2024-04-27"), day("2024-05-06")), 3);
        assert_eq!(Calendar::default().between(day("2024-05-19"), day("2024-05-20")), 0);
    }
}
