//! From an encoded track to frames, a quarter of a second at a time.
//!
//! Knows no priorities: the shelf says which track is decoded next.

use std::io::Cursor;
use std::time::Duration;

use rodio::{Decoder, Source as _};

use super::pcm::Pcm;
use super::{Encoded, RATE};

/// Frames decoded in one go: a few milliseconds of work, so that a more urgent track waits
/// little.
const PIECE: usize = RATE as usize / 4;
/// Longer tracks are cut: a scene takes 40 s, a description minutes, ten minutes are 58 MB.
pub const LONGEST_TRACK: Duration = Duration::from_secs(600);
/// What a file may claim without being refused.
const RATES: std::ops::RangeInclusive<u32> = 8_000..=192_000;
/// More channels than a cinema has are a broken header.
const MOST_CHANNELS: u16 = 8;

/// A track on its way into memory.
pub(super) struct Decoding {
    decoder: Decoder<Cursor<Encoded>>,
    channels: u16,
    resampler: Resampler,
}

impl Decoding {
    /// Reads the header; `None` when it is no sound we can decode.
    pub(super) fn open(encoded: &Encoded) -> Option<Self> {
        let length = encoded.as_ref().len() as u64;
        let builder = Decoder::builder().with_data(Cursor::new(encoded.clone()));
        // Seeking is never asked for, but without the length the end is not found exactly.
        let decoder = builder.with_byte_len(length).with_seekable(false).build().ok()?;
        let (channels, rate) = (decoder.channels().get(), decoder.sample_rate().get());
        let plausible = RATES.contains(&rate) && channels <= MOST_CHANNELS;
        plausible.then(|| Self { decoder, channels, resampler: Resampler::from(rate) })
    }

    /// Decodes the next piece; true when the track is whole.
    pub(super) fn step(&mut self, pcm: &Pcm) -> bool {
        let mut piece = Vec::with_capacity(PIECE);
        let mut over = false;
        while piece.len() < PIECE && !over {
            match self.frame() {
                Some(frame) => self.resampler.push(frame, &mut piece),
                None => over = true,
            }
        }
        pcm.append(&piece);
        over |= pcm.frames() >= LONGEST_TRACK.as_secs() * u64::from(RATE);
        if over {
            pcm.finish();
        }
        over
    }

    /// One frame, its channels mixed into one.
    fn frame(&mut self) -> Option<f32> {
        let mut sum = self.decoder.next()?;
        for _ in 1..self.channels {
            sum += self.decoder.next()?;
        }
        Some(sum / f32::from(self.channels))
    }
}

/// Brings another rate to 48 kHz on straight lines; our own files never need it.
struct Resampler {
    /// Source frames a frame of ours takes.
    ratio: f64,
    /// How far the next frame of ours lies behind the last source frame.
    ahead: f64,
    last: Option<f32>,
}

impl Resampler {
    fn from(rate: u32) -> Self {
        Self { ratio: f64::from(rate) / f64::from(RATE), ahead: 0.0, last: None }
    }

    #[expect(clippy::cast_possible_truncation, reason = "samples are 32 bits wide")]
    fn push(&mut self, frame: f32, out: &mut Vec<f32>) {
        let same = (self.ratio - 1.0).abs() < f64::EPSILON;
        let Some(last) = self.last.replace(frame).filter(|_| !same) else {
            if same {
                out.push(frame);
            }
            return;
        };
        while self.ahead < 1.0 {
            let share = self.ahead as f32;
            out.push(last * (1.0 - share) + frame * share);
            self.ahead += self.ratio;
        }
        self.ahead -= 1.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_rates_keep_their_length_and_shape() {
        for (rate, count) in
            [(24_000, 48_000), (48_000, 48_000), (44_100, 48_000), (96_000, 48_000)]
        {
            let mut resampler = Resampler::from(rate);
            let mut out = Vec::new();
            for frame in 0..rate {
                resampler.push(frame as f32 / rate as f32, &mut out);
            }
            assert!(out.len().abs_diff(count) <= 2, "{rate}: {}", out.len());
            let middle = out[count / 2];
            assert!((middle - 0.5).abs() < 1e-3, "{rate}: {middle}");
        }
    }

    #[test]
    fn what_is_no_sound_is_refused() {
        for bytes in [&b""[..], b"OggS", b"RIFF....WAVEfmt "] {
            assert!(Decoding::open(&Encoded::Static(bytes)).is_none());
        }
    }
}
