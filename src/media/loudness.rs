//! A narration's sound measured: whether it plays, of which kind it is, and how loud.
//!
//! Knows no text and no scene. Loudness is ITU-R BS.1770's, as EBU R 128 uses it.

use std::io::Cursor;
use std::time::Duration;

use ebur128::{EbuR128, Mode};
use rodio::{Decoder, Source};

use crate::finding::{Code, Finding, Place};

/// Loudness of every voice, in LUFS; the program turns it down for a quiet hall.
pub const LOUDNESS: f64 = -18.0;
/// How far a voice may be from it, in LU.
pub const LOUDNESS_TOLERANCE: f64 = 0.5;
/// Highest true peak, in dBTP: above, cheap converters clip.
pub const TRUE_PEAK: f64 = -1.0;
/// Voices are mono.
pub const CHANNELS: u16 = 1;
/// Samples a second.
pub const RATE: u32 = 48_000;
/// Longer sounds are not decoded: a scene takes half a minute.
const LONGEST: Duration = Duration::from_mins(20);

/// What a sound is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// Integrated loudness in LUFS; minus infinity for silence.
    pub loudness: f64,
    /// True peak in dBTP.
    pub peak: f64,
    /// Channels.
    pub channels: u16,
    /// Samples a second and channel.
    pub rate: u32,
    /// Its length in seconds.
    pub seconds: f64,
}

/// Why a sound could not be measured, as a sentence without a full stop.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unplayable {
    /// It is not Ogg Vorbis, or is damaged.
    #[error("it cannot be decoded ({0})")]
    Undecodable(String),
    /// It holds no sound.
    #[error("it holds no sound")]
    Empty,
    /// It is longer than any scene.
    #[error("it is longer than 20 minutes")]
    TooLong,
}

/// Decodes a whole sound and measures it.
///
/// # Errors
/// When it cannot be decoded, is empty, or is far too long.
pub fn measure(bytes: impl AsRef<[u8]> + Send + Sync + 'static) -> Result<Measure, Unplayable> {
    let undecodable = |reason: String| Unplayable::Undecodable(reason);
    let length = bytes.as_ref().len() as u64;
    let decoder = Decoder::builder()
        .with_data(Cursor::new(bytes))
        .with_byte_len(length)
        .build()
        .map_err(|error| undecodable(error.to_string()))?;
    let (channels, rate) = (decoder.channels().get(), decoder.sample_rate().get());
    let mut meter = EbuR128::new(u32::from(channels), rate, Mode::I | Mode::TRUE_PEAK)
        .map_err(|error| undecodable(error.to_string()))?;
    let most = LONGEST.as_secs() * u64::from(rate);
    let mut frames = 0_u64;
    let mut samples = decoder;
    // A second at a time, so that a long sound is never whole in memory.
    let mut block: Vec<f32> = Vec::with_capacity(rate as usize * usize::from(channels));
    loop {
        block.clear();
        block.extend(samples.by_ref().take(block.capacity()));
        if block.is_empty() {
            break;
        }
        frames += block.len() as u64 / u64::from(channels);
        if frames > most {
            return Err(Unplayable::TooLong);
        }
        meter.add_frames_f32(&block).map_err(|error| undecodable(error.to_string()))?;
    }
    if frames == 0 {
        return Err(Unplayable::Empty);
    }
    let peak = (0..u32::from(channels)).filter_map(|c| meter.true_peak(c).ok()).fold(0.0, f64::max);
    Ok(Measure {
        loudness: meter.loudness_global().unwrap_or(f64::NEG_INFINITY),
        peak: 20.0 * peak.log10(),
        channels,
        rate,
        #[expect(clippy::cast_precision_loss, reason = "twenty minutes of frames fit exactly")]
        seconds: frames as f64 / f64::from(rate),
    })
}

/// Every fault of a narration's sound, from its measure.
pub fn judge(file: &str, measured: &Result<Measure, Unplayable>) -> Vec<Finding> {
    let place = Place::start_of(file);
    let measured = match measured {
        Ok(measured) => measured,
        Err(reason) => {
            let finding = Finding::new(Code::NarrationBroken, place, "narration-broken");
            return vec![finding.with("reason", reason.to_string())];
        }
    };
    if (measured.channels, measured.rate) != (CHANNELS, RATE) {
        let finding = Finding::new(Code::NarrationBroken, place, "narration-kind");
        let finding = finding.with("channels", usize::from(measured.channels));
        return vec![finding.with("rate", measured.rate.to_string())];
    }
    // Judged to a tenth, as it is told: −18.5 is within ±0.5.
    let (loudness, peak) = (tenths(measured.loudness), tenths(measured.peak));
    let mut findings = Vec::new();
    if (loudness - LOUDNESS).abs() > LOUDNESS_TOLERANCE + 0.01 || !loudness.is_finite() {
        let finding = Finding::new(Code::NarrationLoudness, place.clone(), "narration-loudness");
        findings.push(finding.with("loudness", decimal(loudness)));
    }
    if peak > TRUE_PEAK + 0.01 {
        let finding = Finding::new(Code::NarrationLoudness, place, "narration-peak");
        findings.push(finding.with("peak", decimal(peak)));
    }
    findings
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

fn decimal(value: f64) -> String {
    format!("{value:.1}").replace('-', "−")
}
