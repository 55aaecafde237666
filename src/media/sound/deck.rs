//! The deck: makes what is wanted heard, step by step, and says what has been heard.
//!
//! Knows no thread and no device: both are handed in, so that tests can turn the wheel.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use super::feed::{FADE_OUT, Feed};
use super::output::Output;
use super::pcm::Pcm;
use super::shelf::Shelf;
use super::silent::SilentClock;
use super::stretch::{Stretch, Stretched};
use super::watch::Watch;
use super::{Heard, RATE, Wanted};

/// Frames kept ready for the device: 250 ms carries a busy machine over a late step.
const LEAD: u64 = RATE as u64 / 4;
/// A step while something is heard. Bursts of the device are noticed this late.
const BUSY_REST: Duration = Duration::from_millis(10);
/// A step while nothing moves: only the device is looked after.
const IDLE_REST: Duration = Duration::from_millis(500);
/// After a change the last frames are still on their way through the device.
const SETTLES: Duration = Duration::from_millis(400);
/// A sound that ends earlier than its text by more is continued by the silent clock.
const ENDS_TOGETHER: Duration = Duration::from_millis(250);

/// See the module.
pub struct Deck {
    wanted: Wanted,
    pcm: Option<Arc<Pcm>>,
    way: Way,
    watch: Watch,
    position: Duration,
    leap: u32,
    ended: bool,
    busy_until: Duration,
}

/// How the time of the track is kept.
enum Way {
    /// Not decided: the device may still answer.
    Waiting,
    Silent(SilentClock),
    Sound(Voice),
}

/// A track on its way through one feed.
struct Voice {
    feed: Arc<Feed>,
    stretch: Stretch,
    spans: VecDeque<Span>,
    /// The frame of the feed behind the last of the track, once that is known.
    end: Option<u64>,
}

/// From a frame of the feed on, the source goes on from a place at a pace.
#[derive(Clone, Copy)]
struct Span {
    frame: u64,
    source_secs: f64,
    speed: f64,
}

impl Span {
    fn source_at(&self, frame: u64) -> f64 {
        let since = frame.saturating_sub(self.frame) as f64 / f64::from(RATE);
        self.source_secs + since * self.speed
    }
}

impl Voice {
    /// The source's time at a frame of the feed.
    fn source_at(&self, frame: u64) -> Duration {
        let after = self.spans.partition_point(|span| span.frame <= frame);
        let span = self.spans.get(after.saturating_sub(1));
        Duration::from_secs_f64(span.map_or(0.0, |span| span.source_at(frame)))
    }

    /// Goes on from a place of the source, once what is in the feed has faded.
    fn cue(&mut self, source: Duration, speed: f64) {
        /// Spans still on their way through the device; older ones have been heard.
        const MOST_SPANS: usize = 8;
        let frame = self.feed.jump_to_end();
        self.spans.push_back(Span { frame, source_secs: source.as_secs_f64(), speed });
        if self.spans.len() > MOST_SPANS {
            self.spans.pop_front();
        }
        self.stretch = Stretch::from(frame_of(source), speed);
        self.end = None;
    }

    /// Keeps the lead.
    fn fill(&mut self, pcm: &Pcm) {
        let from = self.spans.back().map_or(0, |span| span.frame);
        while self.end.is_none() && self.feed.written() < self.feed.read().max(from) + LEAD {
            match self.stretch.next(pcm) {
                Stretched::Frames(frames) if self.feed.room() >= frames.len() as u64 => {
                    self.feed.push(frames);
                }
                // A lead fits the feed several times; without room it is not being drained.
                Stretched::Frames(_) | Stretched::Wait => break,
                Stretched::End => self.end = Some(self.feed.written()),
            }
        }
    }
}

fn frame_of(source: Duration) -> u64 {
    let rate = u128::from(RATE);
    u64::try_from(source.as_nanos() * rate / 1_000_000_000).unwrap_or(u64::MAX)
}

impl Default for Deck {
    fn default() -> Self {
        Self::new()
    }
}

impl Deck {
    /// A deck with nothing on it and no device yet.
    pub fn new() -> Self {
        Self {
            wanted: Wanted::default(),
            pcm: None,
            way: Way::Waiting,
            watch: Watch::new(),
            position: Duration::ZERO,
            leap: 0,
            ended: false,
            busy_until: Duration::ZERO,
        }
    }

    /// Lets time pass until `now`, then takes up what is newly wanted.
    pub fn step(
        &mut self,
        now: Duration,
        wanted: Option<Wanted>,
        shelf: &mut dyn Shelf,
        output: &mut dyn Output,
    ) -> Heard {
        let speaks = self.wanted.playing && self.wanted.track.is_some() && !self.ended;
        self.watch.step(now, speaks, output);
        self.choose_way(now);
        self.move_on(now);
        if let Some(wanted) = wanted {
            self.busy_until = now + SETTLES;
            self.accept(wanted, shelf);
            self.choose_way(now);
            self.move_on(now);
        }
        self.heard()
    }

