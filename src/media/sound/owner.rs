//! The owner: the one thread that turns the deck, and the handle that the program holds.
//!
//! Knows no device by name: it is handed one.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::deck::Deck;
use super::output::Output;
use super::shelf::{BUDGET_BYTES, DecodedTracks};
use super::{Clock, Heard, Track, Wanted};

/// Called when something begins to be heard, ends, leaps back, or when the device comes or goes.
pub(super) type Wake = Arc<dyn Fn() + Send + Sync>;

/// The voice of the running program. Nothing here waits; dropping it ends the sound.
pub struct Sound {
    desk: Arc<Desk>,
}

/// What lies between the program and the owner: the latest of everything.
#[derive(Default)]
struct Desk {
    inbox: Mutex<Inbox>,
    bell: Condvar,
    heard: Mutex<Heard>,
}

#[derive(Default)]
struct Inbox {
    wanted: Option<Wanted>,
    prefetch: Option<Vec<Track>>,
    closed: bool,
}

impl Sound {
    /// Starts the owner and the decoder; the device is opened at once, in the background.
    ///
    /// # Errors
    /// When the system gives no more threads.
    pub fn start(
        clock: Arc<dyn Clock>,
        output: Box<dyn Output>,
        wake: Wake,
    ) -> std::io::Result<Self> {
        let desk = Arc::new(Desk::default());
        let shelf = DecodedTracks::start(BUDGET_BYTES)?;
        let owner = Owner { desk: Arc::clone(&desk), clock, output, shelf, wake };
        std::thread::Builder::new().name("sound".to_owned()).spawn(move || owner.run())?;
        Ok(Self { desk })
    }

    /// Says what is to be heard from now on.
    pub fn want(&self, wanted: Wanted) {
        lock(&self.desk.inbox).wanted = Some(wanted);
        self.desk.bell.notify_one();
    }

    /// Says which tracks will probably be wanted next, the likeliest first.
    pub fn prefetch(&self, tracks: Vec<Track>) {
        lock(&self.desk.inbox).prefetch = Some(tracks);
        self.desk.bell.notify_one();
    }

    /// What has been heard, at most some 10 ms ago.
    pub fn heard(&self) -> Heard {
        *lock(&self.desk.heard)
    }
}

impl Drop for Sound {
    fn drop(&mut self) {
        lock(&self.desk.inbox).closed = true;
        self.desk.bell.notify_one();
    }
}

struct Owner {
    desk: Arc<Desk>,
    clock: Arc<dyn Clock>,
    output: Box<dyn Output>,
    shelf: DecodedTracks,
    wake: Wake,
}

impl Owner {
    fn run(mut self) {
        let mut deck = Deck::new();
        let mut rest = Duration::ZERO;
        while let Some((wanted, prefetch)) = self.next_wish(rest) {
            let now = self.clock.now();
            let heard = deck.step(now, wanted, &mut self.shelf, self.output.as_mut());
            if let Some(tracks) = prefetch {
                self.shelf.prefetch(&tracks);
            }
            self.publish(heard);
            rest = deck.rest(now);
        }
        self.output.close();
    }

    /// Waits for a wish or for the rest to pass; `None` at the end of the program.
    fn next_wish(&self, rest: Duration) -> Option<(Option<Wanted>, Option<Vec<Track>>)> {
        let idle =
            |inbox: &mut Inbox| inbox.wanted.is_none() && inbox.prefetch.is_none() && !inbox.closed;
        let inbox = lock(&self.desk.inbox);
        let waited = self.desk.bell.wait_timeout_while(inbox, rest, idle);
        let mut inbox = waited.unwrap_or_else(PoisonError::into_inner).0;
        (!inbox.closed).then(|| (inbox.wanted.take(), inbox.prefetch.take()))
    }

    fn publish(&self, heard: Heard) {
        let before = std::mem::replace(&mut *lock(&self.desk.heard), heard);
        let apart_from_position = Heard { position: before.position, ..heard };
        if before != apart_from_position {
            (self.wake)();
        }
    }
}

/// Everything behind these locks is replaced whole: what a panic left is whole, too.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
