//! How large files are that are passed on, and of pictures how wide and high.
#![allow(clippy::disallowed_methods, reason = "this module is of the one reader of disk")]

use std::fs;
use std::io;

use super::Sources;

/// How large a file is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dimensions {
    /// Its length in bytes.
    pub bytes: u64,
    /// Width and height in pixels, of a picture.
    pub picture: Option<(u32, u32)>,
}

impl Sources {
    /// How large the file at a path is; of a picture only the head is read.
    ///
    /// # Errors
    /// What the system refused.
    pub fn measure(&self, path: &str) -> io::Result<Dimensions> {
        let id = self.by_path.get(path).ok_or(io::ErrorKind::NotFound)?;
        let location = &self.file(*id).location;
        let bytes = fs::metadata(location)?.len();
        let size = imagesize::size(location).ok();
        let side = |pixels: usize| u32::try_from(pixels).ok();
        let picture = size.and_then(|size| Some((side(size.width)?, side(size.height)?)));
        Ok(Dimensions { bytes, picture: picture.filter(|(width, height)| *width > 0 && *height > 0) })
    }
}
