//! The pages that gather what is to be found and done: archive, families, tags, bulletin, dashboard, old
//! addresses, the page about the site and the one for what is not there.

use std::collections::BTreeMap;

use crate::common::{built_texts, check, codes, office, page};

const SITE: &str = "organisation: Harbour\nlanguage: en\ndate: 2024-12-31\nbase_url: https://h.example/sub/dir\n\
    categories:\n  - { id: member, title: Member, annual: 10 }\nfamilies:\n  - { id: basic, title: Basics }\n\
    privacy: { name: full, smallest_group: 2 }\n";

fn notice(title: &str, more: &str) -> String {
    format!("---\ntitle: {title}\nissuer: H\n{more}---\nText.\n")
}

fn pages(more: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut files = vec![("site.yaml", SITE)];
    files.extend(more);
    built_texts(office(&files).path())
}

#[test]
fn a_list_of_many_is_parted_and_its_pages_lead_to_each_other() {
    let notices: Vec<_> = (0..120)
        .map(|at| (format!("notices/n{at:03}.md"), notice(&format!("N{at:03}"), "date: 2024-05-01\n")))
        .collect();
    let files: Vec<_> = notices.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let pages = pages(&files);
    let count = |path: &str| page(&pages, path).matches("<li class=\"depth-0\">").count();
    assert_eq!(["index", "page-2", "page-3"].map(|name| count(&format!("site/notices/{name}.html"))), [50, 50, 20]);
    let second = page(&pages, "site/notices/page-2.html");
    assert!(second.contains("<h1>Notices (page 2)</h1>"));
    assert!(second.contains("rel=\"prev\" href=\"../notices/index.html\""));
    assert!(second.contains("rel=\"next\" href=\"../notices/page-3.html\""));
    assert!(second.contains("<span aria-current=\"page\">2</span>"));
    assert_eq!(count("site/archive/2024-page-2.html"), 50);
}

#[test]
fn the_archive_has_every_year_by_month_and_what_has_no_date() {
    let (dated, undated) = (notice("Dated", "date: 2022-03-09\n"), notice("Undated", ""));
    let plan = "---\ntitle: Plan\nyear: 2023\n---\nText.\n";
    let pages = pages(&[("notices/a.md", &dated), ("notices/b.md", &undated), ("plans/p.md", plan)]);
    let index = page(&pages, "site/archive/index.html");
    assert!(index.contains("1 notices, 0 classes, 0 plans") && index.contains("archive/undated.html"));
    let year = page(&pages, "site/archive/2022.html");
    assert!(year.contains("<h2>March</h2>") && year.contains(">Dated</a>"));
    assert!(page(&pages, "site/archive/2023.html").contains(">Plan</a>"));
    assert!(page(&pages, "site/archive/undated.html").contains(">Undated</a>"));
    assert!(page(&pages, "site/archive/2024.html").contains(">Basics 2024</a>"));
    assert!(page(&pages, "site/families/basic.html").contains(">Basics 2024</a>"));
    assert!(page(&pages, "site/classes/basics/index.html").contains("href=\"../../families/basic.html\""));
}

#[test]
fn tags_gather_what_has_them_whatever_case() {
    let (one, other) =
        (notice("One", "date: 2024-01-02\ntags: [Cadre training, x]\n"), notice("Other", "tags: cadre  TRAINING\n"));
    let pages = pages(&[("notices/a.md", &one), ("notices/b.md", &other)]);
    let tag = page(&pages, "site/tags/cadre~20training.html");
    assert!(tag.contains(">One</a>") && tag.contains(">Other</a>"));
    assert!(page(&pages, "site/notices/b.html").contains("href=\"../tags/cadre~20training.html\""));
    assert!(page(&pages, "site/tags/index.html").contains("2 entries"));
    assert!(page(&pages, "site/notices/index.html").contains("href=\"../tags/index.html\""));
}

#[test]
fn an_old_address_leads_to_the_page_and_never_takes_the_place_of_one() {
    let moved = notice("Moved", "aliases: [notices/old.html, /classes/gone/]\n");
    let pages = pages(&[("notices/new.md", &moved)]);
    let old = page(&pages, "site/notices/old.html");
    assert!(old.contains("content=\"0; url=../notices/new.html\"") && old.contains("noindex"));
    assert!(old.contains("<link rel=\"canonical\" href=\"https://h.example/sub/dir/notices/new.html\">"));
    assert!(page(&pages, "office/classes/gone/index.html").contains("href=\"../../notices/new.html\""));
    let taken = notice("Taken", "aliases: classes/basics/index.html\n");
    let run = check(office(&[("site.yaml", SITE), ("notices/new.md", &taken)]).path());
    assert!(codes(&run).contains(&"O101"), "{:?}", codes(&run));
    for bad in ["../x.html", "https://a.example/x.html", "x", "a//b.html"] {
        let text = notice("Bad", &format!("aliases: ['{bad}']\n"));
        let run = check(office(&[("site.yaml", SITE), ("notices/new.md", &text)]).path());
        assert_eq!(codes(&run), ["K211"], "{bad}");
    }
}

