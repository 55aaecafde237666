//! The look of things: colours by meaning, faces, sizes.
//!
//! Knows no screen.

pub mod fonts;
pub mod scale;
pub mod tokens;

pub use fonts::Face;
pub use scale::{Scale, Viewing};
pub use tokens::Tokens;

use egui::{FontId, Vec2};

use crate::exhibit::Preferences;

/// Colours and sizes of one frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// Colours by meaning.
    pub tokens: Tokens,
    /// Sizes.
    pub scale: Scale,
}

impl Theme {
    /// The theme a visitor chose, in a window of `size` points.
    pub fn new(size: Vec2, viewing: Viewing, preferences: &Preferences) -> Self {
        Self {
            tokens: Tokens::of(preferences.theme),
            scale: Scale::new(size, viewing, preferences.text_size),
        }
    }

    /// The same for a chapter without red and glow.
    #[must_use]
    pub fn quiet(self, quiet: bool) -> Self {
        let tokens = if quiet { self.tokens.quiet() } else { self.tokens };
        Self { tokens, ..self }
    }

    /// A face at a size in points.
    pub fn font(self, face: Face, size: f32) -> FontId {
        FontId::new(size, face.family())
    }
}

/// Prepares a context once: faces, no hover effects of egui's own, no animation of its own.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.all_styles_mut(|style| {
        style.animation_time = 0.0;
        style.interaction.selectable_labels = false;
        style.visuals.override_text_color = None;
    });
}
