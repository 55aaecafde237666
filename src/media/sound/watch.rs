//! The watch over the device: opens it, notices when it is lost or hung, and tries again.
//!
//! Knows no track: it says only whether there is a feed that somebody drains.

use std::sync::Arc;
use std::time::Duration;

use super::{DeviceState, RATE};
use super::ear::Ear;
use super::feed::Feed;
use super::output::{Output, OutputState};

/// A device that asks for nothing so long is lost, whatever it says itself.
const STANDS_STILL: Duration = Duration::from_secs(1);
/// One that was opened may take so long until it first asks: PulseAudio on a busy machine
/// needed a second.
const FIRST_PULL: Duration = Duration::from_secs(4);
/// One that does not answer the opening is given up; its thread is left behind.
const OPENS_WITHIN: Duration = Duration::from_secs(15);
/// One that has asked for so much more sound than time has passed has no clock: ALSA's `null`
/// swallows a scene in a second. No buffer of a real device is as long.
const RUNS_AHEAD: Duration = Duration::from_secs(1);
/// A device without a clock is not asked again for so long.
const CLOCKLESS_RETRY: Duration = Duration::from_secs(60);
/// From a loss to the next try, while a voice should be heard.
const RETRY: Duration = Duration::from_millis(1_500);
/// The same while nobody listens: some systems write a page of messages at every try.
const IDLE_RETRY: Duration = Duration::from_secs(10);
/// A first opening is waited for so long before the silent clock takes over.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// A device that lives.
pub(super) struct Link {
    pub(super) feed: Arc<Feed>,
    ear: Ear,
    pulled: u64,
    moved_at: Duration,
    began_at: Duration,
}

impl Link {
    fn new(feed: Arc<Feed>, latency: Duration, now: Duration) -> Self {
        Self { feed, ear: Ear::new(latency, now), pulled: 0, moved_at: now, began_at: now }
    }

    /// The frame of the feed that is heard now.
    pub(super) fn heard(&mut self, now: Duration) -> u64 {
        self.ear.hear(now, &self.feed)
    }

    /// Whether it takes sound faster than anyone could hear it.
    fn races(&self, now: Duration) -> bool {
        let asked = Duration::from_secs_f64(self.feed.pulled() as f64 / f64::from(RATE));
        asked > now.saturating_sub(self.began_at).mul_f64(1.1) + RUNS_AHEAD
    }

    /// Whether it has asked for sound lately.
    fn lives(&mut self, now: Duration) -> bool {
        let pulled = self.feed.pulled();
        if pulled != self.pulled {
            self.pulled = pulled;
            self.moved_at = now;
        }
        let limit = if pulled == 0 { FIRST_PULL } else { STANDS_STILL };
        now.saturating_sub(self.moved_at) < limit
    }
}

enum Stage {
    Closed { retry_at: Duration },
    Opening { feed: Arc<Feed>, since: Duration },
    Open(Link),
}

/// See the module.
pub(super) struct Watch {
    stage: Stage,
    /// When the first opening began; gone once a device was lost or refused.
    first: Option<Duration>,
    looked_at: Duration,
    outage_told: bool,
}

impl Watch {
    pub(super) fn new() -> Self {
        Self {
            stage: Stage::Closed { retry_at: Duration::ZERO },
            first: None,
            looked_at: Duration::ZERO,
            outage_told: false,
        }
    }

    /// Looks after the device. `eager` says that a voice should be heard.
    pub(super) fn step(&mut self, now: Duration, eager: bool, output: &mut dyn Output) {
        // After a sleep of the machine, or of this thread, nobody had the chance to move.
        let slept = now.saturating_sub(self.looked_at) > STANDS_STILL;
        self.looked_at = now;
        match &mut self.stage {
            Stage::Closed { retry_at } => {
                let soon = now + RETRY;
                if eager && *retry_at > soon && *retry_at <= now + IDLE_RETRY {
                    *retry_at = now;
                }
                if now >= *retry_at {
                    self.open(now, output);
                }
            }
            Stage::Opening { feed, since } => match output.state() {
                OutputState::Open { latency } => {
                    self.stage = Stage::Open(Link::new(Arc::clone(feed), latency, now));
                }
                OutputState::Opening if now.saturating_sub(*since) < OPENS_WITHIN => {}
                _ => self.lose(now, eager, "could not be opened", output),
            },
            Stage::Open(link) => {
                if slept {
                    link.moved_at = now;
                }
                let races = link.races(now);
                let works = matches!(output.state(), OutputState::Open { .. });
                if !works {
                    self.lose(now, eager, "broke", output);
                } else if !link.lives(now) {
                    self.lose(now, eager, "stands still", output);
                } else if races {
                    self.lose(now, eager, "has no clock", output);
                    self.stage = Stage::Closed { retry_at: now + CLOCKLESS_RETRY };
                } else if link.pulled > 0 && self.outage_told {
                    log::info!("the sound device is back");
                    self.outage_told = false;
                }
            }
        }
    }

    fn open(&mut self, now: Duration, output: &mut dyn Output) {
        if !self.outage_told && self.first.is_none() {
            self.first = Some(now);
        }
        let feed = Feed::new();
        output.open(Arc::clone(&feed));
        self.stage = Stage::Opening { feed, since: now };
    }

    fn lose(&mut self, now: Duration, eager: bool, how: &str, output: &mut dyn Output) {
        output.close();
        // One line an outage: a kiosk may stay without sound for weeks.
        if !self.outage_told {
            log::warn!("the sound device {how}; the exhibit goes on without sound");
            self.outage_told = true;
        }
        self.stage = Stage::Closed { retry_at: now + if eager { RETRY } else { IDLE_RETRY } };
    }

    /// The device, once it has asked for sound.
    pub(super) fn link(&mut self) -> Option<&mut Link> {
        match &mut self.stage {
            Stage::Open(link) if link.feed.pulled() > 0 => Some(link),
            _ => None,
        }
    }

    /// Whether the program has just begun and the device may still answer in time.
    pub(super) fn may_answer_soon(&self, now: Duration) -> bool {
        let pending = !matches!(self.stage, Stage::Closed { .. });
        let fresh = self.first.is_some_and(|first| now.saturating_sub(first) < PATIENCE);
        pending && fresh && !self.outage_told
    }

    pub(super) fn state(&mut self) -> DeviceState {
        match (self.link().is_some(), self.outage_told) {
            (true, _) => DeviceState::Ready,
            (false, true) => DeviceState::Absent,
            (false, false) => DeviceState::Opening,
        }
    }

    /// Whether it should be looked after again soon.
    pub(super) fn is_busy(&mut self) -> bool {
        !matches!(self.stage, Stage::Closed { .. }) && self.link().is_none()
    }
}
