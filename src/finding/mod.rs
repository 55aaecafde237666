//! A fault in what the exhibit is made of: its code, its place, its sentence and its hint.
//!
//! Knows no file format and judges nothing: every floor judges its own and hands a [`Finding`] on.

mod code;
mod messages;
mod report;
mod sentence;

use std::fmt;
use std::sync::Arc;

pub use code::{Code, Severity};
pub use report::{write_json, write_text};
pub use sentence::{Arg, Sentence};

/// Where a fault stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, with forward slashes, such as `content/exhibit.toml`.
    pub file: Arc<str>,
    /// Counted from one.
    pub line: u32,
    /// Counted from one, in characters.
    pub column: u32,
}

impl Place {
    /// The beginning of a file.
    pub fn start_of(file: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), line: 1, column: 1 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// A fault, its place, its sentence and its hint. The words are found when they are asked for,
/// so that one finding speaks every language of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of fault it is; also tells how grave.
    pub code: Code,
    /// Where it stands.
    pub place: Place,
    sentence: Sentence,
}

impl Finding {
    /// A finding whose sentence is the message `message` of `messages/*.ftl`.
    pub fn new(code: Code, place: Place, message: &'static str) -> Self {
        Self { code, place, sentence: Sentence::new(message) }
    }

    /// The same finding with a value for its sentence or hint.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.sentence = self.sentence.with(name, value);
        self
    }

    /// A text value of the sentence, such as the path it names.
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.sentence.args.iter().find(|(own, _)| *own == name).and_then(|(_, arg)| match arg {
            Arg::Text(text) => Some(text.as_str()),
            Arg::Number(_) | Arg::Words(_) | Arg::Said(_) => None,
        })
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The sentence in a language (`ru`, `en`; anything else reads English).
    pub fn message(&self, language: &str) -> String {
        self.sentence.say(language)
    }

    /// What to do, in a language (`ru`, `en`; anything else reads English).
    pub fn hint(&self, language: &str) -> String {
        self.sentence.hint(language)
    }

    /// What a list of findings is sorted by: file, line, column, then code and words.
    pub fn order_key(&self) -> impl Ord + use<> {
        (self.place.clone(), self.code, self.sentence.clone())
    }
}

/// Sorts findings by place and drops those said twice.
pub fn tidy(findings: &mut Vec<Finding>) {
    findings.sort_by_cached_key(Finding::order_key);
    findings.dedup();
}
