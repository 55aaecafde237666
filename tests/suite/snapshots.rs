//! Small pictures of the key screens, drawn off screen and held against those in the repository.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test snapshots` draws them anew; look at every one before it is
//! committed. Knows no control: see `screens`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use image::RgbaImage;
use kuznetsk_steel::app::clock::SystemClock;
use kuznetsk_steel::app::offscreen::Offscreen;
use kuznetsk_steel::app::shell::{Setup, Shell};
use kuznetsk_steel::app::speaker::Speaker;
use kuznetsk_steel::content::loader::Library;
use kuznetsk_steel::content::locale::Locale;
use kuznetsk_steel::exhibit::{Event, IdleNotice, Mode, Page, Preferences, TextSize, ThemeName};
use kuznetsk_steel::media::worker::Workers;
use kuznetsk_steel::ui::theme::Viewing;

use crate::touchscreen::shipped;

/// Another build of Mesa rounds otherwise: so far a channel may be off on average.
const MEAN: f64 = 2.0;

/// A pixel is off when a channel differs by more than this; edges of letters may.
const OFF: u8 = 40;

/// So many pixels in a hundred may be off.
const OFF_SHARE: f64 = 1.0;

const LYING: [u32; 2] = [960, 540];
const UPRIGHT: [u32; 2] = [540, 960];

/// When the picture is taken: late enough that nothing has just begun.
const NOW: Duration = Duration::from_secs(20);

/// One picture.
struct Shot {
    name: &'static str,
    size: [u32; 2],
    theme: ThemeName,
    text: TextSize,
    /// What a visitor did to come here.
    events: Vec<Event>,
    /// How long the voice has spoken since, in seconds.
    spoken: u64,
}

fn shot(name: &'static str, events: Vec<Event>) -> Shot {
    let (theme, text) = (ThemeName::Steel, TextSize::Small);
    Shot { name, size: LYING, theme, text, events, spoken: 0 }
}

fn scene(chapter: &str, scene: &str) -> Event {
    Event::OpenScene(chapter.into(), scene.into())
}

impl Shot {
    fn after(self, spoken: u64) -> Self {
        Self { spoken, ..self }
    }

    fn upright(self) -> Self {
        Self { size: UPRIGHT, ..self }
    }

    fn contrast(self) -> Self {
        Self { theme: ThemeName::Contrast, ..self }
    }

    fn large(self) -> Self {
        Self { text: TextSize::Large, ..self }
    }

    fn take(&self, locale: Locale) -> anyhow::Result<RgbaImage> {
        let clock = SystemClock::start();
        let mut camera = Offscreen::new(self.size)?;
        let library = Library::open(&shipped())?;
        let (publication, findings) = library.publication();
        let preferences =
            Preferences { theme: self.theme, text_size: self.text, ..Preferences::new(locale) };
        let setup = Setup {
            library,
            publication: Arc::new(publication.expect("a publication")),
            findings,
            mode: Mode::Desk,
            preferences,
            viewing: Viewing::Desk,
            calm: false,
            opening: None,
        };
        let ctx = camera.context().clone();
        let mut shell = Shell::new(&ctx, setup, Workers::start(2), Speaker::steady());
        camera.settle(&mut shell, NOW, &clock)?;
        for event in &self.events {
            shell.send(event.clone());
            camera.settle(&mut shell, NOW, &clock)?;
        }
        let then = NOW + Duration::from_secs(self.spoken);
        camera.settle(&mut shell, then, &clock)?;
        camera.picture(&mut shell, then)
    }
}

/// What differs between two pictures, in a sentence; nothing when they are as good as the same.
fn difference(old: &RgbaImage, new: &RgbaImage) -> Option<String> {
    if old.dimensions() != new.dimensions() {
        return Some(format!("{:?} instead of {:?} pixels", new.dimensions(), old.dimensions()));
    }
    let (mut sum, mut off, mut all) = (0_u64, 0_u32, 0_u32);
    for (a, b) in old.pixels().zip(new.pixels()) {
        let apart = [0, 1, 2].map(|channel| a[channel].abs_diff(b[channel]));
        sum += apart.iter().map(|d| u64::from(*d)).sum::<u64>();
        off += u32::from(apart.iter().any(|d| *d > OFF));
        all += 1;
    }
    let mean = sum as f64 / f64::from(all) / 3.0;
    let share = f64::from(off) * 100.0 / f64::from(all);
    (mean > MEAN || share > OFF_SHARE)
        .then(|| format!("{mean:.2} of 255 apart on average, {share:.2} % of the pixels off"))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
}

