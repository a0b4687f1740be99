//! The formats of results.

use clap::ValueEnum;

/// A format of what most commands say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ResultFormat {
    /// 给人看 (for people)
    Human,
    /// 给程序读 (for programs)
    Json,
}

/// A format of findings. A command whose result is something else takes no more than [`ResultFormat`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FindingFormat {
    /// 给人看 (for people)
    Human,
    /// 给程序读 (for programs)
    Json,
    /// SARIF 2.1.0，给代码扫描平台和编辑器 (for code scanning and editors)
    Sarif,
    /// GitHub Actions 的标注 (annotations of GitHub Actions)
    Github,
    /// GitLab 的代码质量报告 (GitLab's report of code quality)
    Gitlab,
}

impl From<ResultFormat> for FindingFormat {
    fn from(format: ResultFormat) -> Self {
        match format {
            ResultFormat::Human => Self::Human,
            ResultFormat::Json => Self::Json,
        }
    }
}
