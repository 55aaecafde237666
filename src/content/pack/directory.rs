//! The central directory of a zip, read by ourselves: zip libraries forgive what a pack may not
//! have, such as two entries of one name.
//!
//! Knows no rule; it only tells what stands there, or that it cannot be read.

use std::io::{Read, Seek, SeekFrom};

use crate::finding::Sentence;

/// The end record with the longest comment a zip may have.
const LONGEST_END: u64 = 22 + 65_535;
/// A directory of ten thousand entries with the longest allowed names takes a quarter of this.
const LARGEST_DIRECTORY: u64 = 16 << 20;
const END: [u8; 4] = *b"PK\x05\x06";
const END_64: [u8; 4] = *b"PK\x06\x06";
const LOCATOR_64: [u8; 4] = *b"PK\x06\x07";
const CENTRAL: [u8; 4] = *b"PK\x01\x02";
const LOCAL: [u8; 4] = *b"PK\x03\x04";

/// One entry as the central directory describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) name: Vec<u8>,
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) packed: u64,
    pub(super) size: u64,
    pub(super) made_by: u16,
    pub(super) attributes: u32,
    pub(super) offset: u64,
}

/// Every entry of a zip, at most `most`.
pub(super) fn read(zip: &mut (impl Read + Seek), most: u64) -> Result<Vec<Entry>, Sentence> {
    let length = zip.seek(SeekFrom::End(0)).map_err(|error| unreadable(&error))?;
    let end = end(zip, length)?;
    if end.count > most {
        let count = usize::try_from(end.count).unwrap_or(usize::MAX);
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        return Err(Sentence::new("pack-many").with("count", count).with("most", most));
    }
    if end.size > LARGEST_DIRECTORY || end.offset.checked_add(end.size).is_none_or(|e| e > end.at) {
        return Err(Sentence::new("pack-damaged"));
    }
    let bytes = at(zip, end.offset, end.size)?;
    let mut rest = bytes.as_slice();
    let mut entries = Vec::new();
    for _ in 0..end.count {
        entries.push(entry(&mut rest).ok_or_else(|| Sentence::new("pack-damaged"))?);
    }
    if !rest.is_empty() {
        return Err(Sentence::new("pack-damaged"));
    }
    Ok(entries)
}

/// Whether the header before an entry's bytes agrees with the directory, and where the bytes end.
pub(super) fn agrees(zip: &mut (impl Read + Seek), entry: &Entry) -> Result<Option<u64>, Sentence> {
    const FIXED: u64 = 30;
    let head = at(zip, entry.offset, FIXED)?;
    let mut rest = head.as_slice();
    let mut agrees = || -> Option<(usize, usize)> {
        let signature: [u8; 4] = take(&mut rest)?;
        let (_, flags, method) = (u16_of(&mut rest)?, u16_of(&mut rest)?, u16_of(&mut rest)?);
        let _: [u8; 16] = take(&mut rest)?;
        let (name, extra) = (u16_of(&mut rest)?, u16_of(&mut rest)?);
        let same = signature == LOCAL && method == entry.method && flags & 1 == entry.flags & 1;
        same.then_some((name.into(), extra.into()))
    };
    let Some((name, extra)) = agrees() else { return Ok(None) };
    if name != entry.name.len() || at(zip, entry.offset + FIXED, name as u64)? != entry.name {
        return Ok(None);
    }
    Ok((entry.offset + FIXED + (name + extra) as u64).checked_add(entry.packed))
}

struct End {
    count: u64,
    size: u64,
    offset: u64,
    /// Where the end record begins: the directory must lie before it.
    at: u64,
}

fn end(zip: &mut (impl Read + Seek), length: u64) -> Result<End, Sentence> {
    let start = length.saturating_sub(LONGEST_END);
    let tail = at(zip, start, length - start)?;
    if tail.starts_with(b"Rar!") || tail.starts_with(b"7z\xbc\xaf") {
        return Err(Sentence::new("pack-other-archive"));
    }
    let found = (0..tail.len().saturating_sub(21)).rev().find(|&place| {
        let comment = tail[place..].get(20..22).map(|b| u16::from_le_bytes([b[0], b[1]]));
        tail[place..].starts_with(&END)
            && comment.is_some_and(|comment| place + 22 + usize::from(comment) == tail.len())
    });
    let place = found.ok_or_else(|| Sentence::new("pack-no-zip"))?;
    let mut rest = &tail[place + 4..];
    let mut record = || -> Option<(u16, u16, u16, u16, u32, u32)> {
        Some((
            u16_of(&mut rest)?,
            u16_of(&mut rest)?,
            u16_of(&mut rest)?,
            u16_of(&mut rest)?,
            u32_of(&mut rest)?,
            u32_of(&mut rest)?,
        ))
    };
    let (disk, first, here, count, size, offset) =
        record().ok_or_else(|| Sentence::new("pack-damaged"))?;
    let at_byte = start + place as u64;
    if count == u16::MAX || size == u32::MAX || offset == u32::MAX {
        return end_64(zip, at_byte);
    }
    if disk != 0 || first != 0 || here != count {
        return Err(Sentence::new("pack-in-parts"));
    }
    Ok(End { count: count.into(), size: size.into(), offset: offset.into(), at: at_byte })
}

