//! What requests are answered from: the site as it was made last without an error, and what was found since.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::{Semaphore, watch};

use super::hosts::Hosts;
use super::{Asked, Hear, Limits, Told};
use crate::locale::Locale;
use crate::model::Edition;
use crate::pipeline::Made;

/// The state of a server.
pub(super) struct State {
    pub(super) locale: Locale,
    pub(super) hosts: Hosts,
    pub(super) limits: Limits,
    /// The places for pages that follow changes.
    pub(super) streams: Arc<Semaphore>,
    edition: Edition,
    hear: Hear,
    current: RwLock<Current>,
    /// How many sites were made: who watches it hears of each.
    builds: watch::Sender<u64>,
}

/// What there is to show.
#[derive(Clone, Default)]
pub(super) struct Current {
    /// The last site without an error.
    pub(super) good: Option<Arc<Made>>,
    /// The last run: what it found is what is to be mended now.
    pub(super) last: Option<Arc<Made>>,
}

impl State {
    pub(super) fn new(asked: &Asked, address: SocketAddr, hear: Hear) -> Self {
        Self {
            locale: Locale::new(asked.lang),
            hosts: Hosts::new(&asked.host, address),
            limits: asked.limits,
            streams: Arc::new(Semaphore::new(asked.limits.streams)),
            edition: asked.config.editions.first().copied().unwrap_or(Edition::Public),
            hear,
            current: RwLock::default(),
            builds: watch::Sender::new(0),
        }
    }

    /// Whether who looks from there may read the findings. They quote the office's own files, registers too: of an
    /// edition that is made for everybody they are for this machine alone.
    pub(super) fn tells_all(&self, peer: IpAddr) -> bool {
        self.edition == Edition::Office || peer.to_canonical().is_loopback()
    }

    /// What there is to show now.
    pub(super) fn current(&self) -> Current {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Shows what was made; returns the site that was shown before.
    pub(super) fn publish(&self, made: &Arc<Made>) -> Option<Arc<Made>> {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        // To put away what was made before takes time: nobody waits for it at this lock.
        let past = current.last.replace(Arc::clone(made));
        let before = current.good.clone();
        if made.is_whole() {
            current.good = Some(Arc::clone(made));
        }
        drop(current);
        self.builds.send_modify(|builds| *builds += 1);
        drop(past);
        before
    }

    /// The path of its server below which the site will be published, `/a/`, where it is one.
    pub(super) fn published_below(&self) -> Option<String> {
        let good = self.current().good?;
        let (_, rest) = good.run.office.as_ref()?.site.base_url.as_deref()?.split_once("://")?;
        Some(format!("/{}/", rest.split_once('/')?.1))
    }

    /// Hears of every site that is made, beginning with the one that is there.
    pub(super) fn listen(&self) -> watch::Receiver<u64> {
        self.builds.subscribe()
    }

    /// A file of the site, by its path below the edition's folder; nothing where there is none.
    pub(super) fn open(&self, path: &str) -> Option<Result<Arc<Vec<u8>>, String>> {
        let good = self.current().good?;
        let opened = good.open(&format!("{}/{path}", self.edition.folder()))?;
        Some(match opened {
            Ok((bytes, said)) => {
                if !said.is_empty() {
                    (self.hear)(Told::Document(&said, &good));
                }
                Ok(bytes)
            }
            Err(finding) => {
                (self.hear)(Told::Document(std::slice::from_ref(&finding), &good));
                Err(finding.message(&self.locale))
            }
        })
    }
}
