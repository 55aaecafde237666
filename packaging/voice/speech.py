"""Speech before mastering: sentences, the words in them with their times, and how sentences join into a scene.

Knows no engine and no file format; both voices and human recordings end up as a `Speech`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

# Silences in seconds. The first lets a player open its device, the last lets a word ring out.
LEAD, TAIL = 0.10, 0.25
SENTENCE_GAP, PARAGRAPH_GAP = 0.40, 0.90

# Where a word really begins to sound is looked for in frames of this length…
FRAME = 0.005
# …which are quiet when this much below the loud ones, in decibels;
QUIET = 30.0
# no further than this from where the engine says, and backwards only into a pause at least this long.
REACH, PAUSE = 0.10, 0.08
# No word is shorter than this.
SHORTEST = 0.03

# A sentence ends at its stop, with closing quotes, before a space and the next sentence's beginning.
SENTENCE_END = re.compile(r"(?<=[.!?…])([»”’\")\]]*)\s+(?=[«“‘\"(\[—–]*\s*[\[A-ZА-ЯЁ0-9])")
# …but not after an initial or one of these.
NO_END = re.compile(r"(?:^|[\s(«“])(?:[A-ZА-ЯЁ]|Mr|Mrs|Dr|St|No|vs|т|г|им|ул|см)\.$")


@dataclass
class SpokenWord:
    """A word as spoken, in seconds from the beginning of what holds it."""

    text: str
    start: float
    end: float


@dataclass
class Speech:
    """Mono samples (−1…1) with the words of each paragraph."""

    samples: np.ndarray
    rate: int
    paragraphs: list[list[SpokenWord]] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate


def sentences(paragraph: str) -> list[str]:
    """The paragraph cut into sentences; joined with spaces they give it back."""
    text = re.sub(r"\s+", " ", paragraph).strip()
    cut, begin = [], 0
    for end in SENTENCE_END.finditer(text):
        piece = text[begin : end.end(1)]
        if not NO_END.search(piece):
            cut.append(piece)
            begin = end.end()
    cut.append(text[begin:])
    return [piece for piece in cut if piece]


def join(paragraphs: list[list[Speech]]) -> Speech:
    """One scene out of spoken sentences, with the pauses between them."""
    rate = paragraphs[0][0].rate
    pieces, words, position = [], [], 0

    def silence(seconds: float) -> None:
        nonlocal position
        count = round(seconds * rate)
        pieces.append(np.zeros(count, np.float32))
        position += count

    silence(LEAD)
    for number, spoken in enumerate(paragraphs):
        if number:
            silence(PARAGRAPH_GAP)
        words.append([])
        for place, sentence in enumerate(spoken):
            if place:
                silence(SENTENCE_GAP)
            shift = position / rate
            for word in sentence.paragraphs[0]:
                words[-1].append(SpokenWord(word.text, word.start + shift, word.end + shift))
            pieces.append(sentence.samples.astype(np.float32))
            position += len(sentence.samples)
    silence(TAIL)
    return Speech(np.concatenate(pieces), rate, words)


def settle(speech: Speech) -> Speech:
    """Moves each word's beginning to where it is heard.

    Engines count the silence before a burst (п, т, к) as the word, or begin a word after a pause a little late.
    """
    size = round(FRAME * speech.rate)
    frames = speech.samples[: len(speech.samples) // size * size].reshape(-1, size)
    level = 10 * np.log10(np.mean(frames.astype(np.float64) ** 2, axis=1) + 1e-12)
    quiet = level < np.percentile(level, 95) - QUIET
    reach, pause = round(REACH / FRAME), round(PAUSE / FRAME)
    for word in (word for words in speech.paragraphs for word in words):
        at = min(len(quiet) - 1, round(word.start / FRAME))
        if quiet[at]:
            # A word that is quiet all through, such as «в» before a consonant, stays where it is.
            last = min(at + reach, round((word.end - SHORTEST) / FRAME), len(quiet))
            heard = next((i for i in range(at, last) if not quiet[i]), None)
        else:
            first = max(at - reach, pause)
            heard = next((i + 1 for i in range(at, first, -1) if quiet[i]), None)
            if heard is not None and not quiet[heard - pause : heard].all():
                heard = None
        if heard is not None:
            word.start = heard * FRAME
            word.end = max(word.end, word.start + SHORTEST)
    return speech
