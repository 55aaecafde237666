//! Policies of a public wall: when to return to the start.
//!
//! Knows no window: it hands out notices, the exhibit and the shell act on them.

pub mod idle;
