//! What a command has to know: given with it, asked for on a terminal, or missing.

use std::io::{IsTerminal, stderr, stdin};

use dialoguer::{Input, Select};

use crate::cli::args::{Refusal, missing};
use crate::cli::report::Reporter;

/// How often a question is put before it is given up: a terminal that is closed answers for ever.
const MOST_TRIES: usize = 20;
/// Lines of a choice that are shown at a time.
const MOST_LINES: usize = 12;

/// Asks for what was not given, where there is somebody to answer.
pub(super) struct Asker<'a> {
    reporter: &'a Reporter,
    what: &'static str,
    asks: bool,
    missing: Vec<&'static str>,
}

impl<'a> Asker<'a> {
    /// For the command `new WHAT`. A program that wants JSON is nobody to be asked.
    pub(super) fn new(reporter: &'a Reporter, what: &'static str) -> Self {
        let asks = stdin().is_terminal() && stderr().is_terminal() && !reporter.is_json();
        Self { reporter, what, asks, missing: Vec::new() }
    }

    /// Whether there is somebody to answer.
    pub(super) fn asks(&self) -> bool {
        self.asks
    }

    /// Something that must be known: as given, as answered, else as it usually is. Where it is still not
    /// known it is noted as missing.
    pub(super) fn need<T>(
        &mut self,
        option: &'static str,
        given: Option<&str>,
        usual: Option<String>,
        read: impl Fn(&str) -> Result<T, Refusal>,
    ) -> Result<Option<T>, Refusal> {
        match (given, usual) {
            (Some(given), _) => read(given).map(Some),
            (None, usual) if self.asks => self.ask(option, usual.as_deref(), false, read),
            (None, Some(usual)) => read(&usual).map(Some),
            (None, None) => {
                self.missing.push(option);
                Ok(None)
            }
        }
    }

    /// Something that need not be known.
    pub(super) fn may<T>(
        &self,
        option: &'static str,
        given: Option<&str>,
        read: impl Fn(&str) -> Result<T, Refusal>,
    ) -> Result<Option<T>, Refusal> {
        match given {
            Some(given) => read(given).map(Some),
            None if self.asks => self.ask(option, None, true, read),
            None => Ok(None),
        }
    }

    /// One of several, by its place; of somebody there. The usual one is marked.
    pub(super) fn choose(&self, option: &str, items: &[String], usual: usize) -> Result<usize, Refusal> {
        let select = Select::new().with_prompt(self.question(option)).items(items).default(usual);
        select.max_length(MOST_LINES).interact().map_err(|_| stopped())
    }

    /// Notes that something is missing.
    pub(super) fn lacks(&mut self, option: &'static str) {
        self.missing.push(option);
    }

    /// Whether all is known.
    ///
    /// # Errors
    /// What is missing, all of it.
    pub(super) fn done(&self) -> Result<(), Refusal> {
        if self.missing.is_empty() { Ok(()) } else { Err(self.refusal()) }
    }

    /// The refusal that names all that is missing.
    pub(super) fn refusal(&self) -> Refusal {
        missing(&["new", self.what], &self.missing, &self.reporter.locale)
    }

    /// A word of a choice.
    pub(super) fn word(&self, id: &str) -> String {
        self.reporter.locale.get(id)
    }

    fn question(&self, option: &str) -> String {
        self.reporter.locale.get(&format!("ask-{}-{option}", self.what))
    }

    /// Puts a question until the answer can be used. Whole lines are read: who writes Chinese has an
    /// input method of the system between the keys and the program.
    fn ask<T>(
        &self,
        option: &str,
        usual: Option<&str>,
        may_be_empty: bool,
        read: impl Fn(&str) -> Result<T, Refusal>,
    ) -> Result<Option<T>, Refusal> {
        for _ in 0..MOST_TRIES {
            let mut input = Input::<String>::new().with_prompt(self.question(option)).allow_empty(true);
            if let Some(usual) = usual {
                input = input.default(usual.to_owned());
            }
            let answer = input.interact().map_err(|_| stopped())?;
            match answer.trim() {
                "" if may_be_empty => return Ok(None),
                "" => drop(self.reporter.failed("failed-empty", &[])),
                answer => match read(answer) {
                    Ok(value) => return Ok(Some(value)),
                    Err(Refusal(message, args)) => drop(self.reporter.failed(message, &args)),
                },
            }
        }
        Err(stopped())
    }
}

fn stopped() -> Refusal {
    Refusal("failed-stopped", Vec::new())
}
