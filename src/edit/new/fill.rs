//! Templates: texts with `{{name}}` where something is put in.

/// What is put in, by name; nothing where it is not known.
pub(super) type Values<'v> = [(&'v str, Option<String>)];

/// A template with what is known put in. A line that names something unknown is left out. What is put
/// in is not looked through again: a title may hold anything.
pub(super) fn fill(template: &str, values: &Values<'_>) -> String {
    let lines = template.lines().filter_map(|line| filled(line, values));
    lines.fold(String::new(), |text, line| text + &line + "\n")
}

fn filled(line: &str, values: &Values<'_>) -> Option<String> {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, (name, after))) =
        rest.split_once("{{").and_then(|(before, rest)| Some((before, rest.split_once("}}")?)))
    {
        let value = values.iter().find(|(known, _)| *known == name).and_then(|(_, value)| value.as_ref())?;
        text = text + before + value;
        rest = after;
    }
    Some(text + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_names_something_unknown_is_left_out() {
        let values = [("a", Some("{{b}}".to_owned())), ("b", Some("2".to_owned())), ("c", None)];
        assert_eq!(fill("a: {{a}} {{b}}!\nc: {{c}}\nd: {{d}}\nplain\n", &values), "a: {{b}} 2!\nplain\n");
    }
}
