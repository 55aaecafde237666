//! Small exhibits to try things on: a whole one, and overlays that break it in one place.
//!
//! Knows no finding; it only lays files into a temporary folder.

use std::fs;
use std::path::{Path, PathBuf};

use kuznetsk_steel::cli::check::{self, CheckOptions};
use tempfile::TempDir;

/// A copy of `whole/two-chapters` that a test may change.
pub struct Exhibit {
    folder: TempDir,
}

impl Exhibit {
    /// The whole exhibit.
    pub fn whole() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        lay(&fixtures().join("whole/two-chapters"), folder.path());
        Self { folder }
    }

    /// The whole exhibit with the files of `broken/<fault>` laid over it.
    pub fn broken(fault: &str) -> Self {
        let exhibit = Self::whole();
        let overlay = fixtures().join("broken").join(fault);
        lay(&overlay, exhibit.folder.path());
        if let Ok(removed) = fs::read_to_string(overlay.join("removed.txt")) {
            for name in removed.lines() {
                fs::remove_file(exhibit.folder.path().join(name)).expect("a file to remove");
            }
        }
        exhibit
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The same with one file written anew.
    pub fn with(self, name: &str, words: &str) -> Self {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, words).expect("a file");
        self
    }

    /// What `check` prints, and its exit code; places begin inside the exhibit.
    pub fn check(&self, language: &str) -> (String, u8) {
        let options = CheckOptions {
            path: Some(self.path().to_owned()),
            language: language.to_owned(),
            // Tests share it: the same sounds are measured once.
            cache: Some(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("verdicts")),
            ..CheckOptions::default()
        };
        let (mut out, mut log) = (Vec::new(), Vec::new());
        let code = check::run(&options, &mut out, &mut log).expect("a report");
        let out = String::from_utf8(out).expect("text");
        (out.replace(&format!("{}/", self.path().display()), ""), code)
    }
}

/// The folder of fixtures.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// Copies a folder with everything in it.
pub fn lay(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a fixture") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            lay(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
