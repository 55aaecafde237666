//! Languages, and values that exist once per language.
//!
//! Knows no word of any language: interface strings live in `strings`, texts in `chapter`.

use std::fmt;

/// A language of the exhibit as a short lower-case tag: `ru`, `en`.
///
/// At most eight ASCII bytes, kept inline so that a locale is `Copy`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Locale([u8; Locale::LONGEST]);

impl Locale {
    const LONGEST: usize = 8;

    /// Russian.
    pub const RU: Self = Self(*b"ru\0\0\0\0\0\0");
    /// English.
    pub const EN: Self = Self(*b"en\0\0\0\0\0\0");

    /// Reads a tag of two to eight ASCII letters; anything else is `None`.
    pub fn parse(tag: &str) -> Option<Self> {
        let fits = (2..=Self::LONGEST).contains(&tag.len());
        if !fits || !tag.bytes().all(|b| b.is_ascii_alphabetic()) {
            return None;
        }
        let mut bytes = [0; Self::LONGEST];
        for (slot, byte) in bytes.iter_mut().zip(tag.bytes()) {
            *slot = byte.to_ascii_lowercase();
        }
        Some(Self(bytes))
    }

    /// The tag, such as `ru`.
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|&b| b == 0).unwrap_or(Self::LONGEST);
        std::str::from_utf8(&self.0[..end]).unwrap_or("")
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Locale({self})")
    }
}

/// One value per language, in the order the languages were given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localized<T>(Vec<(Locale, T)>);

impl<T> Default for Localized<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Localized<T> {
    /// The value in `locale`, if there is one.
    pub fn exactly(&self, locale: Locale) -> Option<&T> {
        self.0.iter().find(|(l, _)| *l == locale).map(|(_, t)| t)
    }

    /// The value in `locale`, else the first there is.
    ///
    /// The fallback keeps a half-translated exhibit readable; `check` reports what is missing.
    pub fn get(&self, locale: Locale) -> Option<&T> {
        self.exactly(locale).or_else(|| self.0.first().map(|(_, t)| t))
    }

    /// Every language with its value.
    pub fn iter(&self) -> impl Iterator<Item = (Locale, &T)> {
        self.0.iter().map(|(l, t)| (*l, t))
    }

    /// The same languages, each value turned by `f`.
    pub fn map<U>(&self, mut f: impl FnMut(Locale, &T) -> U) -> Localized<U> {
        Localized(self.0.iter().map(|(l, t)| (*l, f(*l, t))).collect())
    }

    /// Whether no language has a value.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds or replaces the value of one language.
    pub fn set(&mut self, locale: Locale, value: T) {
        match self.0.iter_mut().find(|(l, _)| *l == locale) {
            Some((_, slot)) => *slot = value,
            None => self.0.push((locale, value)),
        }
    }
}

impl Localized<String> {
    /// The words in `locale` (or the nearest there is); empty when there are none at all.
    pub fn text(&self, locale: Locale) -> &str {
        self.get(locale).map_or("", String::as_str)
    }
}

impl<T> FromIterator<(Locale, T)> for Localized<T> {
    fn from_iter<I: IntoIterator<Item = (Locale, T)>>(pairs: I) -> Self {
        let mut all = Self::default();
        for (locale, value) in pairs {
            all.set(locale, value);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_survives_the_round_trip() {
        assert_eq!(Locale::parse("ru"), Some(Locale::RU));
        assert_eq!(Locale::parse("EN").map(|l| l.to_string()), Some("en".to_owned()));
        assert_eq!(Locale::parse(""), None);
        assert_eq!(Locale::parse("русский"), None);
    }

    #[test]
    fn a_missing_language_falls_back_to_the_first() {
        let title: Localized<String> = [(Locale::RU, "Сталь".to_owned())].into_iter().collect();
        assert_eq!(title.text(Locale::EN), "Сталь");
        assert_eq!(title.exactly(Locale::EN), None);
    }
}
