//! "How do we know?": each claim of the scene, who counts, how sure we are, who disagrees; and
//! words explained.
//!
//! Knows no fact itself: it shows what `claims.toml` and `sources.toml` say.

use std::sync::Arc;

use egui::{Align2, Galley, Painter, Pos2, Rect, Role, Sense, Ui, pos2, vec2};

use super::page::{open_page_ui, page_ui};
use crate::content::claim::{Claim, Confidence};
use crate::content::id::{ClaimId, TermId};
use crate::exhibit::Event;
use crate::ui::theme::Face;
use crate::ui::widgets::{Button, Icon, Look, label};
use crate::ui::{Outbox, View};

/// The claims of the scene.
pub fn sources_ui(view: &View<'_>, ui: &mut Ui, touched: Option<&ClaimId>, outbox: &mut Outbox) {
    let Some((chapter, _)) = view.exhibit.scene() else { return };
    let view = &View { theme: view.theme.quiet(chapter.quiet), ..*view };
    let title = view.words.get("sources-title");
    let room = page_ui(view, ui, &title, outbox);
    let Some(panel) = view.exhibit.panel() else { return };
    let claims: Vec<&Claim> =
        panel.claims().into_iter().filter_map(|id| view.reference.claims.get(id)).collect();
    let s = view.theme.scale;
    let gap = s.u(26.0);
    let cards: Vec<Card> = claims
        .iter()
        .enumerate()
        .map(|(i, c)| Card::new(view, ui, i + 1, c, room.width()))
        .collect();
    let heights: Vec<f32> = cards.iter().map(|card| card.height + gap).collect();
    let first = touched.and_then(|id| claims.iter().position(|claim| claim.id == *id));
    let name = format!("sources-{:?}", view.exhibit.screen().locator());
    let shown = open_page_ui(view, ui, &name, &heights, room, first);
    let mut top = room.top();
    for card in &cards[shown] {
        card.paint(
            view,
            ui,
            Rect::from_min_size(pos2(room.left(), top), vec2(room.width(), card.height)),
        );
        top += card.height + gap;
    }
}

/// One claim, laid out: what is said large, its warrant beside it.
struct Card {
    number: Arc<Galley>,
    says: Arc<Galley>,
    warrant: Vec<(Arc<Galley>, Arc<Galley>)>,
    confidence: Confidence,
    sure: Arc<Galley>,
    stacked: bool,
    height: f32,
    spoken: String,
    id: ClaimId,
}

impl Card {
    fn new(view: &View<'_>, ui: &Ui, number: usize, claim: &Claim, width: f32) -> Self {
        let (theme, s, t) = (view.theme, view.theme.scale, view.theme.tokens);
        let painter = ui.painter();
        let locale = view.exhibit.locale();
        let stacked = s.upright || width < s.u(900.0);
        let (left, right) = Self::columns(view, width, stacked);
        let size = s.display(22.0);
        let serif = theme.font(Face::Serif, size);
        let says = claim.says.text(locale);
        let says_set = label::column(painter, says, serif, (size * 1.36).round(), left, t.on_panel);
        let numeral = theme.font(Face::Grotesk, s.display(26.0));
        let sure = view.words.get(confidence_id(claim.confidence));
        let small = s.display(17.0);
        let mut rows = vec![("claim-counts", claim.counts.text(locale).to_owned())];
        let dissent = claim.dissent.as_ref().map(|d| d.text(locale).to_owned());
        rows.extend(dissent.map(|dissent| ("claim-dissent", dissent)));
        rows.push(("claim-sources", sources_line(view, claim)));
        let mut spoken = format!("{says} {}: {sure}.", view.words.get("claim-sure"));
        let warrant: Vec<_> = rows
            .into_iter()
            .map(|(id, text)| {
                let heading = view.words.get(id);
                spoken = format!("{spoken} {heading}: {text}");
                let head = theme.font(Face::SansBold, small);
                let body = theme.font(Face::Sans, small);
                let leading = (small * 1.34).round();
                (
                    label::column(painter, &heading, head, leading, right, t.on_panel_quiet),
                    label::column(painter, &text, body, leading, right, t.on_panel),
                )
            })
            .collect();
        let sure = format!("{}: {sure}", view.words.get("claim-sure"));
        let sure_font = theme.font(Face::SansBold, small);
        let sure_room = left - s.u(86.0);
        let sure =
            label::column(painter, &sure, sure_font, (small * 1.3).round(), sure_room, t.on_panel);
        let mut card = Self {
            number: label::line(painter, &number.to_string(), numeral, t.eyebrow),
            says: says_set,
            warrant,
            confidence: claim.confidence,
            sure,
            stacked,
            height: 0.0,
            spoken,
            id: claim.id.clone(),
        };
        let said = card.says.size().y + s.u(14.0) + card.sure.size().y;
        let backed = card.warrant_height(s.u(8.0));
        let inside = if stacked { said + s.u(14.0) + backed } else { said.max(backed) };
        card.height = inside + s.u(36.0);
        card
    }

    fn columns(view: &View<'_>, width: f32, stacked: bool) -> (f32, f32) {
        let s = view.theme.scale;
        let inner = width - s.u(24.0) * 2.0 - s.u(54.0);
        if stacked { (inner, inner) } else { (inner * 0.52, inner * 0.48 - s.u(40.0)) }
    }

    fn warrant_height(&self, gap: f32) -> f32 {
        self.warrant.iter().map(|(head, body)| head.size().y + body.size().y + gap).sum::<f32>()
            - gap
    }

