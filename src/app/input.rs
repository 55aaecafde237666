//! Mends what the window system hands in before egui sees it.
//!
//! Knows no screen.

use egui::{Event, PointerButton, RawInput, TouchPhase, pos2};

/// A point outside every widget, on no flat line from any of them: it ends no swipe.
const NOWHERE: egui::Pos2 = pos2(-10_000.0, -10_000.0);

/// Lets a cancelled touch release what it pressed.
///
/// egui-winit 0.37 reports a cancelled touch without releasing the button that its first finger
/// pressed; without this the next touch would begin with something already held down. The pointer
/// goes away first: egui 0.37 counts a release as a click wherever it is, unless it has moved.
pub fn mend(input: &mut RawInput) {
    let cancelled = input
        .events
        .iter()
        .any(|event| matches!(event, Event::Touch { phase: TouchPhase::Cancel, .. }));
    if cancelled {
        let release = Event::PointerButton {
            pos: NOWHERE,
            button: PointerButton::Primary,
            pressed: false,
            modifiers: egui::Modifiers::NONE,
        };
        input.events.extend([Event::PointerMoved(NOWHERE), release, Event::PointerGone]);
    }
}

/// Whether a person did something; a pointer that merely lies there is nobody.
pub fn is_touch(event: &Event) -> bool {
    matches!(
        event,
        Event::PointerButton { .. }
            | Event::Key { .. }
            | Event::Touch { .. }
            | Event::MouseWheel { .. }
            | Event::AccessKitActionRequest(_)
    )
}
