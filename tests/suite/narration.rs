//! Narration by samples and positions: what reaches a captured device, and what is said of it.
//!
//! Knows no device and no clock: both are turned by hand.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use kuznetsk_steel::media::sound::{
    Deck, DeviceState, Encoded, Feed, Heard, Output, OutputState, Pcm, RATE, Shelf, Speed, Tap,
    Track, Wanted,
};

/// How the hand-turned device behaves.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Health {
    Works,
    /// Refuses to open, and breaks when it is open.
    Gone,
    /// Neither answers nor asks for anything.
    Hangs,
    /// Takes whatever there is at once, as ALSA's null plug-in does.
    Swallows,
}

/// A device with two periods of buffer, as the ear would hear it.
struct Captured {
    health: Arc<Mutex<Health>>,
    feed: Option<Arc<Feed>>,
    tap: Arc<Mutex<Option<Tap>>>,
    opened: usize,
}

/// Frames a period; two lie in the buffer.
const PERIOD: u64 = 1_024;

impl Output for Captured {
    fn open(&mut self, feed: Arc<Feed>) {
        self.opened += 1;
        self.feed = Some(Arc::clone(&feed));
        *self.tap.lock().unwrap() = Some(Tap::of(feed));
    }

    fn state(&mut self) -> OutputState {
        match (*self.health.lock().unwrap(), &self.feed) {
            (_, None) => OutputState::Closed,
            (Health::Works | Health::Swallows, Some(_)) => {
                OutputState::Open { latency: frames(2 * PERIOD) }
            }
            (Health::Gone, Some(_)) => OutputState::Failed,
            (Health::Hangs, Some(feed)) if feed.pulled() == 0 => OutputState::Opening,
            (Health::Hangs, Some(_)) => OutputState::Open { latency: frames(2 * PERIOD) },
        }
    }

    fn close(&mut self) {
        self.feed = None;
        *self.tap.lock().unwrap() = None;
    }
}

