//! Settings: the visitor's choices, each a row of buttons.
//!
//! Knows no file: choices are events.

use egui::{Align2, Rect, Ui, pos2, vec2};

use super::page::page_ui;
use super::transport::speed_words;
use crate::exhibit::{Event, Mode, Page, TextSize, ThemeName};
use crate::media::sound::Speed;
use crate::ui::theme::Face;
use crate::ui::widgets::{Button, Look, label};
use crate::ui::{Outbox, View};

/// Steps of the loudness.
const LOUDNESS_STEP: f32 = 0.2;

/// One choice: what it is about, and its answers.
struct Choice {
    about: String,
    answers: Vec<Answer>,
}

#[derive(Clone)]
struct Answer {
    words: String,
    chosen: Option<bool>,
    event: Event,
}

/// The settings.
pub fn settings_ui(view: &View<'_>, ui: &mut Ui, outbox: &mut Outbox) {
    let title = view.words.get("settings");
    let room = page_ui(view, ui, &title, outbox);
    let choices = choices(view);
    let s = view.theme.scale;
    let columns = if s.upright || room.width() < s.u(900.0) { 1 } else { 2 };
    let rows = choices.len().div_ceil(columns);
    let height = (room.height() / rows as f32).min(s.u(170.0).max(s.target * 2.2));
    let width = room.width() / columns as f32;
    for (index, choice) in choices.iter().enumerate() {
        let (column, row) = (index / rows, index % rows);
        let corner = room.min + vec2(column as f32 * width, row as f32 * height);
        let place = Rect::from_min_size(corner, vec2(width - s.u(30.0), height));
        choice_ui(view, ui, place, choice, outbox);
    }
    corner_ui(view, ui, outbox);
}

fn choice_ui(view: &View<'_>, ui: &mut Ui, rect: Rect, choice: &Choice, outbox: &mut Outbox) {
    let (theme, s, t) = (view.theme, view.theme.scale, view.theme.tokens);
    let painter = ui.painter().clone();
    let font = theme.font(Face::SansBold, s.display(18.0));
    let words = label::line(&painter, &choice.about, font, t.on_panel_quiet);
    let head = label::place(&painter, &words, rect.min, Align2::LEFT_TOP);
    let gap = s.u(10.0);
    let y = head.bottom() + s.u(8.0);
    let names: Vec<String> =
        choice.answers.iter().map(|a| format!("{}: {}", choice.about, a.words)).collect();
    let buttons: Vec<Button<'_>> = choice
        .answers
        .iter()
        .zip(&names)
        .map(|(answer, name)| {
            let look = if answer.chosen == Some(true) { Look::Ink } else { Look::PaperOutline };
            let button = Button::words(&answer.words, look).named(name).face(Face::SansBold, 18.0);
            answer.chosen.map_or(button.clone(), |chosen| button.chosen(chosen))
        })
        .collect();
    let wanted: f32 = buttons.iter().map(|b| b.width(ui, theme)).sum::<f32>()
        + gap * (buttons.len() as f32 - 1.0);
    let squeeze = ((rect.width() - gap * buttons.len() as f32) / wanted).min(1.0);
    let mut x = rect.left();
    for (button, answer) in buttons.into_iter().zip(&choice.answers) {
        let width = button.width(ui, theme) * squeeze;
        let place = Rect::from_min_size(pos2(x, y), vec2(width, s.target));
        x = place.right() + gap;
        if button.show(ui, theme, place).clicked() {
            outbox.send(answer.event.clone());
        }
    }
}

fn choices(view: &View<'_>) -> Vec<Choice> {
    let p = view.exhibit.preferences();
    let words = view.words;
    let yes_no = |about: &str, on: bool, event: fn(bool) -> Event, turned: bool| Choice {
        about: words.get(about),
        answers: [(true, "on"), (false, "off")]
            .map(|(value, suffix)| Answer {
                words: words.get(&format!("{about}-{suffix}")),
                chosen: Some(on == value),
                event: event(value != turned),
            })
            .to_vec(),
    };
    let languages = view.exhibit.publication().languages.iter().map(|&locale| Answer {
        words: crate::ui::words::language_name(locale),
        chosen: Some(locale == p.locale),
        event: Event::SetLocale(locale),
    });
    let sizes = TextSize::ALL.map(|size| Answer {
        words: words.get(&format!("settings-text-{}", size.number())),
        chosen: Some(size == p.text_size),
        event: Event::SetTextSize(size),
    });
    let themes = ThemeName::ALL.map(|theme| Answer {
        words: words.get(&format!("settings-theme-{}", theme.as_str())),
        chosen: Some(theme == p.theme),
        event: Event::SetTheme(theme),
    });
    let speeds = Speed::ALL.map(|speed| Answer {
        words: speed_words(view, speed),
        chosen: Some(speed == p.speed),
        event: Event::SetSpeed(speed),
    });
    let louder =
        [("settings-volume-less", -LOUDNESS_STEP), ("settings-volume-more", LOUDNESS_STEP)];
    let loudness = louder.map(|(id, step)| Answer {
        words: words.get(id),
        chosen: None,
        event: Event::SetVolume((p.volume + step).clamp(LOUDNESS_STEP, 1.0)),
    });
    let percent = (p.volume * 100.0).round();
    let set = |id: &str, answers: Vec<Answer>| Choice { about: words.get(id), answers };
    let mut all = vec![
        set("settings-language", languages.collect()),
        set("settings-text", sizes.into()),
        set("settings-theme", themes.into()),
        yes_no("settings-motion", !p.still, Event::SetStill, true),
        set("settings-speed", speeds.into()),
        yes_no("settings-sound", !p.muted, Event::SetMuted, true),
        set("settings-volume", loudness.into()),
        yes_no("settings-captions", p.captions, Event::SetCaptions, false),
    ];
    if let Some(volume) = all.get_mut(6) {
        volume.about = format!("{}: {percent} %", volume.about);
    }
    all
}

/// The ways that are for a desk only: the staff page and out.
fn corner_ui(view: &View<'_>, ui: &mut Ui, outbox: &mut Outbox) {
    if view.exhibit.mode() == Mode::Kiosk {
        return;
    }
    let s = view.theme.scale;
    let whole = ui.max_rect();
    let mut x = whole.right() - s.u(54.0);
    for (id, event) in [("quit", Event::Quit), ("staff", Event::OpenPage(Page::Staff))] {
        let words = view.words.get(id);
        let button = Button::words(&words, Look::Paper);
        let size = vec2(button.width(ui, view.theme), s.target);
        let place =
            Rect::from_min_size(pos2(x - size.x, whole.bottom() - s.u(22.0) - size.y), size);
        x = place.left() - s.u(16.0);
        if button.show(ui, view.theme, place).clicked() {
            outbox.send(event);
        }
    }
}
