//! Options that several commands share: content, language, screen, text, theme.
//!
//! Knows no command.

use std::ffi::OsString;
use std::path::PathBuf;

/// What may be said to several commands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Common {
    /// `--content PATH`.
    pub(super) content: Option<PathBuf>,
    /// `--photos DIR`.
    pub(super) photos: Option<PathBuf>,
    /// `--lang L`.
    pub(super) lang: Option<String>,
    /// `--display MMxMM`: width and height of the screen in millimetres.
    pub(super) display: Option<[f32; 2]>,
    /// `--text 1|2|3`.
    pub(super) text: Option<u8>,
    /// `--theme NAME`.
    pub(super) theme: Option<String>,
    /// `--still`.
    pub(super) still: bool,
    /// `--kiosk`.
    pub(super) kiosk: bool,
    /// `--chapter ID`.
    pub(super) chapter: Option<String>,
    /// `--scene ID`.
    pub(super) scene: Option<String>,
}

impl Common {
    /// The language of sentences: the one asked for, else the system's, else English.
    pub(super) fn language(&self) -> String {
        self.lang.clone().unwrap_or_else(system_language)
    }
}

/// The language asked for anywhere in the call, so that even a bad call is answered in it.
pub(super) fn language(arguments: &[OsString]) -> String {
    let words: Vec<_> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let named = words.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    match named.or(joined) {
        Some("ru") => "ru".to_owned(),
        Some("en") => "en".to_owned(),
        _ => system_language(),
    }
}

/// Russian where the system says so, English elsewhere.
fn system_language() -> String {
    let said =
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok());
    let russian = said.is_some_and(|tag| tag.to_lowercase().starts_with("ru"));
    if russian { "ru" } else { "en" }.to_owned()
}

/// One of two sentences.
pub(super) fn say<'a>(language: &str, ru: &'a str, en: &'a str) -> &'a str {
    if language == "ru" { ru } else { en }
}
