//! The arguments as given, and the settings made of them.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};

use crate::config::Config;
use crate::locale::Lang;
use crate::model::{Edition, Format};

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
    Build(Making),
    /// 只检查，不写文件 (check only, write nothing)
    Check(Making),
    /// 说明一个人的学时、成绩和结论从哪里来 (why somebody has the credits, marks and outcome there are)
    Explain(Explain),
    /// 表册：有哪些，单独做一张 (forms: which there are, and one of them on its own)
    Forms(FormsCommand),
    /// 归档：把一个班次的全部材料打成一个压缩包 (everything of a class in one zip file, with an index)
    Archive(ArchiveClass),
    /// 证书：发证、作废、换发 (certificates: issue, revoke, reissue)
    Certificates(Certificates),
}

impl Command {
    /// What every command takes.
    pub(super) fn common(&self) -> &Common {
        match self {
            Self::Build(making) | Self::Check(making) => &making.common,
            Self::Explain(explain) => &explain.common,
            Self::Forms(forms) => match &forms.action {
                FormsAction::List(list) => &list.common,
                FormsAction::Show(show) => &show.common,
                FormsAction::Render(render) => &render.common,
            },
            Self::Archive(archive) => &archive.common,
            Self::Certificates(certificates) => match &certificates.action {
                Action::Issue(issue) => &issue.common,
                Action::Revoke(change) | Action::Reissue(change) => &change.common,
            },
        }
    }

    /// Whether warnings weigh as much as errors.
    pub(super) fn strict(&self) -> bool {
        matches!(self, Self::Build(making) | Self::Check(making) if making.strict)
    }
}

/// What every command takes.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Common {
    /// 资料文件夹，其中有 content (the folder that holds content/)
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// 按哪一天计算 (the day to compute for; default: site.yaml, then the last commit's date)
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<String>,
    /// 提示用的语言 (language of messages; default: that of the system)
    #[arg(long, value_enum)]
    pub(super) lang: Option<LangArg>,
    /// 结果的格式 (format of the result)
    #[arg(long, value_enum, default_value = "human")]
    pub(super) format: ResultFormat,
    /// 只显示错误 (show errors only)
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// 显示各阶段用时和写入的文件 (show timings and the files written)
    #[arg(short, long)]
    pub(super) verbose: bool,
}

/// What a command takes that makes the site, or says what it would make.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Making {
    #[command(flatten)]
    common: Common,
    /// 输出文件夹，默认为资料文件夹下的 output (where to write; default: output below the root)
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// 版本：公开、内部或两者 (edition to build)
    #[arg(long, value_enum, default_value = "both")]
    edition: EditionArg,
    /// 有警告也算不通过 (warnings count as errors for the exit code)
    #[arg(long)]
    strict: bool,
}

/// Whom to explain.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Explain {
    #[command(flatten)]
    common: Common,
    /// 姓名，或者学号、工号 (a name or a student or staff number)
    pub(super) person: String,
    /// 只看这个班次：文件夹名或者标题 (this class only: its folder or its title)
    #[arg(long, value_name = "ID")]
    pub(super) class: Option<String>,
    /// 只看这一年 (this year only)
    #[arg(long, value_name = "YYYY")]
    pub(super) year: Option<i32>,
}

/// What to do about forms.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct FormsCommand {
    #[command(subcommand)]
    pub(super) action: FormsAction,
}

/// The actions on forms.
#[derive(Clone, Debug, Subcommand)]
pub(super) enum FormsAction {
    /// 列出所有的表册 (list every form)
    List(ListForms),
    /// 显示一张表的定义，可以复制到 content/forms/ 里改 (the definition of a form, to be copied and changed)
    Show(ShowForm),
    /// 把一张表做成一个文件 (make one form, as a file of its own)
    Render(RenderForm),
}

/// Which forms there are.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct ListForms {
    #[command(flatten)]
    common: Common,
}

/// Which form to show.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct ShowForm {
    #[command(flatten)]
    common: Common,
    /// 表的名字：文件名（如 roster）或者标题 (its name: that of its file, or its title)
    pub(super) form: String,
}

/// Which form to make, and how.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct RenderForm {
    #[command(flatten)]
    common: Common,
    /// 表的名字：文件名（如 roster）或者标题 (its name: that of its file, or its title)
    pub(super) form: String,
    /// 哪个班次：文件夹名或者标题 (of which class: its folder or its title)
    #[arg(long, value_name = "ID")]
    pub(super) class: Option<String>,
    /// 哪一年，默认为今年 (of which year; default: that of the day computed for)
    #[arg(long, value_name = "YYYY")]
    pub(super) year: Option<i32>,
    /// 哪份计划：文件名或者标题 (of which plan: its file or its title)
    #[arg(long, value_name = "ID")]
    pub(super) plan: Option<String>,
    /// 文件格式 (format of the file)
    #[arg(long, value_enum, default_value = "pdf")]
    pub(super) to: FileFormat,
    /// 做成空白表，可写行数 (leave it empty, with so many rows)
    #[arg(long, value_name = "ROWS", num_args = 0..=1, default_missing_value = "0", value_parser = clap::value_parser!(u16).range(0..=500))]
    pub(super) blank: Option<u16>,
    /// 写到哪个文件，默认为当前文件夹里以标题为名的文件 (where to write; default: a file named by the title, here)
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// 文件已经有了就覆盖 (write over a file that is there)
    #[arg(long)]
    pub(super) overwrite: bool,
}

