//! Texts of scenes: a title, then one section a scene, named by its id.
//!
//! `pulldown-cmark` tells the blocks; what hangs on words is read by `inline`. Knows no scene list
//! and no glossary: whether a name is known is for `validate` to say.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag};

use super::inline::{self, ReadParagraph};
use super::manifest::value::is_name;
use super::text::{Placed, TextFile};
use crate::finding::{Arg, Code, Finding};

/// A text as read: title and sections in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct SceneTexts {
    /// The first-level heading.
    pub title: Option<Placed<String>>,
    /// One a scene.
    pub sections: Vec<Section>,
}

/// The text of one scene in one language.
#[derive(Clone, Debug)]
pub struct Section {
    /// The name before the colon.
    pub id: Placed<String>,
    /// The heading after the colon; empty when there is none.
    pub title: String,
    /// Its paragraphs.
    pub paragraphs: Vec<ReadParagraph>,
}

impl SceneTexts {
    /// The section of a scene.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id.value == id)
    }
}

/// Reads a text shown to the visitor.
pub fn read_shown(text: &TextFile) -> (SceneTexts, Vec<Finding>) {
    Reader::new(text, Headings::Titled).read()
}

/// Reads a voice text: the same headings, whose titles may be missing.
pub fn read_voice(text: &TextFile) -> (SceneTexts, Vec<Finding>) {
    Reader::new(text, Headings::Bare).read()
}

/// Whether headings must carry a title.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Headings {
    Titled,
    Bare,
}

