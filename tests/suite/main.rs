//! One binary, one module a subject.

mod agreement;
mod catalogue;
mod check;
mod content;
mod exhibit;
mod fixture;
mod narration;
#[cfg(feature = "gui")]
mod layout;
#[cfg(feature = "gui")]
mod screens;
#[cfg(feature = "gui")]
mod touchscreen;
mod visit;
