//! What is wrong with the arguments, and the page of help, in the reader's language: the parser of the
//! arguments speaks English only.

use std::error::Error as _;
use std::ffi::OsString;
use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, ValueEnum};

use super::{Args, LangArg, Refusal, system_language};
use crate::locale::{Lang, Locale};

/// The parser's own words on a page of help, each with the id of what stands for it. A longer one comes
/// before those that it begins with.
const WORDS: [(&str, &str); 14] = [
    ("Print help (see a summary with '-h')", "args-print-help-short"),
    ("Print help (see more with '--help')", "args-print-help-long"),
    ("Print this message or the help of the given subcommand(s)", "args-print-help-of"),
    ("Print help", "args-print-help"),
    ("Print version", "args-print-version"),
    ("Usage:", "args-usage"),
    ("Commands:", "args-commands"),
    ("Arguments:", "args-arguments"),
    ("Options:", "args-options"),
    ("Possible values:", "args-values"),
    ("[possible values:", "args-values-within"),
    ("[default:", "args-default"),
    ("[OPTIONS]", "args-word-options"),
    ("<COMMAND>", "args-word-command"),
];

/// Says why there is nothing to be done: an error, or the help or version that was asked for.
pub(in crate::cli) fn tell(error: &clap::Error, arguments: &[OsString]) {
    let locale = Locale::new(language(arguments));
    // A closed standard output leaves nobody to tell.
    if let Some(sentence) = sentence(error, &locale) {
        let usage = text(error, ContextKind::Usage).map(|usage| format!("\n\n{}", own_words(&usage, &locale)));
        let (word, usage) = (locale.get("error"), usage.unwrap_or_default());
        drop(writeln!(anstream::stderr(), "{word}: {sentence}{usage}\n\n{}", locale.get("args-more")));
        return;
    }
    let page = own_words(&error.render().ansi().to_string(), &locale);
    let (mut out, mut err) = (anstream::stdout(), anstream::stderr());
    drop(if error.use_stderr() { write!(err, "{page}") } else { write!(out, "{page}") });
}

/// The language to speak where the arguments can't be read: the one that they ask for, however wrong the
/// rest is, else the system's.
fn language(arguments: &[OsString]) -> Lang {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let beside = texts.windows(2).filter(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    let joined = texts.iter().filter_map(|text| text.strip_prefix("--lang="));
    let asked = beside.chain(joined).find_map(|tag| LangArg::from_str(tag, true).ok());
    asked.map(LangArg::lang).or_else(system_language).unwrap_or_default()
}

/// A text of the parser with its words in the reader's language.
fn own_words(text: &str, locale: &Locale) -> String {
    WORDS.iter().fold(text.to_owned(), |text, (word, id)| text.replace(word, &locale.get(id)))
}

/// The sentence for an error; nothing for a page of help, or for what no argument of this program leads
/// to.
fn sentence(error: &clap::Error, locale: &Locale) -> Option<String> {
    let option = || text(error, ContextKind::InvalidArg).map(|option| name(&option).to_owned());
    let given = || text(error, ContextKind::InvalidValue).unwrap_or_default();
    let say = |id: &str, args: &[(&str, String)]| Some(locale.with(id, args));
    let listed = |kind| {
        let all = texts(error, kind);
        if all.is_empty() { "none".to_owned() } else { all.join(&locale.get("list-comma")) }
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let given = text(error, ContextKind::InvalidSubcommand)?;
            say("args-no-such-command", &[("given", given), ("nearest", nearest(error))])
        }
        ErrorKind::UnknownArgument => {
            let given = text(error, ContextKind::InvalidArg)?;
            let id = if given.starts_with('-') { "args-no-such-option" } else { "args-too-many" };
            say(id, &[("given", given), ("nearest", nearest(error))])
        }
        ErrorKind::InvalidValue if given().is_empty() => {
            say("args-value-missing", &[("option", option()?), ("known", listed(ContextKind::ValidValue))])
        }
        ErrorKind::InvalidValue => {
            let known = ("known", listed(ContextKind::ValidValue));
            say("args-no-value", &[("given", given()), ("option", option()?), ("nearest", nearest(error)), known])
        }
        ErrorKind::ValueValidation => {
            let (low, high) = bounds(error).unwrap_or(("none".to_owned(), "none".to_owned()));
            say("args-no-number", &[("given", given()), ("option", option()?), ("low", low), ("high", high)])
        }
        ErrorKind::TooManyValues => say("args-takes-no-value", &[("option", option()?)]),
        ErrorKind::ArgumentConflict => {
            let other = texts(error, ContextKind::PriorArg).first().map(|other| name(other).to_owned());
            match (option()?, other) {
                (option, Some(other)) if option != other => {
                    say("args-conflict", &[("option", option), ("other", other)])
                }
                (option, _) => say("args-twice", &[("option", option)]),
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = texts(error, ContextKind::InvalidArg);
            let missing = missing.iter().map(|option| described(&program(), option, locale));
            say("args-missing", &[("missing", missing.collect::<Vec<_>>().join(&locale.get("list-comma")))])
        }
        _ => None,
    }
}

/// What the parser tells of an error, as a text.
fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    error.get(kind).map(ToString::to_string).filter(|text| !text.is_empty())
}

