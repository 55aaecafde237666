//! Everything that can be judged about an exhibit, in one run.
//!
//! Gathers what `content` and the rooms of `media` judge; judges nothing itself. Two threads share
//! the drawings and sounds; what a file with the same bytes gave before may be remembered.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::content::files::{AssetError, has_extension};
use crate::content::id::DrawingId;
use crate::content::loader::Library;
use crate::content::text::TextFile;
use crate::content::validate::{Exhibit, Gallery, VoicedScene, shown_texts, voiced_scenes};
use crate::finding::{Code, Finding, Place, tidy};
use crate::media::{captions, drawing_check, glyphs, loudness};

/// Threads that judge drawings and sounds: a school laptop has two cores.
const THREADS: usize = 2;
/// Larger sounds are not read: a scene's voice has half a megabyte.
const LARGEST_SOUND: usize = 64 << 20;

/// Remembers verdicts on files by their bytes. Losing one costs time, nothing else.
pub trait Memory: Sync {
    /// What a sound measured, if the same bytes were measured before.
    fn sound(&self, bytes: &[u8]) -> Option<loudness::Measure>;
    /// Keeps what a sound measured.
    fn keep_sound(&self, bytes: &[u8], measure: loudness::Measure);
    /// Whether the same drawing was judged before and found without fault.
    fn is_clean_drawing(&self, bytes: &[u8]) -> bool;
    /// Keeps that a drawing has no fault.
    fn keep_clean_drawing(&self, bytes: &[u8]);
}

/// Remembers nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Forgetful;

impl Memory for Forgetful {
    fn sound(&self, _: &[u8]) -> Option<loudness::Measure> {
        None
    }
    fn keep_sound(&self, _: &[u8], _: loudness::Measure) {}
    fn is_clean_drawing(&self, _: &[u8]) -> bool {
        false
    }
    fn keep_clean_drawing(&self, _: &[u8]) {}
}

/// Every finding about an exhibit, sorted by place. `progress` hears how many of how many files
/// are judged, from any thread.
pub fn inspect(
    library: &Library,
    memory: &impl Memory,
    progress: &(impl Fn(usize, usize) + Sync),
) -> Vec<Finding> {
    let exhibit = Exhibit::read(library);
    let mut findings = exhibit.judge();
    findings.extend(missing_glyphs(&exhibit));
    let scenes = voiced_scenes(&exhibit);
    findings.extend(captions_of(library, &scenes));
    findings.extend(judge_files(&exhibit, &scenes, memory, progress));
    findings.extend(stale(library, &scenes, &findings));
    tidy(&mut findings);
    findings
}

fn missing_glyphs(exhibit: &Exhibit<'_>) -> Vec<Finding> {
    let mut coverage = glyphs::Coverage::default();
    let mut findings = Vec::new();
    for path in exhibit.library.files().list("assets/fonts") {
        let is_font = ["ttf", "otf"].iter().any(|ending| has_extension(&path, ending));
        let name = path.trim_start_matches("assets/");
        if is_font && let Ok(bytes) = exhibit.library.asset(name) {
            coverage.add(&bytes);
        }
    }
    // An exhibit without fonts of its own is set in the program's, which its tests hold whole.
    if !coverage.is_empty() {
        let texts = shown_texts(exhibit);
        findings.extend(texts.iter().flat_map(|text| glyphs::judge(&coverage, text)));
    }
    findings
}

enum Job<'a> {
    Drawing { gallery: Gallery, id: &'a DrawingId, permits: drawing_check::Permits },
    Sound(&'a str),
}

fn judge_files(
    exhibit: &Exhibit<'_>,
    scenes: &[VoicedScene],
    memory: &impl Memory,
    progress: &(impl Fn(usize, usize) + Sync),
) -> Vec<Finding> {
    let drawings = exhibit.drawings.iter().map(|((gallery, id), asked)| Job::Drawing {
        gallery: *gallery,
        id,
        permits: drawing_check::Permits {
            blur: asked.note.as_ref().is_some_and(|note| note.blur.is_some()),
        },
    });
    let sounds = scenes.iter().map(|scene| Job::Sound(&scene.paths.sound));
    let jobs: Vec<Job<'_>> = sounds.chain(drawings).collect();
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let mut more = run(job, exhibit.library, memory);
                    let mut found = found.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    found.append(&mut more);
                    drop(found);
                    progress(next.load(Ordering::Relaxed).min(jobs.len()), jobs.len());
                }
            });
        }
    });
    found.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn run(job: &Job<'_>, library: &Library, memory: &impl Memory) -> Vec<Finding> {
    match job {
        Job::Drawing { gallery, id, permits } => {
            judge_drawing(library, &format!("{}/{id}.svg", gallery.folder()), *permits, memory)
        }
        Job::Sound(path) => judge_sound(library, path, memory),
    }
}

