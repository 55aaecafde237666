//! The watch over the device: opens it, notices when it is lost or hung, and tries again.
//!
//! Knows no track: it says only whether there is a feed that somebody drains.

use std::sync::Arc;
use std::time::Duration;

use super::ear::Ear;
use super::feed::Feed;
use super::output::{Output, OutputState};
use super::{DeviceState, RATE};

/// A device that asks for nothing so long is lost, whatever it says itself.
const STANDS_STILL: Duration = Duration::from_secs(1);
/// One that was opened may take so long until it first asks: PulseAudio on a busy machine
/// needed a second.
const FIRST_PULL: Duration = Duration::from_secs(4);
/// One that does not answer the opening is given up; its thread is left behind.
const OPENS_WITHIN: Duration = Duration::from_secs(15);
/// One that takes more than twice as fast as time, beyond a first filling of two seconds, is no
/// device: the null plug-in of ALSA swallows an hour in ten seconds, and captions would race.
const FASTEST: u32 = 2;
const FIRST_FILLING: Duration = Duration::from_secs(2);
/// From a loss to the next try, while a voice should be heard.
const RETRY: Duration = Duration::from_millis(700);
/// At first it may be a server starting again: then nobody need listen for us to try.
const FRESH_OUTAGE: Duration = Duration::from_secs(30);
/// An outage that lasts longer will last: trying often would only fill the log.
const LONG_OUTAGE: Duration = Duration::from_secs(600);
/// The same while nobody listens: some systems write a page of messages at every try.
const IDLE_RETRY: Duration = Duration::from_secs(10);
/// The same for what is no device: it will hardly become one.
const SWALLOWER_RETRY: Duration = Duration::from_secs(60);
/// A device is trusted only when it still asks for sound so long after its first filling:
/// PulseAudio may take that and then stand still for a second before it really begins.
const PROBATION: Duration = Duration::from_millis(50);
/// A first opening is waited for so long before the silent clock takes over.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// A device that lives.
pub(super) struct Link {
    pub(super) feed: Arc<Feed>,
    ear: Ear,
    pulled: u64,
    opened_at: Duration,
    moved_at: Duration,
    /// When it first asked for sound.
    filled_at: Option<Duration>,
    trusted: bool,
}

impl Link {
    fn new(feed: Arc<Feed>, latency: Duration, now: Duration) -> Self {
        Self {
            feed,
            ear: Ear::new(latency, now),
            pulled: 0,
            opened_at: now,
            moved_at: now,
            filled_at: None,
            trusted: false,
        }
    }

    /// The frame of the feed that is heard now.
    pub(super) fn heard(&mut self, now: Duration) -> u64 {
        self.ear.hear(now, &self.feed)
    }

    /// Whether it takes sound at the pace of time rather than as fast as it can.
    fn is_paced(&self, now: Duration) -> bool {
        let taken = Duration::from_secs(self.pulled) / RATE;
        taken <= now.saturating_sub(self.opened_at) * FASTEST + FIRST_FILLING
    }

    /// Whether it has asked for sound lately.
    fn lives(&mut self, now: Duration) -> bool {
        let pulled = self.feed.pulled();
        if pulled != self.pulled {
            self.pulled = pulled;
            self.moved_at = now;
            let filled_at = *self.filled_at.get_or_insert(now);
            self.trusted |= now.saturating_sub(filled_at) >= PROBATION;
        }
        let limit = if self.trusted { STANDS_STILL } else { FIRST_PULL };
        now.saturating_sub(self.moved_at) < limit
    }
}

enum Stage {
    /// Since when, and what went wrong; nothing at the very beginning.
    Closed(Option<(Duration, Outage)>),
    Opening {
        feed: Arc<Feed>,
        since: Duration,
    },
    Open(Link),
}

/// Why there is no device.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outage {
    Refused,
    Broke,
    StandsStill,
    Swallows,
}

impl Outage {
    /// What the staff log says.
    fn told(self) -> &'static str {
        match self {
            Self::Refused => "could not be opened",
            Self::Broke => "broke",
            Self::StandsStill => "stands still",
            Self::Swallows => "swallows sound faster than time",
        }
    }

    fn retry_after(self, eager: bool) -> Duration {
        match (self, eager) {
            (Self::Swallows, _) => SWALLOWER_RETRY,
            (_, true) => RETRY,
            (_, false) => IDLE_RETRY,
        }
    }
}

