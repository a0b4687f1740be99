//! The closed list of findings: code, severity and the id of its messages.

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal $severity:ident $slug:literal;)+) => {
        /// Which finding it is. The code is stable: it is never given to another finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        /// Every code, in the order of the catalogue.
        pub const CODES: &[Code] = &[$(Code::$name,)+];

        impl Code {
            /// The code as printed, `K101`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// The id of its messages, `unknown-key`.
            pub fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)+ }
            }

            /// Whether its place is not quoted: the line holds protected values, or what can't be shown.
            pub fn hides_excerpt(self) -> bool {
                matches!(
                    self,
                    Self::ProtectedValueLeaked
                        | Self::BadIdNumber
                        | Self::InvalidEncoding
                        | Self::PersonalColumn
                        | Self::PersonalValue
                )
            }

            /// Whether it may be made less of, or be let stand: it is no error, or an error of records that contradict each
            /// other. What is wrong with waivers themselves is always said.
            pub fn may_stand(self) -> bool {
                let is_of_records = self.id().starts_with('C');
                (self.severity() != Severity::Error || is_of_records) && !self.id().starts_with('W')
            }

            /// How much it weighs.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }
        }
    };
}

mod list;

pub use list::{CODES, Code};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Lang, Locale};
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_every_one_has_a_message_and_a_help() {
        assert_eq!(CODES.iter().map(|code| code.id()).collect::<BTreeSet<_>>().len(), CODES.len());
        for lang in [Lang::ZhCn, Lang::En] {
            let locale = Locale::new(lang);
            for code in CODES {
                assert!(locale.format(code.slug(), None, &[]).is_some(), "{code:?} {lang:?}");
                assert!(locale.format(code.slug(), Some("help"), &[]).is_some(), "{code:?} {lang:?}");
            }
        }
    }
}
