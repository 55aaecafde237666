//! The ear: which frame is heard now, when frames are handed over in bursts and wait in the
//! device's buffer.
//!
//! Knows no track: frames are those of a feed.

use std::collections::VecDeque;
use std::time::Duration;

use super::RATE;
use super::feed::Feed;

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
    /// The frame last jumped to, or about to be.
    jump: u64,
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
    pub(super) fn hear(&mut self, now: Duration, feed: &Feed) -> u64 {
        let (pulled, read, jump) = (feed.pulled(), feed.read(), feed.jump());
        let passed = now.saturating_sub(self.at).as_secs_f64() * f64::from(RATE);
        self.at = now;
        if self.snapshots.back().is_none_or(|last| last.pulled != pulled) {
            self.burst_at = now;
            self.snapshots.push_back(Snapshot { pulled, read, jump });
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
        // Where a jump lies between the two, the later one is looked back from as far as its
        // landing, and the earlier one ahead from as far as its leap.
        let back = next.read.saturating_sub(until);
        let leapt = next.read - before.read > next.pulled - before.pulled;
        if leapt && back >= next.jump { back } else { (before.read + since).min(next.read) }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of frames")]
fn whole(frames: f64) -> u64 {
    frames.max(0.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    use std::sync::Arc;

    use super::super::feed::Tap;

    /// A feed that is full, and the device's end of it.
    fn playing() -> (Arc<Feed>, Tap) {
        let feed = Feed::new();
        feed.set_playing(true);
        (Arc::clone(&feed), Tap::of(feed))
    }

    fn pull_until(tap: &mut Tap, feed: &Feed, pulled: u64) {
        while feed.pulled() < pulled {
            feed.push(&[0.1]);
            tap.sample();
        }
    }

    /// A device with two periods of 1024 frames, polled every 10 ms.
    #[test]
    fn bursts_are_heard_as_an_even_flow() {
        let (feed, mut tap) = playing();
        let mut ear = Ear::new(Duration::from_secs_f64(2048.0 / f64::from(RATE)), Duration::ZERO);
        for poll in 0..400_u32 {
            let now = f64::from(poll) * 0.010;
            let true_heard = (now * f64::from(RATE) - 2048.0).max(0.0);
            pull_until(&mut tap, &feed, whole(now * f64::from(RATE) / 1024.0) * 1024);
            let heard = ear.hear(Duration::from_secs_f64(now), &feed) as f64;
            if poll > 100 {
                let error = (heard - true_heard).abs() / f64::from(RATE);
                assert!(error < 0.020, "{error} s at {now}");
            }
        }
    }

    #[test]
    fn a_pause_is_heard_to_its_last_frame_and_no_further() {
        let (feed, mut tap) = playing();
        let mut ear = Ear::new(Duration::from_millis(40), Duration::ZERO);
        let mut heard = 0;
        for poll in 0..100_u64 {
            if poll == 20 {
                feed.set_playing(false);
            }
            (0..480).for_each(|_| {
                feed.push(&[0.1]);
                tap.sample();
            });
            heard = ear.hear(Duration::from_millis(10 * poll), &feed);
        }
        assert_eq!(heard, feed.read());
    }
}
