//! The playhead: the position for drawing, smooth between what the voice publishes.
//!
//! Knows no sound and no clock: the published position and the present are handed in.

use std::time::Duration;

use super::sound::{Heard, Speed};

/// How far the drawing may run ahead of what was published: the error allowed to the lit phrase.
pub const MOST_AHEAD: Duration = Duration::from_millis(50);

/// A position that never stutters and never goes back but by intent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Playhead {
    heard: Heard,
    /// When this position was first seen.
    seen_at: Duration,
    shown: Duration,
}

impl Playhead {
    /// Takes in what is published and gives the position to draw now.
    ///
    /// While `playing` the position moves on with `now`; a new generation or a leap of the voice
    /// moves it anywhere, nothing else moves it back.
    pub fn follow(&mut self, heard: Heard, now: Duration, playing: bool, speed: Speed) -> Duration {
        let elsewhere = (heard.generation, heard.leap) != (self.heard.generation, self.heard.leap);
        if elsewhere {
            self.shown = heard.position;
        }
        if elsewhere || heard.position != self.heard.position {
            self.seen_at = now;
        }
        self.heard = heard;
        let passed = now.saturating_sub(self.seen_at).mul_f64(speed.factor());
        let moves = playing && !heard.ended;
        let ahead = if moves { passed.min(MOST_AHEAD) } else { Duration::ZERO };
        self.shown = self.shown.max(heard.position + ahead);
        self.shown
    }

    /// The position last given.
    pub fn position(&self) -> Duration {
        self.shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_publications_it_runs_on_a_little_and_never_back() {
        let ms = Duration::from_millis;
        let mut playhead = Playhead::default();
        let heard = |generation, leap, position| Heard {
            generation,
            leap,
            position: ms(position),
            ..Heard::default()
        };
        for (published, now, playing, shown, why) in [
            (heard(1, 0, 0), 1_000, true, 0, "begins"),
            (heard(1, 0, 0), 1_016, true, 16, "moves with the clock"),
            (heard(1, 0, 20), 1_032, true, 20, "is corrected forwards"),
            (heard(1, 0, 20), 1_200, true, 70, "but waits for a voice that stands"),
            (heard(1, 0, 40), 1_210, true, 70, "and never goes back"),
            (heard(1, 0, 40), 1_250, false, 70, "paused it stands"),
            (heard(1, 1, 10), 1_260, true, 10, "a leap is followed"),
            (heard(2, 1, 5), 1_270, true, 5, "and so is a jump"),
        ] {
            assert_eq!(
                playhead.follow(published, ms(now), playing, Speed::Plain),
                ms(shown),
                "{why}"
            );
        }
    }

    #[test]
    fn it_keeps_the_voices_speed() {
        let mut playhead = Playhead::default();
        let heard = Heard { generation: 1, ..Heard::default() };
        playhead.follow(heard, Duration::ZERO, true, Speed::Fast);
        let shown = playhead.follow(heard, Duration::from_millis(20), true, Speed::Fast);
        assert_eq!(shown, Duration::from_millis(30));
    }
}
