//! Errands: everything that is read, parsed or rasterised away from the frame.
//!
//! Knows no screen: it is told what to fetch and brings it back as [`News`].

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::content::chapter::Chapter;
use crate::content::drawing::{DRAWING_SIZE, DrawingNote};
use crate::content::id::{ChapterId, SceneId};
use crate::content::loader::Library;
use crate::content::locale::Locale;
use crate::content::publication::{Credit, Publication, Reference};
use crate::content::scene::Panel;
use crate::exhibit::Locator;
use crate::finding::Finding;
use crate::media::captions;
use crate::media::image::drawing::{Drawing, Frame, Layer};
use crate::media::narration::Narration;
use crate::media::sound::Encoded;
use crate::media::worker::{Urgency, Wanted, Workers};
use crate::ui::gallery::{Depth, PlateId, Proof, Wall, Wish};

/// What an errand brings back.
pub enum News {
    /// A chapter, or that it must step out.
    Chapter(ChapterId, Option<Arc<Chapter>>, Vec<Finding>),
    /// A scene's timeline and sound.
    Narration {
        /// Whose.
        at: Locator,
        /// In which language.
        locale: Locale,
        /// The words it was laid onto.
        panel: Box<Panel>,
        /// The timeline.
        narration: Arc<Narration>,
        /// The sound file, if there is one that fits the text.
        sound: Option<Encoded>,
    },
    /// A drawing's note.
    Note(PlateId, DrawingNote),
    /// A picture.
    Proof(Proof),
    /// A picture that cannot be made, and why.
    NoProof(PlateId, String),
    /// Claims, sources, glossary, credits.
    Reference(Box<Reference>, Vec<Credit>, Vec<Finding>),
    /// The content was read again.
    Publication(Option<Arc<Publication>>, Vec<Finding>),
}

/// Parsed drawings kept at hand: the scene, its neighbours, the posters in view.
const DRAWINGS_HELD: usize = 4;

type Parsed = Arc<Mutex<Vec<(PlateId, Arc<Drawing>)>>>;

/// What came back, and the errand that is home with it; some bring several things, and some come
/// home with nothing.
type Brought = (Option<Errand>, Option<News>);

/// Wakes the window; before there is one, it wakes nobody.
pub type Waker = Arc<OnceLock<egui::Context>>;

/// Sends errands out and takes what they bring.
pub struct Errands {
    library: Arc<Library>,
    workers: Workers,
    out: HashMap<Errand, Wanted>,
    news: (Sender<Brought>, Receiver<Brought>),
    parsed: Parsed,
    wake: Waker,
}

/// The name of an errand, so that none is sent twice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Errand {
    Chapter(ChapterId),
    Narration(Locator, Locale),
    Note(PlateId),
    Picture(PlateId),
    Reference,
    Publication,
}

/// Whoever is sent out comes home, even if a full queue or a panic kept them from bringing
/// anything: else the same errand could never be sent again.
struct Promise {
    errand: Option<Errand>,
    tell: Sender<Brought>,
    wake: Waker,
}

impl Promise {
    fn keep(mut self, news: News) {
        let errand = self.errand.take();
        self.tell(errand, Some(news));
    }

    fn tell(&self, errand: Option<Errand>, news: Option<News>) {
        // The window may have closed meanwhile; then nobody waits for the news.
        if self.tell.send((errand, news)).is_ok()
            && let Some(window) = self.wake.get()
        {
            window.request_repaint();
        }
    }
}

impl Drop for Promise {
    fn drop(&mut self) {
        if let Some(errand) = self.errand.take() {
            self.tell(Some(errand), None);
        }
    }
}

impl Errands {
    /// Errands over a library; `wake` is told when something has come back.
    pub fn new(library: Arc<Library>, workers: Workers, wake: Waker) -> Self {
        let parsed = Arc::default();
        Self { library, workers, out: HashMap::new(), news: channel(), parsed, wake }
    }

