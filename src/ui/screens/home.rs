//! Home: the title, and the reading order as slanted posters standing on a hot bar.
//!
//! Knows no chapter's inside beyond its title, years and poster.

use std::ops::Range;

use egui::{Align2, Color32, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::content::chapter::Chapter;
use crate::content::drawing::DrawingNote;
use crate::exhibit::{Event, Page};
use crate::ui::gallery::{Depth, PlateId, Wall, Wish};
use crate::ui::stage::camera::Camera;

use crate::media::image::drawing::Frame;
use crate::ui::theme::{Face, Theme};
use crate::ui::widgets::{Button, Icon, Look, label, shapes};
use crate::ui::{Outbox, View};

/// The chosen poster is so many times as wide as another, when there are many.
const WIDENED: f32 = 3.4;

/// Where everything stands.
struct Layout {
    head: Rect,
    posters: Rect,
    bar: Rect,
    foot: Rect,
    stacked: bool,
}

impl Layout {
    fn new(theme: Theme, whole: Rect) -> Self {
        let s = theme.scale;
        let margin = s.u(52.0);
        let stacked = s.upright;
        let rows = if stacked { 2.0 } else { 1.0 };
        let foot_height = s.target * rows + s.u(24.0) * (rows - 1.0) + s.u(50.0);
        let foot = Rect::from_min_max(
            pos2(whole.left() + margin, whole.bottom() - foot_height),
            pos2(whole.right() - margin, whole.bottom()),
        );
        let bar = Rect::from_min_max(
            pos2(whole.left(), foot.top() - s.u(14.0)),
            pos2(whole.right(), foot.top()),
        );
        let head_height = s.u(if stacked { 330.0 } else { 232.0 });
        let head = Rect::from_min_size(whole.min, vec2(whole.width(), head_height));
        let posters = Rect::from_min_max(
            pos2(whole.left(), head.bottom() + s.u(if stacked { 20.0 } else { 26.0 })),
            pos2(whole.right(), bar.top() - s.u(16.0)),
        );
        Self { head, posters, bar, foot, stacked }
    }
}

/// The home screen.
pub fn home_ui(view: &View<'_>, ui: &mut Ui, outbox: &mut Outbox) {
    let whole = ui.max_rect();
    let t = view.theme.tokens;
    shapes::gradient_down(
        ui.painter(),
        whole,
        t.backdrop,
        shapes::blend(t.backdrop, t.backdrop_raised, 0.35),
    );
    let layout = Layout::new(view.theme, whole);
    head_ui(view, ui, &layout);
    posters_ui(view, ui, layout.posters, outbox);
    bar_ui(view, ui, &layout);
    foot_ui(view, ui, &layout, outbox);
}

/// The red mass with the title, and the saying beside it.
fn head_ui(view: &View<'_>, ui: &mut Ui, layout: &Layout) {
    let theme = view.theme;
    let (s, t) = (theme.scale, theme.tokens);
    let head = layout.head;
    let painter = ui.painter().clone();
    let foot = if layout.stacked { 0.60 } else { 0.29 };
    let top = foot + head.height() * 0.85 / head.width();
    let (x0, y0, y1) = (head.left(), head.top(), head.bottom());
    let at = |share: f32| x0 + head.width() * share;
    let edge = s.u(30.0);
    let red = vec![pos2(x0, y0), pos2(at(top), y0), pos2(at(foot), y1), pos2(x0, y1)];
    shapes::mass(&painter, red, t.structure);
    let light = vec![
        pos2(at(top), y0),
        pos2(at(top) + edge, y0),
        pos2(at(foot) + edge, y1),
        pos2(at(foot), y1),
    ];
    shapes::mass(&painter, light, t.edge);
    let locale = view.exhibit.locale();
    let publication = view.exhibit.publication();
    let left = x0 + s.u(54.0);
    // The mass narrows downwards: the title keeps clear of its edge at the lowest line.
    let room = at(foot) - left + s.u(10.0);
    let title = publication.title.text(locale).to_uppercase();
    let size = s.u(if layout.stacked { 104.0 } else { 82.0 });
    let title_font = theme.font(Face::Grotesk, size);
    let words = label::fitted_title(&painter, &title, title_font, room, 2, t.on_structure);
    let subtitle = publication.subtitle.text(locale);
    let small = theme.font(Face::Sans, s.display(19.0));
    let sub = label::column(&painter, subtitle, small, s.display(26.0), room, t.on_structure);
    let block = words.size().y + s.u(6.0) + sub.size().y;
    let y = y0 + (head.height() - block) / 2.0 - s.u(4.0);
    let placed = label::place(&painter, &words, pos2(left, y), Align2::LEFT_TOP);
    label::place(&painter, &sub, pos2(left, placed.bottom() + s.u(6.0)), Align2::LEFT_TOP);
    let spoken = format!("{}. {subtitle}", publication.title.text(locale));
    label::announce(ui, placed, "title", Role::Label, &spoken);
    if !layout.stacked {
        epigraph_ui(view, ui, Rect::from_min_max(pos2(at(top) + edge, y0), head.max));
    }
}

fn epigraph_ui(view: &View<'_>, ui: &Ui, room: Rect) {
    let Some(epigraph) = &view.exhibit.publication().epigraph else { return };
    let (theme, s, t) = (view.theme, view.theme.scale, view.theme.tokens);
    let locale = view.exhibit.locale();
    let room =
        Rect::from_min_max(pos2(room.left() - s.u(20.0), room.top()), room.max).shrink(s.u(52.0));
    let painter = ui.painter();
    let font = theme.font(Face::SerifItalic, s.display(27.0));
    let words = label::column(
        painter,
        epigraph.text.text(locale),
        font,
        s.display(36.0),
        room.width(),
        t.on_dark,
    );
    let small = theme.font(Face::Sans, s.display(18.0));
    let who = label::line(painter, epigraph.who.text(locale), small, t.on_dark_quiet);
    let height = words.size().y + s.u(10.0) + who.size().y;
    let y = room.center().y - height / 2.0;
    let placed = label::place(painter, &words, pos2(room.left(), y), Align2::LEFT_TOP);
    let under = pos2(room.left(), placed.bottom() + s.u(10.0));
    label::place(painter, &who, under, Align2::LEFT_TOP);
    let spoken = format!("{} {}", epigraph.text.text(locale), epigraph.who.text(locale));
    label::announce(ui, placed, "epigraph", Role::Label, &spoken);
}

/// Widths of the posters, the chosen one widest; together `room`.
fn widths(count: usize, chosen: usize, room: f32, upright: bool) -> Vec<f32> {
    // Two or three posters share the row; from there the chosen one stands out more and more.
    let widened = 1.0 + (WIDENED - 1.0) * ((count as f32 - 1.0) / 8.0).clamp(0.12, 1.0);
    let widened = if upright { widened.min(2.2) } else { widened };
    let unit = room / (count as f32 - 1.0 + widened);
    (0..count).map(|i| if i == chosen { unit * widened } else { unit }).collect()
}

fn posters_ui(view: &View<'_>, ui: &mut Ui, rect: Rect, outbox: &mut Outbox) {
    let posters: Vec<_> = view.exhibit.posters().collect();
    if posters.is_empty() {
        return;
    }
    let rows = rows(posters.len(), view.theme.scale.upright);
    let gap = view.theme.scale.u(14.0);
    let height = (rect.height() - gap * (rows.len() as f32 - 1.0)) / rows.len() as f32;
    for (row, range) in rows.into_iter().enumerate() {
        let top = rect.top() + row as f32 * (height + gap);
        let strip = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), height));
        row_ui(view, ui, strip, &posters[range], outbox);
    }
}

