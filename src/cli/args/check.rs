//! What `check` is asked.

use super::{FindingFormat, Making, Refusal};

/// What to check, and what to do about what is found.
#[derive(Clone, Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(in crate::cli) struct Check {
    #[command(flatten)]
    pub(in crate::cli) making: Making,
    /// 显示能自动改正的怎样改；同时加 --write 才写入 (show how what is certain is mended; with --write it is)
    #[arg(long)]
    pub(in crate::cli) fix: bool,
    /// 把 --fix 显示的改法写入文件 (write what --fix shows)
    #[arg(long, requires = "fix")]
    pub(in crate::cli) write: bool,
    /// 只查资料，不做页面和文件，快得多；做的时候才知道的不查 (records only: nothing is made, which is much faster; what only making finds is not said)
    #[arg(long, conflicts_with_all = ["fix", "write", "watch", "output", "edition", "since"])]
    pub(in crate::cli) records: bool,
    /// 资料一改就再查一遍，按 Ctrl-C 结束；不排印文件 (check again at every change; Ctrl-C ends it; documents are not set)
    #[arg(long, conflicts_with_all = ["fix", "write", "strict", "output", "since"])]
    pub(in crate::cli) watch: bool,
    /// 说明一个检查结果，如 K101 (what a code of a finding means, such as K101)
    #[arg(
        long,
        value_name = "CODE",
        conflicts_with_all = [
            "fix", "write", "watch", "records", "root", "today", "output", "edition", "since", "strict", "quiet",
            "verbose",
        ],
    )]
    pub(in crate::cli) explain: Option<String>,
}

impl Check {
    /// Refuses a format of findings where the result is something else.
    pub(in crate::cli) fn refuse_format(&self) -> Result<(), Refusal> {
        let asked = [("--fix", self.fix), ("--watch", self.watch), ("--explain", self.explain.is_some())];
        let other = !matches!(self.making.common.format, FindingFormat::Human | FindingFormat::Json);
        match asked.into_iter().find(|(_, asked)| *asked && other) {
            Some((option, _)) => Err(Refusal("failed-check-format", vec![("option", option.to_owned())])),
            None => Ok(()),
        }
    }
}
