//! The units of an office, as a tree.

use super::ids::UnitId;
use crate::source::Spanned;

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
