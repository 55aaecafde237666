//! The visitor's choices: language, size of text, theme, motion, speed, sound, captions.
//!
//! Knows no file: `app/store` keeps them where a user's settings belong.

use crate::content::locale::Locale;
use crate::media::sound::Speed;

/// What a visitor may choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Preferences {
    /// The language of texts, voice and controls.
    pub locale: Locale,
    /// One of three sizes of text.
    pub text_size: TextSize,
    /// The colours.
    pub theme: ThemeName,
    /// Everything is cut, nothing moves.
    pub still: bool,
    /// How fast the voice speaks.
    pub speed: Speed,
    /// Loudness of the voice, from 0 to 1.
    pub volume: f32,
    /// The voice is silent; time and captions go on.
    pub muted: bool,
    /// Captions lie over the picture where the panel is not in view.
    pub captions: bool,
}

impl Preferences {
    /// What a new visitor meets.
    pub fn new(locale: Locale) -> Self {
        Self {
            locale,
            text_size: TextSize::Small,
            theme: ThemeName::Steel,
            still: false,
            speed: Speed::Plain,
            volume: 1.0,
            muted: false,
            captions: true,
        }
    }
}

/// The three sizes of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextSize {
    /// What a new visitor meets: legible at the stated distance.
    Small,
    /// Large.
    Middle,
    /// For weak eyes.
    Large,
}

impl TextSize {
    /// All three, smallest first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Middle, Self::Large];

    /// The number used on the command line: 1, 2 or 3.
    pub fn number(self) -> u8 {
        match self {
            Self::Small => 1,
            Self::Middle => 2,
            Self::Large => 3,
        }
    }

    /// The size with a number of the command line.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.number() == number)
    }

    /// Magnification of the smallest size. Steps of a fifth are told apart
    /// at a glance.
    pub fn factor(self) -> f32 {
        match self {
            Self::Small => 1.0,
            Self::Middle => 1.22,
            Self::Large => 1.48,
        }
    }
}

/// The two themes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeName {
    /// Soot, paper and hot metal; 4.5:1.
    Steel,
    /// The same with contrast of at least 7:1.
    Contrast,
}

impl ThemeName {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Steel, Self::Contrast];

    /// The name used on the command line and in `assets/theme`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Steel => "steel",
            Self::Contrast => "contrast",
        }
    }

    /// The theme of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == name)
    }
}
