//! The arguments as given, and the settings made of them.

mod asked;
mod check;
mod export;
mod format;
mod history;
mod import;
mod merge_driver;
mod new;
mod privacy;
mod publish;
mod refused;
mod schema;
mod serve;
mod summary;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};

use crate::config::Config;
use crate::locale::Lang;
use crate::model::{Edition, Format};

pub(in crate::cli) use asked::{
    Action, ArchiveClass, Certificates, Change, Explain, FileFormat, FormsAction, FormsCommand, Issue, ListForms,
    RenderForm, ShowForm,
};
pub(in crate::cli) use check::Check;
pub(in crate::cli) use export::Export;
pub(in crate::cli) use format::{FindingFormat, ResultFormat};
pub(in crate::cli) use history::History;
pub(in crate::cli) use import::Import;
pub(in crate::cli) use merge_driver::MergeDriver;
pub(in crate::cli) use new::{New, NewClass, NewNotice, NewSession, NewSite, NewWhat};
pub(in crate::cli) use privacy::{DueRecords, FindPerson, Privacy, PrivacyAction};
pub(in crate::cli) use publish::{Publish, Rollback};
pub(in crate::cli) use refused::{missing, tell};
pub(in crate::cli) use schema::Schema;
pub(in crate::cli) use serve::Serve;
pub(in crate::cli) use summary::Summary;

/// 把培训资料编成网站、学时汇总和备案表册
///
/// Compiles a training office's Markdown, YAML and CSV into its site, credit summaries and filing tables.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
pub(in crate::cli) struct Args {
    /// 要做什么 (what to do)
    #[command(subcommand)]
    pub(in crate::cli) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// 检查并生成网站和表册 (check, then build the site and the tables)
    Build(Making),
    /// 只检查，不写文件 (check only, write nothing)
    Check(Check),
    /// 边改边看：在浏览器里看网站，资料一改就更新 (show the site in a browser and follow every change)
    Serve(Serve),
    /// 说明一个人的学时、成绩和结论从哪里来 (why somebody has the credits, marks and outcome there are)
    Explain(Explain),
    /// 表册：有哪些，单独做一张 (forms: which there are, and one of them on its own)
    Forms(FormsCommand),
    /// 总结：一个学期、一年或者一段时间的数字、图表和文字 (sum up a term, a year or other days)
    Summary(Summary),
    /// 归档：把一个班次的全部材料打成一个压缩包 (everything of a class in one zip file, with an index)
    Archive(ArchiveClass),
    /// 导出：全部记录、数字和表册，给别的程序用；含个人信息 (export every record, figure and table as data; personal data)
    ///
    /// 把内部版的全部记录、数字和表册写成 CSV 和 JSON Lines，各列的含义写在 schema.json。里面有姓名、身份证号、电话等个人信息，只供内部使用。公开版没有这些数据，不能导出。
    ///
    /// Writes every record, figure and table of the office edition as CSV and JSON Lines, and schema.json, which
    /// says what each column is. All of it is personal data, for the office alone; nothing is made of the public
    /// edition.
    Export(Export),
    /// 导入：把填好的 Excel、WPS 或者 CSV 表并进名册、名单、成绩、签到表、线上记录 (merge a filled-in sheet into a list)
    ///
    /// 先看后写：不加 --write 只显示会新增什么、改动什么、退回哪几行和为什么。空格子不清除已有的内容，表里没有的人不删除（除非加 --replace）。再导入一次什么也不变。
    ///
    /// Shows what it would do, and writes nothing without --write: rows that come, cells that change, rows that are
    /// sent back and why. An empty cell clears nothing, and nobody is removed unless --replace is given. The same
    /// sheet imported again changes nothing.
    Import(Import),
    /// 发布：把网站放到大家看的地方，换上去是一步，可以退回 (publish: lay the site out where it is read, as one step that can be undone)
    Publish(Publish),
    /// 退回：重新显示以前的一次发布 (show an earlier release again)
    Rollback(Rollback),
    /// 证书：发证、作废、换发 (certificates: issue, revoke, reissue)
    Certificates(Certificates),
    /// 个人信息：保存期到了的记录，一个人的信息出现在哪里 (personal data: records kept for their time, and where a person occurs)
    Privacy(Privacy),
    /// 新建：资料文件夹、班次、通知、培训记录 (begin: an office, a class, a notice, a record)
    New(New),
    /// 各种资料文件的 JSON Schema，供编辑器提示和检查 (JSON Schemas of the source files, for editors)
    Schema(Schema),
    /// 修改记录：一个班次、一个人或一个文件，谁什么时候把什么改成了什么；含个人信息 (who changed what when; personal data)
    ///
    /// 从 git 的历史里一条一条列出来：名单按人按格，设置按键，正文按行，最近的在前。里面有姓名和成绩等个人信息，只供内部使用。
    ///
    /// Lists what git knows of a class, a person or a file, newest first: lists by row and cell, settings by key, texts
    /// by line. It holds personal data, for the office alone.
    History(History),
    /// 按行合并名单，由 git 调用；--install 让 git 知道 (merge lists row by row, for git; --install tells git)
    ///
    /// 两个人分头改了同一份 CSV 名单，git 合并时调用本命令：同一个人的行逐格合并，各加各的行都保留，两边把同一格改成不同的值才算冲突。在资料文件夹里运行一次 xueshi merge-driver --install，就设好了合并方法和提交前的检查。
    ///
    /// Where two people changed one CSV list apart, git calls this to merge it: row by row and cell by cell, with a
    /// conflict only where both changed the same cell to different values. Run `xueshi merge-driver --install` once in
    /// the office's folder to set git up, with the check before each commit.
    MergeDriver(MergeDriver),
}

