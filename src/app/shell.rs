//! The shell: carries events to the exhibit and its effects out, and draws what it shows.
//!
//! Decides nothing about the story. Knows no window either: a real one, a picture and a test
//! drive it alike.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Ui};

use super::errands::{Errands, News, Waker};
use super::input;
use super::speaker::{Speaker, VoiceId};
use crate::content::drawing::DrawingNote;
use crate::content::loader::Library;
use crate::content::publication::{Credit, Publication, Reference};
use crate::content::scene::Panel;
use crate::exhibit::{Effect, Event, Exhibit, Locator, Mode, Preferences, Screen, Tick};
use crate::finding::Finding;
use crate::kiosk::idle::Idle;
use crate::media::narration::Narration;
use crate::media::worker::{Urgency, Workers};
use crate::ui::gallery::{Gallery, PlateId, Wall};
use crate::ui::theme::{Theme, Viewing};
use crate::ui::words::Words;
use crate::ui::{Outbox, View, router, screens};

/// Pixels on the card beside those on the screen, in bytes: two more scenes at 1920×1080.
const PICTURE_BUDGET: usize = 96 * 1024 * 1024;

/// Pixels a unit of a poster that is made before the window's size is known: two posters on a
/// screen 1920 wide. It is made again at its true size as soon as that is known.
const POSTER_SCALE: f32 = 0.6;

/// Narrations kept at hand: the scene, its neighbours, the other language.
const NARRATIONS_HELD: usize = 16;

/// How the shell is set up.
pub struct Setup {
    /// The content.
    pub library: Arc<Library>,
    /// What it is called and how it reads.
    pub publication: Arc<Publication>,
    /// Faults found while opening it.
    pub findings: Vec<Finding>,
    /// Desk or kiosk.
    pub mode: Mode,
    /// What a new visitor meets.
    pub preferences: Preferences,
    /// The screen's size and distance.
    pub viewing: Viewing,
    /// Planes stand still and frames are few: the machine draws slowly.
    pub calm: bool,
    /// A chapter to open at once, and one of its scenes.
    pub opening: Option<(String, Option<String>)>,
}

/// The wiring of the exhibit.
pub struct Shell {
    exhibit: Exhibit,
    errands: Errands,
    speaker: Speaker,
    gallery: Gallery,
    idle: Idle,
    notes: HashMap<PlateId, Arc<DrawingNote>>,
    reference: Reference,
    credits: Vec<Credit>,
    findings: Vec<Finding>,
    narrations: Vec<(VoiceId, Arc<Narration>)>,
    words: Words,
    viewing: Viewing,
    calm: bool,
    now: Duration,
    position: Duration,
    inbox: Vec<Event>,
    deeds: Vec<Deed>,
    /// The touch that answers "Are you still here?" presses nothing else.
    answering: bool,
    library: Arc<Library>,
}

/// What only a window can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// Close it.
    Close,
    /// Keep the visitor's choices.
    Keep(Preferences),
}

impl Shell {
    /// A shell at its first screen, its errands sent out now.
    pub fn new(ctx: &Context, setup: Setup, workers: Workers, speaker: Speaker) -> Self {
        let errands = Self::prepare(&setup, workers);
        Self::open(ctx, setup, errands, speaker)
    }

    /// Sends out for what home shows, before there is a window: opening one takes as long.
    pub fn prepare(setup: &Setup, workers: Workers) -> Errands {
        let mut errands = Errands::new(Arc::clone(&setup.library), workers, Waker::default());
        let (mode, preferences) = (setup.mode, setup.preferences.clone());
        let home = Exhibit::new(Arc::clone(&setup.publication), mode, preferences);
        for (_, id) in home.posters() {
            errands.prepare_poster(id.clone(), POSTER_SCALE);
        }
        errands.read_reference();
        errands
    }

