//! The note beside a drawing: what it shows, on which facts it rests, and what moves in it.
//!
//! Knows no pixel: `media` rasterises the layers, `ui` draws the moving parts.

use super::id::{ClaimId, DrawingId, MarkId};
use super::locale::Localized;

/// Width and height of every drawing, in its own units.
pub const DRAWING_SIZE: [f32; 2] = [1920.0, 1200.0];

/// What is known about a drawing beside its lines. All lengths are in drawing units.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrawingNote {
    /// The drawing.
    pub id: Option<DrawingId>,
    /// Two to four words, shown after "Drawing".
    pub title: Localized<String>,
    /// Two sentences for those who do not see it.
    pub shows: Localized<String>,
    /// The facts it rests on.
    pub facts: Vec<ClaimId>,
    /// The point that stays in view when the picture is cropped.
    pub focus: Option<[f32; 2]>,
    /// Where the slow camera starts and ends.
    pub camera: Option<CameraPath>,
    /// What moves.
    pub moving: Vec<Moving>,
    /// Parts that a mark or a finger lights, in the author's order.
    pub parts: Vec<(MarkId, Part)>,
}

/// Two rectangles (`x`, `y`, width, height) inside the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CameraPath {
    /// Where the camera starts.
    pub from: [f32; 4],
    /// Where it ends.
    pub to: [f32; 4],
}

/// A named part of a diagram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// One to three words.
    pub label: Localized<String>,
    /// Where the leader line ends on the part, rounded to whole units.
    pub at: [i32; 2],
    /// On which side of that point the label stands.
    pub side: Side,
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Over it.
    Above,
    /// Under it.
    Below,
}

/// Something small that moves, described by numbers and drawn by the program.
#[derive(Clone, Debug, PartialEq)]
pub enum Moving {
    /// Sparks that fly and fall.
    Sparks {
        /// Where they start.
        at: [f32; 2],
        /// Where they are thrown, degrees clockwise from the right.
        direction_deg: f32,
        /// Opening of the throw.
        spread_deg: f32,
        /// Units a second at the start.
        speed: f32,
        /// Sparks a second.
        rate: f32,
        /// How long one lives.
        life_secs: f32,
        /// Units a second squared, downwards.
        gravity: f32,
    },
    /// Smoke or steam.
    Smoke {
        /// Where it rises.
        at: [f32; 2],
        /// Units a second.
        drift: [f32; 2],
        /// Radius of a young puff.
        size: f32,
        /// How many times it grows over its life.
        grows: f32,
        /// Puffs a second.
        rate: f32,
        /// How long one lives.
        life_secs: f32,
        /// Its colour.
        tone: Tone,
        /// From 0 to 1.
        opacity: f32,
    },
    /// Falling snow.
    Snow {
        /// Where it falls: `x`, `y`, width, height.
        area: [f32; 4],
        /// Flakes in the air at once.
        rate: f32,
        /// Units a second to the right.
        wind: f32,
        /// Units a second downwards.
        fall: f32,
    },
    /// A glow that breathes.
    Pulse {
        /// Its middle.
        at: [f32; 2],
        /// Its reach.
        radius: f32,
        /// One breath.
        period_secs: f32,
        /// From 0 to 1.
        strength: f32,
    },
    /// Hot air: warm streaks that rise.
    Heat {
        /// Where: `x`, `y`, width, height.
        area: [f32; 4],
        /// Streaks in the air at once.
        rate: f32,
    },
}

/// The colour of smoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Steam.
    Light,
    /// Soot.
    Dark,
    /// Lit from below by hot metal.
    Warm,
}
