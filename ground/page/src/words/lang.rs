//! The languages of the pages.

/// A language we speak. Residents' pages carry it in the path, because there is no cookie to remember it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Swedish: the first, and the one every text exists in.
    Sv,
    /// English.
    En,
}

impl Lang {
    /// Every language, Swedish first.
    pub const ALL: [Lang; 2] = [Lang::Sv, Lang::En];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Sv => "sv",
            Lang::En => "en",
        }
    }

    /// What its speakers call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::Sv => "Svenska",
            Lang::En => "English",
        }
    }

    /// Writing direction, as HTML wants it.
    pub fn dir(self) -> &'static str {
        match self {
            Lang::Sv | Lang::En => "ltr",
        }
    }

    /// What stands before a path in this language: nothing for Swedish.
    pub fn prefix(self) -> &'static str {
        match self {
            Lang::Sv => "",
            Lang::En => "/en",
        }
    }

    /// The language of that tag.
    pub fn of(tag: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|l| l.tag() == tag)
    }
}
