//! What a pack may not have, judged before one byte of it is unpacked.
//!
//! One bad entry refuses the whole pack. Knows no content; numbers are limits against traps.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use super::directory::{self, Entry};
use crate::finding::Sentence;

/// Most entries: our exhibit has a few hundred.
pub const MOST_ENTRIES: u64 = 10_000;
/// Longest name in bytes, so that it fits every file system below some folder.
pub const LONGEST_NAME: usize = 200;
/// Largest single file: a scan for deep zoom.
pub const LARGEST_ENTRY: u64 = 512 << 20;
/// All files together: what a USB stick of a school holds.
pub const LARGEST_PACK: u64 = 4 << 30;
/// How many times larger a file may become: text shrinks to a tenth, a bomb to a thousandth.
pub const HIGHEST_RATIO: u64 = 200;
/// Below this size any ratio is harmless.
pub const RATIO_FROM: u64 = 1 << 20;

const STORED: u16 = 0;
const DEFLATED: u16 = 8;
const ENCRYPTED: u16 = 1;
const UNIX: u16 = 3;
const DARWIN: u16 = 19;
/// File types in the upper half of Unix attributes.
const TYPE_MASK: u32 = 0o170_000;
const PLAIN_FILE: u32 = 0o100_000;
const FOLDER: u32 = 0o040_000;

/// Names that Windows keeps for devices, whatever stands behind the dot.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Judges a whole zip: directory, names, kinds, sizes, and headers that must agree.
///
/// # Errors
/// The first reason to refuse it, as a sentence.
pub fn judge(zip: &mut (impl Read + Seek)) -> Result<(), Sentence> {
    let entries = directory::read(zip, MOST_ENTRIES)?;
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    let mut total = 0_u64;
    for entry in &entries {
        let name = judge_name(&entry.name)?;
        judge_kind(entry, name)?;
        judge_size(entry, name)?;
        total = total.saturating_add(entry.size);
        let folded = name.trim_end_matches('/').to_lowercase();
        if let Some(twin) = names.insert(folded, name) {
            return Err(Sentence::new("pack-duplicate").with("name", name).with("twin", twin));
        }
    }
    if total > LARGEST_PACK {
        let most = usize::try_from(LARGEST_PACK >> 20).unwrap_or(usize::MAX);
        return Err(Sentence::new("pack-large").with("most", most));
    }
    judge_layout(zip, &entries)
}

/// A plain relative name in portable characters.
fn judge_name(name: &[u8]) -> Result<&str, Sentence> {
    let lossy = || String::from_utf8_lossy(name).chars().take(60).collect::<String>();
    let refuse = |message: &'static str| Err(Sentence::new(message).with("name", lossy()));
    let Ok(text) = std::str::from_utf8(name) else { return refuse("pack-name-encoding") };
    if name.len() > LONGEST_NAME {
        return refuse("pack-name-long");
    }
    let folder = text.strip_suffix('/').unwrap_or(text);
    if text.contains(|c: char| c.is_control()) || text.contains(is_combining) {
        return refuse("pack-name-characters");
    }
    if !crate::content::files::is_inside(folder) {
        return refuse("pack-name-outside");
    }
    for part in folder.split('/') {
        let stem = part.split('.').next().unwrap_or(part).to_lowercase();
        let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
        let device = DEVICES.contains(&stem.as_str())
            || numbered.is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()));
        let forbidden = part.contains(['<', '>', '"', '|', '?', '*']) || part.ends_with(['.', ' ']);
        if device || forbidden {
            return refuse("pack-name-characters");
        }
    }
    Ok(text)
}

/// Marks that combine with the letter before them: such a name has a twin that looks the same.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn judge_kind(entry: &Entry, name: &str) -> Result<(), Sentence> {
    let refuse = |message: &'static str| Err(Sentence::new(message).with("name", name));
    if entry.flags & ENCRYPTED != 0 {
        return refuse("pack-encrypted");
    }
    if !matches!(entry.method, STORED | DEFLATED) {
        return refuse("pack-method");
    }
    let mode = entry.attributes >> 16;
    let kind = mode & TYPE_MASK;
    let speaks_unix = matches!(entry.made_by >> 8, UNIX | DARWIN);
    if speaks_unix && !matches!(kind, 0 | PLAIN_FILE | FOLDER) {
        return refuse("pack-special");
    }
    Ok(())
}

fn judge_size(entry: &Entry, name: &str) -> Result<(), Sentence> {
    if entry.size > LARGEST_ENTRY {
        let most = usize::try_from(LARGEST_ENTRY >> 20).unwrap_or(usize::MAX);
        return Err(Sentence::new("pack-entry-large").with("name", name).with("most", most));
    }
    let ratio = entry.size / entry.packed.max(1);
    let lies = entry.method == STORED && entry.size != entry.packed;
    if lies || (entry.size > RATIO_FROM && ratio > HIGHEST_RATIO) {
        return Err(Sentence::new("pack-bomb").with("name", name));
    }
    Ok(())
}

/// Headers agree with the directory, and no two entries share bytes.
fn judge_layout(zip: &mut (impl Read + Seek), entries: &[Entry]) -> Result<(), Sentence> {
    let mut spans = Vec::with_capacity(entries.len());
    for entry in entries {
        let name = String::from_utf8_lossy(&entry.name).into_owned();
        let Some(end) = directory::agrees(zip, entry)? else {
            return Err(Sentence::new("pack-disagrees").with("name", name));
        };
        spans.push((entry.offset, end, name));
    }
    spans.sort();
    for pair in spans.windows(2) {
        if pair[0].1 > pair[1].0 {
            let sentence = Sentence::new("pack-overlap").with("name", pair[1].2.as_str());
            return Err(sentence.with("twin", pair[0].2.as_str()));
        }
    }
    Ok(())
}
