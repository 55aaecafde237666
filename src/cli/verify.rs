//! `verify FILE`: whether a pack may be believed.
//!
//! Says what became of it; what a pack may not have, `content::pack` knows.

use std::io::{self, Write};
use std::path::PathBuf;

use super::check::{DONE, REFUSED, UNUSABLE};
use crate::content::files::OpenError;
use crate::finding::Sentence;

/// What `verify` was asked.
#[derive(Clone, Debug, Default)]
pub struct VerifyOptions {
    /// The pack.
    pub file: PathBuf,
    /// The language of sentences: `ru` or `en`.
    pub language: String,
}

/// Runs the command: the result to `out`, everything else to `log`. Returns the exit code.
///
/// # Errors
/// When a writer fails, as a closed pipe does.
pub fn run(options: &VerifyOptions, out: &mut impl Write, log: &mut impl Write) -> io::Result<u8> {
    let path = options.file.clone();
    if !path.is_file() {
        writeln!(log, "{}", OpenError::Nothing(path).say(&options.language))?;
        return Ok(UNUSABLE);
    }
    match crate::content::pack::verify(&path) {
        Ok(verified) => {
            let good = Sentence::new("pack-good").with("path", path.display().to_string());
            let good = good.with("files", verified.files);
            let kib = usize::try_from(verified.bytes / 1024).unwrap_or(usize::MAX);
            writeln!(out, "{}", good.with("kib", kib).say(&options.language))?;
            Ok(DONE)
        }
        Err(reason) => {
            writeln!(out, "{}", OpenError::Refused { path, reason }.say(&options.language))?;
            Ok(REFUSED)
        }
    }
}
