//! The typefaces: a condensed grotesque, a Russian-born serif, and a sans for controls.
//!
//! Knows no size: `scale` says how large things are.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use crate::media::fonts;

/// A real face; there are no slanted or thickened imitations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// Titles and numerals.
    Grotesk,
    /// The panel.
    Serif,
    /// Quotations and words of others.
    SerifItalic,
    /// Controls.
    Sans,
    /// Controls that lead.
    SansBold,
}

impl Face {
    /// All faces.
    pub const ALL: [Self; 5] =
        [Self::Grotesk, Self::Serif, Self::SerifItalic, Self::Sans, Self::SansBold];

    /// The family that egui knows it by.
    pub fn family(self) -> FontFamily {
        FontFamily::Name(Arc::from(self.file()))
    }

    fn file(self) -> &'static str {
        match self {
            Self::Grotesk => "kuznetsk-grotesk-semibold",
            Self::Serif => "kuznetsk-serif-regular",
            Self::SerifItalic => "kuznetsk-serif-italic",
            Self::Sans => "kuznetsk-sans-regular",
            Self::SansBold => "kuznetsk-sans-bold",
        }
    }
}

/// All faces, each falling back to the sans and the serif.
pub fn definitions() -> FontDefinitions {
    let mut all = FontDefinitions::empty();
    for font in fonts::FONTS {
        all.font_data.insert(font.name.to_owned(), Arc::new(FontData::from_static(font.bytes)));
    }
    for face in Face::ALL {
        let mut chain = vec![face.file().to_owned()];
        for other in [Face::Sans.file(), Face::Serif.file()] {
            if !chain.iter().any(|name| name == other) {
                chain.push(other.to_owned());
            }
        }
        all.families.insert(face.family(), chain);
    }
    let sans = vec![Face::Sans.file().to_owned()];
    all.families.insert(FontFamily::Proportional, sans.clone());
    all.families.insert(FontFamily::Monospace, sans);
    all
}
