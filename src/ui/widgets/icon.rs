//! Signs on controls, drawn as shapes so that they are sharp at every size.
//!
//! Knows no control.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2};

use super::shapes::mass;

/// What a sign says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Speak.
    Play,
    /// Be silent.
    Pause,
    /// From the start again.
    Again,
    /// Onward.
    Next,
    /// Back by one.
    Previous,
    /// To the posters.
    Home,
    /// One step back.
    Back,
    /// Look closer.
    Enlarge,
    /// Close.
    Close,
    /// The voice is off.
    Muted,
}

impl Icon {
    /// Paints the sign in the middle of `rect`, about `size` points tall.
    pub fn paint(self, painter: &Painter, rect: Rect, size: f32, color: Color32) {
        let c = rect.center();
        let r = size / 2.0;
        let at = |x: f32, y: f32| pos2(c.x + x * r, c.y + y * r);
        let pen = Stroke::new(size * 0.13, color);
        match self {
            Self::Play => {
                mass(painter, vec![at(-0.62, -0.9), at(0.88, 0.0), at(-0.62, 0.9)], color);
            }
            Self::Pause => {
                for x in [-0.66, 0.18] {
                    let bar = Rect::from_min_max(at(x, -0.85), at(x + 0.48, 0.85));
                    painter.rect_filled(bar, 0.0, color);
                }
            }
            Self::Next | Self::Previous => {
                let way = if self == Self::Next { 1.0 } else { -1.0 };
                let head = [at(-0.55 * way, -0.8), at(0.5 * way, 0.0), at(-0.55 * way, 0.8)];
                let head = if way > 0.0 { head } else { [head[0], head[2], head[1]] };
                mass(painter, head.to_vec(), color);
                let post =
                    Rect::from_center_size(at(0.72 * way, 0.0), Vec2::new(r * 0.22, r * 1.6));
                painter.rect_filled(post, 0.0, color);
            }
            Self::Back => chevron(painter, [at(0.35, -0.8), at(-0.45, 0.0), at(0.35, 0.8)], pen),
            Self::Close => {
                painter.line_segment([at(-0.7, -0.7), at(0.7, 0.7)], pen);
                painter.line_segment([at(0.7, -0.7), at(-0.7, 0.7)], pen);
            }
            Self::Home => home(painter, at, color),
            Self::Again => again(painter, c, r, pen, color),
            Self::Enlarge => {
                for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
                    let corner =
                        [at(x * 0.25, y * 0.8), at(x * 0.8, y * 0.8), at(x * 0.8, y * 0.25)];
                    chevron(painter, corner, pen);
                }
            }
            Self::Muted => {
                let body = [at(-0.85, -0.3), at(-0.4, -0.3), at(-0.4, 0.3), at(-0.85, 0.3)];
                mass(painter, body.to_vec(), color);
                let horn = [at(-0.45, -0.3), at(0.1, -0.8), at(0.1, 0.8), at(-0.45, 0.3)];
                mass(painter, horn.to_vec(), color);
                painter.line_segment([at(0.35, -0.35), at(0.95, 0.35)], pen);
                painter.line_segment([at(0.95, -0.35), at(0.35, 0.35)], pen);
            }
        }
    }
}

fn chevron(painter: &Painter, points: [Pos2; 3], pen: Stroke) {
    painter.add(Shape::line(points.to_vec(), pen));
}

/// Four posters on a bar: the home screen in small.
fn home(painter: &Painter, at: impl Fn(f32, f32) -> Pos2, color: Color32) {
    for x in [-0.9, -0.3, 0.3] {
        let poster = vec![at(x + 0.22, -0.8), at(x + 0.62, -0.8), at(x + 0.4, 0.45), at(x, 0.45)];
        mass(painter, poster, color);
    }
    painter.rect_filled(Rect::from_min_max(at(-1.0, 0.65), at(1.0, 0.85)), 0.0, color);
}

fn again(painter: &Painter, c: Pos2, r: f32, pen: Stroke, color: Color32) {
    let ring = |angle: f32| c + Vec2::angled(angle) * r * 0.72;
    let arc: Vec<Pos2> = (0..=24).map(|i| ring(-0.9 + 5.0 * i as f32 / 24.0)).collect();
    painter.add(Shape::line(arc, pen));
    let tip = ring(-0.9);
    let head = vec![
        tip + Vec2::new(-0.42, -0.38) * r,
        tip + Vec2::new(0.3, -0.3) * r,
        tip + Vec2::new(0.12, 0.36) * r,
    ];
    mass(painter, head, color);
}
