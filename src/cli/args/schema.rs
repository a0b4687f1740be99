//! What `schema` is asked.

use std::path::PathBuf;

use super::Common;

/// Which schema, or where to write all of them.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct Schema {
    #[command(flatten)]
    common: Common,
    /// 哪一种，如 class；不写的列出各种 (which one; lists all where it is not given)
    pub(in crate::cli) name: Option<String>,
    /// 把各种都写到这个文件夹，写过的更新 (the folder to write all of them to; those that are there are renewed)
    #[arg(short, long, value_name = "DIR", conflicts_with = "name")]
    pub(in crate::cli) output: Option<PathBuf>,
}

impl Schema {
    /// What every command takes.
    pub(in crate::cli) fn common(&self) -> &Common {
        &self.common
    }
}
