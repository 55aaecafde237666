//! The program: hands the exhibit that is inside the executable to the library, nothing more.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

/// The exhibit, packed by `build.rs`.
#[cfg(feature = "embed")]
const EXHIBIT: Option<&[u8]> = Some(include_bytes!(concat!(env!("OUT_DIR"), "/embedded.exhibit")));

#[cfg(not(feature = "embed"))]
const EXHIBIT: Option<&[u8]> = None;

fn main() -> ExitCode {
    kuznetsk_steel::cli::main(std::env::args_os().collect(), EXHIBIT).into()
}
