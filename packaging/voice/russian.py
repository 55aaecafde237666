"""The Russian voice: RHVoice `aleksandr-hq`, spoken through Debian's librhvoice5 by ctypes.

Word times come from two places. The library's callbacks tell which bytes of the text a word is, but only
to the 100 ms of a delivered piece. The engine's own list of sounds, which it writes when asked by an
environment variable, is exact to its 5 ms frame. So the list gives the time, the callback the word.
"""

from __future__ import annotations

import ctypes as c
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from speech import Speech, SpokenWord, sentences

VOICE = "RHVoice aleksandr-hq"
LICENCE = "CC-BY-SA-4.0"
PROFILE = b"aleksandr-hq"
DATA = b"/usr/share/RHVoice"
# A little quicker than the speaker: with its pauses the reading then keeps some 105–115 words a minute.
SPEEDS = (1.05,)
# Up to this rate the voice itself speaks quicker; beyond, finished sound would be squeezed and the times be lost.
CONFIGURATION = "quality=max\nmin_sonic_rate=3\n"
# How much of the engine's own silence stays at either end of a sentence.
KEPT = 0.03
# The engine delivers sound in pieces of this length, so a callback may come this much early.
PIECE = 0.1

_void = c.c_void_p
_OnRate = c.CFUNCTYPE(c.c_int, c.c_int, _void)
_OnSpeech = c.CFUNCTYPE(c.c_int, c.POINTER(c.c_short), c.c_uint, _void)
_OnName = c.CFUNCTYPE(c.c_int, c.c_char_p, _void)
_OnSpan = c.CFUNCTYPE(c.c_int, c.c_uint, c.c_uint, _void)
_OnDone = c.CFUNCTYPE(None, _void)


class _Callbacks(c.Structure):
    _fields_ = [
        ("set_sample_rate", _OnRate),
        ("play_speech", _OnSpeech),
        ("process_mark", _OnName),
        ("word_starts", _OnSpan),
        ("word_ends", _OnSpan),
        ("sentence_starts", _OnSpan),
        ("sentence_ends", _OnSpan),
        ("play_audio", _OnName),
        ("done", _OnDone),
    ]


class _Init(c.Structure):
    _fields_ = [
        ("data_path", c.c_char_p),
        ("config_path", c.c_char_p),
        ("resource_paths", c.POINTER(c.c_char_p)),
        ("callbacks", _Callbacks),
        ("options", c.c_uint),
    ]


class _Manner(c.Structure):
    _fields_ = (
        [("voice_profile", c.c_char_p)]
        + [(f"absolute_{n}", c.c_double) for n in ("rate", "pitch", "volume")]
        + [(f"relative_{n}", c.c_double) for n in ("rate", "pitch", "volume")]
        + [
            ("punctuation_mode", c.c_int),
            ("punctuation_list", c.c_char_p),
            ("capitals_mode", c.c_int),
            ("flags", c.c_int),
        ]
    )


@dataclass
class Sound:
    """One speech sound of the engine's list; `word` counts the words of the sentence, −1 in a pause."""

    name: str
    start: float
    end: float
    word: int


