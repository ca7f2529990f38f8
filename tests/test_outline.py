from __future__ import annotations

from decimal import Decimal

import pytest

from transcheck.alignment import align_documents
from transcheck.detection import detect
from transcheck.document import Document
from transcheck.errors import InputError
from transcheck.outline import caveat, outline
from transcheck.values import figures

ENGLISH = "The bridge was closed on Monday. About 1,200 drivers had to turn back."
GERMAN = "Rund 1.200 Fahrer mussten umkehren. Die Brücke wurde am Montag gesperrt."


def test_sentences_carry_the_language_of_their_passage() -> None:
    found = outline(Document(f"{ENGLISH}\n\n{GERMAN} Das teilte die Stadt am Abend mit."))
    assert [sentence.language for sentence in found.sentences][:2] == ["en", "en"]
    assert found.sentences[-1].language == "de"


def test_a_stated_language_is_believed() -> None:
    found = outline(Document("Taxi Hotel 12", language="fr"))
    assert (found.language.code, found.language.confidence, found.language.supported) == ("fr", 1.0, True)
    assert not outline(Document("Taxi", language="tlh")).language.supported


@pytest.mark.parametrize(
    ("tag", "code"),
    [("de-DE", "de"), ("PT_br", "pt"), ("deu", "de"), ("nb-NO", "no"), ("iw", "he"), ("zh-Hans", "zh"), ("tl", "tl")],
)
def test_a_tag_states_the_language_without_script_and_region(tag: str, code: str) -> None:
    assert Document("Es kamen 1.200.", language=tag).language == code


def test_what_is_no_language_code_counts_as_not_stated() -> None:
    assert outline(Document(ENGLISH, language="english")).language.code == "en"
    assert Document(ENGLISH, language="").language is None


def test_a_document_is_a_text_that_can_be_written() -> None:
    with pytest.raises(TypeError, match="must be a string, not bytes"):
        Document.from_text(b"The bridge.")  # type: ignore[arg-type] (wrong on purpose)
    with pytest.raises(InputError, match="half of a character"):
        Document.from_text("The \udc80 bridge.")


def test_a_language_in_doubt_is_not_supported() -> None:
    found = outline(Document("Xkq wolpf mrunt gilba taro fendi. Olpa grint movil stako ren. Bilu karto femen dasil."))
    assert found.language.doubtful
    assert not found.language.supported
    assert found.language.sure_code == "und"
    assert "in doubt" in caveat(found.language)
    assert caveat(outline(Document(ENGLISH)).language) == ""
    assert "do not tell" in caveat(outline(Document("12 34")).language)


def test_figures_are_read_in_the_language_of_their_passage() -> None:
    assert (figures(GERMAN)[0].quote, figures(GERMAN)[0].low) == ("1.200", Decimal(1200))
    assert figures("Es kamen 1.200.", language="de")[0].low == 1200
    assert figures("Es kamen 1.200.", language="de-AT")[0].low == 1200


def test_detection_has_the_shape_of_the_contract() -> None:
    found = detect(ENGLISH).to_dict()
    assert list(found) == ["schema", "path", "language", "passages", "machine_translation"]
    assert found["language"]["code"] == "en"


def test_alignment_finds_reordered_sentences_across_languages() -> None:
    one, other = Document(ENGLISH), Document(GERMAN)
    groups = align_documents(one, other)
    pairs = [(group.canonical[0].text[:9], group.copy[0].text[:10]) for group in groups]
    assert pairs == [("About 1,2", "Rund 1.200"), ("The bridg", "Die Brücke")]
    for place in groups[0].to_dict()["copy"]:
        assert other.text[place["start"] : place["end"]] == place["sentence"]
