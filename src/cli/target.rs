//! The target that a command is about, and what its failures say.

use std::io::ErrorKind;

use super::Exit;
use super::args::Refusal;
use super::report::Reporter;
use crate::config::Config;
use crate::model::Target;
use crate::pipeline;
use crate::publish::{Destination, Fault};

/// The target of a name, or the only one. Where `site.yaml` is wrong about its targets the findings are said.
pub(super) fn destination(
    config: &Config,
    name: Option<&str>,
    reporter: &Reporter,
) -> Result<Result<Destination, Exit>, Refusal> {
    let (sources, targets, findings) = pipeline::targets(config);
    if !findings.is_empty() {
        reporter.sentences(findings.iter(), &sources);
        return Ok(Err(Exit::Findings));
    }
    let known = || ("known", targets.iter().map(|target| target.name.value.as_str()).collect::<Vec<_>>().join(", "));
    let found: Vec<&Target> =
        targets.iter().filter(|target| name.is_none_or(|name| target.name.value == name)).collect();
    let target = match (found.as_slice(), name) {
        ([target], _) => Target::clone(target),
        _ if targets.is_empty() => return Err(Refusal("failed-publish-no-targets", Vec::new())),
        (_, Some(name)) => return Err(Refusal("failed-publish-target", vec![("given", name.to_owned()), known()])),
        _ => return Err(Refusal("failed-publish-which", vec![known()])),
    };
    let scratch = config.output.join(".xueshi").join("publish");
    Ok(Ok(Destination { target, root: config.root.clone(), scratch }))
}

/// What stands in the way, as the message that says it.
pub(super) fn refused(fault: Fault) -> Refusal {
    let numbers = |known: &[u32]| known.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    match fault {
        Fault::System { path, error } => {
            let cause = match error.kind() {
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
                ErrorKind::ReadOnlyFilesystem => "read-only",
                ErrorKind::PermissionDenied => "denied",
                ErrorKind::NotFound | ErrorKind::StaleNetworkFileHandle => "gone",
                ErrorKind::NotADirectory => "no-folder",
                _ => "other",
            };
            let path = ("path", path.display().to_string());
            Refusal("failed-publish-system", vec![path, ("reason", error.to_string()), ("cause", cause.to_owned())])
        }
        Fault::Foreign { path, name } => Refusal("failed-publish-foreign", vec![("path", path), ("name", name)]),
        Fault::Busy { path, owner } => Refusal("failed-publish-busy", vec![("path", path), ("owner", owner)]),
        Fault::Lost { path } => Refusal("failed-publish-lost", vec![("path", path)]),
        Fault::Link { path } => Refusal("failed-publish-link", vec![("path", path.display().to_string())]),
        Fault::NoWay { way, path } => Refusal("failed-publish-way", vec![("way", way.to_owned()), ("path", path)]),
        Fault::NoFolder { path } => Refusal("failed-publish-no-folder", vec![("path", path.display().to_string())]),
        Fault::OtherSystem { path } => Refusal("failed-publish-other-system", vec![("path", path)]),
        Fault::NoRelease { given, known } => {
            Refusal("failed-publish-no-release", vec![("given", given), ("known", numbers(&known))])
        }
        Fault::Nothing => Refusal("failed-publish-nothing", Vec::new()),
        Fault::IsShown { release } => Refusal("failed-publish-is-shown", vec![("release", release.to_string())]),
        Fault::OtherEdition { release, edition } => {
            Refusal("failed-publish-other-edition", vec![("release", release.to_string()), ("edition", edition)])
        }
        Fault::Damaged { release, path } => {
            Refusal("failed-publish-damaged", vec![("release", release.to_string()), ("path", path)])
        }
        Fault::NoProgram { program } => Refusal("failed-publish-program", vec![("program", program.to_owned())]),
        Fault::Server { host, said } => Refusal("failed-publish-server", vec![("host", host), ("reason", said)]),
        Fault::NoRemote => Refusal("failed-publish-remote", Vec::new()),
        Fault::NoSecret { names } => Refusal("failed-publish-secret", vec![("names", names.to_owned())]),
    }
}
