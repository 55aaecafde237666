//! Pictures of screens without a display: the real shell, drawn into a texture.
//!
//! Knows no command line: `cli/shot` says which screens.

use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, anyhow, bail};
use eframe::egui_wgpu::{
    RenderState, RendererOptions, ScreenDescriptor, WgpuConfiguration, WgpuSetup,
    WgpuSetupCreateNew,
};
use eframe::wgpu;
use egui::{Context, FullOutput, RawInput, Rect, Vec2, pos2};
use image::RgbaImage;

use super::shell::Shell;
use crate::media::sound::Clock;
use crate::ui::theme;

/// Longest wait for the adapter to finish a picture.
const PATIENCE: Duration = Duration::from_secs(20);

/// Longest wait for pictures and texts to come in.
const LOADING: Duration = Duration::from_secs(60);

/// What to install where no adapter is found.
const NO_ADAPTER: &str = "no graphics adapter was found, not even a software one; \
     on Debian install mesa-vulkan-drivers";

/// An adapter that draws into textures.
pub struct Offscreen {
    state: RenderState,
    ctx: Context,
    size: [u32; 2],
}

impl Offscreen {
    /// Finds an adapter; a software one is preferred, since it draws the same everywhere.
    ///
    /// # Errors
    /// When there is none; the sentence names the package to install.
    pub fn new(size: [u32; 2]) -> anyhow::Result<Self> {
        let mut setup = WgpuSetupCreateNew::without_display_handle();
        setup.native_adapter_selector = Some(Arc::new(|adapters, _| {
            let software =
                |a: &&wgpu::Adapter| usize::from(a.get_info().device_type != wgpu::DeviceType::Cpu);
            adapters.iter().min_by_key(software).cloned().ok_or_else(|| NO_ADAPTER.to_owned())
        }));
        let setup = WgpuSetup::CreateNew(setup);
        let instance = pollster::block_on(setup.new_instance());
        let configuration = WgpuConfiguration { wgpu_setup: setup, ..Default::default() };
        let options = RendererOptions::PREDICTABLE;
        let made = RenderState::create(&configuration, &instance, None, options);
        let state = pollster::block_on(made).map_err(|error| anyhow!("{NO_ADAPTER} ({error})"))?;
        let ctx = Context::default();
        theme::install(&ctx);
        Ok(Self { state, ctx, size })
    }

    /// The context that a shell to be drawn here must be made with.
    pub fn context(&self) -> &Context {
        &self.ctx
    }

    /// Lets the shell run at `now` until nothing is on its way any more.
    ///
    /// # Errors
    /// When something does not come in a minute.
    pub fn settle(
        &mut self,
        shell: &mut Shell,
        now: Duration,
        clock: &dyn Clock,
    ) -> anyhow::Result<()> {
        let begun = clock.now();
        let mut quiet = 0;
        while quiet < 3 {
            self.step(shell, now);
            quiet = if shell.settled() { quiet + 1 } else { 0 };
            if clock.now().saturating_sub(begun) > LOADING {
                bail!("the pictures of this screen did not come in {} s", LOADING.as_secs());
            }
            if quiet == 0 {
                thread::sleep(Duration::from_millis(2));
            }
        }
        Ok(())
    }

    /// Draws one frame and reads it back.
    ///
    /// # Errors
    /// When the adapter fails.
    pub fn picture(&mut self, shell: &mut Shell, now: Duration) -> anyhow::Result<RgbaImage> {
        let output = self.step(shell, now);
        self.draw(output)
    }

