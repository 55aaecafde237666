//! The screens, one a file.
//!
//! Knows no finger: gestures that belong to no control are `router`'s.

pub mod attract;
pub mod chapter;
pub mod credits;
pub mod home;
pub mod idle_warning;
mod page;
mod panel;
pub mod settings;
pub mod sources;
pub mod staff;
mod transport;

use egui::Ui;

use super::{Outbox, View};
use crate::exhibit::{Look, Page, Screen};

/// The screen we are on, filling `ui`.
pub fn screen_ui(view: &View<'_>, ui: &mut Ui, outbox: &mut Outbox) {
    match view.exhibit.screen() {
        Screen::Attract => attract::attract_ui(view, ui, outbox),
        Screen::Home => home::home_ui(view, ui, outbox),
        Screen::Chapter { look: Look::Sources(claim), .. } => {
            sources::sources_ui(view, ui, claim.as_ref(), outbox);
        }
        Screen::Chapter { look, .. } => chapter::chapter_ui(view, ui, look, outbox),
        Screen::Page { page: Page::Credits, .. } => credits::credits_ui(view, ui, outbox),
        Screen::Page { page: Page::Settings, .. } => settings::settings_ui(view, ui, outbox),
        Screen::Page { page: Page::Staff, .. } => staff::staff_ui(view, ui, outbox),
    }
    if let Some(left) = view.exhibit.warning() {
        idle_warning::idle_warning_ui(view, ui, left);
    }
}
