//! The site in the browser while it is written: made again when a file changes, and shown at once.
//!
//! Nothing is written to disk. One thread makes the site (`builds`) whenever the system says that a file
//! changed (`watching`), and puts it where requests find it (`state`). While a finding is an error the last
//! site without one stays, and the page says what is wrong (`overlay`).

mod builds;
mod checks;
mod hosts;
mod http;
mod kinds;
mod overlay;
mod pages;
mod state;
mod watching;

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};

use crate::config::Config;
use crate::diag::Diagnostic;
use crate::locale::Lang;
use crate::pipeline::Made;

use builds::Signal;
pub use checks::watch;
use state::State;

/// The port where none is asked for.
const PORT: u16 = 8017;
/// How many ports are tried after a taken one.
const TRIES: u16 = 20;

/// What is asked of a server.
pub struct Asked {
    /// What to make; the first edition of it is shown.
    pub config: Config,
    /// The name or address to listen at.
    pub host: String,
    /// The port, where only that one will do; 0 for any that is free.
    pub port: Option<u16>,
    /// The language of what the server itself says in pages.
    pub lang: Lang,
    /// How long to wait at most before looking at the files without having been told of a change.
    pub round: Duration,
    /// How much of others is borne.
    pub limits: Limits,
}

/// How many may ask a server at once, and how long it waits for them: nobody can keep the others from it for ever.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many connections are answered at once; further ones wait.
    pub connections: usize,
    /// How many pages follow changes at once; further ones are refused, and try again.
    pub streams: usize,
    /// How long a connection may take for what it asks, and say nothing.
    pub patience: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connections: 256, streams: 128, patience: Duration::from_secs(30) }
    }
}

/// What a server has to tell.
pub enum Told<'a> {
    /// The site was made.
    Built {
        /// What was made; with errors among its findings the site before is shown on.
        made: &'a Made,
        /// How many files differ from the site that was shown before; nothing for the first.
        changed: Option<usize>,
        /// How long it took, from the last change on.
        time: Duration,
    },
    /// The system does not tell of changes, for this reason: the server looks for them itself.
    Unwatched(String),
    /// A document that was asked for has something to say.
    Document(&'a [Diagnostic], &'a Made),
}

/// Hears what a server has to tell.
pub type Hear = Arc<dyn Fn(Told<'_>) + Send + Sync>;

/// A server that runs until it is dropped.
pub struct Serving {
    address: SocketAddr,
    signals: Sender<Signal>,
    state: Arc<State>,
    runtime: Option<Runtime>,
}

/// Listens, makes the site, and watches. It returns when the site was made for the first time, or found to
/// have errors.
///
/// # Errors
/// What the system refused: an address that is not this machine's, a port that is taken.
pub fn start(asked: Asked, hear: Hear) -> io::Result<Serving> {
    let listener = listen(&asked.host, asked.port)?;
    let address = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let state = Arc::new(State::new(&asked, address, Arc::clone(&hear)));
    let (signals, received) = mpsc::channel();
    let (first, made) = mpsc::channel();
    let (sender, shared) = (signals.clone(), Arc::clone(&state));
    std::thread::Builder::new().name("builder".to_owned()).spawn(move || {
        builds::run(asked.config, asked.round, &shared, &hear, (sender, received), &first);
    })?;
    // A builder that fails leaves a server that says that there is no site.
    let _ = made.recv();
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    runtime.spawn(http::serve(listener, Arc::clone(&state)));
    Ok(Serving { address, signals, state, runtime: Some(runtime) })
}

/// The first port that is free, from the usual one on; or the one that was asked for.
fn listen(host: &str, port: Option<u16>) -> io::Result<TcpListener> {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    if let Some(port) = port {
        return TcpListener::bind((host, port));
    }
    let mut last = TcpListener::bind((host, PORT));
    for port in PORT + 1..=PORT + TRIES {
        match &last {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = TcpListener::bind((host, port)),
            _ => break,
        }
    }
    last
}

impl Serving {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Whether only this machine reaches it.
    pub fn is_local(&self) -> bool {
        self.address.ip().is_loopback()
    }

    /// The address as a browser takes it.
    pub fn url(&self) -> String {
        let ip = self.address.ip();
        let host = match ip {
            _ if ip.is_unspecified() => "127.0.0.1".to_owned(),
            std::net::IpAddr::V6(ip) => format!("[{ip}]"),
            std::net::IpAddr::V4(ip) => ip.to_string(),
        };
        format!("http://{host}:{}/", self.address.port())
    }

    /// What a page, by its path below the edition's folder, is told now where somebody looks at it from the
    /// address `peer`: JSON, as it is sent.
    pub fn told(&self, peer: IpAddr, page: &str) -> String {
        http::told(&self.state, peer, page)
    }

    /// Looks at every file and makes the site of what there is; returns when that is shown.
    pub fn settle(&self) {
        let (reply, done) = mpsc::channel();
        if self.signals.send(Signal::Settle(reply)).is_ok() {
            // A builder that is gone has nothing left to settle.
            let _ = done.recv();
        }
    }

    /// Serves until the user interrupts it.
    ///
    /// # Errors
    /// Where the system can't tell of that.
    pub fn until_interrupted(&self) -> io::Result<()> {
        match &self.runtime {
            Some(runtime) => runtime.block_on(tokio::signal::ctrl_c()),
            None => Ok(()),
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Nobody hears it where the builder is gone already.
        let _ = self.signals.send(Signal::Stop);
        if let Some(runtime) = self.runtime.take() {
            // Pages that wait for changes would hold the runtime for ever.
            runtime.shutdown_background();
        }
    }
}
