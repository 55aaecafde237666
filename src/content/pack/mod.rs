//! Packs: an exhibit in one file, a zip with a manifest of hashes.
//!
//! Makes them, and checks them before anything in them is believed. Knows no chapter: a pack is
//! files and their hashes.

mod directory;
mod make;
pub mod rules;
mod verify;

use serde::{Deserialize, Serialize};

pub use make::pack;
pub use verify::{Verified, verify};

/// The name of the manifest inside a pack.
pub const MANIFEST: &str = "manifest.json";
/// The form of the manifest that this program writes and reads.
pub const FORMAT: u32 = 1;

/// What a pack says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The form of this manifest.
    pub format: u32,
    /// Every other file of the pack, sorted by path.
    pub files: Vec<PackedFile>,
}

/// One file of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackedFile {
    /// Its name inside: `content/…` or `assets/…`.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256, lower-case hex.
    pub sha256: String,
}
