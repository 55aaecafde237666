//! The silent clock: time that runs on without a device, at the pace the sound would have.
//!
//! Knows no sound; the present is handed in.

use std::time::Duration;

/// A position that moves with the clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SilentClock {
    position: Duration,
    at: Duration,
}

impl SilentClock {
    /// A clock that stands at `position` now.
    pub fn at(position: Duration, now: Duration) -> Self {
        Self { position, at: now }
    }

    /// Lets the time since the last call pass: times `speed`, or not at all with `None`.
    pub fn advance(&mut self, now: Duration, speed: Option<f64>) -> Duration {
        // A clock that steps back costs nothing but the step.
        let passed = now.saturating_sub(self.at);
        self.at = now;
        if let Some(speed) = speed {
            self.position += passed.mul_f64(speed);
        }
        self.position
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_passes_at_the_speed_that_holds_and_never_backwards() {
        let secs = Duration::from_secs_f64;
        let mut clock = SilentClock::at(secs(2.0), secs(100.0));
        for (now, speed, position) in [
            (101.0, Some(1.0), 3.0),
            (103.0, None, 3.0),
            (105.0, Some(1.5), 6.0),
            (104.0, Some(1.0), 6.0),
            (104.5, Some(0.5), 6.25),
        ] {
            assert_eq!(clock.advance(secs(now), speed), secs(position), "{now}");
        }
    }
}
