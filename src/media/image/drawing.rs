//! Drawings: from SVG layers to pixels, each layer trimmed to its ink.
//!
//! Knows no camera: it is told which region is wanted at which scale.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Node, Options, Tree};
use thiserror::Error;

/// Bytes of an SVG at most: ten times the largest drawing of ours.
pub const LONGEST_SVG: usize = 4 * 1024 * 1024;

/// Pixels of one layer at most: a full 3840×2160 screen with room for the camera.
const MOST_PIXELS: f32 = 4096.0 * 4096.0;

/// The planes of a drawing, from far to near.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layer {
    /// Sky, far walls.
    Back,
    /// The thing itself.
    Middle,
    /// Silhouettes before it.
    Front,
    /// Light.
    Glow,
}

impl Layer {
    /// All planes, far to near.
    pub const ALL: [Self; 4] = [Self::Back, Self::Middle, Self::Front, Self::Glow];

    /// The id of its group in the SVG.
    pub fn id(self) -> &'static str {
        match self {
            Self::Back => "back",
            Self::Middle => "middle",
            Self::Front => "front",
            Self::Glow => "glow",
        }
    }
}

/// Why a drawing cannot be shown.
#[derive(Debug, Error)]
pub enum DrawingError {
    /// It is longer than any drawing may be.
    #[error("the drawing has {0} bytes; at most {LONGEST_SVG} are read")]
    TooLong(usize),
    /// It is not a drawing.
    #[error("the drawing cannot be read: {0}")]
    Broken(String),
}

/// What part of a drawing is wanted, and how large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// `x`, `y`, width, height in drawing units.
    pub region: [f32; 4],
    /// Pixels a unit.
    pub scale: f32,
}

impl Frame {
    /// Width and height in whole pixels, the scale lowered where the limit asks for it.
    fn pixels(self) -> ([u32; 2], f32) {
        let area = self.region[2] * self.region[3] * self.scale * self.scale;
        let scale =
            if area > MOST_PIXELS { self.scale * (MOST_PIXELS / area).sqrt() } else { self.scale };
        let side = |length: f32| (length * scale).ceil().clamp(1.0, 8192.0) as u32;
        ([side(self.region[2]), side(self.region[3])], scale)
    }
}

/// Pixels with their place in the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Raster {
    /// Where the pixels lie in the drawing: `x`, `y`, width, height in units.
    pub region: [f32; 4],
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// Premultiplied RGBA, eight bits each, row by row.
    pub rgba: Vec<u8>,
}

impl Raster {
    /// How much memory the pixels take.
    pub fn bytes(&self) -> usize {
        self.rgba.len()
    }
}

/// A parsed drawing.
pub struct Drawing {
    tree: Tree,
}

impl Drawing {
    /// Reads an SVG.
    ///
    /// # Errors
    /// When it is too long or no SVG.
    pub fn parse(svg: &[u8]) -> Result<Self, DrawingError> {
        if svg.len() > LONGEST_SVG {
            return Err(DrawingError::TooLong(svg.len()));
        }
        let tree = Tree::from_data(svg, &Options::default())
            .map_err(|error| DrawingError::Broken(error.to_string()))?;
        Ok(Self { tree })
    }

    /// One plane, or `None` when the drawing has no ink there.
    pub fn layer(&self, layer: Layer, frame: Frame) -> Option<Raster> {
        self.part(layer.id(), frame)
    }

    /// One part by its id, or `None` when there is no ink of it in the frame.
    pub fn part(&self, id: &str, frame: Frame) -> Option<Raster> {
        let node = self.tree.node_by_id(id)?;
        let (pixels, scale) = frame.pixels();
        let mut pixmap = Pixmap::new(pixels[0], pixels[1])?;
        let bounds = node.abs_layer_bounding_box()?;
        // `render_node` moves the node to the origin and leaves its ancestors out; undo both.
        let own = match node {
            Node::Group(group) => group.transform(),
            Node::Path(_) | Node::Image(_) | Node::Text(_) => Transform::identity(),
        };
        let above = node.abs_transform().pre_concat(own.invert()?);
        let transform = Transform::from_scale(scale, scale)
            .pre_translate(-frame.region[0], -frame.region[1])
            .pre_concat(above)
            .pre_translate(bounds.x(), bounds.y());
        resvg::render_node(node, transform, &mut pixmap.as_mut())?;
        trim(pixmap, frame.region, scale)
    }

