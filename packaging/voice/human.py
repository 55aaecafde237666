"""A human recording: finds where each word is, by its pauses and by the length of the words.

No recogniser is used: none that carries its weights in a package was found.
The pauses one hears are laid on the word boundaries where a reader would make them, sentence ends before
commas before nothing; between two pauses the words share the time by their letters.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

import mastering
from english import PRONOUNCED
from speech import LEAD, TAIL, Speech, SpokenWord

RATE = 48000
FRAME = 0.01
# A dip shorter than this is a consonant, not a pause.
SHORTEST_PAUSE = 0.12
# How far below the loud frames silence begins, in decibels.
DEPTH = 32.0
VOWELS = re.compile(r"[aeiouyаеёиоуыэюя]", re.I)


def recorded(file: Path, paragraphs: tuple[str, ...]) -> Speech:
    """The recording, trimmed like a synthetic scene, with a time for every word of the spoken text."""
    samples = mastering.samples(file, RATE)
    stretches = speech_stretches(samples)
    begin = max(0, round((stretches[0][0] - LEAD) * RATE))
    end = min(len(samples), round((stretches[-1][1] + TAIL) * RATE))
    shift = begin / RATE
    stretches = [(a - shift, b - shift) for a, b in stretches]
    texts = [PRONOUNCED.sub(r"\1", p).split() for p in paragraphs]
    texts = [[w for w in words if any(ch.isalnum() for ch in w)] for words in texts]
    times = iter(_word_times(texts, stretches))
    words = [[SpokenWord(w, *next(times)) for w in paragraph] for paragraph in texts]
    return Speech(samples[begin:end], RATE, words)


def speech_stretches(samples: np.ndarray) -> list[tuple[float, float]]:
    """Begin and end of every stretch of voice between two pauses."""
    size = round(FRAME * RATE)
    frames = samples[: len(samples) // size * size].reshape(-1, size)
    level = 10 * np.log10(np.mean(frames.astype(np.float64) ** 2, axis=1) + 1e-12)
    floor = np.percentile(level, 95) - DEPTH
    loud = np.flatnonzero(level > floor)
    if not len(loud):
        raise RuntimeError("the recording is silent")
    gaps = np.flatnonzero(np.diff(loud) * FRAME > SHORTEST_PAUSE)
    firsts = [loud[0], *loud[gaps + 1]]
    lasts = [*loud[gaps], loud[-1]]
    return [(float(a) * FRAME, float(b + 1) * FRAME) for a, b in zip(firsts, lasts)]


def weight(word: str) -> float:
    """How long a word takes, in no particular unit: vowels weigh, letters a little."""
    letters = sum(ch.isalpha() for ch in word)
    return 0.6 + 1.0 * len(VOWELS.findall(word)) + 0.35 * letters


def _word_times(texts: list[list[str]], stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Lays stretches on words in order: the cheapest division, then shares within each stretch."""
    words = [w for paragraph in texts for w in paragraph]
    closing = {sum(map(len, texts[: i + 1])) for i in range(len(texts))}
    sums = np.concatenate([[0.0], np.cumsum([weight(w) for w in words])])
    voiced = sum(b - a for a, b in stretches)
    per_unit = voiced / sums[-1]
    n, m = len(words), len(stretches)
    best = np.full((m + 1, n + 1), np.inf)
    came = np.zeros((m + 1, n + 1), int)
    best[0, 0] = 0.0
    for s, (a, b) in enumerate(stretches):
        pause = stretches[s + 1][0] - b if s + 1 < m else 0.0
        for begin in range(n + 1):
            if np.isinf(best[s, begin]):
                continue
            for end in range(begin, n + 1):
                expected = (sums[end] - sums[begin]) * per_unit
                if expected > 3 * (b - a) + 1.5:
                    break
                # A stretch without a word is a breath or a dip inside a word: dear, but possible.
                misfit = abs(expected - (b - a)) / (0.15 + 0.25 * (b - a))
                price = best[s, begin] + (misfit if end > begin else 2.0 + 6 * (b - a))
                if s + 1 < m and end > begin:
                    price += _pause_price(words[end - 1], end in closing, pause)
                if price < best[s + 1, end]:
                    best[s + 1, end], came[s + 1, end] = price, begin
    if np.isinf(best[m, n]):
        raise RuntimeError("the recording's pauses do not fit the text; was another text read?")
    times: list[tuple[float, float]] = []
    bounds, end = [], n
    for s in range(m, 0, -1):
        bounds.append((came[s, end], end))
        end = came[s, end]
    for (a, b), (first, last) in zip(stretches, bounds[::-1]):
        if first == last:
            continue
        unit = (b - a) / (sums[last] - sums[first])
        for w in range(first, last):
            times.append((a + (sums[w] - sums[first]) * unit, a + (sums[w + 1] - sums[first]) * unit))
    return times


def _pause_price(before: str, closes_paragraph: bool, pause: float) -> float:
    """How odd a pause of this length is after this word."""
    bare = before.rstrip("»”’\")")
    if closes_paragraph:
        return 1.5 * max(0.0, 0.6 - pause)
    if bare.endswith((".", "!", "?", "…")):
        return 2.0 * max(0.0, 0.3 - pause)
    if bare.endswith((",", ";", ":", "—", "–")):
        return 0.3 + max(0.0, pause - 0.5)
    return 1.5 + 4 * max(0.0, pause - 0.2)