impl Command {
    /// How it is asked to speak.
    pub(in crate::cli) fn manner(&self) -> Manner {
        match self {
            Self::Build(making) => making.manner(),
            Self::Check(check) => check.making.manner(),
            Self::Serve(serve) => serve.common().manner(),
            Self::Explain(explain) => explain.common.manner(),
            Self::Forms(forms) => match &forms.action {
                FormsAction::List(list) => list.common.manner(),
                FormsAction::Show(show) => show.common.manner(),
                FormsAction::Render(render) => render.common.manner(),
            },
            Self::Summary(summary) => summary.common().manner(),
            Self::Archive(archive) => archive.common.manner(),
            Self::Export(export) => export.common().manner(),
            Self::Import(import) => import.common.manner(),
            Self::Publish(publish) => publish.common().manner(),
            Self::Rollback(rollback) => rollback.common().manner(),
            Self::Privacy(privacy) => privacy.common().manner(),
            Self::New(new) => new.common().manner(),
            Self::Schema(schema) => schema.common().manner(),
            Self::History(history) => history.common.manner(),
            Self::MergeDriver(merge) => merge.common.manner(),
            Self::Certificates(certificates) => match &certificates.action {
                Action::Issue(issue) => issue.common.manner(),
                Action::Revoke(change) | Action::Reissue(change) => change.common.manner(),
            },
        }
    }
}

/// How a command is asked to speak.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct Manner {
    /// The user's language.
    pub(in crate::cli) lang: Lang,
    /// The format of the result.
    pub(in crate::cli) format: FindingFormat,
    /// Whether warnings weigh as much as errors.
    pub(in crate::cli) strict: bool,
    /// Whether to say errors only.
    pub(in crate::cli) quiet: bool,
    /// Whether to say more.
    pub(in crate::cli) verbose: bool,
}

/// What every command takes; of the formats of its result those of `F`.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct Common<F: ValueEnum + Send + Sync + 'static = ResultFormat> {
    /// 资料文件夹，其中有 content (the folder that holds content/)
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(in crate::cli) root: PathBuf,
    /// 按哪一天计算 (the day to compute for; default: site.yaml, then the last commit's date)
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<String>,
    /// 提示用的语言 (language of messages; default: that of the system)
    #[arg(long, value_enum)]
    pub(in crate::cli) lang: Option<LangArg>,
    /// 结果的格式 (format of the result)
    #[arg(long, value_enum, default_value = "human")]
    pub(in crate::cli) format: F,
    /// 只显示错误 (show errors only)
    #[arg(short, long, conflicts_with = "verbose")]
    pub(in crate::cli) quiet: bool,
    /// 显示各阶段用时、写入的文件和每一处问题 (show timings, the files written and every finding)
    #[arg(short, long)]
    pub(in crate::cli) verbose: bool,
}

