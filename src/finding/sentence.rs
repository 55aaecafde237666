//! A sentence of the program in every language it speaks, with values in it.
//!
//! Knows no code and no place: a [`super::Finding`] adds those.

use std::fmt;

use super::messages;

/// A value inside a sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arg {
    /// Words of the author, or a name: never translated.
    Text(String),
    /// A whole number: takes part in plural forms.
    Number(i64),
    /// Another message, such as the name of a kind of value: translated.
    Words(&'static str),
    /// Another sentence, such as the reason of a refusal: translated.
    Said(Box<Sentence>),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Sentence> for Arg {
    fn from(sentence: Sentence) -> Self {
        Self::Said(Box::new(sentence))
    }
}

/// A message of `messages/*.ftl` with its values. Shown as text it is English; [`Sentence::say`]
/// speaks the others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sentence {
    pub(super) message: &'static str,
    pub(super) args: Vec<(&'static str, Arg)>,
}

impl Sentence {
    /// The message of a name.
    pub fn new(message: &'static str) -> Self {
        Self { message, args: Vec::new() }
    }

    /// The same sentence with a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The sentence in a language (`ru`, `en`; anything else reads English).
    pub fn say(&self, language: &str) -> String {
        messages::sentence(language, self.message, &self.args)
    }

    /// What to do, in a language; empty when the sentence says it itself.
    pub fn hint(&self, language: &str) -> String {
        messages::hint(language, self.message, &self.args)
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say("en"))
    }
}

impl std::error::Error for Sentence {}
