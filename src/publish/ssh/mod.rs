//! A folder of a server: its files go there by rsync, and it is told by SSH to show them.
//!
//! The server runs short scripts that its shell reads from its input, so that no command line is put together from what
//! somebody wrote; the one path in them was checked when it was read, and is quoted all the same.
#![allow(clippy::disallowed_methods, reason = "what is published lies elsewhere than what a build writes")]

mod scripts;

use std::fmt::Write as _;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::changes::Held;
use super::fault::{Fault, at};
use super::manifest::{Manifest, Site, sha256};
use super::owner::Owner;
use super::shelf::{CURRENT, LOCK, MARK, Mark, Shelf, Shown};
use crate::model::Switch;
use scripts::{ASIDE, BEGIN, FINISH, HEAD, HELD, LOCK_SCRIPT, LOOK, MEND, REMOVE, SHOW, UNLOCK};

/// A folder of a server.
pub(super) struct Ssh {
    host: String,
    port: Option<u32>,
    path: String,
    scratch: PathBuf,
    owner: Owner,
    is_locked: bool,
    /// The greatest number of a release that ever was shown, as far as it is known.
    ever: u32,
}

impl Ssh {
    pub(super) fn new(host: &str, port: Option<u32>, path: &str, way: Switch, scratch: &Path) -> Result<Self, Fault> {
        let (host, path, scratch) = (host.to_owned(), path.to_owned(), scratch.to_owned());
        if !matches!(way, Switch::Auto | Switch::Link) {
            return Err(Fault::NoWay { way: way.name(), path: format!("{host}:{path}") });
        }
        Ok(Self { host, port, path, scratch, owner: Owner::new(), is_locked: false, ever: 0 })
    }

    fn shown(&self) -> String {
        format!("{}:{}", self.host, self.path)
    }

    fn options(&self) -> Vec<String> {
        let mut options: Vec<String> =
            ["-o", "BatchMode=yes", "-o", "ConnectTimeout=15", "-T"].map(str::to_owned).into();
        options.extend(self.port.into_iter().flat_map(|port| ["-p".to_owned(), port.to_string()]));
        options
    }

    /// Has the server run a script, with these variables; gives what it prints.
    fn run(&self, script: &str, variables: &[(&str, &str)]) -> Result<Vec<u8>, Fault> {
        let mut text = HEAD.to_owned();
        for (name, value) in [("T", self.path.as_str())].iter().chain(variables) {
            // Writing to a text never fails.
            let _ = writeln!(text, "{name}={}", quoted(value));
        }
        text.push_str(script);
        let mut command = Command::new("ssh");
        command.args(self.options()).args(["--", &self.host, "exec sh -s"]);
        let output = fed(command, "ssh", text.as_bytes())?;
        if output.status.success() { Ok(output.stdout) } else { Err(self.refused(&output)) }
    }

    /// The same, where the script says that the lock is another's.
    fn run_locked(&self, script: &str, variables: &[(&str, &str)]) -> Result<(), Fault> {
        let own = [&[("TOKEN", self.owner.token.as_str())], variables].concat();
        let said = self.run(script, &own)?;
        if said.starts_with(b"lost") { Err(Fault::Lost { path: format!("{}/{LOCK}", self.shown()) }) } else { Ok(()) }
    }

    fn refused(&self, output: &Output) -> Fault {
        let said = String::from_utf8_lossy(&output.stderr);
        let lines: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let last = lines.iter().rev().take(3).rev().copied().collect::<Vec<_>>().join("; ");
        Fault::Server { host: self.shown(), said: if last.is_empty() { output.status.to_string() } else { last } }
    }

    fn mark(&self, live: Option<u32>) -> String {
        let (ever, way) = (self.ever.max(live.unwrap_or(0)), Switch::Link.name().to_owned());
        let mark = Mark { program: "xueshi".to_owned(), live, ever, way };
        // Plain data always has a JSON.
        serde_json::to_string(&mark).unwrap_or_default()
    }

