//! The names of a drawing's parts, read from its source without drawing anything.
//!
//! Knows no shape: `media` judges whether the drawing is sound.

use std::collections::BTreeSet;

use super::Gallery;
use crate::content::id::DrawingId;
use crate::content::loader::Library;

/// Every `id` in a drawing; `None` when it cannot be read, which `media` tells with its reason.
pub fn drawing_parts(
    library: &Library,
    gallery: Gallery,
    id: &DrawingId,
) -> Option<BTreeSet<String>> {
    let bytes = library.asset(&format!("{}/{id}.svg", gallery.folder())).ok()?;
    Some(ids(std::str::from_utf8(&bytes).ok()?))
}

/// Values of `id` attributes. A scan is enough: whether the file is well formed is judged elsewhere.
fn ids(source: &str) -> BTreeSet<String> {
    let attributes = source.match_indices("id").filter_map(|(at, _)| {
        let before = source[..at].chars().next_back()?;
        let value = source[at + 2..].trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|c| *c == '"' || *c == '\'')?;
        let end = value[1..].find(quote)?;
        before.is_whitespace().then(|| value[1..=end].to_owned())
    });
    attributes.collect()
}

#[cfg(test)]
mod tests {
    use super::ids;

    #[test]
    fn ids_are_found_and_nothing_else() {
        let found =
            ids("<svg><g id=\"back\"/><g\nid = 'lining' data-id=\"no\" width=\"1\"/></svg>");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["back", "lining"]);
    }
}
