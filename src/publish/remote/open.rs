//! The way to a store. Its secrets are in the environment, never in a file of the office.

use std::time::Duration;

use opendal::layers::{RetryLayer, TimeoutLayer};
use opendal::services::{S3, Webdav};
use opendal::{Operator, OperatorBuilder, blocking};

use super::store::Store;
use crate::model::Place;
use crate::publish::fault::Fault;
use crate::publish::shelf::Shelf;

/// The variables that hold the key of an object store.
const S3_SECRETS: [&str; 2] = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];
/// The variables that hold who writes by WebDAV.
const WEBDAV_SECRETS: [&str; 2] = ["XUESHI_WEBDAV_USER", "XUESHI_WEBDAV_PASSWORD"];

/// Opens a store.
pub(in crate::publish) fn open(place: &Place) -> Result<Box<dyn Shelf>, Fault> {
    let (operator, shown) = operator(place)?;
    let said = |error: &dyn std::fmt::Display| Fault::Server { host: shown.clone(), said: error.to_string() };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(|error| said(&error))?;
    let entered = runtime.enter();
    let timeout = TimeoutLayer::new().with_timeout(Duration::from_secs(30)).with_io_timeout(Duration::from_secs(60));
    let operator = operator.layer(timeout).layer(RetryLayer::new().with_max_times(4));
    let operator = blocking::Operator::new(operator).map_err(|error| said(&error))?;
    drop(entered);
    // Only S3 has no folders to make.
    let has_folders = matches!(place, Place::WebDav { .. });
    Ok(Box::new(Store::new(operator, runtime, shown, has_folders)))
}

/// What speaks to the store, and its name for people.
fn operator(place: &Place) -> Result<(Operator, String), Fault> {
    let (built, shown) = match place {
        Place::S3 { bucket, prefix, endpoint, region } => {
            let [key, secret] =
                secrets(S3_SECRETS).ok_or(Fault::NoSecret { names: "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY" })?;
            // Nothing but what is written here and in the environment: no settings of other programs.
            let s3 = S3::default().bucket(bucket).root(&format!("/{prefix}")).region(region);
            let s3 = s3.access_key_id(&key).secret_access_key(&secret).disable_config_load().disable_ec2_metadata();
            let s3 = endpoint.iter().fold(s3, |s3, endpoint| s3.endpoint(endpoint));
            (Operator::new(s3).map(OperatorBuilder::finish), format!("s3://{bucket}/{prefix}"))
        }
        Place::WebDav { address } => {
            // Some servers ask nobody who he is.
            let webdav = Webdav::default().endpoint(address);
            let webdav = match secrets(WEBDAV_SECRETS) {
                Some([user, password]) => webdav.username(&user).password(&password),
                None => webdav,
            };
            (Operator::new(webdav).map(OperatorBuilder::finish), address.clone())
        }
        Place::Folder(path) | Place::Ssh { path, .. } => return Err(Fault::OtherSystem { path: path.clone() }),
    };
    let built = built.map_err(|error| Fault::Server { host: shown.clone(), said: error.to_string() })?;
    Ok((built, shown))
}

fn secrets(names: [&str; 2]) -> Option<[String; 2]> {
    let [one, other] = names.map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    Some([one?, other?])
}
