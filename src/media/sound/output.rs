//! What a sound device is to the deck: something that is asked to open and to close, and that
//! drains a feed meanwhile.
//!
//! Knows no device: `device` has the real one, tests have theirs.

use std::sync::Arc;
use std::time::Duration;

use super::feed::Feed;

/// How a device stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputState {
    /// Not asked for, or given up.
    Closed,
    /// Asked for; the system has not answered.
    Opening,
    /// Draining its feed.
    Open {
        /// Sound handed over and not heard yet, at most.
        latency: Duration,
    },
    /// It could not be opened, or it broke.
    Failed,
}

/// A sound device. No call may wait: a hung device must not hang the deck.
pub trait Output: Send {
    /// Begins to open the default device, which is to drain `feed`.
    fn open(&mut self, feed: Arc<Feed>);

    /// How it stands now.
    fn state(&mut self) -> OutputState;

    /// Lets go of the device, whatever it is doing.
    fn close(&mut self);
}

/// No device at all: everything runs on the silent clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoOutput;

impl Output for NoOutput {
    fn open(&mut self, _feed: Arc<Feed>) {}

    fn state(&mut self) -> OutputState {
        OutputState::Failed
    }

    fn close(&mut self) {}
}
