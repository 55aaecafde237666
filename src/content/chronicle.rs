//! People, places and dates of the exhibit: the same facts by name, by map and by year.
//!
//! Knows no screen and no scene; only the facts each rests on.

use super::id::{ChapterId, ClaimId, PersonId, PlaceId};
use super::locale::Localized;

/// Someone the exhibit names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Its name in the files.
    pub id: PersonId,
    /// The name as printed.
    pub name: Localized<String>,
    /// Years of life as printed; empty where they are not known.
    pub years: String,
    /// Who it was.
    pub who: Localized<String>,
    /// The facts this rests on.
    pub facts: Vec<ClaimId>,
}

/// Somewhere the exhibit tells of.
#[derive(Clone, Debug, PartialEq)]
pub struct Locality {
    /// Its name in the files.
    pub id: PlaceId,
    /// The name as printed.
    pub name: Localized<String>,
    /// Degrees north.
    pub lat: f32,
    /// Degrees east.
    pub lon: f32,
    /// The facts this rests on.
    pub facts: Vec<ClaimId>,
}

/// Something that happened on a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// When, as EDTF writes it: `1932-04-03`, `1941-07~`.
    pub date: String,
    /// What, in a sentence.
    pub says: Localized<String>,
    /// The fact that vouches for it.
    pub fact: ClaimId,
    /// The chapter that tells of it.
    pub chapter: Option<ChapterId>,
}
