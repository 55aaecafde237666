//! From words to a command, each fault told in a sentence.
//!
//! Knows no file: whether a path exists is for the command to find out.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;

use super::options::{Common, say};

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Command {
    /// Open the window.
    Open(Opening),
    /// Every finding.
    Check { path: Option<PathBuf>, json: bool },
    /// Pictures of screens.
    Shot(Wishes),
    /// Make a pack.
    Pack { folder: PathBuf, out: PathBuf },
    /// Check a pack.
    Verify { file: PathBuf },
    /// Print what must be printed.
    Credits,
    /// Try everything without a window.
    SelfTest { json: bool },
    /// How to call it.
    Help,
    /// Which version it is.
    Version,
}

/// How the window opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Opening {
    /// `--windowed WxH`.
    pub(super) windowed: Option<[u32; 2]>,
    /// `--renderer auto|wgpu|glow`.
    pub(super) renderer: Option<String>,
    /// `--mute`.
    pub(super) mute: bool,
}

/// Which pictures.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wishes {
    /// `--out DIR`.
    pub(super) out: PathBuf,
    /// `--screen NAME`.
    pub(super) screen: Option<String>,
    /// `--size WxH`.
    pub(super) size: Option<[u32; 2]>,
    /// `--at SECONDS`.
    pub(super) at: Option<f64>,
}

/// Why a call cannot be carried out.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The words do not fit together.
    Words(String),
    /// There is no such command.
    NoCommand(String),
    /// A value is not of the form it must have.
    Form { option: &'static str, value: String, form: &'static str },
    /// Something must be named.
    Missing { command: &'static str, what: &'static str },
}

impl From<lexopt::Error> for Fault {
    fn from(error: lexopt::Error) -> Self {
        Self::Words(error.to_string())
    }
}

impl Fault {
    /// The sentence.
    pub(super) fn say(&self, language: &str) -> String {
        match self {
            Self::Words(words) => {
                let head = say(language, "Вызов непонятен", "The call cannot be understood");
                format!("{head}: {words}.")
            }
            Self::NoCommand(name) => {
                let head = say(language, "Нет такой команды", "There is no such command");
                let near = nearest(name).map(|near| {
                    format!(" {} «{near}»?", say(language, "Может быть,", "Did you mean"))
                });
                format!("{head}: «{name}».{}", near.unwrap_or_default())
            }
            Self::Form { option, value, form } => {
                let head = say(language, "не подходит; нужно", "does not fit; it must be");
                format!("{option}: «{value}» {head} {form}.")
            }
            Self::Missing { command, what } => {
                let head = say(language, "не хватает", "needs");
                format!("{command}: {head} {what}.")
            }
        }
    }
}

const COMMANDS: [&str; 6] = ["check", "shot", "pack", "verify", "self-test", "credits"];

/// The command whose name is nearest, if it is near.
fn nearest(name: &str) -> Option<&'static str> {
    COMMANDS
        .into_iter()
        .filter(|c| strsim::damerau_levenshtein(c, name) <= 2)
        .min_by_key(|c| strsim::damerau_levenshtein(c, name))
}

/// Reads a call. The first word is the program's own name.
pub(super) fn parse(words: Vec<OsString>) -> Result<(Command, Common), Fault> {
    let mut parser = lexopt::Parser::from_iter(words);
    let mut seen = Seen::default();
    while let Some(word) = parser.next()? {
        match word {
            Value(value) => seen.values.push(value),
            Short('h') | Long("help") => return Ok((Command::Help, seen.common)),
            Short('V') | Long("version") => return Ok((Command::Version, seen.common)),
            Long(name) => {
                let name = name.to_owned();
                seen.option(&name, &mut parser)?;
            }
            other @ Short(_) => return Err(Fault::Words(other.unexpected().to_string())),
        }
    }
    seen.command()
}

/// Everything said so far.
#[derive(Default)]
struct Seen {
    values: Vec<OsString>,
    common: Common,
    opening: Opening,
    wishes: Wishes,
    out: Option<PathBuf>,
    json: bool,
}

impl Seen {
    fn option(&mut self, name: &str, parser: &mut lexopt::Parser) -> Result<(), Fault> {
        let common = &mut self.common;
        match name {
            "content" => common.content = Some(parser.value()?.into()),
            "photos" => common.photos = Some(parser.value()?.into()),
            "lang" => common.lang = Some(language(parser.value()?)?),
            "chapter" => common.chapter = Some(text(parser.value()?)?),
            "scene" => common.scene = Some(text(parser.value()?)?),
            "display" => common.display = Some(millimetres(parser.value()?)?),
            "text" => common.text = Some(text_size(parser.value()?)?),
            "theme" => common.theme = Some(one_of("--theme", parser.value()?, "steel, contrast")?),
            "still" => common.still = true,
            "kiosk" => common.kiosk = true,
            "windowed" => self.opening.windowed = Some(pixels("--windowed", parser.value()?)?),
            "renderer" => {
                let name = one_of("--renderer", parser.value()?, "auto, wgpu, glow")?;
                self.opening.renderer = Some(name);
            }
            "mute" => self.opening.mute = true,
            "out" => self.out = Some(parser.value()?.into()),
            "screen" => self.wishes.screen = Some(one_of("--screen", parser.value()?, SCREENS)?),
            "size" => self.wishes.size = Some(pixels("--size", parser.value()?)?),
            "at" => self.wishes.at = Some(seconds(parser.value()?)?),
            "json" => self.json = true,
            other => return Err(Fault::Words(format!("invalid option '--{other}'"))),
        }
        Ok(())
    }

