//! The house stands as its plan says: floors, opening words, lengths, names, licences, commands.
//!
//! Knows nothing of what the program does; it reads the tree, and the paths of the code.

use std::fs;
use std::path::{Path, PathBuf};

use crate::paths::{Used, used_paths};

/// The floors, from the ground up. A room may use any room on a floor below its own, never its
/// neighbour and never one above.
const FLOORS: [(u8, &[&str]); 10] = [
    (0, &["finding"]),
    (1, &["catalogue"]),
    (2, &["content"]),
    (3, &["media"]),
    (4, &["exhibit"]),
    (5, &["kiosk", "classroom", "stats"]),
    (6, &["ui"]),
    (7, &["app"]),
    (8, &["cli"]),
    // The door: `lib.rs` and `main.rs`.
    (9, &[""]),
];

/// A name of this kind means that the thing has not been understood yet.
const NAMES_THAT_SAY_NOTHING: [&str; 6] = ["utils", "util", "helpers", "manager", "data", "info"];

/// Longest file of the program, in lines, the tests at its foot not counted.
const LONGEST_FILE: usize = 450;

/// Folders of the tree that are written by hand or shipped.
const FOLDERS: [&str; 8] =
    ["src", "tests", "benches", "packaging", "content", "assets", "examples", ".ci"];

