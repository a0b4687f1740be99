//! Figures in prose, `{{ class("2024-candidates").pass_rate }}`: where they stand, and of what they are made.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::markdown::Events;
use crate::diag::{Code, Diagnostic};
use crate::source::{Span, Spanned};

/// A figure as its author wrote it.
#[derive(Debug, PartialEq, Eq)]
pub struct WrittenFigure {
    /// The event that has its text and nothing else.
    pub event: usize,
    /// What it is of, from left to right, and last what is asked: `class("x")`, `pass_rate`.
    pub steps: Vec<Step>,
    /// All of it.
    pub span: Span,
}

/// A name with what stands in its brackets.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    /// The name.
    pub name: Spanned<String>,
    /// What stands in brackets behind it.
    pub argument: Option<Spanned<String>>,
}

/// Gives each `{{ … }}` of a text an event of its own; `source` is the file that the events are of. What
/// stands in code stays as it is, and so does `\{{`.
pub fn figures(events: Events, source: &str, out: &mut Vec<Diagnostic>) -> (Events, Vec<WrittenFigure>) {
    let opens = |event: &Event<'_>| matches!(event, Event::Text(text) if text.contains('{'));
    if !events.iter().any(|(event, _)| opens(event)) {
        return (events, Vec::new());
    }
    let mut made = Made { events: Vec::with_capacity(events.len()), figures: Vec::new(), source, out };
    let mut run: Option<(String, Span)> = None;
    let mut in_code = false;
    for (event, span) in events {
        match &event {
            Event::Text(text) if !in_code && text.len() == span.range().len() => {
                match &mut run {
                    // A backslash between two texts is not in them: `\{{` is no figure.
                    Some((known, place)) if place.file == span.file && place.end == span.start => {
                        known.push_str(text);
                        place.end = span.end;
                    }
                    _ => {
                        made.close(run.take());
                        run = Some((text.to_string(), span));
                    }
                }
                continue;
            }
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            _ => {}
        }
        made.close(run.take());
        made.events.push((event, span));
    }
    made.close(run);
    (made.events, made.figures)
}

struct Made<'o> {
    events: Events,
    figures: Vec<WrittenFigure>,
    source: &'o str,
    out: &'o mut Vec<Diagnostic>,
}

impl Made<'_> {
    /// Takes a text apart.
    fn close(&mut self, run: Option<(String, Span)>) {
        let Some((text, span)) = run else { return };
        let place = |from: usize, to: usize| part(span, from, to);
        let is_escaped = self.source.get(..span.start as usize).is_some_and(|before| before.ends_with('\\'));
        // A text that a backslash stands before begins with what it keeps from being read.
        let mut from = usize::from(is_escaped && text.starts_with("{{")) * 2;
        let mut at = 0;
        while let Some(open) = text[from..].find("{{").map(|open| from + open) {
            let Some(close) = text[open..].find("}}").map(|close| open + close) else {
                let finding = Diagnostic::new(Code::BadFigure, place(open, text.len()));
                self.out.push(finding.arg("given", &text[open..]).arg("cause", "open"));
                break;
            };
            self.push(&text[at..open], place(at, open));
            let whole = place(open, close + 2);
            if let Some(steps) = steps(&text[open + 2..close], place(open + 2, close)) {
                self.figures.push(WrittenFigure { event: self.events.len(), steps, span: whole });
            } else {
                let finding = Diagnostic::new(Code::BadFigure, whole).arg("given", &text[open..close + 2]);
                self.out.push(finding.arg("cause", "form"));
            }
            self.push(&text[open..close + 2], whole);
            at = close + 2;
            from = at;
        }
        // What is left of a figure of which somebody deleted a brace: `{ class.people }}`.
        let left = text.find("}}").filter(|close| !text.contains("{{") && text[..*close].contains('{'));
        if let Some(close) = left {
            let finding = Diagnostic::new(Code::BadFigure, place(close, close + 2));
            self.out.push(finding.arg("given", &text[..close + 2]).arg("cause", "close"));
        }
        self.push(&text[at..], place(at, text.len()));
    }

    fn push(&mut self, text: &str, span: Span) {
        if !text.is_empty() {
            self.events.push((Event::Text(CowStr::from(text.to_owned())), span));
        }
    }
}

fn part(whole: Span, from: usize, to: usize) -> Span {
    let at = |offset: usize| whole.start + u32::try_from(offset).unwrap_or(u32::MAX - whole.start);
    Span { start: at(from), end: at(to), ..whole }
}

