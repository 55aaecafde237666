//! Whether a drawing is one of ours: layers, plain shapes, nothing that runs, links or is read.
//!
//! Judges the source and builds the tree once to see that it can be drawn; paints no pixel. Knows
//! no scene: which parts a text names is `content`'s matter.

use std::collections::BTreeMap;

use resvg::usvg::roxmltree::{Document, Node, NodeId, ParsingOptions};
use resvg::usvg::{Options, Tree};

use crate::finding::{Arg, Code, Finding, Place};

mod cost;

/// Layers of a drawing, from the far plane to the light.
pub const LAYERS: [&str; 4] = ["back", "middle", "front", "glow"];
/// Most nodes of the source, and of the source with every repetition written out.
pub const MOST_NODES: u32 = 100_000;
/// Deepest nesting: beyond it renderers run out of stack.
pub const DEEPEST: u32 = 128;
/// Every drawing has the same sheet, so that cameras and parts agree.
const VIEW_BOX: [f32; 4] = [0.0, 0.0, 1920.0, 1200.0];

/// What the author of a drawing said about it in its note.
#[derive(Clone, Copy, Debug, Default)]
pub struct Permits {
    /// The note says why something is blurred.
    pub blur: bool,
}

/// Every fault of a drawing's source.
pub fn judge(file: &str, source: &str, permits: Permits) -> Vec<Finding> {
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(source, options) {
        Ok(document) => document,
        Err(error) => {
            let at = error.pos();
            let place = Place { file: file.into(), line: at.row, column: at.col };
            let finding = Finding::new(Code::DrawingBroken, place, "drawing-unreadable");
            return vec![finding.with("reason", error.to_string())];
        }
    };
    let mut judge = Judge { file, document: &document, findings: Vec::new() };
    judge.root();
    judge.layers();
    for node in document.descendants().filter(Node::is_element) {
        judge.element(&node);
        judge.attributes(&node);
    }
    cost::judge(&mut judge, source, permits);
    let broken = judge.findings.iter().any(|f| f.code == Code::DrawingBroken);
    // Building a tree of something too deep or too large is what the limits are against.
    if !broken && let Err(error) = Tree::from_xmltree(&document, &Options::default()) {
        let finding =
            judge.finding(document.root_element(), Code::DrawingBroken, "drawing-unreadable");
        judge.findings.push(finding.with("reason", error.to_string()));
    }
    judge.findings
}

struct Judge<'a> {
    file: &'a str,
    document: &'a Document<'a>,
    findings: Vec<Finding>,
}

impl Judge<'_> {
    fn place(&self, byte: usize) -> Place {
        let at = self.document.text_pos_at(byte);
        Place { file: self.file.into(), line: at.row, column: at.col }
    }

    fn finding(&self, node: Node<'_, '_>, code: Code, message: &'static str) -> Finding {
        Finding::new(code, self.place(node.range().start), message)
    }

    fn tell(&mut self, node: Node<'_, '_>, code: Code, message: &'static str) {
        let finding = self.finding(node, code, message);
        self.findings.push(finding.with("element", node.tag_name().name()));
    }

    /// The root must be a sheet of our size.
    fn root(&mut self) {
        let root = self.document.root_element();
        if root.tag_name().name() != "svg" {
            return self.tell(root, Code::DrawingBroken, "drawing-no-svg");
        }
        let numbers: Vec<f32> = root
            .attribute("viewBox")
            .unwrap_or_default()
            .split([' ', ','])
            .filter(|part| !part.is_empty())
            .filter_map(|part| part.parse().ok())
            .collect();
        if numbers != VIEW_BOX {
            self.tell(root, Code::DrawingBroken, "drawing-view-box");
        }
    }

    /// Top groups are the layers, each once, in their order.
    fn layers(&mut self) {
        let mut last = None;
        let root = self.document.root_element();
        for node in root.children().filter(Node::is_element) {
            let name = node.tag_name().name();
            if matches!(name, "defs" | "title" | "desc" | "metadata") {
                continue;
            }
            // These have codes of their own, wherever they stand.
            if matches!(name, "script" | "text" | "a" | "image" | "style") {
                continue;
            }
            let id = node.attribute("id").unwrap_or_default();
            let Some(layer) = LAYERS.iter().position(|layer| name == "g" && *layer == id) else {
                let finding = self.finding(node, Code::DrawingLayers, "drawing-not-a-layer");
                self.findings.push(finding.with("id", if id.is_empty() { name } else { id }));
                continue;
            };
            if last.is_some_and(|last| layer <= last) {
                let finding = self.finding(node, Code::DrawingLayers, "drawing-layer-order");
                self.findings.push(finding.with("id", id));
            }
            last = last.max(Some(layer));
        }
        if last.is_none() {
            self.tell(root, Code::DrawingLayers, "drawing-no-layer");
        }
    }

    fn element(&mut self, node: &Node<'_, '_>) {
        match node.tag_name().name() {
            "script" => self.tell(*node, Code::DrawingScript, "drawing-script"),
            "text" => self.tell(*node, Code::DrawingText, "drawing-text"),
            "a" => self.tell(*node, Code::DrawingLink, "drawing-link-element"),
            "image" | "feImage" => self.tell(*node, Code::DrawingLink, "drawing-raster"),
            "foreignObject" | "iframe" | "animate" | "animateTransform" | "animateMotion"
            | "set" => {
                self.tell(*node, Code::DrawingBroken, "drawing-foreign");
            }
            "style" if node.text().is_some_and(reaches_outside) => {
                let finding = self.finding(*node, Code::DrawingLink, "drawing-link");
                self.findings.push(finding.with("value", shortened(node.text().unwrap_or(""))));
            }
            _ => {}
        }
    }

    fn attributes(&mut self, node: &Node<'_, '_>) {
        // A picture is told as one, wherever it comes from.
        let is_told = matches!(node.tag_name().name(), "image" | "feImage" | "a");
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value().trim());
            let handles = name.len() > 2 && name.starts_with("on");
            let code = if handles || is_script(value) {
                Code::DrawingScript
            } else if !is_told
                && ((name == "href" && !value.starts_with('#')) || reaches_outside(value))
            {
                Code::DrawingLink
            } else {
                continue;
            };
            let script = code == Code::DrawingScript;
            let message = if script { "drawing-script-attribute" } else { "drawing-link" };
            let place = self.place(attribute.range().start);
            let finding = Finding::new(code, place, message).with("attribute", name);
            self.findings.push(finding.with("value", shortened(value)));
        }
    }
}