/// How many posters stand in a row: upright screens stack them.
fn rows(count: usize, upright: bool) -> Vec<Range<usize>> {
    let rows = match (upright, count) {
        (false, _) | (true, 0..=1) => 1,
        (true, 2..=8) => 2,
        (true, _) => 3,
    };
    let each = count.div_ceil(rows);
    (0..rows).map(|row| (row * each).min(count)..((row + 1) * each).min(count)).collect()
}

fn row_ui(
    view: &View<'_>,
    ui: &mut Ui,
    strip: Rect,
    posters: &[(usize, &crate::content::id::ChapterId)],
    outbox: &mut Outbox,
) {
    let s = view.theme.scale;
    let gap = s.u(5.0);
    let lean = strip.height() * shapes::LEAN;
    // The outermost edges lean out of the picture, so that the row fills it from side to side.
    let room = strip.width() + lean * 0.1 - gap * (posters.len() as f32 - 1.0);
    let chosen = posters.iter().position(|(place, _)| *place == view.exhibit.chosen());
    let widths = widths(posters.len(), chosen.unwrap_or(usize::MAX), room, s.upright);
    let mut left = strip.left() - lean * 0.05;
    let last = posters.len() - 1;
    for (number, ((place, id), width)) in posters.iter().zip(widths).enumerate() {
        let frame = Rect::from_min_size(pos2(left, strip.top()), vec2(width, strip.height()));
        left += width + gap;
        let mut corners = shapes::leaning(frame, shapes::LEAN);
        if number == 0 {
            corners[0].x = corners[0].x.min(strip.left() - 1.0);
            corners[3].x = strip.left() - 1.0;
        }
        if number == last {
            corners[1].x = strip.right() + 1.0;
            corners[2].x = corners[2].x.max(strip.right() + 1.0);
        }
        let poster = Poster {
            place: *place,
            chapter: view.exhibit.chapter(id).map(AsRef::as_ref),
            frame,
            corners,
            chosen: Some(number) == chosen,
            strip,
            alone: posters.len() <= 6,
        };
        poster_ui(view, ui, &poster, outbox);
    }
}

