//! The sections of a rule that say how credits are earned.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::section;
use crate::diag::{Code, Diagnostic};
use crate::model::{By, CourseKind, DeliverableRule, Extent, Scale, Status, StatusRule, Track, Way};
use crate::parse::{Fields, Node, choose, integer, some_share};
use crate::resolve::tracks::track_key;
use crate::resolve::{plain, shapes};
use crate::source::{Span, Spanned};

/// 必修 and 选修.
pub(in crate::resolve) const COURSE_KINDS: &[(&[&str], CourseKind)] =
    &[(&["必修", "required"], CourseKind::Required), (&["选修", "elective"], CourseKind::Elective)];

/// What a status is called in a session record or on a sheet.
pub(super) const STATUSES: &[(&[&str], Status)] = &[
    (&["迟到", "late"], Status::Late),
    (&["早退", "left_early"], Status::LeftEarly),
    (&["请假", "leave"], Status::Leave),
    (&["旷课", "absent"], Status::Absent),
];

pub(super) fn tracks(fields: &mut Fields<'_, '_>) -> Vec<Track> {
    let entries = fields.entries_by("tracks", track_key);
    entries.into_iter().filter_map(|(name, node)| track(name, node, fields.out)).collect()
}

fn track(name: &Spanned<String>, node: &Node, out: &mut Vec<Diagnostic>) -> Option<Track> {
    let mut fields = Fields::open(node, shapes::TRACK, out)?;
    let title = plain(fields.text("title"));
    let required = fields.require("required").and_then(|_| fields.decimal("required"));
    let max = fields.decimal("max").map(|found| found.value);
    if fields.node("earn").is_none() {
        fields.missing("earn");
    }
    let nodes = fields.list("earn");
    let ways = nodes.into_iter().filter_map(|node| way(node, out)).collect();
    let required = required?;
    let track = Track { key: track_key(&name.value), title, required: required.value, max, ways, span: name.span };
    if let Some(ceiling) = track.ceiling().filter(|ceiling| *ceiling < track.required) {
        let finding = Diagnostic::new(Code::Unreachable, required.span).arg("track", &name.value);
        out.push(finding.arg("need", track.required).arg("most", ceiling.normalize()));
    }
    Some(track)
}

/// The ways by name.
#[derive(Clone, Copy)]
enum Name {
    Courses,
    Minutes,
    Session,
    HalfDay,
    Day,
    Completion,
    Recognition,
    SelfStudy,
}

const WAYS: &[(&[&str], Name)] = &[
    (&["课程", "courses"], Name::Courses),
    (&["时长", "minutes"], Name::Minutes),
    (&["场次", "session"], Name::Session),
    (&["半天", "half_day"], Name::HalfDay),
    (&["天", "day"], Name::Day),
    (&["完成", "completion"], Name::Completion),
    (&["互认", "recognition"], Name::Recognition),
    (&["自学", "self_study"], Name::SelfStudy),
];

