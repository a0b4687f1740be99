//! Procedures: the records they keep, the process as a whole, and its steps.

use super::addresses::aliases;
use super::documents::{form_of, open};
use super::names::Names;
use super::site::SiteFile;
use super::{asserted, flow, indicators, plain, shapes};
use crate::diag::{Code, Diagnostic};
use crate::model::{CodedTitle, Forms, Procedure, Process, ProcessField, Proof, Prose, Waiver, WaiverOf, Within};
use crate::parse::{Document, Fields, Node};
use crate::source::{FileId, Sources, Span, Spanned};

/// Reads every procedure.
pub(super) fn procedures(
    sources: &Sources,
    site: &SiteFile,
    forms: &Forms,
    waivers: &mut Vec<Waiver>,
    out: &mut Vec<Diagnostic>,
) -> Vec<Procedure> {
    let files = sources.within("procedures", "md");
    files.filter_map(|file| procedure(sources, site, forms, file, waivers, out)).collect()
}

/// By what classes name procedures. One that could not be read is not said to be missing.
pub(super) fn names(sources: &Sources, procedures: &[Procedure]) -> Names<usize> {
    let mut names = Names::new("procedure");
    names.excuse(sources.within("procedures", "md").map(|file| sources.file(file).stem().to_owned()));
    for (at, procedure) in procedures.iter().enumerate() {
        names.add(&procedure.id, at);
        names.add(&procedure.title.value, at);
        names.add(procedure.code.as_deref().unwrap_or_default(), at);
    }
    names
}

fn procedure(
    sources: &Sources,
    site: &SiteFile,
    forms: &Forms,
    file: FileId,
    waivers: &mut Vec<Waiver>,
    out: &mut Vec<Diagnostic>,
) -> Option<Procedure> {
    let Document { head, body } = open(sources, file, out)?;
    let mut fields = Fields::open(&head, shapes::PROCEDURE, out)?;
    let title = fields.required_text("title");
    let [code, version, issuer] = ["code", "version", "issuer"].map(|key| plain(fields.text(key)));
    let date = fields.date("date");
    let aliases = aliases(&mut fields);
    waivers.extend(asserted::waivers(&mut fields, &WaiverOf::File(file)));
    let (records, references) = (fields.list("records"), fields.list("references"));
    let (whole, flow, indicators) = (fields.node("process"), fields.list("flow"), fields.list("indicators"));
    let mut titles = |nodes: Vec<&Node>| nodes.into_iter().filter_map(|node| coded_title(node, forms, out)).collect();
    let (records, references): (Vec<CodedTitle>, _) = (titles(records), titles(references));
    let process = whole.and_then(|node| process(node, out));
    let steps = flow::steps(&flow, &records, site, out);
    let indicators = indicators::indicators(&indicators, site, out);
    Some(Procedure {
        id: sources.file(file).stem().to_owned(),
        title: title?,
        code,
        version,
        issuer,
        date,
        records,
        references,
        process,
        steps,
        indicators,
        aliases,
        body: Prose::new(body),
        span: Span::file(file),
    })
}

fn coded_title(node: &Node, forms: &Forms, out: &mut Vec<Diagnostic>) -> Option<CodedTitle> {
    let mut fields = Fields::open(node, shapes::CODED_TITLE, out)?;
    let (code, title) = (fields.required_text("code"), plain(fields.required_text("title")));
    let form = fields.text("form").and_then(|name| form_of(&forms.list, &name, fields.out));
    Some(CodedTitle { code: code?, title: title?, form })
}

fn process(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Process> {
    let mut fields = Fields::open(node, shapes::PROCESS, out)?;
    let name = plain(fields.required_text("name"));
    let lists = ProcessField::ALL.map(|field| texts(&mut fields, field.key()));
    Some(Process { name: name?, fields: lists })
}

/// A list of texts, of which empty ones say nothing.
pub(super) fn texts(fields: &mut Fields<'_, '_>, key: &str) -> Vec<String> {
    fields.texts(key).into_iter().map(|text| text.value).filter(|text| !text.is_empty()).collect()
}

/// The proof of a name in either language.
pub(super) fn proof(text: &Spanned<String>) -> Result<Proof, Diagnostic> {
    let found = Proof::ALL.iter().find(|proof| proof.names().iter().any(|name| name.eq_ignore_ascii_case(&text.value)));
    found.copied().ok_or_else(|| {
        let known = Proof::ALL.iter().map(|proof| proof.names()[1]).collect::<Vec<_>>().join(", ");
        let finding = Diagnostic::new(Code::BadChoice, text.span).arg("given", &text.value).arg("known", known);
        finding.nearest(&text.value, Proof::ALL.iter().flat_map(|proof| proof.names()))
    })
}

/// Until when a step is to be done: 开班前3天, 结束后14天内, 开班当天; 3 days before start, 14 days after end, start.
pub(super) fn within(text: &Spanned<String>) -> Result<Within, Diagnostic> {
    read_within(&text.value).ok_or_else(|| Diagnostic::new(Code::BadLimit, text.span).arg("given", &text.value))
}

fn read_within(text: &str) -> Option<Within> {
    let text: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let found = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let (start, end) = (found(&["开班", "开始", "start"]), found(&["结束", "结业", "end"]));
    let (before, after) = (found(&["前", "before"]), found(&["后", "after"]));
    let mut rest = text.clone();
    for word in [
        "开班", "开始", "结束", "结业", "当天", "以", "之", "前", "后", "内", "天", "日", "start", "end", "before",
        "after", "days", "day",
    ] {
        rest = rest.replace(word, "");
    }
    let days = match rest.as_str() {
        // On the day itself.
        "" if !before && !after => 0,
        number if before != after => number.parse::<u16>().ok()?,
        _ => return None,
    };
    (start != end).then_some(Within { from_end: end, days: if before { -i32::from(days) } else { days.into() } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_limit_is_told_from_the_first_or_last_day() {
        let within = |from_end, days| Some(Within { from_end, days });
        assert_eq!(read_within("开班前3天"), within(false, -3));
        assert_eq!(read_within("结束后14天内"), within(true, 14));
        assert_eq!(read_within("结业后 10 日以内"), within(true, 10));
        assert_eq!(read_within("开班当天"), within(false, 0));
        assert_eq!(read_within("3 days before start"), within(false, -3));
        assert_eq!(read_within("1 day after end"), within(true, 1));
        for text in [
            "三天",
            "3天",
            "开班前",
            "开班前三天",
            "开班后结束前3天",
            "开班3天",
            "结束后-3天",
            "结束后99999天",
            "开班前3周",
            "",
        ] {
            assert_eq!(read_within(text), None, "{text}");
        }
    }
}