    /// Where files lie on their way: one folder a target, so that what a stopped run left there is found again. Whoever
    /// writes there holds the target's lock.
    fn upload(&self) -> PathBuf {
        let hash = sha256(format!("{}:{:?}", self.shown(), self.port).as_bytes());
        self.scratch.join(format!("upload-{}", hash.get(..16).unwrap_or(&hash)))
    }

    /// Sends the files of a site into the new folder; those that the release `base` has get a second name there.
    fn send(&self, site: &Site, base: Option<&Manifest>) -> Result<(), Fault> {
        let local = self.upload();
        let sent = write_all(&local, site).and_then(|()| {
            let shell = ["ssh".to_owned()].into_iter().chain(self.options()).collect::<Vec<_>>().join(" ");
            let mut command = Command::new("rsync");
            command.args(["--recursive", "--checksum", "--perms", "--chmod=D755,F644", "--rsh", &shell]);
            command.args(base.map(|base| format!("--link-dest=../{}", base.release)));
            command.arg("--").arg(format!("{}/", local.display()));
            command.arg(format!("{}:{}/releases/.{}/", self.host, self.path, self.owner.token));
            let output = fed(command, "rsync", b"")?;
            if output.status.success() { Ok(()) } else { Err(self.refused(&output)) }
        });
        // What stays there is no part of any site.
        drop(fs::remove_dir_all(&local));
        sent
    }
}

impl Shelf for Ssh {
    fn way(&self) -> String {
        Switch::Link.name().to_owned()
    }

