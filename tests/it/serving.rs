//! What a preview follows beside the content, and what it tells whom.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, TcpStream, UdpSocket};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::common::{copy, project};
use crate::preview::{Preview, config, until};
use xueshi::config::Config;
use xueshi::locale::Lang;
use xueshi::model::{Edition, Format};
use xueshi::pipeline::Workshop;
use xueshi::serve::{self, Asked, Limits};

/// Some line of the site's own file, before which others are written.
const DATE: &str = "date: 2024-12-31\n";

/// The small office with other words for the date in its `site.yaml`.
fn office(instead: &str) -> tempfile::TempDir {
    let root = copy(&project("english"));
    let site = root.path().join("content/site.yaml");
    let text = fs::read_to_string(&site).expect("readable");
    assert!(text.contains(DATE));
    fs::write(site, text.replace(DATE, instead)).expect("writable");
    root
}

fn write(path: &Path, text: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
    fs::write(path, text).expect("writable");
}

fn git(root: &Path, asked: &[&str]) -> String {
    let who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    let done = Command::new("git").current_dir(root).args(who).args(asked).output().expect("git");
    assert!(done.status.success(), "{asked:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("text").trim().to_owned()
}

/// Waits until the page about the site names the last commit.
fn until_named(preview: &Preview, root: &Path) {
    let commit = git(root, &["rev-parse", "HEAD"]);
    until(|| preview.get("/about.html").text().contains(&commit[..12]));
}

/// A line of the register that is wrong, and what of it only this machine may read.
const LINE: &str = "A9,Cay Moss,nowhere,member,10000000009\n";
const PROTECTED: [&str; 4] = ["Cay Moss", "10000000009", "nowhere", "all.csv"];

#[test]
fn what_findings_quote_does_not_leave_the_machine_with_the_public_edition() {
    let root = office(DATE);
    let register = root.path().join("content/people/all.csv");
    write(&register, fs::read_to_string(&register).expect("readable") + LINE);
    let serve = |edition| {
        let config = config(root.path(), edition);
        let (host, round) = ("0.0.0.0".to_owned(), Duration::from_secs(3600));
        let asked = Asked { config, host, port: Some(0), lang: Lang::ZhCn, round, limits: Limits::default() };
        serve::start(asked, Arc::new(|_| {})).expect("a free port")
    };
    let (public, office) = (serve(Edition::Public), serve(Edition::Office));
    let reads_all = |told: &str| PROTECTED.iter().all(|value| told.contains(value));
    for (peer, own) in [("127.0.0.1", true), ("::1", true), ("::ffff:127.0.0.1", true), ("10.0.0.7", false)] {
        let peer: IpAddr = peer.parse().expect("an address");
        let told = public.told(peer, "index.html");
        assert_eq!(reads_all(&told), own, "{peer}: {told}");
        assert!(told.contains("\"state\":\"error\"") && told.contains("有 1 处错误"), "{peer}: {told}");
        assert!(own || PROTECTED.iter().all(|value| !told.contains(value)), "{peer}: {told}");
        assert!(reads_all(&office.told(peer, "index.html")));
    }
    // And as it is sent, where this machine has another address than its own.
    let socket = UdpSocket::bind("0.0.0.0:0").expect("a socket");
    let outer = socket.connect("192.0.2.1:9").and_then(|()| socket.local_addr()).map(|address| address.ip());
    for address in [Some("127.0.0.1".parse().expect("an address")), outer.ok()].into_iter().flatten() {
        let mut stream = TcpStream::connect((address, public.address().port())).expect("a connection");
        write!(stream, "GET /.xueshi/events?page=%2F HTTP/1.1\r\nHost: {address}\r\n\r\n").expect("writable");
        let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
        let told = lines.find(|line| line.starts_with("data: ")).expect("an event");
        assert_eq!(reads_all(&told), address.is_loopback(), "{address}: {told}");
        assert_eq!(told.contains("Cay"), address.is_loopback(), "{address}: {told}");
    }
}

#[test]
fn nobody_keeps_the_others_from_a_preview() {
    let root = office(DATE);
    let limits = Limits { connections: 3, streams: 1, patience: Duration::from_millis(400) };
    let config = config(root.path(), Edition::Public);
    let preview = Preview::within(config, Duration::from_secs(3600), Some(0), limits).expect("a free port");
    let page = preview.events("/");
    assert_eq!(page.next()["state"], "clean");
    assert_eq!(preview.get("/.xueshi/events?page=%2F").status, 503);
    // Two that ask half, or nothing, take the last places, until they are given up.
    let start = Instant::now();
    let connect = || TcpStream::connect(preview.serving.address()).expect("a connection");
    let (mut half, mut silent) = (connect(), connect());
    write!(half, "GET / HTTP/1.1\r\nHost: local").expect("writable");
    assert_eq!(preview.get("/").status, 200);
    assert!(start.elapsed() >= limits.patience, "{:?}", start.elapsed());
    for stream in [&mut half, &mut silent] {
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
        assert!(stream.read_to_end(&mut Vec::new()).is_ok(), "it is still open");
    }
}

#[test]
fn an_attachment_that_stays_is_not_read_again() {
    let root = office(DATE);
    let content = root.path().join("content");
    let notice = "---\ntitle: N\ndate: 2024-03-01\nissuer: I\nattachments: [{file: attachments/a.bin, title: A, public: yes}]\n---\nText.\n";
    write(&content.join("notices/n.md"), notice);
    write(&content.join("notices/attachments/a.bin"), "one");
    let mut workshop = Workshop::new(config(root.path(), Edition::Public));
    let mut bytes = || {
        let made = workshop.make(&|_| {}).expect("a change");
        let path = made.paths().find(|path| path.ends_with("a.bin")).expect("the attachment").to_owned();
        let (served, _) = made.open(&path).expect("there").expect("readable");
        let kept = made.run.sources.shared_bytes("notices/attachments/a.bin").expect("readable");
        assert!(Arc::ptr_eq(&served, &kept));
        kept
    };
    let first = bytes();
    write(&content.join("notices/n.md"), notice.replace("Text", "Another text"));
    assert!(Arc::ptr_eq(&first, &bytes()));
    write(&content.join("notices/attachments/a.bin"), "two");
    assert_eq!(*bytes(), b"two");
}

#[test]
fn a_commit_is_seen_in_a_repository_and_in_a_further_tree_of_it() {
    let root = office("");
    git(root.path(), &["init", "-q"]);
    git(root.path(), &["add", "."]);
    git(root.path(), &["commit", "-qm", "1", "--date", "2024-05-01T12:00:00Z"]);
    let beside = tempfile::tempdir().expect("a temporary folder");
    let further = beside.path().join("further");
    git(root.path(), &["worktree", "add", "-q", further.to_str().expect("text")]);
    let packed = |root: &Path| git(root, &["pack-refs", "--all"]);
    for root in [root.path(), &further] {
        let preview = Preview::start(root);
        until_named(&preview, root);
        git(root, &["commit", "-q", "--allow-empty", "-m", "2"]);
        until_named(&preview, root);
        packed(root);
        git(root, &["commit", "-q", "--amend", "--allow-empty", "-m", "3"]);
        until_named(&preview, root);
        // Without a date of its own the site's day is that of the last commit.
        write(&root.join("content/rules/note.md"), "1");
        git(root, &["add", "."]);
        git(root, &["commit", "-qm", "4", "--date", "2024-07-09T12:00:00Z"]);
        until_named(&preview, root);
        until(|| preview.get("/about.html").text().contains("2024-07-09"));
    }
}

#[test]
fn fonts_that_come_into_a_named_folder_are_seen() {
    let root = office(&format!("{DATE}fonts: [fonts]\n"));
    let config = Config { formats: vec![Format::Html, Format::Pdf], ..config(root.path(), Edition::Public) };
    let preview = Preview::of(config, Duration::from_secs(3600), Some(0)).expect("a free port");
    let page = preview.events("/");
    let missing = |told: &serde_json::Value| told["html"].as_str().is_some_and(|html| html.contains("fonts"));
    assert!(missing(&page.next()));
    fs::create_dir(root.path().join("fonts")).expect("writable");
    page.until(|told| !missing(told));
    for (name, more) in [("a.txt", 0), ("a.TTF", 1), ("b/c.otf", 1)] {
        preview.serving.settle();
        let before = preview.builds();
        write(&root.path().join("fonts").join(name), "no font");
        until(|| preview.builds() >= before + more);
        preview.serving.settle();
        assert_eq!(preview.builds(), before + more, "{name}");
    }
    fs::remove_dir_all(root.path().join("fonts")).expect("there");
    page.until(missing);
}

#[test]
fn another_fault_of_the_theme_is_told_once_the_first_is_mended() {
    let root = office(DATE);
    let template = |name: &str| root.path().join("themes/default/templates").join(name);
    write(&template("a.html"), b"\xff");
    write(&template("b.html"), b"\xff");
    let preview = Preview::start(root.path());
    let page = preview.events("/");
    let tells = |name: &'static str| {
        move |told: &serde_json::Value| told["html"].as_str().is_some_and(|html| html.contains(name))
    };
    page.until(tells("a.html"));
    write(&template("a.html"), "");
    page.until(tells("b.html"));
}

