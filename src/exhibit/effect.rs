//! What the exhibit asks the shell to do; it does nothing itself.
//!
//! Knows no thread and no file: `app/shell` carries these out.

use super::screen::Locator;
use crate::content::id::ChapterId;
use crate::content::locale::Locale;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read a chapter and report it.
    ReadChapter(ChapterId),
    /// Read the narration of a scene and report its timeline.
    ReadNarration(Locator, Locale),
    /// These scenes are likely next: make their pictures and voices ready.
    Prefetch(Vec<(Locator, Locale)>),
    /// Keep the visitor's choices (outside kiosk).
    KeepPreferences,
    /// Close the window (outside kiosk).
    Quit,
}
