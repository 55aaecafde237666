//! Screens as they are met: by role and name, finger, key and screen reader.
//!
//! Knows no colour: pictures are `snapshots`' matter.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Vec2, ViewportCommand, pos2, vec2};
use kuznetsk_steel::content::locale::Locale;
use kuznetsk_steel::exhibit::{Event, Look, Mode, Page, Screen, TextSize};

use crate::touchscreen::{Touchscreen, Wish};
use crate::visit::{looking, page_over, reading, secs};

const HOW: &str = "06-how-it-works";
const ARMOUR: &str = "09-armour";

/// A touchscreen in the first chapter.
fn in_chapter() -> Touchscreen {
    let mut screen = Touchscreen::new();
    screen.touch("Open the chapter ‘How it works’");
    screen
}

#[test]
fn a_poster_opens_its_chapter_in_either_language() {
    for (locale, name) in [
        (Locale::EN, "Open the chapter ‘Armour from the wrong furnace’"),
        (Locale::RU, "Открыть главу «Броня не из той печи»"),
    ] {
        let mut screen = Touchscreen::with(Wish { locale, ..Wish::default() });
        assert_eq!(screen.control(name).role, Role::Button);
        screen.touch(name);
        assert_eq!(screen.screen(), reading(ARMOUR, 0));
        assert!(screen.exhibit().voice().playing);
    }
}

#[test]
fn the_other_language_is_one_touch_away_on_every_screen() {
    let mut screen = in_chapter();
    screen.wait(secs(1));
    screen.touch("Русский");
    assert_eq!(screen.exhibit().locale(), Locale::RU);
    assert_eq!(screen.screen(), reading(HOW, 0));
    assert!(screen.has("Пауза") && screen.has("English"));
    screen.touch("На главную");
    assert_eq!(screen.control("Русский").chosen, Some(true));
    assert_eq!(screen.control("English").chosen, Some(false));
}

#[test]
fn listen_and_pause_are_one_control_that_says_what_it_does() {
    let mut screen = in_chapter();
    assert!(screen.has("Pause") && !screen.has("Listen"));
    screen.touch("Pause");
    assert!(screen.has("Listen") && !screen.exhibit().voice().playing);
    screen.touch("Listen");
    assert!(screen.exhibit().voice().playing);
    screen.send(Event::SeekPhrase(99));
    screen.touch("Scene 6: Smoke");
    screen.send(Event::SeekPhrase(99));
    screen.wait(secs(15));
    assert!(screen.has("Listen again"));
}

#[test]
fn a_segment_says_whether_it_is_the_scene_on_the_stage() {
    let mut screen = in_chapter();
    assert_eq!(screen.control("Scene 1: The ore yard").chosen, Some(true));
    screen.touch("Scene 3: The blast furnace");
    assert_eq!(screen.screen(), reading(HOW, 2));
    assert_eq!(screen.control("Scene 3: The blast furnace").chosen, Some(true));
    assert_eq!(screen.control("Scene 1: The ore yard").chosen, Some(false));
}

#[test]
fn arrows_space_home_and_escape() {
    let mut screen = in_chapter();
    screen.key(Key::ArrowRight);
    assert_eq!(screen.screen(), reading(HOW, 1));
    screen.key(Key::ArrowLeft);
    assert_eq!(screen.screen(), reading(HOW, 0));
    screen.key(Key::Space);
    assert!(!screen.exhibit().voice().playing);
    screen.key(Key::Space);
    assert!(screen.exhibit().voice().playing);
    screen.wait(secs(1));
    screen.key(Key::ArrowDown);
    assert_eq!(screen.exhibit().narrator().phrase(), Some(1));
    screen.key(Key::ArrowUp);
    assert_eq!(screen.exhibit().narrator().phrase(), Some(0));
    screen.key(Key::Escape);
    assert_eq!(screen.screen(), Screen::Home);
    screen.key(Key::Enter);
    assert_eq!(screen.screen(), reading(HOW, 0));
    screen.key(Key::Home);
    assert_eq!(screen.screen(), Screen::Home);
    screen.key(Key::F2);
    assert!(matches!(screen.screen(), Screen::Page { page: Page::Staff, .. }));
}

/// Tab walks through all controls of the screen and comes back to the first.
fn walk(screen: &mut Touchscreen) -> Vec<String> {
    let mut met = Vec::new();
    for _ in 0..60 {
        screen.key(Key::Tab);
        let Some(name) = screen.focused() else { continue };
        if met.contains(&name) {
            break;
        }
        met.push(name);
    }
    met
}