/// See the module.
pub(super) struct Watch {
    stage: Stage,
    /// When the first opening began; gone once a device was lost or refused.
    first: Option<Duration>,
    looked_at: Duration,
    /// Since when there has been no device; told once.
    outage_since: Option<Duration>,
}

impl Watch {
    pub(super) fn new() -> Self {
        Self {
            stage: Stage::Closed(None),
            first: None,
            looked_at: Duration::ZERO,
            outage_since: None,
        }
    }

    /// Looks after the device. `eager` says that a voice should be heard.
    pub(super) fn step(&mut self, now: Duration, eager: bool, output: &mut dyn Output) {
        // After a sleep of the machine, or of this thread, nobody had the chance to move.
        let slept = now.saturating_sub(self.looked_at) > STANDS_STILL;
        self.looked_at = now;
        match &mut self.stage {
            Stage::Closed(outage) => {
                let lasted = self.outage_since.map(|began| now.saturating_sub(began));
                let fresh = lasted.is_some_and(|lasted| lasted < FRESH_OUTAGE);
                let long = lasted.is_some_and(|lasted| lasted > LONG_OUTAGE);
                let eager = (eager || fresh) && !long;
                let due = outage.map(|(since, outage)| since + outage.retry_after(eager));
                if due.is_none_or(|due| now >= due) {
                    self.open(now, output);
                }
            }
            Stage::Opening { feed, since } => match output.state() {
                OutputState::Open { latency } => {
                    self.stage = Stage::Open(Link::new(Arc::clone(feed), latency, now));
                }
                OutputState::Opening if now.saturating_sub(*since) < OPENS_WITHIN => {}
                _ => self.lose(now, Outage::Refused, output),
            },
            Stage::Open(link) => {
                if slept {
                    link.moved_at = now;
                }
                let works = matches!(output.state(), OutputState::Open { .. });
                if !works {
                    self.lose(now, Outage::Broke, output);
                } else if !link.lives(now) {
                    self.lose(now, Outage::StandsStill, output);
                } else if !link.is_paced(now) {
                    self.lose(now, Outage::Swallows, output);
                } else if link.trusted && self.outage_since.is_some() {
                    log::info!("the sound device is back");
                    self.outage_since = None;
                }
            }
        }
    }

    fn open(&mut self, now: Duration, output: &mut dyn Output) {
        if self.outage_since.is_none() && self.first.is_none() {
            self.first = Some(now);
        }
        let feed = Feed::new();
        output.open(Arc::clone(&feed));
        self.stage = Stage::Opening { feed, since: now };
    }

    fn lose(&mut self, now: Duration, outage: Outage, output: &mut dyn Output) {
        output.close();
        // One line an outage: a kiosk may stay without sound for weeks.
        if self.outage_since.is_none() {
            let how = outage.told();
            log::warn!("the sound device {how}; the exhibit goes on without sound");
            self.outage_since = Some(now);
        }
        self.stage = Stage::Closed(Some((now, outage)));
    }

    /// The device, once it has asked for sound and kept time for a moment.
    pub(super) fn link(&mut self) -> Option<&mut Link> {
        match &mut self.stage {
            Stage::Open(link) if link.trusted => Some(link),
            _ => None,
        }
    }

    /// Whether the program has just begun and the device may still answer in time.
    pub(super) fn may_answer_soon(&self, now: Duration) -> bool {
        let pending = !matches!(self.stage, Stage::Closed(_));
        let fresh = self.first.is_some_and(|first| now.saturating_sub(first) < PATIENCE);
        pending && fresh && self.outage_since.is_none()
    }

    pub(super) fn state(&mut self) -> DeviceState {
        match (self.link().is_some(), self.outage_since.is_some()) {
            (true, _) => DeviceState::Ready,
            (false, true) => DeviceState::Absent,
            (false, false) => DeviceState::Opening,
        }
    }

    /// Whether it should be looked after again soon.
    pub(super) fn is_busy(&mut self) -> bool {
        !matches!(self.stage, Stage::Closed(_)) && self.link().is_none()
    }
}
