//! Opens the window over the content that should be shown.
//!
//! Knows no screen.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::anyhow;

use super::arguments::Opening;
use super::options::{Common, say};
use super::{UNUSABLE, complain};
use crate::app::run::{Choice, WindowOptions, run as run_window};
use crate::app::shell::Setup;
use crate::app::store;
use crate::content::loader::{Library, discover};
use crate::content::locale::Locale;
use crate::content::publication::{Display, Publication};
use crate::exhibit::{Mode, Preferences, TextSize, ThemeName};
use crate::finding::Finding;
use crate::ui::theme::Viewing;

/// Width of a screen as a share of its diagonal, at 16 : 9.
const WIDE: f32 = 0.8716;

/// Opens the exhibit.
pub(super) fn run(
    opening: &Opening,
    common: &Common,
    beside: &Path,
    embedded: Option<&'static [u8]>,
) -> anyhow::Result<u8> {
    store::start_log();
    let language = common.language();
    let library = match discover(common.content.as_deref(), beside, embedded) {
        Ok(library) => library,
        Err(error) => {
            complain(&error.say(&language));
            return Ok(UNUSABLE);
        }
    };
    let (publication, findings) = library.publication();
    let publication = Arc::new(publication.unwrap_or_else(Publication::broken));
    let keeps = store::folders().map(|folders| folders.config_dir().to_owned());
    let kiosk = common.kiosk;
    let options = WindowOptions {
        windowed: opening.windowed,
        renderer: opening.renderer.as_deref().and_then(Choice::parse).unwrap_or_default(),
        mute: opening.mute,
        watched: if kiosk { None } else { folder(common, beside) },
        keeps: keeps.clone().filter(|_| !kiosk),
    };
    let title = publication.title.text(publication.default_locale()).to_owned();
    let setup = || {
        let kept = keeps.as_deref().filter(|_| !kiosk);
        Ok(setup(&library, &publication, &findings, common, kept))
    };
    run_window(&title, setup, &options).map_err(|error| {
        let head = say(
            &language,
            "Окно не открылось. Нужны экран и драйвер OpenGL или Vulkan",
            "The window did not open. It needs a display and an OpenGL or Vulkan driver",
        );
        anyhow!("{head}: {error}")
    })
}

/// The folder to watch for changes, when the content is a folder.
fn folder(common: &Common, beside: &Path) -> Option<PathBuf> {
    let given = common.content.clone().unwrap_or_else(|| beside.join("content"));
    [given.clone(), given.join("content")]
        .into_iter()
        .find(|path| path.join("exhibit.toml").is_file())
}

/// A shell's setup from content and options.
pub(super) fn setup(
    library: &Arc<Library>,
    publication: &Arc<Publication>,
    findings: &[Finding],
    common: &Common,
    kept: Option<&Path>,
) -> Setup {
    let preferences = preferences(publication, common, kept);
    Setup {
        library: Arc::clone(library),
        publication: Arc::clone(publication),
        findings: findings.to_vec(),
        mode: if common.kiosk { Mode::Kiosk } else { Mode::Desk },
        preferences,
        viewing: viewing(publication.display, common),
        calm: false,
        opening: common.chapter.clone().map(|chapter| (chapter, common.scene.clone())),
    }
}

/// What was asked for, over what was kept, over what a new visitor meets.
fn preferences(publication: &Publication, common: &Common, kept: Option<&Path>) -> Preferences {
    let new = Preferences::new(publication.default_locale());
    let mut chosen = kept.map_or(new.clone(), |folder| store::recall(folder, new));
    let asked = common.lang.as_deref().and_then(Locale::parse);
    chosen.locale = asked.unwrap_or(chosen.locale);
    if !publication.languages.contains(&chosen.locale) {
        chosen.locale = publication.default_locale();
    }
    chosen.text_size = common.text.and_then(TextSize::from_number).unwrap_or(chosen.text_size);
    chosen.theme = common.theme.as_deref().and_then(ThemeName::parse).unwrap_or(chosen.theme);
    chosen.still |= common.still;
    chosen
}

/// How large the screen is: as told, else on a wall as the exhibit was composed for.
fn viewing(composed: Display, common: &Common) -> Viewing {
    let width_mm = match common.display {
        Some([width, _]) => width,
        None if common.kiosk => composed.diagonal_mm * WIDE,
        None => return Viewing::Desk,
    };
    Viewing::Wall { width_mm, distance_mm: composed.distance_mm }
}
