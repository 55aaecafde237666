//! The timeline of a scene that has no voice: made up from its text alone.
//!
//! Knows no track; phrases are cut by the rules captions are judged by.

use std::ops::Range;
use std::time::Duration;

use crate::content::locale::Locale;
use crate::content::scene::{Panel, Paragraph};

use super::lay::{Anchor, Shown, lay_words};
use super::{Narration, Phrase};
use crate::media::captions::{LONGEST, SHORTEST, fits_caption};

/// Characters a second of a calm voice: about 120 Russian words a minute.
const PACE: f64 = 14.0;
/// English words are shorter, so that the same pace of words takes fewer characters.
const PACE_ENGLISH: f64 = 13.5;
/// The breath behind a sentence.
const AFTER_SENTENCE: Duration = Duration::from_millis(400);
/// The breath between paragraphs.
const AFTER_PARAGRAPH: Duration = Duration::from_millis(900);

/// See [`Narration::silent`].
pub(super) fn silent(panel: &Panel, locale: Locale) -> Narration {
    let pace = if locale == Locale::EN { PACE_ENGLISH } else { PACE };
    let mut narration = Narration::default();
    let mut at = Duration::ZERO;
    for (number, paragraph) in panel.paragraphs.iter().enumerate() {
        let shown = Shown::of(&paragraph.text);
        let phrases = phrases(paragraph);
        for (index, text) in phrases.iter().enumerate() {
            let words = &paragraph.text[text.clone()];
            let spoken = Duration::from_secs_f64(words.chars().count() as f64 / pace);
            let end = at + spoken.clamp(SHORTEST, LONGEST);
            let characters =
                solid_before(&paragraph.text, text.start)..solid_before(&paragraph.text, text.end);
            let anchors = [
                Anchor { character: characters.start, at },
                Anchor { character: characters.end, at: end },
            ];
            let first_word = narration.words.len();
            lay_words(number, &shown, &anchors, characters.end, &mut narration.words);
            let words_of_phrase = first_word..narration.words.len();
            let phrase = Phrase {
                paragraph: number,
                text: text.clone(),
                start: at,
                end,
                words: words_of_phrase,
            };
            narration.push(phrase, words);
            at = end + pause(words, index + 1 == phrases.len());
        }
    }
    narration.time_marks(panel);
    narration
}

fn pause(words: &str, last_of_paragraph: bool) -> Duration {
    match (last_of_paragraph, ends_sentence(words)) {
        (true, _) => AFTER_PARAGRAPH,
        (false, true) => AFTER_SENTENCE,
        (false, false) => Duration::ZERO,
    }
}

fn solid_before(text: &str, byte: usize) -> usize {
    text[..byte].chars().filter(|&c| super::lay::is_solid(c)).count()
}

/// Cuts a paragraph into what one caption can hold: at sentences, then at clauses, then between
/// words.
fn phrases(paragraph: &Paragraph) -> Vec<Range<usize>> {
    let words = breakable_words(paragraph);
    let text = &paragraph.text;
    let mut phrases = Vec::new();
    for sentence in words.split_inclusive(|word| ends_sentence(&text[word.clone()])) {
        cut(text, sentence, &mut phrases);
    }
    phrases
}

/// The words, those joined by a no-break space as one.
fn breakable_words(paragraph: &Paragraph) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for word in paragraph.word_ranges() {
        let gap = words.last().map(|last| &paragraph.text[last.end..word.start]);
        let joined = gap.is_some_and(|gap| !gap.contains(crate::media::captions::may_break));
        match words.last_mut().filter(|_| joined) {
            Some(last) => last.end = word.end,
            None => words.push(word),
        }
    }
    words
}

/// Halves a run of words at its best place until every part fits a caption.
fn cut(text: &str, words: &[Range<usize>], phrases: &mut Vec<Range<usize>>) {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    let whole = first.start..last.end;
    if words.len() == 1 || fits_caption(&text[whole.clone()]) {
        phrases.push(whole);
        return;
    }
    let middle = whole.start.midpoint(whole.end);
    let cost = |&at: &usize| {
        /// A clause kept whole is worth this share of the run, off the middle.
        const CLAUSE_SHARE: usize = 4;
        let clause = text[words[at - 1].clone()].ends_with([',', ';', ':', '—']);
        let reach = (whole.end - whole.start) / CLAUSE_SHARE;
        words[at].start.abs_diff(middle) + if clause { 0 } else { reach }
    };
    let at = (1..words.len()).min_by_key(cost).unwrap_or(1);
    cut(text, &words[..at], phrases);
    cut(text, &words[at..], phrases);
}

/// Whether a sentence ends here; closing quotes and brackets are looked through. A capital with
/// a full stop is an initial.
fn ends_sentence(words: &str) -> bool {
    let bare = words.trim_end_matches(['»', '”', '"', ')', '’']);
    let initial = bare.strip_suffix('.').is_some_and(|rest| {
        let mut back = rest.chars().rev();
        back.next().is_some_and(char::is_uppercase)
            && back.next().is_none_or(|c| !c.is_alphanumeric())
    });
    bare.ends_with(['.', '!', '?', '…']) && !initial
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::captions::{LINE_CHARACTERS, MOST_LINES};

    #[test]
    fn phrases_fit_captions_and_leave_no_word_out() {
        let text = "До войны легированная сталь составляла около двух процентов выпуска, а теперь \
                    приказ требовал брони, которой завод для рельсов никогда не варил. Ю. А. Крупп \
                    молчал. «Дни и ночи у мартеновских печей…»";
        let panel = Panel {
            paragraphs: vec![Paragraph { text: text.to_owned(), ..Paragraph::default() }],
            spoken_sha256: String::new(),
        };
        let narration = Narration::silent(&panel, Locale::RU);
        let mut end = 0;
        for (index, phrase) in narration.phrases().iter().enumerate() {
            assert_eq!(text[end..phrase.text.start].trim(), "");
            end = phrase.text.end;
            let lines = narration.caption_lines(index);
            assert!(lines.len() <= MOST_LINES, "{lines:?}");
            assert!(lines.iter().all(|l| l.chars().count() <= LINE_CHARACTERS), "{lines:?}");
            assert!(phrase.end.saturating_sub(phrase.start) <= LONGEST);
        }
        assert_eq!(end, text.len());
        assert_eq!(narration.phrases().len(), 4);
    }

    #[test]
    fn sentences_end_where_readers_think_so() {
        for (words, ends) in [
            ("печах.", true),
            ("печах?»", true),
            ("печах,", false),
            ("А.", false),
            ("КМК.", true),
            ("(выпуска.)", true),
        ] {
            assert_eq!(ends_sentence(words), ends, "{words}");
        }
    }
}
