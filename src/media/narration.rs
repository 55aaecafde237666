//! A narration: what is spoken when, laid onto the text that is shown.
//!
//! Knows no sound and no clock: it answers questions about a moment that others hand in.

use std::ops::Range;
use std::time::Duration;

use crate::content::id::MarkId;
use crate::content::locale::Locale;
use crate::content::scene::Panel;

use super::captions::{Track, caption_lines};

mod align;
mod lay;
mod silent;

/// A mark stays lit so long, even when its paragraph has been spoken.
const MARK_STAYS: Duration = Duration::from_secs(4);

/// One phrase: what is lit at once, and what one caption shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its paragraph in the panel, counted from nought.
    pub paragraph: usize,
    /// Its bytes in the paragraph's text; empty when the shown text has no such words.
    pub text: Range<usize>,
    /// When it begins to be spoken.
    pub start: Duration,
    /// When it has been spoken.
    pub end: Duration,
    /// Its words, as indices into [`Narration::words`].
    pub words: Range<usize>,
}

/// One word as shown, with what hangs on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its paragraph in the panel, counted from nought.
    pub paragraph: usize,
    /// Its bytes in the paragraph's text.
    pub text: Range<usize>,
    /// When it begins to be spoken.
    pub start: Duration,
}

/// A mark with the moment it fires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimedMark {
    /// The part that lights.
    pub mark: MarkId,
    /// Its paragraph in the panel, counted from nought.
    pub paragraph: usize,
    /// The start of the word it stands before.
    pub at: Duration,
}

/// The timeline of one scene in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narration {
    phrases: Vec<Phrase>,
    captions: Vec<Vec<String>>,
    words: Vec<Word>,
    marks: Vec<TimedMark>,
    duration: Duration,
    stale: bool,
    voiced: bool,
}

impl Narration {
    /// Lays the cues of a track onto the panel by the order of their characters.
    ///
    /// Where a paragraph's words differ the cues are spread over it in proportion, the next
    /// paragraph is in step again, and the narration says that it is [stale](Self::stale).
    pub fn align(track: &Track, panel: &Panel) -> Self {
        align::align(track, panel)
    }

    /// A made-up timeline for a scene without a voice, at the pace of a calm reader.
    pub fn silent(panel: &Panel, locale: Locale) -> Self {
        silent::silent(panel, locale)
    }

    /// Lengthens the timeline to the end of its sound, which outlasts the last word a little.
    #[must_use]
    pub fn lasting(mut self, sound: Duration) -> Self {
        self.duration = self.duration.max(sound);
        self
    }

    /// The phrases in the order they are spoken.
    pub fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The shown words in the order they are spoken.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The marks in the order they fire.
    pub fn marks(&self) -> &[TimedMark] {
        &self.marks
    }

    /// How long it takes from the first sample to the last.
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// Whether the voice was made from other words than those shown.
    pub fn stale(&self) -> bool {
        self.stale
    }

    /// Whether it was made from a voice's times rather than made up.
    pub fn voiced(&self) -> bool {
        self.voiced
    }

    /// The phrase that is lit at a moment. It stays lit through the pause behind it; nothing is
    /// lit before the first phrase and after the last.
    pub fn phrase_at(&self, at: Duration) -> Option<usize> {
        let begun = self.phrases.partition_point(|phrase| phrase.start <= at);
        let last = begun == self.phrases.len();
        begun.checked_sub(1).filter(|&index| !last || at < self.phrases[index].end)
    }

    /// The word that is spoken at a moment, as an index into [`words`](Self::words).
    pub fn word_at(&self, at: Duration) -> Option<usize> {
        let phrase = self.phrases.get(self.phrase_at(at)?)?;
        let words = self.words.get(phrase.words.clone())?;
        let begun = words.partition_point(|word| word.start <= at);
        begun.checked_sub(1).map(|index| phrase.words.start + index)
    }

    /// The marks that have fired by a moment, the moment included.
    pub fn marks_fired_until(&self, at: Duration) -> &[TimedMark] {
        let fired = self.marks.partition_point(|mark| mark.at <= at);
        &self.marks[..fired]
    }

    /// The mark that is lit at a moment: the last fired, while its paragraph is spoken and at
    /// least four seconds.
    pub fn current_mark(&self, at: Duration) -> Option<&MarkId> {
        let last = self.marks_fired_until(at).last()?;
        let speaking = self.phrase_at(at).map(|index| self.phrases[index].paragraph);
        let lit = speaking == Some(last.paragraph) || at < last.at + MARK_STAYS;
        lit.then_some(&last.mark)
    }

