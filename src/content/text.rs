//! A text file with the places of its characters.
//!
//! Knows no format: it turns byte offsets into lines and columns, and bytes into text.

use std::sync::Arc;

use crate::finding::{Code, Finding, Place};

/// The mark some editors put at the beginning of a file.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The words of one file, and where each stands.
#[derive(Clone, Debug)]
pub struct TextFile {
    file: Arc<str>,
    text: String,
    line_starts: Vec<usize>,
}

/// Something read from a file, and where it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// What was read.
    pub value: T,
    /// Where.
    pub place: Place,
}

impl<T> Placed<T> {
    /// The same place, another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Placed<U> {
        Placed { value: f(self.value), place: self.place }
    }
}

impl TextFile {
    /// Reads bytes as UTF-8; a byte-order mark is dropped.
    ///
    /// # Errors
    /// A `not-utf8` finding at the first byte that is not UTF-8.
    pub fn from_bytes(file: &str, bytes: &[u8]) -> Result<Self, Finding> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(file, text)),
            Err(error) => {
                let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
                let place = Self::new(file, &good).place(good.len());
                Err(Finding::new(Code::NotUtf8, place, "not-utf8"))
            }
        }
    }

    /// A text already read; a byte-order mark is dropped.
    pub fn new(file: &str, text: &str) -> Self {
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { file: Arc::from(file), text: text.to_owned(), line_starts }
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The file's name, as places give it.
    pub fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// Where a byte of the text stands; past the end, the end.
    pub fn place(&self, offset: usize) -> Place {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts[line.saturating_sub(1)];
        let column = self.text[start..offset].chars().count() + 1;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place { file: Arc::clone(&self.file), line: count(line), column: count(column) }
    }

    /// A value that stands at a byte of the text.
    pub fn placed<T>(&self, value: T, offset: usize) -> Placed<T> {
        Placed { value, place: self.place(offset) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let text = TextFile::new("ru.md", "\u{feff}Чугун\r\nи сталь");
        assert_eq!(text.place(0).to_string(), "ru.md:1:1");
        assert_eq!(text.place("Чугун\r\nи ".len()).to_string(), "ru.md:2:3");
        assert_eq!(text.place(999).to_string(), "ru.md:2:8");
    }

    #[test]
    fn another_encoding_is_found_at_its_first_byte() {
        let finding = TextFile::from_bytes("ru.md", b"ok\n\xd1\xf2\xe0\xeb\xfc").unwrap_err();
        assert_eq!((finding.code, finding.place.to_string()), (Code::NotUtf8, "ru.md:2:1".into()));
    }
}
