//! `assets/credits.toml`: whose voices, fonts and sources these are, in the words they require.
//!
//! Does not know where credits are shown.

use super::table::Sheet;
use super::value::Words;
use crate::content::locale::Locale;
use crate::content::publication::Credit;
use crate::content::text::{Placed, TextFile};
use crate::finding::Finding;

/// Reads every `[[credit]]` with `what`, `who` and `licence`.
pub fn credits(text: &TextFile, languages: &[Locale]) -> (Vec<Credit>, Vec<Finding>) {
    let (credits, findings) = Sheet::read(text, languages, |table| {
        table.tables("credit", |table| {
            let what: Option<Placed<Words>> = table.required("what");
            let who: Option<Placed<Words>> = table.required("who");
            let licence: Option<Placed<String>> = table.optional("licence");
            let licence = licence.map(|licence| licence.value).unwrap_or_default();
            Some(Credit { what: what?.value, who: who?.value, licence })
        })
    });
    (credits.into_iter().flatten().collect(), findings)
}
