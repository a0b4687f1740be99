//! Git as a process, asked about a folder: whoever starts git starts it here.

use std::path::Path;
use std::process::Command;

/// What is to be as this program reads it, whatever somebody set.
const SETTINGS: [&str; 12] = [
    "-c",
    "safe.directory=*",
    "-c",
    "core.quotePath=off",
    "-c",
    "log.follow=false",
    "-c",
    "log.showSignature=false",
    "-c",
    "color.ui=false",
    "-c",
    "core.fsmonitor=false",
];

/// With what a hook names the repository that it runs for, and a user some other (git(1), "The Git Repository").
const ELSEWHERE: [&str; 10] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_CONFIG",
    "GIT_EXTERNAL_DIFF",
];

/// Git, to be asked about the repository that a folder lies in, and no other. It takes no lock that it can do without.
pub(crate) fn git(folder: &Path) -> Command {
    let mut git = Command::new("git");
    for name in ELSEWHERE {
        git.env_remove(name);
    }
    git.env("GIT_OPTIONAL_LOCKS", "0").args(SETTINGS).arg("-C").arg(folder);
    git
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_git_itself_calls_local_leads_to_another_repository() {
        let asked = Command::new("git").args(["rev-parse", "--local-env-vars"]).output().expect("git starts");
        let text = String::from_utf8_lossy(&asked.stdout).into_owned();
        // These lead nowhere: settings of a call, and how one repository is read.
        let kept = |name: &&str| {
            ["PARAMETERS", "COUNT", "GRAFT", "REPLACE", "SHALLOW", "IMPLICIT"].iter().any(|part| name.contains(part))
        };
        let command = git(Path::new("."));
        let removed: Vec<_> = command.get_envs().filter(|(_, value)| value.is_none()).map(|(name, _)| name).collect();
        for name in text.lines().filter(|name| !kept(name)) {
            assert!(removed.iter().any(|known| *known == name), "{name}");
        }
    }
}
