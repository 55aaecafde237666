//! cli
pub mod check;
pub mod credits;
pub mod pack;
pub mod verify;
