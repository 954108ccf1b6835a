use std::path::Path;

/// Why something could not be done with a chronicle. The message is one line that says what was
/// attempted, on what, and what to do; [`Error::code`] is for programs.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such file.
    #[error("cannot open `{path}`: no such file; check the name")]
    Missing {
        /// The file.
        path: String,
    },
    /// A file to be made is there already.
    #[error("cannot create `{path}`: it exists already; choose another name")]
    Exists {
        /// The file.
        path: String,
    },
    /// A folder where a file is needed.
    #[error("cannot {attempt} `{path}`: it is a folder; name a file")]
    Folder {
        /// What was to be done.
        attempt: &'static str,
        /// The folder.
        path: String,
    },
    /// A file that this program did not write.
    #[error("cannot open `{path}`: {why}; choose a file that Dateline made")]
    NotAChronicle {
        /// The file.
        path: String,
        /// What it is instead.
        why: &'static str,
    },
    /// A chronicle of a later version.
    #[error(
        "cannot open `{path}`: written by a newer version (schema {found}, this program knows \
         {supported}); update the program"
    )]
    TooNew {
        /// The file.
        path: String,
        /// Its schema.
        found: i64,
        /// The newest schema this program knows.
        supported: i64,
    },
    /// A chronicle that may be read but not changed.
    #[error("cannot {attempt} `{path}`: the file is read-only; save a copy and change that")]
    ReadOnly {
        /// What was to be done.
        attempt: &'static str,
        /// The file.
        path: String,
    },
    /// Another program holds the chronicle's lock.
    #[error(
        "cannot {attempt} `{path}`: another program is writing to it; try again when it is done"
    )]
    Locked {
        /// What was to be done.
        attempt: &'static str,
        /// The file.
        path: String,
    },
    /// The chronicle's content contradicts itself.
    #[error("cannot {attempt} `{path}`: the file is damaged; go back to a copy of it")]
    Damaged {
        /// What was to be done.
        attempt: &'static str,
        /// The file.
        path: String,
    },
    /// SQLite refused for another reason, such as a full disk.
    #[error("cannot {attempt} `{path}`: {source}")]
    Sqlite {
        /// What was to be done.
        attempt: &'static str,
        /// The file.
        path: String,
        /// SQLite's words.
        source: rusqlite::Error,
    },
    /// The system refused to read or write a file.
    #[error("cannot {attempt} `{path}`: {source}")]
    Io {
        /// What was to be done.
        attempt: &'static str,
        /// The file.
        path: String,
        /// The system's words.
        source: std::io::Error,
    },
    /// Bytes that are no article.
    #[error(transparent)]
    Read(#[from] dateline_extract::Error),
    /// An article without a word in it.
    #[error("cannot add `{name}`: there is no text in it; paste the article's text instead")]
    Empty {
        /// The source's name.
        name: String,
    },
    /// No article has this number.
    #[error(
        "cannot {attempt} article {id} of `{path}`: there is no such article; list the articles"
    )]
    NoSuchArticle {
        /// What was to be done.
        attempt: &'static str,
        /// The number asked for.
        id: i64,
        /// The chronicle.
        path: String,
    },
    /// No event has this number.
    #[error("cannot {attempt} event {id} of `{path}`: there is no such event; list the events")]
    NoSuchEvent {
        /// What was to be done.
        attempt: &'static str,
        /// The number asked for.
        id: i64,
        /// The chronicle.
        path: String,
    },
    /// A date of an event that is none.
    #[error(
        "cannot date an event by `{text}`: not a date such as 7 October 2023, about 2016 or by 2024; \
         correct it"
    )]
    BadDate {
        /// The text.
        text: String,
    },
    /// A stretch of an article that is empty or beyond its end.
    #[error(
        "cannot date the passage from {start} to {stop} of article {id}: its text has {length} \
         characters; name the first, from 0, and one past the last"
    )]
    NoSuchPassage {
        /// The article.
        id: i64,
        /// First code point.
        start: usize,
        /// One past the last.
        stop: usize,
        /// Code points of the text.
        length: usize,
    },
    /// The bytes that an article came from are not kept.
    #[error(
        "cannot save the original of article {id} of `{path}`: its bytes are not kept; look where \
         it came from"
    )]
    NoOriginal {
        /// The article.
        id: i64,
        /// The chronicle.
        path: String,
    },
    /// A day in a filter that is no date.
    #[error(
        "cannot filter by `{text}`: not a date such as 2023-10-07, 2023-10 or 2023; correct it"
    )]
    BadDay {
        /// The text.
        text: String,
    },
    /// A file name that names no known format.
    #[error("cannot export to `{path}`: the name must end in .csv, .png or .svg; change it")]
    Format {
        /// The target.
        path: String,
    },
    /// An export that would destroy a database.
    #[error(
        "cannot export to `{path}`: that file is a database, maybe a chronicle; choose another name"
    )]
    OverDatabase {
        /// The target.
        path: String,
    },
    /// The picture could not be drawn.
    #[error("cannot draw `{path}`: {source}; try .svg, or fewer events")]
    Draw {
        /// The target.
        path: String,
        /// What went wrong.
        source: dateline_timeline::raster::RasterError,
    },
}

