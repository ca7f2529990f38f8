"""A text on its own, or among others of its story: its language, its passages, and whether a machine translated it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from transcheck.document import Document
from transcheck.language import UNDETERMINED
from transcheck.origin import detect_origin
from transcheck.origin.detect import wording_log_odds
from transcheck.origin.likeness import Among, compare, shared_run
from transcheck.outline import Outline, outline
from transcheck.results import Language, MachineTranslation, Passage

__all__ = ["Detection", "detect", "detect_together"]


@dataclass(frozen=True, slots=True)
class Detection:
    """What a text tells about itself.

    Attributes:
        document: The text.
        language: Its language.
        passages: Its passages by language.
        machine_translation: Whether it is a machine translation, with the evidence.
    """

    document: Document
    language: Language
    passages: tuple[Passage, ...]
    machine_translation: MachineTranslation

    def to_dict(self) -> dict[str, Any]:
        """As in the contract: schema `transcheck/detect/1`."""
        return {
            "schema": "transcheck/detect/1",
            "path": self.document.path,
            "language": self.language.to_dict(),
            "passages": [passage.to_dict() for passage in self.passages],
            "machine_translation": self.machine_translation.to_dict(),
        }


def detect(text: Document | str) -> Detection:
    """Judge a text without its original.

    Args:
        text: A text, or a document.

    Raises:
        ModelError: If the bundled models are missing or damaged.
    """
    document = _document(text)
    return _detect(document, outline(document), None)


def detect_together(texts: Iterable[Document | str]) -> tuple[Detection, ...]:
    """Judge texts that tell one story and were made apart from each other, such as several translations of an article.

    Machine versions of a story are more alike than human ones, and what all versions share is the subject, not the
    translator. So each text is judged by its own wording, by that of the others in its language, and by how much it
    resembles the nearest of them. One that is alone in its language is judged as `detect` does.

    Args:
        texts: Texts, or documents. That two of them were not copied from each other cannot be seen from them; a text
            that is almost another one (`transcheck.origin.likeness.COPIED`) is not compared with it.

    Returns:
        One answer a text, in their order.

    Raises:
        ModelError: If the bundled models are missing or damaged.
    """
    documents = [_document(text) for text in texts]
    parts = [outline(document) for document in documents]
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place, part in enumerate(parts):
        groups[part.language.code].append(place)
    among: dict[int, Among] = {}
    for language, places in groups.items():
        if len(places) > 1 and language != UNDETERMINED:
            among |= _among(
                [documents[place] for place in places], [parts[place] for place in places], language, places
            )
    return tuple(
        _detect(document, part, among.get(place))
        for place, (document, part) in enumerate(zip(documents, parts, strict=True))
    )


def _document(text: Document | str) -> Document:
    return text if isinstance(text, Document) else Document.from_text(text)


def _detect(document: Document, parts: Outline, among: Among | None) -> Detection:
    origin = detect_origin(document, parts.sentences, parts.passages, parts.language.sure_code, among=among)
    return Detection(document, parts.language, parts.passages, origin)


def _among(documents: list[Document], parts: list[Outline], language: str, places: list[int]) -> dict[int, Among]:
    """What the others of a group say about each of its texts, by place."""
    texts = [document.text for document in documents]
    alone = [
        wording_log_odds(document, part.sentences, language) for document, part in zip(documents, parts, strict=True)
    ]
    found: dict[int, Among] = {}
    for index, nearest in enumerate(compare(texts, language)):
        if nearest is not None:
            others = (sum(alone) - alone[index]) / (len(alone) - 1)
            start, end = shared_run(texts[index], texts[nearest.index], language)
            path = documents[nearest.index].path
            name = f"text {places[nearest.index] + 1}" if path in {"", "-"} else path
            found[places[index]] = Among(others, nearest.likeness, start, end, name)
    return found
