//! `check` as a curator meets it: whole messages, every code, both languages, exit codes.

use std::collections::BTreeSet;
use std::fs;

use kuznetsk_steel::cli::check::{self, CheckMemory, CheckOptions};
use kuznetsk_steel::content::loader::Library;
use kuznetsk_steel::finding::{Code, Severity};
use kuznetsk_steel::media::inspection::inspect;

use crate::fixture::{Exhibit, fixtures};

#[test]
fn a_whole_exhibit_gives_no_finding() {
    assert_eq!(Exhibit::whole().check("ru"), (String::new(), check::DONE));
}

#[test]
fn each_broken_exhibit_gives_just_the_findings_beside_it() {
    let bless = std::env::var_os("BLESS").is_some();
    for entry in fs::read_dir(fixtures().join("broken")).expect("fixtures") {
        let folder = entry.expect("a fixture").path();
        let fault = folder.file_name().expect("a name").to_string_lossy().into_owned();
        for language in ["en", "ru"] {
            let expected = folder.join(format!("expected.{language}.txt"));
            let (found, code) = Exhibit::broken(&fault).check(language);
            if bless {
                fs::write(&expected, &found).expect("a file");
            }
            assert_eq!(found, fs::read_to_string(expected).expect("expected findings"), "{fault}");
            assert_eq!(code == check::REFUSED, found.contains(": error["), "{fault}");
        }
    }
}

#[test]
fn every_code_has_a_broken_exhibit() {
    let mut seen = BTreeSet::new();
    for entry in fs::read_dir(fixtures().join("broken")).expect("fixtures") {
        let expected = entry.expect("a fixture").path().join("expected.en.txt");
        let words = fs::read_to_string(expected).expect("expected findings");
        let known = |code: &&Code| words.contains(&format!("[{}]", code.as_str()));
        seen.extend(Code::ALL.iter().filter(known).map(|code| code.as_str()));
    }
    let all: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(seen, all);
}

#[test]
fn json_has_the_agreed_keys() {
    let exhibit = Exhibit::broken("unknown-mark");
    let options = CheckOptions {
        path: Some(exhibit.path().to_owned()),
        json: true,
        language: "en".to_owned(),
        ..CheckOptions::default()
    };
    let mut out = Vec::new();
    let code = check::run(&options, &mut out, &mut Vec::new()).expect("a report");
    assert_eq!(code, check::REFUSED);
    let rows: Vec<serde_json::Map<String, serde_json::Value>> =
        serde_json::from_slice(&out).expect("JSON");
    let keys: BTreeSet<_> = rows[0].keys().map(String::as_str).collect();
    let agreed = ["file", "line", "column", "severity", "code", "message", "hint"];
    assert_eq!(keys, agreed.into());
    assert_eq!(rows[0]["code"], "unknown-mark");
    assert_eq!(rows[0]["line"], 5);
}

#[test]
fn a_call_that_names_nothing_is_unusable() {
    let options = CheckOptions {
        path: Some("no/such/place".into()),
        language: "ru".to_owned(),
        ..CheckOptions::default()
    };
    let (mut out, mut log) = (Vec::new(), Vec::new());
    let code = check::run(&options, &mut out, &mut log).expect("a report");
    assert_eq!((code, out.len()), (check::UNUSABLE, 0));
    let said =
        "no/such/place: здесь ничего нет; назовите папку, где лежит exhibit.toml, или пакет\n";
    assert_eq!(String::from_utf8(log).expect("text"), said);
}

#[test]
fn a_spoilt_memory_costs_time_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("check.json"), "{\"version\":1,\"verdicts\":{\"x\":")
        .expect("a file");
    let exhibit = Exhibit::whole();
    let library = Library::open(exhibit.path()).expect("an exhibit");
    for _ in 0..2 {
        let memory = CheckMemory::open(Some(folder.path()));
        assert_eq!(inspect(&library, &memory, &|_, _| {}), []);
        memory.save();
    }
}

#[test]
fn advice_is_a_warning_and_a_fault_an_error() {
    let warnings = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning);
    let names: Vec<_> = warnings.map(|code| code.as_str()).collect();
    let advice =
        ["unused-file", "panel-length", "sentence-length", "narration-missing", "drawing-cost"];
    assert_eq!(names, advice);
}
