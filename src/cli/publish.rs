//! `publish`: the site, laid out where it is read.

use serde::Serialize;

use super::Exit;
use super::args::{Publish, Refusal, is_within};
use super::progress::Progress;
use super::report::Reporter;
use super::target::{destination, refused};
use crate::config::Config;
use crate::locale::Locale;
use crate::model::Edition;
use crate::pipeline::{self, Run};
use crate::publish::{self, Changes, Destination, Facts, Published, Site, Verified};
use crate::source::Committed;

/// What became of it.
#[derive(Serialize)]
struct Done<'a> {
    target: &'a str,
    edition: &'static str,
    dry_run: bool,
    #[serde(flatten)]
    facts: Option<FactsSaid>,
    #[serde(flatten)]
    published: &'a Published,
    bytes: u64,
    verified: Option<&'a Verified>,
}

/// What the sources were.
#[derive(Serialize)]
struct FactsSaid {
    date: String,
    commit: Option<String>,
    uncommitted: bool,
}

/// How many files a list names without `--verbose`.
const NAMED: usize = 10;

/// Publishes, or says what would be published, or compares what was.
pub(super) fn run(asked: &Publish, reporter: &Reporter) -> Result<Exit, Refusal> {
    let config = asked.config()?;
    let destination = match destination(&config, asked.target.as_deref(), reporter)? {
        Ok(destination) => destination,
        Err(exit) => return Ok(exit),
    };
    allowed(&config, asked, &destination)?;
    if asked.verify_only {
        let verified = publish::verify(&destination).map_err(refused)?;
        reporter.data(&verified, |locale| said_of(&verified, &destination, reporter.verbose, locale));
        return Ok(if verified.is_right() { Exit::Clean } else { Exit::Findings });
    }
    let uncommitted = uncommitted(&config, asked, reporter)?;
    let commit = pipeline::last_commit(&config);
    let since = publish::since(&destination, commit.as_deref()).map_err(refused)?;
    // A folder of its own: what a build wrote stays as it was.
    let config = Config {
        since: since.clone(),
        editions: vec![destination.target.edition],
        output: destination.scratch.clone(),
        uncommitted,
        ..config
    };
    let progress = Progress::new(reporter);
    let (run, tree) = pipeline::site(&config, !asked.dry_run, &|stage| progress.stage(stage));
    progress.end();
    reporter.timings(&run.timings);
    let Some((tree, office)) = tree.zip(run.office.as_ref()) else {
        reporter.findings(&run.findings, &run.sources, &serde_json::json!({ "published": null }));
        reporter.say("publish-findings", &[("findings", reporter.counts(&run.findings))]);
        return Ok(Exit::Findings);
    };
    if !reporter.is_json() {
        reporter.findings(&run.findings, &run.sources, &());
    }
    let edition = destination.target.edition;
    let facts = Facts { date: office.today, commit, since, uncommitted, edition: edition.name() };
    let site = Site::of(&tree, edition.folder());
    let published = if asked.dry_run {
        publish::plan(&destination, &site)
    } else {
        publish::publish(&destination, &site, &facts, asked.full)
    };
    let published = published.map_err(refused)?;
    let verified = asked.verify.then(|| publish::verify(&destination)).transpose().map_err(refused)?;
    say(asked, reporter, &run, &destination, facts, &published, verified.as_ref());
    Ok(if verified.is_none_or(|verified| verified.is_right()) { Exit::Clean } else { Exit::Findings })
}

/// Refuses targets where publishing would do harm.
fn allowed(config: &Config, asked: &Publish, destination: &Destination) -> Result<(), Refusal> {
    let target = &destination.target;
    if let Some(edition) = asked.edition().filter(|edition| *edition != target.edition) {
        let named = |edition: Edition| edition.name().to_owned();
        return Err(Refusal(
            "failed-publish-edition",
            vec![("target", target.name.value.clone()), ("edition", named(target.edition)), ("given", named(edition))],
        ));
    }
    let Some(folder) = destination.folder() else { return Ok(()) };
    let own = ["content", "themes"].map(|name| config.root.join(name));
    let within = own.iter().chain([&config.output]).find(|own| is_within(&folder, own));
    match within {
        Some(own) => Err(Refusal(
            "failed-publish-within",
            vec![("path", folder.display().to_string()), ("folder", own.display().to_string())],
        )),
        None => Ok(()),
    }
}

