//! Everything heavy or timed: pixels, sound, narrations, captions.
//!
//! Knows no egui: it hands out plain pixels and durations.

pub mod captions;
pub mod drawing_check;
pub mod fonts;
pub mod glyphs;
pub mod image;
pub mod inspection;
pub mod loading;
pub mod loudness;
pub mod narration;
pub mod playhead;
pub mod sound;
pub mod worker;
