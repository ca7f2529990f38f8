"""Where bytes come from: files, standard input, the web. And the limits that they must keep."""

from __future__ import annotations

import gzip
import io
import sys
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import IO
from urllib.parse import urlsplit

from transcheck.errors import InputError

__all__ = ["STANDARD_INPUT", "Limits", "Source", "expand", "is_url", "load", "unpack"]

STANDARD_INPUT = "-"

_AGENT = "transcheck (https://pypi.org/project/transcheck/)"
_MAX_REDIRECTS = 5
_DESCRIPTORS = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a source may cost. A source that breaks a limit is refused as a whole, never cut.

    Attributes:
        size: Bytes of a file, a download or a member of an archive, packed or unpacked.
        characters: Code points of a document.
        pages: Pages of a PDF.
        members: Files in an archive.
        unpacked: Bytes of all members of an archive together.
        seconds: How long a web server may keep silent, before and while it answers.
        download: Seconds that a download may take in all, redirects included.
    """

    size: int = 50_000_000
    characters: int = 2_000_000
    pages: int = 2_000
    members: int = 1_000_000
    unpacked: int = 5_000_000_000
    seconds: float = 20.0
    download: float = 300.0


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes and what is known of them.

    Attributes:
        data: The content.
        path: The source as the user named it.
        name: File name, from which the format may be guessed.
        media_type: What a web server says it is, in small letters, or "".
        charset: The encoding that the user or a web server names.
    """

    data: bytes
    path: str
    name: str
    media_type: str = ""
    charset: str | None = None

    @property
    def extension(self) -> str:
        """The name's extension in small letters, without the dot."""
        return Path(self.name).suffix.lower().removeprefix(".")


def is_url(source: str) -> bool:
    """Whether a source is read from the web."""
    return source.lower().startswith(("http://", "https://"))


def expand(paths: Iterable[str]) -> list[str]:
    """The sources behind paths: folders become the files below them, sorted by name; the rest stays as it is.

    Hidden files and folders below a folder are left out, and links to folders are not followed. What does not exist,
    and a folder that cannot be read, stays in the list, so that reading it says so.
    """
    sources: list[str] = []
    for path in paths:
        if path != STANDARD_INPUT and not is_url(path) and _is_folder(Path(path)):
            sources.extend(str(file) for file in _files_below(Path(path)))
        else:
            sources.append(path)
    return sources


