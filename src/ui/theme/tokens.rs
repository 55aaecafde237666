//! Colours by meaning: a screen asks for `tokens.on_panel`, never for a grey.
//!
//! Knows no screen: the files of `assets/theme` say what each meaning looks like.

use egui::Color32;
use serde::{Deserialize, Deserializer};

use crate::exhibit::ThemeName;

const STEEL: &str = include_str!("../../../assets/theme/steel.toml");
const CONTRAST: &str = include_str!("../../../assets/theme/contrast.toml");

/// A colour written as `#RRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Hex(Color32);

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Color32::from_hex(&text)
            .map(Self)
            .map_err(|_| serde::de::Error::custom(format!("“{text}” is no colour like #14100F")))
    }
}

macro_rules! tokens {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The colours of one theme, each by what it is for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each meaning is told beside its value in assets/theme")]
        pub struct Tokens { $($(#[$doc])* pub $name: Color32,)* }

        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct TokensFile { $($name: Hex,)* }

        impl From<TokensFile> for Tokens {
            fn from(file: TokensFile) -> Self {
                Self { $($name: file.$name.0,)* }
            }
        }
    };
}

tokens! {
    backdrop, backdrop_raised, bar, on_dark, on_dark_quiet,
    structure, structure_deep, on_structure, edge,
    panel, panel_sunk, on_panel, on_panel_quiet, eyebrow, lit, on_lit,
    button, on_button,
    progress, progress_head, progress_rest,
    glow, ember, white_heat,
    focus, focus_on_panel, shade,
}

impl Tokens {
    /// The theme of that name.
    ///
    /// # Panics
    /// Never in a build that passes its tests: both files are compiled in and read there.
    pub fn of(theme: ThemeName) -> Self {
        let text = match theme {
            ThemeName::Steel => STEEL,
            ThemeName::Contrast => CONTRAST,
        };
        Self::parse(text).unwrap_or_else(|error| {
            log::error!("assets/theme/{}.toml: {error}", theme.as_str());
            Self::bare()
        })
    }

    /// Reads a theme file.
    ///
    /// # Errors
    /// When a colour is missing, unknown or no colour; the sentence names it.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str::<TokensFile>(text).map(Self::from)
    }

    /// A chapter without red and glow: its light is ash, its controls are paper.
    #[must_use]
    pub fn quiet(self) -> Self {
        let iron = self.progress_rest;
        let ash = self.on_dark_quiet;
        Self {
            structure: iron,
            structure_deep: self.backdrop_raised,
            eyebrow: self.on_panel_quiet,
            lit: ash,
            progress: ash,
            progress_head: self.on_dark,
            glow: ash,
            ember: ash,
            white_heat: self.on_dark,
            focus: self.on_dark,
            focus_on_panel: self.on_panel,
            ..self
        }
    }

    /// Black on white: what is left when a theme cannot be read.
    fn bare() -> Self {
        let (dark, light) = (Color32::BLACK, Color32::WHITE);
        Self {
            backdrop: dark,
            backdrop_raised: dark,
            bar: dark,
            on_dark: light,
            on_dark_quiet: light,
            structure: dark,
            structure_deep: dark,
            on_structure: light,
            edge: light,
            panel: light,
            panel_sunk: light,
            on_panel: dark,
            on_panel_quiet: dark,
            eyebrow: dark,
            lit: Color32::LIGHT_GRAY,
            on_lit: dark,
            button: dark,
            on_button: light,
            progress: light,
            progress_head: light,
            progress_rest: Color32::GRAY,
            glow: light,
            ember: light,
            white_heat: light,
            focus: light,
            focus_on_panel: dark,
            shade: dark,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance as WCAG 2.2 defines it.
    fn luminance(color: Color32) -> f32 {
        let [r, g, b] = [color.r(), color.g(), color.b()].map(|byte| {
            let channel = f32::from(byte) / 255.0;
            if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_stands_out_from_its_ground() {
        for (theme, least) in [(ThemeName::Steel, 4.5), (ThemeName::Contrast, 7.0)] {
            for t in [Tokens::of(theme), Tokens::of(theme).quiet()] {
                let pairs = [
                    (t.on_dark, t.backdrop),
                    (t.on_dark, t.backdrop_raised),
                    (t.on_dark, t.bar),
                    (t.on_dark_quiet, t.backdrop),
                    (t.on_dark_quiet, t.backdrop_raised),
                    (t.on_dark_quiet, t.bar),
                    (t.on_structure, t.structure),
                    (t.on_panel, t.panel),
                    (t.on_panel, t.panel_sunk),
                    (t.on_panel_quiet, t.panel),
                    (t.on_panel_quiet, t.panel_sunk),
                    (t.eyebrow, t.panel),
                    (t.on_lit, t.lit),
                    (t.on_button, t.button),
                ];
                for (text, ground) in pairs {
                    let found = contrast(text, ground);
                    assert!(found >= least, "{theme:?}: {text:?} on {ground:?} is {found:.2}");
                }
            }
        }
    }

    #[test]
    fn a_colour_that_is_none_is_named() {
        let text = STEEL.replace("#14100F", "soot");
        let error = Tokens::parse(&text).unwrap_err().to_string();
        assert!(error.contains("“soot” is no colour like #14100F"), "{error}");
    }
}