#[test]
fn tab_walks_through_every_control_and_enter_presses_it() {
    let mut screen = in_chapter();
    screen.touch("Pause");
    let met = walk(&mut screen);
    for control in screen.controls().iter().filter(|control| control.enabled) {
        assert!(met.contains(&control.name), "Tab did not come to {control:?}; it met {met:?}");
    }
    for _ in 0..60 {
        if screen.focused().as_deref() == Some("Next scene") {
            break;
        }
        screen.key(Key::Tab);
    }
    screen.key(Key::Enter);
    assert_eq!(screen.screen(), reading(HOW, 1));
    // The control keeps the keyboard, so that a second press turns on.
    screen.key(Key::Space);
    assert_eq!(screen.screen(), reading(HOW, 2));
}

#[test]
fn a_screen_reader_presses_what_a_finger_does() {
    let mut screen = Touchscreen::new();
    screen.press_by_reader("Open the chapter ‘How it works’");
    assert_eq!(screen.screen(), reading(HOW, 0));
    screen.press_by_reader("Next scene");
    assert_eq!(screen.screen(), reading(HOW, 1));
    screen.press_by_reader("Pause");
    assert!(!screen.exhibit().voice().playing);
}

#[test]
fn a_swipe_turns_the_scene_and_a_steep_one_does_not() {
    let mut screen = in_chapter();
    screen.drag(pos2(500.0, 300.0), pos2(250.0, 320.0));
    assert_eq!(screen.screen(), reading(HOW, 1));
    screen.drag(pos2(250.0, 300.0), pos2(500.0, 280.0));
    assert_eq!(screen.screen(), reading(HOW, 0));
    screen.drag(pos2(400.0, 100.0), pos2(250.0, 500.0));
    assert_eq!(screen.screen(), reading(HOW, 0));
}

#[test]
fn a_swipe_that_begins_on_a_control_turns_and_presses_nothing() {
    let mut screen = in_chapter();
    screen.touch("Scene 3: The blast furnace");
    let paper = screen.place_of("Up climbs the skip").center();
    let generation = |screen: &mut Touchscreen| screen.exhibit().voice().generation;
    screen.drag(paper, paper - vec2(0.0, 200.0));
    let before = generation(&mut screen);
    screen.drag(paper, paper - vec2(60.0, 60.0));
    assert_eq!(generation(&mut screen), before, "a finger that wanders seeks nothing");
    screen.drag(paper, paper - vec2(300.0, 0.0));
    assert_eq!(screen.screen(), reading(HOW, 3));
}

#[test]
fn a_finger_that_slides_off_presses_nothing() {
    let mut screen = in_chapter();
    let pause = screen.control("Pause").rect.center();
    screen.drag(pause, pause - vec2(0.0, 120.0));
    assert!(screen.exhibit().voice().playing);
    assert!(!screen.anything_down());
}

#[test]
fn a_finger_acts_when_it_leaves() {
    let mut screen = in_chapter();
    let pause = screen.control("Pause").rect.center();
    screen.finger_down(pause);
    screen.settle();
    assert!(screen.exhibit().voice().playing, "not yet");
    screen.finger_up(pause);
    screen.settle();
    assert!(!screen.exhibit().voice().playing);
}

#[test]
fn a_cancelled_touch_leaves_nothing_pressed() {
    let mut screen = in_chapter();
    let pause = screen.control("Pause").rect.center();
    screen.finger_down(pause);
    assert!(screen.anything_down());
    screen.finger_cancelled(pause);
    screen.settle();
    assert!(!screen.anything_down());
    assert!(screen.exhibit().voice().playing, "nothing was pressed");
    screen.touch("Pause");
    assert!(!screen.exhibit().voice().playing, "and the next touch counts");
}

#[test]
fn a_touched_phrase_is_spoken_from_its_start() {
    let mut screen = in_chapter();
    let text = screen.place_of("In the ore yard it was moved");
    screen.tap(text.left_top() + vec2(60.0, 14.0));
    let narrator = screen.exhibit().narrator();
    let phrase = narrator.phrase().expect("a phrase is lit");
    let narration = narrator.narration().expect("a timeline");
    assert_eq!(narration.phrases()[phrase].paragraph, 1);
    assert_eq!(narrator.position(), narration.phrase_start(phrase));
}

#[test]
fn a_touched_part_of_a_diagram_lights_and_goes_out() {
    let mut screen = in_chapter();
    screen.touch("Scene 4: The open-hearth");
    screen.touch("Pause");
    let parts: Vec<_> = screen
        .controls()
        .into_iter()
        .filter(|c| c.name.starts_with("Part of the drawing"))
        .collect();
    assert_eq!(parts.len(), 5);
    for part in &parts {
        screen.touch(&part.name);
        assert!(screen.exhibit().touched_part().is_some(), "{part:?}");
        assert_eq!(screen.control(&part.name).chosen, Some(true), "{part:?}");
    }
    screen.touch(&parts[4].name);
    assert!(screen.exhibit().touched_part().is_none());
}

