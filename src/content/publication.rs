//! The publication: what the exhibit is called, in which languages, and in which order it reads.
//!
//! Knows no chapter's inside: chapters are read when they are wanted, so that the start does not
//! grow with the content.

use std::collections::BTreeMap;

use super::claim::{Claim, Source, Term};
use super::id::{ChapterId, ClaimId, SourceId, TermId};
use super::locale::{Locale, Localized};

/// The exhibit as its authors ordered it.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    /// Its title.
    pub title: Localized<String>,
    /// A line under the title.
    pub subtitle: Localized<String>,
    /// A saying for the home screen.
    pub epigraph: Option<Epigraph>,
    /// Its languages; the first is the default; never empty.
    pub languages: Vec<Locale>,
    /// The reading order.
    pub order: Vec<ChapterId>,
    /// The screen the exhibit was composed for.
    pub display: Display,
}

impl Publication {
    /// What stands in for an exhibit that cannot be read: no chapter, both languages, so that the
    /// staff page can say what is wrong.
    pub fn broken() -> Self {
        Self {
            title: Localized::default(),
            subtitle: Localized::default(),
            epigraph: None,
            languages: vec![Locale::RU, Locale::EN],
            order: Vec::new(),
            display: Display { diagonal_mm: 1092.0, distance_mm: 700.0 },
        }
    }

    /// Whether there is nothing to show.
    pub fn is_broken(&self) -> bool {
        self.order.is_empty()
    }

    /// The language a visitor meets first.
    pub fn default_locale(&self) -> Locale {
        self.languages.first().copied().unwrap_or(Locale::RU)
    }

    /// The place of a chapter in the reading order, counted from nought.
    pub fn position(&self, id: &ChapterId) -> Option<usize> {
        self.order.iter().position(|c| c == id)
    }
}

/// A saying and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Epigraph {
    /// The words.
    pub text: Localized<String>,
    /// Whose they are.
    pub who: Localized<String>,
}

/// The size of the screen and how far away the visitor stands, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Display {
    /// Diagonal of the picture.
    pub diagonal_mm: f32,
    /// Eye to screen.
    pub distance_mm: f32,
}

/// What stands behind the texts: claims, sources, and words explained.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reference {
    /// Claims by number.
    pub claims: BTreeMap<ClaimId, Claim>,
    /// Sources by number.
    pub sources: BTreeMap<SourceId, Source>,
    /// The glossary.
    pub terms: BTreeMap<TermId, Term>,
}

/// What must be said about a voice, a font, a source or an author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// What it is: "Russian narration", "The text face".
    pub what: Localized<String>,
    /// Whose it is, in the words the holder requires.
    pub who: Localized<String>,
    /// Its licence, as its name is written everywhere; empty where none is needed.
    pub licence: String,
}
