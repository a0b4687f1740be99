//! Summaries of terms and other periods: what they count, in which edition, and the text that an office goes on with.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::common::{built_texts, check, codes, copy, findings, found, office, page, repository};
use xueshi::ledger::{Survey, SurveyOf};
use xueshi::locale::Lang;
use xueshi::model::{Measure, Period};

const SITE: &str = "organisation: Harbour Training Office\nshort: Harbour\nlanguage: en\ndate: 2024-12-31\n\
    categories:\n  - { id: member, title: Member, annual: 10 }\n\
    families:\n  - { id: basic, title: Basics }\n\
    privacy: { name: full, unit: yes, class: yes, result: yes, smallest_group: 2 }\n\
    terms:\n  - { id: early, title: Early term, from: 2024-01-01, to: 2024-03-05 }\n  \
    - { id: late, title: Late term, from: 2024-03-06, to: 2024-06-30 }\n";

fn lay(changes: &[(&str, &str)]) -> tempfile::TempDir {
    let files: Vec<(&str, &str)> = [("site.yaml", SITE)].into_iter().chain(changes.iter().copied()).collect();
    office(&files)
}

/// The sample office without the text of its term.
fn sample() -> tempfile::TempDir {
    let root = copy(&repository());
    fs::remove_dir_all(root.path().join("content/terms")).expect("the texts of the sample");
    root
}

fn xueshi(arguments: &[&str], root: &Path) -> Output {
    let program =
        Command::new(env!("CARGO_BIN_EXE_xueshi")).args(arguments).args(["--lang", "en", "--root"]).arg(root).output();
    program.expect("the program starts")
}

fn read(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join("content").join(path)).unwrap_or_default()
}

/// A notice of figures between bars.
fn notice(figures: &[&str]) -> String {
    let figures: Vec<String> = figures.iter().map(|figure| format!("{{{{ {figure} }}}}")).collect();
    format!("---\ntitle: N\ndate: 2024-03-01\nissuer: H\n---\n\n{}\n", figures.join(" | "))
}

/// The paragraph of that notice in the office edition.
fn said(root: &Path) -> String {
    let texts = built_texts(root);
    let (_, text) = page(&texts, "office/notices/figures.html").split_once("<p>").expect("a paragraph");
    text.split_once("</p>").expect("its end").0.to_owned()
}

#[test]
fn a_term_has_the_sessions_and_credits_of_its_days_and_the_ends_of_its_classes() {
    let figures =
        ["sessions", "trainees", "attendances", "person_credits", "qualified", "leaves", "lates", "given_credits"];
    let of = |period: &str| figures.map(|figure| format!("{period}.{figure}"));
    let [early, late, days] = ["term(\"early\")", "term(\"Late term\")", "period(\"2024-01-01..2024-03-05\")"].map(of);
    let all: Vec<&str> = early.iter().chain(&late).chain(&days).map(String::as_str).collect();
    let text = notice(&all);
    let root = lay(&[("notices/figures.md", &text)]);
    let said = said(root.path());
    let parts: Vec<&str> = said.split(" | ").collect();
    assert_eq!(parts[..8], parts[16..], "a term is its days");
    // Added up by hand from the records of 4 to 7 March; the class ends on 8 March, in the second term.
    assert_eq!(parts[..8].join(" "), "2 4 5 10 0 2 2 4");
    assert_eq!(parts[8..16].join(" "), "2 4 8 14 1 0 2 4");
    let whole = notice(&["year(2024).sessions", "year(2024).attendances", "year(2024).person_credits"]);
    let root = lay(&[("notices/figures.md", &whole)]);
    assert_eq!(self::said(root.path()), "4 | 13 | 24");
}

#[test]
fn the_period_before_is_the_term_or_the_year_before() {
    let text = notice(&[
        "term(\"late\").previous.sessions",
        "term(\"early\").sessions",
        "year(2025).previous.sessions",
        "year(2024).sessions",
        "period(\"2024-03-06..2024-03-07\").previous.sessions",
        "period(\"2024-03-04..2024-03-05\").sessions",
    ]);
    let said = said(lay(&[("notices/figures.md", &text)]).path());
    let parts: Vec<&str> = said.split(" | ").collect();
    assert_eq!((parts[0], parts[2], parts[4]), (parts[1], parts[3], parts[5]), "{said}");
    assert!(parts[0] != "0" && parts[0] != parts[3], "{said}");
}

