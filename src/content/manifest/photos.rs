//! `photos.toml`: records of photographs, here and in any folder of photographs.
//!
//! Does not know whether a file or a scene exists.

use super::table::{Sheet, Table, near_miss};
use crate::catalogue::ledger;
use crate::catalogue::rights::Rights;
use crate::catalogue::work::{State, Work, WorkWords};
use crate::content::locale::Locale;
use crate::content::text::{Placed, TextFile};
use crate::finding::{Code, Finding, Place};

/// One `[[photo]]` as written.
#[derive(Clone, Debug)]
pub struct PhotoFile {
    /// The record; none when it has no name or no state.
    pub work: Option<Work>,
    /// `id`.
    pub id: Option<Placed<String>>,
    /// `file`.
    pub file: Option<Placed<String>>,
    /// `chapter`.
    pub chapter: Option<Placed<String>>,
    /// `scene`.
    pub scene: Option<Placed<String>>,
}

/// Reads every record of the file and judges each.
pub fn photos(text: &TextFile, languages: &[Locale]) -> (Vec<PhotoFile>, Vec<Finding>) {
    Sheet::read(text, languages, |table| {
        let photos = table.tables("photo", photo);
        let mut seen: Vec<Placed<String>> = Vec::new();
        for id in photos.iter().filter_map(|photo| photo.id.as_ref()) {
            if let Some(twin) = seen.iter().find(|other| other.value == id.value) {
                let finding = Finding::new(Code::DuplicateId, id.place.clone(), "duplicate-id");
                let line = twin.place.line as usize;
                table.sheet.push(finding.with("id", id.value.as_str()).with("line", line));
            } else {
                seen.push(id.clone());
            }
        }
        photos
    })
}

fn photo(table: &Table<'_>) -> PhotoFile {
    let id: Option<Placed<String>> = table.required("id");
    let file: Option<Placed<String>> = table.optional("file");
    let chapter: Option<Placed<String>> = table.optional("chapter");
    let scene: Option<Placed<String>> = table.optional("scene");
    let state = state(table);
    let text = |key| table.optional(key).map(|t: Placed<String>| t.value).unwrap_or_default();
    let words = table.sheet.languages().iter().map(|locale| words(table, *locale)).collect();
    let (rights, rights_told) = rights(table);
    // Every key is read before anything may be missing, or it would count as unknown.
    let (date, place, author) = (text("date"), text("place"), text("author"));
    let (holder, number) = (text("holder"), text("number"));
    let (rights_basis, restored) = (text("rights_basis"), text("restored"));
    let shows_kmk = table.optional("shows_kmk").map(|yes: Placed<bool>| yes.value);
    let work = state.zip(id.as_ref()).map(|(state, id)| Work {
        id: id.value.clone(),
        state,
        file: file.as_ref().map(|file| file.value.clone()),
        words,
        date,
        place,
        author,
        holder,
        number,
        rights,
        rights_basis,
        shows_kmk,
        restored,
        chapter: chapter.as_ref().map(|chapter| chapter.value.clone()),
        scene: scene.as_ref().map(|scene| scene.value.clone()),
    });
    for fault in work.iter().flat_map(ledger::faults) {
        // An unknown statement was told as such; that it is therefore missing follows from it.
        if fault.code != Code::RightsMissing || !rights_told {
            table.sheet.push(finding(table, &fault, id.as_ref()));
        }
    }
    PhotoFile { work, id, file, chapter, scene }
}

fn finding(table: &Table<'_>, fault: &ledger::Fault, id: Option<&Placed<String>>) -> Finding {
    let place: Place = table.place_of(&fault.field);
    let id = id.map(|id| id.value.as_str()).unwrap_or_default();
    Finding::new(fault.code, place, fault.message).with("key", fault.field.as_str()).with("id", id)
}

fn state(table: &Table<'_>) -> Option<State> {
    let word: Placed<String> = table.required("state")?;
    let state = State::parse(&word.value);
    if state.is_none() {
        let near = near_miss(&word.value, State::WORDS);
        let message = if near.is_some() { "unknown-word-near" } else { "unknown-word" };
        let finding = Finding::new(Code::UnknownId, word.place, message);
        let finding = finding.with("word", word.value).with("words", State::WORDS.join(", "));
        table.sheet.push(finding.with("near", near.unwrap_or_default()));
    }
    state
}

/// The statement, and whether one stands there that nobody knows.
fn rights(table: &Table<'_>) -> (Option<Rights>, bool) {
    let Some(uri) = table.optional::<String>("rights") else { return (None, false) };
    if uri.value.trim().is_empty() {
        return (None, false);
    }
    let rights = Rights::parse(&uri.value);
    if rights.is_none() {
        let finding = Finding::new(Code::RightsMissing, uri.place, "rights-unknown");
        table.sheet.push(finding.with("uri", uri.value));
        return (None, true);
    }
    (rights, false)
}

fn words(table: &Table<'_>, locale: Locale) -> WorkWords {
    let text = |key: &'static str| {
        table.optional(key).map(|t: Placed<String>| t.value.trim().to_owned()).unwrap_or_default()
    };
    // Keys must be known while the program is built; records speak the two languages of the hall.
    let [title, shows, credit, alt] = match locale {
        Locale::RU => ["title_ru", "shows_ru", "credit_ru", "alt_ru"],
        _ => ["title_en", "shows_en", "credit_en", "alt_en"],
    };
    WorkWords {
        language: locale.to_string(),
        title: text(title),
        shows: text(shows),
        credit: text(credit),
        alt: text(alt),
    }
}
