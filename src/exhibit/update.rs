//! What happens next: every event and the step it leads to.
//!
//! Knows no reason why an event came: a finger, a key, a test and a replay look the same.

use std::time::Duration;

use super::narrator::Resume;
use super::screen::{Back, Locator, Look, Page, Screen};
use super::{Awaited, Door, Effect, Event, Exhibit, IdleNotice, Mode, Tick};
use crate::content::id::ChapterId;
use crate::content::locale::Locale;

/// The breath between two scenes that follow each other by themselves.
const BREATH: Duration = Duration::from_millis(1600);

impl Exhibit {
    /// Takes one event at one moment; the only way the exhibit changes.
    pub fn update(&mut self, event: Event, tick: Tick) -> Vec<Effect> {
        if by_visitor(&event) {
            self.stirred = tick.now;
            self.warning = None;
            // A mouse that is brushed against must not end what goes on by itself.
            if !matches!(event, Event::Stirred) {
                self.between_scenes = None;
            }
        }
        match event {
            Event::Touched | Event::Stirred => Vec::new(),
            Event::Begin | Event::GoHome => self.go_home(tick),
            Event::Back => self.go_back(tick),
            Event::ChoosePoster(index) => self.choose_poster(index),
            Event::OpenChapter(id) => self.enter(id, Door::First, tick),
            Event::OpenScene(id, scene) => self.enter(id, Door::Named(scene), tick),
            Event::TurnTo(scene) => self.turn_to(scene, tick),
            Event::Next => self.step(Direction::Onward, tick),
            Event::Previous => self.step(Direction::Back, tick),
            Event::ListenInOrder => self.listen_in_order(tick),
            Event::Idle(notice) => self.idle(notice, tick),
            Event::ChapterRead(chapter) => self.chapter_read(chapter, tick),
            Event::ChapterBroken(id) => self.chapter_broken(id, tick),
            Event::NarrationReady { at, locale, narration } => {
                self.narrator.receive(&at, locale, narration);
                self.prefetch()
            }
            Event::TimePassed => self.continue_after_breath(tick),
            Event::Heard(heard) => {
                if self.narrator.hear(&heard) {
                    self.scene_ended(tick);
                }
                Vec::new()
            }
            Event::Reloaded(publication) => self.reloaded(publication, tick),
            Event::Quit => match self.mode {
                Mode::Desk => vec![Effect::Quit],
                Mode::Kiosk => Vec::new(),
            },
            other => self.update_in_place(other, tick),
        }
    }

    /// Events that do not leave the screen we are on.
    fn update_in_place(&mut self, event: Event, tick: Tick) -> Vec<Effect> {
        match event {
            Event::Play | Event::TogglePlay if !self.screen.narrated() => {}
            Event::TogglePlay if self.narrator.playing() => self.narrator.pause(),
            Event::Play | Event::TogglePlay => self.narrator.play(),
            Event::Pause => self.narrator.pause(),
            Event::SeekPhrase(phrase) => self.narrator.seek_phrase(phrase),
            Event::NextPhrase => self.narrator.next_phrase(),
            Event::PreviousPhrase => self.narrator.previous_phrase(),
            Event::SeekTime(time) => self.narrator.seek_time(time),
            Event::TouchPart(part) => {
                let again = self.touched_part.as_ref() == Some(&part);
                self.touched_part = (!again).then_some(part);
            }
            Event::TogglePicture => self.toggle_picture(),
            Event::OpenSources(claim) => self.look_aside(Look::Sources(claim)),
            Event::OpenTerm(term) => self.look_aside(Look::Term(term)),
            Event::OpenPage(page) => self.open_page(page, tick),
            Event::SetLocale(locale) => return self.set_locale(locale),
            other => return self.set_preference(other),
        }
        Vec::new()
    }

    fn set_preference(&mut self, event: Event) -> Vec<Effect> {
        let preferences = &mut self.preferences;
        match event {
            Event::SetTextSize(size) => preferences.text_size = size,
            Event::SetTheme(theme) => preferences.theme = theme,
            Event::SetStill(still) => preferences.still = still,
            Event::SetSpeed(speed) => preferences.speed = speed,
            Event::SetVolume(volume) => preferences.volume = volume.clamp(0.0, 1.0),
            Event::SetMuted(muted) => preferences.muted = muted,
            Event::SetCaptions(captions) => preferences.captions = captions,
            _ => return Vec::new(),
        }
        vec![Effect::KeepPreferences]
    }

    pub(super) fn go_home(&mut self, tick: Tick) -> Vec<Effect> {
        if let Some(at) = self.screen.locator()
            && let Some(position) = self.publication.position(&at.chapter)
        {
            self.chosen = position;
        }
        self.show(Screen::Home, tick);
        self.touring = false;
        self.awaited = None;
        self.between_scenes = None;
        self.touched_part = None;
        self.narrator.close();
        self.read_posters()
    }

