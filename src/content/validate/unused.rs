//! Files that nothing asks for: left over, or misnamed.
//!
//! Knows no file's inside.

use std::collections::BTreeSet;

use super::{Exhibit, structure};
use crate::content::files::has_extension;
use crate::content::loader::{EXHIBIT, narration_paths};
use crate::content::manifest::table::near_miss;
use crate::content::read_chapter::ChapterFiles;
use crate::finding::{Code, Finding, Place};

/// Files of `content` that every exhibit may have.
pub(super) const MANIFESTS: [&str; 7] = [
    "claims.toml",
    "sources.toml",
    "glossary.toml",
    "people.toml",
    "places.toml",
    "timeline.toml",
    "photos.toml",
];
/// Folders of `assets` whose files the program itself asks for.
const OF_THE_PROGRAM: [&str; 4] = ["fonts", "icons", "theme", "sound"];
/// What file managers leave behind; nobody can be asked to see these.
const LITTER: [&str; 4] = [".ds_store", "thumbs.db", "desktop.ini", ".gitkeep"];
/// Beginnings of names that are for people: licences and remarks.
const FOR_PEOPLE: [&str; 5] = ["readme", "licence", "license", "copying", "ofl"];

pub(super) fn judge(exhibit: &Exhibit<'_>, findings: &mut Vec<Finding>) {
    if exhibit.manifest.is_none() || exhibit.is_broken(EXHIBIT) {
        // Nobody knows what is asked for.
        return;
    }
    let used = used(exhibit);
    let missing: Vec<String> = findings
        .iter()
        .filter(|finding| finding.code == Code::MissingFile)
        .filter_map(|finding| finding.text_of("path").map(str::to_owned))
        .collect();
    let files = exhibit.library.files();
    let all = files.list("content").into_iter().chain(files.list("assets"));
    for path in all.filter(|path| !used.contains(path) && !is_known(exhibit, path)) {
        if !explains(&path, &missing) {
            findings.push(unused(&path));
        }
    }
    chapters(exhibit, findings);
}

fn unused(path: &str) -> Finding {
    Finding::new(Code::UnusedFile, Place::start_of(path), "unused-file")
}

/// Whether a file that is asked for and missing was probably meant to be this one.
fn explains(path: &str, missing: &[String]) -> bool {
    let parts = |path: &str| {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        (folder.to_owned(), file.split('.').next().unwrap_or(file).to_owned())
    };
    let (folder, stem) = parts(path);
    missing.iter().map(|path| parts(path)).any(|(other_folder, other)| {
        folder == other_folder && (stem == other || near_miss(&stem, [other.as_str()]).is_some())
    })
}

/// Every file that a manifest or a text asks for by name.
fn used(exhibit: &Exhibit<'_>) -> BTreeSet<String> {
    let mut used = BTreeSet::from([EXHIBIT.to_owned(), "assets/credits.toml".to_owned()]);
    used.extend(MANIFESTS.map(|file| format!("content/{file}")));
    let languages = exhibit.library.languages();
    used.extend(languages.iter().map(|locale| format!("assets/strings/{locale}.ftl")));
    for (gallery, id) in exhibit.drawings.keys() {
        used.extend(["svg", "toml"].map(|e| format!("assets/{}/{id}.{e}", gallery.folder())));
    }
    let files = exhibit.photos.read.iter().filter_map(|photo| photo.file.as_ref());
    used.extend(files.map(|file| format!("content/{}", file.value)));
    for chapter in &exhibit.chapters {
        let folder = ChapterFiles::folder(&chapter.id);
        used.extend(["chapter.toml", "quiz.toml"].map(|file| format!("{folder}/{file}")));
        used.extend(["svg", "toml"].map(|e| format!("assets/posters/{}.{e}", chapter.id)));
        for locale in &languages {
            used.extend(["md", "voice.md"].map(|e| format!("{folder}/{locale}.{e}")));
            for scene in chapter.manifest.iter().flat_map(|m| &m.scenes) {
                let Some(id) = &scene.id else { continue };
                for stem in [id.value.to_string(), format!("{}.description", id.value)] {
                    let paths = narration_paths(&chapter.id, &stem, *locale);
                    used.extend([paths.sound, paths.captions].map(|p| format!("assets/{p}")));
                }
            }
        }
    }
    used
}

