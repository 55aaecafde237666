//! Attract: real scenes drift by under the title, plainly to be touched.
//!
//! Knows no visitor: any touch begins.

use egui::{Align2, Color32, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::content::id::DrawingId;
use crate::exhibit::Event;
use crate::media::image::drawing::Frame;
use crate::ui::gallery::{Depth, PlateId, Wall, Wish};
use crate::ui::stage::camera::Camera;
use crate::ui::stage::drawing::full;
use crate::ui::theme::Face;
use crate::ui::widgets::{label, shapes};
use crate::ui::words::Words;
use crate::ui::{Outbox, View};

/// How long a picture stays.
const STAYS_SECS: f32 = 9.0;

/// How long one picture takes to give way to the next.
const FADES_SECS: f32 = 1.6;

/// The attract loop.
pub fn attract_ui(view: &View<'_>, ui: &mut Ui, outbox: &mut Outbox) {
    let whole = ui.max_rect();
    let name = view.words.get("touch-to-begin");
    let response = ui.interact(whole, ui.scope_id().with("attract"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.clicked() {
        outbox.send(Event::Begin);
    }
    ui.painter().rect_filled(whole, 0.0, view.theme.tokens.backdrop);
    pictures_ui(view, ui, whole);
    lettering(view, ui, whole);
}

/// The drawings of the chapters at hand: the poster, then every scene's drawing.
fn pictures(view: &View<'_>) -> Vec<(Wall, DrawingId)> {
    let mut all = Vec::new();
    for (_, id) in view.exhibit.posters() {
        let Some(chapter) = view.exhibit.chapter(id).filter(|c| !c.quiet) else { continue };
        all.push((Wall::Posters, chapter.poster.clone()));
        let drawings = chapter.scenes.iter().filter_map(|scene| scene.stage.drawing());
        all.extend(drawings.map(|drawing| (Wall::Drawings, drawing.clone())));
    }
    all
}

fn pictures_ui(view: &View<'_>, ui: &Ui, rect: Rect) {
    let pictures = pictures(view);
    if pictures.is_empty() {
        return;
    }
    let still = view.exhibit.preferences().still;
    let now =
        if still { 0.0 } else { view.tick.now.saturating_sub(view.exhibit.opened()).as_secs_f32() };
    let turn = (now / STAYS_SECS) as usize;
    let into = now - turn as f32 * STAYS_SECS;
    let fade = ((into - (STAYS_SECS - FADES_SECS)) / FADES_SECS).clamp(0.0, 1.0);
    let at = |turn: usize| &pictures[turn % pictures.len()];
    picture_ui(view, ui, rect, at(turn), into, 1.0);
    if fade > 0.0 && pictures.len() > 1 {
        let coming = if view.calm { fade.round() } else { fade };
        picture_ui(view, ui, rect, at(turn + 1), into - STAYS_SECS, coming);
    }
}

fn picture_ui(
    view: &View<'_>,
    ui: &Ui,
    rect: Rect,
    picture: &(Wall, DrawingId),
    age: f32,
    opacity: f32,
) {
    let id = PlateId { wall: picture.0, drawing: picture.1.clone() };
    let Some(note) = view.note(&id) else { return };
    let cover = Camera::cover(note, rect);
    // The picture comes closer by a hand's width while it is looked at.
    let closer =
        if view.calm { 1.0 } else { 1.0 - 0.05 * ((age + FADES_SECS) / (STAYS_SECS + FADES_SECS)) };
    let focus = crate::ui::stage::camera::focus(note);
    let seen = Rect::from_center_size(
        focus + (cover.seen.center() - focus) * closer,
        cover.seen.size() * closer,
    );
    let camera = Camera { seen, ..cover };
    let limit = ui.input(|i| i.max_texture_side) as f32;
    let region = [cover.seen.min.x, cover.seen.min.y, cover.seen.width(), cover.seen.height()];
    let scale = (cover.scale() * ui.ctx().pixels_per_point()).min((limit - 2.0) / region[2]);
    let wish = Wish { id, frame: Frame { region, scale }, depth: Depth::Flat, parts: Vec::new() };
    let Some(plate) = view.gallery.see(wish) else { return };
    let tint = Color32::WHITE.gamma_multiply(opacity);
    for (_, print) in &plate.planes {
        let place = camera.screen_from_region(print.region, egui::Vec2::ZERO);
        ui.painter().with_clip_rect(rect).image(print.texture.id(), place, full(), tint);
    }
}

/// The title on its mass, and what to do, in every language.
fn lettering(view: &View<'_>, ui: &mut Ui, whole: Rect) {
    let (theme, s, t) = (view.theme, view.theme.scale, view.theme.tokens);
    let painter = ui.painter().clone();
    let title = view.exhibit.publication().title.text(view.exhibit.locale()).to_uppercase();
    let size = s.u(if s.upright { 120.0 } else { 128.0 });
    let room = whole.width() * if s.upright { 0.8 } else { 0.44 };
    let words = label::fitted_title(
        &painter,
        &title,
        theme.font(Face::Grotesk, size),
        room,
        2,
        t.on_structure,
    );
    let pad = vec2(s.u(54.0), s.u(30.0));
    let height = words.size().y + pad.y * 2.0;
    let width = words.size().x + pad.x * 2.0;
    let lean = height * 0.42;
    let edge = s.u(20.0);
    let at = |x: f32, y: f32| whole.min + vec2(x, y);
    shapes::mass(
        &painter,
        vec![at(0.0, 0.0), at(width + lean, 0.0), at(width, height), at(0.0, height)],
        t.structure,
    );
    shapes::mass(
        &painter,
        vec![
            at(width + lean, 0.0),
            at(width + lean + edge, 0.0),
            at(width + edge, height),
            at(width, height),
        ],
        t.edge,
    );
    label::place(&painter, &words, at(pad.x, pad.y), Align2::LEFT_TOP);
    let languages = &view.exhibit.publication().languages;
    let size = s.display(32.0);
    let lines: Vec<_> = languages
        .iter()
        .map(|&locale| {
            let text = Words::new(locale, None).get("touch-to-begin");
            label::line(&painter, &text, theme.font(Face::SansBold, size), t.on_structure)
        })
        .collect();
    let pad = vec2(s.u(44.0), s.u(22.0));
    let gap = s.u(44.0);
    let stacked = s.upright;
    let widest = lines.iter().map(|l| l.size().x).fold(0.0, f32::max);
    let sum: f32 = lines.iter().map(|l| l.size().x + gap).sum::<f32>() - gap;
    let tall = lines.first().map_or(0.0, |l| l.size().y);
    let inner =
        if stacked { vec2(widest, tall * lines.len() as f32 + s.u(8.0)) } else { vec2(sum, tall) };
    // In the lower half, where a hand reaches; it breathes so that it asks to be touched.
    let center = pos2(whole.center().x, whole.bottom() - s.u(120.0));
    let plate = Rect::from_center_size(center, inner + pad * 2.0);
    let wave =
        if view.moving() { (view.tick.now.as_secs_f32() * 1.6).sin() * 0.5 + 0.5 } else { 0.5 };
    shapes::halo(&painter, center, plate.size() * vec2(0.75, 1.5), t.ember, 0.35 + 0.25 * wave);
    let corners = shapes::leaning(plate, shapes::LEAN);
    shapes::mass(&painter, corners.to_vec(), t.structure);
    let mut cursor = if stacked {
        pos2(center.x, plate.top() + pad.y)
    } else {
        pos2(plate.left() + pad.x, center.y - tall / 2.0)
    };
    for line in &lines {
        let anchor = if stacked { Align2::CENTER_TOP } else { Align2::LEFT_TOP };
        let placed = label::place(&painter, line, cursor, anchor);
        cursor = if stacked {
            pos2(center.x, placed.bottom() + s.u(8.0))
        } else {
            pos2(placed.right() + gap, cursor.y)
        };
    }
}
