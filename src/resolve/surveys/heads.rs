//! What the head of a column of answers says: a question, or what an online tool adds to the answers.

use crate::model::QuestionKind;

/// What a column is, by its head.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// Something that a tool adds and nobody answered: when, how long, on what.
    Tool,
    /// Who answered.
    Personal,
    /// A question, and how it is answered where the head says so.
    Question(String, Option<QuestionKind>),
}

/// The columns that online tools add, in lower case and without blanks.
const TOOL: &[&str] = &[
    "序号",
    "编号",
    "答卷编号",
    "答题序号",
    "提交答卷时间",
    "提交时间",
    "答题时间",
    "开始时间",
    "开始答题时间",
    "结束时间",
    "结束答题时间",
    "完成时间",
    "更新时间",
    "修改时间",
    "上次修改时间",
    "所用时间",
    "答题时长",
    "填写时长",
    "用时",
    "来源详情",
    "来源渠道",
    "提交方式",
    "填写设备",
    "设备类型",
    "操作系统",
    "浏览器",
    "填写地区",
    "来自省份",
    "来自城市",
    "总分",
    "自定义字段",
    "答卷状态",
    "serial",
    "starttime",
    "completiontime",
    "lastmodifiedtime",
    "submittedat",
    "submissiontime",
    "duration",
    "totalscore",
    "totalpoints",
];

/// What somebody is known by. A short head that ends so asks for it.
const PERSONAL: &[&str] = &[
    "姓名",
    "名字",
    "学号",
    "工号",
    "学工号",
    "身份证",
    "身份证号",
    "身份证号码",
    "证件号",
    "证件号码",
    "尾号",
    "后四位",
    "后六位",
    "手机",
    "手机号",
    "手机号码",
    "电话",
    "电话号码",
    "邮箱",
    "电子邮件",
    "微信号",
    "qq",
    "qq号",
    "昵称",
    "头像",
    "openid",
    "unionid",
    "用户名",
    "用户id",
    "账号",
    "提交人",
    "提交者",
    "填写人",
    "填表人",
    "答题人",
    "ip",
    "ip地址",
];
/// The same where the head is nothing else: longer ones that end so ask for something else.
const PERSONAL_ALONE: &[&str] = &[
    "联系方式",
    "微信",
    "name",
    "fullname",
    "email",
    "e-mail",
    "phone",
    "phonenumber",
    "mobile",
    "idnumber",
    "studentid",
    "studentnumber",
    "staffid",
    "staffnumber",
    "username",
    "nickname",
    "ipaddress",
];
/// The longest head that only asks for what somebody is known by, in characters.
const SHORT: usize = 8;

/// The words in brackets behind a question that say how it is answered.
const KINDS: &[(QuestionKind, &[&str])] = &[
    (QuestionKind::Score, &["打分", "打分题", "评分", "评分题", "量表", "量表题", "矩阵量表题", "score"]),
    (QuestionKind::Choice, &["单选", "单选题", "多选", "多选题", "选择题", "下拉题", "choice", "choices"]),
    (
        QuestionKind::Text,
        &["填空", "填空题", "单项填空", "多项填空", "问答", "问答题", "简答", "简答题", "文本题", "text"],
    ),
];
/// Words in brackets behind a question that say nothing of it.
const PASSED_OVER: &[&str] = &["必填", "选填", "必答", "选答", "必答题", "选答题", "required", "optional"];

/// Reads a head.
pub(super) fn head(text: &str) -> Head {
    let (text, kind) = without_marks(text);
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    if TOOL.contains(&plain.as_str()) {
        Head::Tool
    } else if is_personal(&plain) {
        Head::Personal
    } else {
        Head::Question(text.to_owned(), kind)
    }
}

/// A head without its number and the words in brackets behind it, and what these say.
fn without_marks(text: &str) -> (&str, Option<QuestionKind>) {
    let mut text = without_number(text.trim().trim_start_matches('*').trim_start());
    let mut kind = None;
    loop {
        text = text.trim_end_matches(['：', ':', '*', ' ', '\u{3000}']);
        let Some((rest, word)) = last_bracket(text) else { break };
        let word = word.trim().to_lowercase();
        let found = KINDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(kind, _)| *kind);
        if found.is_none() && !PASSED_OVER.contains(&word.as_str()) || rest.trim().is_empty() {
            break;
        }
        kind = kind.or(found);
        text = rest;
    }
    (text, kind)
}

/// A question without the number before it: `3、`, `3.`, `Q3.`, `第3题`.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(['Q', 'q', '第']);
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = behind.len() < rest.len();
    let marks: &[char] = &['、', '.', '．', ':', '：', '题', ')', '）', ' ', '\u{3000}'];
    let said = behind.trim_start_matches(marks);
    // 2024年的课程 has a number that is part of it, and a number alone is all there is.
    if is_number && said.len() < behind.len() && !said.is_empty() { said } else { text }
}

/// What stands in the brackets at the end of a text, and what stands before them.
fn last_bracket(text: &str) -> Option<(&str, &str)> {
    let pairs = [('（', '）'), ('(', ')'), ('[', ']'), ('［', '］'), ('【', '】')];
    pairs.iter().find_map(|(open, close)| text.strip_suffix(*close)?.rsplit_once(*open))
}

/// Whether a head asks who answers.
fn is_personal(plain: &str) -> bool {
    let mut asked = plain;
    for polite in ["请填写", "请输入", "请留下", "您的", "你的", "本人", "your", "my"] {
        asked = asked.strip_prefix(polite).unwrap_or(asked);
    }
    let short = asked.chars().count() <= SHORT;
    PERSONAL_ALONE.contains(&asked)
        || PERSONAL.contains(&asked)
        || short && !asked.is_ascii() && PERSONAL.iter().any(|word| asked.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(text: &str, kind: Option<QuestionKind>) -> Head {
        Head::Question(text.to_owned(), kind)
    }

    #[test]
    fn a_question_is_read_without_its_number_and_kind() {
        assert_eq!(head("1、课程内容"), question("课程内容", None));
        assert_eq!(head("Q12. 希望的学习方式：[多选题]"), question("希望的学习方式", Some(QuestionKind::Choice)));
        assert_eq!(head("*第3题 党龄（年）（填空）（必填）"), question("党龄（年）", Some(QuestionKind::Text)));
        assert_eq!(head("2024年的课程"), question("2024年的课程", None));
        assert_eq!(head("总体评价（打分）"), question("总体评价", Some(QuestionKind::Score)));
        assert_eq!(head("（单选）"), question("（单选）", None));
    }

    #[test]
    fn what_a_tool_adds_is_no_question() {
        for text in ["序号", "提交答卷时间", "所用时间", "来源详情", "总分", "Start time", "答题时长"]
        {
            assert_eq!(head(text), Head::Tool, "{text}");
        }
    }

    #[test]
    fn a_column_that_asks_who_answers_is_known_and_no_question_taken_for_one() {
        for text in [
            "姓名",
            "1、您的姓名：",
            "请填写您的手机号码",
            "6、您的手机尾号",
            "学员学号",
            "来自IP",
            "微信昵称",
            "Email",
            "IP",
            "联系方式",
        ] {
            assert_eq!(head(text), Head::Personal, "{text}");
        }
        for text in ["微信群的答疑是否及时", "希望以哪种联系方式收到通知", "班级管理", "Topics to skip", "课程名称"]
        {
            assert!(matches!(head(text), Head::Question(..)), "{text}");
        }
    }
}
