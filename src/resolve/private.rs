//! Columns of registers that nothing reads and that are private all the same.

use crate::diag::{Code, Diagnostic};
use crate::model::Privacy;
use crate::parse::{List, Row};
use crate::source::{Span, Spanned};

/// How the heads of columns end that are private in every office.
const ALWAYS: [&str; 16] = [
    "住址",
    "地址",
    "邮箱",
    "邮件",
    "微信",
    "微信号",
    "qq",
    "qq号",
    "银行卡",
    "银行卡号",
    "护照号",
    "护照号码",
    "准考证号",
    "email",
    "e-mail",
    "address",
];

/// A head without the spaces in it, and without regard to case.
fn folded(head: &str) -> String {
    head.split_whitespace().collect::<String>().to_lowercase()
}

/// The private columns of a register, by the places of their heads.
pub(super) struct Private(Vec<Span>);

impl Private {
    /// Those of a list. That nothing reads them is no finding.
    pub(super) fn of(list: &List<'_>, privacy: &Privacy, out: &mut Vec<Diagnostic>) -> Self {
        let is_private = |head: &str| {
            let head = folded(head);
            ALWAYS.iter().any(|end| head.ends_with(end)) || privacy.protected.iter().any(|own| folded(own) == head)
        };
        let heads: Vec<Span> = list.others().filter(|head| is_private(&head.value)).map(|head| head.span).collect();
        let is_theirs = |finding: &Diagnostic| finding.span.is_some_and(|span| heads.contains(&span));
        out.retain(|finding| finding.code != Code::UnknownColumn || !is_theirs(finding));
        Self(heads)
    }

    /// What a row has in them.
    pub(super) fn cells(&self, row: Row<'_>) -> Vec<Spanned<String>> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let cells = row.others().filter(|(head, cell)| self.0.contains(&head.span) && !cell.value.is_empty());
        cells.map(|(_, cell)| Spanned::new(cell.value.into_owned(), cell.span)).collect()
    }
}
