"""Write the generated tables of `transcheck.figures` from Unicode CLDR.

    python -m pip install babel==2.18.0 unicode-rbnf==2.4.1
    python tools/make_figure_tables.py

One JSON file a language goes to `src/transcheck/figures/data/cldr/`: separators, scale words, names of months, days,
units and currencies (CLDR by way of Babel), and number words, cardinal and ordinal, in every gender and case that the
spell-out rules know (CLDR RBNF by way of unicode-rbnf). Nothing in these files is edited by hand: what CLDR lacks
stands in `data/own/`. CLDR is under the Unicode License v3 (https://www.unicode.org/license.txt).
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import babel
from babel import Locale, localedata
from babel.core import get_cldr_version
from unicode_rbnf import RbnfEngine
from unicode_rbnf.engine import NoRuleForNumberError

OUTPUT = Path(__file__).parents[1] / "src/transcheck/figures/data/cldr"

_CODES = (
    "af", "am", "ar", "az", "be", "bg", "bn", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa",
    "fi", "fil", "fr", "ga", "gl", "gu", "ha", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk",
    "km", "kn", "ko", "ky", "lo", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "my", "nb", "ne", "nl", "pa", "pl",
    "ps", "pt", "ro", "ru", "si", "sk", "sl", "so", "sq", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "uz",
    "vi", "yo", "zu",
)  # fmt: skip
# Language of the table -> CLDR locales it is made from; the first one gives the separators.
LANGUAGES: dict[str, tuple[str, ...]] = {code: (code,) for code in _CODES} | {
    "zh": ("zh", "zh_Hant"),
    "sr": ("sr", "sr_Latn"),
    "bs": ("bs", "bs_Cyrl"),
}
# Powers of ten with a word of their own, beside hundred, thousand and the thousands' powers.
OTHER_POWERS = dict.fromkeys(("zh", "zh_Hant", "ja", "ko"), (4, 8)) | dict.fromkeys(("hi", "ne"), (5, 7, 11))
RBNF_NAMES = {"nb": ("no", "nn")}

UNITS = {
    "duration-second": "second", "duration-minute": "minute", "duration-hour": "hour", "duration-day": "day",
    "duration-week": "week", "duration-month": "month", "duration-year": "year", "duration-decade": "decade",
    "duration-century": "century",
    "length-millimeter": "mm", "length-centimeter": "cm", "length-meter": "m", "length-kilometer": "km",
    "length-inch": "in", "length-foot": "ft", "length-yard": "yd", "length-mile": "mi",
    "mass-gram": "g", "mass-kilogram": "kg", "mass-tonne": "t", "mass-metric-ton": "t", "mass-pound": "lb",
    "mass-ounce": "oz", "area-hectare": "ha", "area-acre": "acre", "area-square-kilometer": "km2",
    "area-square-meter": "m2", "area-square-mile": "mi2", "volume-liter": "l", "volume-cubic-meter": "m3",
    "speed-kilometer-per-hour": "km/h", "speed-mile-per-hour": "mph", "temperature-celsius": "°C",
    "temperature-fahrenheit": "°F", "power-watt": "W", "power-kilowatt": "kW", "power-megawatt": "MW",
    "power-gigawatt": "GW", "energy-kilowatt-hour": "kWh", "digital-megabyte": "MB", "digital-gigabyte": "GB",
    "digital-terabyte": "TB",
    "mass-milligram": "mg", "mass-microgram": "µg", "volume-milliliter": "ml", "volume-centiliter": "cl",
    "volume-deciliter": "dl", "volume-hectoliter": "hl", "volume-gallon": "gal", "volume-pint": "pint",
    "volume-barrel": "bbl", "area-square-foot": "ft2", "area-square-centimeter": "cm2", "area-dunam": "dunam",
    "length-micrometer": "µm", "length-nanometer": "nm", "length-light-year": "light-year",
    "length-nautical-mile": "nmi", "speed-meter-per-second": "m/s", "speed-knot": "knot", "power-horsepower": "hp",
    "energy-kilocalorie": "kcal", "energy-kilojoule": "kJ", "digital-kilobyte": "kB", "digital-petabyte": "PB",
    "frequency-hertz": "Hz", "frequency-kilohertz": "kHz", "frequency-megahertz": "MHz", "frequency-gigahertz": "GHz",
    "electric-volt": "V", "electric-ampere": "A", "pressure-hectopascal": "hPa", "mass-carat": "carat",
    "duration-millisecond": "ms",
}  # fmt: skip
# Letters that stand for too many other things to be read as a unit wherever they follow a number.
LONG_ONLY = {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"}
# Units whose abbreviations of one or two Latin letters are more often something else.
WORDS_ONLY = {
    "gal", "pint", "bbl", "knot", "hp", "nmi", "nm", "V", "A", "carat", "PB", "kB", "ms", "light-year", "dl", "cl",
    "kJ",
}  # fmt: skip
CURRENCIES = (
    "USD", "EUR", "GBP", "JPY", "CNY", "KRW", "INR", "RUB", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN",
    "CZK", "HUF", "RON", "BGN", "TRY", "UAH", "ILS", "SAR", "AED", "EGP", "IRR", "IDR", "MYR", "SGD", "THB", "VND",
    "PHP", "PKR", "BDT", "LKR", "NPR", "TWD", "HKD", "MXN", "BRL", "ARS", "CLP", "COP", "PEN", "ZAR", "NGN", "KES",
    "TZS", "GHS", "ETB", "KZT", "UZS", "GEL", "AMD", "AZN", "ISK", "RSD", "BYN", "MMK", "KHR", "LAK", "MNT", "AFN",
    "IQD", "QAR", "KWD",
    "MAD", "DZD", "TND", "LYD", "JOD", "LBP", "SYP", "YER", "OMR", "BHD", "UYU", "PYG", "BOB", "CRC", "GTQ",
    "HNL", "NIO", "PAB", "DOP", "CUP", "JMD", "VES", "XOF", "XAF", "UGX", "RWF", "ZMW", "MZN", "AOA", "BWP",
    "MUR", "MGA", "SOS", "SDG", "KGS", "TJS", "TMT", "MDL", "ALL", "MKD", "BAM", "KPW", "MOP", "BND", "FJD",
    "PGK",
    # No longer in use, and still named: of prices of the time, and in converted archives.
    "DEM", "FRF", "ITL", "ESP", "NLG", "BEF", "ATS", "FIM", "PTE", "GRD", "IEP", "HRK", "EEK", "LVL", "LTL",
    "SKK", "SIT", "VEF", "YUM", "CSK", "SUR",
)  # fmt: skip
PLACE = re.compile(r"\{0\}")
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u061c]")


def clean(word: str) -> str:
    """Lower-case NFC without invisible characters, white space collapsed."""
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", word)).lower().split())


def patterns(value: Any) -> Iterator[str]:
    """Every string in a nest of dictionaries."""
    if isinstance(value, str):
        yield value
    elif hasattr(value, "values"):
        for key, item in value.items():
            if key != "per":
                yield from patterns(item)
    elif hasattr(value, "pattern"):
        yield value.pattern


def scales(locale: Locale) -> dict[str, int]:
    """Scale words of the compact number formats: word -> power of ten."""
    found: dict[str, int] = {}
    for width in ("long", "short"):
        formats = locale.compact_decimal_formats.get(width)
        for by_size in (formats or {}).values():
            for size, pattern in by_size.items():
                text = getattr(pattern, "pattern", str(pattern)).split(";")[0]
                zeros = text.count("0")
                word = clean(re.sub(r"['0¤]", "", text)).strip(" .")
                if word and zeros and "{" not in word:
                    found.setdefault(word, len(size) - zeros)
    return {word: power for word, power in found.items() if power > 0}


def units(locale: Locale) -> dict[str, str]:
    """Names and abbreviations of units as CLDR writes them after a number."""
    found: dict[str, str] = {}
    data = locale._data["unit_patterns"]
    for cldr, unit in UNITS.items():
        for width in ("long", "short"):
            for pattern in patterns(data.get(cldr, {}).get(width, {})):
                if "{0}" not in pattern:
                    continue
                word = clean(PLACE.sub("", pattern)).strip(" .")
                letter = len(word) == 1 and (unit in LONG_ONLY or not word.isascii())
                letter = letter or (len(word) < 3 and word.isascii() and unit in WORDS_ONLY)
                if word and "{" not in word and not letter:
                    found.setdefault(word, unit)
    return found


def currencies(locale: Locale) -> dict[str, str]:
    """Names and symbols of currencies; a symbol of several currencies stays with the first one."""
    found: dict[str, str] = {}
    for code in CURRENCIES:
        names = [locale.currencies.get(code, ""), *patterns(locale._data["currency_names_plural"].get(code, {}))]
        symbol = locale.currency_symbols.get(code, "")
        for name in (*names, symbol if not symbol.isascii() or "$" in symbol else ""):
            if name:
                found.setdefault(clean(name), code)
    return found


def calendar(locale: Locale, kind: str) -> dict[str, int]:
    """Names of the months (`months`, 1…12) or days (`days`, ISO 1…7), wide and abbreviated."""
    found: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for number, name in getattr(locale, kind).get(context, {}).get(width, {}).items():
                word = clean(name).rstrip(".")
                # Abbreviations of one or two letters are words, or parts of words, of their own.
                if not any(char.isdigit() for char in word) and (width == "wide" or len(word) > 2):
                    found.setdefault(word, number + 1 if kind == "days" else number)
    return found


def engines(locale: str) -> list[RbnfEngine]:
    """The spell-out engines for a CLDR locale."""
    known = set(RbnfEngine.get_supported_languages())
    return [RbnfEngine.for_language(name) for name in RBNF_NAMES.get(locale, (locale,)) if name in known]


def spellings(engine: RbnfEngine, number: int, kind: str) -> set[str]:
    """All spellings of a number by the rule sets whose name starts with `kind`.

    Left out are those that write something else than the number: years, digits, and tens (20 for 2) inside other rules.
    """
    rules = [
        name
        for name in engine.rulesets
        if name.startswith(kind) and not re.search("financial|verbose|year|alternate|digits|(?:tens|ones)$", name)
    ]
    found: set[str] = set()
    for rule in rules:
        try:
            text = engine.format_number(number, ruleset_names=[rule]).text
        except (ValueError, KeyError, NoRuleForNumberError):
            continue
        # Rules of two or three locales break off where a gender is missing: "-" and digits are no words.
        if text and not any(char.isdigit() for char in text):
            found.add(clean(text))
    return found


def strip_number(text: str, words: Iterable[str]) -> str:
    """`text` without the number word at its start or end."""
    for word in sorted(words, key=len, reverse=True):
        if text.startswith(word):
            return text[len(word) :].strip(" -’'")
        if text.endswith(" " + word):
            return text[: -len(word)].strip()
    return ""


def cardinals(engine: RbnfEngine) -> tuple[dict[str, int], dict[str, int]]:
    """Number words (0…100, hundreds, 1,000…) and multipliers (word -> power of ten)."""
    words: dict[str, int] = {}
    multipliers: dict[str, int] = {}
    # Zero comes last: rules for the parts of longer words write one or nothing for it.
    for number in (*range(1, 101), 0, *range(200, 1000, 100), *range(1000, 10_001, 1000)):
        for kind in ("spellout-numbering", "spellout-cardinal"):
            for text in spellings(engine, number, kind):
                if number < 1000 or " " not in text:
                    words.setdefault(text, number)
    for power in (2, 3, 6, 9, 12, *OTHER_POWERS.get(engine.language, ())):
        for factor in (1, 2, 3, 5, 7):
            factors = spellings(engine, factor, "spellout")
            for text in spellings(engine, factor * 10**power, "spellout-cardinal") | spellings(
                engine, factor * 10**power, "spellout-numbering"
            ):
                rest = strip_number(text, factors)
                if factor == 1 and not rest:
                    rest = text
                if (rest and words.get(rest, 0) < 100 and rest not in words) or (rest and words.get(rest) == 10**power):
                    multipliers.setdefault(rest, power)
    return words, {
        word: power
        for word, power in multipliers.items()
        if not any(
            word != other and len(other) > 2 and re.search(rf"\b{re.escape(other)}\b", word) for other in multipliers
        )
    }


def table(code: str) -> dict[str, Any]:
    """The whole table of a language."""
    result: dict[str, Any] = {"language": code}
    merged: dict[str, dict[str, Any]] = {
        key: {} for key in ("scales", "months", "days", "units", "currencies", "cardinals", "multipliers", "ordinals")
    }
    for position, name in enumerate(LANGUAGES[code]):
        # Babel merges what a locale inherits into data that locales share: names of one turn up in the next.
        localedata._cache.clear()
        locale = Locale.parse(name)
        if position == 0:
            system = "latn" if "latn" in locale._data["number_symbols"] else locale.default_numbering_system
            symbols = locale._data["number_symbols"][system]
            result |= {"decimal": symbols.get("decimal", "."), "group": symbols.get("group", ",")}
            pattern = locale.date_formats["short"].pattern.lower()
            result["date_order"] = "".join(dict.fromkeys(re.sub("[^dmy]", "", pattern)))
        parts: dict[str, dict[str, Any]] = {
            "scales": scales(locale),
            "months": calendar(locale, "months"),
            "days": calendar(locale, "days"),
            "units": units(locale),
            "currencies": currencies(locale),
        }
        for engine in engines(name):
            words, multipliers = cardinals(engine)
            parts["cardinals"] = words | parts.get("cardinals", {})
            parts["multipliers"] = multipliers | parts.get("multipliers", {})
            ordinals = parts.setdefault("ordinals", {})
            for number in (*range(1, 101), *range(200, 1000, 100), 1000, 1_000_000):
                for text in spellings(engine, number, "spellout-ordinal"):
                    ordinals.setdefault(text, number)
        for key, values in parts.items():
            for word, value in values.items():
                merged[key].setdefault(word, value)
    merged["ordinals"] = {w: n for w, n in merged["ordinals"].items() if merged["cardinals"].get(w) != n}
    return result | {key: dict(sorted(values.items())) for key, values in merged.items()}


def main() -> None:
    """Write every table."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    OUTPUT.mkdir(parents=True, exist_ok=True)
    source = f"Unicode CLDR {get_cldr_version()}"
    for code in sorted(LANGUAGES):
        content = {
            "source": f"{source} (Babel {babel.__version__}), RBNF (unicode-rbnf {version('unicode-rbnf')})",
            "licence": "Unicode License v3",
        } | table(code)
        path = OUTPUT / f"{code}.json"
        path.write_text(json.dumps(content, ensure_ascii=False, indent=0, sort_keys=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
