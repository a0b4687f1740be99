//! By which names a server may be called.
//!
//! A page of somewhere else can have its own name lead to this machine after it was loaded, and would then read
//! the office as if it were part of it (DNS rebinding). The browser still sends that name: it is refused.

use std::net::{IpAddr, SocketAddr};

/// The names of a server.
pub(super) struct Hosts {
    ip: IpAddr,
    /// As the user called it, where that is a name.
    name: String,
}

impl Hosts {
    pub(super) fn new(asked: &str, address: SocketAddr) -> Self {
        Self { ip: address.ip(), name: plain(asked) }
    }

    /// Whether a request that names this host, with or without a port, is meant for this server.
    pub(super) fn know(&self, host: &str) -> bool {
        let host = plain(host);
        if host == "localhost" || !self.name.is_empty() && host == self.name {
            return true;
        }
        // An address can't be made to lead elsewhere. Who listens at all of them is called by any.
        host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback() || ip == self.ip || self.ip.is_unspecified())
    }
}

/// A host without its port, the brackets of an address and a dot at its end, in lower case.
fn plain(host: &str) -> String {
    let host = host.trim();
    let named = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, _)) => address,
        None if host.matches(':').count() == 1 => host.split_once(':').map_or(host, |(name, _)| name),
        None => host,
    };
    named.trim_end_matches('.').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_names_are_known() {
        let hosts = Hosts::new("127.0.0.1", "127.0.0.1:8017".parse().expect("an address"));
        for known in ["localhost", "LOCALHOST:8017", "127.0.0.1:8017", "127.0.0.1", "[::1]:8017", "::1"] {
            assert!(hosts.know(known), "{known}");
        }
        for foreign in ["evil.example", "evil.example:8017", "127.0.0.1.evil.example", "10.0.0.5", "", "localhost@evil"]
        {
            assert!(!hosts.know(foreign), "{foreign}");
        }
    }

    #[test]
    fn who_listens_for_others_is_called_by_address_or_by_the_name_given() {
        let all = Hosts::new("0.0.0.0", "0.0.0.0:80".parse().expect("an address"));
        assert!(all.know("10.0.0.5:8017") && !all.know("evil.example"));
        let named = Hosts::new("Office-PC", "10.0.0.5:80".parse().expect("an address"));
        assert!(named.know("office-pc:8017") && named.know("10.0.0.5") && !named.know("10.0.0.6"));
    }
}
