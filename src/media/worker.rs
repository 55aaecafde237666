//! Threads for whatever would make a frame wait: reading, parsing, rasterising.
//!
//! Knows no job: it runs what it is given, newest wish first, and drops what nobody wants any more.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Jobs that may wait; the oldest is dropped beyond it, since newer wishes are nearer the visitor.
///
/// Sixteen posters with six scenes each ask for over a hundred notes at once; none of those may be
/// lost, since nobody asks for a note twice.
const QUEUE: usize = 512;

/// A pool of threads.
#[derive(Clone)]
pub struct Workers {
    shared: Arc<Shared>,
}

/// Keeps a job wanted; dropping it lets the job be forgotten if it has not begun.
#[derive(Debug)]
pub struct Wanted(Arc<AtomicBool>);

impl Drop for Wanted {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// How soon a job is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// It is on the screen.
    Now,
    /// It is likely next.
    Soon,
}

struct Job {
    run: Box<dyn FnOnce() + Send>,
    wanted: Arc<AtomicBool>,
}

struct Shared {
    queue: Mutex<Queue>,
    news: Condvar,
}

#[derive(Default)]
struct Queue {
    now: VecDeque<Job>,
    soon: VecDeque<Job>,
    busy: usize,
    closed: bool,
}

impl Workers {
    /// Starts `threads` threads (at least one).
    pub fn start(threads: usize) -> Self {
        let shared = Arc::new(Shared { queue: Mutex::default(), news: Condvar::new() });
        for number in 0..threads.max(1) {
            let shared = Arc::clone(&shared);
            let spawned = thread::Builder::new()
                .name(format!("worker-{number}"))
                .spawn(move || shared.work());
            if let Err(error) = spawned {
                log::error!("no thread could be started for loading pictures: {error}");
            }
        }
        Self { shared }
    }

    /// Runs `job` on a worker as long as the answer is kept.
    pub fn run(&self, urgency: Urgency, job: impl FnOnce() + Send + 'static) -> Wanted {
        let wanted = Arc::new(AtomicBool::new(true));
        let job = Job { run: Box::new(job), wanted: Arc::clone(&wanted) };
        let mut queue = self.shared.lock();
        let line = match urgency {
            Urgency::Now => &mut queue.now,
            Urgency::Soon => &mut queue.soon,
        };
        line.push_back(job);
        let oldest = if line.len() > QUEUE { line.pop_front() } else { None };
        drop(queue);
        // Only now: a job may have something to say when it is given up.
        drop(oldest);
        self.shared.news.notify_one();
        Wanted(wanted)
    }

    /// Whether nothing waits and nothing runs.
    pub fn idle(&self) -> bool {
        let queue = self.shared.lock();
        queue.busy == 0 && queue.now.is_empty() && queue.soon.is_empty()
    }

    /// Lets the threads end after the job they are at.
    pub fn close(&self) {
        self.shared.lock().closed = true;
        self.shared.news.notify_all();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        while let Some(job) = self.next() {
            if job.wanted.load(Ordering::Relaxed)
                && catch_unwind(AssertUnwindSafe(job.run)).is_err()
            {
                log::error!("a job on a worker thread failed; its picture stays as it was");
            }
            self.lock().busy -= 1;
        }
    }

    fn next(&self) -> Option<Job> {
        let mut queue = self.lock();
        loop {
            if queue.closed {
                return None;
            }
            if let Some(job) = queue.now.pop_front().or_else(|| queue.soon.pop_front()) {
                queue.busy += 1;
                return Some(job);
            }
            queue = self.news.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn a_job_runs_and_a_forgotten_one_does_not() {
        let workers = Workers::start(1);
        let (gate_tx, gate_rx) = mpsc::channel::<()>();
        let (tx, rx) = mpsc::channel();
        let _first = workers.run(Urgency::Now, move || {
            let _ = gate_rx.recv();
        });
        let say = tx.clone();
        let forgotten = workers.run(Urgency::Now, move || say.send("forgotten").unwrap());
        drop(forgotten);
        let _kept = workers.run(Urgency::Soon, move || tx.send("kept").unwrap());
        gate_tx.send(()).unwrap();
        assert_eq!(rx.recv().unwrap(), "kept");
        assert!(rx.try_recv().is_err());
        workers.close();
    }

    #[test]
    fn a_panic_in_a_job_leaves_the_pool_alive() {
        let workers = Workers::start(1);
        let (tx, rx) = mpsc::channel();
        let _bad = workers.run(Urgency::Now, || panic!("on purpose"));
        let _good = workers.run(Urgency::Now, move || tx.send(1).unwrap());
        assert_eq!(rx.recv().unwrap(), 1);
        workers.close();
    }
}
