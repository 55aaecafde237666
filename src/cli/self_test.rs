//! Opens everything once without a window: content, one of each kind of file, the sound device.
//!
//! Knows no screen.

use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::options::{Common, say};
use super::{DONE, REFUSED};
use crate::content::loader::{Library, discover};
use crate::media::captions;
use crate::media::image::drawing::Drawing;

/// One thing that was tried.
#[derive(Clone, Debug, Serialize)]
struct Trial {
    what: &'static str,
    ok: bool,
    said: String,
}

/// Tries everything; a missing sound device is said, and is no fault.
pub(super) fn run(
    common: &Common,
    beside: &Path,
    embedded: Option<&'static [u8]>,
    json: bool,
    out: &mut impl Write,
) -> anyhow::Result<u8> {
    let language = common.language();
    let trials = match discover(common.content.as_deref(), beside, embedded) {
        Ok(library) => {
            let mut trials = content(&library, &language);
            trials.push(sound(&language));
            trials
        }
        Err(error) => vec![Trial { what: "exhibit", ok: false, said: error.say(&language) }],
    };
    if json {
        serde_json::to_writer_pretty(&mut *out, &trials)?;
        writeln!(out)?;
    } else {
        for trial in &trials {
            let mark = if trial.ok { "ok" } else { "FAILED" };
            writeln!(out, "{:<10} {mark:<7} {}", trial.what, trial.said)?;
        }
    }
    Ok(if trials.iter().all(|trial| trial.ok) { DONE } else { REFUSED })
}

/// The exhibit, its chapters, and one drawing, caption file and voice.
fn content(library: &Library, language: &str) -> Vec<Trial> {
    let (publication, _) = library.publication();
    let Some(publication) = publication else {
        let said = say(language, "exhibit.toml не читается", "exhibit.toml cannot be read");
        return vec![Trial { what: "exhibit", ok: false, said: said.to_owned() }];
    };
    let title = publication.title.text(publication.default_locale()).to_owned();
    let mut trials = vec![Trial { what: "exhibit", ok: true, said: title }];
    let chapters: Vec<_> =
        publication.order.iter().filter_map(|id| library.chapter(id).0).collect();
    let all = publication.order.len();
    let said = format!("{} / {all}", chapters.len());
    trials.push(Trial { what: "chapters", ok: chapters.len() == all, said });
    if let Some(chapter) = chapters.first() {
        let path = format!("posters/{}.svg", chapter.poster);
        trials.push(tried("drawing", &path, drawing(library, &path)));
        if let Some(scene) = chapter.scenes.first() {
            let locale = publication.default_locale();
            let paths = library.narration_paths(&chapter.id, &scene.id, locale);
            trials.push(tried("captions", &paths.captions, cues(library, &paths.captions)));
            trials.push(tried("voice", &paths.sound, voice(library, &paths.sound)));
        }
    }
    trials
}

fn tried(what: &'static str, path: &str, outcome: Result<String, String>) -> Trial {
    let ok = outcome.is_ok();
    let (Ok(said) | Err(said)) = outcome;
    Trial { what, ok, said: format!("{path}: {said}") }
}

fn drawing(library: &Library, path: &str) -> Result<String, String> {
    let bytes = library.asset(path).map_err(|e| e.to_string())?;
    Drawing::parse(&bytes).map_err(|e| e.to_string())?;
    Ok(format!("{} KiB", bytes.len() / 1024))
}

fn cues(library: &Library, path: &str) -> Result<String, String> {
    let bytes = library.asset(path).map_err(|e| e.to_string())?;
    let track = captions::parse(&String::from_utf8_lossy(&bytes))
        .map_err(|faults| format!("{} faults", faults.len()))?;
    Ok(format!("{} cues", track.cues.len()))
}

fn voice(library: &Library, path: &str) -> Result<String, String> {
    let bytes = library.asset(path).map_err(|e| e.to_string())?.into_owned();
    let length = bytes.len() as u64;
    let decoder = rodio::Decoder::builder()
        .with_data(std::io::Cursor::new(bytes))
        .with_byte_len(length)
        .build()
        .map_err(|e| e.to_string())?;
    let rate = u32::from(rodio::Source::sample_rate(&decoder));
    let samples = decoder.count();
    Ok(format!("{:.1} s", samples as f64 / f64::from(rate)))
}

/// Opens the default device as the exhibit does, or says that there is none.
#[cfg(feature = "sound")]
fn sound(language: &str) -> Trial {
    let said = match rodio::DeviceSinkBuilder::open_default_sink() {
        Ok(mut sink) => {
            sink.log_on_drop(false);
            say(language, "звук есть", "there is a device").to_owned()
        }
        Err(error) => {
            let head = say(
                language,
                "звука нет, слова загораются и без него",
                "there is none, the words light without it",
            );
            format!("{head} ({error})")
        }
    };
    Trial { what: "sound", ok: true, said }
}

#[cfg(not(feature = "sound"))]
fn sound(language: &str) -> Trial {
    let said = say(language, "сборка без звука", "built without sound").to_owned();
    Trial { what: "sound", ok: true, said }
}
