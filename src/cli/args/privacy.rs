//! What `privacy` is asked.

use std::path::PathBuf;

use super::Common;

/// What to ask about personal data.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct Privacy {
    #[command(subcommand)]
    pub(in crate::cli) action: PrivacyAction,
}

/// The questions. None of them changes a file.
#[derive(Clone, Debug, clap::Subcommand)]
pub(in crate::cli) enum PrivacyAction {
    /// 保存期到了的记录：在哪里，是谁的，为什么到期（只列出，不删除）(records that were kept for their time; nothing is deleted)
    Due(DueRecords),
    /// 一个人的信息出现在哪里：资料、做好的网站、git 的历史 (everywhere a person occurs: sources, editions made, git's history)
    Find(FindPerson),
}

/// Which day to ask for.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct DueRecords {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
}

/// Whom to look for.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct FindPerson {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    /// 谁：编号或者姓名；同名的都列出来 (whom: an id or a name; of a name that several have, all of them)
    pub(in crate::cli) person: String,
    /// 做好的网站在哪个文件夹，默认为资料文件夹下的 output (the folder of the editions made; default: output below the root)
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
}

impl Privacy {
    /// What every command takes.
    pub(in crate::cli) fn common(&self) -> &Common {
        match &self.action {
            PrivacyAction::Due(due) => &due.common,
            PrivacyAction::Find(find) => &find.common,
        }
    }
}
