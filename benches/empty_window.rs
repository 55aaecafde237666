//! An empty window of the same toolkit: what the exhibit's start is measured against.

#![expect(clippy::disallowed_methods, reason = "a bare window has no theme")]

use eframe::{NativeOptions, Renderer};
use egui::{Color32, Ui, ViewportBuilder};

struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        ui.painter().rect_filled(ui.max_rect(), 0.0, Color32::from_rgb(255, 194, 74));
    }
}

fn main() -> eframe::Result {
    let options = NativeOptions {
        renderer: Renderer::Glow,
        viewport: ViewportBuilder::default().with_inner_size([1920.0, 1080.0]),
        persist_window: false,
        ..NativeOptions::default()
    };
    eframe::run_native("empty", options, Box::new(|_| Ok(Box::new(Empty))))
}
