//! A drawing under the slow camera: planes that drift, and small things that move.
//!
//! Knows no text: captions are laid over it by the screen.

use egui::{Color32, Painter, Rect, Role, Ui, Vec2, vec2};

use super::camera::{Camera, DRIFT, focus};
use super::moving::moving_ui;
use crate::content::drawing::DrawingNote;
use crate::content::id::{DrawingId, MarkId};
use crate::media::image::drawing::{Frame, Layer};
use crate::ui::View;
use crate::ui::gallery::{Depth, Plate, PlateId, Wall, Wish};
use crate::ui::widgets::label;

/// How far along its path the camera of a still picture stands: past the start, before the end.
const STILL: f32 = 0.35;

/// Which picture is shown, and which of its parts may be lit.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The picture.
    pub id: PlateId,
    /// Parts that may be lit.
    pub parts: Vec<MarkId>,
}

impl Shown {
    /// A drawing of a scene.
    pub fn drawing(drawing: DrawingId) -> Self {
        Self { id: PlateId { wall: Wall::Drawings, drawing }, parts: Vec::new() }
    }

    /// A chapter's poster.
    pub fn poster(drawing: DrawingId) -> Self {
        Self { id: PlateId { wall: Wall::Posters, drawing }, parts: Vec::new() }
    }
}

/// What is on the stage after a drawing has been painted.
pub struct Staged<'a> {
    /// The view of it.
    pub camera: Camera,
    /// Its textures, when they are here.
    pub plate: Option<&'a Plate>,
    /// Its note.
    pub note: &'a DrawingNote,
}

/// Paints a drawing in `rect` and names it to the screen reader.
pub fn drawing_ui<'a>(
    view: &View<'a>,
    ui: &mut Ui,
    rect: Rect,
    shown: &Shown,
) -> Option<Staged<'a>> {
    let note = view.note(&shown.id)?;
    let staged = stage(view, ui, rect, shown, note);
    let painter = ui.painter().with_clip_rect(rect);
    if let Some(plate) = staged.plate {
        paint_planes(view, &painter, &staged.camera, plate, note);
    }
    if view.moving() {
        moving_ui(&painter, &staged.camera, &note.moving, view.tick.now.as_secs_f32());
    }
    label::announce(ui, rect, "drawing", Role::Image, note.shows.text(view.exhibit.locale()));
    Some(staged)
}

/// The camera and textures of a drawing, asking for better ones where needed.
fn stage<'a>(
    view: &View<'a>,
    ui: &Ui,
    rect: Rect,
    shown: &Shown,
    note: &'a DrawingNote,
) -> Staged<'a> {
    let camera = Camera::along(note, rect, share(view));
    let wish = wish(ui, rect, shown, note, drifting(view));
    Staged { camera, plate: view.gallery.see(wish), note }
}

/// How far the scene has gone, from 0 to 1.
fn share(view: &View<'_>) -> f32 {
    if !drifting(view) {
        return STILL;
    }
    let Some(narration) = view.exhibit.narrator().narration() else { return 0.0 };
    let whole = narration.duration().as_secs_f32().max(1.0);
    view.position.as_secs_f32() / whole
}

/// Whether planes drift at all here, now or when the voice speaks again.
fn drifting(view: &View<'_>) -> bool {
    !view.calm && !view.exhibit.preferences().still
}

/// Asks for all that the camera will pass over, at the size it is seen at its nearest.
pub fn wish(ui: &Ui, rect: Rect, shown: &Shown, note: &DrawingNote, drifting: bool) -> Wish {
    let views: Vec<Camera> = if drifting {
        [0.0, 0.5, 1.0].map(|share| Camera::along(note, rect, share)).to_vec()
    } else {
        vec![Camera::along(note, rect, STILL)]
    };
    let seen = views.iter().map(|c| c.seen).reduce(Rect::union).unwrap_or(Rect::ZERO);
    let seen = if drifting { seen.expand(DRIFT) } else { seen };
    let nearest = views.iter().map(Camera::scale).fold(0.0, f32::max);
    let limit = ui.input(|i| i.max_texture_side) as f32;
    let scale = (nearest * ui.ctx().pixels_per_point())
        .min((limit - 2.0) / seen.width())
        .min((limit - 2.0) / seen.height());
    Wish {
        id: shown.id.clone(),
        frame: Frame { region: [seen.min.x, seen.min.y, seen.width(), seen.height()], scale },
        depth: if drifting { Depth::Planes } else { Depth::Flat },
        parts: shown.parts.clone(),
    }
}

fn paint_planes(
    view: &View<'_>,
    painter: &Painter,
    camera: &Camera,
    plate: &Plate,
    note: &DrawingNote,
) {
    for (layer, print) in &plate.planes {
        let place = camera.screen_from_region(print.region, drift(view, camera, note, *layer));
        let glow = match layer {
            Layer::Glow if view.moving() => breath(view.tick.now.as_secs_f32()),
            _ => Color32::WHITE,
        };
        painter.image(print.texture.id(), place, full(), glow);
    }
}

/// How far a plane stands from its place: near planes run ahead of the camera, far ones lag.
pub fn drift(view: &View<'_>, camera: &Camera, note: &DrawingNote, layer: Layer) -> Vec2 {
    if !drifting(view) {
        return Vec2::ZERO;
    }
    let depth = match layer {
        Layer::Back => 0.10,
        Layer::Middle => 0.0,
        Layer::Front => -0.12,
        Layer::Glow => -0.02,
    };
    let off = (camera.seen.center() - focus(note)) * depth;
    off.clamp(vec2(-DRIFT, -DRIFT), vec2(DRIFT, DRIFT))
}

/// Light that breathes by a hair: hot metal is never quite still.
fn breath(seconds: f32) -> Color32 {
    let wave = (seconds * 1.7).sin() * 0.6 + (seconds * 4.3).sin() * 0.4;
    let bright = (238.0 + 17.0 * wave) as u8;
    Color32::from_rgba_premultiplied(bright, bright, bright, bright)
}

/// All of a texture.
pub fn full() -> Rect {
    Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0))
}
