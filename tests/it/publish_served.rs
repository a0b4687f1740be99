//! A web server that serves the target while it is published to.
//!
//! `XUESHI_PUBLISHES` says how often in each way; a few times where it is not set.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::publish::{destination, published, site, ways};

fn times() -> usize {
    std::env::var("XUESHI_PUBLISHES").ok().and_then(|number| number.parse().ok()).unwrap_or(6)
}

const PAGES: [&str; 6] = ["index.html", "a/index.html", "a/b/c.html", "assets/style.css", "assets/site.js", "d.pdf"];

/// What a page holds in a version: long enough to be sent in several pieces, and every piece says which it is.
fn content(version: usize, page: &str) -> String {
    format!("<{version} {page}>\n").repeat(4000)
}

fn version(number: usize) -> Vec<(&'static str, String)> {
    PAGES.into_iter().map(|page| (page, content(number, page))).collect()
}

fn lay(folder: &Path, way: xueshi::model::Switch, number: usize) {
    let files = version(number);
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    published(&destination(folder, way), &site(&files));
}

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // The program that was started here, and nothing else; its workers end with it.
        let quit = Command::new("kill").args(["-QUIT", &self.0.id().to_string()]).status();
        if quit.is_err() {
            drop(self.0.kill());
        }
        drop(self.0.wait());
    }
}

fn nginx() -> Option<PathBuf> {
    ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"].iter().map(PathBuf::from).find(|path| path.exists())
}

fn serve(program: &Path, own: &Path, root: &Path) -> (Server, u16) {
    let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").port();
    let (own_, root) = (own.display(), root.display());
    let temp =
        ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|kind| format!("{kind}_temp_path {own_}/{kind};"));
    let user = if fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0) {
        "user root;"
    } else {
        ""
    };
    let text = format!(
        "daemon off; {user} pid {own_}/pid; error_log {own_}/error.log; worker_processes 2; events {{}}\n\
         http {{ access_log off; {} server {{ listen 127.0.0.1:{port}; root {root}; }} }}\n",
        temp.join(" ")
    );
    let config = own.join("nginx.conf");
    fs::write(&config, text).expect("writable");
    let mut command = Command::new(program);
    command.arg("-p").arg(own).arg("-c").arg(&config).arg("-e").arg(own.join("error.log"));
    let server = Server(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("nginx starts"));
    let begun = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "{}",
            fs::read_to_string(own.join("error.log")).unwrap_or_default()
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    (server, port)
}

fn get(port: u16, path: &str) -> (String, String) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("a server");
    write!(stream, "GET /{path} HTTP/1.0\r\n\r\n").expect("sent");
    let mut text = String::new();
    stream.read_to_string(&mut text).expect("an answer");
    let (head, body) = text.split_once("\r\n\r\n").expect("a head");
    (head.lines().next().unwrap_or_default().to_owned(), body.to_owned())
}

#[test]
fn every_answer_of_nginx_is_of_one_release_while_it_changes() {
    let Some(program) = nginx() else {
        println!("skipped: there is no nginx here");
        return;
    };
    for way in ways() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let (folder, own) = (root.path().join("site"), root.path().join("nginx"));
        fs::create_dir(&own).expect("writable");
        lay(&folder, way, 0);
        let (_server, port) = serve(&program, &own, &folder.join("current"));
        let (begun, done, ended) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
        let asked = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for client in 0..3 {
                let (begun, done, ended, asked) = (&begun, &done, &ended, &asked);
                scope.spawn(move || {
                    for page in PAGES.iter().cycle().skip(client * 2) {
                        if ended.load(Ordering::SeqCst) {
                            break;
                        }
                        let earliest = done.load(Ordering::SeqCst);
                        let (status, body) = get(port, page);
                        let latest = begun.load(Ordering::SeqCst);
                        assert!(status.contains(" 200 "), "{way:?}: {page}: {status}");
                        let right = (earliest..=latest).any(|number| body == content(number, page));
                        assert!(right, "{way:?}: {page}: neither {earliest} nor {latest}: {body:.60}");
                        asked.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
            let publishing = std::panic::catch_unwind(|| {
                for number in 1..=times() {
                    begun.store(number, Ordering::SeqCst);
                    lay(&folder, way, number);
                    done.store(number, Ordering::SeqCst);
                    std::thread::sleep(Duration::from_millis(10));
                }
            });
            ended.store(true, Ordering::SeqCst);
            publishing.expect("published");
        });
        println!("{way:?}: {} publications, {} requests", times(), asked.load(Ordering::SeqCst));
        assert!(asked.load(Ordering::SeqCst) > times());
    }
}
