//! What each command is asked, beside what all of them are.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Subcommand, ValueEnum};

use super::{Common, Refusal, day};
use crate::model::Format;

/// Whom to explain.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct Explain {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    /// 姓名，或者学号、工号 (a name or a student or staff number)
    pub(in crate::cli) person: String,
    /// 只看这个班次：文件夹名或者标题 (this class only: its folder or its title)
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) class: Option<String>,
    /// 只看这一年 (this year only)
    #[arg(long, value_name = "YYYY")]
    pub(in crate::cli) year: Option<i32>,
}

/// What to do about forms.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct FormsCommand {
    #[command(subcommand)]
    pub(in crate::cli) action: FormsAction,
}

/// The actions on forms.
#[derive(Clone, Debug, Subcommand)]
pub(in crate::cli) enum FormsAction {
    /// 列出所有的表册 (list every form)
    List(ListForms),
    /// 显示一张表的定义，可以复制到 content/forms/ 里改 (the definition of a form, to be copied and changed)
    Show(ShowForm),
    /// 把一张表做成一个文件 (make one form, as a file of its own)
    Render(RenderForm),
}

/// Which forms there are.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct ListForms {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
}

/// Which form to show.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct ShowForm {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    /// 表的名字：文件名（如 roster）或者标题 (its name: that of its file, or its title)
    pub(in crate::cli) form: String,
    /// 存成这个文件，如 content/forms/roster.yaml (save it as this file)
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
}

/// Which form to make, and how.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct RenderForm {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    /// 表的名字：文件名（如 roster）或者标题 (its name: that of its file, or its title)
    pub(in crate::cli) form: String,
    /// 哪个班次：文件夹名或者标题 (of which class: its folder or its title)
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) class: Option<String>,
    /// 哪一年，默认为今年 (of which year; default: that of the day computed for)
    #[arg(long, value_name = "YYYY")]
    pub(in crate::cli) year: Option<i32>,
    /// 哪份计划：文件名或者标题 (of which plan: its file or its title)
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) plan: Option<String>,
    /// 文件格式 (format of the file)
    #[arg(long, value_enum, default_value = "pdf")]
    pub(in crate::cli) to: FileFormat,
    /// 做成空白表，可写行数 (leave it empty, with so many rows)
    #[arg(long, value_name = "ROWS", num_args = 0..=1, default_missing_value = "0", value_parser = clap::value_parser!(u16).range(0..=500))]
    pub(in crate::cli) blank: Option<u16>,
    /// 写到哪个文件，默认为当前文件夹里以标题为名的文件 (where to write; default: a file named by the title, here)
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// 文件已经有了就覆盖 (write over a file that is there)
    #[arg(long)]
    pub(in crate::cli) overwrite: bool,
}

/// A format of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FileFormat {
    /// 打印页 (the printed page)
    Pdf,
    /// Excel 工作簿 (a workbook)
    Xlsx,
    /// Word 文档 (a text)
    Docx,
    /// 网页 (a web page)
    Html,
}

impl FileFormat {
    /// The format that is meant.
    pub(in crate::cli) fn format(self) -> Format {
        match self {
            Self::Pdf => Format::Pdf,
            Self::Xlsx => Format::Xlsx,
            Self::Docx => Format::Docx,
            Self::Html => Format::Html,
        }
    }
}

/// Which class to pack, and where to.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct ArchiveClass {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    /// 班次：文件夹名或者标题 (the class: its folder or its title)
    pub(in crate::cli) class: String,
    /// 写到哪个文件，默认为当前文件夹里以班次为名的文件 (where to write; default: a file named by the class, here)
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// 文件已经有了就覆盖 (write over a file that is there)
    #[arg(long)]
    pub(in crate::cli) overwrite: bool,
}

/// What to do about certificates.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct Certificates {
    #[command(subcommand)]
    pub(in crate::cli) action: Action,
}

/// The actions on certificates. Each shows what it would write; `--write` writes it.
#[derive(Clone, Debug, Subcommand)]
pub(in crate::cli) enum Action {
    /// 给合格而没有证书的学员编号 (number the certificates of those who qualified and have none)
    Issue(Issue),
    /// 作废一张证书，编号不再使用 (revoke a certificate; its number is not used again)
    Revoke(Change),
    /// 作废一张证书，并换发新编号的 (revoke a certificate and issue another instead)
    Reissue(Change),
}

/// Which certificates to issue.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct Issue {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    /// 只发这个班次的：文件夹名或者标题 (of this class only: its folder or its title)
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) class: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) dated: Dated,
}

/// Which certificate to change.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct Change {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    /// 证书编号 (the number of the certificate)
    pub(in crate::cli) number: String,
    /// 原因，登记在 certificates.csv (why, kept in certificates.csv)
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) reason: String,
    #[command(flatten)]
    pub(in crate::cli) dated: Dated,
}

/// On which day, and whether to write it.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct Dated {
    /// 发证或者作废的日期，默认为计算的那一天 (the day of issue or revocation; default: the day computed for)
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
    /// 写入 certificates.csv；不加只显示 (write certificates.csv; without it nothing is written)
    #[arg(long)]
    pub(in crate::cli) write: bool,
}

macro_rules! common {
    ($($name:ident),+) => {
        $(impl $name {
            /// What every command takes.
            pub(in crate::cli) fn common(&self) -> &Common {
                &self.common
            }
        })+
    };
}

common!(ArchiveClass, Explain, Issue, Change, ListForms, RenderForm, ShowForm);

impl Dated {
    /// The day given, if any.
    pub(in crate::cli) fn date(&self) -> Result<Option<NaiveDate>, Refusal> {
        self.date.as_deref().map(day).transpose()
    }
}
