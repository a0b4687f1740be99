//! Times of the day.

use chrono::NaiveTime;

/// The minutes from one time to another; an end before the start is after midnight.
pub(super) fn minutes_between((from, to): (NaiveTime, NaiveTime)) -> u32 {
    u32::try_from((to - from).num_minutes().rem_euclid(24 * 60)).unwrap_or(0)
}
