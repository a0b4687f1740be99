//! Findings as SARIF 2.1.0, which code scanning and editors read.

mod log;

use std::collections::BTreeSet;

use log::{
    ArtifactChange, ArtifactContent, ArtifactLocation, Configuration, Driver, Fingerprint, Fix, Location, Message,
    PhysicalLocation, Region, Replacement, Rule, Run, Tool, UriBases,
};
pub use log::{Log, Result};

use super::located::{Fingerprints, Located, text};
use super::{Code, Diagnostic, Severity, title};
use crate::locale::Locale;
use crate::source::{Sources, Span};

/// The name of the folder below which paths are, as services that take such logs know it.
pub(super) const ROOT: &str = "%SRCROOT%";

/// A log of one run.
pub fn render(findings: &[Diagnostic], sources: &Sources, locale: &Locale) -> Log {
    let codes: BTreeSet<Code> = findings.iter().map(|finding| finding.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let mut fingerprints = Fingerprints::new();
    let results = findings.iter().map(|finding| {
        let rule_index = codes.partition_point(|code| *code < finding.code);
        result(finding, rule_index, sources, locale, &mut fingerprints)
    });
    let results = results.collect();
    let driver = Driver {
        name: "xueshi",
        version: env!("CARGO_PKG_VERSION"),
        rules: codes.iter().map(|code| rule(*code, locale)).collect(),
    };
    Log::of(Run {
        tool: Tool { driver },
        language: locale.lang().tag(),
        column_kind: "unicodeCodePoints",
        original_uri_base_ids: UriBases::new(locale.get("sarif-root")),
        results,
    })
}

fn rule(code: Code, locale: &Locale) -> Rule {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
    };
    Rule {
        id: code.id(),
        name: code.slug().split('-').map(capital).collect(),
        short_description: Message::new(title(code, locale)),
        help: Message::new(super::title_help(code, locale)),
        default_configuration: Configuration { level: level(code.severity()) },
    }
}

fn result(
    finding: &Diagnostic,
    rule_index: usize,
    sources: &Sources,
    locale: &Locale,
    fingerprints: &mut Fingerprints,
) -> Result {
    let located = Located::of(finding, sources);
    let fingerprint = fingerprints.next(finding, &located.path);
    let related = finding.related.iter().enumerate().map(|(at, related)| {
        let label = locale.format(finding.code.slug(), Some(related.label), &finding.args);
        Location {
            id: Some(at + 1),
            physical_location: physical(&Located::at(related.span, sources)),
            message: label.map(Message::new),
        }
    });
    Result {
        rule_id: finding.code.id(),
        rule_index,
        level: level(finding.severity()),
        message: Message::new(text(finding, locale)),
        locations: vec![Location { id: None, physical_location: physical(&located), message: None }],
        related_locations: related.collect(),
        partial_fingerprints: Fingerprint { message: fingerprint },
        fixes: finding.fix.iter().map(|fix| self::fix(fix, sources, locale)).collect(),
    }
}

fn fix(fix: &super::Fix, sources: &Sources, locale: &Locale) -> Fix {
    let Span { file, start, end } = fix.span;
    let replacement = Replacement {
        deleted_region: Region::of(sources.position(file, start), sources.position(file, end)),
        inserted_content: ArtifactContent { text: fix.text.clone() },
    };
    let artifact_location = ArtifactLocation::new(&sources.shown_path(file));
    Fix {
        description: Message::new(locale.get("finding-fixable")),
        artifact_changes: vec![ArtifactChange { artifact_location, replacements: vec![replacement] }],
    }
}

fn physical(located: &Located) -> PhysicalLocation {
    PhysicalLocation {
        artifact_location: ArtifactLocation::new(&located.path),
        region: located.range.map(|(start, end)| Region::of(start, end)),
    }
}

/// A severity by SARIF's word, which here is its own.
fn level(severity: Severity) -> &'static str {
    severity.name()
}
