//! One binary, one module a subject.

mod agreement;
mod architecture;
mod catalogue;
mod check;
mod content;
mod exhibit;
mod fixture;
mod narration;
mod paths;
mod visit;
