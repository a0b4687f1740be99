//! Days and times of the day.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

/// The minutes from one time to another; an end before the start is after midnight.
pub(super) fn minutes_between((from, to): (NaiveTime, NaiveTime)) -> u32 {
    u32::try_from((to - from).num_minutes().rem_euclid(24 * 60)).unwrap_or(0)
}

/// Whether a day is a Saturday or a Sunday. Of holidays nothing is known.
pub fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
