//! Lines into pages: as many as are needed, none nearly empty, no line of a paragraph left alone.
//!
//! Knows no text: it sees which paragraph each line belongs to.

use std::ops::Range;

/// Space between paragraphs as a share of the leading.
pub const BETWEEN: f32 = 0.52;

/// Fewest lines of a paragraph on a page where it is divided.
const FEWEST_LINES: usize = 2;

/// Pages of nearly equal height: as many as are needed, none nearly empty.
pub fn balanced(paragraphs: &[usize], leading: f32, height: f32) -> Vec<Range<usize>> {
    let full = paginate(paragraphs, leading, height);
    let mut best = full.clone();
    let mut lower = height - leading;
    while lower > leading {
        let pages = paginate(paragraphs, leading, lower);
        if pages.len() > full.len() {
            break;
        }
        best = pages;
        lower -= leading;
    }
    best
}

/// Divides lines into pages; `paragraphs` names the paragraph of each line.
///
/// A paragraph is divided only where at least [`FEWEST_LINES`] stand on either side.
fn paginate(paragraphs: &[usize], leading: f32, height: f32) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let mut start = 0;
    while start < paragraphs.len() {
        let mut end = start;
        let mut used = 0.0;
        while end < paragraphs.len() {
            let gap = if end > start && paragraphs[end] != paragraphs[end - 1] {
                leading * BETWEEN
            } else {
                0.0
            };
            if used + gap + leading > height + 0.5 && end > start {
                break;
            }
            used += gap + leading;
            end += 1;
        }
        let end = kept_together(paragraphs, start, end);
        pages.push(start..end);
        start = end;
    }
    if pages.is_empty() {
        pages.push(0..0);
    }
    pages
}

/// Moves a page's end so that no line of a paragraph is left alone.
fn kept_together(paragraphs: &[usize], start: usize, end: usize) -> usize {
    let Some(&next) = paragraphs.get(end) else { return end };
    let before = paragraphs[start..end].iter().rev().take_while(|p| **p == next).count();
    let after = paragraphs[end..].iter().take_while(|p| **p == next).count();
    let moved = if before > 0 && before < FEWEST_LINES {
        end - before
    } else if before > 0 && after < FEWEST_LINES {
        let fewer = end - (FEWEST_LINES - after);
        let left = before - (FEWEST_LINES - after).min(before);
        if left < FEWEST_LINES { end - before } else { fewer }
    } else {
        end
    };
    if moved > start { moved } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_hold_all_lines_and_leave_none_alone() {
        let paragraphs = [0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2];
        for lines in 3..14 {
            let height = lines as f32 * 10.0;
            let pages = paginate(&paragraphs, 10.0, height);
            assert_eq!(pages.first().map(|p| p.start), Some(0));
            assert_eq!(pages.last().map(|p| p.end), Some(paragraphs.len()));
            for pair in pages.windows(2) {
                assert_eq!(pair[0].end, pair[1].start);
                let cut = pair[0].end;
                let same = |i: usize| paragraphs[i] == paragraphs[cut];
                let before = (pair[0].clone()).rev().take_while(|i| same(*i)).count();
                let after = (cut..paragraphs.len()).take_while(|i| same(*i)).count();
                if lines > 4 {
                    assert!(before == 0 || (before > 1 && after > 1), "{lines}: {pages:?}");
                }
            }
        }
    }

    #[test]
    fn a_panel_without_room_still_shows_a_line_a_page() {
        assert_eq!(paginate(&[0, 0], 10.0, 1.0), [0..1, 1..2]);
        assert_eq!(paginate(&[], 10.0, 100.0), [0..0]);
    }
}
