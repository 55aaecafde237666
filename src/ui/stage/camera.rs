//! The slow camera: which part of a drawing is seen, and where that lies on the screen.
//!
//! Knows no pixel and no clock: it is told how far the scene has gone.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::content::drawing::{CameraPath, DRAWING_SIZE, DrawingNote};

/// Drawing units that a plane may drift from its place; drawings reach so far beyond their edges.
pub const DRIFT: f32 = 40.0;

/// How far in from the edge of the view the focus stays, as a share of the view.
const FOCUS_MARGIN: f32 = 0.18;

/// Where the camera of a picture goes that has no path of its own: a hair closer to its focus.
const APPROACH: f32 = 0.93;

/// A view of a drawing on a part of the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// What is seen, in drawing units.
    pub seen: Rect,
    /// Where it is seen, in points.
    pub stage: Rect,
}

impl Camera {
    /// The camera of a drawing at `share` of its path, from 0 to 1.
    pub fn along(note: &DrawingNote, stage: Rect, share: f32) -> Self {
        let whole = [0.0, 0.0, DRAWING_SIZE[0], DRAWING_SIZE[1]];
        let path = note.camera.unwrap_or_else(|| {
            let focus = focus(note);
            let [w, h] = DRAWING_SIZE.map(|side| side * APPROACH);
            let near = [focus.x - w / 2.0, focus.y - h / 2.0, w, h];
            CameraPath { from: whole, to: near }
        });
        let share = ease(share.clamp(0.0, 1.0));
        let mix = |i: usize| path.from[i] + (path.to[i] - path.from[i]) * share;
        let framed = Rect::from_min_size(pos2(mix(0), mix(1)), vec2(mix(2), mix(3)));
        Self { seen: fit(framed, focus(note), stage.size()), stage }
    }

    /// The whole drawing as large as it covers the stage, around its focus.
    pub fn cover(note: &DrawingNote, stage: Rect) -> Self {
        let whole = Rect::from_min_size(Pos2::ZERO, DRAWING_SIZE.into());
        Self { seen: fit(whole, focus(note), stage.size()), stage }
    }

    /// Points a drawing unit.
    pub fn scale(&self) -> f32 {
        self.stage.width() / self.seen.width()
    }

    /// Where a point of the drawing lies on the screen.
    pub fn screen_from_drawing(&self, point: Pos2) -> Pos2 {
        self.stage.min + (point - self.seen.min) * self.scale()
    }

    /// Where a region of the drawing lies on the screen, moved by a plane's drift in units.
    pub fn screen_from_region(&self, region: [f32; 4], drift: Vec2) -> Rect {
        let min = self.screen_from_drawing(pos2(region[0], region[1]) + drift);
        Rect::from_min_size(min, vec2(region[2], region[3]) * self.scale())
    }

    /// The point of the drawing under a point of the screen.
    pub fn drawing_from_screen(&self, point: Pos2) -> Pos2 {
        self.seen.min + (point - self.stage.min) / self.scale()
    }
}

/// The point that stays in view.
pub fn focus(note: &DrawingNote) -> Pos2 {
    let [x, y] = note.focus.unwrap_or([DRAWING_SIZE[0] / 2.0, DRAWING_SIZE[1] / 2.0]);
    pos2(x, y)
}

/// What is seen when a wish for `framed` meets a stage of another shape.
///
/// The height is kept where the drawing is wide enough, the view stays inside the drawing, and
/// the focus inside the view.
fn fit(framed: Rect, focus: Pos2, stage: Vec2) -> Rect {
    let aspect = stage.x / stage.y.max(1.0);
    let [width, height] = DRAWING_SIZE;
    let mut size = vec2(framed.height() * aspect, framed.height());
    let too_large = (size.x / width).max(size.y / height);
    if too_large > 1.0 {
        size /= too_large;
    }
    let margin = size * FOCUS_MARGIN;
    let keep = |center: f32, focus: f32, size: f32, margin: f32, limit: f32| {
        let near = focus - size / 2.0 + margin;
        let far = focus + size / 2.0 - margin;
        // Not `clamp`: rounding may put the bounds a hair the wrong way round.
        center.max(near.min(far)).min(near.max(far)).min(limit - size / 2.0).max(size / 2.0)
    };
    let center = pos2(
        keep(framed.center().x, focus.x, size.x, margin.x, width),
        keep(framed.center().y, focus.y, size.y, margin.y, height),
    );
    Rect::from_center_size(center, size)
}

/// Slow at both ends.
fn ease(share: f32) -> f32 {
    share * share * (3.0 - 2.0 * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(focus: [f32; 2]) -> DrawingNote {
        DrawingNote {
            focus: Some(focus),
            camera: Some(CameraPath {
                from: [240.0, 0.0, 1440.0, 1200.0],
                to: [500.0, 200.0, 1250.0, 1000.0],
            }),
            ..DrawingNote::default()
        }
    }

    #[test]
    fn the_view_stays_inside_the_drawing_and_shows_the_focus() {
        let whole = Rect::from_min_size(Pos2::ZERO, DRAWING_SIZE.into()).expand(0.01);
        for focus in [[960.0, 600.0], [400.0, 900.0], [1520.0, 100.0]] {
            for stage in
                [[1180.0, 960.0], [614.0, 650.0], [1920.0, 1080.0], [400.0, 900.0], [911.3, 301.7]]
            {
                for share in [0.0, 0.3, 1.0] {
                    let rect = Rect::from_min_size(pos2(10.0, 20.0), stage.into());
                    let camera = Camera::along(&note(focus), rect, share);
                    assert!(whole.contains_rect(camera.seen), "{camera:?}");
                    assert!(camera.seen.contains(focus.into()), "{focus:?} in {camera:?}");
                    let shape = camera.seen.aspect_ratio() / rect.aspect_ratio();
                    assert!((shape - 1.0).abs() < 1e-3, "{camera:?}");
                }
            }
        }
    }

    #[test]
    fn screen_and_drawing_turn_into_each_other() {
        let stage = Rect::from_min_size(pos2(100.0, 50.0), vec2(1180.0, 960.0));
        let camera = Camera::along(&note([960.0, 600.0]), stage, 0.5);
        let there = camera.drawing_from_screen(pos2(300.0, 400.0));
        let back = camera.screen_from_drawing(there);
        assert!((back - pos2(300.0, 400.0)).length() < 1e-2);
    }
}
