//! Chapters that have been read, must step out, or are read again, and what is likely next.
//!
//! Knows no touch: whoever asked for a chapter is long back at the picture.

use std::sync::Arc;

use super::narrator::Resume;
use super::update::Direction;
use super::{CHAPTERS_HELD, Door, Effect, Exhibit, Locator, Tick};
use crate::content::chapter::Chapter;
use crate::content::id::ChapterId;
use crate::content::locale::Locale;
use crate::content::publication::Publication;
use crate::content::scene::Scene;

impl Exhibit {
    pub(super) fn chapter_read(&mut self, chapter: Arc<Chapter>, tick: Tick) -> Vec<Effect> {
        let id = chapter.id.clone();
        self.broken.remove(&id);
        let before = self.chapters.insert(id.clone(), chapter);
        self.forget_far_chapters();
        let again = before.and_then(|before| self.find_scene_again(&before));
        if let Some(effects) = again {
            return effects;
        }
        match self.awaited.take() {
            Some(awaited) if awaited.chapter == id => self.enter(id, awaited.door, tick),
            other => {
                self.awaited = other;
                Vec::new()
            }
        }
    }

    /// After a reload: stays at the scene of the same name, wherever it stands now, and takes up
    /// the voice where it was: at its phrase, or at its paragraph if the words have changed.
    fn find_scene_again(&mut self, before: &Chapter) -> Option<Vec<Effect>> {
        let mut at = self.screen.locator().filter(|at| at.chapter == before.id)?.clone();
        let old = before.scenes.get(at.scene);
        let now = self.chapters.get(&at.chapter)?;
        let found = old.and_then(|old| now.scene_index(&old.id));
        at.scene = found.unwrap_or(at.scene).min(now.scenes.len().saturating_sub(1));
        let locale = self.locale();
        let words = |scene: &Scene| scene.panel.get(locale).cloned();
        let unchanged = old.and_then(words) == now.scenes.get(at.scene).and_then(words);
        let resume = match self.narrator.phrase() {
            Some(phrase) if unchanged => Resume::Phrase(phrase),
            _ => Resume::Paragraph(self.narrator.paragraph()),
        };
        self.screen.stand_at(at.scene);
        Some(self.narrate_again(at, resume).into_iter().collect())
    }

    /// The scene is spoken anew in the language of the screen.
    pub(super) fn narrate_again(&mut self, at: Locator, resume: Resume) -> Option<Effect> {
        self.narrator.subject()?;
        let locale = self.locale();
        let playing = self.narrator.playing();
        self.narrator.open(at.clone(), locale, resume, playing);
        Some(Effect::ReadNarration(at, locale))
    }

    /// Keeps the chapters nearest to the chosen one and drops the rest.
    fn forget_far_chapters(&mut self) {
        while self.chapters.len() > CHAPTERS_HELD {
            let chosen = self.chosen;
            let place = |id: &ChapterId| self.publication.position(id).unwrap_or(usize::MAX);
            let far = self.chapters.keys().max_by_key(|id| place(id).abs_diff(chosen)).cloned();
            let Some(far) = far else { return };
            self.chapters.remove(&far);
        }
    }

    pub(super) fn chapter_broken(&mut self, id: ChapterId, tick: Tick) -> Vec<Effect> {
        self.chapters.remove(&id);
        self.broken.insert(id.clone());
        let here = self.screen.locator().is_some_and(|at| at.chapter == id);
        let awaited = self.awaited.as_ref().is_some_and(|a| a.chapter == id);
        if here {
            return self.go_home(tick);
        }
        if awaited {
            self.awaited = None;
            if self.touring
                && let Some(next) = self.neighbour(&id, Direction::Onward)
            {
                return self.enter(next, Door::First, tick);
            }
        }
        Vec::new()
    }

    /// New content: everything known is read again; the scene on the screen stays where it is.
    pub(super) fn reloaded(&mut self, publication: Arc<Publication>, tick: Tick) -> Vec<Effect> {
        self.publication = publication;
        self.broken.clear();
        self.chosen = self.chosen.min(self.publication.order.len().saturating_sub(1));
        if !self.publication.languages.contains(&self.preferences.locale) {
            self.preferences.locale = self.publication.default_locale();
        }
        let order = self.publication.order.clone();
        self.chapters.retain(|id, _| order.contains(id));
        let here = self.screen.locator().map(|at| at.chapter.clone());
        let mut effects: Vec<_> = self.chapters.keys().cloned().map(Effect::ReadChapter).collect();
        // A voice on the screen is read again once its words are: see `find_scene_again`.
        if here.is_some_and(|id| !order.contains(&id)) {
            effects.extend(self.go_home(tick));
        }
        effects.extend(self.read_posters());
        effects
    }

    /// The scenes a visitor is likely to go to next, with the language they would be heard in.
    pub(super) fn prefetch(&self) -> Vec<Effect> {
        let Some(at) = self.screen.locator() else { return Vec::new() };
        let locale = self.locale();
        let mut near = Vec::new();
        let scenes = self.chapters.get(&at.chapter).map_or(0, |c| c.scenes.len());
        if at.scene + 1 < scenes {
            near.push((Locator { scene: at.scene + 1, ..at.clone() }, locale));
        } else if let Some(id) = self.neighbour(&at.chapter, Direction::Onward) {
            near.push((Locator { chapter: id, scene: 0 }, locale));
        }
        if at.scene > 0 {
            near.push((Locator { scene: at.scene - 1, ..at.clone() }, locale));
        }
        near.extend(self.other_languages().map(|other| (at.clone(), other)));
        vec![Effect::Prefetch(near)]
    }

    fn other_languages(&self) -> impl Iterator<Item = Locale> {
        let here = self.locale();
        self.publication.languages.iter().copied().filter(move |l| *l != here)
    }
}
