//! Work plans: numbered items, of which some become classes, and tasks.

use chrono::NaiveDate;

use super::document::Prose;
use crate::source::{Span, Spanned};

/// The index of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlanId(pub usize);

/// A year's work plan (工作要点).
#[derive(Clone, Debug)]
pub struct Plan {
    /// The file's name.
    pub id: String,
    /// The title.
    pub title: Spanned<String>,
    /// The document number.
    pub number: Option<Spanned<String>>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The day it was issued.
    pub date: Option<Spanned<NaiveDate>>,
    /// 主送.
    pub addressees: Vec<String>,
    /// 对象: whom it is for; nothing where it leaves that to its text.
    pub audience: Vec<String>,
    /// The year it is for.
    pub year: Option<u32>,
    /// Its parts and items, read from the text.
    pub parts: Vec<PlanPart>,
    /// 任务清单.
    pub tasks: Vec<Task>,
    /// Words by which it is found with others.
    pub tags: Vec<Spanned<String>>,
    /// Paths of pages at which it was before.
    pub aliases: Vec<Spanned<String>>,
    /// The text.
    pub body: Prose,
    /// Where the file stands.
    pub span: Span,
}

impl Plan {
    /// All items, in order.
    pub fn items(&self) -> impl Iterator<Item = &PlanItem> {
        self.parts.iter().flat_map(|part| &part.items)
    }
}

/// A task of a plan: who does what until when.
#[derive(Clone, Debug)]
pub struct Task {
    /// What.
    pub title: String,
    /// For whom.
    pub audience: Option<String>,
    /// Until when.
    pub due: Option<Spanned<NaiveDate>>,
    /// 责任单位.
    pub host: Option<String>,
    /// 责任人.
    pub manager: Option<String>,
    /// When it was done.
    pub done: Option<Spanned<NaiveDate>>,
    /// What came of it, in words.
    pub state: Option<String>,
    /// The number of the item of the plan that it is a part of.
    pub item: Option<String>,
}

/// A part of a plan: a heading of the second level.
#[derive(Clone, Debug)]
pub struct PlanPart {
    /// Its title as written.
    pub title: String,
    /// Its items.
    pub items: Vec<PlanItem>,
}

/// An item of a plan: an entry of an ordered list below a part.
#[derive(Clone, Debug)]
pub struct PlanItem {
    /// Part and number, `2.5`.
    pub number: String,
    /// Its bold head, or its first sentence.
    pub title: String,
    /// What its author asks of it beside the text.
    pub asked: ItemAsked,
    /// Where it stands.
    pub span: Span,
}

/// What is asked of an item: how many classes are to come of it, and until when.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemAsked {
    /// How many classes; 0 of an item that no class is to come of. Where it is not said, at least one.
    pub classes: Option<u32>,
    /// Until when; the end of the plan's year where it is not said.
    pub due: Option<NaiveDate>,
    /// When it was done, of an item that no class shows.
    pub done: Option<NaiveDate>,
    /// Who is responsible.
    pub host: Option<String>,
}
