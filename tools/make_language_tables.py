"""Write `src/transcheck/data/language/words.tsv` and `calendar.tsv` from the packages jusText and Babel.

Both tables are data of other projects in the form that `transcheck.language` reads; see the README beside them.
Usage: python tools/make_language_tables.py
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import justext
from babel import Locale

TABLES = Path(__file__).parents[1] / "src" / "transcheck" / "data" / "language"
LIMIT = 600
"""Words a language: the least frequent of them make up about one word in ten thousand."""

STOPLISTS = {
    "af": "Afrikaans", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "br": "Breton",
    "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "fy": "West_Frisian", "ga": "Irish", "gl": "Galician", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "ig": "Igbo", "is": "Icelandic", "it": "Italian",
    "jv": "Javanese", "kk": "Kazakh", "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin", "lb": "Luxembourgish",
    "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "mr": "Marathi", "ms": "Malay", "mt": "Maltese",
    "ne": "Nepali", "nl": "Dutch", "no": "Norwegian_Bokmal", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "su": "Sundanese",
    "sv": "Swedish", "sw": "Swahili", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek",
    "vi": "Vietnamese", "yo": "Yoruba",
}  # fmt: skip

SERBIAN_LATIN = str.maketrans("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš") | {
    ord("љ"): "lj",
    ord("њ"): "nj",
    ord("џ"): "dž",
}


def words(stoplist: str) -> list[str]:
    """The first words of a list (most frequent first), in small letters, without punctuation and digits."""
    path = Path(justext.__file__).parent / "stoplists" / f"{stoplist}.txt"
    found: dict[str, None] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        for word in re.split(r"[\s–—/]+", line.lower().replace("’", "'")):
            bare = word.strip(".,:;!?()[]«»„“”\"'-।،؛؟*·")
            if bare and not re.search(r"[\d_=|<>{}.]", bare):
                found[bare] = None
    return list(found)[:LIMIT]


def calendar(code: str) -> list[str]:
    """Names of months and week days, in small letters; of names of several words the longest word."""
    locale = Locale.parse(code)
    tables = (locale.months["format"]["wide"], locale.days["format"]["wide"])
    names = {max(name.lower().split(), key=len) for table in tables for name in table.values()}
    return sorted(name for name in names if name.isalpha())


def main() -> None:
    """Write both tables."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    lists = {code: words(name) for code, name in STOPLISTS.items()}
    # Serbian is printed in both alphabets; the list is in Cyrillic.
    latin = [word.translate(SERBIAN_LATIN) for word in lists["sr"]]
    lists["sr"] += [word for word in dict.fromkeys(latin) if word not in lists["sr"]]
    write("words.tsv", lists)
    write("calendar.tsv", {code: calendar(code) for code in STOPLISTS if code != "la"})


def write(name: str, table: dict[str, list[str]]) -> None:
    """One line a language: code, tab, words separated by `|`."""
    lines = (f"{code}\t{'|'.join(table[code])}\n" for code in sorted(table))
    (TABLES / name).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
