//! Where the exhibit's files are: in a folder, in a pack, or inside the executable.
//!
//! Three places, one way to read. Knows no format of any file, only its name and its size.
//! Names inside are `content/…` and `assets/…`, with forward slashes.

mod archive;
mod folder;

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::finding::Sentence;

pub use archive::Archive;
pub use folder::Folder;

/// The largest text the exhibit reads: a chapter is some kilobytes.
pub const TEXT_LIMIT: u64 = 4 << 20;
/// The largest caption file.
pub const CAPTION_LIMIT: u64 = 2 << 20;
/// The largest drawing: five times what the heaviest one needs.
pub const DRAWING_LIMIT: u64 = 8 << 20;
/// The largest of any other file: a scan for deep zoom.
pub const FILE_LIMIT: u64 = 512 << 20;

/// Why a file could not be read. Shown as text it is an English sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AssetError {
    /// It is not there.
    #[error("{}", self.sentence())]
    Missing(String),
    /// It is larger than a file of its kind may be.
    #[error("{}", self.sentence())]
    TooLarge {
        /// The file.
        path: String,
        /// The most it may have, in bytes.
        limit: u64,
    },
    /// Its name leads out of the exhibit.
    #[error("{}", self.sentence())]
    Outside(String),
    /// The disk, or the pack, refused.
    #[error("{}", self.sentence())]
    Unreadable {
        /// The file.
        path: String,
        /// What the system says.
        reason: String,
    },
}

impl AssetError {
    /// The error in every language.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Missing(path) => Sentence::new("asset-missing").with("path", path.as_str()),
            Self::TooLarge { path, limit } => Sentence::new("asset-too-large")
                .with("path", path.as_str())
                .with("limit", usize::try_from(limit / 1024).unwrap_or(usize::MAX)),
            Self::Outside(path) => Sentence::new("asset-outside").with("path", path.as_str()),
            Self::Unreadable { path, reason } => Sentence::new("asset-unreadable")
                .with("path", path.as_str())
                .with("reason", reason.as_str()),
        }
    }
}

/// Why an exhibit could not be opened at all. Shown as text it is an English sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Nothing stands at the path.
    #[error("{}", self.say("en"))]
    Nothing(PathBuf),
    /// A folder without an exhibit.
    #[error("{}", self.say("en"))]
    NoExhibit(PathBuf),
    /// A file that is not a pack, or a pack that is refused.
    #[error("{}", self.say("en"))]
    Refused {
        /// The pack.
        path: PathBuf,
        /// Why.
        reason: Sentence,
    },
    /// The program carries no exhibit and was given none.
    #[error("{}", self.say("en"))]
    NoneAnywhere,
}

impl OpenError {
    /// The error in a language (`ru`, `en`).
    pub fn say(&self, language: &str) -> String {
        let shown = |path: &Path| path.display().to_string();
        let sentence = match self {
            Self::Nothing(path) => Sentence::new("open-nothing").with("path", shown(path)),
            Self::NoExhibit(path) => Sentence::new("open-no-exhibit").with("path", shown(path)),
            Self::Refused { path, reason } => {
                let refused = Sentence::new("open-refused").with("path", shown(path));
                refused.with("reason", reason.clone())
            }
            Self::NoneAnywhere => Sentence::new("open-none"),
        };
        sentence.say(language)
    }
}

/// What tells that a file has changed; files in packs never do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    modified: Option<SystemTime>,
    size: u64,
}

/// The files of one exhibit. Safe to read from several threads at once.
#[derive(Debug)]
pub enum Files {
    /// A folder on disk; its files may change.
    Folder(Folder),
    /// A pack, or the exhibit inside the executable.
    Archive(Archive),
}

impl Files {
    /// Opens a folder or a pack.
    ///
    /// # Errors
    /// When nothing is there, or it is neither.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        if path.is_dir() {
            return Folder::open(path).map(Self::Folder);
        }
        if !path.exists() {
            return Err(OpenError::Nothing(path.to_owned()));
        }
        Archive::open(path).map(Self::Archive)
    }

    /// Opens an exhibit inside the executable.
    ///
    /// # Errors
    /// When the bytes are no pack.
    pub fn embedded(bytes: &'static [u8]) -> Result<Self, OpenError> {
        Archive::embedded(bytes).map(Self::Archive)
    }

    /// Reads a whole file of at most `limit` bytes.
    ///
    /// # Errors
    /// When it is missing, too large, outside, or the disk refuses.
    pub fn read(&self, path: &str, limit: u64) -> Result<Cow<'static, [u8]>, AssetError> {
        match self {
            Self::Folder(folder) => folder.read(path, limit).map(Cow::Owned),
            Self::Archive(archive) => archive.read(path, limit),
        }
    }

    /// Whether a file is there.
    pub fn exists(&self, path: &str) -> bool {
        match self {
            Self::Folder(folder) => folder.exists(path),
            Self::Archive(archive) => archive.exists(path),
        }
    }

    /// Every file below a folder such as `assets/drawings`, whole names, sorted.
    pub fn list(&self, below: &str) -> Vec<String> {
        match self {
            Self::Folder(folder) => folder.list(below),
            Self::Archive(archive) => archive.list(below),
        }
    }

    /// What changes when the file changes; `None` when it is not there.
    pub fn stamp(&self, path: &str) -> Option<Stamp> {
        match self {
            Self::Folder(folder) => folder.stamp(path),
            Self::Archive(archive) => archive.size(path).map(|size| Stamp { modified: None, size }),
        }
    }

    /// The file as someone outside would name it, for findings: `my/content/exhibit.toml`.
    pub fn shown_name(&self, path: &str) -> String {
        match self {
            Self::Folder(folder) => folder.shown_name(path),
            Self::Archive(archive) => archive.shown_name(path),
        }
    }

    /// The folders to watch for changes; none for a pack.
    pub fn watched(&self) -> Vec<PathBuf> {
        match self {
            Self::Folder(folder) => folder.roots(),
            Self::Archive(_) => Vec::new(),
        }
    }
}

/// Whether a file's name ends with an extension, in whatever case a system wrote it.
pub fn has_extension(path: &str, extension: &str) -> bool {
    let own = path.rsplit('/').next().and_then(|name| name.rsplit_once('.'));
    own.is_some_and(|(_, own)| own.eq_ignore_ascii_case(extension))
}

/// Whether a name stays inside: relative, plain, no `..`, no backslash, no drive.
pub fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}
