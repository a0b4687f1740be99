//! Text together with how its bytes have it, so that it can be written again the same way.

use encoding_rs::GB18030;

/// How a text is written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 with the mark by which Excel knows it.
    MarkedUtf8,
    /// GBK, as its superset GB 18030.
    Gbk,
}

impl Encoding {
    /// The text of the bytes of a list and how they are encoded; nothing where they are no text, or where another way
    /// would not give the same bytes again.
    pub fn decode(bytes: &[u8]) -> Option<(String, Self)> {
        let (encoding, rest) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
            Some(rest) => (Self::MarkedUtf8, rest),
            None => (Self::Utf8, bytes),
        };
        if rest.contains(&0) {
            return None;
        }
        if let Ok(text) = std::str::from_utf8(rest) {
            return Some((text.to_owned(), encoding));
        }
        let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned();
        (Self::Gbk.encode(&text) == bytes).then_some((text, Self::Gbk))
    }

    /// The bytes of a text.
    pub fn encode(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::MarkedUtf8 => format!("\u{feff}{text}").into_bytes(),
            Self::Gbk => GB18030.encode(text).0.into_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_as_they_were() {
        for bytes in [&b"\xef\xbb\xbfa,\xe5\xbc\xa0"[..], b"a,b\r\n", b"\xd0\xd5\xc3\xfb,1\n", b""] {
            let (text, encoding) = Encoding::decode(bytes).expect("a text");
            assert_eq!(encoding.encode(&text), bytes, "{text}");
        }
        assert_eq!(Encoding::decode(b"\xff\xfea\0"), None);
        assert_eq!(Encoding::decode(b"a\xff"), None);
    }
}
