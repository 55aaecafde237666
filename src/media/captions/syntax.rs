//! The blocks of a WebVTT file: header, notes, cues.
//!
//! Knows no paragraph: what an id means is for the parent to say.

use std::time::Duration;

use super::{Cue, Fault, LARGEST_FILE, MOST_CUES, MOST_FAULTS, Track, cue_text, quoted};

/// What parts the two times of a cue.
const ARROW: &str = "-->";

/// A cue's id and where it stands (or where it should).
pub(super) struct Name<'a> {
    pub(super) id: &'a str,
    line: usize,
}

impl Name<'_> {
    pub(super) fn fault(&self, problem: String) -> Fault {
        Fault { line: self.line, column: 1, problem }
    }
}

/// A line with its number, counted from 1.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) number: usize,
    pub(super) text: &'a str,
}

impl Line<'_> {
    /// A fault at a byte of the line.
    pub(super) fn fault(self, byte: usize, problem: impl Into<String>) -> Fault {
        let column = self.text.get(..byte).map_or(0, |before| before.chars().count()) + 1;
        Fault { line: self.number, column, problem: problem.into() }
    }
}

/// Reads the file; ids come beside the cues, one each.
pub(super) fn read(text: &str) -> (Track, Vec<Name<'_>>, Vec<Fault>) {
    let mut reader = Reader::default();
    let top = Line { number: 1, text: "" };
    if text.len() > LARGEST_FILE {
        reader.faults.push(top.fault(0, "the file is larger than 2 MiB; a scene needs far less"));
        return reader.done();
    }
    let mut lines = lines(text.strip_prefix('\u{feff}').unwrap_or(text)).peekable();
    let begins = lines.next().is_some_and(|line| is_header(line.text));
    if !begins {
        reader.faults.push(top.fault(0, "the file does not begin with the word WEBVTT"));
        return reader.done();
    }
    // The header may go on over some lines; only an empty one ends it.
    while lines.next_if(|line| !line.text.is_empty() && !line.text.contains(ARROW)).is_some() {}
    let mut block = Vec::new();
    for line in lines {
        // A second pair of times without an empty line before it begins a new cue.
        let torn = line.text.contains(ARROW) && block.iter().any(|l: &Line<'_>| has_arrow(*l));
        if torn {
            reader.faults.push(line.fault(0, "an empty line is missing before this cue"));
        }
        if line.text.is_empty() || torn {
            reader.block(&block);
            block.clear();
        }
        if !line.text.is_empty() {
            block.push(line);
        }
        if reader.full {
            return reader.done();
        }
    }
    reader.block(&block);
    reader.done()
}

/// Lines by any of the three line ends WebVTT knows.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.split('\n')
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
        .enumerate()
        .map(|(index, text)| Line { number: index + 1, text })
}

fn is_header(line: &str) -> bool {
    line.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

fn has_arrow(line: Line<'_>) -> bool {
    line.text.contains(ARROW)
}

#[derive(Default)]
struct Reader<'a> {
    track: Track,
    names: Vec<Name<'a>>,
    faults: Vec<Fault>,
    full: bool,
}

impl<'a> Reader<'a> {
    fn done(self) -> (Track, Vec<Name<'a>>, Vec<Fault>) {
        (self.track, self.names, self.faults)
    }

