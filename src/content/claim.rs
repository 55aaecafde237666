//! Claims: what is said, who says and counts so, how sure we are, and who disagrees.
//!
//! Knows no chapter: a paragraph names its claims, never the other way round.

use super::id::{ClaimId, SourceId, TermId};
use super::locale::Localized;

/// How sure we are. An unverified fact is never shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// No source was found.
    Unverified,
    /// A slogan, a single amateur source.
    Low,
    /// Local press, biographies, reference works with notes.
    Medium,
    /// Official, scholarly, the plant's own chronicle, or two independent sources.
    High,
}

/// A statement with its warrant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its number in the factual basis.
    pub id: ClaimId,
    /// The claim in one sentence.
    pub says: Localized<String>,
    /// Who says or counts so.
    pub counts: Localized<String>,
    /// How sure we are.
    pub confidence: Confidence,
    /// Where it stands.
    pub sources: Vec<SourceId>,
    /// Who disagrees, and how.
    pub dissent: Option<Localized<String>>,
}

/// A document that claims rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its number.
    pub id: SourceId,
    /// Its title.
    pub title: Localized<String>,
    /// What kind of source it is, such as `chronicle` or `press`.
    pub kind: String,
    /// How far it is to be trusted.
    pub reliability: Confidence,
    /// Year of publication.
    pub year: Option<i32>,
    /// Where to find it: an address or a shelf mark; empty when there is none to give.
    pub found_at: String,
}

/// A word explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its name in links.
    pub id: TermId,
    /// The word.
    pub term: Localized<String>,
    /// What it means, in a sentence or two.
    pub means: Localized<String>,
}
