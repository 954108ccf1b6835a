//! The language as data, parsed once.

/// Every rule and word list of one language, parsed from `data/`.
#[derive(Debug)]
pub struct Language {
    _private: (),
}

impl Language {
    /// English, from `data/en`, compiled in and parsed on first use.
    pub fn english() -> &'static Self {
        static ENGLISH: Language = Language { _private: () };
        &ENGLISH
    }
}
