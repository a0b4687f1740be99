//! What may be said of people: names and masks, consent, and how long records are kept.

use std::collections::BTreeMap;

use super::ids::CategoryId;
use super::person::{Person, mask, mask_ends};

/// How a person's name is shown in the public edition, from the most that is said to the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameShown {
    /// The full name.
    Full,
    /// The surname, a star, and the last character of a given name of several: 张*明, 欧阳*曦.
    Ends,
    /// The surname and a star, 张* or 欧阳*.
    Masked,
    /// Nothing.
    Hidden,
}

impl NameShown {
    /// A name as it is shown.
    pub fn of(self, name: &str) -> String {
        match self {
            Self::Full => name.to_owned(),
            Self::Ends => mask_ends(name),
            Self::Masked => mask(name),
            Self::Hidden => String::new(),
        }
    }
}

/// What the public edition may say of a person.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a question of its own that an office answers yes or no")]
pub struct Privacy {
    /// The name.
    pub name: NameShown,
    /// The name, by category, where that differs.
    pub names: BTreeMap<CategoryId, NameShown>,
    /// Whether only those are named who have consented to it.
    pub asks_consent: bool,
    /// The unit.
    pub unit: bool,
    /// That the person is in a class at all: without it there is no list of trainees.
    pub class: bool,
    /// Whether the person qualified.
    pub result: bool,
    /// Groups of fewer people have no totals of their own, and their remarks are shown to nobody.
    pub smallest_group: u32,
    /// Columns of registers, beside those that are read, of which no value may be in the public edition, each by its
    /// head.
    pub protected: Vec<String>,
    /// How many working days a notice for objection stands at least.
    pub objection_days: u32,
    /// How long records are kept.
    pub retention: Vec<Retention>,
}

impl Privacy {
    /// Whether who qualified is listed; else it is as much a secret as who did not.
    pub fn lists_qualified(&self) -> bool {
        self.class && self.result
    }

    /// Whether somebody has consented to be named, as far as that is asked for.
    pub fn may_name(&self, person: &Person) -> bool {
        person.consent.unwrap_or(!self.asks_consent)
    }

    /// How a list names somebody who is of a category in a class, where the list itself would name people so; nothing
    /// where it must leave that person out, who has not consented or is of a category that is not named.
    pub fn named(&self, person: &Person, in_class: Option<CategoryId>, usual: NameShown) -> Option<NameShown> {
        let of = |category: Option<CategoryId>| self.names.get(&category?).copied();
        let own = of(person.category).into_iter().chain(of(in_class)).max();
        let shown = own.unwrap_or(usual);
        let is_left_out = own == Some(NameShown::Hidden) && usual != NameShown::Hidden;
        (self.may_name(person) && !is_left_out).then_some(shown)
    }
}

impl Default for Privacy {
    fn default() -> Self {
        Self {
            name: NameShown::Masked,
            names: BTreeMap::new(),
            asks_consent: false,
            unit: true,
            class: true,
            result: true,
            smallest_group: 5,
            protected: Vec::new(),
            objection_days: 5,
            retention: Vec::new(),
        }
    }
}

/// How long one kind of record is kept.
#[derive(Clone, Debug)]
pub struct Retention {
    /// What.
    pub kind: Kept,
    /// For how many years.
    pub years: u32,
    /// The regulation that says so.
    pub source: Option<String>,
}

/// A kind of record that is kept for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// Rows of registers: of people who left, or who have been in no class.
    People,
    /// The whole folder of a class.
    Class,
    /// Who signed in, and the minutes of sessions.
    Sessions,
    /// What was learnt online.
    Online,
    /// Marks.
    Marks,
    /// What was handed in.
    Deliverables,
    /// The answers to surveys.
    Surveys,
    /// The list of certificates.
    Certificates,
}

impl Kept {
    /// Every kind, in the order in which they are told.
    pub const ALL: [Self; 8] = [
        Self::People,
        Self::Class,
        Self::Sessions,
        Self::Online,
        Self::Marks,
        Self::Deliverables,
        Self::Surveys,
        Self::Certificates,
    ];

    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Class => "class",
            Self::Sessions => "sessions",
            Self::Online => "online",
            Self::Marks => "marks",
            Self::Deliverables => "deliverables",
            Self::Surveys => "surveys",
            Self::Certificates => "certificates",
        }
    }

    /// The files and folders of a class that hold it, by their names within its folder.
    pub fn within_class(self) -> &'static [&'static str] {
        match self {
            Self::People | Self::Class => &[],
            Self::Sessions => &["attendance.csv", "sessions"],
            Self::Online => &["online.csv"],
            Self::Marks => &["marks.csv"],
            Self::Deliverables => &["deliverables.csv"],
            Self::Surveys => &["evaluation.csv", "needs.csv"],
            Self::Certificates => &["certificates.csv"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_shown_as_the_office_chose() {
        let name = "欧阳晨曦";
        assert_eq!(NameShown::Full.of(name), name);
        assert_eq!(NameShown::Ends.of(name), "欧阳*曦");
        assert_eq!(NameShown::Masked.of(name), "欧阳*");
        assert_eq!(NameShown::Hidden.of(name), "");
    }

    #[test]
    fn what_says_less_is_more() {
        assert!(NameShown::Full < NameShown::Ends && NameShown::Masked < NameShown::Hidden);
    }
}
