"""Lays the words that are spoken over the words that are shown: «1932» waits for all of its four.

A small dynamic programme: every shown word takes a run of spoken words, in order, at the least cost.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from scenes import NBSP
from speech import SpokenWord

STRESS = "\u0301"
# No shown word is ever spoken in more words than this.
LONGEST_RUN = 14
# Beginnings of number words; they tell where a figure's run ends.
NUMBERS = re.compile(
    r"^(?:нол|нул|од[ин]|перв|дв[аеу]|втор|тр[иеё]|четыр|четв[её]р|пят|шест|сем|седьм|вос[еь]м|девят|десят|сорок"
    r"|сто$|ста$|сот|тысяч|миллион|миллиард|процент|цел|полов|полтор"
    r"|zero|one$|two|three|four|five|six|seven|eight|nine|ten$|tenth|eleven|twel|thir|fif|for?t|twent"
    r"|hundred|thousand|million|billion|first|second|third|per$|percent|cent|point|half|and$|oh$)"
)
# A word without letters or digits: a dash, a lone quotation mark.
MARKS_ONLY = re.compile(r"^[^\w]+$")
# Thousands set apart by a space are one number.
THOUSANDS = re.compile(rf"(?<=\d)[{NBSP}\u202f](?=\d{{3}}(?:\D|$))")


@dataclass
class ShownWord:
    """A word on the screen with its punctuation, what separates it from the next one, and its time."""

    text: str
    after: str = " "
    start: float = 0.0
    end: float = 0.0


def shown_words(paragraph: str) -> list[ShownWord]:
    """Cuts a shown paragraph into words; a dash stays with the word before it, by a no-break space."""
    guard = "\u2060"
    text = THOUSANDS.sub(lambda m: guard if m[0] == NBSP else m[0] + guard, paragraph)
    words: list[ShownWord] = []
    held = ""
    for piece, space in re.findall(r"([^\s\u00a0]+)([\s\u00a0]*)", text):
        piece = piece.replace(guard, NBSP)
        after = NBSP if NBSP in space else " "
        if MARKS_ONLY.match(piece):
            if words:
                words[-1].text += NBSP + piece
                words[-1].after = after
            else:
                held += piece + NBSP
            continue
        words.append(ShownWord(held + piece, after))
        held = ""
    if held:
        raise ValueError(f"nothing but marks: {paragraph}")
    return words


def align(shown: list[ShownWord], spoken: list[SpokenWord]) -> list[ShownWord]:
    """Gives each shown word the time of its spoken run."""
    spoken = [w for w in spoken if normal(w.text)]
    runs = _best_runs([normal(w.text) for w in shown], [normal(w.text) for w in spoken], shown)
    for number, (word, (first, last)) in enumerate(zip(shown, runs)):
        if first < last:
            word.start, word.end = spoken[first].start, spoken[last - 1].end
        else:
            # Shown and not spoken: it lights with the word that follows, or with the last.
            at = min(first, len(spoken) - 1)
            word.start = spoken[at].start if first < len(spoken) else spoken[at].end
            word.end = word.start
    return shown


def normal(word: str) -> str:
    """The word as it is compared: small letters and digits only, ё as е, no stress mark."""
    word = re.sub(r"\[([^\]]+)\]\(/[^)]*/\)", r"\1", word).replace(STRESS, "").lower()
    word = unicodedata.normalize("NFC", word).replace("ё", "е")
    return re.sub(r"[\W_]", "", word)


def _best_runs(shown: list[str], spoken: list[str], words: list[ShownWord]) -> list[tuple[int, int]]:
    n, m = len(shown), len(spoken)
    endless = float("inf")
    best = [[endless] * (m + 1) for _ in range(n + 1)]
    came = [[0] * (m + 1) for _ in range(n + 1)]
    best[0][0] = 0.0
    for i in range(n):
        for j in range(m + 1):
            if best[i][j] == endless:
                continue
            for k in range(j, min(m, j + LONGEST_RUN) + 1):
                cost = best[i][j] + _cost(shown[i], tuple(spoken[j:k]))
                if cost < best[i + 1][k]:
                    best[i + 1][k], came[i + 1][k] = cost, j
    if best[n][m] == endless:
        raise ValueError("the spoken text is too far from the shown: " + " ".join(w.text for w in words))
    runs, k = [], m
    for i in range(n, 0, -1):
        runs.append((came[i][k], k))
        k = came[i][k]
    return runs[::-1]


@lru_cache(maxsize=200_000)
def _cost(shown: str, run: tuple[str, ...]) -> float:
    """How badly a run of spoken words fits a shown word; 0 is the same word."""
    if not run:
        return 1.5
    together = "".join(run)
    if together == shown:
        return 0.02 * (len(run) - 1)
    if any(ch.isdigit() for ch in shown):
        strange = sum(1 for w in run if not NUMBERS.match(w))
        expected = max(1, sum(1 for ch in shown if ch in "123456789"))
        return 0.2 + 0.6 * strange + 0.08 * abs(len(run) - expected)
    if len(shown) <= 5 and len(run) == len(shown) and all(len(w) <= 3 for w in run):
        # Letters read out: НКМК → эн ка эм ка.
        return 0.3
    likeness = SequenceMatcher(None, shown, together, autojunk=False).ratio()
    return 0.2 + 1.6 * (1 - likeness) + 0.25 * (len(run) - 1)
