//! Lists and notices that are public for some days, so that anybody can object.

use std::io::Read;

use xueshi::config::Config;
use xueshi::model::Format;
use xueshi::pipeline;

use crate::common::{build, built_texts, codes, config, office, page, tree};

const LIST: &str = "site/classes/basics/objection-1.html";

/// The office on a day, with these settings of privacy, more of its class, and more files.
fn on(day: &str, privacy: &str, class: &str, more: &[(&str, &str)]) -> tempfile::TempDir {
    let site = format!(
        "organisation: H\nlanguage: en\ndate: {day}\nbase_url: https://h.example\n\
         categories:\n  - {{ id: member, title: Member }}\nfamilies:\n  - {{ id: basic, title: B }}\n\
         privacy: {{ objection_days: 1, {privacy} }}\n"
    );
    let class = format!(
        "title: Basics 2024\nfamily: basic\nrule: basic\nstart: 2024-03-04\nend: 2024-03-08\nunits: [port]\n{class}"
    );
    let mut files = vec![("site.yaml", site.as_str()), ("classes/basics/class.yaml", class.as_str())];
    files.extend(more);
    office(&files)
}

const OPEN: &str = "objections:\n  from: 2024-03-11\n  to: 2024-03-15\n  contact: { department: Office of the school, \
                    phone: 0512-1234567 }\n";

#[test]
fn a_list_is_public_from_its_first_day_to_its_last_and_nowhere_else() {
    for (day, is_public) in [
        ("2024-03-10", false),
        ("2024-03-11", true),
        ("2024-03-15", true),
        ("2024-03-16", false),
        ("2025-01-01", false),
    ] {
        let root = on(day, "", OPEN, &[]);
        let files = built_texts(root.path());
        assert_eq!(files.contains_key(LIST), is_public, "{day}");
        // In the office edition it is at any time; in the public one nothing names it on other days, no map of the
        // site, no feed, no calendar, no index of words.
        assert!(files.contains_key("office/classes/basics/objection-1.html"), "{day}");
        let named: Vec<_> = tree(&root.path().join("output"))
            .into_iter()
            .filter(|(path, bytes)| {
                let text = String::from_utf8_lossy(bytes);
                path.starts_with("site/") && (path.contains("objection") || text.contains("objection-1"))
                    || path.starts_with("site/") && text.contains("0512-1234567")
            })
            .map(|(path, _)| path)
            .filter(|path| !path.contains("/assets/"))
            .collect();
        assert_eq!(named.is_empty(), !is_public, "{day}: {named:?}");
        let linked =
            ["site/index.html", "site/notices/index.html", "site/classes/basics/index.html", "site/sitemap.xml"];
        assert!(linked.iter().all(|path| page(&files, path).contains("objection-1.html") == is_public), "{day}");
    }
}

#[test]
fn a_list_names_in_full_who_qualified_and_no_number() {
    let root = on("2024-03-11", "", OPEN, &[]);
    let files = built_texts(root.path());
    let list = page(&files, LIST);
    assert!(list.contains("Ann Lee") && !list.contains("Ben Ray") && !list.contains("Cy Dow"), "{list}");
    assert!(list.contains("Quay") && list.contains("Office of the school") && list.contains("0512-1234567"));
    assert!(["A1", "10000000001"].iter().all(|number| !list.contains(number)));
    assert!(list.contains("5 working days"));
    let masked = OPEN.replace("contact:", "name: mask\n  contact:");
    let files = built_texts(on("2024-03-11", "", &masked, &[]).path());
    assert!(page(&files, LIST).contains("A*") && !page(&files, LIST).contains("Ann Lee"));
}

#[test]
fn the_office_edition_says_where_a_list_stands_in_time_and_has_a_line_to_sign() {
    for (day, state) in [("2024-03-10", "to come"), ("2024-03-12", "open"), ("2024-03-16", "over")] {
        let files = built_texts(on(day, "", OPEN, &[]).path());
        let class = page(&files, "office/classes/basics/index.html");
        assert!(class.contains(&format!("<span>{state}</span>")), "{day}: {class}");
        assert!(page(&files, "office/classes/basics/objection-1.html").contains(state), "{day}");
    }
    let root = on("2024-03-12", "", OPEN, &[]);
    let config =
        Config { formats: vec![Format::Html, Format::Docx], ..config(root.path(), &root.path().join("output")) };
    let run = pipeline::build(&config, &|_| {}).expect("writable");
    assert!(!run.has_errors(), "{}", crate::common::findings(&run, xueshi::locale::Lang::En));
    let path = root.path().join("output/office/classes/basics/objection-1.docx");
    let mut packed = zip::ZipArchive::new(std::fs::File::open(path).expect("there")).expect("a package");
    let mut said = String::new();
    packed.by_name("word/document.xml").expect("the text").read_to_string(&mut said).expect("UTF-8");
    // The list is an annex, so that the signature is on the page of the text.
    let places = ["Approved by (signature)", "Ann Lee"].map(|words| said.find(words));
    assert!(places[0].is_some() && places[0] < places[1], "{said}");
}

