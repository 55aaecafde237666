"""Checks what lies on disk against its text and the exhibit's numbers, and prints one line a scene."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

import mastering
import vtt
from phrases import LINE, LINES, LONGEST, READING, SHORTEST
from scenes import SceneText

# Words a minute and seconds a scene that the design asks for; outside they are remarked, not refused.
RATES, LENGTHS = (110, 165), (18, 40)
# Louder than this is voice.
AUDIBLE = 10 ** (-50 / 20)
LONGEST_LEAD = 0.3
# Loudness of the scenes of one language may differ by no more, in LU.
SPREAD = 1.0


@dataclass
class Line:
    """The state of one scene's narration. Faults refuse it, remarks do not."""

    text: SceneText
    seconds: float = 0.0
    rate: float = 0.0
    loudness: float = 0.0
    peak: float = 0.0
    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def check(text: SceneText, folder: Path) -> Line:
    """Looks at one scene's two files."""
    line = Line(text)
    sound, captions = folder / f"{text.stem}.ogg", folder / f"{text.stem}.vtt"
    if not (sound.exists() and captions.exists()):
        line.faults.append("missing")
        return line
    note, cues = vtt.read(captions)
    if note.get("spoken-sha256") != text.sha256:
        line.faults.append("stale: the spoken text has changed")
    elif not vtt.same_words(cues, text.shown):
        line.faults.append("the captions differ from the shown text")
    _check_sound(line, sound, cues)
    _check_cues(line, cues)
    return line


def _check_sound(line: Line, sound: Path, cues: list[vtt.Cue]) -> None:
    levels = mastering.measure(sound)
    samples = mastering.samples(sound)
    line.loudness, line.peak = levels.loudness, levels.peak
    line.seconds = len(samples) / 48000
    line.rate = sum(len(p.split()) for p in _spoken(line.text)) / line.seconds * 60
    if not levels.good:
        line.faults.append("loudness or peak out of bounds")
    audible = np.flatnonzero(np.abs(samples) > AUDIBLE) / 48000
    if audible[0] > LONGEST_LEAD or line.seconds - audible[-1] > LONGEST_LEAD + 0.2:
        line.faults.append("silence at an end")
    if cues and cues[-1].word_times[-1] > line.seconds:
        line.faults.append("captions run past the sound")
    if not RATES[0] <= line.rate <= RATES[1]:
        line.remarks.append("rate")
    if not line.text.description and not LENGTHS[0] <= line.seconds <= LENGTHS[1]:
        line.remarks.append("length")


def _check_cues(line: Line, cues: list[vtt.Cue]) -> None:
    fast = []
    for cue in cues:
        shown, lasts = " ".join(cue.lines), cue.end - cue.start
        if len(cue.lines) > LINES or any(len(part) > LINE for part in cue.lines):
            line.faults.append(f"cue {cue.id} is too wide")
        if not SHORTEST - 0.02 <= lasts <= LONGEST + 0.02:
            line.remarks.append(f"cue {cue.id} lasts {lasts:.1f} s")
        if len(shown) / lasts > READING + 0.05:
            fast.append(f"{cue.id}: {len(shown) / lasts:.1f}")
        if sorted(cue.word_times) != cue.word_times or not all(
            cue.start <= t < cue.end for t in cue.word_times
        ):
            line.faults.append(f"cue {cue.id}: word times out of order")
    if fast:
        line.remarks.append("over 17 characters a second in " + ", ".join(fast))


def _spoken(text: SceneText) -> list[str]:
    """Words that sound: marks standing alone are no words."""
    return [" ".join(w for w in p.split() if any(c.isalnum() for c in w)) for p in text.spoken]


def table(lines: list[Line]) -> str:
    """The report as the terminal shows it."""
    rows = [f"{'lang':4} {'chapter':16} {'scene':28} {'s':>6} {'w/min':>6} {'LUFS':>6} {'dBTP':>6}  state"]
    for line in lines:
        state = "; ".join([*line.faults, *(f"({r})" for r in line.remarks)]) or "good"
        rows.append(
            f"{line.text.lang:4} {line.text.chapter:16} {line.text.stem:28} {line.seconds:6.1f} "
            f"{line.rate:6.0f} {line.loudness:6.1f} {line.peak:6.1f}  {state}"
        )
    for lang in sorted({line.text.lang for line in lines}):
        heard = [line.loudness for line in lines if line.text.lang == lang and line.seconds]
        if heard:
            spread = max(heard) - min(heard)
            word = "within" if spread <= SPREAD else "MORE THAN"
            rows.append(f"{lang}: {len(heard)} scenes, loudness within {spread:.1f} LU ({word} the {SPREAD:.0f} LU allowed)")
    return "\n".join(rows)
