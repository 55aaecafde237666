//! What the TOML parser says, in the exhibit's own languages, and names for kinds of values.
//!
//! Knows no file: it only chooses words.

use toml::de::DeValue;

use crate::finding::Arg;

/// Words of the parser, by how they begin, and the message that says the same in every language.
const FAULTS: &[(&str, &str)] = &[
    ("string values must be quoted", "toml-unquoted"),
    ("duplicate key", "toml-duplicate"),
    ("key with no value", "toml-no-value"),
    ("missing value", "toml-no-value"),
    ("missing assignment", "toml-no-value"),
    ("invalid value", "toml-value"),
    ("unclosed array table", "toml-unclosed-table"),
    ("unclosed table", "toml-unclosed-table"),
    ("unclosed array", "toml-unclosed-list"),
    ("unclosed inline table", "toml-unclosed-inline"),
    ("missing comma", "toml-comma"),
    ("extra comma", "toml-extra-comma"),
    ("invalid basic string", "toml-unclosed-text"),
    ("invalid literal string", "toml-unclosed-text"),
    ("invalid multi-line", "toml-unclosed-text"),
    ("missing escaped value", "toml-escape"),
    ("too few unicode", "toml-escape"),
    ("invalid unquoted key", "toml-key"),
    ("unquoted keys cannot be empty", "toml-key"),
    ("cannot recurse", "toml-deep"),
    ("recursion limit", "toml-deep"),
    ("unexpected", "toml-unexpected"),
    ("invalid key-value pair", "toml-unexpected"),
    ("extra", "toml-unexpected"),
];

/// The parser's message as a value for `toml-syntax`; words we have no translation for stay.
pub fn words(message: &str) -> Arg {
    FAULTS
        .iter()
        .find(|(begins, _)| message.starts_with(begins))
        .map_or_else(|| Arg::from(message), |(_, ours)| Arg::Words(ours))
}

/// The message that names a kind of value.
pub fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "found-text",
        DeValue::Integer(_) | DeValue::Float(_) => "found-number",
        DeValue::Boolean(_) => "found-yes-no",
        DeValue::Datetime(_) => "found-date",
        DeValue::Array(_) => "found-list",
        DeValue::Table(_) => "found-table",
    }
}
