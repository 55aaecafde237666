//! How much a drawing asks of the machine that paints it.
//!
//! Counts; measures no time, so that every machine judges alike.

use std::collections::BTreeMap;

use resvg::usvg::roxmltree::{Node, NodeId};

use super::{DEEPEST, Judge, MOST_NODES, Permits, drawn};
use crate::finding::Code;

/// Elements that are painted, repetitions counted: ours need two thousand, four times that still
/// paints a full sheet within the time a page turn prepares.
const DEAR_NODES: u32 = 8_000;
/// Bytes of source: ours need a quarter of that.
const DEAR_BYTES: usize = 1 << 20;

pub(super) fn judge(judge: &mut Judge<'_>, source: &str, permits: Permits) {
    let root = judge.document.root_element();
    let depth = depth(root);
    if depth > DEEPEST {
        let finding = judge.finding(root, Code::DrawingBroken, "drawing-deep");
        judge.findings.push(finding.with("most", DEEPEST as usize));
        return;
    }
    let by_id: BTreeMap<&str, NodeId> =
        root.descendants().filter_map(|node| Some((node.attribute("id")?, node.id()))).collect();
    let count = drawn(root, &by_id, &mut BTreeMap::new(), 0);
    if count > MOST_NODES {
        let finding = judge.finding(root, Code::DrawingBroken, "drawing-huge");
        judge.findings.push(finding.with("most", MOST_NODES as usize));
    } else if count > DEAR_NODES {
        let finding = judge.finding(root, Code::DrawingCost, "drawing-dear-nodes");
        let finding = finding.with("nodes", count as usize);
        judge.findings.push(finding.with("most", DEAR_NODES as usize));
    }
    if source.len() > DEAR_BYTES {
        let finding = judge.finding(root, Code::DrawingCost, "drawing-dear-bytes");
        judge.findings.push(finding.with("most", DEAR_BYTES / 1024));
    }
    for node in root.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        let is_dear = matches!(name, "mask" | "pattern") || (name == "filter" && !permits.blur);
        if is_dear {
            judge.tell(node, Code::DrawingCost, "drawing-dear-element");
        }
    }
}

/// Levels of nesting, counted without recursion.
fn depth(root: Node<'_, '_>) -> u32 {
    let mut deepest = 0;
    let mut levels: BTreeMap<usize, u32> = BTreeMap::new();
    for node in root.descendants().filter(Node::is_element) {
        let above = node.parent().and_then(|parent| levels.get(&parent.id().get_usize())).copied();
        let level = above.map_or(1, |above| above + 1);
        levels.insert(node.id().get_usize(), level);
        deepest = deepest.max(level);
    }
    deepest
}
