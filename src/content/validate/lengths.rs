//! How long a panel and a sentence may be: what a visitor reads standing, what a voice carries.
//!
//! Knows no meaning; numbers are those of DESIGN.md, section 5.

use std::ops::{Range, RangeInclusive};

use super::Exhibit;
use crate::content::inline::ReadParagraph;
use crate::content::locale::Locale;
use crate::content::markdown::Section;
use crate::content::scene::Panel;
use crate::finding::{Code, Finding, Place};

/// Words of a Russian panel: longer words, fewer of them.
const PANEL_RU: RangeInclusive<usize> = 38..=70;
/// Words of an English panel, and of any other language.
const PANEL_EN: RangeInclusive<usize> = 50..=80;
/// Words of a sentence.
const LONGEST_SENTENCE: usize = 25;

/// Words before a full stop that does not end a sentence.
const ABBREVIATIONS: [&str; 32] = [
    "г", "гг", "в", "вв", "т", "д", "п", "е", "тыс", "млн", "млрд", "руб", "коп", "ул", "им",
    "рис", "см", "стр", "акад", "проф", "инж", "mr", "mrs", "ms", "dr", "st", "no", "nos", "vol",
    "ed", "prof", "c",
];

pub(super) fn judge(exhibit: &Exhibit<'_>, findings: &mut Vec<Finding>) {
    for chapter in &exhibit.chapters {
        for (locale, text) in &chapter.texts {
            for section in &text.sections {
                panel(*locale, section, findings);
                let file = format!("{}/{locale}.md", super::ChapterFiles::folder(&chapter.id));
                for paragraph in &section.paragraphs {
                    sentences_of(exhibit, &file, paragraph, findings);
                }
            }
        }
    }
}

fn panel(locale: Locale, section: &Section, findings: &mut Vec<Finding>) {
    let paragraphs = section.paragraphs.iter().map(|p| p.paragraph.clone()).collect();
    let words = Panel { paragraphs, spoken_sha256: String::new() }.word_count();
    let allowed = if locale == Locale::RU { PANEL_RU } else { PANEL_EN };
    if !allowed.contains(&words) {
        let finding = Finding::new(Code::PanelLength, section.id.place.clone(), "panel-length");
        let finding = finding.with("words", words).with("least", *allowed.start());
        findings.push(finding.with("most", *allowed.end()));
    }
}

fn sentences_of(
    exhibit: &Exhibit<'_>,
    file: &str,
    paragraph: &ReadParagraph,
    findings: &mut Vec<Finding>,
) {
    let text = &paragraph.paragraph.text;
    for sentence in sentences(text) {
        let inside = |word: &Range<usize>| sentence.contains(&word.start);
        let words = paragraph.paragraph.word_ranges().filter(inside).count();
        if words > LONGEST_SENTENCE {
            let place = place_in_file(exhibit, file, paragraph, sentence.start);
            let finding = Finding::new(Code::SentenceLength, place, "sentence-length");
            findings.push(finding.with("words", words).with("most", LONGEST_SENTENCE));
        }
    }
}

/// Where a byte of the shown text stands in the file.
fn place_in_file(
    exhibit: &Exhibit<'_>,
    file: &str,
    paragraph: &ReadParagraph,
    offset: usize,
) -> Place {
    let origin = paragraph.origin(offset);
    match (origin, exhibit.library.text(file)) {
        (Some(at), Ok(Some(text))) => text.place(at),
        _ => paragraph.place.clone(),
    }
}

/// The sentences of a text, each with what stands behind it up to the next.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if matches!(c, '.' | '!' | '?' | '…') && ends_here(text, at, end, c) {
            sentences.push(start..end);
            start = end;
        }
    }
    if text[start..].contains(char::is_alphanumeric) {
        sentences.push(start..text.len());
    }
    for sentence in &mut sentences {
        let words = &text[sentence.clone()];
        sentence.start += words.len() - words.trim_start().len();
    }
    sentences
}

fn ends_here(text: &str, at: usize, end: usize, stop: char) -> bool {
    let rest = text[end..].trim_start_matches(['»', '”', '’', '"', ')', '.', '!', '?', '…']);
    let Some(next) = rest.trim_start().chars().next() else { return true };
    if !rest.starts_with(char::is_whitespace) || next.is_lowercase() {
        return false;
    }
    if stop != '.' {
        return true;
    }
    let word = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    !initial && !ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn sentences_end_where_a_reader_stops() {
        let table = [
            ("Одно. Два! Три? Четыре…", 4),
            ("И. П. Бардин пришёл в 1929 г. на Томь.", 1),
            ("Вышло «до 1932 г.». Потом стало тихо", 2),
            ("At 06.30 on 3 April no. 1 gave iron. It was 64 t.", 2),
            ("Сказал: «Пора.» И ушёл.", 2),
            ("", 0),
        ];
        for (text, expected) in table {
            assert_eq!(sentences(text).len(), expected, "{text}");
        }
    }
}
