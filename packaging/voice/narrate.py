"""The command behind `make`: which scenes, spoken or recorded, written, checked.

Reads the texts, asks the voice of the language, lays the words on the shown text, masters, writes the captions.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import mastering
import report
import vtt
from alignment import align, shown_words
from phrases import READING, Phrase, phrases
from pronunciation import Pronunciation
from scenes import SceneText, TextFault, chapter_texts, chapters, description_texts, spoken_sha256
from speech import Speech, join, settle

LANGUAGES = ("ru", "en")
# Raised when the recipe changes so that the same text gives other bytes.
RECIPE = 1


def main() -> int:
    options = _options()
    texts = _texts(options)
    if not texts:
        print("no such scene", file=sys.stderr)
        return 1
    if not options.check:
        _render(options, texts)
    if options.sounds:
        return 0
    lines = [report.check(text, _folder(options, text)) for text in texts]
    print(report.table(lines))
    return 1 if any(line.faults for line in lines) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="packaging/voice/make", description="Makes the narration of the exhibit.")
    parser.add_argument("--lang", choices=LANGUAGES, help="one language only")
    parser.add_argument("--chapter", help="one chapter, by its folder's name")
    parser.add_argument("--scene", help="one scene, by its id")
    parser.add_argument("--descriptions", action="store_true", help="also the spoken descriptions of the drawings")
    parser.add_argument("--human", type=Path, metavar="FILE", help="a recording that replaces one scene's voice")
    parser.add_argument("--voice-name", help="with --human: who speaks")
    parser.add_argument("--licence", help="with --human: the recording's licence, as an SPDX name if it has one")
    parser.add_argument("--check", action="store_true", help="only check and report")
    parser.add_argument("--sounds", action="store_true", help="print what the engine says, with its stresses")
    parser.add_argument("--force", action="store_true", help="render also what is fresh or human")
    parser.add_argument("--root", type=Path, required=True, help="the folder that holds content/ and assets/")
    options = parser.parse_args()
    if options.human and not (options.lang and options.chapter and options.scene):
        parser.error("--human needs --lang, --chapter and --scene")
    if options.human and not (options.voice_name and options.licence):
        parser.error("--human needs --voice-name and --licence: credit is content")
    return options


def _texts(options: argparse.Namespace) -> list[SceneText]:
    found = []
    for lang in [options.lang] if options.lang else LANGUAGES:
        for chapter in [options.chapter] if options.chapter else chapters(options.root):
            found += chapter_texts(options.root, chapter, lang)
            if options.descriptions:
                found += description_texts(options.root, chapter, lang)
    return [t for t in found if options.scene in (None, t.scene)]


def _folder(options: argparse.Namespace, text: SceneText) -> Path:
    return options.root / "assets" / "narration" / text.lang / text.chapter


def _cache() -> Path:
    return Path(os.environ["KUZNETSK_VOICE_CACHE"])


def _render(options: argparse.Namespace, texts: list[SceneText]) -> None:
    voices: dict[str, object] = {}
    for text in texts:
        where = f"{text.lang} {text.chapter}/{text.stem}"
        if options.human and text.description:
            continue
        if options.human:
            from human import recorded

            speech = recorded(options.human, text.spoken)
            captions = _captions(text, speech)
            note = {"voice": options.voice_name, "licence": options.licence, "engine": "human recording"}
        else:
            if text.lang not in voices:
                voices[text.lang] = _voice(text.lang)
            voice, words = voices[text.lang], Pronunciation(text.lang)
            said = tuple(map(words.applied, text.spoken))
            if options.sounds:
                print(where, *map(voice.sounds, said), sep="\n  ")
                continue
            # What is said differs from the text where the list of pronunciations has a word of it.
            engine = f"{voice.engine}; recipe {RECIPE}, said {spoken_sha256(said)[:8]}"
            note = {"voice": voice.name, "licence": voice.licence, "engine": engine}
            kept = None if options.force else _kept(options, text, note)
            if kept:
                print(f"{where}: {kept}")
                continue
            speech, captions, note["speed"] = _spoken(voice, text, said)
        _write(options, text, speech, captions, note)
        print(f"{where}: {speech.seconds:.1f} s", flush=True)


def _voice(lang: str):
    """Loads an engine only when a scene needs it."""
    if lang == "ru":
        from russian import RussianVoice

        return RussianVoice()
    from english import EnglishVoice

    return EnglishVoice(_cache())


def _kept(options: argparse.Namespace, text: SceneText, note: dict[str, str]) -> str | None:
    """Why an existing narration is left alone, if it is."""
    folder = _folder(options, text)
    captions = folder / f"{text.stem}.vtt"
    if not (captions.exists() and (folder / f"{text.stem}.ogg").exists()):
        return None
    old, cues = vtt.read(captions)
    if old.get("engine") == "human recording":
        # A recording is never overwritten by accident; the report says whether it is stale.
        return "human recording kept"
    same = old.get("spoken-sha256") == text.sha256 and all(old.get(k) == v for k, v in note.items())
    return "fresh" if same and vtt.same_words(cues, text.shown) else None


def _spoken(voice, text: SceneText, said: tuple[str, ...]) -> tuple[Speech, list[Phrase], str]:
    """The scene at the voice's first speed at which its captions can be read, or at the slowest."""
    for speed in voice.speeds:
        speech = settle(join([voice.paragraph(p, speed) for p in said]))
        captions = _captions(text, speech)
        words = sum(map(len, speech.paragraphs)) / speech.seconds * 60
        if words <= report.RATES[1] and all(c.characters <= READING * (c.end - c.start) for c in captions):
            break
    return speech, captions, f"{speed:.2f}"


def _captions(text: SceneText, speech: Speech) -> list[Phrase]:
    return phrases([align(shown_words(p), words) for p, words in zip(text.shown, speech.paragraphs)])


def _write(
    options: argparse.Namespace, text: SceneText, speech: Speech, captions: list[Phrase], note: dict[str, str]
) -> None:
    """Sound first, captions last: a scene that failed half-way has no captions and counts as missing."""
    folder = _folder(options, text)
    target = folder / f"{text.stem}.vtt"
    target.unlink(missing_ok=True)
    mastering.master(speech, folder / f"{text.stem}.ogg")
    vtt.write(target, {"spoken-sha256": text.sha256, **note}, captions)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (TextFault, RuntimeError, ValueError) as fault:
        print(f"voice: {fault}", file=sys.stderr)
        sys.exit(2)