#[test]
fn what_is_wrong_with_terms_and_periods_is_said_with_its_place() {
    let site = format!(
        "{SITE}  - {{ id: early, title: Again, from: 2024-07-01, to: 2024-07-02 }}\n  \
         - {{ id: 2024, title: A year, from: 2024-01-01, to: 2024-02-01 }}\n  \
         - {{ id: back, title: Back, from: 2024-02-02, to: 2024-02-01 }}\n"
    );
    let text = notice(&[
        "term(\"erly\").people",
        "previous.people",
        "year(2024).unit(\"quay\").deadlines",
        "term(\"late\").bound",
    ]);
    let summary = "---\ntitle: S\n---\n\nText.\n";
    let root = lay(&[
        ("site.yaml", &site),
        ("notices/figures.md", &text),
        ("terms/sumer.md", summary),
        ("terms/early.md", summary),
        ("terms/2024-01-01_2024-03-05.md", summary),
    ]);
    let run = check(root.path());
    insta::assert_snapshot!(findings(&run, Lang::En));
    insta::assert_snapshot!(findings(&run, Lang::ZhCn));
}

#[test]
fn the_figures_of_a_survey_are_those_of_the_same_cuts() {
    let run = check(&repository());
    let (office, ledger) = (run.office.expect("an office"), run.ledger.expect("a ledger"));
    let period = office.site.period("2024-spring").expect("a term");
    let survey = Survey::of(&office, &ledger, period, &|_, _| true);
    let mut compared = 0;
    for of in survey.parts() {
        for &measure in xueshi::model::MEASURES {
            let mut cut = survey.cut(of);
            if measure.of() == xueshi::model::MeasureOf::Year {
                cut.period = Period::year(survey.year);
            }
            if let Some(amount) = survey.get(of, measure) {
                assert_eq!(
                    Some(amount),
                    xueshi::ledger::measure(&office, &ledger, &cut, measure).as_ref(),
                    "{of:?} {measure:?}"
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 500, "{compared}");
    // People are counted once, attendances each time.
    let total = |measure| survey.count(SurveyOf::Total, measure);
    assert!(
        total(Measure::People) < total(Measure::Trainees) && total(Measure::Trainees) < total(Measure::Attendances)
    );
}

#[test]
fn the_public_edition_has_figures_and_charts_and_neither_text_nor_files() {
    let root = sample();
    let draft = xueshi(&["summary", "2024-spring", "--draft"], root.path());
    assert_eq!(draft.status.code(), Some(0), "{}", String::from_utf8_lossy(&draft.stderr));
    let texts = built_texts(root.path());
    let path = |edition: &str| format!("{edition}/summaries/2024-spring.html");
    let (own, public) = (page(&texts, &path("office")), page(&texts, &path("site")));
    for page in [own, public] {
        assert!(page.contains("<svg") && page.contains("参训人次"), "{page}");
    }
    assert!(own.contains("总体情况") && !public.contains("总体情况"));
    let of_term = texts.keys().filter(|path| path.starts_with("site/summaries/2024-spring"));
    assert_eq!(of_term.collect::<Vec<_>>(), ["site/summaries/2024-spring.html"]);
    assert!(texts.keys().any(|path| path.starts_with("office/coverage/")));
    assert!(!texts.keys().any(|path| path.starts_with("site/coverage/")));
    // Of one who did not pass an examination nobody else learns.
    assert!(own.contains("98.1%") && !public.contains("98.1%"));
    // A text that its author made public is there, with those of its figures that may be.
    let text = read(root.path(), "terms/2024-spring.md").replacen("---\n", "---\n公开: 是\n", 1);
    fs::write(root.path().join("content/terms/2024-spring.md"), text).expect("writable");
    let public = built_texts(root.path());
    let public = page(&public, &path("site")).to_owned();
    assert!(public.contains("总体情况") && public.contains("及格—人次"), "{public}");
}

#[test]
fn a_clerks_words_survive_new_records_and_what_changed_is_found() {
    let root = sample();
    let run = |arguments: &[&str]| {
        let done = xueshi(arguments, root.path());
        assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8_lossy(&done.stderr).into_owned()
    };
    run(&["summary", "2024-spring", "--draft"]);
    let path = root.path().join("content/terms/2024-spring.md");
    let drafted = read(root.path(), "terms/2024-spring.md");
    assert!(drafted.contains("参加培训{{ 参训人次 }}人次"), "{drafted}");
    let changed = |root: &Path| codes(&check(root)).iter().filter(|code| **code == "G104").count();
    assert_eq!(changed(root.path()), 0);
    let edited = drafted.replacen("人次学时 }}人次学时。", "人次学时 }}人次学时，为近年最多。", 1);
    assert_ne!(edited, drafted);
    fs::write(&path, &edited).expect("writable");
    // A trainee more: the sentence of the clerk stands, its figure is another, and that is found at its place.
    let roster = root.path().join("content/classes/2024-secretaries-q2/roster.csv");
    let list = fs::read_to_string(&roster).expect("readable");
    let shorter: Vec<&str> = list.trim_end().lines().collect();
    fs::write(&roster, shorter[..shorter.len() - 1].join("\n")).expect("writable");
    let checked = check(root.path());
    let sentence = edited.lines().position(|line| line.contains("为近年最多")).expect("the sentence") + 1;
    let at = |place: &String| place.starts_with(&format!("G104 {sentence}:"));
    assert!(found(&checked).iter().any(at), "{:?}", found(&checked));
    let told = run(&["summary", "2024-spring", "--draft"]);
    assert!(told.contains("1 left as they were changed"), "{told}");
    assert_eq!(read(root.path(), "terms/2024-spring.md"), edited, "nothing but figures changed, which are not in it");
    assert!(changed(root.path()) > 0, "a new draft agrees to nothing that was there");
    run(&["summary", "2024-spring", "--accept"]);
    assert_eq!(changed(root.path()), 0);
    let accepted = read(root.path(), "terms/2024-spring.accepted.csv");
    assert!(accepted.contains("\n参训人次,139\n"), "{accepted}");
    let texts = built_texts(root.path());
    assert!(page(&texts, "office/summaries/2024-spring.html").contains("参加培训139人次"));
}

#[test]
fn a_summary_of_any_days_is_made_as_files() {
    let root = sample();
    let out = root.path().join("out");
    fs::create_dir_all(&out).expect("writable");
    let folder = out.display().to_string();
    let asked = ["summary", "2024-03-01..2024-04-30", "--to", "html,xlsx,docx", "-o", &folder];
    let done = xueshi(&asked, root.path());
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    let mut names: Vec<String> = fs::read_dir(&out)
        .expect("readable")
        .flatten()
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let days = "2024年3月1日至4月30日";
    let wanted = [
        format!("{days}培训工作统计表.xlsx"),
        format!("云汀党校{days}培训工作总结.docx"),
        format!("云汀党校{days}培训工作总结.html"),
    ];
    assert_eq!(names, wanted);
    let page = fs::read_to_string(out.join(&names[2])).expect("readable");
    assert!(page.contains("<style>") && page.contains("<svg"), "it has its style and its charts");
    assert!(![" href=\"", " src=\""].iter().any(|way| page.contains(way)), "it leads nowhere");
    // Files that are there stay, unless that is asked for.
    assert_eq!(xueshi(&asked, root.path()).status.code(), Some(2));
    assert_eq!(xueshi(&[&asked[..], &["--overwrite"]].concat(), root.path()).status.code(), Some(0));
    for (given, message) in [("2024-sprin", "2024-spring"), ("2024-05-01..2024-04-01", "two days")] {
        let refused = xueshi(&["summary", given], root.path());
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(refused.status.code() == Some(2) && said.contains(message), "{said}");
    }
    let refused = xueshi(&["summary", "2023-autumn", "--accept"], root.path());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--draft"));
}

/// A class of thirty in November to January, of whom three were expected in December and three others in January.
fn long_class() -> Vec<(String, String)> {
    let people: Vec<String> = (1..=30).map(|at| format!("A{at},Person {at},quay,member\n")).collect();
    let roster: Vec<String> = (1..=30)
        .map(|at| {
            format!(
                "A{at},{}\n",
                if at <= 3 {
                    "few"
                } else if at <= 6 {
                    "some"
                } else {
                    "rest"
                }
            )
        })
        .collect();
    let session = |date: &str, cohort: &str| {
        format!("---\ndate: {date}\ntime: 09:00-11:00\ntopic: {date}\n{cohort}absent: [A1]\n---\n\nText.\n")
    };
    let file = |path: &str, text: String| (path.to_owned(), text);
    vec![
        file("people/all.csv", format!("id,name,unit,category\n{}", people.concat())),
        file(
            "classes/long/class.yaml",
            "title: Long\nrule: basic\nstart: 2023-11-01\nend: 2024-01-31\nfamily: basic\n".to_owned(),
        ),
        file("classes/long/roster.csv", format!("id,cohort\n{}", roster.concat())),
        file("classes/long/sessions/2023-11-06-a.md", session("2023-11-06", "")),
        file("classes/long/sessions/2023-12-04-b.md", session("2023-12-04", "cohort: few\n")),
        file("classes/long/sessions/2024-01-08-c.md", session("2024-01-08", "cohort: some\n").replace("[A1]", "[A4]")),
    ]
}

/// What the public edition and the office's say of a figure of that class's year, with so many people as the fewest.
fn said_of_long(figure: &str, least: u32) -> [String; 2] {
    let text = notice(&[figure]);
    let site = SITE.replace("smallest_group: 2", &format!("smallest_group: {least}"));
    let mut files = long_class();
    files.push(("notices/figures.md".to_owned(), text));
    files.push(("site.yaml".to_owned(), site));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let root = office(&files);
    fs::remove_dir_all(root.path().join("content/classes/basics")).expect("there");
    let texts = built_texts(root.path());
    ["site", "office"].map(|edition| {
        let page = page(&texts, &format!("{edition}/notices/figures.html"));
        let (_, text) = page.split_once("<p>").expect("a paragraph");
        text.split_once("</p>").expect("its end").0.to_owned()
    })
}

#[test]
fn parts_of_a_class_by_days_tell_of_no_session_of_few() {
    // Three people were expected in December and three others in January: all together they are enough, and in one
    // of the years they are not.
    assert_eq!(said_of_long("year(2023).attendances", 5), ["—", "31"]);
    assert_eq!(said_of_long("year(2024).attendances", 5), ["—", "2"]);
    assert_eq!(said_of_long("period(\"2023-11-01..2024-01-31\").attendances", 5), ["33", "33"]);
    // With no session of few the head counts are public, and so are their sums; those of units are not.
    assert_eq!(said_of_long("year(2024).attendances", 3), ["2", "2"]);
    assert_eq!(said_of_long("year(2024).unit(\"quay\").attendances", 3), ["—", "2"]);
    // Credits and absences of some of its days are those of whoever came to them.
    for figure in ["person_credits", "absences"] {
        assert_eq!(said_of_long(&format!("year(2024).{figure}"), 1)[0], "—", "{figure}");
    }
}

#[test]
fn who_is_to_come_is_not_added_to_who_came() {
    let class = "title: Later\nrule: basic\nstart: 2024-06-10\nend: 2024-06-11\n";
    let text = notice(&[
        "term(\"late\").trainees",
        "term(\"late\").people",
        "term(\"late\").classes",
        "class(\"later\").people",
    ]);
    let roster = "id\nA1\nA2\nA3\n";
    let of = |site: &str| {
        let files = [
            ("site.yaml", site),
            ("notices/figures.md", text.as_str()),
            ("classes/later/class.yaml", class),
            ("classes/later/roster.csv", roster),
        ];
        said(lay(&files).path())
    };
    assert_eq!(of(&SITE.replace("date: 2024-12-31", "date: 2024-05-01")), "4 | 4 | 1 | 3");
    assert_eq!(of(SITE), "7 | 4 | 2 | 3");
}

#[test]
fn a_report_tells_of_its_own_days_and_names_nobody() {
    let root = sample();
    let run = |period: &str| {
        let done = xueshi(&["summary", period, "--draft"], root.path());
        assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
        read(root.path(), &format!("terms/{period}.md"))
    };
    let (autumn, spring) = (run("2023-autumn"), run("2024-spring"));
    assert!(
        spring.contains("2024年发展对象培训班：“报送学员名单”的时限2024年5月15日不晚于")
            && spring.contains("继续办好正在进行的班次"),
        "{spring}"
    );
    for later in ["不晚于通知日期", "继续办好", "第四季度", "落实近期时限"] {
        assert!(!autumn.contains(later), "{later}: {autumn}");
    }
    let people = fs::read_to_string(root.path().join("content/people/staff.csv")).expect("readable");
    let names = people.lines().skip(1).filter_map(|line| line.split(',').nth(1));
    assert!(names.into_iter().all(|name| !autumn.contains(name) && !spring.contains(name)));
}

#[test]
fn a_text_whose_marks_are_all_gone_is_left_as_it_is() {
    let root = sample();
    assert_eq!(xueshi(&["summary", "2024-spring", "--draft"], root.path()).status.code(), Some(0));
    let drafted = read(root.path(), "terms/2024-spring.md");
    let plain: String = drafted.split_inclusive('\n').filter(|line| !line.starts_with("<!-- xueshi")).collect();
    fs::write(root.path().join("content/terms/2024-spring.md"), &plain).expect("writable");
    let refused = xueshi(&["summary", "2024-spring", "--draft"], root.path());
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("has no marks"));
    assert_eq!(read(root.path(), "terms/2024-spring.md"), plain);
}
