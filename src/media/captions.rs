//! Captions: our WebVTT files, read whole, with every fault at its line and column.
//!
//! Knows no panel and no sound: `narration` lays the cues onto the shown text.

use std::fmt;
use std::time::Duration;

mod cue_text;
mod shape;
mod syntax;

pub use shape::{
    LINE_CHARACTERS, LONGEST, MOST_LINES, READING_SPEED, SHORTEST, ShapeFault, judge_shape,
};
pub(crate) use shape::{caption_lines, fits_caption, may_break};

/// A larger caption file is refused: an hour of speech with every word timed takes a tenth of it.
pub const LARGEST_FILE: usize = 2 * 1024 * 1024;
/// More cues are refused: an hour of phrases of a second each makes 3,600.
pub const MOST_CUES: usize = 20_000;
/// After so many faults reading stops: nobody mends more than this from one listing.
const MOST_FAULTS: usize = 100;

/// The captions of one scene in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Track {
    /// SHA-256 (hex, lower case) of the spoken text the voice was made from; empty when not given.
    pub spoken_sha256: String,
    /// The voice, as the `NOTE` block names it; empty when not given.
    pub voice: String,
    /// The voice's licence, as the `NOTE` block names it; empty when not given.
    pub licence: String,
    /// One cue a phrase, in the order of their times.
    pub cues: Vec<Cue>,
}

/// One phrase with its times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Its paragraph in the panel, counted from nought.
    pub paragraph: usize,
    /// Its place in the paragraph, counted from nought.
    pub phrase: usize,
    /// When the phrase begins to be spoken.
    pub start: Duration,
    /// When it has been spoken.
    pub end: Duration,
    /// The words without tags; lines are parted by `\n`.
    pub text: String,
    /// Moments inside the phrase: a byte offset into `text` and the time its word is spoken.
    pub stamps: Vec<(usize, Duration)>,
    /// The line of the file where its times stand, counted from 1.
    pub line: usize,
}

/// Something in the file that is not WebVTT, or not ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
    /// What is wrong and what to write, as a sentence without a full stop.
    pub problem: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.problem)
    }
}

/// Reads a caption file of the exhibit: WebVTT whose cue ids say `paragraph.phrase`.
///
/// # Errors
/// Every fault found, in the order of the file, at most a hundred.
pub fn parse(text: &str) -> Result<Track, Vec<Fault>> {
    let (mut track, names, mut faults) = syntax::read(text);
    number_cues(&mut track, &names, &mut faults);
    faults.sort_by_key(|fault| (fault.line, fault.column));
    faults.truncate(MOST_FAULTS);
    if faults.is_empty() { Ok(track) } else { Err(faults) }
}

/// Reads any WebVTT file, whoever wrote it: its cues keep their times and words, while
/// `paragraph` and `phrase` only count them.
///
/// # Errors
/// Every fault found, in the order of the file, at most a hundred.
pub fn parse_foreign(text: &str) -> Result<Track, Vec<Fault>> {
    let (mut track, _, mut faults) = syntax::read(text);
    for (place, cue) in track.cues.iter_mut().enumerate() {
        cue.phrase = place;
    }
    faults.truncate(MOST_FAULTS);
    if faults.is_empty() { Ok(track) } else { Err(faults) }
}

