//! Ten thousand random touches with news late and out of order: voice, light and scene agree.
//!
//! Knows no requirement of its own; it only looks for two that contradict each other.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use kuznetsk_steel::content::chapter::Chapter;
use kuznetsk_steel::content::id::ChapterId;
use kuznetsk_steel::content::locale::Locale;
use kuznetsk_steel::content::publication::Publication;
use kuznetsk_steel::content::scene::Panel;
use kuznetsk_steel::exhibit::{
    Effect, Event, Exhibit, IdleNotice, Locator, Mode, Page, Preferences, Tick,
};
use kuznetsk_steel::media::narration::Narration;
use kuznetsk_steel::media::sound::{Heard, Speed};

use crate::visit::fixture;

/// Touches in one visit.
const TOUCHES: usize = 10_000;

/// A small generator (xorshift64*, Vigna 2016): the same seed is the same visit everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).unwrap() % sides
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }
}

/// The exhibit, and a world that brings what was asked for whenever it likes.
struct Throw {
    dice: Dice,
    exhibit: Exhibit,
    /// The chapters as they lie on disk now.
    shelf: Vec<Arc<Chapter>>,
    /// What is on its way.
    late: Vec<Late>,
    /// News of the voice that has not been told yet.
    heard: Vec<Heard>,
    now: Duration,
    generation: u64,
    spoken: BTreeSet<u64>,
    /// Chapters with other texts, to be saved over the first ones and back.
    editions: [Vec<Arc<Chapter>>; 2],
    touches: usize,
    did: Vec<String>,
}

enum Late {
    Chapter(Arc<Chapter>),
    Narration(Locator, Locale, Panel),
}

impl Throw {
    fn new(seed: u64) -> Self {
        let (publication, first) = six_chapters(fixture("two-chapters"));
        let second: Vec<_> = first.iter().map(|c| Arc::new(rewritten(c))).collect();
        let preferences = Preferences::new(Locale::RU);
        Self {
            dice: Dice(seed),
            exhibit: Exhibit::new(Arc::new(publication), Mode::Desk, preferences),
            shelf: first.clone(),
            late: Vec::new(),
            heard: Vec::new(),
            now: Duration::ZERO,
            generation: 0,
            spoken: BTreeSet::new(),
            editions: [first, second],
            touches: 0,
            did: Vec::new(),
        }
    }

    /// One touch, or some news, or both; then everything is looked at.
    fn step(&mut self) {
        self.now += Duration::from_millis(self.dice.below(700) as u64);
        match self.dice.below(10) {
            0..4 => {
                self.touches += 1;
                let event = self.touch();
                self.update(event);
            }
            4..7 => self.bring_something(),
            7..9 => self.listen(),
            _ => self.update(Event::TimePassed),
        }
    }

    fn touch(&mut self) -> Event {
        let dice = &mut self.dice;
        let order = self.exhibit.publication().order.clone();
        if self.exhibit.screen().locator().is_none() && dice.below(2) == 0 {
            return Event::OpenChapter(dice.one(&order));
        }
        match dice.below(32) {
            0..6 => Event::Next,
            6..9 => Event::Previous,
            9..11 => Event::TurnTo(dice.below(4)),
            11..15 => Event::SetLocale(dice.one(&[Locale::RU, Locale::EN])),
            15..18 => Event::SeekPhrase(dice.below(12)),
            18..20 => dice.one(&[Event::NextPhrase, Event::PreviousPhrase]),
            20 => Event::SeekTime(Duration::from_millis(dice.below(40_000) as u64)),
            21..24 => dice.one(&[Event::TogglePlay, Event::Play, Event::Pause]),
            24 => Event::SetSpeed(dice.one(&Speed::ALL)),
            25 => Event::OpenChapter(dice.one(&order)),
            26 => Event::ListenInOrder,
            27 => dice.one(&[Event::OpenSources(None), Event::OpenTerm("open-hearth".into())]),
            28 => Event::OpenPage(dice.one(&[Page::Settings, Page::Credits, Page::Staff])),
            29 => dice.one(&[Event::Back, Event::GoHome, Event::TogglePicture]),
            30 => dice.one(&[
                Event::Idle(IdleNotice::Reset),
                Event::ChoosePoster(3),
                Event::TouchPart("bath".into()),
                Event::ChapterBroken(dice_chapter(&order)),
            ]),
            _ => self.save(),
        }
    }

    /// The content is saved: other texts, scenes in another order, or as it was.
    fn save(&mut self) -> Event {
        self.shelf = self.editions[self.dice.below(2)].clone();
        if self.dice.below(2) == 0 {
            for chapter in &mut self.shelf {
                Arc::make_mut(chapter).scenes.reverse();
            }
        }
        // The shell forgets errands of the old content.
        self.late.clear();
        Event::Reloaded(Arc::clone(self.exhibit.publication()))
    }

    /// Brings any of the things that are on their way: not the first, not always.
    fn bring_something(&mut self) {
        if self.late.is_empty() {
            return;
        }
        let which = self.dice.below(self.late.len());
        match self.late.swap_remove(which) {
            Late::Chapter(chapter) => self.update(Event::ChapterRead(chapter)),
            Late::Narration(at, locale, panel) => {
                // What was laid onto words no longer shown is laid anew (`app/shell`).
                match self.panel(&at, locale) {
                    Some(now) if now == panel => {
                        let narration = Arc::new(Narration::silent(&panel, locale));
                        self.update(Event::NarrationReady { at, locale, narration });
                    }
                    Some(now) => self.late.push(Late::Narration(at, locale, now)),
                    None => {}
                }
            }
        }
    }

