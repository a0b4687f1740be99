//! One build after the other, each of everything that changed since the one before.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::state::State;
use super::watching::{self, Change};
use super::{Hear, Told};
use crate::config::Config;
use crate::pipeline::{Made, Workshop};

/// So many changes at once come from a program that changes more: a checkout, a copied folder.
const BURST: usize = 5;
/// How long nothing must change for such a burst to be over.
const QUIET: Duration = Duration::from_millis(60);
/// How long a burst is waited for at most.
const LONGEST: Duration = Duration::from_secs(2);
/// How soon after a build the files are looked at without having been told of a change: a folder that has just come
/// is watched only a moment after files lie in it.
const SOON: Duration = Duration::from_millis(400);

/// What the builder is told.
pub(super) enum Signal {
    /// Files changed.
    Changed(Change),
    /// The site is to be made of what there is now, and then this is to be answered.
    Settle(Sender<()>),
    /// Nobody is served any more.
    Stop,
}

/// What has gathered since the last build.
#[derive(Default)]
struct Gathered {
    change: Change,
    waiting: Vec<Sender<()>>,
    stop: bool,
}

impl Gathered {
    fn add(&mut self, signal: Signal) {
        match signal {
            Signal::Changed(change) => self.change.add(change),
            Signal::Settle(reply) => self.waiting.push(reply),
            Signal::Stop => self.stop = true,
        }
    }
}

/// Makes the site once and shows it, then whenever something changed, until it is told to stop.
pub(super) fn run(
    config: Config,
    round: Duration,
    state: &State,
    hear: &Hear,
    signals: (Sender<Signal>, Receiver<Signal>),
    first: &Sender<()>,
) {
    let shown = |made: &Arc<Made>| {
        let before = state.publish(made);
        before.filter(|_| made.is_whole()).map(|before| made.changed(&before))
    };
    follow(config, round, hear, signals, &shown, first);
}

/// Makes the site once, then whenever something changed, until it is told to stop. `shown` is handed what was made,
/// and answers how many files differ from what was shown before.
pub(super) fn follow(
    config: Config,
    round: Duration,
    hear: &Hear,
    (sender, received): (Sender<Signal>, Receiver<Signal>),
    shown: &dyn Fn(&Arc<Made>) -> Option<usize>,
    first: &Sender<()>,
) {
    // What changes while the first site is made must be known after it.
    let root = config.root.clone();
    let mut watched = watching::watch(&root, sender);
    if let Err(reason) = &watched {
        hear(Told::Unwatched(reason.clone()));
    }
    let mut workshop = Workshop::new(config);
    build(&mut workshop, shown, hear, Instant::now());
    if let Ok(watched) = &mut watched {
        watched.also(workshop.folders());
    }
    // Nobody waits any more where starting failed meanwhile.
    let _ = first.send(());
    let mut wait = SOON.min(round);
    loop {
        let mut gathered = Gathered::default();
        match received.recv_timeout(wait) {
            Ok(signal) => gathered.add(signal),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        let start = Instant::now();
        gather(&received, &mut gathered);
        if gathered.stop {
            return;
        }
        if let (true, Ok(watched)) = (gathered.change.folders, &mut watched) {
            watched.renew();
        }
        if gathered.change.unsure {
            workshop.forget_all();
        }
        if gathered.change.theme {
            workshop.forget_theme();
        }
        gathered.change.paths.iter().for_each(|path| workshop.forget(path));
        let looked = Instant::now();
        let built = build(&mut workshop, shown, hear, start);
        if let Ok(watched) = &mut watched {
            watched.also(workshop.folders());
        }
        // Looking takes a fraction of the time, whatever the size of the office and the speed of its share.
        wait = if built {
            SOON.min(round)
        } else {
            (wait * 2).max(looked.elapsed() * 20).min(round.max(looked.elapsed() * 20))
        };
        for reply in gathered.waiting {
            // Who waited may have gone.
            let _ = reply.send(());
        }
    }
}

/// Takes what has arrived meanwhile; of a burst also what is still to come.
fn gather(received: &Receiver<Signal>, gathered: &mut Gathered) {
    let start = Instant::now();
    loop {
        while let Ok(signal) = received.try_recv() {
            gathered.add(signal);
        }
        let burst = gathered.change.paths.len() >= BURST && start.elapsed() < LONGEST;
        if !burst || gathered.stop {
            return;
        }
        match received.recv_timeout(QUIET) {
            Ok(signal) => gathered.add(signal),
            Err(_) => return,
        }
    }
}

fn build(workshop: &mut Workshop, shown: &dyn Fn(&Arc<Made>) -> Option<usize>, hear: &Hear, start: Instant) -> bool {
    let Some(made) = workshop.make(&|_| {}) else { return false };
    let changed = shown(&made);
    hear(Told::Built { made: &made, changed, time: start.elapsed() });
    true
}
