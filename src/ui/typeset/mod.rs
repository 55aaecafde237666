//! Text set as a book page is: divided words, balanced lines, bound words kept together.
//!
//! Knows no panel: it turns a paragraph and a width into lines.

mod breaking;
mod hyphen;
pub mod pages;

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::{FontsView, cursor::CCursor};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, FontId, Galley};

use crate::content::locale::Locale;
use breaking::{After, Measure, Piece, break_lines};

/// Size of a raised note number against the text it stands by.
const NOTE_SIZE: f32 = 0.58;

/// How a text is set.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Face and size in points.
    pub font: FontId,
    /// Distance of base lines in points.
    pub leading: f32,
    /// Width of a line in points.
    pub width: f32,
    /// Whose rules divide words.
    pub locale: Locale,
    /// Colour of the text.
    pub color: Color32,
    /// Colour of raised numbers.
    pub note_color: Color32,
}

/// A raised number after a byte of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Byte offset in the text, at the end of what it supports.
    pub at: usize,
    /// What is printed.
    pub label: String,
}

/// One line as set.
#[derive(Clone, Debug)]
pub struct Line {
    /// The line's glyphs.
    pub galley: Arc<Galley>,
    /// Which bytes of the text it shows.
    pub range: Range<usize>,
    /// Offset of every byte's glyph: `(byte, column)` at each character of the text in this line.
    columns: Vec<(usize, usize)>,
}

impl Line {
    /// Where a byte of the text stands, in points from the left of the line.
    pub fn x_of(&self, byte: usize) -> f32 {
        let after = self.columns.partition_point(|(at, _)| *at < byte);
        let column = match self.columns.get(after) {
            Some((_, column)) => *column,
            None => return self.galley.size().x,
        };
        self.galley.pos_from_cursor(CCursor::new(column)).min.x
    }

    /// The stretch of the line that shows `range`, in points from its left, if there is any.
    pub fn span_of(&self, range: &Range<usize>) -> Option<[f32; 2]> {
        let start = range.start.max(self.range.start);
        let end = range.end.min(self.range.end);
        (start < end).then(|| [self.x_of(start), self.x_of(end)])
    }

    /// The byte of the text under a point `x` from the left of the line.
    pub fn byte_at(&self, x: f32) -> usize {
        let column = self.galley.cursor_from_pos(egui::vec2(x, 0.0)).index.0;
        let after = self.columns.partition_point(|(_, c)| *c < column);
        self.columns.get(after).map_or(self.range.end, |(byte, _)| *byte)
    }
}

/// A stretch of the text that is never divided.
struct Stretch {
    range: Range<usize>,
    after: After,
}

/// Sets a text in lines. `notes` are in order of their places.
pub fn set(fonts: &mut FontsView<'_>, text: &str, notes: &[Note], setting: &Setting) -> Vec<Line> {
    let stretches = stretches(text, setting.locale);
    let width = |fonts: &mut FontsView<'_>, s: &str| {
        fonts.layout_no_wrap(s.to_owned(), setting.font.clone(), Color32::PLACEHOLDER).size().x
    };
    let space = width(fonts, "н н") - width(fonts, "нн");
    let measure = Measure { line: setting.width, space, hyphen: width(fonts, "-") };
    let pieces: Vec<Piece> = stretches
        .iter()
        .map(|stretch| {
            let noted = notes_in(notes, &stretch.range).map(|n| n.label.len()).sum::<usize>();
            let notes = noted as f32 * measure.hyphen * NOTE_SIZE * 1.6;
            let width = width(fonts, &text[stretch.range.clone()]) + notes;
            Piece { width, after: stretch.after }
        })
        .collect();
    let mut first = 0;
    break_lines(&pieces, measure)
        .into_iter()
        .map(|last| {
            let range = stretches[first].range.start..stretches[last].range.end;
            let hyphen = stretches[last].after == After::Hyphen && last + 1 < stretches.len();
            first = last + 1;
            set_line(fonts, text, range, hyphen, notes, setting)
        })
        .collect()
}

fn notes_in<'a>(notes: &'a [Note], range: &Range<usize>) -> impl Iterator<Item = &'a Note> {
    let range = range.clone();
    notes.iter().filter(move |note| range.start < note.at && note.at <= range.end)
}

/// Words between spaces, divided where they may be; no-break spaces hold words together.
fn stretches(text: &str, locale: Locale) -> Vec<Stretch> {
    let mut all = Vec::new();
    let mut at = 0;
    for word in text.split(' ') {
        let start = at;
        at += word.len() + 1;
        if word.is_empty() {
            continue;
        }
        let mut from = start;
        for cut in cuts(word, locale) {
            all.push(Stretch { range: from..start + cut.0, after: cut.1 });
            from = start + cut.0;
        }
        all.push(Stretch { range: from..start + word.len(), after: After::Space });
    }
    all
}

/// Places inside a word (or bound group of words) where a line may end.
fn cuts(word: &str, locale: Locale) -> Vec<(usize, After)> {
    let mut cuts = Vec::new();
    let mut start = 0;
    for part in word.split('\u{a0}') {
        cuts.extend(
            hyphen::divisions(part, locale).into_iter().map(|at| (start + at, After::Hyphen)),
        );
        let written = part.match_indices('-').map(|(at, hyphen)| at + hyphen.len());
        let inner = written.filter(|&at| at > 3 && at + 3 < part.len());
        cuts.extend(inner.map(|at| (start + at, After::Nothing)));
        start += part.len() + '\u{a0}'.len_utf8();
    }
    cuts.sort_unstable_by_key(|(at, _)| *at);
    cuts
}

fn set_line(
    fonts: &mut FontsView<'_>,
    text: &str,
    range: Range<usize>,
    hyphen: bool,
    notes: &[Note],
    setting: &Setting,
) -> Line {
    let plain = TextFormat {
        font_id: setting.font.clone(),
        color: setting.color,
        line_height: Some(setting.leading),
        valign: Align::BOTTOM,
        ..TextFormat::default()
    };
    let raised = TextFormat {
        font_id: FontId::new(setting.font.size * NOTE_SIZE, setting.font.family.clone()),
        color: setting.note_color,
        line_height: Some(setting.leading),
        valign: Align::Center,
        ..TextFormat::default()
    };
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    job.wrap.max_width = f32::INFINITY;
    let mut columns = Vec::new();
    let mut column = 0;
    let mut from = range.start;
    let append =
        |job: &mut LayoutJob, part: Range<usize>, columns: &mut Vec<_>, column: &mut usize| {
            for (offset, _) in text[part.clone()].char_indices() {
                columns.push((part.start + offset, *column));
                *column += 1;
            }
            job.append(&text[part], 0.0, plain.clone());
        };
    for note in notes_in(notes, &range) {
        append(&mut job, from..note.at, &mut columns, &mut column);
        job.append(&note.label, 0.0, raised.clone());
        column += note.label.chars().count();
        from = note.at;
    }
    if from < range.end {
        append(&mut job, from..range.end, &mut columns, &mut column);
    }
    if hyphen {
        job.append("-", 0.0, plain);
    }
    columns.push((range.end, column));
    Line { galley: fonts.layout_job(job), range, columns }
}