/// A format of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FileFormat {
    /// 打印页 (the printed page)
    Pdf,
    /// Excel 工作簿 (a workbook)
    Xlsx,
    /// Word 文档 (a text)
    Docx,
    /// 网页 (a web page)
    Html,
}

/// Which class to pack, and where to.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct ArchiveClass {
    #[command(flatten)]
    common: Common,
    /// 班次：文件夹名或者标题 (the class: its folder or its title)
    pub(super) class: String,
    /// 写到哪个文件，默认为当前文件夹里以班次为名的文件 (where to write; default: a file named by the class, here)
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// 文件已经有了就覆盖 (write over a file that is there)
    #[arg(long)]
    pub(super) overwrite: bool,
}

/// What to do about certificates.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Certificates {
    #[command(subcommand)]
    pub(super) action: Action,
}

/// The actions on certificates. Each shows what it would write; `--write` writes it.
#[derive(Clone, Debug, Subcommand)]
pub(super) enum Action {
    /// 给合格而没有证书的学员编号 (number the certificates of those who qualified and have none)
    Issue(Issue),
    /// 作废一张证书，编号不再使用 (revoke a certificate; its number is not used again)
    Revoke(Change),
    /// 作废一张证书，并换发新编号的 (revoke a certificate and issue another instead)
    Reissue(Change),
}

/// Which certificates to issue.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Issue {
    #[command(flatten)]
    common: Common,
    /// 只发这个班次的：文件夹名或者标题 (of this class only: its folder or its title)
    #[arg(long, value_name = "ID")]
    pub(super) class: Option<String>,
    #[command(flatten)]
    pub(super) dated: Dated,
}

/// Which certificate to change.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Change {
    #[command(flatten)]
    common: Common,
    /// 证书编号 (the number of the certificate)
    pub(super) number: String,
    /// 原因，登记在 certificates.csv (why, kept in certificates.csv)
    #[arg(long, value_name = "TEXT")]
    pub(super) reason: String,
    #[command(flatten)]
    pub(super) dated: Dated,
}

/// On which day, and whether to write it.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Dated {
    /// 发证或者作废的日期，默认为计算的那一天 (the day of issue or revocation; default: the day computed for)
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
    /// 写入 certificates.csv；不加只显示 (write certificates.csv; without it nothing is written)
    #[arg(long)]
    pub(super) write: bool,
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
pub(super) enum ResultFormat {
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

    /// The validated settings of a run that makes nothing, or the message that says what is wrong.
    pub(super) fn config(&self) -> Result<Config, Refusal> {
        let today = self.today.as_deref().map(day).transpose()?;
        if !self.root.is_dir() {
            return Err(Refusal("failed-root", vec![("path", self.root.display().to_string())]));
        }
        Ok(Config {
            root: self.root.clone(),
            output: self.root.join("output"),
            today,
            editions: Vec::new(),
            formats: Format::ALL.to_vec(),
        })
    }
}

impl Making {
    /// The validated settings, or the message that says what is wrong.
    pub(super) fn config(&self) -> Result<Config, Refusal> {
        let config = self.common.config()?;
        let output = self.output.clone().unwrap_or_else(|| config.output.clone());
        let root = &config.root;
        if is_within(&output, &root.join("content")) || is_within(&output, &root.join("themes")) {
            return Err(Refusal("failed-output-in-content", vec![("path", output.display().to_string())]));
        }
        let editions = match self.edition {
            EditionArg::Public => vec![Edition::Public],
            EditionArg::Office => vec![Edition::Office],
            EditionArg::Both => vec![Edition::Public, Edition::Office],
        };
        Ok(Config { output, editions, ..config })
    }
}

macro_rules! common {
    ($($name:ident),+) => {
        $(impl $name {
            /// What every command takes.
            pub(super) fn common(&self) -> &Common {
                &self.common
            }
        })+
    };
}

common!(ArchiveClass, Explain, Issue, Change, ListForms, RenderForm, ShowForm);

impl Dated {
    /// The day given, if any.
    pub(super) fn date(&self) -> Result<Option<NaiveDate>, Refusal> {
        self.date.as_deref().map(day).transpose()
    }
}

/// A day as given, or the message that says it is none.
fn day(text: &str) -> Result<NaiveDate, Refusal> {
    let date =
        text.replace(['/', '.'], "-").parse().ok().filter(|date| (1900..=2200).contains(&chrono::Datelike::year(date)));
    date.ok_or_else(|| Refusal("failed-argument", vec![("given", text.to_owned())]))
}

/// Why the arguments can't be followed: the id of a message, and its arguments.
#[derive(Debug)]
pub(super) struct Refusal(pub(super) &'static str, pub(super) Vec<(&'static str, String)>);

/// Whether a path that may not exist yet lies in a folder.
fn is_within(path: &Path, folder: &Path) -> bool {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| absolute(path));
    let folder = real(folder);
    absolute(path).ancestors().any(|above| real(above) == folder)
}