/// Tracks that are decoded before anybody asks.
#[derive(Default)]
struct Ready(Vec<(&'static [u8], Arc<Pcm>)>);

impl Shelf for Ready {
    fn wanted(&mut self, encoded: &Encoded) -> Arc<Pcm> {
        let known = self.0.iter().find(|(bytes, _)| std::ptr::eq(*bytes, encoded.as_ref()));
        known.map_or_else(Arc::default, |(_, pcm)| Arc::clone(pcm))
    }
}

/// A listening: steps of 10 ms, a device that takes a period whenever one is due.
struct Listening {
    deck: Deck,
    output: Captured,
    shelf: Ready,
    health: Arc<Mutex<Health>>,
    tap: Arc<Mutex<Option<Tap>>>,
    now: Duration,
    /// Frames the device has taken since the beginning of time.
    due: u64,
    captured: Vec<f32>,
    wanted: Wanted,
    heard: Heard,
}

impl Listening {
    fn begin() -> Self {
        let (health, tap) = (Arc::new(Mutex::new(Health::Works)), Arc::default());
        let output =
            Captured { health: Arc::clone(&health), feed: None, tap: Arc::clone(&tap), opened: 0 };
        Self {
            deck: Deck::new(),
            output,
            shelf: Ready::default(),
            health,
            tap,
            now: Duration::ZERO,
            due: 0,
            captured: Vec::new(),
            wanted: Wanted { volume: 1.0, ..Wanted::default() },
            heard: Heard::default(),
        }
    }

    /// With a device that is open already.
    fn ready() -> Self {
        Self::begin().wait(0.5)
    }

    fn track(&mut self, name: &'static str, samples: &[f32], starts: &[f64]) -> Track {
        self.shelf.0.push((name.as_bytes(), Arc::new(Pcm::whole(samples))));
        Track {
            encoded: Some(Encoded::Static(name.as_bytes())),
            duration: frames(samples.len() as u64),
            phrase_starts: starts.iter().map(|&s| Duration::from_secs_f64(s)).collect(),
        }
    }

    fn play(mut self, track: &Track, from: f64) -> Self {
        self.wanted.generation += 1;
        self.wanted.track = Some(track.clone());
        self.wanted.from = Duration::from_secs_f64(from);
        self.wanted.playing = true;
        self.ask()
    }

    fn pause(mut self) -> Self {
        self.wanted.playing = false;
        self.ask()
    }

    fn resume(mut self) -> Self {
        self.wanted.playing = true;
        self.ask()
    }

    fn speed(mut self, speed: Speed) -> Self {
        self.wanted.speed = speed;
        self.ask()
    }

    fn device(self, health: Health) -> Self {
        *self.health.lock().unwrap() = health;
        self
    }

    fn ask(mut self) -> Self {
        let wanted = Some(self.wanted.clone());
        self.heard = self.deck.step(self.now, wanted, &mut self.shelf, &mut self.output);
        self
    }

    fn wait(mut self, secs: f64) -> Self {
        let end = self.now + Duration::from_secs_f64(secs);
        while self.now < end {
            self.tick();
        }
        self
    }

    fn tick(&mut self) {
        self.now += Duration::from_millis(10);
        let works = *self.health.lock().unwrap() == Health::Works;
        while self.due + PERIOD <= frame_at(self.now) {
            self.due += PERIOD;
            let mut tap = self.tap.lock().unwrap();
            let open = tap.as_mut().filter(|_| works);
            match open {
                Some(tap) => self.captured.extend((0..PERIOD).map(|_| tap.sample())),
                None => self.captured.extend((0..PERIOD).map(|_| 0.0)),
            }
        }
        if *self.health.lock().unwrap() == Health::Swallows
            && let Some(tap) = self.tap.lock().unwrap().as_mut()
        {
            for _ in 0..RATE {
                tap.sample();
            }
        }
        self.heard = self.deck.step(self.now, None, &mut self.shelf, &mut self.output);
    }

    /// The samples whose turn it is at the ear now, the last `secs` of them.
    fn ear(&self, secs: f64) -> &[f32] {
        let end = usize::try_from(frame_at(self.now).saturating_sub(2 * PERIOD)).unwrap();
        let end = end.min(self.captured.len());
        &self.captured[end - (secs * f64::from(RATE)) as usize..end]
    }

    /// Asserts that the published position is within `secs` of `expected`.
    fn at(self, expected: f64, secs: f64) -> Self {
        let position = self.heard.position.as_secs_f64();
        assert!((position - expected).abs() <= secs, "heard {position}, expected {expected}");
        self
    }

    fn sounds(self, sounding: bool) -> Self {
        assert_eq!(self.heard.sounding, sounding, "at {:?}", self.now);
        self
    }
}

fn frames(count: u64) -> Duration {
    Duration::from_nanos(count * 1_000_000_000 / u64::from(RATE))
}

fn frame_at(time: Duration) -> u64 {
    (time.as_nanos() * u128::from(RATE) / 1_000_000_000) as u64
}

/// Noise that never repeats, so that a slice of it is found in one place only.
fn noise(secs: f64, seed: u32) -> Vec<f32> {
    let mut state = seed.max(1);
    let mut smooth = 0.0;
    (0..(secs * f64::from(RATE)) as usize)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            // A little dull, as speech is, so that a sample's offset is found by its neighbours.
            smooth += (f64::from(state) / f64::from(u32::MAX) - 0.5 - smooth) * 0.3;
            smooth as f32
        })
        .collect()
}

/// Where `slice` stands in `source`, in frames, and how alike they are (1: the same).
fn found(source: &[f32], slice: &[f32], near: usize, reach: usize) -> (usize, f64) {
    let energy = |s: &[f32]| s.iter().map(|&x| f64::from(x) * f64::from(x)).sum::<f64>();
    let from = near.saturating_sub(reach);
    let to = (near + reach).min(source.len() - slice.len());
    (from..=to)
        .map(|at| {
            let piece = &source[at..at + slice.len()];
            let product: f64 =
                piece.iter().zip(slice).map(|(&a, &b)| f64::from(a) * f64::from(b)).sum();
            (at, product / (energy(piece) * energy(slice)).sqrt().max(1e-9))
        })
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .unwrap()
}

