//! Controls: each sizes, allocates, interacts and paints, and names itself to the screen reader.
//!
//! Knows no screen.

pub mod button;
pub mod icon;
pub mod label;
pub mod segments;
pub mod shapes;

pub use button::{Button, Look};
pub use icon::Icon;
