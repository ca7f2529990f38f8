"""`transcheck detect`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transcheck.cli.inputs import Inputs
from transcheck.cli.listing import write_all
from transcheck.cli.options import Output, Run, output_options, run_options

if TYPE_CHECKING:
    from transcheck.detection import Detection

__all__ = ["command"]

_SHOWN = 80  # characters of a quote


@click.command("detect")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--together",
    is_flag=True,
    help="All texts tell one story and were made apart from each other, such as several translations of an article: "
    "judge them by how much they resemble each other as well. Answers come when all have been read.",
)
@output_options(("text", "json", "jsonl"))
@run_options
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], together: bool, output: Output, run: Run) -> None:
    """Tell the language of each FILE and of its passages, and whether it is a machine translation, with evidence.

    A FILE is a file, a folder (all files below it), a URL, or - for standard input. Lines of JSON on standard input,
    objects with a field "text" and optionally "id" and "language", are answered one by one.

    \b
    Examples:
      transcheck detect copy.html
      transcheck detect --together translations/
      transcheck detect --format jsonl folder/ > origins.jsonl
      cat texts.jsonl | transcheck detect --format jsonl - > origins.jsonl
    """
    from transcheck.detection import Detection, detect, detect_together

    inputs = Inputs(files, run, records=True)
    documents = inputs.documents()
    found = iter(detect_together(documents)) if together else (detect(document) for document in documents)
    write_all(found, output, to_text=_text, to_dict=Detection.to_dict, quiet=run.quiet)
    ctx.exit(2 if inputs.errors else 0)


def _text(found: Detection) -> str:
    from transcheck.document import language_name
    from transcheck.outline import caveat
    from transcheck.report.view import one_line, origin_phrase, origin_share, shortened

    language, origin = found.language, found.machine_translation
    lines = [
        f"{one_line(found.document.path)}",
        f"  language: {language_name(language.code)} ({language.code}, {language.confidence:.2f})",
    ]
    for passage in (item for item in found.passages if item.language != language.code):
        words = shortened(found.document.text[passage.start : passage.end], _SHOWN)
        lines.append(f"  passage in {language_name(passage.language)}: “{words}”")
    lines.append(f"  origin: {origin_phrase(origin).removeprefix('origin ')} ({origin_share(origin)})")
    lines += [
        f"    {item.kind}: “{shortened(item.quote, _SHOWN)}” {one_line(item.message)}" for item in origin.evidence
    ]
    lines += [f"  note: {one_line(note)}" for note in (caveat(language), origin.note, *found.document.notes) if note]
    return "\n".join(lines) + "\n"
