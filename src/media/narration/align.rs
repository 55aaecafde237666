//! Cues laid onto the shown text, character by character.
//!
//! Knows no words of the spoken form: cues carry the shown ones.

use std::time::Duration;

use crate::content::scene::Panel;

use super::lay::{Anchor, Shown, lay_words};
use super::{Narration, Phrase};
use crate::media::captions::{Cue, Track};

/// See [`Narration::align`].
pub(super) fn align(track: &Track, panel: &Panel) -> Narration {
    let mut narration = Narration { voiced: true, ..Narration::default() };
    let given = !track.spoken_sha256.is_empty() && !panel.spoken_sha256.is_empty();
    narration.stale = given && !track.spoken_sha256.eq_ignore_ascii_case(&panel.spoken_sha256);
    for cues in track.cues.chunk_by(|a, b| a.paragraph == b.paragraph) {
        lay_paragraph(cues, panel, &mut narration);
    }
    let spoken: Vec<usize> = narration.phrases.iter().map(|phrase| phrase.paragraph).collect();
    narration.stale |= (0..panel.paragraphs.len()).any(|number| !spoken.contains(&number));
    narration.time_marks(panel);
    narration
}

/// The cues of one paragraph; those of a paragraph that is not shown keep their captions.
fn lay_paragraph(cues: &[Cue], panel: &Panel, narration: &mut Narration) {
    let number = cues.first().map_or(0, |cue| cue.paragraph);
    let text = panel.paragraphs.get(number).map_or("", |paragraph| paragraph.text.as_str());
    let shown = Shown::of(text);
    let spoken: Vec<Vec<(usize, char)>> = cues.iter().map(|cue| solid(&cue.text)).collect();
    let total: usize = spoken.iter().map(Vec::len).sum();
    let same = spoken.iter().flatten().map(|&(_, c)| c).eq(shown.characters());
    narration.stale |= !same;
    // With other words the cues are spread over the paragraph in proportion.
    let scaled = |index: usize| if same { index } else { index * shown.len() / total.max(1) };
    let mut before = 0;
    for (cue, characters) in cues.iter().zip(&spoken) {
        let anchors = anchors(cue, characters, |index| scaled(before + index));
        let end = scaled(before + characters.len());
        let first_word = narration.words.len();
        lay_words(number, &shown, &anchors, end, &mut narration.words);
        let phrase = Phrase {
            paragraph: number,
            text: shown.range(scaled(before), end),
            start: cue.start,
            end: cue.end,
            words: first_word..narration.words.len(),
        };
        narration.push(phrase, &cue.text);
        before += characters.len();
    }
}

/// Where the times of a cue stand among the shown characters.
fn anchors(
    cue: &Cue,
    characters: &[(usize, char)],
    scaled: impl Fn(usize) -> usize,
) -> Vec<Anchor> {
    let mut anchors = vec![Anchor { character: scaled(0), at: cue.start }];
    for &(byte, at) in &cue.stamps {
        let index = characters.partition_point(|&(place, _)| place < byte);
        let anchor = Anchor { character: scaled(index), at };
        // A stamp on the first word is truer than the cue's own start.
        if anchors.last().is_some_and(|last| last.character == anchor.character) {
            anchors.pop();
        }
        anchors.push(anchor);
    }
    let last = anchors.last().map_or(Duration::ZERO, |last| last.at);
    anchors.push(Anchor { character: scaled(characters.len()), at: cue.end.max(last) });
    anchors
}

/// The characters that both texts must share, with their places.
fn solid(text: &str) -> Vec<(usize, char)> {
    text.char_indices().filter(|&(_, c)| super::lay::is_solid(c)).collect()
}
