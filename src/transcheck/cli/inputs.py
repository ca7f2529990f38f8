"""From the names a user typed to documents; what cannot be read is reported and counted, and the rest goes on."""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import IO

from transcheck.cli.console import fail, message
from transcheck.cli.options import Run
from transcheck.document import Document
from transcheck.errors import InputError

__all__ = ["Inputs", "decoded", "lines"]


class Inputs:
    """The documents behind names, read when they are asked for.

    Args:
        names: Files, folders, URLs, `-`.
        run: How to read.
        leave_out: Files, and folders with all in them, that are not meant when they lie in one of the folders:
            canonical articles, lists, reports.
        records: Whether standard input may be lines of JSON.

    Attributes:
        names: The sources, folders replaced by the files below them.
        errors: One line for each input that could not be read so far.
    """

    def __init__(
        self, names: Sequence[str], run: Run, leave_out: Iterable[str | Path] = (), *, records: bool = False
    ) -> None:
        from transcheck.reading import expand

        self.errors: list[str] = []
        self._run = run
        self._records = records
        self.names: list[str] = []
        own = {_place(path) for path in leave_out}
        for name in names:
            found = expand([name])
            kept = [file for file in found if file == name or own.isdisjoint((_place(file), *_place(file).parents))]
            self.names += kept
            if not kept:
                itself = "holds no copy: what belongs to the audit itself, such as article and output, is none"
                self._fail(InputError(name, itself if found else "is an empty folder"))

    def documents(self, names: Sequence[str] | None = None) -> Iterator[Document]:
        """The documents of the sources, or of some of them."""
        for name in self.names if names is None else names:
            try:
                for found in self._source(name):
                    if isinstance(found, InputError):
                        self._fail(found)
                    else:
                        yield found
            except InputError as error:
                self._fail(error)

    def _source(self, name: str) -> Iterator[Document | InputError]:
        from transcheck.reading import read_documents

        if name == "-" and self._records:
            return _records(sys.stdin.buffer, self._run)
        return read_documents(name, encoding=self._run.encoding, offline=self._run.offline)

    def _fail(self, error: InputError) -> None:
        self.errors.append(str(error))
        fail(error)


def _place(path: str | Path) -> Path:
    """Where a path leads, by way of all links; also where they lead in a circle."""
    return Path(os.path.realpath(path))


def _records(stream: IO[bytes], run: Run) -> Iterator[Document | InputError]:
    """The documents of lines of JSON that hold a text, as in files of them, one by one as the lines arrive.

    Args:
        stream: Standard input; its first line has been looked at when this returns.
        run: How to read.

    Returns:
        Documents named by the field `id` or one like it, or by the number of their line, and errors; or, if the first
        line is no such record, the one document that the stream holds.

    Raises:
        InputError: If it is no record, and larger than a source may be.
    """
    from transcheck.reading import Limits, read_bytes
    from transcheck.reading.records import begins_record

    first = stream.readline()
    if begins_record(first):
        return (_record(line, number) for number, line in enumerate(chain([first], stream), 1) if line.strip())
    limits = Limits()
    data = first + stream.read(limits.size + 1)
    if len(data) > limits.size:
        raise InputError("-", f"is larger than {limits.size:,} bytes")
    return read_bytes(data, "", path="-", encoding=run.encoding, limits=limits)


def _record(line: bytes, number: int) -> Document | InputError:
    from transcheck.reading import Limits
    from transcheck.reading.records import record_document
    from transcheck.reading.sources import Source

    place = f"-#{number}"
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return InputError(place, f"is not JSON ({error})")
    return record_document(record, place, Source(line, "-", ""), Limits())


def lines(name: str, run: Run) -> Iterator[str]:
    """The lines of a file or of standard input, one after the other, without their line breaks.

    Args:
        name: A path, or `-`.
        run: How to read. Where it names no encoding, that of a file is found as for articles; standard input, which is
            answered as it comes, is UTF-8.

    Raises:
        InputError: If it cannot be read, or is not in its encoding.
    """
    number = 0
    try:
        if run.encoding is None and Path(name).is_file() and not _is_utf8(Path(name)):
            yield from decoded(name, run).removesuffix("\n").split("\n")
            return
        # Standard input is not closed: it is not ours.
        with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as stream:
            text = TextIOWrapper(stream, encoding=run.encoding or "utf-8-sig", newline=None)
            try:
                for line in text:
                    number += 1
                    yield line.removesuffix("\n")
            finally:
                text.detach()
    except OSError as error:
        raise InputError(name, f"cannot be read ({error.strerror})") from error
    except LookupError as error:
        raise InputError(name, f"is said to be in an encoding that is not known ({run.encoding})") from error
    except UnicodeDecodeError as error:
        raise InputError(
            name, f"is not {error.encoding} after line {number} ({error.reason}); name its encoding with --encoding"
        ) from error


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as stream:
        try:
            while chunk := stream.read(1 << 20):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def decoded(name: str, run: Run) -> str:
    """The text of a file in UTF-8 or in the encoding that fits best; what was concluded of that is told.

    Raises:
        InputError: If it cannot be read, is empty, or no text.
    """
    from transcheck.reading.sources import Limits, load
    from transcheck.reading.text import decode

    text, notes = decode(load(name, encoding=None, offline=run.offline, limits=Limits()))
    for note in notes:
        message(f"{name}: {note}", quiet=run.quiet)
    return text
