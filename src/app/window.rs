//! A real window over the shell: its life, its size, and what a kiosk refuses.
//!
//! Knows no story.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use egui::{Context, Key, Modifiers, RawInput, Ui, ViewportCommand};

use super::shell::{Deed, Shell};
use super::watch::Watch;
use super::{input, store};
use crate::content::loader::Library;
use crate::exhibit::{Event, Mode};
use crate::media::sound::Clock;

/// A change on disk is read this long after it was seen: editors write in several steps.
const SAVING: Duration = Duration::from_millis(40);

/// A finger may tremble so far, in points, and still have touched.
const TREMBLE: f32 = 18.0;

/// The window.
pub struct Window {
    shell: Shell,
    clock: Arc<dyn Clock>,
    watched: Option<(Watch, PathBuf)>,
    changed_at: Option<Duration>,
    keeps: Option<PathBuf>,
    fullscreen: bool,
    to_maximise: bool,
    lost: Arc<AtomicBool>,
}

/// What a window is told besides its shell.
pub struct Manner {
    /// The content folder that is read again when saved.
    pub watched: Option<PathBuf>,
    /// Where choices are kept.
    pub keeps: Option<PathBuf>,
    /// As large as the screen allows.
    pub maximised: bool,
    /// Set when the graphics card is gone; then even a kiosk closes.
    pub lost: Arc<AtomicBool>,
}

impl Window {
    /// A window over a shell.
    pub fn new(ctx: &Context, shell: Shell, clock: Arc<dyn Clock>, manner: Manner) -> Self {
        ctx.options_mut(|options| {
            options.input_options.max_click_dist = TREMBLE;
            // A slow finger touches as well as a quick one.
            options.input_options.max_click_duration = f64::INFINITY;
        });
        let fullscreen = shell.exhibit().mode() == Mode::Kiosk;
        let watched = manner.watched.and_then(|folder| watch(ctx, folder));
        Self {
            shell,
            clock,
            watched,
            changed_at: None,
            keeps: manner.keeps,
            fullscreen,
            to_maximise: manner.maximised && !fullscreen,
            lost: manner.lost,
        }
    }

    /// What is drawn here.
    pub fn shell(&mut self) -> &mut Shell {
        &mut self.shell
    }

    /// Reads the content again once an author has finished saving.
    fn reload_when_saved(&mut self, ctx: &Context, now: Duration) {
        let Some((watch, folder)) = &self.watched else { return };
        if watch.changed() {
            self.changed_at = Some(now);
        }
        let Some(changed) = self.changed_at else { return };
        let waited = now.saturating_sub(changed);
        if waited < SAVING {
            ctx.request_repaint_after(SAVING.saturating_sub(waited));
            return;
        }
        self.changed_at = None;
        match Library::open(folder) {
            Ok(library) => self.shell.reload(library),
            Err(error) => log::error!("{error}"),
        }
    }

    fn carry_out(&mut self, ctx: &Context) {
        for deed in self.shell.take_deeds() {
            match deed {
                Deed::Close => ctx.send_viewport_cmd(ViewportCommand::Close),
                Deed::Keep(preferences) => {
                    let Some(folder) = self.keeps.clone() else { continue };
                    // Away from the frame: a slow disk must not be felt.
                    std::thread::spawn(move || {
                        if let Err(error) = store::keep(&folder, &preferences) {
                            log::warn!("{}: {error}; choices are not kept", folder.display());
                        }
                    });
                }
            }
        }
    }

    /// Some window managers overlook the wish a new window is born with; it is said once more.
    fn maximise_once(&mut self, ctx: &Context) {
        if std::mem::take(&mut self.to_maximise) {
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
    }

    /// A kiosk refuses to be closed and hides the cursor; a desk has F11.
    fn guard(&mut self, ctx: &Context) {
        if self.shell.exhibit().mode() == Mode::Kiosk {
            let lost = self.lost.load(Ordering::Acquire);
            if !lost && ctx.input(|i| i.viewport().close_requested()) {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            }
            ctx.set_cursor_icon(egui::CursorIcon::None);
            return;
        }
        if ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::F11)) {
            self.fullscreen = !self.fullscreen;
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(self.fullscreen));
        }
    }
}

fn watch(ctx: &Context, folder: PathBuf) -> Option<(Watch, PathBuf)> {
    let wake = ctx.clone();
    let assets = folder.parent().map(|parent| parent.join("assets")).filter(|a| a.is_dir());
    let folders: Vec<_> =
        [Some(folder.as_path()), assets.as_deref()].into_iter().flatten().collect();
    match Watch::start(&folders, move || wake.request_repaint()) {
        Ok(watch) => Some((watch, folder)),
        Err(error) => {
            log::warn!("{}: {error}; content is read at start only", folder.display());
            None
        }
    }
}

impl eframe::App for Window {
    fn raw_input_hook(&mut self, _ctx: &Context, raw_input: &mut RawInput) {
        input::mend(raw_input);
    }

    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        let now = self.clock.now();
        self.guard(ctx);
        self.maximise_once(ctx);
        self.reload_when_saved(ctx, now);
        self.shell.logic(ctx, now);
        self.carry_out(ctx);
        if let Some(rest) = self.shell.rests_for() {
            ctx.request_repaint_after(rest);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.shell.ui(ui);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        // Soot, so that the first frame does not flash.
        [0.078, 0.063, 0.059, 1.0]
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.shell.send(Event::Pause);
    }
}
