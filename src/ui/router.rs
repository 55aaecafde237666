//! Keys and gestures that belong to no control: arrows, Space, Home, Escape, swipes.
//!
//! Knows no screen's inside; every gesture here has a button that does the same.

use egui::{Key, Modifiers, Ui};

use super::{Outbox, View};
use crate::exhibit::{Event, Page, Screen};

/// A swipe is at least so long, as a share of the window's width.
const SWIPE_SHARE: f32 = 0.08;

/// A swipe is flatter than this: rise over run.
const SWIPE_SLOPE: f32 = 0.6;

/// Turns keys and swipes into events.
pub fn route(view: &View<'_>, ui: &mut Ui, outbox: &mut Outbox) {
    keys(view, ui, outbox);
    swipe(view, ui, outbox);
}

fn keys(view: &View<'_>, ui: &Ui, outbox: &mut Outbox) {
    let on_control = ui.memory(|memory| memory.focused().is_some());
    let screen = view.exhibit.screen();
    let pressed = |key: Key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if matches!(screen, Screen::Attract) {
        let any = ui.input(|i| {
            i.events.iter().any(|e| matches!(e, egui::Event::Key { pressed: true, .. }))
        });
        if any {
            outbox.send(Event::Begin);
        }
        return;
    }
    let chapter = matches!(screen, Screen::Chapter { .. });
    if pressed(Key::ArrowRight) || pressed(Key::PageDown) {
        outbox.send(Event::Next);
    }
    if pressed(Key::ArrowLeft) || pressed(Key::PageUp) {
        outbox.send(Event::Previous);
    }
    if chapter && pressed(Key::ArrowDown) {
        outbox.send(Event::NextPhrase);
    }
    if chapter && pressed(Key::ArrowUp) {
        outbox.send(Event::PreviousPhrase);
    }
    if pressed(Key::Home) {
        outbox.send(Event::GoHome);
    }
    if pressed(Key::Escape) {
        outbox.send(Event::Back);
    }
    if pressed(Key::F2) {
        outbox.send(Event::OpenPage(Page::Staff));
    }
    // Space and Enter belong to the control that holds the keyboard, if there is one.
    if !on_control {
        if chapter && pressed(Key::Space) {
            outbox.send(Event::TogglePlay);
        }
        if matches!(screen, Screen::Home) && (pressed(Key::Enter) || pressed(Key::Space)) {
            let chosen = view.exhibit.publication().order.get(view.exhibit.chosen());
            outbox.extend(chosen.cloned().map(Event::OpenChapter));
        }
    }
}

/// One finger across the picture turns the scene. A second finger makes it no swipe.
///
/// A finger that leaves takes the pointer with it in the same frame: where it was last is still
/// known as the place of interaction.
fn swipe(view: &View<'_>, ui: &Ui, outbox: &mut Outbox) {
    let turns = matches!(view.exhibit.screen(), Screen::Home | Screen::Chapter { .. });
    if !turns || ui.input(|i| i.multi_touch().is_some()) {
        return;
    }
    let (released, from, to) = ui.input(|i| {
        (i.pointer.primary_released(), i.pointer.press_origin(), i.pointer.interact_pos())
    });
    let id = egui::Id::unique("swipe-origin");
    if let Some(from) = from {
        ui.data_mut(|data| data.insert_temp(id, from));
    }
    if !released {
        return;
    }
    let began = ui.data_mut(|data| data.remove_temp::<egui::Pos2>(id));
    let (Some(from), Some(to)) = (began, to) else { return };
    let way = to - from;
    let long = way.x.abs() > ui.max_rect().width() * SWIPE_SHARE;
    if long && way.y.abs() < way.x.abs() * SWIPE_SLOPE {
        outbox.send(if way.x < 0.0 { Event::Next } else { Event::Previous });
    }
}