    fn paint(&self, view: &View<'_>, ui: &mut Ui, rect: Rect) {
        let (s, t) = (view.theme.scale, view.theme.tokens);
        let painter = ui.painter().clone();
        painter.rect_filled(rect, s.u(4.0), t.panel_sunk);
        let edge = Rect::from_min_size(rect.min, vec2(s.u(6.0), rect.height()));
        painter.rect_filled(edge, 0.0, t.structure);
        let inner = rect.shrink2(vec2(s.u(24.0), s.u(18.0)));
        label::place(&painter, &self.number, inner.min, Align2::LEFT_TOP);
        let left = inner.left() + s.u(54.0);
        let said = label::place(&painter, &self.says, pos2(left, inner.top()), Align2::LEFT_TOP);
        let y = said.bottom() + s.u(14.0);
        dots(view, &painter, pos2(left, y + self.sure.size().y / 2.0), self.confidence);
        let sure = label::place(&painter, &self.sure, pos2(left + s.u(86.0), y), Align2::LEFT_TOP);
        let (width, _) = Self::columns(view, rect.width(), self.stacked);
        let mut at = if self.stacked {
            pos2(left, sure.bottom() + s.u(14.0))
        } else {
            pos2(left + width + s.u(40.0), inner.top())
        };
        for (head, body) in &self.warrant {
            let placed = label::place(&painter, head, at, Align2::LEFT_TOP);
            let under = label::place(&painter, body, pos2(at.x, placed.bottom()), Align2::LEFT_TOP);
            at.y = under.bottom() + s.u(8.0);
        }
        label::announce(ui, rect, self.id.as_str(), Role::Label, &self.spoken);
    }
}

/// Three dots, as many filled as we are sure.
fn dots(view: &View<'_>, painter: &Painter, at: Pos2, confidence: Confidence) {
    let (s, t) = (view.theme.scale, view.theme.tokens);
    let filled = match confidence {
        Confidence::High => 3,
        Confidence::Medium => 2,
        Confidence::Low => 1,
        Confidence::Unverified => 0,
    };
    for dot in 0..3 {
        let center = at + vec2(s.u(9.0) + s.u(24.0) * dot as f32, 0.0);
        if dot < filled {
            painter.circle_filled(center, s.u(8.0), t.eyebrow);
        }
        painter.circle_stroke(center, s.u(8.0), egui::Stroke::new(s.u(2.0), t.eyebrow));
    }
}

/// The word for how sure we are.
fn confidence_id(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "confidence-high",
        Confidence::Medium => "confidence-medium",
        Confidence::Low => "confidence-low",
        Confidence::Unverified => "confidence-unverified",
    }
}

/// Titles of the sources with their kind.
fn sources_line(view: &View<'_>, claim: &Claim) -> String {
    let locale = view.exhibit.locale();
    let kinds =
        ["chronicle", "press", "scholarly", "official", "memoir", "reference", "archive", "web"];
    let one = |id| {
        let source = view.reference.sources.get(id)?;
        let kind = kinds.iter().find(|kind| **kind == source.kind).copied().unwrap_or("other");
        let kind = view.words.get(&format!("kind-{kind}"));
        Some(format!("{} ({kind})", source.title.text(locale)))
    };
    claim.sources.iter().filter_map(one).collect::<Vec<_>>().join("; ")
}

/// A word explained, on a card over the scene.
pub(super) fn term_ui(view: &View<'_>, ui: &mut Ui, term: &TermId, outbox: &mut Outbox) {
    let Some(term) = view.reference.terms.get(term) else { return };
    let (theme, s, t) = (view.theme, view.theme.scale, view.theme.tokens);
    let whole = ui.max_rect();
    let locale = view.exhibit.locale();
    // A touch beside the card puts it away.
    let beside = ui.interact(whole, ui.scope_id().with("beside-term"), Sense::click());
    let painter = ui.painter().clone();
    painter.rect_filled(whole, 0.0, crate::ui::widgets::shapes::veil(t.shade, 0.6));
    let width = s.u(620.0).min(whole.width() - s.u(60.0));
    let pad = s.u(36.0);
    let word = theme.font(Face::Grotesk, s.u(42.0));
    let head = label::fitted_title(
        &painter,
        &term.term.text(locale).to_uppercase(),
        word,
        width - 2.0 * pad,
        2,
        t.on_panel,
    );
    let size = s.text(23.0);
    let means = theme.font(Face::Serif, size);
    let body = label::column(
        &painter,
        term.means.text(locale),
        means,
        (size * 1.4).round(),
        width - 2.0 * pad,
        t.on_panel,
    );
    let height = pad + head.size().y + s.u(12.0) + body.size().y + s.u(24.0) + s.target + pad;
    let card = Rect::from_center_size(whole.center(), vec2(width, height));
    painter.rect_filled(card, s.u(4.0), t.panel);
    painter.rect_filled(Rect::from_min_size(card.min, vec2(s.u(9.0), height)), 0.0, t.structure);
    let placed = label::place(&painter, &head, card.min + vec2(pad, pad), Align2::LEFT_TOP);
    let under = pos2(card.left() + pad, placed.bottom() + s.u(12.0));
    let text = label::place(&painter, &body, under, Align2::LEFT_TOP);
    let spoken = format!("{}. {}", term.term.text(locale), term.means.text(locale));
    label::announce(ui, placed.union(text), "term", Role::Label, &spoken);
    let close = view.words.get("close");
    let button = Button::words(&close, Look::Ink).icon(Icon::Close);
    let size = vec2(button.width(ui, theme), s.target);
    let place = Rect::from_min_size(pos2(card.left() + pad, card.bottom() - pad - s.target), size);
    let closed = button.show(ui, theme, place).clicked();
    if closed || beside.clicked() {
        outbox.send(Event::Back);
    }
}
