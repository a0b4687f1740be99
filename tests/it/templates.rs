//! Templates of an office's own that fail: where, what was wrong, what was there, and said once.

use std::fs;

use crate::common::{build, codes, findings, office};
use xueshi::locale::Lang;

/// What is said of a project whose theme has these files, one finding a line: the sentence alone.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let root = office(&[]);
    for (path, text) in files {
        let path = root.path().join("themes/default").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(path, text).expect("writable");
    }
    let run = build(root.path(), &root.path().join("output"));
    assert!(run.report.is_none(), "nothing is written");
    assert!(!codes(&run).is_empty());
    let all = findings(&run, Lang::En);
    all.split("\n\n").map(|one| one.split("\n  ╰").next().unwrap_or(one).to_owned()).collect()
}

fn template(name: &str, text: &str) -> Vec<String> {
    told(&[(&format!("templates/{name}"), text)])
}

#[test]
fn a_name_that_is_not_there_is_said_once_with_those_that_are() {
    let said = template("unit.html", "<p>\n{% for link in view.children %}{% endfor %}{{ vieew.facts }}");
    assert_eq!(said.len(), 1, "of many pages one is told: {said:?}");
    let expected = "error[T102]: a template failed at themes/default/templates/unit.html:2:47: there is no name “vieew”; \
                    here are: page root site style t view";
    assert!(said[0].starts_with(expected), "{}", said[0]);
}

#[test]
fn a_field_that_is_not_there_is_said_with_those_that_are() {
    let said = template("home.html", "{{ view.notcies }}");
    let expected = "error[T102]: a template failed at themes/default/templates/home.html:1:9: there is no field \
                    “notcies”; here are: coming deadlines";
    assert!(said.len() == 1 && said[0].starts_with(expected), "{said:?}");
}

#[test]
fn what_a_template_calls_must_be_there() {
    let text = "{{ 1 | colour }}\n{{ paint() }}\n{% if 1 is red %}{% endif %}{{ <ui.box /> }}{% include \"x.html\" %}";
    let said = template("home.html", text);
    let expected = [
        "1:8: there is no filter “colour”",
        "2:4: there is no function “paint”",
        "3:12: there is no test “red”",
        "3:32: there is no component “ui.box”",
        "3:56: there is no template “x.html”",
    ];
    let expected: Vec<_> = expected
        .iter()
        .map(|end| format!("error[T102]: a template failed at themes/default/templates/home.html:{end}"))
        .collect();
    let first: Vec<_> = said.iter().map(|one| one.lines().next().unwrap_or_default().to_owned()).collect();
    assert_eq!(first, expected);
}

#[test]
fn a_fault_in_a_component_says_who_called_it() {
    let files = [
        ("templates/home.html", "\n{{ <mine a={1} /> }}"),
        ("templates/mine.html", "{% component mine(a) %}{{ a.b.c }}{% endcomponent mine %}"),
    ];
    let said = told(&files);
    assert!(said.len() == 1 && said[0].contains("mine.html:1:29: there is no field “b”"), "{said:?}");
    assert!(said[0].contains("called from themes/default/templates/home.html:2:4"), "{}", said[0]);
}

#[test]
fn a_file_that_a_template_names_must_be_there() {
    let said = told(&[
        (
            "templates/home.html",
            "\n<link href=\"{{ root }}assets/mine.css\"><script src=\"{{ root }}assets/mine.js\"></script>",
        ),
        ("assets/mine.css", "a { background: url(mine.svg) }"),
    ]);
    let expected = [
        "error[T105]: themes/default/assets/mine.css:1 names a file that is not there: assets/mine.svg",
        "error[T105]: themes/default/templates/home.html:2 names a file that is not there: assets/mine.js",
    ];
    let first: Vec<_> = said.iter().map(|one| one.lines().next().unwrap_or_default()).collect();
    assert_eq!(first, expected);
}

#[test]
fn a_syntax_error_is_said_where_it_is() {
    let said = template("home.html", "<p>\n{% for a in [1] %}{{ 1 + }}{% endfor %}");
    let expected = "error[T102]: a template failed at themes/default/templates/home.html:2:26: Found `}}`";
    assert!(said.len() == 1 && said[0].starts_with(expected), "{said:?}");
}

#[test]
fn templates_that_go_in_a_circle_are_said() {
    let said = template("home.html", "{% include \"home.html\" %}");
    assert!(said.len() == 1 && said[0].contains("in a circle: home.html → home.html"), "{said:?}");
    let said = template("home.html", "{% extends \"none.html\" %}");
    assert!(said.len() == 1 && said[0].contains("home.html: there is no template “none.html”"), "{said:?}");
}

#[test]
fn loops_without_end_are_stopped() {
    let silent = "\n{% for a in range(end=90000) -%}{% for b in range(end=90000) -%}{%- endfor %}{%- endfor %}";
    let loud = "{% for a in range(end=90000) %}{% for b in range(end=90000) %}x{{ \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\" }}{% endfor %}{% endfor %}";
    for (text, says) in [(silent, "home.html:2:"), (loud, "stopped at 64 MB")] {
        let said = template("home.html", text);
        assert!(said.len() == 1 && said[0].contains(says) && said[0].contains("without end"), "{said:?}");
    }
}

#[test]
fn a_range_without_end_and_components_that_call_themselves_are_stopped() {
    let said = template("home.html", "{% for a in range(end=10000000000) %}{% endfor %}");
    assert!(said.len() == 1 && said[0].contains("home.html:1:13: ") && said[0].contains("range"), "{said:?}");
    let deep = "{% component a() %}{{ <a /> }}{% endcomponent a %}";
    let wide = "{% component a() %}{% if false %}{{ <a /> }}{% endif %}{{ <b /> }}{{ <b /> }}{% endcomponent a %}\
                {% component b() %}{{ <c /> }}{{ <c /> }}{{ <c /> }}{% endcomponent b %}\
                {% component c() %}{% for i in range(end=3000) %}{% for j in range(end=3000) %}{% endfor %}{% endfor %}{% endcomponent c %}";
    for (text, says) in [(deep, "more than 20 levels"), (wide, "without end")] {
        let said = told(&[("templates/home.html", "{{ <a /> }}"), ("templates/mine.html", text)]);
        assert!(said.len() == 1 && said[0].contains(says), "{said:?}");
    }
}

#[test]
fn a_range_of_components_is_as_deep_as_it_may_be() {
    let twice =
        "{% component a(n) %}{% if n > 0 %}{{ <a n={n - 1} /> }}{{ <a n={n - 1} /> }}{% endif %}x{% endcomponent a %}";
    let root = office(&[]);
    let folder = root.path().join("themes/default/templates");
    fs::create_dir_all(&folder).expect("writable");
    fs::write(folder.join("mine.html"), twice).expect("writable");
    fs::write(folder.join("home.html"), "{{ <a n={10} /> }}").expect("writable");
    let run = build(root.path(), &root.path().join("output"));
    assert_eq!(codes(&run), [""; 0]);
    let page = fs::read_to_string(root.path().join("output/site/index.html")).expect("a page");
    assert_eq!(page.matches('x').count(), 2047);
}
