//! A scene: a stage to look at, a panel to read and to hear.
//!
//! Knows no pixel and no time: how long a panel takes to speak is `media::narration`'s matter.

use std::ops::Range;

use super::id::{ClaimId, DrawingId, MarkId, PhotoId, SceneId, TermId};
use super::locale::Localized;

/// One idea of a chapter.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Its name within the chapter.
    pub id: SceneId,
    /// Its heading in each language.
    pub title: Localized<String>,
    /// What is looked at.
    pub stage: Stage,
    /// Parts of the drawing that the text may point at, in the order of `chapter.toml`.
    pub marks: Vec<MarkId>,
    /// A record that belongs to this scene.
    pub photo: Option<PhotoId>,
    /// What is read and spoken, in each language.
    pub panel: Localized<Panel>,
}

/// What stands on the larger part of the screen. The kind is data.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// A drawing under a slow camera.
    Drawing(DrawingId),
    /// A drawing whose named parts light when spoken of or touched.
    Diagram(DrawingId),
    /// A short saying, set large.
    Quotation(Quotation),
    /// A kind this edition has no screen for yet: the chapter's poster stands in.
    Poster(PosterStage),
}

/// Stage kinds that are known to authors and shown by the chapter's poster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PosterStage {
    /// A record of a photograph.
    Photograph,
    /// Two drawings against each other.
    Compare,
    /// Places.
    Map,
    /// Numbers.
    Chart,
    /// Wording of a document, set by us.
    Document,
    /// Something to do.
    Activity,
}

impl Stage {
    /// The drawing on the stage, if it has one.
    pub fn drawing(&self) -> Option<&DrawingId> {
        match self {
            Self::Drawing(drawing) | Self::Diagram(drawing) => Some(drawing),
            Self::Quotation(_) | Self::Poster(_) => None,
        }
    }
}

/// A short saying and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words, without quotation marks.
    pub text: Localized<String>,
    /// Who said or wrote them, and where.
    pub who: Localized<String>,
    /// The year of the words.
    pub year: Option<i32>,
    /// The fact that vouches for them.
    pub claim: Option<ClaimId>,
}

/// The text of a scene in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Panel {
    /// Its paragraphs, top to bottom.
    pub paragraphs: Vec<Paragraph>,
    /// SHA-256 (lower-case hex) of the spoken form; what a narration must have been made from.
    pub spoken_sha256: String,
}

/// A paragraph as shown, with everything the author hung on its words.
///
/// Offsets and ranges count bytes of `text` and always fall on character borders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The words as shown: no markup left, white space single, no-break spaces kept.
    pub text: String,
    /// Marks, each before the word that fires it.
    pub marks: Vec<(usize, MarkId)>,
    /// Words explained in the glossary.
    pub terms: Vec<(Range<usize>, TermId)>,
    /// Facts, each at the end of what it supports.
    pub claims: Vec<(usize, ClaimId)>,
}

impl Panel {
    /// Every fact of the panel once, in reading order.
    pub fn claims(&self) -> Vec<&ClaimId> {
        let mut seen = Vec::new();
        for (_, claim) in self.paragraphs.iter().flat_map(|p| &p.claims) {
            if !seen.contains(&claim) {
                seen.push(claim);
            }
        }
        seen
    }

    /// How many words are shown: runs between white space that hold a letter or a digit.
    pub fn word_count(&self) -> usize {
        self.paragraphs.iter().map(|p| p.word_ranges().count()).sum()
    }
}

impl Paragraph {
    /// The words with what hangs on them: a lone dash belongs to the word before it.
    pub fn word_ranges(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        WordRanges { text: &self.text, at: 0 }
    }
}

struct WordRanges<'a> {
    text: &'a str,
    at: usize,
}

impl WordRanges<'_> {
    /// The next run without white space, from `from` on.
    fn token(&self, from: usize) -> Option<Range<usize>> {
        let rest = &self.text[from..];
        let start = from + rest.find(|c: char| !c.is_whitespace())?;
        let rest = &self.text[start..];
        let end = start + rest.find(char::is_whitespace).unwrap_or(rest.len());
        Some(start..end)
    }
}

impl Iterator for WordRanges<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut word = self.token(self.at)?;
        while !self.text[word.clone()].contains(char::is_alphanumeric) {
            let next = self.token(word.end)?;
            word.end = next.end;
        }
        while let Some(next) = self.token(word.end) {
            if self.text[next.clone()].contains(char::is_alphanumeric) {
                break;
            }
            word.end = next.end;
        }
        self.at = word.end;
        Some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_belongs_to_the_word_before_it() {
        let paragraph = Paragraph {
            text: "Броня\u{a0}— сталь, 2\u{a0}%.".to_owned(),
            ..Paragraph::default()
        };
        let words: Vec<_> = paragraph.word_ranges().map(|r| &paragraph.text[r]).collect();
        assert_eq!(words, ["Броня\u{a0}—", "сталь,", "2\u{a0}%."]);
    }
}
