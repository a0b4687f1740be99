//! What a preview follows beside the content, and what it tells whom.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{IpAddr, TcpStream, UdpSocket};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::common::{copy, project};
use crate::preview::config;
use xueshi::locale::Lang;
use xueshi::model::Edition;
use xueshi::serve::{self, Asked};

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
        let asked = Asked { config, host, port: Some(0), lang: Lang::ZhCn, round };
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
