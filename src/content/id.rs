//! Names of things, each of its own type: a [`ChapterId`] is not a [`DrawingId`].
//!
//! Knows no file and no place: whether a name is *known* is for `validate` to say.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The name as authors write it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self(Arc::from(name))
            }
        }

        impl From<String> for $name {
            fn from(name: String) -> Self {
                Self(Arc::from(name))
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }
    };
}

id!(
    /// A chapter: the name of its folder, such as `09-armour`.
    ChapterId
);
id!(
    /// A scene, unique within its chapter, such as `wrong-furnace`.
    SceneId
);
id!(
    /// A drawing: the name of its SVG file without extension.
    DrawingId
);
id!(
    /// A part of a drawing that a text points at, such as `lining`.
    MarkId
);
id!(
    /// A fact of `claims.toml`, such as `S07`.
    ClaimId
);
id!(
    /// A source of `sources.toml`, such as `12`.
    SourceId
);
id!(
    /// A word of `glossary.toml`, such as `open-hearth`.
    TermId
);
id!(
    /// A person of `people.toml`.
    PersonId
);
id!(
    /// A place of `places.toml`.
    PlaceId
);
id!(
    /// A photograph's record in `photos.toml`.
    PhotoId
);
