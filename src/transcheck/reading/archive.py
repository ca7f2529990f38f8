"""Archives of documents: zip, tar (packed or not) and single gzip files, read member by member within limits."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from transcheck.document import Document
from transcheck.errors import InputError
from transcheck.reading.office import read_zip_member
from transcheck.reading.sources import Limits, Source, unpack

__all__ = ["is_tar", "read_gzip", "read_tar", "read_zip"]

Documents = Iterator[Document | InputError]
ReadMember = Callable[[Source, Limits], Documents]


def is_tar(data: bytes) -> bool:
    """Whether bytes begin like a tar archive (POSIX or GNU)."""
    return data[257:262] == b"ustar"


def read_zip(source: Source, limits: Limits, read_member: ReadMember) -> Documents:
    """The documents of the members of a zip archive, in the order of their names."""
    with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        members = [info for info in archive.infolist() if not info.is_dir() and _is_wanted(info.filename)]
        _check(source, len(members), sum(info.file_size for info in members), limits)
        for info in sorted(members, key=lambda info: info.filename):
            path = f"{source.path}/{info.filename}"
            try:
                yield from read_member(_member(read_zip_member(archive, info, path, limits), path), limits)
            except InputError as error:
                yield error


def read_tar(source: Source, limits: Limits, read_member: ReadMember) -> Documents:
    """The documents of the files of a tar archive, in the order of their names; links are left out.

    Raises:
        InputError: If it is damaged, or has or unpacks to more than the limits allow; a single file that does is an
            error among the documents.
    """
    try:
        with tarfile.open(fileobj=io.BytesIO(source.data), mode="r:") as archive:
            members = [info for info in archive if info.isfile() and _is_wanted(info.name)]
            _check(source, len(members), sum(info.size for info in members), limits)
            for info in sorted(members, key=lambda info: info.name):
                path = f"{source.path}/{info.name}"
                stream = archive.extractfile(info)
                try:
                    if info.size > limits.size or stream is None:
                        raise InputError(path, f"is larger than {limits.size:,} bytes")  # noqa: TRY301 - one way for all members
                    yield from read_member(_member(stream.read(), path), limits)
                except InputError as error:
                    yield error
    except (tarfile.TarError, EOFError, OSError) as error:
        raise InputError(source.path, "is a damaged tar archive") from error


def read_gzip(source: Source, limits: Limits, read_member: ReadMember) -> Documents:
    """The documents of one gzip file: an archive, a table or a single document."""
    name = source.name.removesuffix(".gz").replace(".tgz", ".tar")
    yield from read_member(Source(unpack(source.data, source.path, limits), source.path, name), limits)


def _member(data: bytes, path: str) -> Source:
    if not data.strip():
        raise InputError(path, "is empty")
    return Source(data, path, PurePosixPath(path).name)


def _is_wanted(name: str) -> bool:
    """Whether a member is no hidden file and no trace of the packing system."""
    return not any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts if part != "..")


def _check(source: Source, members: int, size: int, limits: Limits) -> None:
    if members > limits.members:
        raise InputError(source.path, f"holds more than {limits.members:,} files")
    if size > limits.unpacked:
        raise InputError(source.path, f"unpacks to more than {limits.unpacked:,} bytes")