    /// How long the deck can be left alone.
    pub fn rest(&mut self, now: Duration) -> Duration {
        let speaks = self.wanted.playing && self.wanted.track.is_some() && !self.ended;
        let busy = speaks || now < self.busy_until || self.watch.is_busy();
        if busy { BUSY_REST } else { IDLE_REST }
    }

    fn accept(&mut self, wanted: Wanted, shelf: &mut dyn Shelf) {
        let before = std::mem::replace(&mut self.wanted, wanted);
        if before.generation != self.wanted.generation {
            let encoded = self.wanted.track.as_ref().and_then(|track| track.encoded.as_ref());
            self.pcm = encoded.map(|encoded| shelf.wanted(encoded));
            self.position = self.wanted.from.min(self.duration());
            self.ended = false;
            self.way = Way::Waiting;
            if let Some(link) = self.watch.link() {
                link.feed.jump_to_end();
            }
        } else {
            // What the track is does not change without a new generation.
            self.wanted.track = before.track;
            if before.speed != self.wanted.speed {
                self.change_speed();
            }
        }
    }

    /// Takes the voice up at the new speed where the old one will have faded.
    fn change_speed(&mut self) {
        let speed = self.wanted.speed.factor();
        if let Way::Sound(voice) = &mut self.way {
            // What the gate lets through while it closes is heard at the old speed.
            let fading = if self.wanted.playing { FADE_OUT } else { 0 };
            let last = voice.end.unwrap_or_else(|| voice.feed.written());
            let frame = (voice.feed.read() + fading).min(last);
            let source = voice.source_at(frame);
            voice.cue(source, speed);
        }
    }

    fn duration(&self) -> Duration {
        self.wanted.track.as_ref().map_or(Duration::ZERO, |track| track.duration)
    }

    /// Sound where there is a device and a voice, else the silent clock at once.
    fn choose_way(&mut self, now: Duration) {
        let voiced = self.pcm.as_ref().is_some_and(|pcm| !pcm.is_broken());
        let feed = self.watch.link().map(|link| Arc::clone(&link.feed));
        let feed = feed.filter(|_| voiced);
        match (&self.way, feed) {
            (Way::Waiting, Some(feed)) => self.start_voice(feed),
            (Way::Waiting, None) => {
                if !(voiced && self.watch.may_answer_soon(now)) {
                    self.way = Way::Silent(SilentClock::at(self.position, now));
                }
            }
            (Way::Silent(_), Some(feed)) if self.wanted.playing && !self.ended => {
                self.position = self.phrase_start();
                self.leap += 1;
                self.start_voice(feed);
            }
            (Way::Sound(voice), feed) => {
                let same = feed.is_some_and(|feed| Arc::ptr_eq(&feed, &voice.feed));
                if !same {
                    self.way = Way::Silent(SilentClock::at(self.position, now));
                }
            }
            (Way::Silent(_), _) => {}
        }
    }

    fn start_voice(&mut self, feed: Arc<Feed>) {
        let speed = self.wanted.speed.factor();
        let stretch = Stretch::from(0, speed);
        let mut voice = Voice { feed, stretch, spans: VecDeque::new(), end: None };
        voice.cue(self.position, speed);
        self.way = Way::Sound(voice);
    }

    /// The start of the phrase that the position lies in.
    fn phrase_start(&self) -> Duration {
        let starts = self.wanted.track.as_ref().map_or(&[][..], |track| &track.phrase_starts);
        let begun = starts.partition_point(|&start| start <= self.position);
        begun.checked_sub(1).map_or(self.position, |index| starts[index])
    }

    fn move_on(&mut self, now: Duration) {
        let duration = self.duration();
        match &mut self.way {
            Way::Waiting => {}
            Way::Silent(clock) => {
                let speed = Some(self.wanted.speed.factor()).filter(|_| self.wanted.playing);
                self.position = clock.advance(now, speed).min(duration);
                self.ended = self.position >= duration;
            }
            Way::Sound(voice) => {
                let Some(pcm) = &self.pcm else { return };
                voice.feed.set_volume(self.wanted.volume.clamp(0.0, 1.0));
                voice.feed.set_playing(self.wanted.playing);
                voice.fill(pcm);
                let heard = self.watch.link().map_or(0, |link| link.heard(now));
                let source = voice.source_at(heard).min(duration);
                // A jump's seam may lie a few milliseconds back; nobody is led back over it.
                self.position = self.position.max(source);
                if voice.end.is_some_and(|end| heard >= end) {
                    self.finish(now);
                }
            }
        }
    }

    /// The sound is over; a text that goes on goes on in silence.
    fn finish(&mut self, now: Duration) {
        let duration = self.duration();
        if self.position + ENDS_TOGETHER < duration {
            self.pcm = None;
            self.way = Way::Silent(SilentClock::at(self.position, now));
        } else {
            self.position = duration;
            self.ended = true;
        }
    }

    fn heard(&mut self) -> Heard {
        Heard {
            generation: self.wanted.generation,
            leap: self.leap,
            position: self.position,
            ended: self.ended && self.wanted.track.is_some(),
            sounding: matches!(self.way, Way::Sound(_)),
            device: self.watch.state(),
        }
    }
}
