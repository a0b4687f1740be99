//! What the program says, in Chinese and English.
//!
//! Messages are Fluent texts, embedded; a message may have attributes (`.help`, `.label`). All
//! arguments are strings: numbers and dates are formatted by who passes them, exactly.

use std::collections::{BTreeMap, HashMap};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use unic_langid::LanguageIdentifier;

const ZH_CN: &str = concat!(
    include_str!("zh-CN/findings.ftl"),
    "\n",
    include_str!("zh-CN/words.ftl"),
    "\n",
    include_str!("zh-CN/new.ftl"),
    "\n",
    include_str!("zh-CN/pages.ftl"),
    "\n",
    include_str!("zh-CN/summary.ftl"),
    "\n",
    include_str!("zh-CN/export.ftl"),
    "\n",
    include_str!("zh-CN/import.ftl"),
    "\n",
    include_str!("zh-CN/git.ftl"),
    "\n",
    include_str!("zh-CN/publish.ftl"),
    "\n",
    include_str!("zh-CN/privacy.ftl")
);
const EN: &str = concat!(
    include_str!("en/findings.ftl"),
    "\n",
    include_str!("en/words.ftl"),
    "\n",
    include_str!("en/new.ftl"),
    "\n",
    include_str!("en/pages.ftl"),
    "\n",
    include_str!("en/summary.ftl"),
    "\n",
    include_str!("en/export.ftl"),
    "\n",
    include_str!("en/import.ftl"),
    "\n",
    include_str!("en/git.ftl"),
    "\n",
    include_str!("en/publish.ftl"),
    "\n",
    include_str!("en/privacy.ftl")
);

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    /// Chinese as written in mainland China.
    #[default]
    ZhCn,
    /// English.
    En,
}

impl Lang {
    /// The language of a tag such as `zh-CN`, `zh_CN.UTF-8` or `en`, if it is spoken.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_', '.']).next()?.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::ZhCn),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The tag for HTML and documents.
    pub fn tag(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::En => "en",
        }
    }

    /// A name and what it is, on one line.
    pub fn named(self, name: &str, value: &str) -> String {
        let colon = match self {
            Self::ZhCn => "：",
            Self::En => ": ",
        };
        format!("{name}{colon}{value}")
    }
}

/// A sentence to be said in any language: the id of a message, and what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The id of the message.
    pub id: &'static str,
    /// What it names, by argument.
    pub args: Vec<(&'static str, Arg)>,
}

/// Something that a sentence names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// What is the same in every language: a title, a number.
    Text(String),
    /// A word, by the id of its message.
    Word(String),
    /// Another sentence.
    Phrase(Phrase),
    /// Sentences, divided by the language's comma.
    List(Vec<Phrase>),
    /// Names of which one is meant, to stand between quotation marks.
    Either(Vec<String>),
}

impl Phrase {
    /// A sentence that names nothing yet.
    pub fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// Names a title or a number.
    #[must_use]
    #[allow(clippy::needless_pass_by_value, reason = "callers pass what they have: text, dates, numbers")]
    pub fn text(self, name: &'static str, value: impl ToString) -> Self {
        self.arg(name, Arg::Text(value.to_string()))
    }

    /// Names a word by the id of its message.
    #[must_use]
    pub fn word(self, name: &'static str, id: impl Into<String>) -> Self {
        self.arg(name, Arg::Word(id.into()))
    }

    /// Names anything.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: Arg) -> Self {
        self.args.push((name, value));
        self
    }
}

/// Every message in one language.
pub struct Locale {
    lang: Lang,
    /// The messages without arguments: most of what a page says.
    plain: HashMap<String, String>,
    ids: Vec<String>,
    bundle: FluentBundle<FluentResource>,
}

impl Locale {
    /// The messages of `lang`.
    pub fn new(lang: Lang) -> Self {
        let text = match lang {
            Lang::ZhCn => ZH_CN,
            Lang::En => EN,
        };
        Self::from_text(lang, text)
    }

