//! What hangs on the words of a paragraph: `{mark}`, `[[term|shown]]`, `[^fact]`.
//!
//! Everything else that Markdown would make of a character is a fault here, told at its place.
//! Knows no block and no other paragraph.

use std::ops::Range;

use super::id::{ClaimId, MarkId, TermId};
use super::scene::Paragraph;
use super::text::TextFile;
use crate::finding::{Arg, Code, Finding, Place};

/// A paragraph and where everything on it stands; the places go with the lists of the same names.
#[derive(Clone, Debug)]
pub struct ReadParagraph {
    /// The paragraph as shown.
    pub paragraph: Paragraph,
    /// Where it begins.
    pub place: Place,
    /// Places of `paragraph.marks`.
    pub marks: Vec<Place>,
    /// Places of `paragraph.terms`.
    pub terms: Vec<Place>,
    /// Places of `paragraph.claims`.
    pub claims: Vec<Place>,
    /// For every character of the text its place's byte in the file: `(byte of text, byte of file)`.
    pub origins: Vec<(usize, usize)>,
}

impl ReadParagraph {
    /// The byte of the file at which a byte of the shown text stands.
    pub fn origin(&self, offset: usize) -> Option<usize> {
        let index = self.origins.partition_point(|(at, _)| *at < offset);
        self.origins.get(index).map(|(_, origin)| *origin)
    }
}

/// Reads the paragraph that stands at `range` of a file.
pub fn read(text: &TextFile, range: Range<usize>) -> (ReadParagraph, Vec<Finding>) {
    let mut scanner = Scanner::new(text, range);
    scanner.run();
    (scanner.made, scanner.findings)
}

/// Reads the words at `range` as they stand, only without comments.
pub fn read_plain(text: &TextFile, range: Range<usize>) -> ReadParagraph {
    let mut scanner = Scanner::new(text, range);
    while let Some(c) = scanner.rest().chars().next() {
        match comment_length(scanner.rest()) {
            Some(length) => scanner.at += length,
            None => scanner.plain(c),
        }
    }
    scanner.finish();
    scanner.made
}

/// White space single and trimmed; no-break spaces stay, being typography.
pub fn single_spaced(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        push_char(&mut out, c);
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}

/// The byte of the first markup in words that must be plain: a heading.
pub fn first_markup(words: &str) -> Option<usize> {
    words.find(['{', '}', '[', ']', '<', '>', '*', '_', '`'])
}

/// The byte of the first HTML that is not a comment.
pub fn first_html(block: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(offset) = block[at..].find(|c: char| !c.is_whitespace()) {
        let start = at + offset;
        let Some(length) = comment_length(&block[start..]) else { return Some(start) };
        at = start + length;
    }
    None
}

/// How long the comment is that begins here; an unclosed one reaches to the end.
fn comment_length(rest: &str) -> Option<usize> {
    rest.starts_with("<!--").then(|| rest.find("-->").map_or(rest.len(), |end| end + 3))
}

fn is_break(c: char) -> bool {
    c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}'
}

fn push_char(out: &mut String, c: char) -> bool {
    if !is_break(c) {
        out.push(c);
        return true;
    }
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
        return true;
    }
    false
}

