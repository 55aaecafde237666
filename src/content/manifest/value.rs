//! Values of a TOML file, each kind reading itself or saying what it is not.
//!
//! Knows no key and no manifest.

use toml::Spanned;
use toml::de::{DeArray, DeValue};

use super::table::{Sheet, near_miss};
use crate::content::locale::{Locale, Localized};
use crate::content::text::Placed;
use crate::finding::{Code, Finding};

/// A kind of value. A value of another kind is told as a finding and gives nothing.
pub trait FromToml: Sized {
    /// Reads a value.
    fn from_toml(sheet: &Sheet<'_>, value: &Spanned<DeValue<'_>>) -> Option<Self>;
}

/// A string in every language of the exhibit.
pub type Words = Localized<String>;

/// A name that may become part of a path: letters, digits, `-` and `_`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(pub String);

/// Whether a word may name a chapter, a scene, a drawing: no separator, no dot, not empty.
pub fn is_name(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

impl FromToml for String {
    fn from_toml(sheet: &Sheet<'_>, value: &Spanned<DeValue<'_>>) -> Option<Self> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            sheet.wrong_kind(value, "kind-text");
        }
        text
    }
}

impl FromToml for Name {
    fn from_toml(sheet: &Sheet<'_>, value: &Spanned<DeValue<'_>>) -> Option<Self> {
        let name = value.get_ref().as_str().filter(|name| is_name(name));
        if name.is_none() {
            sheet.wrong_kind(value, "kind-name");
        }
        name.map(|name| Self(name.to_owned()))
    }
}

impl FromToml for bool {
    fn from_toml(sheet: &Sheet<'_>, value: &Spanned<DeValue<'_>>) -> Option<Self> {
        let answer = value.get_ref().as_bool();
        if answer.is_none() {
            sheet.wrong_kind(value, "kind-yes-no");
        }
        answer
    }
}

impl FromToml for i32 {
    fn from_toml(sheet: &Sheet<'_>, value: &Spanned<DeValue<'_>>) -> Option<Self> {
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|number| Self::from_str_radix(number.as_str(), number.radix()).ok());
        if number.is_none() {
            sheet.wrong_kind(value, "kind-whole-number");
        }
        number
    }
}

impl FromToml for f32 {
    fn from_toml(sheet: &Sheet<'_>, value: &Spanned<DeValue<'_>>) -> Option<Self> {
        let number = match value.get_ref() {
            DeValue::Float(number) => number.as_str().parse::<Self>().ok(),
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            _ => None,
        };
        let number = number.filter(|number| number.is_finite());
        if number.is_none() {
            sheet.wrong_kind(value, "kind-number");
        }
        number
    }
}

impl<T: FromToml> FromToml for Vec<Placed<T>> {
    /// Every element that can be read; each other one is told by itself.
    fn from_toml(sheet: &Sheet<'_>, value: &Spanned<DeValue<'_>>) -> Option<Self> {
        let items = array(sheet, value, "kind-list")?;
        let read = |item: &Spanned<DeValue<'_>>| {
            let place = sheet.place(item.span().start);
            T::from_toml(sheet, item).map(|value| Placed { value, place })
        };
        Some(items.iter().filter_map(read).collect())
    }
}

impl FromToml for [f32; 2] {
    fn from_toml(sheet: &Sheet<'_>, value: &Spanned<DeValue<'_>>) -> Option<Self> {
        numbers(sheet, value, "kind-two-numbers")
    }
}

impl FromToml for [f32; 4] {
    fn from_toml(sheet: &Sheet<'_>, value: &Spanned<DeValue<'_>>) -> Option<Self> {
        numbers(sheet, value, "kind-four-numbers")
    }
}

fn numbers<const N: usize>(
    sheet: &Sheet<'_>,
    value: &Spanned<DeValue<'_>>,
    expected: &'static str,
) -> Option<[f32; N]> {
    let items = array(sheet, value, expected)?;
    if items.len() != N {
        sheet.wrong_kind(value, expected);
        return None;
    }
    let numbers: Vec<f32> = items.iter().filter_map(|item| f32::from_toml(sheet, item)).collect();
    numbers.try_into().ok()
}

fn array<'v, 'i>(
    sheet: &Sheet<'_>,
    value: &'v Spanned<DeValue<'i>>,
    expected: &'static str,
) -> Option<&'v DeArray<'i>> {
    let items = value.get_ref().as_array();
    if items.is_none() {
        sheet.wrong_kind(value, expected);
    }
    items
}

impl FromToml for Words {
    /// One string a language; a language that is missing or empty is told at the value.
    fn from_toml(sheet: &Sheet<'_>, value: &Spanned<DeValue<'_>>) -> Option<Self> {
        let Some(entries) = value.get_ref().as_table() else {
            sheet.wrong_kind(value, "kind-words");
            return None;
        };
        let languages = sheet.languages();
        let mut words = Self::default();
        for locale in &languages {
            let Some(entry) = entries.get(locale.as_str()) else { continue };
            let Some(text) = String::from_toml(sheet, entry) else { continue };
            if !text.trim().is_empty() {
                words.set(*locale, text);
            }
        }
        for (key, _) in entries {
            tell_unknown_language(sheet, key, &languages);
        }
        let absent = |locale: &&Locale| {
            entries.get(locale.as_str()).is_none_or(|e| e.get_ref().as_str().is_some())
                && words.exactly(**locale).is_none()
        };
        for locale in languages.iter().filter(absent) {
            let place = sheet.place(value.span().start);
            let finding = Finding::new(Code::MissingTranslation, place, "words-untranslated");
            sheet.push(finding.with("language", locale.as_str()));
        }
        (!words.is_empty()).then_some(words)
    }
}

fn tell_unknown_language(sheet: &Sheet<'_>, key: &Spanned<toml::de::DeString<'_>>, all: &[Locale]) {
    let name: &str = key.get_ref();
    if all.iter().any(|locale| locale.as_str() == name) {
        return;
    }
    let tags: Vec<&str> = all.iter().map(Locale::as_str).collect();
    let near = near_miss(name, tags.iter().copied());
    let message = if near.is_some() { "unknown-key-near" } else { "unknown-language-key" };
    let finding = Finding::new(Code::UnknownKey, sheet.place(key.span().start), message);
    let finding = finding.with("key", name).with("keys", tags.join(", "));
    sheet.push(finding.with("near", near.unwrap_or_default()));
}
