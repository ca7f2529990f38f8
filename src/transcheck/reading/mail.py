"""Messages as mail programs save them (.eml): the subject and the text, without headers and attachments."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from transcheck.document import Document
from transcheck.errors import InputError
from transcheck.reading.html import article
from transcheck.reading.sources import Limits, Source
from transcheck.reading.text import decode, finish

__all__ = ["read_mail"]


def read_mail(source: Source, limits: Limits) -> Iterator[Document]:
    """The document of a message: its subject and its text, from the HTML where it has both; attachments are named.

    Raises:
        InputError: If it holds no text, or none in the encoding that it states.
    """
    message = BytesParser(policy=policy.default).parsebytes(source.data)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("html", "plain"))
    if body is None:
        raise InputError(source.path, "is a message without text")
    payload = body.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    text, notes = decode(Source(data, source.path, source.name, charset=body.get_content_charset()))
    text = (article(text)[0] if body.get_content_subtype() == "html" else text).strip()
    subject = " ".join(str(message["subject"] or "").split())
    if subject and text and not text.startswith(subject):
        text = f"{subject}\n\n{text}"
    attached = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    notes = (*notes, f"Attachments are not read: {', '.join(attached)}.") if attached else notes
    try:
        published = parsedate_to_datetime(str(message["date"])).date() if message["date"] else None
    except ValueError:
        published = None
    yield finish(text, source, limits, published=published, notes=notes)
