//! By what name a paper is kept.

/// Words with which copies of signed papers are named.
const MARKS: [&str; 13] =
    ["扫描件", "扫描", "复印件", "签字", "签章", "盖章", "已签", "已", "正本", "原件", "signed", "scan", "copy"];

/// Whether a file goes by a title: beside it its name has nothing but the code, the class's title, marks of a copy,
/// numbers and signs. Signs don't count, as a code has some that no name of a file can have.
pub fn goes_by(name: &str, code: &str, title: &str, class: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (title, class) = (bare(title), bare(class));
    // An empty pattern is found anywhere.
    let without = |text: String, part: &str| if part.is_empty() { text } else { text.replace(part, " ") };
    let name = without(bare(name), &bare(code));
    let Some((before, after)) = name.split_once(&title).filter(|_| !title.is_empty()) else { return false };
    let rest = without(format!("{before} {after}"), &class);
    let rest = MARKS.iter().fold(rest, |rest, mark| rest.replace(mark, ""));
    !rest.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_goes_by_a_title_with_marks_of_a_copy() {
        let goes = |name: &str| goes_by(name, "C4/组织04/003", "考勤表", "2024年发展对象培训班");
        for name in ["考勤表", "考勤表（签字扫描件）", "2024年发展对象培训班考勤表-已盖章2", "03 考勤表 scan"]
        {
            assert!(goes(name), "{name}");
        }
        for name in ["C4组织04003考勤表", "C4-组织04-003 考勤表（签字）", "2024年发展对象培训班考勤表扫描件"]
        {
            assert!(goes(name), "{name}");
        }
        for name in ["考勤表说明", "学员考勤表", "考勤", "2023年发展对象培训班考勤表", "C4组织04004考勤表"]
        {
            assert!(!goes(name), "{name}");
        }
    }
}