    /// One frame without a picture.
    fn step(&mut self, shell: &mut Shell, now: Duration) -> FullOutput {
        let size = Vec2::new(self.size[0] as f32, self.size[1] as f32);
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), size)),
            time: Some(now.as_secs_f64()),
            max_texture_side: Some(self.state.device.limits().max_texture_dimension_2d as usize),
            focused: true,
            ..RawInput::default()
        };
        input.viewports.entry(egui::ViewportId::ROOT).or_default().native_pixels_per_point =
            Some(1.0);
        let ctx = self.ctx.clone();
        let mut output = ctx.run_ui(input, |ui| {
            let ctx = ui.ctx().clone();
            shell.logic(&ctx, now);
            shell.ui(ui);
        });
        let mut renderer = self.state.renderer.write();
        for (id, deltas) in output.textures_delta.set.drain() {
            for delta in deltas {
                renderer.update_texture(&self.state.device, &self.state.queue, id, &delta);
            }
        }
        for id in output.textures_delta.free.drain() {
            renderer.free_texture(&id);
        }
        drop(renderer);
        output
    }

    fn draw(&self, output: FullOutput) -> anyhow::Result<RgbaImage> {
        let state = &self.state;
        let mut renderer = state.renderer.write();
        let screen = ScreenDescriptor { pixels_per_point: 1.0, size_in_pixels: self.size };
        let jobs = self.ctx.tessellate(output.shapes, 1.0);
        let mut encoder =
            state.device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        let prepared =
            renderer.update_buffers(&state.device, &state.queue, &mut encoder, &jobs, &screen);
        let texture = state.device.create_texture(&wgpu::TextureDescriptor {
            label: Some("picture of a screen"),
            size: self.extent(),
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: state.target_format,
            usage: wgpu::TextureUsages::RENDER_ATTACHMENT | wgpu::TextureUsages::COPY_SRC,
            view_formats: &[],
        });
        let view = texture.create_view(&wgpu::TextureViewDescriptor::default());
        {
            let attachment = wgpu::RenderPassColorAttachment {
                view: &view,
                resolve_target: None,
                ops: wgpu::Operations {
                    load: wgpu::LoadOp::Clear(wgpu::Color::BLACK),
                    store: wgpu::StoreOp::Store,
                },
                depth_slice: None,
            };
            let mut pass = encoder
                .begin_render_pass(&wgpu::RenderPassDescriptor {
                    color_attachments: &[Some(attachment)],
                    ..Default::default()
                })
                .forget_lifetime();
            renderer.render(&mut pass, &jobs, &screen);
        }
        state.queue.submit(prepared.into_iter().chain([encoder.finish()]));
        self.read_back(&texture)
    }

    fn extent(&self) -> wgpu::Extent3d {
        wgpu::Extent3d { width: self.size[0], height: self.size[1], depth_or_array_layers: 1 }
    }

    /// Copies a texture into memory, row by row without the padding that adapters ask for.
    fn read_back(&self, texture: &wgpu::Texture) -> anyhow::Result<RgbaImage> {
        let (device, queue) = (&self.state.device, &self.state.queue);
        let row = self.size[0] * 4;
        let padded = row.next_multiple_of(wgpu::COPY_BYTES_PER_ROW_ALIGNMENT);
        let buffer = device.create_buffer(&wgpu::BufferDescriptor {
            label: None,
            size: u64::from(padded) * u64::from(self.size[1]),
            usage: wgpu::BufferUsages::MAP_READ | wgpu::BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        let mut encoder = device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        let layout = wgpu::TexelCopyBufferLayout {
            offset: 0,
            bytes_per_row: Some(padded),
            rows_per_image: None,
        };
        encoder.copy_texture_to_buffer(
            texture.as_image_copy(),
            wgpu::TexelCopyBufferInfo { buffer: &buffer, layout },
            self.extent(),
        );
        let submission = queue.submit([encoder.finish()]);
        let (sender, receiver) = channel();
        buffer.slice(..).map_async(wgpu::MapMode::Read, move |mapped| drop(sender.send(mapped)));
        device
            .poll(wgpu::PollType::Wait {
                submission_index: Some(submission),
                timeout: Some(PATIENCE),
            })
            .context("the graphics adapter did not finish the picture")?;
        receiver.recv().context("the graphics adapter went away")??;
        let mapped = buffer.slice(..).get_mapped_range().map_err(|e| anyhow!("{e:?}"))?;
        let rows = mapped.chunks_exact(padded as usize);
        let pixels: Vec<u8> = rows.flat_map(|r| r[..row as usize].iter().copied()).collect();
        let mut image = RgbaImage::from_raw(self.size[0], self.size[1], pixels)
            .context("the picture has another size than was asked for")?;
        if matches!(
            texture.format(),
            wgpu::TextureFormat::Bgra8Unorm | wgpu::TextureFormat::Bgra8UnormSrgb
        ) {
            image.pixels_mut().for_each(|pixel| pixel.0.swap(0, 2));
        }
        Ok(image)
    }
}