struct Poster<'a> {
    place: usize,
    chapter: Option<&'a Chapter>,
    frame: Rect,
    corners: [egui::Pos2; 4],
    chosen: bool,
    strip: Rect,
    /// Few posters: each is wide enough for its title.
    alone: bool,
}

fn poster_ui(view: &View<'_>, ui: &mut Ui, poster: &Poster<'_>, outbox: &mut Outbox) {
    let Some(chapter) = poster.chapter else {
        shapes::mass(ui.painter(), poster.corners.to_vec(), view.theme.tokens.backdrop_raised);
        return;
    };
    let theme = view.theme.quiet(chapter.quiet);
    let t = theme.tokens;
    let title = chapter.title.text(view.exhibit.locale());
    let name = view.words.say("open-chapter", &[("title", title)]);
    // Fingers go by the slanted frame; the box is where the screen reader points.
    let id = ui.scope_id().with(("poster", poster.place));
    let response = ui.interact(poster.frame.intersect(poster.strip), id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, poster.chosen, &name));
    let pressed = response.is_pointer_button_down_on();
    let clip = ui.painter().with_clip_rect(poster.strip);
    shapes::mass(&clip, poster.corners.to_vec(), t.backdrop_raised);
    picture_ui(view, ui, &clip, poster, chapter);
    lettering(view, &clip, poster, chapter, theme);
    if pressed {
        shapes::mass(&clip, poster.corners.to_vec(), shapes::veil(t.glow, 0.16));
    }
    if response.has_focus() {
        let mut ring = poster.corners.to_vec();
        ring.push(ring[0]);
        let pen = egui::Stroke::new(theme.scale.u(5.0), t.focus);
        clip.add(egui::Shape::line(ring, pen));
        if !poster.chosen {
            outbox.send(Event::ChoosePoster(poster.place));
        }
    }
    if response.clicked() {
        let touched = response.interact_pointer_pos().unwrap_or(poster.frame.center());
        let event = if shapes::contains(&poster.corners, touched) {
            Event::OpenChapter(chapter.id.clone())
        } else {
            neighbour(view, poster.place, touched.x < poster.frame.center().x)
        };
        outbox.send(event);
    }
}

/// A touch in the corner of a box belongs to the poster that leans into it.
fn neighbour(view: &View<'_>, place: usize, left: bool) -> Event {
    let mut order = view.exhibit.posters().map(|(at, id)| (at, id.clone()));
    let found = if left {
        order.take_while(|(at, _)| *at < place).last()
    } else {
        order.find(|(at, _)| *at > place)
    };
    found.map_or(Event::Touched, |(_, id)| Event::OpenChapter(id))
}

