//! A folder of a server: its files go there by rsync, and it is told by SSH to show them.
//!
//! The server runs short scripts that its shell reads from its input, so that no command line is put together from what
//! somebody wrote; the one path in them was checked when it was read, and is quoted all the same.
#![allow(clippy::disallowed_methods, reason = "what is published lies elsewhere than what a build writes")]

use std::fmt::Write as _;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::changes::Held;
use super::fault::{Fault, at};
use super::manifest::{Manifest, Site};
use super::owner::Owner;
use super::shelf::{CURRENT, LOCK, Mark, Shelf, Shown};
use crate::model::Switch;

/// What every script begins with; `$T` is the target.
const HEAD: &str = "set -u; LC_ALL=C; export LC_ALL; umask 022\n";

const LOOK: &str = r#"
if [ ! -e "$T" ]; then
  if [ -d "$(dirname "$T")" ]; then echo absent; else echo nofolder; fi
  exit 0
fi
cd "$T" || exit 1
if [ ! -f publish.json ]; then
  found=$(ls -A | grep -v -e '^publish\.lock' -e '^publish\.json\.new$' | head -n 1)
  if [ -n "$found" ]; then printf 'foreign %s\n' "$found"; else echo absent; fi
  exit 0
fi
if [ -L releases ]; then echo 'link releases'; exit 0; fi
if [ -d current ] && [ ! -L current ]; then echo 'folder current'; exit 0; fi
printf 'current %s\n' "$(readlink current 2>/dev/null)"
printf 'mark %s\n' "$(head -n 1 publish.json)"
for folder in releases/*/; do
  if [ -d "$folder" ] && [ ! -L "${folder%/}" ]; then printf 'release %s\n' "$(basename "$folder")"; fi
done
for list in releases/*.json; do
  if [ -f "$list" ]; then
    printf 'list %s %s\n' "$(basename "$list" .json)" "$(wc -c <"$list" | tr -d ' ')"
    cat "$list"
  fi
done
"#;

/// Lays the lock: whole, and only where there is none.
const LOCK_SCRIPT: &str = r#"
mkdir "$T" 2>/dev/null
cd "$T" || exit 1
printf '%s\n' "$OWNER" >"publish.lock.$TOKEN" || exit 1
if ln "publish.lock.$TOKEN" publish.lock 2>/dev/null; then echo taken; else
  echo held
  find publish.lock -mmin +360 2>/dev/null
  echo end
  cat publish.lock
fi
rm -f "publish.lock.$TOKEN"
"#;

/// Takes a stale lock away, unless it is another's by now.
const ASIDE: &str = r#"
cd "$T" || exit 1
mv publish.lock "publish.lock.$TOKEN" || exit 0
if ! grep -qF -e "$STALE" "publish.lock.$TOKEN"; then ln "publish.lock.$TOKEN" publish.lock; fi
rm -f "publish.lock.$TOKEN"
"#;

const UNLOCK: &str = r#"
cd "$T" || exit 0
if grep -qF -e "$TOKEN" publish.lock 2>/dev/null; then rm -f publish.lock; fi
"#;

/// Clears away what an interrupted run left behind.
const MEND: &str = r#"
cd "$T" || exit 1
[ -f publish.json ] || { printf '%s\n' "$MARK" >publish.json.new && mv publish.json.new publish.json; } || exit 1
mkdir -p releases || exit 1
live=$(readlink current 2>/dev/null)
rm -rf releases/.[!.]* releases/*.new .current.* publish.lock.?* publish.json.new || exit 1
for folder in releases/*/; do
  folder=${folder%/}
  if [ -d "$folder" ] && [ ! -f "$folder.json" ] && [ "$folder" != "$live" ]; then rm -rf "$folder" || exit 1; fi
done
for list in releases/*.json; do
  if [ -f "$list" ] && [ ! -d "${list%.json}" ]; then rm -f "$list" || exit 1; fi
done
exit 0
"#;

const BEGIN: &str = r#"
cd "$T" || exit 1
grep -qF -e "$TOKEN" publish.lock || { echo lost; exit 0; }
mkdir "releases/.$TOKEN"
"#;

const FINISH: &str = r#"
mv -f "releases/$N.json.new" "releases/$N.json" || exit 1
sync -f . 2>/dev/null
grep -qF -e "$TOKEN" publish.lock || { echo lost; exit 0; }
mv -T "releases/.$TOKEN" "releases/$N"
"#;

/// Shows a release: a link that is renamed over the one before.
const SHOW: &str = r#"
cd "$T" || exit 1
grep -qF -e "$TOKEN" publish.lock || { echo lost; exit 0; }
[ -d "releases/$N" ] || exit 1
ln -s "releases/$N" ".current.$TOKEN" && mv -fT ".current.$TOKEN" current || { rm -f ".current.$TOKEN"; exit 1; }
printf '%s\n' "$MARK" >publish.json.new && mv publish.json.new publish.json
"#;

const REMOVE: &str = r#"
cd "$T" || exit 1
rm -f "releases/$N.json" && rm -rf "releases/$N"
"#;

const HELD: &str = r#"
cd "$T/$FOLDER/" || exit 1
find . -type f -exec sha256sum -- {} + || exit 1
find . ! -type f ! -type d -exec printf -- '-  %s\n' {} ';'
"#;

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

    /// Sends the files of a site into the new folder; those that the release `base` has get a second name there.
    fn send(&self, site: &Site, base: Option<&Manifest>) -> Result<(), Fault> {
        let local = self.scratch.join(format!("upload-{}", self.owner.token));
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
                    let mark = serde_json::from_str::<Mark>(line.trim_start_matches("mark "));
                    shown.ever = mark.map_or(0, |mark| mark.ever);
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
            let said = String::from_utf8_lossy(&said).into_owned();
            let Some(held) = said.strip_prefix("held\n") else {
                self.is_locked = true;
                return Ok(took_over);
            };
            let (age, content) = held.split_once("end\n").unwrap_or((held, ""));
            let other = Owner::read(content.as_bytes());
            let shown = other.as_ref().map_or_else(|| "?".to_owned(), Owner::shown);
            let is_stale = !age.is_empty() || other.as_ref().is_some_and(Owner::is_gone);
            if took_over.is_some() || !is_stale {
                return Err(Fault::Busy { path: format!("{}/{LOCK}", self.shown()), owner: shown });
            }
            let stale = other.map_or_else(String::new, |other| other.token);
            self.run(ASIDE, &[("TOKEN", &self.owner.token), ("STALE", &stale)])?;
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
    use super::super::shelf::MARK;
    use super::*;

    #[test]
    fn a_quoted_text_is_one_word_to_a_shell() {
        assert_eq!(quoted("it's; rm -rf $HOME `x`"), r"'it'\''s; rm -rf $HOME `x`'");
        assert_eq!(MARK, "publish.json", "as the scripts have it");
        assert_eq!(LOCK, "publish.lock");
    }
}
