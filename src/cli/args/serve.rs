//! What `serve` is asked.

use clap::ValueEnum;

use super::{Common, Refusal};
use crate::config::Config;
use crate::model::Edition;

/// What to show, and to whom.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct Serve {
    #[command(flatten)]
    common: Common,
    /// 看哪个版本：公开版或内部版 (edition to show)
    #[arg(long, value_enum, default_value = "public")]
    edition: Shown,
    /// 监听的地址，默认只有本机能打开 (address to listen at; default: reached from this machine only)
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    pub(in crate::cli) host: String,
    /// 端口，默认从 8017 起找一个空的 (port; default: the first free one from 8017 on)
    #[arg(long, value_name = "PORT")]
    pub(in crate::cli) port: Option<u16>,
    /// 启动后打开浏览器 (open the browser)
    #[arg(long)]
    pub(in crate::cli) open: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shown {
    /// 公开版 (public)
    Public,
    /// 内部版 (office)
    Office,
}

impl Serve {
    /// What every command takes.
    pub(in crate::cli) fn common(&self) -> &Common {
        &self.common
    }

    /// The validated settings, or the message that says what is wrong.
    pub(in crate::cli) fn config(&self) -> Result<Config, Refusal> {
        let edition = match self.edition {
            Shown::Public => Edition::Public,
            Shown::Office => Edition::Office,
        };
        Ok(Config { editions: vec![edition], ..self.common.config()? })
    }
}
