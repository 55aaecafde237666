//! Who speaks now: the scene, its timeline, and how far the voice has been heard.
//!
//! Knows no sample and no device: it follows what `media::sound` reports as played.

use std::sync::Arc;
use std::time::Duration;

use super::screen::Locator;
use crate::content::locale::Locale;
use crate::media::narration::Narration;
use crate::media::sound::{DeviceState, Heard};

/// How far into a phrase "previous" still means the phrase before.
const REPEAT_AFTER: Duration = Duration::from_millis(1200);

/// Where a narration is to start once its timeline is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resume {
    /// At its first phrase.
    Start,
    /// At the start of a paragraph: both languages have the same paragraphs.
    Paragraph(usize),
    /// At the start of a phrase: the words are the same as before.
    Phrase(usize),
}

/// The voice of one scene in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Narrator {
    /// Counts every start and seek, so that news of an older one is told apart.
    generation: u64,
    subject: Option<Subject>,
    playing: bool,
    position: Duration,
    ended: bool,
    device_silent: bool,
}

/// What is spoken.
#[derive(Clone, Debug, PartialEq)]
struct Subject {
    at: Locator,
    locale: Locale,
    resume: Resume,
    narration: Option<Arc<Narration>>,
    from: Duration,
}

/// What the sound thread is to do, all of it; handed over whenever it changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice<'a> {
    /// Which start or seek this is.
    pub generation: u64,
    /// The scene and language, once the timeline is known.
    pub speaks: Option<(&'a Locator, Locale, &'a Arc<Narration>)>,
    /// Where to start.
    pub from: Duration,
    /// Speaking or paused.
    pub playing: bool,
}

/// The last phrase that has begun at a moment, spoken or said.
fn begun(narration: &Narration, at: Duration) -> Option<usize> {
    narration.phrases().partition_point(|phrase| phrase.start <= at).checked_sub(1)
}

impl Narrator {
    /// Nobody speaks.
    pub fn silent() -> Self {
        Self {
            generation: 0,
            subject: None,
            playing: false,
            position: Duration::ZERO,
            ended: false,
            device_silent: false,
        }
    }

    /// Starts a scene; the timeline comes later by [`Narrator::receive`].
    pub fn open(&mut self, at: Locator, locale: Locale, resume: Resume, playing: bool) {
        self.generation += 1;
        self.position = Duration::ZERO;
        self.ended = false;
        self.playing = playing;
        self.subject = Some(Subject { at, locale, resume, narration: None, from: Duration::ZERO });
    }

    /// Stops for good.
    pub fn close(&mut self) {
        if self.subject.take().is_some() {
            self.generation += 1;
        }
        self.playing = false;
        self.ended = false;
        self.position = Duration::ZERO;
    }

    /// Takes the timeline if it is the one that is waited for.
    pub fn receive(&mut self, at: &Locator, locale: Locale, narration: Arc<Narration>) -> bool {
        let Some(subject) = &mut self.subject else { return false };
        if subject.at != *at || subject.locale != locale || subject.narration.is_some() {
            return false;
        }
        subject.from = match subject.resume {
            Resume::Start => Duration::ZERO,
            Resume::Paragraph(paragraph) => narration.paragraph_start(paragraph),
            Resume::Phrase(phrase) => narration.phrase_start(phrase),
        };
        self.position = subject.from;
        subject.narration = Some(narration);
        self.generation += 1;
        true
    }

    /// Takes what has been played, if it belongs to the present start.
    pub fn hear(&mut self, heard: &Heard) -> bool {
        self.device_silent = heard.device == DeviceState::Absent;
        if heard.generation != self.generation || self.narration().is_none() {
            return false;
        }
        self.position = heard.position;
        let ended = heard.ended && !self.ended;
        if heard.ended {
            self.ended = true;
            self.playing = false;
        }
        ended
    }

    /// Speaks on, or from the start when the end was reached.
    pub fn play(&mut self) {
        if self.ended {
            self.seek(Duration::ZERO);
        }
        self.playing = self.subject.is_some();
    }

    /// Falls silent where it is.
    pub fn pause(&mut self) {
        self.playing = false;
    }

    /// Continues from the start of a phrase.
    pub fn seek_phrase(&mut self, phrase: usize) {
        if let Some(narration) = self.narration() {
            let last = narration.phrases().len().saturating_sub(1);
            self.seek(narration.phrase_start(phrase.min(last)));
        }
    }

    /// Continues from the phrase that is spoken at `time`.
    ///
    /// Before the first phrase it is the first, after the last one the last.
    pub fn seek_time(&mut self, time: Duration) {
        let phrase = self.narration().map(|n| begun(n, time).unwrap_or(0));
        if let Some(phrase) = phrase {
            self.seek_phrase(phrase);
        }
    }

    /// Goes to the next phrase; at the last one it stays.
    pub fn next_phrase(&mut self) {
        let phrase = self.narration().and_then(|n| begun(n, self.position));
        self.seek_phrase(phrase.map_or(0, |phrase| phrase + 1));
    }

    /// Repeats the phrase, or goes to the one before when it has hardly begun.
    pub fn previous_phrase(&mut self) {
        let Some(narration) = self.narration() else { return };
        let phrase = begun(narration, self.position).unwrap_or(0);
        let begun = self.position.saturating_sub(narration.phrase_start(phrase));
        let back = usize::from(begun < REPEAT_AFTER);
        self.seek_phrase(phrase.saturating_sub(back));
    }

    fn seek(&mut self, to: Duration) {
        let Some(subject) = &mut self.subject else { return };
        subject.from = to;
        self.position = to;
        self.ended = false;
        self.generation += 1;
    }

    /// What the sound thread is to do.
    pub fn voice(&self) -> Voice<'_> {
        let subject = self.subject.as_ref();
        Voice {
            generation: self.generation,
            speaks: subject.and_then(|s| Some((&s.at, s.locale, s.narration.as_ref()?))),
            from: subject.map_or(Duration::ZERO, |s| s.from),
            playing: self.playing,
        }
    }

    /// The scene that speaks, with its language.
    pub fn subject(&self) -> Option<(&Locator, Locale)> {
        self.subject.as_ref().map(|s| (&s.at, s.locale))
    }

    /// Its timeline, once known.
    pub fn narration(&self) -> Option<&Arc<Narration>> {
        self.subject.as_ref()?.narration.as_ref()
    }

    /// The phrase that is spoken now.
    pub fn phrase(&self) -> Option<usize> {
        self.narration()?.phrase_at(self.position)
    }

    /// The paragraph to take up again: the one that is spoken or was last, the one to begin with
    /// while the timeline is still to come, the first when all has been said.
    pub fn paragraph(&self) -> usize {
        let Some(subject) = self.subject.as_ref().filter(|_| !self.ended) else { return 0 };
        match (&subject.narration, subject.resume) {
            (Some(narration), _) => narration.paragraph_at(self.position),
            (None, Resume::Paragraph(paragraph)) => paragraph,
            (None, Resume::Start | Resume::Phrase(_)) => 0,
        }
    }

    /// How far the voice has been heard.
    pub fn position(&self) -> Duration {
        self.position
    }

    /// Whether it speaks (or will as soon as its timeline is here).
    pub fn playing(&self) -> bool {
        self.playing
    }

    /// Whether it has reached its end.
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// Whether there is no sound device: time and captions go on.
    pub fn device_silent(&self) -> bool {
        self.device_silent
    }
}
