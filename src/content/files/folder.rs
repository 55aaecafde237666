//! An exhibit in folders on disk: `content` (by whatever name) and the `assets` beside or inside it.
//!
//! Knows nothing of packs, and follows no name that leads out.

#![expect(clippy::disallowed_methods, reason = "the door through which a folder is read")]

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{AssetError, OpenError, Stamp, is_inside};

/// Deepest nesting of folders that is listed; ours is four.
const DEEPEST: usize = 16;
/// Most files that are listed below one folder; beyond, a folder was named by mistake.
const MOST_FILES: usize = 100_000;

/// Two folders that make an exhibit.
#[derive(Debug)]
pub struct Folder {
    content: PathBuf,
    assets: PathBuf,
}

impl Folder {
    /// Finds the exhibit at a path: the folder that holds `exhibit.toml`, or its parent.
    ///
    /// A folder that plainly is meant as one (it has chapters, or a `content` inside) opens even
    /// without the file, so that `check` can say what is missing.
    ///
    /// # Errors
    /// When the folder is nothing of the kind.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let content = content_folder(path).ok_or_else(|| OpenError::NoExhibit(path.to_owned()))?;
        let inside = content.join("assets");
        let beside = beside(&content);
        let assets = if !beside.is_dir() && inside.is_dir() { inside } else { beside };
        Ok(Self { content, assets })
    }

    /// The file on disk.
    fn path(&self, path: &str) -> Result<PathBuf, AssetError> {
        let inside = || is_inside(path).then(|| path.split_once('/')).flatten();
        match inside() {
            Some(("content", rest)) => Ok(self.content.join(rest)),
            Some(("assets", rest)) => Ok(self.assets.join(rest)),
            _ => Err(AssetError::Outside(path.to_owned())),
        }
    }

    pub(super) fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, AssetError> {
        let unreadable = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::NotFound => AssetError::Missing(path.to_owned()),
            _ => AssetError::Unreadable { path: path.to_owned(), reason: error.to_string() },
        };
        let on_disk = self.path(path)?;
        let kind = fs::metadata(&on_disk).map_err(unreadable)?;
        // A pipe or a device would never end.
        if !kind.is_file() {
            return Err(AssetError::Missing(path.to_owned()));
        }
        let mut bytes = Vec::new();
        let file = File::open(on_disk).map_err(unreadable)?;
        file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > limit {
            return Err(AssetError::TooLarge { path: path.to_owned(), limit });
        }
        Ok(bytes)
    }

    pub(super) fn exists(&self, path: &str) -> bool {
        self.path(path).is_ok_and(|path| path.is_file())
    }

    pub(super) fn stamp(&self, path: &str) -> Option<Stamp> {
        let metadata = fs::metadata(self.path(path).ok()?).ok()?;
        let modified = metadata.modified().ok();
        metadata.is_file().then_some(Stamp { modified, size: metadata.len() })
    }

    pub(super) fn list(&self, below: &str) -> Vec<String> {
        let root = match below {
            "content" => self.content.clone(),
            "assets" => self.assets.clone(),
            _ => match self.path(below) {
                Ok(root) => root,
                Err(_) => return Vec::new(),
            },
        };
        let mut found = Vec::new();
        walk(&root, below, DEEPEST, &mut found);
        // Assets that lie inside `content` are listed as assets only.
        if below == "content" && self.assets.starts_with(&self.content) {
            found.retain(|name| !name.starts_with("content/assets/"));
        }
        found.sort();
        found
    }

    pub(super) fn shown_name(&self, path: &str) -> String {
        let on_disk = self.path(path).unwrap_or_else(|_| PathBuf::from(path));
        let plain = on_disk.strip_prefix(".").unwrap_or(&on_disk);
        plain.to_string_lossy().replace('\\', "/")
    }

    pub(super) fn roots(&self) -> Vec<PathBuf> {
        [&self.content, &self.assets].into_iter().filter(|root| root.is_dir()).cloned().collect()
    }
}

fn content_folder(path: &Path) -> Option<PathBuf> {
    let holds = |folder: &Path| folder.join("exhibit.toml").is_file();
    let inside = path.join("content");
    if holds(path) || (path.join("chapters").is_dir() && !holds(&inside)) {
        return Some(path.to_owned());
    }
    if inside.is_dir() {
        return Some(inside);
    }
    let mut folders = fs::read_dir(path).ok()?.take(MOST_FILES).filter_map(Result::ok);
    let only = folders.find(|entry| holds(&entry.path()))?.path();
    folders.all(|entry| !holds(&entry.path())).then_some(only)
}

/// `assets` in the same parent, also for a path such as `.` that does not name its parent.
fn beside(content: &Path) -> PathBuf {
    match content.parent() {
        Some(parent) if content.file_name().is_some() => parent.join("assets"),
        _ => content.join("..").join("assets"),
    }
}

fn walk(folder: &Path, name: &str, depth: usize, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok) {
        if found.len() >= MOST_FILES {
            return;
        }
        let file_name = entry.file_name();
        let Some(file_name) = file_name.to_str() else { continue };
        let inside = format!("{name}/{file_name}");
        let path = entry.path();
        if path.is_file() {
            found.push(inside);
        } else if depth > 0 && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, &inside, depth - 1, found);
        }
    }
}