struct Scanner<'a> {
    text: &'a TextFile,
    at: usize,
    end: usize,
    made: ReadParagraph,
    findings: Vec<Finding>,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a TextFile, range: Range<usize>) -> Self {
        let made = ReadParagraph {
            paragraph: Paragraph::default(),
            place: text.place(range.start),
            marks: Vec::new(),
            terms: Vec::new(),
            claims: Vec::new(),
            origins: Vec::new(),
        };
        Self { text, at: range.start, end: range.end, made, findings: Vec::new() }
    }

    fn rest(&self) -> &'a str {
        &self.text.text()[self.at..self.end]
    }

    fn run(&mut self) {
        while let Some(c) = self.rest().chars().next() {
            match c {
                '{' => self.mark(),
                '[' if self.rest().starts_with("[[") => self.term(),
                '[' if self.rest().starts_with("[^") => self.fact(),
                '<' if self.rest().starts_with("<!--") => {
                    self.at += comment_length(self.rest()).unwrap_or(1);
                }
                '\\' => self.escaped(),
                _ if self.foreign(c).is_some() => {
                    let found = self.foreign(c).unwrap_or("markdown-block");
                    self.fault_found(found);
                    self.skip_foreign(c);
                }
                _ => self.plain(c),
            }
        }
        self.finish();
    }

    /// Lets trailing white space go, and with it whatever pointed behind the words.
    fn finish(&mut self) {
        let paragraph = &mut self.made.paragraph;
        let length = paragraph.text.trim_end_matches(' ').len();
        paragraph.text.truncate(length);
        for (offset, _) in &mut paragraph.claims {
            *offset = (*offset).min(length);
        }
        for index in (0..paragraph.marks.len()).rev() {
            if paragraph.marks[index].0 >= length {
                let (_, mark) = paragraph.marks.remove(index);
                let place = self.made.marks.remove(index);
                let finding = Finding::new(Code::MarkdownSyntax, place, "markdown-mark-at-end");
                self.findings.push(finding.with("mark", mark.as_str()));
            }
        }
    }

    fn plain(&mut self, c: char) {
        let at = self.made.paragraph.text.len();
        if push_char(&mut self.made.paragraph.text, c) {
            self.made.origins.push((at, self.at));
        }
        self.at += c.len_utf8();
    }

    /// A character that Markdown would take, asked to stay: `\*`.
    fn escaped(&mut self) {
        self.at += 1;
        match self.rest().chars().next() {
            Some(c) if c.is_ascii_punctuation() => self.plain(c),
            _ => {
                self.at -= 1;
                self.plain('\\');
            }
        }
    }

    fn mark(&mut self) {
        let Some((name, length)) = self.delimited("{", "}") else {
            return self.unclosed("markdown-mark-open");
        };
        let place = self.text.place(self.at);
        let id = name.trim();
        if id.is_empty() {
            self.fault("markdown-mark-empty");
        } else {
            let offset = self.made.paragraph.text.len();
            self.made.paragraph.marks.push((offset, MarkId::from(id)));
            self.made.marks.push(place);
            let after = self.rest()[length..].chars().next();
            if after.is_some_and(|c| is_break(c) || c == '{') {
                self.fault("markdown-mark-space");
            }
        }
        self.at += length;
    }

    fn term(&mut self) {
        let Some((inside, length)) = self.delimited("[[", "]]") else {
            return self.unclosed("markdown-term-open");
        };
        let place = self.text.place(self.at);
        let (id, shown) = inside.split_once('|').unwrap_or((inside, inside));
        let (id, shown_words) = (id.trim(), single_spaced(shown));
        if id.is_empty() || shown_words.is_empty() {
            self.fault("markdown-term-empty");
        } else if let Some(offset) = first_markup(&shown_words) {
            let found = self.foreign(shown_words[offset..].chars().next().unwrap_or(' '));
            self.fault_found(found.unwrap_or("markdown-nested"));
        } else {
            let start = self.made.paragraph.text.len();
            let mut origin = self.at + 2 + (shown.as_ptr() as usize - inside.as_ptr() as usize);
            for c in shown.chars() {
                let at = self.made.paragraph.text.len();
                if !(is_break(c) && at == start) && push_char(&mut self.made.paragraph.text, c) {
                    self.made.origins.push((at, origin));
                }
                origin += c.len_utf8();
            }
            let end = self.made.paragraph.text.trim_end_matches(' ').len();
            self.made.paragraph.terms.push((start..end, TermId::from(id)));
            self.made.terms.push(place);
        }
        self.at += length;
    }

    fn fact(&mut self) {
        let Some((id, length)) = self.delimited("[^", "]") else {
            return self.unclosed("markdown-fact-open");
        };
        let id = id.trim();
        if id.is_empty() || id.contains(char::is_whitespace) {
            self.fault("markdown-fact-empty");
        } else {
            let offset = self.made.paragraph.text.trim_end_matches(' ').len();
            self.made.paragraph.claims.push((offset, ClaimId::from(id)));
            self.made.claims.push(self.text.place(self.at));
        }
        self.at += length;
    }

    /// What stands between two delimiters on this paragraph, and how long the whole is.
    fn delimited(&self, open: &str, close: &str) -> Option<(&'a str, usize)> {
        let inside = &self.rest()[open.len()..];
        let end = inside.find(close)?;
        let crosses = inside[..end].contains(['{', '[']) || inside[..end].contains("\n\n");
        (!crosses).then(|| (&inside[..end], open.len() + end + close.len()))
    }

    /// The name of what Markdown would make of this character here.
    fn foreign(&self, c: char) -> Option<&'static str> {
        let rest = self.rest();
        let next = rest.chars().nth(1);
        let word_after = next.is_some_and(|n| !n.is_whitespace());
        match c {
            '!' if next == Some('[') => Some("markdown-image"),
            '[' | ']' => Some("markdown-link"),
            '}' => Some("markdown-brace"),
            '`' => Some("markdown-code"),
            '*' if word_after => Some("markdown-emphasis"),
            '_' if word_after && self.at_word_start() => Some("markdown-emphasis"),
            '<' if next.is_some_and(|n| n.is_ascii_alphabetic() || n == '/' || n == '!') => {
                Some("markdown-html")
            }
            '&' if is_entity(rest) => Some("markdown-html"),
            _ => None,
        }
    }

    fn at_word_start(&self) -> bool {
        !self.made.paragraph.text.ends_with(char::is_alphanumeric)
    }

    /// Goes behind a foreign piece, so that its closing half is not told again.
    fn skip_foreign(&mut self, c: char) {
        let rest = self.rest();
        let end = match c {
            '!' | '[' => rest.find(')').or_else(|| rest.find(']')).map(|end| end + 1),
            '<' => rest.find('>').map(|end| end + 1),
            '`' => rest[1..].find('`').map(|end| end + 2),
            '*' | '_' => emphasis_length(rest, c),
            _ => None,
        };
        self.at += end.unwrap_or(c.len_utf8());
    }

    fn unclosed(&mut self, message: &'static str) {
        self.fault(message);
        // What follows is read as words, so that later faults are still found.
        self.at += if self.rest().starts_with('{') { 1 } else { 2 };
    }

    fn fault(&mut self, message: &'static str) {
        let place = self.text.place(self.at);
        self.findings.push(Finding::new(Code::MarkdownSyntax, place, message));
    }

    fn fault_found(&mut self, found: &'static str) {
        let place = self.text.place(self.at);
        let finding = Finding::new(Code::MarkdownSyntax, place, "markdown-foreign");
        self.findings.push(finding.with("found", Arg::Words(found)));
    }
}

/// `**bold**` as a whole, else only its opening marks.
fn emphasis_length(rest: &str, mark: char) -> Option<usize> {
    let open = rest.chars().take_while(|c| *c == mark).count();
    let close = rest[open..].find(&rest[..open])?;
    Some(open + close + open)
}

fn is_entity(rest: &str) -> bool {
    /// No entity has a longer name.
    const LONGEST: usize = 32;
    let Some(end) = rest.find(';') else { return false };
    (2..LONGEST).contains(&end)
        && rest[1..end].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#')
}