/// The names between the braces. What a Chinese keyboard makes of brackets, quotes and points is read too.
fn steps(text: &str, span: Span) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let mut rest = Rest { text, at: 0, span };
    loop {
        rest.skip();
        let name = rest.take(|c| c.is_alphanumeric() || c == '_' || c == '-')?;
        rest.skip();
        let mut argument = None;
        if rest.sign(&['(', '（']) {
            rest.skip();
            argument = Some(if rest.sign(&QUOTES) {
                let found = rest.take(|c| !QUOTES.contains(&c))?;
                rest.sign(&QUOTES).then_some(found)?
            } else {
                rest.take(|c| c.is_alphanumeric() || c == '_' || c == '-')?
            });
            rest.skip();
            rest.sign(&[')', '）']).then_some(())?;
            rest.skip();
        }
        steps.push(Step { name, argument });
        if !rest.sign(&['.', '．', '。']) {
            return (rest.at == text.len()).then_some(steps);
        }
    }
}

const QUOTES: [char; 8] = ['"', '\'', '“', '”', '‘', '’', '「', '」'];

struct Rest<'t> {
    text: &'t str,
    at: usize,
    span: Span,
}

impl Rest<'_> {
    fn skip(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    fn sign(&mut self, signs: &[char]) -> bool {
        let found = self.text[self.at..].chars().next().filter(|c| signs.contains(c));
        self.at += found.map_or(0, char::len_utf8);
        found.is_some()
    }

    fn take(&mut self, fits: impl Fn(char) -> bool) -> Option<Spanned<String>> {
        let rest = &self.text[self.at..];
        let length = rest.find(|c| !fits(c)).unwrap_or(rest.len());
        let from = self.at;
        self.at += length;
        (length > 0).then(|| Spanned::new(rest[..length].trim().to_owned(), part(self.span, from, self.at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Sources};

    fn read(text: &str) -> (Events, Vec<WrittenFigure>, Vec<Diagnostic>, FileId) {
        let sources = Sources::in_memory([("a.md", text)]);
        let file = sources.find("a.md").expect("the file was just added");
        let mut out = Vec::new();
        let events = super::super::prose(file, text, 0, &mut out);
        let (events, figures) = figures(events, text, &mut out);
        (events, figures, out, file)
    }

    fn told(text: &str) -> Vec<String> {
        let (_, figures, out, _) = read(text);
        let step = |step: &Step| match &step.argument {
            Some(argument) => format!("{}<{}>", step.name.value, argument.value),
            None => step.name.value.clone(),
        };
        let of = |figure: &WrittenFigure| figure.steps.iter().map(step).collect::<Vec<_>>().join(" ");
        figures.iter().map(of).chain(out.iter().map(|finding| finding.code.id().to_owned())).collect()
    }

    #[test]
    fn figures_are_found_with_what_they_are_of() {
        assert_eq!(
            told("共{{ class.trainees }}人，合格率{{class(\"2024-a_b_c\").pass_rate}}。"),
            ["class trainees", "class<2024-a_b_c> pass_rate"]
        );
        assert_eq!(told("{{ 年度（2024）。类别（“党员轮训”）.参训人数 }}"), ["年度<2024> 类别<党员轮训> 参训人数"]);
        assert_eq!(told("**{{ class.trainees }}**人、*{{ class.end }}*"), ["class trainees", "class end"]);
        assert_eq!(told("| a |\n|---|\n| {{ class.trainees }} |\n"), ["class trainees"]);
    }

    #[test]
    fn what_is_no_figure_stays_or_is_said() {
        assert_eq!(told("`{{ class.trainees }}`\n\n    {{ a }}\n\n\\{{ b }} {c} }}"), Vec::<String>::new());
        assert_eq!(told("{{ class.trainees 人"), ["G101"]);
        assert_eq!(told("共{ class.trainees }}人"), ["G101"]);
        assert_eq!(told("{{ }} {{ class. }} {{ class(\"a).b }} {{ a + b }}"), ["G101"; 4]);
    }

    #[test]
    fn a_figure_has_an_event_and_a_place_of_its_own() {
        let text = "甲{{ class.end }}乙";
        let (events, figures, _, file) = read(text);
        let figure = &figures[0];
        assert_eq!(events[figure.event].0, Event::Text("{{ class.end }}".into()));
        assert_eq!((figure.span.file, figure.span.range()), (file, 3..18));
        assert_eq!(&text[figure.steps[1].name.span.range()], "end");
    }
}
