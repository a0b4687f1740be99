//! One value of a row, free of format.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveTime};
use rust_decimal::Decimal;

use crate::view;

/// A value as a data set has it.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum<'a> {
    /// Nothing.
    Empty,
    /// Text; ids and phone numbers too.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(i64),
    /// An exact decimal.
    Number(Decimal),
    /// Yes or no.
    Truth(bool),
    /// A day.
    Date(NaiveDate),
    /// A month, as its first day.
    Month(NaiveDate),
    /// A time of the day.
    Time(NaiveTime),
}

/// Text; nothing where there is none.
pub(super) fn text<'a>(text: impl Into<Cow<'a, str>>) -> Datum<'a> {
    let text = text.into();
    if text.is_empty() { Datum::Empty } else { Datum::Text(text) }
}

/// Text, where there is one.
pub(super) fn maybe(found: Option<&str>) -> Datum<'_> {
    found.map_or(Datum::Empty, text)
}

/// A count.
pub(super) fn count<'a>(count: usize) -> Datum<'a> {
    Datum::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A decimal, where there is one.
pub(super) fn number<'a>(value: impl Into<Option<Decimal>>) -> Datum<'a> {
    value.into().map_or(Datum::Empty, |value| Datum::Number(value.normalize()))
}

/// A day, where there is one.
pub(super) fn date<'a>(day: impl Into<Option<NaiveDate>>) -> Datum<'a> {
    day.into().map_or(Datum::Empty, Datum::Date)
}

impl<'a> Datum<'a> {
    /// The value of a table's cell, borrowed from it.
    pub(super) fn of_cell(value: &'a view::Value) -> Self {
        match value {
            view::Value::Empty => Self::Empty,
            view::Value::Text(found) => text(found.as_str()),
            view::Value::Integer(found) => Self::Integer(*found),
            view::Value::Decimal(found) => number(*found),
            view::Value::Date(day) => Self::Date(*day),
            view::Value::Month(day) => Self::Month(*day),
        }
    }

    /// The value as plain text: numbers with every digit and none too many, days as 2024-05-20, nothing as nothing.
    pub fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Integer(number) => number.to_string().into(),
            Self::Number(number) => number.to_string().into(),
            Self::Truth(truth) => Cow::Borrowed(if *truth { "true" } else { "false" }),
            Self::Date(day) => day.format("%Y-%m-%d").to_string().into(),
            Self::Month(day) => day.format("%Y-%m").to_string().into(),
            Self::Time(time) => time.format("%H:%M").to_string().into(),
        }
    }
}
