//! Tables of a TOML file, read key by key with the place of each.
//!
//! One run finds every fault of a file: a value of the wrong kind, a key that is missing or that
//! nothing reads. Derived deserialisation would stop at the first, so this reads the spanned tree
//! directly. Knows no manifest: each names its own keys.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::value::FromToml;
use crate::content::locale::Locale;
use crate::content::text::{Placed, TextFile};
use crate::finding::{Arg, Code, Finding, Place};

/// How different two names may be (Jaro–Winkler) and still be one mistyped: `drawng`, `titel`.
const NEAR_MISS: f64 = 0.84;

/// The candidate that `name` was probably meant to be.
pub fn near_miss<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .filter(|(likeness, candidate)| *likeness >= NEAR_MISS && *candidate != name)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// One file while it is read: its text, the exhibit's languages, and what was found so far.
#[derive(Debug)]
pub struct Sheet<'a> {
    text: &'a TextFile,
    languages: RefCell<Vec<Locale>>,
    findings: RefCell<Vec<Finding>>,
    whole: bool,
}

impl<'a> Sheet<'a> {
    /// Reads a file with `read` and returns what it made together with every finding.
    ///
    /// After a syntax error only syntax errors are told: what is missing then is their consequence.
    pub fn read<T>(
        text: &'a TextFile,
        languages: &[Locale],
        read: impl FnOnce(&Table<'_>) -> T,
    ) -> (T, Vec<Finding>) {
        let (tree, errors) = DeTable::parse_recoverable(text.text());
        let sheet = Self {
            text,
            languages: RefCell::new(languages.to_vec()),
            findings: RefCell::default(),
            whole: errors.is_empty(),
        };
        let mut faults: Vec<_> = errors
            .iter()
            .map(|error| (error.span().map_or(0, |span| span.start), error.message()))
            .collect();
        faults.sort_unstable();
        let mut last_line = 0;
        for (at, message) in faults {
            let place = text.place(at);
            // What the parser says further on the same line follows from the first.
            if std::mem::replace(&mut last_line, place.line) != place.line {
                let finding = Finding::new(Code::TomlSyntax, place, "toml-syntax");
                let finding = finding.with("fault", super::syntax::words(message));
                sheet.findings.borrow_mut().push(finding);
            }
        }
        let table = Table::new(&sheet, tree.get_ref(), 0);
        let made = read(&table);
        table.close();
        (made, sheet.findings.into_inner())
    }

    /// Adds a finding, unless it would follow from a syntax error.
    pub fn push(&self, finding: Finding) {
        if self.whole {
            self.findings.borrow_mut().push(finding);
        }
    }

    /// The place of a byte.
    pub fn place(&self, offset: usize) -> Place {
        self.text.place(offset)
    }

    /// The exhibit's languages, as far as they are known yet.
    pub fn languages(&self) -> Vec<Locale> {
        self.languages.borrow().clone()
    }

    /// Sets the exhibit's languages: `exhibit.toml` itself names them.
    pub fn set_languages(&self, languages: Vec<Locale>) {
        *self.languages.borrow_mut() = languages;
    }

    /// Adds that a value is not what was expected there.
    pub fn wrong_kind(&self, value: &Spanned<DeValue<'_>>, expected: &'static str) {
        let place = self.place(value.span().start);
        let finding = Finding::new(Code::TomlSyntax, place, "toml-wrong-kind");
        let found = super::syntax::kind(value.get_ref());
        self.push(finding.with("expected", Arg::Words(expected)).with("found", Arg::Words(found)));
    }
}

/// One table of a file. Every key that is asked for is known; [`Table::close`] tells the others.
#[derive(Debug)]
pub struct Table<'a> {
    /// The file it stands in.
    pub sheet: &'a Sheet<'a>,
    entries: &'a DeTable<'a>,
    offset: usize,
    known: RefCell<Vec<&'static str>>,
    missing: RefCell<Vec<&'static str>>,
    names: Cell<bool>,
}

impl<'a> Table<'a> {
    /// A table that begins at a byte of the file.
    pub fn new(sheet: &'a Sheet<'a>, entries: &'a DeTable<'a>, offset: usize) -> Self {
        Self {
            sheet,
            entries,
            offset,
            known: RefCell::default(),
            missing: RefCell::default(),
            names: Cell::new(false),
        }
    }

