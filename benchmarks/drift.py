"""What the audit makes of marked errors: `python benchmarks/drift.py --data DIR [--each 60] [--csv FILE]`.

DIR is the folder of the development data. Sections of the table:

- `demetr`: the human reference is the canonical text, a machine translation with one perturbation the copy. A
  perturbation is caught by an issue of severity major or critical that quotes the changed words of the copy or, where
  words were removed, the words beside the gap or the words of the reference that share a stem with the removed ones.
  `unperturbed` are the same translations without the perturbation: the share of pairs with any loud issue.
- `paraphrase`: second human translations as copies of the first, by language: the share with any loud issue.
- `mqm_spans`: the source is the canonical text, a machine translation the copy. Micro F1 over characters of the copy's
  quotes against the spans that raters marked as major errors of accuracy, with partial credit for partial overlap; a
  span that is marked or found as minor counts half (the span F1 of the WMT 2023 task on quality estimation). Beside it
  two baselines: every word without a counterpart is flagged, and nothing is.
- `gaps`: the share of English sentences with a gap (see transcheck.gaps): of those that people wrote (`paraphrase/`,
  `parallel/ntrex`), and of `demetr` translations that lost a word.
- `countries`: of human translations of sentences that name a country, by language, the share in which the country
  seems to be another one (no reader was asked whether it is); and the share that is caught once the English name was
  exchanged for another country's.
- `ablation`: the English `demetr` and `paraphrase` figures without entailment, without word links, without figures.

Only sentences of the benchmark split of training/generate_pairs.py are used, unless `--split dev` or `train` asks for
others: develop on those.
"""

from __future__ import annotations

import argparse
import csv
import difflib
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from transcheck.audit import Auditor
from transcheck.document import Document, Sentence
from transcheck.encoder import load_encoder
from transcheck.entailment import Judgement
from transcheck.figures import FigureComparison
from transcheck.gaps import find_gaps, gap_scores
from transcheck.inference import Probabilities
from transcheck.issues import Issue, Severity
from transcheck.models import find
from transcheck.places import find_places, named_places
from transcheck.results import FigureCounts
from transcheck.stretch import join
from transcheck.substitution import linked_pair
from transcheck.wordnet import parts_of_speech
from transcheck.words import words_of

HERE: Final = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "training"))

from rows import read_rows  # noqa: E402  (neighbours of this folder, not a package)
from splits import belongs  # noqa: E402

LOUD: Final = (Severity.MAJOR, Severity.CRITICAL)
BARS: Final = {
    "critical_id10_numbers_replaced": 0.9, "critical_id9_ne_replaced": 0.9, "critical_id25_ne_removed": 0.9,
    "critical_id8_negation": 0.9, "critical_id7_antonym": 0.9, "critical_id22_verb_removed": 0.75,
    "critical_id23_noun_removed": 0.75, "critical_id24_subj_removed": 0.75,
}  # fmt: skip
ALSO: Final = ("critical_id11_gender", "critical_id6_addition", "critical_id21_adj_adv_removed", "major_id5_pp_removed",
               "major_id3_hypernym")  # fmt: skip
NAMELESS: Final = frozenset(("zh", "th"))
NAME: Final = re.compile(r"(?<=[\w,] )[A-Z][a-z]{3,}\b(?!['’])")
TOKEN: Final = re.compile(r"\w+|[^\w\s]")
Result = tuple[str, str, str, int, float]
Span = tuple[int, int]


@dataclass(frozen=True)
class Damage:
    """What a perturbation did: changed spans of the copy, gaps where words went, and the removed words."""

    changed: tuple[tuple[int, int], ...]
    gaps: tuple[tuple[int, int], ...]
    removed: tuple[str, ...]


def damage(before: str, after: str) -> Damage:
    """Compare a translation with its perturbed version, word by word."""
    one, two = ([(m.start(), m.end()) for m in TOKEN.finditer(text)] for text in (before, after))
    words = [before[a:b] for a, b in one], [after[a:b] for a, b in two]
    changed, gaps, removed = [], [], []
    for tag, i, j, k, n in difflib.SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if tag in ("replace", "insert"):
            changed.append((two[k][0], two[n - 1][1]))
        elif tag == "delete":
            left, right = max(k - 1, 0), min(k, len(two) - 1)
            gaps.append((two[left][0], two[right][1]))
            removed += [word for word in words[0][i:j] if word.isalnum()]
    return Damage(tuple(changed), tuple(gaps), tuple(removed))