    /// All planes on top of each other.
    pub fn whole(&self, frame: Frame) -> Option<Raster> {
        let (pixels, scale) = frame.pixels();
        let mut pixmap = Pixmap::new(pixels[0], pixels[1])?;
        let transform =
            Transform::from_scale(scale, scale).pre_translate(-frame.region[0], -frame.region[1]);
        resvg::render(&self.tree, transform, &mut pixmap.as_mut());
        trim(pixmap, frame.region, scale)
    }

    /// The box around a part, in drawing units.
    pub fn part_bounds(&self, id: &str) -> Option<[f32; 4]> {
        let bounds = self.tree.node_by_id(id)?.abs_layer_bounding_box()?;
        Some([bounds.x(), bounds.y(), bounds.width(), bounds.height()])
    }
}

/// Cuts away what has no ink.
fn trim(pixmap: Pixmap, region: [f32; 4], scale: f32) -> Option<Raster> {
    let (width, height) = (pixmap.width() as usize, pixmap.height() as usize);
    let row = |y: usize| &pixmap.data()[y * width * 4..(y + 1) * width * 4];
    let inked = |y: &usize| row(*y).chunks_exact(4).any(|p| p[3] != 0);
    let top = (0..height).find(inked)?;
    let bottom = (top..height).rev().find(inked)? + 1;
    let (mut left, mut right) = (width, 0);
    for y in top..bottom {
        let mut alphas = row(y).chunks_exact(4).map(|p| p[3] != 0);
        left = left.min(alphas.position(|ink| ink).unwrap_or(width));
        let last = row(y).chunks_exact(4).rposition(|p| p[3] != 0);
        right = right.max(last.map_or(0, |x| x + 1));
    }
    let size = [right - left, bottom - top];
    let rgba = if size == [width, height] {
        pixmap.take()
    } else {
        (top..bottom).flat_map(|y| row(y)[left * 4..right * 4].iter().copied()).collect()
    };
    let units = |pixels: usize| pixels as f32 / scale;
    let region = [region[0] + units(left), region[1] + units(top), units(size[0]), units(size[1])];
    Some(Raster { region, size, rgba })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1920 1200">
      <g id="back"><rect width="1920" height="1200" fill="#14100F"/></g>
      <g id="front" transform="translate(100 0)">
        <g transform="scale(2)"><rect id="bell" x="100" y="50" width="50" height="25" fill="#F26A1B"/></g>
      </g></svg>"##;

    fn frame(scale: f32) -> Frame {
        Frame { region: [0.0, 0.0, 1920.0, 1200.0], scale }
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "whole units, exact in every float")]
    fn a_layer_is_trimmed_to_its_ink() {
        let drawing = Drawing::parse(SVG.as_bytes()).unwrap();
        let back = drawing.layer(Layer::Back, frame(0.1)).unwrap();
        assert_eq!(back.size, [192, 120]);
        let front = drawing.layer(Layer::Front, frame(0.5)).unwrap();
        assert_eq!(front.region, [300.0, 100.0, 100.0, 50.0]);
        assert_eq!(front.size, [50, 25]);
        assert!(drawing.layer(Layer::Glow, frame(1.0)).is_none());
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "whole units, exact in every float")]
    fn a_part_keeps_its_place_under_moved_groups() {
        let drawing = Drawing::parse(SVG.as_bytes()).unwrap();
        let bell = drawing.part("bell", frame(0.5)).unwrap();
        assert_eq!(bell.region, [300.0, 100.0, 100.0, 50.0]);
        assert_eq!(&bell.rgba[..4], &[0xF2, 0x6A, 0x1B, 0xFF]);
    }

    #[test]
    fn a_frame_cuts_out_its_region() {
        let drawing = Drawing::parse(SVG.as_bytes()).unwrap();
        let near = Frame { region: [300.0, 100.0, 100.0, 100.0], scale: 1.0 };
        let whole = drawing.whole(near).unwrap();
        assert_eq!(whole.size, [100, 100]);
        assert_eq!(&whole.rgba[..4], &[0xF2, 0x6A, 0x1B, 0xFF]);
        assert_eq!(&whole.rgba[60 * 400..60 * 400 + 4], &[0x14, 0x10, 0x0F, 0xFF]);
    }

    #[test]
    fn no_drawing_is_larger_than_the_limit() {
        let ([w, h], scale) = Frame { region: [0.0, 0.0, 1920.0, 1200.0], scale: 50.0 }.pixels();
        assert!(w as f32 * h as f32 <= MOST_PIXELS * 1.01, "{w}×{h}");
        assert!(scale < 50.0);
    }

    #[test]
    fn what_is_no_drawing_says_so() {
        assert!(Drawing::parse(b"no svg").is_err());
        assert!(Drawing::parse(&vec![b' '; LONGEST_SVG + 1]).is_err());
    }
}
