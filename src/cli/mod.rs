//! The command line: one file a command, and the only user of standard output and standard error.

mod archive;
mod args;
mod build;
mod certificates;
mod check;
mod explain;
mod explain_code;
mod export;
mod find;
mod fix;
mod forms;
mod history;
mod import;
mod merge_driver;
mod new;
mod privacy;
mod progress;
mod publish;
mod report;
mod rollback;
mod save;
mod schema;
mod serve;
mod summary;
mod target;
mod watch;

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;

use args::{Args, Command, Refusal};
use report::Reporter;

/// What became of a run, as the exit code says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// No finding of severity error.
    Clean,
    /// There are findings.
    Findings,
    /// It could not run.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Failed => 2,
        })
    }
}

/// Runs the program with the arguments of its process, its own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let args = match Args::try_parse_from(&arguments) {
        Ok(args) => args,
        Err(error) => {
            args::tell(&error, &arguments);
            return if error.use_stderr() { Exit::Failed.into() } else { Exit::Clean.into() };
        }
    };
    let reporter = Arc::new(Reporter::new(args.command.manner()));
    let done = match &args.command {
        Command::Build(making) => making.config().map(|config| build::run(&config, &reporter)),
        Command::Check(asked) => check::run(asked, &reporter),
        Command::Serve(asked) => serve::run(asked, &reporter),
        Command::Explain(asked) => explain::run(asked, &reporter),
        Command::Archive(asked) => archive::run(asked, &reporter),
        Command::Export(asked) => export::run(asked, &reporter),
        Command::Forms(asked) => forms::run(asked, &reporter),
        Command::Summary(asked) => summary::run(asked, &reporter),
        Command::Certificates(asked) => certificates::run(asked, &reporter),
        Command::Import(asked) => import::run(asked, &reporter),
        Command::Privacy(asked) => privacy::run(asked, &reporter),
        Command::New(asked) => new::run(asked, &reporter),
        Command::Publish(asked) => publish::run(asked, &reporter),
        Command::Rollback(asked) => rollback::run(asked, &reporter),
        Command::Schema(asked) => schema::run(asked, &reporter),
        Command::History(asked) => history::run(asked, &reporter),
        Command::MergeDriver(asked) => merge_driver::run(asked, &reporter),
    };
    done.unwrap_or_else(|Refusal(message, arguments)| reporter.failed(message, &arguments)).into()
}
