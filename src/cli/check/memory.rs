//! Verdicts of earlier runs by the hash of the file's bytes, in the user's cache folder.
//!
//! A speed-up and nothing else: whatever is wrong with the file, it counts as empty. Knows no
//! finding: it keeps measures and clean bills.

#![expect(
    clippy::disallowed_methods,
    reason = "remembered verdicts are files of their own, beside the cache"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::content::spoken::hex;
use crate::media::inspection::Memory;
use crate::media::loudness::Measure;

/// Rises when judges judge differently; verdicts of older ones are not read.
const VERSION: u32 = 1;
/// A larger file is not ours.
const LARGEST: u64 = 8 << 20;
/// Most verdicts kept: some hundred exhibits.
const MOST_VERDICTS: usize = 20_000;

/// Verdicts on sounds and drawings.
#[derive(Debug, Default)]
pub struct CheckMemory {
    path: Option<PathBuf>,
    known: BTreeMap<String, Verdict>,
    learned: Mutex<BTreeMap<String, Verdict>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Verdict {
    CleanDrawing,
    Sound { loudness: f64, peak: f64, channels: u16, rate: u32, seconds: f64 },
}

#[derive(Serialize, Deserialize)]
struct Stored {
    version: u32,
    verdicts: BTreeMap<String, Verdict>,
}

impl CheckMemory {
    /// Reads what earlier runs kept in a folder; without a folder nothing is kept.
    pub fn open(folder: Option<&Path>) -> Self {
        let path = folder.map(|folder| folder.join("check.json"));
        let known = path.as_deref().and_then(read).unwrap_or_default();
        Self { path, known, learned: Mutex::default() }
    }

    /// The user's cache folder for this program, if the system has one.
    pub fn usual_folder() -> Option<PathBuf> {
        let folders = directories::ProjectDirs::from("", "", "kuznetsk-steel")?;
        Some(folders.cache_dir().to_owned())
    }

    /// Writes what this run learned; a disk that refuses costs the next run its time.
    pub fn save(self) {
        let Some(path) = self.path else { return };
        let learned = self.learned.into_inner().unwrap_or_else(PoisonError::into_inner);
        if learned.iter().all(|(key, verdict)| self.known.get(key) == Some(verdict)) {
            return;
        }
        // What was asked for now comes first; the rest stays while there is room.
        let mut verdicts = learned;
        for (key, verdict) in self.known {
            if verdicts.len() >= MOST_VERDICTS {
                break;
            }
            verdicts.entry(key).or_insert(verdict);
        }
        if write(&path, &Stored { version: VERSION, verdicts }).is_err() {
            log::debug!("{}: verdicts could not be kept", path.display());
        }
    }

    fn find(&self, key: &str) -> Option<Verdict> {
        let learned = self.learned.lock().unwrap_or_else(PoisonError::into_inner);
        self.known.get(key).or_else(|| learned.get(key)).copied()
    }

    fn keep(&self, key: String, verdict: Verdict) {
        self.learned.lock().unwrap_or_else(PoisonError::into_inner).insert(key, verdict);
    }
}

impl Memory for CheckMemory {
    fn sound(&self, bytes: &[u8]) -> Option<Measure> {
        match self.find(&key(bytes))? {
            Verdict::Sound { loudness, peak, channels, rate, seconds } => {
                Some(Measure { loudness, peak, channels, rate, seconds })
            }
            Verdict::CleanDrawing => None,
        }
    }

    fn keep_sound(&self, bytes: &[u8], measure: Measure) {
        let Measure { loudness, peak, channels, rate, seconds } = measure;
        // JSON has no infinity; silence is measured again.
        if loudness.is_finite() && peak.is_finite() {
            let verdict = Verdict::Sound { loudness, peak, channels, rate, seconds };
            self.keep(key(bytes), verdict);
        }
    }

    fn is_clean_drawing(&self, bytes: &[u8]) -> bool {
        let key = key(bytes);
        let clean = self.find(&key) == Some(Verdict::CleanDrawing);
        if clean {
            self.keep(key, Verdict::CleanDrawing);
        }
        clean
    }

    fn keep_clean_drawing(&self, bytes: &[u8]) {
        self.keep(key(bytes), Verdict::CleanDrawing);
    }
}

fn key(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn read(path: &Path) -> Option<BTreeMap<String, Verdict>> {
    if fs::metadata(path).ok()?.len() > LARGEST {
        return None;
    }
    let stored: Stored = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    (stored.version == VERSION).then_some(stored.verdicts)
}

/// Whole or not at all: a second run may read at the same time.
fn write(path: &Path, stored: &Stored) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let unfinished = path.with_extension(format!("{}.part", std::process::id()));
    fs::write(&unfinished, serde_json::to_vec(stored)?)?;
    fs::rename(&unfinished, path)
}
