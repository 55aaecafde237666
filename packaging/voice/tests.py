"""Small tests of what can go wrong without being heard. Run: python3 -m unittest tests (in this folder)."""

import tempfile
import unittest
from pathlib import Path

import vtt
from alignment import align, shown_words
from phrases import LINE, phrases, plain
from scenes import sections, shown_text, spoken_sha256
from speech import SpokenWord, sentences


def spoken(text: str) -> list[SpokenWord]:
    """A word every half second."""
    return [SpokenWord(w, n / 2, n / 2 + 0.4) for n, w in enumerate(text.split())]


def starts(shown: str, said: str) -> dict[str, float]:
    return {w.text: w.start * 2 for w in align(shown_words(shown), spoken(said))}


class Texts(unittest.TestCase):
    def test_markup_is_not_shown(self):
        raw = "С {lining}футеровкой. Большие [[mart|мартены]] и [[домна]].[^S07][^T1]"
        self.assertEqual(shown_text(raw), "С футеровкой. Большие мартены и домна.")

    def test_no_break_space_is_shown_but_not_hashed(self):
        self.assertEqual(shown_text("185\u00a0т  стали"), "185\u00a0т стали")
        self.assertEqual(spoken_sha256(("185\u00a0т \n стали ",)), spoken_sha256(("185 т стали",)))

    def test_sections_and_paragraphs(self):
        found = sections("# Имя\n## one: Раз\nпервая\nстрока\n\nвторая\n## two\nтретья\n", "test")
        self.assertEqual(found, {"one": ["первая строка", "вторая"], "two": ["третья"]})

    def test_sentences_give_the_text_back(self):
        text = "Варили «сталь». Её ждали? В 6.30 утра… «Да!» — сказал А. Иванов. Всё."
        self.assertEqual(" ".join(sentences(text)), text)
        self.assertEqual(len(sentences(text)), 5)


class Alignment(unittest.TestCase):
    def test_a_year_lasts_as_long_as_its_words(self):
        at = starts("В 1932 году дали чугун.", "В тысяча девятьсот три́дцать втором году дали чугун.")
        self.assertEqual(at, {"В": 0, "1932": 1, "году": 5, "дали": 6, "чугун.": 7})

    def test_figures_and_units_side_by_side(self):
        at = starts("в 6:30 вышли 64\u00a0т", "в шесть тридцать вышли шестьдесят четыре тонны")
        self.assertEqual(at, {"в": 0, "6:30": 1, "вышли": 3, "64": 4, "т": 6})

    def test_thousands_are_one_word(self):
        at = starts("over 2,000 km by rail", "over two thousand kilometres by rail")
        self.assertEqual(at["km"], 3)
        self.assertEqual(starts("свыше 12\u00a0000 тонн", "свыше двенадцати тысяч тонн")["тонн"], 3)

    def test_letters_read_out(self):
        at = starts("завод КМК встал", "завод ка эм ка встал")
        self.assertEqual(at["встал"], 4)

    def test_a_dash_stays_with_its_word(self):
        self.assertEqual([w.text for w in shown_words("печь — это всё")], ["печь\u00a0—", "это", "всё"])


class Captions(unittest.TestCase):
    TEXT = (
        "К инженерам и сталеварам пришли учёные, и вместе они искали способ, который дал бы броню, "
        "летом и осенью. Нашли."
    )

    def captions(self):
        return phrases([align(shown_words(self.TEXT), spoken(self.TEXT))])

    def test_every_word_once_and_in_lines(self):
        made = self.captions()
        self.assertEqual(" ".join(plain(p.words) for p in made), self.TEXT)
        for phrase in made:
            self.assertLessEqual(len(phrase.lines), 2)
            self.assertTrue(all(len(plain(line)) <= LINE for line in phrase.lines))

    def test_written_and_read_back(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "scene.vtt"
            vtt.write(file, {"spoken-sha256": "00", "voice": "Анна"}, self.captions())
            note, cues = vtt.read(file)
        self.assertEqual(note, {"spoken-sha256": "00", "voice": "Анна"})
        self.assertTrue(vtt.same_words(cues, (self.TEXT,)))
        times = [t for cue in cues for t in cue.word_times]
        self.assertEqual(times, sorted(set(times)))
        self.assertTrue(all(cue.start < cue.word_times[0] for cue in cues))


if __name__ == "__main__":
    unittest.main()
