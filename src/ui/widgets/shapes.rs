//! Slanted masses, textured polygons and soft light: the geometry of the posters.
//!
//! Knows no meaning: it is told colours and corners.

use egui::epaint::{Mesh, PathShape, PathStroke, Vertex};
use egui::{Color32, Painter, Pos2, Rect, Shape, TextureId, Vec2, pos2};

/// The lean of every poster: run over rise, as in the composition's slanted edge.
pub const LEAN: f32 = 0.27;

/// A convex mass of one colour.
pub fn mass(painter: &Painter, points: Vec<Pos2>, color: Color32) {
    painter.add(PathShape::convex_polygon(points, color, PathStroke::NONE));
}

/// The four corners of a parallelogram that leans to the right, clockwise from the top left.
///
/// `rect` is its box at the middle of its height: the top edge stands to the right of it, the
/// bottom edge to the left.
pub fn leaning(rect: Rect, lean: f32) -> [Pos2; 4] {
    let shift = Vec2::new(rect.height() * lean / 2.0, 0.0);
    [
        rect.left_top() + shift,
        rect.right_top() + shift,
        rect.right_bottom() - shift,
        rect.left_bottom() - shift,
    ]
}

/// Whether a point lies in a convex polygon given clockwise.
pub fn contains(polygon: &[Pos2], point: Pos2) -> bool {
    edges(polygon).all(|[a, b]| inside(a, b, point))
}

/// A picture seen through a convex window.
///
/// `picture` is where the texture lies on the screen.
pub fn window(
    painter: &Painter,
    window: &[Pos2],
    texture: TextureId,
    picture: Rect,
    tint: Color32,
) {
    let corners =
        [picture.left_top(), picture.right_top(), picture.right_bottom(), picture.left_bottom()];
    let polygon = clip(&corners, window);
    if polygon.len() < 3 {
        return;
    }
    let mut mesh = Mesh::with_texture(texture);
    for &pos in &polygon {
        let uv = pos2(
            (pos.x - picture.left()) / picture.width(),
            (pos.y - picture.top()) / picture.height(),
        );
        mesh.vertices.push(Vertex { pos, uv, color: tint });
    }
    for corner in 2..polygon.len() as u32 {
        mesh.add_triangle(0, corner - 1, corner);
    }
    painter.add(Shape::mesh(mesh));
}

/// A polygon whose corners have colours of their own.
pub fn shaded(painter: &Painter, corners: &[(Pos2, Color32)]) {
    let mut mesh = Mesh::default();
    for &(pos, color) in corners {
        mesh.colored_vertex(pos, color);
    }
    for corner in 2..corners.len() as u32 {
        mesh.add_triangle(0, corner - 1, corner);
    }
    painter.add(Shape::mesh(mesh));
}

/// A band that changes colour from top to bottom.
pub fn gradient_down(painter: &Painter, rect: Rect, top: Color32, bottom: Color32) {
    shaded(
        painter,
        &[
            (rect.left_top(), top),
            (rect.right_top(), top),
            (rect.right_bottom(), bottom),
            (rect.left_bottom(), bottom),
        ],
    );
}

/// A band that changes colour from left to right.
pub fn gradient_right(painter: &Painter, rect: Rect, left: Color32, right: Color32) {
    shaded(
        painter,
        &[
            (rect.left_top(), left),
            (rect.right_top(), right),
            (rect.right_bottom(), right),
            (rect.left_bottom(), left),
        ],
    );
}

