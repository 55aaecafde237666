//! The feed: a ring of samples between the owner, who fills it, and the device's callback, which
//! drains it; pause, volume and jumps are carried out by the callback with short ramps.
//!
//! Knows no track and no time: only frames, counted since the device was opened.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};

use super::RATE;

/// Frames the ring holds: 0.68 s, more than twice the lead, so that a jump can be filled while
/// what stood before it is still fading. A power of two keeps the place of a frame cheap.
const CAPACITY: u64 = 32_768;
/// Frames of a fade to silence: 30 ms, too slow to click and too fast to be noticed.
pub(super) const FADE_OUT: u64 = RATE as u64 * 30 / 1000;
/// Frames of a fade from silence: 10 ms, or the first consonant would be swallowed.
const FADE_IN: u64 = RATE as u64 / 100;

/// One device's supply of samples. Shared by the owner and one [`Tap`].
pub struct Feed {
    slots: Box<[AtomicU32]>,
    /// Frames ever put in.
    written: AtomicU64,
    /// Frames ever taken out or jumped over.
    read: AtomicU64,
    /// Frames ever asked for, silence included.
    pulled: AtomicU64,
    /// Where to go on after a fade.
    jump: AtomicU64,
    playing: AtomicBool,
    volume: AtomicU32,
}

impl Feed {
    /// An empty feed, paused, at full volume.
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            slots: (0..CAPACITY).map(|_| AtomicU32::new(0)).collect(),
            written: AtomicU64::new(0),
            read: AtomicU64::new(0),
            pulled: AtomicU64::new(0),
            jump: AtomicU64::new(0),
            playing: AtomicBool::new(false),
            volume: AtomicU32::new(1.0_f32.to_bits()),
        })
    }

    /// Frames ever put in.
    pub(super) fn written(&self) -> u64 {
        self.written.load(Ordering::Relaxed)
    }

    /// Frames ever taken out or jumped over.
    pub(super) fn read(&self) -> u64 {
        self.read.load(Ordering::Acquire)
    }

    /// Frames ever asked for, silence included: it moves as long as the device lives.
    pub fn pulled(&self) -> u64 {
        self.pulled.load(Ordering::Acquire)
    }

    /// The frame last jumped to, or about to be.
    pub(super) fn jump(&self) -> u64 {
        self.jump.load(Ordering::Acquire)
    }

    /// How many frames can be put in now.
    pub(super) fn room(&self) -> u64 {
        CAPACITY - self.written().saturating_sub(self.read())
    }

    /// Puts frames in; what does not fit is left out, so ask for [`room`](Self::room) first.
    pub(super) fn push(&self, frames: &[f32]) {
        let written = self.written();
        let room = usize::try_from(self.room()).unwrap_or(0);
        let mut end = written;
        for &frame in frames.iter().take(room) {
            self.slots[place(end)].store(frame.to_bits(), Ordering::Relaxed);
            end += 1;
        }
        self.written.store(end, Ordering::Release);
    }

    /// Lets what is now in the feed fade and go; frames put in from here on follow it.
    pub(super) fn jump_to_end(&self) -> u64 {
        let end = self.written();
        self.jump.store(end, Ordering::Release);
        end
    }

    pub(super) fn set_playing(&self, playing: bool) {
        self.playing.store(playing, Ordering::Release);
    }

    pub(super) fn set_volume(&self, volume: f32) {
        self.volume.store(volume.to_bits(), Ordering::Relaxed);
    }
}

fn place(frame: u64) -> usize {
    usize::try_from(frame % CAPACITY).unwrap_or(0)
}

/// The device's end of a feed: an endless stream of single samples. It never waits, allocates
/// or decodes.
pub struct Tap {
    feed: Arc<Feed>,
    read: u64,
    written: u64,
    pulled: u64,
    /// From 0 (silent) to 1.
    gate: f32,
    volume: f32,
}

impl Tap {
    /// The only tap of a feed.
    pub fn of(feed: Arc<Feed>) -> Self {
        let volume = f32::from_bits(feed.volume.load(Ordering::Relaxed));
        Self { feed, read: 0, written: 0, pulled: 0, gate: 0.0, volume }
    }

