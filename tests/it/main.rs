//! Every test of the program but those of one function alone, in one binary: the library with its typesetter is
//! linked once, not once a file.
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "a test lays, reads and asserts its own files"
)]

mod architecture;
mod archive;
mod bulletin;
mod catalogue;
mod certificates;
mod cli;
mod common;
mod consent;
mod contradictions;
mod covered;
mod disclosed;
mod docs;
mod drawings;
mod edges;
mod errors;
mod explain;
mod export;
mod figures;
mod filling;
mod findings;
mod following;
mod forms;
mod gathered;
mod git;
mod golden;
mod history;
mod import;
mod import_hostile;
mod increments;
mod leaks;
mod mending;
mod merge;
mod misled;
mod new;
mod objections;
mod occurrences;
mod outputs;
mod outward;
mod pages;
#[cfg(feature = "pdf")]
mod paper;
mod plans;
mod preview;
mod privacy;
mod procedures;
mod properties;
mod prose;
mod publish;
mod publish_disk;
mod publish_killed;
mod publish_served;
mod publish_since;
mod publish_ssh;
mod publish_withdrawn;
mod reference;
mod retention;
mod robust;
mod rulefiles;
mod rules;
mod sample;
mod schemas;
mod search;
mod serve;
mod serving;
mod slips;
mod summaries;
mod surveys;
mod templates;
mod theme;
mod watching;
mod workbooks;
