//! Following changes without showing a site.

use std::io;
use std::sync::mpsc;
use std::time::Duration;

use tokio::runtime::Builder;

use super::Hear;
use super::builds::{self, Signal};
use crate::config::Config;

/// Checks now and whenever something changes, and has each run heard, until the user interrupts it.
///
/// # Errors
/// Where the system can't tell of that.
pub fn watch(config: Config, round: Duration, hear: Hear) -> io::Result<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let (signals, received) = mpsc::channel();
    let (first, _made) = mpsc::channel();
    let sender = signals.clone();
    std::thread::Builder::new().name("checker".to_owned()).spawn(move || {
        builds::follow(config, round, &hear, (sender, received), &|_| None, &first);
    })?;
    let interrupted = runtime.block_on(tokio::signal::ctrl_c());
    // Nobody hears it where the checker is gone already.
    let _ = signals.send(Signal::Stop);
    interrupted
}
