"""Writes and reads the captions beside a narration: WebVTT, a note of origin, a time before every word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from phrases import Phrase
from scenes import NBSP

TIME = re.compile(r"(?:(\d+):)?(\d\d):(\d\d)\.(\d{3})")
TAG = re.compile(r"<(\d\d:\d\d:\d\d\.\d{3})>")
ARROW = " --> "


@dataclass
class Cue:
    """A caption as read back."""

    id: str
    start: float
    end: float
    lines: list[str]
    word_times: list[float]


def _clock(thousandths: int) -> str:
    rest, thousandth = divmod(max(0, thousandths), 1000)
    minutes, second = divmod(rest, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}:{second:02}.{thousandth:03}"


def seconds(text: str) -> float:
    hour, minute, second, thousandth = TIME.fullmatch(text).groups()
    return int(hour or 0) * 3600 + int(minute) * 60 + int(second) + int(thousandth) / 1000


def write(path: Path, note: dict[str, str], captions: list[Phrase]) -> None:
    """The whole file. Times grow from word to word even where two words share a sound."""
    blocks = ["WEBVTT", "NOTE\n" + "\n".join(f"{key}: {value}" for key, value in note.items())]
    latest = 0
    for caption in captions:
        start = max(latest, round(caption.start * 1000))
        latest = start
        lines = []
        for line in caption.lines:
            text = ""
            for word in line:
                latest = max(latest + 1, round(word.start * 1000))
                text += f"<{_clock(latest)}>{_escaped(word.text)}"
                # A line's last space becomes the line break.
                text += word.after if word is not line[-1] else ""
            lines.append(text)
        latest = max(latest + 1, round(caption.end * 1000))
        head = f"{caption.paragraph}.{caption.number}\n{_clock(start)}{ARROW}{_clock(latest)}"
        blocks.append(head + "\n" + "\n".join(lines))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(blocks) + "\n", "utf-8")


def read(path: Path) -> tuple[dict[str, str], list[Cue]]:
    """The note and the cues of a file we wrote."""
    note: dict[str, str] = {}
    cues = []
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        if lines[0].startswith("NOTE"):
            note.update(line.split(": ", 1) for line in lines[1:] if ": " in line)
        elif len(lines) > 2 and ARROW in lines[1]:
            start, end = lines[1].split(ARROW)
            times = [seconds(t) for t in TAG.findall("\n".join(lines[2:]))]
            shown = [_unescaped(TAG.sub("", line)) for line in lines[2:]]
            cues.append(Cue(lines[0], seconds(start), seconds(end), shown, times))
    return note, cues


def shown_paragraphs(cues: list[Cue]) -> list[str]:
    """The text of the cues, a string a paragraph: must equal the shown text but for kinds of space."""
    found: dict[str, list[str]] = {}
    for cue in cues:
        found.setdefault(cue.id.split(".")[0], []).extend(cue.lines)
    return [" ".join(lines) for lines in found.values()]


def same_words(cues: list[Cue], shown: tuple[str, ...]) -> bool:
    """Whether the captions still say what the page says."""
    def words(texts) -> list[list[str]]:
        return [t.replace(NBSP, " ").split() for t in texts]

    return words(shown_paragraphs(cues)) == words(shown)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
