//! Opens the window: tries the renderers in the order the platform needs, in one process.
//!
//! Knows no screen.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::anyhow;
use eframe::{NativeOptions, Renderer};
use egui::{Vec2, ViewportBuilder};

use super::clock::SystemClock;
use super::errands::Errands;
use super::platform;
use super::shell::{Setup, Shell};
use super::speaker::Speaker;
use super::window::{Manner, Window};
use crate::exhibit::Mode;
use crate::media::sound::{NoOutput, Output, Sound};
use crate::media::worker::Workers;
use crate::ui::theme;

/// The exit code that asks for a restart: the graphics card was lost.
pub const RESTART: u8 = 75;

/// Threads for reading and rasterising: one for what is on screen, one for what is next.
const WORKERS: usize = 2;

/// The smallest window in which every screen still stands.
const LEAST: Vec2 = Vec2::new(640.0, 480.0);

/// Which renderer draws the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// The platform's first, then the other.
    #[default]
    Auto,
    /// wgpu only.
    Wgpu,
    /// glow only.
    Glow,
}

impl Choice {
    /// The choice with that name.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "auto" => Some(Self::Auto),
            "wgpu" => Some(Self::Wgpu),
            "glow" => Some(Self::Glow),
            _ => None,
        }
    }

    /// In which order to try. On Windows without drivers OpenGL is 1.1, where glow cannot start;
    /// elsewhere glow needs a quarter of wgpu's time to the first frame on software.
    fn order(self) -> &'static [Renderer] {
        match self {
            Self::Wgpu => &[Renderer::Wgpu],
            Self::Glow => &[Renderer::Glow],
            Self::Auto if cfg!(windows) => &[Renderer::Wgpu, Renderer::Glow],
            Self::Auto => &[Renderer::Glow, Renderer::Wgpu],
        }
    }
}

/// How the window opens.
#[derive(Clone, Debug, Default)]
pub struct WindowOptions {
    /// A window of this size instead of a maximised one.
    pub windowed: Option<[u32; 2]>,
    /// Which renderer.
    pub renderer: Choice,
    /// No sound device is opened.
    pub mute: bool,
    /// A content folder to be watched.
    pub watched: Option<PathBuf>,
    /// Where choices are kept.
    pub keeps: Option<PathBuf>,
}

/// Opens the exhibit and returns when its window has closed.
///
/// # Errors
/// When no renderer starts: the sentence tells what the first one said.
pub fn run(
    title: &str,
    mut setup: impl FnMut() -> anyhow::Result<Setup>,
    options: &WindowOptions,
) -> anyhow::Result<u8> {
    let lost = Arc::new(AtomicBool::new(false));
    let mode = setup()?.mode;
    let mut first_error = None;
    for &renderer in options.renderer.order() {
        let native = NativeOptions {
            renderer,
            viewport: viewport(title, mode, options),
            system_font_fallback: false,
            persist_window: false,
            ..NativeOptions::default()
        };
        let made = setup()?;
        // The posters are drawn while the window opens; both take about as long.
        let errands = Shell::prepare(&made, Workers::start(WORKERS));
        let (options, lost_flag) = (options.clone(), Arc::clone(&lost));
        let outcome = eframe::run_native(
            "kuznetsk-steel",
            native,
            Box::new(move |cc| Ok(Box::new(open(cc, made, errands, &options, lost_flag)?))),
        );
        match outcome {
            Ok(()) if lost.load(Ordering::Acquire) => return Ok(RESTART),
            Ok(()) => return Ok(0),
            Err(error) => {
                log::warn!("{renderer}: {error}");
                first_error.get_or_insert(error);
            }
        }
    }
    Err(first_error.map_or_else(|| anyhow!("no renderer was tried"), |error| anyhow!("{error}")))
}

fn viewport(title: &str, mode: Mode, options: &WindowOptions) -> ViewportBuilder {
    let builder = ViewportBuilder::default()
        .with_title(title)
        .with_app_id("kuznetsk-steel")
        .with_min_inner_size(LEAST);
    match (mode, options.windowed) {
        (_, Some([w, h])) => builder.with_inner_size([w as f32, h as f32]),
        (Mode::Kiosk, None) => builder.with_fullscreen(true).with_decorations(false),
        (Mode::Desk, None) => builder.with_maximized(true).with_inner_size([1280.0, 720.0]),
    }
}

/// Everything a window needs; called again when a renderer did not start.
fn open(
    cc: &eframe::CreationContext<'_>,
    mut setup: Setup,
    errands: Errands,
    options: &WindowOptions,
    lost: Arc<AtomicBool>,
) -> Result<Window, std::io::Error> {
    let ctx = &cc.egui_ctx;
    theme::install(ctx);
    restart_when_lost(cc, Arc::clone(&lost));
    setup.calm = setup.calm || draws_in_software(cc);
    let clock = Arc::new(SystemClock::start());
    let wake = ctx.clone();
    let output = if options.mute { Box::new(NoOutput) } else { system_output() };
    let sound = Sound::start(clock.clone(), output, Arc::new(move || wake.request_repaint()))?;
    let shell = Shell::open(ctx, setup, errands, Speaker::on_thread(sound));
    let manner = Manner {
        watched: options.watched.clone(),
        keeps: options.keeps.clone(),
        maximised: options.windowed.is_none(),
        lost,
    };
    Ok(Window::new(ctx, shell, clock, manner))
}

#[cfg(feature = "sound")]
fn system_output() -> Box<dyn Output> {
    Box::new(crate::media::sound::SystemOutput::default())
}

#[cfg(not(feature = "sound"))]
fn system_output() -> Box<dyn Output> {
    Box::new(NoOutput)
}

/// A lost graphics card ends the program cleanly, with a code that asks for a restart.
fn restart_when_lost(cc: &eframe::CreationContext<'_>, lost: Arc<AtomicBool>) {
    let Some(state) = &cc.wgpu_render_state else { return };
    let ctx = cc.egui_ctx.clone();
    let leave = Arc::new(move |reason: String| {
        if !lost.swap(true, Ordering::AcqRel) {
            log::error!("the graphics card was lost: {reason}");
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            ctx.request_repaint();
        }
    });
    let tell = Arc::clone(&leave);
    state.device.on_uncaptured_error(Arc::new(move |error| tell(error.to_string())));
    state.device.set_device_lost_callback(move |reason, message| {
        leave(format!("{reason:?} {message}"));
    });
}

/// Whether the picture is drawn by the processor.
fn draws_in_software(cc: &eframe::CreationContext<'_>) -> bool {
    if let Some(state) = &cc.wgpu_render_state {
        return state.adapter.get_info().device_type == eframe::wgpu::DeviceType::Cpu;
    }
    cc.gl.as_ref().is_some_and(|gl| software_gl(&platform::renderer_name(gl)))
}

/// Names under which drawing by the processor is known.
fn software_gl(name: &str) -> bool {
    let name = name.to_lowercase();
    ["llvmpipe", "softpipe", "swiftshader", "basic render", "swrast"]
        .iter()
        .any(|s| name.contains(s))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn software_renderers_are_known_by_name() {
        assert!(software_gl("llvmpipe (LLVM 15.0.6, 256 bits)"));
        assert!(software_gl("Google SwiftShader"));
        assert!(!software_gl("NVIDIA GeForce GTX 1650/PCIe/SSE2"));
    }
}
