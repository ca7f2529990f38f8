"""Words of aligned sentences, in the offsets of their documents."""

from __future__ import annotations

from transcheck.align import align_sentences, similarity
from transcheck.alignment import align_documents, align_words
from transcheck.document import Document
from transcheck.encoder import load_encoder
from transcheck.results import Pair
from transcheck.side import Side, prepare

CANONICAL = Document.from_text(
    "The bridge was closed on Friday. About 1,200 commuters a day have to travel by bus.\n\nRepairs begin in June.\n"
)
GERMAN = Document.from_text(
    "Am Freitag wurde die Brücke gesperrt.\n\n"
    "Rund 1.200 Pendler müssen täglich mit dem Bus fahren. Der Zoo bekam zwei junge Pinguine.\n"
)
CHINESE = Document.from_text("大桥于周五关闭。每天约有1200名通勤者不得不乘坐公交车。维修将于六月开始。")


def linked(copy: Document) -> tuple[Side, Side, tuple[Pair, ...]]:
    encoder = load_encoder()
    left, right = prepare(CANONICAL, encoder), prepare(copy, encoder)
    return left, right, align_words(left, right, align_sentences(similarity(left.encodings, right.encodings)))


def gloss(copy: Document) -> dict[str, str]:
    _, _, pairs = linked(copy)
    return {
        copy.text[slice(*link.copy)]: CANONICAL.text[slice(*link.canonical)] for pair in pairs for link in pair.words
    }


def test_a_reader_learns_what_foreign_words_stand_for() -> None:
    assert {"Brücke": "bridge", "gesperrt": "closed", "Pendler": "commuters", "Bus": "bus"}.items() <= gloss(
        GERMAN
    ).items()
    assert {"关闭": "closed", "维修": "Repairs"}.items() <= gloss(CHINESE).items()


def test_a_figure_is_one_word() -> None:
    assert gloss(GERMAN)["1.200"] == "1,200"


def test_words_stay_within_their_sentences_and_in_the_order_of_the_copy() -> None:
    left, right, pairs = linked(GERMAN)
    assert any(pair.words for pair in pairs)
    for pair in pairs:
        assert [link.copy for link in pair.words] == sorted(link.copy for link in pair.words)
        for link in pair.words:
            for side, indices, (start, end) in (
                (left, pair.canonical, link.canonical),
                (right, pair.copy, link.copy),
            ):
                assert any(side.sentences[i].start <= start < end <= side.sentences[i].end for i in indices)


def test_sentences_without_counterpart_have_no_words() -> None:
    _, _, pairs = linked(GERMAN)
    alone = [pair for pair in pairs if not (pair.canonical and pair.copy)]
    assert alone
    assert not any(pair.words for pair in alone)


def test_documents_are_aligned_with_and_without_words() -> None:
    plain, worded = align_documents(CANONICAL, GERMAN), align_documents(CANONICAL, GERMAN, words=True)
    assert [group.to_dict() for group in plain] == [
        {key: value for key, value in group.to_dict().items() if key != "words"} for group in worded
    ]
    assert not any(group.words for group in plain)
    pair = next(word for group in worded for word in group.to_dict().get("words", ()))
    for document, side in ((CANONICAL, "canonical"), (GERMAN, "copy")):
        assert document.text[pair[side]["start"] : pair[side]["end"]] == pair[side]["quote"]
