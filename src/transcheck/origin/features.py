"""What the classifier sees of a text: patterns of function words, and measures of predictability and rhythm.

Nothing here depends on what a text is about. Content words are seen by their ending only (masking after Borah et al.
2023, who show that classifiers of translated text otherwise learn topics), and numbers and names as such. How expected
the words are is measured against a table of word pairs, normalised as in Fast-DetectGPT (Bao et al. 2024): the log
probability of what was written, less its expectation, over its standard deviation, so that hard topics do not count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from transcheck.origin.lexicon import function_words, style_words

__all__ = [
    "BUCKETS",
    "STYLE_NAMES",
    "WordPairs",
    "character_ngrams",
    "mask",
    "masked_ngrams",
    "ngrams",
    "normalise",
    "style",
    "words_of",
]

Floats = NDArray[np.float64]

_TOKEN = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|\d+(?:[.,]\d+)*|[^\w\s]")
_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "…": "...", "\u00a0": " "}
)
# The bundled classifier was fitted on these endings and those of `_WORD_ENDINGS`: other ones need another model.
_ENDINGS = (
    "tion", "sion", "ment", "ness", "able", "ible", "less", "ing", "ity", "ous", "ive", "ful", "ism", "ist",
    "ers", "est", "ies", "ed", "ly", "er", "al", "es", "en", "s", "y",
)  # fmt: skip
_MARKS = _QUOTES | str.maketrans(dict.fromkeys("«»‹›‚「」『』", '"'))
_SENTENCE_END = re.compile(r"(?<=[.!?])\"?\s+")
_CONTEXT = 3.0
"""Pseudo-observations that draw the mean of a rare kind of word pair towards 0."""


def normalise(text: str) -> str:
    """Quotation marks, apostrophes and dashes in one form: they show how a page was typeset, not who translated it."""
    return text.translate(_QUOTES)


def mask(text: str) -> list[str]:
    """The words of a normalised English text, content words by their ending (`Xing`), names `CAP`, numbers `NUM`."""
    known = function_words()
    result: list[str] = []
    for token in _TOKEN.findall(text):
        lower = token.lower()
        if lower in known or not token[0].isalnum():
            result.append(lower)
        elif token[0].isdigit():
            result.append("NUM")
        elif token[0].isupper():
            result.append("CAP")
        else:
            result.append(_ending(lower))
    return result


@lru_cache(1 << 12)
def _ending(word: str) -> str:
    return next((f"X{end}" for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + 2), "XX")


def ngrams(tokens: Sequence[str]) -> Counter[str]:
    """How often each token and each pair of neighbours occurs."""
    return Counter([*tokens, *map(" ".join, pairwise(tokens))])


BUCKETS = 1 << 15
"""Number of buckets that character n-grams are hashed into."""

_RUNS = re.compile(r"\s+|\d+")
_KANJI = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[a-z]+")
_WORD_OR_SIGN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


def character_ngrams(text: str) -> Counter[int]:
    """How often each run of one to three characters occurs within or across words, by bucket (CRC-32 modulo `BUCKETS`).

    For languages without a list of function words. Digits count as one sign, white space as one blank, quotation marks
    of all kinds and dashes as one each.
    """
    smooth = _plain(f" {text} ")
    grams: Counter[str] = Counter(smooth)
    for size in (2, 3):
        grams.update(smooth[i : i + size] for i in range(len(smooth) - size + 1))
    return _hashed(grams)


def masked_ngrams(text: str, language: str, frequent: frozenset[str]) -> Counter[int]:
    """How often each pattern occurs that shows how a text is built rather than what it is about, by bucket.

    Chinese and Japanese: runs of one to four characters, Latin words and, in Japanese, Chinese characters as one sign
    each. Other languages: words and pairs of neighbours, all but the `frequent` words by their last two letters.
    """
    plain = _plain(text)
    if language in {"ja", "zh"}:
        signs = (_KANJI if language == "ja" else _LATIN).sub("X", plain)
        return _hashed(Counter(signs[i : i + size] for size in range(1, 5) for i in range(len(signs) - size + 1)))
    tokens = [token if token in frequent or not token[0].isalpha() else f"-{token[-2:]}" for token in words_of(plain)]
    return _hashed(ngrams(tokens))


def words_of(text: str) -> list[str]:
    """Words, numbers and signs in lower case, quotation marks and dashes made alike."""
    return _WORD_OR_SIGN.findall(_plain(text))


def _plain(text: str) -> str:
    return _RUNS.sub(lambda run: " " if run[0].isspace() else "0", text.lower().translate(_MARKS))


def _hashed(grams: Counter[str]) -> Counter[int]:
    buckets: Counter[int] = Counter()
    for gram, count in grams.items():
        buckets[crc32(gram.encode()) % BUCKETS] += count
    return buckets


@dataclass(frozen=True)
class WordPairs:
    """How probable a word is beside another: a backed-off bigram model, read both ways.

    Attributes:
        index: Number of each of V words.
        common: (V,) whether a word is a function word.
        unigram: (V,) log probability of each word.
        forward: Log probability of a word after another.
        backward: Log probability of a word before another.
    """

    index: dict[str, int]
    common: NDArray[np.bool_]
    unigram: Floats
    forward: Direction
    backward: Direction

    @classmethod
    def build(
        cls, words: Sequence[str], counts: Floats, left: NDArray[Any], right: NDArray[Any], pairs: Floats
    ) -> WordPairs:
        """Make the model from counts.

        Args:
            words: V words in lower case.
            counts: (V,) how often each was seen.
            left: (P,) number of the first word of each pair.
            right: (P,) number of the second word.
            pairs: (P,) how often the pair was seen.
        """
        probability = counts / counts.sum()
        known = function_words()
        return cls(
            {word: number for number, word in enumerate(words)},
            np.array([word in known for word in words]),
            np.log(probability),
            Direction.build(counts, probability, left, right, pairs),
            Direction.build(counts, probability, right, left, pairs),
        )

    def measures(self, tokens: Iterable[str]) -> dict[str, float]:
        """Measures of predictability of a text, from its tokens in lower case."""
        numbers = np.array([self.index.get(token, -1 if token[:1].isalpha() else -2) for token in tokens] or [-2])
        left, right = numbers[:-1], numbers[1:]
        both = (left >= 0) & (right >= 0)
        left, right = left[both], right[both]
        result: dict[str, float] = {}
        for name, direction, given, target in (("f", self.forward, left, right), ("r", self.backward, right, left)):
            result |= {f"{name}_{key}": value for key, value in self._one_way(direction, given, target).items()}
        seen = numbers[numbers >= 0]
        result["unigram"] = float(self.unigram[seen].mean()) if seen.size else float(self.unigram.mean())
        result["unknown"] = float(np.mean(numbers == -1))
        log_p = self.forward.log_probability(left, right)[0]
        result["association"] = float((log_p - self.unigram[right]).mean()) if left.size else 0.0
        return result

    def _one_way(self, direction: Direction, given: NDArray[Any], target: NDArray[Any]) -> dict[str, float]:
        if not given.size:
            given = target = np.zeros(1, dtype=np.int64)
        log_p, listed = direction.log_probability(given, target)
        surprise = log_p - direction.mean[given]
        variance = direction.variance[given]
        z = surprise / np.sqrt(variance)
        result = {
            "log_p": float(log_p.mean()),
            "spread": float(log_p.std()),
            "curvature": float(surprise.sum() / np.sqrt(variance.sum() * len(z))),
            "z": float(z.mean()),
            "z_spread": float(z.std()),
            "z_low": float(np.quantile(z, 0.1)),
            "z_high": float(np.quantile(z, 0.9)),
            "unlisted": float(1 - listed.mean()),
        }
        for given_name, given_kind in (("F", self.common[given]), ("C", ~self.common[given])):
            for target_name, target_kind in (("F", self.common[target]), ("C", ~self.common[target])):
                kind = given_kind & target_kind
                n = int(kind.sum())
                result[f"z_{given_name}{target_name}"] = float(z[kind].sum() / (n + _CONTEXT))
                result[f"share_{given_name}{target_name}"] = n / len(z)
        return result


@dataclass(frozen=True)
class Direction:
    """One reading direction of `WordPairs`: sorted keys of the listed pairs, their log probabilities, and the rest.

    Attributes:
        keys: (P,) given word times V plus target word, ascending.
        listed: (P,) log probability of the pair.
        rest: (V,) log of the probability left for pairs that are not listed.
        unigram: (V,) log probability of the target alone.
        mean: (V,) expectation of the log probability of the target.
        variance: (V,) its variance.
    """

    keys: NDArray[np.int64]
    listed: Floats
    rest: Floats
    unigram: Floats
    mean: Floats
    variance: Floats

    @classmethod
    def build(
        cls, counts: Floats, probability: Floats, given: NDArray[Any], target: NDArray[Any], pairs: Floats
    ) -> Direction:
        """Interpolate pairs and single words; a word keeps at least 0.3 of its probability for pairs not listed."""
        size = len(counts)
        total = np.maximum(counts[given], np.bincount(given, pairs, size)[given])
        share = 0.7 * pairs / total
        back = 1 - np.bincount(given, share, size)
        full = share + back[given] * probability[target]
        order = np.argsort(given.astype(np.int64) * size + target)
        alone, rest, log_full = np.log(probability), np.log(back), np.log(full)
        first, second = float(probability @ alone), float(probability @ alone**2)
        covered = np.bincount(given, probability[target], size)
        covered_first = np.bincount(given, probability[target] * alone[target], size)
        covered_second = np.bincount(given, probability[target] * alone[target] ** 2, size)
        open_first = (first - covered_first) + rest * (1 - covered)
        open_second = (second - covered_second) + 2 * rest * (first - covered_first) + rest**2 * (1 - covered)
        mean = np.bincount(given, full * log_full, size) + back * open_first
        square = np.bincount(given, full * log_full**2, size) + back * open_second
        keys = (given.astype(np.int64) * size + target)[order]
        return cls(keys, log_full[order], rest, alone, mean, np.maximum(square - mean**2, 0.1))

    def log_probability(self, given: NDArray[Any], target: NDArray[Any]) -> tuple[Floats, NDArray[np.bool_]]:
        """(n,) log probabilities, and whether each pair is listed."""
        keys = given.astype(np.int64) * len(self.unigram) + target
        place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        listed = self.keys[place] == keys
        return np.where(listed, self.listed[place], self.rest[given] + self.unigram[target]), listed


_WORD_ENDINGS = {"ing": ("ing",), "ly": ("ly",), "nominal": ("tion", "sion", "ment"), "ed": ("ed",)}
_SIGNS = {"comma": ",", "semicolon": ";", "colon": ":", "exclamation": "!", "bracket": "(", "quote": '"'}


def style(text: str, pairs: WordPairs) -> Floats:
    """The measures of a normalised English text: (m,), in the order of the m `STYLE_NAMES`."""
    measures = _style(text, pairs)
    return np.array([measures[name] for name in STYLE_NAMES])


def _style(text: str, pairs: WordPairs) -> dict[str, float]:
    tokens = _TOKEN.findall(text)
    lower = [token.lower() for token in tokens]
    words = [token for token in lower if token[0].isalpha()]
    n = max(len(words), 1)
    counts = Counter(words)
    lengths = np.array([len(word) for word in words] or [0])
    sentences = np.array([len(s.split()) for s in _SENTENCE_END.split(text) if s.strip()] or [0])
    result = pairs.measures(part for token in lower for part in _parts(token))
    result |= {name: sum(counts[word] for word in sorted(group)) / n for name, group in style_words().items()}
    result |= {name: sum(word.endswith(ends) for word in words) / n for name, ends in _WORD_ENDINGS.items()}
    result |= {name: lower.count(sign) / n for name, sign in _SIGNS.items()}
    windows = [len(set(words[i : i + 50])) / min(50, n - i) for i in range(0, max(n - 25, 1), 25)]
    content = [word for word in words if len(word) > 4]
    possessives = sum(word.endswith("'s") for word in words) / n
    return result | {
        "variety": float(np.mean(windows)),
        "repeated": 1 - len(set(content)) / max(len(content), 1),
        "long_words": len(content) / n,
        "word_length": float(lengths.mean()),
        "word_length_spread": float(lengths.std()),
        "sentence_length": float(sentences.mean()),
        "sentence_length_spread": float(sentences.std() / max(float(sentences.mean()), 1.0)),
        "log_length": float(np.log(n)),
        "contraction": sum("'" in word and not word.endswith("'s") for word in words) / n,
        "possessive": possessives,
        "of_for_possessive": counts["of"] / n - possessives,
        "capital": sum(token[0].isupper() for token in tokens) / n,
        "number": sum(token[0].isdigit() for token in tokens) / n,
    }


def _parts(token: str) -> tuple[str, ...]:
    """A possessive as its noun and a mark that stands for no word."""
    return (token[:-2], "'") if token.endswith("'s") else (token.replace("'", ""),)


STYLE_NAMES: tuple[str, ...] = tuple(
    sorted(
        _style(
            "a",
            WordPairs.build(["a"], np.ones(1), np.zeros(1, np.int64), np.zeros(1, np.int64), np.ones(1)),
        )
    )
)
"""Names of the measures of `style`."""
