//! Why nothing was published, or a release not taken back.

use std::io;
use std::path::{Path, PathBuf};

/// What stands in the way. The site that was shown before is still shown, unless it is said otherwise.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// What the system refused.
    #[error("{path}: {error}")]
    System {
        /// Where.
        path: PathBuf,
        /// Its reason.
        #[source]
        error: io::Error,
    },
    /// The target holds something that is not of this program.
    #[error("{path} holds {name}")]
    Foreign {
        /// The target.
        path: String,
        /// What there is.
        name: String,
    },
    /// Somebody else publishes there now.
    #[error("{path} is locked by {owner}")]
    Busy {
        /// The lock.
        path: String,
        /// Whose it is.
        owner: String,
    },
    /// Somebody took the lock over meanwhile.
    #[error("{path} was taken over")]
    Lost {
        /// The lock.
        path: String,
    },
    /// A link lies where a folder of the target's own is to be.
    #[error("{path} is a link")]
    Link {
        /// Where.
        path: PathBuf,
    },
    /// The target can't change releases in the way that is asked for.
    #[error("{path} can't {way}")]
    NoWay {
        /// The way.
        way: &'static str,
        /// The target.
        path: String,
    },
    /// The folder that is to hold the target is not there.
    #[error("{path} is not there")]
    NoFolder {
        /// The folder above the target.
        path: PathBuf,
    },
    /// The path is one of another operating system.
    #[error("{path} is of another system")]
    OtherSystem {
        /// The path.
        path: String,
    },
    /// There is no such release.
    #[error("no release {given}")]
    NoRelease {
        /// What was asked for.
        given: String,
        /// Which there are.
        known: Vec<u32>,
    },
    /// The release is the one that is shown, and stays.
    #[error("release {release} is shown")]
    IsShown {
        /// The release.
        release: u32,
    },
    /// Nothing was published there yet.
    #[error("nothing is published")]
    Nothing,
    /// The release is of the other edition.
    #[error("release {release} is {edition}")]
    OtherEdition {
        /// The release.
        release: u32,
        /// Its edition.
        edition: String,
    },
    /// A release does not hold what it is to hold.
    #[error("release {release} is damaged: {path}")]
    Damaged {
        /// The release.
        release: u32,
        /// The first file that is wrong.
        path: String,
    },
    /// A program that is needed is not installed.
    #[error("{program} is not installed")]
    NoProgram {
        /// The program.
        program: &'static str,
    },
    /// What a server said, in its own words.
    #[error("{host}: {said}")]
    Server {
        /// The server.
        host: String,
        /// Its words.
        said: String,
    },
    /// This program was built without what such a target needs.
    #[error("built without remote")]
    NoRemote,
    /// A secret is not in the environment.
    #[error("{names} is not set")]
    NoSecret {
        /// The variables that hold it.
        names: &'static str,
    },
}

impl From<Failure> for Fault {
    fn from(Failure { path, error }: Failure) -> Self {
        Self::System { path, error }
    }
}

/// What the system refused, and where.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) path: PathBuf,
    pub(super) error: io::Error,
}

/// What the system says of a path.
pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Failure + '_ {
    move |error| Failure { path: path.to_owned(), error }
}