    /// A shell at its first screen, with errands that are out already.
    pub fn open(ctx: &Context, setup: Setup, errands: Errands, speaker: Speaker) -> Self {
        errands.wakes(ctx);
        let words = words(&setup.library, setup.preferences.locale);
        let exhibit = Exhibit::new(setup.publication, setup.mode, setup.preferences);
        let mut shell = Self {
            exhibit,
            errands,
            speaker,
            gallery: Gallery::new(PICTURE_BUDGET),
            idle: Idle::new(),
            notes: HashMap::new(),
            reference: Reference::default(),
            credits: Vec::new(),
            findings: setup.findings,
            narrations: Vec::new(),
            words,
            viewing: setup.viewing,
            calm: setup.calm,
            now: Duration::ZERO,
            position: Duration::ZERO,
            inbox: Vec::new(),
            deeds: Vec::new(),
            answering: false,
            library: setup.library,
        };
        if let Some((chapter, scene)) = setup.opening {
            // Nobody touched anything, and yet a wall must find its way back to attract.
            shell.idle.touched(Duration::ZERO);
            shell.send(match scene {
                Some(scene) => Event::OpenScene(chapter.into(), scene.into()),
                None => Event::OpenChapter(chapter.into()),
            });
        }
        shell
    }

    /// The exhibit, to be looked at.
    pub fn exhibit(&self) -> &Exhibit {
        &self.exhibit
    }

    /// Puts an event in, as a finger would.
    pub fn send(&mut self, event: Event) {
        self.inbox.push(event);
    }

    /// What only a window can do, since the last call.
    pub fn take_deeds(&mut self) -> Vec<Deed> {
        std::mem::take(&mut self.deeds)
    }

    /// Whether planes stand still because the machine draws slowly.
    pub fn set_calm(&mut self, calm: bool) {
        self.calm = calm;
    }

    /// Another screen than the one the exhibit was composed for.
    pub fn set_viewing(&mut self, viewing: Viewing) {
        self.viewing = viewing;
    }

    /// The content has changed on disk.
    pub fn reload(&mut self, library: Arc<Library>) {
        self.library = Arc::clone(&library);
        self.errands.read_again(library);
    }

    /// Pixels on the card, in bytes.
    pub fn picture_bytes(&self) -> usize {
        self.gallery.bytes()
    }

    /// Whether nothing is on its way: what is on the screen is what there is.
    pub fn settled(&self) -> bool {
        self.errands.all_home() && self.inbox.is_empty()
    }

    /// One step of time: news come in, events are dealt with, effects go out.
    pub fn logic(&mut self, ctx: &Context, now: Duration) {
        self.now = now.max(self.now);
        for news in self.errands.take() {
            self.receive(ctx, news);
        }
        let (touched, stirred) = ctx.input(|i| {
            let moved = |event: &egui::Event| matches!(event, egui::Event::PointerMoved(_));
            (i.events.iter().any(input::is_touch), i.events.iter().any(moved))
        });
        if touched || stirred {
            self.idle.touched(self.now);
            self.answering |= touched && self.exhibit.warning().is_some();
            self.update(if touched { Event::Touched } else { Event::Stirred });
        }
        for event in std::mem::take(&mut self.inbox) {
            self.update(event);
        }
        self.update(Event::TimePassed);
        if self.exhibit.mode() == Mode::Kiosk
            && let Some(notice) = self.idle.judge(self.now, self.exhibit.speaking())
        {
            self.update(Event::Idle(notice));
        }
        self.speaker.follow(&self.exhibit);
        let heard = self.speaker.heard(self.now);
        self.update(Event::Heard(heard));
        self.speaker.follow(&self.exhibit);
        self.position = self.speaker.position(heard, self.now, &self.exhibit);
        if self.words.locale() != self.exhibit.locale() {
            self.words = words(&self.library, self.exhibit.locale());
        }
    }

