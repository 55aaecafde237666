//! The library: opens an exhibit and reads its parts when they are wanted.
//!
//! Opening reads one small file whatever the amount of content; a chapter is read on its own.
//! Knows no pixel and no sound: it hands out bytes by name.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::chapter::Chapter;
use super::chronicle::{Happening, Locality, Person};
use super::drawing::DrawingNote;
use super::files::{
    AssetError, CAPTION_LIMIT, DRAWING_LIMIT, FILE_LIMIT, Files, OpenError, Stamp, TEXT_LIMIT,
};
use super::id::{ChapterId, DrawingId, SceneId};
use super::locale::Locale;
use super::manifest::chronicle;
use super::manifest::credits::credits;
use super::manifest::drawing::NoteFile;
use super::manifest::exhibit::ExhibitFile;
use super::manifest::photos::photos;
use super::manifest::reference::{ClaimFile, sources, terms};
use super::publication::{Credit, Publication, Reference};
use super::read_chapter::ChapterFiles;
use super::text::TextFile;
use crate::catalogue::work::Work;
use crate::finding::{Code, Finding, Place};

/// The name of the file that makes a folder an exhibit.
pub const EXHIBIT: &str = "content/exhibit.toml";

/// An opened exhibit. Cheap to share between threads as `Arc<Library>`.
#[derive(Debug)]
pub struct Library {
    files: Files,
    exhibit: OnceLock<(Option<ExhibitFile>, Vec<Finding>)>,
}

/// Where a narration's files are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NarrationPaths {
    /// The voice: `narration/<lang>/<chapter>/<scene>.ogg`.
    pub sound: String,
    /// Its captions and times, beside it.
    pub captions: String,
}

/// Opens what the program should show: the path it was given, else a folder or a pack beside the
/// executable, else what the executable carries.
///
/// `beside` is the folder of the executable (on macOS that of the `.app`).
///
/// # Errors
/// When the named exhibit cannot be opened, or there is none anywhere. What lies beside and cannot
/// be opened gives way to the one inside, and the log says so: the doors open on time.
pub fn discover(
    explicit: Option<&Path>,
    beside: &Path,
    embedded: Option<&'static [u8]>,
) -> Result<Arc<Library>, OpenError> {
    let files = match explicit {
        Some(path) => Files::open(path)?,
        None => open_unnamed(beside, embedded)?,
    };
    Ok(Arc::new(Library::new(files)))
}

fn open_unnamed(beside: &Path, embedded: Option<&'static [u8]>) -> Result<Files, OpenError> {
    let neighbour = neighbour(beside).map(|path| Files::open(&path));
    match (neighbour, embedded) {
        (Some(Ok(files)), _) => Ok(files),
        (Some(Err(error)), Some(bytes)) => {
            log::warn!("{error}");
            Files::embedded(bytes)
        }
        (Some(Err(error)), None) => Err(error),
        (None, Some(bytes)) => Files::embedded(bytes),
        (None, None) => Err(OpenError::NoneAnywhere),
    }
}

/// An exhibit that lies in a folder: `content`, else the first pack by name.
#[expect(clippy::disallowed_methods, reason = "names are listed, no file is read")]
fn neighbour(folder: &Path) -> Option<PathBuf> {
    if folder.join("content/exhibit.toml").is_file() {
        return Some(folder.join("content"));
    }
    let entries = std::fs::read_dir(folder).ok()?;
    let is_pack = |path: &PathBuf| path.extension().is_some_and(|e| e == "exhibit");
    entries.filter_map(Result::ok).map(|entry| entry.path()).filter(is_pack).min()
}

impl Library {
    /// A library over files already opened.
    pub fn new(files: Files) -> Self {
        Self { files, exhibit: OnceLock::new() }
    }

    /// Opens a folder or a pack.
    ///
    /// # Errors
    /// When nothing is there, or it is neither.
    pub fn open(path: &Path) -> Result<Arc<Self>, OpenError> {
        Files::open(path).map(|files| Arc::new(Self::new(files)))
    }

