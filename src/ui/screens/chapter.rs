//! The chapter: a stage and a panel, with the transport along the foot.
//!
//! Knows no voice: the phrase that is lit comes with the view.

use egui::{Align2, Rect, Role, Ui, pos2, vec2};

use super::panel::panel_ui;
use super::transport::transport_ui;
use crate::content::chapter::Chapter;
use crate::content::scene::{Scene, Stage};
use crate::exhibit::{Event, Look as SceneLook};
use crate::ui::gallery::{PlateId, Wall};
use crate::ui::stage::stage_ui;
use crate::ui::theme::{Face, Theme};
use crate::ui::widgets::{Button, Icon, Look, label, shapes};
use crate::ui::{Outbox, View};

/// Share of the width that is stage.
const STAGE_SHARE: f32 = 0.585;

/// Share of the height that is stage, standing upright.
const STAGE_SHARE_UPRIGHT: f32 = 0.46;

/// Where everything stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Layout {
    /// The picture.
    pub(super) stage: Rect,
    /// The paper; nothing while the picture is alone.
    pub(super) panel: Option<Rect>,
    /// The foot.
    pub(super) transport: Rect,
}

impl Layout {
    /// The layout of a window, with the panel or without.
    pub(super) fn new(theme: Theme, whole: Rect, panel: bool) -> Self {
        let s = theme.scale;
        let rows = if s.upright { 2.0 } else { 1.0 };
        let foot = (s.target + s.u(22.0)) * rows + s.u(2.0);
        let transport = Rect::from_min_max(pos2(whole.left(), whole.bottom() - foot), whole.max);
        let body = Rect::from_min_max(whole.min, pos2(whole.right(), transport.top()));
        if !panel {
            return Self { stage: body, panel: None, transport };
        }
        if s.upright {
            // Larger letters take their room from the picture, not from the line.
            let share = STAGE_SHARE_UPRIGHT / (1.0 + (s.text - 1.0) * 0.5);
            let (stage, panel) = body.split_top_bottom_at_fraction(share);
            return Self { stage, panel: Some(panel), transport };
        }
        let share = STAGE_SHARE - (s.text - 1.0) * 0.12;
        let (stage, panel) = body.split_left_right_at_fraction(share);
        Self { stage, panel: Some(panel), transport }
    }
}

/// A scene of a chapter.
pub fn chapter_ui(view: &View<'_>, ui: &mut Ui, look: &SceneLook, outbox: &mut Outbox) {
    let Some((chapter, scene)) = view.exhibit.scene() else { return };
    let theme = view.theme.quiet(chapter.quiet);
    let view = &View { theme, ..*view };
    let alone = *look == SceneLook::Picture;
    let layout = Layout::new(theme, ui.max_rect(), !alone);
    ui.painter().rect_filled(ui.max_rect(), 0.0, theme.tokens.backdrop);
    stage_ui(view, ui, layout.stage, chapter, scene, outbox);
    stage_lettering(view, ui, layout.stage, chapter, scene);
    enlarge_ui(view, ui, layout.stage, scene, alone, outbox);
    match layout.panel {
        Some(panel) => {
            spine(view, ui, panel);
            panel_ui(view, ui, panel, chapter, scene, outbox);
        }
        None => caption_ui(view, ui, layout.stage),
    }
    transport_ui(view, ui, layout.transport, chapter, outbox);
    if let SceneLook::Term(term) = look {
        super::sources::term_ui(view, ui, term, outbox);
    }
}

/// The red edge between picture and paper.
fn spine(view: &View<'_>, ui: &Ui, panel: Rect) {
    let t = view.theme.tokens;
    let painter = ui.painter();
    painter.rect_filled(panel, 0.0, t.panel);
    let thick = view.theme.scale.u(7.0);
    let edge = if view.theme.scale.upright {
        Rect::from_min_size(panel.min, vec2(panel.width(), thick))
    } else {
        Rect::from_min_size(panel.min, vec2(thick, panel.height()))
    };
    painter.rect_filled(edge, 0.0, t.structure);
}

