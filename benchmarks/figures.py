"""Measure `transcheck.figures`: extraction on specification cases, comparison on translations and paraphrases, speed.

    python benchmarks/figures.py --data DIR [--part specs|translations|paraphrases|parallel|speed]
                                 [--errors missed|flagged|modality]

DIR holds `figure_specs/`, `figures/`, `paraphrase/`, `parallel/` and `stories/` (JSON Lines, see docs/figures.md). The
part `parallel` counts the values that a translation and its original do not share. The other rows are split in three
parts by a hash of their sentence, the same for all languages: a half for development, a quarter that was held out
until the rules of the first half were done (“opened”), and a quarter that was held out longer (“held-out”). The last
one is open now too: its errors were read after its figures had been written down, so no part is unread any longer.
`--errors` prints the errors of a part (`--in`), `--csv FILE` writes the table. Specification cases that contradict what
a reader would say stand in `figure_specs_doubtful.csv` by their ids, with the reason; they count in the first F1 of a
line and are left out of the second one, as are dates that count from a day which the case does not give. Untouched
translations that were flagged and judged stand in `figures_flagged.csv`; the last share of a line leaves out the true
errors of the translators.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from transcheck.document import Document, Sentence
from transcheck.figures import Figure, Hedge, Kind, compare_figures, extract
from transcheck.figures.judge import values_of
from transcheck.issues import Issue
from transcheck.results import Pair

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))

from rows import read_rows

Row = dict[str, Any]
Errors = tuple[str, str] | None  # which errors to print, and of which part
Tallies = dict[tuple[str, str], Counter[str]]  # by part and language
PARTS = ("dev", "opened", "held-out")
TOGETHER = ("number", "percent", "ordinal", "money")
DOUBTFUL = Path(__file__).parent / "figure_specs_doubtful.csv"
FLAGGED = Path(__file__).parent / "figures_flagged.csv"
MISMATCH = (
    "accuracy/mistranslation/number",
    "accuracy/mistranslation/date-time",
    "accuracy/mistranslation/duration",
    "accuracy/mistranslation/unit",
    "locale-convention/number-format",
)


def part_of(key: str) -> str:
    """The part of a row, by a hash of what identifies its sentence: the first byte halves, the second halves again."""
    first, second = hashlib.sha256(key.encode()).digest()[:2]
    return PARTS[0] if first % 2 == 0 else PARTS[1 + second % 2]


def compared(canonical: str, copy: str, canonical_language: str, copy_language: str) -> tuple[Issue, ...]:
    """The issues of one aligned pair of passages."""
    sides = [
        (Document.from_text(text), [Sentence(text, 0, len(text), language)])
        for text, language in ((canonical, canonical_language), (copy, copy_language))
    ]
    return compare_figures(
        sides[0][0],
        sides[1][0],
        canonical_sentences=sides[0][1],
        copy_sentences=sides[1][1],
        pairs=[Pair((0,), (0,), 1.0)],
    ).issues


def translations(data: Path, errors: Errors, language: str | None) -> list[list[Any]]:
    """Changed figures caught on the changed span, and untouched translations flagged as a mismatch."""
    with FLAGGED.open(encoding="utf-8", newline="") as file:
        true_errors = {line["id"] for line in csv.DictReader(file) if line["judgement"] == "translator's error"}
    caught: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    kinds: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    seen: set[tuple[str, int]] = set()
    for row in read_rows(data / "figures/figures.jsonl.gz"):
        if language and row["lang"] != language:
            continue
        part = part_of(str(row["sentence"]))
        issues = compared(row["english"], row["perturbed_translation"], "en", row["lang"])
        hit = any(
            issue.copy is not None
            and issue.category in MISMATCH
            and issue.copy.start < row["end"]
            and row["start"] < issue.copy.end
            for issue in issues
        )
        caught[part, row["lang"]]["caught" if hit else "missed"] += 1
        kinds[part, row["kind"]]["caught" if hit else "missed"] += 1
        if errors == ("missed", part) and not hit:
            change = f"{row['perturbed_from']} -> {row['perturbed_to']}"
            _show("MISSED", row, row["perturbed_translation"], change, issues)
        if (row["lang"], row["sentence"]) in seen:
            continue
        seen.add((row["lang"], row["sentence"]))
        issues = compared(row["english"], row["translation"], "en", row["lang"])
        flagged = [issue for issue in issues if issue.category in MISMATCH]
        caught[part, row["lang"]]["untouched"] += 1
        caught[part, row["lang"]]["flagged"] += bool(flagged)
        caught[part, row["lang"]]["false alarms"] += bool(flagged) and row["id"] not in true_errors
        caught[part, row["lang"]]["modality"] += any(issue.category.endswith("modality") for issue in issues)
        if errors == ("flagged", part) and flagged:
            _show("FLAGGED", row, row["translation"], "", flagged)
        if errors == ("modality", part):
            found = [issue for issue in issues if issue.category.endswith("modality")]
            if found:
                _show("MODALITY", row, row["translation"], "", found)
    table = []
    for title, counts in (("translations", caught), ("translations by kind", kinds)):
        for part in PARTS:
            names = sorted({name for where, name in counts if where == part})
            for name in ["all", *names] if title == "translations" else names:
                count = sum((counts[part, key] for key in names if name in ("all", key)), Counter())
                changed = count["caught"] + count["missed"]
                table.append(
                    [title, part, name, changed, _share(count["caught"], changed), count["untouched"],
                     _share(count["flagged"], count["untouched"]), _share(count["modality"], count["untouched"]),
                     _share(count["false alarms"], count["untouched"])]
                )  # fmt: skip
    return table


def paraphrases(data: Path, errors: Errors, language: str | None) -> list[list[Any]]:
    """Second human translations flagged as a mismatch, of those with a digit on either side and of all."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in read_rows(data / "paraphrase/references.jsonl.gz"):
        if language and row["lang"] != language:
            continue
        part = part_of(row["id"])
        count = counts[part, row["lang"]]
        issues = compared(row["a"], row["b"], row["lang"], row["lang"])
        flagged = [issue for issue in issues if issue.category in MISMATCH and issue.severity.value != "minor"]
        count["all"] += 1
        count["figures"] += bool(re.search(r"\d", row["a"] + row["b"]))
        count["flagged"] += bool(flagged)
        count["minor"] += any(issue.category in MISMATCH for issue in issues) and not flagged
        if errors == ("flagged", part) and flagged:
            print(row["id"], "\n  A:", row["a"], "\n  B:", row["b"])
            for issue in flagged:
                print("  !", issue.severity.value, issue.category, issue.message)
    table = []
    for part in PARTS:
        names = sorted({name for where, name in counts if where == part})
        for name in ["all", *names]:
            count = sum((counts[part, key] for key in names if name in ("all", key)), Counter())
            table.append(
                ["paraphrases", part, name, count["all"], _share(count["flagged"], count["all"]), count["figures"],
                 _share(count["flagged"], count["figures"]), _share(count["minor"], count["all"])]
            )  # fmt: skip
    return table