/// Light that falls off around a point; it adds to what is there.
pub fn halo(painter: &Painter, center: Pos2, radius: Vec2, color: Color32, strength: f32) {
    const STEPS: u32 = 40;
    let middle = additive(color, strength);
    let half = additive(color, strength * 0.3);
    let mut mesh = Mesh::default();
    mesh.colored_vertex(center, middle);
    for ring in [(0.45, half), (1.0, Color32::TRANSPARENT)] {
        for step in 0..STEPS {
            let angle = std::f32::consts::TAU * step as f32 / STEPS as f32;
            let offset = Vec2::angled(angle) * radius * ring.0;
            mesh.colored_vertex(center + offset, ring.1);
        }
    }
    for step in 0..STEPS {
        let next = (step + 1) % STEPS;
        let (inner, inner_next) = (1 + step, 1 + next);
        let (outer, outer_next) = (inner + STEPS, inner_next + STEPS);
        mesh.add_triangle(0, inner, inner_next);
        mesh.add_triangle(inner, outer, inner_next);
        mesh.add_triangle(inner_next, outer, outer_next);
    }
    painter.add(Shape::mesh(mesh));
}

/// A colour that adds light instead of covering.
pub fn additive(color: Color32, strength: f32) -> Color32 {
    let part = |byte: u8| (f32::from(byte) * strength.clamp(0.0, 1.0)) as u8;
    Color32::from_rgba_premultiplied(part(color.r()), part(color.g()), part(color.b()), 0)
}

/// A colour that lets `opacity` of itself be seen.
pub fn veil(color: Color32, opacity: f32) -> Color32 {
    color.gamma_multiply(opacity.clamp(0.0, 1.0))
}

/// One colour on its way to another.
pub fn blend(from: Color32, to: Color32, share: f32) -> Color32 {
    from.lerp_to_gamma(to, share.clamp(0.0, 1.0))
}

fn edges(polygon: &[Pos2]) -> impl Iterator<Item = [Pos2; 2]> + '_ {
    (0..polygon.len()).map(|i| [polygon[i], polygon[(i + 1) % polygon.len()]])
}

/// Whether a point lies on the inner side of an edge of a clockwise polygon (y grows downwards).
fn inside(a: Pos2, b: Pos2, point: Pos2) -> bool {
    let (edge, to) = (b - a, point - a);
    edge.x * to.y - edge.y * to.x >= 0.0
}

/// The part of one convex polygon that lies in another (Sutherland and Hodgman 1974).
fn clip(subject: &[Pos2], window: &[Pos2]) -> Vec<Pos2> {
    let mut kept = subject.to_vec();
    for [a, b] in edges(window) {
        let polygon = std::mem::take(&mut kept);
        for [from, to] in edges(&polygon) {
            let (enters, leaves) = (inside(a, b, to), inside(a, b, from));
            if enters != leaves {
                kept.push(crossing(a, b, from, to));
            }
            if enters {
                kept.push(to);
            }
        }
    }
    kept
}

fn crossing(a: Pos2, b: Pos2, from: Pos2, to: Pos2) -> Pos2 {
    let (edge, way, gap) = (b - a, to - from, from - a);
    let across = edge.x * way.y - edge.y * way.x;
    let share = (gap.x * edge.y - gap.y * edge.x) / across;
    from + way * share.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_cut_to_its_window() {
        let square = [pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 10.0), pos2(0.0, 10.0)];
        let half = [pos2(5.0, -5.0), pos2(20.0, -5.0), pos2(20.0, 20.0), pos2(5.0, 20.0)];
        let cut = clip(&square, &half);
        assert_eq!(cut.len(), 4);
        assert!(cut.iter().all(|p| (5.0..=10.0).contains(&p.x)), "{cut:?}");
        let away = [pos2(50.0, 0.0), pos2(60.0, 0.0), pos2(60.0, 10.0)];
        assert!(clip(&square, &away).is_empty());
    }

    #[test]
    fn a_leaning_frame_holds_its_middle_and_not_its_corners() {
        let rect = Rect::from_min_size(pos2(100.0, 0.0), Vec2::new(60.0, 400.0));
        let frame = leaning(rect, LEAN);
        assert!(contains(&frame, rect.center()));
        assert!(!contains(&frame, rect.left_top()));
        assert!(contains(&frame, pos2(200.0, 2.0)));
    }
}
