//! What a record must say before its photograph is shown, or before it is looked for.
//!
//! Judges single records. Knows no place in a file: it names the field, the caller finds it.

use super::rights::Standing;
use super::work::{State, Work, WorkWords};
use crate::finding::Code;

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field it is about.
    pub field: String,
    /// What kind of fault it is.
    pub code: Code,
    /// The message that says it.
    pub message: &'static str,
}

/// Every fault of a record.
pub fn faults(work: &Work) -> Vec<Fault> {
    let mut faults = Vec::new();
    match work.state {
        State::Present => present(work, &mut faults),
        State::Wanted => required(&[("holder", &work.holder)], &mut faults),
        State::Withheld => {
            required(&[("holder", &work.holder), ("number", &work.number)], &mut faults);
        }
    }
    words(work, &mut faults);
    faults
}

fn present(work: &Work, faults: &mut Vec<Fault>) {
    if work.file.is_none() {
        faults.push(missing("file"));
    }
    let fields = [
        ("date", &work.date),
        ("place", &work.place),
        ("author", &work.author),
        ("holder", &work.holder),
    ];
    required(&fields, faults);
    match &work.rights {
        None => faults.push(Fault {
            field: "rights".to_owned(),
            code: Code::RightsMissing,
            message: "rights-missing",
        }),
        Some(rights) if rights.standing() != Standing::Open && work.rights_basis.is_empty() => {
            faults.push(Fault {
                field: "rights".to_owned(),
                code: Code::PhotoRefused,
                message: "photo-not-cleared",
            });
        }
        Some(_) => {}
    }
    if work.words.iter().all(|words| words.credit.is_empty()) {
        faults.push(Fault {
            field: "credit".to_owned(),
            code: Code::CreditMissing,
            message: "credit-missing",
        });
    }
}

/// Title and description are required everywhere; whatever one language has, every one must have.
fn words(work: &Work, faults: &mut Vec<Fault>) {
    type Part = fn(&WorkWords) -> &str;
    let parts: [(&str, bool, Part); 4] = [
        ("title", true, |words| &words.title),
        ("shows", true, |words| &words.shows),
        ("credit", false, |words| &words.credit),
        ("alt", false, |words| &words.alt),
    ];
    for (name, is_required, part) in parts {
        let nowhere = work.words.iter().all(|words| part(words).is_empty());
        for words in work.words.iter().filter(|words| part(words).is_empty()) {
            let field = format!("{name}_{}", words.language);
            match (nowhere, is_required) {
                (true, true) => faults.push(missing(&field)),
                (true, false) => {}
                (false, _) => faults.push(Fault {
                    field,
                    code: Code::MissingTranslation,
                    message: "photo-untranslated",
                }),
            }
        }
    }
}

fn required(fields: &[(&str, &String)], faults: &mut Vec<Fault>) {
    let empty = fields.iter().filter(|(_, value)| value.trim().is_empty());
    faults.extend(empty.map(|(field, _)| missing(field)));
}

fn missing(field: &str) -> Fault {
    Fault { field: field.to_owned(), code: Code::MissingKey, message: "missing-key" }
}
