//! What publishing asks of the stages: a finished tree, where it goes, and which commit it is of.

use super::{CONTENT, Run, Watch, folders, prepare};
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::model::Target;
use crate::output::{self, Tree};
use crate::resolve;
use crate::source::{self, Committed, Log, Sources};

/// Does everything but laying the tree down, and gives it: nothing where a finding is an error. What was made is kept in
/// the output folder, where the next such run finds it again.
pub fn site(config: &Config, keep: bool, watch: Watch<'_>) -> (Run, Option<Tree>) {
    let (run, tree) = prepare(config, watch);
    if let Some(tree) = tree.as_ref().filter(|_| keep) {
        // Where it can't be kept the next run takes longer, and nothing else.
        drop(output::commit(&config.output, tree, &folders(config)));
    }
    (run, tree)
}

/// Where the office publishes, with what is wrong about that; nothing else of its files is looked at.
pub fn targets(config: &Config) -> (Sources, Vec<Target>, Vec<Diagnostic>) {
    let (sources, _) = source::read_tree(&config.root, CONTENT);
    let (targets, findings) = resolve::targets(&sources);
    (sources, targets, findings)
}

/// Whether the office's files are as they were committed last.
pub fn committed(config: &Config) -> Committed {
    source::committed(&config.root)
}

/// The last commit of the office's folder, by the first digits of its name.
pub fn last_commit(config: &Config) -> Option<String> {
    Log::of(&config.root, CONTENT).last().map(|(id, _)| id)
}
