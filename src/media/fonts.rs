//! The fonts that are part of the program.
//!
//! Knows no text: `ui/theme` chooses among them, `check` asks which glyphs they have.

/// A font file.
#[derive(Clone, Copy, Debug)]
pub struct Font {
    /// The name of its file without extension.
    pub name: &'static str,
    /// The file.
    pub bytes: &'static [u8],
}

macro_rules! font {
    ($name:literal) => {
        Font { name: $name, bytes: include_bytes!(concat!("../../assets/fonts/", $name, ".ttf")) }
    };
}

/// Every face of the exhibit. Licences lie beside the files in `assets/fonts`.
pub const FONTS: [Font; 5] = [
    font!("kuznetsk-grotesk-semibold"),
    font!("kuznetsk-serif-regular"),
    font!("kuznetsk-serif-italic"),
    font!("kuznetsk-sans-regular"),
    font!("kuznetsk-sans-bold"),
];
