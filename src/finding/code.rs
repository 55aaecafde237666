//! The closed list of what can be wrong, and how grave each kind is.
//!
//! Knows no words: a code is the same in every language and never changes once published.

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The exhibit is wrong or incomplete.
    Error,
    /// The exhibit works; an author should look.
    Warning,
}

impl Severity {
    /// As printed: `error` or `warning`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal $severity:ident,)*) => {
        /// What kind of fault a finding is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every code there is.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code as printed, such as `unknown-key`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// How grave a fault of this kind is.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    /// A manifest that cannot be read as written, or a value of the wrong kind.
    TomlSyntax = "toml-syntax" Error,
    /// A text with markup that the exhibit does not have.
    MarkdownSyntax = "markdown-syntax" Error,
    /// A caption file that cannot be read as written.
    VttSyntax = "vtt-syntax" Error,
    /// A table whose rows or numbers do not fit.
    CsvShape = "csv-shape" Error,
    /// A text file in another encoding.
    NotUtf8 = "not-utf8" Error,
    /// A key that nothing reads.
    UnknownKey = "unknown-key" Error,
    /// A key that must be there.
    MissingKey = "missing-key" Error,
    /// A name of something that does not exist: a chapter, a scene, a fact, a kind of stage.
    UnknownId = "unknown-id" Error,
    /// One name for two things.
    DuplicateId = "duplicate-id" Error,
    /// A file that is asked for and not there.
    MissingFile = "missing-file" Error,
    /// A file that nothing asks for. The exhibit works without it: a warning.
    UnusedFile = "unused-file" Warning,
    /// Words that exist in one language only; also an interface string that cannot be read.
    MissingTranslation = "missing-translation" Error,
    /// Languages of a scene that do not match paragraph for paragraph or mark for mark.
    ParagraphsDiffer = "paragraphs-differ" Error,
    /// A source number that `sources.toml` does not have.
    UnknownSource = "unknown-source" Error,
    /// A paragraph without a fact, or a fact without a source.
    UnsourcedClaim = "unsourced-claim" Error,
    /// A fact that no source was found for, shown nevertheless.
    UnverifiedFact = "unverified-fact" Error,
    /// A term that `glossary.toml` does not have.
    UnknownTerm = "unknown-term" Error,
    /// A mark that the scene or the drawing does not have.
    UnknownMark = "unknown-mark" Error,
    /// A panel longer or shorter than a visitor reads: advice, a warning.
    PanelLength = "panel-length" Warning,
    /// A sentence longer than a voice carries: advice, a warning.
    SentenceLength = "sentence-length" Warning,
    /// A character that no font of the exhibit has.
    MissingGlyph = "missing-glyph" Error,
    /// A scene without a voice: captions keep its time, so a warning.
    NarrationMissing = "narration-missing" Warning,
    /// A voice that speaks an older text.
    NarrationStale = "narration-stale" Error,
    /// A sound file that cannot be played, or is not of the agreed kind.
    NarrationBroken = "narration-broken" Error,
    /// A voice too loud or too quiet beside the others.
    NarrationLoudness = "narration-loudness" Error,
    /// Captions that are too fast, too wide or out of order.
    CaptionShape = "caption-shape" Error,
    /// A drawing that cannot be read.
    DrawingBroken = "drawing-broken" Error,
    /// A drawing whose layers are missing, misnamed or out of order.
    DrawingLayers = "drawing-layers" Error,
    /// A drawing that carries a script.
    DrawingScript = "drawing-script" Error,
    /// A drawing that reaches outside itself.
    DrawingLink = "drawing-link" Error,
    /// Words inside a drawing, where no translation reaches them.
    DrawingText = "drawing-text" Error,
    /// A drawing too dear to paint: advice, a warning.
    DrawingCost = "drawing-cost" Warning,
    /// A photograph that cannot be shown as it is.
    PhotoRefused = "photo-refused" Error,
    /// A photograph without a known statement of rights.
    RightsMissing = "rights-missing" Error,
    /// A work without the words its holder requires.
    CreditMissing = "credit-missing" Error,
}
