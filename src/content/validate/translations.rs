//! Whether the languages of a chapter match: files, sections, paragraphs and marks.
//!
//! Knows no wording: it only counts and compares names.

use super::{Exhibit, structure};
use crate::content::id::MarkId;
use crate::content::inline::ReadParagraph;
use crate::content::locale::Locale;
use crate::content::manifest::chapter::SceneFile;
use crate::content::markdown::Section;
use crate::content::read_chapter::ChapterFiles;
use crate::content::text::Placed;
use crate::finding::{Code, Finding, Place};

pub(super) fn judge(exhibit: &Exhibit<'_>, findings: &mut Vec<Finding>) {
    for chapter in &exhibit.chapters {
        files(exhibit, chapter, findings);
        let Some(manifest) = &chapter.manifest else { continue };
        for scene in &manifest.scenes {
            sections(exhibit, chapter, scene, findings);
        }
        voices(chapter, findings);
    }
}

/// A language without its file, told at the title that waits for translation.
fn files(exhibit: &Exhibit<'_>, chapter: &ChapterFiles, findings: &mut Vec<Finding>) {
    let folder = ChapterFiles::folder(&chapter.id);
    let absent: Vec<_> = chapter
        .languages
        .iter()
        .map(|locale| (locale, format!("{folder}/{locale}.md")))
        .filter(|(_, path)| !exhibit.library.files().exists(path))
        .collect();
    let original = chapter.languages.iter().find_map(|locale| chapter.texts.get(locale));
    if let (true, Some(manifest)) = (absent.len() == chapter.languages.len(), &chapter.manifest) {
        let scene = manifest.scenes.first().map(|scene| scene.place.clone());
        let place = scene.unwrap_or_else(|| Place::start_of(format!("{folder}/chapter.toml")));
        for (_, path) in &absent {
            findings.push(structure::missing_file(&place, path));
        }
        return;
    }
    for (locale, path) in absent {
        let title = original.and_then(|text| text.title.as_ref()).map(|title| title.place.clone());
        let Some(place) = title else { continue };
        let finding = Finding::new(Code::MissingTranslation, place, "text-untranslated");
        findings.push(finding.with("path", path).with("language", locale.as_str()));
    }
}

fn sections(
    exhibit: &Exhibit<'_>,
    chapter: &ChapterFiles,
    scene: &SceneFile,
    findings: &mut Vec<Finding>,
) {
    let Some(Placed { value: id, place }) = &scene.id else { return };
    let marks = &scene.marks;
    let readable = |locale: &&Locale| chapter.texts.contains_key(*locale);
    let languages: Vec<Locale> = chapter.languages.iter().filter(readable).copied().collect();
    let section = |locale: &Locale| chapter.section(id, *locale);
    let faulty = |locale: &Locale| is_faulty(exhibit, chapter, *locale, id.as_str());
    let Some((original_locale, original)) =
        languages.iter().find_map(|locale| Some((locale, section(locale)?)))
    else {
        // A section under another name is told there; a text that failed to parse tells itself.
        let told = chapter.texts.values().any(|text| has_stray_section(chapter, &text.sections));
        if !languages.is_empty() && !told {
            let finding =
                Finding::new(Code::MissingTranslation, place.clone(), "scene-without-text");
            findings.push(finding.with("id", id.as_str()));
        }
        return;
    };
    for locale in &languages {
        if locale == original_locale {
            continue;
        }
        match section(locale) {
            Some(_) if faulty(original_locale) || faulty(locale) => {}
            Some(other) => compare(original, other, marks, findings),
            None if has_stray_section(chapter, &chapter.texts[locale].sections) => {}
            None if heading_failed(exhibit, chapter, *locale) => {}
            None => {
                let place = original.id.place.clone();
                let finding = Finding::new(Code::MissingTranslation, place, "scene-untranslated");
                let file = format!("{locale}.md");
                findings.push(finding.with("id", id.as_str()).with("file", file));
            }
        }
    }
}