/// Turns ids such as `2.1` into places and sees to it that none is left out.
fn number_cues(track: &mut Track, names: &[syntax::Name<'_>], faults: &mut Vec<Fault>) {
    let mut last: Option<(usize, usize)> = None;
    for (cue, name) in track.cues.iter_mut().zip(names) {
        let Some((paragraph, phrase)) = place_from_id(name.id) else {
            faults.push(name.fault(format!(
                "the cue's id {} is not paragraph.phrase; write 2.1 for the first phrase of the \
                 second paragraph",
                if name.id.is_empty() { "is missing and".to_owned() } else { quoted(name.id) }
            )));
            continue;
        };
        let follows = match last {
            None => paragraph == 0 && phrase == 0,
            Some((p, f)) => (paragraph, phrase) == (p, f + 1) || (paragraph, phrase) == (p + 1, 0),
        };
        if !follows {
            let before = last.map_or("nothing".to_owned(), |(p, f)| format!("{}.{}", p + 1, f + 1));
            faults.push(name.fault(format!(
                "the cue {} follows {before}: number paragraphs and phrases from 1 without a gap",
                name.id
            )));
        }
        last = Some((paragraph, phrase));
        (cue.paragraph, cue.phrase) = (paragraph, phrase);
    }
}

fn place_from_id(id: &str) -> Option<(usize, usize)> {
    let (paragraph, phrase) = id.split_once('.')?;
    Some((counted(paragraph)?, counted(phrase)?))
}

/// A number from 1 as a place from nought; six digits are plenty and cannot overflow.
fn counted(digits: &str) -> Option<usize> {
    let plain = (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if plain { digits.parse::<usize>().ok()?.checked_sub(1) } else { None }
}

/// The beginning of what stands in the file, short enough for a message.
fn quoted(text: &str) -> String {
    /// Enough to find the place again.
    const SHOWN: usize = 40;
    let mut short: String = text.chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    format!("“{short}”")
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "WEBVTT\n\nNOTE\nspoken-sha256: AB12\nvoice: Aleksandr\nlicence: LGPL\n\n\
        1.1\n00:00:00.000 --> 00:00:02.500\nДо войны <00:00:01.250>сталь\n\n\
        2.1\n00:03.000 --> 00:05.000 align:start\n<v Диктор>Броню &amp; рельсы</v>\n";

    fn problems(text: &str) -> Vec<String> {
        parse(text).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_whole_file_gives_phrases_words_and_its_note() {
        let track = parse(WHOLE).unwrap();
        assert_eq!(track.spoken_sha256, "ab12");
        assert_eq!((track.voice.as_str(), track.licence.as_str()), ("Aleksandr", "LGPL"));
        assert_eq!(track.cues.len(), 2);
        let first = &track.cues[0];
        assert_eq!(first.text, "До войны сталь");
        assert_eq!(first.stamps, [("До войны ".len(), Duration::from_millis(1250))]);
        let second = &track.cues[1];
        assert_eq!((second.paragraph, second.phrase, second.line), (1, 0, 13));
        assert_eq!(second.text, "Броню & рельсы");
        assert_eq!(second.start, Duration::from_secs(3));
    }

    #[test]
    fn windows_line_ends_and_a_byte_order_mark_are_no_fault() {
        let windows = format!("\u{feff}{}", WHOLE.replace('\n', "\r\n"));
        assert_eq!(parse(&windows), parse(WHOLE));
    }

    #[test]
    fn every_fault_names_its_place_and_the_remedy() {
        for (text, expected) in [
            ("", "1:1: the file does not begin with the word WEBVTT"),
            (
                "WEBVTT\n\n1.1\n00:00:02.000 -> 00:00:03.000\nA\n",
                "3:1: a block is neither a cue nor a NOTE: the times are missing, such as \
                 00:00:01.250 --> 00:00:03.000",
            ),
            (
                "WEBVTT\n\n1.1\n00:00:02,000 --> 00:00:03.000\nA\n",
                "4:1: “00:00:02,000” is not a time; write hours, minutes, seconds and \
                 thousandths as 00:00:01.250",
            ),
            (
                "WEBVTT\n\n1.1\n00:00:03.000 --> 00:00:02.000\nA\n",
                "4:18: the cue ends before it begins",
            ),
            (
                "WEBVTT\n\nintro\n00:00:01.000 --> 00:00:02.000\nA\n",
                "3:1: the cue's id “intro” is not paragraph.phrase; write 2.1 for the first \
                 phrase of the second paragraph",
            ),
            (
                "WEBVTT\n\n1.2\n00:00:01.000 --> 00:00:02.000\nA\n",
                "3:1: the cue 1.2 follows nothing: number paragraphs and phrases from 1 without \
                 a gap",
            ),
            (
                "WEBVTT\n\n1.1\n00:00:01.000 --> 00:00:02.000\nA <00:00:05.000>B\n",
                "5:3: the word's time 00:00:05.000 lies outside its cue or before the word that \
                 stands earlier",
            ),
            (
                "WEBVTT\n\n1.1\n00:00:01.000 --> 00:00:02.000\nA <c\n",
                "5:3: a tag is not closed; write &lt; for the sign itself",
            ),
            ("WEBVTT\n\n1.1\n00:00:01.000 --> 00:00:02.000\n\n", "4:1: the cue has no words"),
        ] {
            assert_eq!(problems(text), [expected], "{text:?}");
        }
    }

    #[test]
    fn a_file_over_the_limits_is_refused_without_reading_on() {
        let long = format!("WEBVTT\n\nNOTE {}", "a".repeat(LARGEST_FILE));
        assert_eq!(problems(&long), ["1:1: the file is larger than 2 MiB; a scene needs far less"]);
        let mut many = String::from("WEBVTT\n\n");
        for at in 0..=MOST_CUES {
            let clock = format!("{:02}:{:02}:{:02}", at / 3600, at / 60 % 60, at % 60);
            let cue = format!("1.{}\n{clock}.000 --> {clock}.900\nA\n\n", at + 1);
            many.push_str(&cue);
        }
        assert!(problems(&many)[0].ends_with("the file has more than 20000 cues"));
    }

    #[test]
    fn files_of_others_need_no_numbers() {
        let track = parse_foreign("WEBVTT - made elsewhere\n\n00:01.000 --> 00:02.000\nHello\n");
        assert_eq!(track.map(|t| t.cues.len()), Ok(1));
    }
}