/// What the parser tells of an error, one by one.
fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::Strings(all)) => all.clone(),
        Some(ContextValue::String(one)) => vec![one.clone()],
        _ => Vec::new(),
    }
}

/// An option without the word for its value: `--lang <LANG>` is `--lang`.
fn name(option: &str) -> &str {
    option.split_once(' ').map_or(option, |(name, _)| name)
}

/// What may be meant, where the parser knows something near.
fn nearest(error: &clap::Error) -> String {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    // Of several the parser puts the nearest last.
    let near = kinds.into_iter().find_map(|kind| texts(error, kind).pop());
    // An option before its command: the parser says that 'check --root' exists.
    let elsewhere = || {
        let tip = text(error, ContextKind::Suggested)?;
        let quoted = tip.strip_suffix(" exists")?.trim_matches('\'');
        Some(quoted.to_owned())
    };
    near.or_else(elsewhere).unwrap_or_else(|| "none".to_owned())
}

/// The least and the greatest number that an option takes, where it says so: 999 is not in 0..=500.
fn bounds(error: &clap::Error) -> Option<(String, String)> {
    let cause = error.source()?.to_string();
    let (low, high) = cause.split_once(" is not in ")?.1.split_once("..=")?;
    Some((low.to_owned(), high.to_owned()))
}

/// The refusal of a command that lacks some options, by their names: all of them at once.
pub(in crate::cli) fn missing(path: &[&str], options: &[&str], locale: &Locale) -> Refusal {
    let program = program();
    let command = path.iter().try_fold(&program, |command, name| command.find_subcommand(name)).unwrap_or(&program);
    let described = options.iter().map(|option| {
        let own = command.get_arguments().find(|own| own.get_id() == *option);
        let own = own.map_or_else(|| (*option).to_owned(), |own| described(command, &own.to_string(), locale));
        // What may be left out on a terminal may not here.
        own.trim_start_matches('[').replacen(']', "", usize::from(own.starts_with('[')))
    });
    let all: Vec<String> = described.collect();
    Refusal("args-missing", vec![("missing", all.join(&locale.get("list-comma")))])
}

/// The program's arguments. Until it is built an argument does not know how it is written.
fn program() -> clap::Command {
    let mut program = Args::command();
    program.build();
    program
}

/// An option or an argument with what its help says of it.
fn described(command: &clap::Command, option: &str, locale: &Locale) -> String {
    fn find(command: &clap::Command, option: &str) -> Option<String> {
        let own = command.get_arguments().find(|own| own.to_string() == option);
        let help = own.and_then(|own| own.get_help()).map(ToString::to_string);
        help.or_else(|| command.get_subcommands().find_map(|below| find(below, option)))
    }
    // Every help is in Chinese, and then in English in brackets.
    let help = find(command, option);
    let own = help.as_deref().and_then(|help| help.split_once(" (")).map(|(zh, en)| match locale.lang() {
        Lang::ZhCn => zh.to_owned(),
        Lang::En => en.trim_end_matches(')').to_owned(),
    });
    match own {
        Some(own) => locale.with("args-described", &[("option", name(option).to_owned()), ("help", own)]),
        None => name(option).to_owned(),
    }
}