#[test]
fn a_folder_is_found_by_its_path_alone_and_on_this_server() {
    let root = office(DATE);
    write(&root.path().join("content/notices/n.md"), "---\ntitle: N\ndate: 2024-03-01\nissuer: I\n---\nText.\n");
    let preview = Preview::start(root.path());
    for path in ["/notices", "//notices", "///notices", "/no%74ices"] {
        let moved = preview.get(path);
        assert_eq!((moved.status, moved.header("location")), (307, Some("/notices/")), "{path}");
    }
    for path in ["/%2Fnotices", "/\\notices", "//evil.example/..%2fnotices"] {
        assert_eq!(preview.get(path).status, 404, "{path}");
    }
}

#[test]
fn what_is_not_there_leads_back_wherever_the_site_will_be_published() {
    for (address, path) in [("", ""), ("base_url: https://x.example/a/training\n", "/a/training/")] {
        let root = office(&format!("{DATE}{address}"));
        let page = Preview::start(root.path()).get("/none/none/none.html");
        assert_eq!(page.status, 404);
        let text = page.text();
        assert!(text.contains("<base href=\"/\">") && text.contains("index.html\""), "{text}");
        assert!(path.is_empty() || !text.contains(&format!("\"{path}")), "{text}");
    }
}

#[test]
fn a_class_is_made_anew_when_something_it_rests_on_is_another() {
    let root = office(DATE);
    let content = root.path().join("content");
    let mut workshop = Workshop::new(config(root.path(), Edition::Public));
    let mut found = |path: &str, from: &str, to: &str| {
        let before = fs::read_to_string(content.join(path)).unwrap_or_default();
        write(&content.join(path), if from.is_empty() { to.to_owned() } else { before.replace(from, to) });
        workshop.forget(path);
        let made = workshop.make(&|_| {}).expect("another site");
        let places = made.run.findings.iter().filter_map(|finding| xueshi::diag::place(finding, &made.run.sources));
        places.map(|(path, at)| format!("{path}:{}", at.line)).collect::<Vec<_>>()
    };
    let units = "content/classes/basics/class.yaml:6";
    assert!(!found("classes/basics/class.yaml", "Basics 2024", "Basics in 2024").contains(&units.to_owned()));
    assert!(found("units.yaml", "id: port", "id: harbour").contains(&units.to_owned()));
    // Every file behind this one has another number now.
    let moved = found("classes/a.txt", "", "-");
    assert!(moved.contains(&units.to_owned()), "{moved:?}");
    assert!(!found("units.yaml", "id: harbour", "id: port").contains(&units.to_owned()));
    assert!(found("classes/basics/class.yaml", "[port]", "[airport]").contains(&units.to_owned()));
}
