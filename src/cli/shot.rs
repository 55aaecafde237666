//! Pictures of screens, off screen: the real shell with a voice that stands at a chosen second.
//!
//! Knows no window.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail};

use super::arguments::Wishes;
use super::open::setup;
use super::options::Common;
use super::{DONE, UNUSABLE, complain};
use crate::app::clock::SystemClock;
use crate::app::offscreen::Offscreen;
use crate::app::shell::Shell;
use crate::app::speaker::Speaker;
use crate::content::id::{ChapterId, SceneId};
use crate::content::loader::{Library, discover};
use crate::content::locale::Locale;
use crate::content::publication::Publication;
use crate::exhibit::{Event, IdleNotice, Page};
use crate::finding::Finding;
use crate::media::worker::Workers;

/// The size of a picture when none is asked for.
const SIZE: [u32; 2] = [1920, 1080];

/// The moment of the narration when none is asked for: words are lit, marks have fired.
const MOMENT: f64 = 9.0;

/// The program has run so long when a picture is taken: motion is in full swing.
const NOW: Duration = Duration::from_secs(5);

/// One picture to be taken.
#[derive(Clone, Debug)]
struct Picture {
    screen: &'static str,
    scene: Option<(ChapterId, SceneId)>,
    locale: Locale,
}

/// Takes the pictures; each path goes to standard output.
pub(super) fn run(
    wishes: &Wishes,
    common: &Common,
    beside: &Path,
    embedded: Option<&'static [u8]>,
    out: &mut impl Write,
) -> anyhow::Result<u8> {
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
    fs::create_dir_all(&wishes.out).with_context(|| wishes.out.display().to_string())?;
    let studio = Studio { library, publication, findings, wishes, common };
    let pictures = studio.pictures()?;
    let size = wishes.size.unwrap_or(SIZE);
    let progress = indicatif::ProgressBar::new(pictures.len() as u64);
    let clock = SystemClock::start();
    for picture in pictures {
        let name = picture.file_name(size);
        let path = wishes.out.join(&name);
        let mut camera = Offscreen::new(size)?;
        let image = studio.take(&mut camera, &picture, &clock)?;
        image.save(&path).with_context(|| path.display().to_string())?;
        progress.suspend(|| writeln!(out, "{}", path.display()))?;
        progress.inc(1);
    }
    progress.finish_and_clear();
    Ok(DONE)
}

impl Picture {
    fn file_name(&self, [width, height]: [u32; 2]) -> String {
        let scene = self
            .scene
            .as_ref()
            .map(|(chapter, scene)| format!("-{chapter}-{scene}"))
            .unwrap_or_default();
        format!("{}{scene}-{}-{width}x{height}.png", self.screen, self.locale)
    }
}

struct Studio<'a> {
    library: Arc<Library>,
    publication: Arc<Publication>,
    findings: Vec<Finding>,
    wishes: &'a Wishes,
    common: &'a Common,
}

impl Studio<'_> {
    /// Every picture that was asked for: with nothing chosen, every screen and scene.
    fn pictures(&self) -> anyhow::Result<Vec<Picture>> {
        let asked = self.common.lang.as_deref().and_then(Locale::parse);
        let languages = match asked {
            Some(locale) => vec![locale],
            None => self.publication.languages.clone(),
        };
        let scenes = self.scenes();
        let (chapter, scene) = (self.common.chapter.as_deref(), self.common.scene.as_deref());
        let only_scenes = chapter.is_some() && self.wishes.screen.is_none();
        let mut all = Vec::new();
        for locale in languages {
            for screen in ["attract", "home", "credits", "settings", "staff"] {
                if !only_scenes && self.wants(screen) {
                    all.push(Picture { screen, scene: None, locale });
                }
            }
            for screen in ["chapter", "sources"] {
                if !self.wants(screen) || (only_scenes && screen == "sources") {
                    continue;
                }
                for (of, name) in &scenes {
                    let fits = chapter.is_none_or(|c| c == of.as_str())
                        && scene.is_none_or(|s| s == name.as_str());
                    if fits {
                        let scene = Some((of.clone(), name.clone()));
                        all.push(Picture { screen, scene, locale });
                    }
                }
            }
        }
        if all.is_empty() {
            bail!(
                "no screen or scene of that name; `shot` without --screen, --chapter and --scene shows all"
            );
        }
        Ok(all)
    }

    fn wants(&self, screen: &str) -> bool {
        self.wishes.screen.as_deref().is_none_or(|wanted| wanted == screen)
    }

    fn scenes(&self) -> Vec<(ChapterId, SceneId)> {
        let mut all = Vec::new();
        for id in &self.publication.order {
            if let (Some(chapter), _) = self.library.chapter(id) {
                all.extend(chapter.scenes.into_iter().map(|scene| (id.clone(), scene.id)));
            }
        }
        all
    }

    fn take(
        &self,
        camera: &mut Offscreen,
        picture: &Picture,
        clock: &SystemClock,
    ) -> anyhow::Result<image::RgbaImage> {
        let mut setup = setup(&self.library, &self.publication, &self.findings, self.common, None);
        setup.preferences.locale = picture.locale;
        setup.opening = None;
        let ctx = camera.context().clone();
        let mut shell = Shell::new(&ctx, setup, Workers::start(2), Speaker::steady());
        camera.settle(&mut shell, NOW, clock)?;
        for event in opening(picture) {
            shell.send(event);
            camera.settle(&mut shell, NOW, clock)?;
        }
        let moment = Duration::from_secs_f64(self.wishes.at.unwrap_or(MOMENT));
        // The silent voice speaks on to the chosen moment.
        let then = if picture.screen == "chapter" { NOW + moment } else { NOW };
        camera.settle(&mut shell, then, clock)?;
        camera.picture(&mut shell, then)
    }
}

/// What a visitor would touch to come to a screen.
fn opening(picture: &Picture) -> Vec<Event> {
    let mut events: Vec<Event> = match (&picture.scene, picture.screen) {
        (Some((chapter, scene)), _) => vec![Event::OpenScene(chapter.clone(), scene.clone())],
        (None, "attract") => vec![Event::Idle(IdleNotice::Reset)],
        (None, "credits") => vec![Event::OpenPage(Page::Credits)],
        (None, "settings") => vec![Event::OpenPage(Page::Settings)],
        (None, "staff") => vec![Event::OpenPage(Page::Staff)],
        (None, _) => Vec::new(),
    };
    if picture.screen == "sources" {
        events.push(Event::OpenSources(None));
    }
    events
}