/// What a command takes that makes the site, or says what it would make.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct Making {
    #[command(flatten)]
    common: Common<FindingFormat>,
    /// 输出文件夹，默认为资料文件夹下的 output (where to write; default: output below the root)
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// 版本：公开、内部或两者 (edition to build)
    #[arg(long, value_enum, default_value = "both")]
    edition: EditionArg,
    /// 加一页“变更”：从这次提交以来改了什么 (a page of what changed since this commit)
    #[arg(long, value_name = "REV")]
    since: Option<String>,
    /// 有警告也算不通过 (warnings count as errors for the exit code)
    #[arg(long)]
    strict: bool,
}

/// A language.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum LangArg {
    /// 中文
    #[value(name = "zh-CN", alias = "zh")]
    ZhCn,
    /// English
    En,
}

impl LangArg {
    fn lang(self) -> Lang {
        match self {
            Self::ZhCn => Lang::ZhCn,
            Self::En => Lang::En,
        }
    }
}

/// The language of the system, if it is spoken.
fn system_language() -> Option<Lang> {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let set = names.iter().filter_map(|name| std::env::var(name).ok()).find(|tag| !tag.is_empty());
    Lang::from_tag(&set?)
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

impl<F: ValueEnum + Copy + Into<FindingFormat> + Send + Sync> Common<F> {
    /// How it is asked to speak.
    fn manner(&self) -> Manner {
        let (lang, format) = (self.language(), self.format.into());
        Manner { lang, format, strict: false, quiet: self.quiet, verbose: self.verbose }
    }

    /// The language to speak: as asked, else the system's, else Chinese.
    pub(in crate::cli) fn language(&self) -> Lang {
        self.lang.map(LangArg::lang).or_else(system_language).unwrap_or_default()
    }

    /// The day given, if any.
    pub(in crate::cli) fn today(&self) -> Result<Option<NaiveDate>, Refusal> {
        self.today.as_deref().map(day).transpose()
    }

    /// The validated settings of a run that makes nothing, or the message that says what is wrong.
    pub(in crate::cli) fn config(&self) -> Result<Config, Refusal> {
        let today = self.today()?;
        if !self.root.is_dir() {
            return Err(Refusal("failed-root", vec![("path", self.root.display().to_string())]));
        }
        Ok(Config {
            root: self.root.clone(),
            output: self.root.join("output"),
            today,
            editions: Vec::new(),
            uncommitted: false,
            formats: Format::ALL.to_vec(),
            since: None,
        })
    }
}

impl Making {
    /// How it is asked to speak.
    fn manner(&self) -> Manner {
        Manner { strict: self.strict, ..self.common.manner() }
    }

    /// The validated settings, or the message that says what is wrong.
    pub(in crate::cli) fn config(&self) -> Result<Config, Refusal> {
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
        Ok(Config { output, editions, since: self.since.clone(), ..config })
    }
}

/// A day as given, or the message that says it is none.
pub(in crate::cli) fn day(text: &str) -> Result<NaiveDate, Refusal> {
    let plain = text.trim().trim_end_matches('日').replace(['/', '.', '年', '月'], "-");
    let date = plain.parse().ok().filter(|date| (1900..=2200).contains(&chrono::Datelike::year(date)));
    date.ok_or_else(|| Refusal("failed-argument", vec![("given", text.to_owned())]))
}

/// Why the arguments can't be followed: the id of a message, and its arguments.
#[derive(Debug)]
pub(in crate::cli) struct Refusal(pub(in crate::cli) &'static str, pub(in crate::cli) Vec<(&'static str, String)>);

/// Whether a path that may not exist yet lies in a folder.
pub(in crate::cli) fn is_within(path: &Path, folder: &Path) -> bool {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| absolute(path));
    let folder = real(folder);
    absolute(path).ancestors().any(|above| real(above) == folder)
}
