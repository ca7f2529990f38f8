"""Frozen dataclasses to JSON and back without loss, by their type hints: audits in the cache come back as they were.

A dataclass becomes the list of its fields. What reads such a list must know the class as it was when it was written;
the keys of the cache see to that, since they change with the code (see `keys`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

__all__ = ["from_json", "to_json"]

Value = TypeVar("Value")
Convert = Callable[[Any], Any]


def to_json(value: object) -> Any:
    """What `json.dumps` takes: a list for a dataclass, with its fields in order."""
    return _converters(cast("Hashable", type(value)))[0](value)


def from_json(kind: type[Value], data: Any) -> Value:
    """The value of class `kind` from what `to_json` made of it.

    Raises:
        ValueError, TypeError: If the data is not of this class.
    """
    return cast("Value", _converters(cast("Hashable", kind))[1](data))


@cache
def _converters(kind: Hashable) -> tuple[Convert, Convert]:
    """How a value of a type is written and read."""
    if kind in {str, int, bool}:
        return _same, _same
    if kind is float:
        return float, float
    if kind is date:
        return date.isoformat, date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value, kind
    if is_dataclass(kind):
        return _dataclass(cast("type[Any]", kind))
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType} and len(arguments) == 2 and NoneType in arguments:
        write, read = _converters(next(item for item in arguments if item is not NoneType))
        return _unless_none(write), _unless_none(read)
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            write, read = _converters(arguments[0])
            return lambda value: [write(item) for item in value], lambda data: tuple(read(item) for item in data)
        return _record([_converters(item) for item in arguments], tuple)
    raise TypeError(f"values of {kind!r} cannot be kept")


def _dataclass(kind: type[Any]) -> tuple[Convert, Convert]:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    write, read = _record([_converters(hints[name]) for name in names], lambda values: kind(*values))
    return lambda value: write([getattr(value, name) for name in names]), read


def _record(items: list[tuple[Convert, Convert]], make: Convert) -> tuple[Convert, Convert]:
    """A list of known length, each place with its own type."""
    writers, readers = [item[0] for item in items], [item[1] for item in items]
    return (
        lambda values: [write(value) for write, value in zip(writers, values, strict=True)],
        lambda data: make([read(value) for read, value in zip(readers, data, strict=True)]),
    )


def _unless_none(convert: Convert) -> Convert:
    return lambda value: None if value is None else convert(value)


def _same(value: Any) -> Any:
    return value
