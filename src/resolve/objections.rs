//! What is public for some days only.

use super::privacy::NAMES;
use super::{plain, shapes};
use crate::diag::{Code, Diagnostic};
use crate::model::{Contact, NameShown, Objection, ObjectionOf, Period, Shown};
use crate::parse::{Fields, Node};
use crate::source::Spanned;

/// Reads the notices for objection of a class.
pub(super) fn objections(fields: &mut Fields<'_, '_>) -> Vec<Objection> {
    let nodes = fields.list("objections");
    nodes.into_iter().zip(1..).filter_map(|(node, number)| objection(node, number, fields.out)).collect()
}

/// Reads the days on which a notice is public.
pub(super) fn shown(fields: &mut Fields<'_, '_>) -> Option<Shown> {
    let node = fields.node("objection")?;
    days(&mut Fields::open(node, shapes::SHOWN, fields.out)?)
}

fn objection(node: &Node, number: usize, out: &mut Vec<Diagnostic>) -> Option<Objection> {
    let mut fields = Fields::open(node, shapes::OBJECTION, out)?;
    let shown = days(&mut fields);
    let of: &[(&[&str], ObjectionOf)] =
        &[(&["合格", "qualified"], ObjectionOf::Qualified), (&["优秀", "excellent"], ObjectionOf::Excellent)];
    let of = fields.choice("of", of).map_or(ObjectionOf::Qualified, |found| found.value);
    let name = fields.choice("name", NAMES).map_or(NameShown::Full, |found| found.value);
    let contact = fields.require("contact").and_then(|node| contact(node, fields.out));
    Some(Objection { number, shown: shown?, of, name, contact: contact? })
}

/// The first and the last day.
fn days(fields: &mut Fields<'_, '_>) -> Option<Shown> {
    let (from, to) = (fields.required_date("from"), fields.required_date("to"));
    let (from, to) = (from?, to?);
    let Some(days) = Period::new(from.value, to.value) else {
        fields.out.push(Diagnostic::new(Code::EndBeforeStart, to.span).related(from.span, "start"));
        return None;
    };
    Some(Shown { days, span: from.span })
}

fn contact(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Contact> {
    let mut fields = Fields::open(node, shapes::CONTACT, out)?;
    let department: Option<Spanned<String>> = fields.required_text("department");
    let [phone, email, place] = ["phone", "email", "place"].map(|key| plain(fields.text(key)));
    Some(Contact { department: department?, phone, email, place })
}
