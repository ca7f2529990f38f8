from __future__ import annotations

from importlib.resources import files

import pytest

from transcheck.lexical.lexicon import load_lexicon, tokens_of

TABLES = ("attribution", "comparison", "framing", "modality", "negation", "polarity", "prepositions", "ranks")


@pytest.mark.parametrize("table", TABLES)
def test_patterns_stand_in_one_class(table: str) -> None:
    seen: dict[tuple[str, str], str] = {}
    for line in files("transcheck").joinpath(f"data/lexical/{table}.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, kind, patterns = line.split("\t")
        for pattern in patterns.split("|"):
            assert pattern.strip(), line[:60]
            assert seen.setdefault((language, pattern.casefold()), kind) == kind, (language, pattern)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They haven’t signed.", [("negator", "haven’t")]),
        ("en", "It is not only large.", [("double", "not only")]),
        ("en", "She rarely came.", [("degree", "rarely")]),
        ("de", "Er hat keine Zeit.", [("negator", "keine")]),
        ("fr", "Il n’est pas venu.", [("negator", "n’est"), ("negator", "pas")]),
        ("tr", "Henüz değil.", [("negator", "değil")]),
        ("tr", "HİÇBİR gemi gelmedi.", [("negator", "HİÇBİR"), ("lexical", "gelmedi")]),
        ("ru", "Он не только врач.", []),
        ("hi", "वह नहीं आया।", [("negator", "नहीं")]),
        ("zh", "他不过是没有来。", [("negator", "没有")]),
        ("ja", "彼は来なければならない。", []),
        ("ko", "아무도 오지 않았다.", [("negator", "아무도"), ("negator", "않았다")]),
        ("th", "เขาไม่มา", [("negator", "ไม่")]),
        ("fa", "او نمی‌رود", [("negator", "نمی‌رود")]),
    ],
)
def test_negation_cues(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = load_lexicon("negation", language).find(text)
    assert [(cue.kind, cue.text) for cue in found] == expected
    assert all(text[cue.start : cue.end] == cue.text for cue in found)


def test_longest_pattern_wins() -> None:
    kinds = [cue.kind for cue in load_lexicon("attribution", "en").find("She was forced to admit it.")]
    assert kinds == ["concede"]


def test_lemmas_are_found_in_any_inflection() -> None:
    lexicon = load_lexicon("attribution", "en")
    assert [cue.kind for cue in lexicon.find("He boasts. He boasted. He was boasting.")] == ["loaded"] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Rat lehnte gestern ab.", [("decision/rejected/", "lehnte gestern ab", ["lehnte", "ab"])]),
        ("Man sprach die Bankiers und Makler frei.", [("legal-process/acquitted/0", None, ["sprach", "frei"])]),
        ("Er sprach, und sie war frei.", []),
        ("Er sprach eins zwei drei vier fünf sechs frei.", []),
        (
            "Die Jury befand die Zeugin für schuldig.",
            [
                ("legal-process/convicted/6", None, ["befand", "für schuldig"]),
                ("legal-role/witness/", "Zeugin", ["Zeugin"]),
            ],
        ),
    ],
)
def test_words_may_stand_in_a_gap(text: str, expected: list[tuple[str, str | None, list[str]]]) -> None:
    found = load_lexicon("events", "de").find(text)
    assert [(cue.kind, [text[slice(*span)] for span in cue.spans]) for cue in found] == [
        (kind, parts) for kind, _, parts in expected
    ]
    assert all(words in {None, cue.text} for cue, (_, words, _) in zip(found, expected, strict=True))
    assert all(text[cue.start : cue.end] == cue.text for cue in found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "سافر بالقطار.", [("vehicle/train/", "بالقطار")]),
        ("ar", "سمع وللقطار صوت.", [("vehicle/train/", "وللقطار")]),
        # The article loses its first letter behind “to”; the second word of a phrase stands as it is.
        ("ar", "عاد للدراجة النارية.", [("vehicle/motorcycle/", "للدراجة النارية")]),
        # What only looks so: “only” is no “and a cat”, “big” no “like a well”.
        ("ar", "جاء فقط رجل كبير.", []),
        # A short beginning is no word behind a small one.
        ("ar", "رأى الصيفي.", [("season/summer/", "الصيفي")]),
        ("ar", "جاء بصيفي.", []),
    ],
)
def test_words_are_found_behind_what_is_written_together_with_them(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    found = load_lexicon("cohyponyms", language).find(text)
    assert [(cue.kind, cue.text) for cue in found] == expected


def test_the_joiner_of_persian_words_says_nothing() -> None:
    found = load_lexicon("groups", "fa").find("گروگان‌ها و گروگانها")
    assert [cue.text for cue in found] == ["گروگان‌ها", "گروگانها"]


def test_hebrew_words_are_found_behind_and_and_that() -> None:
    found = load_lexicon("attribution", "he").find("הוא בא ואמרה שמסר כשטען.")
    assert [(cue.kind, cue.text) for cue in found] == [("neutral", "ואמרה"), ("neutral", "שמסר"), ("doubt", "כשטען")]


def test_a_phrase_of_several_classes_belongs_to_each() -> None:
    (cue,) = load_lexicon("events", "id").find("Ia dibebaskan.")
    assert cue.kinds == ("legal-process/acquitted/0", "legal-process/released/0")


def test_a_form_of_one_concept_does_not_hide_the_stem_of_another() -> None:
    (cue,) = load_lexicon("cohyponyms", "hi").find("नर्सों")
    assert set(cue.kinds) == {"occupation/midwife/", "occupation/nurse/"}
    (cue,) = load_lexicon("cohyponyms", "fr").find("canons")
    assert "weapon/howitzer/" in cue.kinds


def test_unknown_language_has_no_lexicon() -> None:
    lexicon = load_lexicon("framing", "qq")
    assert not lexicon
    assert lexicon.find("regime") == []


def test_combining_marks_belong_to_their_word() -> None:
    assert [token.form for token in tokens_of("नहीं किया")] == ["नहीं", "किया"]


def test_a_very_long_word_is_compared_literally() -> None:
    assert load_lexicon("negation", "en").find("un" * 5000) == []


def test_letters_of_several_characters_are_one_in_tables_and_in_texts() -> None:
    composed, apart = "এটা ভালো ন\u09df।", "এটা ভালো ন\u09af\u09bc।"
    assert [load_lexicon("negation", "bn").find(text)[0].kind for text in (composed, apart)] == ["negator", "negator"]
    for text in ("लड\u093cका खुश था।", "ल\u095cका खुश था।"):
        assert len(tokens_of(text)[0].form) == len("लड\u093cका")
