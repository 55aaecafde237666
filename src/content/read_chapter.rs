//! One chapter's files read together, and the chapter they make.
//!
//! Knows no other chapter: whether a fact or a drawing exists is for `validate` to say.

use std::collections::BTreeMap;

use super::chapter::{Chapter, Question};
use super::id::{ChapterId, DrawingId, SceneId};
use super::loader::Library;
use super::locale::{Locale, Localized};
use super::manifest::chapter::{ChapterFile, SceneFile};
use super::manifest::quiz::QuestionFile;
use super::markdown::{SceneTexts, Section, read_shown, read_voice};
use super::scene::{Panel, Scene};
use super::spoken::{spoken, spoken_sha256};
use super::text::TextFile;
use crate::finding::{Code, Finding, Place};

/// Everything written about a chapter, with the places of everything.
#[derive(Debug)]
pub struct ChapterFiles {
    /// The chapter.
    pub id: ChapterId,
    /// `chapter.toml`.
    pub manifest: Option<ChapterFile>,
    /// `<lang>.md`.
    pub texts: BTreeMap<Locale, SceneTexts>,
    /// `<lang>.voice.md`.
    pub voices: BTreeMap<Locale, SceneTexts>,
    /// `quiz.toml`.
    pub questions: Vec<QuestionFile>,
    /// The exhibit's languages.
    pub languages: Vec<Locale>,
    /// What was found while reading.
    pub findings: Vec<Finding>,
}

impl ChapterFiles {
    /// The folder of a chapter.
    pub fn folder(id: &ChapterId) -> String {
        format!("content/chapters/{id}")
    }

    /// Reads every file of the chapter that is there.
    pub fn read(library: &Library, id: &ChapterId) -> Self {
        let languages = library.languages();
        let folder = Self::folder(id);
        let mut findings = Vec::new();
        let mut keep = |more: Vec<Finding>| findings.extend(more);

        let path = format!("{folder}/chapter.toml");
        let (manifest, more) = library.manifest(&path, ChapterFile::read);
        if manifest.is_none() && more.is_empty() {
            let place = Place::start_of(path.as_str());
            let finding = Finding::new(Code::MissingFile, place, "missing-chapter-file");
            keep(vec![finding.with("path", path)]);
        }
        keep(more);
        let (questions, more) =
            library.manifest(&format!("{folder}/quiz.toml"), QuestionFile::read);
        keep(more);
        let mut texts = BTreeMap::new();
        let mut voices = BTreeMap::new();
        for locale in &languages {
            let read = |text: &TextFile, _: &[Locale]| read_shown(text);
            let (text, more) = library.manifest(&format!("{folder}/{locale}.md"), read);
            keep(more);
            texts.extend(text.map(|text| (*locale, text)));
            let read = |text: &TextFile, _: &[Locale]| read_voice(text);
            let (voice, more) = library.manifest(&format!("{folder}/{locale}.voice.md"), read);
            keep(more);
            voices.extend(voice.map(|voice| (*locale, voice)));
        }
        let questions = questions.unwrap_or_default();
        Self { id: id.clone(), manifest, texts, voices, questions, languages, findings }
    }

    /// The chapter; `None` when it has no years, no title or no scene that can be shown.
    pub fn convert(&self) -> Option<Chapter> {
        let manifest = self.manifest.as_ref()?;
        let title: Localized<String> = self
            .in_languages(|locale| Some(self.texts.get(&locale)?.title.as_ref()?.value.clone()));
        let scenes: Vec<Scene> = manifest.scenes.iter().filter_map(|s| self.scene(s)).collect();
        if title.is_empty() || scenes.is_empty() {
            return None;
        }
        let own_name = || DrawingId::from(self.id.as_str());
        let questions: Vec<Question> =
            self.questions.iter().cloned().filter_map(QuestionFile::convert).collect();
        Some(Chapter {
            id: self.id.clone(),
            title,
            years: manifest.years?,
            poster: manifest.poster.as_ref().map_or_else(own_name, |poster| poster.value.clone()),
            quiet: manifest.quiet,
            scenes,
            questions,
        })
    }

    /// A scene; `None` when it has no stage or no text in any language.
    fn scene(&self, manifest: &SceneFile) -> Option<Scene> {
        let id: &SceneId = &manifest.id.as_ref()?.value;
        let panel = self.in_languages(|locale| self.panel(id, locale));
        if panel.is_empty() {
            return None;
        }
        Some(Scene {
            id: id.clone(),
            title: self.in_languages(|locale| Some(self.section(id, locale)?.title.clone())),
            stage: manifest.convert_stage()?,
            marks: manifest.marks.iter().map(|mark| mark.value.clone()).collect(),
            photo: manifest.photo.as_ref().map(|photo| photo.value.clone()),
            panel,
        })
    }

    fn panel(&self, id: &SceneId, locale: Locale) -> Option<Panel> {
        let section = self.section(id, locale)?;
        if section.paragraphs.is_empty() {
            return None;
        }
        Some(Panel {
            paragraphs: section.paragraphs.iter().map(|p| p.paragraph.clone()).collect(),
            spoken_sha256: self.spoken_sha256(section, locale),
        })
    }

    /// The hash of what is spoken for a section.
    pub fn spoken_sha256(&self, section: &Section, locale: Locale) -> String {
        let voice = self.voices.get(&locale).and_then(|voice| voice.section(&section.id.value));
        let voice = voice.map(|voice| voice.paragraphs.as_slice());
        spoken_sha256(spoken(&section.paragraphs, voice))
    }

    /// The section of a scene in a language.
    pub fn section(&self, id: &SceneId, locale: Locale) -> Option<&Section> {
        self.texts.get(&locale)?.section(id.as_str())
    }

    fn in_languages<T>(&self, read: impl Fn(Locale) -> Option<T>) -> Localized<T> {
        self.languages.iter().filter_map(|locale| Some((*locale, read(*locale)?))).collect()
    }
}
