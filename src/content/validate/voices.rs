//! Which voices belong to which texts, and whether a voice speaks the text as it now is.
//!
//! Knows no sound: whether a voice can be played is for `media` to say.

use super::Exhibit;
use crate::content::id::{ChapterId, SceneId};
use crate::content::loader::{NarrationPaths, narration_paths};
use crate::content::locale::Locale;
use crate::content::read_chapter::ChapterFiles;
use crate::content::spoken::spoken_sha256;
use crate::finding::{Code, Finding, Place};

/// A scene in one language, its text and its voice.
#[derive(Clone, Debug)]
pub struct VoicedScene {
    /// The chapter.
    pub chapter: ChapterId,
    /// The scene.
    pub scene: SceneId,
    /// The language.
    pub locale: Locale,
    /// Where the text begins: what is missing is told there.
    pub place: Place,
    /// The line on which the next section begins, or none for the last.
    pub until: Option<u32>,
    /// Where the files of the voice are, below `assets`.
    pub paths: NarrationPaths,
    /// The hash of what must be spoken.
    pub spoken_sha256: String,
    /// A description of the picture, which a scene may lack.
    pub is_description: bool,
}

/// Every scene that has a text, in every language, and every description that has a sound.
pub fn voiced_scenes(exhibit: &Exhibit<'_>) -> Vec<VoicedScene> {
    let mut scenes = Vec::new();
    for chapter in &exhibit.chapters {
        let named = chapter.manifest.iter().flat_map(|manifest| &manifest.scenes);
        for scene in named {
            let Some(id) = &scene.id else { continue };
            for locale in &chapter.languages {
                scenes.extend(told(chapter, &id.value, *locale));
                scenes.extend(described(exhibit, chapter, scene, *locale));
            }
        }
    }
    scenes
}

fn told(chapter: &ChapterFiles, id: &SceneId, locale: Locale) -> Option<VoicedScene> {
    let text = chapter.texts.get(&locale)?;
    let index = text.sections.iter().position(|section| section.id.value == id.as_str())?;
    let section = &text.sections[index];
    if section.paragraphs.is_empty() {
        return None;
    }
    Some(VoicedScene {
        chapter: chapter.id.clone(),
        scene: id.clone(),
        locale,
        place: section.id.place.clone(),
        until: text.sections.get(index + 1).map(|next| next.id.place.line),
        paths: narration_paths(&chapter.id, id.as_str(), locale),
        spoken_sha256: chapter.spoken_sha256(section, locale),
        is_description: false,
    })
}

fn described(
    exhibit: &Exhibit<'_>,
    chapter: &ChapterFiles,
    scene: &crate::content::manifest::chapter::SceneFile,
    locale: Locale,
) -> Option<VoicedScene> {
    let id = &scene.id.as_ref()?.value;
    let paths = narration_paths(&chapter.id, &format!("{id}.description"), locale);
    if !exhibit.library.has_asset(&paths.sound) && !exhibit.library.has_asset(&paths.captions) {
        return None;
    }
    let drawing = &scene.drawing.as_ref()?.value;
    let asked = exhibit.drawings.get(&(super::Gallery::Drawings, drawing.clone()))?;
    let shows = asked.note.as_ref()?.shows.as_ref()?;
    let words = shows.value.exactly(locale)?;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(VoicedScene {
        chapter: chapter.id.clone(),
        scene: id.clone(),
        locale,
        place: shows.place.clone(),
        until: Some(shows.place.line + 1),
        paths,
        spoken_sha256: spoken_sha256(std::iter::once(words)),
        is_description: true,
    })
}

impl VoicedScene {
    /// The finding that a file of the voice is missing, told at the text.
    pub fn missing(&self, path: &str) -> Finding {
        let finding = Finding::new(Code::NarrationMissing, self.place.clone(), "narration-missing");
        finding.with("path", format!("assets/{path}"))
    }

    /// The finding that the voice speaks an older text, told at the text.
    pub fn stale(&self) -> Finding {
        let finding = Finding::new(Code::NarrationStale, self.place.clone(), "narration-stale");
        finding.with("path", format!("assets/{}", self.paths.sound))
    }

    /// Whether a finding explains why the voice is stale: it stands in this text.
    ///
    /// One fault gives its own code; the voice is told once the text is mended.
    pub fn is_explained_by(&self, finding: &Finding) -> bool {
        let own = finding.place.file == self.place.file
            && finding.place.line >= self.place.line
            && self.until.is_none_or(|until| finding.place.line < until);
        let voice = self.place.file.strip_suffix(".md").map(|stem| format!("{stem}.voice.md"));
        own || voice.is_some_and(|voice| *finding.place.file == voice)
    }
}