fn way(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Way> {
    let mut fields = Fields::open(node, shapes::WAY, out)?;
    fields.require("by")?;
    let name = fields.choice("by", WAYS)?.value;
    let max = fields.decimal("max").map(|found| found.value);
    // A key that this way does not use would silently do nothing.
    let used = shapes::WAY_USES.get(name as usize).copied().unwrap_or_default();
    for key in shapes::WAY.keys {
        if !used.contains(&key.en) && fields.node(key.en).is_some() {
            let finding =
                Diagnostic::new(Code::UnknownKey, fields.key_span(key.en)).arg("key", shapes::WAY.say(key.en));
            let known = used.iter().map(|key| shapes::WAY.say(key)).collect::<Vec<_>>().join(", ");
            fields.out.push(finding.arg("nearest", "none").arg("known", known));
        }
    }
    let mut credits = || -> Option<Decimal> {
        fields.require("credits")?;
        fields.decimal("credits").map(|found| found.value)
    };
    let by = match name {
        Name::Courses => By::Courses { kind: fields.choice("kind", COURSE_KINDS).map(|found| found.value) },
        Name::Minutes => By::Minutes,
        Name::Session => By::Session { credits: credits()? },
        Name::HalfDay => By::Days { half: true, credits: credits()? },
        Name::Day => By::Days { half: false, credits: credits()? },
        Name::Recognition => By::Recognition { credits: fields.decimal("credits").map(|found| found.value) },
        Name::SelfStudy => {
            let credits = credits()?;
            By::SelfStudy { credits, evidence: fields.required_text("evidence")?.value }
        }
        Name::Completion => By::Completion { credits: credits()?, of: extent(&mut fields) },
    };
    Some(Way { by, max })
}

/// What all-or-nothing credits ask for: the required courses, watched or commented on, or the sessions.
fn extent(fields: &mut Fields<'_, '_>) -> Extent {
    #[derive(Clone, Copy, PartialEq)]
    enum Need {
        Watched,
        Commented,
        Sessions,
    }
    let words: &[(&[&str], Need)] = &[
        (&["观看", "watched"], Need::Watched),
        (&["评论", "commented"], Need::Commented),
        (&["场次", "sessions"], Need::Sessions),
    ];
    let mut needs = Vec::new();
    for word in fields.texts("needs") {
        match choose(&word, words) {
            Ok(need) => needs.push(need),
            Err(finding) => fields.out.push(finding),
        }
    }
    let part = fields.scalar("share", some_share);
    if needs.contains(&Need::Sessions) {
        return Extent::Sessions { share: part.map_or(Decimal::ONE, |share| share.value) };
    }
    if part.is_some() {
        // A share is one of sessions: a course is done or it is not.
        let finding = Diagnostic::new(Code::UnknownKey, fields.key_span("share"));
        let finding = finding.arg("key", shapes::WAY.say("share")).arg("nearest", "none");
        fields.out.push(finding.arg("known", shapes::WAY.say("needs")));
    }
    Extent::Courses { commented: needs.contains(&Need::Commented) }
}

pub(super) fn deliverables(fields: &mut Fields<'_, '_>) -> Vec<DeliverableRule> {
    let entries = fields.entries("deliverables");
    entries.into_iter().filter_map(|(name, node)| deliverable(name, node, fields.out)).collect()
}

fn deliverable(name: &Spanned<String>, node: &Node, out: &mut Vec<Diagnostic>) -> Option<DeliverableRule> {
    let mut fields = Fields::open(node, shapes::DELIVERABLE_RULE, out)?;
    let title = plain(fields.text("title")).unwrap_or_else(|| name.value.clone());
    let count = fields.whole("count").map_or(1, |found| found.value);
    let min_length = fields.whole("min_length").map(|found| found.value);
    Some(DeliverableRule { key: name.value.clone(), title, count, min_length })
}

/// The scale by length, from the shortest step up.
pub(super) fn scale(fields: &mut Fields<'_, '_>) -> Vec<Scale> {
    if section(fields, "course_scale").is_none() {
        return Vec::new();
    }
    let nodes = fields.list("course_scale");
    let mut steps: Vec<(Scale, Span)> = Vec::new();
    for node in nodes {
        let Some(mut inner) = Fields::open(node, shapes::SCALE, fields.out) else { continue };
        let minutes = inner.scalar("minutes", |text| integer(text, 1, 100_000)).map(|found| found.value);
        let credits = inner.require("credits").and_then(|_| inner.decimal("credits"));
        let Some(credits) = credits else { continue };
        let after = |known: Option<u32>| known.is_none_or(|known| minutes.is_some_and(|minutes| minutes <= known));
        if let Some((_, first)) = steps.iter().find(|(step, _)| after(step.minutes)) {
            // A step that no course can reach.
            fields.out.push(Diagnostic::new(Code::ScaleOrder, node.span).related(*first, "first"));
            continue;
        }
        steps.push((Scale { minutes, credits: credits.value }, node.span));
    }
    steps.into_iter().map(|(step, _)| step).collect()
}

/// What each status is worth.
pub(super) fn statuses(fields: &mut Fields<'_, '_>) -> BTreeMap<Status, StatusRule> {
    if section(fields, "statuses").is_none() {
        return BTreeMap::new();
    }
    let canonical = |name: &str| {
        let found = STATUSES.iter().find(|(names, _)| names.contains(&name));
        found.map_or_else(|| name.to_owned(), |(_, status)| status.key().to_owned())
    };
    let entries = fields.entries_by("statuses", canonical);
    entries.into_iter().filter_map(|(name, node)| status(name, node, fields.out)).collect()
}

fn status(name: &Spanned<String>, node: &Node, out: &mut Vec<Diagnostic>) -> Option<(Status, StatusRule)> {
    let status = match choose(name, STATUSES) {
        Ok(status) => status,
        Err(finding) => {
            out.push(finding);
            return None;
        }
    };
    let usual = StatusRule::usual(status);
    let mut fields = Fields::open(node, shapes::STATUS, out)?;
    let words: &[(&[&str], Option<Status>)] = &[
        (&["旷课", "absence"], Some(Status::Absent)),
        (&["请假", "leave"], Some(Status::Leave)),
        (&["无", "none"], None),
    ];
    let counts_as = fields.choice("as", words).map_or(usual.counts_as, |found| found.value);
    let each = fields.scalar("each", |text| integer(text, 1, 1000)).map_or(1, |found| found.value);
    let over = fields.scalar("over", |text| integer(text, 0, 24 * 60)).map(|found| found.value);
    // What counts as missing a session earns nothing, unless the rule says so itself.
    let earns = fields.yes_no("earns").unwrap_or(usual.earns && (counts_as.is_none() || each > 1));
    Some((status, StatusRule { earns, counts_as, each, over }))
}