class RussianVoice:
    """Speaks Russian sentences. One engine serves the whole run."""

    name, licence, speeds = VOICE, LICENCE, SPEEDS

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kuznetsk-voice-")
        folder = Path(self._folder.name)
        (folder / "RHVoice.conf").write_text(CONFIGURATION)
        self._list = folder / "sounds"
        os.environ["RHVOICE_DEBUG_HTS_FILE"] = str(self._list)
        self._pieces: list[bytes] = []
        self._count = 0
        self._rate = 24000
        self._text = b""
        self._sounds: list[Sound] = []
        self._starts: list[tuple[int, int]] = []
        self._lib = self._load()
        # ctypes does not keep callbacks alive; the engine calls them, so we do.
        self._callbacks = self._make_callbacks()
        init = _Init(DATA, str(folder).encode(), None, self._callbacks, 0)
        self._engine = self._lib.RHVoice_new_tts_engine(c.byref(init))
        if not self._engine:
            raise RuntimeError("RHVoice did not start: is rhvoice-russian installed?")
        self._manner = _Manner(PROFILE, 0, 0, 0, SPEEDS[0], 1, 1, 0, None, 0, 0)

    @property
    def engine(self) -> str:
        return f"RHVoice {self._lib.RHVoice_get_version().decode()}, quality max"

    def paragraph(self, text: str, speed: float) -> list[Speech]:
        self._manner.relative_rate = speed
        return [self.sentence(s) for s in sentences(text)]

    def sentence(self, text: str) -> Speech:
        """Speaks one sentence, trimmed to `KEPT` of silence at its ends."""
        samples, sounds = self.utter(text)
        words = self._words(_spans(text), sounds)
        voiced = [s for s in sounds if s.word >= 0]
        begin = max(0.0, voiced[0].start - KEPT)
        end = min(len(samples) / self._rate, voiced[-1].end + KEPT)
        cut = samples[round(begin * self._rate) : round(end * self._rate)]
        for word in words:
            word.start = max(0.0, word.start - begin)
            word.end = max(word.start, word.end - begin)
        return Speech(cut, self._rate, [words])

    def sounds(self, paragraph: str) -> str:
        """The text with the stresses the engine gives it, for a person to read."""
        marked = []
        for sentence in sentences(paragraph):
            _, sounds = self.utter(sentence)
            for word in self._words(_spans(sentence), sounds):
                mine = [s.name for s in sounds if word.start <= s.start < word.end]
                marked.append(_stressed(word.text, mine))
        return " ".join(marked)

    def utter(self, text: str) -> tuple[np.ndarray, list[Sound]]:
        """The engine's samples and its list of sounds, uncut."""
        self._pieces.clear()
        self._starts.clear()
        self._count = 0
        self._sounds = []
        self._text = data = text.encode()
        message = self._lib.RHVoice_new_message(
            self._engine, data, len(data), 0, c.byref(self._manner), None
        )
        if not message or not self._lib.RHVoice_speak(message):
            raise RuntimeError(f"RHVoice would not say: {text}")
        self._lib.RHVoice_delete_message(message)
        samples = np.frombuffer(b"".join(self._pieces), np.int16).astype(np.float32) / 32768
        if abs(self._sounds[-1].end - len(samples) / self._rate) > 0.01:
            raise RuntimeError(f"RHVoice's list of sounds does not fit its sound: {text}")
        return samples, self._sounds

    def _take_sounds(self) -> None:
        """Appends the engine's label file, `start end context` with times in 100 ns, to the list.

        The engine may see two sentences in one of ours; it then writes two lists, one after the other.
        """
        sounds = self._sounds
        shift = sounds[-1].end if sounds else 0.0
        word, place = max((s.word for s in sounds), default=-1), None
        for line in Path(f"{self._list}.lab").read_text().splitlines():
            start, end, context = line.split(" ", 2)
            name = context.split("-", 1)[1].split("+", 1)[0]
            begins, stops = int(start) / 1e7 + shift, int(end) / 1e7 + shift
            if name == "pau":
                sounds.append(Sound(name, begins, stops, -1))
                place = None
                continue
            # /E: …@n+m is the word's place in its phrase, counted from both ends.
            here = re.search(r"/E:[^@]*@(\w+)\+", context)[1]
            if here != place:
                word, place = word + 1, here
            sounds.append(Sound(name, begins, stops, word))

    def _words(self, spans: list[tuple[str, int]], sounds: list[Sound]) -> list[SpokenWord]:
        """Gives every written word its time: the callbacks name it, the list of sounds dates it."""
        onsets: dict[int, float] = {}
        ends: dict[int, float] = {}
        for sound in sounds:
            if sound.word >= 0:
                onsets.setdefault(sound.word, sound.start)
                ends[sound.word] = sound.end
        order = sorted(onsets)
        starts: list[tuple[int, float, int]] = []  # byte, seconds, index into order
        next_free = 0
        for byte, count in self._starts:
            heard = count / self._rate
            choice = next(
                (i for i in range(next_free, len(order)) if onsets[order[i]] > heard - 0.011),
                None,
            )
            if choice is None or onsets[order[choice]] > heard + PIECE + 0.02:
                raise RuntimeError(f"RHVoice's words and sounds differ near byte {byte}")
            starts.append((byte, onsets[order[choice]], choice))
            next_free = choice + 1
        words = []
        for number, (text, byte) in enumerate(spans):
            limit = spans[number + 1][1] if number + 1 < len(spans) else 1 << 30
            mine = [s for s in starts if byte <= s[0] < limit]
            if mine:
                after = [s[2] for s in starts if s[0] >= limit]
                last = (min(after) if after else len(order)) - 1
                words.append(SpokenWord(text, mine[0][1], ends[order[last]]))
            elif words and any(ch.isalnum() for ch in text):
                raise RuntimeError(f"RHVoice gave no time for the word {text}")
        return words

    def _load(self) -> c.CDLL:
        lib = c.CDLL("libRHVoice.so.5")
        lib.RHVoice_get_version.restype = c.c_char_p
        lib.RHVoice_new_tts_engine.restype = _void
        lib.RHVoice_new_tts_engine.argtypes = [c.POINTER(_Init)]
        lib.RHVoice_new_message.restype = _void
        lib.RHVoice_new_message.argtypes = [
            _void, c.c_char_p, c.c_uint, c.c_int, c.POINTER(_Manner), _void,
        ]
        lib.RHVoice_speak.argtypes = [_void]
        lib.RHVoice_delete_message.argtypes = [_void]
        return lib

    def _make_callbacks(self) -> _Callbacks:
        def on_rate(rate: int, _: int) -> int:
            self._rate = rate
            return 1

        def on_speech(samples, count: int, _: int) -> int:
            self._pieces.append(c.string_at(samples, 2 * count))
            self._count += count
            return 1

        def on_word(byte: int, length: int, _: int) -> int:
            # A dash is a word to the engine, but it has no sound.
            if any(ch.isalnum() for ch in self._text[byte : byte + length].decode()):
                self._starts.append((byte, self._count))
            return 1

        def on_sentence_end(byte: int, length: int, _: int) -> int:
            self._take_sounds()
            return 1

        return _Callbacks(
            _OnRate(on_rate), _OnSpeech(on_speech), _OnName(), _OnSpan(on_word),
            _OnSpan(), _OnSpan(), _OnSpan(on_sentence_end), _OnName(), _OnDone(),
        )


def _spans(text: str) -> list[tuple[str, int]]:
    """Every written word with its first byte."""
    return [(m.group(), len(text[: m.start()].encode())) for m in re.finditer(r"\S+", text)]


def _stressed(word: str, sounds: list[str]) -> str:
    """The word with U+0301 after each vowel the engine stresses; its unstressed vowels end in 0."""
    vowels = [name for name in sounds if name.rstrip("0") in {"a", "e", "i", "o", "u", "y"}]
    letters, place = "", 0
    for letter in word.replace("\u0301", ""):
        letters += letter
        if letter.lower() in "аеёиоуыэюя":
            if place < len(vowels) and not vowels[place].endswith("0"):
                letters += "\u0301"
            place += 1
    return letters if place == len(vowels) else f"{letters}<{' '.join(sounds)}>"