/// A missing file is told where it is asked for; here only what is there is judged.
fn judge_drawing(
    library: &Library,
    path: &str,
    permits: drawing_check::Permits,
    memory: &impl Memory,
) -> Vec<Finding> {
    let file = format!("assets/{path}");
    let bytes = match library.asset(path) {
        Ok(bytes) => bytes,
        Err(AssetError::Missing(_)) => return Vec::new(),
        Err(error) => {
            return vec![unreadable(&file, Code::DrawingBroken, "drawing-unreadable", &error)];
        }
    };
    // A permit changes the verdict, so only drawings that need none are remembered.
    if !permits.blur && memory.is_clean_drawing(&bytes) {
        return Vec::new();
    }
    let text = match TextFile::from_bytes(&file, &bytes) {
        Ok(text) => text,
        Err(finding) => return vec![finding],
    };
    let findings = drawing_check::judge(&file, text.text(), permits);
    if findings.is_empty() && !permits.blur {
        memory.keep_clean_drawing(&bytes);
    }
    findings
}

fn judge_sound(library: &Library, path: &str, memory: &impl Memory) -> Vec<Finding> {
    let file = format!("assets/{path}");
    let bytes = match library.asset(path) {
        Ok(bytes) if bytes.len() <= LARGEST_SOUND => bytes,
        Ok(_) => {
            let error = AssetError::TooLarge { path: file.clone(), limit: LARGEST_SOUND as u64 };
            return vec![unreadable(&file, Code::NarrationBroken, "narration-broken", &error)];
        }
        Err(AssetError::Missing(_)) => return Vec::new(),
        Err(error) => {
            return vec![unreadable(&file, Code::NarrationBroken, "narration-broken", &error)];
        }
    };
    let measured = match memory.sound(&bytes) {
        Some(measure) => Ok(measure),
        None => loudness::measure(bytes.clone()),
    };
    if let Ok(measure) = measured {
        memory.keep_sound(&bytes, measure);
    }
    loudness::judge(&file, &measured)
}

fn unreadable(file: &str, code: Code, message: &'static str, error: &AssetError) -> Finding {
    Finding::new(code, Place::start_of(file), message).with("reason", error.sentence())
}

/// Captions that are there: their syntax, their shape, and whether they say what was spoken.
fn captions_of(library: &Library, scenes: &[VoicedScene]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for scene in scenes {
        match (library.has_asset(&scene.paths.sound), library.has_asset(&scene.paths.captions)) {
            (false, _) => findings.push(scene.missing(&scene.paths.sound)),
            (true, false) => findings.push(scene.missing(&scene.paths.captions)),
            (true, true) => findings.extend(judge_captions(library, &scene.paths.captions)),
        }
    }
    findings
}

fn judge_captions(library: &Library, path: &str) -> Vec<Finding> {
    let file = format!("assets/{path}");
    let text = match library.asset(path) {
        Ok(bytes) => TextFile::from_bytes(&file, &bytes),
        Err(error) => {
            let finding = Finding::new(Code::VttSyntax, Place::start_of(&*file), "vtt-syntax");
            return vec![finding.with("problem", error.sentence())];
        }
    };
    let text = match text {
        Ok(text) => text,
        Err(finding) => return vec![finding],
    };
    let place = |line: usize, column: usize| Place {
        file: file.as_str().into(),
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
    };
    match captions::parse(text.text()) {
        Err(faults) => {
            let finding = |fault: captions::Fault| {
                let place = place(fault.line, fault.column);
                Finding::new(Code::VttSyntax, place, "vtt-syntax").with("problem", fault.problem)
            };
            faults.into_iter().map(finding).collect()
        }
        Ok(track) => {
            let shape = captions::judge_shape(&track).into_iter().map(|fault| {
                let finding =
                    Finding::new(Code::CaptionShape, place(fault.line, 1), "caption-shape");
                finding.with("problem", fault.problem)
            });
            let hash = track
                .spoken_sha256
                .is_empty()
                .then(|| Finding::new(Code::MissingKey, place(1, 1), "narration-no-hash"));
            shape.chain(hash).collect()
        }
    }
}

/// Voices that speak an older text, unless another fault of that text explains it.
fn stale(library: &Library, scenes: &[VoicedScene], others: &[Finding]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for scene in scenes.iter().filter(|scene| library.has_asset(&scene.paths.sound)) {
        let Ok(bytes) = library.asset(&scene.paths.captions) else { continue };
        let Ok(text) = TextFile::from_bytes("", &bytes) else { continue };
        let Ok(track) = captions::parse(text.text()) else { continue };
        let is_other = !track.spoken_sha256.is_empty()
            && !track.spoken_sha256.eq_ignore_ascii_case(&scene.spoken_sha256);
        let explained = || others.iter().any(|finding| scene.is_explained_by(finding));
        if is_other && !explained() {
            findings.push(scene.stale());
        }
    }
    findings
}
