//! Where a word may be divided.
//!
//! Knows no width: `breaking` decides whether it is worth it.

use hypher::{Lang, hyphenate_bounded};

use crate::content::locale::Locale;

/// Letters that stay together before a division: two in Russian (its typesetting rules), three in
/// English (Hart's Rules).
const LEFT_LEAST_RUSSIAN: usize = 2;
const LEFT_LEAST_ENGLISH: usize = 3;

/// Letters that stay together after a division: two are allowed, three read better on a wall.
const RIGHT_LEAST: usize = 3;

/// Words shorter than this are never divided.
const SHORTEST: usize = 6;

/// Byte offsets in `word` at which it may be divided, in order.
///
/// Only the letters are divided: quotes and stops stay where they are.
pub(super) fn divisions(word: &str, locale: Locale) -> Vec<usize> {
    let (lang, left) = match locale {
        Locale::RU => (Lang::Russian, LEFT_LEAST_RUSSIAN),
        Locale::EN => (Lang::English, LEFT_LEAST_ENGLISH),
        _ => return Vec::new(),
    };
    let Some(start) = word.find(char::is_alphabetic) else { return Vec::new() };
    let core = &word[start..];
    let end = core.find(|c: char| !c.is_alphabetic()).unwrap_or(core.len());
    let core = &core[..end];
    if core.chars().count() < SHORTEST || word[start + end..].contains(char::is_alphabetic) {
        return Vec::new();
    }
    let mut at = start;
    let mut found: Vec<usize> = hyphenate_bounded(core, lang, left, RIGHT_LEAST)
        .map(|syllable| {
            at += syllable.len();
            at
        })
        .collect();
    found.pop();
    found.retain(|&at| vowel(&word[start..at]) && vowel(&word[at..start + end]));
    found
}

/// A part without a vowel cannot stand alone.
fn vowel(part: &str) -> bool {
    part.chars().any(|c| "аеёиоуыэюяАЕЁИОУЫЭЮЯaeiouyAEIOUY".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(word: &str, locale: Locale) -> String {
        let mut out = word.to_owned();
        for at in divisions(word, locale).into_iter().rev() {
            out.insert(at, '-');
        }
        out
    }

    #[test]
    fn words_are_divided_between_syllables_only() {
        let table = [
            ("футеровкой", Locale::RU, "фу-те-ров-кой"),
            ("«жизнь!»", Locale::RU, "«жизнь!»"),
            ("сталь", Locale::RU, "сталь"),
            ("комбинат,", Locale::RU, "ком-би-нат,"),
            ("нержавеющая-то", Locale::RU, "нержавеющая-то"),
            ("metallurgical", Locale::EN, "met-al-lur-gi-cal"),
            ("1941", Locale::EN, "1941"),
            ("Wort", Locale::parse("de").unwrap(), "Wort"),
        ];
        for (word, locale, expected) in table {
            assert_eq!(divided(word, locale), expected);
        }
    }
}