def parallel(data: Path, errors: Errors, language: str | None) -> list[list[Any]]:  # noqa: ARG001 (scores alone)
    """Values of English sentences that their translations lack, and of the translations that the English lacks.

    Translators leave out and add, so neither is 0; what is much above other languages is misread. Small number words
    and ranks in words, which nobody misses, are among the values of the translations alone.
    """
    amounts: dict[str, tuple[set[Decimal], set[Decimal]]] = {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in read_rows(data / "parallel/ntrex.jsonl.gz"):
        if language and row["lang"] != language:
            continue
        if row["english"] not in amounts:
            amounts[row["english"]] = _amounts(row["english"], "en")
        wanted, known = amounts[row["english"]]
        _, found = _amounts(row["translation"], row["lang"])
        count = counts[row["lang"]]
        count.update(wanted=len(wanted), missing=len(wanted - found), found=len(found), alone=len(found - known))
    return [
        ["parallel", "", name, count["wanted"], _share(count["missing"], count["wanted"]), count["found"],
         _share(count["alone"], count["found"])]
        for name, count in sorted({**counts, "all": sum(counts.values(), Counter())}.items())
    ]  # fmt: skip


def _amounts(text: str, language: str) -> tuple[set[Decimal], set[Decimal]]:
    """The values of a sentence that must not be lost, and all of its values."""
    values = [value for figure in extract(text, language) for value in values_of(figure, 0, 0.0)]
    return {value.amount for value in values if not value.soft}, {value.amount for value in values}


def specs(data: Path, errors: Errors, language: str | None) -> list[list[Any]]:
    """F1 of figures by overlapping span and equal value, on the specification cases of Recognizers-Text."""
    with DOUBTFUL.open(encoding="utf-8", newline="") as file:
        doubtful = {(line["kind"], line["id"]) for line in csv.DictReader(file)}
    table: list[list[Any]] = []
    together: Tallies = defaultdict(Counter)
    clear_together: Tallies = defaultdict(Counter)
    for kind in (*TOGETHER, "range", "date", "duration"):
        counts: Tallies = defaultdict(Counter)
        clear: Tallies = defaultdict(Counter)
        for row in read_rows(data / f"figure_specs/{'datetime' if kind in ('date', 'duration') else kind}.jsonl.gz"):
            if language and row["lang"] != language:
                continue
            wanted = [item for item in row["figures"] if _wanted(kind, item)]
            # “The last one” is an ordinal to the specification and no figure to a reader.
            if len(wanted) < len(row["figures"]):
                continue
            part = part_of(row["id"])
            tally = _score(kind, row, wanted)
            counts[part, row["lang"]].update(tally)
            if (kind, row["id"]) not in doubtful and (kind != "date" or _answerable(row, wanted)):
                clear[part, row["lang"]].update(tally)
            if errors == ("missed", part) and tally["wrong"] + tally["missed"]:
                found = [(figure.quote, figure.normalized) for figure in extract(row["text"], row["lang"])]
                print(kind, row["lang"], row["text"], [(item["quote"], item["value"]) for item in wanted], found)
        table += _f1_rows(f"specs {kind}", counts, clear)
        if kind in TOGETHER:
            for key, tally in counts.items():
                together[key].update(tally)
            for key, tally in clear.items():
                clear_together[key].update(tally)
    return table + _f1_rows("specs " + " ".join(TOGETHER), together, clear_together)


def _f1_rows(title: str, counts: Tallies, clear: Tallies) -> list[list[Any]]:
    table: list[list[Any]] = []
    for part in PARTS:
        names = sorted({name for where, name in counts if where == part})
        for name in ["all", *names]:
            count = sum((counts[part, key] for key in names if name in ("all", key)), Counter())
            sure = sum((clear[part, key] for key in names if name in ("all", key)), Counter())
            table.append([title, part, name, count["right"] + count["missed"], _f1(count), _f1(sure)])
    return table


def _f1(count: Counter[str]) -> str:
    return _share(2 * count["right"], 2 * count["right"] + count["wrong"] + count["missed"])


def _wanted(kind: str, item: Row) -> bool:
    if kind in ("date", "duration"):
        pattern = r"(?:\d{4}|XXXX)-\d\d-\d\d" if kind == "date" else r"P(?:T?\d+[A-Z])+"
        timex = item["timex"] or []
        return (
            item["type"] == f"datetimeV2.{kind}" and bool(timex) and all(re.fullmatch(pattern, str(t)) for t in timex)
        )
    return item["type"] != "ordinal.relative" and item["value"] is not None


def _score(kind: str, row: Row, wanted: list[Row]) -> Counter[str]:
    """Right, wrong and missed figures of a case."""
    figures: list[Figure] = []
    reference = date.fromisoformat(row["reference_date"][:10]) if row["reference_date"] else None
    for figure in extract(row["text"], row["lang"], published=reference):
        split = figure.kind is Kind.RANGE and kind != "range"
        figures.extend(figure.ends or () if split else (figure,))
    used: set[int] = set()
    tally: Counter[str] = Counter()
    for item in wanted:
        start, end = _span(row["text"], item)
        inside = [index for index, figure in enumerate(figures) if figure.start < end and start < figure.end]
        for index in inside:
            # The parts of a date or time are numbers to the specification, so it may answer for several of them.
            free = index not in used or (kind == "number" and figures[index].kind in (Kind.DATE, Kind.TIME))
            if free and _equal(kind, figures[index], item, row["lang"]):
                used.add(index)
                tally["right"] += 1
                break
        else:
            if kind == "range" and _bounded([figures[index] for index in inside], item["value"], row["lang"]):
                used.update(inside)
                tally["right"] += 1
            else:
                tally["missed"] += 1
    relevant = {
        "number": (Kind.NUMBER, Kind.FRACTION), "percent": (Kind.PERCENT,), "ordinal": (Kind.ORDINAL,),
        "money": (Kind.MONEY,), "range": (Kind.RANGE,), "date": (), "duration": (Kind.DURATION,),
    }[kind]  # fmt: skip
    # A number with a unit of measure is a dimension to the specification, which it keeps in files of their own.
    tally["wrong"] += sum(
        figure.kind in relevant and (kind != "number" or figure.unit is None)
        for index, figure in enumerate(figures)
        if index not in used
    )
    return tally


def _span(text: str, item: Row) -> tuple[int, int]:
    """Where a figure of a case stands. Some offsets are off; a quote that is not in the text may be any part of it."""
    quote, start = item["quote"].lower(), item["start"] or 0
    if start < 0 or unicodedata.normalize("NFKC", text[start : start + len(quote)]).lower() != quote:
        start = text.lower().find(quote)
    return (start, start + len(quote)) if start >= 0 else (0, len(text))


def _answerable(row: Row, wanted: list[Row]) -> bool:
    """Whether the days of a case follow from its words: cases of some languages lost the date that they count from."""
    years = {str(timex)[:4] for item in wanted for timex in item["timex"] or ()}
    return bool(row["reference_date"]) or all(year == "XXXX" or year in row["text"] for year in years)


def _decimal(text: str, language: str) -> Decimal | None:
    text = text.rstrip("%").strip()
    if language in ("fr", "es", "pt", "it", "de", "nl", "sv", "tr") and "," in text:
        text = text.replace(".", "").replace(",", ".")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _near(one: Decimal | None, two: Decimal | None) -> bool:
    return one is not None and two is not None and abs(one - two) <= Decimal("1e-6") * max(abs(one), abs(two))


def _equal(kind: str, figure: Figure, item: Row, language: str) -> bool:
    """Whether a figure means what the specification says."""
    if kind in ("date", "duration"):
        day = kind == "date" and figure.kind is Kind.DATE and figure.low is not None and figure.low == figure.high
        resolved = date.fromordinal(int(figure.low)).isoformat() if day and figure.low is not None else None
        return figure.normalized in item["timex"] or resolved in item["timex"]
    if kind == "range":
        return _same_range(figure, item["value"], language)
    value = _decimal(item["value"], language)
    if kind == "number":
        return any(_near(part, value) for part in _parts(figure))
    if figure.kind.value != kind:
        return False
    cents = kind == "money" and figure.low is not None and _near(figure.low * 100, value)
    return _near(figure.low, value) or cents


def _parts(figure: Figure) -> list[Decimal | None]:
    """The numbers that a figure is written with: the parts of a date or time, or its value."""
    if figure.when is not None:
        when = figure.when
        return [Decimal(part) for part in (when.year, when.month, when.day) if part]
    if figure.kind is Kind.TIME and figure.low is not None:
        return [Decimal(part) for part in divmod(int(figure.low), 60)]
    return [figure.low]


def _bounded(figures: list[Figure], value: str, language: str) -> bool:
    """Whether two hedged figures (“above 100 and below 300”) are the ends of a range of the specification."""
    match = re.fullmatch(r"[\[(](-?[\d.E+-]+),(-?[\d.E+-]+)[\])]", value)
    if match is None or len(figures) != 2:
        return False
    low, high = (_decimal(end, language) for end in match.groups())
    upward = [figure.low for figure in figures if figure.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST)]
    downward = [figure.high for figure in figures if figure.hedge in (Hedge.LESS_THAN, Hedge.UP_TO)]
    return len(upward) == len(downward) == 1 and _near(upward[0], low) and _near(downward[0], high)


