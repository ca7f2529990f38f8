"""Edits of an English sentence whose effect on its meaning is known: the raw material of the training pairs.

Every edit function takes a parsed sentence (spaCy `Doc`), the shared resources and a seeded random generator, and
returns the edits that it can make (possibly none). `Edit.forward` is the label of (original, edited) as (premise,
hypothesis), `Edit.backward` the label of (edited, original).
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path
from typing import Any, Final

from splits import hash_fraction
from wordnet import WordNet

from transcheck.bundled import read_pairs, read_rows

ENTAILMENT, NEUTRAL, CONTRADICTION, NOT_ENTAILMENT = 0, 1, 2, -1
LEXICONS: Final = Path(__file__).parent / "lexicons"
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Edit:
    """One edit. Spans are character offsets of the words that differ, in the original and in the edited text."""

    kind: str
    text: str
    original_spans: Spans
    edited_spans: Spans
    forward: int
    backward: int
    words: tuple[str, str] | None = None


def replace_spans(text: str, changes: Iterable[tuple[int, int, str]]) -> tuple[str, Spans, Spans]:
    """Replaces `text[start:end]` by the given strings; returns the new text and the spans on both sides."""
    out, old, new, at, length = [], [], [], 0, 0
    for start, end, with_ in sorted(changes):
        out += [text[at:start], with_]
        length += start - at
        if text[start:end].strip():
            old.append((start, end))
        if with_.strip():
            new.append((length, length + len(with_)))
        length += len(with_)
        at = end
    out.append(text[at:])
    return "".join(out), tuple(old), tuple(new)


def tidy(text: str) -> str:
    """Spaces and commas after a deletion."""
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    text = re.sub(r"[,;:]+([.!?])", r"\1", text)
    text = text.strip().lstrip(",;: ")
    return text[:1].upper() + text[1:]


def match_case(model: str, word: str) -> str:
    """`word` with the capitals of `model`."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def read_groups(name: str) -> list[tuple[bool, list[str]]]:
    """Lines of a lexicon: (whether marked "!", words)."""
    groups = []
    for line in (LEXICONS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            words = line.split()
            groups.append(("!" in words, [w for w in words if w != "!"]))
    return groups


@dataclass
class Resources:
    """WordNet, the lexicons, and what the corpus itself offers as replacements."""

    wordnet: dict[str, WordNet]
    zipf: Callable[[str], float]
    contrasts: dict[tuple[str, str], list[tuple[str, bool]]] = field(default_factory=lambda: defaultdict(list))
    synonyms: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    entities: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    verbs: Counter[str] = field(default_factory=Counter)
    clauses: list[str] = field(default_factory=list)
    sets: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    reserved: set[frozenset[str]] = field(default_factory=set)
    heldout: bool = False

    def usable(self, a: str, b: str) -> bool:
        """Whether a replacement belongs to this split: a fixed tenth of all word pairs is kept for the benchmark."""
        pair = frozenset((a, b))
        for_benchmark = pair in self.reserved or hash_fraction(" ".join(sorted(pair))) < 0.1
        return for_benchmark == self.heldout


def load_resources(wordnet_dir: Path, zipf: Callable[[str], float], heldout: bool = False) -> Resources:
    """Reads WordNet and the lexicons. `heldout` turns the choice of word pairs to those kept for the benchmark."""
    res = Resources({p: WordNet(p, wordnet_dir) for p in "nvar"}, zipf, heldout=heldout)
    for excluding, words in read_groups("contrast_verbs.txt"):
        for a in words:
            res.contrasts["v", a] += [(b, excluding) for b in words if b != a]
    for excluding, (pos, *words) in read_groups("contrast_words.txt"):
        for a in words:
            res.contrasts[pos, a] += [(b, excluding) for b in words if b != a]
    for _, (pos, *words) in read_groups("synonyms.txt"):
        for a in words:
            res.synonyms[pos, a] += [b for b in words if b != a]
    res.reserved = {frozenset(words) for _, words in read_groups("reserved_pairs.txt")}
    if not heldout:
        for pos, table, akin in (("n", "cohyponyms", "akin"), ("v", "deeds", "kindred")):
            for word, others in _members(table, read_pairs(f"lexical/{akin}.tsv")).items():
                res.sets[pos, word] += [w for w in others if w in res.wordnet[pos].senses]
    return res


def _members(table: str, akin: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    """The first English word of each concept of a table of the package, to those of its class that exclude it."""
    classes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for language, concept, patterns in read_rows(f"lexical/{table}.tsv"):
        word = patterns.split("|")[0]
        if language == "en" and word.isalpha() and word.islower():
            classes[concept.split("/")[0]].append((concept.strip("/"), word))
    members: dict[str, list[str]] = defaultdict(list)
    for concepts in classes.values():
        for (one, a), (two, b) in permutations(concepts, 2):
            # `kindred.tsv` names deeds without their class.
            if two not in akin.get(one, ()) and two.split("/")[-1] not in akin.get(one.split("/")[-1], ()):
                members[a].append(b)
    return members


def observe(res: Resources, docs: Iterable[Any]) -> None:
    """Collects replacement names, verbs of transitive slots and clauses from the corpus."""
    entities: dict[str, set[str]] = defaultdict(set)
    for doc in docs:
        for ent in doc.ents:
            if ent.label_ in NAME_TYPES and ent.text[:1].isupper() and len(ent) <= 4:
                text = re.sub(r"^(?:[Tt]he )|(?:'s|’s)$", "", ent.text)
                if re.fullmatch(r"[^\W\d_][\w .'’-]+", text):
                    entities[ent.label_].add(text)
        for token in doc:
            if token.tag_ in VERB_TAGS and has_object(token) and res.zipf(token.lemma_) > 3.3:
                res.verbs[token.lemma_.lower()] += 1
            if token.dep_ in ("advcl", "relcl", "prep") and token.i:
                part = doc[token.left_edge.i : token.right_edge.i + 1]
                if (
                    3 <= len(part) <= 9
                    and part[0].lower_ not in ("than", "of", "if", "that", "whose")
                    and part[-1].is_alpha
                    and not any(t.tag_ in ("PRP", "PRP$") or t.dep_ == "neg" for t in part)
                ):
                    res.clauses.append(part.text)
    for label, names in entities.items():
        res.entities[label] = sorted(names)


NAME_TYPES: Final = ("PERSON", "GPE", "ORG", "NORP", "LOC")
VERB_TAGS: Final = {"VBD", "VBN", "VBZ", "VBP", "VB", "VBG"}
POS: Final = {"NOUN": "n", "VERB": "v", "ADJ": "a", "ADV": "r"}


def has_object(token: Any) -> bool:
    """Whether a verb has a direct object or is passive."""
    return any(c.dep_ in ("dobj", "nsubjpass") for c in token.children)


# ---------------------------------------------------------------- figures

NUMBER: Final = re.compile(r"\d+(?:[.,٫٬]\d+)*")
NUMBER_WORDS: Final = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty",
    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
]  # fmt: skip
ORDINALS: Final = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
MULTIPLES: Final = [["once", "twice"], ["double", "triple"], ["half", "third", "quarter"], ["doubled", "tripled"]]
SCALES: Final = [["thousand", "million", "billion"], ["thousands", "millions", "billions"], ["hundreds", "dozens"]]
UNITS: Final = [
    ["kilometres", "miles", "metres"],
    ["kilometers", "miles", "meters"],
    ["km", "m", "cm"],
    ["hours", "days", "weeks", "months", "years", "minutes"],
    ["hour", "day", "week", "month", "year", "minute"],
    ["euros", "dollars", "pounds", "yen"],
    ["tonnes", "kilograms", "pounds", "grams"],
    ["litres", "gallons"],
    ["acres", "hectares"],
    ["daily", "weekly", "monthly", "yearly"],
    ["€", "$", "£"],
]
MONTHS: Final = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip
DAYS: Final = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
TIMES: Final = [["yesterday", "today", "tomorrow"], ["morning", "afternoon", "evening", "night"], ["am", "pm"],
                ["a.m.", "p.m."], ["spring", "summer", "autumn", "winter"], ["last", "next"]]  # fmt: skip


def change_number(number: str, rng: random.Random) -> str:
    """Another value in the same digits, separators and script: a digit, a transposition, a factor of ten or ±1."""
    digits = [i for i, c in enumerate(number) if c.isdigit()]

    def put(at: int, value: int) -> str:
        zero = ord(number[at]) - int(number[at])
        return number[:at] + chr(zero + value) + number[at + 1 :]

    how = rng.random()
    if how < 0.12 and len(number) == len(digits) <= 3 and not number.startswith("0"):
        zero = chr(ord(number[0]) - int(number[0]))
        return number + zero
    if how < 0.24 and len(digits) >= 2:
        first, second = digits[-2:]
        if number[first] != number[second]:
            return put(first, int(number[second]))[:second] + number[first] + number[second + 1 :]
    at = rng.choice(digits)
    value = int(number[at])
    if how < 0.5:
        value = value + rng.choice((-1, 1))
        if 0 <= value <= 9 and not (value == 0 and at == digits[0]):
            return put(at, value)
    old = int(number[at])
    low = 1 if at == digits[0] else 0
    return put(at, rng.choice([v for v in range(low, 10) if v != old]))


def edit_digits(text: str, rng: random.Random, other: str | None = None) -> tuple[str, Spans, Spans] | None:
    """Changes one number written in digits; with `other`, one whose digits occur once there too."""
    found = [m for m in NUMBER.finditer(text) if text.count(m.group()) == 1]
    if other is not None:
        values = [bare(m.group()) for m in NUMBER.finditer(other)]
        found = [m for m in found if values.count(bare(m.group())) == 1]
    if not found:
        return None
    m = rng.choice(found)
    new = change_number(m.group(), rng)
    if new == m.group() or (other is not None and bare(new) in {bare(x.group()) for x in NUMBER.finditer(other)}):
        return None
    return replace_spans(text, [(m.start(), m.end(), new)])


def bare(number: str) -> str:
    """Digits of a number in ASCII, without separators."""
    return "".join(str(int(c)) for c in number if c.isdigit())


def figures(doc: Any, _res: Resources, rng: random.Random) -> list[Edit]:
    """Numbers in digits or words, ordinals, scale words, multiples."""
    edits = []
    changed = edit_digits(doc.text, rng)
    if changed:
        edits.append(Edit("figure", *changed, CONTRADICTION, CONTRADICTION))
    for token in doc:
        low = token.lower_
        for group, kind in (
            [(NUMBER_WORDS, "figure"), (ORDINALS, "figure")]
            + [(g, "figure") for g in MULTIPLES]
            + [(g, "scale") for g in SCALES]
        ):
            if low in group and not (low == "second" and token.pos_ == "NOUN"):
                new = match_case(token.text, rng.choice([w for w in group if w != low]))
                edits.append(_swap_token(doc, token, new, kind))
    return edits


def _swap_token(doc: Any, token: Any, new: str, kind: str, forward: int = CONTRADICTION,
                backward: int = CONTRADICTION, words: tuple[str, str] | None = None) -> Edit:  # fmt: skip
    start, end = token.idx, token.idx + len(token)
    if token.i and doc[token.i - 1].lower_ in ("a", "an"):
        before = doc[token.i - 1]
        article = match_case(before.text, "an" if new[:1].lower() in "aeiou" else "a")
        if article != before.text:
            start, new = before.idx, article + " " + new
    return Edit(kind, *replace_spans(doc.text, [(start, end, new)]), forward, backward, words)


def units(doc: Any, _res: Resources, rng: random.Random) -> list[Edit]:
    """Units, months, weekdays, parts of the day."""
    edits = []
    for token in doc:
        ambiguous = token.text in ("May", "March") and token.ent_type_ != "DATE"
        dates = [] if ambiguous else [MONTHS, DAYS]
        if token.ent_type_ in ("DATE", "TIME"):
            dates += TIMES
        for kind, groups in (("unit", UNITS), ("date", dates)):
            for group in groups:
                others = [w for w in group if w != token.text]
                if len(others) < len(group):
                    edits.append(_swap_token(doc, token, rng.choice(others), kind))
    return edits


# ---------------------------------------------------------------- negation, modality, attribution


def inflect(lemma: str, tag: str) -> str | None:
    """An inflected form by Penn tag, or None."""
    from lemminflect import getInflection

    forms = getInflection(lemma, tag)
    return forms[0] if forms else None


def negation(doc: Any, _res: Resources, rng: random.Random) -> list[Edit]:
    """Negations taken out or put in."""
    changes = [change for token in doc if (change := _denial_removed(doc, token, rng)) is not None]
    changes += [change for token in doc if (change := _denial_added(token, rng)) is not None]
    return [Edit("negation", *replace_spans(doc.text, [c]), CONTRADICTION, CONTRADICTION) for c in changes]


Change = tuple[int, int, str]
TURNED: Final = {"nobody": "everyone", "everybody": "nobody", "everyone": "nobody", "nothing": "everything",
                 "everything": "nothing", "none": "all", "all": "none"}  # fmt: skip


def _denial_removed(doc: Any, token: Any, rng: random.Random) -> Change | None:
    """Takes out one "not", "no" or "without", or turns "nobody" into "everyone" and the like."""
    low, start, end = token.lower_, token.idx, token.idx + len(token)
    if token.dep_ == "neg" and low in ("not", "n't", "n’t", "never"):
        return _not_removed(doc, token) if token.i else None
    if low == "no" and token.dep_ == "det" and token.i + 1 < len(doc):
        return start, end, match_case(token.text, rng.choice(["some", "clear", "a lot of", "the"]))
    if low in ("without", "with") and token.dep_ == "prep":
        return start, end, match_case(token.text, "with" if low == "without" else "without")
    if low in TURNED and token.dep_ in ("nsubj", "nsubjpass", "dobj") and token.pos_ == "PRON":
        return start, end, match_case(token.text, TURNED[low])
    return None


def _not_removed(doc: Any, token: Any) -> Change | None:
    head, before = token.head, doc[token.i - 1]
    start, end = token.idx, token.idx + len(token)
    if before.lower_ in ("do", "does", "did") and head.tag_ == "VB":
        form = inflect(head.lemma_, {"do": "VBP", "does": "VBZ", "did": "VBD"}[before.lower_])
        return None if form is None else (before.idx, head.idx + len(head), match_case(before.text, form))
    if before.lower_ in ("ca", "wo", "sha"):
        full = {"ca": "can", "wo": "will", "sha": "shall"}[before.lower_]
        return before.idx, end, match_case(before.text, full)
    return start - (doc.text[start - 1] == " "), end, ""


def _denial_added(token: Any, rng: random.Random) -> Change | None:
    """Denies a verb that is not denied yet: "did not", "failed to", "is not"."""
    if token.dep_ not in ("ROOT", "ccomp", "conj", "relcl") or token.pos_ not in ("VERB", "AUX"):
        return None
    children = list(token.children)
    denied = any(c.dep_ == "neg" or c.lower_ in ("no", "not", "never") for c in children)
    if denied or any(c.dep_ == "dobj" and any(g.lower_ == "no" for g in c.children) for c in children):
        return None
    auxes = [c for c in children if c.dep_ in ("aux", "auxpass") and c.i < token.i and c.tag_ != "TO"]
    if auxes or (token.lemma_ == "be" and token.tag_ in ("VBZ", "VBD", "VBP")):
        anchor = auxes[0] if auxes else token
        if "'" in anchor.text or "’" in anchor.text:
            return None
        not_ = {"can": "cannot"}.get(anchor.lower_, anchor.text + rng.choice([" not", " not", " never"]))
        return anchor.idx, anchor.idx + len(anchor), not_
    if token.tag_ not in ("VBD", "VBZ", "VBP") or token.lower_ in ("'s", "'re"):
        return None
    put = {"VBD": "did", "VBZ": "does", "VBP": "do"}[token.tag_] + f" not {token.lemma_}"
    if rng.random() < 0.2 and token.tag_ == "VBD":
        put = rng.choice(["failed to", "refused to", "declined to"]) + " " + token.lemma_
    return token.idx, token.idx + len(token), match_case(token.text, put)


STRONGER: Final = {
    "may": "will", "might": "will", "could": "will", "can": "must", "should": "must", "would": "will",
    "some": "all", "many": "all", "several": "all", "most": "all", "sometimes": "always", "often": "always",
    "usually": "always", "partly": "fully", "partially": "completely", "nearly": "exactly", "almost": "exactly",
    "about": "exactly", "around": "exactly", "approximately": "exactly", "likely": "certain",
    "possible": "certain", "potential": "actual",
}  # fmt: skip
WEAKER: Final = {
    "will": "may", "must": "can", "all": "some", "always": "sometimes", "every": "some", "completely": "partially",
    "fully": "partly", "certain": "possible", "certainly": "possibly", "definitely": "perhaps", "exactly": "about",
    "has": "may have", "have": "may have", "had": "may have", "is": "may be", "are": "may be", "was": "may have been",
    "were": "may have been",
}  # fmt: skip
OPPOSITE: Final = {
    "many": "few", "few": "many", "most": "few", "more": "less", "less": "more", "fewer": "more", "before": "after",
    "after": "before", "least": "most", "above": "below", "below": "above", "over": "under", "under": "over",
    "up": "down", "inside": "outside", "increasingly": "decreasingly",
    "majority": "minority", "minimum": "maximum", "maximum": "minimum", "he": "she", "she": "he", "his": "her",
    "men": "women", "women": "men", "man": "woman", "woman": "man", "boy": "girl", "girl": "boy", "mother": "father",
    "father": "mother", "son": "daughter", "daughter": "son", "brother": "sister", "sister": "brother",
    "husband": "wife", "wife": "husband", "sons": "daughters", "boys": "girls", "girls": "boys",
}  # fmt: skip
QUANTITY_DEPS: Final = {"over", "under", "above", "below", "up", "inside"}
HEDGES: Final = ("allegedly", "reportedly", "apparently", "possibly", "probably", "perhaps", "supposedly")
SAYING: Final = {"say", "announce", "claim", "state", "tell", "report", "add", "explain", "argue", "confirm", "note"}
SAYING_OTHER: Final = ("denied", "doubted", "denied", "questioned", "did not say")


def modality(doc: Any, _res: Resources, rng: random.Random) -> list[Edit]:
    """Modals, hedges, quantifiers, directions; attribution dropped or turned."""
    makers = (_strength, _opposite, _hedge, _attribution)
    return [edit for token in doc for make in makers for edit in make(doc, token, rng)]


def _strength(doc: Any, token: Any, rng: random.Random) -> list[Edit]:
    """May to will, will to may, some to all, is to may be. A denied modal is left alone."""
    edits = []
    low = token.lower_
    denied = token.i + 1 < len(doc) and doc[token.i + 1].dep_ == "neg"
    if low in STRONGER and token.tag_ != "NNP" and not denied:
        edits.append(_swap_token(doc, token, match_case(token.text, STRONGER[low]), "modality", NEUTRAL, ENTAILMENT))
    if low in WEAKER and (token.tag_ == "MD" or token.pos_ != "AUX" or token.dep_ in ("aux", "auxpass", "ROOT")):
        verbal = low in ("is", "are", "was", "were", "has", "have", "had") and (
            token.tag_ == "VBG"
            or (token.dep_ == "aux" and low in ("has", "have", "had") and rng.random() < 0.5)
            or (token.dep_ == "ROOT" and token.lemma_ == "have")
            or (token.dep_ == "aux" and any(c.tag_ == "MD" for c in token.head.children))
        )
        if not verbal and not denied:
            edits.append(_swap_token(doc, token, match_case(token.text, WEAKER[low]), "modality", ENTAILMENT, NEUTRAL))
    return edits


def _opposite(doc: Any, token: Any, _rng: random.Random) -> list[Edit]:
    """More to less, before to after, men to women."""
    low = token.lower_
    if low not in OPPOSITE or token.tag_ == "NNP":
        return []
    counted = any(c.like_num or c.pos_ in ("NOUN", "PROPN") for c in token.children)
    if low in QUANTITY_DEPS and not counted and not (token.i + 1 < len(doc) and doc[token.i + 1].like_num):
        return []
    kind = "gender" if low in GENDERED else "quantifier"
    return [_swap_token(doc, token, match_case(token.text, OPPOSITE[low]), kind)]


def _hedge(doc: Any, token: Any, rng: random.Random) -> list[Edit]:
    """A hedge dropped, or "allegedly" put into a passive."""
    edits = []
    if token.lower_ in HEDGES and 0 < token.i < len(doc) - 1:
        new, old, _ = replace_spans(doc.text, [(token.idx, token.idx + len(token) + 1, "")])
        edits.append(Edit("hedge", new, old, (), NEUTRAL, ENTAILMENT))
    if token.dep_ == "auxpass" and token.tag_ == "VBD" and not any(c.dep_ == "neg" for c in token.head.children):
        at = token.idx + len(token)
        new, _, added = replace_spans(doc.text, [(at, at, " " + rng.choice(HEDGES[:2]))])
        edits.append(Edit("hedge", new, (), added, ENTAILMENT, NEUTRAL))
    return edits


def _attribution(doc: Any, token: Any, rng: random.Random) -> list[Edit]:
    """Said to denied; "X said that S" to "S"."""
    if token.lemma_ not in SAYING or token.tag_ != "VBD":
        return []
    clause = next((c for c in token.children if c.dep_ == "ccomp"), None)
    if clause is None:
        return []
    edits = [_swap_token(doc, token, match_case(token.text, rng.choice(SAYING_OTHER)), "attribution")]
    part = doc[clause.left_edge.i : clause.right_edge.i + 1]
    if clause.i > token.i and len(part) >= 5 and part[0].lower_ not in ("what", "how", "why", "whether", "if"):
        skip = 1 if part[0].lower_ == "that" else 0
        inner = tidy(doc.text[part[skip].idx : part.end_char])
        ended = inner if inner[-1] in '.!?"”' else inner + "."
        edits.append(Edit("attribution", ended, ((0, part[skip].idx),), (), NEUTRAL, NEUTRAL))
    return edits


GENDERED: Final = {"he", "she", "his", "men", "women", "man", "woman", "boy", "girl", "mother", "father", "son",
                   "daughter", "brother", "sister", "husband", "wife", "sons", "boys", "girls"}  # fmt: skip


# ---------------------------------------------------------------- names and roles


def names(doc: Any, res: Resources, rng: random.Random) -> list[Edit]:
    """A name replaced by another of its type, wherever it occurs in the sentence."""
    edits = []
    for ent in doc.ents:
        if ent.label_ not in NAME_TYPES or len(ent.text) < 3 or not ent.text[0].isupper():
            continue
        old = re.sub(r"^(?:[Tt]he )|(?:'s|’s)$", "", ent.text)
        pool = res.entities.get(ent.label_, [])
        if not pool or not old:
            continue
        for _ in range(6):
            new = rng.choice(pool)
            same_length = len(new.split()) == len(old.split())
            if same_length and not set(new.lower().split()) & set(doc.text.lower().split()):
                changes = [(m.start(), m.end(), new) for m in re.finditer(re.escape(old), doc.text)]
                edits.append(Edit("name", *replace_spans(doc.text, changes), CONTRADICTION, CONTRADICTION))
                break
    return edits


SYMMETRIC: Final = {"meet", "marry", "face", "play", "fight", "join", "resemble", "divorce", "equal", "be", "contact",
                    "become", "have", "include", "involve", "mean", "represent", "accompany"}  # fmt: skip


def roles(doc: Any, _res: Resources, rng: random.Random) -> list[Edit]:
    """Subject and object exchanged, or two names of one type exchanged."""
    edits = []
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_ in SYMMETRIC:
            continue
        subject = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        target = [c for c in verb.children if c.dep_ == "dobj"]
        prepositions = [c for c in verb.children if c.dep_ in ("agent", "prep")]
        target += [
            g
            for c in prepositions
            if c.lower_ in ("by", "from", "to", "against")
            for g in c.children
            if g.dep_ == "pobj"
        ]
        if not subject or not target:
            continue
        a, b = subject[0], rng.choice(target)
        if "PRP" in (a.tag_, b.tag_) or a.tag_ in ("WP", "WDT", "DT", "EX") or b.tag_ in ("DT", "WP"):
            continue
        concrete = {"PERSON", "ORG", "GPE", "NORP"}
        if not (a.ent_type_ in concrete or a.pos_ == "NOUN") or not (b.ent_type_ in concrete or b.pos_ == "NOUN"):
            continue
        if b.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL"):
            continue
        one, two = doc[a.left_edge.i : a.right_edge.i + 1], doc[b.left_edge.i : b.right_edge.i + 1]
        if len(one) > 7 or len(two) > 7 or one.end > verb.i or two.start < verb.i:
            continue
        edits.append(_exchange(doc, one, two, "role"))
    ents = [e for e in doc.ents if e.label_ in ("PERSON", "ORG", "GPE", "NORP") and e.text[0].isupper()]
    for i, x in enumerate(ents):
        for y in ents[i + 1 :]:
            joined = x.root in y.root.ancestors or y.root in x.root.ancestors
            if (
                x.label_ == y.label_
                and x.text.lower() != y.text.lower()
                and not (joined and (x.root.dep_ == "conj" or y.root.dep_ in ("conj", "appos", "compound")))
            ):
                edits.append(_exchange(doc, x, y, "role"))
    return edits


def _exchange(doc: Any, one: Any, two: Any, kind: str) -> Edit:
    first, second = one.text, two.text
    if one.start == 0:
        second = second[:1].upper() + second[1:]
        if one[0].pos_ != "PROPN" and not one[0].ent_type_:
            first = first[:1].lower() + first[1:]
    changes = [(one.start_char, one.end_char, second), (two.start_char, two.end_char, first)]
    return Edit(kind, *replace_spans(doc.text, changes), CONTRADICTION, CONTRADICTION)


# ---------------------------------------------------------------- words


LIGHT_VERBS: Final = {"be", "have", "do", "go", "make", "take", "get"}
KIND_OF: Final = {"n": "noun", "v": "verb", "a": "adjective", "r": "adverb"}
Option = tuple[str, str, int, int]
"""A replacing lemma, the kind of edit, the label forward and the label backward."""


def lexical(doc: Any, res: Resources, rng: random.Random) -> list[Edit]:
    """Content words replaced: contrasting words, antonyms, sister terms, hypernyms, other verbs; and synonyms."""
    edits: list[Edit] = []
    negated = any(t.dep_ == "neg" or t.lower_ in ("no", "without", "if", "never") for t in doc)
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ not in POS or not token.is_alpha or lemma in LIGHT_VERBS:
            continue
        if token.ent_type_ in (*NAME_TYPES, "DATE", "TIME") or any(c.dep_ == "prt" for c in token.children):
            continue
        options = [o for o in _options(token, negated, res, rng) if o[0].isalpha() and o[0] != lemma]
        options = [o for o in options if res.usable(lemma, o[0])]
        seen: set[str] = set()
        for word, what, forward, backward in rng.sample(options, min(3, len(options))):
            plain = token.pos_ == "ADV" or token.tag_ in ("JJ", "NN", "VB", "VBP")
            form = word if plain else inflect(word, token.tag_)
            if form is None or what in seen:
                continue
            seen.add(what)
            edit = _swap_token(doc, token, match_case(token.text, form), what, forward, backward, (lemma, word))
            if what == "synonym":
                edit = Edit(edit.kind, edit.text, (), (), forward, backward, edit.words)
            edits.append(edit)
    return edits


def _options(token: Any, negated: bool, res: Resources, rng: random.Random) -> list[Option]:
    """What may stand in the place of a word. Repeats weigh: the lexicons before WordNet before mere company."""
    pos, lemma = POS[token.pos_], token.lemma_.lower()
    wn, kind = res.wordnet[pos], KIND_OF[pos]
    same = set(res.synonyms.get((pos, lemma), []))
    options: list[Option] = []
    for word, excluding in res.contrasts.get((pos, lemma), []):
        label = CONTRADICTION if excluding else NOT_ENTAILMENT
        options += [(word, kind, label, label)] * 4
    others = res.sets.get((pos, lemma), [])
    options += [(w, kind, CONTRADICTION, CONTRADICTION) for w in rng.sample(others, min(3, len(others)))] * 2
    if pos != "r":
        opposites = sorted(w for w in wn.antonyms(lemma, 2) if res.zipf(w) > 3)
        options += [(w, kind, CONTRADICTION, CONTRADICTION) for w in opposites] * 3
    if pos in "nv" and wn.first_sense(lemma) is not None:
        sisters = sorted(w for w in wn.cohyponyms(lemma) if res.zipf(w) > 3.8 and w not in same)
        rng.shuffle(sisters)
        options += [(w, kind, NOT_ENTAILMENT, NOT_ENTAILMENT) for w in sisters[:2]]
    if pos == "v" and has_object(token):
        weights = [c**0.7 for c in res.verbs.values()]
        others = [w for w in rng.choices(list(res.verbs), weights, k=3) if w not in same and w not in LIGHT_VERBS]
        options += [(w, kind, NOT_ENTAILMENT, NOT_ENTAILMENT) for w in others if not wn.related(lemma, w)]
    if pos == "n" and not negated and len(wn.senses.get(lemma, ())) <= 3:
        above = sorted(w for w in wn.hypernyms(lemma) if res.zipf(w) > 4 and w not in same)
        options += [(w, "hypernym", ENTAILMENT, NEUTRAL) for w in above[:1]]
    alike = sorted(same) * 3
    if len(wn.senses.get(lemma, ())) <= 3:
        alike += sorted(w for w in wn.synonyms(lemma) if res.zipf(w) > 3.7 and len(wn.senses[w]) <= 3)
    return options + [(w, "synonym", ENTAILMENT, ENTAILMENT) for w in alike]


# ---------------------------------------------------------------- clauses

BLOCKS_DROPPING: Final = {
    "not", "n't", "n’t", "no", "never", "if", "unless", "only", "without", "neither", "nor", "none", "every", "all",
    "any", "few", "fewer", "less", "least", "most", "hardly", "would",
}  # fmt: skip
"""Words under which a shorter sentence need not follow from a longer one."""
PRIVATIVE: Final = {
    "former", "alleged", "fake", "possible", "potential", "suspected", "would-be", "future", "own", "other", "same",
    "such", "many", "few", "more", "first", "last", "next", "most", "likely",
}  # fmt: skip


def clauses(doc: Any, res: Resources, rng: random.Random) -> list[Edit]:
    """A clause or phrase dropped (still entailed), or one from another sentence added (not entailed)."""
    edits = []
    text = doc.text
    monotone = not any(t.lower_ in BLOCKS_DROPPING for t in doc)
    for token in doc:
        if not monotone or token.dep_ == "ROOT":
            continue
        part = doc[token.left_edge.i : token.right_edge.i + 1]
        droppable = (
            (token.dep_ in ("advcl", "relcl", "appos", "acl") and len(part) >= 3)
            or (
                token.dep_ == "prep"
                and token.head.pos_ == "VERB"
                and len(part) >= 3
                and part.end > token.head.i
                and token.lower_ not in ("to", "of", "by")
            )
            or (token.dep_ == "npadvmod" and token.ent_type_ == "DATE")
            or (token.dep_ == "amod" and len(part) == 1 and token.lower_ not in PRIVATIVE and token.tag_ == "JJ")
        )
        if not droppable or len(doc) - len(part) < 6 or (part.start == 0 and token.dep_ != "advcl"):
            continue
        if token.dep_ == "relcl" and text[part.start_char - 2 : part.start_char] != ", ":
            continue
        end = part.end_char
        start = part.start_char
        if part.end < len(doc) and doc[part.end].text == "," and (start == 0 or text[:start].rstrip().endswith(",")):
            end = doc[part.end].idx + 1
        new = tidy(text[:start] + text[end:])
        edits.append(Edit("drop", new, ((part.start_char, part.end_char),), (), ENTAILMENT, NEUTRAL))
    last = doc[-1]
    if res.clauses and last.text == "." and monotone:
        clause = rng.choice(res.clauses)
        if clause.lower() not in text.lower() and not set(clause.lower().split()[1:]) <= set(text.lower().split()):
            joint = ", " if clause.split()[0].lower() in ("who", "which", "while", "although", "as", "after") else " "
            new, _, added = replace_spans(text, [(last.idx, last.idx, joint + clause)])
            edits.append(Edit("add", new, (), added, NEUTRAL, ENTAILMENT))
    return edits


def removals(doc: Any, _res: Resources, _rng: random.Random) -> list[Edit]:
    """A word that the sentence needs is missing: a main verb, a noun, a subject, a name. Mostly broken sentences."""
    needed = {"VERB": ("ROOT", "ccomp", "relcl", "conj", "advcl"), "NOUN": ("dobj", "pobj", "nsubj", "attr", "conj")}
    spans = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ in NAME_TYPES]
    for token in doc:
        if token.dep_ in needed.get(token.pos_, ()):
            spans.append((token.idx, token.idx + len(token)))
        if token.dep_ in ("nsubj", "nsubjpass") and token.tag_ != "EX":
            part = doc[token.left_edge.i : token.right_edge.i + 1]
            if len(part) <= 4:
                spans.append((part.start_char, part.end_char))
    return [
        Edit("removed", tidy(doc.text[:start] + doc.text[end:]), ((start, end),), (), ENTAILMENT, NEUTRAL)
        for start, end in dict.fromkeys(spans)
    ]


KINDS: Final[Sequence[tuple[Callable[[Any, Resources, random.Random], list[Edit]], str]]] = (
    (figures, "figures"), (units, "units"), (negation, "negation"), (modality, "modality"), (names, "names"),
    (roles, "roles"), (lexical, "lexical"), (clauses, "clauses"),
    (removals, "removals"),
)  # fmt: skip


def all_edits(doc: Any, res: Resources, rng: random.Random) -> list[Edit]:
    """Every edit that the functions above can make on one sentence."""
    found = [e for make, _ in KINDS for e in make(doc, res, rng)]
    return [e for e in found if e.text != doc.text and e.text.strip()]
