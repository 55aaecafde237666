#!/usr/bin/env python3
"""Makes the exhibit's fonts: the script-wise subsets of three open families, merged and renamed.

Usage: make.py FOLDER OUT
  FOLDER  holds the unpacked npm packages @fontsource/oswald, pt-serif and pt-sans (5.3.0),
          as oswald/, pt-serif/ and pt-sans/
  OUT     receives one TTF a face and the licence beside it

The Open Font License reserves the names of ParaType's families, and a merged font is a modified
one; hence the new names. Needs fonttools and brotli.
"""
import pathlib
import shutil
import sys
import tempfile

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

SCRIPTS = ["cyrillic", "latin", "cyrillic-ext", "latin-ext"]
FACES = [
    # package, weight, slope, family, face, file
    ("oswald", 600, "normal", "Kuznetsk Grotesk", "SemiBold", "kuznetsk-grotesk-semibold"),
    ("pt-serif", 400, "normal", "Kuznetsk Serif", "Regular", "kuznetsk-serif-regular"),
    ("pt-serif", 400, "italic", "Kuznetsk Serif", "Italic", "kuznetsk-serif-italic"),
    ("pt-sans", 400, "normal", "Kuznetsk Sans", "Regular", "kuznetsk-sans-regular"),
    ("pt-sans", 700, "normal", "Kuznetsk Sans", "Bold", "kuznetsk-sans-bold"),
]


def subsets(folder: pathlib.Path, package: str, weight: int, slope: str, scratch: pathlib.Path):
    """The subsets of one face as plain TTF files."""
    for script in SCRIPTS:
        source = folder / package / "files" / f"{package}-{script}-{weight}-{slope}.woff2"
        if source.exists():
            font = TTFont(source)
            font.flavor = None
            target = scratch / f"{script}.ttf"
            font.save(target)
            yield str(target)


def rename(font: TTFont, family: str, face: str) -> None:
    """Writes the new name into every record that carries the old one."""
    full = f"{family} {face}"
    texts = {1: family, 2: face, 3: f"{full};1", 4: full, 6: full.replace(" ", "")}
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in (0, 5, 13, 14)]
    for number, text in texts.items():
        names.setName(text, number, 3, 1, 0x409)


def main() -> None:
    folder, out = map(pathlib.Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    for package, weight, slope, family, face, name in FACES:
        with tempfile.TemporaryDirectory() as scratch:
            font = Merger().merge(list(subsets(folder, package, weight, slope, pathlib.Path(scratch))))
        rename(font, family, face)
        font["head"].modified = font["head"].created
        font.recalcTimestamp = False
        font.save(out / f"{name}.ttf")
        shutil.copy(folder / package / "LICENSE", out / f"{name}.LICENSE.txt")


main()
