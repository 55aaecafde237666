//! The panel: the text of a scene set as a book page, the spoken phrase lit, pages that turn with
//! the voice.
//!
//! Knows no sound: the phrase comes from the narration at the view's moment.

use std::ops::Range;
use std::sync::Arc;

use egui::{Align2, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::content::chapter::Chapter;
use crate::content::id::{ClaimId, TermId};
use crate::content::scene::{Panel, Scene};
use crate::exhibit::Event;
use crate::ui::theme::Face;
use crate::ui::typeset::pages::{BETWEEN, balanced};
use crate::ui::typeset::{self, Line, Note, Setting};
use crate::ui::widgets::button::focus_ring;
use crate::ui::widgets::{Button, Icon, Look, label};
use crate::ui::{Outbox, View};

/// Size of the text in design units, at the smallest text size.
const BODY: f32 = 23.0;

/// Leading as a share of the size; even pixels look best.
const LEADING: f32 = 1.42;

/// A line is never longer than so many ems: about 55 characters of the serif (DESIGN.md).
const LONGEST_EMS: f32 = 25.5;

/// A panel in lines and pages.
struct Composed {
    /// Lines with their paragraph, top to bottom.
    lines: Vec<(usize, Line)>,
    /// Lines on each page.
    pages: Vec<Range<usize>>,
    /// Facts in the order of their numbers.
    claims: Vec<ClaimId>,
    setting: Setting,
}

/// The panel of a scene in `rect`.
pub(super) fn panel_ui(
    view: &View<'_>,
    ui: &mut Ui,
    rect: Rect,
    chapter: &Chapter,
    scene: &Scene,
    outbox: &mut Outbox,
) {
    let Some(panel) = scene.panel.get(view.exhibit.locale()) else { return };
    let s = view.theme.scale;
    let margin = vec2(s.u(44.0).min(rect.width() * 0.09), s.u(if s.upright { 34.0 } else { 46.0 }));
    let page = rect.shrink2(margin);
    let head = heading_ui(view, ui, page, chapter, scene);
    let foot_height = s.target;
    let foot = Rect::from_min_max(pos2(page.left(), page.bottom() - foot_height), page.max);
    let text = Rect::from_min_max(
        pos2(page.left(), head.bottom() + s.u(24.0)),
        pos2(page.right(), foot.top() - s.u(18.0)),
    );
    let composed = composed(view, ui, panel, text);
    let shown = shown_page(view, &composed);
    text_ui(view, ui, text, panel, &composed, shown, outbox);
    foot_ui(view, ui, foot, &composed, shown, outbox);
}

/// "Chapter 9 of 13 · scene 2 of 5", and the title.
fn heading_ui(view: &View<'_>, ui: &mut Ui, page: Rect, chapter: &Chapter, scene: &Scene) -> Rect {
    let theme = view.theme;
    let (s, t) = (theme.scale, theme.tokens);
    let publication = view.exhibit.publication();
    let number = publication.position(&chapter.id).unwrap_or(0) + 1;
    let index = chapter.scene_index(&scene.id).unwrap_or(0) + 1;
    let of_chapter =
        view.words.count("chapter-of", &[("n", number), ("all", publication.order.len())]);
    let of_scene = view.words.count("scene-of", &[("n", index), ("all", chapter.scenes.len())]);
    let eyebrow = format!("{of_chapter} · {of_scene}").to_uppercase();
    let painter = ui.painter().clone();
    let font = theme.font(Face::Grotesk, s.display(18.0));
    let small = label::fitted_title(&painter, &eyebrow, font, page.width(), 1, t.eyebrow);
    let first = label::place(&painter, &small, page.min, Align2::LEFT_TOP);
    let title = scene.title.text(view.exhibit.locale());
    let font = theme.font(Face::Grotesk, s.u(50.0));
    let words =
        label::fitted_title(&painter, &title.to_uppercase(), font, page.width(), 2, t.on_panel);
    let under = pos2(page.left(), first.bottom() + s.u(4.0));
    let placed = label::place(&painter, &words, under, Align2::LEFT_TOP);
    let both = first.union(placed);
    let spoken =
        format!("{}. {title}. {of_chapter}, {of_scene}", chapter.title.text(view.exhibit.locale()));
    label::announce(ui, both, "heading", Role::Label, &spoken);
    both
}

/// The panel in lines, made once per text, size and width and then kept.
fn composed(view: &View<'_>, ui: &Ui, panel: &Panel, text: Rect) -> Arc<Composed> {
    let key = Id::unique((
        "panel",
        &panel.spoken_sha256,
        panel.paragraphs.iter().map(|p| p.text.len()).sum::<usize>(),
        view.exhibit.locale().as_str(),
        [text.width(), text.height(), view.theme.scale.text(BODY)].map(f32::to_bits),
        (view.exhibit.preferences().theme.as_str(), ui.ctx().pixels_per_point().to_bits()),
        view.theme.tokens.on_panel_quiet.to_array(),
    ));
    let slot = Id::unique("panel-composed");
    let held = ui.data(|data| data.get_temp::<(Id, Arc<Composed>)>(slot));
    if let Some((held_key, composed)) = held
        && held_key == key
    {
        return composed;
    }
    let composed = Arc::new(compose(view, ui, panel, text));
    ui.data_mut(|data| data.insert_temp(slot, (key, Arc::clone(&composed))));
    composed
}

/// Sizes to try, largest first: a short text fills its page, a long one is not divided lightly.
const FITTING: [f32; 11] = [1.35, 1.3, 1.25, 1.2, 1.15, 1.1, 1.05, 1.0, 0.96, 0.92, 0.88];

fn compose(view: &View<'_>, ui: &Ui, panel: &Panel, text: Rect) -> Composed {
    let wanted = view.theme.scale.text(BODY);
    let least = view.theme.scale.least_text;
    let one_page = FITTING
        .into_iter()
        .filter(|share| wanted * share >= least)
        .map(|share| compose_at(view, ui, panel, text, wanted * share))
        .find(|composed| composed.pages.len() == 1);
    one_page.unwrap_or_else(|| compose_at(view, ui, panel, text, wanted))
}

/// The panel in lines at one size.
fn compose_at(view: &View<'_>, ui: &Ui, panel: &Panel, text: Rect, size: f32) -> Composed {
    let theme = view.theme;
    let leading = (size * LEADING / 2.0).round() * 2.0;
    let setting = Setting {
        font: theme.font(Face::Serif, size),
        leading,
        width: text.width().min(size * LONGEST_EMS),
        locale: view.exhibit.locale(),
        color: theme.tokens.on_panel,
        note_color: theme.tokens.on_panel_quiet,
    };
    let claims: Vec<ClaimId> = panel.claims().into_iter().cloned().collect();
    let number = |claim: &ClaimId| claims.iter().position(|c| c == claim).map_or(0, |i| i + 1);
    let mut lines = Vec::new();
    for (index, paragraph) in panel.paragraphs.iter().enumerate() {
        let notes: Vec<Note> = paragraph
            .claims
            .iter()
            .map(|(at, claim)| Note { at: *at, label: format!("\u{a0}{}", number(claim)) })
            .collect();
        let set = ui.fonts_mut(|fonts| typeset::set(fonts, &paragraph.text, &notes, &setting));
        lines.extend(set.into_iter().map(|line| (index, line)));
    }
    let paragraphs: Vec<usize> = lines.iter().map(|(paragraph, _)| *paragraph).collect();
    let pages = balanced(&paragraphs, leading, text.height());
    Composed { lines, pages, claims, setting }
}

/// The page that holds what is spoken.
fn shown_page(view: &View<'_>, composed: &Composed) -> usize {
    let Some(narration) = view.exhibit.narrator().narration() else { return 0 };
    let begun = narration.phrases().iter().rposition(|p| p.start <= view.position);
    let Some(phrase) = begun.and_then(|i| narration.phrases().get(i)) else { return 0 };
    let line = composed.lines.iter().position(|(paragraph, line)| {
        *paragraph == phrase.paragraph && line.range.end > phrase.text.start
    });
    let line = line.unwrap_or(0);
    composed.pages.iter().position(|page| page.contains(&line)).unwrap_or(0)
}

fn text_ui(
    view: &View<'_>,
    ui: &mut Ui,
    rect: Rect,
    panel: &Panel,
    composed: &Composed,
    shown: usize,
    outbox: &mut Outbox,
) {
    let Some(page) = composed.pages.get(shown) else { return };
    let leading = composed.setting.leading;
    let mut placed: Vec<(usize, Rect, &Line)> = Vec::new();
    let mut y = rect.top();
    for index in page.clone() {
        let (paragraph, line) = &composed.lines[index];
        if placed.last().is_some_and(|(before, ..)| before != paragraph) {
            y += leading * BETWEEN;
        }
        let place =
            Rect::from_min_size(pos2(rect.left(), y), vec2(composed.setting.width, leading));
        placed.push((*paragraph, place, line));
        y += leading;
    }
    light_phrase(view, ui, &placed);
    for (_, place, line) in &placed {
        ui.painter().galley(place.min, Arc::clone(&line.galley), view.theme.tokens.on_panel);
    }
    // Terms lie over their paragraphs, so that a touch on one explains it.
    paragraphs_ui(view, ui, panel, &placed, outbox);
    terms_ui(view, ui, panel, &placed, outbox);
}

/// The spoken phrase stands on hot paper.
fn light_phrase(view: &View<'_>, ui: &Ui, placed: &[(usize, Rect, &Line)]) {
    let Some(narration) = view.exhibit.narrator().narration() else { return };
    let Some(phrase) = narration.phrase_at(view.position) else { return };
    let Some(phrase) = narration.phrases().get(phrase) else { return };
    let s = view.theme.scale;
    for (paragraph, place, line) in placed {
        if *paragraph != phrase.paragraph {
            continue;
        }
        if let Some([from, to]) = line.span_of(&phrase.text) {
            let lit = Rect::from_min_max(
                pos2(place.left() + from - s.u(5.0), place.top()),
                pos2(place.left() + to + s.u(5.0), place.bottom()),
            );
            ui.painter().rect_filled(lit, 0.0, view.theme.tokens.lit);
        }
    }
}

/// Words of the glossary: a dotted line under them, and a target for the finger.
fn terms_ui(
    view: &View<'_>,
    ui: &mut Ui,
    panel: &Panel,
    placed: &[(usize, Rect, &Line)],
    outbox: &mut Outbox,
) {
    for (paragraph, place, line) in placed {
        let Some(text) = panel.paragraphs.get(*paragraph) else { continue };
        for (range, term) in &text.terms {
            let Some([from, to]) = line.span_of(range) else { continue };
            let word = Rect::from_min_max(
                pos2(place.left() + from, place.top()),
                pos2(place.left() + to, place.bottom()),
            );
            term_ui(view, ui, word, term, &text.text[range.clone()], range.start, outbox);
        }
    }
}

fn term_ui(
    view: &View<'_>,
    ui: &mut Ui,
    word: Rect,
    term: &TermId,
    shown: &str,
    place: usize,
    outbox: &mut Outbox,
) {
    let theme = view.theme;
    let response = ui.interact(
        // By less than half a space: two terms may stand side by side.
        word.expand2(vec2(theme.scale.u(2.0), 0.0)),
        ui.scope_id().with(("term", term.as_str(), place, word.top() as i32)),
        Sense::click(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, shown));
    let pen = Stroke::new(theme.scale.u(1.6).max(1.0), theme.tokens.eyebrow);
    let y = word.bottom() - word.height() * 0.13;
    let painter = ui.painter();
    painter.extend(egui::Shape::dashed_line(
        &[pos2(word.left(), y), pos2(word.right(), y)],
        pen,
        theme.scale.u(3.0),
        theme.scale.u(3.0),
    ));
    if response.has_focus() {
        focus_ring(ui, theme, word, true);
    }
    if response.clicked() {
        outbox.send(Event::OpenTerm(term.clone()));
    }
}

/// Each paragraph names itself to the screen reader; a touch on a phrase speaks it.
fn paragraphs_ui(
    view: &View<'_>,
    ui: &mut Ui,
    panel: &Panel,
    placed: &[(usize, Rect, &Line)],
    outbox: &mut Outbox,
) {
    for lines in placed.chunk_by(|a, b| a.0 == b.0) {
        let number = lines[0].0;
        let area = lines.iter().map(|(_, place, _)| *place).reduce(Rect::union);
        let (Some(area), Some(text)) = (area, panel.paragraphs.get(number)) else { continue };
        let response = ui.interact(area, ui.scope_id().with(("paragraph", number)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text.text));
        if response.has_focus() {
            focus_ring(ui, view.theme, area, true);
        }
        if response.clicked() {
            let phrase = phrase_under(view, number, lines, response.interact_pointer_pos());
            outbox.extend(phrase.map(Event::SeekPhrase));
        }
    }
}

/// The phrase under a finger; without a finger the first of the paragraph.
fn phrase_under(
    view: &View<'_>,
    number: usize,
    lines: &[(usize, Rect, &Line)],
    finger: Option<egui::Pos2>,
) -> Option<usize> {
    let phrases = view.exhibit.narrator().narration()?.phrases();
    let touched = finger.and_then(|tap| {
        let (_, place, line) = lines.iter().find(|(_, place, _)| place.contains(tap))?;
        let byte = line.byte_at(tap.x - place.left());
        phrases.iter().position(|p| p.paragraph == number && p.text.contains(&byte))
    });
    touched.or_else(|| phrases.iter().position(|p| p.paragraph == number))
}

/// "How do we know?" with how many facts stand behind the scene, and the pages.
fn foot_ui(
    view: &View<'_>,
    ui: &mut Ui,
    rect: Rect,
    composed: &Composed,
    shown: usize,
    outbox: &mut Outbox,
) {
    let theme = view.theme;
    let s = theme.scale;
    let pages = composed.pages.len();
    let pager = if pages > 1 { s.target * 2.0 + s.u(70.0) } else { 0.0 };
    if !composed.claims.is_empty() {
        let words = view.words.get("how-do-we-know");
        let button = Button::words(&words, Look::Ink);
        let width = button.width(ui, theme).min(rect.width() - pager - s.u(10.0));
        let place = Rect::from_min_size(rect.min, vec2(width, s.target));
        if button.show(ui, theme, place).clicked() {
            outbox.send(Event::OpenSources(None));
        }
        let room = Rect::from_min_max(
            pos2(place.right() + s.u(10.0), rect.top()),
            pos2(rect.right() - pager, rect.bottom()),
        );
        facts_ui(view, ui, room, composed, outbox);
    }
    if pages > 1 {
        pager_ui(view, ui, rect, composed, shown, outbox);
    }
}

/// The numbers that stand in the text, each a touch away from its claim; as many as fit.
fn facts_ui(view: &View<'_>, ui: &mut Ui, room: Rect, composed: &Composed, outbox: &mut Outbox) {
    let s = view.theme.scale;
    let gap = s.u(8.0);
    let fit = ((room.width() + gap) / (s.target + gap)).max(0.0) as usize;
    // Half a row of numbers would hide that there are more: then the button alone leads there.
    if composed.claims.len() > fit {
        return;
    }
    let mut x = room.left();
    for (index, claim) in composed.claims.iter().enumerate() {
        let number = (index + 1).to_string();
        let name = view.words.say("fact-number", &[("id", claim.as_str())]);
        let button = Button::words(&number, Look::PaperOutline)
            .named(&name)
            .keyed(claim.as_str())
            .face(Face::Serif, 19.0);
        let place = Rect::from_min_size(pos2(x, room.top()), vec2(s.target, s.target));
        x = place.right() + gap;
        if button.show(ui, view.theme, place).clicked() {
            outbox.send(Event::OpenSources(Some(claim.clone())));
        }
    }
}

fn pager_ui(
    view: &View<'_>,
    ui: &mut Ui,
    rect: Rect,
    composed: &Composed,
    shown: usize,
    outbox: &mut Outbox,
) {
    let theme = view.theme;
    let s = theme.scale;
    let pages = composed.pages.len();
    let square = vec2(s.target, s.target);
    let next = Rect::from_min_size(pos2(rect.right() - s.target, rect.top()), square);
    let number = format!("{}/{}", shown + 1, pages);
    let font = theme.font(Face::Sans, s.display(18.0));
    let words = label::line(ui.painter(), &number, font, theme.tokens.on_panel_quiet);
    let middle = pos2(next.left() - s.u(31.0), rect.top() + s.target / 2.0);
    let placed = label::place(&ui.painter().clone(), &words, middle, Align2::CENTER_CENTER);
    let spoken = view.words.count("panel-page", &[("n", shown + 1), ("all", pages)]);
    label::announce(ui, placed, "pages", Role::Label, &spoken);
    let back = Rect::from_min_size(pos2(next.left() - s.u(62.0) - s.target, rect.top()), square);
    let (next_name, back_name) = (view.words.get("next-page"), view.words.get("previous-page"));
    let onward = Button::sign(Icon::Next, &next_name, Look::Paper).enabled(shown + 1 < pages);
    if onward.show(ui, theme, next).clicked() {
        turn(view, composed, shown + 1, outbox);
    }
    let backward = Button::sign(Icon::Previous, &back_name, Look::Paper).enabled(shown > 0);
    if backward.show(ui, theme, back).clicked() {
        turn(view, composed, shown - 1, outbox);
    }
}

/// The voice goes to the first phrase that begins on a page; the page follows it.
fn turn(view: &View<'_>, composed: &Composed, page: usize, outbox: &mut Outbox) {
    let Some(narration) = view.exhibit.narrator().narration() else { return };
    let Some((paragraph, line)) =
        composed.pages.get(page).and_then(|p| composed.lines.get(p.start))
    else {
        return;
    };
    let first = narration
        .phrases()
        .iter()
        .position(|phrase| (phrase.paragraph, phrase.text.start) >= (*paragraph, line.range.start));
    if let Some(phrase) = first {
        outbox.send(Event::SeekPhrase(phrase));
    }
}
