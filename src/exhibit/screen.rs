//! Where we are, in one enum: an impossible screen cannot be written.
//!
//! Knows no pixel: what a screen looks like is `ui/screens`' matter.

use crate::content::id::{ChapterId, ClaimId, TermId};

/// A scene of a chapter: where in the reading order a visitor stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Locator {
    /// The chapter.
    pub chapter: ChapterId,
    /// The scene, counted from nought.
    pub scene: usize,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Scenes drift by; a touch begins.
    Attract,
    /// The posters on the hot bar.
    Home,
    /// A scene of a chapter.
    Chapter {
        /// Which.
        at: Locator,
        /// How it is looked at.
        look: Look,
    },
    /// A page that belongs to no chapter.
    Page {
        /// Which.
        page: Page,
        /// Where `Back` leads.
        back: Back,
    },
}

/// How a scene is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// Stage and panel.
    Reading,
    /// The picture alone, with captions over it.
    Picture,
    /// "How do we know?", with the claim that was touched.
    Sources(Option<ClaimId>),
    /// A word explained.
    Term(TermId),
}

/// Pages beside the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Holders, voices, fonts.
    Credits,
    /// The visitor's choices.
    Settings,
    /// Every finding, for staff only.
    Staff,
}

/// Where a page was opened from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Back {
    /// From the posters.
    Home,
    /// From a scene.
    Chapter(Locator),
}

impl Screen {
    /// The scene on the screen or under the page.
    pub fn locator(&self) -> Option<&Locator> {
        match self {
            Self::Chapter { at, .. } | Self::Page { back: Back::Chapter(at), .. } => Some(at),
            Self::Attract | Self::Home | Self::Page { back: Back::Home, .. } => None,
        }
    }

    /// The same scene where it stands now, after its chapter has been read again.
    pub(super) fn stand_at(&mut self, scene: usize) {
        if let Self::Chapter { at, .. } | Self::Page { back: Back::Chapter(at), .. } = self {
            at.scene = scene;
        }
    }

    /// Whether a voice may speak here: asides that are read in quiet stop it.
    pub fn narrated(&self) -> bool {
        matches!(self, Self::Chapter { look: Look::Reading | Look::Picture, .. })
    }
}