    fn go_back(&mut self, tick: Tick) -> Vec<Effect> {
        match self.screen.clone() {
            Screen::Chapter { look: Look::Reading, .. }
            | Screen::Page { back: Back::Home, .. }
            | Screen::Attract => self.go_home(tick),
            Screen::Chapter { at, .. } => {
                self.screen = Screen::Chapter { at, look: Look::Reading };
                Vec::new()
            }
            Screen::Page { back: Back::Chapter(at), .. } => {
                self.show(Screen::Chapter { at, look: Look::Reading }, tick);
                Vec::new()
            }
            Screen::Home => Vec::new(),
        }
    }

    fn choose_poster(&mut self, index: usize) -> Vec<Effect> {
        self.chosen = index.min(self.publication.order.len().saturating_sub(1));
        self.read_posters()
    }

    /// Asks for the chapters whose posters are near the chosen one and have not been read.
    pub(super) fn read_posters(&self) -> Vec<Effect> {
        let near = poster_window(self.chosen, self.publication.order.len());
        self.publication.order[near]
            .iter()
            .filter(|id| !self.chapters.contains_key(*id) && !self.broken.contains(*id))
            .map(|id| Effect::ReadChapter(id.clone()))
            .collect()
    }

    /// Enters a chapter at once if it has been read, else as soon as it has.
    pub(super) fn enter(&mut self, id: ChapterId, door: Door, tick: Tick) -> Vec<Effect> {
        if self.broken.contains(&id) || self.publication.position(&id).is_none() {
            return Vec::new();
        }
        let Some(chapter) = self.chapters.get(&id).cloned() else {
            self.awaited = Some(Awaited { chapter: id.clone(), door });
            return vec![Effect::ReadChapter(id)];
        };
        let scene = match door {
            Door::First => 0,
            Door::Index(index) => index.min(chapter.scenes.len().saturating_sub(1)),
            Door::Named(name) => chapter.scene_index(&name).unwrap_or(0),
        };
        self.open_scene(Locator { chapter: id, scene }, tick)
    }

    fn open_scene(&mut self, at: Locator, tick: Tick) -> Vec<Effect> {
        let look = match &self.screen {
            Screen::Chapter { look: Look::Picture, .. } => Look::Picture,
            _ => Look::Reading,
        };
        if let Some(position) = self.publication.position(&at.chapter) {
            self.chosen = position;
        }
        self.awaited = None;
        self.between_scenes = None;
        self.touched_part = None;
        self.show(Screen::Chapter { at: at.clone(), look }, tick);
        let locale = self.locale();
        self.narrator.open(at.clone(), locale, Resume::Start, true);
        vec![Effect::ReadNarration(at, locale)]
    }

    fn turn_to(&mut self, scene: usize, tick: Tick) -> Vec<Effect> {
        let Some(at) = self.screen.locator().cloned() else { return Vec::new() };
        self.enter(at.chapter, Door::Index(scene), tick)
    }

    fn step(&mut self, direction: Direction, tick: Tick) -> Vec<Effect> {
        let Some(at) = self.screen.locator().cloned() else {
            return self.step_poster(direction);
        };
        let scenes = self.chapters.get(&at.chapter).map_or(0, |c| c.scenes.len());
        match direction {
            Direction::Onward if at.scene + 1 < scenes => self.turn_to(at.scene + 1, tick),
            Direction::Back if at.scene > 0 => self.turn_to(at.scene - 1, tick),
            _ => match self.neighbour(&at.chapter, direction) {
                Some(id) => self.enter(id, Door::First, tick),
                None if direction == Direction::Onward => self.go_home(tick),
                None => Vec::new(),
            },
        }
    }

    fn step_poster(&mut self, direction: Direction) -> Vec<Effect> {
        let Some(id) = self.publication.order.get(self.chosen).cloned() else { return Vec::new() };
        match self.neighbour(&id, direction).and_then(|id| self.publication.position(&id)) {
            Some(index) => self.choose_poster(index),
            None => Vec::new(),
        }
    }

    /// The next chapter that is not known to be broken.
    pub(super) fn neighbour(&self, id: &ChapterId, direction: Direction) -> Option<ChapterId> {
        let position = self.publication.position(id)?;
        let mut open = self.open_chapters();
        match direction {
            Direction::Onward => open.find(|(place, _)| *place > position),
            Direction::Back => open.take_while(|(place, _)| *place < position).last(),
        }
        .map(|(_, id)| id.clone())
    }

