//! Whether a form is kept.

/// Whether what is made of a form is a paper of the archive of its class, and stands in its tables of contents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filing {
    /// It is.
    #[default]
    Always,
    /// Its signed copy is: what is printed is a blank sheet.
    Signed,
    /// It isn't: who it is given to keeps it.
    Never,
}
