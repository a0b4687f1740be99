//! The tracks of a rule, by the names that schedules and records give them.

use super::names::unknown;
use crate::diag::Diagnostic;
use crate::model::{Rule, Track};
use crate::source::Spanned;

/// The key of a track under any of its usual names.
pub(super) fn track_key(name: &str) -> String {
    match name {
        "线上" | "网上" => "online".to_owned(),
        "线下" | "网下" => "offline".to_owned(),
        name => name.to_lowercase(),
    }
}

/// The track of a name, which must be one of the rule's.
pub(super) fn track(rule: &Rule, name: &Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<String> {
    let key = track_key(&name.value);
    let found = rule.all_tracks().find(|track| track.key == key || track.title.as_deref() == Some(name.value.as_str()));
    if found.is_none() {
        out.push(unknown("track", name, rule.all_tracks().map(|track| track.key.as_str())));
    }
    found.map(|track| track.key.clone())
}

/// The only track in which sessions earn, where there is one.
pub(super) fn only_track(rule: &Rule) -> Option<String> {
    let mut keys: Vec<_> =
        rule.all_tracks().filter(|track: &&Track| track.has_sessions()).map(|track| &track.key).collect();
    keys.sort();
    keys.dedup();
    match keys.as_slice() {
        [key] => Some((*key).clone()),
        _ => None,
    }
}
