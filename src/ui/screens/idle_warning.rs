//! "Are you still here?": stands over everything for the last seconds; one touch extends.
//!
//! Knows no clock: it is told how long is left.

use std::time::Duration;

use egui::{Align2, Rect, Role, Ui, pos2, vec2};

use crate::ui::View;
use crate::ui::theme::Face;
use crate::ui::widgets::{label, shapes};

/// Paints the warning over the screen; any touch anywhere counts.
pub fn idle_warning_ui(view: &View<'_>, ui: &mut Ui, left: Duration) {
    let (theme, s, t) = (view.theme, view.theme.scale, view.theme.tokens);
    let whole = ui.max_rect();
    let painter = ui.painter().clone();
    painter.rect_filled(whole, 0.0, shapes::veil(t.shade, 0.78));
    let seconds = left.as_secs() as usize;
    let lines = [
        (view.words.get("still-here").to_uppercase(), Face::Grotesk, s.u(78.0), t.on_dark),
        (view.words.get("still-here-hint"), Face::Sans, s.display(28.0), t.on_dark),
        (
            view.words.count("seconds-left", &[("n", seconds)]),
            Face::Sans,
            s.display(24.0),
            t.on_dark_quiet,
        ),
    ];
    let room = whole.width() * 0.86;
    let mut y = whole.center().y - s.u(120.0);
    let mut spoken = String::new();
    for (text, face, size, color) in lines {
        let words = label::fitted_title(&painter, &text, theme.font(face, size), room, 1, color);
        let placed = label::place(&painter, &words, pos2(whole.center().x, y), Align2::CENTER_TOP);
        y = placed.bottom() + s.u(18.0);
        spoken.push_str(&text);
        spoken.push_str(". ");
    }
    let share = left.as_secs_f32() / crate::kiosk::idle::WARNING.as_secs_f32();
    let bar =
        Rect::from_center_size(pos2(whole.center().x, y + s.u(20.0)), vec2(s.u(420.0), s.u(10.0)));
    painter.rect_filled(bar, 0.0, t.progress_rest);
    let rest =
        Rect::from_min_size(bar.min, vec2(bar.width() * share.clamp(0.0, 1.0), bar.height()));
    painter.rect_filled(rest, 0.0, t.progress_head);
    label::announce(ui, whole, "still-here", Role::Label, &spoken);
}
