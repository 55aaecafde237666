//! `chapter.toml`: years, poster, and the scenes in their order.
//!
//! Does not know the texts, nor whether a drawing exists.

use super::table::{Sheet, Table, near_miss};
use super::value::{Name, Words};
use super::words_of;
use crate::content::chapter::Years;
use crate::content::id::{ClaimId, DrawingId, MarkId, PhotoId, PlaceId, SceneId};
use crate::content::locale::Locale;
use crate::content::scene::{PosterStage, Quotation, Stage};
use crate::content::text::{Placed, TextFile};
use crate::finding::{Arg, Code, Finding, Place};

/// The kinds of stage, as authors name them.
const STAGES: [&str; 9] = [
    "drawing",
    "diagram",
    "photograph",
    "compare",
    "map",
    "chart",
    "document",
    "quotation",
    "activity",
];

/// `chapter.toml` as written.
#[derive(Clone, Debug)]
pub struct ChapterFile {
    /// `years`.
    pub years: Option<Years>,
    /// `poster`.
    pub poster: Option<Placed<DrawingId>>,
    /// `quiet`.
    pub quiet: bool,
    /// `[[scene]]`, those that have a name of their own.
    pub scenes: Vec<SceneFile>,
}

/// One `[[scene]]` as written.
#[derive(Clone, Debug)]
pub struct SceneFile {
    /// Where its table begins.
    pub place: Place,
    /// `id`.
    pub id: Option<Placed<SceneId>>,
    /// `stage`, one of the kinds.
    pub stage: Option<Placed<String>>,
    /// `drawing`.
    pub drawing: Option<Placed<DrawingId>>,
    /// `drawings`, of a compare stage.
    pub drawings: Vec<Placed<DrawingId>>,
    /// `data`, of a chart stage: a file of `data/` without its ending.
    pub data: Option<Placed<String>>,
    /// `places`, of a map stage.
    pub places: Vec<Placed<PlaceId>>,
    /// `marks`.
    pub marks: Vec<Placed<MarkId>>,
    /// `photo`.
    pub photo: Option<Placed<PhotoId>>,
    /// `[scene.quotation]`.
    pub quotation: Option<QuotationFile>,
}

/// `[scene.quotation]` as written.
#[derive(Clone, Debug)]
pub struct QuotationFile {
    /// `text`.
    pub text: Option<Placed<Words>>,
    /// `who`.
    pub who: Option<Placed<Words>>,
    /// `year`.
    pub year: Option<i32>,
    /// `fact`.
    pub fact: Option<Placed<ClaimId>>,
}

impl ChapterFile {
    /// Reads the file.
    pub fn read(text: &TextFile, languages: &[Locale]) -> (Self, Vec<Finding>) {
        Sheet::read(text, languages, |table| {
            let years = years(table);
            let poster = id(table.optional::<Name>("poster"));
            let quiet = table.optional("quiet").is_some_and(|quiet: Placed<bool>| quiet.value);
            let scenes = table.tables("scene", SceneFile::from_table);
            if !table.has("scene") {
                let finding = Finding::new(Code::MissingKey, table.place(), "missing-key");
                table.sheet.push(finding.with("key", "[[scene]]"));
            }
            Self { years, poster, quiet, scenes: unique(table, scenes) }
        })
    }
}

impl SceneFile {
    fn from_table(table: &Table<'_>) -> Self {
        let stage = stage(table);
        let kind = stage.as_ref().map(|s| s.value.as_str());
        let needs_drawing = matches!(kind, Some("drawing" | "diagram"));
        let drawing = if needs_drawing {
            table.required::<Name>("drawing")
        } else {
            table.optional::<Name>("drawing")
        };
        if kind == Some("quotation") && !table.has("quotation") {
            let finding = Finding::new(Code::MissingKey, table.place(), "missing-key");
            table.sheet.push(finding.with("key", "[scene.quotation]"));
        }
        Self {
            place: table.place(),
            id: id(table.required::<Name>("id")),
            stage,
            drawing: id(drawing),
            drawings: ids::<Name, _>(table, "drawings"),
            data: table.optional("data"),
            places: ids::<String, _>(table, "places"),
            marks: ids::<String, _>(table, "marks"),
            photo: table.optional::<String>("photo").map(|p| p.map(PhotoId::from)),
            quotation: table.tables("quotation", QuotationFile::from_table).pop(),
        }
    }

