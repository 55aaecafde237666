//! What stands on the larger part of the screen: drawings, diagrams, quotations.
//!
//! Knows no panel and no transport.

pub mod camera;
pub mod diagram;
pub mod drawing;
pub mod moving;
pub mod quotation;

use egui::{Rect, Ui};

use super::{Outbox, View};
use crate::content::chapter::Chapter;
use crate::content::scene::{Scene, Stage};

/// The stage of a scene in `rect`.
pub fn stage_ui(
    view: &View<'_>,
    ui: &mut Ui,
    rect: Rect,
    chapter: &Chapter,
    scene: &Scene,
    outbox: &mut Outbox,
) {
    match &scene.stage {
        Stage::Drawing(drawing) => {
            let plate = drawing::Shown::drawing(drawing.clone());
            drawing::drawing_ui(view, ui, rect, &plate);
        }
        Stage::Diagram(drawing) => {
            diagram::diagram_ui(view, ui, rect, drawing, &scene.marks, outbox);
        }
        Stage::Quotation(quotation) => quotation::quotation_ui(view, ui, rect, quotation),
        Stage::Poster(_) => {
            let plate = drawing::Shown::poster(chapter.poster.clone());
            drawing::drawing_ui(view, ui, rect, &plate);
        }
    }
}
