//! Every screen at every size: no control covers another, none leaves the window, none is too
//! small for a finger.
//!
//! Knows no drawing: pictures are left blank, since only where things stand is asked.

use std::fs;
use std::path::Path;

use egui::accesskit::Role;
use egui::{Rect, Vec2, pos2};
use kuznetsk_steel::content::locale::Locale;
use kuznetsk_steel::exhibit::{Event, Page, TextSize};
use kuznetsk_steel::ui::theme::Viewing;
use kuznetsk_steel::ui::theme::scale::Scale;
use tempfile::TempDir;

use crate::fixture::lay;
use crate::touchscreen::{Control, Touchscreen, Wish, shipped};

/// Edges may meet, and a point is rounded.
const ROUNDING: f32 = 0.6;

/// The shipped exhibit with blank pictures.
fn blank() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let root = shipped();
    let root = root.parent().expect("the repository");
    lay(&root.join("content"), &folder.path().join("content"));
    for part in ["drawings", "posters", "strings"] {
        lay(&root.join("assets").join(part), &folder.path().join("assets").join(part));
    }
    for part in ["drawings", "posters"] {
        whiten(&folder.path().join("assets").join(part));
    }
    folder
}

fn whiten(folder: &Path) {
    const BLANK: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1920 1200"/>"#;
    for entry in fs::read_dir(folder).expect("drawings") {
        let path = entry.expect("a drawing").path();
        if path.extension().is_some_and(|e| e == "svg") {
            fs::write(path, BLANK).expect("a drawing");
        }
    }
}

/// What is wrong with where the controls of a screen stand.
fn faults(controls: &[Control], window: Rect, target: f32) -> Vec<String> {
    let mut faults = Vec::new();
    for control in controls {
        let Control { role, name, rect, .. } = control;
        if !window.expand(ROUNDING).contains_rect(*rect) {
            faults.push(format!("{role:?} ‘{name}’ leaves the window: {rect:.0?}"));
        }
        // A word within a line is as tall as its line; everything else is for a finger.
        let least = if *role == Role::Link { 0.0 } else { target };
        if rect.width() < least - ROUNDING || rect.height() < least - ROUNDING {
            let (w, h) = (rect.width(), rect.height());
            faults.push(format!("{role:?} ‘{name}’ is {w:.0}×{h:.0}, a target is {target:.0}"));
        }
    }
    for (index, one) in controls.iter().enumerate() {
        for other in &controls[index + 1..] {
            let common = one.rect.intersect(other.rect);
            if common.width() > ROUNDING && common.height() > ROUNDING {
                let (w, h) = (common.width(), common.height());
                faults
                    .push(format!("‘{}’ and ‘{}’ overlap by {w:.0}×{h:.0}", one.name, other.name));
            }
        }
    }
    faults
}

/// Every way a visitor can look at the exhibit.
fn sights(screen: &mut Touchscreen) -> Vec<(String, Vec<Event>)> {
    let home = || vec![Event::GoHome];
    let mut all = vec![("home".to_owned(), home())];
    for page in [Page::Settings, Page::Credits, Page::Staff] {
        all.push((format!("{page:?}").to_lowercase(), vec![Event::GoHome, Event::OpenPage(page)]));
    }
    let order = screen.exhibit().publication().order.clone();
    for id in order {
        let chapter = screen.exhibit().chapter(&id).expect("a chapter").clone();
        for scene in &chapter.scenes {
            let open = Event::OpenScene(id.clone(), scene.id.clone());
            all.push((format!("{id}/{}", scene.id), vec![Event::GoHome, open.clone()]));
            let sources = vec![Event::GoHome, open, Event::OpenSources(None)];
            all.push((format!("{id}/{} sources", scene.id), sources));
        }
        let first = Event::OpenScene(id.clone(), chapter.scenes[1].id.clone());
        all.push((format!("{id} picture"), vec![Event::GoHome, first, Event::TogglePicture]));
    }
    all
}

/// Walks through all sights at one size and lists what is wrong.
fn walk(size: [f32; 2], viewing: Viewing) -> Vec<String> {
    let folder = blank();
    let size = Vec2::from(size);
    let window = Rect::from_min_size(pos2(0.0, 0.0), size);
    let content = folder.path().join("content");
    let mut screen = Touchscreen::with(Wish { folder: content, size, viewing, ..Wish::default() });
    let mut list = Vec::new();
    for text in TextSize::ALL {
        screen.send(Event::SetTextSize(text));
        let target = Scale::new(size, viewing, text).target;
        for locale in [Locale::RU, Locale::EN] {
            screen.send(Event::SetLocale(locale));
            for (name, events) in sights(&mut screen) {
                for event in events {
                    screen.shell().send(event);
                    screen.draw();
                }
                screen.settle();
                let at = format!("{}×{} text {} {locale} {name}", size.x, size.y, text.number());
                list.extend(
                    faults(&screen.controls(), window, target)
                        .into_iter()
                        .map(|f| format!("{at}: {f}")),
                );
            }
        }
    }
    list
}

fn stands(size: [f32; 2], viewing: Viewing) {
    let list = walk(size, viewing);
    assert!(list.is_empty(), "{} faults:\n{}", list.len(), list.join("\n"));
}

/// The wall the exhibit was composed for: 43 inches at arm's length.
fn wall(size: [f32; 2]) -> Viewing {
    let width_mm = if size[0] > size[1] { 952.0 } else { 535.0 };
    Viewing::Wall { width_mm, distance_mm: 700.0 }
}

#[test]
fn controls_have_room_on_a_small_laptop() {
    stands([1024.0, 768.0], Viewing::Desk);
}

#[test]
fn controls_have_room_on_a_laptop() {
    stands([1280.0, 720.0], Viewing::Desk);
}

#[test]
fn controls_have_room_on_an_upright_wall() {
    stands([1080.0, 1920.0], wall([1080.0, 1920.0]));
}

#[test]
fn controls_have_room_on_a_wall() {
    stands([1920.0, 1080.0], wall([1920.0, 1080.0]));
}

#[test]
fn controls_have_room_on_a_large_wall() {
    stands([3840.0, 2160.0], wall([3840.0, 2160.0]));
}
