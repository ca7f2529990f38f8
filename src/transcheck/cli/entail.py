"""`transcheck entail`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

import click

from transcheck.cli.inputs import lines
from transcheck.cli.listing import write_all
from transcheck.cli.options import Engine, Output, Run, engine_options, output_options, run_options
from transcheck.errors import InputError

__all__ = ["command"]

# Pairs read before the first answer is written. It bounds the memory; no score depends on it.
_BATCH = 256


class _Pair(NamedTuple):
    id: str | int
    premise: str
    hypothesis: str


class _Answer(NamedTuple):
    pair: _Pair
    shares: dict[str, float]
    label: str
    windows: int


@click.command("entail")
@click.argument("pairs", metavar="PAIRS")
@output_options(("jsonl", "text"), default="jsonl")
@engine_options
@run_options
@click.pass_context
def command(ctx: click.Context, pairs: str, output: Output, engine: Engine, run: Run) -> None:
    """Judge whether each premise entails its hypothesis.

    PAIRS is a file, or - for standard input: lines of JSON with "premise", "hypothesis" and optionally "id", or lines
    of premise and hypothesis parted by a tab, with or without a head line that names the columns. The answers come in
    the same order.

    \b
    Examples:
      transcheck entail pairs.tsv
      printf 'It rained all day.\\tThe day was dry.\\n' | transcheck entail -
      transcheck entail pairs.jsonl --entailment-model cross-encoder/nli-deberta-v3-base
    """
    errors: list[InputError] = []
    answers = _answers(_read(pairs, run, errors), engine)
    write_all(answers, output, to_text=_text, to_dict=_dict, quiet=run.quiet)
    ctx.exit(2 if errors else 0)


def _answers(pairs: Iterable[_Pair], engine: Engine) -> Iterator[_Answer]:
    from transcheck.entailment import load_entailment

    model = load_entailment(engine.entailment_model, engine.threads, engine.device)
    waiting = iter(pairs)
    while batch := list(islice(waiting, _BATCH)):
        judgements = model.judge([pair.premise for pair in batch], [pair.hypothesis for pair in batch])
        for pair, judgement in zip(batch, judgements, strict=True):
            shares = judgement.probabilities
            yield _Answer(pair, shares.to_dict(), shares.label, judgement.windows)


def _read(name: str, run: Run, errors: list[InputError]) -> Iterator[_Pair]:
    """The pairs of a file; lines that are none are reported, and the rest goes on."""
    from transcheck.cli.console import fail

    columns: tuple[str, ...] = ("premise", "hypothesis")
    found = False
    for number, line in enumerate(lines(name, run), 1):
        cells = line.split("\t")
        if number == 1 and {"premise", "hypothesis"} <= set(cells):
            columns = tuple(cells)
            continue
        if not line.strip():
            continue
        found = True
        try:
            yield _pair(line, number, columns, cells)
        except ValueError as error:
            errors.append(InputError(f"{name}:{number}", str(error)))
            fail(errors[-1])
    if not found:
        raise InputError(name, "holds no pair")


def _pair(line: str, number: int, columns: Sequence[str], cells: Sequence[str]) -> _Pair:
    """A pair from a line: an object of JSON, or cells under the names of columns.

    Raises:
        ValueError: If it is none.
    """
    record = dict(zip(columns, cells, strict=False))
    if line.lstrip().startswith("{"):
        try:
            record = json.loads(line)
        except RecursionError as error:
            raise ValueError("is not JSON (it is nested too deeply)") from error
        except ValueError as error:
            raise ValueError("is not JSON") from error
    elif len(cells) > len(columns):
        raise ValueError(f"has {len(cells)} columns, not {len(columns)}")
    premise, hypothesis = record.get("premise"), record.get("hypothesis")
    if not isinstance(premise, str) or not isinstance(hypothesis, str):
        raise ValueError("has no premise and hypothesis (JSON, or two columns parted by a tab)")  # noqa: TRY004 (one kind of error for a line that is no pair)
    if not (premise.strip() and hypothesis.strip()):
        raise ValueError("has an empty premise or hypothesis")
    try:
        (premise + hypothesis).encode()
    except UnicodeEncodeError as error:
        raise ValueError("has half of a character (a lone surrogate)") from error
    name = record.get("id")
    if isinstance(name, bool) or not isinstance(name, str | int | float | None):
        raise ValueError("has an id that is neither a string nor a number")  # noqa: TRY004 (one kind of error for a line that is no pair)
    return _Pair(number if name is None else name, premise, hypothesis)


def _dict(answer: _Answer) -> dict[str, Any]:
    head = {"schema": "transcheck/entail/1", "id": answer.pair.id}
    result: dict[str, Any] = head | {**answer.shares, "label": answer.label}
    # Long texts are read in windows, and the output says so.
    return result | {"windows": answer.windows} if answer.windows > 1 else result


def _text(answer: _Answer) -> str:
    shares = " ".join(f"{name} {share:.2f}" for name, share in answer.shares.items())
    from transcheck.report.view import one_line

    return f"{one_line(str(answer.pair.id))}\t{answer.label}\t{shares}\n"