/// The year and the chapter on a slanted mass that holds the corner, and what the picture is.
fn stage_lettering(view: &View<'_>, ui: &mut Ui, stage: Rect, chapter: &Chapter, scene: &Scene) {
    let theme = view.theme;
    let (s, t) = (theme.scale, theme.tokens);
    let painter = ui.painter().with_clip_rect(stage);
    let font = theme.font(Face::Grotesk, s.u(66.0));
    let year = label::line(&painter, &years(chapter), font, t.on_structure);
    let inset = vec2(s.u(36.0), s.u(16.0));
    let title = chapter.title.text(view.exhibit.locale());
    let font = theme.font(Face::Grotesk, s.display(21.0));
    let room = stage.width() * 0.62 - inset.x * 2.0;
    let words = label::fitted_title(&painter, title, font, room, 2, t.on_structure);
    let width = year.size().x.max(words.size().x) + inset.x * 2.0;
    let height = year.size().y + words.size().y + inset.y * 2.0 - s.u(8.0);
    let at = |x: f32, y: f32| stage.min + vec2(x, y);
    // The edge runs so that the longer, lower line still stands on the mass.
    let lean = height * 0.5;
    let edge = s.u(9.0);
    let mass = vec![at(0.0, 0.0), at(width + lean, 0.0), at(width, height), at(0.0, height)];
    shapes::mass(&painter, mass, t.structure);
    let light = vec![
        at(width + lean, 0.0),
        at(width + lean + edge, 0.0),
        at(width + edge, height),
        at(width, height),
    ];
    shapes::mass(&painter, light, t.edge);
    let top = label::place(&painter, &year, at(inset.x, inset.y - s.u(8.0)), Align2::LEFT_TOP);
    let under = pos2(stage.left() + inset.x, top.bottom());
    let placed = label::place(&painter, &words, under, Align2::LEFT_TOP);
    let spoken = format!("{}. {title}", years(chapter));
    label::announce(ui, top.union(placed), "chapter-title", Role::Label, &spoken);
    picture_caption(view, ui, stage, chapter, scene);
}

/// What the picture is, at its foot: a drawing is always called one.
fn picture_caption(view: &View<'_>, ui: &mut Ui, stage: Rect, chapter: &Chapter, scene: &Scene) {
    if matches!(scene.stage, Stage::Quotation(_)) {
        return;
    }
    let theme = view.theme;
    let (s, t) = (theme.scale, theme.tokens);
    let painter = ui.painter().with_clip_rect(stage);
    let caption = caption_of(view, chapter, scene);
    let font = theme.font(Face::Sans, s.display(16.0));
    let room = stage.width() - s.target - s.u(110.0);
    let words = label::fitted_title(&painter, &caption, font, room, 1, t.on_dark);
    let pad = vec2(s.u(14.0), s.u(6.0));
    let size = words.size() + pad * 2.0;
    let corner = pos2(stage.left() + s.u(22.0), stage.bottom() - s.u(16.0) - size.y);
    let plate = Rect::from_min_size(corner, size);
    painter.rect_filled(plate, s.u(3.0), shapes::veil(t.shade, 0.72));
    label::place(&painter, &words, plate.center(), Align2::CENTER_CENTER);
    label::announce(ui, plate, "caption", Role::Label, &caption);
}

fn years(chapter: &Chapter) -> String {
    let years = chapter.years;
    if years.first == years.last {
        years.first.to_string()
    } else {
        format!("{}–{}", years.first, years.last)
    }
}

