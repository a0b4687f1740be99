//! What may be typed for a text, a list, the name of a file, or one of several things.

use chrono::NaiveTime;

use crate::cli::args::Refusal;
use crate::cli::find;
use crate::pipeline;

/// The longest text, in characters: no title of an office is longer.
const LONGEST: usize = 300;

/// A text of one line.
pub(super) fn text(given: &str) -> Result<String, Refusal> {
    let text = given.trim();
    let usable = !text.is_empty() && text.chars().count() <= LONGEST && !text.contains(char::is_control);
    let refused = || Refusal("failed-text", vec![("given", text.chars().take(40).collect())]);
    usable.then(|| text.to_owned()).ok_or_else(refused)
}

/// Several texts, divided by a comma of either kind.
pub(super) fn texts(given: &str) -> Result<Vec<String>, Refusal> {
    let parts = given.split([',', '，', '、', ';', '；']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(text).collect()
}

/// The name of a file or folder, without an extension.
pub(super) fn file_name(given: &str) -> Result<String, Refusal> {
    let hidden = given.starts_with('.') || given.starts_with("~$");
    let one = !given.contains(['/', '\\']) && given.trim() == given && !given.contains("..");
    let usable = one && !hidden && given.chars().count() <= 60 && pipeline::can_be_named(&format!("{given}.yaml"));
    let refused = || Refusal("failed-name", vec![("given", given.chars().take(60).collect())]);
    if usable && pipeline::can_be_named(given) { Ok(given.to_owned()) } else { Err(refused()) }
}

/// A span of time, `14:00-16:30`.
pub(super) fn time(given: &str) -> Result<(NaiveTime, NaiveTime), Refusal> {
    let plain = given.replace('：', ":").replace(['—', '–', '～', '~', '至'], "-").replace("--", "-");
    let time = |part: &str| NaiveTime::parse_from_str(part.trim(), "%H:%M").ok();
    let times = plain.split_once('-').and_then(|(from, to)| Some((time(from)?, time(to)?)));
    let refused = || Refusal("failed-time", vec![("given", given.to_owned())]);
    times.filter(|(from, to)| from != to).ok_or_else(refused)
}

/// A span of time as it is typed.
pub(super) fn said((from, to): (NaiveTime, NaiveTime)) -> String {
    format!("{}-{}", from.format("%H:%M"), to.format("%H:%M"))
}

/// The place of the thing that goes by a name: all things come with all their names, the first of them
/// their own. `message` is what is said where none has it.
pub(super) fn named(message: &'static str, given: &str, known: &[Vec<&str>]) -> Result<usize, Refusal> {
    let given = given.trim();
    let of = |named: &dyn Fn(&Vec<&str>) -> bool| -> Vec<usize> {
        known.iter().enumerate().filter(|(_, names)| named(names)).map(|(at, _)| at).collect()
    };
    let own = of(&|names| names.first() == Some(&given));
    let found = if own.is_empty() { of(&|names| names.contains(&given)) } else { own };
    match found.as_slice() {
        [at] => Ok(*at),
        [] => Err(find::unknown(message, given, known.iter().flatten().copied())),
        several => {
            let own = several.iter().filter_map(|&at| known[at].first().copied()).collect::<Vec<_>>();
            Err(Refusal("failed-several", vec![("given", given.to_owned()), ("known", own.join(", "))]))
        }
    }
}

/// The first of a name, the name-2, the name-3 and so on that is free.
pub(super) fn free(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let others = (2..).map(|count: u32| format!("{name}-{count}"));
    let mut all = std::iter::once(name.to_owned()).chain(others);
    all.find(|name| !is_taken(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_in_its_folder_and_is_one_for_every_system() {
        for name in ["2024-candidates", "2024年第一期", "a b", "2024-06-24"] {
            assert_eq!(file_name(name).ok().as_deref(), Some(name));
        }
        for name in
            ["..", "../a", "a/b", "a\\b", "con", "NUL", "a:b", "a?", ".a", "a.", " a", "", "a..b", "~$a", "com1"]
        {
            assert!(file_name(name).is_err(), "{name}");
        }
        assert!(file_name(&"长".repeat(61)).is_err());
    }

    #[test]
    fn texts_are_of_one_line_and_lists_divided_by_any_comma() {
        assert_eq!(text(" 标题 ").ok().as_deref(), Some("标题"));
        assert!(text("a\nb").is_err() && text("").is_err() && text(&"长".repeat(301)).is_err());
        assert_eq!(texts("甲、乙，丙, d；").ok(), Some(["甲", "乙", "丙", "d"].map(str::to_owned).to_vec()));
    }

    #[test]
    fn times_are_typed_in_several_ways() {
        for given in ["14:00-16:30", "14：00—16：30", "14:00 ~ 16:30", "14:00至16:30"] {
            assert_eq!(time(given).ok().map(said).as_deref(), Some("14:00-16:30"), "{given}");
        }
        assert!(time("14:00").is_err() && time("25:00-26:00").is_err() && time("9-10").is_err());
    }

    #[test]
    fn a_name_that_is_taken_gets_a_count() {
        assert_eq!(free("a", |_| false), "a");
        assert_eq!(free("a", |name| matches!(name, "a" | "a-2")), "a-3");
    }

    #[test]
    fn an_own_name_wins_over_what_another_is_called() {
        let known = [vec!["a", "b"], vec!["b", "B"], vec!["c", "B"]];
        assert_eq!(named("failed-rule", "b", &known).ok(), Some(1));
        assert!(matches!(named("failed-rule", "B", &known), Err(Refusal("failed-several", _))));
        assert!(matches!(named("failed-rule", "x", &known), Err(Refusal("failed-rule", _))));
    }
}
