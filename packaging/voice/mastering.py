"""From raw speech to the shipped file: the chain, the loudness, the same bytes every time. All by ffmpeg.

Each scene is mastered by itself to −18 LUFS, and what counts is measured on the encoded file.
"""

from __future__ import annotations

import json
import re
import subprocess
import wave
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from speech import Speech

LOUDNESS, TOLERANCE = -18.0, 0.5
PEAK = -1.0
# The encoder adds a little to the peaks; we aim below the limit.
AIMED_PEAK = -1.5
ATTEMPTS = 4

# Rumble off, the box out of the voice, a little presence, sibilants down, a gentle compressor.
CHAIN = (
    "aresample=48000,highpass=f=70,equalizer=f=220:t=q:w=1.0:g=-1.5,equalizer=f=3200:t=q:w=1.2:g=1.5,"
    "deesser=i=0.15:m=0.5:f=0.5,"
    "acompressor=threshold=-24dB:ratio=2.2:attack=8:release=180:knee=4:makeup=1"
)
# One thread and no writer's mark, time or random stream number: the same bytes from the same speech.
EXACT = ["-fflags", "+bitexact", "-flags:a", "+bitexact", "-map_metadata", "-1", "-threads", "1"]


@dataclass
class Levels:
    """What ebur128 says of an encoded file."""

    loudness: float
    peak: float

    @property
    def good(self) -> bool:
        return abs(self.loudness - LOUDNESS) <= TOLERANCE and self.peak <= PEAK


def master(speech: Speech, target: Path) -> Levels:
    """Writes the `.ogg`; tries again with corrected aims if its levels are out."""
    aim, peak = LOUDNESS, AIMED_PEAK
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="kuznetsk-voice-") as folder:
        raw, fresh = Path(folder) / "raw.wav", Path(folder) / "fresh.ogg"
        write_wav(raw, speech)
        for _ in range(ATTEMPTS):
            _encode(raw, fresh, aim, peak)
            levels = measure(fresh)
            if levels.good and abs(levels.loudness - LOUDNESS) <= TOLERANCE / 2:
                break
            aim += LOUDNESS - levels.loudness
            peak -= max(0.0, levels.peak - PEAK + 0.2)
        if not levels.good:
            raise RuntimeError(
                f"{target.name}: {levels.loudness:.1f} LUFS, {levels.peak:.1f} dBTP after {ATTEMPTS} attempts"
            )
        target.write_bytes(fresh.read_bytes())
    return levels


def measure(file: Path) -> Levels:
    """Integrated loudness and true peak."""
    log = _ffmpeg("-i", file, "-af", "ebur128=peak=true", "-f", "null", "-")
    summary = log[log.rindex("Summary:") :]
    loudness = re.search(r"I:\s+(-?[\d.]+|-inf) LUFS", summary)[1]
    peak = re.search(r"Peak:\s+(-?[\d.]+|-inf) dBFS", summary)[1]
    return Levels(float(loudness), float(peak))


def samples(file: Path, rate: int = 48000) -> np.ndarray:
    """Any sound file as mono samples."""
    done = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(file), "-ac", "1", "-ar", str(rate), "-f", "f32le", "-"],
        stdout=subprocess.PIPE, check=True,
    )
    return np.frombuffer(done.stdout, np.float32)


def write_wav(file: Path, speech: Speech) -> None:
    data = np.round(np.clip(speech.samples, -1, 1) * 32767).astype("<i2")
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(speech.rate)
        out.writeframes(data.tobytes())


def _encode(raw: Path, target: Path, aim: float, peak: float) -> None:
    """Two passes of loudnorm: measure behind the chain, then one fixed gain."""
    norm = f"loudnorm=I={aim:.2f}:TP={peak:.2f}:LRA=9"
    log = _ffmpeg("-i", raw, "-af", f"{CHAIN},{norm}:print_format=json", "-f", "null", "-")
    found = json.loads(log[log.rindex("{") : log.rindex("}") + 1])
    norm += (
        f":measured_I={found['input_i']}:measured_TP={found['input_tp']}:measured_LRA={found['input_lra']}"
        f":measured_thresh={found['input_thresh']}:offset={found['target_offset']}:linear=true"
    )
    _ffmpeg(
        "-y", "-i", raw, "-af", f"{CHAIN},{norm},aresample=48000", "-ac", "1", "-ar", "48000",
        "-c:a", "libvorbis", "-q:a", "3", *EXACT, target,
    )


def _ffmpeg(*arguments) -> str:
    """Runs ffmpeg on one thread and gives back its log."""
    done = subprocess.run(
        ["ffmpeg", "-hide_banner", "-nostdin", "-nostats", "-filter_threads", "1", *map(str, arguments)],
        stderr=subprocess.PIPE, text=True,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    return done.stderr