/// What is said of a picture: a drawing is always called one.
fn caption_of(view: &View<'_>, chapter: &Chapter, scene: &Scene) -> String {
    let (wall, drawing) = match &scene.stage {
        Stage::Quotation(_) => return String::new(),
        Stage::Drawing(drawing) | Stage::Diagram(drawing) => (Wall::Drawings, drawing),
        Stage::Poster(_) => (Wall::Posters, &chapter.poster),
    };
    let note = view.note(&PlateId { wall, drawing: drawing.clone() });
    let title = note.map_or("", |note| note.title.text(view.exhibit.locale()));
    if title.is_empty() {
        return view.words.get("drawing");
    }
    view.words.say("drawing-caption", &[("title", title)])
}

/// The way to the picture alone and back.
fn enlarge_ui(
    view: &View<'_>,
    ui: &mut Ui,
    stage: Rect,
    scene: &Scene,
    alone: bool,
    outbox: &mut Outbox,
) {
    if matches!(scene.stage, Stage::Quotation(_)) && !alone {
        return;
    }
    let s = view.theme.scale;
    let (id, icon) = if alone { ("to-text", Icon::Close) } else { ("enlarge", Icon::Enlarge) };
    let name = view.words.get(id);
    let corner = stage.max - vec2(s.target + s.u(16.0), s.target + s.u(16.0));
    let rect = Rect::from_min_size(corner, vec2(s.target, s.target));
    ui.painter().rect_filled(rect, s.u(4.0), shapes::veil(view.theme.tokens.shade, 0.55));
    if Button::sign(icon, &name, Look::Bare).show(ui, view.theme, rect).clicked() {
        outbox.send(Event::TogglePicture);
    }
}

/// The spoken phrase over the picture, where no panel is in view.
pub(super) fn caption_ui(view: &View<'_>, ui: &mut Ui, stage: Rect) {
    if !view.exhibit.preferences().captions {
        return;
    }
    let Some(narration) = view.exhibit.narrator().narration() else { return };
    let Some(phrase) = narration.phrase_at(view.position) else { return };
    let lines = narration.caption_lines(phrase).join("\n");
    let theme = view.theme;
    let (s, t) = (theme.scale, theme.tokens);
    let painter = ui.painter().with_clip_rect(stage);
    let size = s.display(30.0);
    let font = theme.font(Face::SansBold, size);
    let width = stage.width() - s.u(220.0);
    let words = label::column(&painter, &lines, font, (size * 1.32).round(), width, t.on_dark);
    let pad = vec2(s.u(24.0), s.u(12.0));
    let center = pos2(stage.center().x, stage.bottom() - s.u(70.0) - words.size().y / 2.0 - pad.y);
    let plate = Rect::from_center_size(center, words.size() + pad * 2.0);
    painter.rect_filled(plate, s.u(4.0), shapes::veil(t.shade, 0.82));
    label::place(&painter, &words, center, Align2::CENTER_CENTER);
    label::announce(ui, plate, "spoken", Role::Label, &lines);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::locale::Locale;
    use crate::exhibit::{Preferences, TextSize};
    use crate::ui::theme::Viewing;

    #[test]
    fn stage_panel_and_transport_share_every_window_without_gap_or_overlap() {
        for size in [[1920., 1080.], [3840., 2160.], [1280., 720.], [1080., 1920.], [1024., 768.]] {
            for text in TextSize::ALL {
                let preferences = Preferences { text_size: text, ..Preferences::new(Locale::RU) };
                let theme = Theme::new(size.into(), Viewing::Desk, &preferences);
                let whole = Rect::from_min_size(pos2(0.0, 0.0), size.into());
                let layout = Layout::new(theme, whole, true);
                let panel = layout.panel.unwrap();
                let area = layout.stage.area() + panel.area() + layout.transport.area();
                assert!((area - whole.area()).abs() < 50.0, "{size:?} {text:?}");
                assert!(!layout.stage.intersect(panel).is_positive());
                // A line of the panel holds some 30 characters at least.
                let line = panel.width() / theme.scale.text(24.0);
                assert!(line > 13.0, "{size:?} {text:?}: {line} ems");
            }
        }
    }
}
