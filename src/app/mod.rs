//! The wiring: clock, windows, errands, and carrying effects out.
//!
//! Decides nothing about the story.

pub mod clock;
pub mod errands;
pub mod input;
pub mod offscreen;
mod platform;
pub mod run;
pub mod shell;
pub mod speaker;
pub mod store;
pub mod watch;
pub mod window;
