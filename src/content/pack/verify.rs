//! Checking a pack: its rules, its manifest, and the hash of every file.
//!
//! Writes nothing, believes no size, and stops at the first reason to refuse.

#![expect(clippy::disallowed_methods, reason = "a pack is read as the file it is")]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::directory::unreadable;
use super::{FORMAT, MANIFEST, Manifest, PackedFile, rules};
use crate::content::loader::EXHIBIT;
use crate::content::spoken::hex;
use crate::finding::Sentence;

/// The largest manifest: ten thousand files of two hundred letters.
const LARGEST_MANIFEST: u64 = 8 << 20;

/// What a good pack holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many files.
    pub files: usize,
    /// Their bytes together.
    pub bytes: u64,
}

/// Checks a whole pack.
///
/// # Errors
/// The first reason to refuse it, as a sentence.
pub fn verify(path: &Path) -> Result<Verified, Sentence> {
    let mut reader = BufReader::new(File::open(path).map_err(|error| unreadable(&error))?);
    rules::judge(&mut reader)?;
    let mut zip = ZipArchive::new(reader).map_err(|error| unreadable(&error))?;
    let manifest = manifest(&mut zip)?;
    let mut listed: BTreeMap<&str, &PackedFile> = BTreeMap::new();
    for file in &manifest.files {
        if listed.insert(&file.path, file).is_some() {
            return Err(named("pack-listed-twice", &file.path));
        }
    }
    let mut bytes = 0;
    for index in 0..zip.len() {
        bytes += judge_entry(&mut zip, index, &mut listed)?;
    }
    if let Some((name, _)) = listed.first_key_value() {
        return Err(named("pack-file-missing", name));
    }
    if !manifest.files.iter().any(|file| file.path == EXHIBIT) {
        return Err(Sentence::new("missing-exhibit"));
    }
    Ok(Verified { files: manifest.files.len(), bytes })
}

fn manifest<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Result<Manifest, Sentence> {
    let file = zip.by_name(MANIFEST).map_err(|_| Sentence::new("pack-no-manifest"))?;
    let mut text = Vec::new();
    file.take(LARGEST_MANIFEST).read_to_end(&mut text).map_err(|error| unreadable(&error))?;
    let manifest: Manifest = serde_json::from_slice(&text)
        .map_err(|error| Sentence::new("pack-manifest").with("reason", error.to_string()))?;
    if manifest.format != FORMAT {
        let format = Sentence::new("pack-format").with("format", manifest.format.to_string());
        return Err(format);
    }
    Ok(manifest)
}

/// One entry's bytes against the manifest; counts what comes out, whatever the header says.
fn judge_entry<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    index: usize,
    listed: &mut BTreeMap<&str, &PackedFile>,
) -> Result<u64, Sentence> {
    let mut entry = zip.by_index(index).map_err(|error| unreadable(&error))?;
    let name = entry.name().to_owned();
    if entry.is_dir() || name == MANIFEST {
        return Ok(0);
    }
    let file = listed.remove(name.as_str()).ok_or_else(|| named("pack-unlisted", &name))?;
    let mut hash = Sha256::new();
    let mut size = 0_u64;
    let mut block = vec![0; 64 << 10];
    loop {
        let read = entry.read(&mut block).map_err(|_| named("pack-entry-damaged", &name))?;
        if read == 0 {
            break;
        }
        size += read as u64;
        if size > file.size {
            return Err(named("pack-changed", &name));
        }
        hash.update(&block[..read]);
    }
    if size != file.size || !hex(&hash.finalize()).eq_ignore_ascii_case(&file.sha256) {
        return Err(named("pack-changed", &name));
    }
    Ok(size)
}

fn named(message: &'static str, name: &str) -> Sentence {
    Sentence::new(message).with("name", name)
}