fn picture_ui(
    view: &View<'_>,
    ui: &Ui,
    painter: &egui::Painter,
    poster: &Poster<'_>,
    chapter: &Chapter,
) {
    let id = PlateId { wall: Wall::Posters, drawing: chapter.poster.clone() };
    let blank = DrawingNote::default();
    let note = view.note(&id).unwrap_or(&blank);
    let left = poster.corners[3].x.min(poster.corners[0].x);
    let right = poster.corners[1].x.max(poster.corners[2].x);
    let window =
        Rect::from_min_max(pos2(left, poster.strip.top()), pos2(right, poster.strip.bottom()));
    let camera = Camera::cover(note, window);
    let limit = ui.input(|i| i.max_texture_side) as f32;
    let seen = camera.seen;
    let scale = (camera.scale() * ui.ctx().pixels_per_point()).min((limit - 2.0) / seen.width());
    let frame = Frame { region: [seen.min.x, seen.min.y, seen.width(), seen.height()], scale };
    let wish = Wish { id, frame, depth: Depth::Flat, parts: Vec::new() };
    if let Some(plate) = view.gallery.see(wish) {
        #[expect(clippy::disallowed_methods, reason = "a share of the picture's light, no colour")]
        let dimmed = Color32::from_gray(205);
        let tint = if poster.chosen { Color32::WHITE } else { dimmed };
        for (_, print) in &plate.planes {
            let place = camera.screen_from_region(print.region, egui::Vec2::ZERO);
            shapes::window(painter, &poster.corners, print.texture.id(), place, tint);
        }
    }
}

/// The year at the head, the title at the foot, each on its own shade.
fn lettering(
    view: &View<'_>,
    painter: &egui::Painter,
    poster: &Poster<'_>,
    chapter: &Chapter,
    theme: Theme,
) {
    let (s, t) = (theme.scale, theme.tokens);
    let strip = poster.strip;
    let lean = strip.height() * shapes::LEAN;
    shade(painter, poster, t.shade);
    let wide = poster.chosen || poster.alone;
    let year_size = s.u(if wide { 62.0 } else { 28.0 });
    let font = theme.font(Face::Grotesk, year_size);
    let year = label::line(painter, &chapter.years.first.to_string(), font, t.on_dark);
    let inset = s.u(if wide { 26.0 } else { 10.0 });
    let drop = s.u(18.0);
    let slant = |y: f32| lean * (0.5 - (y - strip.top()) / strip.height());
    let y = strip.top() + drop;
    // Letters stand where the slanted edge is at their own height.
    let edge = poster.frame.left().max(strip.left() - lean * 0.5 + s.u(26.0));
    let x = edge + slant(y + year.size().y) + inset;
    label::place(painter, &year, pos2(x.max(strip.left() + inset), y), Align2::LEFT_TOP);
    if !wide {
        return;
    }
    let title = chapter.title.text(view.exhibit.locale()).to_uppercase();
    let font = theme.font(Face::Grotesk, s.u(if poster.chosen { 46.0 } else { 38.0 }));
    let room = (poster.frame.width() - 2.0 * inset - lean * 0.12).max(s.u(80.0));
    let words = label::fitted_title(painter, &title, font, room.min(s.u(430.0)), 3, t.on_dark);
    let y = strip.bottom() - s.u(22.0) - words.size().y;
    let x = edge + slant(y) + inset;
    label::place(painter, &words, pos2(x.max(strip.left() + s.u(54.0)), y), Align2::LEFT_TOP);
}

/// Dark at head and foot, so that letters stand on any picture.
fn shade(painter: &egui::Painter, poster: &Poster<'_>, color: Color32) {
    let [a, b, c, d] = poster.corners;
    let along = |from: egui::Pos2, to: egui::Pos2, share: f32| from + (to - from) * share;
    let (solid, none) = (shapes::veil(color, 0.80), Color32::TRANSPARENT);
    let head = [
        (a, shapes::veil(color, 0.62)),
        (b, shapes::veil(color, 0.62)),
        (along(b, c, 0.26), none),
        (along(a, d, 0.26), none),
    ];
    shapes::shaded(painter, &head);
    let foot = [(along(a, d, 0.52), none), (along(b, c, 0.52), none), (c, solid), (d, solid)];
    shapes::shaded(painter, &foot);
}