def _same_range(figure: Figure, value: str, language: str) -> bool:
    match = re.fullmatch(r"[\[(](-?[\d.E+-]*),(-?[\d.E+-]*)[\])]", value)
    if match is None or figure.low is None:
        return False
    low, high = (_decimal(end, language) if end else None for end in match.groups())
    if figure.kind is Kind.RANGE:
        return _near(figure.low, low) and _near(figure.high, high)
    if low is not None and high is not None:
        return _near(figure.low, low) and _near(figure.high, high)
    upward = figure.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST)
    downward = figure.hedge in (Hedge.LESS_THAN, Hedge.UP_TO)
    return (upward and _near(figure.low, low)) or (downward and _near(figure.high, high))


def speed(data: Path, errors: Errors, language: str | None) -> list[list[Any]]:  # noqa: ARG001 (all parts are called alike)
    """Megabytes of UTF-8 text a second of processor time, and how the time grows from half the text to all of it."""
    texts: dict[str, list[str]] = defaultdict(list)
    with (data / "stories/stories.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            story = json.loads(line)
            texts["en"].append(story["canonical"])
            texts[story["source_lang"]].append(story["source_text"])
    table = []
    for name, parts in sorted(texts.items()):
        if language and name != language:
            continue
        text = "\n".join(parts)
        text = text * (1 + 1_000_000 // len(text.encode()))
        extract(text[:1000], name)
        seconds = []
        for piece in (text[: len(text) // 2], text):
            start = time.process_time()
            extract(piece, name)
            seconds.append(time.process_time() - start)
        size = len(text.encode()) / 1e6
        table.append(
            ["speed", "", name, f"{size:.2f} MB", f"{size / seconds[1]:.2f} MB/s", f"x{seconds[1] / seconds[0]:.2f}"]
        )
    return table


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.4f}" if whole else ""


def _show(title: str, row: Row, copy: str, change: str, issues: Any) -> None:
    print(title, row["id"], row["kind"], change)
    print("  EN:", row["english"], [(f.quote, f.normalized, f.kind.value) for f in extract(row["english"], "en")])
    print("  XX:", copy, [(f.quote, f.normalized, f.kind.value) for f in extract(copy, row["lang"])])
    for issue in issues:
        print("  !", issue.severity.value, issue.category, issue.message)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=("specs", "translations", "paraphrases", "parallel", "speed"))
    parser.add_argument("--language")
    parser.add_argument("--errors", choices=("missed", "flagged", "modality"))
    parser.add_argument("--in", dest="part_of_errors", choices=PARTS, default=PARTS[0])
    parser.add_argument("--csv", type=Path)
    options = parser.parse_args()
    parts = {
        "specs": specs, "translations": translations, "paraphrases": paraphrases, "parallel": parallel, "speed": speed,
    }  # fmt: skip
    errors = (options.errors, options.part_of_errors) if options.errors else None
    table: list[list[Any]] = []
    for name, measure in parts.items():
        if options.part in (None, name):
            table += measure(options.data, errors, options.language)
    for line in table:
        print("\t".join(str(cell) for cell in line))
    if options.csv:
        with options.csv.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table)


if __name__ == "__main__":
    sys.exit(main())