    /// Draws the screen we are on; what a visitor does is dealt with in the next step.
    pub fn ui(&mut self, ui: &mut Ui) {
        self.gallery.begin_frame();
        let mut outbox = Outbox::default();
        let view = View {
            exhibit: &self.exhibit,
            tick: Tick { now: self.now },
            position: self.position,
            words: &self.words,
            theme: Theme::new(ui.max_rect().size(), self.viewing, self.exhibit.preferences()),
            gallery: &self.gallery,
            notes: &self.notes,
            reference: &self.reference,
            credits: &self.credits,
            findings: &self.findings,
            calm: self.calm,
        };
        router::route(&view, ui, &mut outbox);
        screens::screen_ui(&view, ui, &mut outbox);
        let mut events = outbox.take();
        if self.answering {
            events.clear();
            self.answering = ui.input(|i| i.pointer.any_down());
        }
        if !events.is_empty() {
            ui.ctx().request_repaint();
        }
        self.inbox.extend(events);
        for wish in self.gallery.take_wishes() {
            self.errands.make_picture(wish, Urgency::Now);
        }
    }

    /// How long the screen may rest before it is drawn again, if nothing happens.
    pub fn rests_for(&self) -> Option<Duration> {
        let moving = self.exhibit.moving(Tick { now: self.now });
        let attract = matches!(self.exhibit.screen(), Screen::Attract);
        let frame = if self.calm { Some(Duration::from_millis(100)) } else { None };
        let mut soonest: Option<Duration> = None;
        let mut at_most = |wait: Duration| {
            soonest = Some(soonest.map_or(wait, |s| s.min(wait)));
        };
        if moving && attract {
            at_most(frame.unwrap_or(ATTRACT_FRAME));
        } else if moving && !self.calm {
            at_most(Duration::ZERO);
        }
        if self.exhibit.narrator().playing() {
            at_most(self.until_words_change());
        }
        let alarms = [
            self.exhibit.wake_at(),
            (self.exhibit.mode() == Mode::Kiosk)
                .then(|| self.idle.wake_at(self.exhibit.speaking()))
                .flatten(),
        ];
        for alarm in alarms.into_iter().flatten() {
            at_most(alarm.saturating_sub(self.now));
        }
        soonest
    }

    /// When the voice lights something else, or the next second is shown.
    fn until_words_change(&self) -> Duration {
        let Some(narration) = self.exhibit.narrator().narration() else {
            return Duration::from_millis(50);
        };
        let speed = self.exhibit.preferences().speed.factor();
        let second = Duration::from_secs(self.position.as_secs() + 1);
        let next = narration.next_change(self.position).unwrap_or(second).min(second);
        // A hair after the change, so that the frame that wakes already sees it.
        let wait = next.saturating_sub(self.position).div_f64(speed);
        (wait + Duration::from_millis(4)).max(Duration::from_millis(8))
    }

    fn update(&mut self, event: Event) {
        let effects = self.exhibit.update(event, Tick { now: self.now });
        for effect in effects {
            self.carry_out(effect);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::ReadChapter(id) => self.errands.read_chapter(id),
            Effect::ReadNarration(at, locale) => self.narrate(at, locale),
            Effect::Prefetch(scenes) => {
                for (at, locale) in &scenes {
                    self.fetch_voice(at.clone(), *locale, Urgency::Soon);
                }
                let held = |id: &VoiceId| self.narrations.iter().find(|(n, _)| n == id).cloned();
                let ready: Vec<_> = scenes.iter().filter_map(held).collect();
                self.speaker.prefetch(&ready);
            }
            Effect::KeepPreferences => {
                if self.exhibit.mode() == Mode::Desk {
                    self.deeds.push(Deed::Keep(self.exhibit.preferences().clone()));
                }
            }
            Effect::Quit => self.deeds.push(Deed::Close),
        }
    }

    /// A narration at hand begins at once; any other is fetched.
    fn narrate(&mut self, at: Locator, locale: crate::content::locale::Locale) {
        let id = (at, locale);
        let held = self.narrations.iter().find(|(name, _)| *name == id).cloned();
        match held {
            Some(((at, locale), narration)) if self.speaker.knows(&id) => {
                self.update(Event::NarrationReady { at, locale, narration });
            }
            _ => self.fetch_voice(id.0, locale, Urgency::Now),
        }
    }

