//! What `summary` is asked.

use std::path::PathBuf;

use super::{Common, FileFormat};
use crate::model::Format;

/// What to sum up, and as what.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct Summary {
    #[command(flatten)]
    common: Common,
    /// 哪一段：site.yaml 里学期的代码，或者年份，或者起止日期 (a term of site.yaml, a year, or two days: 2024-03-01..2024-07-05)
    pub(in crate::cli) period: String,
    /// 写成可以接着改的文字 content/terms/….md，改过的话重写时保留 (write the text to go on with; what was changed in it stays)
    #[arg(long, conflicts_with_all = ["accept", "to", "output", "overwrite"])]
    pub(in crate::cli) draft: bool,
    /// 文字看过了：认可里面的数，以后变了会提示 (agree to the figures in the text; a change is found from then on)
    #[arg(long, conflicts_with_all = ["to", "output", "overwrite"])]
    pub(in crate::cli) accept: bool,
    /// 只做这几种文件，用逗号隔开 (these formats only, with commas between them)
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMAT")]
    to: Vec<FileFormat>,
    /// 写到哪个文件夹，默认为当前文件夹 (the folder to write to; default: here)
    #[arg(short, long, value_name = "DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// 文件已经有了就覆盖 (write over files that are there)
    #[arg(long)]
    pub(in crate::cli) overwrite: bool,
}

impl Summary {
    /// What every command takes.
    pub(in crate::cli) fn common(&self) -> &Common {
        &self.common
    }

    /// The formats asked for, each once; all where none is named.
    pub(in crate::cli) fn formats(&self) -> Vec<Format> {
        let asked: Vec<Format> = self.to.iter().map(|format| format.format()).collect();
        Format::ALL.into_iter().filter(|format| asked.is_empty() || asked.contains(format)).collect()
    }
}