#[test]
fn every_path_points_down() {
    let mut faults = Vec::new();
    for file in files_below("src", "rs") {
        let module = module_of(&file);
        let room = module.first().map_or("", String::as_str);
        let Some(floor) = floor_of(room) else {
            faults.push(format!("{}: the room `{room}` stands on no floor", shown(&file)));
            continue;
        };
        for Used { line, path } in used_paths(&read(&file), &module) {
            let used = path.first().map_or("*", String::as_str);
            let Some(other) = floor_of(used) else {
                faults.push(format!("{}:{line}: `{used}` stands on no floor", shown(&file)));
                continue;
            };
            if used != room && other >= floor {
                faults.push(format!(
                    "{}:{line}: `{room}` (floor {floor}) uses `{}` (floor {other})",
                    shown(&file),
                    path.join("::"),
                ));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn every_file_opens_with_what_it_holds() {
    let mut files: Vec<PathBuf> =
        ["src", "tests", "benches"].iter().flat_map(|folder| files_below(folder, "rs")).collect();
    files.push(root().join("build.rs"));
    let silent = files.iter().filter(|file| !read(file).starts_with("//! "));
    assert_none(&silent.map(|file| format!("{}: no `//!`", shown(file))).collect::<Vec<_>>());
}

#[test]
fn files_are_cut_by_concern() {
    let mut faults = Vec::new();
    for file in files_below("src", "rs") {
        let name = shown(&file);
        let text = read(&file);
        let lines = text.lines().take_while(|line| *line != "#[cfg(test)]").count();
        if lines > LONGEST_FILE {
            faults.push(format!("{name}: {lines} lines, {LONGEST_FILE} at most"));
        }
    }
    assert_none(&faults);
}

#[test]
fn names_say_what_is_held() {
    let files = ["src", "tests"].iter().flat_map(|folder| files_below(folder, "rs"));
    let empty = files.filter(|file| {
        let path = file.strip_prefix(root()).unwrap_or(file).with_extension("");
        path.iter().any(|part| NAMES_THAT_SAY_NOTHING.iter().any(|name| part == *name))
    });
    assert_none(&empty.map(|file| shown(&file)).collect::<Vec<_>>());
}

#[test]
fn every_font_has_its_licence_beside_it() {
    let fonts = files_below("assets/fonts", "ttf");
    assert!(!fonts.is_empty(), "no fonts were found");
    let bare = fonts.iter().filter(|font| !font.with_extension("LICENSE.txt").is_file());
    assert_none(&bare.map(|font| shown(font)).collect::<Vec<_>>());
}

#[test]
fn what_is_shipped_has_its_licence() {
    let mut wanted: Vec<PathBuf> = fs::read_dir(root().join("assets/narration"))
        .expect("the narrations")
        .map(|entry| entry.expect("a folder").path().join("LICENCE.md"))
        .collect();
    let others = [
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "content/LICENCE.md",
        "assets/drawings/LICENCE.md",
        "assets/posters/LICENCE.md",
    ];
    wanted.extend(others.map(|name| root().join(name)));
    let missing = wanted.iter().filter(|file| !file.is_file());
    assert_none(&missing.map(|file| shown(file)).collect::<Vec<_>>());
}

#[test]
fn the_commands_of_the_readme_are_there() {
    let readme = read(&root().join("README.md"));
    let top: Vec<&str> = readme.lines().take(30).collect();
    for command in ["packaging/run", "packaging/test"] {
        let line = format!("bash {command}");
        assert!(top.iter().any(|written| written.trim() == line), "`{line}` is not at the top");
        assert!(executable(&root().join(command)), "{command} cannot be executed");
    }
    assert!(executable(&root().join(".ci/run")), ".ci/run cannot be executed");
}

/// What the pages say of the tree: every path in backquotes that begins with one of its folders.
#[test]
fn pages_name_files_that_are_there() {
    let mut faults = Vec::new();
    for page in pages() {
        let text = read(&page);
        for (number, line) in text.lines().enumerate() {
            let quoted = line.split('`').skip(1).step_by(2);
            let paths = quoted.filter(|word| {
                let folder = word.split('/').next().unwrap_or_default();
                FOLDERS.contains(&folder)
                    && word.contains('/')
                    && !word.contains(['<', '*', '{', ' ', '…'])
            });
            for path in paths.filter(|path| !root().join(path).exists()) {
                faults.push(format!("{}:{}: `{path}`", shown(&page), number + 1));
            }
        }
    }
    assert_none(&faults);
}

/// The tree speaks of the exhibit, not of the bench it was made on.
#[test]
fn nothing_names_the_bench() {
    // In pieces, so that this page does not name it either.
    let words = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("sub", "agent"),
        concat!("anth", "ropic"),
        concat!("cla", "ude"),
        concat!("open", "ai."),
        concat!("chat", "gpt"),
        concat!("copi", "lot"),
    ];
    let mut faults = Vec::new();
    for file in written_files() {
        // What is no text names nothing that a reader meets.
        let Ok(text) = fs::read_to_string(&file) else { continue };
        for (number, line) in text.lines().enumerate() {
            let line = line.to_lowercase();
            if let Some(word) = words.iter().find(|word| line.contains(*word)) {
                faults.push(format!("{}:{}: {word}", shown(&file), number + 1));
            }
        }
    }
    assert_none(&faults);
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The path inside the house, with forward slashes.
fn shown(file: &Path) -> String {
    file.strip_prefix(root()).unwrap_or(file).to_string_lossy().replace('\\', "/")
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn floor_of(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(_, rooms)| rooms.contains(&room)).map(|(floor, _)| *floor)
}

/// The module that a file of `src` is.
fn module_of(file: &Path) -> Vec<String> {
    let inside = file.strip_prefix(root().join("src")).expect("a file of src").with_extension("");
    let mut module: Vec<String> =
        inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if module.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
        module.pop();
    }
    module
}

/// Every file below a folder of the house with that ending, in order.
fn files_below(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(&root().join(folder), &mut files);
    files.retain(|file| file.extension().is_some_and(|own| own == ending));
    files
}

/// The pages that speak of the tree.
fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> =
        written_files().into_iter().filter(|f| f.extension().is_some_and(|e| e == "md")).collect();
    // A chapter's text is the exhibit's, not about it.
    pages.retain(|page| {
        let name = shown(page);
        !name.starts_with("content/chapters/") && !name.starts_with("tests/fixtures/")
    });
    pages
}

/// Every file that is written by hand or shipped.
fn written_files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(root())
        .expect("the house")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file() && path.file_name().is_some_and(|name| name != ".git"))
        .filter(|path| path.extension().is_none_or(|ending| ending != "log"))
        .collect();
    for folder in FOLDERS {
        collect(&root().join(folder), &mut files);
    }
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            // What Python keeps beside its sources is nobody's writing.
            if path.file_name().is_some_and(|name| name != "__pycache__") {
                collect(&path, files);
            }
        } else {
            files.push(path);
        }
    }
}

#[cfg(unix)]
fn executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(file).is_ok_and(|file| file.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn executable(file: &Path) -> bool {
    file.is_file()
}
