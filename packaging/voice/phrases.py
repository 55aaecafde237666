"""Cuts timed words into captions: whole sentences first, then clauses, of balanced length.

The limits are those of the exhibit's design; `cost` weighs where a cut hurts least.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from alignment import ShownWord, normal
from scenes import NBSP

LINE, LINES = 42, 2
SHORTEST, LONGEST = 5 / 6, 7.0
READING = 17.0
# A caption may stay this long after its last word, unless the next one comes.
LINGER = 0.3
# A caption appears a moment before its first word: WebVTT wants a word's time after its cue's.
EARLY = 0.01
# The length that reads best, a good line and a half, and how far from it is still comfortable.
COMFORTABLE, EASE = 50, 16
# A clause's beginning shorter than this should not be torn from its clause.
SCRAP = 16

# Words that begin a clause: a cut before them is natural.
CLAUSE = {
    "а", "но", "что", "чтобы", "как", "когда", "где", "куда", "откуда", "если", "хотя", "пока",
    "который", "которая", "которое", "которые", "которого", "которой", "которых", "которую", "потому", "поэтому",
    "but", "that", "which", "who", "whose", "when", "where", "while", "because", "so", "if", "as",
    "although", "until", "than", "then",
}
# Words that join: a cut before them is fair, for they often join two words only.
JOINING = {"и", "или", "да", "and", "or"}
# Words that lean on the next one: a cut after them is ugly.
LEANING = {
    "в", "во", "на", "с", "со", "к", "ко", "у", "о", "об", "от", "из", "за", "по", "до", "для", "без", "под", "над",
    "при", "про", "через", "между", "перед", "не", "ни", "и", "а", "но", "или", "что", "как", "где", "если", "из-за",
    "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "from", "with", "into", "over", "under", "its",
    "their", "his", "her", "and", "or", "but", "no", "not", "that", "which", "who", "some",
}
# Verbs that lean on the next word and are not to be torn from their subject either.
AUXILIARY = {"is", "was", "were", "are", "has", "had", "be", "been"}


@dataclass
class Phrase:
    """One caption: words of one paragraph."""

    paragraph: int
    number: int
    words: list[ShownWord]
    start: float
    end: float

    @property
    def lines(self) -> list[list[ShownWord]]:
        return wrapped(self.words)

    @property
    def characters(self) -> int:
        return len(plain(self.words))


def plain(words: list[ShownWord]) -> str:
    """The words as one line."""
    return "".join(w.text + w.after for w in words[:-1]) + words[-1].text


def phrases(paragraphs: list[list[ShownWord]]) -> list[Phrase]:
    """All captions of a scene, numbered within their paragraphs, with their times on screen."""
    cut = [
        (p, n, words)
        for p, paragraph in enumerate(paragraphs, 1)
        for n, words in enumerate(_cut(paragraph), 1)
    ]
    made = []
    for place, (paragraph, number, words) in enumerate(cut):
        following = cut[place + 1][2][0].start - EARLY if place + 1 < len(cut) else float("inf")
        end = min(words[-1].end + LINGER, following)
        made.append(Phrase(paragraph, number, words, max(0.0, words[0].start - EARLY), end))
    return made


def _cut(words: list[ShownWord]) -> list[list[ShownWord]]:
    """The cheapest way to cut one paragraph."""
    n = len(words)
    best, came = [0.0] + [float("inf")] * n, [0] * (n + 1)
    for end in range(1, n + 1):
        for begin in range(end - 1, -1, -1):
            if len(plain(words[begin:end])) > LINE * LINES + 20:
                break
            price = best[begin] + cost(words, begin, end)
            if price < best[end]:
                best[end], came[end] = price, begin
    pieces, end = [], n
    while end:
        pieces.append(words[came[end] : end])
        end = came[end]
    return pieces[::-1]


def cost(words: list[ShownWord], begin: int, end: int) -> float:
    """The price of the caption `words[begin:end]`: its shape, its time, and the cut after it."""
    held = words[begin:end]
    length = len(plain(held))
    follows = words[end].start if end < len(words) else held[-1].end + LINGER
    seconds = min(follows, held[-1].end + LINGER) - held[0].start
    price = ((length - COMFORTABLE) / EASE) ** 2
    if not fits(held):
        price += 10_000
    price += 400 * max(0.0, seconds - LONGEST) + 400 * max(0.0, SHORTEST - seconds)
    price += 60 * max(0.0, length / max(seconds, 0.01) - READING)
    # A sentence's end inside a caption.
    price += 7 * sum(1 for w in held[:-1] if _stops(w.text))
    if end < len(words):
        price += _cut_price(words[end - 1], words[end]) + _scrap_price(held)
    return price


def _scrap_price(held: list[ShownWord]) -> float:
    """A caption that closes with a scrap of the next clause, «…, а кузнецкий,», reads badly."""
    if _stops(held[-1].text):
        return 0.0
    closed = [n for n, w in enumerate(held[:-1]) if w.text.endswith((",", ";", ":", "—", "–")) or _stops(w.text)]
    scrap = plain(held[closed[-1] + 1 :]) if closed else ""
    return 5.0 if 0 < len(scrap) <= SCRAP else 0.0


def _cut_price(before: ShownWord, after: ShownWord) -> float:
    if before.after == NBSP:
        return 200.0
    text = before.text
    if _stops(text):
        return 0.0
    price = 9.0
    if text.endswith(("—", "–", ";", ":")):
        price = 1.5
    elif text.rstrip("»”’)").endswith(","):
        price = 2.0
    elif normal(after.text) in CLAUSE or after.text.startswith(("(", "«", "“")):
        price = 4.5
    elif normal(after.text) in JOINING:
        price = 5.5
    elif normal(after.text) in LEANING:
        price = 6.5
    if normal(text) in LEANING | AUXILIARY and price > 2.0:
        price += 8.0
    if after.start - before.end > 0.15:
        price -= 1.0
    return price


def _stops(text: str) -> bool:
    return bool(re.search(r"[.!?…][»”’\")]*(?:\u00a0[—–])?$", text))


def fits(words: list[ShownWord]) -> bool:
    return all(len(plain(line)) <= LINE for line in wrapped(words)) and len(wrapped(words)) <= LINES


def wrapped(words: list[ShownWord]) -> list[list[ShownWord]]:
    """One line, or two of similar length broken where it reads best; more only if there is no way."""
    if len(plain(words)) <= LINE:
        return [words]
    choices = []
    for at in range(1, len(words)):
        first, second = len(plain(words[:at])), len(plain(words[at:]))
        if first <= LINE and second <= LINE:
            choices.append((abs(first - second) / 6 + _cut_price(words[at - 1], words[at]), at))
    if choices:
        at = min(choices)[1]
        return [words[:at], words[at:]]
    lines: list[list[ShownWord]] = [[]]
    for word in words:
        if lines[-1] and len(plain([*lines[-1], word])) > LINE:
            lines.append([])
        lines[-1].append(word)
    return lines
