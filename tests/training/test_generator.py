"""The generator of training pairs: the parts that need neither a parser nor a model."""

import random
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("babel")

import edits
import foreign_edits
import generate_pairs
from word_links import project
from wordnet import WordNet


def test_replaced_spans_are_slices_of_both_texts():
    text = "The mayor opened two schools."
    new, old_spans, new_spans = edits.replace_spans(text, [(17, 20, "nine"), (10, 16, "closed")])
    assert new == "The mayor closed nine schools."
    assert [text[a:b] for a, b in old_spans] == ["opened", "two"]
    assert [new[a:b] for a, b in new_spans] == ["closed", "nine"]


def test_a_deletion_leaves_no_span_on_the_new_side():
    new, old_spans, new_spans = edits.replace_spans("He did not go.", [(6, 10, "")])
    assert new == "He did go."
    assert old_spans == ((6, 10),)
    assert new_spans == ()


def test_tidy_mends_what_a_deletion_leaves():
    assert edits.tidy("the ship ,  , sank .") == "The ship, sank."


@pytest.mark.parametrize("number", ["7", "19", "2024", "1,250", "3.5", "٤٥", "१२", "100"])
def test_a_changed_number_has_another_value_in_the_same_script(number):
    zero = next(ord(c) - int(c) for c in number if c.isdigit())
    for seed in range(200):
        new = edits.change_number(number, random.Random(seed))
        assert edits.bare(new) != edits.bare(number)
        assert all(zero <= ord(c) <= zero + 9 for c in new if c.isdigit())
        assert [c for c in new if not c.isdigit()] == [c for c in number if not c.isdigit()]


def test_only_a_figure_that_both_sides_share_is_changed():
    english, german = "It cost 45 euros in 2019.", "Es kostete 45 Euro im Vorjahr, 3 Euro mehr."
    for seed in range(20):
        edit = foreign_edits.figure(german, english, random.Random(seed))
        if edit is not None:
            assert [german[a:b] for a, b in edit.original_spans] == ["45"]
            assert edit.forward == edit.backward == edits.CONTRADICTION
    assert foreign_edits.figure("Es kostete 50 Euro.", english, random.Random(1)) is None


def test_months_change_in_the_language_of_the_sentence():
    edit = foreign_edits.date("Le procès s’ouvrira en mars à Lille.", "fr", random.Random(3))
    assert edit is not None
    assert "mars" not in edit.text
    assert edit.text.startswith("Le procès s’ouvrira en ")
    assert foreign_edits.date("Das Gericht tagt.", "de", random.Random(3)) is None


@pytest.mark.parametrize(
    ("language", "text", "turned"),
    [
        ("de", "Er hat das Geld nicht genommen.", "Er hat das Geld genommen."),
        ("ru", "Он не взял деньги.", "Он взял деньги."),
        ("zh", "他没有拿钱。", "他拿钱。"),
        ("fr", "Il ne prend pas le train.", "Il prend le train."),
    ],
)
def test_the_only_negator_is_taken_out(language, text, turned):
    edit = foreign_edits.negation(text, language, 1)
    assert edit is not None
    assert edit.text == turned
    assert foreign_edits.negation(text, language, 2) is None
    assert foreign_edits.negation(turned, language, 1) is None


def test_projected_spans_grow_to_whole_words():
    german = "Die Polizei verhaftete zwei Männer."
    links = [((11, 17), (12, 16)), ((17, 19), (18, 22))]
    assert project(links, 11, 19, german, spaced=True) == (12, 22)
    assert project(links, 20, 25, german, spaced=True) is None


def test_splits_share_no_sentence_and_cover_all():
    sentences = [f"Sentence number {n} is about the harbour." for n in range(400)]
    shares = {split: {s for s in sentences if generate_pairs.belongs(s, split)} for split in generate_pairs.SPLITS}
    assert sum(len(s) for s in shares.values()) == len(sentences)
    assert set().union(*shares.values()) == set(sentences)
    assert len(shares["train"]) > 300
    assert generate_pairs.belongs("SENTENCE number 3, is about the harbour", "train") == (
        sentences[3] in shares["train"]
    )


def test_word_pairs_of_the_benchmark_are_not_trained_on():
    def resources(heldout):
        return edits.Resources({}, lambda _: 4.0, reserved={frozenset(("close", "hack"))}, heldout=heldout)

    train, benchmark = resources(False), resources(True)
    assert not train.usable("hack", "close")
    assert benchmark.usable("close", "hack")
    words = [f"word{n}" for n in range(60)]
    for a, b in pairwise(words):
        assert train.usable(a, b) != benchmark.usable(b, a)


def test_quotas_are_kept_and_languages_spread():
    pairs = [
        generate_pairs.Pair(f"a{n}", f"b{n}", 0, (), (), "unit", f"en-{'de' if n < 5000 else 'sw'}")
        for n in range(5100)
    ]
    chosen = generate_pairs.choose(pairs, random.Random(1), scale=0.1)
    assert len(chosen) == int(generate_pairs.QUOTAS["unit"] * 0.1)
    assert sum(p.langs == "en-sw" for p in chosen) > 15
    assert len({p.premise for p in chosen}) == len(chosen)


def test_difference_names_the_words():
    left, right = generate_pairs.difference("They sold 12 ships.", "They sold 13 old ships.")
    assert ["They sold 12 ships."[a:b] for a, b in left] == ["12"]
    assert ["They sold 13 old ships."[a:b] for a, b in right] == ["13 old"]


@pytest.fixture
def wordnet(tmp_path: Path) -> WordNet:
    data = [
        "  1 a line of the licence",
        "00000010 30 v 01 move 0 000 | go",
        "00000020 30 v 02 rise 0 climb 0 002 @ 00000010 v 0000 ! 00000030 v 0101 | go up",
        "00000030 30 v 01 fall 0 002 @ 00000010 v 0000 ! 00000020 v 0101 | go down",
    ]
    index = [
        "  1 a line of the licence",
        "move v 1 1 ~ 1 1 00000010",
        "rise v 1 2 @ ! 1 1 00000020",
        "climb v 1 1 @ 1 1 00000020",
        "fall v 1 2 @ ! 1 1 00000030",
    ]
    (tmp_path / "data.verb").write_text("\n".join(data) + "\n", encoding="utf-8")
    (tmp_path / "index.verb").write_text("\n".join(index) + "\n", encoding="utf-8")
    return WordNet("v", tmp_path)


def test_wordnet_relations(wordnet):
    assert wordnet.synonyms("rise") == {"climb"}
    assert wordnet.antonyms("rise") == {"fall"}
    assert wordnet.antonyms("climb") == set()
    assert wordnet.hypernyms("fall") == {"move"}
    assert wordnet.cohyponyms("climb") == {"fall"}
    assert wordnet.related("rise", "climb")
    assert wordnet.related("rise", "move")
    assert not wordnet.related("rise", "fall")
    assert wordnet.synonyms("unknown") == set()


def test_lexicons_are_well_formed():
    for name in ("contrast_verbs.txt", "contrast_words.txt", "synonyms.txt", "reserved_pairs.txt"):
        for _, words in edits.read_groups(name):
            tail = words if name in ("contrast_verbs.txt", "reserved_pairs.txt") else words[1:]
            assert len(tail) >= 2, words
            assert len(set(tail)) == len(tail), words
            if tail is not words:
                assert words[0] in "nvar"