    /// The files themselves, for listing and watching.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// What the exhibit is called and how it reads; `None` when it cannot be opened to visitors.
    pub fn publication(&self) -> (Option<Publication>, Vec<Finding>) {
        let (exhibit, findings) = self.exhibit();
        (exhibit.clone().and_then(ExhibitFile::convert), findings.clone())
    }

    /// `exhibit.toml` as written; read once.
    pub fn exhibit(&self) -> &(Option<ExhibitFile>, Vec<Finding>) {
        self.exhibit.get_or_init(|| match self.text(EXHIBIT) {
            Ok(Some(text)) => {
                let (exhibit, findings) = ExhibitFile::read(&text);
                (Some(exhibit), findings)
            }
            Ok(None) => {
                let finding =
                    Finding::new(Code::MissingFile, Place::start_of(EXHIBIT), "missing-exhibit");
                (None, vec![finding])
            }
            Err(finding) => (None, vec![finding]),
        })
    }

    /// The languages of the exhibit; Russian and English when it does not say.
    pub fn languages(&self) -> Vec<Locale> {
        let named = self.exhibit().0.as_ref().map(|exhibit| exhibit.languages.clone());
        named.filter(|all| !all.is_empty()).unwrap_or_else(|| vec![Locale::RU, Locale::EN])
    }

    /// One chapter, read now; `None` when it steps out of the exhibition.
    pub fn chapter(&self, id: &ChapterId) -> (Option<Chapter>, Vec<Finding>) {
        let files = ChapterFiles::read(self, id);
        let chapter = files.convert();
        (chapter, files.findings)
    }

    /// Claims, sources and words explained. What cannot be read is left out.
    pub fn reference(&self) -> (Reference, Vec<Finding>) {
        let (claims, mut findings) = self.manifest("content/claims.toml", ClaimFile::read);
        let claims = claims.unwrap_or_default().into_iter().filter_map(ClaimFile::convert);
        let (sources, more) = self.manifest("content/sources.toml", sources);
        findings.extend(more);
        let (terms, more) = self.manifest("content/glossary.toml", terms);
        findings.extend(more);
        let reference = Reference {
            claims: claims.map(|claim| (claim.id.clone(), claim)).collect(),
            sources: sources.unwrap_or_default(),
            terms: terms.unwrap_or_default(),
        };
        (reference, findings)
    }

    /// The note beside a drawing; an empty one when there is none.
    pub fn drawing_note(&self, id: &DrawingId) -> (DrawingNote, Vec<Finding>) {
        self.note("drawings", id)
    }

    /// The note beside a poster; an empty one when there is none.
    pub fn poster_note(&self, id: &DrawingId) -> (DrawingNote, Vec<Finding>) {
        self.note("posters", id)
    }

    fn note(&self, folder: &str, id: &DrawingId) -> (DrawingNote, Vec<Finding>) {
        let path = format!("assets/{folder}/{id}.toml");
        let (note, findings) = self.manifest(&path, NoteFile::read);
        let empty = || DrawingNote { id: Some(id.clone()), ..DrawingNote::default() };
        (note.map_or_else(empty, |note| note.convert(id.clone())), findings)
    }

    /// The people the exhibit names, in the order of `people.toml`.
    pub fn people(&self) -> (Vec<Person>, Vec<Finding>) {
        made(self.manifest("content/people.toml", chronicle::people))
    }

    /// The places the exhibit tells of, in the order of `places.toml`.
    pub fn places(&self) -> (Vec<Locality>, Vec<Finding>) {
        made(self.manifest("content/places.toml", chronicle::places))
    }

    /// What happened when, in the order of `timeline.toml`.
    pub fn timeline(&self) -> (Vec<Happening>, Vec<Finding>) {
        made(self.manifest("content/timeline.toml", chronicle::timeline))
    }

    /// Records of photographs that ship with the exhibit: wanted and withheld ones, too.
    pub fn photos(&self) -> (Vec<Work>, Vec<Finding>) {
        let (records, findings) = self.manifest("content/photos.toml", photos);
        let works = records.unwrap_or_default().into_iter().filter_map(|record| record.work);
        (works.collect(), findings)
    }