    /// The next sample.
    pub fn sample(&mut self) -> f32 {
        self.pulled += 1;
        self.feed.pulled.store(self.pulled, Ordering::Release);
        let playing = self.feed.playing.load(Ordering::Acquire);
        let jump = self.feed.jump.load(Ordering::Acquire);
        if jump > self.read && (self.gate <= 0.0 || self.is_dry()) {
            self.gate = 0.0;
            self.go_to(jump);
        }
        self.move_gate(playing && jump <= self.read);
        self.move_volume();
        if self.gate <= 0.0 || self.is_dry() {
            // After a drought the sound comes back with a ramp, too.
            self.gate = 0.0;
            return 0.0;
        }
        let bits = self.feed.slots[place(self.read)].load(Ordering::Relaxed);
        self.go_to(self.read + 1);
        f32::from_bits(bits) * self.gate * self.volume
    }

    fn is_dry(&mut self) -> bool {
        if self.read >= self.written {
            self.written = self.feed.written.load(Ordering::Acquire);
        }
        self.read >= self.written
    }

    fn go_to(&mut self, frame: u64) {
        self.read = frame;
        self.feed.read.store(frame, Ordering::Release);
    }

    fn move_gate(&mut self, open: bool) {
        let step = if open { 1.0 / FADE_IN as f32 } else { -1.0 / FADE_OUT as f32 };
        self.gate = (self.gate + step).clamp(0.0, 1.0);
    }

    fn move_volume(&mut self) {
        let wanted = f32::from_bits(self.feed.volume.load(Ordering::Relaxed));
        let step = 1.0 / FADE_OUT as f32;
        self.volume += (wanted - self.volume).clamp(-step, step);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pull(tap: &mut Tap, count: u64) -> Vec<f32> {
        (0..count).map(|_| tap.sample()).collect()
    }

    fn steepest(samples: &[f32]) -> f32 {
        samples.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0.0, f32::max)
    }

    #[test]
    fn nothing_is_lost_or_doubled_on_the_way() {
        let feed = Feed::new();
        let mut tap = Tap::of(Arc::clone(&feed));
        feed.set_playing(true);
        feed.push(&vec![0.5; 1_000]);
        let heard = pull(&mut tap, 1_200);
        assert_eq!(heard.iter().filter(|&&s| s == 0.0).count(), 200);
        assert_eq!((feed.read(), feed.pulled()), (1_000, 1_200));
    }

    #[test]
    fn pause_jump_and_volume_have_no_cliffs() {
        let feed = Feed::new();
        let mut tap = Tap::of(Arc::clone(&feed));
        feed.set_playing(true);
        feed.push(&vec![1.0; 20_000]);
        let mut heard = pull(&mut tap, 4_000);
        feed.set_playing(false);
        heard.extend(pull(&mut tap, 4_000));
        assert_eq!(heard.last(), Some(&0.0));
        let paused_at = feed.read();
        heard.extend(pull(&mut tap, 4_000));
        assert_eq!(feed.read(), paused_at, "a paused feed stands");
        feed.set_playing(true);
        heard.extend(pull(&mut tap, 4_000));
        feed.set_volume(0.2);
        heard.extend(pull(&mut tap, 4_000));
        let end = feed.jump_to_end();
        feed.push(&vec![-1.0; 8_000]);
        heard.extend(pull(&mut tap, 4_000));
        assert!(feed.read() > end, "the rest of the old sound is left out");
        assert!(steepest(&heard) < 0.01, "{}", steepest(&heard));
        assert!(heard.last().is_some_and(|s| (s + 0.2).abs() < 1e-3));
    }

    #[test]
    fn a_jump_while_paused_is_carried_out_at_once() {
        let feed = Feed::new();
        let mut tap = Tap::of(Arc::clone(&feed));
        feed.push(&vec![1.0; 5_000]);
        let end = feed.jump_to_end();
        pull(&mut tap, 1);
        assert_eq!(feed.read(), end);
        assert_eq!(feed.room(), CAPACITY);
    }
}
