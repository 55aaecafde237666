//! Whose a photograph is: its record, its rights, and what a record must say.
//!
//! Knows no chapter, no file format and no pixel.

pub mod ledger;
pub mod rights;
pub mod work;