def _files_below(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            if not entry.is_symlink():
                yield from _files_below(entry)
        else:
            yield entry


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # below a folder that may not be searched
        return False


def load(source: str, *, encoding: str | None, offline: bool, limits: Limits) -> Source:
    """Fetch the bytes of a source.

    Args:
        source: A path, `-` for standard input, or an http(s) URL.
        encoding: The encoding that the user names, or None.
        offline: Whether URLs are refused.
        limits: What the source may cost.

    Raises:
        InputError: If it is missing, empty, too large, of a scheme that is not read, or cannot be fetched.
    """
    if is_url(source):
        if offline:
            raise InputError(source, "is a URL, which --offline forbids")
        loaded = _download(source, encoding, limits)
    elif "://" in source and not Path(source).exists():
        raise InputError(source, "has a scheme that is not read (http and https are)")
    elif source == STANDARD_INPUT:
        loaded = Source(_read_all(sys.stdin.buffer, source, limits), source, "", charset=encoding)
    else:
        loaded = _open(source, encoding, limits)
    if not loaded.data.strip():
        raise InputError(source, "is empty")
    return loaded


def _open(source: str, encoding: str | None, limits: Limits) -> Source:
    path = Path(source)
    try:
        if path.is_dir():
            next(path.iterdir(), None)  # one that cannot be read says why
            raise InputError(source, "is a folder")
        if path.is_symlink() and not path.exists():
            raise InputError(source, "is a link that leads nowhere")
        # What a shell makes of `<(command)` is a pipe; one in a folder is left alone, as nobody may be writing to it.
        if not path.is_file() and not source.startswith(_DESCRIPTORS):
            raise InputError(source, "is not a regular file" if path.exists() else "does not exist")
        with path.open("rb") as stream:
            return Source(_read_all(stream, source, limits), source, path.name, charset=encoding)
    except ValueError as error:
        raise InputError(source, "is not a valid path") from error
    except OSError as error:
        raise InputError(source, f"cannot be read ({error.strerror or type(error).__name__})") from error


def _read_all(stream: IO[bytes] | _Timed, source: str, limits: Limits) -> bytes:
    chunks = io.BytesIO()
    while chunk := stream.read(1 << 20):
        chunks.write(chunk)
        if chunks.tell() > limits.size:
            raise InputError(source, f"is larger than {limits.size:,} bytes")
    return chunks.getvalue()


def unpack(data: bytes, source: str, limits: Limits) -> bytes:
    """The content of gzip or zlib data, of all members if there are several, within the limits.

    Raises:
        InputError: If it is damaged or too large.
    """
    try:
        if data.startswith(b"\x1f\x8b"):
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as members:
                content = members.read(limits.size + 1)
        else:
            stream = zlib.decompressobj()
            content = stream.decompress(data, limits.size + 1)
            if len(content) <= limits.size and not stream.eof:
                raise EOFError  # noqa: TRY301 - what the end of a broken gzip file raises, too
    except (zlib.error, gzip.BadGzipFile, EOFError) as error:
        raise InputError(source, "is damaged packed data") from error
    if len(content) > limits.size:
        raise InputError(source, f"unpacks to more than {limits.size:,} bytes")
    return content


class _Timed:
    """A stream that gives what has come, and an error once its time is over.

    Args:
        stream: What to read.
        deadline: When its time is over, on the monotonic clock.
        error: What is raised then.
    """

    def __init__(self, stream: HTTPResponse, deadline: float, error: InputError) -> None:
        self._stream, self._deadline, self._error = stream, deadline, error

    def read(self, size: int) -> bytes:
        """Some bytes, at most so many; none at the end."""
        if monotonic() > self._deadline:
            raise self._error
        return self._stream.read1(size)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows few redirects, and only to the web: never to files or other schemes."""

    max_redirections = _MAX_REDIRECTS

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """As in the base class, refusing other schemes."""
        if not is_url(newurl):
            raise urllib.error.HTTPError(newurl, code, "not a web page", headers, None)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _download(url: str, encoding: str | None, limits: Limits) -> Source:
    """What a server answers, in the time it may take.

    A server that sends a byte now and then never keeps silent for long. What waits for it, before and behind its first
    line, are calls that end with the next byte; so they wait on a thread, and the deadline is kept beside it.
    """
    answers: list[Source | BaseException] = []

    def work() -> None:
        try:
            answers.append(_fetch(url, encoding, limits, monotonic() + limits.download))
        except BaseException as error:
            answers.append(error)

    thread = Thread(target=work, daemon=True)
    thread.start()
    thread.join(limits.download)
    answer = answers[0] if answers else _too_slow(url, limits)
    if isinstance(answer, BaseException):
        raise answer
    return answer


def _too_slow(url: str, limits: Limits) -> InputError:
    return InputError(url, f"cannot be fetched (it takes more than {limits.download:g} seconds)")


def _fetch(url: str, encoding: str | None, limits: Limits, deadline: float) -> Source:
    # Built from the handlers that are meant, so that file: and ftp: cannot be reached by any way.
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    try:
        user, at, _ = urlsplit(url).netloc.rpartition("@")
        if at:
            raise InputError(url.replace(user + at, "", 1), "is given with a user or a password, which are not sent")
        request = urllib.request.Request(url, headers={"User-Agent": _AGENT, "Accept-Encoding": "gzip, identity"})  # noqa: S310 - `load` lets http and https through only
        with opener.open(request, timeout=limits.seconds) as response:
            data = _read_all(_Timed(response, deadline, _too_slow(url, limits)), url, limits)
            headers: Message = response.headers
    except urllib.error.HTTPError as error:
        astray = "redirects too often, or to something that is not a web page"
        reason = astray if 300 <= error.code < 400 else f"cannot be fetched (the server answers {error.code})"
        raise InputError(url, reason) from error
    except urllib.error.URLError as error:
        raise InputError(url, f"cannot be fetched ({error.reason})") from error
    except (OSError, HTTPException, ValueError) as error:
        raise InputError(url, f"cannot be fetched ({error or type(error).__name__})") from error
    if headers.get("Content-Encoding", "").lower() in {"gzip", "deflate"}:
        data = unpack(data, url, limits)
    name = Path(urlsplit(url).path).name
    return Source(data, url, name, headers.get_content_type(), encoding or _kept(headers.get_content_charset(), data))


def _kept(charset: str | None, data: bytes) -> str | None:
    """The encoding that a server states; None if it does not keep it, so that the text decides."""
    try:
        data.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return None
    return charset
