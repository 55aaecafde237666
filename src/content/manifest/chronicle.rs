//! `people.toml`, `places.toml`, `timeline.toml`.
//!
//! Does not know whether a fact or a chapter exists.

use super::table::{Sheet, Table};
use super::value::{Name, Words};
use super::words_of;
use crate::content::chronicle::{Happening, Locality, Person};
use crate::content::id::{ChapterId, ClaimId, PersonId, PlaceId};
use crate::content::locale::Locale;
use crate::content::text::{Placed, TextFile};
use crate::finding::Finding;

/// One entry as read, and what it leans on with its places.
#[derive(Clone, Debug)]
pub struct Entry<T> {
    /// The entry; none when something it needs cannot be read.
    pub made: Option<T>,
    /// Its facts.
    pub facts: Vec<Placed<ClaimId>>,
    /// Its chapter.
    pub chapter: Option<Placed<ChapterId>>,
}

/// Reads `people.toml`.
pub fn people(text: &TextFile, languages: &[Locale]) -> (Vec<Entry<Person>>, Vec<Finding>) {
    Sheet::read(text, languages, |table| {
        super::reference::named(table, |id, _, table| {
            let name: Option<Placed<Words>> = table.required("name");
            let years: Option<Placed<String>> = table.optional("years");
            let who = words_of(table.required("who"));
            let facts = facts(table);
            let made = name.map(|name| Person {
                id: PersonId::from(id),
                name: name.value,
                years: years.map(|years| years.value).unwrap_or_default(),
                who,
                facts: bare(&facts),
            });
            Entry { made, facts, chapter: None }
        })
    })
}

/// Reads `places.toml`.
pub fn places(text: &TextFile, languages: &[Locale]) -> (Vec<Entry<Locality>>, Vec<Finding>) {
    Sheet::read(text, languages, |table| {
        super::reference::named(table, |id, _, table| {
            let name: Option<Placed<Words>> = table.required("name");
            let lat: Option<Placed<f32>> = table.required("lat");
            let lon: Option<Placed<f32>> = table.required("lon");
            let facts = facts(table);
            let made = || {
                let (name, lat, lon) = (name?.value, lat?.value, lon?.value);
                Some(Locality { id: PlaceId::from(id), name, lat, lon, facts: bare(&facts) })
            };
            Entry { made: made(), facts: facts.clone(), chapter: None }
        })
    })
}

/// Reads `timeline.toml`.
pub fn timeline(text: &TextFile, languages: &[Locale]) -> (Vec<Entry<Happening>>, Vec<Finding>) {
    Sheet::read(text, languages, |table| table.tables("event", happening))
}

fn happening(table: &Table<'_>) -> Entry<Happening> {
    let date: Option<Placed<String>> = table.required("date");
    let says: Option<Placed<Words>> = table.required("says");
    let fact = table.required::<String>("fact").map(|fact| fact.map(ClaimId::from));
    let chapter: Option<Placed<Name>> = table.optional("chapter");
    let chapter = chapter.map(|chapter| chapter.map(|name| ChapterId::from(name.0)));
    let made = || {
        Some(Happening {
            date: date?.value,
            says: says?.value,
            fact: fact.as_ref()?.value.clone(),
            chapter: chapter.as_ref().map(|chapter| chapter.value.clone()),
        })
    };
    Entry { made: made(), facts: fact.iter().cloned().collect(), chapter }
}

fn facts(table: &Table<'_>) -> Vec<Placed<ClaimId>> {
    let written: Option<Placed<Vec<Placed<String>>>> = table.required("facts");
    let facts = written.map(|facts| facts.value).unwrap_or_default();
    facts.into_iter().map(|fact| fact.map(ClaimId::from)).collect()
}

fn bare(facts: &[Placed<ClaimId>]) -> Vec<ClaimId> {
    facts.iter().map(|fact| fact.value.clone()).collect()
}
