//! The system's sound device, through rodio.
//!
//! Knows no track. Opening and dropping a device may block for ever, so each device lives and
//! dies on a thread of its own, and a hung one is left behind.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::time::Duration;

use rodio::cpal::traits::{DeviceTrait as _, HostTrait as _};
use rodio::cpal::{self, BufferSize, ErrorKind};
use rodio::{DeviceSinkBuilder, DeviceSinkError, MixerDeviceSink, Source};

use super::RATE;
use super::feed::{Feed, Tap};
use super::output::{Output, OutputState};

/// Frames a period: 43 ms, and two of them in the buffer. Measured through PulseAudio on two busy
/// cores: a voice begins 0.10 s after it is asked for, 0.12 s at the 95th percentile. Half the
/// period made that 0.06 s, and the sound break off once in some ten seconds.
const PERIOD: u32 = 2_048;
/// Periods in a buffer, as cpal sets it up.
const PERIODS: u32 = 2;
/// So many errors are a loss. One or two are not: PulseAudio begins some streams with an
/// input-output error and then plays on; a dead server gives 45,000 a second.
const MOST_ERRORS: u32 = 10;
/// Devices left hanging; with more the system is beyond help, and threads are not free.
const MOST_HUNG: usize = 4;

/// The default device of the system, wherever it moves.
#[derive(Default)]
pub struct SystemOutput {
    holder: Option<Holder>,
    /// Held by every thread that has a device; the count says how many are left.
    alive: Arc<()>,
}

/// The thread that has the device.
struct Holder {
    answers: Receiver<Result<Duration, DeviceSinkError>>,
    errors: Arc<AtomicU32>,
    state: OutputState,
    /// Dropped to let the device go.
    _keep: Sender<()>,
}

impl Output for SystemOutput {
    fn open(&mut self, feed: Arc<Feed>) {
        self.close();
        let (keep, until_dropped) = channel();
        let (answer, answers) = channel();
        let errors = Arc::new(AtomicU32::new(0));
        let (alive, counted) = (Arc::clone(&self.alive), Arc::clone(&errors));
        let mut state = OutputState::Failed;
        if Arc::strong_count(&self.alive) <= MOST_HUNG + 1 {
            let thread = std::thread::Builder::new().name("sound-device".to_owned());
            let spawned = thread.spawn(move || {
                hold(feed, &counted, &answer, &until_dropped);
                drop(alive);
            });
            if spawned.is_ok() {
                state = OutputState::Opening;
            }
        }
        self.holder = Some(Holder { answers, errors, state, _keep: keep });
    }

    fn state(&mut self) -> OutputState {
        let Some(holder) = &mut self.holder else { return OutputState::Closed };
        if holder.state == OutputState::Opening {
            holder.state = match holder.answers.try_recv() {
                Ok(Ok(latency)) => OutputState::Open { latency },
                Ok(Err(error)) => {
                    log::debug!("no sound device: {error}");
                    OutputState::Failed
                }
                Err(TryRecvError::Empty) => OutputState::Opening,
                Err(TryRecvError::Disconnected) => OutputState::Failed,
            };
        }
        if holder.errors.load(Ordering::Relaxed) >= MOST_ERRORS {
            holder.state = OutputState::Failed;
        }
        holder.state
    }

    fn close(&mut self) {
        self.holder = None;
    }
}

/// Opens a device and keeps it until the other end of `until_dropped` is gone.
fn hold(
    feed: Arc<Feed>,
    errors: &Arc<AtomicU32>,
    answer: &Sender<Result<Duration, DeviceSinkError>>,
    until_dropped: &Receiver<()>,
) {
    let mut sink = match open(errors) {
        Ok(sink) => sink,
        Err(error) => {
            // Nobody listens any more when the opening took too long.
            let _ = answer.send(Err(error));
            return;
        }
    };
    sink.log_on_drop(false);
    sink.mixer().add(Stream(Tap::of(feed)));
    let _ = answer.send(Ok(latency(&sink)));
    let _ = until_dropped.recv();
}

/// The default device, else any that works.
fn open(errors: &Arc<AtomicU32>) -> Result<MixerDeviceSink, DeviceSinkError> {
    let default = cpal::default_host().default_output_device();
    let first =
        default.ok_or(DeviceSinkError::NoDevice).and_then(|device| open_one(device, errors));
    first.or_else(|error| {
        let others = cpal::default_host().output_devices().into_iter().flatten();
        others.filter(is_real).find_map(|device| open_one(device, errors).ok()).ok_or(error)
    })
}

/// Whether a device may lead to a loudspeaker; ALSA lists one that leads nowhere.
fn is_real(device: &cpal::Device) -> bool {
    let description = device.description().ok();
    description.is_some_and(|d| d.driver().is_some_and(|driver| driver != "null"))
}

fn open_one(
    device: cpal::Device,
    errors: &Arc<AtomicU32>,
) -> Result<MixerDeviceSink, DeviceSinkError> {
    let counted = Arc::clone(errors);
    let on_error = move |error: cpal::Error| {
        // A counter is all that an error costs here, however many there are.
        let weight = match error.kind() {
            ErrorKind::DeviceChanged | ErrorKind::RealtimeDenied | ErrorKind::Xrun => 0,
            ErrorKind::DeviceNotAvailable | ErrorKind::StreamInvalidated => MOST_ERRORS,
            _ => 1,
        };
        let total = counted.load(Ordering::Relaxed);
        if total < MOST_ERRORS {
            log::debug!("the sound device says: {error}");
            counted.store(total + weight, Ordering::Relaxed);
        }
    };
    let builder = DeviceSinkBuilder::from_device(device)?.with_error_callback(on_error);
    let exact = NonZero::new(RATE).map(|rate| builder.with_sample_rate(rate));
    let Some(builder) = exact else { return Err(DeviceSinkError::NoDevice) };
    builder.with_buffer_size(BufferSize::Fixed(PERIOD)).open_sink_or_fallback()
}

/// What may lie between us and the ear.
fn latency(sink: &MixerDeviceSink) -> Duration {
    let config = sink.config();
    let period = match config.buffer_size() {
        BufferSize::Fixed(frames) => *frames,
        BufferSize::Default => PERIOD,
    };
    Duration::from_secs(1) * (period * PERIODS) / config.sample_rate().get()
}

/// A tap as rodio's mixer wants it: one channel without end.
struct Stream(Tap);

impl Iterator for Stream {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        Some(self.0.sample())
    }
}

impl Source for Stream {
    fn current_span_len(&self) -> Option<usize> {
        None
    }

    fn channels(&self) -> NonZero<u16> {
        NonZero::<u16>::MIN
    }

    fn sample_rate(&self) -> NonZero<u32> {
        const { NonZero::new(RATE).unwrap() }
    }

    fn total_duration(&self) -> Option<Duration> {
        None
    }
}