impl Error {
    /// A word for programs that stays the same when the message changes: `too-new`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "missing",
            Self::Exists { .. } => "exists",
            Self::Folder { .. } => "folder",
            Self::NotAChronicle { .. } => "not-a-chronicle",
            Self::TooNew { .. } => "too-new",
            Self::ReadOnly { .. } => "read-only",
            Self::Locked { .. } => "locked",
            Self::Damaged { .. } => "damaged",
            Self::Sqlite { .. } => "sqlite",
            Self::Io { .. } => "io",
            Self::Read(_) => "read",
            Self::Empty { .. } => "empty",
            Self::NoSuchArticle { .. } => "no-such-article",
            Self::NoSuchEvent { .. } => "no-such-event",
            Self::BadDate { .. } => "bad-date",
            Self::NoSuchPassage { .. } => "no-such-passage",
            Self::NoOriginal { .. } => "no-original",
            Self::BadDay { .. } => "bad-day",
            Self::Format { .. } => "format",
            Self::OverDatabase { .. } => "over-database",
            Self::Draw { .. } => "draw",
        }
    }

    /// Whether only one article cannot be added; what concerns the chronicle concerns all.
    pub fn concerns_article(&self) -> bool {
        matches!(self, Self::Read(_) | Self::Empty { .. })
    }

    /// Whether what was to be read holds no text.
    pub fn says_no_text(&self) -> bool {
        use dateline_extract::Error as Read;
        match self {
            Self::Empty { .. } => true,
            Self::Read(error) => matches!(
                error,
                Read::Empty { .. }
                    | Read::NoText { .. }
                    | Read::Scanned { .. }
                    | Read::NoArticle { .. }
            ),
            _ => false,
        }
    }

    /// What SQLite's answer to an `attempt` on the file at `path` means to a person.
    pub(crate) fn sqlite(attempt: &'static str, path: &Path, source: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let path = shown(path);
        if let rusqlite::Error::FromSqlConversionFailure(..) = source {
            return Self::Damaged { attempt, path };
        }
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Self::Locked { attempt, path }
            }
            // SQLite does not say why; that the file is there has been looked at before.
            Some(ErrorCode::CannotOpen) => {
                let source = std::io::ErrorKind::PermissionDenied.into();
                Self::Io { attempt, path, source }
            }
            Some(ErrorCode::ReadOnly) => Self::ReadOnly { attempt, path },
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { attempt, path },
            Some(ErrorCode::NotADatabase) => {
                Self::NotAChronicle { path, why: "it is not a chronicle" }
            }
            _ => Self::Sqlite { attempt, path, source },
        }
    }

    /// The system's answer to an `attempt` on the file at `path`.
    pub(crate) fn io(attempt: &'static str, path: &Path, source: std::io::Error) -> Self {
        Self::Io { attempt, path: shown(path), source }
    }
}

/// A path as messages show it.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}
