//! A text is drafted anew, and nothing of its author's is lost.

use super::*;

fn head() -> DraftHead {
    let date = NaiveDate::from_ymd_opt(2024, 6, 24).expect("a day");
    DraftHead { title: "总结: 甲".to_owned(), issuer: "党校".to_owned(), date }
}

fn parts(texts: &[(&str, &str)]) -> Vec<DraftPart> {
    texts.iter().map(|(id, text)| DraftPart { id: (*id).to_owned(), text: (*text).to_owned() }).collect()
}

/// A text without its marks.
fn read_by_people(text: &str) -> String {
    let lines = text.lines().filter(|line| !marks::begins(line)).collect::<Vec<_>>().join("\n");
    let body = lines.split_once("\n---\n").map_or(lines.as_str(), |(_, body)| body);
    body.split("\n\n").map(str::trim).filter(|block| !block.is_empty()).collect::<Vec<_>>().join(" | ")
}

#[test]
fn a_new_text_has_a_head_and_every_part() {
    let drafted = draft(None, &head(), true, &parts(&[("a", "甲。"), ("b", "乙。")]));
    assert!(
        drafted.text.starts_with("---\n标题: \"总结: 甲\"\n印发机关: 党校\n日期: 2024-06-24\n---\n\n<!-- xueshi a ")
    );
    assert_eq!((read_by_people(&drafted.text).as_str(), drafted.made), ("甲。 | 乙。", 2));
    let again = draft(Some(&drafted.text), &head(), true, &parts(&[("a", "甲。"), ("b", "乙。")]));
    assert_eq!(again.text, drafted.text);
}

#[test]
fn what_a_clerk_wrote_survives_and_the_rest_is_made_anew() {
    let first = draft(None, &head(), true, &parts(&[("a", "甲。"), ("b", "乙。"), ("c", "丙。")])).text;
    let edited = first.replace("乙。", "乙，还有我的话。").replace("丙。", "丙。\n\n我的一段。\n\n```\n\n码\n```");
    let next = parts(&[("a", "甲二。"), ("b", "乙二。"), ("c", "丙二。"), ("d", "丁。")]);
    let drafted = draft(Some(&edited), &head(), true, &next);
    let wanted = "甲二。 | 乙，还有我的话。 | 丙二。 | 丁。 | 我的一段。 | ``` | 码\n```";
    assert_eq!(read_by_people(&drafted.text), wanted);
    assert_eq!((drafted.made, drafted.kept, drafted.left_out), (3, 1, 0));
}

#[test]
fn what_was_taken_out_does_not_come_back_and_what_had_nothing_to_say_does() {
    let all = parts(&[("a", "甲。"), ("b", "乙。"), ("c", "丙。")]);
    let first = draft(None, &head(), true, &all).text;
    let without: String = {
        let (before, rest) = first.split_once("<!-- xueshi b").expect("the part");
        let (_, after) = rest.split_once("乙。\n\n").expect("its end");
        format!("{before}{after}")
    };
    let drafted = draft(Some(&without), &head(), true, &all);
    assert_eq!((read_by_people(&drafted.text).as_str(), drafted.left_out), ("甲。 | 丙。", 1));
    // Without anything to say of c it goes, and comes back in its place.
    let shorter = draft(Some(&drafted.text), &head(), true, &parts(&[("a", "甲。"), ("b", "乙。")]));
    assert_eq!(read_by_people(&shorter.text), "甲。");
    assert_eq!(read_by_people(&draft(Some(&shorter.text), &head(), true, &all).text), "甲。 | 丙。");
}

#[test]
fn a_text_keeps_its_ends_of_lines_and_its_head() {
    let text = "---\r\ntitle: T\r\n---\r\n\r\nMine.\r\n";
    let drafted = draft(Some(text), &head(), false, &parts(&[("a", "A.")]));
    assert!(drafted.text.starts_with("---\r\ntitle: T\r\n---\r\n\r\nMine.\r\n\r\n<!-- xueshi a "), "{}", drafted.text);
    assert!(!drafted.text.replace("\r\n", "").contains('\n'));
}

/// What becomes of an edited text of a part `a` that says `甲。` and a part `b` that says `乙。`.
fn redrafted(edit: impl Fn(&str) -> String) -> Drafted {
    let all = parts(&[("a", "甲。"), ("b", "乙。")]);
    let edited = edit(&draft(None, &head(), true, &all).text);
    let drafted = draft(Some(&edited), &head(), true, &all);
    assert_eq!(draft(Some(&drafted.text), &head(), true, &all).text, drafted.text, "{edited}");
    drafted
}

#[test]
fn what_stands_right_below_the_last_mark_is_the_clerks() {
    let drafted = redrafted(|text| format!("{text}特此报告。\n二〇二四年\n"));
    assert_eq!(read_by_people(&drafted.text), "甲。 | 乙。 | 特此报告。\n二〇二四年");
    assert_eq!(redrafted(|text| format!("{}特此报告。", text.trim_end())).text.matches("特此报告。").count(), 1);
}

