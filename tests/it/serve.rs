//! The preview: what is served, what happens on a change, and what it never does.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::common::{copy, project, repository};
use crate::preview::{Preview, until};

/// A page of the small office, and where its title stands.
const NOTICE: &str = "notices/welcome.md";
const NOTICE_TEXT: &str = "---\ntitle: Welcome\ndate: 2024-03-01\nissuer: Harbour school\n---\nCome on Monday.\n";

fn office() -> tempfile::TempDir {
    let root = copy(&project("english"));
    write(root.path(), NOTICE, NOTICE_TEXT);
    root
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join("content").join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
    fs::write(path, text).expect("writable");
}

#[test]
fn pages_are_served_with_the_script_and_everything_as_what_it_is() {
    let root = office();
    write(root.path(), "notices/开学 通知.md", "---\ntitle: 开学\ndate: 2024-03-02\nissuer: 学校\n---\n周一开学。\n");
    let preview = Preview::start(root.path());
    let home = preview.get("/");
    assert_eq!((home.status, home.header("content-type")), (200, Some("text/html; charset=utf-8")));
    assert_eq!(home.header("cache-control"), Some("no-store"));
    assert!(home.text().contains("<script src=\"/.xueshi/live.js\" data-seen="), "{}", home.text());
    let named = preview.get("/notices/%E5%BC%80%E5%AD%A6%20%E9%80%9A%E7%9F%A5.html");
    assert!(named.status == 200 && named.text().contains("周一开学。"), "{}", named.status);
    let kinds =
        [("/assets/style.css", "text/css; charset=utf-8"), ("/.xueshi/live.js", "text/javascript; charset=utf-8")];
    for (path, kind) in kinds {
        assert_eq!(preview.get(path).header("content-type"), Some(kind));
    }
    let moved = preview.get("/notices");
    assert_eq!((moved.status, moved.header("location")), (307, Some("/notices/")));
    assert_eq!(preview.get("/notices/").status, 200);
    let head = preview.request("HEAD", "/", "localhost");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(preview.request("POST", "/", "localhost").status, 405);
}

#[test]
fn nothing_but_the_site_is_served() {
    let root = office();
    let preview = Preview::start(root.path());
    for path in
        ["/none.html", "/../content/site.yaml", "/%2e%2e/content/site.yaml", "//etc/passwd", "/.xueshi/x", "/C:/"]
    {
        assert_eq!(preview.get(path).status, 404, "{path}");
    }
    assert_eq!(preview.get("/%zz").status, 400);
    assert!(!root.path().join("output").exists());
    // The office's pages are not among those of the public edition.
    assert_eq!(preview.get("/people/index.html").status, 404);
}

#[test]
fn only_this_machine_is_answered_and_only_by_its_own_names() {
    let root = office();
    let preview = Preview::start(root.path());
    assert!(preview.serving.is_local());
    for host in ["localhost", "127.0.0.1", "[::1]:80", &preview.serving.address().to_string()] {
        assert_eq!(preview.request("GET", "/", host).status, 200, "{host}");
    }
    for host in ["evil.example", "evil.example:8017", "127.0.0.1.evil.example", ""] {
        let refused = preview.request("GET", "/", host);
        assert_eq!(refused.status, 403, "{host}");
        assert!(!refused.text().contains("Harbour"), "{host}");
        assert_eq!(preview.request("GET", "/.xueshi/events?page=%2F", host).status, 403, "{host}");
    }
}

#[test]
fn a_taken_port_is_refused_where_it_was_asked_for_and_passed_over_where_not() {
    let root = office();
    let first = Preview::start(root.path());
    let port = first.serving.address().port();
    let refused = Preview::asked(root.path(), Some(port)).err().map(|error| error.kind());
    assert_eq!(refused, Some(std::io::ErrorKind::AddrInUse));
    let one = Preview::asked(root.path(), None).expect("a free port");
    let two = Preview::asked(root.path(), None).expect("a free port");
    assert_ne!(one.address().port(), two.address().port());
}

#[test]
fn an_edit_reaches_the_page_and_only_that_page() {
    let root = office();
    let preview = Preview::start(root.path());
    let (page, other) = (preview.events("/notices/welcome.html"), preview.events("/units/index.html"));
    let (before, untouched) = (page.next(), other.next());
    write(root.path(), NOTICE, &NOTICE_TEXT.replace("Monday", "Tuesday"));
    let after = page.next();
    assert_ne!(before["seen"], after["seen"]);
    assert_eq!(other.next()["seen"], untouched["seen"]);
    let text = preview.get("/notices/welcome.html").text();
    assert!(text.contains("Tuesday") && text.contains(after["seen"].as_str().expect("a text")), "{text}");
}

