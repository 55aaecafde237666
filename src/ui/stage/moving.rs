//! Sparks, smoke, snow, breathing light: described in the note, drawn as simple shapes.
//!
//! Knows no state: everything follows from the moment, so a still picture costs nothing.

#![expect(
    clippy::disallowed_methods,
    reason = "sparks, smoke and snow have the colours of nature, the same in every theme"
)]

use egui::{Color32, Painter, Pos2, Rect, Stroke, Vec2, pos2, vec2};

use super::camera::Camera;
use crate::content::drawing::{Moving, Tone};
use crate::ui::widgets::shapes::{additive, halo};

/// Particles of one source at most.
const MOST: f32 = 240.0;

const WHITE_HEAT: Color32 = Color32::from_rgb(0xFF, 0xF4, 0xCF);
const GLOW: Color32 = Color32::from_rgb(0xFF, 0xC2, 0x4A);
const EMBER: Color32 = Color32::from_rgb(0xF2, 0x6A, 0x1B);

/// Paints everything that moves in a drawing at `now` seconds.
pub fn moving_ui(painter: &Painter, camera: &Camera, moving: &[Moving], now: f32) {
    for (seed, one) in moving.iter().enumerate() {
        let seed = seed as u32 * 7919 + 17;
        match one {
            Moving::Sparks { .. } => sparks(painter, camera, one, seed, now),
            Moving::Smoke { .. } => smoke(painter, camera, one, seed, now),
            Moving::Snow { area, rate, wind, fall } => {
                snow(painter, camera, *area, *rate, vec2(*wind, *fall), seed, now);
            }
            Moving::Pulse { at, radius, period_secs, strength } => {
                let wave = 0.5 + 0.5 * (now * std::f32::consts::TAU / period_secs.max(0.5)).sin();
                let reach = Vec2::splat(radius * camera.scale());
                let light = strength * (0.12 + 0.16 * wave);
                halo(painter, camera.screen_from_drawing((*at).into()), reach, GLOW, light);
            }
            Moving::Heat { area, rate } => heat(painter, camera, *area, *rate, seed, now),
        }
    }
}

/// The particles alive now: number, age from 0 to 1, seconds of age.
fn alive(rate: f32, life: f32, now: f32) -> impl Iterator<Item = (u32, f32, f32)> {
    let life = life.clamp(0.05, 60.0);
    let rate = rate.clamp(0.0, MOST / life);
    let newest = (now * rate).floor();
    let count = (rate * life).ceil() as u32;
    (0..=count).filter_map(move |back| {
        let number = newest - back as f32;
        if number < 0.0 || rate <= 0.0 {
            return None;
        }
        let age = now - number / rate;
        (0.0..life).contains(&age).then_some((number as u32, age / life, age))
    })
}

/// A number from 0 to 1 that belongs to a particle (Wang's integer hash).
fn chance(seed: u32, number: u32, which: u32) -> f32 {
    let mut x = seed ^ number.wrapping_mul(0x9E37_79B9) ^ which.wrapping_mul(0x85EB_CA6B);
    x = (x ^ 0x3D) ^ (x >> 16);
    x = x.wrapping_mul(9);
    x ^= x >> 4;
    x = x.wrapping_mul(0x27D4_EB2D);
    x ^= x >> 15;
    (x & 0x00FF_FFFF) as f32 / 16_777_216.0
}

fn sparks(painter: &Painter, camera: &Camera, moving: &Moving, seed: u32, now: f32) {
    let Moving::Sparks { at, direction_deg, spread_deg, speed, rate, life_secs, gravity } = moving
    else {
        return;
    };
    for (number, share, age) in alive(*rate, *life_secs, now) {
        let angle = direction_deg + (chance(seed, number, 1) - 0.5) * spread_deg;
        let pace = speed * (0.35 + 0.65 * chance(seed, number, 2));
        let throw = Vec2::angled(angle.to_radians()) * pace;
        let fall = |t: f32| Pos2::from(*at) + throw * t + vec2(0.0, 0.5 * gravity * t * t);
        let head = camera.screen_from_drawing(fall(age));
        let tail = camera.screen_from_drawing(fall((age - 0.035).max(0.0)));
        let cooling = if share < 0.3 {
            WHITE_HEAT
        } else if share < 0.65 {
            GLOW
        } else {
            EMBER
        };
        let width = camera.scale() * (2.2 + 2.2 * chance(seed, number, 3)) * (1.0 - 0.6 * share);
        let light = additive(cooling, 1.0 - share * share);
        painter.line_segment([tail, head], Stroke::new(width.max(0.6), light));
    }
}