/// Takes every picture in one language and holds it against the one in the repository.
fn as_they_were(locale: Locale, shots: &[Shot]) {
    if let Err(reason) = Offscreen::new(LYING) {
        println!("the pictures were not compared: {reason}");
        return;
    }
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let new_ones = Path::new(env!("CARGO_TARGET_TMPDIR")).join("snapshots");
    fs::create_dir_all(&new_ones).expect("a folder");
    let mut faults = Vec::new();
    for shot in shots {
        let name = format!("{}-{locale}.png", shot.name);
        let new = shot.take(locale).unwrap_or_else(|error| panic!("{name}: {error}"));
        let kept = folder().join(&name);
        if update {
            fs::create_dir_all(folder()).expect("a folder");
            new.save(&kept).expect("a picture");
            continue;
        }
        let fault = match image::open(&kept) {
            Ok(old) => difference(&old.into_rgba8(), &new),
            Err(error) => Some(error.to_string()),
        };
        if let Some(fault) = fault {
            let beside = new_ones.join(&name);
            new.save(&beside).expect("a picture");
            faults.push(format!("{name}: {fault}; see {}", beside.display()));
        }
    }
    let hint = "look at the new pictures; UPDATE_SNAPSHOTS=1 keeps them";
    assert!(faults.is_empty(), "{}\n{hint}", faults.join("\n"));
}

#[test]
fn screens_in_russian_look_as_they_did() {
    as_they_were(
        Locale::RU,
        &[
            shot("home", vec![]),
            shot("home-upright", vec![]).upright(),
            shot("ore-yard", vec![scene("06-how-it-works", "ore-yard")]).after(6),
            shot("open-hearth-contrast", vec![scene("06-how-it-works", "open-hearth")])
                .after(8)
                .contrast(),
            shot("wrong-furnace-upright", vec![scene("09-armour", "wrong-furnace")])
                .after(9)
                .upright(),
            shot("days-and-nights", vec![scene("09-armour", "days-and-nights")]).after(3),
            shot("rolling-large", vec![scene("09-armour", "rolling")]).after(5).large(),
            shot("sources", vec![scene("09-armour", "order"), Event::OpenSources(None)]),
            shot("settings-contrast", vec![Event::OpenPage(Page::Settings)]).contrast(),
        ],
    );
}

#[test]
fn screens_in_english_look_as_they_did() {
    let picture = vec![scene("06-how-it-works", "rail-mill"), Event::TogglePicture];
    let term = vec![scene("06-how-it-works", "coke"), Event::OpenTerm("coke".into())];
    as_they_were(
        Locale::EN,
        &[
            shot("attract", vec![Event::Idle(IdleNotice::Reset)]),
            shot("home-contrast", vec![]).contrast(),
            shot("blast-furnace", vec![scene("06-how-it-works", "blast-furnace")]).after(7),
            shot("smoke", vec![scene("06-how-it-works", "smoke")]).after(4),
            shot("picture", picture).after(4),
            shot("term", term),
            shot(
                "sources-contrast",
                vec![scene("06-how-it-works", "coke"), Event::OpenSources(None)],
            )
            .contrast(),
            shot("credits", vec![Event::OpenPage(Page::Credits)]),
            shot("staff", vec![Event::OpenPage(Page::Staff)]),
        ],
    );
}

#[test]
fn a_rounding_is_no_difference_and_a_missing_word_is() {
    let mut picture = RgbaImage::from_pixel(100, 100, image::Rgba([200, 190, 180, 255]));
    let mut rounded = picture.clone();
    rounded.pixels_mut().for_each(|pixel| pixel[1] += 1);
    assert_eq!(difference(&picture, &rounded), None);
    for x in 10..40 {
        for y in 10..15 {
            picture.put_pixel(x, y, image::Rgba([0, 0, 0, 255]));
        }
    }
    assert!(difference(&picture, &rounded).is_some());
}
