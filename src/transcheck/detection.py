"""One text on its own: its language, its passages, and whether it is a machine translation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from transcheck.document import Document
from transcheck.origin import detect_origin
from transcheck.outline import outline
from transcheck.results import Language, MachineTranslation, Passage

__all__ = ["Detection", "detect"]


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
    document = text if isinstance(text, Document) else Document.from_text(text)
    parts = outline(document)
    origin = detect_origin(document, parts.sentences, parts.passages, parts.language.code)
    return Detection(document, parts.language, parts.passages, origin)
