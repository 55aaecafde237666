//! Pictures as plain pixels.
//!
//! Knows no texture: whoever shows a picture uploads it.

pub mod drawing;
