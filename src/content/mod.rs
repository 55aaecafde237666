//! What the exhibit tells: chapters, scenes, claims, and the files they are read from.
//!
//! Knows no pixel and no time.

pub mod chapter;
pub mod chronicle;
pub mod claim;
pub mod drawing;
pub mod files;
pub mod id;
pub mod inline;
pub mod loader;
pub mod locale;
pub mod manifest;
pub mod markdown;
pub mod pack;
pub mod publication;
pub mod read_chapter;
pub mod scene;
pub mod spoken;
pub mod text;
pub mod validate;
