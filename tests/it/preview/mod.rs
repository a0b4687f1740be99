//! A preview to be tested, and the least browser that can look at it.
#![allow(dead_code, reason = "the benchmark of the preview uses some of it, its tests the rest")]

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::Value;
use xueshi::config::Config;
use xueshi::locale::Lang;
use xueshi::model::{Edition, Format};
use xueshi::serve::{self, Asked, Limits, Serving, Told};

/// How long anything may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// A preview and how often it made the site.
pub(crate) struct Preview {
    pub(crate) serving: Serving,
    builds: Arc<AtomicUsize>,
    stages: Arc<Mutex<String>>,
}

/// What a request was answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A page without the script of the preview.
    pub(crate) fn built(&self) -> Vec<u8> {
        let text = self.text();
        let Some((before, rest)) = text.split_once("<script src=\"/.xueshi/live.js\"") else {
            return self.body.clone();
        };
        let (_, after) = rest.split_once("</script>\n").expect("the end of the script");
        format!("{before}{after}").into_bytes()
    }
}

/// What an edition is made of where no page is printed.
pub(crate) fn config(root: &Path, edition: Edition) -> Config {
    let formats = vec![Format::Html, Format::Xlsx, Format::Docx];
    Config {
        root: root.to_owned(),
        output: root.join("output"),
        today: None,
        editions: vec![edition],
        uncommitted: false,
        formats,
        since: None,
    }
}

impl Preview {
    /// A preview of the public edition that knows of changes only what the system tells.
    pub(crate) fn start(root: &Path) -> Self {
        Self::with_round(root, Duration::from_secs(3600))
    }

    pub(crate) fn with_round(root: &Path, round: Duration) -> Self {
        Self::of(config(root, Edition::Public), round, Some(0)).expect("a free port")
    }

    pub(crate) fn of(config: Config, round: Duration, port: Option<u16>) -> io::Result<Self> {
        Self::within(config, round, port, Limits::default())
    }

    pub(crate) fn within(config: Config, round: Duration, port: Option<u16>, limits: Limits) -> io::Result<Self> {
        let builds = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&builds);
        let stages = Arc::new(Mutex::new(String::new()));
        let noted = Arc::clone(&stages);
        let hear = move |told: Told<'_>| {
            if let Told::Built { made, time, .. } = told {
                counted.fetch_add(1, Ordering::SeqCst);
                *noted.lock().expect("no other") = format!("{:?} in {time:?}", made.run.timings);
            }
        };
        let asked = Asked { config, host: "127.0.0.1".to_owned(), port, lang: Lang::ZhCn, round, limits };
        Ok(Self { serving: serve::start(asked, Arc::new(hear))?, builds, stages })
    }

    pub(crate) fn asked(root: &Path, port: Option<u16>) -> io::Result<Serving> {
        Ok(Self::of(config(root, Edition::Public), PATIENCE, port)?.serving)
    }

    /// How often the site was made.
    pub(crate) fn builds(&self) -> usize {
        self.builds.load(Ordering::SeqCst)
    }

    /// How long the stages took when it was made last.
    pub(crate) fn stages(&self) -> String {
        self.stages.lock().expect("no other").clone()
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.request("GET", path, "localhost")
    }

    pub(crate) fn request(&self, method: &str, path: &str, host: &str) -> Answer {
        request(self.serving.address(), method, path, host).expect("an answer")
    }

    /// What a page is told from now on.
    pub(crate) fn events(&self, page: &str) -> Events {
        let address = self.serving.address();
        let mut stream = TcpStream::connect(address).expect("a connection");
        let page = page.replace('/', "%2F");
        write!(stream, "GET /.xueshi/events?page={page} HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("writable");
        let (told, received) = mpsc::channel();
        std::thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                let Some(data) = line.strip_prefix("data: ") else { continue };
                if told.send(serde_json::from_str(data).expect("JSON")).is_err() {
                    break;
                }
            }
        });
        Events(received)
    }
}

/// What a page is told.
pub(crate) struct Events(Receiver<Value>);

impl Events {
    pub(crate) fn next(&self) -> Value {
        self.0.recv_timeout(PATIENCE).expect("an event")
    }

    pub(crate) fn until(&self, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let told = self.next();
            if wanted(&told) {
                return told;
            }
        }
    }
}

/// Asks a server for something.
pub(crate) fn request(address: SocketAddr, method: &str, path: &str, host: &str) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("the end of the head");
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
    let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
    Ok(Answer { status, headers: lines.filter_map(header).collect(), body: bytes[end + 4..].to_vec() })
}

/// Waits until something holds.
pub(crate) fn until(holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < PATIENCE, "it never came");
        std::thread::sleep(Duration::from_millis(10));
    }
}
