//! What `import` is asked.

use std::path::PathBuf;

use clap::ValueEnum;

use super::Common;
use crate::import::ListKind;

/// Which sheet goes into which list.
#[derive(Clone, Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(in crate::cli) struct Import {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    /// 表里是什么 (what the sheet holds)
    #[arg(value_enum, value_name = "KIND", required_unless_present = "template")]
    kind: Option<KindArg>,
    /// 填好的表：xlsx、xls、ods 或者 csv (the sheet: xlsx, xls, ods or csv)
    #[arg(value_name = "FILE", required_unless_present = "template")]
    pub(in crate::cli) file: Option<PathBuf>,
    /// 并进哪一份名册，如 people/students.csv；只有一份的不用写 (which register, people/students.csv; need not be said where there is one)
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) to: Option<String>,
    /// 哪个班次：文件夹或者标题；名册不用写 (which class: its folder or title; not for people)
    #[arg(long, value_name = "CLASS")]
    pub(in crate::cli) class: Option<String>,
    /// 读哪一张工作表，默认是有表头的那一张 (which sheet of the workbook; default: the one with the heads)
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) sheet: Option<String>,
    /// 把一列读成什么，如 电话号=联系电话；“列名=”是不读这一列；可以写几次 (what a column is: HEAD=KEY; HEAD= passes it over; may be repeated)
    #[arg(long, value_name = "HEAD=KEY")]
    pub(in crate::cli) map: Vec<String>,
    /// 写入；不加只显示 (write; without it nothing is written)
    #[arg(long)]
    pub(in crate::cli) write: bool,
    /// 表里没有的行从名单里去掉 (rows of the list that the sheet lacks go)
    #[arg(long)]
    pub(in crate::cli) replace: bool,
    /// 准许去掉许多行 (allow many rows to go)
    #[arg(long)]
    pub(in crate::cli) allow_shrink: bool,
    /// 退回的行写到哪里，默认在原表旁边 (where to write the rows that are sent back; default: beside the sheet)
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) rejected: Option<PathBuf>,
    /// 做一张空表发出去填 (make an empty sheet to send out)
    #[arg(long, value_enum, value_name = "KIND", requires = "output", conflicts_with_all = ["kind", "write"])]
    template: Option<KindArg>,
    /// 空表写到哪里 (where to write the empty sheet)
    #[arg(short, long, value_name = "FILE", requires = "template")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// 空表已经有了的，覆盖 (write over an empty sheet that is there)
    #[arg(long, requires = "template")]
    pub(in crate::cli) overwrite: bool,
}

/// A kind of list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum KindArg {
    /// 人员名册 (the register of people)
    People,
    /// 学员名单 (the roster of a class)
    Roster,
    /// 成绩 (marks)
    Marks,
    /// 签到表 (a sign-in sheet)
    Attendance,
    /// 线上学习平台导出的记录 (what a platform exported)
    Online,
}

impl KindArg {
    fn kind(self) -> ListKind {
        match self {
            Self::People => ListKind::People,
            Self::Roster => ListKind::Roster,
            Self::Marks => ListKind::Marks,
            Self::Attendance => ListKind::Attendance,
            Self::Online => ListKind::Online,
        }
    }
}

impl Import {
    /// What is to be imported.
    pub(in crate::cli) fn kind(&self) -> Option<ListKind> {
        self.kind.map(KindArg::kind)
    }

    /// Of what an empty sheet is asked for.
    pub(in crate::cli) fn template(&self) -> Option<ListKind> {
        self.template.map(KindArg::kind)
    }

    /// What is said of columns: heads with keys, or with nothing where they are to be passed over; else what of it
    /// can't be read.
    pub(in crate::cli) fn maps(&self) -> Result<Vec<(String, Option<String>)>, String> {
        let map = |text: &String| {
            let (head, key) = text.rsplit_once(['=', '＝']).ok_or_else(|| text.clone())?;
            let key = key.trim();
            Ok((head.trim().to_owned(), (!key.is_empty()).then(|| key.to_owned())))
        };
        self.map.iter().map(map).collect()
    }
}
