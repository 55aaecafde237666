//! The shape of a caption: how much stands on screen, and for how long.
//!
//! Knows no times of words and no panel.

use std::time::Duration;

use super::Track;

/// Two lines cover little of the picture.
pub const MOST_LINES: usize = 2;
/// What television's guidelines allow a line, in characters.
pub const LINE_CHARACTERS: usize = 42;
/// Characters a second that an adult reads without haste.
pub const READING_SPEED: usize = 17;
/// Shorter captions flash: five sixths of a second.
pub const SHORTEST: Duration = Duration::from_micros(833_333);
/// Longer ones are read twice.
pub const LONGEST: Duration = Duration::from_secs(7);

/// A caption that is hard to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShapeFault {
    /// The line of the cue's times, counted from 1.
    pub line: usize,
    /// What is too much or too little, as a sentence without a full stop.
    pub problem: String,
}

/// Every way in which the cues are hard to read.
///
/// Lines are judged as they stand in the file, so that any player shows them well.
pub fn judge_shape(track: &Track) -> Vec<ShapeFault> {
    let mut faults = Vec::new();
    for cue in &track.cues {
        let name = format!("{}.{}", cue.paragraph + 1, cue.phrase + 1);
        let mut fault = |problem| faults.push(ShapeFault { line: cue.line, problem });
        let lines: Vec<&str> = cue.text.lines().map(str::trim).collect();
        if lines.len() > MOST_LINES {
            fault(format!("the cue {name} has {} lines; at most 2 are allowed", lines.len()));
        }
        let widest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
        if widest > LINE_CHARACTERS {
            fault(format!(
                "the cue {name} has a line of {widest} characters; at most 42 are allowed"
            ));
        }
        let length = cue.end.saturating_sub(cue.start);
        // Files round times to a thousandth of a second, and so may the judgement.
        let rounding = Duration::from_millis(1);
        if length + rounding < SHORTEST || length > LONGEST + rounding {
            fault(format!(
                "the cue {name} stands for {:.2} s; 0.83 s to 7 s are allowed",
                length.as_secs_f64()
            ));
        }
        let characters =
            lines.iter().map(|line| width(line)).sum::<usize>() + lines.len().saturating_sub(1);
        let speed = characters as f64 / (length + rounding).as_secs_f64();
        if speed > READING_SPEED as f64 {
            fault(format!(
                "the cue {name} asks for {speed:.1} characters a second; at most 17 are allowed"
            ));
        }
    }
    faults
}

/// How many characters stand beside each other; what has no width is not counted.
fn width(text: &str) -> usize {
    text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}')).count()
}

/// Whether the words can stand as one caption.
pub(crate) fn fits_caption(text: &str) -> bool {
    caption_lines(text).iter().all(|line| width(line) <= LINE_CHARACTERS)
}

/// The words in one or two lines, as even as the words allow; lines already well made are kept.
///
/// Where nothing fits the lines grow longer rather than more: a third would cover the picture.
pub(crate) fn caption_lines(text: &str) -> Vec<String> {
    let kept: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if kept.len() <= MOST_LINES && kept.iter().all(|line| width(line) <= LINE_CHARACTERS) {
        return kept.into_iter().map(str::to_owned).collect();
    }
    let words: Vec<&str> = text.split(may_break).filter(|word| !word.is_empty()).collect();
    let breaks = 1..words.len().max(1);
    let best = breaks.min_by_key(|&at| unevenness(&words[..at], &words[at..]));
    match best {
        Some(at) => vec![words[..at].join(" "), words[at..].join(" ")],
        None => vec![words.join(" ")],
    }
}

/// White space that a line may end at.
pub(crate) fn may_break(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')
}

/// How ill a break looks: the longer line counts, then a break inside a clause, then a short
/// word (a preposition, an article) left hanging.
fn unevenness(upper: &[&str], lower: &[&str]) -> usize {
    /// A clause kept whole is worth so many characters of evenness.
    const CLAUSE: usize = 6;
    /// And a short word that stays with its noun, so many.
    const HANGING: usize = 5;
    let length = |words: &[&str]| words.iter().map(|w| width(w) + 1).sum::<usize>();
    let longer = length(upper).max(length(lower));
    let over = longer.saturating_sub(LINE_CHARACTERS + 1) * 100;
    let last = upper.last().copied().unwrap_or("");
    let inside = usize::from(!last.ends_with([',', ';', ':', '.', '—', '!', '?']));
    let hanging = usize::from(width(last) <= 3 && inside == 1);
    over + longer + inside * CLAUSE + hanging * HANGING
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn faults_of(times: &str, words: &str) -> Vec<String> {
        let track = parse(&format!("WEBVTT\n\n1.1\n{times}\n{words}\n")).unwrap();
        judge_shape(&track).into_iter().map(|fault| fault.problem).collect()
    }

    #[test]
    fn the_limits_are_those_of_the_design() {
        let four = "00:00:00.000 --> 00:00:04.000";
        assert_eq!(faults_of(four, "Сталь"), [""; 0]);
        assert_eq!(
            faults_of(four, "один\nдва\nтри"),
            ["the cue 1.1 has 3 lines; at most 2 are allowed"]
        );
        assert_eq!(
            faults_of(four, &"ю".repeat(43)),
            ["the cue 1.1 has a line of 43 characters; at most 42 are allowed"]
        );
        assert_eq!(
            faults_of("00:00:00.000 --> 00:00:00.500", "Да"),
            ["the cue 1.1 stands for 0.50 s; 0.83 s to 7 s are allowed"]
        );
        assert_eq!(
            faults_of("00:00:00.000 --> 00:00:07.500", "Да"),
            ["the cue 1.1 stands for 7.50 s; 0.83 s to 7 s are allowed"]
        );
        assert_eq!(
            faults_of("00:00:00.000 --> 00:00:01.000", "двадцать знаков ровн"),
            ["the cue 1.1 asks for 20.0 characters a second; at most 17 are allowed"]
        );
    }

    #[test]
    fn long_words_are_laid_in_two_even_lines() {
        let lines = caption_lines(
            "Броню варили в малых печах с кислой футеровкой, а в Кузнецке стояли большие",
        );
        assert_eq!(
            lines,
            ["Броню варили в малых печах с кислой", "футеровкой, а в Кузнецке стояли большие"]
        );
        assert!(lines.iter().all(|line| line.chars().count() <= LINE_CHARACTERS), "{lines:?}");
        assert_eq!(lines.len(), 2);
    }

    #[test]
    fn what_never_fits_still_takes_two_lines() {
        assert_eq!(caption_lines(&"слово ".repeat(60)).len(), 2);
        assert_eq!(caption_lines(&"х".repeat(300)).len(), 1);
        assert!(!fits_caption(&"слово ".repeat(60)));
    }
}
