//! The transport: the way home, the line of scenes, and the voice's controls.
//!
//! Knows no text of the chapter.

use std::time::Duration;

use egui::{Align2, Rect, Role, Ui, pos2, vec2};

use crate::content::chapter::Chapter;
use crate::content::locale::Locale;
use crate::exhibit::{Event, Page};
use crate::media::sound::Speed;
use crate::ui::theme::Face;
use crate::ui::widgets::segments::{Segment, segments_ui};
use crate::ui::widgets::{Button, Icon, Look, label};
use crate::ui::{Outbox, View};

/// The foot of a chapter.
pub(super) fn transport_ui(
    view: &View<'_>,
    ui: &mut Ui,
    rect: Rect,
    chapter: &Chapter,
    outbox: &mut Outbox,
) {
    let s = view.theme.scale;
    ui.painter().rect_filled(rect, 0.0, view.theme.tokens.bar);
    let row = rect.shrink2(vec2(s.u(24.0), s.u(11.0)));
    if s.upright {
        let (top, bottom) = row.split_top_bottom_at_fraction(0.5);
        let inset = vec2(0.0, s.u(5.0));
        let left = moving_about_ui(view, ui, top.shrink2(inset), chapter, outbox);
        line_ui(view, ui, Rect::from_min_max(pos2(left, top.top()), top.max), chapter, outbox);
        choices_ui(view, ui, bottom.shrink2(inset), outbox);
    } else {
        let left = moving_about_ui(view, ui, row, chapter, outbox);
        let right = choices_ui(view, ui, row, outbox);
        let middle = Rect::from_min_max(pos2(left, row.top()), pos2(right, row.bottom()));
        line_ui(view, ui, middle, chapter, outbox);
    }
}

/// Home, previous, play, next; answers where they end.
fn moving_about_ui(
    view: &View<'_>,
    ui: &mut Ui,
    row: Rect,
    chapter: &Chapter,
    outbox: &mut Outbox,
) -> f32 {
    let (s, words) = (view.theme.scale, view.words);
    let narrator = view.exhibit.narrator();
    let (id, icon, event) = if narrator.playing() {
        ("pause", Icon::Pause, Event::Pause)
    } else if narrator.ended() {
        ("listen-again", Icon::Again, Event::Play)
    } else {
        ("play", Icon::Play, Event::Play)
    };
    let here = view.exhibit.screen().locator().map_or(0, |at| at.scene);
    let onward = if here + 1 < chapter.scenes.len() {
        words.get("next-scene")
    } else {
        let next = next_title(view, chapter);
        next.map_or_else(
            || words.get("home"),
            |title| words.say("next-chapter", &[("title", &title)]),
        )
    };
    let home = (words.get("home"), Icon::Home, Event::GoHome, Look::Dark);
    let back = (words.get("previous-scene"), Icon::Previous, Event::Previous, Look::Dark);
    let play = (words.get(id), icon, event, Look::Chosen);
    let next = (onward, Icon::Next, Event::Next, Look::Dark);
    let mut x = row.left();
    for (name, icon, event, look) in [home, back, play, next] {
        let width = if look == Look::Chosen { s.target * 1.25 } else { s.target };
        let place =
            Rect::from_center_size(pos2(x + width / 2.0, row.center().y), vec2(width, s.target));
        x = place.right() + s.u(10.0);
        let last = look == Look::Dark && icon == Icon::Next && narrator.ended();
        let look = if last { Look::Lead } else { look };
        let key = format!("{icon:?}");
        if Button::sign(icon, &name, look).keyed(&key).show(ui, view.theme, place).clicked() {
            outbox.send(event);
        }
    }
    x + s.u(14.0)
}

fn next_title(view: &View<'_>, chapter: &Chapter) -> Option<String> {
    let position = view.exhibit.publication().position(&chapter.id)?;
    let (_, id) = view.exhibit.open_chapters().find(|(place, _)| *place > position)?;
    let next = view.exhibit.chapter(id)?;
    Some(next.title.text(view.exhibit.locale()).to_owned())
}