    fn command(self) -> Result<(Command, Common), Fault> {
        let mut values = self.values.into_iter();
        let name = values.next();
        let name = name.as_ref().map(|name| name.to_string_lossy().into_owned());
        let mut path = |command: &'static str, what: &'static str| {
            values.next().map(PathBuf::from).ok_or(Fault::Missing { command, what })
        };
        let command = match name.as_deref() {
            None => Command::Open(self.opening),
            Some("check") => Command::Check { path: path("check", "").ok(), json: self.json },
            Some("shot") => {
                let out = self.out.ok_or(Fault::Missing { command: "shot", what: "--out DIR" })?;
                Command::Shot(Wishes { out, ..self.wishes })
            }
            Some("pack") => {
                let folder = path("pack", "DIR")?;
                let out = self.out.ok_or(Fault::Missing { command: "pack", what: "--out FILE" })?;
                Command::Pack { folder, out }
            }
            Some("verify") => Command::Verify { file: path("verify", "FILE")? },
            Some("credits") => Command::Credits,
            Some("self-test") => Command::SelfTest { json: self.json },
            // A pack that was double-clicked arrives as the only word.
            Some(file) if file.ends_with(".exhibit") => {
                let common = Common { content: Some(file.into()), ..self.common };
                return Ok((Command::Open(self.opening), common));
            }
            Some(other) => return Err(Fault::NoCommand(other.to_owned())),
        };
        if let Some(extra) = values.next() {
            return Err(Fault::Words(format!("unexpected argument \"{}\"", extra.display())));
        }
        Ok((command, self.common))
    }
}

/// The screens that pictures can be made of.
pub(super) const SCREENS: &str = "attract, home, chapter, sources, credits, settings, staff";

fn text(value: OsString) -> Result<String, Fault> {
    Ok(value.string()?)
}

fn one_of(option: &'static str, value: OsString, form: &'static str) -> Result<String, Fault> {
    let value = text(value)?;
    if form.split(", ").any(|word| word == value) {
        return Ok(value);
    }
    Err(Fault::Form { option, value, form })
}

fn language(value: OsString) -> Result<String, Fault> {
    let value = text(value)?;
    let fits = crate::content::locale::Locale::parse(&value).is_some();
    let fault = Fault::Form { option: "--lang", value: value.clone(), form: "ru, en" };
    if fits { Ok(value) } else { Err(fault) }
}

fn text_size(value: OsString) -> Result<u8, Fault> {
    let value = text(value)?;
    match value.as_str() {
        "1" | "2" | "3" => Ok(value.as_bytes()[0] - b'0'),
        _ => Err(Fault::Form { option: "--text", value, form: "1, 2, 3" }),
    }
}

/// A side of a picture at most: the largest texture that every adapter takes.
const LONGEST_SIDE: u32 = 8192;

fn pixels(option: &'static str, value: OsString) -> Result<[u32; 2], Fault> {
    let value = text(value)?;
    let sides = value.split_once('x').and_then(|(w, h)| Some([w.parse().ok()?, h.parse().ok()?]));
    sides
        .filter(|sides: &[u32; 2]| sides.iter().all(|side| (64..=LONGEST_SIDE).contains(side)))
        .ok_or(Fault::Form { option, value, form: "1920x1080 (64…8192)" })
}

fn millimetres(value: OsString) -> Result<[f32; 2], Fault> {
    let value = text(value)?;
    let sides = value.split_once('x').and_then(|(w, h)| Some([w.parse().ok()?, h.parse().ok()?]));
    sides
        .filter(|sides: &[f32; 2]| sides.iter().all(|side| (50.0..=20_000.0).contains(side)))
        .ok_or(Fault::Form { option: "--display", value, form: "952x535 (mm)" })
}

fn seconds(value: OsString) -> Result<f64, Fault> {
    let value = text(value)?;
    value
        .parse()
        .ok()
        .filter(|seconds: &f64| (0.0..=36_000.0).contains(seconds))
        .ok_or(Fault::Form { option: "--at", value, form: "12.5" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(words: &str) -> Result<(Command, Common), Fault> {
        parse(words.split_whitespace().map(OsString::from).collect())
    }

    #[test]
    fn without_a_command_the_window_opens() {
        let (command, common) = call("ks --lang en --windowed 1280x720 --mute").unwrap();
        let opening = Opening { windowed: Some([1280, 720]), mute: true, renderer: None };
        assert_eq!(command, Command::Open(opening));
        assert_eq!(common.lang.as_deref(), Some("en"));
    }

    #[test]
    fn a_double_clicked_pack_is_content() {
        let (command, common) = call("ks story.exhibit").unwrap();
        assert_eq!(command, Command::Open(Opening::default()));
        assert_eq!(common.content, Some("story.exhibit".into()));
    }

    #[test]
    fn bad_calls_say_what_is_wrong() {
        let table = [
            ("ks chek", "en", "There is no such command: «chek». Did you mean «check»?"),
            ("ks --size 10", "en", "--size: «10» does not fit; it must be 1920x1080 (64…8192)."),
            ("ks pack here", "ru", "pack: не хватает --out FILE."),
            ("ks --text 4", "ru", "--text: «4» не подходит; нужно 1, 2, 3."),
            ("ks --loud", "en", "The call cannot be understood: invalid option '--loud'."),
            ("ks verify", "en", "verify: needs FILE."),
        ];
        for (words, language, sentence) in table {
            assert_eq!(call(words).unwrap_err().say(language), sentence);
        }
    }
}
