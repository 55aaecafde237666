"""Applies `pronunciation.toml`: the stress or the phonemes of words an engine would say wrongly.

Also puts Russian years into words where a text, such as a drawing's note, leaves them in figures:
the engine would give them in the nominative.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

FILE = Path(__file__).with_name("pronunciation.toml")
STRESS = "\u0301"
RUSSIAN_WORD = re.compile(rf"[А-Яа-яЁё{STRESS}]+")
# A year with its noun, which tells the case.
RUSSIAN_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)(?=\s(года|году)\b)")
# A bare English word, not one that already stands in `[word](/…/)`.
ENGLISH_WORD = re.compile(r"\[[^\]]+\]\(/[^)]*/\)|[A-Za-z]+")


class Pronunciation:
    """The list of one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.words: dict[str, str] = tomllib.loads(FILE.read_text("utf-8"))[lang]

    def applied(self, text: str) -> str:
        if self.lang == "ru":
            text = RUSSIAN_YEAR.sub(_year, text)
            return RUSSIAN_WORD.sub(lambda m: self._stressed(m[0]), text)
        return ENGLISH_WORD.sub(lambda m: self._phonemes(m[0]), text)

    def _stressed(self, word: str) -> str:
        known = None if STRESS in word else self.words.get(word.lower())
        if not known:
            return word
        at = known.index(STRESS)
        return word[:at] + STRESS + word[at:]

    def _phonemes(self, word: str) -> str:
        known = self.words.get(word)
        return f"[{word}](/{known}/)" if known else word


def _year(found: re.Match[str]) -> str:
    from num2words import num2words

    case = "genitive" if found[2] == "года" else "prepositional"
    return num2words(int(found[1]), lang="ru", to="ordinal", case=case)
