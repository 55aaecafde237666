//! Who carries the voice out: the sound thread, or a clock that is told the time.
//!
//! Knows no screen: it turns what the exhibit wants into what `media::sound` understands.

use std::sync::Arc;
use std::time::Duration;

use crate::content::locale::Locale;
use crate::exhibit::{Exhibit, Locator};
use crate::media::narration::Narration;
use crate::media::playhead::Playhead;
use crate::media::sound::{DeviceState, Encoded, Heard, SilentClock, Sound, Track, Wanted};

/// A scene in a language: what a sound file belongs to.
pub type VoiceId = (Locator, Locale);

/// Sound files kept at hand: the scene, its neighbours, the other language.
const FILES_HELD: usize = 8;

/// Carries the voice out.
pub struct Speaker {
    means: Means,
    files: Vec<(VoiceId, Option<Encoded>)>,
    last: Option<Asked>,
    playhead: Playhead,
}

enum Means {
    /// The thread that owns the device.
    Thread(Sound),
    /// No thread: pictures and tests are told the time.
    Steady(Steady),
}

/// A silent voice whose time is handed in.
#[derive(Default)]
struct Steady {
    wanted: Wanted,
    clock: Option<SilentClock>,
    heard: Heard,
}

/// What was last handed over, to tell whether anything has changed.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    generation: u64,
    playing: bool,
    speed: crate::media::sound::Speed,
    volume: f32,
}

impl Speaker {
    /// A voice on the sound thread.
    pub fn on_thread(sound: Sound) -> Self {
        Self::new(Means::Thread(sound))
    }

    /// A silent voice whose time is handed in.
    pub fn steady() -> Self {
        Self::new(Means::Steady(Steady::default()))
    }

    fn new(means: Means) -> Self {
        Self { means, files: Vec::new(), last: None, playhead: Playhead::default() }
    }

    /// Keeps a sound file at hand; `None` remembers that there is none.
    pub fn keep(&mut self, id: VoiceId, file: Option<Encoded>) {
        self.files.retain(|(held, _)| *held != id);
        self.files.push((id, file));
        if self.files.len() > FILES_HELD {
            self.files.remove(0);
        }
    }

    /// Whether a scene's sound file (or its absence) is known.
    pub fn knows(&self, id: &VoiceId) -> bool {
        self.files.iter().any(|(held, _)| held == id)
    }

    /// Forgets all files: the content has changed.
    pub fn forget(&mut self) {
        self.files.clear();
    }

    fn file(&self, id: &VoiceId) -> Option<Encoded> {
        self.files.iter().find(|(held, _)| held == id).and_then(|(_, file)| file.clone())
    }

    /// Hands over what is to be heard, if it has changed.
    pub fn follow(&mut self, exhibit: &Exhibit) {
        let voice = exhibit.voice();
        let preferences = exhibit.preferences();
        let asked = Asked {
            generation: voice.generation,
            playing: voice.playing && voice.speaks.is_some(),
            speed: preferences.speed,
            volume: if preferences.muted { 0.0 } else { preferences.volume },
        };
        if self.last.as_ref() == Some(&asked) {
            return;
        }
        let track = voice
            .speaks
            .map(|(at, locale, narration)| track(narration, self.file(&(at.clone(), locale))));
        let wanted = Wanted {
            generation: asked.generation,
            track,
            from: voice.from,
            playing: asked.playing,
            speed: asked.speed,
            volume: asked.volume,
        };
        self.last = Some(asked);
        match &mut self.means {
            Means::Thread(sound) => sound.want(wanted),
            Means::Steady(steady) => steady.want(wanted),
        }
    }

    /// Says which scenes will probably be heard next.
    pub fn prefetch(&self, next: &[(VoiceId, Arc<Narration>)]) {
        if let Means::Thread(sound) = &self.means {
            let tracks = next.iter().map(|(id, narration)| track(narration, self.file(id)));
            sound.prefetch(tracks.collect());
        }
    }

    /// What has been heard by now.
    pub fn heard(&mut self, now: Duration) -> Heard {
        match &mut self.means {
            Means::Thread(sound) => sound.heard(),
            Means::Steady(steady) => steady.advance(now),
        }
    }

    /// The position to draw: smooth between two reports of the sound thread.
    pub fn position(&mut self, heard: Heard, now: Duration, exhibit: &Exhibit) -> Duration {
        let voice = exhibit.voice();
        if heard.generation != voice.generation {
            return exhibit.narrator().position();
        }
        self.playhead.follow(heard, now, voice.playing, exhibit.preferences().speed)
    }
}

fn track(narration: &Arc<Narration>, encoded: Option<Encoded>) -> Track {
    Track {
        encoded,
        duration: narration.duration(),
        phrase_starts: narration.phrase_starts().into(),
    }
}

impl Steady {
    fn want(&mut self, wanted: Wanted) {
        if wanted.generation != self.wanted.generation {
            self.heard = Heard {
                generation: wanted.generation,
                position: wanted.from,
                device: DeviceState::Absent,
                ..Heard::default()
            };
            self.clock = None;
        }
        self.wanted = wanted;
    }

    fn advance(&mut self, now: Duration) -> Heard {
        let Some(track) = &self.wanted.track else { return self.heard };
        let start = self.heard.position;
        let clock = self.clock.get_or_insert_with(|| SilentClock::at(start, now));
        let moves = self.wanted.playing && !self.heard.ended;
        let position = clock.advance(now, moves.then(|| self.wanted.speed.factor()));
        self.heard.position = position.min(track.duration);
        self.heard.ended = position >= track.duration;
        self.heard
    }
}