fn is_script(value: &str) -> bool {
    value.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("javascript:"))
}

/// `url(…)` and `@import` of anything but a part of the same drawing.
fn reaches_outside(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    lower.contains("@import")
        || lower.match_indices("url(").any(|(at, open)| {
            let target = lower[at + open.len()..].trim_start_matches([' ', '"', '\'']);
            !target.starts_with('#')
        })
}

/// Enough of a value to find it again.
fn shortened(value: &str) -> Arg {
    const ENOUGH: usize = 60;
    Arg::Text(value.chars().take(ENOUGH).collect())
}

/// How many elements a subtree draws once every `use` is written out; saturates.
fn drawn(
    node: Node<'_, '_>,
    by_id: &BTreeMap<&str, NodeId>,
    counted: &mut BTreeMap<usize, u32>,
    depth: u32,
) -> u32 {
    if depth > DEEPEST {
        return MOST_NODES + 1;
    }
    if let Some(count) = counted.get(&node.id().get_usize()) {
        return *count;
    }
    // A drawing that repeats itself inside itself would never end.
    counted.insert(node.id().get_usize(), MOST_NODES + 1);
    let mut count = 1_u32;
    for child in node.children().filter(Node::is_element) {
        count = count.saturating_add(drawn(child, by_id, counted, depth + 1));
    }
    if node.tag_name().name() == "use" {
        let target = node.attributes().find(|a| a.name() == "href").map(|a| a.value());
        let target = target.and_then(|href| by_id.get(href.trim().strip_prefix('#')?));
        if let Some(target) = target.and_then(|id| node.document().get_node(*id)) {
            count = count.saturating_add(drawn(target, by_id, counted, depth + 1));
        }
    }
    counted.insert(node.id().get_usize(), count);
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1920 1200">"#;

    fn codes(inside: &str) -> Vec<&'static str> {
        let source = format!("{SHEET}{inside}</svg>");
        judge("a.svg", &source, Permits::default()).iter().map(|f| f.code.as_str()).collect()
    }

    #[test]
    fn each_fault_of_a_drawing_gives_its_code() {
        let table: &[(&str, &[&str])] = &[
            (r#"<g id="back"><path d="M0 0h9v9z"/></g><g id="glow"/>"#, &[]),
            (r#"<g id="front"/><g id="back"/>"#, &["drawing-layers"]),
            (r#"<g id="back"/><g id="sky"/>"#, &["drawing-layers"]),
            (r"<defs/>", &["drawing-layers"]),
            (r#"<g id="back"><script>x()</script></g>"#, &["drawing-script"]),
            (r#"<script>x()</script><g id="back"/>"#, &["drawing-script"]),
            (r#"<g id="back" onload="x()"/>"#, &["drawing-script"]),
            (r#"<g id="back"><text x="1">Сталь</text></g>"#, &["drawing-text"]),
            (r#"<g id="back"><use href="other.svg#a"/></g>"#, &["drawing-link"]),
            (r#"<g id="back"><path d="M0 0h9v9z" fill="url(http://a/b)"/></g>"#, &["drawing-link"]),
            (r#"<g id="back"><a href="http://a"><path d="M0 0h9"/></a></g>"#, &["drawing-link"]),
            (r#"<g id="back"><image href="data:image/png;base64,AA"/></g>"#, &["drawing-link"]),
            (r#"<g id="back"><g></g>"#, &["drawing-broken"]),
            (
                r##"<defs><g id="a"><use href="#a"/></g></defs><g id="back"><use href="#a"/></g>"##,
                &["drawing-broken"],
            ),
            (
                r#"<defs><filter id="b"><feGaussianBlur stdDeviation="4"/></filter></defs><g id="back" filter="url(#b)"/>"#,
                &["drawing-cost"],
            ),
        ];
        for (inside, expected) in table {
            assert_eq!(codes(inside), *expected, "{inside}");
        }
    }

    #[test]
    fn nests_and_bombs_are_refused_and_not_drawn() {
        let deep = format!(r#"<g id="back">{}{}</g>"#, "<g>".repeat(200), "</g>".repeat(200));
        assert_eq!(codes(&deep), ["drawing-broken"]);
        let mut bomb = String::from(r#"<defs><path id="a0" d="M0 0h9"/>"#);
        for level in 1..9 {
            let uses = format!("<use href=\"#a{}\"/>", level - 1).repeat(9);
            let group = format!("<g id=\"a{level}\">{uses}</g>");
            bomb.push_str(&group);
        }
        bomb.push_str("</defs><g id=\"back\"><use href=\"#a8\"/></g>");
        assert_eq!(codes(&bomb), ["drawing-broken"]);
    }
}