/// The scenes, and the time of the one that speaks.
fn line_ui(view: &View<'_>, ui: &mut Ui, row: Rect, chapter: &Chapter, outbox: &mut Outbox) {
    let (s, t) = (view.theme.scale, view.theme.tokens);
    let narrator = view.exhibit.narrator();
    let here = view.exhibit.screen().locator().map_or(0, |at| at.scene);
    let whole = narrator.narration().map_or(Duration::ZERO, |n| n.duration());
    let share = view.position.as_secs_f32() / whole.as_secs_f32().max(0.1);
    let time = format!("{} / {}", clock(view.position.min(whole)), clock(whole));
    let font = view.theme.font(Face::Sans, s.display(18.0));
    let widest = label::size_of(ui.painter(), "0:00 / 0:00", font.clone()).x;
    let room = row.width() - widest - s.u(34.0);
    let shows_time = room > s.u(190.0);
    let line = if shows_time { room } else { row.width() - s.u(14.0) };
    let bar =
        Rect::from_center_size(pos2(row.left() + line / 2.0, row.center().y), vec2(line, s.target));
    let segments: Vec<Segment> = chapter
        .scenes
        .iter()
        .enumerate()
        .map(|(index, scene)| Segment {
            name: view.words.with(
                "scene-segment",
                &[
                    ("n", (index + 1).into()),
                    ("title", scene.title.text(view.exhibit.locale()).into()),
                ],
            ),
            heard: match index.cmp(&here) {
                std::cmp::Ordering::Less => 1.0,
                std::cmp::Ordering::Equal => share.clamp(0.0, 1.0),
                std::cmp::Ordering::Greater => 0.0,
            },
            here: index == here,
        })
        .collect();
    if let Some((index, along)) = segments_ui(ui, view.theme, bar, &segments) {
        outbox.send(if index == here {
            Event::SeekTime(whole.mul_f32(along.clamp(0.0, 0.999)))
        } else {
            Event::TurnTo(index)
        });
    }
    if shows_time {
        let words = label::line(ui.painter(), &time, font, t.on_dark_quiet);
        let at = pos2(row.right() - s.u(14.0), row.center().y);
        let placed = label::place(&ui.painter().clone(), &words, at, Align2::RIGHT_CENTER);
        label::announce(ui, placed, "time", Role::Label, &time);
    }
}

/// Settings, speed, captions, languages; answers where they begin.
fn choices_ui(view: &View<'_>, ui: &mut Ui, row: Rect, outbox: &mut Outbox) -> f32 {
    let theme = view.theme;
    let s = theme.scale;
    let gap = s.u(10.0);
    let locale = view.exhibit.locale();
    let other = view.exhibit.publication().languages.iter().copied().find(|l| *l != locale);
    let preferences = view.exhibit.preferences();
    let speed = speed_words(view, preferences.speed);
    let speed_name = format!("{}: {speed}", view.words.get("settings-speed"));
    let settings = view.words.get("settings");
    let mut buttons: Vec<(Button<'_>, Event)> = Vec::new();
    let language = other.map(crate::ui::words::language_name);
    let shown = language.as_ref().map(|name| name.to_uppercase());
    buttons.push((
        Button::words("Aa", Look::Dark).named(&settings).face(Face::Grotesk, 22.0),
        Event::OpenPage(Page::Settings),
    ));
    buttons.push((
        Button::words(&speed, Look::Dark).named(&speed_name).face(Face::Grotesk, 20.0),
        Event::SetSpeed(next_speed(preferences.speed)),
    ));
    if let (Some(locale), Some(name), Some(shown)) = (other, &language, &shown) {
        buttons.push((
            Button::words(shown, Look::Outline).named(name).face(Face::Grotesk, 20.0),
            Event::SetLocale(locale),
        ));
    }
    let mut x = row.right();
    for (button, event) in buttons.into_iter().rev() {
        let width = button.width(ui, theme);
        let place =
            Rect::from_center_size(pos2(x - width / 2.0, row.center().y), vec2(width, s.target));
        x = place.left() - gap;
        if button.show(ui, theme, place).clicked() {
            outbox.send(event);
        }
    }
    x - s.u(8.0)
}

/// Minutes and seconds.
pub(super) fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A speed as printed: with a comma where Russian puts one.
pub(super) fn speed_words(view: &View<'_>, speed: Speed) -> String {
    let number = speed.factor().to_string();
    let russian = view.exhibit.locale() == Locale::RU;
    let number = if russian { number.replace('.', ",") } else { number };
    view.words.say("speed-of", &[("speed", &number)])
}

/// The next faster speed, and after the fastest the slowest.
fn next_speed(speed: Speed) -> Speed {
    let at = Speed::ALL.iter().position(|s| *s == speed).unwrap_or(0);
    Speed::ALL[(at + 1) % Speed::ALL.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_reads_as_minutes_and_seconds() {
        assert_eq!(clock(Duration::from_millis(31_900)), "0:31");
        assert_eq!(clock(Duration::from_secs(74)), "1:14");
    }
}
