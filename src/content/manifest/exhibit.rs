//! `exhibit.toml`: title, languages, reading order, display.
//!
//! Does not know whether the chapters it orders exist.

use super::table::{Sheet, Table};
use super::value::{Name, Words};
use super::words_of;
use crate::content::id::ChapterId;
use crate::content::locale::Locale;
use crate::content::publication::{Display, Epigraph, Publication};
use crate::content::text::{Placed, TextFile};
use crate::finding::{Arg, Code, Finding};

/// The hall's screen, where the exhibit does not name another: 43 inches at arm's length.
const DEFAULT_DISPLAY: Display = Display { diagonal_mm: 1092.0, distance_mm: 700.0 };

/// `exhibit.toml` as written.
#[derive(Clone, Debug)]
pub struct ExhibitFile {
    /// `title`.
    pub title: Option<Placed<Words>>,
    /// `subtitle`.
    pub subtitle: Option<Placed<Words>>,
    /// `[epigraph]`: `text`, `who`.
    pub epigraph: Option<EpigraphFile>,
    /// `languages`, those that can be read.
    pub languages: Vec<Locale>,
    /// `order`, each chapter once.
    pub order: Vec<Placed<ChapterId>>,
    /// `display`.
    pub display: Option<Display>,
}

/// `[epigraph]` as written.
#[derive(Clone, Debug)]
pub struct EpigraphFile {
    /// `text`.
    pub text: Option<Placed<Words>>,
    /// `who`.
    pub who: Option<Placed<Words>>,
}

impl ExhibitFile {
    /// Reads the file.
    pub fn read(text: &TextFile) -> (Self, Vec<Finding>) {
        Sheet::read(text, &[], Self::from_table)
    }

    fn from_table(table: &Table<'_>) -> Self {
        let languages = languages(table);
        table.sheet.set_languages(languages.clone());
        Self {
            title: table.required("title"),
            subtitle: table.optional("subtitle"),
            epigraph: table
                .tables("epigraph", |t| EpigraphFile {
                    text: t.required("text"),
                    who: t.required("who"),
                })
                .pop(),
            languages,
            order: order(table),
            display: table.tables("display", display).pop().flatten(),
        }
    }

    /// The publication, unless its title, its languages or its order cannot be read.
    pub fn convert(self) -> Option<Publication> {
        if self.languages.is_empty() || self.order.is_empty() {
            return None;
        }
        Some(Publication {
            title: self.title?.value,
            subtitle: words_of(self.subtitle),
            epigraph: self.epigraph.and_then(|said| {
                Some(Epigraph { text: said.text?.value, who: words_of(said.who) })
            }),
            languages: self.languages,
            order: self.order.into_iter().map(|id| id.value).collect(),
            display: self.display.unwrap_or(DEFAULT_DISPLAY),
        })
    }
}

fn languages(table: &Table<'_>) -> Vec<Locale> {
    let mut languages = Vec::new();
    let written: Option<Placed<Vec<Placed<String>>>> = table.required("languages");
    for tag in written.map(|w| w.value).unwrap_or_default() {
        let Some(locale) = Locale::parse(&tag.value) else {
            let finding = Finding::new(Code::TomlSyntax, tag.place, "toml-wrong-kind");
            let finding = finding.with("expected", Arg::Words("kind-language"));
            table.sheet.push(finding.with("found", Arg::Words("found-text")));
            continue;
        };
        if languages.contains(&locale) {
            let finding = Finding::new(Code::DuplicateId, tag.place, "duplicate-in-list");
            table.sheet.push(finding.with("id", tag.value));
        } else {
            languages.push(locale);
        }
    }
    languages
}

fn order(table: &Table<'_>) -> Vec<Placed<ChapterId>> {
    let mut order: Vec<Placed<ChapterId>> = Vec::new();
    let written: Option<Placed<Vec<Placed<Name>>>> = table.required("order");
    for name in written.map(|w| w.value).unwrap_or_default() {
        let id = ChapterId::from(name.value.0);
        if order.iter().any(|other| other.value == id) {
            let finding = Finding::new(Code::DuplicateId, name.place, "duplicate-in-list");
            table.sheet.push(finding.with("id", id.as_str()));
        } else {
            order.push(Placed { value: id, place: name.place });
        }
    }
    order
}

fn display(table: &Table<'_>) -> Option<Display> {
    let diagonal: Option<Placed<f32>> = table.required("diagonal_mm");
    let distance: Option<Placed<f32>> = table.required("distance_mm");
    let (diagonal_mm, distance_mm) = (diagonal?.value, distance?.value);
    (diagonal_mm > 0.0 && distance_mm > 0.0).then_some(Display { diagonal_mm, distance_mm })
}
