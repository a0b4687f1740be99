//! `new site`: a whole office with an example class.

use std::path::{Component, Path};

use super::ask::Asker;
use super::names::{text, texts};
use super::{lay, word};
use crate::cli::Exit;
use crate::cli::args::{NewSite as Asked, Refusal, day};
use crate::cli::report::Reporter;
use crate::edit::{self, NewSite};
use crate::locale::Lang;
use crate::pipeline;

/// Makes an office. It speaks the language in which the command does.
pub(super) fn run(asked: &Asked, reporter: &Reporter) -> Result<Exit, Refusal> {
    let base = if asked.common.root.as_os_str() == "." { Path::new("") } else { &asked.common.root };
    let root = base.join(&asked.folder);
    free(&root)?;
    let today = asked.common.today()?.map(|today| today.to_string());
    let mut asker = Asker::new(reporter, "site");
    let organisation = asker.need("organisation", asked.organisation.as_deref(), None, text)?;
    let short = match (&organisation, &asked.short) {
        (Some(full), given) => asker.need("short", given.as_deref(), Some(full.clone()), text)?,
        (None, _) => None,
    };
    let units = asker.may("units", asked.units.as_deref(), texts)?.unwrap_or_default();
    let today = asker.need("today", today.as_deref(), None, day)?;
    let (Some(organisation), Some(short), Some(today)) = (organisation, short, today) else {
        return Err(asker.refusal());
    };
    let chinese = reporter.locale.lang() == Lang::ZhCn;
    let new = NewSite { organisation: &organisation, short: &short, units, today, chinese };
    // Whoever keeps the folder in git already has these of their own.
    let is_new = |path: &str| path.starts_with("content/") || root.join(path).symlink_metadata().is_err();
    let (files, kept): (Vec<_>, Vec<_>) = edit::new_site(&new).into_iter().partition(|file| is_new(&file.path));
    lay(&root, &files, reporter, "new-site-next", &[("folder", word(&root))])?;
    if !kept.is_empty() {
        let kept: Vec<&str> = kept.iter().map(|file| file.path.as_str()).collect();
        reporter.say("new-site-kept", &[("files", kept.join(&reporter.locale.get("list-comma")))]);
    }
    Ok(Exit::Clean)
}

/// Whether an office can be made in a folder.
///
/// # Errors
/// Why it can't: there is one, or some system could not have the folder.
fn free(root: &Path) -> Result<(), Refusal> {
    let path = || vec![("path", root.display().to_string())];
    if root.join("content").symlink_metadata().is_ok() {
        return Err(Refusal("failed-site-there", path()));
    }
    if root.exists() && !root.is_dir() {
        return Err(Refusal("failed-there", path()));
    }
    if let Some(name) = pipeline::stranger(if root.as_os_str().is_empty() { Path::new(".") } else { root }) {
        return Err(Refusal("failed-not-empty", [path(), vec![("name", name)]].concat()));
    }
    let mut missing = root.ancestors().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists());
    let unnamed = missing.find_map(|folder| match folder.components().next_back() {
        Some(Component::Normal(name)) => {
            let name = name.to_string_lossy().into_owned();
            (!pipeline::can_be_named(&name)).then_some(name)
        }
        _ => None,
    });
    match unnamed {
        Some(name) => Err(Refusal("failed-name", vec![("given", name)])),
        None => Ok(()),
    }
}
