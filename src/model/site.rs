//! The office itself: its settings, its words for people and classes, its units.

use rust_decimal::Decimal;

use crate::source::{Span, Spanned};

/// The index of a category of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CategoryId(pub usize);

/// The index of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub usize);

/// The settings of `site.yaml`.
#[derive(Clone, Debug)]
pub struct Site {
    /// The organisation's full name.
    pub organisation: String,
    /// Its short name, for heads of pages.
    pub short: String,
    /// The tag of the site's language.
    pub language: String,
    /// The folder below `themes/` that the site is drawn with.
    pub theme: String,
    /// The categories of people (人员类别).
    pub categories: Vec<Category>,
    /// The families of classes (班次类别).
    pub families: Vec<Family>,
    /// What the public edition shows.
    pub privacy: Privacy,
    /// Where the file stands.
    pub span: Span,
}

/// A category of people, for which rules and yearly requirements differ.
#[derive(Clone, Debug)]
pub struct Category {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Credits required each year, if any.
    pub annual: Option<Decimal>,
    /// The regulation that the number comes from.
    pub source: Option<String>,
}

/// A family of classes.
#[derive(Clone, Debug)]
pub struct Family {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// How a person's name is shown in the public edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameShown {
    /// The surname and a star, 张* or 欧阳*.
    Masked,
    /// The full name.
    Full,
    /// Nothing.
    Hidden,
}

/// What the public edition may say of a person.
#[derive(Clone, Copy, Debug)]
pub struct Privacy {
    /// The name.
    pub name: NameShown,
    /// The unit.
    pub unit: bool,
    /// That the person is in a class at all: without it there is no list of trainees.
    pub class: bool,
    /// Whether the person qualified.
    pub result: bool,
    /// Groups of fewer people have no totals of their own.
    pub smallest_group: u32,
}

impl Default for Privacy {
    fn default() -> Self {
        Self { name: NameShown::Masked, unit: true, class: true, result: true, smallest_group: 5 }
    }
}

/// One unit of the tree.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its id.
    pub id: Spanned<String>,
    /// Its full name.
    pub title: String,
    /// Its short name, for tables.
    pub short: String,
    /// What it is: 党总支, 党支部, 部门.
    pub kind: Option<String>,
    /// The unit above it.
    pub parent: Option<UnitId>,
    /// How many units stand above it.
    pub depth: usize,
}

/// The tree of units, a parent always before its children.
#[derive(Clone, Debug, Default)]
pub struct Units {
    /// The units in the order of the file.
    pub list: Vec<Unit>,
}

impl Units {
    /// A unit.
    pub fn get(&self, id: UnitId) -> &Unit {
        &self.list[id.0]
    }

    /// All ids, in the order of the file.
    pub fn ids(&self) -> impl Iterator<Item = UnitId> {
        (0..self.list.len()).map(UnitId)
    }

    /// The unit and those above it, from the bottom up.
    pub fn upwards(&self, id: UnitId) -> impl Iterator<Item = UnitId> + '_ {
        std::iter::successors(Some(id), |&id| self.get(id).parent)
    }

    /// Whether `unit` is `above` or stands below it.
    pub fn is_within(&self, unit: UnitId, above: UnitId) -> bool {
        self.upwards(unit).any(|id| id == above)
    }

    /// The units directly below.
    pub fn children(&self, id: UnitId) -> impl Iterator<Item = UnitId> + '_ {
        self.ids().filter(move |&child| self.get(child).parent == Some(id))
    }
}
