//! Credits: holders, voices, fonts, in the words their licences ask for.
//!
//! Knows no licence: the lines come from `assets/credits.toml`.

use egui::{Align2, Role, pos2, vec2};

use super::page::{open_page_ui, page_ui};
use crate::ui::theme::Face;
use crate::ui::widgets::label;
use crate::ui::{Outbox, View};

/// Everyone whose work is seen and heard.
pub fn credits_ui(view: &View<'_>, ui: &mut egui::Ui, outbox: &mut Outbox) {
    let title = view.words.get("credits-title");
    let room = page_ui(view, ui, &title, outbox);
    let (theme, s, t) = (view.theme, view.theme.scale, view.theme.tokens);
    let locale = view.exhibit.locale();
    let painter = ui.painter().clone();
    let small = s.display(18.0);
    let size = s.display(21.0);
    let stacked = s.upright || room.width() < s.u(900.0);
    let column = if stacked { room.width() } else { room.width() * 0.30 };
    let wide = if stacked { room.width() } else { room.width() * 0.66 };
    let gap = s.u(22.0);
    let rows: Vec<_> = view
        .credits
        .iter()
        .map(|credit| {
            let who = if credit.licence.is_empty() {
                credit.who.text(locale).to_owned()
            } else {
                format!("{} · {}", credit.who.text(locale), credit.licence)
            };
            let what = credit.what.text(locale);
            let head = theme.font(Face::SansBold, small);
            let body = theme.font(Face::Serif, size);
            (
                format!("{what}: {who}"),
                label::column(&painter, what, head, (small * 1.36).round(), column, t.eyebrow),
                label::column(&painter, &who, body, (size * 1.36).round(), wide, t.on_panel),
            )
        })
        .collect();
    let height = |head: f32, body: f32| if stacked { head + body } else { head.max(body) };
    let heights: Vec<f32> =
        rows.iter().map(|(_, h, b)| height(h.size().y, b.size().y) + gap).collect();
    let shown = open_page_ui(view, ui, "credits", &heights, room, None);
    let mut y = room.top();
    for (index, (spoken, head, body)) in rows.iter().enumerate().filter(|(i, _)| shown.contains(i))
    {
        let first = label::place(&painter, head, pos2(room.left(), y), Align2::LEFT_TOP);
        let at = if stacked {
            first.left_bottom()
        } else {
            room.min + vec2(room.width() * 0.34, y - room.top() - s.u(2.0))
        };
        let second = label::place(&painter, body, at, Align2::LEFT_TOP);
        let name = format!("credit-{index}");
        label::announce(ui, first.union(second), &name, Role::Label, spoken);
        y += heights[index];
    }
}
