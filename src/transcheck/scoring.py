"""Scores of aligned segments, entailment of pairs and sentence vectors, as arrays.

`score` is the learned quality of segments against their references; `rate` sets sacreBLEU's metrics beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from transcheck.align import similarity
from transcheck.encoder import load_encoder
from transcheck.entailment import load_entailment, probabilities_array
from transcheck.language import identify
from transcheck.quality import segment_quality

if TYPE_CHECKING:
    from sacrebleu.metrics import BLEU, CHRF, TER

__all__ = ["Scored", "embed", "entail", "rate", "score"]

# Languages written without spaces between words, and the tokeniser of sacreBLEU's BLEU that fits them.
_TOKENISERS = {"zh": "zh", **dict.fromkeys(("ja", "th", "lo", "km", "my", "bo"), "char")}


def embed(texts: Sequence[str], *, threads: int | None = None) -> NDArray[np.float32]:
    """Sentence vectors of the bundled encoder.

    Args:
        texts: Texts in any language. One longer than the model's input is read in windows, never cut.
        threads: Texts encoded at the same time; None for one a core.

    Returns:
        Array (n, 384), unit length; zeros for a text without content.

    Raises:
        TypeError: If `texts` is a single string.
        ModelError: If the encoder is missing or damaged.
    """
    return load_encoder(threads).embed(_checked("embed", texts=texts)[0])


def entail(
    premises: Sequence[str],
    hypotheses: Sequence[str],
    *,
    model: str | None = None,
    threads: int | None = None,
    device: str = "cpu",
) -> NDArray[np.float64]:
    """Does each premise make its hypothesis true, leave it open, or make it false.

    Args:
        premises: Texts in any language.
        hypotheses: As many texts, each in any language.
        model: A model of the Hugging Face hub or a folder; None for the bundled one.
        threads: Pairs judged at the same time; None for one a core.
        device: Where a model of the hub runs.

    Returns:
        Array (n, 3) of calibrated probabilities: entailment, neutral, contradiction. Rows do not influence each other.

    Raises:
        TypeError: If one of them is a single string.
        ValueError: If their lengths differ.
        ModelError: If the model cannot be loaded.
    """
    left, right = _checked("entail", premises=premises, hypotheses=hypotheses)
    return probabilities_array(load_entailment(model, threads, device).judge(left, right))


def score(
    references: Sequence[str],
    hypotheses: Sequence[str],
    sources: Sequence[str] | None = None,
    *,
    model: str | None = None,
    threads: int | None = None,
    device: str = "cpu",
) -> NDArray[np.float64]:
    """Quality of each segment against its reference.

    The quality joins entailment in both directions with the match of token vectors, see
    `transcheck.quality.segment_quality`. Equal texts have quality 1.

    Args:
        references: What the segments should say, in any language.
        hypotheses: As many segments.
        sources: What was translated; where given, the quality is the mean of that against reference and source.
        model: An entailment model, as in `entail`.
        threads: As in `entail`.
        device: As in `entail`.

    Returns:
        Array (n,), 0…1, higher is better.

    Raises:
        TypeError: If one of them is a single string.
        ValueError: If their lengths differ.
        ModelError: If a model cannot be loaded.
    """
    wanted, found = _checked("score", references=references, hypotheses=hypotheses)
    judge = load_entailment(model, threads, device)
    encoder = load_encoder(threads)
    encodings = encoder.encode(found)

    def against(texts: list[str]) -> NDArray[np.float64]:
        forward = probabilities_array(judge.judge(texts, found))[:, 0]
        backward = probabilities_array(judge.judge(found, texts))[:, 0]
        qualities = []
        for index, (own, other) in enumerate(zip(encoder.encode(texts), encodings, strict=True)):
            alike = float(similarity([own], [other]).matched[0, 0])
            equal = texts[index].split() == found[index].split()
            qualities.append(1.0 if equal else segment_quality(forward[index], backward[index], alike))
        return np.array(qualities, np.float64)

    qualities = against(wanted)
    if sources is not None:
        origin, _ = _checked("score", sources=sources, hypotheses=hypotheses)
        qualities = (qualities + against(origin)) / 2
    return qualities


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of a segment, or of a whole system.

    Attributes:
        quality: 0…1, higher is better; of a system the mean of its segments. Lines that are empty on both sides do not
            count.
        bleu: sacreBLEU's BLEU, 0…100; of a segment with effective order, as sacreBLEU advises for sentences.
        chrf: sacreBLEU's chrF2, 0…100.
        ter: sacreBLEU's TER, 0 is best.
        segment: Number of the segment from 1; None for a system.
        signatures: sacreBLEU's signature of each metric, of a system.
    """

    quality: float
    bleu: float
    chrf: float
    ter: float
    segment: int | None = None
    signatures: Mapping[str, str] = field(default_factory=dict)

    def to_dict(self, hypothesis: str) -> dict[str, Any]:
        """As in the contract, for the hypotheses of the given name: schema `transcheck/score/1`."""
        numbers = {name: round(float(getattr(self, name)), 4) for name in ("quality", "bleu", "chrf", "ter")}
        line = {"schema": "transcheck/score/1", "segment": self.segment, "hypothesis": hypothesis, **numbers}
        return line | {"signatures": dict(self.signatures)} if self.signatures else line


