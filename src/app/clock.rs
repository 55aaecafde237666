//! The only clock of the program: time since it started.
//!
//! Knows no calendar: nothing here jumps when the date is set.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the clock that everything else is handed the time from"
)]

use std::time::{Duration, Instant};

use crate::media::sound::Clock;

/// Time since the program started.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock {
    start: Instant,
}

impl SystemClock {
    /// A clock that starts now.
    pub fn start() -> Self {
        Self { start: Instant::now() }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Duration {
        self.start.elapsed()
    }
}
