//! The words of the interface, in the visitor's language.
//!
//! Knows no text of a chapter. The words are Fluent files in `assets/strings`; content may bring
//! its own, and what it leaves out is said in the program's.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::content::locale::Locale;

const RU: &str = include_str!("../../assets/strings/ru.ftl");
const EN: &str = include_str!("../../assets/strings/en.ftl");

/// The interface's words in one language.
pub struct Words {
    locale: Locale,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The program's own words in `locale`, overlaid by those the content brings.
    pub fn new(locale: Locale, brought: Option<&str>) -> Self {
        let language = locale.as_str().parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolation marks are for mixed directions; neither language needs them.
        bundle.set_use_isolating(false);
        let own = if locale == Locale::RU { RU } else { EN };
        for text in [Some(own), brought].into_iter().flatten() {
            let resource = match FluentResource::try_new(text.to_owned()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    log::warn!("strings/{locale}.ftl: {} faults; `check` names them", errors.len());
                    resource
                }
            };
            bundle.add_resource_overriding(resource);
        }
        Self { locale, bundle }
    }

    /// The language of these words.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// A phrase without gaps.
    pub fn get(&self, id: &str) -> String {
        self.fill(id, None)
    }

    /// A phrase whose gaps are filled.
    pub fn with<'a>(&'a self, id: &str, gaps: &[(&'a str, FluentValue<'a>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in gaps {
            args.set(*name, value.clone());
        }
        self.fill(id, Some(&args))
    }

    /// A phrase with numbers in its gaps.
    pub fn count(&self, id: &str, gaps: &[(&'static str, usize)]) -> String {
        let gaps: Vec<_> = gaps.iter().map(|(name, n)| (*name, FluentValue::from(*n))).collect();
        self.with(id, &gaps)
    }

    /// A phrase with words in its gaps.
    pub fn say(&self, id: &str, gaps: &[(&'static str, &str)]) -> String {
        let gaps: Vec<_> = gaps
            .iter()
            .map(|(name, word)| (*name, FluentValue::from((*word).to_owned())))
            .collect();
        self.with(id, &gaps)
    }

    fn fill(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|m| m.value()) else {
            log::warn!("strings/{}.ftl has no “{id}”", self.locale);
            return id.to_owned();
        };
        self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()
    }
}

/// The name of a language in itself.
pub fn language_name(locale: Locale) -> String {
    match locale {
        Locale::RU | Locale::EN => Words::new(locale, None).get("language-name"),
        other => other.as_str().to_uppercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ids of a Fluent file, in order.
    fn ids(text: &str) -> Vec<&str> {
        text.lines()
            .filter(|line| line.starts_with(char::is_alphabetic))
            .filter_map(|line| line.split_once(" ="))
            .map(|(id, _)| id)
            .collect()
    }

    #[test]
    fn both_languages_say_the_same_things() {
        assert_eq!(ids(RU), ids(EN));
    }

    #[test]
    fn numbers_take_their_form() {
        let words = Words::new(Locale::RU, None);
        assert_eq!(words.count("staff-count", &[("n", 3)]), "3 замечания");
        assert_eq!(words.count("staff-count", &[("n", 11)]), "11 замечаний");
        assert_eq!(Words::new(Locale::EN, None).count("staff-count", &[("n", 1)]), "1 finding");
    }

    #[test]
    fn content_may_bring_its_own_words() {
        let words = Words::new(Locale::EN, Some("home = Beginning\n"));
        assert_eq!(words.get("home"), "Beginning");
        assert_eq!(words.get("back"), "Back");
    }
}