    /// What has come back since the last call.
    pub fn take(&mut self) -> Vec<News> {
        let mut all = Vec::new();
        while let Ok((errand, news)) = self.news.1.try_recv() {
            if let Some(errand) = errand {
                self.out.remove(&errand);
            }
            all.extend(news);
        }
        all
    }

    /// Whether nobody is out.
    pub fn all_home(&self) -> bool {
        self.out.is_empty()
    }

    fn send(
        &mut self,
        errand: Errand,
        urgency: Urgency,
        run: impl FnOnce(&Library) -> News + Send + 'static,
    ) {
        self.send_telling(errand, urgency, move |library, _| run(library));
    }

    /// Sends an errand that may tell of things on its way, before it is home.
    fn send_telling(
        &mut self,
        errand: Errand,
        urgency: Urgency,
        run: impl FnOnce(&Library, &dyn Fn(News)) -> News + Send + 'static,
    ) {
        if self.out.contains_key(&errand) {
            return;
        }
        let library = Arc::clone(&self.library);
        let (tell, wake) = (self.news.0.clone(), Arc::clone(&self.wake));
        let promise = Promise { errand: Some(errand.clone()), tell, wake };
        let wanted = self.workers.run(urgency, move || {
            let last = run(&library, &|news| promise.tell(None, Some(news)));
            promise.keep(last);
        });
        self.out.insert(errand, wanted);
    }

    /// Whom to wake from now on.
    pub fn wakes(&self, window: &egui::Context) {
        // A second renderer is tried with errands of its own, so this is set once.
        let _ = self.wake.set(window.clone());
    }

    /// Everything a poster needs, in one go and before there is a window: the chapter, the note,
    /// and the picture at `scale` pixels a unit.
    pub fn prepare_poster(&mut self, id: ChapterId, scale: f32) {
        let parsed = Arc::clone(&self.parsed);
        self.send_telling(Errand::Chapter(id.clone()), Urgency::Now, move |library, tell| {
            let (chapter, findings) = library.chapter(&id);
            if let Some(chapter) = &chapter {
                let poster = PlateId { wall: Wall::Posters, drawing: chapter.poster.clone() };
                tell(News::Note(poster.clone(), library.poster_note(&poster.drawing).0));
                let region = [0.0, 0.0, DRAWING_SIZE[0], DRAWING_SIZE[1]];
                let frame = Frame { region, scale };
                let wish = Wish { id: poster, frame, depth: Depth::Flat, parts: Vec::new() };
                if let Ok(drawing) = parse(library, &parsed, &wish.id) {
                    tell(News::Proof(proof(&drawing, wish)));
                }
            }
            News::Chapter(id, chapter.map(Arc::new), findings)
        });
    }

    /// Reads a chapter.
    pub fn read_chapter(&mut self, id: ChapterId) {
        self.send(Errand::Chapter(id.clone()), Urgency::Now, move |library| {
            let (chapter, findings) = library.chapter(&id);
            News::Chapter(id, chapter.map(Arc::new), findings)
        });
    }

    /// Reads a narration and lays it onto the panel.
    pub fn read_narration(
        &mut self,
        at: Locator,
        locale: Locale,
        scene: SceneId,
        panel: Panel,
        urgency: Urgency,
    ) {
        let errand = Errand::Narration(at.clone(), locale);
        self.send(errand, urgency, move |library| {
            let (narration, sound) = narration(library, &at, locale, &scene, &panel);
            let (panel, narration) = (Box::new(panel), Arc::new(narration));
            News::Narration { at, locale, panel, narration, sound }
        });
    }

    /// Reads a drawing's note.
    pub fn read_note(&mut self, id: PlateId) {
        self.send(Errand::Note(id.clone()), Urgency::Now, move |library| {
            let (note, _) = match id.wall {
                Wall::Drawings => library.drawing_note(&id.drawing),
                Wall::Posters => library.poster_note(&id.drawing),
            };
            News::Note(id, note)
        });
    }

