//! A short saying, set large on a slanted ground.
//!
//! Knows no source: who vouches for the words stands in the panel.

use egui::{Align2, Rect, Ui, Role, pos2, vec2};

use crate::content::scene::Quotation;
use crate::ui::View;
use crate::ui::theme::Face;
use crate::ui::widgets::{label, shapes};

/// Paints the saying.
pub fn quotation_ui(view: &View<'_>, ui: &mut Ui, rect: Rect, quotation: &Quotation) {
    let theme = view.theme;
    let t = theme.tokens;
    let painter = ui.painter().with_clip_rect(rect);
    ground(view, &painter, rect);
    let locale = view.exhibit.locale();
    let text = quotation.text.text(locale);
    let margin = rect.width() * 0.11;
    let width = rect.width() - 2.0 * margin;
    let size = (rect.width() * 0.088).min(rect.height() * 0.12);
    let font = theme.font(Face::SerifItalic, size);
    let words = label::fitted_title(&painter, text, font, width, 6, t.on_structure);
    let who = quotation.who.text(locale);
    let sign = theme.font(Face::Sans, theme.scale.display(21.0));
    let leading = (theme.scale.display(21.0) * 1.35).round();
    let signed = label::column(&painter, who, sign, leading, width, t.on_structure);
    let gap = theme.scale.u(34.0);
    let height = words.size().y + gap + signed.size().y;
    let top = rect.center().y - height * 0.42;
    let left = rect.left() + margin;
    // The mark that opens a saying, hanging in the margin as printers set it.
    let mark = theme.font(Face::Grotesk, size * 2.6);
    let sign = label::line(&painter, if is_russian(view) { "«" } else { "“" }, mark, t.structure_deep);
    label::place(&painter, &sign, pos2(left - size * 0.5, top + size * 0.4), Align2::LEFT_CENTER);
    let placed = label::place(&painter, &words, pos2(left, top), Align2::LEFT_TOP);
    let rule = Rect::from_min_size(
        pos2(left, placed.bottom() + gap * 0.5),
        vec2(theme.scale.u(90.0), theme.scale.u(4.0)),
    );
    painter.rect_filled(rule, 0.0, t.glow);
    label::place(&painter, &signed, pos2(left, placed.bottom() + gap), Align2::LEFT_TOP);
    label::announce(ui, rect, "quotation", Role::Label, &format!("{text}. {who}"));
}

fn is_russian(view: &View<'_>) -> bool {
    view.exhibit.locale() == crate::content::locale::Locale::RU
}

/// Red masses on the diagonal, and the light of a furnace door from below.
fn ground(view: &View<'_>, painter: &egui::Painter, rect: Rect) {
    let t = view.theme.tokens;
    painter.rect_filled(rect, 0.0, t.structure);
    let (w, h) = (rect.width(), rect.height());
    let at = |x: f32, y: f32| pos2(rect.left() + w * x, rect.top() + h * y);
    let deep = vec![at(0.62, 0.0), at(1.0, 0.0), at(1.0, 1.0), at(0.30, 1.0)];
    shapes::mass(painter, deep, shapes::blend(t.structure, t.structure_deep, 0.55));
    let soot = vec![at(0.84, 0.0), at(1.0, 0.0), at(1.0, 1.0), at(0.52, 1.0)];
    shapes::mass(painter, soot, t.backdrop);
    let edge = vec![at(0.825, 0.0), at(0.845, 0.0), at(0.525, 1.0), at(0.505, 1.0)];
    shapes::mass(painter, edge, t.edge);
    shapes::halo(painter, at(0.80, 1.04), vec2(w * 0.5, h * 0.42), t.ember, 0.75);
    shapes::halo(painter, at(0.80, 1.06), vec2(w * 0.25, h * 0.22), t.glow, 0.7);
    // Three furnace doors, seen from the floor, give the light its reason.
    for (i, x) in [0.66, 0.80, 0.92].into_iter().enumerate() {
        let scale = 0.75 + 0.18 * i as f32;
        let (half, tall) = (0.036 * scale, 0.19 * scale);
        let foot = 1.0;
        let door = vec![
            at(x - half, foot),
            at(x - half, foot - tall * 0.75),
            at(x - half * 0.6, foot - tall * 0.95),
            at(x, foot - tall),
            at(x + half * 0.6, foot - tall * 0.95),
            at(x + half, foot - tall * 0.75),
            at(x + half, foot),
        ];
        shapes::mass(painter, door, shapes::blend(t.glow, t.white_heat, 0.3 * i as f32));
    }
}
