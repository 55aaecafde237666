//! Reads which modules of the program a source file names: in `use`, inline, and by `super`.
//!
//! Knows just enough Rust for it: comments and literals are skipped, everything else is words.

use std::iter::Peekable;
use std::slice::Iter;

/// A path into the program, from its root.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Used {
    /// Where it stands, counted from one.
    pub(crate) line: usize,
    /// Its names; the first is the room.
    pub(crate) path: Vec<String>,
}

/// One word of the source: a name or a sign.
#[derive(Debug)]
struct Word<'a> {
    line: usize,
    text: &'a str,
}

/// Every path of a file that begins at the root of the program; the file is `module`.
pub(crate) fn used_paths(source: &str, module: &[String]) -> Vec<Used> {
    let words = words(source);
    let mut reader = Reader { words: words.iter().peekable(), used: Vec::new() };
    reader.read(module);
    reader.used
}

struct Reader<'a> {
    words: Peekable<Iter<'a, Word<'a>>>,
    used: Vec<Used>,
}

impl Reader<'_> {
    /// Reads to the end, or to the brace that closes `module`.
    fn read(&mut self, module: &[String]) {
        let mut depth = 0_usize;
        let mut last = "";
        while let Some(word) = self.words.next() {
            match word.text {
                "{" => depth += 1,
                "}" if depth == 0 => return,
                "}" => depth -= 1,
                "mod" => self.inner_module(module),
                // Not the `use<…>` of a captured lifetime.
                "use" if !self.next_is("<") => self.tree(&[], module),
                "crate" | "super" | "self" | "kuznetsk_steel"
                    if last != "::" && self.next_is("::") =>
                {
                    self.inline(word, module);
                }
                _ => {}
            }
            last = word.text;
        }
    }

    fn next_is(&mut self, text: &str) -> bool {
        self.words.peek().is_some_and(|word| word.text == text)
    }

    /// After `mod`: a module in braces is read as its own; `mod name;` is another file.
    fn inner_module(&mut self, module: &[String]) {
        let Some(name) = self.words.next() else { return };
        if self.next_is("{") {
            self.words.next();
            let inner: Vec<String> = module.iter().cloned().chain([name.text.to_owned()]).collect();
            self.read(&inner);
        }
    }

    /// A path in an expression or a type, from its first word on.
    fn inline(&mut self, first: &Word<'_>, module: &[String]) {
        let mut names = vec![first.text.to_owned()];
        while self.next_is("::") {
            self.words.next();
            match self.words.peek() {
                Some(word) if is_name(word.text) => {
                    names.push(word.text.to_owned());
                    self.words.next();
                }
                _ => break,
            }
        }
        self.note(first.line, &names, module);
    }

    /// What `use` names, `prefix` being the names before this branch.
    fn tree(&mut self, prefix: &[String], module: &[String]) {
        let mut names = prefix.to_vec();
        let mut line = 0;
        while let Some(word) = self.words.peek() {
            line = word.line;
            match word.text {
                "{" => {
                    self.words.next();
                    while !self.next_is("}") && self.words.peek().is_some() {
                        self.tree(&names, module);
                        if self.next_is(",") {
                            self.words.next();
                        }
                    }
                    self.words.next();
                    return;
                }
                "}" | "," | ";" => break,
                "as" => {
                    self.words.next();
                    self.words.next();
                }
                "::" => {
                    self.words.next();
                }
                name => {
                    names.push(name.to_owned());
                    self.words.next();
                }
            }
        }
        self.note(line, &names, module);
    }

    /// Turns a path as written into one from the root, and keeps it if it leads into the program.
    fn note(&mut self, line: usize, names: &[String], module: &[String]) {
        let Some((first, rest)) = names.split_first() else { return };
        let mut path = match first.as_str() {
            "crate" | "kuznetsk_steel" => Vec::new(),
            "self" => module.to_vec(),
            "super" => module[..module.len().saturating_sub(1)].to_vec(),
            _ => return,
        };
        for name in rest {
            if name == "super" {
                path.pop();
            } else {
                path.push(name.clone());
            }
        }
        self.used.push(Used { line, path });
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '*')
}

/// The words of a source without its comments and literals.
fn words(source: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let (mut rest, mut line) = (source, 1);
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment(rest)
        } else if let Some(length) = literal(rest) {
            length
        } else {
            let length = if first.is_alphanumeric() || first == '_' {
                rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            if !first.is_whitespace() {
                words.push(Word { line, text: &rest[..length] });
            }
            length
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    words
}

/// The length of a comment in `/* */`, others within it included.
fn comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        let here = &text[at..];
        if here.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

/// The length of a string, a character or a raw string that begins here.
fn literal(text: &str) -> Option<usize> {
    let body = text.strip_prefix(['b', 'c']).unwrap_or(text);
    let before = text.len() - body.len();
    if let Some(raw) = body.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let inner = &raw[hashes + 1..];
            let length = inner.find(&end).map_or(inner.len(), |at| at + end.len());
            return Some(before + 1 + hashes + 1 + length);
        }
    }
    if let Some(inner) = body.strip_prefix('"') {
        return Some(before + 1 + closing(inner, '"'));
    }
    let inner = body.strip_prefix('\'')?;
    let mut letters = inner.chars();
    // A lifetime has a name after its mark and no second mark.
    match (letters.next(), letters.next()) {
        (Some('\\'), _) | (Some(_), Some('\'')) => Some(before + 1 + closing(inner, '\'')),
        _ => None,
    }
}

/// The length up to and with the closing mark, escapes minded.
fn closing(inner: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, letter) in inner.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == mark => return at + mark.len_utf8(),
            _ => {}
        }
    }
    inner.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(source: &str, module: &str) -> Vec<String> {
        let module: Vec<String> = module.split("::").map(str::to_owned).collect();
        used_paths(source, &module).into_iter().map(|used| used.path.join("::")).collect()
    }

    #[test]
    fn paths_are_found_however_they_are_written() {
        let table: &[(&str, &[&str])] = &[
            ("use crate::media::sound;", &["media::sound"]),
            (
                "use crate::{content::{id, text as t}, media::*};",
                &["content::id", "content::text", "media::*"],
            ),
            ("pub use self::code::Code;", &["ui::code::Code"]),
            ("use std::io;", &[]),
            ("fn f(x: crate::app::X<'_>) { super::theme::g(); }", &["app::X", "theme::g"]),
            (
                "mod inner { use super::super::app; } fn g() { crate::kiosk::h() }",
                &["app", "kiosk::h"],
            ),
            ("pub(crate) fn f() -> impl Fn() + use<> {}", &[]),
            ("log::warn!(\"crate::a\"); // crate::b", &[]),
            (
                "const A: &str = r#\"use crate::a;\"#; /* crate::c */ x('\"', b'\\'', crate::d::E)",
                &["d::E"],
            ),
        ];
        for (source, expected) in table {
            assert_eq!(paths(source, "ui"), *expected, "{source}");
        }
    }
}