fn smoke(painter: &Painter, camera: &Camera, moving: &Moving, seed: u32, now: f32) {
    let Moving::Smoke { at, drift, size, grows, rate, life_secs, tone, opacity } = moving else {
        return;
    };
    let color = match tone {
        Tone::Light => Color32::from_rgb(0xB9, 0xA9, 0x94),
        Tone::Dark => Color32::from_rgb(0x14, 0x10, 0x0F),
        Tone::Warm => Color32::from_rgb(0x8A, 0x4A, 0x2A),
    };
    for (number, share, age) in alive(*rate, *life_secs, now) {
        let sway = vec2((chance(seed, number, 1) - 0.5) * size * 1.4, 0.0);
        let curl = vec2((age * 0.9 + number as f32).sin() * size * 0.35, 0.0);
        let place = Pos2::from(*at) + Vec2::from(*drift) * age + sway + curl;
        let radius = size * (1.0 + (grows - 1.0) * share) * camera.scale();
        // Comes softly, goes softly.
        let veil = (share * 6.0).min(1.0) * (1.0 - share) * opacity;
        puff(painter, camera.screen_from_drawing(place), radius, color, veil);
    }
}

/// A soft round mass: solid in the middle, nothing at the rim.
fn puff(painter: &Painter, center: Pos2, radius: f32, color: Color32, veil: f32) {
    const STEPS: u32 = 20;
    let mut mesh = egui::Mesh::default();
    mesh.colored_vertex(center, color.gamma_multiply(veil.clamp(0.0, 1.0)));
    for step in 0..STEPS {
        let angle = std::f32::consts::TAU * step as f32 / STEPS as f32;
        mesh.colored_vertex(center + Vec2::angled(angle) * radius, Color32::TRANSPARENT);
    }
    for step in 0..STEPS {
        mesh.add_triangle(0, 1 + step, 1 + (step + 1) % STEPS);
    }
    painter.add(mesh);
}

fn snow(
    painter: &Painter,
    camera: &Camera,
    area: [f32; 4],
    count: f32,
    pace: Vec2,
    seed: u32,
    now: f32,
) {
    let [x, y, w, h] = area;
    for number in 0..count.clamp(0.0, MOST) as u32 {
        let near = 0.4 + 0.6 * chance(seed, number, 1);
        let gone = pace * near * now;
        let sway = (now * 0.8 + number as f32).sin() * 14.0 * near;
        let place = pos2(
            x + (chance(seed, number, 2) * w + gone.x + sway).rem_euclid(w.max(1.0)),
            y + (chance(seed, number, 3) * h + gone.y).rem_euclid(h.max(1.0)),
        );
        let radius = camera.scale() * 3.4 * near;
        let flake = Color32::from_rgb(0xD8, 0xDC, 0xDE).gamma_multiply(0.25 + 0.5 * near);
        painter.circle_filled(camera.screen_from_drawing(place), radius, flake);
    }
}

fn heat(painter: &Painter, camera: &Camera, area: [f32; 4], count: f32, seed: u32, now: f32) {
    let [x, y, w, h] = area;
    for number in 0..count.clamp(0.0, 60.0) as u32 {
        let period = 2.2 + 2.0 * chance(seed, number, 1);
        let share = (now / period + chance(seed, number, 2)).fract();
        let left = x + chance(seed, number, 3) * w + (now * 2.0 + number as f32).sin() * 6.0;
        let top = y + h * (1.0 - share);
        let place = camera.screen_from_region([left, top, 5.0, h * 0.16], Vec2::ZERO);
        let light = additive(EMBER, 0.22 * (share * 4.0).min(1.0) * (1.0 - share));
        painter.add(egui::epaint::EllipseShape::filled(place.center(), half(place), light));
    }
}

fn half(rect: Rect) -> Vec2 {
    rect.size() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_are_born_live_and_go() {
        let now: Vec<_> = alive(10.0, 2.0, 5.0).collect();
        assert!((19..=21).contains(&now.len()), "{}", now.len());
        assert!(now.iter().all(|(_, share, _)| (0.0..1.0).contains(share)));
        assert_eq!(alive(10.0, 2.0, 0.0).count(), 1);
        assert_eq!(alive(0.0, 2.0, 9.0).count(), 0);
        assert!(alive(f32::MAX, 1000.0, 100.0).count() as f32 <= MOST + 2.0);
    }

    #[test]
    fn chance_is_spread_out() {
        let mean: f32 = (0..1000).map(|n| chance(17, n, 1)).sum::<f32>() / 1000.0;
        assert!((mean - 0.5).abs() < 0.05, "{mean}");
    }
}
