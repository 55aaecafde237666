//! Watches a folder of content, so that what an author saves is on the screen at once.
//!
//! Knows no content: it only says that something has changed.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

/// A watched folder.
pub struct Watch {
    changed: Arc<AtomicBool>,
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches folders; `wake` is called when something in one changes.
    ///
    /// # Errors
    /// When the system cannot watch; content is then read at start only.
    pub fn start(folders: &[&Path], wake: impl Fn() + Send + 'static) -> notify::Result<Self> {
        let changed = Arc::new(AtomicBool::new(false));
        let tell = Arc::clone(&changed);
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                // Reading a file is an event too; only writing is news.
                if event.is_ok_and(|event| !event.kind.is_access()) {
                    tell.store(true, Ordering::Release);
                    wake();
                }
            })?;
        for folder in folders {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(Self { changed, _watcher: watcher })
    }

    /// Whether something has changed since the last call.
    pub fn changed(&self) -> bool {
        self.changed.swap(false, Ordering::AcqRel)
    }
}
