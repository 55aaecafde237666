//! One binary, one module a subject.

mod catalogue;
mod check;
mod content;
mod fixture;
mod narration;
