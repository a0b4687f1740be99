//! What `history` is asked.

use super::Common;

/// Of what, and how much.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct History {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    /// 班次（文件夹名或标题）、人（姓名或编号）或文件、文件夹的路径 (a class, a person, or the path of a file or folder)
    #[arg(value_name = "CLASS|PERSON|FILE")]
    pub(in crate::cli) of: String,
    /// 只看这一天以来的 (since this day)
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(in crate::cli) since: Option<String>,
    /// 最多几次提交 (at most so many commits)
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub(in crate::cli) limit: usize,
}
