//! A thing that is being made ready elsewhere; what was shown before stays until it is here.
//!
//! Knows no thread: whoever makes the thing reports it.

/// A value on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Loading<T> {
    /// Nobody asked yet.
    #[default]
    Idle,
    /// Asked for; not here.
    Pending,
    /// Here.
    Ready(T),
    /// It will not come, and why (a sentence for staff).
    Failed(String),
}

impl<T> Loading<T> {
    /// The value, if it is here.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Idle | Self::Pending | Self::Failed(_) => None,
        }
    }

    /// Whether it may still come.
    pub fn pending(&self) -> bool {
        matches!(self, Self::Pending)
    }
}
