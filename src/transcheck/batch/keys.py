"""Keys of the cache: hashes of all that can change a result.

These are the content of the copy and of its article, the options, the models with their settings, the code and the
tables of this package, and the versions of the packages it computes with.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path

import transcheck
from transcheck.audit import Options
from transcheck.batch.store import Store
from transcheck.document import Document
from transcheck.models import bundled

__all__ = ["Keys", "code_fingerprint", "digest_of", "document_digest"]

# Parts of the package that show results and do not make them, and the models, which have checksums of their own.
_SHOWS = frozenset({"cli", "report", "schemas", "notebook.py", "models", "__pycache__"})


class Keys:
    """The keys of one batch.

    Args:
        signature: That of the auditor: versions and models.
        options: What is checked and how.
        canonicals: The canonical articles.
    """

    def __init__(self, signature: str, options: Options, canonicals: Sequence[Document]) -> None:
        # Where and on how many threads a model runs changes no result.
        settings = {key: value for key, value in asdict(options).items() if key not in {"threads", "device"}}
        models = [json.dumps([model.name, dict(model.config)], sort_keys=True) for model in bundled()]
        self.common = digest_of(signature, code_fingerprint(), *models, repr(sorted(settings.items())))
        self.articles = [digest_of(self.common, document_digest(document)) for document in canonicals]
        self._all = digest_of(*self.articles)

    def match(self, digest: str) -> str:
        """The key of the choice of an article for a copy."""
        return digest_of("match", self._all, digest)

    def audit(self, digest: str, canonical: int) -> str:
        """The key of the audit of a copy against an article."""
        return audit_key(self.articles[canonical], digest)

    def chosen(self, digest: str, store: Store) -> tuple[bool, int | None]:
        """Whether the article of a copy is known, and its index; None for none of them."""
        if len(self.articles) == 1:
            return True, 0
        key = self.match(digest)
        return (True, store.get(key)["canonical"]) if key in store else (False, None)

    def cached(self, digest: str, store: Store) -> frozenset[int]:
        """The articles against which the audit of a copy is in the cache."""
        return frozenset(index for index in range(len(self.articles)) if self.audit(digest, index) in store)

    def of(self, digest: str, store: Store) -> Iterator[str]:
        """The keys that hold what is known of a copy."""
        _, canonical = self.chosen(digest, store)
        yield self.match(digest)
        if canonical is not None:
            yield self.audit(digest, canonical)


def audit_key(article: str, digest: str) -> str:
    """The key of the audit of a copy, by the key of its article."""
    return digest_of("audit", article, digest)


def document_digest(document: Document) -> str:
    """A hash of all of a document that an audit can see: everything but its path."""
    return digest_of(document.text, str(document.language), str(document.published), *document.notes)


def digest_of(*parts: str) -> str:
    """SHA-256 of some texts, told apart by their lengths; 64 hexadecimal digits."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def code_fingerprint() -> str:
    """A hash of the code and tables that make results, and of the versions of what they stand on.

    It changes with an edit in a source checkout as with an upgrade of a package. Modules that only show results are
    left out, so a change of a report does not cost new audits.
    """
    names = sorted(
        {re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in requires("transcheck") or () if ";" not in line}
    )
    versions = [f"{name}=={version(name)}" for name in names]
    python = ".".join(map(str, sys.version_info[:2]))
    return digest_of(python, *versions, fingerprint_of(Path(transcheck.__file__).parent))


def fingerprint_of(package: Path) -> str:
    """A hash of the names and contents of a package's files, but for those that only show results."""
    hashed = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        inner = path.relative_to(package)
        if not _SHOWS.intersection(inner.parts) and path.is_file():
            hashed.update(digest_of(inner.as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()).encode())
    return hashed.hexdigest()
