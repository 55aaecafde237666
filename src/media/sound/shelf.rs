//! The shelf: tracks decoded into memory by one thread, the wanted one first, within a budget.
//!
//! Knows no position: whoever wants a track reads what is there.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};

use super::decode::Decoding;
use super::pcm::Pcm;
use super::{Encoded, RATE, Track};

/// Memory for decoded tracks: five minutes, eight scenes.
pub const BUDGET_BYTES: usize = 32 * 1024 * 1024;
/// Tracks waiting to be decoded ahead; further ones are forgotten.
const MOST_WAITING: usize = 8;

/// Where the deck takes decoded tracks from.
pub trait Shelf {
    /// The track's frames, perhaps still growing; it is wanted now.
    fn wanted(&mut self, encoded: &Encoded) -> Arc<Pcm>;
}

/// Decoded tracks, filled by a thread of its own.
pub struct DecodedTracks {
    /// The one used last stands last.
    tracks: Vec<(Encoded, Arc<Pcm>)>,
    budget: usize,
    work: Arc<Work>,
}

impl DecodedTracks {
    /// An empty shelf with its decoding thread.
    ///
    /// # Errors
    /// When the system gives no more threads.
    pub fn start(budget: usize) -> std::io::Result<Self> {
        let work = Arc::new(Work::default());
        let theirs = Arc::clone(&work);
        std::thread::Builder::new()
            .name("narration-decoder".to_owned())
            .spawn(move || theirs.run())?;
        Ok(Self { tracks: Vec::new(), budget, work })
    }

    /// Tracks that will probably be wanted next; those asked for earlier and not begun are
    /// forgotten.
    pub fn prefetch(&mut self, tracks: &[Track]) {
        self.work.state().jobs.retain(|job| job.urgent);
        let mut planned = 0;
        for track in tracks {
            let Some(encoded) = &track.encoded else { continue };
            let bytes = track.duration.as_secs_f64() * f64::from(RATE) * 2.0;
            planned += frames_as_bytes(bytes);
            if planned > self.budget {
                break;
            }
            self.take(encoded, false);
        }
        self.trim();
    }

    /// Bytes held now.
    pub fn bytes(&self) -> usize {
        self.tracks.iter().map(|(_, pcm)| pcm.bytes()).sum()
    }

    fn take(&mut self, encoded: &Encoded, urgent: bool) -> Arc<Pcm> {
        let place = self.tracks.iter().position(|(known, _)| known.is_same(encoded));
        let (pcm, fresh) = match place {
            Some(place) => (self.tracks.remove(place).1, false),
            None => (Arc::new(Pcm::default()), true),
        };
        self.tracks.push((encoded.clone(), Arc::clone(&pcm)));
        let unfinished = !pcm.is_whole() && !pcm.is_broken();
        // One that was planned once and never begun is planned anew.
        let untouched = unfinished && pcm.frames() == 0;
        if fresh || untouched || (urgent && unfinished) {
            self.work.ask(encoded, &pcm, urgent);
        }
        pcm
    }

    /// Forgets what was not used for longest; the last one is in use.
    fn trim(&mut self) {
        while self.tracks.len() > 1 && self.bytes() > self.budget {
            self.tracks.remove(0);
        }
    }
}

impl Shelf for DecodedTracks {
    fn wanted(&mut self, encoded: &Encoded) -> Arc<Pcm> {
        let pcm = self.take(encoded, true);
        self.trim();
        pcm
    }
}

impl Drop for DecodedTracks {
    fn drop(&mut self) {
        self.work.state().closed = true;
        self.work.bell.notify_all();
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rough size")]
fn frames_as_bytes(bytes: f64) -> usize {
    bytes.clamp(0.0, 1e12) as usize
}

/// A track to decode; forgotten as soon as nobody holds its frames.
struct Job {
    encoded: Encoded,
    pcm: Weak<Pcm>,
    urgent: bool,
}

#[derive(Default)]
struct Queue {
    jobs: Vec<Job>,
    closed: bool,
}

#[derive(Default)]
struct Work {
    queue: Mutex<Queue>,
    bell: Condvar,
}

/// A track being decoded.
struct Open {
    pcm: Weak<Pcm>,
    decoding: Decoding,
}

impl Work {
    fn state(&self) -> MutexGuard<'_, Queue> {
        // The queue is whole between any two statements.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a track in front, or behind the others; an urgent one makes the others wait.
    fn ask(&self, encoded: &Encoded, pcm: &Arc<Pcm>, urgent: bool) {
        let job = Job { encoded: encoded.clone(), pcm: Arc::downgrade(pcm), urgent };
        let mut queue = self.state();
        for other in &mut queue.jobs {
            other.urgent &= !urgent;
        }
        if urgent {
            queue.jobs.insert(0, job);
        } else {
            queue.jobs.push(job);
        }
        queue.jobs.truncate(MOST_WAITING);
        self.bell.notify_all();
    }

    /// The decoding thread: the last begun track first, unless an urgent one has come.
    fn run(&self) {
        let mut open: Vec<Open> = Vec::new();
        while let Some(job) = self.next_job(open.is_empty()) {
            if let Some(job) = job {
                let begun = begin(&job, &mut open);
                open.extend(begun);
            }
            let Some(track) = open.last_mut() else { continue };
            if !step(track) {
                open.pop();
            }
        }
    }

    /// A job to begin: any when idle, else only an urgent one; `None` at the end of the program.
    #[expect(clippy::option_option, reason = "the outer one ends the thread, the inner one waits")]
    fn next_job(&self, idle: bool) -> Option<Option<Job>> {
        let mut queue = self.state();
        loop {
            if queue.closed {
                return None;
            }
            let ready = queue.jobs.first().is_some_and(|job| job.urgent || idle);
            if ready {
                return Some(Some(queue.jobs.remove(0)));
            }
            if !idle {
                return Some(None);
            }
            queue = self.bell.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Opens a job's file, or takes up the track if it has been begun already.
fn begin(job: &Job, open: &mut Vec<Open>) -> Option<Open> {
    if let Some(place) = open.iter().position(|open| open.pcm.ptr_eq(&job.pcm)) {
        return Some(open.remove(place));
    }
    let pcm = job.pcm.upgrade().filter(|pcm| pcm.frames() == 0 && !pcm.is_whole())?;
    // A decoder that panics on a broken file costs the track, not the voice of the others.
    let decoding = catch_unwind(AssertUnwindSafe(|| Decoding::open(&job.encoded))).ok().flatten();
    if decoding.is_none() {
        log::warn!("a narration of {} bytes cannot be decoded", job.encoded.as_ref().len());
        pcm.give_up();
    }
    decoding.map(|decoding| Open { pcm: Arc::downgrade(&pcm), decoding })
}

/// Decodes a piece; false when there is nothing more to do for the track.
fn step(track: &mut Open) -> bool {
    let Some(pcm) = track.pcm.upgrade() else { return false };
    if let Ok(over) = catch_unwind(AssertUnwindSafe(|| track.decoding.step(&pcm))) {
        return !over;
    }
    log::warn!("a narration broke off after {} frames", pcm.frames());
    pcm.give_up();
    false
}
