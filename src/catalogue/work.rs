//! The record of one photograph, in the words of its holder.
//!
//! Knows no file beside it and no scene that shows it.

use super::rights::Rights;

/// Whether a photograph can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is here: picture, caption, credit, rights.
    Present,
    /// It exists somewhere and is looked for.
    Wanted,
    /// It is known, and its rights are not cleared.
    Withheld,
}

impl State {
    /// The states as authors name them.
    pub const WORDS: [&str; 3] = ["present", "wanted", "withheld"];

    /// Reads an author's word.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "present" => Some(Self::Present),
            "wanted" => Some(Self::Wanted),
            "withheld" => Some(Self::Withheld),
            _ => None,
        }
    }
}

/// A photograph's record. Texts that a language lacks are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// Its name in the exhibit.
    pub id: String,
    /// Whether it can be seen.
    pub state: State,
    /// The picture, beside the record.
    pub file: Option<String>,
    /// Title, what it shows, credit line and description, by language tag.
    pub words: Vec<WorkWords>,
    /// When it was taken, as EDTF writes it, with its doubt.
    pub date: String,
    /// Where.
    pub place: String,
    /// By whom; "unknown" where nobody knows.
    pub author: String,
    /// Who keeps it.
    pub holder: String,
    /// Its number there.
    pub number: String,
    /// What may be done with it.
    pub rights: Option<Rights>,
    /// Why that statement is right.
    pub rights_basis: String,
    /// Whether it shows the combine itself.
    pub shows_kmk: Option<bool>,
    /// What was restored, if anything.
    pub restored: String,
    /// The chapter it belongs to.
    pub chapter: Option<String>,
    /// The scene it belongs to.
    pub scene: Option<String>,
}

/// The words of a record in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkWords {
    /// The language's tag.
    pub language: String,
    /// Its title.
    pub title: String,
    /// What it shows.
    pub shows: String,
    /// The line its holder requires.
    pub credit: String,
    /// A description for those who do not see it.
    pub alt: String,
}
