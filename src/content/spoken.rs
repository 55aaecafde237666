//! The spoken form of a scene and its hash: what a narration must have been made from.
//!
//! Knows no sound. The tool that makes narrations computes the same hash (packaging/voice).

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::inline::ReadParagraph;

/// The paragraphs as spoken: the voice file's where it has the scene, else those shown.
pub fn spoken<'a>(
    shown: &'a [ReadParagraph],
    voice: Option<&'a [ReadParagraph]>,
) -> impl Iterator<Item = String> + 'a {
    voice.unwrap_or(shown).iter().map(|paragraph| single_spaced(&paragraph.paragraph.text))
}

/// SHA-256, lower-case hex, of the spoken paragraphs joined by line feeds.
pub fn spoken_sha256(paragraphs: impl Iterator<Item = String>) -> String {
    let joined = paragraphs.collect::<Vec<_>>().join("\n");
    hex(&Sha256::digest(joined.as_bytes()))
}

/// Bytes as lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Every run of white space, no-break spaces too, as one space: what is heard is the same.
fn single_spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
