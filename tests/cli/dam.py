"""A small story, a faithful copy and a wrong one, and the type of what runs commands on them."""

from __future__ import annotations

from collections.abc import Callable

from click.testing import Result

CANONICAL = (
    "The Oldbridge dam was closed on Monday after a two-week inspection, the river authority said.\n\n"
    "Engineers found 14 cracks in the concrete. About 3,200 people live below the dam.\n"
)
FAITHFUL = (
    "The river authority said the Oldbridge dam was closed on Monday following an inspection of two weeks.\n\n"
    "Around 3,200 people live below the dam. Engineers found 14 cracks in the concrete.\n"
)
WRONG = (
    "The river authority said the Oldbridge dam was closed on Monday following an inspection of two weeks.\n\n"
    "Around 5,900 people live below the dam. Engineers found 41 cracks in the concrete.\n"
)

Run = Callable[..., Result]