/// How far the published position is from what the ear has, in seconds; the sound must be ours.
fn error_of(listening: &Listening, source: &[f32]) -> f64 {
    let slice = listening.ear(0.02);
    let position = listening.heard.position.as_secs_f64();
    let near = ((position - 0.02) * f64::from(RATE)) as usize;
    let (at, alike) = found(source, slice, near, RATE as usize / 10);
    assert!(alike > 0.99, "the captured sound is not the source: {alike}");
    position - (at + slice.len()) as f64 / f64::from(RATE)
}

#[test]
fn what_is_captured_is_the_source_and_the_position_is_where_it_is() {
    let source = noise(10.0, 1);
    let mut listening = Listening::ready();
    let track = listening.track("a", &source, &[]);
    let mut listening = listening.play(&track, 2.0).at(2.0, 0.0).wait(0.2);
    for _ in 0..50 {
        listening = listening.wait(0.09);
        let error = error_of(&listening, &source);
        assert!(error.abs() < 0.025, "{error} s");
    }
    listening.sounds(true);
}

#[test]
fn a_voice_is_heard_at_once() {
    let source = noise(5.0, 2);
    let mut listening = Listening::ready();
    let track = listening.track("a", &source, &[]);
    let asked = listening.captured.len();
    let listening = listening.play(&track, 1.0).wait(0.3);
    let silent = listening.captured[asked..].iter().take_while(|&&s| s == 0.0).count() as u64;
    assert!(silent <= PERIOD, "{silent} frames of silence");
    // With the device's own buffer that is 64 ms at most.
    let slice = &listening.captured[asked + 2_000..asked + 6_000];
    let (at, alike) = found(&source, slice, RATE as usize + 2_000, 4_000);
    assert!(alike > 0.999 && at.abs_diff(RATE as usize + 2_000) <= PERIOD as usize, "{at} {alike}");
}

#[test]
fn a_pause_stands_and_goes_on_where_it_stood() {
    let source = noise(10.0, 3);
    let mut listening = Listening::ready();
    let track = listening.track("a", &source, &[]);
    let listening = listening.play(&track, 0.0).wait(2.0).pause().wait(0.3);
    let stood = listening.heard.position.as_secs_f64();
    let listening = listening.wait(5.0).at(stood, 0.0);
    assert!(listening.ear(1.0).iter().all(|&s| s == 0.0));
    let listening = listening.resume().wait(1.0).at(stood + 0.95, 0.06);
    assert!(error_of(&listening, &source).abs() < 0.025);
}

#[test]
fn a_jump_is_heard_from_its_place_without_a_click() {
    let tone: Vec<f32> = (0..480_000_u32)
        .map(|n| 0.5 * (n as f32 * std::f32::consts::TAU * 200.0 / RATE as f32).sin())
        .collect();
    let mut listening = Listening::ready();
    let track = listening.track("a", &tone, &[]);
    let listening = listening.play(&track, 0.0).wait(1.003).play(&track, 7.001).at(7.001, 0.0);
    let listening = listening.wait(0.5).pause().wait(0.2).resume().wait(0.2);
    let steepest =
        listening.captured.windows(2).map(|p| (p[1] - p[0]).abs()).fold(0.0_f32, f32::max);
    // The tone itself moves by 0.013 a sample.
    assert!(steepest < 0.016, "{steepest}");
}

#[test]
fn other_speeds_keep_the_pitch_and_the_count() {
    let tone: Vec<f32> = (0..960_000_u32)
        .map(|n| 0.5 * (n as f32 * std::f32::consts::TAU * 440.0 / RATE as f32).sin())
        .collect();
    for speed in Speed::ALL {
        let mut listening = Listening::ready();
        let track = listening.track("a", &tone, &[]);
        let listening = listening.speed(speed).play(&track, 0.0).wait(5.0);
        // The buffer of 43 ms is not yet heard.
        let listening = listening.at(4.957 * speed.factor(), 0.030);
        let ear = listening.ear(4.0);
        let crossings = ear.windows(2).filter(|p| p[0] <= 0.0 && p[1] > 0.0).count();
        let pitch = crossings as f64 / 4.0;
        assert!((pitch / 440.0 - 1.0).abs() < 0.01, "{speed:?}: {pitch} Hz");
    }
}

