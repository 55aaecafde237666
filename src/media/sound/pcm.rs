//! Decoded sound: one channel at 48 kHz, growing while its file is being decoded.
//!
//! Knows no file format: `decode` fills it, the deck reads it.

use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What 16 bits of amplitude are divided by.
const FULL_SCALE: f32 = 32_768.0;

// Nought is a track still being decoded.
const WHOLE: u8 = 1;
const BROKEN: u8 = 2;

/// The samples of one track, kept as 16 bits: half the memory, and 30 dB below Vorbis's own
/// noise.
#[derive(Debug, Default)]
pub struct Pcm {
    chunks: Mutex<Vec<Chunk>>,
    frames: AtomicU64,
    state: AtomicU8,
}

#[derive(Clone, Debug)]
struct Chunk {
    from: u64,
    samples: Arc<[i16]>,
}

impl Pcm {
    /// A track decoded already.
    pub fn whole(samples: &[f32]) -> Self {
        let pcm = Self::default();
        pcm.append(samples);
        pcm.finish();
        pcm
    }

    /// Frames decoded so far.
    pub fn frames(&self) -> u64 {
        self.frames.load(Ordering::Acquire)
    }

    /// Whether nothing more will come.
    pub fn is_whole(&self) -> bool {
        self.state.load(Ordering::Acquire) == WHOLE
    }

    /// Whether the file could not be decoded.
    pub fn is_broken(&self) -> bool {
        self.state.load(Ordering::Acquire) == BROKEN
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        usize::try_from(self.frames()).unwrap_or(0) * size_of::<i16>()
    }

    pub(super) fn append(&self, samples: &[f32]) {
        if samples.is_empty() {
            return;
        }
        let samples: Arc<[i16]> = samples.iter().map(|&s| quantised(s)).collect();
        let from = self.frames();
        let frames = from + samples.len() as u64;
        self.chunks().push(Chunk { from, samples });
        self.frames.store(frames, Ordering::Release);
    }

    pub(super) fn finish(&self) {
        self.state.store(WHOLE, Ordering::Release);
    }

    pub(super) fn give_up(&self) {
        self.state.store(BROKEN, Ordering::Release);
    }

    /// Copies frames from `from` on; outside of what is decoded there is silence. Returns how
    /// many frames of `out` are sound.
    pub fn read(&self, from: i64, out: &mut [f32]) -> usize {
        out.fill(0.0);
        // Before the beginning there is silence, too.
        let silent = usize::try_from(-from.min(0)).unwrap_or(usize::MAX).min(out.len());
        let mut at = u64::try_from(from.max(0)).unwrap_or(0);
        let mut out = &mut out[silent..];
        let wanted = out.len();
        let chunks = self.chunks();
        let first = chunks.partition_point(|chunk| chunk.from <= at).saturating_sub(1);
        for chunk in &chunks[first.min(chunks.len())..] {
            let skipped = usize::try_from(at - chunk.from.min(at)).unwrap_or(usize::MAX);
            let Some(samples) = chunk.samples.get(skipped..) else { break };
            let count = samples.len().min(out.len());
            for (slot, &sample) in out.iter_mut().zip(samples) {
                *slot = f32::from(sample) / FULL_SCALE;
            }
            at += count as u64;
            out = &mut out[count..];
        }
        wanted - out.len()
    }

    fn chunks(&self) -> MutexGuard<'_, Vec<Chunk>> {
        // A panic elsewhere leaves whole chunks behind: they can be used.
        self.chunks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to 16 bits just before")]
fn quantised(sample: f32) -> i16 {
    (sample * FULL_SCALE).round().clamp(f32::from(i16::MIN), f32::from(i16::MAX)) as i16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_crosses_chunks_and_is_silent_outside() {
        let pcm = Pcm::default();
        pcm.append(&[0.125, 0.25]);
        pcm.append(&[0.5, -0.5]);
        let mut out = [9.0; 3];
        for (from, sound, expected) in [
            (0, 3, [0.125, 0.25, 0.5]),
            (1, 3, [0.25, 0.5, -0.5]),
            (2, 2, [0.5, -0.5, 0.0]),
            (9, 0, [0.0, 0.0, 0.0]),
            (-1, 2, [0.0, 0.125, 0.25]),
            (-9, 0, [0.0, 0.0, 0.0]),
        ] {
            assert_eq!((pcm.read(from, &mut out), out), (sound, expected), "{from}");
        }
    }
}
