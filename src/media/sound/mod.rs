//! The voice: says what is to be heard, and learns what has been heard.
//!
//! One thread owns the device and everything about it; the program hands it a [`Wanted`] and
//! reads a [`Heard`], and neither ever waits. Knows no text and no screen.

use std::sync::Arc;
use std::time::Duration;

mod deck;
mod decode;
#[cfg(feature = "sound")]
mod device;
mod ear;
mod feed;
mod output;
mod owner;
mod pcm;
mod shelf;
mod silent;
mod stretch;
mod watch;

pub use deck::Deck;
pub use decode::LONGEST_TRACK;
#[cfg(feature = "sound")]
pub use device::SystemOutput;
pub use feed::{Feed, Tap};
pub use output::{NoOutput, Output, OutputState};
pub use owner::Sound;
pub use pcm::Pcm;
pub use shelf::{BUDGET_BYTES, DecodedTracks, Shelf};
pub use silent::SilentClock;
pub use stretch::{Stretch, Stretched};

/// Frames a second from the decoder to the feed; the rate of our files.
pub const RATE: u32 = 48_000;

/// The present, as time since some fixed moment. It never goes back and ignores the calendar.
pub trait Clock: Send + Sync {
    /// The time now.
    fn now(&self) -> Duration;
}

/// What is to be heard. The latest one counts; none is ever waited for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// A new one for every new track and every jump; without a new one `track` and `from` are
    /// not looked at, and the rest applies where the voice is.
    pub generation: u64,
    /// The track, or nothing.
    pub track: Option<Track>,
    /// Where it begins, in the track's own time.
    pub from: Duration,
    /// Whether time moves.
    pub playing: bool,
    /// How fast it is spoken.
    pub speed: Speed,
    /// From 0 (silent, though time moves) to 1.
    pub volume: f32,
}

/// A narration to be heard.
#[derive(Clone, Debug)]
pub struct Track {
    /// The file as it is; without one the silent clock keeps the track's time.
    pub encoded: Option<Encoded>,
    /// How long it lasts at the voice's own speed.
    pub duration: Duration,
    /// Where its phrases begin: when a lost device returns, the phrase is spoken again.
    pub phrase_starts: Arc<[Duration]>,
}

/// The bytes of a sound file: inside the executable, or read from elsewhere and shared.
#[derive(Clone, Debug)]
pub enum Encoded {
    /// Part of the executable.
    Static(&'static [u8]),
    /// Read from a folder or a pack. Keep one `Arc` a file: a track is known by it.
    Shared(Arc<[u8]>),
}

impl Encoded {
    /// Whether both are the same file in memory.
    fn is_same(&self, other: &Self) -> bool {
        std::ptr::eq(self.as_ref(), other.as_ref())
    }
}

impl AsRef<[u8]> for Encoded {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Static(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

/// How fast a voice speaks; its pitch stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Speed {
    /// Three quarters.
    Slow,
    /// The voice's own.
    #[default]
    Plain,
    /// Five quarters.
    Brisk,
    /// Half as fast again.
    Fast,
}

impl Speed {
    /// Every speed, slowest first.
    pub const ALL: [Self; 4] = [Self::Slow, Self::Plain, Self::Brisk, Self::Fast];

    /// Seconds of the track that a second of listening takes.
    pub fn factor(self) -> f64 {
        match self {
            Self::Slow => 0.75,
            Self::Plain => 1.0,
            Self::Brisk => 1.25,
            Self::Fast => 1.5,
        }
    }
}

/// What has been heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// Which [`Wanted`] this answers.
    pub generation: u64,
    /// Counts the times the position went back by itself, to the start of a phrase.
    pub leap: u32,
    /// Where the ear is, in the track's own time.
    pub position: Duration,
    /// Whether the track has been heard to its end.
    pub ended: bool,
    /// Whether a voice is heard rather than the silent clock.
    pub sounding: bool,
    /// How the device stands.
    pub device: DeviceState,
}

/// How the sound device stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeviceState {
    /// It has been asked for.
    #[default]
    Opening,
    /// It works.
    Ready,
    /// There is none, or it was lost; it is tried again and again.
    Absent,
}