#[test]
fn a_new_speed_goes_on_from_the_same_place() {
    let source = noise(20.0, 4);
    let mut listening = Listening::ready();
    let track = listening.track("a", &source, &[]);
    let mut listening = listening.play(&track, 0.0).wait(3.0).at(2.95, 0.03);
    let mut before = listening.heard.position;
    listening = listening.speed(Speed::Fast);
    for _ in 0..100 {
        listening.tick();
        let moved = listening.heard.position.saturating_sub(before);
        assert!(listening.heard.position >= before);
        assert!(moved < Duration::from_millis(45), "{moved:?} in 10 ms");
        before = listening.heard.position;
    }
    let listening = listening.at(4.45, 0.06).speed(Speed::Plain).wait(1.0).at(5.47, 0.08);
    assert!(error_of(&listening, &source).abs() < 0.03);
}

#[test]
fn the_end_is_said_once_it_has_been_heard() {
    let source = noise(2.0, 5);
    let mut listening = Listening::ready();
    let track = listening.track("a", &source, &[]);
    let listening = listening.play(&track, 1.0).wait(1.0);
    assert!(!listening.heard.ended);
    let listening = listening.wait(0.12).at(2.0, 0.0);
    assert!(listening.heard.ended);
    assert!(!listening.play(&track, 0.5).heard.ended, "and begins anew");
}

#[test]
fn without_a_device_the_silent_clock_keeps_the_same_time() {
    let source = noise(8.0, 6);
    let mut listening = Listening::begin().device(Health::Gone).wait(1.0);
    let track = listening.track("a", &source, &[]);
    assert_eq!(listening.heard.device, DeviceState::Absent);
    let listening = listening.play(&track, 1.0).wait(2.0).at(3.0, 0.011).sounds(false);
    let listening = listening.speed(Speed::Fast).wait(2.0).at(6.0, 0.02);
    let listening = listening.pause().wait(1.0).at(6.0, 0.02).resume().wait(3.0).at(8.0, 0.0);
    assert!(listening.heard.ended);
}

#[test]
fn a_scene_without_a_voice_runs_on_the_silent_clock_beside_a_device() {
    let listening = Listening::ready();
    let track = Track {
        encoded: None,
        duration: Duration::from_secs(3),
        phrase_starts: Arc::from([Duration::ZERO]),
    };
    let listening = listening.play(&track, 0.0).wait(2.0).at(2.0, 0.011).sounds(false);
    let listening = listening.wait(1.5).at(3.0, 0.0);
    assert!(listening.heard.ended);
    assert_eq!(listening.heard.device, DeviceState::Ready);
}

#[test]
fn a_lost_device_is_followed_by_the_silent_clock_and_its_return_by_the_phrase() {
    for loss in [Health::Gone, Health::Hangs] {
        let source = noise(20.0, 7);
        let mut listening = Listening::ready();
        let track = listening.track("a", &source, &[0.0, 4.0, 9.0]);
        let listening = listening.play(&track, 3.5).wait(1.5).at(4.95, 0.03);
        let listening = listening.device(loss).wait(0.02);
        // A hung device is believed for a second, during which the position stands.
        let stood = if loss == Health::Hangs { 1.0 } else { 0.0 };
        let listening = listening.wait(2.98).at(7.95 - stood, 0.06).sounds(false);
        assert_eq!(listening.heard.leap, 0);
        let mut listening = listening.device(Health::Works);
        let returned = listening.now;
        while !listening.heard.sounding {
            listening.tick();
            let late = listening.now - returned;
            assert!(late < Duration::from_secs(2), "still silent after {late:?}");
        }
        assert_eq!(listening.heard.leap, 1);
        let listening = listening.at(4.0, 0.0).wait(1.0).at(4.95, 0.03);
        assert!(error_of(&listening, &source).abs() < 0.025);
    }
}

#[test]
fn a_device_that_swallows_sound_is_none() {
    let source = noise(20.0, 12);
    let mut listening = Listening::begin().device(Health::Swallows).wait(1.0);
    let track = listening.track("a", &source, &[0.0]);
    let listening = listening.play(&track, 0.0).wait(10.0).at(10.0, 0.02).sounds(false);
    assert_eq!((listening.heard.leap, listening.output.opened), (0, 1));
}

