"""transcheck compares an article with the copies others published, in any language.

The names in `__all__` are the public surface; they are imported when they are first used, so that importing the
package costs nothing.
"""

from __future__ import annotations

import logging
import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transcheck.audit import Options, audit, audit_many
    from transcheck.detection import Detection, detect
    from transcheck.document import Document, Sentence
    from transcheck.errors import InputError, ModelError, TranscheckError
    from transcheck.figures.model import Figure
    from transcheck.figures.texts import compare_texts as compare_figures
    from transcheck.issues import Direction, Issue, Severity
    from transcheck.reading import read
    from transcheck.results import AuditReport, AuditSet, CopyReport
    from transcheck.scoring import embed, entail, score
    from transcheck.values import figures

__version__ = "0.1.0"

_HOMES = {
    "AuditReport": "transcheck.results",
    "AuditSet": "transcheck.results",
    "CopyReport": "transcheck.results",
    "Detection": "transcheck.detection",
    "Direction": "transcheck.issues",
    "Document": "transcheck.document",
    "Figure": "transcheck.figures.model",
    "InputError": "transcheck.errors",
    "Issue": "transcheck.issues",
    "ModelError": "transcheck.errors",
    "Options": "transcheck.audit",
    "Sentence": "transcheck.document",
    "Severity": "transcheck.issues",
    "TranscheckError": "transcheck.errors",
    "audit": "transcheck.audit",
    "audit_many": "transcheck.audit",
    "compare_figures": "transcheck.figures.texts:compare_texts",
    "detect": "transcheck.detection",
    "embed": "transcheck.scoring",
    "entail": "transcheck.scoring",
    "figures": "transcheck.values",
    "read": "transcheck.reading",
    "score": "transcheck.scoring",
}

__all__ = [
    "AuditReport",
    "AuditSet",
    "CopyReport",
    "Detection",
    "Direction",
    "Document",
    "Figure",
    "InputError",
    "Issue",
    "ModelError",
    "Options",
    "Sentence",
    "Severity",
    "TranscheckError",
    "__version__",
    "audit",
    "audit_many",
    "compare_figures",
    "detect",
    "embed",
    "entail",
    "figures",
    "read",
    "score",
]

logging.getLogger(__name__).addHandler(logging.NullHandler())


class _Package(ModuleType):
    """This package, with public functions that stay in place.

    Two functions are named like the modules that hold them. The import system binds a module to its package whenever
    it is first imported; without this class, `transcheck.audit` would then be a module and no longer a function.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, other = _HOMES[name].partition(":")
    value: object = getattr(import_module(module), other or name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


sys.modules[__name__].__class__ = _Package