#[test]
fn a_word_is_explained_on_a_card_that_closes() {
    let mut screen = in_chapter();
    screen.touch("ore");
    assert_eq!(screen.screen(), looking(HOW, 0, Look::Term("ore".into())));
    assert!(!screen.exhibit().voice().playing);
    screen.touch("Close");
    assert_eq!(screen.screen(), reading(HOW, 0));
    screen.touch("ore");
    screen.tap(pos2(20.0, 300.0));
    assert_eq!(screen.screen(), reading(HOW, 0), "a touch beside the card closes it");
    screen.touch("ore");
    screen.key(Key::Escape);
    assert_eq!(screen.screen(), reading(HOW, 0));
}

#[test]
fn how_do_we_know_shows_the_claims_of_the_scene() {
    let mut screen = in_chapter();
    screen.touch("How do we know?");
    assert_eq!(screen.screen(), looking(HOW, 0, Look::Sources(None)));
    assert!(screen.says("How sure we are") && screen.says("Who says so"));
    screen.touch("Back");
    assert_eq!(screen.screen(), reading(HOW, 0));
}

#[test]
fn settings_say_what_is_chosen_and_change_it() {
    let mut screen = in_chapter();
    screen.touch("Settings");
    assert_eq!(screen.screen(), page_over(Page::Settings, HOW, 0));
    assert_eq!(screen.control("Size of text: usual").chosen, Some(true));
    screen.touch("Size of text: very large");
    assert_eq!(screen.exhibit().preferences().text_size, TextSize::Large);
    screen.touch("Colours: high contrast");
    screen.touch("Motion: off");
    screen.touch("Voice: off");
    screen.touch("Captions: hide");
    screen.touch("Speed of speech: 1.5×");
    screen.touch("Loudness: 100 %: Quieter");
    let preferences = screen.exhibit().preferences();
    assert!(preferences.still && preferences.muted && !preferences.captions);
    assert!(preferences.volume < 1.0);
    screen.touch("Back");
    assert_eq!(screen.screen(), reading(HOW, 0));
}

#[test]
fn the_picture_alone_has_captions() {
    let mut screen = in_chapter();
    screen.touch("Look closer");
    screen.wait(secs(2));
    assert!(screen.says("Let us follow one tonne"));
    assert!(!screen.has("How do we know?"));
    screen.touch("Back to the text");
    assert_eq!(screen.screen(), reading(HOW, 0));
}

#[test]
fn every_control_has_a_name_on_every_screen() {
    let mut screen = in_chapter();
    assert_eq!(screen.unnamed(), [""; 0]);
    for event in [
        Event::TurnTo(3),
        Event::TogglePicture,
        Event::OpenSources(None),
        Event::OpenTerm("ore".into()),
        Event::OpenPage(Page::Settings),
        Event::OpenPage(Page::Credits),
        Event::OpenPage(Page::Staff),
        Event::GoHome,
    ] {
        screen.send(event.clone());
        assert_eq!(screen.unnamed(), [""; 0], "{event:?}");
    }
}

#[test]
fn a_resting_page_asks_for_no_repaint() {
    let mut screen = in_chapter();
    assert!(screen.rests_for() < secs(1), "a voice speaks");
    screen.touch("Pause");
    assert!(screen.rests_for() < secs(1), "motion goes on for a while");
    screen.wait(secs(31));
    assert_eq!(screen.rests_for(), Duration::MAX);
    assert_eq!(screen.shell().rests_for(), None);
    screen.touch("To the start");
    screen.wait(secs(31));
    assert_eq!(screen.rests_for(), Duration::MAX);
}

#[test]
fn a_wall_refuses_to_close_and_a_desk_does_not() {
    let wall = Wish { mode: Mode::Kiosk, size: Vec2::new(1280.0, 720.0), ..Wish::default() };
    let mut screen = Touchscreen::with(wall);
    assert_eq!(screen.screen(), Screen::Attract);
    assert!(screen.asked_to_close().contains(&ViewportCommand::CancelClose));
    let mut desk = Touchscreen::new();
    assert!(!desk.asked_to_close().contains(&ViewportCommand::CancelClose));
}

#[test]
fn a_touch_on_the_attract_loop_begins_and_opens_nothing_else() {
    let mut screen = Touchscreen::with(Wish { mode: Mode::Kiosk, ..Wish::default() });
    screen.tap(pos2(640.0, 400.0));
    assert_eq!(screen.screen(), Screen::Home);
}

#[test]
fn the_touch_that_answers_are_you_still_here_presses_nothing_else() {
    let mut screen = Touchscreen::with(Wish { mode: Mode::Kiosk, ..Wish::default() });
    screen.tap(pos2(640.0, 400.0));
    screen.wait(secs(70));
    assert!(screen.says("Touch the screen to go on"));
    screen.tap(pos2(640.0, 400.0));
    assert!(screen.exhibit().warning().is_none());
    assert_eq!(screen.screen(), Screen::Home);
}
