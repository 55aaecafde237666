//! Where in the files the words stand that a visitor will see.
//!
//! Knows no font; tells places only.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Exhibit;
use crate::content::files::has_extension;
use crate::content::locale::Locale;
use crate::content::read_chapter::ChapterFiles;
use crate::content::text::TextFile;

/// Keys of records whose words are shown as they stand, in every language.
const SHOWN_KEYS: [&str; 7] = ["years", "date", "place", "author", "holder", "number", "licence"];

/// A file and the stretches of it that are shown.
#[derive(Clone, Debug)]
pub struct ShownText {
    /// The file.
    pub file: TextFile,
    /// Bytes of the file that a visitor will see, markup among them.
    pub ranges: Vec<Range<usize>>,
}

/// Every file with words for visitors.
pub fn shown_texts(exhibit: &Exhibit<'_>) -> Vec<ShownText> {
    let mut paths: Vec<String> = super::unused::MANIFESTS.map(|f| format!("content/{f}")).into();
    paths.push(crate::content::loader::EXHIBIT.to_owned());
    paths.push("assets/credits.toml".to_owned());
    let languages = exhibit.library.languages();
    paths.extend(languages.iter().map(|locale| format!("assets/strings/{locale}.ftl")));
    let notes = exhibit.drawings.keys();
    paths.extend(notes.map(|(gallery, id)| format!("assets/{}/{id}.toml", gallery.folder())));
    for chapter in &exhibit.chapters {
        let folder = ChapterFiles::folder(&chapter.id);
        paths.push(format!("{folder}/chapter.toml"));
        paths.push(format!("{folder}/quiz.toml"));
        paths.extend(languages.iter().map(|locale| format!("{folder}/{locale}.md")));
    }
    let texts = paths.iter().filter_map(|path| exhibit.library.text(path).ok().flatten());
    texts.map(|file| ShownText { ranges: ranges(&file, &languages), file }).collect()
}

fn ranges(file: &TextFile, languages: &[Locale]) -> Vec<Range<usize>> {
    let (text, name) = (file.text(), &**file.file());
    if has_extension(name, "toml") {
        let (tree, _) = DeTable::parse_recoverable(text);
        let mut ranges = Vec::new();
        let tags: Vec<&str> = languages.iter().map(Locale::as_str).collect();
        table(tree.get_ref(), &tags, &mut ranges);
        return ranges;
    }
    let is_comment = |line: &str| has_extension(name, "ftl") && line.starts_with('#');
    let mut at = 0;
    let mut ranges = Vec::new();
    for line in text.split_inclusive('\n') {
        if !is_comment(line) {
            ranges.push(at..at + line.len());
        }
        at += line.len();
    }
    if has_extension(name, "md") { without_comments(text) } else { ranges }
}

/// The parts of a text between `<!--` and `-->`.
fn without_comments(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find("<!--") {
        ranges.push(at..at + open);
        let rest = &text[at + open..];
        at += open + rest.find("-->").map_or(rest.len(), |close| close + 3);
    }
    ranges.push(at..text.len());
    ranges
}

fn table(entries: &DeTable<'_>, tags: &[&str], ranges: &mut Vec<Range<usize>>) {
    for (key, value) in entries {
        let key: &str = key.get_ref();
        let language = key.rsplit_once('_').map_or(key, |(_, language)| language);
        let is_shown = tags.contains(&key) || tags.contains(&language) || SHOWN_KEYS.contains(&key);
        walk(value, is_shown, tags, ranges);
    }
}

/// Nesting is bounded by the parser's own limit.
fn walk(value: &Spanned<DeValue<'_>>, shown: bool, tags: &[&str], ranges: &mut Vec<Range<usize>>) {
    match value.get_ref() {
        DeValue::String(_) if shown => ranges.push(value.span()),
        DeValue::Array(items) => {
            for item in items {
                walk(item, shown, tags, ranges);
            }
        }
        DeValue::Table(entries) => table(entries, tags, ranges),
        _ => {}
    }
}