#[test]
fn a_finding_lies_over_the_last_right_page_until_it_is_mended() {
    let root = office();
    let preview = Preview::start(root.path());
    let page = preview.events("/notices/welcome.html");
    let right = page.next();
    assert_eq!(right["state"], "clean");
    write(root.path(), NOTICE, &NOTICE_TEXT.replace("2024-03-01", "<b>soon</b>"));
    let wrong = page.next();
    let said = wrong["html"].as_str().expect("a text");
    assert_eq!((&wrong["state"], &wrong["seen"]), (&"error".into(), &right["seen"]));
    for part in ["content/notices/welcome.md:3:7", "<mark>&lt;b&gt;soon&lt;/b&gt;</mark>", "K", "改法"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(preview.get("/notices/welcome.html").text().contains("Come on Monday"));
    write(root.path(), NOTICE, NOTICE_TEXT);
    let mended = page.next();
    assert_eq!((&mended["state"], &mended["seen"]), (&"clean".into(), &right["seen"]));
}

#[test]
fn a_number_that_becomes_protected_is_found_in_a_page_that_stays_as_it_is() {
    let root = office();
    write(root.path(), NOTICE, &NOTICE_TEXT.replace("Monday", "Monday, or call 555 0100 77"));
    let preview = Preview::start(root.path());
    let page = preview.events("/notices/welcome.html");
    assert_eq!(page.next()["state"], "clean");
    let register = fs::read_to_string(root.path().join("content/people/all.csv")).expect("readable");
    let head = register.lines().next().expect("a head");
    let head: Vec<&str> = head.split(',').collect();
    let row = head.iter().map(|name| match *name {
        "id" => "X99",
        "name" => "Newcomer",
        "phone" => "555010077",
        "unit" => "quay",
        _ => "",
    });
    let row = row.collect::<Vec<_>>().join(",");
    write(root.path(), "people/all.csv", &format!("{register}{row}\n"));
    let leaked = |told: &serde_json::Value| told["html"].as_str().is_some_and(|html| html.contains("welcome.html"));
    page.until(leaked);
    write(root.path(), "people/all.csv", &register);
    page.until(|told| told["state"] == "clean");
    // And the other way around: the number comes into a page, twice, with a whole site between.
    for number in ["555 0100 78", "555-0100-78"] {
        let with = |number: &str| register.clone() + &row.replace("555010077", number) + "\n";
        write(root.path(), "people/all.csv", &with("555010078"));
        page.until(|told| told["state"] == "clean");
        write(root.path(), NOTICE, &NOTICE_TEXT.replace("Monday", number));
        page.until(leaked);
        write(root.path(), NOTICE, NOTICE_TEXT);
        page.until(|told| told["state"] == "clean");
    }
}

#[test]
fn an_office_that_begins_with_an_error_is_shown_once_it_is_mended() {
    let root = office();
    write(root.path(), NOTICE, "---\ntitle: [\n---\n");
    let preview = Preview::start(root.path());
    let waiting = preview.get("/");
    assert_eq!(waiting.status, 503);
    assert!(waiting.text().contains("live.js\" data-seen=\"none\""));
    let page = preview.events("/");
    assert_eq!(page.next()["state"], "error");
    write(root.path(), NOTICE, NOTICE_TEXT);
    assert_ne!(page.next()["seen"], "none");
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn a_folder_may_go_and_come_back() {
    let root = office();
    let preview = Preview::start(root.path());
    let page = preview.events("/notices/welcome.html");
    let right = page.next();
    let (content, away) = (root.path().join("content"), root.path().join("away"));
    fs::rename(&content, &away).expect("movable");
    page.until(|told| told["state"] == "error");
    assert_eq!(preview.get("/notices/welcome.html").status, 200);
    fs::rename(&away, &content).expect("movable");
    let back = page.until(|told| told["state"] == "clean");
    assert_eq!(back["seen"], right["seen"]);
    // What came back is watched like what was there before.
    write(root.path(), NOTICE, &NOTICE_TEXT.replace("Monday", "Friday"));
    page.until(|told| told["seen"] != right["seen"]);
    fs::remove_dir_all(&content).expect("there");
    page.until(|told| told["state"] == "error");
}

#[test]
fn an_editor_may_save_by_renaming() {
    let root = office();
    let preview = Preview::start(root.path());
    let page = preview.events("/notices/welcome.html");
    let mut seen = page.next()["seen"].clone();
    let notice = root.path().join("content").join(NOTICE);
    for (round, day) in ["Tuesday", "Wednesday", "Thursday"].iter().enumerate() {
        let (new, old) = (notice.with_extension("md.tmp"), notice.with_extension("md~"));
        fs::write(&new, NOTICE_TEXT.replace("Monday", day)).expect("writable");
        if round > 0 {
            fs::rename(&notice, &old).expect("movable");
        }
        fs::rename(&new, &notice).expect("movable");
        let told = page.until(|told| told["seen"] != seen && told["seen"] != "none");
        seen = told["seen"].clone();
        assert!(preview.get("/notices/welcome.html").text().contains(day), "{day}");
    }
}

#[test]
fn a_burst_of_changes_gives_few_builds() {
    let root = office();
    let preview = Preview::start(root.path());
    let builds = preview.builds();
    for at in 0..200 {
        write(root.path(), &format!("notices/n{at}.md"), &NOTICE_TEXT.replace("Welcome", &format!("Notice {at}")));
    }
    until(|| preview.get("/notices/n199.html").status == 200);
    preview.serving.settle();
    let made = preview.builds() - builds;
    assert!(made <= 10, "{made} builds");
    assert!((0..200).all(|at| preview.get(&format!("/notices/n{at}.html")).status == 200));
}

#[test]
fn a_theme_is_followed_and_its_error_shown() {
    let root = office();
    let preview = Preview::start(root.path());
    let page = preview.events("/");
    let first = page.next();
    let theme = root.path().join("themes/default");
    fs::create_dir_all(theme.join("assets")).expect("writable");
    fs::write(theme.join("assets/style.css"), "body { color: red }").expect("writable");
    let styled = page.until(|told| told["seen"] != first["seen"]);
    fs::create_dir_all(theme.join("templates")).expect("writable");
    fs::write(theme.join("templates/home.html"), "{{ nothing }}").expect("writable");
    let wrong = page.until(|told| told["state"] == "error");
    assert_eq!(wrong["seen"], styled["seen"]);
    assert!(wrong["html"].as_str().is_some_and(|html| html.contains("home.html")), "{wrong}");
    fs::remove_dir_all(root.path().join("themes")).expect("there");
    let plain = page.until(|told| told["state"] == "clean" && told["seen"] != styled["seen"]);
    assert_eq!(plain["seen"], first["seen"]);
}

#[test]
fn a_theme_s_template_that_shows_nothing_of_a_page_is_asked_again_when_its_words_change() {
    let root = office();
    let preview = Preview::start(root.path());
    let words = root.path().join("themes/default/strings/en.ftl");
    fs::create_dir_all(words.parent().expect("a folder")).expect("writable");
    let text = fs::read_to_string(repository().join("themes/default/strings/en.ftl")).expect("readable");
    fs::write(&words, text.replace("home = ", "home = My ")).expect("writable");
    preview.serving.settle();
    assert!(preview.get("/units/index.html").text().contains(">My "));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_round_in_a_circle_is_survived() {
    let root = office();
    let preview = Preview::start(root.path());
    std::os::unix::fs::symlink(root.path(), root.path().join("content/notices/loop")).expect("a link");
    write(root.path(), NOTICE, &NOTICE_TEXT.replace("Monday", "Sunday"));
    until(|| preview.get("/notices/welcome.html").text().contains("Sunday"));
}

#[cfg(unix)]
#[test]
fn what_the_system_does_not_tell_is_found_by_looking() {
    let root = office();
    let notice = root.path().join("content").join(NOTICE);
    // Another name of the same file, in a folder that nobody watches: as if another machine wrote it on a share.
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    fs::hard_link(&notice, elsewhere.path().join("same")).expect("a second name");
    let preview = Preview::with_round(root.path(), Duration::from_millis(300));
    fs::write(elsewhere.path().join("same"), NOTICE_TEXT.replace("Monday", "Sunday")).expect("writable");
    until(|| preview.get("/notices/welcome.html").text().contains("Sunday"));
}

#[test]
fn folders_that_come_with_their_files_are_followed() {
    let root = office();
    let preview = Preview::with_round(root.path(), Duration::from_secs(2));
    for at in 0..20 {
        write(root.path(), &format!("classes/c{at}/sessions/attachments/deep/deeper/{at}.txt"), "1");
        write(root.path(), &format!("notices/n{at}.md"), &NOTICE_TEXT.replace("Welcome", &format!("Notice {at}")));
    }
    for at in 0..20 {
        fs::remove_dir_all(root.path().join(format!("content/classes/c{at}"))).expect("there");
    }
    until(|| (0..20).all(|at| preview.get(&format!("/notices/n{at}.html")).status == 200));
}

/// The program itself: what it says, and how it ends.
#[cfg(unix)]
#[test]
fn the_program_ends_well_when_it_is_interrupted() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};

    let root = office();
    let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"))
        .args(["serve", "--port", "0", "--format", "json", "--edition", "office", "--root"])
        .arg(root.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut lines = BufReader::new(program.stdout.take().expect("piped")).lines();
    let mut line =
        || -> serde_json::Value { serde_json::from_str(&lines.next().expect("a line").expect("text")).expect("JSON") };
    assert_eq!(line()["errors"], 0);
    let at = line();
    let address = at["url"].as_str().and_then(|url| url.strip_prefix("http://")).expect("an address").to_owned();
    let page =
        crate::preview::request(address.trim_end_matches('/').parse().expect("an address"), "GET", "/", "localhost");
    let page = page.expect("an answer").text();
    // Its pages are marked, and hold what the public edition does not.
    assert!(page.contains("<body class=\"office\">") && page.contains("people/index.html"), "{page}");
    write(root.path(), NOTICE, "---\ntitle: [\n---\n");
    assert_eq!(line()["errors"], 1);
    let interrupted = Command::new("kill").args(["-INT", &program.id().to_string()]).status().expect("kill");
    assert!(interrupted.success());
    assert_eq!(program.wait().expect("it ends").code(), Some(0));
    assert!(!root.path().join("output").exists());
}