#[test]
fn several_lists_each_keep_their_page() {
    let two = "objections:\n  - { from: 2024-03-11, to: 2024-03-12, contact: { department: D } }\n  \
               - { from: 2024-03-13, to: 2024-03-15, name: ends, contact: { department: D } }\n";
    let files = built_texts(on("2024-03-14", "", two, &[]).path());
    assert!(!files.contains_key(LIST) && files.contains_key("site/classes/basics/objection-2.html"));
}

const NOTICE: &str = "---\ntitle: Candidates for the award\nissuer: H\ndate: 2024-03-11\nobjection: { from: 2024-03-11, \
                      to: 2024-03-15 }\nattachments:\n  - { title: The list, file: list.pdf, public: yes }\naliases: \
                      old/award.html\ntags: award\n---\nOf the award.\n";
const OTHER: &str = "---\ntitle: Hours\nissuer: H\ndate: 2024-03-01\n---\nSee [the award](award.md), [its first \
                     words](award.md#award) and [its list](list.pdf).\n\n# award\n";

#[test]
fn a_notice_is_public_for_its_days_only_with_all_that_leads_to_it() {
    let notice = NOTICE.replace("Of the award.", "# award\n\nOf the award.");
    let more = [("notices/award.md", notice.as_str()), ("notices/hours.md", OTHER), ("notices/list.pdf", "%PDF-1.4\n")];
    for (day, is_public) in [("2024-03-10", false), ("2024-03-11", true), ("2024-03-15", true), ("2024-03-16", false)] {
        let root = on(day, "", "", &more);
        let files = tree_of(root.path());
        let has = |path: &str| files.iter().any(|(known, _)| known == path);
        assert_eq!(has("site/notices/award.html"), is_public, "{day}");
        assert_eq!(has("site/files/notices/list.pdf"), is_public, "{day}");
        assert_eq!(has("site/old/award.html"), is_public, "{day}");
        assert!(has("office/notices/award.html") && has("office/files/notices/list.pdf"), "{day}");
        let hours = text(&files, "site/notices/hours.html");
        assert_eq!(hours.contains("award.html"), is_public, "{day}: {hours}");
        assert_eq!(hours.contains("list.pdf"), is_public, "{day}: {hours}");
        assert!(hours.contains("its first words"), "{day}");
        let elsewhere = files.iter().filter(|(path, _)| path.starts_with("site/") && path != "site/notices/hours.html");
        let named = elsewhere.filter(|(_, bytes)| {
            let text = String::from_utf8_lossy(bytes);
            text.contains("Candidates for the award") || text.contains("award.html")
        });
        assert_eq!(named.count() > 0, is_public, "{day}");
    }
}

#[test]
fn the_notice_of_a_class_is_public_for_its_days_only() {
    let notice = "---\ntitle: To the candidates\nissuer: H\ndate: 2024-03-01\nobjection: { from: 2024-03-01, to: \
                  2024-03-08 }\n---\nText.\n";
    for (day, is_public) in [("2024-03-08", true), ("2024-03-09", false)] {
        let files = built_texts(on(day, "", "", &[("classes/basics/notice.md", notice)]).path());
        assert_eq!(files.contains_key("site/classes/basics/notice.html"), is_public, "{day}");
        assert_eq!(page(&files, "site/classes/basics/index.html").contains("To the candidates"), is_public, "{day}");
        assert!(page(&files, "office/classes/basics/index.html").contains("To the candidates"), "{day}");
    }
}

#[test]
fn the_days_are_checked() {
    let found = |class: &str, site: &str| {
        let root = on("2024-03-11", site, class, &[]);
        codes(&build(root.path(), &root.path().join("output")))
    };
    assert_eq!(found(&OPEN.replace("2024-03-15", "2024-03-10"), ""), ["K207"]);
    let days = |first: &str, last: &str| {
        let class = OPEN.replace("2024-03-11", first).replace("2024-03-15", last);
        let site = "organisation: H\ndate: 2024-03-11\ncategories:\n  - { id: member, title: Member }\nfamilies:\n  - \
                    { id: basic, title: B }\n";
        let root = on("2024-03-11", "", &class, &[("site.yaml", site)]);
        codes(&build(root.path(), &root.path().join("output")))
    };
    assert_eq!(days("2024-03-11", "2024-03-15"), [""; 0]);
    // A Saturday and a Sunday are no working days.
    assert_eq!(days("2024-03-13", "2024-03-18"), ["C153"]);
    assert_eq!(days("2024-03-08", "2024-03-15"), ["C154"]);
}

#[test]
fn the_telephone_of_a_person_is_none_to_object_to() {
    let private = OPEN.replace("0512-1234567", "100 0000 0002");
    let root = on("2024-03-11", "", &private, &[]);
    assert!(codes(&build(root.path(), &root.path().join("output"))).contains(&"O103"));
}

fn tree_of(root: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    let run = build(root, &root.join("output"));
    assert!(!run.has_errors(), "{}", crate::common::findings(&run, xueshi::locale::Lang::En));
    tree(&root.join("output")).into_iter().collect()
}

fn text(files: &[(String, Vec<u8>)], path: &str) -> String {
    let found = files.iter().find(|(known, _)| known == path).map(|(_, bytes)| bytes.clone());
    String::from_utf8(found.unwrap_or_default()).expect("UTF-8")
}
