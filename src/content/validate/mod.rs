//! What can be judged by reading alone: texts, names, facts, terms, lengths, translations, tables.
//!
//! Knows no pixel, no sound and no font: `media` judges those, and `cli::check` gathers all.

mod facts;
mod lengths;
mod parts;
mod shown;
mod strings;
mod structure;
mod tables;
mod translations;
mod unused;
mod voices;

use std::collections::{BTreeMap, BTreeSet};

use super::claim::{Source, Term};
use super::id::{ChapterId, ClaimId, DrawingId, SourceId, TermId};
use super::loader::Library;
use super::manifest::chronicle::{self, Entry};
use super::manifest::drawing::NoteFile;
use super::manifest::exhibit::ExhibitFile;
use super::manifest::photos::{PhotoFile, photos};
use super::manifest::reference::{ClaimFile, sources, terms};
use super::read_chapter::ChapterFiles;
use super::text::Placed;
use crate::finding::{Code, Finding, Place};

pub use parts::drawing_parts;
pub use shown::{ShownText, shown_texts};
pub use voices::{VoicedScene, voiced_scenes};

/// A manifest that may be absent, or present and unreadable in part.
#[derive(Debug)]
pub struct Shelf<T> {
    /// What was read; empty when the file is absent.
    pub read: T,
    /// The file is there.
    pub present: bool,
    /// The file was read to its end: what is not in `read` is not in the file.
    pub whole: bool,
}

/// A folder of drawings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gallery {
    /// `assets/drawings`.
    Drawings,
    /// `assets/posters`.
    Posters,
}

impl Gallery {
    /// The folder below `assets`.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Drawings => "drawings",
            Self::Posters => "posters",
        }
    }
}

/// A drawing that a chapter asks for: where it is asked for, and its note if it has one.
#[derive(Debug)]
pub struct AskedDrawing {
    /// The first place that asks for it.
    pub place: Place,
    /// The note as written.
    pub note: Option<NoteFile>,
}

/// Everything that is written about an exhibit, read once.
#[derive(Debug)]
pub struct Exhibit<'a> {
    /// Where it was read from.
    pub library: &'a Library,
    /// `exhibit.toml`.
    pub manifest: Option<&'a ExhibitFile>,
    /// Chapters in reading order, those whose folder is there.
    pub chapters: Vec<ChapterFiles>,
    /// `claims.toml`.
    pub claims: Shelf<BTreeMap<ClaimId, ClaimFile>>,
    /// `sources.toml`.
    pub sources: Shelf<BTreeMap<SourceId, Source>>,
    /// `glossary.toml`.
    pub terms: Shelf<BTreeMap<TermId, Term>>,
    /// `photos.toml`.
    pub photos: Shelf<Vec<PhotoFile>>,
    /// Facts that people, places and dates rest on.
    pub chronicle_facts: Vec<Placed<ClaimId>>,
    /// Chapters that dates name.
    pub chronicle_chapters: Vec<Placed<ChapterId>>,
    /// Names of `places.toml`.
    pub places: Shelf<BTreeSet<String>>,
    /// Drawings and posters that chapters ask for.
    pub drawings: BTreeMap<(Gallery, DrawingId), AskedDrawing>,
    /// What was found while reading.
    pub findings: Vec<Finding>,
}

