//! The ear: which frame is heard now, when frames are handed over in bursts and wait in the
//! device's buffer.
//!
//! Knows no track: frames are those of a feed.

use std::collections::VecDeque;
use std::time::Duration;

use super::RATE;

/// Snapshots kept: at a hundred a second they reach back over half a second of buffer.
const MOST_SNAPSHOTS: usize = 64;
/// How much of the difference between a burst and the expectation is believed at once: bursts
/// are noticed up to a step late, and that lateness averages out.
const TRUST: f64 = 0.2;

/// How far a feed had come at some moment.
#[derive(Clone, Copy, Debug, Default)]
struct Snapshot {
    pulled: u64,
    read: u64,
}

/// Follows one device.
#[derive(Debug)]
pub(super) struct Ear {
    latency: f64,
    snapshots: VecDeque<Snapshot>,
    /// The frame, silence included, that is being heard.
    heard: f64,
    at: Duration,
    burst_at: Duration,
}

impl Ear {
    pub(super) fn new(latency: Duration, now: Duration) -> Self {
        let latency = latency.as_secs_f64() * f64::from(RATE);
        let snapshots = VecDeque::from([Snapshot::default()]);
        Self { latency, snapshots, heard: -latency, at: now, burst_at: now }
    }

    /// The frame of the feed that is heard now.
    pub(super) fn hear(&mut self, now: Duration, pulled: u64, read: u64) -> u64 {
        let passed = now.saturating_sub(self.at).as_secs_f64() * f64::from(RATE);
        self.at = now;
        if self.snapshots.back().is_none_or(|last| last.pulled != pulled) {
            self.burst_at = now;
            self.snapshots.push_back(Snapshot { pulled, read });
            if self.snapshots.len() > MOST_SNAPSHOTS {
                self.snapshots.pop_front();
            }
        }
        let expected = self.heard + passed;
        // Just after a burst the buffer is full; from then on it drains at the pace of time.
        let since_burst = now.saturating_sub(self.burst_at).as_secs_f64() * f64::from(RATE);
        let full = pulled as f64 - self.latency;
        let measured = full + since_burst.min(self.latency);
        self.heard = (expected + (measured - expected) * TRUST).clamp(full, pulled as f64);
        self.frame_of_feed()
    }

    /// What of the feed was handed over at the moment that is heard now.
    fn frame_of_feed(&self) -> u64 {
        let after = self.snapshots.partition_point(|s| (s.pulled as f64) < self.heard);
        let Some(next) = self.snapshots.get(after).or(self.snapshots.back()) else { return 0 };
        let Some(before) = after.checked_sub(1).and_then(|i| self.snapshots.get(i)) else {
            return next.read;
        };
        let since = whole(self.heard - before.pulled as f64);
        let until = next.pulled.saturating_sub(before.pulled + since);
        if next.read - before.read <= next.pulled - before.pulled {
            (before.read + since).min(next.read)
        } else {
            // There was a jump between the two: what is sure is how the later one was reached.
            next.read.saturating_sub(until).max(before.read)
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of frames")]
fn whole(frames: f64) -> u64 {
    frames.max(0.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A device with two periods of 1024 frames, polled every 10 ms.
    #[test]
    fn bursts_are_heard_as_an_even_flow() {
        let latency = 2048.0 / f64::from(RATE);
        let mut ear = Ear::new(Duration::from_secs_f64(latency), Duration::ZERO);
        for poll in 0..400_u32 {
            let now = f64::from(poll) * 0.010;
            let true_heard = (now * f64::from(RATE) - 2048.0).max(0.0);
            let pulled = whole(now * f64::from(RATE) / 1024.0) * 1024;
            let heard = ear.hear(Duration::from_secs_f64(now), pulled, pulled) as f64;
            if poll > 100 {
                let error = (heard - true_heard).abs() / f64::from(RATE);
                assert!(error < 0.020, "{error} s at {now}");
            }
        }
    }

    #[test]
    fn a_pause_is_heard_to_its_last_frame_and_no_further() {
        let mut ear = Ear::new(Duration::from_millis(40), Duration::ZERO);
        let mut heard = 0;
        for poll in 0..100_u32 {
            let pulled = u64::from(poll) * 480;
            heard =
                ear.hear(Duration::from_millis(10 * u64::from(poll)), pulled, pulled.min(9_600));
        }
        assert_eq!(heard, 9_600);
    }
}