    fn fetch_voice(
        &mut self,
        at: Locator,
        locale: crate::content::locale::Locale,
        urgency: Urgency,
    ) {
        let id = (at, locale);
        let held = self.narrations.iter().any(|(name, _)| *name == id) && self.speaker.knows(&id);
        let Some(chapter) = self.exhibit.chapter(&id.0.chapter).cloned() else { return };
        let Some(scene) = chapter.scenes.get(id.0.scene) else { return };
        self.fetch_notes(&chapter.poster, scene.stage.drawing());
        if held {
            return;
        }
        let Some(panel) = scene.panel.get(locale).cloned() else { return };
        self.errands.read_narration(id.0, locale, scene.id.clone(), panel, urgency);
    }

    fn panel(&self, at: &Locator, locale: crate::content::locale::Locale) -> Option<&Panel> {
        self.exhibit.chapter(&at.chapter)?.scenes.get(at.scene)?.panel.get(locale)
    }

    fn fetch_notes(
        &mut self,
        poster: &crate::content::id::DrawingId,
        drawing: Option<&crate::content::id::DrawingId>,
    ) {
        let poster = Some((Wall::Posters, poster));
        let drawing = drawing.map(|drawing| (Wall::Drawings, drawing));
        for (wall, drawing) in [poster, drawing].into_iter().flatten() {
            let id = PlateId { wall, drawing: drawing.clone() };
            if !self.notes.contains_key(&id) {
                self.errands.read_note(id);
            }
        }
    }

    fn receive(&mut self, ctx: &Context, news: News) {
        match news {
            News::Chapter(id, chapter, findings) => {
                self.findings.extend(
                    findings.into_iter().filter(|f| !self.findings.contains(f)).collect::<Vec<_>>(),
                );
                match chapter {
                    Some(chapter) => {
                        // Their words may be others now.
                        self.narrations.retain(|((at, _), _)| at.chapter != id);
                        self.fetch_notes(&chapter.poster, None);
                        for scene in &chapter.scenes {
                            self.fetch_notes(&chapter.poster, scene.stage.drawing());
                        }
                        self.update(Event::ChapterRead(chapter));
                    }
                    None => self.update(Event::ChapterBroken(id)),
                }
            }
            News::Narration { at, locale, panel, narration, sound } => {
                let id = (at.clone(), locale);
                if self.panel(&at, locale) != Some(&*panel) {
                    // Laid onto words that are no longer shown: the content changed meanwhile.
                    self.fetch_voice(at, locale, Urgency::Now);
                    return;
                }
                self.speaker.keep(id.clone(), sound);
                self.narrations.retain(|(name, _)| *name != id);
                self.narrations.push((id, Arc::clone(&narration)));
                if self.narrations.len() > NARRATIONS_HELD {
                    self.narrations.remove(0);
                }
                self.update(Event::NarrationReady { at, locale, narration });
            }
            News::Note(id, note) => {
                self.notes.insert(id, Arc::new(note));
            }
            News::Proof(proof) => self.gallery.hang(ctx, proof),
            News::NoProof(id, reason) => {
                log::warn!("{reason}");
                self.gallery.fail(id);
            }
            News::Reference(reference, credits, findings) => {
                self.reference = *reference;
                self.credits = credits;
                self.findings.extend(findings);
            }
            News::Publication(publication, findings) => self.reopened(publication, findings),
        }
    }

    /// The content was read again: what no longer opens keeps the old one on the screen.
    fn reopened(&mut self, publication: Option<Arc<Publication>>, findings: Vec<Finding>) {
        self.findings = findings;
        let Some(publication) = publication else { return };
        self.narrations.clear();
        self.notes.clear();
        self.speaker.forget();
        self.gallery.all_stale();
        self.words = words(&self.library, self.exhibit.locale());
        self.update(Event::Reloaded(publication));
        self.errands.read_reference();
    }
}

/// Attract runs at fifteen frames a second at most (DESIGN.md, section 4).
const ATTRACT_FRAME: Duration = Duration::from_millis(67);

fn words(library: &Library, locale: crate::content::locale::Locale) -> Words {
    Words::new(locale, library.strings(locale).ok().as_deref())
}
