//! What kinds of value keys take, and which of them must be there.
//!
//! A kind is said once, beside its key. The readers of [`super::Fields`] hold what they read against it
//! in every test, the reference and the schemas for editors are written from it.

use super::fields::Shape;
use super::scalar;
use crate::source::Spanned;

/// What a key takes.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A text; a number or a date is one too.
    Text,
    /// A text of nothing.
    Empty,
    /// 无: not at all.
    Nothing,
    /// A day.
    Date,
    /// A month, or a day of which the month counts.
    Month,
    /// A span of time in one day.
    Time,
    /// A day, and after a space a span of time.
    Moment,
    /// A length of time.
    Duration,
    /// An exact decimal from 0 to the most that there may be.
    Decimal(u32),
    /// A whole number within bounds, both included.
    Whole(u32, u32),
    /// A share of the whole.
    Share,
    /// A share above nothing.
    SomeShare,
    /// 是 or 否.
    YesNo,
    /// One of the words of a closed list: for each meaning those that have it.
    Choice(&'static [&'static [&'static str]]),
    /// The same, of words that are listed elsewhere.
    ChoiceOf(fn() -> Vec<Vec<&'static str>>),
    /// A list; a single value counts as a list of one.
    List(&'static Kind),
    /// A map of a shape.
    Map(fn() -> Shape),
    /// A map of a shape that has other keys too, with such values.
    Both(fn() -> Shape, &'static Kind),
    /// A map whose keys are the author's own words.
    Entries(&'static Kind),
    /// A map whose keys are words of a closed list.
    Named(&'static [&'static [&'static str]], &'static Kind),
    /// A part of a rule: 无 takes away what another rule has there, and nothing changes nothing.
    Section(&'static Kind),
    /// One of several kinds.
    Either(&'static [Kind]),
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Must,
    /// It must, unless what is taken over from another file has it.
    Inherited,
    /// The list must have the column.
    Column,
    /// It need not.
    May,
    /// It depends; in words, for the reference.
    Said(&'static str),
}

impl Need {
    /// As the reference says it.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Must | Self::Inherited => "是",
            Self::Column => "是（列）",
            Self::May => "—",
            Self::Said(words) => words,
        }
    }
}

impl Kind {
    /// The words of a closed list, by meaning.
    pub fn choices(self) -> Option<Vec<Vec<&'static str>>> {
        match self {
            Self::Choice(words) => Some(words.iter().map(|words| words.to_vec()).collect()),
            Self::ChoiceOf(words) => Some(words()),
            _ => None,
        }
    }

    /// Whether it is a single value.
    pub fn is_scalar(self) -> bool {
        !matches!(self, Self::List(_) | Self::Map(_) | Self::Both(..) | Self::Entries(_) | Self::Named(..))
    }

    /// Whether this is the kind, or one of several of which it is one.
    pub fn is(self, asked: impl Fn(Kind) -> bool + Copy) -> bool {
        match self {
            Self::Either(kinds) => kinds.iter().any(|kind| kind.is(asked)),
            Self::Section(kind) => kind.is(asked),
            kind => asked(kind),
        }
    }

    /// Whether a text that stands alone is of this kind.
    pub fn takes(self, text: &Spanned<String>) -> bool {
        let moment = || match text.value.trim().split_once(char::is_whitespace) {
            Some((day, time)) => {
                let part = |part: &str| Spanned::new(part.trim().to_owned(), text.span);
                scalar::date(&part(day)).is_ok() && scalar::time_range(&part(time)).is_ok()
            }
            None => scalar::date(text).is_ok(),
        };
        match self {
            Self::Text => true,
            Self::Empty => text.value.is_empty(),
            Self::Nothing => ["无", "none"].contains(&text.value.as_str()),
            Self::Date => scalar::date(text).is_ok(),
            Self::Month => scalar::month(text).is_ok(),
            Self::Time => scalar::time_range(text).is_ok(),
            Self::Moment => moment(),
            Self::Duration => scalar::duration(text).is_ok(),
            Self::Decimal(most) => scalar::decimal(text).is_ok_and(|found| found <= most.into()),
            Self::Whole(low, high) => scalar::integer(text, low, high).is_ok(),
            Self::Share => scalar::share(text).is_ok(),
            Self::SomeShare => scalar::some_share(text).is_ok(),
            Self::YesNo => scalar::yes_no(text).is_ok(),
            Self::Choice(_) | Self::ChoiceOf(_) => {
                let words = self.choices().unwrap_or_default();
                words.iter().flatten().any(|word| word.eq_ignore_ascii_case(&text.value))
            }
            Self::List(kind) => kind.takes(text),
            Self::Section(kind) => Self::Nothing.takes(text) || kind.takes(text),
            Self::Either(kinds) => kinds.iter().any(|kind| kind.takes(text)),
            Self::Map(_) | Self::Both(..) | Self::Entries(_) | Self::Named(..) => false,
        }
    }
}
