//! Files that come with the program: rules and forms that offices name, extend or replace.

use super::Sources;

/// The folder of the rules that come with the program. No folder of an office can have this name.
pub const BUILTIN_RULES: &str = "<xueshi>/rules";
/// The folder of the forms that come with the program.
pub const BUILTIN_FORMS: &str = "<xueshi>/forms";

macro_rules! files {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!($folder, "/", $name, ".yaml")))),*]
    };
}

const RULES: &[(&str, &str)] =
    files!["rules": "candidate-training", "cadre-bureau", "cadre-section", "member-annual", "secretary-annual"];

const FORMS: &[(&str, &str)] = files!["forms":
    "annual-credits", "assessment", "attendance", "certificate", "class-summary", "course-list", "credit-statement",
    "credit-summary", "enrolment", "evaluation", "evaluation-remarks", "quotas", "register", "roster", "rotation-plan", "seating", "sign-in", "task-list",
    "teaching-plan", "trainee-record",
];

/// Adds the files that come with the program.
pub(super) fn add(sources: &mut Sources) {
    for (folder, files) in [(BUILTIN_RULES, RULES), (BUILTIN_FORMS, FORMS)] {
        for (name, text) in files {
            let path = format!("{folder}/{name}.yaml");
            sources.add(path.clone(), path.into(), (*text).to_owned());
        }
    }
}
