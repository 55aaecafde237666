//! Times of shown words from a few times known among their characters.
//!
//! Knows neither cue nor voice: the silent timeline is laid by the same hand.

use std::ops::Range;
use std::time::Duration;

use super::Word;

/// A moment known for a character; characters without substance are not counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    pub(super) character: usize,
    pub(super) at: Duration,
}

/// A paragraph by its characters of substance.
pub(super) struct Shown<'a> {
    text: &'a str,
    places: Vec<usize>,
}

/// Whether a character takes part in the comparison: white space and what only guides the
/// setting of lines do not.
pub(super) fn is_solid(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

impl<'a> Shown<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let solid = text.char_indices().filter(|&(_, c)| is_solid(c));
        Self { text, places: solid.map(|(place, _)| place).collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    pub(super) fn characters(&self) -> impl Iterator<Item = char> + '_ {
        self.text.chars().filter(|&c| is_solid(c))
    }

    /// The bytes from one character up to another, which is left out.
    pub(super) fn range(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.places.get(from).copied().unwrap_or(self.text.len());
        let last = to.checked_sub(1).and_then(|last| self.places.get(last));
        let end = last.map_or(start, |&last| {
            last + self.text[last..].chars().next().map_or(0, char::len_utf8)
        });
        start..end.max(start)
    }

    /// Bytes and first character of every word.
    fn words(&self) -> Vec<(Range<usize>, usize)> {
        let paragraph =
            crate::content::scene::Paragraph { text: self.text.to_owned(), ..Default::default() };
        let index = |byte| self.places.partition_point(|&place| place < byte);
        paragraph.word_ranges().map(|word| (word.clone(), index(word.start))).collect()
    }
}

/// Adds every word that begins between the first anchor and `end`; between two anchors a word
/// begins in proportion to the characters before it.
pub(super) fn lay_words(
    paragraph: usize,
    shown: &Shown<'_>,
    anchors: &[Anchor],
    end: usize,
    words: &mut Vec<Word>,
) {
    let from = anchors.first().map_or(0, |anchor| anchor.character);
    let inside = shown.words().into_iter().filter(|&(_, first)| (from..end).contains(&first));
    words.extend(inside.map(|(text, first)| Word {
        paragraph,
        text,
        start: moment(anchors, first),
    }));
}

/// The time of a character.
fn moment(anchors: &[Anchor], character: usize) -> Duration {
    let after = anchors.partition_point(|anchor| anchor.character <= character);
    let Some(before) = after.checked_sub(1).map(|index| anchors[index]) else {
        return anchors.first().map_or(Duration::ZERO, |anchor| anchor.at);
    };
    let Some(next) = anchors.get(after) else { return before.at };
    let share = (character - before.character) as f64 / (next.character - before.character) as f64;
    before.at + next.at.saturating_sub(before.at).mul_f64(share)
}
