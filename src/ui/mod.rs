//! What is seen: theme, widgets, stages, screens.
//!
//! Draws; decides nothing: a screen is a function of its [`View`], and puts what a visitor does
//! into the [`Outbox`].

pub mod gallery;
pub mod router;
pub mod screens;
pub mod stage;
pub mod theme;
pub mod typeset;
pub mod widgets;
pub mod words;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use crate::content::drawing::DrawingNote;
use crate::content::publication::{Credit, Reference};
use crate::exhibit::{Event, Exhibit, Tick};
use crate::finding::Finding;
use gallery::{Gallery, PlateId};
use theme::Theme;
use words::Words;

/// Everything a screen may look at; nothing it may change.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// Where we are and what is said.
    pub exhibit: &'a Exhibit,
    /// The moment.
    pub tick: Tick,
    /// How far the voice has been heard, smoothed for this frame.
    pub position: Duration,
    /// The interface's words.
    pub words: &'a Words,
    /// Colours and sizes.
    pub theme: Theme,
    /// Pictures on the card.
    pub gallery: &'a Gallery,
    /// Notes beside the drawings.
    pub notes: &'a HashMap<PlateId, Arc<DrawingNote>>,
    /// Claims, sources, glossary.
    pub reference: &'a Reference,
    /// Whose work is shown and heard.
    pub credits: &'a [Credit],
    /// What staff should know.
    pub findings: &'a [Finding],
    /// The machine draws slowly: planes stand still.
    pub calm: bool,
}

impl<'a> View<'a> {
    /// Whether planes drift and sparks fall in this frame.
    pub fn moving(&self) -> bool {
        !self.calm && self.exhibit.moving(self.tick)
    }

    /// The note beside a picture, if it has been read.
    pub fn note(&self, id: &PlateId) -> Option<&'a DrawingNote> {
        self.notes.get(id).map(Arc::as_ref)
    }
}

/// What a visitor did in this frame.
#[derive(Debug, Default)]
pub struct Outbox {
    events: Vec<Event>,
}

impl Outbox {
    /// Puts an event in.
    pub fn send(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Puts several in.
    pub fn extend(&mut self, events: impl IntoIterator<Item = Event>) {
        self.events.extend(events);
    }

    /// Everything put in so far.
    pub fn take(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }
}
