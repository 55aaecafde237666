//! A short saying, set large on a slanted ground.
//!
//! Knows no source: who vouches for the words stands in the panel.

use egui::{Align2, Painter, Pos2, Rect, Role, Ui, pos2, vec2};

use crate::content::locale::Locale;
use crate::content::scene::Quotation;
use crate::ui::View;
use crate::ui::theme::Face;
use crate::ui::widgets::{label, shapes};

/// Where the red ends at the foot and at the head of the stage, as shares of its width.
const EDGE: [f32; 2] = [0.70, 0.96];

/// Paints the saying.
pub fn quotation_ui(view: &View<'_>, ui: &mut Ui, rect: Rect, quotation: &Quotation) {
    let theme = view.theme;
    let t = theme.tokens;
    let painter = ui.painter().with_clip_rect(rect);
    ground(view, &painter, rect);
    let locale = view.exhibit.locale();
    let text = quotation.text.text(locale);
    let margin = rect.width() * 0.10;
    // The words end where the red does at their own height.
    let width = rect.width() * 0.70 - margin;
    let size = (rect.width() * 0.082).min(rect.height() * 0.098);
    let font = theme.font(Face::SerifItalic, size);
    let words = label::fitted_title(&painter, text, font, width, 6, t.on_structure);
    let who = quotation.who.text(locale);
    let small = theme.scale.display(21.0);
    let leading = (small * 1.35).round();
    let sign = theme.font(Face::Sans, small);
    let signed = label::column(&painter, who, sign, leading, width * 0.9, t.on_structure);
    let gap = theme.scale.u(34.0);
    let height = words.size().y + gap + signed.size().y;
    // The corner above belongs to the year.
    let clear = rect.top() + theme.scale.u(150.0);
    let top = (rect.top() + (rect.height() - height) * 0.52).max(clear);
    let left = rect.left() + margin;
    // The mark that opens a saying hangs in the margin, as printers set it.
    let mark = if locale == Locale::RU { "«" } else { "“" };
    let hung = label::line(&painter, mark, theme.font(Face::Grotesk, size * 1.9), t.structure_deep);
    label::place(
        &painter,
        &hung,
        pos2(left - size * 0.18, top + size * 0.52),
        Align2::RIGHT_CENTER,
    );
    let placed = label::place(&painter, &words, pos2(left, top), Align2::LEFT_TOP);
    let rule = Rect::from_min_size(
        pos2(left, placed.bottom() + gap * 0.45),
        vec2(theme.scale.u(90.0), theme.scale.u(4.0)),
    );
    painter.rect_filled(rule, 0.0, t.glow);
    label::place(&painter, &signed, pos2(left, placed.bottom() + gap), Align2::LEFT_TOP);
    label::announce(ui, rect, "quotation", Role::Label, &format!("{text}. {who}"));
}

/// Red masses on the diagonal; in the dark beside them a row of furnace doors runs away from us,
/// and a man stands before the light.
fn ground(view: &View<'_>, painter: &Painter, rect: Rect) {
    let t = view.theme.tokens;
    let (w, h) = (rect.width(), rect.height());
    let at = |x: f32, y: f32| pos2(rect.left() + w * x, rect.top() + h * y);
    shapes::gradient_down(painter, rect, t.backdrop, shapes::blend(t.backdrop, t.ember, 0.10));
    shapes::halo(painter, at(0.93, 0.93), vec2(w * 0.42, h * 0.42), t.ember, 0.55);
    doors(view, painter, rect);
    let [foot, head] = EDGE;
    let red = vec![at(0.0, 0.0), at(head, 0.0), at(foot, 1.0), at(0.0, 1.0)];
    shapes::mass(painter, red, t.structure);
    let deep = vec![at(head - 0.20, 0.0), at(head, 0.0), at(foot, 1.0), at(foot - 0.30, 1.0)];
    shapes::mass(painter, deep, shapes::blend(t.structure, t.structure_deep, 0.5));
    let light = vec![at(head, 0.0), at(head + 0.018, 0.0), at(foot + 0.018, 1.0), at(foot, 1.0)];
    shapes::mass(painter, light, t.edge);
}

/// Three charging doors in perspective over the working platform.
fn doors(view: &View<'_>, painter: &Painter, rect: Rect) {
    let t = view.theme.tokens;
    let (w, h) = (rect.width(), rect.height());
    let at = |x: f32, y: f32| pos2(rect.left() + w * x, rect.top() + h * y);
    // Left edge, sill, width and height of each door, far to near.
    for [x, sill, wide, tall] in
        [[0.835, 0.845, 0.045, 0.12], [0.885, 0.865, 0.062, 0.165], [0.952, 0.895, 0.09, 0.23]]
    {
        let drop = wide * 0.10;
        let arch = |share: f32| tall * (1.0 + 0.16 * (share * std::f32::consts::PI).sin());
        let mut frame: Vec<Pos2> = Vec::new();
        let grow = 0.010;
        for step in 0..=10 {
            let share = step as f32 / 10.0;
            frame.push(at(
                x - grow + (wide + 2.0 * grow) * share,
                sill + drop * share - arch(share) - grow,
            ));
        }
        frame.push(at(x + wide + grow, sill + drop));
        frame.push(at(x - grow, sill));
        shapes::mass(painter, frame, shapes::blend(t.backdrop, t.progress_rest, 0.8));
        let mut fire: Vec<(Pos2, egui::Color32)> = Vec::new();
        for step in 0..=10 {
            let share = step as f32 / 10.0;
            fire.push((at(x + wide * share, sill + drop * share - arch(share)), t.ember));
        }
        fire.push((at(x + wide, sill + drop), t.white_heat));
        fire.push((at(x, sill), t.glow));
        shapes::shaded(painter, &fire);
    }
    let floor = vec![at(0.70, 0.835), at(1.0, 0.905), at(1.0, 1.0), at(0.60, 1.0)];
    shapes::mass(painter, floor, shapes::blend(t.backdrop, t.ember, 0.12));
}
