//! How large things are: design units for proportion, millimetres for fingers and eyes.
//!
//! Knows no screen: it turns a window and a display into points.

use egui::Vec2;

use crate::exhibit::TextSize;

/// The composition was drawn on a sheet of this size; its units scale with the window.
const SHEET: Vec2 = Vec2::new(1440.0, 810.0);

/// The same sheet standing upright.
const SHEET_UPRIGHT: Vec2 = Vec2::new(810.0, 1440.0);

/// Points a millimetre where nobody said how large the screen is: 96 to the inch.
const NOMINAL_POINTS_PER_MM: f32 = 96.0 / 25.4;

/// Height of a capital as a share of the size of the sans and the serif (OS/2 table: 0.70).
const CAPITAL: f32 = 0.70;

/// Smallest capital on a desk (DESIGN.md, section 5).
const DESK_CAPITAL_MM: f32 = 3.0;

/// Smallest capital on a wall, as an angle at the eye (EN 301 549, 5.1.4).
const WALL_CAPITAL_DEG: f32 = 0.7;

/// Touch target on a wall: 20 mm (Colle and Hiszem 2004), never under 15 mm (DESIGN.md).
const WALL_TARGET_MM: f32 = 20.0;

/// Touch target on a desk (DESIGN.md, section 5).
const DESK_TARGET_MM: f32 = 9.0;

/// The screen that the exhibit stands on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Viewing {
    /// A laptop or a monitor at arm's length.
    Desk,
    /// A wall of a known size, filled by the window, and the distance of the eye.
    Wall {
        /// Width of the picture, millimetres.
        width_mm: f32,
        /// Eye to screen, millimetres.
        distance_mm: f32,
    },
}

/// Sizes in points for one window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Points a design unit.
    pub unit: f32,
    /// Smallest size of text, points.
    pub least_text: f32,
    /// Side of a touch target, points.
    pub target: f32,
    /// The visitor's magnification.
    pub text: f32,
    /// Whether the window stands upright.
    pub upright: bool,
}

impl Scale {
    /// The scale of a window of `size` points.
    pub fn new(size: Vec2, viewing: Viewing, text: TextSize) -> Self {
        let upright = size.y > size.x;
        let sheet = if upright { SHEET_UPRIGHT } else { SHEET };
        let unit = (size.x / sheet.x).min(size.y / sheet.y).max(0.3);
        let (capital, target) = match viewing {
            Viewing::Desk => {
                (DESK_CAPITAL_MM * NOMINAL_POINTS_PER_MM, DESK_TARGET_MM * NOMINAL_POINTS_PER_MM)
            }
            Viewing::Wall { width_mm, distance_mm } => {
                let points_per_mm = size.x / width_mm.max(1.0);
                let capital = distance_mm * WALL_CAPITAL_DEG.to_radians().tan();
                (capital * points_per_mm, WALL_TARGET_MM * points_per_mm)
            }
        };
        // A window far smaller than the wall it was meant for keeps its proportions.
        let least_text = (capital / CAPITAL).min(26.0 * unit);
        let target = target.min(84.0 * unit).max(44.0 * unit);
        Self { unit, least_text, target, text: text.factor(), upright }
    }

    /// Design units in points.
    pub fn u(&self, units: f32) -> f32 {
        units * self.unit
    }

    /// A size of text in points: `units` at the smallest text size, never under the legible least.
    pub fn text(&self, units: f32) -> f32 {
        (units * self.unit).max(self.least_text) * self.text
    }

    /// A size of text that grows only half as fast with the visitor's choice: titles and controls.
    pub fn display(&self, units: f32) -> f32 {
        (units * self.unit).max(self.least_text) * (1.0 + (self.text - 1.0) * 0.5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_scales_with_the_window() {
        let full_hd = Scale::new(Vec2::new(1920.0, 1080.0), Viewing::Desk, TextSize::Small);
        assert!((full_hd.unit - 4.0 / 3.0).abs() < 1e-4);
        let upright = Scale::new(Vec2::new(1080.0, 1920.0), Viewing::Desk, TextSize::Small);
        assert!(upright.upright && (upright.unit - 4.0 / 3.0).abs() < 1e-4);
    }

    #[test]
    fn a_wall_is_legible_at_its_distance() {
        // 43 inches, 0.496 mm a pixel, eye at 700 mm: capitals of 8.55 mm are 17.2 px.
        let wall = Viewing::Wall { width_mm: 1920.0 * 0.496, distance_mm: 700.0 };
        let scale = Scale::new(Vec2::new(1920.0, 1080.0), wall, TextSize::Small);
        assert!((scale.least_text * CAPITAL * 0.496 - 8.55).abs() < 0.05);
        assert!(scale.target * 0.496 >= 20.0, "{} mm", scale.target * 0.496);
    }

    #[test]
    fn a_desk_has_capitals_of_three_millimetres() {
        for size in [[1920.0, 1080.0], [1280.0, 720.0], [1024.0, 768.0]] {
            let scale = Scale::new(size.into(), Viewing::Desk, TextSize::Small);
            let mm = scale.text(16.0) * CAPITAL / NOMINAL_POINTS_PER_MM;
            assert!(mm >= 3.0 - 1e-3, "{size:?}: {mm} mm");
            assert!(scale.target / NOMINAL_POINTS_PER_MM >= 8.9, "{size:?}");
        }
    }
}
