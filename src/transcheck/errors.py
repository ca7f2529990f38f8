"""Errors a user can act on: each message is one line that names the input and the reason."""

from __future__ import annotations

__all__ = ["InputError", "ModelError", "TranscheckError", "first_line"]


class TranscheckError(Exception):
    """Base of all errors that transcheck raises on purpose."""


class InputError(TranscheckError):
    """An input that cannot be read or breaks a limit.

    Args:
        path: The input as the user named it.
        reason: Why, as a clause without a full stop ("is empty", "is not text").
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class ModelError(TranscheckError):
    """A model that is missing, damaged or of an unknown kind."""


def first_line(error: Exception) -> str:
    """What an error of another library says, in one line; the name of its class if it says nothing."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
