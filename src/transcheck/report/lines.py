"""Lines and columns of offsets."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

__all__ = ["Lines"]


class Lines:
    """Line and column of the offsets of one text; a line ends with a line feed."""

    def __init__(self, text: str) -> None:
        self._starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))[:-1]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1; columns count Unicode code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