/// Whether the sources have changes that are in no commit: refused, unless they are allowed.
fn uncommitted(config: &Config, asked: &Publish, reporter: &Reporter) -> Result<bool, Refusal> {
    match pipeline::committed(config) {
        Committed::All => Ok(false),
        Committed::NoGit => {
            reporter.say("publish-no-git", &[]);
            Ok(false)
        }
        Committed::Without(_) | Committed::Unknown(_) if asked.allow_dirty || asked.dry_run => {
            reporter.say("publish-dirty", &[]);
            Ok(true)
        }
        Committed::Without(paths) => {
            let shown = paths.iter().take(NAMED).fold(String::new(), |list, path| list + "\n  " + path);
            let count = ("count", paths.len().to_string());
            Err(Refusal("failed-publish-dirty", vec![count, ("paths", shown)]))
        }
        Committed::Unknown(reason) => Err(Refusal("failed-publish-unknown", vec![("reason", reason)])),
    }
}

/// Says what was done, or would be.
fn say(
    asked: &Publish,
    reporter: &Reporter,
    run: &Run,
    destination: &Destination,
    facts: Facts,
    published: &Published,
    verified: Option<&Verified>,
) {
    let target = destination.target.name.value.as_str();
    let done = Done {
        target,
        edition: facts.edition,
        dry_run: asked.dry_run,
        facts: Some(FactsSaid { date: facts.date.to_string(), commit: facts.commit, uncommitted: facts.uncommitted }),
        published,
        bytes: published.changes.bytes(),
        verified,
    };
    if reporter.is_json() {
        return reporter.findings(&run.findings, &run.sources, &serde_json::json!({ "published": done }));
    }
    if let Some(owner) = &published.took_over {
        reporter.say("publish-took-over", &[("owner", owner.clone())]);
    }
    if let Some(release) = published.finished {
        reporter.say("publish-finished", &[("release", release.to_string())]);
    }
    reporter.data(&done, |locale| {
        let mut lines = changed(&published.changes, asked.dry_run || reporter.verbose, reporter.verbose, locale);
        lines.push(summary(asked, &done, locale));
        lines
            .extend(verified.into_iter().flat_map(|verified| said_of(verified, destination, reporter.verbose, locale)));
        lines
    });
}

fn summary(asked: &Publish, done: &Done<'_>, locale: &Locale) -> String {
    let published = done.published;
    let id = match (published.is_new, asked.dry_run) {
        (false, _) => "publish-same",
        (true, true) => "publish-would",
        (true, false) => "publish-done",
    };
    let args = [
        ("target", done.target.to_owned()),
        ("release", published.release.to_string()),
        ("added", published.changes.added.len().to_string()),
        ("changed", published.changes.changed.len().to_string()),
        ("removed", published.changes.removed.len().to_string()),
        ("bytes", done.bytes.to_string()),
        ("way", locale.get(&format!("publish-way-{}", published.way))),
    ];
    locale.with(id, &args)
}

/// The files that change, each in a line; of very many those that come first.
fn changed(changes: &Changes, shown: bool, all: bool, locale: &Locale) -> Vec<String> {
    let kinds = [
        ("publish-added", &changes.added),
        ("publish-changed", &changes.changed),
        ("publish-removed", &changes.removed),
    ];
    let mut lines = Vec::new();
    for (id, files) in kinds.into_iter().filter(|_| shown) {
        let named = files.iter().take(if all { usize::MAX } else { NAMED });
        lines.extend(
            named.map(|file| locale.with(id, &[("path", file.path.clone()), ("bytes", file.bytes.to_string())])),
        );
        lines.extend(more(files.len(), all, locale));
    }
    lines
}

/// How many more there are than are named.
fn more(count: usize, all: bool, locale: &Locale) -> Option<String> {
    let left = count.checked_sub(NAMED).filter(|left| *left > 0 && !all)?;
    Some(locale.with("publish-more", &[("count", left.to_string())]))
}

/// What a target was found to hold, in lines.
fn said_of(verified: &Verified, destination: &Destination, all: bool, locale: &Locale) -> Vec<String> {
    let kinds = [
        ("verify-missing", &verified.missing),
        ("verify-changed", &verified.changed),
        ("verify-extra", &verified.extra),
    ];
    let mut lines = Vec::new();
    for (id, paths) in kinds {
        let named = paths.iter().take(if all { usize::MAX } else { NAMED });
        lines.extend(named.map(|path| locale.with(id, &[("path", path.clone())])));
        lines.extend(more(paths.len(), all, locale));
    }
    let id = if verified.is_right() { "verify-right" } else { "verify-wrong" };
    let args = [
        ("target", destination.target.name.value.clone()),
        ("release", verified.release.to_string()),
        ("files", verified.files.to_string()),
    ];
    lines.push(locale.with(id, &args));
    lines
}
