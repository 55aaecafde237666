//! Words on the screen that are not a panel: titles, captions, short paragraphs.
//!
//! Knows no control.

use std::sync::Arc;

use egui::epaint::TextShape;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Color32, FontId, Galley, Painter, Pos2, Rect, Role, Ui, Vec2, WidgetInfo};

/// Lays out one line.
pub fn line(painter: &Painter, text: &str, font: FontId, color: Color32) -> Arc<Galley> {
    painter.layout_no_wrap(text.to_owned(), font, color)
}

/// Lays out words in a column `width` points wide, line under line at `leading` points.
pub fn column(
    painter: &Painter,
    text: &str,
    font: FontId,
    leading: f32,
    width: f32,
    color: Color32,
) -> Arc<Galley> {
    let text = wrapped(painter, text, &font, width);
    let format =
        TextFormat { font_id: font, color, line_height: Some(leading), ..TextFormat::default() };
    let mut job = LayoutJob::single_section(text, format);
    // A word longer than the column is still broken rather than cut off.
    job.wrap.max_width = width + 1.0;
    painter.layout_job(job)
}

/// The text with its line ends written out: no line begins with the space it was broken at.
fn wrapped(painter: &Painter, text: &str, font: &FontId, width: f32) -> String {
    let measure = |s: &str| line(painter, s, font.clone(), Color32::PLACEHOLDER).size().x;
    let mut out = String::with_capacity(text.len());
    for (number, paragraph) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let mut set = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let longer = if set.is_empty() { word.to_owned() } else { format!("{set} {word}") };
            if !set.is_empty() && measure(&longer) > width {
                out.push_str(&set);
                out.push('\n');
                word.clone_into(&mut set);
            } else {
                set = longer;
            }
        }
        out.push_str(&set);
    }
    out
}

/// The largest size at most `size` at which every word fits `width` and the whole fits `lines`.
///
/// Titles are never cut: they shrink to what the longest word needs.
pub fn fitted_title(
    painter: &Painter,
    text: &str,
    font: FontId,
    width: f32,
    lines: usize,
    color: Color32,
) -> Arc<Galley> {
    /// Each try is so much smaller; ten of them halve the size.
    const STEP: f32 = 0.93;
    let mut font = font;
    for _ in 0..24 {
        let widest = text
            .split_whitespace()
            .map(|word| line(painter, word, font.clone(), color).size().x)
            .fold(0.0, f32::max);
        let set = column(painter, text, font.clone(), (font.size * 1.12).round(), width, color);
        if widest <= width && set.rows.len() <= lines {
            return set;
        }
        font.size *= STEP;
    }
    column(painter, text, font.clone(), (font.size * 1.12).round(), width, color)
}

/// Paints words at a corner or the middle of something, and returns where they lie.
pub fn place(painter: &Painter, galley: &Arc<Galley>, at: Pos2, anchor: Align2) -> Rect {
    let rect = anchor.anchor_size(at, galley.size());
    painter.galley(rect.min, Arc::clone(galley), Color32::PLACEHOLDER);
    rect
}

/// Words that lean with the posters are turned by nothing: they stand upright at `at`.
pub fn turned(painter: &Painter, galley: &Arc<Galley>, at: Pos2, angle: f32) {
    painter.add(TextShape::new(at, Arc::clone(galley), Color32::PLACEHOLDER).with_angle(angle));
}

/// Tells the screen reader of words that are painted at `rect`.
pub fn announce(ui: &Ui, rect: Rect, name: &str, kind: Role, text: &str) {
    let id = ui.scope_id().with(("announce", name));
    let response = ui.interact(rect, id, egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(kind, true, text));
}

/// How tall a line of this font stands, and how wide a text of it is.
pub fn size_of(painter: &Painter, text: &str, font: FontId) -> Vec2 {
    line(painter, text, font, Color32::PLACEHOLDER).size()
}
