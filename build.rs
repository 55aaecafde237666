//! Packs `content/` and `assets/` into one file for the executable, behind the feature `embed`.

#![expect(clippy::disallowed_methods, reason = "packing is reading and writing files")]

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_EMBED").is_none() {
        return Ok(());
    }
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=assets");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    let mut pack = ZipWriter::new(File::create(out.join("embedded.exhibit"))?);
    let mut files = Vec::new();
    for folder in ["content", "assets"] {
        list(Path::new(folder), &mut files)?;
    }
    files.sort();
    for file in files {
        let name = file.to_string_lossy().replace('\\', "/");
        pack.start_file(&name, options(&name)).map_err(io::Error::other)?;
        pack.write_all(&fs::read(&file)?)?;
    }
    pack.finish().map_err(io::Error::other)?;
    Ok(())
}

/// Sound is stored as it is, so that it can be played where it lies; the rest is deflated.
fn options(name: &str) -> SimpleFileOptions {
    let stored = Path::new(name).extension().is_some_and(|ending| ending == "ogg");
    let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default())
}

/// Every file below `folder`; fonts are compiled into the library already.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if folder.ends_with("fonts") || !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
