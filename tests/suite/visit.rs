//! A visit: somebody at the exhibit, told in the order it happens.
//!
//! Knows no window and no thread: chapters come when asked for unless they are withheld, and the
//! voice is a clock. Time passes only in [`Visit::wait`].

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use kuznetsk_steel::content::chapter::Chapter;
use kuznetsk_steel::content::id::ChapterId;
use kuznetsk_steel::content::loader::Library;
use kuznetsk_steel::content::locale::Locale;
use kuznetsk_steel::content::publication::Publication;
use kuznetsk_steel::exhibit::{
    Back, Effect, Event, Exhibit, IdleNotice, Locator, Look, Mode, Page, Preferences, Screen, Tick,
};
use kuznetsk_steel::kiosk::idle::Idle;
use kuznetsk_steel::media::narration::Narration;
use kuznetsk_steel::media::sound::{Heard, SilentClock};

use crate::fixture::fixtures;

/// News is at most so late: the frame of a slow machine.
const STEP: Duration = Duration::from_millis(50);

/// Somebody at the exhibit.
pub struct Visit {
    exhibit: Exhibit,
    shelf: Vec<Arc<Chapter>>,
    withheld: BTreeSet<ChapterId>,
    now: Duration,
    idle: Idle,
    voice: SilentVoice,
    asked: Vec<Effect>,
    late: Option<Vec<Effect>>,
}

/// The voice as a clock.
#[derive(Default)]
struct SilentVoice {
    generation: u64,
    clock: SilentClock,
}

/// So many seconds.
pub fn secs(secs: u64) -> Duration {
    Duration::from_secs(secs)
}

/// A scene being read.
pub fn reading(chapter: &str, scene: usize) -> Screen {
    looking(chapter, scene, Look::Reading)
}

/// A scene looked at in some way.
pub fn looking(chapter: &str, scene: usize, look: Look) -> Screen {
    Screen::Chapter { at: Locator { chapter: chapter.into(), scene }, look }
}

/// A page opened from a scene.
pub fn page_over(page: Page, chapter: &str, scene: usize) -> Screen {
    Screen::Page { page, back: Back::Chapter(Locator { chapter: chapter.into(), scene }) }
}

/// The chapters of a whole fixture, and what it is called.
pub fn fixture(name: &str) -> (Publication, Vec<Arc<Chapter>>) {
    let library = Library::open(&fixtures().join("whole").join(name)).expect("a fixture");
    let publication = library.publication().0.expect("a publication");
    let read = |id: &ChapterId| Arc::new(library.chapter(id).0.expect("a chapter"));
    let chapters = publication.order.iter().map(read).collect();
    (publication, chapters)
}

impl Visit {
    /// At a window on a desk, before any chapter has been opened.
    pub fn of(name: &str) -> Self {
        Self::begin(name, Mode::Desk, &[])
    }

    /// Before a wall.
    pub fn at_the_wall(name: &str) -> Self {
        Self::begin(name, Mode::Kiosk, &[])
    }

    /// On a desk; these chapters are slow to come: see [`Visit::comes`].
    pub fn without(name: &str, withheld: &[&str]) -> Self {
        Self::begin(name, Mode::Desk, withheld)
    }

    fn begin(name: &str, mode: Mode, withheld: &[&str]) -> Self {
        let (publication, shelf) = fixture(name);
        let preferences = Preferences::new(publication.default_locale());
        let order = publication.order.clone();
        let mut visit = Self {
            exhibit: Exhibit::new(Arc::new(publication), mode, preferences),
            shelf,
            withheld: withheld.iter().map(|id| ChapterId::from(*id)).collect(),
            now: secs(1),
            idle: Idle::new(),
            voice: SilentVoice::default(),
            asked: Vec::new(),
            late: None,
        };
        // The shell reads what stands on the posters as soon as it starts.
        for id in order {
            visit.carry_out(Effect::ReadChapter(id));
        }
        visit
    }

    /// Touches the poster with this title, or the control that stands for an event.
    pub fn touch(mut self, title: &str) -> Self {
        let locale = self.exhibit.locale();
        let poster = self.shelf.iter().find(|c| c.title.text(locale) == title);
        let id =
            poster.unwrap_or_else(|| panic!("no poster says ‘{title}’ in {locale}")).id.clone();
        self.touches(Event::OpenChapter(id));
        self
    }

    /// Does what a control, a key or a gesture stands for.
    pub fn does(mut self, event: Event) -> Self {
        self.touches(event);
        self
    }

    /// Brushes against the mouse without touching anything.
    pub fn stirs(mut self) -> Self {
        self.idle.touched(self.now);
        self.update(Event::Stirred);
        self
    }

    /// Changes the language.
    pub fn speaks(self, locale: Locale) -> Self {
        self.does(Event::SetLocale(locale))
    }

    /// News that no visitor brings.
    pub fn news(mut self, event: Event) -> Self {
        self.update(event);
        self
    }

    /// A withheld chapter comes.
    pub fn comes(mut self, chapter: &str) -> Self {
        self.withheld.remove(&ChapterId::from(chapter));
        self.carry_out(Effect::ReadChapter(chapter.into()));
        self
    }

    /// From now on a voice takes its time to be read.
    pub fn voices_are_late(mut self) -> Self {
        self.late = Some(Vec::new());
        self
    }

    /// Every voice asked for meanwhile comes, in the order it was asked for.
    pub fn voices_come(mut self) -> Self {
        for effect in self.late.take().unwrap_or_default() {
            self.carry_out(effect);
        }
        self
    }