    fn listen_in_order(&mut self, tick: Tick) -> Vec<Effect> {
        self.touring = true;
        if let Screen::Chapter { look, .. } = &mut self.screen {
            *look = Look::Reading;
            self.narrator.play();
            return Vec::new();
        }
        let first = self.open_chapters().next().map(|(_, id)| id.clone());
        first.map_or_else(Vec::new, |id| self.enter(id, Door::First, tick))
    }

    fn toggle_picture(&mut self) {
        if let Screen::Chapter { look, .. } = &mut self.screen {
            *look = match look {
                Look::Picture => Look::Reading,
                _ => Look::Picture,
            };
        }
    }

    /// Opens something that is read in quiet over the scene.
    fn look_aside(&mut self, aside: Look) {
        if let Screen::Chapter { look, .. } = &mut self.screen {
            *look = aside;
            self.touring = false;
            self.awaited = None;
            self.narrator.pause();
        }
    }

    fn open_page(&mut self, page: Page, tick: Tick) {
        if page == Page::Staff && self.mode == Mode::Kiosk {
            return;
        }
        let back = match &self.screen {
            Screen::Chapter { at, .. } => Back::Chapter(at.clone()),
            Screen::Page { back, .. } => back.clone(),
            Screen::Home | Screen::Attract => Back::Home,
        };
        // Whoever opens a page no longer waits for a chapter.
        self.awaited = None;
        self.narrator.pause();
        self.show(Screen::Page { page, back }, tick);
    }

    fn set_locale(&mut self, locale: Locale) -> Vec<Effect> {
        if !self.publication.languages.contains(&locale) || locale == self.locale() {
            return Vec::new();
        }
        self.preferences.locale = locale;
        let mut effects = vec![Effect::KeepPreferences];
        if let Some((at, _)) = self.narrator.subject() {
            let at = at.clone();
            let resume = Resume::Paragraph(self.narrator.paragraph());
            effects.extend(self.narrate_again(at, resume));
        }
        effects
    }

    /// A scene has been heard to its end: the next one follows after a breath.
    ///
    /// Within a chapter always; from chapter to chapter only while everything is played in order.
    fn scene_ended(&mut self, tick: Tick) {
        self.stirred = tick.now;
        let Some(at) = self.screen.locator().filter(|_| self.screen.narrated()) else { return };
        let last = self.chapters.get(&at.chapter).is_none_or(|c| at.scene + 1 >= c.scenes.len());
        if !last || self.touring {
            self.between_scenes = Some(tick.now + BREATH);
        }
    }

    fn continue_after_breath(&mut self, tick: Tick) -> Vec<Effect> {
        match self.between_scenes {
            Some(due) if tick.now >= due => {
                self.between_scenes = None;
                self.step(Direction::Onward, tick)
            }
            _ => Vec::new(),
        }
    }

    fn idle(&mut self, notice: IdleNotice, tick: Tick) -> Vec<Effect> {
        match notice {
            IdleNotice::Awake => self.warning = None,
            IdleNotice::Warning(left) => self.warning = Some(left),
            IdleNotice::Reset => {
                self.warning = None;
                self.preferences = self.initial.clone();
                let effects = self.go_home(tick);
                self.chosen = 0;
                self.show(Screen::Attract, tick);
                return effects;
            }
        }
        Vec::new()
    }

    fn show(&mut self, screen: Screen, tick: Tick) {
        self.screen = screen;
        self.opened = tick.now;
    }
}

/// Which way through the reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Onward,
    Back,
}

/// The posters that stand on the home screen around the chosen one.
pub(super) fn poster_window(chosen: usize, chapters: usize) -> std::ops::Range<usize> {
    /// As many as the home screen is composed for (DESIGN.md, section 2).
    const POSTERS: usize = 16;
    let start = chosen.saturating_sub(POSTERS / 2).min(chapters.saturating_sub(POSTERS));
    start..(start + POSTERS).min(chapters)
}

/// Whether a person did it: news from the media does not wake the motion or the idle clock.
fn by_visitor(event: &Event) -> bool {
    !matches!(
        event,
        Event::Idle(_)
            | Event::ChapterRead(_)
            | Event::ChapterBroken(_)
            | Event::NarrationReady { .. }
            | Event::Heard(_)
            | Event::Reloaded(_)
            | Event::TimePassed
    )
}

#[cfg(test)]
mod tests {
    use super::poster_window;

    #[test]
    fn the_window_of_posters_holds_the_chosen_one() {
        assert_eq!(poster_window(0, 2), 0..2);
        assert_eq!(poster_window(12, 13), 0..13);
        assert_eq!(poster_window(0, 1000), 0..16);
        assert_eq!(poster_window(500, 1000), 492..508);
        assert_eq!(poster_window(999, 1000), 984..1000);
        assert_eq!(poster_window(0, 0), 0..0);
    }
}