/// The hot bar: the time axis, hottest under the chosen poster.
fn bar_ui(view: &View<'_>, ui: &Ui, layout: &Layout) {
    let t = view.theme.tokens;
    let painter = ui.painter();
    let posters: Vec<_> = view.exhibit.posters().collect();
    let chosen = posters.iter().position(|(place, _)| *place == view.exhibit.chosen()).unwrap_or(0);
    let share = (chosen as f32 + 0.5) / posters.len().max(1) as f32;
    let bar = layout.bar;
    let hot = bar.left() + bar.width() * share;
    let reach = bar.width() * 0.24;
    let cold = shapes::blend(t.progress_rest, t.ember, 0.25);
    let stops = [
        (bar.left(), cold),
        ((hot - reach).max(bar.left()), t.ember),
        (hot, shapes::blend(t.glow, t.white_heat, 0.7)),
        ((hot + reach).min(bar.right()), t.ember),
        (bar.right(), cold),
    ];
    for pair in stops.windows(2) {
        let [(x0, from), (x1, to)] = [pair[0], pair[1]];
        let part = Rect::from_min_max(pos2(x0, bar.top()), pos2(x1, bar.bottom()));
        if part.width() > 0.0 {
            shapes::gradient_right(painter, part, from, to);
        }
    }
    let breath = if view.moving() { 0.05 * (view.tick.now.as_secs_f32() * 1.1).sin() } else { 0.0 };
    let glow = vec2(reach * 1.15, view.theme.scale.u(46.0));
    shapes::halo(painter, pos2(hot, bar.center().y), glow, t.ember, 0.42 + breath);
}

/// Everything a visitor may do besides opening a poster; in the lower half, within reach.
fn foot_ui(view: &View<'_>, ui: &mut Ui, layout: &Layout, outbox: &mut Outbox) {
    let theme = view.theme;
    let s = theme.scale;
    let foot = layout.foot;
    let gap = s.u(16.0);
    let height = s.target;
    let first =
        if layout.stacked { foot.top() + s.u(25.0) } else { foot.center().y - height / 2.0 };
    let listen = view.words.get("listen-in-order");
    let button = Button::words(&listen, Look::Lead).icon(Icon::Play).face(Face::SansBold, 21.0);
    let width = button.width(ui, theme);
    let rect = Rect::from_min_size(pos2(foot.left(), first), vec2(width, height));
    if button.show(ui, theme, rect).clicked() {
        outbox.send(Event::ListenInOrder);
    }
    let second = if layout.stacked { first + height + s.u(24.0) } else { first };
    let mut x = if layout.stacked { foot.left() } else { rect.right() + gap };
    for (id, page) in [("credits", Page::Credits), ("settings", Page::Settings)] {
        let words = view.words.get(id);
        let button = Button::words(&words, Look::Dark);
        let place = Rect::from_min_size(pos2(x, second), vec2(button.width(ui, theme), height));
        x = place.right() + gap;
        if button.show(ui, theme, place).clicked() {
            outbox.send(Event::OpenPage(page));
        }
    }
    languages_ui(view, ui, pos2(foot.right(), first), outbox);
}

/// The languages by name, ending at `right`.
pub(super) fn languages_ui(view: &View<'_>, ui: &mut Ui, right: egui::Pos2, outbox: &mut Outbox) {
    let theme = view.theme;
    let gap = theme.scale.u(12.0);
    let mut x = right.x;
    for &locale in view.exhibit.publication().languages.iter().rev() {
        let name = crate::ui::words::language_name(locale);
        let shown = name.to_uppercase();
        let here = view.exhibit.locale() == locale;
        let button = Button::words(&shown, Look::Outline)
            .named(&name)
            .chosen(here)
            .face(Face::Grotesk, 21.0);
        let width = button.width(ui, theme);
        let place = Rect::from_min_size(pos2(x - width, right.y), vec2(width, theme.scale.target));
        x = place.left() - gap;
        if button.show(ui, theme, place).clicked() {
            outbox.send(Event::SetLocale(locale));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posters_fill_the_row_for_every_number_of_chapters() {
        for count in 2..=16 {
            for chosen in 0..count {
                let widths = widths(count, chosen, 1000.0, false);
                let sum: f32 = widths.iter().sum();
                assert!((sum - 1000.0).abs() < 0.1, "{count}: {sum}");
                let widest = widths.iter().copied().fold(0.0, f32::max);
                assert!((widths[chosen] - widest).abs() < 1e-3);
            }
        }
    }

    #[test]
    fn upright_screens_stack_the_posters() {
        assert_eq!(rows(2, true), [0..1, 1..2]);
        assert_eq!(rows(13, true), [0..5, 5..10, 10..13]);
        assert_eq!(rows(13, false), [0..13]);
    }
}
