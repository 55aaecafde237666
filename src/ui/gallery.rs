//! Pictures on the graphics card: what is held, what is wished for, and what must go.
//!
//! Knows no file and no thread: it hands out wishes and takes pixels.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::content::id::{DrawingId, MarkId};
use crate::media::image::drawing::{Frame, Layer, Raster};

/// Where a drawing's file lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Wall {
    /// `assets/drawings`.
    Drawings,
    /// `assets/posters`.
    Posters,
}

/// The name of a picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PlateId {
    /// Its folder.
    pub wall: Wall,
    /// Its name.
    pub drawing: DrawingId,
}

/// How a picture is divided into textures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Depth {
    /// A texture a plane, so that the camera can drift between them.
    Planes,
    /// One texture: posters, and every stage that stands still.
    Flat,
}

/// A picture that is wished for.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// Which.
    pub id: PlateId,
    /// What of it, and how large.
    pub frame: Frame,
    /// In how many textures.
    pub depth: Depth,
    /// Parts that are lit by the voice or a finger.
    pub parts: Vec<MarkId>,
}

/// A picture as rasterised, on its way to the card.
#[derive(Clone, Debug)]
pub struct Proof {
    /// What was asked for.
    pub wish: Wish,
    /// Planes with ink, far to near; a flat picture is all [`Layer::Back`].
    pub planes: Vec<(Layer, Raster)>,
    /// Parts with ink.
    pub parts: Vec<(MarkId, Raster)>,
}

/// A picture on the card.
pub struct Plate {
    wish: Wish,
    /// Planes, far to near.
    pub planes: Vec<(Layer, Print)>,
    /// Parts by name.
    pub parts: Vec<(MarkId, Print)>,
    bytes: usize,
    used: Cell<u64>,
}

/// One texture and the place it fills in the drawing.
pub struct Print {
    /// The texture.
    pub texture: TextureHandle,
    /// `x`, `y`, width, height in drawing units.
    pub region: [f32; 4],
}

/// All pictures on the card.
pub struct Gallery {
    held: HashMap<PlateId, Plate>,
    wishes: RefCell<Vec<Wish>>,
    failed: Vec<PlateId>,
    budget: usize,
    frame: Cell<u64>,
}

impl Gallery {
    /// A gallery that holds at most `budget` bytes of pixels beside those on the screen.
    pub fn new(budget: usize) -> Self {
        Self {
            held: HashMap::new(),
            wishes: RefCell::default(),
            failed: Vec::new(),
            budget,
            frame: Cell::new(0),
        }
    }

    /// A new frame begins: pictures not asked for from now on may go.
    pub fn begin_frame(&self) {
        self.frame.set(self.frame.get() + 1);
    }

    /// The picture, or the last one of that name while a better one is made.
    pub fn see(&self, wish: Wish) -> Option<&Plate> {
        let plate = self.held.get(&wish.id);
        if let Some(plate) = plate {
            plate.used.set(self.frame.get());
        }
        if plate.is_none_or(|plate| !plate.serves(&wish)) && !self.failed.contains(&wish.id) {
            self.wish(wish);
        }
        plate
    }

    /// Asks for a picture without showing it.
    pub fn wish(&self, wish: Wish) {
        let mut wishes = self.wishes.borrow_mut();
        wishes.retain(|other| other.id != wish.id);
        wishes.push(wish);
    }

    /// Wishes since the last call.
    pub fn take_wishes(&self) -> Vec<Wish> {
        self.wishes.take()
    }

    /// Whether a picture that serves `wish` is here.
    pub fn holds(&self, wish: &Wish) -> bool {
        self.held.get(&wish.id).is_some_and(|plate| plate.serves(wish))
    }

    /// Uploads a picture.
    pub fn hang(&mut self, ctx: &Context, proof: Proof) {
        let name = proof.wish.id.drawing.to_string();
        let mut bytes = 0;
        let mut print = |raster: Raster| {
            bytes += raster.bytes();
            Print { region: raster.region, texture: upload(ctx, &name, &raster) }
        };
        let planes = proof.planes.into_iter().map(|(l, r)| (l, print(r))).collect();
        let parts = proof.parts.into_iter().map(|(m, r)| (m, print(r))).collect();
        let used = Cell::new(self.frame.get());
        let id = proof.wish.id.clone();
        self.held.insert(id, Plate { wish: proof.wish, planes, parts, bytes, used });
        self.make_room();
    }

    /// Remembers that a picture cannot be made, so that it is not asked for again and again.
    pub fn fail(&mut self, id: PlateId) {
        self.failed.push(id);
    }

    /// Forgets everything: the content has changed.
    pub fn clear_failed(&mut self) {
        self.failed.clear();
    }

    /// Lets a picture be made again though one is held: its file has changed.
    pub fn stale(&mut self, id: &PlateId) {
        self.failed.retain(|failed| failed != id);
        if let Some(plate) = self.held.get_mut(id) {
            plate.wish.frame.scale = 0.0;
        }
    }

    /// Every picture's file may have changed.
    pub fn all_stale(&mut self) {
        let ids: Vec<_> = self.held.keys().cloned().collect();
        for id in &ids {
            self.stale(id);
        }
        self.failed.clear();
    }

    /// Pixels held, in bytes.
    pub fn bytes(&self) -> usize {
        self.held.values().map(|plate| plate.bytes).sum()
    }

    /// Drops what was not looked at for longest until the budget holds; never what is on screen.
    fn make_room(&mut self) {
        while self.bytes() > self.budget {
            let now = self.frame.get();
            let oldest = self
                .held
                .iter()
                .filter(|(_, plate)| plate.used.get() + 1 < now)
                .min_by_key(|(_, plate)| plate.used.get())
                .map(|(id, _)| id.clone());
            match oldest {
                Some(id) => self.held.remove(&id),
                None => return,
            };
        }
    }
}

impl Plate {
    /// Whether it shows at least what is wished for, at nearly the right size.
    fn serves(&self, wish: &Wish) -> bool {
        let close = (self.wish.frame.scale / wish.frame.scale - 1.0).abs() < 0.04;
        let [x, y, w, h] = self.wish.frame.region;
        let [wx, wy, ww, wh] = wish.frame.region;
        let covers =
            x <= wx + 0.5 && y <= wy + 0.5 && x + w >= wx + ww - 0.5 && y + h >= wy + wh - 0.5;
        close && covers && self.wish.depth == wish.depth && self.wish.parts == wish.parts
    }
}

fn upload(ctx: &Context, name: &str, raster: &Raster) -> TextureHandle {
    let image = ColorImage::from_rgba_premultiplied(raster.size, &raster.rgba);
    ctx.load_texture(name, image, TextureOptions::LINEAR)
}
