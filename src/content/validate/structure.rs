//! Whether what the manifests name is there: chapters, scenes, drawings, marks, photographs.
//!
//! Knows no wording and no line of a drawing but the names of its parts.

use std::collections::BTreeSet;

use super::{Exhibit, Gallery, parts};
use crate::content::id::ChapterId;
use crate::content::loader::Library;
use crate::content::manifest::chapter::SceneFile;
use crate::content::manifest::table::near_miss;
use crate::content::read_chapter::ChapterFiles;
use crate::content::text::Placed;
use crate::finding::{Code, Finding, Place};

pub(super) fn judge(exhibit: &Exhibit<'_>, findings: &mut Vec<Finding>) {
    order(exhibit, findings);
    for chapter in &exhibit.chapters {
        scenes(chapter, findings);
        marks(exhibit, chapter, findings);
        for scene in chapter.manifest.iter().flat_map(|manifest| &manifest.scenes) {
            scene_references(exhibit, scene, findings);
        }
    }
    drawings(exhibit, findings);
    photographs(exhibit, findings);
    for chapter in &exhibit.chronicle_chapters {
        tell_unknown_chapter(exhibit, chapter.value.as_str(), &chapter.place, findings);
    }
}

/// Whether anything lies in a chapter's folder.
pub(super) fn chapter_exists(library: &Library, id: &ChapterId) -> bool {
    let folder = ChapterFiles::folder(id);
    let manifest = format!("{folder}/chapter.toml");
    library.files().exists(&manifest) || !library.files().list(&folder).is_empty()
}

/// The names of the folders in `content/chapters`.
pub(super) fn chapter_folders(library: &Library) -> BTreeSet<String> {
    let files = library.files().list("content/chapters");
    let folder =
        |file: &String| Some(file.strip_prefix("content/chapters/")?.split_once('/')?.0.to_owned());
    files.iter().filter_map(folder).collect()
}

/// A chapter of the reading order without a folder: mistyped where a like one is there, else missing.
fn order(exhibit: &Exhibit<'_>, findings: &mut Vec<Finding>) {
    let Some(manifest) = exhibit.manifest else { return };
    let absent: Vec<_> = manifest
        .order
        .iter()
        .filter(|id| !exhibit.chapters.iter().any(|chapter| chapter.id == id.value))
        .collect();
    if absent.is_empty() {
        return;
    }
    let folders = chapter_folders(exhibit.library);
    let free = || {
        let ordered = |folder: &str| manifest.order.iter().any(|id| id.value.as_str() == folder);
        folders.iter().map(String::as_str).filter(move |folder| !ordered(folder))
    };
    for id in absent {
        let path = format!("{}/chapter.toml", ChapterFiles::folder(&id.value));
        let finding = match near_miss(id.value.as_str(), free()) {
            Some(near) => Finding::new(Code::UnknownId, id.place.clone(), "unknown-chapter-near")
                .with("near", near),
            None => Finding::new(Code::MissingFile, id.place.clone(), "missing-file"),
        };
        findings.push(finding.with("id", id.value.as_str()).with("path", path));
    }
}

/// Sections without a scene, and scenes without a section.
fn scenes(chapter: &ChapterFiles, findings: &mut Vec<Finding>) {
    let Some(manifest) = &chapter.manifest else { return };
    let known = |id: &str| manifest.scenes.iter().any(|scene| scene.is_named(id));
    let texts = chapter.texts.values().chain(chapter.voices.values());
    let stray = texts.flat_map(|text| &text.sections).filter(|s| !known(&s.id.value));
    for section in stray {
        let names = manifest.scenes.iter().filter_map(|scene| scene.id.as_ref());
        let near = near_miss(&section.id.value, names.map(|id| id.value.as_str()));
        let message = if near.is_some() { "unknown-scene-near" } else { "unknown-scene" };
        let finding = Finding::new(Code::UnknownId, section.id.place.clone(), message);
        let finding = finding.with("id", section.id.value.as_str());
        findings.push(finding.with("near", near.unwrap_or_default()));
    }
}

/// Marks of the text must be the scene's, and the scene's must be parts of its drawing.
fn marks(exhibit: &Exhibit<'_>, chapter: &ChapterFiles, findings: &mut Vec<Finding>) {
    for scene in chapter.manifest.iter().flat_map(|manifest| &manifest.scenes) {
        let Some(id) = &scene.id else { continue };
        let known = || scene.marks.iter().map(|mark| mark.value.as_str());
        let sections = chapter.texts.values().filter_map(|text| text.section(id.value.as_str()));
        for paragraph in sections.flat_map(|section| &section.paragraphs) {
            for ((_, mark), place) in paragraph.paragraph.marks.iter().zip(&paragraph.marks) {
                if !known().any(|name| name == mark.as_str()) {
                    let near = near_miss(mark.as_str(), known());
                    let message = if near.is_some() { "unknown-mark-near" } else { "unknown-mark" };
                    let finding = Finding::new(Code::UnknownMark, place.clone(), message);
                    let finding = finding.with("id", mark.as_str());
                    findings.push(finding.with("near", near.unwrap_or_default()));
                }
            }
        }
        let Some(drawing) = &scene.drawing else { continue };
        let Some(parts) = parts::drawing_parts(exhibit.library, Gallery::Drawings, &drawing.value)
        else {
            continue;
        };
        for mark in scene.marks.iter().filter(|mark| !parts.contains(mark.value.as_str())) {
            findings.push(unknown_part(mark.value.as_str(), &mark.place, &drawing.value, &parts));
        }
    }
}

