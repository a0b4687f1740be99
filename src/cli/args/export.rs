//! What `export` is asked.

use std::path::PathBuf;

use clap::ValueEnum;

use super::{Common, Refusal, is_within};
use crate::config::Config;
use crate::export::DataFormat;

/// As what to write the data, and where to.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct Export {
    #[command(flatten)]
    common: Common,
    /// 写到哪个文件夹：以前导出的整个换掉，别人的文件夹不动 (the folder to write: what was exported there before is replaced whole, what is somebody else's stands)
    #[arg(short, long, value_name = "DIR", default_value = "export")]
    pub(in crate::cli) output: PathBuf,
    /// 只写这几种文件，用逗号隔开 (these formats only, with commas between them)
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMAT")]
    to: Vec<DataFormatArg>,
}

/// A format of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DataFormatArg {
    /// 逗号分隔，Excel 能打开 (as Excel opens them)
    Csv,
    /// 一行一个 JSON (a JSON object a line)
    Jsonl,
}

impl Export {
    /// What every command takes.
    pub(in crate::cli) fn common(&self) -> &Common {
        &self.common
    }

    /// The validated settings, or the message that says what is wrong.
    pub(in crate::cli) fn config(&self) -> Result<Config, Refusal> {
        let config = self.common.config()?;
        let read = ["content", "themes"].map(|folder| config.root.join(folder));
        if read.iter().any(|folder| is_within(&self.output, folder)) {
            return Err(Refusal("failed-output-in-content", vec![("path", self.output.display().to_string())]));
        }
        Ok(config)
    }

    /// The formats asked for, each once; all where none is named.
    pub(in crate::cli) fn formats(&self) -> Vec<DataFormat> {
        let known = |format: &DataFormatArg| match format {
            DataFormatArg::Csv => DataFormat::Csv,
            DataFormatArg::Jsonl => DataFormat::JsonLines,
        };
        let asked: Vec<DataFormat> = self.to.iter().map(known).collect();
        DataFormat::ALL.into_iter().filter(|format| asked.is_empty() || asked.contains(format)).collect()
    }
}
