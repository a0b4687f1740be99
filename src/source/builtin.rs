//! Files that come with the program: rules that offices extend or name.

use super::Sources;

/// The folder of the rules that come with the program. No folder of an office can have this name.
pub const BUILTIN_RULES: &str = "<xueshi>/rules";

macro_rules! rules {
    ($($name:literal),* $(,)?) => { &[$(($name, include_str!(concat!("rules/", $name, ".yaml")))),*] };
}

const RULES: &[(&str, &str)] =
    rules!["candidate-training", "cadre-bureau", "cadre-section", "member-annual", "secretary-annual"];

/// Adds the files that come with the program.
pub(super) fn add(sources: &mut Sources) {
    for (name, text) in RULES {
        let path = format!("{BUILTIN_RULES}/{name}.yaml");
        sources.push(path.clone(), path.into(), (*text).to_owned(), true);
    }
}
