//! The words of findings, from Fluent files inside the program.
//!
//! Knows no code: which message a finding speaks is chosen where the fault is found.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Arg;

const RU: &str = include_str!("messages/ru.ftl");
const EN: &str = include_str!("messages/en.ftl");

type Bundle = FluentBundle<FluentResource>;

/// The sentence of a message.
pub(super) fn sentence(language: &str, message: &str, args: &[(&'static str, Arg)]) -> String {
    format(bundle(language), message, None, args).unwrap_or_else(|| message.to_owned())
}

/// The hint of a message; empty when it has none.
pub(super) fn hint(language: &str, message: &str, args: &[(&'static str, Arg)]) -> String {
    format(bundle(language), message, Some("hint"), args).unwrap_or_default()
}

fn format(
    bundle: &Bundle,
    message: &str,
    attribute: Option<&str>,
    args: &[(&'static str, Arg)],
) -> Option<String> {
    let found = bundle.get_message(message)?;
    let pattern = match attribute {
        None => found.value()?,
        Some(name) => found.get_attribute(name)?.value(),
    };
    let mut values = FluentArgs::new();
    for (name, arg) in args {
        values.set(*name, fluent_value(bundle, arg));
    }
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
}

fn fluent_value<'a>(bundle: &Bundle, arg: &'a Arg) -> FluentValue<'a> {
    match arg {
        Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
        Arg::Number(number) => FluentValue::from(*number),
        Arg::Said(sentence) => {
            let words = format(bundle, sentence.message, None, &sentence.args);
            FluentValue::String(words.map_or(Cow::Borrowed(sentence.message), Cow::Owned))
        }
        Arg::Words(message) => {
            let words = format(bundle, message, None, &[]);
            FluentValue::String(words.map_or(Cow::Borrowed(*message), Cow::Owned))
        }
    }
}

fn bundle(language: &str) -> &'static Bundle {
    static RUSSIAN: OnceLock<Bundle> = OnceLock::new();
    static ENGLISH: OnceLock<Bundle> = OnceLock::new();
    if language == "ru" {
        RUSSIAN.get_or_init(|| read(RU, "ru"))
    } else {
        ENGLISH.get_or_init(|| read(EN, "en"))
    }
}

/// A message that cannot be read is left out; a test holds both files whole.
fn read(words: &str, language: &str) -> Bundle {
    let resource = match FluentResource::try_new(words.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let language: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // Findings go to terminals and logs, where direction marks would be rubbish.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_are_whole_and_say_the_same_things() {
        let names = |words: &str| -> Vec<(String, bool)> {
            let resource = FluentResource::try_new(words.to_owned()).expect("messages parse");
            let mut names: Vec<_> = resource
                .entries()
                .filter_map(|entry| match entry {
                    fluent_syntax::ast::Entry::Message(m) => Some((
                        m.id.name.to_owned(),
                        m.attributes.iter().any(|a| a.id.name == "hint"),
                    )),
                    _ => None,
                })
                .collect();
            names.sort();
            names
        };
        assert_eq!(names(RU), names(EN));
    }
}
