//! Reading an exhibit: from a folder, its parent, a pack or the executable; whole or in part.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use kuznetsk_steel::cli::pack::{self, PackOptions};
use kuznetsk_steel::cli::verify::{self, VerifyOptions};
use kuznetsk_steel::content::files::{AssetError, OpenError};
use kuznetsk_steel::content::id::ChapterId;
use kuznetsk_steel::content::loader::{Library, discover};
use kuznetsk_steel::content::locale::Locale;
use kuznetsk_steel::content::scene::{PosterStage, Stage};

use crate::fixture::Exhibit;

fn packed(exhibit: &Exhibit) -> std::path::PathBuf {
    let out = exhibit.path().join("two.exhibit");
    let options = PackOptions {
        folder: exhibit.path().join("content"),
        out: out.clone(),
        language: "en".into(),
    };
    let mut log = Vec::new();
    let code = pack::run(&options, &mut Vec::new(), &mut log).expect("a pack");
    assert_eq!(code, 0, "{}", String::from_utf8_lossy(&log));
    out
}

fn titles(library: &Library) -> Vec<String> {
    let (publication, findings) = library.publication();
    assert_eq!(findings, []);
    let order = publication.expect("a publication").order;
    let chapter = |id| library.chapter(id).0.expect("a chapter").title.text(Locale::EN).to_owned();
    order.iter().map(chapter).collect()
}

#[test]
fn an_exhibit_opens_from_everywhere_alike() {
    let exhibit = Exhibit::whole();
    let pack = packed(&exhibit);
    let bytes: &'static [u8] = Vec::leak(fs::read(&pack).expect("a pack"));
    let elsewhere = Path::new("nowhere");
    let opened: Vec<Arc<Library>> = vec![
        Library::open(exhibit.path()).expect("the parent"),
        Library::open(&exhibit.path().join("content")).expect("the folder"),
        Library::open(&pack).expect("the pack"),
        discover(None, exhibit.path(), None).expect("beside"),
        discover(None, elsewhere, Some(bytes)).expect("inside"),
    ];
    for library in &opened {
        assert_eq!(titles(library), ["The furnace", "The song"]);
        let sound = library.asset("narration/en/song/words.ogg").expect("a sound");
        assert!(sound.starts_with(b"OggS"));
        let gone = library.asset("../content/exhibit.toml");
        assert!(matches!(gone, Err(AssetError::Outside(_) | AssetError::Missing(_))));
    }
    let sound = opened[4].asset("narration/en/song/words.ogg").expect("a sound");
    assert!(matches!(sound, std::borrow::Cow::Borrowed(_)), "stored entries are not copied");
}

#[test]
fn a_damaged_pack_beside_the_program_gives_way_to_the_one_inside() {
    let exhibit = Exhibit::whole();
    let pack = packed(&exhibit);
    let bytes: &'static [u8] = Vec::leak(fs::read(&pack).expect("a pack"));
    let beside = tempfile::tempdir().expect("a folder");
    fs::write(beside.path().join("new.exhibit"), &bytes[..99]).expect("a damaged pack");
    assert!(discover(None, beside.path(), None).is_err());
    let library = discover(None, beside.path(), Some(bytes)).expect("the one inside");
    assert_eq!(titles(&library), ["The furnace", "The song"]);
}

#[test]
fn a_chapter_reads_into_the_model() {
    let exhibit = Exhibit::whole();
    let library = Library::open(exhibit.path()).expect("an exhibit");
    let (chapter, findings) = library.chapter(&ChapterId::from("furnace"));
    assert_eq!(findings, []);
    let chapter = chapter.expect("a chapter");
    assert_eq!((chapter.years.first, chapter.years.last), (1932, 1933));
    assert_eq!(chapter.scenes[1].stage, Stage::Poster(PosterStage::Chart));
    assert_eq!(chapter.questions[0].right, 0);
    let panel = chapter.scenes[0].panel.exactly(Locale::RU).expect("a panel");
    let first = &panel.paragraphs[0];
    assert!(first.text.starts_with("Под низким сводом лежит ванна"));
    let (at, mark) = &first.marks[1];
    assert!(first.text[*at..].starts_with("ванна") && mark.as_str() == "bath");
}

#[test]
fn a_broken_chapter_steps_out_and_the_rest_opens() {
    let exhibit = Exhibit::whole().with("content/chapters/furnace/chapter.toml", "years = [\n");
    let library = Library::open(exhibit.path()).expect("an exhibit");
    assert_eq!(library.chapter(&ChapterId::from("furnace")).0, None);
    assert!(library.chapter(&ChapterId::from("song")).0.is_some());
}

#[test]
fn a_folder_without_an_exhibit_is_told_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = Library::open(folder.path()).expect_err("no exhibit");
    assert_eq!(error, OpenError::NoExhibit(folder.path().to_owned()));
    let said = error.to_string();
    assert!(
        said.ends_with(
            ": the folder holds no exhibit.toml; name the folder that does, or its parent"
        )
    );
}

#[test]
fn the_same_files_make_the_same_pack() {
    let (one, two) = (Exhibit::whole(), Exhibit::whole());
    assert!(fs::read(packed(&one)).expect("a pack") == fs::read(packed(&two)).expect("a pack"));
}

fn verified(pack: &Path) -> (u8, String) {
    let options = VerifyOptions { file: pack.to_owned(), language: "en".to_owned() };
    let mut out = Vec::new();
    let code = verify::run(&options, &mut out, &mut Vec::new()).expect("a verdict");
    let said = String::from_utf8(out).expect("text");
    (code, said.replace(&format!("{}: ", pack.display()), ""))
}