    /// The voice gets on, and tells so now, later, or not at all.
    fn listen(&mut self) {
        let voice = self.exhibit.voice();
        if let Some((_, _, narration)) = voice.speaks
            && voice.playing
        {
            let ahead = Duration::from_millis(self.dice.below(6_000) as u64);
            let position = (self.exhibit.narrator().position() + ahead).min(narration.duration());
            let ended = position == narration.duration();
            let generation = voice.generation;
            self.heard.push(Heard { generation, position, ended, ..Heard::default() });
        }
        if !self.heard.is_empty() && self.dice.below(3) > 0 {
            let which = self.dice.below(self.heard.len());
            let heard = self.heard.swap_remove(which);
            self.update(Event::Heard(heard));
        }
        if self.heard.len() > 8 {
            self.heard.remove(0);
        }
    }

    fn panel(&self, at: &Locator, locale: Locale) -> Option<Panel> {
        let chapter = self.exhibit.chapter(&at.chapter)?;
        chapter.scenes.get(at.scene)?.panel.exactly(locale).cloned()
    }

    fn update(&mut self, event: Event) {
        let name = format!("{event:?}");
        self.did.push(name.chars().take(90).collect());
        for effect in self.exhibit.update(event, Tick { now: self.now }) {
            match effect {
                Effect::ReadChapter(id) => {
                    let chapter = self.shelf.iter().find(|c| c.id == id).expect("a chapter");
                    self.late.push(Late::Chapter(Arc::clone(chapter)));
                }
                Effect::ReadNarration(at, locale) => self.send_for(at, locale),
                // More than so much ahead is not fetched: what is wanted would never be next.
                Effect::Prefetch(scenes) if self.late.len() < 6 => {
                    for (at, locale) in scenes {
                        self.send_for(at, locale);
                    }
                }
                Effect::Prefetch(_) | Effect::KeepPreferences | Effect::Quit => {}
            }
        }
        self.agrees();
    }

    fn send_for(&mut self, at: Locator, locale: Locale) {
        if let Some(panel) = self.panel(&at, locale) {
            self.late.push(Late::Narration(at, locale, panel));
        }
    }

    fn agrees(&mut self) {
        let voice = self.exhibit.voice();
        let screen = self.exhibit.screen();
        let narrator = self.exhibit.narrator();
        let story = || self.did.iter().rev().take(12).rev().cloned().collect::<Vec<_>>().join("\n");
        macro_rules! holds {
            ($truth:expr, $what:expr) => {
                assert!($truth, "{}: {screen:?} {voice:?}\n{}", $what, story())
            };
        }
        holds!(voice.generation >= self.generation, "a generation came back");
        let heard_of = narrator.subject().map(|(at, locale)| (at.clone(), locale));
        let shown = screen.locator().map(|at| (at.clone(), self.exhibit.locale()));
        holds!(heard_of == shown, "another scene or language is spoken than is shown");
        holds!(!voice.playing || screen.narrated(), "a voice speaks where it should be quiet");
        if let Some((at, locale, narration)) = voice.speaks {
            let panel = self.panel(at, locale).expect("a panel on the screen");
            let laid = Narration::silent(&panel, locale);
            holds!(**narration == laid, "the voice says other words than are shown");
            holds!(narrator.position() <= narration.duration(), "the voice is past its end");
            holds!(voice.from <= narration.duration(), "the voice begins past its end");
            if let Some(phrase) = narrator.phrase() {
                let phrase = &narration.phrases()[phrase];
                let text = &panel.paragraphs[phrase.paragraph].text;
                holds!(text.get(phrase.text.clone()).is_some(), "the light lies beside the words");
            }
            if voice.generation != self.generation {
                holds!(self.spoken.insert(voice.generation), "a generation is used twice");
            }
        }
        self.generation = voice.generation;
    }
}

fn dice_chapter(order: &[ChapterId]) -> ChapterId {
    order.last().cloned().expect("a chapter")
}

/// The chapters of a fixture three times over, under other names.
fn six_chapters(
    (publication, chapters): (Publication, Vec<Arc<Chapter>>),
) -> (Publication, Vec<Arc<Chapter>>) {
    let copy = |number: usize, chapter: &Arc<Chapter>| {
        let id = format!("{}-{number}", chapter.id).into();
        Arc::new(Chapter { id, ..Chapter::clone(chapter) })
    };
    let all: Vec<_> =
        (0..3).flat_map(|n| chapters.iter().map(move |c| copy(n, c)).collect::<Vec<_>>()).collect();
    let order = all.iter().map(|c| c.id.clone()).collect();
    (Publication { order, ..publication }, all)
}

/// The same chapter after an author has cut its texts short.
fn rewritten(chapter: &Chapter) -> Chapter {
    let mut chapter = chapter.clone();
    for scene in &mut chapter.scenes {
        scene.panel = scene.panel.map(|_, panel| {
            let mut panel = panel.clone();
            for paragraph in &mut panel.paragraphs {
                let first = paragraph.word_ranges().nth(5).map_or(0, |word| word.end);
                paragraph.text.truncate(first);
                (paragraph.marks, paragraph.terms, paragraph.claims) = Default::default();
            }
            panel
        });
    }
    chapter
}

#[test]
fn voice_phrase_and_scene_agree_through_ten_thousand_random_events() {
    let mut spoken = 0;
    for seed in [0x5EED, 1932, 0xDEAD_BEEF_CAFE] {
        let mut throw = Throw::new(seed);
        let ids: Vec<_> = throw.shelf.iter().cloned().map(Late::Chapter).collect();
        throw.late.extend(ids);
        while throw.touches < TOUCHES {
            throw.step();
        }
        spoken += throw.spoken.len();
    }
    // A visit in which hardly anything was said would prove nothing.
    assert!(spoken > 4_000, "only {spoken} starts of a voice");
}
