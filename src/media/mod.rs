//! Everything heavy or timed: captions and narrations, sound and its clock.
//!
//! Knows no egui: it hands out plain numbers, words and durations.

pub mod captions;
pub mod narration;
pub mod playhead;
pub mod sound;