fn unknown_part(
    id: &str,
    place: &Place,
    drawing: &crate::content::id::DrawingId,
    parts: &BTreeSet<String>,
) -> Finding {
    let near = near_miss(id, parts.iter().map(String::as_str));
    let message = if near.is_some() { "unknown-part-near" } else { "unknown-part" };
    let finding = Finding::new(Code::UnknownMark, place.clone(), message).with("id", id);
    let finding = finding.with("drawing", drawing.as_str());
    finding.with("near", near.unwrap_or_default())
}

/// Drawings and their notes must be there, and the parts a note names must be in the drawing.
fn drawings(exhibit: &Exhibit<'_>, findings: &mut Vec<Finding>) {
    for ((gallery, id), asked) in &exhibit.drawings {
        let drawing = format!("assets/{}/{id}.svg", gallery.folder());
        if !exhibit.library.files().exists(&drawing) {
            findings.push(missing_file(&asked.place, &drawing));
            continue;
        }
        let note = format!("assets/{}/{id}.toml", gallery.folder());
        if !exhibit.library.files().exists(&note) {
            findings.push(missing_file(&asked.place, &note));
        }
        let named = asked.note.iter().flat_map(|note| &note.parts).collect::<Vec<_>>();
        if named.is_empty() {
            continue;
        }
        let Some(parts) = parts::drawing_parts(exhibit.library, *gallery, id) else { continue };
        for (place, part, _) in named.iter().filter(|(_, part, _)| !parts.contains(part.as_str())) {
            findings.push(unknown_part(part.as_str(), place, id, &parts));
        }
    }
}

fn scene_references(exhibit: &Exhibit<'_>, scene: &SceneFile, findings: &mut Vec<Finding>) {
    if let Some(photo) = &scene.photo {
        let ids = || exhibit.photos.read.iter().filter_map(|p| Some(p.id.as_ref()?.value.as_str()));
        if !exhibit.photos.present {
            findings.push(missing_file(&photo.place, "content/photos.toml"));
        } else if exhibit.photos.whole && !ids().any(|id| id == photo.value.as_str()) {
            let near = near_miss(photo.value.as_str(), ids());
            let message = if near.is_some() { "unknown-photo-near" } else { "unknown-photo" };
            let finding = Finding::new(Code::UnknownId, photo.place.clone(), message);
            let finding = finding.with("id", photo.value.as_str());
            findings.push(finding.with("near", near.unwrap_or_default()));
        }
    }
    if let Some(data) = &scene.data {
        let path = format!("content/data/{}.csv", data.value.trim_end_matches(".csv"));
        if !exhibit.library.files().exists(&path) {
            findings.push(missing_file(&data.place, &path));
        }
    }
    let places = &exhibit.places;
    let unknown = |place: &&Placed<_>| {
        !places.read.contains(crate::content::id::PlaceId::as_str(&place.value))
    };
    for place in scene.places.iter().filter(|_| places.whole && places.present).filter(unknown) {
        let finding = Finding::new(Code::UnknownId, place.place.clone(), "unknown-place");
        findings.push(finding.with("id", place.value.as_str()));
    }
}

fn photographs(exhibit: &Exhibit<'_>, findings: &mut Vec<Finding>) {
    for photo in &exhibit.photos.read {
        if let Some(file) = &photo.file {
            let path = format!("content/{}", file.value);
            if !exhibit.library.files().exists(&path) {
                findings.push(missing_file(&file.place, &path));
            }
        }
        let Some(chapter) = &photo.chapter else { continue };
        if tell_unknown_chapter(exhibit, &chapter.value, &chapter.place, findings) {
            continue;
        }
        let Some(scene) = &photo.scene else { continue };
        let files = exhibit.chapters.iter().find(|c| c.id.as_str() == chapter.value);
        let Some(manifest) = files.and_then(|files| files.manifest.as_ref()) else { continue };
        if !manifest.scenes.iter().any(|other| other.is_named(&scene.value)) {
            let finding = Finding::new(Code::UnknownId, scene.place.clone(), "unknown-scene");
            findings.push(finding.with("id", scene.value.as_str()));
        }
    }
}

/// Tells a chapter that the reading order does not have, and whether it did.
fn tell_unknown_chapter(
    exhibit: &Exhibit<'_>,
    id: &str,
    place: &Place,
    findings: &mut Vec<Finding>,
) -> bool {
    let Some(manifest) = exhibit.manifest else { return true };
    let order = || manifest.order.iter().map(|id| id.value.as_str());
    if order().any(|known| known == id) {
        return false;
    }
    let near = near_miss(id, order());
    let message = if near.is_some() { "unknown-chapter-near" } else { "unknown-chapter" };
    let finding = Finding::new(Code::UnknownId, place.clone(), message).with("id", id);
    findings.push(finding.with("near", near.unwrap_or_default()));
    true
}

pub(super) fn missing_file(place: &Place, path: &str) -> Finding {
    Finding::new(Code::MissingFile, place.clone(), "missing-file").with("path", path)
}
