//! What the exhibit tells: chapters, scenes, claims, and the files they are read from.
//!
//! Knows no pixel and no time.

pub mod chapter;
pub mod claim;
pub mod drawing;
pub mod id;
pub mod locale;
pub mod publication;
pub mod scene;
