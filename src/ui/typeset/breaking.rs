//! Where lines end: the whole paragraph is weighed at once, so that no line is left in want.
//!
//! Knows no font: it sees widths. The measure is that of Knuth and Plass ("Breaking Paragraphs
//! into Lines", 1981), with raggedness in place of stretched spaces.

/// A stretch of text that is not divided, and what may follow it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    /// Its width.
    pub(super) width: f32,
    /// What stands between it and the next piece.
    pub(super) after: After,
}

/// What stands between two pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// A space that vanishes at the end of a line.
    Space,
    /// Nothing; a hyphen appears at the end of a line.
    Hyphen,
    /// Nothing at all, even at the end of a line (after a written hyphen).
    Nothing,
}

/// Widths that the measure needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    /// The width of a line.
    pub(super) line: f32,
    /// The width of a space.
    pub(super) space: f32,
    /// The width of a hyphen.
    pub(super) hyphen: f32,
}

/// What a hyphen costs, as the square of this share of a line left empty.
const HYPHEN_COST: f32 = 0.16;

/// What a second hyphen in a row costs on top.
const LADDER_COST: f32 = 0.3;

/// A last line shorter than this share of the measure looks like a slip; so does one that begins
/// with half a word.
const SHORT_LAST: f32 = 0.22;

/// The index of the last piece of every line.
pub(super) fn break_lines(pieces: &[Piece], measure: Measure) -> Vec<usize> {
    let n = pieces.len();
    // best[i]: the least cost of setting the pieces before i, and where that line began.
    let mut best = vec![(f32::INFINITY, 0usize); n + 1];
    best[0].0 = 0.0;
    for start in 0..n {
        let so_far = best[start].0;
        if !so_far.is_finite() {
            continue;
        }
        let ladder = start > 0 && pieces[start - 1].after == After::Hyphen;
        let mut width = 0.0;
        for end in start..n {
            width += pieces[end].width;
            let hyphenated = pieces[end].after == After::Hyphen && end + 1 < n;
            let set = width + if hyphenated { measure.hyphen } else { 0.0 };
            if set > measure.line && end > start {
                // A later break may still fit only if this one was too wide for its hyphen.
                if width > measure.line {
                    break;
                }
            } else {
                let cost = so_far + line_cost(set, measure.line, hyphenated, ladder, end + 1 == n);
                if cost < best[end + 1].0 {
                    best[end + 1] = (cost, start);
                }
            }
            if pieces[end].after == After::Space {
                width += measure.space;
            }
        }
    }
    let mut ends = Vec::new();
    let mut at = n;
    while at > 0 {
        ends.push(at - 1);
        at = best[at].1;
    }
    ends.reverse();
    ends
}

fn line_cost(set: f32, line: f32, hyphenated: bool, ladder: bool, last: bool) -> f32 {
    let empty = ((line - set) / line).max(0.0);
    let overfull = if set > line { 100.0 } else { 0.0 };
    let ragged = match last {
        true if ladder || set < SHORT_LAST * line => HYPHEN_COST,
        true => 0.0,
        false => empty * empty,
    };
    let hyphen = if hyphenated { HYPHEN_COST * HYPHEN_COST } else { 0.0 };
    let double = if hyphenated && ladder { LADDER_COST * LADDER_COST } else { 0.0 };
    // Each line costs a little, so that a paragraph does not grow by a line for beauty's sake.
    ragged + hyphen + double + overfull + 0.002
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEASURE: Measure = Measure { line: 10.0, space: 1.0, hyphen: 1.0 };

    fn words(widths: &[f32]) -> Vec<Piece> {
        widths.iter().map(|&width| Piece { width, after: After::Space }).collect()
    }

    #[test]
    fn lines_are_balanced_over_the_whole_paragraph() {
        // Greedy filling would set 3+3+1 | 9 | …; the balanced paragraph avoids a lone word.
        let ends = break_lines(&words(&[3.0, 3.0, 2.0, 9.0, 4.0, 5.0]), MEASURE);
        assert_eq!(ends, [2, 3, 5]);
    }

    #[test]
    fn a_word_is_hyphenated_rather_than_leaving_a_hole() {
        let pieces = [
            Piece { width: 4.0, after: After::Space },
            Piece { width: 4.0, after: After::Hyphen },
            Piece { width: 5.0, after: After::Space },
            Piece { width: 4.0, after: After::Space },
        ];
        assert_eq!(break_lines(&pieces, MEASURE), [1, 3]);
    }

    #[test]
    fn a_word_wider_than_the_line_still_stands() {
        assert_eq!(break_lines(&words(&[14.0, 3.0]), MEASURE), [0, 1]);
        assert_eq!(break_lines(&[], MEASURE), Vec::<usize>::new());
    }
}
