//! The command line: the window is the program, the commands are for curators, technicians, tests.
//!
//! Knows no story. Exit codes are a contract: 0 done or clean, 1 findings or refused, 2 unusable.

mod arguments;
pub mod check;
pub mod credits;
#[cfg(feature = "gui")]
mod open;
mod options;
pub mod pack;
mod self_test;
#[cfg(feature = "gui")]
mod shot;
pub mod verify;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::PathBuf;

use arguments::{Command, parse};
use options::Common;

/// Everything went well.
pub const DONE: u8 = 0;

/// There are findings, or something was refused.
pub const REFUSED: u8 = 1;

/// The call cannot be carried out as it stands.
pub const UNUSABLE: u8 = 2;

const HELP_RU: &str = include_str!("help.ru.txt");
const HELP_EN: &str = include_str!("help.en.txt");

/// Runs the program. `embedded` is the exhibit inside the executable.
pub fn main(arguments: Vec<OsString>, embedded: Option<&'static [u8]>) -> u8 {
    let language = options::language(&arguments);
    match parse(arguments) {
        Ok((command, common)) => run(command, &common, embedded).unwrap_or_else(|error| {
            complain(&format!("{error:#}"));
            UNUSABLE
        }),
        Err(fault) => {
            complain(&fault.say(&language));
            complain(if language == "ru" {
                "Все команды с примерами: kuznetsk-steel --help"
            } else {
                "All commands with examples: kuznetsk-steel --help"
            });
            UNUSABLE
        }
    }
}

fn run(command: Command, common: &Common, embedded: Option<&'static [u8]>) -> anyhow::Result<u8> {
    let (mut out, mut log) = (io::stdout().lock(), io::stderr());
    let language = common.language();
    let beside = beside();
    match command {
        Command::Help => {
            out.write_all(if language == "ru" { HELP_RU } else { HELP_EN }.as_bytes())?;
            Ok(DONE)
        }
        Command::Version => {
            writeln!(out, "kuznetsk-steel {}", env!("CARGO_PKG_VERSION"))?;
            Ok(DONE)
        }
        Command::Check { path, json } => {
            let path = path.or_else(|| common.content.clone());
            let cache = directories::ProjectDirs::from("", "", "kuznetsk-steel");
            let cache = cache.map(|folders| folders.cache_dir().to_owned());
            let options = check::CheckOptions { path, json, language, beside, embedded, cache };
            Ok(check::run(&options, &mut out, &mut log)?)
        }
        Command::Pack { folder, out: file } => {
            let options = pack::PackOptions { folder, out: file, language };
            Ok(pack::run(&options, &mut out, &mut log)?)
        }
        Command::Verify { file } => {
            let options = verify::VerifyOptions { file, language };
            Ok(verify::run(&options, &mut out, &mut log)?)
        }
        Command::Credits => {
            let path = common.content.clone();
            let options = credits::CreditsOptions { path, language, beside, embedded };
            Ok(credits::run(&options, &mut out, &mut log)?)
        }
        Command::SelfTest { json } => {
            Ok(self_test::run(common, &beside, embedded, json, &mut out)?)
        }
        #[cfg(feature = "gui")]
        Command::Shot(wishes) => shot::run(&wishes, common, &beside, embedded, &mut out),
        #[cfg(feature = "gui")]
        Command::Open(window) => open::run(&window, common, &beside, embedded),
        #[cfg(not(feature = "gui"))]
        Command::Shot(_) | Command::Open(_) => {
            complain(options::say(
                &language,
                "Эта сборка без окна: доступны check, pack, verify, credits и self-test.",
                "This build has no window: check, pack, verify, credits and self-test are there.",
            ));
            Ok(UNUSABLE)
        }
    }
}

/// A sentence on standard error; a closed pipe is no reason to fail twice.
fn complain(sentence: &str) {
    let _ = writeln!(io::stderr(), "{sentence}");
}

/// The folder beside which content may lie: that of the executable, on macOS of the `.app`.
fn beside() -> PathBuf {
    let executable = std::env::current_exe().unwrap_or_default();
    let app = executable.ancestors().find(|path| path.extension().is_some_and(|e| e == "app"));
    let inner = app.unwrap_or(&executable);
    inner.parent().map(PathBuf::from).unwrap_or_default()
}
