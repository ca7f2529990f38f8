"""Results of one document after the other, as text, as JSON or as a line of JSON each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from transcheck.cli.console import emit
from transcheck.cli.options import Output

__all__ = ["write_all"]

Item = TypeVar("Item")


def write_all(
    items: Iterable[Item],
    output: Output,
    *,
    to_text: Callable[[Item], str],
    to_dict: Callable[[Item], dict[str, Any]],
    quiet: bool = False,
) -> None:
    """Write results as they come; all at once for a file, and as one object or a list of them for `json`.

    Raises:
        InputError: If the file cannot be written.
    """
    from transcheck.report.json import encode

    if output.format == "json":
        values = [to_dict(item) for item in items]
        content = values[0] if len(values) == 1 else values
        emit(encode(content, 1), output.path, quiet=quiet)
        return
    rendered = (encode(to_dict(item)) if output.format == "jsonl" else to_text(item) for item in items)
    if output.path is not None:
        emit("".join(rendered), output.path, quiet=quiet)
        return
    for text in rendered:
        emit(text)
