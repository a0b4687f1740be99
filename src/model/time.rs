//! Days, times of the day, and periods of days.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

/// The minutes from one time to another; an end before the start is after midnight.
pub(super) fn minutes_between((from, to): (NaiveTime, NaiveTime)) -> u32 {
    u32::try_from((to - from).num_minutes().rem_euclid(24 * 60)).unwrap_or(0)
}

/// Whether a day is a Saturday or a Sunday. Of holidays nothing is known.
pub fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Some days in a row, the first and the last among them: a term, a year, or any others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Period {
    /// Two days and those between them; nothing where the last would be before the first.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// A calendar year.
    pub fn year(year: i32) -> Option<Self> {
        Self::new(NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?)
    }

    /// Whether a day is one of them.
    pub fn has(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// Whether it has a day in common with another.
    pub fn meets(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Whether it has every day of another.
    pub fn covers(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// The calendar year that it is, if it is one.
    pub fn as_year(self) -> Option<i32> {
        let year = self.from.year();
        (Self::year(year) == Some(self)).then_some(year)
    }

    /// The calendar year that has most of its days, the earlier of two.
    pub fn main_year(self) -> i32 {
        let days = |year: &i32| {
            let of_year = Self::year(*year).filter(|days| days.meets(self));
            of_year.map_or(0, |days| (days.to.min(self.to) - days.from.max(self.from)).num_days() + 1)
        };
        let most = (self.from.year()..=self.to.year()).rev().max_by_key(days);
        most.unwrap_or(self.from.year())
    }

    /// The same number of days right before it; a year's are those of the year before.
    pub fn before(self) -> Option<Self> {
        if let Some(year) = self.as_year() {
            return Self::year(year - 1);
        }
        let days = u64::try_from((self.to - self.from).num_days()).ok()?;
        let to = self.from.pred_opt()?;
        Self::new(to.checked_sub_days(Days::new(days))?, to)
    }

    /// The part of each calendar month that it has a day of, in order.
    pub fn months(self) -> Vec<Self> {
        let mut months = Vec::new();
        let mut from = self.from;
        while from <= self.to {
            let next = from.with_day(1).and_then(|first| first.checked_add_months(chrono::Months::new(1)));
            let last = next.and_then(|next| next.pred_opt()).unwrap_or(self.to).min(self.to);
            months.push(Self { from, to: last });
            let Some(after) = last.succ_opt() else { break };
            from = after;
        }
        months
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn period(from: &str, to: &str) -> Period {
        Period::new(day(from), day(to)).expect("in order")
    }

    #[test]
    fn before_a_year_is_a_year_and_before_days_are_as_many() {
        let year = Period::year(2024).expect("a year");
        assert_eq!((year.as_year(), year.before()), (Some(2024), Period::year(2023)));
        let spring = period("2024-03-01", "2024-03-31");
        assert_eq!((spring.as_year(), spring.before()), (None, Some(period("2024-01-30", "2024-02-29"))));
        assert_eq!(Period::new(day("2024-03-02"), day("2024-03-01")), None);
    }

    #[test]
    fn the_main_year_has_most_of_the_days() {
        let years = [("2023-08-28", "2024-01-31"), ("2023-12-31", "2024-01-02"), ("2023-12-31", "2024-01-01")];
        assert_eq!(years.map(|(from, to)| period(from, to).main_year()), [2023, 2024, 2023]);
    }

    #[test]
    fn months_are_cut_where_the_period_is() {
        let months = period("2023-12-30", "2024-02-02").months();
        let wanted = [("2023-12-30", "2023-12-31"), ("2024-01-01", "2024-01-31"), ("2024-02-01", "2024-02-02")];
        assert_eq!(months, wanted.map(|(from, to)| period(from, to)));
    }
}
