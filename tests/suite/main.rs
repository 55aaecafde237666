//! One binary, one module a subject.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::unchecked_time_subtraction,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test reads the disk, and may stop at what it does not expect"
)]

mod agreement;
mod architecture;
mod catalogue;
mod check;
mod content;
mod exhibit;
mod fixture;
#[cfg(feature = "gui")]
mod layout;
mod narration;
mod paths;
#[cfg(feature = "gui")]
mod screens;
#[cfg(feature = "gui")]
mod snapshots;
#[cfg(feature = "gui")]
mod touchscreen;
mod visit;
