//! Whom and what the words of a schedule name: one person, one room, or neither.

use crate::diag::narrowed;

/// What stands for several people, for nobody in particular, or for no lecture at all.
const NOBODY: &[&str] = &[
    "各",
    "支部",
    "总支",
    "小组",
    "全体",
    "学员",
    "班主任",
    "学院",
    "平台",
    "待",
    "专家",
    "教师",
    "老师",
    "书记",
    "讲师团",
    "自学",
    "教学",
    "讨论",
    "委员",
    "领导",
    "成员",
    "无",
    "党委",
    "党校",
    "另行",
];
/// What stands for no room of one's own: a meeting on the net, several rooms, or one still to be found.
const NOWHERE: &[&str] = &[
    "线上",
    "网络",
    "网上",
    "云会议",
    "云课堂",
    "会议号",
    "腾讯",
    "钉钉",
    "微信",
    "直播",
    "分会场",
    "主会场",
    "各",
    "自行",
    "待定",
    "另行",
    "现场",
    "途中",
];
/// The same in English, as whole words.
const NOBODY_WORDS: &[&str] = &["each", "all", "tba", "tbd", "n/a", "group", "groups", "staff"];
const NOWHERE_WORDS: &[&str] = &["online", "zoom", "teams", "each", "tba", "tbd", "n/a", "various"];
/// What stands behind a name.
const TITLES: &[&str] = &["副教授", "教授", "同志", "主任", "处长", "院长", "部长", "研究员"];

/// A name without blanks, with plain brackets and digits for full-width ones.
pub(super) fn solid(name: &str) -> String {
    narrowed(name).chars().filter(|c| !c.is_whitespace()).collect()
}

/// The people whom a cell names, each by the name alone; nobody where it stands for several or for none.
pub(super) fn people(cell: &str) -> Vec<String> {
    let parts = cell.split(['、', '，', ',', ';', '；', '/']).flat_map(|part| divided(part.trim()));
    parts.filter_map(person).collect()
}

/// Two names between which 和 or 与 stands; 李和平 is one.
fn divided(part: &str) -> Vec<&str> {
    let joint = ["和", "与"].iter().find_map(|word| part.split_once(word));
    match joint {
        Some((one, other)) if [one, other].iter().all(|name| name.trim().chars().count() > 1) => vec![one, other],
        _ => vec![part],
    }
}

fn person(part: &str) -> Option<String> {
    let part = part.split(['(', '（']).next().unwrap_or_default().trim();
    if part.is_ascii() {
        let words = part.to_lowercase();
        let is_name = part.len() > 2 && !words.split_whitespace().any(|word| NOBODY_WORDS.contains(&word));
        return is_name.then(|| part.to_owned());
    }
    let name = solid(part);
    let name = TITLES.iter().find_map(|title| name.strip_suffix(title)).unwrap_or(&name);
    let is_name = (2..=4).contains(&name.chars().count()) && !NOBODY.iter().any(|word| name.contains(word));
    is_name.then(|| name.to_owned())
}

/// Whether a cell names one room.
pub(super) fn is_a_room(cell: &str) -> bool {
    let words = cell.to_lowercase();
    let is_word =
        words.split(|c: char| !c.is_ascii_alphanumeric() && c != '/').any(|word| NOWHERE_WORDS.contains(&word));
    cell.trim().chars().count() > 1
        && !is_word
        && !["教室", "会议室"].contains(&cell.trim())
        && !NOWHERE.iter().any(|word| cell.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_known_by_the_name_alone() {
        for (cell, names) in [
            ("柳青和王明", vec!["柳青", "王明"]),
            ("柳　青 教授", vec!["柳青"]),
            ("柳青（马克思主义学院）、李和平", vec!["柳青", "李和平"]),
            ("John Marshall", vec!["John Marshall"]),
            ("外聘专家", vec![]),
            ("各支部书记", vec![]),
            ("自学", vec![]),
            ("—", vec![]),
            ("all", vec![]),
        ] {
            assert_eq!(people(cell), names, "{cell}");
        }
    }

    #[test]
    fn a_room_is_one_place() {
        for room in ["报告厅", "青云楼201", "云山会议室", "Beach Room"] {
            assert!(is_a_room(room), "{room}");
        }
        for nowhere in ["Zoom", "/", "教室", "另行通知", "企业微信直播", "各支部会议室", "图书馆301（视频分会场）"]
        {
            assert!(!is_a_room(nowhere), "{nowhere}");
        }
    }
}
