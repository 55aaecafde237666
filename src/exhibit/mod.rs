//! exhibit
