"""From a path, a URL or standard input to documents.

`read` gives the one document of a source, `read_documents` all documents of a container (archive, feed, table,
bitext), `expand` the sources behind the paths a user named. The text of a document is what the source holds, decoded;
line breaks become line feeds and letters in several characters one (NFC) before any offset counts, and nothing else is
changed.
Documents are untrusted: every format has limits, XML is parsed without entities and without a network.
"""

from __future__ import annotations

from transcheck.reading.formats import read, read_bytes, read_documents
from transcheck.reading.sources import Limits, expand, is_url

__all__ = ["Limits", "expand", "is_url", "read", "read_bytes", "read_documents"]
