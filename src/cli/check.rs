//! `check [PATH] [--json]`: prints every finding, and says by its exit code whether one is grave.
//!
//! Gathers and prints; judges nothing itself.

mod memory;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget};

use crate::content::loader::discover;
use crate::finding::{Finding, Sentence, Severity, write_json, write_text};
use crate::media::inspection::inspect;

pub use memory::CheckMemory;

/// Nothing grave was found, or what was asked is done.
pub const DONE: u8 = 0;
/// Something grave was found, or what was asked is refused.
pub const REFUSED: u8 = 1;
/// The call cannot be carried out as written.
pub const UNUSABLE: u8 = 2;

/// After so long a run a person wants to see that something happens.
const PATIENCE: Duration = Duration::from_secs(1);

/// What `check` was asked.
#[derive(Clone, Debug, Default)]
pub struct CheckOptions {
    /// The exhibit to check; without it, what the program would open.
    pub path: Option<PathBuf>,
    /// An array of objects instead of lines.
    pub json: bool,
    /// The language of sentences: `ru` or `en`.
    pub language: String,
    /// The folder of the executable, where an exhibit may lie.
    pub beside: PathBuf,
    /// The exhibit inside the executable.
    pub embedded: Option<&'static [u8]>,
    /// Where verdicts are remembered; `None` forgets them.
    pub cache: Option<PathBuf>,
}

/// Runs the command: findings to `out`, everything else to `log`. Returns the exit code.
///
/// # Errors
/// When a writer fails, as a closed pipe does.
pub fn run(options: &CheckOptions, out: &mut impl Write, log: &mut impl Write) -> io::Result<u8> {
    let library = match discover(options.path.as_deref(), &options.beside, options.embedded) {
        Ok(library) => library,
        Err(error) => {
            writeln!(log, "{}", error.say(&options.language))?;
            return Ok(UNUSABLE);
        }
    };
    let memory = CheckMemory::open(options.cache.as_deref());
    let bar = ProgressBar::hidden();
    let mut findings = inspect(&library, &memory, &|done, all| show(&bar, done, all));
    bar.finish_and_clear();
    memory.save();
    for finding in &mut findings {
        finding.place.file = library.files().shown_name(&finding.place.file).into();
    }
    if options.json {
        write_json(&findings, &options.language, out)?;
    } else {
        write_text(&findings, &options.language, out)?;
        writeln!(log, "{}", summary(&findings, &options.language))?;
    }
    let grave = findings.iter().any(|finding| finding.severity() == Severity::Error);
    Ok(if grave { REFUSED } else { DONE })
}

/// A bar, once the run has taken a while and somebody watches.
fn show(bar: &ProgressBar, done: usize, all: usize) {
    if bar.is_hidden() && bar.elapsed() > PATIENCE && io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::stderr());
    }
    bar.set_length(all as u64);
    bar.set_position(done as u64);
}

/// One line on how it stands.
fn summary(findings: &[Finding], language: &str) -> String {
    let errors = findings.iter().filter(|f| f.severity() == Severity::Error).count();
    let message = if findings.is_empty() { "check-clean" } else { "check-summary" };
    let sentence = Sentence::new(message).with("errors", errors);
    sentence.with("warnings", findings.len() - errors).say(language)
}
