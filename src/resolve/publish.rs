//! Where the site is published, as `site.yaml` says it.

use super::{shapes, yaml_file};
use crate::diag::{Code, Diagnostic};
use crate::model::{Edition, Place, Switch, Target};
use crate::parse::{Fields, Node, integer};
use crate::source::{Sources, Spanned};

/// How many releases are kept where nothing is said.
const KEPT: u32 = 5;

/// The keys that say where a target is; each target has one of them.
const PLACES: [&str; 4] = ["folder", "ssh", "s3", "webdav"];

/// The targets of an office, and nothing else of it: who takes a release back need not have mended every record first.
pub fn targets(sources: &Sources) -> (Vec<Target>, Vec<Diagnostic>) {
    let mut out = Vec::new();
    let mut found = Vec::new();
    if let Some((_, node)) = yaml_file(sources, "site.yaml", &mut out) {
        // What is wrong with the other keys is no matter here.
        let mut others = Vec::new();
        let nodes = Fields::open(&node, shapes::SITE, &mut others).map(|mut fields| fields.list("publish"));
        found = read(nodes.unwrap_or_default(), &mut out);
    }
    (found, out)
}

/// Reads the list.
pub(super) fn read(nodes: Vec<&Node>, out: &mut Vec<Diagnostic>) -> Vec<Target> {
    let mut targets: Vec<Target> = Vec::new();
    for node in nodes {
        let Some(target) = target(node, out) else { continue };
        if targets.iter().any(|known| known.name.value == target.name.value) {
            let finding = Diagnostic::new(Code::DuplicateId, target.name.span).arg("kind", "target");
            out.push(finding.arg("given", &target.name.value));
            continue;
        }
        targets.push(target);
    }
    targets
}

fn target(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Target> {
    let mut fields = Fields::open(node, shapes::TARGET, out)?;
    let name = fields.required_text("name");
    let editions: &[(&[&str], Edition)] =
        &[(&["公开", "public"], Edition::Public), (&["内部", "office"], Edition::Office)];
    let edition = fields.choice("edition", editions).map_or(Edition::Public, |found| found.value);
    let keep = fields.scalar("keep", |text| integer(text, 1, 1000)).map_or(KEPT, |found| found.value);
    let ways: &[(&[&str], Switch)] = &[
        (&["自动", "auto"], Switch::Auto),
        (&["链接", "link"], Switch::Link),
        (&["交换", "exchange"], Switch::Exchange),
        (&["复制", "copy"], Switch::Copy),
    ];
    let way = fields.choice("way", ways).map_or(Switch::Auto, |found| found.value);
    let place = place(&mut fields);
    Some(Target { name: name?, place: place?, edition, keep, way })
}

fn place(fields: &mut Fields<'_, '_>) -> Option<Place> {
    let port = fields.scalar("port", |text| integer(text, 1, 65535)).map(|found| found.value);
    let endpoint = fields.scalar("endpoint", |text| address(text, "endpoint"));
    let region = fields.text("region").map_or_else(|| "us-east-1".to_owned(), |region| region.value);
    let given: Vec<&str> = PLACES.into_iter().filter(|key| fields.node(key).is_some()).collect();
    let [key] = given[..] else {
        let cause = if given.is_empty() { "none" } else { "several" };
        let finding = Diagnostic::new(Code::BadTarget, fields.span).arg("cause", cause);
        fields.out.push(finding);
        return None;
    };
    let read = match key {
        "folder" => fields.scalar(key, folder),
        "ssh" => fields.scalar(key, |text| ssh(text, port)),
        "s3" => fields.scalar(key, |text| {
            let endpoint = endpoint.as_ref().map(|endpoint| endpoint.value.clone());
            s3(text, endpoint, region.clone())
        }),
        _ => fields.scalar(key, |text| Ok(Place::WebDav { address: address(text, "webdav")? })),
    };
    read.map(|place| place.value)
}

fn wrong(text: &Spanned<String>, cause: &'static str) -> Diagnostic {
    Diagnostic::new(Code::BadTarget, text.span).arg("cause", cause).arg("given", &text.value)
}

fn folder(text: &Spanned<String>) -> Result<Place, Diagnostic> {
    let is_one = !text.value.is_empty() && !text.value.contains(char::is_control);
    if is_one { Ok(Place::Folder(text.value.clone())) } else { Err(wrong(text, "folder")) }
}

/// `user@host:/path`. Only what is plain in every shell: the path becomes part of what a server is told to do.
fn ssh(text: &Spanned<String>, port: Option<u32>) -> Result<Place, Diagnostic> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let is_name = |name: &str| !name.is_empty() && !name.starts_with(['-', '.']) && name.chars().all(plain);
    let is_step = |step: &str| {
        let usual = |c: char| c.is_alphanumeric() || "._-+=,@".contains(c);
        !step.is_empty() && !step.starts_with('-') && !matches!(step, "." | "..") && step.chars().all(usual)
    };
    let read = || {
        let (host, path) = text.value.split_once(':')?;
        let names: Vec<&str> = host.split('@').collect();
        let path = path.strip_prefix('/')?.trim_end_matches('/');
        let is_right = names.len() <= 2 && names.iter().all(|name| is_name(name)) && path.split('/').all(is_step);
        is_right.then(|| Place::Ssh { host: host.to_owned(), port, path: format!("/{path}") })
    };
    read().ok_or_else(|| wrong(text, "ssh"))
}

/// `bucket` or `bucket/prefix`.
fn s3(text: &Spanned<String>, endpoint: Option<String>, region: String) -> Result<Place, Diagnostic> {
    let given = text.value.strip_prefix("s3://").unwrap_or(&text.value);
    let (bucket, prefix) = given.split_once('/').unwrap_or((given, ""));
    let prefix = prefix.trim_matches('/');
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let is_step =
        |step: &str| !matches!(step, "" | "." | "..") && !step.contains(|c: char| c.is_control() || c == '\\');
    let is_right =
        !bucket.is_empty() && bucket.chars().all(is_plain) && (prefix.is_empty() || prefix.split('/').all(is_step));
    if !is_right {
        return Err(wrong(text, "s3"));
    }
    Ok(Place::S3 { bucket: bucket.to_owned(), prefix: prefix.to_owned(), endpoint, region })
}

/// An address without a user, a password or a question in it.
fn address(text: &Spanned<String>, cause: &'static str) -> Result<String, Diagnostic> {
    let given = text.value.trim_end_matches('/');
    let rest = given.strip_prefix("https://").or_else(|| given.strip_prefix("http://"));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:[]%".contains(c);
    match rest {
        Some(rest)
            if rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[') && rest.chars().all(is_plain) =>
        {
            Ok(given.to_owned())
        }
        _ => Err(wrong(text, cause)),
    }
}