#[test]
fn a_part_with_any_name_is_made_once() {
    for id in ["family-a b", "a-->b", "parts:", "", "党务　甲"] {
        let all = parts(&[(id, "甲。"), ("z", "一行\n\n又一行"), ("none", " ")]);
        let first = draft(None, &head(), true, &all);
        let again = draft(Some(&first.text), &head(), true, &all);
        assert_eq!((again.text, again.kept, again.left_out), (first.text, 0, 0), "{id}");
    }
}

#[test]
fn a_mark_in_code_is_none() {
    let code = "~~~~ text\n```\n<!-- xueshi parts: z -->\n\n<!-- xueshi z 0123abcd -->\n~~~\n~~~~";
    let drafted = redrafted(|text| text.replace("乙。", &format!("乙。\n\n{code}\n\n```x```\n\n尾")));
    assert!(drafted.text.contains(&format!("\n{code}\n")), "{}", drafted.text);
    assert!(!drafted.text.ends_with("a b z -->\n") && drafted.text.ends_with("parts: a b -->\n"));
    // A fence that nothing closes makes no code of all that follows.
    let drafted = redrafted(|text| text.replace("甲。\n", "甲。\n\n```\n"));
    assert_eq!((drafted.made, drafted.kept, drafted.left_out), (2, 0, 0));
}

#[test]
fn no_part_is_put_above_the_front_matter() {
    let all = parts(&[("a", "甲。"), ("b", "乙。")]);
    for (text, front) in [
        ("--- \n标题: 题\n---\t\n<!-- xueshi parts: -->\n", "--- \n标题: 题\n---\t\n\n<!-- xueshi a "),
        ("---\n标题: 题\n---", "---\n标题: 题\n---\n\n<!-- xueshi a "),
        ("\u{feff}---\n标题: 题\n---\n", "\u{feff}---\n标题: 题\n---\n\n<!-- xueshi a "),
        ("没有开头。\n", "没有开头。\n\n<!-- xueshi a "),
        ("没有开头。\n\n<!-- xueshi b 0123abcd -->\n改了。\n", "没有开头。\n\n<!-- xueshi a "),
        ("---\n没有结束\n\n<!-- xueshi b 0123abcd -->\n改了。\n\n---\n", "---\n没有结束\n\n<!-- xueshi a "),
        ("\n---\n不是\n---\n开头\n", "\n---\n不是\n---\n开头\n\n<!-- xueshi a "),
    ] {
        let drafted = draft(Some(text), &head(), true, &all).text;
        assert!(drafted.starts_with(front), "{drafted}");
        assert_eq!(draft(Some(&drafted), &head(), true, &all).text, drafted);
    }
}

#[test]
fn empty_lines_that_a_formatter_puts_in_freeze_nothing() {
    let next = parts(&[("a", "甲二。"), ("b", "乙二。")]);
    let first = draft(None, &head(), true, &parts(&[("a", "甲。"), ("b", "乙。")])).text;
    for edited in [first.replace(" -->\n", " -->\n\n"), first.replace("\n\n", "\n \t \n")] {
        let drafted = draft(Some(&edited), &head(), true, &next);
        assert_eq!((drafted.made, drafted.kept, drafted.left_out), (2, 0, 0), "{edited}");
        assert_eq!(read_by_people(&drafted.text), "甲二。 | 乙二。");
    }
    let other = redrafted(|text| text.replace(" -->\n乙。", " -->\n\n我的。"));
    assert_eq!((read_by_people(&other.text).as_str(), other.left_out), ("甲。 | 我的。", 1));
}

#[test]
fn a_part_that_is_there_twice_is_made_once_and_a_changed_copy_stays() {
    let twice = |copy: &str| {
        redrafted(|text| {
            let part = &text[text.find("<!-- xueshi b").expect("b")..text.find("<!-- xueshi parts").expect("all")];
            text.replace(part, &format!("{part}{}", part.replace("乙。", copy)))
        })
    };
    assert_eq!(read_by_people(&twice("乙。").text), "甲。 | 乙。");
    assert_eq!(read_by_people(&twice("我的乙。").text), "甲。 | 乙。 | 我的乙。");
}

#[test]
fn a_mark_that_was_cut_or_joined_with_its_text_doubles_nothing() {
    let joined = (" -->\n乙", " -->乙");
    for ((from, to), made) in [((" -->\n乙", "\n乙"), 2), ((" -->\n乙", "-->\n乙"), 2), (joined, 1)] {
        // Without the last mark the names are told by the others alone.
        let last = |text: &str| text.find("<!-- xueshi parts:").unwrap_or(text.len());
        let drafted = redrafted(|text| text[..last(text)].replace(from, to));
        let count = |text: &str| drafted.text.matches(text).count();
        assert_eq!((count("甲。"), count("乙。"), drafted.made), (1, 1, made), "{to}");
    }
}
