//! `claims.toml`, `sources.toml`, `glossary.toml`: what stands behind the texts.
//!
//! Does not know who uses a fact, a source or a term.

use std::collections::BTreeMap;

use super::table::{Sheet, Table, near_miss};
use super::value::Words;
use super::words_of;
use crate::content::claim::{Claim, Confidence, Source, Term};
use crate::content::id::{ClaimId, SourceId, TermId};
use crate::content::locale::Locale;
use crate::content::text::{Placed, TextFile};
use crate::finding::{Code, Finding, Place};

/// One table of `claims.toml` as written.
#[derive(Clone, Debug)]
pub struct ClaimFile {
    /// Where its name stands.
    pub place: Place,
    /// Its number.
    pub id: ClaimId,
    says: Option<Placed<Words>>,
    counts: Option<Placed<Words>>,
    /// `confidence`.
    pub confidence: Option<Confidence>,
    /// `sources`.
    pub sources: Vec<Placed<SourceId>>,
    /// `sources` is there and names none.
    pub sources_empty: bool,
    dissent: Option<Placed<Words>>,
}

impl ClaimFile {
    /// Reads every claim of the file.
    pub fn read(text: &TextFile, languages: &[Locale]) -> (Vec<Self>, Vec<Finding>) {
        Sheet::read(text, languages, |table| named(table, Self::from_table))
    }

    fn from_table(name: &str, place: Place, table: &Table<'_>) -> Self {
        let sources = source_ids(table);
        Self {
            place,
            id: ClaimId::from(name),
            says: table.required("says"),
            counts: table.required("counts"),
            confidence: confidence(table, "confidence"),
            sources_empty: sources.as_ref().is_some_and(|sources| sources.value.is_empty()),
            sources: sources.map(|sources| sources.value).unwrap_or_default(),
            dissent: table.optional("dissent"),
        }
    }

    /// The claim, unless it says nothing or nobody knows how sure it is.
    pub fn convert(self) -> Option<Claim> {
        Some(Claim {
            id: self.id,
            says: self.says?.value,
            counts: words_of(self.counts),
            confidence: self.confidence?,
            sources: self.sources.into_iter().map(|source| source.value).collect(),
            dissent: self.dissent.map(|dissent| dissent.value),
        })
    }
}

/// A source is named by its number, written as one or as a string.
fn source_ids(table: &Table<'_>) -> Option<Placed<Vec<Placed<SourceId>>>> {
    let written: Placed<Vec<Placed<SourceNumber>>> = table.required("sources")?;
    let id = |number: SourceNumber| SourceId::from(number.0);
    Some(written.map(|ids| ids.into_iter().map(|number| number.map(id)).collect()))
}

struct SourceNumber(String);

impl super::value::FromToml for SourceNumber {
    fn from_toml(sheet: &Sheet<'_>, value: &toml::Spanned<toml::de::DeValue<'_>>) -> Option<Self> {
        if value.get_ref().is_str() {
            String::from_toml(sheet, value).map(Self)
        } else {
            i32::from_toml(sheet, value).map(|number| Self(number.to_string()))
        }
    }
}

/// Reads every source of `sources.toml`.
pub fn sources(
    text: &TextFile,
    languages: &[Locale],
) -> (BTreeMap<SourceId, Source>, Vec<Finding>) {
    let (sources, findings) = Sheet::read(text, languages, |table| {
        named(table, |name, _, table| {
            let title: Option<Placed<Words>> = table.required("title");
            let kind: Option<Placed<String>> = table.required("kind");
            let reliability = confidence(table, "reliability");
            let year: Option<Placed<i32>> = table.optional("year");
            let found_at: Option<Placed<String>> = table.optional("where");
            Some(Source {
                id: SourceId::from(name),
                title: title?.value,
                kind: kind.map(|kind| kind.value).unwrap_or_default(),
                reliability: reliability?,
                year: year.map(|year| year.value),
                found_at: found_at.map(|place| place.value).unwrap_or_default(),
            })
        })
    });
    (sources.into_iter().flatten().map(|source| (source.id.clone(), source)).collect(), findings)
}

/// Reads every word of `glossary.toml`.
pub fn terms(text: &TextFile, languages: &[Locale]) -> (BTreeMap<TermId, Term>, Vec<Finding>) {
    let (terms, findings) = Sheet::read(text, languages, |table| {
        named(table, |name, _, table| {
            let term: Option<Placed<Words>> = table.required("term");
            let means: Option<Placed<Words>> = table.required("means");
            Some(Term { id: TermId::from(name), term: term?.value, means: means?.value })
        })
    });
    (terms.into_iter().flatten().map(|term| (term.id.clone(), term)).collect(), findings)
}

/// Reads a file whose tables are named by ids.
pub fn named<T>(table: &Table<'_>, read: impl FnMut(&str, Place, &Table<'_>) -> T) -> Vec<T> {
    let made = table.named_tables(read);
    table.accept_names();
    made
}

fn confidence(table: &Table<'_>, key: &'static str) -> Option<Confidence> {
    const WORDS: [&str; 4] = ["high", "medium", "low", "unverified"];
    let written: Placed<String> = table.required(key)?;
    let confidence = match written.value.as_str() {
        "high" => Confidence::High,
        "medium" => Confidence::Medium,
        "low" => Confidence::Low,
        "unverified" => Confidence::Unverified,
        other => {
            let near = near_miss(other, WORDS);
            let message = if near.is_some() { "unknown-word-near" } else { "unknown-word" };
            let finding = Finding::new(Code::UnknownId, written.place, message);
            let finding = finding.with("word", other).with("words", WORDS.join(", "));
            table.sheet.push(finding.with("near", near.unwrap_or_default()));
            return None;
        }
    };
    Some(confidence)
}
