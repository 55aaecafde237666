//! A chapter as the exhibit uses it: scenes in their order, and what is asked at the end.
//!
//! Knows no file: `manifest` mirrors the files, `loader` turns them into this.

use super::id::{ChapterId, ClaimId, DrawingId, SceneId};
use super::locale::Localized;
use super::scene::Scene;

/// Four to six scenes that make one point.
#[derive(Clone, Debug, PartialEq)]
pub struct Chapter {
    /// The name of its folder.
    pub id: ChapterId,
    /// Its title in each language.
    pub title: Localized<String>,
    /// The years it tells of.
    pub years: Years,
    /// The drawing on its poster, in `assets/posters`.
    pub poster: DrawingId,
    /// No red, no glow, no bed of sound.
    pub quiet: bool,
    /// Its scenes in reading order; never empty.
    pub scenes: Vec<Scene>,
    /// Questions for the end.
    pub questions: Vec<Question>,
}

impl Chapter {
    /// The place of a scene in the chapter, counted from nought.
    pub fn scene_index(&self, id: &SceneId) -> Option<usize> {
        self.scenes.iter().position(|scene| scene.id == *id)
    }
}

/// First and last year of a chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// The year printed large.
    pub first: i32,
    /// The last year, equal to the first for a single one.
    pub last: i32,
}

/// A question whose wrong answers explain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The fact that decides it.
    pub fact: ClaimId,
    /// What is asked.
    pub ask: Localized<String>,
    /// The answers, in the author's order.
    pub answers: Vec<Localized<String>>,
    /// Which answer is right, counted from nought.
    pub right: usize,
    /// Why.
    pub why: Localized<String>,
}