    fn look(&mut self) -> Result<Shown, Fault> {
        let said = self.run(LOOK, &[])?;
        let mut shown = Shown::default();
        let (mut rest, mut folders, mut lists) = (said.as_slice(), Vec::new(), Vec::new());
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            let line = String::from_utf8_lossy(&rest[..end]).into_owned();
            rest = &rest[end + 1..];
            let words: Vec<&str> = line.split(' ').collect();
            match words[..] {
                ["nofolder"] => {
                    let above = Path::new(&self.path).parent().unwrap_or(Path::new("/"));
                    return Err(Fault::NoFolder { path: format!("{}:{}", self.host, above.display()).into() });
                }
                ["foreign", ..] => {
                    let name = line.trim_start_matches("foreign ").to_owned();
                    return Err(Fault::Foreign { path: self.shown(), name });
                }
                ["link" | "folder", name] => {
                    return Err(Fault::Link { path: format!("{}/{name}", self.shown()).into() });
                }
                ["current", to] => shown.live = to.strip_prefix("releases/").and_then(|release| release.parse().ok()),
                ["mark", ..] => {
                    let mark = serde_json::from_str::<Mark>(line.trim_start_matches("mark ")).ok();
                    let Some(mark) = mark.filter(|mark| mark.program == "xueshi") else {
                        return Err(Fault::Foreign { path: self.shown(), name: MARK.to_owned() });
                    };
                    shown.ever = mark.ever;
                }
                ["release", name] => folders.extend(name.parse::<u32>()),
                ["list", name, bytes] => {
                    let bytes = bytes.parse::<usize>().unwrap_or(0).min(rest.len());
                    let (list, after) = rest.split_at(bytes);
                    lists.extend(name.parse::<u32>().ok().and_then(|release| Some((release, Manifest::read(list)?))));
                    rest = after;
                }
                _ => {}
            }
        }
        shown.last = folders.iter().chain(lists.iter().map(|(release, _)| release)).copied().max().unwrap_or(0);
        shown.ever = shown.ever.max(shown.live.unwrap_or(0));
        self.ever = shown.ever;
        let is_whole = |(release, found): &(u32, Manifest)| folders.contains(release) && found.release == *release;
        shown.releases = lists.into_iter().filter(is_whole).collect();
        Ok(shown)
    }

    fn lock(&mut self) -> Result<Option<String>, Fault> {
        let mut took_over = None;
        loop {
            let owner = String::from_utf8_lossy(&self.owner.bytes()).trim().to_owned();
            let said = self.run(LOCK_SCRIPT, &[("TOKEN", &self.owner.token), ("OWNER", &owner)])?;
            let Some(held) = said.strip_prefix(b"held\n") else {
                self.is_locked = true;
                return Ok(took_over);
            };
            let old = held.strip_prefix(b"publish.lock\n");
            let content = old.unwrap_or(held);
            let content = content.strip_prefix(b"end\n").unwrap_or(content);
            let other = Owner::read(content);
            let shown = other.as_ref().map_or_else(|| "?".to_owned(), Owner::shown);
            let is_stale = old.is_some() || other.as_ref().is_some_and(Owner::is_gone);
            if took_over.is_some() || !is_stale {
                return Err(Fault::Busy { path: format!("{}/{LOCK}", self.shown()), owner: shown });
            }
            self.run(ASIDE, &[("TOKEN", &self.owner.token), ("STALE", &sha256(content))])?;
            took_over = Some(shown);
        }
    }

    fn unlock(&mut self) {
        if std::mem::take(&mut self.is_locked) {
            // A lock that stays is stale as soon as this process ends.
            drop(self.run(UNLOCK, &[("TOKEN", &self.owner.token)]));
        }
    }

    fn mend(&mut self, _shown: &Shown) -> Result<Option<u32>, Fault> {
        // It is no part of any site, and is tried again next time.
        drop(fs::remove_dir_all(self.upload()));
        self.run(MEND, &[("MARK", &self.mark(None))])?;
        Ok(None)
    }

    fn lay(&mut self, manifest: &Manifest, site: &Site, base: Option<&Manifest>) -> Result<(), Fault> {
        self.run_locked(BEGIN, &[])?;
        self.send(site, base)?;
        let list = String::from_utf8_lossy(&manifest.bytes()).into_owned();
        let end = format!("end-{}", self.owner.token);
        let number = manifest.release.to_string();
        let script =
            format!("\ncd \"$T\" || exit 1\ncat >\"releases/$N.json.new\" <<'{end}' || exit 1\n{list}{end}\n{FINISH}");
        self.run_locked(&script, &[("N", &number)])
    }

    fn switch(&mut self, to: &Manifest, _from: Option<&Manifest>) -> Result<(), Fault> {
        self.run_locked(SHOW, &[("N", &to.release.to_string()), ("MARK", &self.mark(Some(to.release)))])
    }

    fn remove(&mut self, release: u32) -> Result<(), Fault> {
        self.run(REMOVE, &[("N", &release.to_string())]).map(drop)
    }

    fn held(&self, release: Option<u32>) -> Result<Held, Fault> {
        let folder = release.map_or_else(|| CURRENT.to_owned(), |release| format!("releases/{release}"));
        let said = self.run(HELD, &[("FOLDER", &folder)])?;
        let said = String::from_utf8_lossy(&said).into_owned();
        let line = |line: &str| {
            let (hash, path) = line.split_once("  ")?;
            Some((path.strip_prefix("./")?.to_owned(), hash.to_owned()))
        };
        Ok(said.lines().filter_map(line).collect())
    }
}

/// A text as every shell of a server reads it back.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// Runs a program with an input.
fn fed(mut command: Command, program: &'static str, input: &[u8]) -> Result<Output, Fault> {
    let refused = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => Fault::NoProgram { program },
        _ => Fault::System { path: program.into(), error },
    };
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(refused)?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program that ends before it has read everything says itself why.
        drop(stdin.write_all(input));
    }
    child.wait_with_output().map_err(refused)
}

/// Writes a site below a new folder of this machine.
fn write_all(local: &Path, site: &Site) -> Result<(), Fault> {
    for (file, bytes) in site.files() {
        let path = local.join(&file.path);
        let folder = path.parent().unwrap_or(local);
        fs::create_dir_all(folder).map_err(at(folder))?;
        fs::write(&path, bytes.as_slice()).map_err(at(&path))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_text_is_one_word_to_a_shell() {
        assert_eq!(quoted("it's; rm -rf $HOME `x`"), r"'it'\''s; rm -rf $HOME `x`'");
        assert_eq!(MARK, "publish.json", "as the scripts have it");
        assert_eq!(LOCK, "publish.lock");
    }
}
