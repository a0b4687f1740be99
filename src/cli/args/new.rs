//! What is asked of a new office, class, notice or record.

use std::path::PathBuf;

use clap::Subcommand;

use super::Common;

/// What to begin.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct New {
    #[command(subcommand)]
    pub(in crate::cli) what: NewWhat,
}

/// What can be begun. On a terminal what is not given is asked for.
#[derive(Clone, Debug, Subcommand)]
pub(in crate::cli) enum NewWhat {
    /// 新建一个资料文件夹，带一个示例班 (a folder for an office, with an example class)
    Site(NewSite),
    /// 开一个班：基本情况、通知、日程、名单 (a class: what it is, its notice, schedule and lists)
    Class(NewClass),
    /// 起草一份通知 (a notice)
    Notice(NewNotice),
    /// 登记一次培训，照日程填好 (the record of a session, from its line of the schedule)
    Session(NewSession),
}

impl New {
    /// What every command takes.
    pub(in crate::cli) fn common(&self) -> &Common {
        match &self.what {
            NewWhat::Site(site) => &site.common,
            NewWhat::Class(class) => &class.common,
            NewWhat::Notice(notice) => &notice.common,
            NewWhat::Session(session) => &session.common,
        }
    }
}

/// An office.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct NewSite {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    /// 新文件夹的名字或者位置 (the folder to make)
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: PathBuf,
    /// 单位全称，如某某学院党校 (the full name of the organisation)
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) organisation: Option<String>,
    /// 单位简称，默认与全称相同 (its short name; default: the full one)
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) short: Option<String>,
    /// 下属单位的名称，用逗号隔开，默认为两个示例 (titles of its units, divided by commas; default: two examples)
    #[arg(long, value_name = "LIST")]
    pub(in crate::cli) units: Option<String>,
}

/// A class.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct NewClass {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    /// 班次的标题 (its title)
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) title: Option<String>,
    /// 考核规则：文件名或者标题 (its rule: the name of the file or the title)
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) rule: Option<String>,
    /// 开始日期 (the first day)
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(in crate::cli) start: Option<String>,
    /// 结束日期 (the last day)
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(in crate::cli) end: Option<String>,
    /// 班次类别：代码或者名称 (its family: the id or the title)
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) family: Option<String>,
    /// 参训单位，用逗号隔开，默认不限 (the units it is for, divided by commas; default: all)
    #[arg(long, value_name = "LIST")]
    pub(in crate::cli) units: Option<String>,
    /// 班次代码，用在证书编号里，如 FZ (its code in numbers of certificates)
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) code: Option<String>,
    /// 文件夹名，默认由年份和类别组成 (the name of its folder; default: of the year and the family)
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) id: Option<String>,
}

/// A notice.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct NewNotice {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    /// 通知的标题 (its title)
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) title: Option<String>,
    /// 关于哪个班次：文件夹名或者标题 (of which class: its folder or its title)
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) class: Option<String>,
    /// 文号；写 next 接着今年最大的号，默认没有文号 (its number; next: the one after the highest; default: none)
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) number: Option<String>,
    /// 印发机关，默认与上一份通知相同 (who issues it; default: as the latest notice)
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) issuer: Option<String>,
    /// 主送，用逗号隔开，默认与上一份通知相同 (to whom, divided by commas; default: as the latest notice)
    #[arg(long, value_name = "LIST")]
    pub(in crate::cli) to: Option<String>,
    /// 印发日期，默认为计算的那一天 (its date; default: the day computed for)
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(in crate::cli) date: Option<String>,
    /// 文件名，不带 .md，默认为日期 (the name of its file, without .md; default: its date)
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) id: Option<String>,
}

/// A record.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct NewSession {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    /// 班次：文件夹名或者标题 (the class: its folder or its title)
    #[arg(value_name = "CLASS")]
    pub(in crate::cli) class: Option<String>,
    /// 哪一天的培训，默认为最近一次没有记录的 (of which day; default: the latest without a record)
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(in crate::cli) date: Option<String>,
    /// 几点的培训，如 14:00-16:30；一天有几次的才要写 (of which time; needed where a day has several)
    #[arg(long, value_name = "HH:MM-HH:MM")]
    pub(in crate::cli) time: Option<String>,
    /// 环节；日程没有写、规则又有几个的才要写 (its track; needed where neither the schedule nor the rule tells)
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) track: Option<String>,
    /// 文件名，不带 .md，默认由日期和上午、下午组成 (the name of its file, without .md; default: of its date and am or pm)
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) id: Option<String>,
}