/// Whether a file belongs to a kind that needs no one to ask for it.
fn is_known(exhibit: &Exhibit<'_>, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    if LITTER.contains(&name.as_str()) || FOR_PEOPLE.iter().any(|start| name.starts_with(start)) {
        return true;
    }
    if let Some(rest) = path.strip_prefix("content/chapters/") {
        // A chapter out of the reading order is told once, not file by file.
        let folder = rest.split('/').next().unwrap_or(rest);
        return rest.contains('/') && !exhibit.chapters.iter().any(|c| c.id.as_str() == folder);
    }
    if let Some(rest) = path.strip_prefix("content/data/") {
        return has_extension(rest, "csv");
    }
    let folder = path.strip_prefix("assets/").and_then(|rest| rest.split_once('/'));
    match folder {
        Some((folder, _)) if OF_THE_PROGRAM.contains(&folder) => true,
        Some(("drawings" | "posters", _)) => is_any_chapter_in_doubt(exhibit),
        Some(("narration", rest)) => {
            let chapter = rest.split('/').nth(1).unwrap_or_default();
            is_any_chapter_in_doubt(exhibit) || has_stray_scene(exhibit, chapter)
        }
        _ => false,
    }
}

/// Whether a chapter lies outside the reading order, or its manifest has a fault that may hide
/// what it asks for: those are told, and what they would ask for is not told besides.
fn is_any_chapter_in_doubt(exhibit: &Exhibit<'_>) -> bool {
    let hides = |finding: &Finding| {
        matches!(
            finding.code,
            Code::TomlSyntax
                | Code::NotUtf8
                | Code::MissingFile
                | Code::UnknownKey
                | Code::MissingKey
                | Code::DuplicateId
        )
    };
    let outside = |folder: &String| !exhibit.chapters.iter().any(|c| c.id.as_str() == folder);
    structure::chapter_folders(exhibit.library).iter().any(outside)
        || exhibit.findings.iter().filter(|finding| hides(finding)).any(|finding| {
            let file = &finding.place.file;
            file.starts_with("content/chapters/") && file.ends_with("/chapter.toml")
        })
}

/// Whether text and manifest of a chapter name scenes differently; its sounds follow either.
fn has_stray_scene(exhibit: &Exhibit<'_>, chapter: &str) -> bool {
    let Some(chapter) = exhibit.chapters.iter().find(|c| c.id.as_str() == chapter) else {
        return false;
    };
    let Some(manifest) = &chapter.manifest else { return true };
    let sections = chapter.texts.values().flat_map(|text| &text.sections);
    let mut names = sections.map(|section| section.id.value.as_str());
    names.any(|name| !manifest.scenes.iter().any(|scene| scene.is_named(name)))
}

/// Folders of chapters that the reading order does not have, unless a mistyped one is told.
fn chapters(exhibit: &Exhibit<'_>, findings: &mut Vec<Finding>) {
    let Some(manifest) = exhibit.manifest else { return };
    let ordered: Vec<&str> = manifest.order.iter().map(|id| id.value.as_str()).collect();
    let absent: Vec<&str> = ordered
        .iter()
        .filter(|id| !exhibit.chapters.iter().any(|chapter| chapter.id.as_str() == **id))
        .copied()
        .collect();
    for folder in structure::chapter_folders(exhibit.library) {
        let meant = near_miss(&folder, absent.iter().copied()).is_some();
        if !ordered.contains(&folder.as_str()) && !meant {
            findings.push(unused(&format!("content/chapters/{folder}/chapter.toml")));
        }
    }
}
