//! What the pages beside the story share: a title, a way back, a column, pages to turn.
//!
//! Knows no content.

use egui::{Align2, Rect, Role, Ui, pos2, vec2};

use crate::exhibit::Event;
use crate::ui::theme::Face;
use crate::ui::widgets::{Button, Icon, Look, label, shapes};
use crate::ui::{Outbox, View};

/// Paints the ground, the title and the way back; answers the room that is left.
pub(super) fn page_ui(view: &View<'_>, ui: &mut Ui, title: &str, outbox: &mut Outbox) -> Rect {
    let (s, t) = (view.theme.scale, view.theme.tokens);
    let whole = ui.max_rect();
    let painter = ui.painter().clone();
    painter.rect_filled(whole, 0.0, t.panel);
    let head = s.u(116.0).max(s.display(40.0) * 1.5);
    let band = Rect::from_min_size(whole.min, vec2(whole.width(), head));
    painter.rect_filled(band, 0.0, t.backdrop);
    let font = view.theme.font(Face::Grotesk, s.u(54.0));
    let room = whole.width() * 0.72;
    let words = label::fitted_title(&painter, &title.to_uppercase(), font, room, 1, t.on_structure);
    let left = whole.left() + s.u(54.0);
    let red = left + words.size().x + s.u(54.0);
    let lean = head * 0.5;
    shapes::mass(
        &painter,
        vec![band.min, pos2(red + lean, band.top()), pos2(red, band.bottom()), band.left_bottom()],
        t.structure,
    );
    shapes::mass(
        &painter,
        vec![
            pos2(red + lean, band.top()),
            pos2(red + lean + s.u(14.0), band.top()),
            pos2(red + s.u(14.0), band.bottom()),
            pos2(red, band.bottom()),
        ],
        t.edge,
    );
    let placed = label::place(&painter, &words, pos2(left, band.center().y), Align2::LEFT_CENTER);
    label::announce(ui, placed, "page-title", Role::Label, title);
    back_ui(view, ui, whole, outbox);
    let foot = s.target + s.u(44.0);
    Rect::from_min_max(
        pos2(left, band.bottom() + s.u(34.0)),
        pos2(whole.right() - s.u(54.0), whole.bottom() - foot),
    )
}

/// The way back stands at the foot, in reach of everyone.
fn back_ui(view: &View<'_>, ui: &mut Ui, whole: Rect, outbox: &mut Outbox) {
    let s = view.theme.scale;
    let words = view.words.get("back");
    let button = Button::words(&words, Look::Ink).icon(Icon::Back);
    let width = button.width(ui, view.theme);
    let corner = pos2(whole.left() + s.u(54.0), whole.bottom() - s.target - s.u(22.0));
    let place = Rect::from_min_size(corner, vec2(width, s.target));
    if button.show(ui, view.theme, place).clicked() {
        outbox.send(Event::Back);
    }
}

/// Turns a long list into pages: what fits is shown, the rest is a touch away.
///
/// `heights` are those of the items; answers which stand on the page that is open.
pub(super) fn open_page_ui(
    view: &View<'_>,
    ui: &mut Ui,
    name: &str,
    heights: &[f32],
    room: Rect,
    first: Option<usize>,
) -> std::ops::Range<usize> {
    let pages = pages(heights, room.height());
    let id = ui.scope_id().with(("page-of", name));
    let wanted = first.and_then(|item| pages.iter().position(|page| page.contains(&item)));
    let mut open = ui.data(|data| data.get_temp::<usize>(id)).or(wanted).unwrap_or(0);
    open = open.min(pages.len().saturating_sub(1));
    if pages.len() > 1 {
        let turned = pager_ui(view, ui, open, pages.len());
        open = turned;
    }
    ui.data_mut(|data| data.insert_temp(id, open));
    pages.get(open).cloned().unwrap_or(0..0)
}

fn pager_ui(view: &View<'_>, ui: &mut Ui, open: usize, pages: usize) -> usize {
    let (s, t) = (view.theme.scale, view.theme.tokens);
    let whole = ui.max_rect();
    let y = whole.bottom() - s.target - s.u(22.0);
    let square = vec2(s.target * 1.2, s.target);
    let next = Rect::from_min_size(pos2(whole.right() - s.u(54.0) - square.x, y), square);
    let back = next.translate(vec2(-square.x - s.u(90.0), 0.0));
    let number = format!("{} / {}", open + 1, pages);
    let font = view.theme.font(Face::Sans, s.display(20.0));
    let words = label::line(ui.painter(), &number, font, t.on_panel_quiet);
    let middle = pos2(f32::midpoint(back.right(), next.left()), next.center().y);
    let placed = label::place(&ui.painter().clone(), &words, middle, Align2::CENTER_CENTER);
    let spoken = view.words.count("panel-page", &[("n", open + 1), ("all", pages)]);
    label::announce(ui, placed, "page-number", Role::Label, &spoken);
    let (onward, backward) = (view.words.get("next-page"), view.words.get("previous-page"));
    let next_button = Button::sign(Icon::Next, &onward, Look::Paper).enabled(open + 1 < pages);
    let back_button = Button::sign(Icon::Previous, &backward, Look::Paper).enabled(open > 0);
    let turned_on = next_button.show(ui, view.theme, next).clicked();
    let turned_back = back_button.show(ui, view.theme, back).clicked();
    match (turned_on, turned_back) {
        (true, _) => open + 1,
        (_, true) => open.saturating_sub(1),
        _ => open,
    }
}

/// Items packed into pages of `height`; an item taller than a page has one to itself.
fn pages(heights: &[f32], height: f32) -> Vec<std::ops::Range<usize>> {
    let mut pages = Vec::new();
    let mut start = 0;
    let mut used = 0.0;
    for (index, item) in heights.iter().enumerate() {
        if used + item > height && index > start {
            pages.push(start..index);
            start = index;
            used = 0.0;
        }
        used += item;
    }
    pages.push(start..heights.len());
    pages
}

#[cfg(test)]
mod tests {
    use super::pages;

    #[test]
    fn items_are_packed_into_pages() {
        assert_eq!(pages(&[4.0, 4.0, 4.0], 10.0), [0..2, 2..3]);
        assert_eq!(pages(&[40.0, 4.0], 10.0), [0..1, 1..2]);
        assert_eq!(pages(&[], 10.0), [0..0]);
    }
}
