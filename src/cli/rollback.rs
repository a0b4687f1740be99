//! `rollback`: an earlier release, shown again.

use serde::Serialize;

use super::Exit;
use super::args::{Refusal, Rollback};
use super::report::Reporter;
use super::target::{destination, refused};
use crate::locale::Locale;
use crate::publish::{self, Destination, Kept, RolledBack};

/// A release that is kept.
#[derive(Serialize)]
struct Listed {
    release: u32,
    is_shown: bool,
    date: String,
    commit: Option<String>,
    uncommitted: bool,
    edition: String,
    program: String,
    files: usize,
    bytes: u64,
}

#[derive(Serialize)]
struct Dropped<'a> {
    target: &'a str,
    dropped: u32,
}

#[derive(Serialize)]
struct Done<'a> {
    target: &'a str,
    #[serde(flatten)]
    done: &'a RolledBack,
}

/// Goes back, or lists what there is to go back to. The records of the office are not looked at: they may be why
/// somebody is in a hurry.
pub(super) fn run(asked: &Rollback, reporter: &Reporter) -> Result<Exit, Refusal> {
    let (config, (back, name)) = (asked.config()?, asked.asked()?);
    let destination = match destination(&config, name, reporter)? {
        Ok(destination) => destination,
        Err(exit) => return Ok(exit),
    };
    if asked.list {
        let kept = publish::releases(&destination).map_err(refused)?;
        let listed: Vec<Listed> = kept.into_iter().map(listed).collect();
        reporter.data(&listed, |locale| lines(&listed, &destination, locale));
        return Ok(Exit::Clean);
    }
    if let Some(release) = asked.drop {
        return dropped(&destination, release, reporter);
    }
    let done = publish::rollback(&destination, back).map_err(refused)?;
    if let Some(owner) = &done.took_over {
        reporter.say("publish-took-over", &[("owner", owner.clone())]);
    }
    let target = destination.target.name.value.as_str();
    reporter.data(&Done { target, done: &done }, |locale| {
        let args = [
            ("target", target.to_owned()),
            ("release", done.release.to_string()),
            ("previous", done.previous.to_string()),
        ];
        let older = done.is_older.then(|| locale.with("rollback-older", &[("date", done.date.to_string())]));
        [locale.with("rollback-done", &args)].into_iter().chain(older).collect()
    });
    Ok(Exit::Clean)
}

/// Removes a release for good.
fn dropped(destination: &Destination, release: u32, reporter: &Reporter) -> Result<Exit, Refusal> {
    let took_over = publish::discard(destination, release).map_err(refused)?;
    if let Some(owner) = &took_over {
        reporter.say("publish-took-over", &[("owner", owner.clone())]);
    }
    let target = destination.target.name.value.as_str();
    reporter.data(&Dropped { target, dropped: release }, |locale| {
        vec![locale.with("rollback-dropped", &[("target", target.to_owned()), ("release", release.to_string())])]
    });
    Ok(Exit::Clean)
}

fn listed(kept: Kept) -> Listed {
    let manifest = kept.manifest;
    Listed {
        release: manifest.release,
        is_shown: kept.is_shown,
        date: manifest.date.to_string(),
        commit: manifest.commit,
        uncommitted: manifest.uncommitted,
        edition: manifest.edition,
        program: manifest.program,
        files: manifest.files.len(),
        bytes: manifest.files.iter().map(|file| file.bytes).sum(),
    }
}

fn lines(listed: &[Listed], destination: &Destination, locale: &Locale) -> Vec<String> {
    if listed.is_empty() {
        return vec![locale.with("rollback-none", &[("target", destination.target.name.value.clone())])];
    }
    let line = |listed: &Listed| {
        let state = if listed.is_shown { "shown" } else { "kept" };
        let dirty = if listed.uncommitted { "yes" } else { "no" };
        let args = [
            ("release", listed.release.to_string()),
            ("date", listed.date.clone()),
            ("commit", listed.commit.clone().unwrap_or_else(|| "none".to_owned())),
            ("uncommitted", dirty.to_owned()),
            ("files", listed.files.to_string()),
            ("bytes", listed.bytes.to_string()),
            ("state", state.to_owned()),
            ("edition", locale.get(&format!("edition-{}", listed.edition))),
        ];
        locale.with("rollback-line", &args)
    };
    listed.iter().map(line).collect()
}
