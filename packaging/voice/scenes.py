"""Reads the curator's texts: what a scene shows, what is spoken for it, and the hash of the spoken words.

Knows the layout of `content/` and nothing of sound.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

# `## scene-id: Title` in the shown text; the title may be missing in a voice file.
HEADING = re.compile(r"^##\s+([a-z0-9][a-z0-9-]*)\s*(?::.*)?$")
COMMENT = re.compile(r"<!--.*?-->", re.S)
FACT = re.compile(r"\[\^[^\]]*\]")
MARK = re.compile(r"\{[^}]*\}")
TERM = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")
NBSP = "\u00a0"


class TextFault(Exception):
    """A text that cannot be narrated as it stands; the message says where and why."""


@dataclass(frozen=True)
class SceneText:
    """One scene in one language: shown and spoken paragraphs, one to one."""

    chapter: str
    scene: str
    lang: str
    shown: tuple[str, ...]
    spoken: tuple[str, ...]
    description: bool = False

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return f"{self.scene}.description" if self.description else self.scene

    @property
    def sha256(self) -> str:
        return spoken_sha256(self.spoken)


def spoken_sha256(paragraphs: tuple[str, ...]) -> str:
    """The hash in the `.vtt`; README.md defines it, since the program computes the same."""
    joined = "\n".join(re.sub(r"\s+", " ", p).strip() for p in paragraphs)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()


def shown_text(markdown: str) -> str:
    """A paragraph as the visitor reads it: no fact ids, no marks, terms by their shown word."""
    text = TERM.sub(r"\1", MARK.sub("", FACT.sub("", markdown)))
    # A no-break space is part of the typography and stays.
    return re.sub(rf"[^\S{NBSP}\u202f]+", " ", text).strip(" ")


def sections(markdown: str, where: str) -> dict[str, list[str]]:
    """Scene id → raw paragraphs, in the order of the file."""
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    paragraph: list[str] = []

    def close() -> None:
        if paragraph and current is not None:
            current.append(" ".join(paragraph))
        paragraph.clear()

    for line in COMMENT.sub("", markdown).splitlines():
        line = line.strip()
        if line.startswith("## "):
            close()
            heading = HEADING.match(line)
            if not heading:
                raise TextFault(f"{where}: not a scene heading: {line}")
            if heading[1] in found:
                raise TextFault(f"{where}: scene {heading[1]} appears twice")
            current = found.setdefault(heading[1], [])
        elif not line or line.startswith("# "):
            close()
        else:
            paragraph.append(line.removeprefix("> "))
    close()
    return found


def chapter_texts(root: Path, chapter: str, lang: str) -> list[SceneText]:
    """Every narrated scene of a chapter in one language."""
    folder = root / "content" / "chapters" / chapter
    shown_file = folder / f"{lang}.md"
    if not shown_file.exists():
        return []
    where = f"{chapter}/{lang}.md"
    voice_file = folder / f"{lang}.voice.md"
    voiced: dict[str, list[str]] = {}
    if voice_file.exists():
        voiced = sections(voice_file.read_text("utf-8"), f"{chapter}/{lang}.voice.md")
    texts = []
    shown_sections = sections(shown_file.read_text("utf-8"), where)
    for stray in voiced.keys() - shown_sections.keys():
        raise TextFault(f"{chapter}/{lang}.voice.md: scene {stray} is not in {lang}.md")
    for scene, raw in shown_sections.items():
        shown = tuple(s for s in map(shown_text, raw) if s)
        spoken = tuple(voiced.get(scene, shown))
        if len(spoken) != len(shown):
            raise TextFault(
                f"{chapter}/{lang}.voice.md: scene {scene} has {len(spoken)} paragraphs, "
                f"the shown text has {len(shown)}"
            )
        if shown:
            texts.append(SceneText(chapter, scene, lang, shown, spoken))
    return texts


def description_texts(root: Path, chapter: str, lang: str) -> list[SceneText]:
    """The spoken description of each scene's drawing, from `shows` of the drawing's note."""
    manifest = root / "content" / "chapters" / chapter / "chapter.toml"
    if not manifest.exists():
        return []
    texts = []
    for scene in tomllib.loads(manifest.read_text("utf-8")).get("scene", []):
        note = root / "assets" / "drawings" / f"{scene.get('drawing')}.toml"
        if not note.exists():
            continue
        shows = tomllib.loads(note.read_text("utf-8")).get("shows", {}).get(lang)
        if shows:
            text = (shown_text(shows),)
            texts.append(SceneText(chapter, scene["id"], lang, text, text, description=True))
    return texts


def chapters(root: Path) -> list[str]:
    """The ids of all chapters found."""
    folder = root / "content" / "chapters"
    return sorted(p.name for p in folder.iterdir() if p.is_dir()) if folder.is_dir() else []
