//! *Kuznetsk Steel*: a narrated, illustrated exhibit that opens with a double-click.
//!
//! The floors of the house, from the ground up; a room may use any floor below it, never its
//! neighbour and never one above (ARCHITECTURE.md, kept by `tests/suite/architecture.rs`).

pub mod finding;

pub mod catalogue;

pub mod content;

pub mod media;

pub mod exhibit;

pub mod kiosk;

#[cfg(feature = "gui")]
pub mod ui;

#[cfg(feature = "gui")]
pub mod app;

pub mod cli;