fn end_64(zip: &mut (impl Read + Seek), end_at: u64) -> Result<End, Sentence> {
    let damaged = || Sentence::new("pack-damaged");
    let locator = at(zip, end_at.checked_sub(20).ok_or_else(damaged)?, 20)?;
    let record_at = || -> Option<u64> {
        let mut rest = locator.as_slice();
        let signature: [u8; 4] = take(&mut rest)?;
        let _ = u32_of(&mut rest)?;
        (signature == LOCATOR_64).then_some(())?;
        u64_of(&mut rest)
    };
    let record_at = record_at().ok_or_else(damaged)?;
    let record = at(zip, record_at, 56)?;
    let read = || -> Option<End> {
        let mut rest = record.as_slice();
        let signature: [u8; 4] = take(&mut rest)?;
        let _: [u8; 12] = take(&mut rest)?;
        let (disk, first) = (u32_of(&mut rest)?, u32_of(&mut rest)?);
        let (here, count) = (u64_of(&mut rest)?, u64_of(&mut rest)?);
        let (size, offset) = (u64_of(&mut rest)?, u64_of(&mut rest)?);
        let whole = signature == END_64 && disk == 0 && first == 0 && here == count;
        whole.then_some(End { count, size, offset, at: record_at })
    };
    read().ok_or_else(damaged)
}

fn entry(rest: &mut &[u8]) -> Option<Entry> {
    let signature: [u8; 4] = take(rest)?;
    if signature != CENTRAL {
        return None;
    }
    let made_by = u16_of(rest)?;
    let (_, flags, method) = (u16_of(rest)?, u16_of(rest)?, u16_of(rest)?);
    let _: [u8; 8] = take(rest)?;
    let (packed, size) = (u32_of(rest)?, u32_of(rest)?);
    let (name, extra, comment) = (u16_of(rest)?, u16_of(rest)?, u16_of(rest)?);
    let _: [u8; 4] = take(rest)?;
    let (attributes, offset) = (u32_of(rest)?, u32_of(rest)?);
    let name = slice(rest, name.into())?.to_vec();
    let extra = slice(rest, extra.into())?;
    slice(rest, comment.into())?;
    let [size, packed, offset] = widened(extra, [size, packed, offset])?;
    Some(Entry { name, flags, method, packed, size, made_by, attributes, offset })
}

/// Sizes and offset, those of `u32::MAX` from the extra field of long zips.
fn widened(mut extra: &[u8], values: [u32; 3]) -> Option<[u64; 3]> {
    const LONG: u16 = 1;
    let mut long: &[u8] = &[];
    while extra.len() >= 4 {
        let (kind, length) = (u16_of(&mut extra)?, u16_of(&mut extra)?);
        let Some(field) = slice(&mut extra, length.into()) else { break };
        if kind == LONG {
            long = field;
        }
    }
    let mut wide = [0; 3];
    for (slot, value) in wide.iter_mut().zip(values) {
        *slot = if value == u32::MAX { u64_of(&mut long)? } else { value.into() };
    }
    Some(wide)
}

fn at(zip: &mut (impl Read + Seek), offset: u64, length: u64) -> Result<Vec<u8>, Sentence> {
    let mut bytes = Vec::new();
    zip.seek(SeekFrom::Start(offset)).map_err(|error| unreadable(&error))?;
    zip.take(length).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(Sentence::new("pack-damaged")) }
}

pub(super) fn unreadable(error: &dyn std::error::Error) -> Sentence {
    Sentence::new("pack-unreadable").with("reason", error.to_string())
}

fn slice<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(taken)
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    slice(rest, N)?.try_into().ok()
}

fn u16_of(rest: &mut &[u8]) -> Option<u16> {
    take(rest).map(u16::from_le_bytes)
}

fn u32_of(rest: &mut &[u8]) -> Option<u32> {
    take(rest).map(u32::from_le_bytes)
}

fn u64_of(rest: &mut &[u8]) -> Option<u64> {
    take(rest).map(u64::from_le_bytes)
}
