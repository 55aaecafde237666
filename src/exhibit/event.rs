//! What can happen: a visitor's touch, news from the media, the hand of staff.
//!
//! Knows no finger and no key: `app/input` and the screens turn those into events.

use std::sync::Arc;
use std::time::Duration;

use super::preferences::{TextSize, ThemeName};
use super::screen::{Locator, Page};
use crate::content::chapter::Chapter;
use crate::content::id::{ChapterId, ClaimId, MarkId, SceneId, TermId};
use crate::content::locale::Locale;
use crate::content::publication::Publication;
use crate::media::narration::Narration;
use crate::media::sound::{Heard, Speed};

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody touched something, whatever it was.
    Touched,
    /// Somebody is here: a pointer moved, nothing was touched.
    Stirred,
    /// Leave the attract loop.
    Begin,
    /// Go to the posters.
    GoHome,
    /// Go back one step: from an aside to its scene, from a scene to the posters.
    Back,
    /// Bring a poster to the fore, by its place in the reading order.
    ChoosePoster(usize),
    /// Open a chapter at its first scene.
    OpenChapter(ChapterId),
    /// Open a scene by name.
    OpenScene(ChapterId, SceneId),
    /// Open a scene of the chapter on the screen, counted from nought.
    TurnTo(usize),
    /// The next scene, or after the last one the next chapter.
    Next,
    /// The scene before, or the chapter before at its first scene.
    Previous,
    /// Play everything in order, hands off.
    ListenInOrder,
    /// Speak.
    Play,
    /// Be silent.
    Pause,
    /// Speak if silent, be silent if speaking.
    TogglePlay,
    /// Continue from a phrase.
    SeekPhrase(usize),
    /// Continue from the next phrase.
    NextPhrase,
    /// Repeat the phrase, or go to the one before when it has hardly begun.
    PreviousPhrase,
    /// Continue from the phrase spoken at this time of the scene.
    SeekTime(Duration),
    /// Light a part of the diagram.
    TouchPart(MarkId),
    /// Show the picture alone, or the panel again.
    TogglePicture,
    /// "How do we know?"
    OpenSources(Option<ClaimId>),
    /// Explain a word.
    OpenTerm(TermId),
    /// Open a page beside the story.
    OpenPage(Page),
    /// Speak and show another language.
    SetLocale(Locale),
    /// Another size of text.
    SetTextSize(TextSize),
    /// Other colours.
    SetTheme(ThemeName),
    /// Reduced motion on or off.
    SetStill(bool),
    /// Faster or slower.
    SetSpeed(Speed),
    /// Louder or quieter, from 0 to 1.
    SetVolume(f32),
    /// Voice off or on.
    SetMuted(bool),
    /// Captions over full pictures off or on.
    SetCaptions(bool),
    /// Nobody has been here for a while: warn, or put everything back.
    Idle(IdleNotice),
    /// A chapter has been read.
    ChapterRead(Arc<Chapter>),
    /// A chapter is broken and steps out.
    ChapterBroken(ChapterId),
    /// The timeline of the narration asked for is here.
    NarrationReady {
        /// Whose.
        at: Locator,
        /// In which language.
        locale: Locale,
        /// The timeline.
        narration: Arc<Narration>,
    },
    /// What the sound thread has played.
    Heard(Heard),
    /// The content changed on disk: chapters are read again at the same place.
    Reloaded(Arc<Publication>),
    /// Nothing but time: scenes that follow by themselves follow now.
    TimePassed,
    /// The window is to close.
    Quit,
}

/// What the idle clock has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdleNotice {
    /// Somebody is here after all.
    Awake,
    /// So long until everything is put back.
    Warning(Duration),
    /// Put everything back and show the attract loop.
    Reset,
}
