"""An ear at the end of a sound card that is a pipe.

  ear.py keep PIPE FILE      takes samples at the pace of a real card and keeps them
  ear.py compare FILE VOICE  holds that FILE has the voice of a WAV file in it, and where

Samples are 16 bits, 48,000 a second; FILE has two channels, VOICE one. Knows no program: whoever
writes into the pipe is heard.
"""

import array
import math
import sys
import time
import wave

RATE = 48_000
BYTES_A_SECOND = RATE * 2 * 2

# Samples an entry of the envelope: 5 ms, shorter than any sound of speech.
GRAIN = 240

# What is compared of the voice: long enough to be mistaken for nothing else.
SECONDS = 5


def keep(pipe_path, file_path):
    """A card takes what it can play, no more: 20 ms at a time."""
    with open(pipe_path, "rb", buffering=0) as pipe, open(file_path, "wb") as kept:
        shorten(pipe)
        begun, taken = time.monotonic(), 0
        while chunk := pipe.read(BYTES_A_SECOND // 50):
            kept.write(chunk)
            kept.flush()
            taken += len(chunk)
            ahead = taken / BYTES_A_SECOND - (time.monotonic() - begun)
            if ahead > 0:
                time.sleep(ahead)
            elif ahead < -0.2:
                # Nothing was written for a while; a card does not make up for that.
                begun, taken = time.monotonic(), 0


def shorten(pipe):
    """The smallest buffer the system allows: what lies in it has not been heard."""
    import fcntl

    F_SETPIPE_SZ = 1031
    try:
        fcntl.fcntl(pipe, F_SETPIPE_SZ, 4096)
    except OSError:
        pass


def envelope(samples):
    grains = range(0, len(samples) - GRAIN, GRAIN)
    return [math.sqrt(sum(s * s for s in samples[g : g + GRAIN : 4]) * 4 / GRAIN) for g in grains]


def correlation(a, b):
    n = min(len(a), len(b))
    mean_a, mean_b = sum(a[:n]) / n, sum(b[:n]) / n
    ab = aa = bb = 0.0
    for x, y in zip(a[:n], b[:n]):
        x, y = x - mean_a, y - mean_b
        ab, aa, bb = ab + x * y, aa + x * x, bb + y * y
    return ab / math.sqrt(aa * bb) if aa and bb else 0.0


def compare(file_path, voice_path):
    heard = array.array("h")
    with open(file_path, "rb") as file:
        data = file.read()
    heard.frombytes(data[: len(data) // 4 * 4])
    heard = heard[::2]
    with wave.open(voice_path, "rb") as wav:
        assert (wav.getnchannels(), wav.getframerate()) == (1, RATE), "the voice is mono, 48 kHz"
        voice = array.array("h", wav.readframes(SECONDS * RATE))
    loudest = max(map(abs, heard), default=0)
    print(f"heard: {len(heard) / RATE:.1f} s, loudest sample {loudest}")
    if loudest < 1000:
        print("that is silence")
        return 1
    a, b = envelope(heard), envelope(voice)
    best = max(range(max(1, len(a) - len(b))), key=lambda lag: correlation(a[lag:], b))
    likeness = correlation(a[best:], b)
    samples = align(heard, voice, best * GRAIN)
    print(f"heard: the voice from {best * GRAIN / RATE:.2f} s on; its course is alike by {likeness:.3f}, its samples by {samples:.3f}")
    return 0 if likeness > 0.9 and samples > 0.9 else 1


def align(heard, voice, near):
    """How alike the samples are, half a second of them, at the best place near a grain."""
    part = voice[RATE : RATE + RATE // 2]
    starts = range(max(0, near - GRAIN), near + GRAIN)
    coarse = max(starts, key=lambda at: abs(dot(heard[at + RATE :: 16], part[::16])))
    near = range(max(0, coarse - 20), coarse + 20)
    return max(correlation(heard[at + RATE :], part) for at in near)


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


if __name__ == "__main__":
    sys.exit({"keep": keep, "compare": compare}[sys.argv[1]](*sys.argv[2:]))