/// Whether a text has a section that no scene claims: probably this one, mistyped.
fn has_stray_section(chapter: &ChapterFiles, sections: &[Section]) -> bool {
    let Some(manifest) = &chapter.manifest else { return false };
    sections.iter().any(|s| !manifest.scenes.iter().any(|scene| scene.is_named(&s.id.value)))
}

/// Whether a heading of the text could not be read, and its section with it.
fn heading_failed(exhibit: &Exhibit<'_>, chapter: &ChapterFiles, locale: Locale) -> bool {
    let file = format!("{}/{locale}.md", ChapterFiles::folder(&chapter.id));
    let Ok(Some(text)) = exhibit.library.text(&file) else { return false };
    let is_heading = |line: u32| {
        let line = text.text().lines().nth(line.saturating_sub(1) as usize);
        line.is_some_and(|line| line.starts_with('#'))
    };
    exhibit.findings.iter().any(|f| *f.place.file == file && is_heading(f.place.line))
}

/// Whether reading met a fault inside a section, which then counts and compares wrongly.
fn is_faulty(exhibit: &Exhibit<'_>, chapter: &ChapterFiles, locale: Locale, id: &str) -> bool {
    let sections = &chapter.texts[&locale].sections;
    let Some(index) = sections.iter().position(|section| section.id.value == id) else {
        return false;
    };
    let from = &sections[index].id.place;
    let until = sections.get(index + 1).map_or(u32::MAX, |next| next.id.place.line);
    let inside =
        |place: &Place| place.file == from.file && (from.line..until).contains(&place.line);
    exhibit.findings.iter().any(|finding| inside(&finding.place))
}

fn compare(
    original: &Section,
    other: &Section,
    marks: &[Placed<MarkId>],
    findings: &mut Vec<Finding>,
) {
    let (ours, theirs) = (original.paragraphs.len(), other.paragraphs.len());
    if ours != theirs {
        let place = other.id.place.clone();
        let finding = Finding::new(Code::ParagraphsDiffer, place, "paragraphs-differ");
        let original = original.id.place.to_string();
        findings.push(finding.with("here", theirs).with("there", ours).with("original", original));
        return;
    }
    for (one, two) in original.paragraphs.iter().zip(&other.paragraphs) {
        let (ours, theirs) = (mark_names(one), mark_names(two));
        // A mark that the scene does not have is told as such, and then they differ for it.
        let known = |name: &&str| marks.iter().any(|mark| mark.value.as_str() == *name);
        if ours != theirs && ours.iter().chain(&theirs).all(known) {
            let finding = Finding::new(Code::ParagraphsDiffer, two.place.clone(), "marks-differ");
            let list = |names: &[&str]| {
                if names.is_empty() { "—".to_owned() } else { names.join(", ") }
            };
            let finding = finding.with("here", list(&theirs)).with("there", list(&ours));
            findings.push(finding.with("original", one.place.to_string()));
        }
    }
}

/// The marks of a paragraph: word order differs between languages, so their order does not count.
fn mark_names(paragraph: &ReadParagraph) -> Vec<&str> {
    let mut names: Vec<_> = paragraph.paragraph.marks.iter().map(|(_, id)| id.as_str()).collect();
    names.sort_unstable();
    names
}

/// A voice must have the paragraphs of its text.
fn voices(chapter: &ChapterFiles, findings: &mut Vec<Finding>) {
    for (locale, voice) in &chapter.voices {
        let Some(text) = chapter.texts.get(locale) else { continue };
        for spoken in &voice.sections {
            let Some(shown) = text.section(&spoken.id.value) else { continue };
            let (here, there) = (spoken.paragraphs.len(), shown.paragraphs.len());
            if here != there {
                let place = spoken.id.place.clone();
                let finding = Finding::new(Code::ParagraphsDiffer, place, "paragraphs-differ");
                let original = shown.id.place.to_string();
                findings.push(
                    finding.with("here", here).with("there", there).with("original", original),
                );
            }
        }
    }
}
