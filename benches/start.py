#!/usr/bin/env python3
"""Times the whole process from exec to the first full picture, beside an empty window.

Usage: start.py PROGRAM EMPTY [RUNS]   (both built in release; needs Xvfb)

Both are started in turn, in one run, on a bare Xvfb; pixels are read from outside. The exhibit's
picture is full when both posters and the title are on the screen. Prints medians and their ratio,
the resident memory of both at rest, and the start with 10, 100 and 1,000 copies of the chapters.
"""
import mmap
import os
import pathlib
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time

SIZE = (1920, 1080)
DISPLAY = ":93"
PATIENCE_SECS = 20


class Screen:
    """Pixels of the screen, read where Xvfb keeps them: a file in the XWD format."""

    def __init__(self, folder):
        self.file = open(folder / "Xvfb_screen0", "rb")
        self.memory = mmap.mmap(self.file.fileno(), 0, access=mmap.ACCESS_READ)
        header, = struct.unpack_from(">I", self.memory, 0)
        colours, = struct.unpack_from(">I", self.memory, 76)
        self.row, = struct.unpack_from(">I", self.memory, 48)
        self.start = header + colours * 12

    def pixel(self, x, y):
        at = self.start + y * self.row + x * 4
        blue, green, red = self.memory[at:at + 3]
        return red, green, blue


def bright(pixel):
    return sum(pixel) > 200


def timed(screen, command, ready):
    """Seconds from exec until `ready`, and resident KiB a moment later."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not ready(screen):
        if time.perf_counter() - start > PATIENCE_SECS:
            process.kill()
            raise SystemExit(f"{command[0]}: no picture in {PATIENCE_SECS} s")
    taken = time.perf_counter() - start
    time.sleep(1.5)
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    resident = int(next(l for l in status.splitlines() if l.startswith("VmRSS")).split()[1])
    process.kill()
    process.wait()
    while any(bright(screen.pixel(*p)) for p in [(100, 60), (1600, 600)]):
        pass
    return taken, resident


def copies(content, number, folder):
    """Content whose reading order holds `number` chapters."""
    shutil.copytree(content / "content", folder / "content")
    os.symlink(content / "assets", folder / "assets")
    chapters = folder / "content/chapters"
    names = sorted(p.name for p in chapters.iterdir())
    order = list(names)
    for copy in range(number - len(names)):
        name = f"copy-{copy:04}"
        shutil.copytree(chapters / names[copy % len(names)], chapters / name)
        order.append(name)
    path = folder / "content/exhibit.toml"
    text = path.read_text()
    lines = [l for l in text.splitlines() if not l.startswith("order")]
    at = next(i for i, l in enumerate(lines) if l.startswith("["))
    lines.insert(at, "order = [" + ", ".join(f'"{n}"' for n in order) + "]")
    path.write_text("\n".join(lines) + "\n")
    return folder


def main():
    program, empty = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 9
    repository = pathlib.Path(__file__).resolve().parent.parent
    frame = tempfile.TemporaryDirectory()
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24",
                               "-fbdir", frame.name], stderr=subprocess.DEVNULL)
    time.sleep(1.5)
    os.environ["DISPLAY"] = DISPLAY
    try:
        screen = Screen(pathlib.Path(frame.name))
        window = ["--windowed", "1920x1080", "--lang", "ru", "--renderer", "glow", "--mute"]
        # The title's first letter, the glowing hall of one poster, the plate of the other.
        full = lambda s: all(bright(s.pixel(*p)) for p in [(90, 60), (430, 720), (1600, 600)])
        # With many chapters the title and the poster in the fore are what must be there.
        many = lambda s: bright(s.pixel(90, 60)) and bright(s.pixel(85, 440))
        filled = lambda s: s.pixel(1600, 600)[0] == 255
        results = {"empty": [], "exhibit": []}
        for _ in range(runs):
            results["empty"].append(timed(screen, [empty], filled))
            results["exhibit"].append(timed(screen, [program, *window], full))
        median = {k: statistics.median(t for t, _ in v) for k, v in results.items()}
        memory = {k: statistics.median(m for _, m in v) for k, v in results.items()}
        print(f"first full picture: empty {median['empty']:.3f} s, exhibit {median['exhibit']:.3f} s, "
              f"ratio {median['exhibit'] / median['empty']:.2f} ({runs} runs each, in turn)")
        print(f"resident at rest: empty {memory['empty'] / 1024:.0f} MiB, "
              f"exhibit {memory['exhibit'] / 1024:.0f} MiB, "
              f"difference {(memory['exhibit'] - memory['empty']) / 1024:.0f} MiB")
        with tempfile.TemporaryDirectory() as scratch:
            folders = {n: copies(repository, n, pathlib.Path(scratch) / str(n)) for n in (10, 100, 1000)}
            times = {n: [] for n in folders}
            for _ in range(max(3, runs // 2)):
                for number, folder in folders.items():
                    command = [program, "--content", str(folder), *window]
                    times[number].append(timed(screen, command, many)[0])
        medians = {n: statistics.median(t) for n, t in times.items()}
        print("start with copies: " + ", ".join(f"{n}: {t:.3f} s" for n, t in medians.items())
              + f"; largest ratio {max(medians.values()) / min(medians.values()):.2f}")
    finally:
        server.kill()


main()