#[test]
fn the_page_for_what_is_not_there_works_at_any_depth_of_the_server() {
    let pages = pages(&[]);
    let public = page(&pages, "site/404.html");
    assert!(public.contains("href=\"/sub/dir/index.html\"") && public.contains("href=\"/sub/dir/notices/index.html\""));
    assert!(public.contains("<style>") && !public.contains("<link rel=\"stylesheet\""));
    // The office's own edition lies anywhere.
    assert!(page(&pages, "office/404.html").contains("href=\"index.html\""));
}

#[test]
fn the_page_about_the_site_tells_of_it_and_in_the_public_edition_of_nobody() {
    let pages = pages(&[]);
    let (public, office) = (page(&pages, "site/about.html"), page(&pages, "office/about.html"));
    assert!(public.contains(env!("CARGO_PKG_VERSION")) && public.contains("2024-12-31"));
    // Four people in the registers, and four are enrolled.
    assert!(!public.contains("People in the registers") && office.contains("People in the registers"));
    let said = public.split_once("<dt>Pages</dt><dd>").and_then(|(_, rest)| rest.split_once('<')).map(|(n, _)| n);
    // The teaching plan is a document, and no page of its own.
    let all = pages.keys().filter(|path| path.starts_with("site/") && path.strip_suffix(".html").is_some()).count();
    assert_eq!(said, Some((all - 1).to_string().as_str()));
    assert!(page(&pages, "site/index.html").contains("href=\"about.html\""));
}

#[test]
fn the_dashboard_names_what_is_missing_and_is_the_offices_alone() {
    let schedule = "- { date: 2024-03-04, time: \"09:00-11:00\", topic: Day 1, credits: 2 }\n\
        - { date: 2024-03-05, time: \"09:00-11:00\", topic: Day 2, credits: 2 }\n";
    let attendance = ("classes/basics/attendance.csv", "name\n");
    let plan = "---\ntitle: Plan\nyear: 2024\ntasks:\n  - { title: Undone, due: 2024-06-01 }\n\
        \x20 - { title: Done, due: 2024-06-01, done: 2024-05-30 }\n---\nText.\n";
    let site = SITE.replace("2024-12-31", "2024-03-07");
    let class = "title: Basics\nrule: basic\nstart: 2024-03-04\nend: 2024-03-08\nunits: [port]\n\
        deadlines: [{ title: Roster, date: 2024-03-02 }, { title: Report, date: 2024-03-20 }]\n";
    let late = SITE.replace("2024-12-31", "2024-07-01");
    let files = [
        attendance,
        ("classes/basics/schedule.yaml", schedule),
        ("plans/p.md", plan),
        ("classes/basics/class.yaml", class),
    ];
    let during = pages(&[files[0], files[1], files[2], files[3], ("site.yaml", &site)]);
    let board = page(&during, "office/dashboard.html");
    let section = |board: &str, id: &str| {
        let (_, after) = board.split_once(&format!("<h2 id=\"{id}\">")).unwrap_or_default();
        after.split("</section>").next().unwrap_or_default().to_owned()
    };
    let records = section(board, "records");
    assert!(records.contains(">Day 2</a>") && !records.contains("Day 1"));
    assert!(records.contains("content/classes/basics/sessions/") && records.contains("#schedule"));
    let due = section(board, "due");
    assert!(due.contains("5 days over") && due.contains(">Report</a>") && due.contains("class.yaml:6"));
    // The deadline on a Saturday is a finding of this run.
    let found = section(board, "findings-warning");
    assert!(found.contains("C109") && found.contains("content/classes/basics/class.yaml:6"));
    assert!(section(board, "short").contains("<td class=\"end\"><a href=\"credits/2024.html\">2</a></td>"));
    // Above it is how many people, not how many units.
    assert!(board.contains("<a href=\"#short\"><span class=\"figure quiet\">4</span>"), "{board}");
    assert!(board.contains("href=\"dashboard.html\" aria-current=\"page\""));
    assert!(during.keys().all(|path| path != "site/dashboard.html"));
    let after = pages(&[files[0], files[1], files[2], files[3], ("site.yaml", &late)]);
    let tasks = section(page(&after, "office/dashboard.html"), "tasks");
    assert!(tasks.contains("Undone") && !tasks.contains(">Done<") && tasks.contains("content/plans/p.md:5"));
}
