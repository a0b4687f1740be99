//! What the program laid down to be filled in has been filled in.
//!
//! `new notice` and `new class` leave places such as 【待填：课程名称】. One that is still there when the file is read
//! would stand in a published notice or name a timetable.
//!
//! ```text
//! notice.md   培训班3月4日14:00在【待填：地点】开班。
//! C128        “【待填：地点】”还没有填
//! ```
//!
//! Write what is true in its place, or delete the line.

use crate::diag::{Code, Diagnostic};
use crate::source::paths::has_extension;
use crate::source::{FileId, Sources, Span};

/// How such a place begins, in both languages.
const MARKS: [&str; 2] = ["【待填", "[TO FILL IN"];

/// A finding for each such place of every text, remarks aside.
pub fn unfilled(sources: &Sources) -> Vec<Diagnostic> {
    sources.ids().flat_map(|file| of_file(sources, file)).collect()
}

fn of_file(sources: &Sources, id: FileId) -> Vec<Diagnostic> {
    let file = sources.file(id);
    let [prose, yaml] = ["md", "yaml"].map(|extension| has_extension(&file.path, extension));
    if !prose && !yaml || !MARKS.iter().any(|mark| file.text.contains(mark)) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let (mut start, mut fences) = (0, 0);
    for line in file.text.split_inclusive('\n') {
        fences += usize::from(prose && line.trim_end() == "---");
        // A heading of Markdown begins as a remark of YAML does.
        let remark = (yaml || fences == 1) && line.trim_start().starts_with('#');
        for mark in MARKS.iter().filter(|_| !remark) {
            findings.extend(line.match_indices(mark).map(|(at, _)| {
                let close = line[at..].char_indices().find(|(_, c)| matches!(c, '】' | ']'));
                let length = close.map_or(mark.len(), |(end, c)| end + c.len_utf8());
                let text = &line[at..at + length];
                let span = Span::new(id, start + at..start + at + length);
                Diagnostic::new(Code::Unfilled, span).arg("text", text.to_owned())
            }));
        }
        start += line.len();
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_to_fill_in_is_found_and_remarks_are_not() {
        let sources = Sources::in_memory([
            ("a.md", "---\n# 标题: 【待填】\n标题: 甲\n---\n# 【待填：标题】\n\n【待填"),
            ("b.yaml", "# - { 内容: 【待填】 }\n- { 内容: \"【待填：课程】\", topic: \"[TO FILL IN: Topic]\" }\n"),
            ("c.csv", "【待填】\n"),
        ]);
        let found: Vec<_> =
            unfilled(&sources).iter().filter_map(|finding| finding.span).map(|span| sources.slice(span)).collect();
        assert_eq!(found, ["【待填：标题】", "【待填", "【待填：课程】", "[TO FILL IN: Topic]"]);
    }
}