    /// Makes a picture.
    pub fn make_picture(&mut self, wish: Wish, urgency: Urgency) {
        let parsed = Arc::clone(&self.parsed);
        self.send(Errand::Picture(wish.id.clone()), urgency, move |library| {
            match parse(library, &parsed, &wish.id) {
                Ok(drawing) => News::Proof(proof(&drawing, wish)),
                Err(reason) => News::NoProof(wish.id, reason),
            }
        });
    }

    /// Reads claims, sources, glossary and credits.
    pub fn read_reference(&mut self) {
        self.send(Errand::Reference, Urgency::Soon, |library| {
            let (reference, mut findings) = library.reference();
            let (credits, more) = library.credits();
            findings.extend(more);
            News::Reference(Box::new(reference), credits, findings)
        });
    }

    /// Opens the content again: it has changed on disk.
    pub fn read_again(&mut self, library: Arc<Library>) {
        self.library = library;
        self.parsed.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.out.clear();
        self.news = channel();
        self.send(Errand::Publication, Urgency::Now, |library| {
            let (publication, findings) = library.publication();
            News::Publication(publication.map(Arc::new), findings)
        });
    }
}

/// A scene's timeline: from its voice, else made up at the pace of a calm reader.
fn narration(
    library: &Library,
    at: &Locator,
    locale: Locale,
    scene: &SceneId,
    panel: &Panel,
) -> (Narration, Option<Encoded>) {
    let paths = library.narration_paths(&at.chapter, scene, locale);
    let silent = || (Narration::silent(panel, locale), None);
    let Ok(text) = library.asset(&paths.captions) else { return silent() };
    let Ok(track) = captions::parse(&String::from_utf8_lossy(&text)) else { return silent() };
    // A voice that says other words than those shown is not played (narration.md, section 1).
    if track.spoken_sha256 != panel.spoken_sha256 {
        return silent();
    }
    let aligned = Narration::align(&track, panel);
    match library.asset(&paths.sound) {
        Ok(std::borrow::Cow::Borrowed(bytes)) => (aligned, Some(Encoded::Static(bytes))),
        Ok(std::borrow::Cow::Owned(bytes)) => (aligned, Some(Encoded::Shared(bytes.into()))),
        Err(_) => (aligned, None),
    }
}

fn parse(library: &Library, parsed: &Parsed, id: &PlateId) -> Result<Arc<Drawing>, String> {
    let held = parsed.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, drawing)) = held.iter().find(|(name, _)| name == id) {
        return Ok(Arc::clone(drawing));
    }
    drop(held);
    let folder = match id.wall {
        Wall::Drawings => "drawings",
        Wall::Posters => "posters",
    };
    let path = format!("{folder}/{}.svg", id.drawing);
    let bytes = library.asset(&path).map_err(|error| error.to_string())?;
    let drawing = Drawing::parse(&bytes).map_err(|error| format!("assets/{path}: {error}"))?;
    let drawing = Arc::new(drawing);
    let mut held = parsed.lock().unwrap_or_else(PoisonError::into_inner);
    held.push((id.clone(), Arc::clone(&drawing)));
    if held.len() > DRAWINGS_HELD {
        held.remove(0);
    }
    Ok(drawing)
}

fn proof(drawing: &Drawing, wish: Wish) -> Proof {
    let planes = match wish.depth {
        Depth::Flat => drawing.whole(wish.frame).map(|r| (Layer::Back, r)).into_iter().collect(),
        Depth::Planes => Layer::ALL
            .into_iter()
            .filter_map(|layer| Some((layer, drawing.layer(layer, wish.frame)?)))
            .collect(),
    };
    let parts = wish
        .parts
        .iter()
        .filter_map(|mark| Some((mark.clone(), drawing.part(mark.as_str(), wish.frame)?)))
        .collect();
    Proof { wish, planes, parts }
}
