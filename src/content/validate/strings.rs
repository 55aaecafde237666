//! The words of the interface: `assets/strings/<lang>.ftl`.
//!
//! An entry that cannot be read is a word the visitor does not get in that language, so both a
//! syntax error and an absent entry are `missing-translation`. Knows no screen.

use std::collections::BTreeMap;

use fluent_syntax::ast::Entry;
use fluent_syntax::parser;

use super::{Exhibit, structure};
use crate::content::loader::EXHIBIT;
use crate::content::text::TextFile;
use crate::finding::{Code, Finding, Place};

pub(super) fn judge(exhibit: &Exhibit<'_>, findings: &mut Vec<Finding>) {
    let mut read: Vec<(String, BTreeMap<String, Place>)> = Vec::new();
    let mut absent = Vec::new();
    for locale in exhibit.library.languages() {
        let path = format!("assets/strings/{locale}.ftl");
        match exhibit.library.text(&path) {
            Ok(Some(text)) => read.push((path, entries(&text, findings))),
            Ok(None) => absent.push(path),
            Err(finding) => findings.push(finding),
        }
    }
    // An exhibit without any strings uses no screen of ours; half of them is a fault.
    if !read.is_empty() {
        let place = Place::start_of(EXHIBIT);
        findings.extend(absent.iter().map(|path| structure::missing_file(&place, path)));
    }
    compare(&read, findings);
}

/// The names of a file's messages; what cannot be read is told.
fn entries(text: &TextFile, findings: &mut Vec<Finding>) -> BTreeMap<String, Place> {
    let (resource, errors) = match parser::parse(text.text()) {
        Ok(resource) => (resource, Vec::new()),
        Err(broken) => broken,
    };
    let mut names = BTreeMap::new();
    for error in errors {
        let start = error.slice.as_ref().map_or(error.pos.start, |slice| slice.start);
        let finding =
            Finding::new(Code::MissingTranslation, text.place(error.pos.start), "strings-syntax");
        findings.push(finding);
        // The entry is there, only unreadable: the other language is not to blame.
        if let Some(name) = broken_name(&text.text()[start..]) {
            names.insert(name, text.place(start));
        }
    }
    for entry in resource.body {
        if let Entry::Message(message) = entry {
            let offset = message.id.name.as_ptr() as usize - text.text().as_ptr() as usize;
            names.insert(message.id.name.to_owned(), text.place(offset));
        }
    }
    names
}

fn broken_name(entry: &str) -> Option<String> {
    let name: String =
        entry.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    (!name.is_empty()).then_some(name)
}

fn compare(files: &[(String, BTreeMap<String, Place>)], findings: &mut Vec<Finding>) {
    for (path, names) in files {
        let others = files.iter().filter(|(other, _)| other != path);
        let mut told: Vec<&String> = Vec::new();
        for (name, place) in others.flat_map(|(_, names)| names) {
            if !names.contains_key(name) && !told.contains(&name) {
                told.push(name);
                let finding =
                    Finding::new(Code::MissingTranslation, place.clone(), "string-untranslated");
                findings.push(finding.with("id", name.as_str()).with("path", path.as_str()));
            }
        }
    }
}
