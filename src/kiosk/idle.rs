//! When to return to attract: a quiet minute, a warning, then everything is put back.
//!
//! Knows no screen: it sees touches and whether a voice speaks, nothing else.

use std::time::Duration;

use crate::exhibit::IdleNotice;

/// Quiet time before the warning (DESIGN.md, section 5).
pub const QUIET: Duration = Duration::from_secs(60);

/// How long the warning stands; one touch extends (DESIGN.md, section 5; WCAG 2.2.1).
pub const WARNING: Duration = Duration::from_secs(20);

/// The idle clock of a wall.
#[derive(Clone, Debug, Default)]
pub struct Idle {
    quiet_since: Duration,
    attracting: bool,
    warned: Option<u64>,
}

impl Idle {
    /// An idle clock for a screen that starts with the attract loop.
    pub fn new() -> Self {
        Self { attracting: true, ..Self::default() }
    }

    /// Somebody touched the screen.
    pub fn touched(&mut self, now: Duration) {
        self.quiet_since = now;
        self.attracting = false;
        self.warned = None;
    }

    /// Looks at the clock; while a voice speaks nobody counts as gone.
    ///
    /// A notice comes once per second of the warning and once at its end.
    pub fn judge(&mut self, now: Duration, speaking: bool) -> Option<IdleNotice> {
        if self.attracting {
            return None;
        }
        if speaking {
            self.quiet_since = now;
            return self.warned.take().map(|_| IdleNotice::Awake);
        }
        let quiet = now.saturating_sub(self.quiet_since);
        if quiet < QUIET {
            return None;
        }
        let left = (QUIET + WARNING).saturating_sub(quiet);
        if left.is_zero() {
            self.attracting = true;
            self.warned = None;
            return Some(IdleNotice::Reset);
        }
        let seconds = left.as_secs() + u64::from(left.subsec_nanos() > 0);
        let news = self.warned != Some(seconds);
        self.warned = Some(seconds);
        news.then(|| IdleNotice::Warning(Duration::from_secs(seconds)))
    }

    /// When to look again: nothing needs to wake earlier.
    pub fn wake_at(&self, speaking: bool) -> Option<Duration> {
        if self.attracting || speaking {
            return None;
        }
        Some(match self.warned {
            None => self.quiet_since + QUIET,
            Some(seconds) => {
                let left = Duration::from_secs(seconds.saturating_sub(1));
                self.quiet_since + QUIET + WARNING.saturating_sub(left)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secs(n: u64) -> Duration {
        Duration::from_secs(n)
    }

    #[test]
    fn a_quiet_minute_a_warning_and_the_reset() {
        let mut idle = Idle::new();
        idle.touched(secs(10));
        let table = [
            (69, None),
            (70, Some(IdleNotice::Warning(secs(20)))),
            (71, Some(IdleNotice::Warning(secs(19)))),
            (89, Some(IdleNotice::Warning(secs(1)))),
            (90, Some(IdleNotice::Reset)),
            (500, None),
        ];
        for (now, notice) in table {
            assert_eq!(idle.judge(secs(now), false), notice, "at {now} s");
        }
    }

    #[test]
    fn one_touch_extends() {
        let mut idle = Idle::new();
        idle.touched(secs(0));
        assert!(idle.judge(secs(75), false).is_some());
        idle.touched(secs(76));
        assert_eq!(idle.judge(secs(77), false), None);
        assert_eq!(idle.wake_at(false), Some(secs(136)));
    }

    #[test]
    fn never_while_a_voice_speaks() {
        let mut idle = Idle::new();
        idle.touched(secs(0));
        assert_eq!(idle.judge(secs(300), true), None);
        assert_eq!(idle.judge(secs(359), false), None);
        assert!(matches!(idle.judge(secs(360), false), Some(IdleNotice::Warning(_))));
    }

    #[test]
    fn the_attract_loop_needs_no_clock() {
        let mut idle = Idle::new();
        assert_eq!(idle.judge(secs(10_000), false), None);
        assert_eq!(idle.wake_at(false), None);
    }
}
