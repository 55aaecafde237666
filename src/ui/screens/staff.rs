//! The staff page: every finding in full, for whoever looks after the exhibit.
//!
//! Knows no visitor: nobody meets this page by chance.

use egui::{Align2, Role, Ui, pos2};

use super::page::{open_page_ui, page_ui};
use crate::finding::{Code, Finding};
use crate::ui::theme::Face;
use crate::ui::widgets::label;
use crate::ui::{Outbox, View};

/// Every finding.
pub fn staff_ui(view: &View<'_>, ui: &mut Ui, outbox: &mut Outbox) {
    let title = view.words.get("staff-title");
    let room = page_ui(view, ui, &title, outbox);
    let (theme, s, t) = (view.theme, view.theme.scale, view.theme.tokens);
    let painter = ui.painter().clone();
    let broken = view.exhibit.publication().is_broken();
    let count = if broken {
        format!("{}. {}", view.words.get("staff-broken"), view.words.get("staff-broken-hint"))
    } else if view.findings.is_empty() {
        view.words.get("staff-clean")
    } else {
        view.words.count("staff-count", &[("n", view.findings.len())])
    };
    let size = s.display(24.0);
    let head = theme.font(Face::Serif, size);
    let words =
        label::column(&painter, &count, head, (size * 1.3).round(), room.width(), t.on_panel);
    let placed = label::place(&painter, &words, room.min, Align2::LEFT_TOP);
    label::announce(ui, placed, "staff-count", Role::Label, &count);
    let mut list = room;
    list.min.y = placed.bottom() + s.u(20.0);
    let language = view.exhibit.locale();
    let small = s.display(17.0);
    let leading = (small * 1.36).round();
    let rows: Vec<_> = view
        .findings
        .iter()
        .map(|finding| {
            let line = sentence(finding, language.as_str());
            let hint = finding.hint(language.as_str());
            let bold = theme.font(Face::SansBold, small);
            let plain = theme.font(Face::Sans, small);
            (
                format!("{line} {hint}"),
                label::column(&painter, &line, bold, leading, list.width(), t.on_panel),
                label::column(&painter, &hint, plain, leading, list.width(), t.on_panel_quiet),
            )
        })
        .collect();
    let gap = s.u(14.0);
    let heights: Vec<f32> = rows.iter().map(|(_, a, b)| a.size().y + b.size().y + gap).collect();
    let shown = open_page_ui(view, ui, "staff", &heights, list, None);
    let mut y = list.top();
    for (index, (spoken, line, hint)) in rows.iter().enumerate().filter(|(i, _)| shown.contains(i))
    {
        let first = label::place(&painter, line, pos2(list.left(), y), Align2::LEFT_TOP);
        let second = label::place(&painter, hint, first.left_bottom(), Align2::LEFT_TOP);
        let name = format!("finding-{index}");
        label::announce(ui, first.union(second), &name, Role::Label, spoken);
        y += heights[index];
    }
}

/// A finding as `check` prints it.
fn sentence(finding: &Finding, language: &str) -> String {
    let place = &finding.place;
    let code: Code = finding.code;
    format!(
        "{}:{}:{}: {}[{}]: {}",
        place.file,
        place.line,
        place.column,
        finding.severity().as_str(),
        code.as_str(),
        finding.message(language)
    )
}