    /// Where the table begins.
    pub fn place(&self) -> Place {
        self.sheet.place(self.offset)
    }

    /// A value that must be there.
    pub fn required<T: FromToml>(&self, key: &'static str) -> Option<Placed<T>> {
        if !self.has(key) {
            self.missing.borrow_mut().push(key);
        }
        self.optional(key)
    }

    /// A value that may be there.
    pub fn optional<T: FromToml>(&self, key: &'static str) -> Option<Placed<T>> {
        self.known.borrow_mut().push(key);
        let value = self.entries.get(key)?;
        let place = self.sheet.place(value.span().start);
        T::from_toml(self.sheet, value).map(|value| Placed { value, place })
    }

    /// Whether the author wrote this key.
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Where a key's value stands, else the table.
    pub fn place_of(&self, key: &str) -> Place {
        self.entries.get(key).map_or_else(|| self.place(), |v| self.sheet.place(v.span().start))
    }

    /// Reads each table of `[[key]]`, or the single table of `[key]`.
    pub fn tables<T>(&self, key: &'static str, mut read: impl FnMut(&Table<'_>) -> T) -> Vec<T> {
        self.known.borrow_mut().push(key);
        let Some(value) = self.entries.get(key) else { return Vec::new() };
        let items: Vec<&Spanned<DeValue<'_>>> = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        };
        items.into_iter().filter_map(|item| self.sheet.table(item, &mut read)).collect()
    }

    /// Reads every entry as a table named by its key, in the order of the file.
    pub fn named_tables<T>(&self, mut read: impl FnMut(&str, Place, &Table<'_>) -> T) -> Vec<T> {
        let mut made = Vec::new();
        for (key, value) in self.in_order() {
            let place = self.sheet.place(key.start);
            made.extend(self.sheet.table(value, &mut |table| read(key.name, place.clone(), table)));
        }
        made
    }

    fn in_order(&self) -> Vec<(Key<'_>, &Spanned<DeValue<'a>>)> {
        let mut entries: Vec<_> = self
            .entries
            .iter()
            .map(|(key, value)| {
                let Range { start, .. } = key.span();
                (Key { name: key.get_ref(), start }, value)
            })
            .collect();
        entries.sort_by_key(|(key, _)| key.start);
        entries
    }

    /// Tells keys that nothing reads, and keys that should be there. A mistyped key is told once.
    pub fn close(&self) {
        let known = self.known.borrow();
        let mut meant = Vec::new();
        for (key, _) in self.in_order() {
            if self.names.get() || known.contains(&key.name) {
                continue;
            }
            let absent = known.iter().copied().filter(|known| !self.has(known));
            let near = near_miss(key.name, absent);
            meant.extend(near);
            let message = if near.is_some() { "unknown-key-near" } else { "unknown-key" };
            let finding = Finding::new(Code::UnknownKey, self.sheet.place(key.start), message);
            let keys = known.join(", ");
            let finding = finding.with("key", key.name).with("keys", keys);
            self.sheet.push(finding.with("near", near.unwrap_or_default()));
        }
        for key in self.missing.borrow().iter().filter(|key| !meant.contains(key)) {
            let finding = Finding::new(Code::MissingKey, self.place(), "missing-key");
            self.sheet.push(finding.with("key", *key));
        }
    }

    /// Accepts every key there is: for tables whose keys are names.
    pub fn accept_names(&self) {
        self.names.set(true);
    }
}

struct Key<'a> {
    name: &'a str,
    start: usize,
}

impl Sheet<'_> {
    /// Reads a value as a table.
    pub fn table<T>(
        &self,
        value: &Spanned<DeValue<'_>>,
        read: &mut impl FnMut(&Table<'_>) -> T,
    ) -> Option<T> {
        let DeValue::Table(entries) = value.get_ref() else {
            self.wrong_kind(value, "kind-table");
            return None;
        };
        let table = Table::new(self, entries, value.span().start);
        let made = read(&table);
        table.close();
        Some(made)
    }
}
