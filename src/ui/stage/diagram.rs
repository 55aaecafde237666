//! A drawing whose named parts light when their word is spoken or a finger touches them.
//!
//! Knows no text: the exhibit says which part is lit.

use egui::{Align2, Color32, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::drawing::{Shown, Staged, drawing_ui, full};
use crate::content::drawing::{Part, Side};
use crate::content::id::{DrawingId, MarkId};
use crate::exhibit::Event;
use crate::ui::gallery::{PlateId, Wall};
use crate::ui::theme::Face;
use crate::ui::widgets::button::focus_ring;
use crate::ui::widgets::{label, shapes};
use crate::ui::{Outbox, View};

/// How far the rest steps back while a part is lit.
const DIMMED: f32 = 0.5;

/// Paints the diagram, its lit part, and a point to touch on every part.
pub fn diagram_ui(
    view: &View<'_>,
    ui: &mut Ui,
    rect: Rect,
    drawing: &DrawingId,
    marks: &[MarkId],
    outbox: &mut Outbox,
) {
    let id = PlateId { wall: Wall::Drawings, drawing: drawing.clone() };
    let shown = Shown { id, parts: marks.to_vec() };
    let Some(staged) = drawing_ui(view, ui, rect, &shown) else { return };
    let lit = view.exhibit.lit_part();
    if let Some(part) = &lit {
        light(view, ui, rect, &staged, part);
    }
    for (mark, part) in &staged.note.parts {
        if marks.contains(mark) {
            let here = lit.as_ref() == Some(mark);
            point(view, ui, rect, &staged, mark, part, here, outbox);
        }
    }
}

/// The rest steps back, the part stands in its own light.
fn light(view: &View<'_>, ui: &Ui, rect: Rect, staged: &Staged<'_>, mark: &MarkId) {
    let painter = ui.painter().with_clip_rect(rect);
    let Some(plate) = staged.plate else { return };
    let Some((_, print)) = plate.parts.iter().find(|(name, _)| name == mark) else { return };
    painter.rect_filled(rect, 0.0, shapes::veil(view.theme.tokens.shade, DIMMED));
    let place = staged.camera.screen_from_region(print.region, Vec2::ZERO);
    painter.image(print.texture.id(), place, full(), Color32::WHITE);
    let warm = shapes::additive(view.theme.tokens.glow, 0.10);
    painter.image(print.texture.id(), place, full(), warm);
}

/// A point on a part: a target for the finger, and its label while it is lit.
#[expect(clippy::too_many_arguments, reason = "a part is drawn from where it is and what it is")]
fn point(
    view: &View<'_>,
    ui: &mut Ui,
    rect: Rect,
    staged: &Staged<'_>,
    mark: &MarkId,
    part: &Part,
    here: bool,
    outbox: &mut Outbox,
) {
    let theme = view.theme;
    let tip = staged.camera.screen_from_drawing(pos2(part.at[0] as f32, part.at[1] as f32));
    let target = Rect::from_center_size(tip, Vec2::splat(theme.scale.target));
    let Some(target) = inside(target, rect) else { return };
    let name =
        view.words.say("part-of-drawing", &[("label", part.label.text(view.exhibit.locale()))]);
    let response = ui.interact(target, ui.scope_id().with(("part", mark.as_str())), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, here, &name));
    if response.clicked() {
        outbox.send(Event::TouchPart(mark.clone()));
    }
    let painter = ui.painter().with_clip_rect(rect);
    let t = theme.tokens;
    let radius = theme.scale.u(if here { 8.0 } else { 7.0 });
    painter.circle_filled(tip, radius + theme.scale.u(4.0), shapes::veil(t.shade, 0.7));
    let ring = Stroke::new(theme.scale.u(2.0), if here { t.glow } else { t.on_dark });
    painter.circle(tip, radius, if here { t.glow } else { Color32::TRANSPARENT }, ring);
    if here {
        tag(view, &painter, rect, tip, part);
    }
    if response.has_focus() {
        focus_ring(ui, theme, target, false);
    }
}

/// The label at the end of its leader line.
fn tag(view: &View<'_>, painter: &egui::Painter, rect: Rect, tip: Pos2, part: &Part) {
    let theme = view.theme;
    let t = theme.tokens;
    let font = theme.font(Face::SansBold, theme.scale.display(20.0));
    let words = label::line(painter, part.label.text(view.exhibit.locale()), font, t.on_lit);
    let pad = vec2(theme.scale.u(14.0), theme.scale.u(9.0));
    let size = words.size() + pad * 2.0;
    let reach = theme.scale.u(46.0);
    let (way, anchor) = match part.side {
        Side::Left => (vec2(-reach, -reach * 0.5), Align2::RIGHT_CENTER),
        Side::Right => (vec2(reach, -reach * 0.5), Align2::LEFT_CENTER),
        Side::Above => (vec2(0.0, -reach), Align2::CENTER_BOTTOM),
        Side::Below => (vec2(0.0, reach), Align2::CENTER_TOP),
    };
    let plate = anchor.anchor_size(tip + way, size);
    // The foot of the picture belongs to its caption and the way to look closer.
    let mut room = rect.shrink(theme.scale.u(12.0));
    room.max.y -= theme.scale.target;
    let plate = inside(plate, room).unwrap_or(plate);
    let end = plate.clamp(tip);
    painter.line_segment([tip, end], Stroke::new(theme.scale.u(2.5), t.glow));
    painter.rect_filled(plate, theme.scale.u(4.0), t.lit);
    label::place(painter, &words, plate.center(), Align2::CENTER_CENTER);
}

/// A rectangle moved into another; `None` when it has no place there.
fn inside(rect: Rect, room: Rect) -> Option<Rect> {
    if rect.width() > room.width() || rect.height() > room.height() {
        return None;
    }
    let push = |low: f32, high: f32, least: f32, most: f32| {
        if low < least {
            least - low
        } else if high > most {
            most - high
        } else {
            0.0
        }
    };
    let by = vec2(
        push(rect.left(), rect.right(), room.left(), room.right()),
        push(rect.top(), rect.bottom(), room.top(), room.bottom()),
    );
    Some(rect.translate(by))
}
