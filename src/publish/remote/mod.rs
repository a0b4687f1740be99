//! Targets that are no folders, but stores of objects: S3 and WebDAV.
//!
//! Such a target has no links and no folders that change places: its files change one by one, what pages need first and
//! the first page last. What every release holds lies below `_releases/`, each content once under its hash, so that
//! going back sends nothing again.

#[cfg(feature = "remote")]
mod open;
#[cfg(feature = "remote")]
mod store;

#[cfg(feature = "remote")]
pub(super) use open::open;

/// Opens such a target; a program that was built without the feature `remote` has none.
#[cfg(not(feature = "remote"))]
pub(super) fn open(_place: &crate::model::Place) -> Result<Box<dyn super::shelf::Shelf>, super::fault::Fault> {
    Err(super::fault::Fault::NoRemote)
}
