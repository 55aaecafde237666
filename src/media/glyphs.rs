//! Whether the exhibit's fonts have every character that is shown.
//!
//! Knows no layout: which face sets which words is the screen's matter, so all fonts count as one.

use std::collections::BTreeSet;

use skrifa::{FontRef, MetadataProvider};

use crate::content::validate::ShownText;
use crate::finding::{Code, Finding};

/// The characters that at least one font has.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    characters: BTreeSet<char>,
}

impl Coverage {
    /// Adds a font; whether it could be read.
    pub fn add(&mut self, font: &[u8]) -> bool {
        let Ok(font) = FontRef::new(font) else { return false };
        let mapped = font.charmap().mappings().map(|(character, _)| character);
        self.characters.extend(mapped.filter_map(char::from_u32));
        true
    }

    /// Whether no font was added.
    pub fn is_empty(&self) -> bool {
        self.characters.is_empty()
    }

    /// Whether a character can be shown, or asks for no glyph.
    pub fn has(&self, character: char) -> bool {
        asks_for_no_glyph(character) || self.characters.contains(&character)
    }
}

/// White space and characters that only tell others how to behave.
fn asks_for_no_glyph(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}')
}

/// Every character of a text that no font has, once, at its first place.
pub fn judge(coverage: &Coverage, text: &ShownText) -> Vec<Finding> {
    let mut told = BTreeSet::new();
    let mut findings = Vec::new();
    let source = text.file.text();
    for range in &text.ranges {
        let Some(words) = source.get(range.clone()) else { continue };
        for (offset, character) in words.char_indices() {
            if !coverage.has(character) && told.insert(character) {
                let place = text.file.place(range.start + offset);
                let finding = Finding::new(Code::MissingGlyph, place, "missing-glyph");
                let code = format!("U+{:04X}", u32::from(character));
                findings.push(finding.with("glyph", character.to_string()).with("code", code));
            }
        }
    }
    findings
}