impl<'a> Exhibit<'a> {
    /// Reads everything.
    pub fn read(library: &'a Library) -> Self {
        let (manifest, more) = library.exhibit();
        let mut findings = more.clone();
        let order = manifest.as_ref().map(|m| m.order.as_slice()).unwrap_or_default();
        let mut chapters = Vec::new();
        for id in order {
            if structure::chapter_exists(library, &id.value) {
                chapters.push(ChapterFiles::read(library, &id.value));
            }
        }
        findings.extend(chapters.iter_mut().flat_map(|c| std::mem::take(&mut c.findings)));
        let mut reader = Reader { library, findings };
        let claims = reader.shelf("content/claims.toml", |t, l| {
            let (claims, findings) = ClaimFile::read(t, l);
            (claims.into_iter().map(|c| (c.id.clone(), c)).collect::<BTreeMap<_, _>>(), findings)
        });
        let sources = reader.shelf("content/sources.toml", sources);
        let terms = reader.shelf("content/glossary.toml", terms);
        let photos = reader.shelf("content/photos.toml", photos);
        let people = reader.shelf("content/people.toml", chronicle::people);
        let places = reader.shelf("content/places.toml", chronicle::places);
        let dates = reader.shelf("content/timeline.toml", chronicle::timeline);
        let (_, more) = library.credits();
        reader.findings.extend(more);
        let mut exhibit = Self {
            library,
            manifest: manifest.as_ref(),
            claims,
            sources,
            terms,
            photos,
            chronicle_facts: [
                facts_of(&people.read),
                facts_of(&places.read),
                facts_of(&dates.read),
            ]
            .concat(),
            chronicle_chapters: dates.read.iter().filter_map(|e| e.chapter.clone()).collect(),
            places: Shelf {
                read: names_of(&places.read),
                present: places.present,
                whole: places.whole,
            },
            drawings: BTreeMap::new(),
            findings: reader.findings,
            chapters,
        };
        exhibit.read_notes();
        exhibit
    }

    fn read_notes(&mut self) {
        let mut asked: Vec<(Gallery, Placed<DrawingId>)> = Vec::new();
        for manifest in self.chapters.iter().filter_map(|chapter| chapter.manifest.as_ref()) {
            asked.extend(manifest.poster.iter().map(|p| (Gallery::Posters, p.clone())));
            let of_scenes =
                manifest.scenes.iter().flat_map(|s| s.drawing.iter().chain(&s.drawings));
            asked.extend(of_scenes.map(|d| (Gallery::Drawings, d.clone())));
        }
        for (gallery, id) in asked {
            let key = (gallery, id.value);
            if self.drawings.contains_key(&key) {
                continue;
            }
            let path = format!("assets/{}/{}.toml", gallery.folder(), key.1);
            let (note, more) = self.library.manifest(&path, NoteFile::read);
            self.findings.extend(more);
            self.drawings.insert(key, AskedDrawing { place: id.place, note });
        }
    }

    /// Every fault that reading alone can tell, the ones found while reading included.
    pub fn judge(&self) -> Vec<Finding> {
        let mut findings = self.findings.clone();
        structure::judge(self, &mut findings);
        translations::judge(self, &mut findings);
        facts::judge(self, &mut findings);
        lengths::judge(self, &mut findings);
        tables::judge(self.library, &mut findings);
        strings::judge(self, &mut findings);
        unused::judge(self, &mut findings);
        findings
    }

    /// Whether the reading of a file met a fault that hides what else it holds.
    pub fn is_broken(&self, file: &str) -> bool {
        is_broken(&self.findings, file)
    }
}

struct Reader<'a> {
    library: &'a Library,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn shelf<T: Default>(
        &mut self,
        path: &str,
        read: impl FnOnce(&super::text::TextFile, &[super::locale::Locale]) -> (T, Vec<Finding>),
    ) -> Shelf<T> {
        let (made, more) = self.library.manifest(path, read);
        let whole = !is_broken(&more, path);
        self.findings.extend(more);
        let present = made.is_some() || self.library.files().exists(path);
        Shelf { read: made.unwrap_or_default(), present, whole }
    }
}

fn is_broken(findings: &[Finding], file: &str) -> bool {
    let hides =
        |f: &&Finding| matches!(f.code, Code::TomlSyntax | Code::NotUtf8 | Code::MissingFile);
    findings.iter().filter(hides).any(|finding| &*finding.place.file == file)
}

fn facts_of<T>(entries: &[Entry<T>]) -> Vec<Placed<ClaimId>> {
    entries.iter().flat_map(|entry| entry.facts.iter().cloned()).collect()
}

fn names_of(entries: &[Entry<super::chronicle::Locality>]) -> BTreeSet<String> {
    let made = entries.iter().filter_map(|entry| entry.made.as_ref());
    made.map(|place| place.id.as_str().to_owned()).collect()
}
