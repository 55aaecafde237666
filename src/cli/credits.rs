//! `credits`: prints what must be printed, as the credits screen shows it.
//!
//! Knows no licence text: authors write credits in `assets/credits.toml`, photographs carry their
//! own lines.

use std::io::{self, Write};
use std::path::PathBuf;

use super::check::{DONE, REFUSED, UNUSABLE};
use crate::catalogue::work::State;
use crate::content::loader::discover;
use crate::content::locale::Locale;
use crate::finding::{Severity, write_text};

/// What `credits` was asked.
#[derive(Clone, Debug, Default)]
pub struct CreditsOptions {
    /// The exhibit; without it, what the program would open.
    pub path: Option<PathBuf>,
    /// The language: `ru` or `en`.
    pub language: String,
    /// The folder of the executable, where an exhibit may lie.
    pub beside: PathBuf,
    /// The exhibit inside the executable.
    pub embedded: Option<&'static [u8]>,
}

/// Runs the command: credits to `out`, everything else to `log`. Returns the exit code.
///
/// # Errors
/// When a writer fails, as a closed pipe does.
pub fn run(options: &CreditsOptions, out: &mut impl Write, log: &mut impl Write) -> io::Result<u8> {
    let library = match discover(options.path.as_deref(), &options.beside, options.embedded) {
        Ok(library) => library,
        Err(error) => {
            writeln!(log, "{}", error.say(&options.language))?;
            return Ok(UNUSABLE);
        }
    };
    let locale = Locale::parse(&options.language).unwrap_or(Locale::RU);
    let (publication, mut findings) = library.publication();
    if let Some(publication) = publication {
        writeln!(out, "{}\n", publication.title.text(locale))?;
    }
    let (credits, more) = library.credits();
    findings.extend(more);
    for credit in credits {
        write!(out, "{}: {}", credit.what.text(locale), credit.who.text(locale))?;
        if credit.licence.is_empty() {
            writeln!(out)?;
        } else {
            writeln!(out, " ({})", credit.licence)?;
        }
    }
    let (photos, more) = library.photos();
    findings.extend(more);
    for work in photos.iter().filter(|work| work.state == State::Present) {
        let words = |part: fn(&crate::catalogue::work::WorkWords) -> &str| {
            let own = work.words.iter().find(|words| words.language == locale.as_str());
            let any = own.into_iter().chain(&work.words).map(part).find(|text| !text.is_empty());
            any.unwrap_or_default().to_owned()
        };
        writeln!(out, "{}: {}", words(|w| &w.title), words(|w| &w.credit))?;
    }
    write_text(&findings, &options.language, log)?;
    let grave = findings.iter().any(|finding| finding.severity() == Severity::Error);
    Ok(if grave { REFUSED } else { DONE })
}
