//! The note beside a drawing: `assets/drawings/<id>.toml` and the like for posters.
//!
//! Knows no line of the drawing itself: `media` judges that.

use super::table::{Sheet, Table, near_miss};
use super::value::Words;
use super::words_of;
use crate::content::drawing::{CameraPath, DrawingNote, Moving, Part, Side, Tone};
use crate::content::id::{ClaimId, DrawingId, MarkId};
use crate::content::locale::Locale;
use crate::content::text::{Placed, TextFile};
use crate::finding::{Code, Finding, Place};

/// The kinds of moving parts, as authors name them.
const KINDS: [&str; 5] = ["sparks", "smoke", "snow", "pulse", "heat"];

/// A drawing's note as written.
#[derive(Clone, Debug)]
pub struct NoteFile {
    title: Option<Placed<Words>>,
    /// `shows`.
    pub shows: Option<Placed<Words>>,
    /// `facts`.
    pub facts: Vec<Placed<ClaimId>>,
    focus: Option<[f32; 2]>,
    camera: Option<CameraPath>,
    moving: Vec<Moving>,
    /// `[parts.<id>]`, with the place of each name.
    pub parts: Vec<(Place, MarkId, Option<Part>)>,
    /// `blur`: why this drawing may blur.
    pub blur: Option<Placed<String>>,
}

impl NoteFile {
    /// Reads a note.
    pub fn read(text: &TextFile, languages: &[Locale]) -> (Self, Vec<Finding>) {
        Sheet::read(text, languages, |table| {
            let facts: Option<Placed<Vec<Placed<String>>>> = table.optional("facts");
            let facts = facts.map(|facts| facts.value).unwrap_or_default();
            let _: (Option<Placed<String>>, Option<Placed<String>>) =
                (table.optional("checked"), table.optional("assumed"));
            Self {
                title: table.required("title"),
                shows: table.required("shows"),
                facts: facts.into_iter().map(|fact| fact.map(ClaimId::from)).collect(),
                focus: table.optional("focus").map(|focus| focus.value),
                camera: table.tables("camera", camera).pop().flatten(),
                moving: table.tables("moving", moving).into_iter().flatten().collect(),
                parts: table.tables("parts", parts).pop().unwrap_or_default(),
                blur: table.optional("blur"),
            }
        })
    }

    /// The note of a drawing; what could not be read is left out.
    pub fn convert(self, id: DrawingId) -> DrawingNote {
        DrawingNote {
            id: Some(id),
            title: words_of(self.title),
            shows: words_of(self.shows),
            facts: self.facts.into_iter().map(|fact| fact.value).collect(),
            focus: self.focus,
            camera: self.camera,
            moving: self.moving,
            parts: self.parts.into_iter().filter_map(|(_, id, part)| Some((id, part?))).collect(),
        }
    }
}

fn camera(table: &Table<'_>) -> Option<CameraPath> {
    let from: Option<Placed<[f32; 4]>> = table.required("from");
    let to: Option<Placed<[f32; 4]>> = table.required("to");
    Some(CameraPath { from: from?.value, to: to?.value })
}

fn parts(table: &Table<'_>) -> Vec<(Place, MarkId, Option<Part>)> {
    super::reference::named(table, |name, place, table| {
        let label: Option<Placed<Words>> = table.required("label");
        let at: Option<Placed<[f32; 2]>> = table.required("at");
        let side = side(table);
        let part = || {
            // A point on a drawing is a few thousand units at most.
            #[expect(clippy::cast_possible_truncation, reason = "saturates, and is not near it")]
            let at = at?.value.map(|unit| unit.round() as i32);
            Some(Part { label: label?.value, at, side: side? })
        };
        (place, MarkId::from(name), part())
    })
}

fn side(table: &Table<'_>) -> Option<Side> {
    word(table, "side", &["left", "right", "above", "below"]).map(|side| match side {
        0 => Side::Left,
        1 => Side::Right,
        2 => Side::Above,
        _ => Side::Below,
    })
}

/// The index of a required word in a closed list.
fn word(table: &Table<'_>, key: &'static str, words: &[&'static str]) -> Option<usize> {
    let written: Placed<String> = table.required(key)?;
    let index = words.iter().position(|word| *word == written.value);
    if index.is_none() {
        let near = near_miss(&written.value, words.iter().copied());
        let message = if near.is_some() { "unknown-word-near" } else { "unknown-word" };
        let finding = Finding::new(Code::UnknownId, written.place, message);
        let finding = finding.with("word", written.value).with("words", words.join(", "));
        table.sheet.push(finding.with("near", near.unwrap_or_default()));
    }
    index
}

fn moving(table: &Table<'_>) -> Option<Moving> {
    let number = |key| table.required(key).map(|n: Placed<f32>| n.value);
    let point = |key| table.required(key).map(|p: Placed<[f32; 2]>| p.value);
    let area = |key| table.required(key).map(|a: Placed<[f32; 4]>| a.value);
    match word(table, "kind", &KINDS) {
        Some(0) => sparks(point, number),
        Some(1) => smoke(table, point, number),
        Some(2) => {
            let (area, rate) = (area("area"), number("rate"));
            let (wind, fall) = (number("wind"), number("fall"));
            Some(Moving::Snow { area: area?, rate: rate?, wind: wind?, fall: fall? })
        }
        Some(3) => {
            let (at, radius) = (point("at"), number("radius"));
            let (period_secs, strength) = (number("period_secs"), number("strength"));
            Some(Moving::Pulse {
                at: at?,
                radius: radius?,
                period_secs: period_secs?,
                strength: strength?,
            })
        }
        Some(_) => {
            let (area, rate) = (area("area"), number("rate"));
            Some(Moving::Heat { area: area?, rate: rate? })
        }
        None => {
            // Its keys depend on a kind that nobody knows.
            table.accept_names();
            None
        }
    }
}

fn sparks(
    point: impl Fn(&'static str) -> Option<[f32; 2]>,
    number: impl Fn(&'static str) -> Option<f32>,
) -> Option<Moving> {
    let at = point("at");
    let (direction_deg, spread_deg) = (number("direction_deg"), number("spread_deg"));
    let (speed, rate) = (number("speed"), number("rate"));
    let (life_secs, gravity) = (number("life_secs"), number("gravity"));
    Some(Moving::Sparks {
        at: at?,
        direction_deg: direction_deg?,
        spread_deg: spread_deg?,
        speed: speed?,
        rate: rate?,
        life_secs: life_secs?,
        gravity: gravity?,
    })
}

fn smoke(
    table: &Table<'_>,
    point: impl Fn(&'static str) -> Option<[f32; 2]>,
    number: impl Fn(&'static str) -> Option<f32>,
) -> Option<Moving> {
    let (at, drift) = (point("at"), point("drift"));
    let (size, grows, rate) = (number("size"), number("grows"), number("rate"));
    let (life_secs, opacity) = (number("life_secs"), number("opacity"));
    let tone = word(table, "tone", &["light", "dark", "warm"]).map(|tone| match tone {
        0 => Tone::Light,
        1 => Tone::Dark,
        _ => Tone::Warm,
    });
    Some(Moving::Smoke {
        at: at?,
        drift: drift?,
        size: size?,
        grows: grows?,
        rate: rate?,
        life_secs: life_secs?,
        tone: tone?,
        opacity: opacity?,
    })
}