    fn block(&mut self, block: &[Line<'a>]) {
        match block {
            [] => {}
            [times, words @ ..] if has_arrow(*times) => {
                let name = Name { id: "", line: times.number };
                self.cue(name, *times, words);
            }
            [id, times, words @ ..] if has_arrow(*times) => {
                let name = Name { id: id.text.trim(), line: id.number };
                self.cue(name, *times, words);
            }
            [first, ..] if starts_word(first.text, "NOTE") => self.note(block),
            [first, ..] if ["STYLE", "REGION"].contains(&first.text.trim_end()) => {}
            [first, ..] => self.faults.push(first.fault(
                0,
                "a block is neither a cue nor a NOTE: the times are missing, such as \
                 00:00:01.250 --> 00:00:03.000",
            )),
        }
        self.full |= self.faults.len() >= MOST_FAULTS;
    }

    fn note(&mut self, block: &[Line<'_>]) {
        for line in block {
            let text = line.text.strip_prefix("NOTE ").unwrap_or(line.text);
            let Some((key, value)) = text.split_once(':') else { continue };
            let value = value.trim();
            match key.trim() {
                "spoken-sha256" => self.track.spoken_sha256 = value.to_ascii_lowercase(),
                "voice" => value.clone_into(&mut self.track.voice),
                "licence" => value.clone_into(&mut self.track.licence),
                _ => {}
            }
        }
    }

    fn cue(&mut self, name: Name<'a>, times: Line<'_>, words: &[Line<'_>]) {
        if self.track.cues.len() >= MOST_CUES {
            let problem = format!("the file has more than {MOST_CUES} cues");
            self.faults.push(times.fault(0, problem));
            self.full = true;
            return;
        }
        let Some((start, end)) = self.times(times) else { return };
        if self.track.cues.last().is_some_and(|before| before.start > start) {
            self.faults.push(times.fault(0, "the cue begins before the one above it"));
        }
        let cue = cue_text::read(words, start..end, &mut self.faults);
        if cue.text.trim().is_empty() {
            self.faults.push(times.fault(0, "the cue has no words"));
        }
        self.track.cues.push(Cue { start, end, line: times.number, ..cue });
        self.names.push(name);
    }

    fn times(&mut self, line: Line<'_>) -> Option<(Duration, Duration)> {
        let (left, right) = line.text.split_once(ARROW)?;
        let right_at = left.len() + ARROW.len() + (right.len() - right.trim_start().len());
        let left_at = left.len() - left.trim_start().len();
        let right = right.split_whitespace().next().unwrap_or("");
        let start = self.time(line, left_at, left.trim());
        let end = self.time(line, right_at, right);
        let (start, end) = (start?, end?);
        if end <= start {
            self.faults.push(line.fault(right_at, "the cue ends before it begins"));
            return None;
        }
        Some((start, end))
    }

    fn time(&mut self, line: Line<'_>, at: usize, text: &str) -> Option<Duration> {
        let time = time(text);
        if time.is_none() {
            let problem = format!(
                "{} is not a time; write hours, minutes, seconds and thousandths as 00:00:01.250",
                quoted(text)
            );
            self.faults.push(line.fault(at, problem));
        }
        time
    }
}

fn starts_word(line: &str, word: &str) -> bool {
    line.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// `hh:mm:ss.ttt` or `mm:ss.ttt`; hours may have more than two digits.
pub(super) fn time(text: &str) -> Option<Duration> {
    let (clock, thousandths) = text.split_once('.')?;
    let parts: Vec<&str> = clock.split(':').collect();
    let (hours, minutes, seconds) = match parts[..] {
        [minutes, seconds] => (0, minutes, seconds),
        [hours, minutes, seconds] => (digits(hours, 2..=4)?, minutes, seconds),
        _ => return None,
    };
    let minutes = digits(minutes, 2..=2).filter(|&n| n < 60)?;
    let seconds = digits(seconds, 2..=2).filter(|&n| n < 60)?;
    let thousandths = digits(thousandths, 3..=3)?;
    Some(Duration::from_millis(((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths))
}

fn digits(text: &str, count: std::ops::RangeInclusive<usize>) -> Option<u64> {
    let plain = count.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_with_and_without_hours() {
        for (text, millis) in [
            ("00:00:01.250", Some(1_250)),
            ("00:01.250", Some(1_250)),
            ("01:02:03.004", Some(3_723_004)),
            ("100:00:00.000", Some(360_000_000)),
            ("00:61.000", None),
            ("1.250", None),
            ("00:01.25", None),
            ("00:01", None),
            ("", None),
            ("-0:01.000", None),
        ] {
            assert_eq!(time(text), millis.map(Duration::from_millis), "{text}");
        }
    }
}
