//! Where a site is published (发布).

use super::Edition;
use crate::source::Spanned;

/// A place that `xueshi publish` lays releases out at, as `site.yaml` names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its name.
    pub name: Spanned<String>,
    /// Where it is.
    pub place: Place,
    /// The one edition that is published there.
    pub edition: Edition,
    /// How many releases are kept, the one that is shown among them.
    pub keep: u32,
    /// How a release takes the place of the one before.
    pub way: Switch,
}

/// Where a target is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A folder of this machine or a share, as written; from the office's folder where it is not absolute.
    Folder(String),
    /// A folder of a server that SSH leads to.
    Ssh {
        /// The server, with the user before it where one is given: `www@example.org`.
        host: String,
        /// The port, where it is not the usual one.
        port: Option<u32>,
        /// The folder there, absolute.
        path: String,
    },
    /// A bucket of an object store that speaks S3.
    S3 {
        /// The bucket.
        bucket: String,
        /// What stands before every name in it; nothing, or a path without slashes at its ends.
        prefix: String,
        /// The address of the store, where it is not Amazon's.
        endpoint: Option<String>,
        /// The region.
        region: String,
    },
    /// A folder that is written by WebDAV.
    WebDav {
        /// Its address.
        address: String,
    },
}

/// How a release takes the place of the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// By the best of those that the target can do.
    Auto,
    /// A symbolic link is renamed over the one before.
    Link,
    /// Two folders change places.
    Exchange,
    /// The files are renamed into one folder, the first page last.
    Copy,
}

impl Switch {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Link => "link",
            Self::Exchange => "exchange",
            Self::Copy => "copy",
        }
    }
}