def rate(
    references: Sequence[str], hypotheses: Sequence[str], qualities: Sequence[float] | NDArray[np.float64]
) -> tuple[list[Scored], Scored]:
    """Set sacreBLEU's metrics beside the qualities of segments; the tokeniser follows the references' language.

    Args:
        references: One a segment, at least one.
        hypotheses: One a segment.
        qualities: One a segment, see `score`.

    Returns:
        The scores of each segment, and those of the system.
    """
    language = identify("\n".join(references)).code
    sentence, corpus = _metrics(language, sentences=True), _metrics(language, sentences=False)
    segments = []
    for number, (text, wanted, quality) in enumerate(zip(hypotheses, references, qualities, strict=True), 1):
        bleu, chrf, ter = (metric.sentence_score(text, [wanted]).score for metric in sentence)
        segments.append(Scored(float(quality), bleu, chrf, ter, number))
    bleu, chrf, ter = (metric.corpus_score(list(hypotheses), [list(references)]).score for metric in corpus)
    signatures = (str(metric.get_signature()) for metric in corpus)
    named = dict(zip(("bleu", "chrf", "ter"), signatures, strict=True))
    written = [bool(text.strip() or wanted.strip()) for text, wanted in zip(hypotheses, references, strict=True)]
    counted = np.asarray(qualities)[written] if any(written) else qualities
    return segments, Scored(float(np.mean(counted)), bleu, chrf, ter, signatures=named)


def _metrics(language: str, *, sentences: bool) -> tuple[BLEU, CHRF, TER]:
    from sacrebleu.metrics import BLEU, CHRF, TER

    unspaced = language in _TOKENISERS
    return (
        BLEU(tokenize=_TOKENISERS.get(language, "13a"), effective_order=sentences),
        CHRF(),
        TER(normalized=unspaced, asian_support=unspaced),
    )


def _checked(function: str, **arguments: Sequence[str]) -> list[list[str]]:
    """The arguments as lists of equal length.

    Raises:
        TypeError: If one is a single string, or holds something else than strings.
        ValueError: If their lengths differ, or a text has half of a character (a lone surrogate).
    """
    for name, texts in arguments.items():
        if isinstance(texts, str):
            raise TypeError(f"{function}: {name} must be a sequence of strings, not one string")
    lists = [list(texts) for texts in arguments.values()]
    for name, texts in zip(arguments, lists, strict=True):
        for text in texts:
            if not isinstance(text, str):
                raise TypeError(f"{function}: {name} must be strings, not {type(text).__name__}")
            if not text.isascii():
                text.encode()  # a lone surrogate is refused here, in plain words
    if len({len(texts) for texts in lists}) > 1:
        lengths = ", ".join(f"{name} {len(texts)}" for name, texts in zip(arguments, lists, strict=True))
        raise ValueError(f"{function}: one text for each is needed, the lengths are {lengths}")
    return lists
