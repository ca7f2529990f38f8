"""`transcheck align`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transcheck.cli.listing import write_all
from transcheck.cli.options import Output, Run, output_options, run_options, threads_option

if TYPE_CHECKING:
    from transcheck.alignment import AlignedGroup

__all__ = ["command"]


@click.command("align")
@click.argument("canonical", metavar="CANONICAL")
@click.argument("copy", metavar="COPY")
@click.option("--words", is_flag=True, help="Align the words too: which of the article stands for which of the copy.")
@output_options(("text", "json", "jsonl"))
@threads_option
@run_options
def command(canonical: str, copy: str, words: bool, output: Output, threads: int | None, run: Run) -> None:
    """Align the sentences of COPY with those of CANONICAL, one to many, in any order and language.

    Groups come in the order of the copy, sentences that the copy leaves out last. json and jsonl write an object a
    group, with the offsets of each sentence and, with --words, of each pair of words.

    \b
    Examples:
      transcheck align article.txt copy.txt
      transcheck align --words article.txt kopie.html
      transcheck align --format jsonl article.txt https://example.org/copy
    """
    from transcheck.alignment import AlignedGroup, align_documents
    from transcheck.reading import read

    if canonical == copy == "-":
        raise click.UsageError("standard input cannot be both texts")
    one, other = (read(name, encoding=run.encoding, offline=run.offline) for name in (canonical, copy))
    groups = align_documents(one, other, words=words, threads=threads)
    texts = one.text, other.text
    write_all(groups, output, to_text=lambda group: _text(group, texts), to_dict=AlignedGroup.to_dict, quiet=run.quiet)


def _text(group: AlignedGroup, texts: tuple[str, str]) -> str:
    from transcheck.report.view import one_line

    canonical = " ".join(one_line(sentence.text) for sentence in group.canonical)
    copy = " ".join(one_line(sentence.text) for sentence in group.copy)
    if not canonical:
        return f"added\n  + {copy}\n\n"
    if not copy:
        return f"omitted\n  - {canonical}\n\n"
    words = "".join(
        f"    {one_line(texts[1][slice(*link.copy)])} = {one_line(texts[0][slice(*link.canonical)])}\n"
        for link in group.words
    )
    return f"{group.similarity:.2f}\n  - {canonical}\n  + {copy}\n{words}\n"
