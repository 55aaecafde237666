//! Buttons: they act on release, show that they are pressed, and wear a ring when focused.
//!
//! Knows no event: the screen decides what a press means.

use egui::{
    Align2, Color32, CornerRadius, FontId, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, pos2,
};

use super::icon::Icon;
use super::label;
use super::shapes::blend;
use crate::ui::theme::{Face, Theme};

/// What a button looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The first thing to do here: a red mass.
    Lead,
    /// A quiet mass on the dark.
    Dark,
    /// An outline on the dark.
    Outline,
    /// Chosen among its neighbours: paper on the dark.
    Chosen,
    /// Ink on paper.
    Ink,
    /// A sunk mass on paper.
    Paper,
    /// An outline on paper.
    PaperOutline,
    /// Only its sign or words, on the dark.
    Bare,
}

/// A button to be placed.
#[derive(Clone, Debug)]
pub struct Button<'a> {
    name: &'a str,
    key: &'a str,
    text: Option<&'a str>,
    icon: Option<Icon>,
    look: Look,
    chosen: Option<bool>,
    face: Face,
    units: f32,
    enabled: bool,
}

impl<'a> Button<'a> {
    /// A button with words; the words are its name.
    pub fn words(text: &'a str, look: Look) -> Self {
        Self {
            name: text,
            key: text,
            text: Some(text),
            icon: None,
            look,
            chosen: None,
            face: Face::SansBold,
            units: 20.0,
            enabled: true,
        }
    }

    /// A button with a sign only, and the name that a screen reader says.
    pub fn sign(icon: Icon, name: &'a str, look: Look) -> Self {
        Self { text: None, icon: Some(icon), ..Self::words(name, look) }
    }

    /// With a sign before the words.
    #[must_use]
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// With another name for the screen reader than its words.
    #[must_use]
    pub fn named(self, name: &'a str) -> Self {
        Self { name, ..self }
    }

    /// Told apart from another of the same name on the same screen.
    #[must_use]
    pub fn keyed(self, key: &'a str) -> Self {
        Self { key, ..self }
    }

    /// One of several; says whether it is the chosen one.
    #[must_use]
    pub fn chosen(self, chosen: bool) -> Self {
        Self { chosen: Some(chosen), ..self }
    }

    /// Another face and size in design units.
    #[must_use]
    pub fn face(self, face: Face, units: f32) -> Self {
        Self { face, units, ..self }
    }

    /// Present but of no use now.
    #[must_use]
    pub fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    fn font(&self, theme: Theme) -> FontId {
        theme.font(self.face, theme.scale.display(self.units))
    }

    /// How wide it wants to be, at the height of a touch target.
    pub fn width(&self, ui: &Ui, theme: Theme) -> f32 {
        let target = theme.scale.target;
        let Some(text) = self.text else { return target };
        let words = label::size_of(ui.painter(), text, self.font(theme)).x;
        let sign = if self.icon.is_some() { target * 0.55 } else { 0.0 };
        (words + sign + target * 0.7).max(target)
    }

    /// Places it at `rect` and tells what a visitor does with it.
    pub fn show(self, ui: &mut Ui, theme: Theme, rect: Rect) -> Response {
        let id = ui.scope_id().with(("button", self.name, self.key));
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, id, sense);
        response.widget_info(|| match self.chosen {
            Some(chosen) => {
                WidgetInfo::selected(Role::RadioButton, self.enabled, chosen, self.name)
            }
            None => WidgetInfo::labeled(Role::Button, self.enabled, self.name),
        });
        self.paint(ui, theme, rect, &response);
        response
    }

    fn paint(&self, ui: &Ui, theme: Theme, rect: Rect, response: &Response) {
        let t = theme.tokens;
        let painter = ui.painter();
        let look = if self.chosen == Some(true) && self.look == Look::Outline {
            Look::Chosen
        } else {
            self.look
        };
        let pressed = response.is_pointer_button_down_on();
        let (fill, ink, line) = match look {
            Look::Lead => (t.structure, t.on_structure, None),
            Look::Dark => (t.backdrop_raised, t.on_dark, None),
            Look::Outline => (Color32::TRANSPARENT, t.on_dark, Some(t.on_dark_quiet)),
            Look::Chosen => (t.panel, t.on_panel, None),
            Look::Ink => (t.button, t.on_button, None),
            Look::Paper => (t.panel_sunk, t.on_panel, None),
            Look::PaperOutline => (Color32::TRANSPARENT, t.on_panel, Some(t.on_panel_quiet)),
            Look::Bare => (Color32::TRANSPARENT, t.on_dark, None),
        };
        let on_paper = matches!(look, Look::Ink | Look::Paper | Look::PaperOutline);
        let ink = if self.enabled { ink } else { blend(ink, fill, 0.6) };
        let fill = if pressed { blend(fill, t.glow, 0.35) } else { fill };
        let corner = CornerRadius::same(theme.scale.u(4.0) as u8);
        // A press is felt: the mass gives way by a hair.
        let body = if pressed { rect.shrink(theme.scale.u(1.5)) } else { rect };
        painter.rect_filled(body, corner, fill);
        if let Some(line) = line {
            let pen = Stroke::new(theme.scale.u(1.5).max(1.0), line);
            painter.rect_stroke(body, corner, pen, StrokeKind::Inside);
        }
        self.paint_face(ui, theme, body, ink);
        if response.has_focus() {
            focus_ring(ui, theme, rect, on_paper);
        }
    }

    fn paint_face(&self, ui: &Ui, theme: Theme, body: Rect, ink: Color32) {
        let painter = ui.painter();
        let sign = theme.scale.target * 0.42;
        let Some(text) = self.text else {
            if let Some(icon) = self.icon {
                icon.paint(painter, body, sign, ink);
            }
            return;
        };
        let room = body.width() - theme.scale.target * 0.3;
        let room = if self.icon.is_some() { room - sign * 1.6 } else { room };
        let words = label::fitted_title(painter, text, self.font(theme), room, 1, ink);
        let Some(icon) = self.icon else {
            label::place(painter, &words, body.center(), Align2::CENTER_CENTER);
            return;
        };
        let gap = sign * 0.6;
        let whole = sign + gap + words.size().x;
        let left = body.center().x - whole / 2.0;
        let place =
            Rect::from_center_size(pos2(left + sign / 2.0, body.center().y), Vec2::splat(sign));
        icon.paint(painter, place, sign, ink);
        label::place(
            painter,
            &words,
            pos2(left + sign + gap, body.center().y),
            Align2::LEFT_CENTER,
        );
    }
}

/// The ring around what the keyboard holds.
pub fn focus_ring(ui: &Ui, theme: Theme, rect: Rect, on_paper: bool) {
    let t = theme.tokens;
    let color = if on_paper { t.focus_on_panel } else { t.focus };
    let pen = Stroke::new(theme.scale.u(3.0).max(2.0), color);
    let around = rect.expand(theme.scale.u(3.0));
    let painter =
        ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Foreground, ui.scope_id()));
    painter.rect_stroke(around, CornerRadius::same(4), pen, StrokeKind::Outside);
}
