//! The state machine: where we are, what is said, and what happens next.
//!
//! Pure: no disk, no clock, no threads. [`Exhibit::update`] is the only way it changes; time and
//! news are handed in as [`Event`] and [`Tick`], wishes are handed out as [`Effect`].

mod chapters;
pub mod effect;
pub mod event;
pub mod narrator;
pub mod preferences;
pub mod screen;
mod update;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

pub use effect::Effect;
pub use event::{Event, IdleNotice};
pub use narrator::{Narrator, Voice};
pub use preferences::{Preferences, TextSize, ThemeName};
pub use screen::{Back, Locator, Look, Page, Screen};

use crate::content::chapter::Chapter;
use crate::content::id::{ChapterId, MarkId};
use crate::content::locale::Locale;
use crate::content::publication::Publication;
use crate::content::scene::{Panel, Scene};

/// How long motion goes on after voice and touch have ended (DESIGN.md, section 4).
const REST_AFTER: Duration = Duration::from_secs(30);

/// Chapters held ready at most: the largest home screen and its neighbours.
const CHAPTERS_HELD: usize = 24;

/// A moment, as the shell hands it in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tick {
    /// Time since the program started; never goes back.
    pub now: Duration,
}

/// Two ways of standing in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A window on somebody's desk: it can be closed, nothing resets by itself.
    Desk,
    /// A wall: it cannot be closed, and everything is put back when nobody is there.
    Kiosk,
}

/// The exhibit.
#[derive(Clone, Debug)]
pub struct Exhibit {
    publication: Arc<Publication>,
    mode: Mode,
    initial: Preferences,
    preferences: Preferences,
    screen: Screen,
    chosen: usize,
    chapters: BTreeMap<ChapterId, Arc<Chapter>>,
    broken: BTreeSet<ChapterId>,
    awaited: Option<Awaited>,
    narrator: Narrator,
    touring: bool,
    touched_part: Option<MarkId>,
    between_scenes: Option<Duration>,
    warning: Option<Duration>,
    stirred: Duration,
    opened: Duration,
}

/// A chapter that was asked for and is being read; the present screen stays until it is here.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Awaited {
    chapter: ChapterId,
    door: Door,
}

/// By which scene a chapter is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Door {
    First,
    Index(usize),
    Named(crate::content::id::SceneId),
}

impl Exhibit {
    /// An exhibit at its first screen: attract on a wall, home on a desk.
    pub fn new(publication: Arc<Publication>, mode: Mode, initial: Preferences) -> Self {
        let screen = match mode {
            // Nothing to show: whoever opened it is told why.
            Mode::Desk if publication.is_broken() => {
                Screen::Page { page: Page::Staff, back: Back::Home }
            }
            Mode::Desk => Screen::Home,
            Mode::Kiosk => Screen::Attract,
        };
        Self {
            publication,
            mode,
            preferences: initial.clone(),
            initial,
            screen,
            chosen: 0,
            chapters: BTreeMap::new(),
            broken: BTreeSet::new(),
            awaited: None,
            narrator: Narrator::silent(),
            touring: false,
            touched_part: None,
            between_scenes: None,
            warning: None,
            stirred: Duration::ZERO,
            opened: Duration::ZERO,
        }
    }

    /// What the exhibit is called and in which order it reads.
    pub fn publication(&self) -> &Arc<Publication> {
        &self.publication
    }

    /// Desk or kiosk.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The visitor's choices.
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// The language on the screen.
    pub fn locale(&self) -> Locale {
        self.preferences.locale
    }

    /// Where we are.
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// The poster in the fore, by its place in the reading order.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// A chapter that has been read.
    pub fn chapter(&self, id: &ChapterId) -> Option<&Arc<Chapter>> {
        self.chapters.get(id)
    }

    /// The reading order without chapters that are known to be broken, each with its place.
    pub fn open_chapters(&self) -> impl Iterator<Item = (usize, &ChapterId)> {
        self.publication.order.iter().enumerate().filter(|(_, id)| !self.broken.contains(*id))
    }

    /// The posters on the home screen: open chapters around the chosen one.
    pub fn posters(&self) -> impl Iterator<Item = (usize, &ChapterId)> {
        let window = update::poster_window(self.chosen, self.publication.order.len());
        self.open_chapters().filter(move |(place, _)| window.contains(place))
    }

    /// The chapter and scene on the screen or under the page.
    pub fn scene(&self) -> Option<(&Arc<Chapter>, &Scene)> {
        let at = self.screen.locator()?;
        let chapter = self.chapters.get(&at.chapter)?;
        Some((chapter, chapter.scenes.get(at.scene)?))
    }

    /// The panel of that scene in the language on the screen.
    pub fn panel(&self) -> Option<&Panel> {
        self.scene()?.1.panel.get(self.locale())
    }

    /// Who speaks.
    pub fn narrator(&self) -> &Narrator {
        &self.narrator
    }

    /// What the sound thread is to do.
    pub fn voice(&self) -> Voice<'_> {
        self.narrator.voice()
    }

    /// Whether everything is played in order, hands off.
    pub fn touring(&self) -> bool {
        self.touring
    }

    /// The part of the diagram that is lit: by the finger, else by the voice.
    pub fn lit_part(&self) -> Option<MarkId> {
        if let Some(part) = &self.touched_part {
            return Some(part.clone());
        }
        let narration = self.narrator.narration()?;
        narration.current_mark(self.narrator.position()).cloned()
    }

    /// The part that a finger lit.
    pub fn touched_part(&self) -> Option<&MarkId> {
        self.touched_part.as_ref()
    }

    /// Time left until everything is put back, when nobody seems to be here.
    pub fn warning(&self) -> Option<Duration> {
        self.warning
    }

    /// When the present scene or screen was opened.
    pub fn opened(&self) -> Duration {
        self.opened
    }

    /// Whether a voice speaks or is about to: the idle clock waits.
    pub fn speaking(&self) -> bool {
        self.narrator.playing() || self.between_scenes.is_some()
    }

    /// Whether slow motion still goes on at `tick`: some time after voice and touch it rests.
    pub fn moving(&self, tick: Tick) -> bool {
        if self.preferences.still {
            return false;
        }
        let attracting = matches!(self.screen, Screen::Attract);
        attracting || self.speaking() || tick.now.saturating_sub(self.stirred) < REST_AFTER
    }

    /// When the exhibit wants to be told the time again, though nothing has happened.
    pub fn wake_at(&self) -> Option<Duration> {
        self.between_scenes
    }
}