    /// What must be said about voices, fonts, sources and authors.
    pub fn credits(&self) -> (Vec<Credit>, Vec<Finding>) {
        let (all, findings) = self.manifest("assets/credits.toml", credits);
        (all.unwrap_or_default(), findings)
    }

    /// Reads a file below `assets`, such as `drawings/09-order.svg`.
    ///
    /// # Errors
    /// When it is missing, too large for its kind, or cannot be read.
    pub fn asset(&self, path: &str) -> Result<Cow<'static, [u8]>, AssetError> {
        let ends_with = |ending: &str| path.rsplit_once('.').is_some_and(|(_, e)| e == ending);
        let limit = match path {
            _ if ends_with("svg") => DRAWING_LIMIT,
            _ if ends_with("vtt") => CAPTION_LIMIT,
            _ if ends_with("toml") || ends_with("ftl") => TEXT_LIMIT,
            _ => FILE_LIMIT,
        };
        self.files.read(&format!("assets/{path}"), limit)
    }

    /// Whether a file below `assets` is there.
    pub fn has_asset(&self, path: &str) -> bool {
        self.files.exists(&format!("assets/{path}"))
    }

    /// What changes when an asset changes, for caches; `None` when it is not there.
    pub fn asset_stamp(&self, path: &str) -> Option<Stamp> {
        self.files.stamp(&format!("assets/{path}"))
    }

    /// Where a scene's narration is, below `assets`; whether it is there is another question.
    pub fn narration_paths(
        &self,
        chapter: &ChapterId,
        scene: &SceneId,
        locale: Locale,
    ) -> NarrationPaths {
        narration_paths(chapter, scene.as_str(), locale)
    }

    /// The words of the interface in a language, `assets/strings/<lang>.ftl`.
    ///
    /// # Errors
    /// When the file is missing, too large or not UTF-8.
    pub fn strings(&self, locale: Locale) -> Result<String, AssetError> {
        let path = format!("strings/{locale}.ftl");
        let bytes = self.asset(&path)?;
        let text = TextFile::from_bytes(&path, &bytes).map_err(|_| AssetError::Unreadable {
            path,
            reason: "it is not UTF-8 text".to_owned(),
        })?;
        Ok(text.text().to_owned())
    }

    /// A text file of at most 4 MiB; `None` when it is not there.
    ///
    /// # Errors
    /// A finding when it is not UTF-8, too large or unreadable.
    pub fn text(&self, path: &str) -> Result<Option<TextFile>, Finding> {
        match self.files.read(path, TEXT_LIMIT) {
            Ok(bytes) => TextFile::from_bytes(path, &bytes).map(Some),
            Err(AssetError::Missing(_)) => Ok(None),
            Err(error) => {
                let finding =
                    Finding::new(Code::MissingFile, Place::start_of(path), "unreadable-file");
                Err(finding.with("path", path).with("reason", error.sentence()))
            }
        }
    }

    /// Reads a manifest that may be absent.
    pub fn manifest<T>(
        &self,
        path: &str,
        read: impl FnOnce(&TextFile, &[Locale]) -> (T, Vec<Finding>),
    ) -> (Option<T>, Vec<Finding>) {
        match self.text(path) {
            Ok(Some(text)) => {
                let (made, findings) = read(&text, &self.languages());
                (Some(made), findings)
            }
            Ok(None) => (None, Vec::new()),
            Err(finding) => (None, vec![finding]),
        }
    }
}

fn made<T>(
    (entries, findings): (Option<Vec<chronicle::Entry<T>>>, Vec<Finding>),
) -> (Vec<T>, Vec<Finding>) {
    let made = entries.unwrap_or_default().into_iter().filter_map(|entry| entry.made);
    (made.collect(), findings)
}

/// Where a narration is, below `assets`, by the stem of its files.
pub fn narration_paths(chapter: &ChapterId, stem: &str, locale: Locale) -> NarrationPaths {
    let stem = format!("narration/{locale}/{chapter}/{stem}");
    NarrationPaths { sound: format!("{stem}.ogg"), captions: format!("{stem}.vtt") }
}
