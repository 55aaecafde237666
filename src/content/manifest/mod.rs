//! The files as their authors write them, key by key, with the place of everything.
//!
//! Each manifest mirrors one file and knows nothing of the model: `convert` in the same file turns
//! it into that. They read the spanned TOML tree instead of deriving serde, because one run must
//! tell every fault and a derived reader stops at the first.

pub mod chapter;
pub mod chronicle;
pub mod credits;
pub mod drawing;
pub mod exhibit;
pub mod photos;
pub mod quiz;
pub mod reference;
pub mod syntax;
pub mod table;
pub mod value;

use super::locale::Localized;
use super::text::Placed;
use value::Words;

/// The words of a key that may be absent.
pub fn words_of(words: Option<Placed<Words>>) -> Words {
    words.map_or_else(Localized::default, |words| words.value)
}
