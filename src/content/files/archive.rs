//! An exhibit in a zip: a pack on disk, or the bytes inside the executable.
//!
//! Knows nothing of what a pack must hold; `pack` judges that before the first file is read.

#![expect(clippy::disallowed_methods, reason = "the door through which a pack is read")]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use zip::{CompressionMethod, ZipArchive};

use super::{AssetError, OpenError};
use crate::content::pack::rules;
use crate::finding::Sentence;

/// A zip whose names are known; bytes are read when they are asked for.
#[derive(Debug)]
pub struct Archive {
    entries: BTreeMap<String, Entry>,
    bytes: Bytes,
    /// How findings call it; nothing for the executable's own.
    name: PathBuf,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    index: usize,
    size: u64,
    /// Where an uncompressed entry's bytes lie.
    stored: Option<(u64, u64)>,
}

#[derive(Debug)]
enum Bytes {
    /// One reader: requests from several threads take turns.
    Disk(Mutex<ZipArchive<BufReader<File>>>),
    Memory(&'static [u8], Mutex<ZipArchive<Cursor<&'static [u8]>>>),
}

impl Archive {
    /// Opens a pack.
    ///
    /// # Errors
    /// When the file is no zip, or breaks a rule of packs.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let refused = |reason| OpenError::Refused { path: path.to_owned(), reason };
        let file = File::open(path).map_err(|error| refused(unreadable(&error)))?;
        let mut reader = BufReader::new(file);
        rules::judge(&mut reader).map_err(refused)?;
        let mut zip = ZipArchive::new(reader).map_err(|error| refused(unreadable(&error)))?;
        let entries = entries(&mut zip).map_err(|error| refused(unreadable(&error)))?;
        Ok(Self { entries, bytes: Bytes::Disk(Mutex::new(zip)), name: path.to_owned() })
    }

    /// Opens the exhibit inside the executable.
    ///
    /// # Errors
    /// When the bytes are no zip.
    pub fn embedded(bytes: &'static [u8]) -> Result<Self, OpenError> {
        let refused = |error: zip::result::ZipError| OpenError::Refused {
            path: PathBuf::new(),
            reason: unreadable(&error),
        };
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(refused)?;
        let entries = entries(&mut zip).map_err(refused)?;
        let bytes = Bytes::Memory(bytes, Mutex::new(zip));
        Ok(Self { entries, bytes, name: PathBuf::new() })
    }

    pub(super) fn read(&self, path: &str, limit: u64) -> Result<Cow<'static, [u8]>, AssetError> {
        let entry = self.entries.get(path).ok_or_else(|| AssetError::Missing(path.to_owned()))?;
        if entry.size > limit {
            return Err(AssetError::TooLarge { path: path.to_owned(), limit });
        }
        let unreadable = |reason: String| AssetError::Unreadable { path: path.to_owned(), reason };
        match &self.bytes {
            Bytes::Memory(all, zip) => match stored(all, entry) {
                Some(slice) => Ok(Cow::Borrowed(slice)),
                None => inflate(zip, entry, limit).map(Cow::Owned).map_err(unreadable),
            },
            Bytes::Disk(zip) => inflate(zip, entry, limit).map(Cow::Owned).map_err(unreadable),
        }
    }

    pub(super) fn exists(&self, path: &str) -> bool {
        self.entries.contains_key(path)
    }

    pub(super) fn size(&self, path: &str) -> Option<u64> {
        self.entries.get(path).map(|entry| entry.size)
    }

    pub(super) fn list(&self, below: &str) -> Vec<String> {
        let prefix = format!("{below}/");
        let range = self.entries.range(prefix.clone()..);
        range.map(|(name, _)| name).take_while(|n| n.starts_with(&prefix)).cloned().collect()
    }

    pub(super) fn shown_name(&self, path: &str) -> String {
        self.name.join(path).to_string_lossy().replace('\\', "/")
    }
}

fn unreadable(error: &dyn std::error::Error) -> Sentence {
    Sentence::new("pack-unreadable").with("reason", error.to_string())
}

fn entries<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
) -> zip::result::ZipResult<BTreeMap<String, Entry>> {
    let mut entries = BTreeMap::new();
    for index in 0..zip.len() {
        let file = zip.by_index_raw(index)?;
        if !file.is_file() {
            continue;
        }
        let plain = file.compression() == CompressionMethod::Stored && !file.encrypted();
        let stored = file.data_start().filter(|_| plain).map(|at| (at, file.compressed_size()));
        let entry = Entry { index, size: file.size(), stored };
        entries.insert(file.name().to_owned(), entry);
    }
    Ok(entries)
}

fn stored(all: &'static [u8], entry: &Entry) -> Option<&'static [u8]> {
    let (start, length) = entry.stored?;
    let start = usize::try_from(start).ok()?;
    all.get(start..start.checked_add(usize::try_from(length).ok()?)?)
}

/// Reads at most `limit` bytes, whatever the zip says about its size.
fn inflate<R: Read + Seek>(
    zip: &Mutex<ZipArchive<R>>,
    entry: &Entry,
    limit: u64,
) -> Result<Vec<u8>, String> {
    let mut zip = zip.lock().unwrap_or_else(PoisonError::into_inner);
    let file = zip.by_index(entry.index).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() as u64 > limit {
        return Err("it holds more than it says".to_owned());
    }
    Ok(bytes)
}
