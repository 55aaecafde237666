//! The words of a cue: tags taken out, times of words kept.
//!
//! Knows no voice and no style: `<v>`, `<i>` and their like are read over.

use std::ops::Range;
use std::time::Duration;

use super::syntax::{Line, time};
use super::{Cue, Fault};

/// Signs that WebVTT writes as words.
const ENTITIES: [(&str, &str); 6] = [
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&nbsp;", "\u{a0}"),
    ("&lrm;", "\u{200e}"),
    ("&rlm;", "\u{200f}"),
];

/// Reads the lines under the times; only `text` and `stamps` of the cue are filled in.
pub(super) fn read(lines: &[Line<'_>], within: Range<Duration>, faults: &mut Vec<Fault>) -> Cue {
    let mut cue = Cue {
        paragraph: 0,
        phrase: 0,
        start: within.start,
        end: within.end,
        text: String::new(),
        stamps: Vec::new(),
        line: 0,
    };
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            cue.text.push('\n');
        }
        if let Err(fault) = read_line(*line, &mut cue) {
            faults.push(fault);
        }
    }
    cue
}

fn read_line(line: Line<'_>, cue: &mut Cue) -> Result<(), Fault> {
    let mut at = 0;
    while let Some(rest) = line.text.get(at..).filter(|rest| !rest.is_empty()) {
        let plain = rest.find(['<', '&']).unwrap_or(rest.len());
        cue.text.push_str(&rest[..plain]);
        at += plain;
        let rest = &rest[plain..];
        if rest.starts_with('<') {
            let Some(length) = rest.find('>') else {
                return Err(line.fault(at, "a tag is not closed; write &lt; for the sign itself"));
            };
            stamp(line, at, &rest[1..length], cue)?;
            at += length + 1;
        } else if let Some((name, sign)) = ENTITIES.iter().find(|(name, _)| rest.starts_with(name))
        {
            cue.text.push_str(sign);
            at += name.len();
        } else if rest.starts_with('&') {
            // A lone ampersand is what it is; every player shows it so.
            cue.text.push('&');
            at += 1;
        }
    }
    Ok(())
}

/// Notes a time tag; any other tag carries nothing we show.
fn stamp(line: Line<'_>, at: usize, tag: &str, cue: &mut Cue) -> Result<(), Fault> {
    let tag = tag.trim();
    if !tag.starts_with(|c: char| c.is_ascii_digit()) {
        return Ok(());
    }
    let Some(moment) = time(tag) else {
        let problem = format!("the word's time {tag} is not a time; write <00:00:01.250>");
        return Err(line.fault(at, problem));
    };
    let earliest = cue.stamps.last().map_or(cue.start, |&(_, before)| before);
    if moment < earliest || moment > cue.end {
        let problem = format!(
            "the word's time {tag} lies outside its cue or before the word that stands earlier"
        );
        return Err(line.fault(at, problem));
    }
    cue.stamps.push((cue.text.len(), moment));
    Ok(())
}
