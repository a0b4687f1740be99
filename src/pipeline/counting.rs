//! How many pages a PDF has that somebody else made: a scan, a signed copy.

use std::collections::BTreeSet;
use std::thread;

use lopdf::{Document, Error, LoadOptions, Object, ObjectId};

/// The largest file that is looked at, in bytes: some hundred pages scanned in colour.
const LARGEST: usize = 256 << 20;

/// How large one stream of objects may get when it is unpacked, in bytes. None that says where pages are is near it.
const UNPACKED: usize = 64 << 20;

/// The stack for reading, in bytes. The library nests a hundred levels at most, but the stack of the caller may be
/// small.
const STACK: usize = 8 << 20;

/// The pages of a PDF; nothing where they can't be counted: it is broken, encrypted or very large, or it says of
/// itself that it has another number of pages than there are.
pub(super) fn pages(bytes: &[u8]) -> Option<usize> {
    if bytes.len() > LARGEST {
        return None;
    }
    // In a thread of its own, so that a fault of the library on a broken file is no end of the program.
    thread::scope(|scope| {
        let counting = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || counted(bytes));
        counting.ok()?.join().ok().flatten()
    })
}

fn counted(bytes: &[u8]) -> Option<usize> {
    let options = LoadOptions { max_decompressed_size: Some(UNPACKED), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).ok()?;
    if document.is_encrypted() || document.was_encrypted() {
        return None;
    }
    tree(&document).ok().flatten()
}

/// The leaves of the page tree; nothing where a part of it is missing or hangs in two places, as in a circle, and
/// where its root counts otherwise.
fn tree(document: &Document) -> Result<Option<usize>, Error> {
    let root = document.catalog()?.get(b"Pages")?.as_reference()?;
    let said = document.get_dictionary(root)?.get_deref(b"Count", document)?.as_i64()?;
    let (mut seen, mut open, mut leaves) = (BTreeSet::<ObjectId>::new(), vec![root], 0_usize);
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            return Ok(None);
        }
        let node = document.get_dictionary(id)?;
        if node.has(b"Kids") {
            let kids = node.get_deref(b"Kids", document)?.as_array()?;
            for kid in kids {
                open.push(kid.as_reference()?);
            }
        } else if node.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"Page") {
            leaves += 1;
        } else {
            return Ok(None);
        }
    }
    Ok((leaves > 0 && i64::try_from(leaves) == Ok(said)).then_some(leaves))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    /// A PDF of objects as written, the first of them its catalogue, with a cross-reference table that is right.
    fn pdf(objects: &[&str], trailer: &str) -> Vec<u8> {
        let (mut text, mut places) = ("%PDF-1.4\n".to_owned(), String::new());
        for (number, object) in (1..).zip(objects) {
            let _ = writeln!(places, "{:010} 00000 n ", text.len());
            let _ = writeln!(text, "{number} 0 obj\n{object}\nendobj");
        }
        let (start, size) = (text.len(), objects.len() + 1);
        let _ = write!(text, "xref\n0 {size}\n0000000000 65535 f \n{places}");
        let _ = write!(text, "trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n");
        text.into_bytes()
    }

    const CATALOGUE: &str = "<</Type/Catalog/Pages 2 0 R>>";
    const PAGE: &str = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>";

    fn of_three() -> Vec<u8> {
        let inner = "<</Type/Pages/Parent 2 0 R/Count 2/Kids[4 0 R 5 0 R]>>";
        pdf(&[CATALOGUE, "<</Type/Pages/Count 3/Kids[3 0 R 6 0 R]>>", inner, PAGE, PAGE, PAGE], "")
    }

    #[test]
    fn leaves_of_the_page_tree_are_pages() {
        assert_eq!(pages(&of_three()), Some(3));
        assert_eq!(pages(&pdf(&[CATALOGUE, "<</Type/Pages/Count 1/Kids[3 0 R]>>", PAGE], "")), Some(1));
    }

    #[test]
    fn what_is_no_whole_pdf_has_no_count() {
        for bytes in [&b""[..], b"signed", b"%PDF-1.7\n", b"%PDF-1.4\nxref\n0 99999999999999999999\ntrailer\n<<"] {
            assert_eq!(pages(bytes), None, "{bytes:?}");
        }
        let whole = of_three();
        for length in 0..whole.len() - 1 {
            assert!([None, Some(3)].contains(&pages(&whole[..length])), "cut after {length} bytes");
        }
        // Each byte in turn is another one.
        for at in 0..whole.len() {
            let mut broken = whole.clone();
            broken[at] ^= 0x15;
            let _ = pages(&broken);
        }
    }

    #[test]
    fn a_tree_that_goes_round_or_lies_has_no_count() {
        let of = |root: &str, kid: &str| pages(&pdf(&[CATALOGUE, root, kid], ""));
        assert_eq!(of("<</Type/Pages/Count 1/Kids[2 0 R]>>", PAGE), None, "its own kid");
        let round = "<</Type/Pages/Count 1/Kids[2 0 R]>>";
        assert_eq!(of("<</Type/Pages/Count 1/Kids[3 0 R]>>", round), None, "a circle of two");
        assert_eq!(of("<</Type/Pages/Count 2/Kids[3 0 R 3 0 R]>>", PAGE), None, "a page in two places");
        assert_eq!(of("<</Type/Pages/Count 7/Kids[3 0 R]>>", PAGE), None, "says that it has more");
        assert_eq!(of("<</Type/Pages/Count 1/Kids[9 0 R]>>", PAGE), None, "a page is missing");
        assert_eq!(of("<</Type/Pages/Count 0/Kids[]>>", PAGE), None, "no page at all");
        // Each level has the next twice: two to the power of forty leaves.
        let level = |next: usize| format!("<</Type/Pages/Count 1/Kids[{next} 0 R {next} 0 R]>>");
        let levels: Vec<String> = (3..43).map(level).collect();
        let mut objects = vec![CATALOGUE];
        objects.extend(levels.iter().map(String::as_str));
        objects.push(PAGE);
        assert_eq!(pages(&pdf(&objects, "")), None);
    }

    #[test]
    fn what_is_deep_or_locked_has_no_count() {
        let deep = format!("<</Type/Pages/Count 1/Kids{}3 0 R{}>>", "[".repeat(200_000), "]".repeat(200_000));
        assert_eq!(pages(&pdf(&[CATALOGUE, &deep, PAGE], "")), None);
        let locked = "/Encrypt<</Filter/Standard/V 9/R 9/O(x)/U(x)/P 0>>";
        assert_eq!(pages(&pdf(&[CATALOGUE, "<</Type/Pages/Count 1/Kids[3 0 R]>>", PAGE], locked)), None);
    }
}
