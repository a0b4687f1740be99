//! The arguments as given, and the settings made of them.

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand, ValueEnum};

use crate::config::Config;
use crate::locale::Lang;
use crate::model::Edition;

/// 把培训资料编成网站、学时汇总和备案表册
///
/// Compiles a training office's Markdown, YAML and CSV into its site, credit summaries and filing tables.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
pub(super) struct Args {
    /// 要做什么 (what to do)
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 检查并生成网站和表册 (check, then build the site and the tables)
    Build(Common),
    /// 只检查，不写文件 (check only, write nothing)
    Check(Common),
}

/// What every command takes.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Common {
    /// 资料文件夹，其中有 content (the folder that holds content/)
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// 输出文件夹，默认为资料文件夹下的 output (where to write; default: output below the root)
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// 按哪一天计算 (the day to compute for; default: site.yaml, then the last commit's date)
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<String>,
    /// 提示用的语言 (language of messages; default: that of the system)
    #[arg(long, value_enum)]
    pub(super) lang: Option<LangArg>,
    /// 结果的格式 (format of the findings)
    #[arg(long, value_enum, default_value = "human")]
    pub(super) format: Format,
    /// 版本：公开、内部或两者 (edition to build)
    #[arg(long, value_enum, default_value = "both")]
    edition: EditionArg,
    /// 有警告也算不通过 (warnings count as errors for the exit code)
    #[arg(long)]
    pub(super) strict: bool,
    /// 只显示错误 (show errors only)
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// 显示各阶段用时和写入的文件 (show timings and the files written)
    #[arg(short, long)]
    pub(super) verbose: bool,
}

/// A language.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum LangArg {
    /// 中文
    #[value(name = "zh-CN", alias = "zh")]
    ZhCn,
    /// English
    En,
}

/// A format of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// 给人看 (for people)
    Human,
    /// 给程序读 (for programs)
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum EditionArg {
    /// 公开版 (public)
    Public,
    /// 内部版 (office)
    Office,
    /// 两者 (both)
    Both,
}

impl Common {
    /// The language to speak: as asked, else the system's, else Chinese.
    pub(super) fn language(&self) -> Lang {
        let asked = self.lang.map(|lang| match lang {
            LangArg::ZhCn => Lang::ZhCn,
            LangArg::En => Lang::En,
        });
        let set = || {
            ["LC_ALL", "LC_MESSAGES", "LANG"]
                .iter()
                .filter_map(|name| std::env::var(name).ok())
                .find(|tag| !tag.is_empty())
        };
        asked.or_else(|| Lang::from_tag(&set()?)).unwrap_or_default()
    }

    /// The validated settings, or the message that says what is wrong, with its arguments.
    pub(super) fn config(&self) -> Result<Config, Refusal> {
        let today = match &self.today {
            None => None,
            Some(text) => match text.parse() {
                Ok(date) if (1900..=2200).contains(&chrono::Datelike::year(&date)) => Some(date),
                Ok(_) => return Err(Refusal("failed-argument", [("given", text.clone())])),
                Err(_) => return Err(Refusal("failed-argument", [("given", text.clone())])),
            },
        };
        if !self.root.is_dir() {
            return Err(Refusal("failed-root", [("path", self.root.display().to_string())]));
        }
        let output = self.output.clone().unwrap_or_else(|| self.root.join("output"));
        if is_within(&output, &self.root.join("content")) || is_within(&output, &self.root.join("themes")) {
            return Err(Refusal("failed-output-in-content", [("path", output.display().to_string())]));
        }
        let editions = match self.edition {
            EditionArg::Public => vec![Edition::Public],
            EditionArg::Office => vec![Edition::Office],
            EditionArg::Both => vec![Edition::Public, Edition::Office],
        };
        Ok(Config { root: self.root.clone(), output, today, editions })
    }
}

/// Why the arguments can't be followed: the id of a message, and its argument.
#[derive(Debug)]
pub(super) struct Refusal(pub(super) &'static str, pub(super) [(&'static str, String); 1]);

/// Whether a path that may not exist yet lies in a folder.
fn is_within(path: &Path, folder: &Path) -> bool {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| absolute(path));
    let folder = real(folder);
    absolute(path).ancestors().any(|above| real(above) == folder)
}
