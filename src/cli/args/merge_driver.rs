//! What `merge-driver` is asked.

use std::path::PathBuf;

use super::Common;

/// Three versions of a list, as git names them; or that git is to be set up.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct MergeDriver {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    /// 共同的旧版（%O）(the version both began with)
    #[arg(value_name = "BASE", required_unless_present = "install")]
    pub(in crate::cli) base: Option<PathBuf>,
    /// 本方的版本，合并的结果写在这里（%A）(our version; the merged list is written to it)
    #[arg(value_name = "OURS", required_unless_present = "install")]
    pub(in crate::cli) ours: Option<PathBuf>,
    /// 对方的版本（%B）(their version)
    #[arg(value_name = "THEIRS", required_unless_present = "install")]
    pub(in crate::cli) theirs: Option<PathBuf>,
    /// 文件在库里的路径，由它知道是哪种名单（%P）(the path in the repository, which says what kind of list it is)
    #[arg(value_name = "PATH", required_unless_present = "install")]
    pub(in crate::cli) path: Option<String>,
    /// 冲突标记的长度（%L），1 到 1000 (the length of conflict markers, 1 to 1000)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(in crate::cli) marker_size: Option<u16>,
    /// 设好本文件夹的 git：合并方法、提交前的检查 (set up git in this folder: merging, and the check before a commit)
    #[arg(long, conflicts_with_all = ["base", "ours", "theirs", "path", "marker_size"])]
    pub(in crate::cli) install: bool,
}