    /// The content is saved anew: each chapter as `change` makes it.
    pub fn saved(mut self, change: impl Fn(&mut Vec<Chapter>)) -> Self {
        let mut chapters: Vec<Chapter> = self.shelf.iter().map(|c| Chapter::clone(c)).collect();
        change(&mut chapters);
        let order = chapters.iter().map(|c| c.id.clone()).collect();
        self.shelf = chapters.into_iter().map(Arc::new).collect();
        let publication = Publication { order, ..Publication::clone(self.exhibit.publication()) };
        self.update(Event::Reloaded(Arc::new(publication)));
        self
    }

    /// Lets time pass: the voice speaks on, scenes follow each other, the idle clock runs.
    pub fn wait(mut self, time: Duration) -> Self {
        let until = self.now + time;
        while self.now < until {
            self.now += STEP;
            self.update(Event::TimePassed);
            if self.exhibit.mode() == Mode::Kiosk
                && let Some(notice) = self.idle.judge(self.now, self.exhibit.speaking())
            {
                self.update(Event::Idle(notice));
            }
            self.listen();
        }
        self
    }

    /// Waits until the voice of the scene has been heard to its end.
    pub fn hears_out(mut self) -> Self {
        let scene = self.exhibit.screen().clone();
        for _ in 0..4_000 {
            if self.exhibit.narrator().ended() || *self.exhibit.screen() != scene {
                return self;
            }
            self = self.wait(STEP);
        }
        panic!("the voice of {scene:?} did not end in {:?}", STEP * 4_000);
    }

    /// Holds that this screen is seen.
    #[track_caller]
    pub fn sees(self, screen: Screen) -> Self {
        assert_eq!(*self.exhibit.screen(), screen, "at {:?}", self.now);
        self
    }

    /// Holds that this scene is heard in this language.
    #[track_caller]
    pub fn hears(self, chapter: &str, scene: usize, locale: Locale) -> Self {
        let voice = self.exhibit.voice();
        let (at, spoken, _) = voice.speaks.unwrap_or_else(|| panic!("nobody speaks"));
        let expected = Locator { chapter: chapter.into(), scene };
        assert_eq!((at, spoken, voice.playing), (&expected, locale, true), "at {:?}", self.now);
        self
    }

    /// Holds that no voice is heard.
    #[track_caller]
    pub fn silence(self) -> Self {
        assert!(!self.exhibit.voice().playing, "a voice speaks at {:?}", self.now);
        self
    }

    /// Holds that the voice is at the very start of a paragraph.
    #[track_caller]
    pub fn at_paragraph(self, paragraph: usize) -> Self {
        let narrator = self.exhibit.narrator();
        let narration = narrator.narration().expect("a timeline");
        assert_eq!(narrator.position(), narration.paragraph_start(paragraph));
        assert_eq!(narrator.paragraph(), paragraph);
        self
    }

    /// Holds that this phrase is lit.
    #[track_caller]
    pub fn lit(self, phrase: Option<usize>) -> Self {
        assert_eq!(self.exhibit.narrator().phrase(), phrase, "at {:?}", self.now);
        self
    }

    /// Holds something else about the exhibit.
    #[track_caller]
    pub fn finds(self, what: &str, holds: impl FnOnce(&Exhibit) -> bool) -> Self {
        assert!(holds(&self.exhibit), "{what}, at {:?}", self.now);
        self
    }

    /// Holds that motion goes on or rests.
    #[track_caller]
    pub fn moving(self, moves: bool) -> Self {
        assert_eq!(self.exhibit.moving(Tick { now: self.now }), moves, "at {:?}", self.now);
        self
    }

    /// What the exhibit asked the shell for, beside chapters and voices, since the last call.
    pub fn asked(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.asked)
    }

    fn touches(&mut self, event: Event) {
        self.idle.touched(self.now);
        self.update(Event::Touched);
        self.update(event);
    }

    fn update(&mut self, event: Event) {
        let effects = self.exhibit.update(event, Tick { now: self.now });
        for effect in effects {
            self.carry_out(effect);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        if let (Some(late), Effect::ReadNarration(..)) = (&mut self.late, &effect) {
            late.push(effect);
            return;
        }
        match effect {
            Effect::ReadChapter(id) if self.withheld.contains(&id) => {}
            Effect::ReadChapter(id) => {
                let chapter = self.shelf.iter().find(|c| c.id == id).cloned();
                let news = chapter.map_or(Event::ChapterBroken(id), Event::ChapterRead);
                self.update(news);
            }
            Effect::ReadNarration(at, locale) => {
                let chapter = self.shelf.iter().find(|c| c.id == at.chapter).expect("a chapter");
                let panel = chapter.scenes[at.scene].panel.exactly(locale).expect("a panel");
                let narration = Arc::new(Narration::silent(panel, locale));
                self.update(Event::NarrationReady { at, locale, narration });
            }
            Effect::Prefetch(_) => {}
            other => self.asked.push(other),
        }
    }

    fn listen(&mut self) {
        let voice = self.exhibit.voice();
        let Some((_, _, narration)) = voice.speaks else { return };
        let whole = narration.duration();
        if voice.generation != self.voice.generation {
            let clock = SilentClock::at(voice.from, self.now - STEP);
            self.voice = SilentVoice { generation: voice.generation, clock };
        }
        let speed = self.exhibit.preferences().speed.factor();
        let position = self.voice.clock.advance(self.now, voice.playing.then_some(speed));
        let heard = Heard {
            generation: voice.generation,
            position: position.min(whole),
            ended: position >= whole,
            ..Heard::default()
        };
        self.update(Event::Heard(heard));
    }
}

/// The warning that stands on the screen, in seconds.
pub fn warned(exhibit: &Exhibit) -> Option<u64> {
    exhibit.warning().map(|left| left.as_secs())
}

/// What the idle clock says when nobody is there any more.
pub const RESET: Event = Event::Idle(IdleNotice::Reset);