struct Reader<'a> {
    text: &'a TextFile,
    headings: Headings,
    made: SceneTexts,
    /// A section whose heading could not be read swallows its paragraphs.
    broken_section: bool,
    findings: Vec<Finding>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a TextFile, headings: Headings) -> Self {
        let made = SceneTexts::default();
        Self { text, headings, made, broken_section: false, findings: Vec::new() }
    }

    fn read(mut self) -> (SceneTexts, Vec<Finding>) {
        let parser = Parser::new(self.text.text());
        // A link definition vanishes from the blocks, and the author's words with it.
        let definitions: Vec<_> =
            parser.reference_definitions().iter().map(|(_, d)| d.span.clone()).collect();
        for span in definitions {
            self.foreign(&span, "markdown-link");
        }
        let mut depth = 0_u32;
        for (event, range) in parser.into_offset_iter() {
            match event {
                Event::Start(tag) => {
                    depth += 1;
                    if depth == 1 {
                        self.block(&tag, range);
                    }
                }
                Event::End(_) => depth = depth.saturating_sub(1),
                Event::Rule if depth == 0 => self.foreign(&range, "markdown-rule"),
                _ => {}
            }
        }
        self.findings.sort_by_key(|finding| (finding.place.line, finding.place.column));
        if self.made.title.is_none() && self.headings == Headings::Titled {
            let place = self.text.place(0);
            let finding = Finding::new(Code::MarkdownSyntax, place, "markdown-no-title");
            self.findings.insert(0, finding);
        }
        (self.made, self.findings)
    }

    fn block(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.heading(*level, range),
            Tag::Paragraph => self.paragraph(range),
            Tag::HtmlBlock => self.html(range),
            Tag::List(_) => self.foreign(&range, "markdown-list"),
            Tag::BlockQuote(_) => self.foreign(&range, "markdown-quote"),
            Tag::CodeBlock(_) => self.foreign(&range, "markdown-code"),
            _ => self.foreign(&range, "markdown-block"),
        }
    }

    fn heading(&mut self, level: HeadingLevel, range: Range<usize>) {
        let source = &self.text.text()[range.clone()];
        let marks = source.bytes().take_while(|b| *b == b'#').count();
        if marks == 0 {
            // Underlined headings come from a line of dashes that was meant as something else.
            return self.foreign(&range, "markdown-underlined");
        }
        let words = source[marks..].trim().trim_end_matches('#').trim_end();
        let at = range.start + source.find(words).unwrap_or(0);
        match level {
            HeadingLevel::H1 => self.title(words, at),
            HeadingLevel::H2 => self.section(words, at),
            _ => self.foreign(&range, "markdown-heading"),
        }
    }

    fn title(&mut self, words: &str, at: usize) {
        if self.made.title.is_some() || !self.made.sections.is_empty() {
            return self.fault(at, "markdown-second-title");
        }
        if let Some(offset) = inline::first_markup(words) {
            return self.fault(at + offset, "markdown-heading-markup");
        }
        self.made.title = Some(self.text.placed(inline::single_spaced(words), at));
    }

    fn section(&mut self, words: &str, at: usize) {
        let (id, title) = words.split_once(':').unwrap_or((words, ""));
        let (id, title) = (id.trim(), inline::single_spaced(title));
        self.broken_section = true;
        if !is_name(id) {
            return self.fault(at, "markdown-section-name");
        }
        if let Some(offset) = inline::first_markup(words) {
            return self.fault(at + offset, "markdown-heading-markup");
        }
        if title.is_empty() && self.headings == Headings::Titled {
            return self.fault(at, "markdown-section-title");
        }
        if let Some(twin) = self.made.section(id) {
            let finding = Finding::new(Code::DuplicateId, self.text.place(at), "duplicate-id");
            let line = twin.id.place.line as usize;
            self.findings.push(finding.with("id", id).with("line", line));
            return;
        }
        self.broken_section = false;
        let id = self.text.placed(id.to_owned(), at);
        self.made.sections.push(Section { id, title, paragraphs: Vec::new() });
    }

    fn paragraph(&mut self, range: Range<usize>) {
        let paragraph = if self.headings == Headings::Bare {
            // A voice has markup of its own, such as pronunciations, and none of ours.
            inline::read_plain(self.text, range.clone())
        } else {
            let (paragraph, mut findings) = inline::read(self.text, range.clone());
            self.findings.append(&mut findings);
            paragraph
        };
        match self.made.sections.last_mut() {
            Some(_) if self.broken_section => {}
            Some(section) if !paragraph.paragraph.text.is_empty() => {
                section.paragraphs.push(paragraph);
            }
            Some(_) => {}
            None if self.broken_section || paragraph.paragraph.text.is_empty() => {}
            None => self.fault(range.start, "markdown-stray-text"),
        }
    }

    /// Comments are the author's own; any other HTML is foreign.
    fn html(&mut self, range: Range<usize>) {
        if let Some(offset) = inline::first_html(&self.text.text()[range.clone()]) {
            self.fault_found(range.start + offset, "markdown-html");
        }
    }

    fn foreign(&mut self, range: &Range<usize>, found: &'static str) {
        self.fault_found(range.start, found);
    }

    fn fault_found(&mut self, at: usize, found: &'static str) {
        let finding = Finding::new(Code::MarkdownSyntax, self.text.place(at), "markdown-foreign");
        self.findings.push(finding.with("found", Arg::Words(found)));
    }

    fn fault(&mut self, at: usize, message: &'static str) {
        self.findings.push(Finding::new(Code::MarkdownSyntax, self.text.place(at), message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every finding as `line:column message`, in English.
    fn faults(text: &str) -> Vec<String> {
        let text = TextFile::new("ru.md", text);
        let (_, findings) = read_shown(&text);
        findings
            .iter()
            .map(|f| format!("{}:{} {}", f.place.line, f.place.column, f.message("en")))
            .collect()
    }

    #[test]
    fn a_text_becomes_title_sections_and_paragraphs() {
        let text = TextFile::new(
            "ru.md",
            "# Броня\n\n<!-- note -->\n## lining: Чужая  печь\nВ печах с {lining}кислой\nфутеровкой.[^S10] И [[мартен|мартены]].[^S1][^S2]\n\nДа\u{a0}— нет\\*.\n",
        );
        let (made, findings) = read_shown(&text);
        assert_eq!(findings, []);
        assert_eq!(made.title.unwrap().value, "Броня");
        let section = &made.sections[0];
        assert_eq!((section.id.value.as_str(), section.title.as_str()), ("lining", "Чужая печь"));
        let first = &section.paragraphs[0];
        let words = "В печах с кислой футеровкой. И мартены.";
        assert_eq!(first.paragraph.text, words);
        let mark = first.paragraph.marks[0].0;
        assert!(words[mark..].starts_with("кислой"));
        let (term, id) = &first.paragraph.terms[0];
        assert_eq!((&words[term.clone()], id.as_str()), ("мартены", "мартен"));
        let claims: Vec<_> =
            first.paragraph.claims.iter().map(|(at, id)| (&words[..*at], id.as_str())).collect();
        let first_sentence = "В печах с кислой футеровкой.";
        assert_eq!(claims, [(first_sentence, "S10"), (words, "S1"), (words, "S2")]);
        assert_eq!(first.claims[0].to_string(), "ru.md:6:12");
        assert_eq!(section.paragraphs[1].paragraph.text, "Да\u{a0}— нет*.");
    }

    #[test]
    fn every_fault_of_a_text_is_told_in_one_run_at_its_place() {
        let head = "# Т\n## a: А\n";
        let foreign = |found: &str| format!("{found} cannot be shown here");
        let table: &[(&str, &str, &str)] = &[
            ("Слово {lining кислой.", "3:7", "a mark was opened with “{” and not closed"),
            ("Слово {}кислой.", "3:7", "a mark names no part"),
            ("Слово {a} кислой.", "3:7", "a mark must stand directly before its word"),
            ("Слово.{a}", "3:7", "no word follows the mark “a”"),
            ("Слово [[мартен.", "3:7", "a term was opened with “[[” and not closed"),
            ("Слово [[мартен|]].", "3:7", "a term names nothing"),
            ("Слово.[^S07", "3:7", "a fact was opened with “[^” and not closed"),
            ("Слово.[^]", "3:7", "a fact has no number"),
            ("Слово [link](http://a).", "3:7", &foreign("a link")),
            ("Слово ![i](a.png).", "3:7", &foreign("an image")),
            ("Слово <b>да</b>.", "3:7", &foreign("HTML")),
            ("Слово **да**.", "3:7", &foreign("emphasis with asterisks or underscores")),
            ("Слово `x`.", "3:7", &foreign("program text")),
            ("Слово }.", "3:7", &foreign("a closing brace without an opening one")),
            ("- раз\n- два", "3:1", &foreign("a list")),
            ("> раз", "3:1", &foreign("a quotation set with “>”")),
            ("\n    раз", "4:5", &foreign("program text")),
            ("\n***\n", "4:1", &foreign("a dividing line")),
            ("### раз", "3:1", &foreign("a heading of the third level or deeper")),
            ("Раз\n===", "3:1", &foreign("a heading made by underlining")),
            ("Раз.\n\n[a]: http://a", "5:1", &foreign("a link")),
            ("# Ещё", "3:3", "the title must stand once, on the first line"),
            ("## Имя сцены", "3:4", "this heading does not begin with the id of a scene"),
            ("## b", "3:4", "this scene has no title"),
            ("## a: Ещё", "3:4", "the name “a” is taken already, on line 2"),
            ("## b: {x}Ещё", "3:7", "a heading may hold plain words only"),
        ];
        for (text, place, message) in table {
            let found = faults(&format!("{head}{text}"));
            let expected: Vec<String> = vec![format!("{place} {message}")];
            assert!(
                found == expected
                    || (found.len() == 2 && found[0] == expected[0] && text.contains("</b>")),
                "{text}: {found:?}, expected {expected:?}"
            );
        }
        assert_eq!(
            faults("Слово.\n"),
            ["1:1 the text has no title", "1:1 this paragraph stands before the first scene"]
        );
    }

    #[test]
    fn no_text_makes_the_reader_panic() {
        let pieces = [
            "{", "}", "[[", "]]", "[^", "]", "|", "\\", "# ", "## a:", "\n", "\n\n", "ё", "<!--",
            "-->", "<", "&a;", "*", "_", "`", " ", "\u{a0}", "> ", "- ", "![", "\t", "\u{301}",
        ];
        let mut seed = 1_u64;
        for _ in 0..20_000 {
            let mut text = String::from("# Т\n## a: А\n");
            for _ in 0..12 {
                // Numerical Recipes' generator: any would do, and the seed never changes.
                seed = seed
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                text.push_str(pieces[(seed >> 33) as usize % pieces.len()]);
            }
            let file = TextFile::new("ru.md", &text);
            for section in read_shown(&file).0.sections {
                for paragraph in section.paragraphs {
                    let paragraph = paragraph.paragraph;
                    assert!(
                        paragraph.marks.iter().all(|(at, _)| paragraph.text.is_char_boundary(*at))
                    );
                    assert!(paragraph.claims.iter().all(|(at, _)| *at <= paragraph.text.len()));
                    assert!(
                        paragraph
                            .terms
                            .iter()
                            .all(|(r, _)| paragraph.text.get(r.clone()).is_some())
                    );
                }
            }
            let _ = read_voice(&file);
        }
    }
}