    /// Whether this is the scene's name.
    pub fn is_named(&self, id: &str) -> bool {
        self.id.as_ref().is_some_and(|own| own.value.as_str() == id)
    }

    /// The stage; none when its kind is unknown or what it needs is not there.
    pub fn convert_stage(&self) -> Option<Stage> {
        let drawing = || self.drawing.as_ref().map(|d| d.value.clone());
        Some(match self.stage.as_ref()?.value.as_str() {
            "drawing" => Stage::Drawing(drawing()?),
            "diagram" => Stage::Diagram(drawing()?),
            "quotation" => Stage::Quotation(self.quotation.as_ref()?.convert()?),
            "photograph" => Stage::Poster(PosterStage::Photograph),
            "compare" => Stage::Poster(PosterStage::Compare),
            "map" => Stage::Poster(PosterStage::Map),
            "chart" => Stage::Poster(PosterStage::Chart),
            "document" => Stage::Poster(PosterStage::Document),
            "activity" => Stage::Poster(PosterStage::Activity),
            _ => return None,
        })
    }
}

impl QuotationFile {
    fn from_table(table: &Table<'_>) -> Self {
        Self {
            text: table.required("text"),
            who: table.required("who"),
            year: table.optional("year").map(|year| year.value),
            fact: table.optional::<String>("fact").map(|fact| fact.map(ClaimId::from)),
        }
    }

    fn convert(&self) -> Option<Quotation> {
        Some(Quotation {
            text: self.text.clone()?.value,
            who: words_of(self.who.clone()),
            year: self.year,
            claim: self.fact.as_ref().map(|fact| fact.value.clone()),
        })
    }
}

fn years(table: &Table<'_>) -> Option<Years> {
    let written: Placed<Vec<Placed<i32>>> = table.required("years")?;
    let numbers: Vec<i32> = written.value.iter().map(|year| year.value).collect();
    match *numbers.as_slice() {
        [only] => Some(Years { first: only, last: only }),
        [first, last] if first <= last => Some(Years { first, last }),
        _ => {
            let finding = Finding::new(Code::TomlSyntax, written.place, "toml-wrong-kind");
            let finding = finding.with("expected", Arg::Words("kind-years"));
            table.sheet.push(finding.with("found", Arg::Words("found-list")));
            None
        }
    }
}

/// An unknown kind of stage is a name of something that does not exist: `unknown-id`.
fn stage(table: &Table<'_>) -> Option<Placed<String>> {
    let stage: Placed<String> = table.required("stage")?;
    if STAGES.contains(&stage.value.as_str()) {
        return Some(stage);
    }
    let near = near_miss(&stage.value, STAGES);
    let message = if near.is_some() { "unknown-stage-near" } else { "unknown-stage" };
    let finding = Finding::new(Code::UnknownId, stage.place, message);
    let finding = finding.with("stage", stage.value).with("stages", STAGES.join(", "));
    table.sheet.push(finding.with("near", near.unwrap_or_default()));
    None
}

fn id<T: From<String>>(name: Option<Placed<Name>>) -> Option<Placed<T>> {
    name.map(|name| name.map(|name| T::from(name.0)))
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

fn ids<K, T>(table: &Table<'_>, key: &'static str) -> Vec<Placed<T>>
where
    K: super::value::FromToml + Into<String>,
    T: From<String>,
{
    let written: Option<Placed<Vec<Placed<K>>>> = table.optional(key);
    let ids = written.map(|written| written.value).unwrap_or_default();
    ids.into_iter().map(|id| id.map(|id| T::from(id.into()))).collect()
}

fn unique(table: &Table<'_>, scenes: Vec<SceneFile>) -> Vec<SceneFile> {
    let mut kept: Vec<SceneFile> = Vec::new();
    for scene in scenes {
        let Some(id) = &scene.id else { continue };
        let twin = kept.iter().filter_map(|s| s.id.as_ref()).find(|other| other.value == id.value);
        if let Some(twin) = twin {
            let finding = Finding::new(Code::DuplicateId, id.place.clone(), "duplicate-id");
            let finding = finding.with("id", id.value.as_str());
            table.sheet.push(finding.with("line", twin.place.line as usize));
        } else {
            kept.push(scene);
        }
    }
    kept
}