#[test]
fn a_changed_pack_is_refused_with_a_sentence() {
    let exhibit = Exhibit::whole();
    let pack = packed(&exhibit);
    assert_eq!(verified(&pack).0, 0);
    let good = fs::read(&pack).expect("a pack");

    fs::write(&pack, &good[..good.len() / 2]).expect("half a pack");
    let half = "this is no pack, or only a part of one; copy it again whole\n";
    assert_eq!(verified(&pack), (1, half.to_owned()));

    // A byte of a stored sound: the zip is whole, the file is another.
    let mut bad = good.clone();
    let sound = good.windows(4).rposition(|w| w == b"OggS").expect("a sound");
    bad[sound + 40] ^= 1;
    fs::write(&pack, &bad).expect("a changed pack");
    let (code, said) = verified(&pack);
    assert_eq!(code, 1);
    assert!(said.contains("narration/") && said.ends_with("; copy the pack again\n"), "{said}");
}

/// A zip of stored entries, written by hand so that it can be wrong.
fn zip_of(entries: &[(&str, &str, u16, u32)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, words, flags, mode) in entries {
        let offset = u32::try_from(bytes.len()).expect("short");
        let length = u32::try_from(words.len()).expect("short");
        let name_length = u16::try_from(name.len()).expect("short");
        let mut common = Vec::new();
        common.extend(20_u16.to_le_bytes());
        common.extend(flags.to_le_bytes());
        common.extend([0; 2 + 4]);
        common.extend([0; 4]);
        common.extend(length.to_le_bytes());
        common.extend(length.to_le_bytes());
        common.extend(name_length.to_le_bytes());
        common.extend([0; 2]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&common);
        bytes.extend(name.as_bytes());
        bytes.extend(words.as_bytes());
        directory.extend(b"PK\x01\x02");
        directory.extend([20, 3]);
        directory.extend(&common);
        directory.extend([0; 2 + 2 + 2]);
        directory.extend((mode << 16).to_le_bytes());
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (at, size) = (bytes.len(), directory.len());
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    let count = u16::try_from(entries.len()).expect("few").to_le_bytes();
    bytes.extend([count, count].concat());
    bytes.extend(u32::try_from(size).expect("short").to_le_bytes());
    bytes.extend(u32::try_from(at).expect("short").to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

/// A pack's entry: name, what is in it, method of packing, mode.
type Entry<'a> = (&'a str, &'a str, u16, u32);

#[test]
fn what_a_pack_may_not_have_is_refused_as_a_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let pack = folder.path().join("bad.exhibit");
    let long = "a/".repeat(101);
    let plain = |name: &'static str| (name, "x", 0_u16, 0o100_644_u32);
    let table: &[(&[Entry<'_>], &str)] = &[
        (&[plain("../evil")], "leads out of the pack; the pack is refused"),
        (&[plain("/tmp/evil")], "leads out of the pack; the pack is refused"),
        (&[plain("C:\\evil")], "leads out of the pack; the pack is refused"),
        (&[plain("a/./b")], "leads out of the pack; the pack is refused"),
        (&[plain("a\u{7}")], "has characters that some computers refuse; rename it"),
        (&[plain("content/nul.txt")], "has characters that some computers refuse; rename it"),
        (&[plain("и\u{306}")], "has characters that some computers refuse; rename it"),
        (&[(&long, "", 0, 0)], "is longer than 200 bytes; shorten it"),
        (&[plain("a"), plain("a")], "are one name on many computers; rename one and pack again"),
        (
            &[plain("Ё.md"), plain("ё.md")],
            "are one name on many computers; rename one and pack again",
        ),
        (&[("a", "x", 1, 0)], "is encrypted; packs must not be"),
        (&[("a", "/etc", 0, 0o120_777)], "is no plain file; links and devices are refused"),
        (&[("a", "", 0, 0o010_644)], "is no plain file; links and devices are refused"),
        (
            &[plain("content/exhibit.toml")],
            "has no manifest.json, so it is no pack; make it with the command pack",
        ),
    ];
    for (entries, expected) in table {
        fs::write(&pack, zip_of(entries)).expect("a zip");
        let (code, said) = verified(&pack);
        assert_eq!(code, 1);
        assert!(said.trim_end().ends_with(expected), "{:?}: {said}", entries[0].0);
    }
}

#[test]
fn no_damage_makes_the_reader_of_packs_panic() {
    let good = zip_of(&[("content/exhibit.toml", "title", 0, 0), ("manifest.json", "{}", 0, 0)]);
    let folder = tempfile::tempdir().expect("a folder");
    let pack = folder.path().join("bad.exhibit");
    for at in 0..good.len() {
        for value in [0, 0x7f, 0xff] {
            let mut bad = good.clone();
            bad[at] = value;
            fs::write(&pack, &bad).expect("a zip");
            let _ = Library::open(&pack).map(|library| library.publication());
            assert_ne!(verified(&pack).0, 0);
        }
    }
}

#[test]
fn a_thousand_chapters_open_like_ten() {
    let order: Vec<String> = (0..1000).map(|n| format!("\"c{n}\"")).collect();
    let words = format!(
        "title = {{ ru = \"а\", en = \"a\" }}\nlanguages = [\"ru\", \"en\"]\norder = [{}]\n",
        order.join(", ")
    );
    let exhibit = Exhibit::whole().with("content/exhibit.toml", &words);
    let library = Library::open(exhibit.path()).expect("an exhibit");
    // Not one chapter is there, and none is missed before it is asked for.
    let (publication, findings) = library.publication();
    assert_eq!((publication.expect("a publication").order.len(), findings), (1000, Vec::new()));
}
