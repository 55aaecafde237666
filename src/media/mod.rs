//! Everything heavy or timed: pixels, sound, narrations, captions.
//!
//! Knows no egui: it hands out plain pixels and durations.

pub mod captions;
pub mod fonts;
pub mod image;
pub mod loading;
pub mod narration;
pub mod playhead;
pub mod sound;
pub mod worker;
