//! A public text links to no file that is an attachment for the office alone.
//!
//! What a notice names as an attachment is public only where its author says so; a link to the same file, there or in
//! another text, does not make it so. The public edition leaves the link out: its words stay, and a reader who was to
//! save the file finds nothing to press.
//!
//! ```text
//! notice.md   - { 名称: 学员分组名单, 文件: 附件/分组名单.pdf }
//!             学员分组见[分组名单](附件/分组名单.pdf)。
//! R116        这个文件在通知的附件里没有公开，公开版去掉链接，文字保留：notices/附件/分组名单.pdf
//! ```
//!
//! Write `公开: 是` at the attachment, or take the link out.

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::{Office, Prose};

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    let kept = office.kept_files();
    for (path, span) in office.public_prose().flat_map(Prose::linked_files) {
        if kept.contains(path) {
            out.push(Diagnostic::new(Code::KeptFileLinked, span).arg("path", path));
        }
    }
}