    /// Messages from a Fluent text; what can't be parsed is left out and shows as its id.
    pub fn from_text(lang: Lang, text: &str) -> Self {
        let tag: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(partial, _)| partial);
        let ids = resource.entries().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        });
        let ids: Vec<String> = ids.collect();
        bundle.add_resource_overriding(resource);
        let mut locale = Self { lang, plain: HashMap::new(), ids, bundle };
        locale.plain = locale.ids.iter().filter_map(|id| Some((id.clone(), locale.format(id, None, &[])?))).collect();
        locale
    }

    /// Every message without arguments, by id.
    pub fn all(&self) -> BTreeMap<&str, String> {
        self.ids.iter().map(|id| (id.as_str(), self.get(id))).collect()
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A message without arguments; the id itself where there is none.
    pub fn get(&self, id: &str) -> String {
        self.plain.get(id).map_or_else(|| id.to_owned(), String::clone)
    }

    /// A message with arguments; the id itself where there is none.
    pub fn with(&self, id: &str, args: &[(&str, String)]) -> String {
        self.format(id, None, args).unwrap_or_else(|| id.to_owned())
    }

    /// A sentence.
    pub fn say(&self, phrase: &Phrase) -> String {
        let args: Vec<_> = phrase.args.iter().map(|(name, arg)| (*name, self.say_arg(arg))).collect();
        self.with(phrase.id, &args)
    }

    /// What a sentence names.
    pub fn say_arg(&self, arg: &Arg) -> String {
        match arg {
            Arg::Text(text) => text.clone(),
            Arg::Word(id) => self.get(id),
            Arg::Phrase(phrase) => self.say(phrase),
            Arg::List(phrases) => {
                let said: Vec<_> = phrases.iter().map(|phrase| self.say(phrase)).collect();
                said.join(&self.get("list-comma"))
            }
            Arg::Either(names) => names.join(&self.get("quoted-or")),
        }
    }

    /// A message or one of its attributes, or nothing where the language has none.
    pub fn format(&self, id: &str, attribute: Option<&str>, args: &[(&str, String)]) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        // Only a number matches a variant such as [0]; of one digit it is written as it was.
        let value = |text: &'_ str| match text.as_bytes() {
            [digit @ b'0'..=b'9'] => FluentValue::from(digit - b'0'),
            _ => FluentValue::from(text.to_owned()),
        };
        let args: FluentArgs<'_> = args.iter().map(|(name, text)| (*name, value(text))).collect();
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    }
}

impl std::fmt::Debug for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Locale").field("lang", &self.lang).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn ids(text: &str) -> BTreeSet<String> {
        let mut last = String::new();
        let mut found = BTreeSet::new();
        for line in text.lines() {
            let Some((name, _)) = line.split_once(" =") else { continue };
            if let Some(attribute) = name.trim_start().strip_prefix('.') {
                found.insert(format!("{last}.{attribute}"));
            } else if !name.starts_with([' ', '#']) {
                last = name.to_owned();
                found.insert(last.clone());
            }
        }
        found
    }

    #[test]
    fn no_word_is_said_twice() {
        for text in [ZH_CN, EN] {
            let mut known = BTreeSet::new();
            let names = text.lines().filter(|line| !line.starts_with([' ', '#', '}']));
            for name in names.filter_map(|line| line.split_once(" =")).map(|(name, _)| name) {
                assert!(known.insert(name), "{name}");
            }
        }
    }

    #[test]
    fn both_languages_say_the_same_things() {
        assert_eq!(ids(ZH_CN), ids(EN));
    }

    #[test]
    fn both_languages_parse() {
        for text in [ZH_CN, EN] {
            if let Err((_, errors)) = FluentResource::try_new(text.to_owned()) {
                panic!("{errors:?}");
            }
        }
    }
}