    /// When a phrase begins; the end of everything for one that is not there.
    pub fn phrase_start(&self, index: usize) -> Duration {
        self.phrases.get(index).map_or(self.duration, |phrase| phrase.start)
    }

    /// When a paragraph begins; when it has no phrase, the start of the next that has one.
    pub fn paragraph_start(&self, paragraph: usize) -> Duration {
        let first = self.phrases.iter().find(|phrase| phrase.paragraph >= paragraph);
        first.map_or(self.duration, |phrase| phrase.start)
    }

    /// The paragraph that is spoken at a moment, or was last.
    pub fn paragraph_at(&self, at: Duration) -> usize {
        let begun = self.phrases.partition_point(|phrase| phrase.start <= at);
        self.phrases.get(begun.saturating_sub(1)).map_or(0, |phrase| phrase.paragraph)
    }

    /// The next moment after `at` when something lights or fires: the time to draw again.
    pub fn next_change(&self, at: Duration) -> Option<Duration> {
        let phrase = self.phrases.partition_point(|phrase| phrase.start <= at);
        let mark = self.marks.partition_point(|mark| mark.at <= at);
        let last_end = self.phrases.last().map(|phrase| phrase.end).filter(|&end| end > at);
        let phrase = self.phrases.get(phrase).map(|phrase| phrase.start).or(last_end);
        let mark = self.marks.get(mark).map(|mark| mark.at);
        [phrase, mark, Some(self.duration).filter(|&end| end > at)].into_iter().flatten().min()
    }

    /// When each phrase begins, for a sound that must be taken up again at one.
    pub fn phrase_starts(&self) -> Vec<Duration> {
        self.phrases.iter().map(|phrase| phrase.start).collect()
    }

    /// A phrase as a caption: at most two lines of 42 characters where its words allow it.
    pub fn caption_lines(&self, index: usize) -> &[String] {
        self.captions.get(index).map_or(&[], Vec::as_slice)
    }

    /// Puts a phrase with its caption behind the others.
    fn push(&mut self, phrase: Phrase, words: &str) {
        self.duration = self.duration.max(phrase.end);
        self.captions.push(caption_lines(words));
        self.phrases.push(phrase);
    }

    /// Finds the moment of every mark from the words' times. A mark behind the last word of its
    /// paragraph fires with that word.
    fn time_marks(&mut self, panel: &Panel) {
        for (number, paragraph) in panel.paragraphs.iter().enumerate() {
            let from = self.words.partition_point(|word| word.paragraph < number);
            let to = self.words.partition_point(|word| word.paragraph <= number);
            let words = &self.words[from..to];
            for (offset, mark) in &paragraph.marks {
                let word = words.iter().find(|word| word.text.end > *offset).or(words.last());
                let Some(word) = word else { continue };
                let mark = mark.clone();
                self.marks.push(TimedMark { mark, paragraph: number, at: word.start });
            }
        }
        self.marks.sort_by_key(|mark| mark.at);
    }
}

#[cfg(test)]
mod tests {
    use super::super::captions;
    use super::*;
    use crate::content::scene::Paragraph;

    fn secs(secs: f64) -> Duration {
        Duration::from_secs_f64(secs)
    }

    fn panel() -> Panel {
        let first = Paragraph {
            text: "Броню варили в малых печах с\u{a0}кислой футеровкой.".to_owned(),
            marks: vec![("Броню варили в малых печах с\u{a0}".len(), "lining".into())],
            ..Paragraph::default()
        };
        let second = Paragraph {
            text: "В Кузнецке — большие.".to_owned(), ..Paragraph::default()
        };
        Panel { paragraphs: vec![first, second], spoken_sha256: String::new() }
    }

    fn narration(words_of_second: &str) -> Narration {
        let vtt = format!(
            "WEBVTT\n\n1.1\n00:00.500 --> 00:02.000\nБроню <00:01.000>варили <00:01.200>в \
             <00:01.300>малых <00:01.600>печах\n\n1.2\n00:02.100 --> 00:04.000\nс \
             <00:02.300>кислой\n<00:03.000>футеровкой.\n\n2.1\n00:05.000 --> 00:07.000\n\
             {words_of_second}\n"
        );
        Narration::align(&captions::parse(&vtt).unwrap(), &panel())
    }

