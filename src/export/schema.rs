//! What a column is, said once for the files, for their schema and for the reference.

/// The type of a column. The names are those of the Table Schema of Frictionless Data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text; ids and phone numbers too.
    Text,
    /// A whole number.
    Integer,
    /// An exact decimal.
    Number,
    /// Yes or no.
    Truth,
    /// A day.
    Date,
    /// A month.
    Month,
    /// A time of the day.
    Time,
}

impl Kind {
    /// The name by which programs know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Truth => "boolean",
            Self::Date => "date",
            Self::Month => "yearmonth",
            Self::Time => "time",
        }
    }

    /// How its values are written where that is not what every program expects.
    pub fn format(self) -> Option<&'static str> {
        (self == Self::Time).then_some("%H:%M")
    }
}

/// What a number is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// 学时.
    Credits,
    /// 分钟.
    Minutes,
    /// 分, of 100.
    Marks,
    /// 人.
    People,
    /// 人次.
    Times,
}

impl Unit {
    /// Its English and its Chinese name.
    pub fn names(self) -> [&'static str; 2] {
        match self {
            Self::Credits => ["credits", "学时"],
            Self::Minutes => ["minutes", "分钟"],
            Self::Marks => ["marks", "分"],
            Self::People => ["people", "人"],
            Self::Times => ["attendances", "人次"],
        }
    }
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its head.
    pub name: String,
    /// Its type.
    pub kind: Kind,
    /// What its numbers are counted in.
    pub unit: Option<Unit>,
    /// What it is, in English and in Chinese; nothing of a column whose head says it.
    pub about: [&'static str; 2],
}

impl Field {
    fn of(name: &str, kind: Kind, unit: Option<Unit>, zh: &'static str, en: &'static str) -> Self {
        Self { name: name.to_owned(), kind, unit, about: [en, zh] }
    }

    /// A column of text.
    pub(super) fn text(name: &str, zh: &'static str, en: &'static str) -> Self {
        Self::of(name, Kind::Text, None, zh, en)
    }

    /// A column of whole numbers.
    pub(super) fn whole(name: &str, zh: &'static str, en: &'static str) -> Self {
        Self::of(name, Kind::Integer, None, zh, en)
    }

    /// A column of whole numbers of something.
    pub(super) fn count(name: &str, unit: Unit, zh: &'static str, en: &'static str) -> Self {
        Self::of(name, Kind::Integer, Some(unit), zh, en)
    }

    /// A column of decimals of something.
    pub(super) fn number(name: &str, unit: Unit, zh: &'static str, en: &'static str) -> Self {
        Self::of(name, Kind::Number, Some(unit), zh, en)
    }

    /// A column of decimals of several kinds.
    pub(super) fn value(name: &str, zh: &'static str, en: &'static str) -> Self {
        Self::of(name, Kind::Number, None, zh, en)
    }

    /// A column of yes or no.
    pub(super) fn truth(name: &str, zh: &'static str, en: &'static str) -> Self {
        Self::of(name, Kind::Truth, None, zh, en)
    }

    /// A column of days.
    pub(super) fn date(name: &str, zh: &'static str, en: &'static str) -> Self {
        Self::of(name, Kind::Date, None, zh, en)
    }

    /// A column of times of the day.
    pub(super) fn time(name: &str, zh: &'static str, en: &'static str) -> Self {
        Self::of(name, Kind::Time, None, zh, en)
    }
}

/// That some columns name a row of a data set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The columns.
    pub columns: &'static [&'static str],
    /// The data set.
    pub set: &'static str,
    /// Its columns.
    pub to: &'static [&'static str],
}
