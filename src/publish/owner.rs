//! Who holds the lock of a target, and whether that process still lives.
#![allow(clippy::disallowed_methods, reason = "the system says of a process what it is only in files")]

use std::fs;
use std::hash::{BuildHasher, Hasher, RandomState};

use serde::{Deserialize, Serialize};

/// A process that changes a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Owner {
    /// Who runs it.
    user: String,
    /// On which machine.
    host: String,
    /// Its number there.
    pid: u32,
    /// What tells the machine, as it runs now, from every other; nothing where it can't be told.
    machine: Option<String>,
    /// When the process began, in the machine's own measure: numbers of processes are used again.
    began: Option<u64>,
    /// What no other process has.
    pub(super) token: String,
}

impl Owner {
    /// This process.
    pub(super) fn new() -> Self {
        let variable = |names: &[&str]| names.iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default();
        let pid = std::process::id();
        Self {
            user: variable(&["USER", "USERNAME", "LOGNAME"]),
            host: host(),
            pid,
            machine: machine(),
            began: began(pid),
            token: token(),
        }
    }

    /// Whether the process is known to have ended: it ran on this machine, and is no more.
    pub(super) fn is_gone(&self) -> bool {
        let here = self.machine.is_some() && self.machine == machine();
        here && self.began.is_some() && self.began != began(self.pid)
    }

    /// Who it is, for people.
    pub(super) fn shown(&self) -> String {
        let user = if self.user.is_empty() { String::new() } else { format!("{}@", self.user) };
        format!("{user}{} ({})", self.host, self.pid)
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        // Plain data always has a JSON.
        let mut text = serde_json::to_vec(self).unwrap_or_default();
        text.push(b'\n');
        text
    }

    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

/// A name that nothing else has. The standard library seeds its hash tables by chance.
pub(super) fn token() -> String {
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u32(std::process::id());
    format!("{:016x}", hasher.finish())
}

fn host() -> String {
    let named = ["COMPUTERNAME", "HOSTNAME"].iter().find_map(|name| std::env::var(name).ok());
    let told = || fs::read_to_string("/proc/sys/kernel/hostname").ok().map(|name| name.trim().to_owned());
    named.or_else(told).unwrap_or_else(|| "?".to_owned())
}

/// The machine since it was started, and the space of its processes that this one lives in: two containers of a machine
/// count their processes apart.
fn machine() -> Option<String> {
    let boot = fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    let space = fs::read_link("/proc/self/ns/pid").ok()?;
    Some(format!("{} {}", boot.trim(), space.display()))
}

/// When a process began; nothing where there is none, or it has ended and only its parent has not heard of it yet.
fn began(pid: u32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, rest) = text.rsplit_once(')')?;
    let parts: Vec<&str> = rest.split_whitespace().collect();
    let ended = matches!(parts.first(), Some(&"Z" | &"X"));
    parts.get(19).filter(|_| !ended)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn a_process_that_ended_is_gone_and_this_one_is_not() {
        let own = Owner::new();
        assert!(!own.is_gone());
        assert_eq!(Owner::read(&own.bytes()), Some(own.clone()));
        // The number was given to another process since.
        assert!(Owner { began: Some(1), ..own.clone() }.is_gone());
        let elsewhere = Owner { machine: Some("another".to_owned()), began: Some(1), ..own };
        assert!(!elsewhere.is_gone(), "nobody here knows the processes there");
    }
}
