//! The line of scenes: how far the chapter has been heard, a segment a scene.
//!
//! Knows no voice: it is told shares.

use egui::{Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

use super::button::focus_ring;
use crate::ui::theme::Theme;

/// One scene of the line.
#[derive(Clone, Debug)]
pub struct Segment {
    /// What the screen reader says.
    pub name: String,
    /// How much of it has been heard, from 0 to 1.
    pub heard: f32,
    /// Whether it is the one on the stage.
    pub here: bool,
}

/// Places the line in `rect`; answers which segment was touched and how far along it.
pub fn segments_ui(
    ui: &mut Ui,
    theme: Theme,
    rect: Rect,
    line: &[Segment],
) -> Option<(usize, f32)> {
    let gap = theme.scale.u(9.0);
    let width = (rect.width() - gap * (line.len().saturating_sub(1)) as f32) / line.len() as f32;
    let mut touched = None;
    for (index, segment) in line.iter().enumerate() {
        let left = rect.left() + index as f32 * (width + gap);
        let place = Rect::from_min_size(pos2(left, rect.top()), Vec2::new(width, rect.height()));
        let response = segment_ui(ui, theme, place, index, segment);
        if response.clicked() {
            let along = response
                .interact_pointer_pos()
                .map_or(0.0, |pos| ((pos.x - place.left()) / place.width()).clamp(0.0, 1.0));
            touched = Some((index, along));
        }
    }
    touched
}

fn segment_ui(ui: &mut Ui, theme: Theme, place: Rect, index: usize, segment: &Segment) -> Response {
    let t = theme.tokens;
    let response = ui.interact(place, ui.scope_id().with(("segment", index)), Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(Role::RadioButton, true, segment.here, &segment.name));
    let thick = theme.scale.u(if segment.here { 9.0 } else { 7.0 });
    let bar = Rect::from_center_size(place.center(), Vec2::new(place.width(), thick));
    let painter = ui.painter();
    painter.rect_filled(bar, thick / 2.0, t.progress_rest);
    if segment.heard > 0.0 {
        let heard = Rect::from_min_size(bar.min, Vec2::new(bar.width() * segment.heard, thick));
        painter.rect_filled(heard, thick / 2.0, t.progress);
    }
    if segment.here {
        let head = pos2(bar.left() + bar.width() * segment.heard, bar.center().y);
        painter.circle_filled(head, theme.scale.u(11.0), t.progress_head);
    }
    if response.has_focus() {
        focus_ring(ui, theme, place, false);
    }
    response
}
