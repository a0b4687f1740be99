//! Values that would be read if they had been typed without a Chinese keyboard.

use crate::diag::{Diagnostic, is_plain, narrowed, unwrapped};
use crate::source::{Span, Spanned};

/// What stands at `place`, the bytes of a value that was refused, mended: plain digits and marks, and no Chinese
/// quotation marks around them, where the value is read then.
pub(super) fn mended<T>(
    finding: Diagnostic,
    value: &Spanned<String>,
    place: Option<Span>,
    read: impl Fn(&Spanned<String>) -> Result<T, Diagnostic>,
) -> Diagnostic {
    let Some(place) = place.filter(|_| finding.fix.is_none() && finding.code.id().starts_with("K2")) else {
        return finding;
    };
    let inner = unwrapped(&value.value).map(|(inner, _)| inner.trim().to_owned());
    let narrow = narrowed(&value.value);
    let both = inner.as_deref().map(narrowed);
    let candidates = [inner, Some(narrow), both].into_iter().flatten();
    let fits =
        |text: &String| *text != value.value && is_plain(text) && read(&Spanned::new(text.clone(), value.span)).is_ok();
    let mut fitting = candidates.filter(fits);
    match fitting.next() {
        Some(text) => finding.fix(place, text),
        None => finding,
    }
}
