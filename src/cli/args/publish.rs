//! What `publish` and `rollback` are asked.

use clap::ValueEnum;

use super::{Common, Refusal};
use crate::config::Config;
use crate::model::Edition;
use crate::publish::Back;

/// Where to publish, and how.
#[allow(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct Publish {
    #[command(flatten)]
    common: Common,
    /// 发布到哪里：site.yaml“发布”里的名称，只有一处的不用写 (a target of site.yaml; may be left out where there is one)
    pub(in crate::cli) target: Option<String>,
    /// 只说会改动什么，不写 (say what would change; nothing is written)
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// 发布以后把目标上的文件全部读回来核对 (read everything back afterwards, and compare)
    #[arg(long, conflicts_with = "dry_run")]
    pub(in crate::cli) verify: bool,
    /// 不发布，只核对目标上的文件和当初发布的是否一样 (publish nothing, only compare what the target holds)
    #[arg(long, conflicts_with_all = ["dry_run", "verify", "full", "allow_dirty"])]
    pub(in crate::cli) verify_only: bool,
    /// 没有变的文件也重新写一遍，用来修复被改坏的 (write unchanged files anew too, to mend damaged ones)
    #[arg(long)]
    pub(in crate::cli) full: bool,
    /// 资料里有没提交到 git 的改动也发布，“关于本站”里会注明 (publish changes that are in no commit too; the site says so)
    #[arg(long)]
    pub(in crate::cli) allow_dirty: bool,
    /// 防止弄错：目标写的不是这个版本就不发布 (refuse a target that is not for this edition)
    #[arg(long, value_enum)]
    edition: Option<Published>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Published {
    /// 公开版 (public)
    Public,
    /// 内部版 (office)
    Office,
}

impl Publish {
    /// What every command takes.
    pub(in crate::cli) fn common(&self) -> &Common {
        &self.common
    }

    /// The validated settings, or the message that says what is wrong.
    pub(in crate::cli) fn config(&self) -> Result<Config, Refusal> {
        self.common.config()
    }

    /// The edition that the target must be for, where one is asked for.
    pub(in crate::cli) fn edition(&self) -> Option<Edition> {
        self.edition.map(|edition| match edition {
            Published::Public => Edition::Public,
            Published::Office => Edition::Office,
        })
    }
}

/// Which release to show again, and where.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct Rollback {
    #[command(flatten)]
    common: Common,
    /// 退回几次，默认 1；后面是 site.yaml“发布”里的名称 (how many releases to go back, 1 by default; then a target of site.yaml)
    #[arg(value_name = "N|TARGET", num_args = 0..=2)]
    what: Vec<String>,
    /// 显示这一号的那次发布，不论前后 (show the release of this number, before or after)
    #[arg(long, value_name = "NUMBER")]
    to: Option<u32>,
    /// 删去这一号的那次发布，不能再退回去；正在显示的删不了 (remove the release of this number for good, unless it is shown)
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["to", "list"])]
    pub(in crate::cli) drop: Option<u32>,
    /// 列出留着的各次发布 (list the releases that are kept)
    #[arg(long, conflicts_with = "to")]
    pub(in crate::cli) list: bool,
}

impl Rollback {
    /// What every command takes.
    pub(in crate::cli) fn common(&self) -> &Common {
        &self.common
    }

    /// The validated settings, or the message that says what is wrong.
    pub(in crate::cli) fn config(&self) -> Result<Config, Refusal> {
        self.common.config()
    }

    /// Which release, and the target's name where one is given. What is a number is one, unless it stands after one.
    pub(in crate::cli) fn asked(&self) -> Result<(Back, Option<&str>), Refusal> {
        let (first, second) = (self.what.first(), self.what.get(1));
        let steps = first.and_then(|first| first.parse::<u32>().ok());
        let is_number = |given: &&String| given.chars().all(|c| c.is_ascii_digit()) && !given.is_empty();
        if let Some(given) = first.filter(is_number).filter(|_| steps.is_none_or(|steps| steps == 0)) {
            let range = [("option", "N".to_owned()), ("low", "1".to_owned()), ("high", u32::MAX.to_string())];
            return Err(Refusal("args-no-number", [vec![("given", given.clone())], range.into()].concat()));
        }
        let target = if steps.is_some() { second } else { first };
        let surplus = if steps.is_some() { None } else { second };
        let unfit =
            surplus.or(first.filter(|_| steps.is_some() && (self.list || self.to.is_some() || self.drop.is_some())));
        if let Some(given) = unfit {
            return Err(Refusal("args-too-many", vec![("given", given.clone()), ("nearest", "none".to_owned())]));
        }
        let back = self.to.map_or(Back::Steps(steps.unwrap_or(1)), Back::To);
        Ok((back, target.map(String::as_str)))
    }
}
