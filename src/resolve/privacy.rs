//! What `site.yaml` says of personal data: names, consent, and how long records are kept.

use super::names::Names;
use super::{plain, shapes};
use crate::diag::Diagnostic;
use crate::model::{CategoryId, Kept, NameShown, Privacy, Retention};
use crate::parse::{Fields, Node, choose, integer, text_of};

/// The ways in which a name is shown.
pub(super) const NAMES: &[(&[&str], NameShown)] = &[
    (&["掩码", "mask"], NameShown::Masked),
    (&["首尾", "ends"], NameShown::Ends),
    (&["全名", "full"], NameShown::Full),
    (&["隐藏", "hide"], NameShown::Hidden),
];

/// The kinds of records that are kept for a time.
const KEPT: &[(&[&str], Kept)] = &[
    (&["人员", "people"], Kept::People),
    (&["班次", "class"], Kept::Class),
    (&["签到", "培训记录", "sessions"], Kept::Sessions),
    (&["线上学习", "online"], Kept::Online),
    (&["成绩", "marks"], Kept::Marks),
    (&["材料", "deliverables"], Kept::Deliverables),
    (&["问卷", "surveys"], Kept::Surveys),
    (&["证书", "certificates"], Kept::Certificates),
];

/// Reads the settings; those of a kind that is not said are as usual.
pub(super) fn privacy(node: Option<&Node>, categories: &Names<CategoryId>, out: &mut Vec<Diagnostic>) -> Privacy {
    let usual = Privacy::default();
    let Some(mut fields) = node.and_then(|node| Fields::open(node, shapes::PRIVACY, out)) else { return usual };
    let mut names = usual.names;
    for (name, node) in fields.entries("names") {
        let category = categories.find(name, fields.out);
        let shown = text_of(node, fields.out).map(|text| choose(&text, NAMES));
        match shown {
            Some(Ok(shown)) => names.extend(category.map(|category| (category, shown))),
            Some(Err(finding)) => fields.out.push(finding),
            None => {}
        }
    }
    let days = fields.scalar("objection_days", |text| integer(text, 0, 366)).map(|days| days.value);
    let retention = fields.list("retention");
    let privacy = Privacy {
        name: fields.choice("name", NAMES).map_or(usual.name, |found| found.value),
        names,
        asks_consent: fields.yes_no("asks_consent").unwrap_or(usual.asks_consent),
        unit: fields.yes_no("unit").unwrap_or(usual.unit),
        class: fields.yes_no("class").unwrap_or(usual.class),
        result: fields.yes_no("result").unwrap_or(usual.result),
        smallest_group: fields.whole("smallest_group").map_or(usual.smallest_group, |found| found.value),
        protected: fields.texts("protected").into_iter().map(|head| head.value).collect(),
        objection_days: days.unwrap_or(usual.objection_days),
        retention: Vec::new(),
    };
    let retention = retention.into_iter().filter_map(|node| kept(node, out)).collect();
    Privacy { retention, ..privacy }
}

fn kept(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Retention> {
    let mut fields = Fields::open(node, shapes::RETENTION, out)?;
    fields.require("kind");
    let kind = fields.choice("kind", KEPT);
    fields.require("years");
    let years = fields.scalar("years", |text| integer(text, 1, 100));
    let source = plain(fields.text("source"));
    Some(Retention { kind: kind?.value, years: years?.value, source })
}
