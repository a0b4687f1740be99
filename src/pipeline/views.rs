//! What the editions of a run say.

use super::changes::changes;
use super::means::Means;
use super::remarks::{remarks, waivers};
use super::since::since;
use super::{Run, locale};
use crate::config::Config;
use crate::ledger::Ledger;
use crate::model::{Edition, Office};
use crate::source::Log;
use crate::view::{self, PublicOffice, Records, RunFacts, View};

/// The views of the editions that are asked for; git is asked beside.
pub(super) fn views(
    config: &Config,
    office: &Office,
    ledger: &Ledger,
    run: &Run,
    (means, log): (&Means, &Log),
) -> Vec<(Edition, View)> {
    let (locale, sources) = (locale(office), &run.sources);
    // Git is a program of its own, which the machine can run beside this one.
    let asked = || {
        let (commit, history) = rayon::join(|| log.last(), || log.history());
        (commit, history, since(config, office, sources, log))
    };
    let ((commit, history, since), whole) = rayon::join(asked, || PublicOffice::of(office, ledger));
    let changes = changes(office, sources, history);
    // What is public on other days is in the office edition alone.
    let of_the_day = office.withholds().then(|| office.of_the_day());
    let today = of_the_day.as_ref().map(|today| PublicOffice::of_the_day(today, office, ledger));
    let waivers = waivers(office, run, &locale);
    let made = RunFacts {
        commit,
        uncommitted: config.uncommitted,
        changes,
        since,
        fonts: means.fonts.clone(),
        remarks: remarks(run, &locale),
        waivers,
    };
    let view = |&edition: &Edition| {
        let records = (edition == Edition::Office).then_some(Records { office, ledger, sources });
        let public = today.as_ref().filter(|_| edition == Edition::Public).unwrap_or(&whole);
        (edition, view::build(public, records, &locale, &means.formats(edition), &made))
    };
    config.editions.iter().map(view).collect()
}