    #[test]
    fn phrases_and_words_lie_on_the_shown_text() {
        let narration = narration("В Кузнецке — большие.");
        let panel = panel();
        let shown: Vec<&str> = narration
            .phrases()
            .iter()
            .map(|phrase| &panel.paragraphs[phrase.paragraph].text[phrase.text.clone()])
            .collect();
        assert_eq!(
            shown,
            ["Броню варили в малых печах", "с\u{a0}кислой футеровкой.", "В Кузнецке — большие."]
        );
        let words: Vec<(&str, Duration)> = narration
            .words()
            .iter()
            .map(|w| (&panel.paragraphs[w.paragraph].text[w.text.clone()], w.start))
            .collect();
        assert_eq!(words[0], ("Броню", secs(0.5)));
        assert_eq!(words[4], ("печах", secs(1.6)));
        assert_eq!(words[5], ("с", secs(2.1)));
        assert_eq!(words[6], ("кислой", secs(2.3)));
        assert_eq!(words[7], ("футеровкой.", secs(3.0)));
        assert_eq!(words[9].0, "Кузнецке —");
        assert!(!narration.stale());
        assert!(narration.voiced());
    }

    #[test]
    fn a_mark_fires_with_the_word_it_stands_before() {
        let narration = narration("В Кузнецке — большие.");
        assert_eq!(narration.marks()[0].at, secs(2.3));
        assert_eq!(narration.marks_fired_until(secs(2.29)).len(), 0);
        assert_eq!(narration.marks_fired_until(secs(2.3)).len(), 1);
        let lit = |at| narration.current_mark(secs(at)).is_some();
        assert!(!lit(2.2) && lit(2.3) && lit(4.9), "through the paragraph");
        assert!(lit(5.5) && !lit(6.4), "and at least four seconds");
    }

    #[test]
    fn a_phrase_is_lit_through_the_pause_behind_it() {
        let narration = narration("В Кузнецке — большие.");
        for (at, phrase, word) in [
            (0.0, None, None),
            (0.5, Some(0), Some(0)),
            (1.25, Some(0), Some(2)),
            (2.05, Some(0), Some(4)),
            (4.5, Some(1), Some(7)),
            (6.99, Some(2), Some(10)),
            (7.0, None, None),
        ] {
            assert_eq!(narration.phrase_at(secs(at)), phrase, "{at}");
            assert_eq!(narration.word_at(secs(at)), word, "{at}");
        }
        assert_eq!(narration.paragraph_start(1), secs(5.0));
        assert_eq!(narration.paragraph_start(2), secs(7.0));
        assert_eq!(narration.next_change(secs(2.1)), Some(secs(2.3)));
        assert_eq!(narration.next_change(secs(5.0)), Some(secs(7.0)));
        assert_eq!(narration.next_change(secs(7.0)), None);
    }

    #[test]
    fn other_words_make_it_stale_and_the_next_paragraph_is_in_step_again() {
        let vtt = "WEBVTT\n\n1.1\n00:00.000 --> 00:02.000\nСовсем другие слова\n\n2.1\n\
                   00:05.000 --> 00:07.000\nВ Кузнецке — <00:06.000>большие.\n";
        let narration = Narration::align(&captions::parse(vtt).unwrap(), &panel());
        assert!(narration.stale());
        let phrases = narration.phrases();
        assert_eq!(phrases[0].text, 0..panel().paragraphs[0].text.len());
        assert_eq!(phrases[1].text, 0..panel().paragraphs[1].text.len());
        let last = narration.words().last().unwrap();
        assert_eq!(last.start, secs(6.0));
        assert_eq!(narration.caption_lines(0), ["Совсем другие слова"]);
    }

    #[test]
    fn another_hash_makes_it_stale_though_the_words_are_the_same() {
        let vtt = "WEBVTT\n\nNOTE\nspoken-sha256: aa\n\n1.1\n00:00.000 --> 00:02.000\nДа\n";
        let track = captions::parse(vtt).unwrap();
        let paragraph = Paragraph { text: "Да".to_owned(), ..Paragraph::default() };
        for (hash, stale) in [("aa", false), ("AA", false), ("bb", true), ("", false)] {
            let panel =
                Panel { paragraphs: vec![paragraph.clone()], spoken_sha256: hash.to_owned() };
            assert_eq!(Narration::align(&track, &panel).stale(), stale, "{hash}");
        }
    }

    #[test]
    fn a_silent_scene_speaks_at_a_readers_pace_in_captions() {
        let narration = Narration::silent(&panel(), Locale::RU);
        assert!(!narration.voiced() && !narration.stale());
        assert_eq!(narration.phrases().len(), 2);
        assert_eq!(narration.words().len(), 11);
        let first = &narration.phrases()[0];
        assert_eq!(first.start, Duration::ZERO);
        let pause = narration.phrases()[1].start.saturating_sub(narration.phrases()[0].end);
        assert_eq!(pause, secs(0.9));
        assert_eq!(narration.marks().len(), 1);
    }
}