def catches(issue: Issue, what: Damage) -> bool:
    """Whether a loud issue quotes what the perturbation did."""
    if issue.severity not in LOUD:
        return False
    if issue.copy is not None and any(issue.copy.start < b and a < issue.copy.end for a, b in what.changed + what.gaps):
        return True
    if issue.canonical is None:
        return False
    quoted = [word.casefold() for word in TOKEN.findall(issue.canonical.text)]
    return any(alike(word.casefold(), other) for word in what.removed for other in quoted if len(word) > 2)


def alike(word: str, other: str) -> bool:
    """Whether two words are forms of one: they begin alike but for an ending of a few letters."""
    shared = max(4, min(len(word), len(other)) - 3)
    return word == other or (len(word) >= shared and word[:shared] == other[:shared])


def audit_pair(canonical: str, copy: str) -> tuple[Issue, ...]:
    """The issues of one pair of texts."""
    return Auditor(Document.from_text(canonical)).audit(Document.from_text(copy)).issues


def loud(issues: Sequence[Issue]) -> tuple[bool, bool]:
    """Whether there is a critical issue, and whether there is a major or critical one."""
    return any(i.severity is Severity.CRITICAL for i in issues), any(i.severity in LOUD for i in issues)


def sample(rows: Sequence[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """Up to `count` rows, always the same."""
    return random.Random(11).sample(rows, min(count, len(rows)))


def demetr_rows(data: Path, split: str) -> dict[str, list[dict[str, Any]]]:
    """Rows by perturbation."""
    rows = defaultdict(list)
    for row in read_rows(data / "demetr" / "demetr.jsonl.gz"):
        if belongs(row["ref"], split):
            rows[row["perturbation_name"]].append(row)
    return rows


def measure_demetr(data: Path, split: str, each: int, names: Sequence[str], show: bool) -> list[Result]:
    """Share caught by perturbation, and the share of untouched translations with loud issues."""
    rows = demetr_rows(data, split)
    results, untouched = [], {}
    for name in names:
        hits = []
        for row in sample(rows[name], each):
            what = damage(row["mt"], row["perturbed"])
            issues = audit_pair(row["ref"], row["perturbed"])
            hits.append(any(catches(issue, what) for issue in issues))
            untouched[row["mt"]] = row
            if show and not hits[-1]:
                print(f"missed {name}: {row['ref']} | {row['perturbed']} | {what}")
        results.append(("demetr", name, "caught", len(hits), mean(hits)))
    flags = []
    for row in sample(list(untouched.values()), 4 * each):
        issues = audit_pair(row["ref"], row["mt"])
        flags.append(loud(issues))
        if show and flags[-1][1]:
            print(f"flagged: {row['ref']} | {row['mt']}\n   {say(issues)}")
    return results + alarms("demetr", "unperturbed", flags)


def measure_paraphrase(data: Path, split: str, each: int, show: bool, only: str = "") -> list[Result]:
    """Share of second human translations with loud issues, by language."""
    rows = defaultdict(list)
    for row in read_rows(data / "paraphrase" / "references.jsonl.gz"):
        if belongs(row["a"], split) and only in ("", row["lang"]):
            rows[row["lang"]].append(row)
    results, every = [], []
    for lang, some in sorted(rows.items()):
        flags = []
        for row in sample(some, each):
            issues = audit_pair(row["a"], row["b"])
            flags.append(loud(issues))
            if show and flags[-1][1]:
                print(f"flagged: {row['a']} | {row['b']}\n   {say(issues)}")
        results += alarms("paraphrase", lang, flags)
        every += flags
    return results + alarms("paraphrase", "all", every)


def alarms(section: str, name: str, flags: Sequence[tuple[bool, bool]]) -> list[Result]:
    """Shares of pairs with critical, and with critical or major issues."""
    return [
        (section, name, "flagged critical", len(flags), mean([f[0] for f in flags])),
        (section, name, "flagged major or critical", len(flags), mean([f[1] for f in flags])),
    ]


def say(issues: Sequence[Issue]) -> str:
    """Loud issues on one line."""
    return "; ".join(
        f"{i.category} {i.severity.value} {i.confidence:.2f} "
        f"{i.canonical.text if i.canonical else '-'!r} > {i.copy.text if i.copy else '-'!r}"
        for i in issues
        if i.severity in LOUD
    )


def mean(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else float("nan")


def measure_spans(data: Path, split: str, each: int) -> list[Result]:
    """Span F1 on the talks, beside the baselines."""
    results = []
    for name in ("ted.en-de", "ted.zh-en"):
        english = "source" if name == "ted.en-de" else "target"
        rows = [
            row
            for row in read_rows(data / "mqm_spans" / f"{name}.jsonl.gz")
            if row["raters"] and not row["system"].startswith("ref") and belongs(row[english], split)
        ]
        counts = {"audit": [0.0] * 4, "unaligned words": [0.0] * 4}
        chosen = sample(rows, each)
        for row in chosen:
            gold = [0.0] * len(row["target"])
            for error in row["errors"]:
                if error["side"] == "target" and error["category"].startswith("Accuracy"):
                    weight = 1.0 if error["severity"] in ("major", "critical") else 0.5
                    for at in range(error["start"], min(error["end"], len(gold))):
                        gold[at] = max(gold[at], weight)
            issues, unaligned = audit_with_links(row["source"], row["target"])
            found = [0.0] * len(gold)
            for issue in issues:
                if issue.copy is not None and not issue.category.startswith(("fluency", "style")):
                    for at in range(issue.copy.start, issue.copy.end):
                        found[at] = max(found[at], 1.0 if issue.severity in LOUD else 0.5)
            plain = [0.0] * len(gold)
            for start, end in unaligned:
                plain[start:end] = [1.0] * (end - start)
            for key, marked in (("audit", found), ("unaligned words", plain)):
                add_credit(counts[key], gold, marked)
        for key, (credit_found, all_found, credit_gold, all_gold) in counts.items():
            precision = credit_found / all_found if all_found else 0.0
            recall = credit_gold / all_gold if all_gold else 0.0
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            results += [("mqm_spans", f"{name} {key}", measure, len(chosen), value)
                        for measure, value in (("precision", precision), ("recall", recall), ("f1", f1))]  # fmt: skip
        results.append(("mqm_spans", f"{name} nothing flagged", "f1", len(chosen), 0.0))
    return results


def add_credit(totals: list[float], gold: Sequence[float], found: Sequence[float]) -> None:
    """Adds credit and number of the found characters, then of the marked ones; another severity counts half."""
    for marked, said in zip(gold, found, strict=True):
        credit = 0.0 if not marked or not said else 1.0 if marked == said else 0.5
        totals[0] += credit if said else 0.0
        totals[1] += bool(said)
        totals[2] += credit if marked else 0.0
        totals[3] += bool(marked)


def audit_with_links(canonical: str, copy: str) -> tuple[tuple[Issue, ...], list[tuple[int, int]]]:
    """The issues of a pair, and the content words of the copy that have no counterpart."""
    drifts = []

    def keep(*arguments: Any) -> Any:
        drifts.append(linked_pair(*arguments))
        return drifts[-1]

    with patch("transcheck.wording.linked_pair", keep):
        issues = audit_pair(canonical, copy)
    spans = []
    for drift in drifts:
        linked = {link.copy for link in drift.links if not link.leftover}
        for index, word in enumerate(drift.copy):
            if word.content and index not in linked:
                start, end, _ = drift.judged.copy.locate(word.start, word.end)
                spans.append((start, end))
    return issues, spans


class Undecided:
    """An entailment model that knows nothing."""

    signature = "undecided"

    def judge(self, premises: Sequence[str], hypotheses: Sequence[str]) -> list[Judgement]:
        """The same for every pair."""
        return [Judgement(Probabilities(1 / 3, 1 / 3, 1 / 3)) for _ in zip(premises, hypotheses, strict=True)]


def without(part: str) -> ExitStack:
    """Audits inside this context lack one part."""
    stack = ExitStack()
    if part == "entailment":
        stack.enter_context(patch("transcheck.audit.load_entailment", lambda *_: Undecided()))
    elif part == "word links":
        stack.enter_context(patch("transcheck.substitution.link_words", lambda *_: []))
    elif part == "figures":
        nothing = FigureComparison((), (), FigureCounts(), ())
        stack.enter_context(patch("transcheck.audit.compare_figures", lambda *_, **__: nothing))
    return stack


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", default="benchmark", choices=("benchmark", "dev", "train"))
    parser.add_argument("--each", type=int, default=60, help="pairs of each perturbation, language and test")
    parser.add_argument("--sections", default="demetr,paraphrase,mqm_spans,gaps,countries,names,ablation")
    parser.add_argument("--only", default="", help="perturbations whose name contains this")
    parser.add_argument("--csv", type=Path, help="write the table here")
    parser.add_argument("--verbose", action="store_true", help="print what was missed and what was flagged")
    options = parser.parse_args(arguments)
    names = [name for name in (*BARS, *ALSO) if options.only in name]
    sections: dict[str, Callable[[], list[Result]]] = {
        "demetr": lambda: measure_demetr(options.data, options.split, options.each, names, options.verbose),
        "paraphrase": lambda: measure_paraphrase(options.data, options.split, options.each, options.verbose),
        "mqm_spans": lambda: measure_spans(options.data, options.split, 4 * options.each),
        "gaps": lambda: measure_gaps(options.data, options.split),
        "countries": lambda: measure_countries(options.data, options.split, options.each),
        "names": lambda: measure_names(options.data, options.split, options.each),
        "ablation": lambda: measure_ablation(options.data, options.split, options.each),
    }
    results = []
    for chosen in options.sections.split(","):
        measured = sections[chosen]()
        for section, name, measure, count, value in measured:
            bar = f"  bar {BARS[name]:.2f}" if section == "demetr" and name in BARS else ""
            print(f"{section:11} {name:45} {measure:26} {count:5} {value:6.3f}{bar}", flush=True)
        results += measured
    if options.csv:
        with options.csv.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(("section", "name", "measure", "n", "value"))
            writer.writerows((*row[:4], f"{row[4]:.4f}") for row in results)
    return 0


def measure_gaps(data: Path, split: str) -> list[Result]:
    """Shares of English sentences with a gap."""
    written: set[str] = set()
    for row in read_rows(data / "paraphrase" / "references.jsonl.gz"):
        if row["lang"] == "en" and belongs(row["a"], split):
            written |= {row["a"], row["b"]}
    written |= {r["english"] for r in read_rows(data / "parallel" / "ntrex.jsonl.gz") if belongs(r["english"], split)}
    texts = {"written by people": sorted(written)}
    for name, rows in demetr_rows(data, split).items():
        if "critical" in name and "removed" in name:
            texts[name] = [row["perturbed"] for row in rows]
    return [
        ("gaps", name, "with a gap", len(some), mean([has_gap(text) for text in some])) for name, some in texts.items()
    ]


def has_gap(text: str) -> bool:
    """Whether an English sentence has a gap that needs no article to show it."""
    sentence = Sentence(text, 0, len(text), "en")
    words = words_of(sentence, load_encoder().encode([text])[0])
    least = find("gaps").config["thresholds"]["alone"]
    return bool(find_gaps(join(Document.from_text(text), [sentence], (0,)))) or bool(gap_scores(words).max() >= least)


def measure_countries(data: Path, split: str, each: int) -> list[Result]:
    """Countries that seem to be others in human translations, and exchanged ones that are found."""
    by_language: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in ("ntrex", "wmt"):
        for row in read_rows(data / "parallel" / f"{name}.jsonl.gz"):
            if belongs(row["english"], split) and countries(row["english"]):
                by_language[row["lang"]].append(row)
    every = sorted({spelt for rows in by_language.values() for row in rows for spelt in countries(row["english"])})
    totals: dict[str, list[bool]] = {"untouched": [], "exchanged": []}
    results: list[Result] = []
    for language, rows in sorted(by_language.items()):
        rng = random.Random(language)
        alarms = [country_issue(row["english"], row["translation"]) for row in sample(rows, each)]
        caught = []
        for row in sample(rows, each):
            english = row["english"]
            codes = frozenset().union(*(item.countries for item in find_places(row["translation"], language)))
            (first, *_) = (item for item in find_places(english, "en") if english[item.start : item.end] in every)
            others = [spelt for spelt in every if spelt not in english]
            if first.countries & codes:
                changed = english[: first.start] + rng.choice(others) + english[first.end :]
                caught.append(country_issue(changed, row["translation"]))
        for kind, found in (("untouched", alarms), ("exchanged", caught)):
            totals[kind] += found
            results.append(("countries", language, f"{kind}: another country", len(found), mean(found)))
    return results + [
        ("countries", "all", f"{kind}: another country", len(found), mean(found)) for kind, found in totals.items()
    ]


def countries(text: str) -> set[str]:
    """The names of countries in an English text."""
    return {text[item.start : item.end] for item in named_places(text, "en") if item.countries}


def country_issue(canonical: str, copy: str) -> bool:
    """Whether the audit says that a country became another one."""
    return any(issue.message.endswith("another country.") for issue in audit_pair(canonical, copy))


def measure_names(data: Path, split: str, each: int) -> list[Result]:
    """Names that seem to be others in human translations, and exchanged ones that are found."""
    by_language: dict[str, list[tuple[str, str, list[Span]]]] = defaultdict(list)
    for name in ("ntrex", "wmt"):
        for row in read_rows(data / "parallel" / f"{name}.jsonl.gz"):
            if row["lang"] not in NAMELESS and belongs(row["english"], split) and (found := people(row["english"])):
                by_language[row["lang"]].append((row["english"], row["translation"], found))
    every = sorted({text[a:b] for rows in by_language.values() for text, _, found in rows for a, b in found})
    totals: dict[str, list[bool]] = {"untouched": [], "exchanged": []}
    results: list[Result] = []
    for language, rows in sorted(by_language.items()):
        rng = random.Random(language)
        alarms, caught = [], []
        for english, translation, found in sample(rows, each):
            start, end = rng.choice(found)
            other = rng.choice([name for name in every if name not in english])
            changed = english[:start] + other + english[end:]
            alarms.append(name_issue(english, translation, start, end))
            caught.append(name_issue(changed, translation, start, start + len(other)))
        for kind, seen in (("untouched", alarms), ("exchanged", caught)):
            totals[kind] += seen
            results.append(("names", language, f"{kind}: another name", len(seen), mean(seen)))
    return results + [("names", "all", f"{kind}: another name", len(seen), mean(seen)) for kind, seen in totals.items()]


def people(text: str) -> list[Span]:
    """Where an English text has names that are neither its first word nor words of WordNet nor places."""
    places = [(item.start, item.end) for item in find_places(text, "en")]
    return [
        match.span()
        for match in NAME.finditer(text)
        if not parts_of_speech(match[0]) and not any(match.start() < b and a < match.end() for a, b in places)
    ]


def name_issue(canonical: str, copy: str, start: int, end: int) -> bool:
    """Whether the audit has a loud issue about the words at a place of the canonical text."""
    return any(
        issue.severity in LOUD and issue.canonical and issue.canonical.start < end and start < issue.canonical.end
        for issue in audit_pair(canonical, copy)
    )


def measure_ablation(data: Path, split: str, each: int) -> list[Result]:
    """English figures with one part of the audit missing."""
    results = []
    for part in ("nothing", "entailment", "word links", "figures"):
        with without(part):
            rows = measure_demetr(data, split, each // 2, list(BARS), False)
            rows += measure_paraphrase(data, split, each, False, "en")
        results += [("ablation", f"without {part}: {name}", measure, n, value)
                    for _, name, measure, n, value in rows if name != "all"]  # fmt: skip
    return results


if __name__ == "__main__":
    raise SystemExit(main())