#[test]
fn a_device_that_answers_late_is_waited_for_at_the_first_scene_only() {
    let source = noise(20.0, 8);
    let mut listening = Listening::begin().device(Health::Hangs);
    let track = listening.track("a", &source, &[0.0]);
    let listening = listening.play(&track, 0.0).wait(1.0).at(0.0, 0.0);
    let listening = listening.device(Health::Works).wait(1.0).at(0.93, 0.05).sounds(true);
    assert_eq!(listening.heard.leap, 0, "and begins at its beginning");
    let mut hung = Listening::begin().device(Health::Hangs);
    let track = hung.track("a", &source, &[0.0]);
    hung.play(&track, 0.0).wait(4.5).at(3.0, 0.05).sounds(false);
}

#[test]
fn a_sound_that_ends_too_early_leaves_the_rest_to_the_silent_clock() {
    let source = noise(1.0, 9);
    let mut listening = Listening::ready();
    let mut track = listening.track("a", &source, &[0.0]);
    track.duration = Duration::from_secs(3);
    let listening = listening.play(&track, 0.0).wait(2.0).at(1.96, 0.05).sounds(false);
    let listening = listening.wait(1.2).at(3.0, 0.0);
    assert!(listening.heard.ended);
}

/// A small generator; the seed is named when a wish is broken.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

#[test]
fn ten_thousand_wishes_with_a_failing_device_are_always_agreed_upon() {
    const SEED: u64 = 20_261_124;
    let mut dice = Dice(SEED);
    let mut listening = Listening::begin();
    let tracks = [
        listening.track("a", &noise(3.0, 10), &[0.0, 1.0, 2.5]),
        listening.track("b", &noise(0.3, 11), &[0.0]),
        listening.track("c", &[], &[]),
        Track { encoded: None, duration: Duration::from_secs(2), phrase_starts: Arc::from([]) },
        Track {
            encoded: Some(Encoded::Static(b"never decoded")),
            duration: Duration::from_secs(4),
            phrase_starts: Arc::from([Duration::ZERO]),
        },
    ];
    for wish in 0..10_000 {
        let (before, leap) = (listening.wanted.generation, listening.heard.leap);
        let stood = listening.heard.position;
        listening = match dice.roll(10) {
            0..4 => {
                let track = &tracks[dice.roll(tracks.len() as u64) as usize];
                listening.play(track, dice.roll(500) as f64 / 100.0)
            }
            4 => listening.pause(),
            5 => listening.resume(),
            6 => listening.speed(Speed::ALL[dice.roll(4) as usize]),
            7 => {
                listening.wanted.volume = dice.roll(13) as f32 / 10.0 - 0.1;
                listening.ask()
            }
            8 => listening
                .device([Health::Gone, Health::Hangs, Health::Swallows][dice.roll(3) as usize]),
            _ => listening.device(Health::Works),
        };
        let pause = [1, 2, 5, 20, 60][dice.roll(5) as usize];
        for _ in 0..pause {
            listening.tick();
            // After a night's sleep everything goes on.
            if dice.roll(2_000) == 0 {
                listening.now += Duration::from_secs(3600);
                listening.due = frame_at(listening.now);
                listening.captured.clear();
            }
        }
        let (heard, wanted) = (listening.heard, &listening.wanted);
        let duration = wanted.track.as_ref().map_or(Duration::ZERO, |track| track.duration);
        assert_eq!(heard.generation, wanted.generation, "wish {wish} of seed {SEED}");
        assert!(heard.position <= duration, "wish {wish} of seed {SEED}: {heard:?}");
        if wanted.generation == before && heard.leap == leap {
            assert!(heard.position >= stood, "wish {wish} of seed {SEED}: {heard:?}");
        }
        listening.captured.clear();
        listening.captured.shrink_to(1 << 20);
    }
    assert!(listening.captured.iter().all(|s| s.is_finite()));
    assert!(listening.output.opened > 100, "the device came back often");
}
