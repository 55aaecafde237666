//! `pack DIR --out FILE`: makes one file of an exhibit.
//!
//! Says what became of it; how a pack is made, `content::pack` knows.

use std::io::{self, Write};
use std::path::PathBuf;

use super::check::{DONE, REFUSED, UNUSABLE};
use crate::content::loader::Library;
use crate::finding::Sentence;

/// What `pack` was asked.
#[derive(Clone, Debug, Default)]
pub struct PackOptions {
    /// The folder of the exhibit, or its parent.
    pub folder: PathBuf,
    /// The file to write.
    pub out: PathBuf,
    /// The language of sentences: `ru` or `en`.
    pub language: String,
}

/// Runs the command: the result to `out`, everything else to `log`. Returns the exit code.
///
/// # Errors
/// When a writer fails, as a closed pipe does.
pub fn run(options: &PackOptions, out: &mut impl Write, log: &mut impl Write) -> io::Result<u8> {
    let library = match Library::open(&options.folder) {
        Ok(library) => library,
        Err(error) => {
            writeln!(log, "{}", error.say(&options.language))?;
            return Ok(UNUSABLE);
        }
    };
    let shown = options.out.display().to_string();
    match crate::content::pack::pack(&library, &options.out) {
        Ok(manifest) => {
            let bytes: u64 = manifest.files.iter().map(|file| file.size).sum();
            let done = Sentence::new("pack-made").with("path", shown);
            let done = done.with("files", manifest.files.len());
            let done = done.with("kib", usize::try_from(bytes / 1024).unwrap_or(usize::MAX));
            writeln!(out, "{}", done.say(&options.language))?;
            Ok(DONE)
        }
        Err(reason) => {
            let refused = Sentence::new("open-refused").with("path", shown).with("reason", reason);
            writeln!(log, "{}", refused.say(&options.language))?;
            Ok(REFUSED)
        }
    }
}
