//! Where the program keeps what must last: the visitor's choices on a desk, and the staff log.
//!
//! Knows no exhibit: it writes small files into the user's own folders.

#![expect(
    clippy::disallowed_methods,
    reason = "the one place where the running exhibit reads and writes its own small files"
)]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::SystemTime;

use directories::ProjectDirs;
use serde::{Deserialize, Serialize};

use crate::content::locale::Locale;
use crate::exhibit::{Preferences, TextSize, ThemeName};
use crate::media::sound::Speed;

/// A log file at most; then the older half goes (reliability.md, T7).
const LOG_LIMIT: u64 = 5 * 1024 * 1024;

/// Same line again and again (a device that floods) is written once in so many.
const SAME_LINE_AGAIN: u32 = 1000;

/// The user's folders for this program.
pub fn folders() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "kuznetsk-steel")
}

/// Choices as written to disk.
#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct Kept {
    language: Option<String>,
    text: Option<u8>,
    theme: Option<String>,
    still: Option<bool>,
    speed: Option<f64>,
    volume: Option<f32>,
    muted: Option<bool>,
    captions: Option<bool>,
}

/// Choices kept from the last time, over `new` where none were.
pub fn recall(folder: &Path, new: Preferences) -> Preferences {
    let text = fs::read_to_string(folder.join("preferences.toml")).unwrap_or_default();
    let kept: Kept = toml::from_str(&text).unwrap_or_default();
    let speed =
        kept.speed.and_then(|s| Speed::ALL.into_iter().find(|x| (x.factor() - s).abs() < 0.01));
    Preferences {
        locale: kept.language.and_then(|tag| Locale::parse(&tag)).unwrap_or(new.locale),
        text_size: kept.text.and_then(TextSize::from_number).unwrap_or(new.text_size),
        theme: kept.theme.and_then(|name| ThemeName::parse(&name)).unwrap_or(new.theme),
        still: kept.still.unwrap_or(new.still),
        speed: speed.unwrap_or(new.speed),
        volume: kept.volume.filter(|v| (0.0..=1.0).contains(v)).unwrap_or(new.volume),
        muted: kept.muted.unwrap_or(new.muted),
        captions: kept.captions.unwrap_or(new.captions),
    }
}

/// Keeps choices: written beside, flushed, then renamed, so that a power cut leaves old or new.
///
/// # Errors
/// When the folder cannot be written; the exhibit goes on without.
pub fn keep(folder: &Path, preferences: &Preferences) -> std::io::Result<()> {
    let kept = Kept {
        language: Some(preferences.locale.to_string()),
        text: Some(preferences.text_size.number()),
        theme: Some(preferences.theme.as_str().to_owned()),
        still: Some(preferences.still),
        speed: Some(preferences.speed.factor()),
        volume: Some(preferences.volume),
        muted: Some(preferences.muted),
        captions: Some(preferences.captions),
    };
    let text = toml::to_string(&kept).map_err(std::io::Error::other)?;
    fs::create_dir_all(folder)?;
    let beside = folder.join("preferences.toml.new");
    let mut file = fs::File::create(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(beside, folder.join("preferences.toml"))
}

/// Writes what staff should know to standard error and into a file.
struct StaffLog {
    file: Option<PathBuf>,
    last: Mutex<(String, u32)>,
}

impl log::Log for StaffLog {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        let ours = metadata.target().starts_with("kuznetsk_steel");
        metadata.level() <= if ours { log::Level::Info } else { log::Level::Error }
    }

    fn log(&self, record: &log::Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let line = format!("{}: {}", record.level().as_str().to_lowercase(), record.args());
        let Ok(mut last) = self.last.lock() else { return };
        if last.0 == line {
            last.1 += 1;
            if last.1 % SAME_LINE_AGAIN != 0 {
                return;
            }
        } else {
            *last = (line.clone(), 0);
        }
        eprintln!("{line}");
        if let Some(path) = &self.file {
            // A full disk or a read-only folder must not stop the exhibit.
            let _ = append(path, &line);
        }
    }

    fn flush(&self) {}
}

fn append(path: &Path, line: &str) -> std::io::Result<()> {
    if fs::metadata(path).is_ok_and(|m| m.len() > LOG_LIMIT) {
        fs::rename(path, path.with_extension("log.old"))?;
    }
    let mut file = fs::OpenOptions::new().create(true).append(true).open(path)?;
    let seconds =
        SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |d| d.as_secs());
    writeln!(file, "{seconds} {line}")
}

/// Starts the staff log: in the user's folder where it can be written, else on standard error.
pub fn start_log() {
    let file = folders().and_then(|folders| {
        let folder = folders.data_local_dir().to_owned();
        fs::create_dir_all(&folder).ok()?;
        Some(folder.join("staff.log"))
    });
    let log = StaffLog { file, last: Mutex::default() };
    if log::set_boxed_logger(Box::new(log)).is_ok() {
        log::set_max_level(log::LevelFilter::Info);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_kept_and_recalled() {
        let folder = tempfile::tempdir().unwrap();
        let chosen = Preferences {
            text_size: TextSize::Large,
            speed: Speed::Brisk,
            muted: true,
            ..Preferences::new(Locale::EN)
        };
        keep(folder.path(), &chosen).unwrap();
        assert_eq!(recall(folder.path(), Preferences::new(Locale::RU)), chosen);
    }

    #[test]
    fn a_damaged_file_is_as_good_as_none() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("preferences.toml"), "volume = 'loud'\n\0").unwrap();
        let new = Preferences::new(Locale::RU);
        assert_eq!(recall(folder.path(), new.clone()), new);
    }
}
