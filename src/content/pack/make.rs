//! Making a pack: the same files give the same bytes, wherever and whenever it is made.
//!
//! Knows no fault of content: `check` is asked before, and apart.

#![expect(clippy::disallowed_methods, reason = "a pack is made of files and is one")]

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::directory::unreadable;
use super::rules::LARGEST_ENTRY;
use super::{FORMAT, MANIFEST, Manifest, PackedFile};
use crate::content::loader::{EXHIBIT, Library};
use crate::content::spoken::hex;
use crate::finding::Sentence;

/// Already compressed: to deflate them again costs time and nothing comes of it. Stored entries
/// inside the executable are also read without a copy.
const STORED: [&str; 4] = [".ogg", ".png", ".jpg", ".jpeg"];
/// Rights of every entry: readable, not executable.
const MODE: u32 = 0o644;

/// Writes a pack of an opened exhibit and returns what is in it.
///
/// The file appears whole or not at all.
///
/// # Errors
/// A sentence when there is no exhibit, a file cannot be read, or the pack cannot be written.
pub fn pack(library: &Library, out: &Path) -> Result<Manifest, Sentence> {
    if !library.files().exists(EXHIBIT) {
        return Err(Sentence::new("missing-exhibit"));
    }
    let unfinished = out.with_extension("exhibit.part");
    let written = write(library, &unfinished).and_then(|manifest| {
        super::rules::judge(
            &mut File::open(&unfinished).map_err(|e| unwritable(&unfinished, &e))?,
        )?;
        fs::rename(&unfinished, out).map_err(|error| unwritable(out, &error))?;
        Ok(manifest)
    });
    if written.is_err() {
        // Whether half a file could be removed changes nothing about the error that is told.
        let _ = fs::remove_file(&unfinished);
    }
    written
}

fn write(library: &Library, path: &Path) -> Result<Manifest, Sentence> {
    let names = names(library);
    let mut files = Vec::with_capacity(names.len());
    for name in &names {
        let bytes = read(library, name)?;
        let sha256 = hex(&Sha256::digest(&bytes));
        files.push(PackedFile { path: name.clone(), size: bytes.len() as u64, sha256 });
    }
    let manifest = Manifest { format: FORMAT, files };
    let file = File::create(path).map_err(|error| unwritable(path, &error))?;
    let mut zip = ZipWriter::new(BufWriter::new(file));
    let mut text = serde_json::to_vec_pretty(&manifest).map_err(|error| unreadable(&error))?;
    text.push(b'\n');
    add(&mut zip, MANIFEST, &text, path)?;
    for name in &names {
        add(&mut zip, name, &read(library, name)?, path)?;
    }
    let mut file = zip.finish().map_err(|error| unwritable(path, &error))?;
    file.flush().map_err(|error| unwritable(path, &error))?;
    let file = file.into_inner().map_err(|error| unwritable(path, &error))?;
    file.sync_all().map_err(|error| unwritable(path, &error))?;
    Ok(manifest)
}

/// Every file of both folders, sorted; what systems hide or leave behind stays out.
fn names(library: &Library) -> Vec<String> {
    let files = library.files();
    let all = files.list("assets").into_iter().chain(files.list("content"));
    let hidden = |name: &String| {
        name.split('/').any(|part| part.starts_with('.'))
            || name.ends_with("/Thumbs.db")
            || name.ends_with("/desktop.ini")
    };
    let mut names: Vec<String> = all.filter(|name| !hidden(name)).collect();
    names.sort();
    names
}

fn read(library: &Library, name: &str) -> Result<std::borrow::Cow<'static, [u8]>, Sentence> {
    library.files().read(name, LARGEST_ENTRY).map_err(|error| error.sentence())
}

fn add<W: Write + std::io::Seek>(
    zip: &mut ZipWriter<W>,
    name: &str,
    bytes: &[u8],
    path: &Path,
) -> Result<(), Sentence> {
    let stored = STORED.iter().any(|ending| name.ends_with(ending));
    let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(DateTime::default())
        .unix_permissions(MODE);
    zip.start_file(name, options).map_err(|error| unwritable(path, &error))?;
    zip.write_all(bytes).map_err(|error| unwritable(path, &error))
}

fn unwritable(path: &Path, error: &dyn std::error::Error) -> Sentence {
    let sentence = Sentence::new("pack-unwritable").with("path", path.display().to_string());
    sentence.with("reason", error.to_string())
}
