from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from transcheck.batch.family import Deviation, Family, Witness, family_tree, witness_of
from transcheck.batch.family_views import family_svg, family_text
from transcheck.document import Document
from transcheck.issues import Issue, Quote, Severity
from transcheck.results import (
    Claim,
    ClaimVerdict,
    CopyReport,
    FigureCounts,
    Language,
    MachineTranslation,
    OriginVerdict,
    Scores,
)

# Places in an invented article: what its words became.
CHANGES = {
    "hacked": Deviation("hacked", "closed", "hacked", Severity.CRITICAL, 10),
    "41": Deviation("41", "14", "41", Severity.CRITICAL, 50),
    "year": Deviation("year", "two-week", "two-year", Severity.CRITICAL, 90),
    "mob": Deviation("mob", "crowd", "mob", Severity.MINOR, 130),
    "more": Deviation("more", "", "Nobody was surprised.", Severity.MAJOR),
}


def witness(path: str, *changes: str, unseen: tuple[tuple[int, int], ...] = (), day: int = 0) -> Witness:
    published = date(2024, 5, day) if day else None
    return Witness(path, tuple(CHANGES[name] for name in changes), unseen, published)


def drawn(*witnesses: Witness) -> list[str]:
    """The tree, a line a node: dots for hops, the copies, what entered."""
    family = family_tree("article", witnesses)
    return [
        f"{'.' * hop}{'+'.join(node.copies) or '?'} {' '.join(item.key for item in node.entered)}".strip()
        for hop, node in family.root.walk()
    ]


def test_a_copy_whose_every_error_stands_in_others_is_their_source() -> None:
    assert drawn(
        witness("b", "hacked", "41"), witness("a", "hacked"), witness("c", "hacked", "year"), witness("d")
    ) == [
        "article",
        ".a hacked",
        "..b 41",
        "..c year",
        ".d",
    ]


def test_shared_errors_of_copies_that_each_have_their_own_come_from_a_lost_copy() -> None:
    assert drawn(witness("b", "hacked", "41"), witness("c", "hacked", "year"), witness("d", "mob")) == [
        "article",
        ".? hacked",
        "..b 41",
        "..c year",
        ".d mob",
    ]


def test_errors_enter_at_different_hops() -> None:
    assert drawn(
        witness("a", "hacked"),
        witness("b", "hacked", "41"),
        witness("c", "hacked", "41", "year"),
        witness("d", "hacked", "41", "more"),
    ) == ["article", ".a hacked", "..b 41", "...c year", "...d more"]


def test_copies_with_the_same_errors_cannot_be_told_apart_unless_their_dates_can() -> None:
    copies = [witness("a", "hacked"), witness("b", "hacked"), witness("c", "hacked", "41")]
    assert drawn(*copies) == ["article", ".a+b hacked", "..c 41"]
    dated = [witness("a", "hacked", day=3), witness("b", "hacked", day=1), witness("c", "hacked", "41", day=2)]
    assert drawn(*dated) == ["article", ".b hacked", "..a", "..c 41"]


def test_nothing_is_copied_from_what_is_published_later() -> None:
    assert drawn(witness("a", "hacked", day=9), witness("b", "hacked", "41", day=1)) == [
        "article",
        ".? hacked",
        "..a",
        "..b 41",
    ]


def test_an_error_of_all_copies_entered_below_the_article() -> None:
    assert drawn(witness("a", "hacked", "41"), witness("b", "hacked", "year")) == [
        "article",
        ".? hacked",
        "..a 41",
        "..b year",
    ]


def test_what_a_copy_leaves_out_may_have_stood_in_its_source() -> None:
    copies = [witness("a", "hacked", "41"), witness("b", "hacked")]
    assert family_tree("article", [*copies, witness("c", "41")]).again
    # Where c leaves out the passage that was “hacked”, it may come from a copy that had both.
    short = [*copies, witness("c", "41", unseen=((0, 20),))]
    assert family_tree("article", short).again == frozenset()
    assert drawn(*short) == ["article", ".b hacked", "..a 41", "...c"]


def test_what_another_copy_has_is_not_copied_from_one_that_leaves_it_out() -> None:
    left_out, more = ((0, 20),), ((0, 20), (40, 60))
    copies = [witness("a", "41", unseen=left_out), witness("b", "41"), witness("c", "41", "year", unseen=more)]
    assert drawn(*copies) == ["article", ".b 41", "..a", "..c year"]
    assert drawn(copies[0], copies[2]) == ["article", ".a 41", "..c year"]
    # Both leave out what the other one has: nothing tells them apart, and no lost copy is made up.
    assert drawn(copies[0], witness("d", "41", unseen=((40, 60),))) == ["article", ".a+d 41"]


def test_errors_that_fit_no_tree_are_named_and_the_best_supported_ones_stand() -> None:
    copies = [
        witness("a", "hacked", "year"),
        witness("b", "hacked", "year", "41"),
        witness("c", "41", "mob"),
    ]
    family = family_tree("article", copies)
    assert family.again == {"41"}
    assert drawn(*copies) == ["article", ".a hacked year", "..b 41", ".c 41 mob"]
    assert family_text(family).count("“14” → “41”*") == 2
    assert family_text(family).endswith("* entered at more than one place\n")


def test_the_order_of_the_copies_changes_no_relation() -> None:
    copies = [
        witness("a", "hacked"),
        witness("b", "hacked", "41"),
        witness("c", "hacked", "41", "year"),
        witness("d", "mob"),
    ]

    def parents(*given: Witness) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
        tree = family_tree("article", given)
        return {(node.copies, child.copies) for _, node in tree.root.walk() for child in node.children}

    assert parents(*copies) == parents(*reversed(copies))


def test_a_long_line_of_copies_does_not_exhaust_the_stack() -> None:
    made = [Deviation(str(n), "x", f"y{n}", Severity.MAJOR, n) for n in range(1500)]
    family = family_tree("article", [Witness(f"c{n}", tuple(made[: n + 1])) for n in range(1500)])
    assert max(hop for hop, _ in family.root.walk()) == 1500


def test_the_tree_as_text() -> None:
    copies = [witness("a", "hacked"), witness("b", "hacked", "more"), *(witness(f"clean{n}") for n in range(9))]
    assert family_text(family_tree("article", copies)) == (
        "article\n"
        "├─ 1  a: “closed” → “hacked”\n"
        "│  └─ 2  b: adds “Nobody was surprised.”\n"
        "└─ 1  9 copies without departures\n"
    )


def test_the_picture_is_xml_that_shows_names_as_text() -> None:
    evil = Deviation("x", "closed", "</text><script>alert(1)</script>", Severity.CRITICAL, 1)
    family = family_tree("<b>article", [Witness("<i>\x00.txt", (evil,)), Witness("b & c", (evil,))])
    svg = family_svg(family)
    root = ET.fromstring(svg)
    shown = " ".join(root.itertext())
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert not list(root.iter("{http://www.w3.org/2000/svg}script"))
    assert "<script>alert(1)</script>" in shown
    assert "b & c" in shown


def test_a_tree_without_copies_is_the_article() -> None:
    family = family_tree("article", [])
    assert isinstance(family, Family)
    assert family_text(family) == "article\n"
    ET.fromstring(family_svg(family))


def report(path: str, language: str, issues: tuple[Issue, ...], claims: tuple[Claim, ...] = ()) -> CopyReport:
    return CopyReport(
        document=Document("text", path),
        language=Language(language, 1.0),
        machine_translation=MachineTranslation(0.1, OriginVerdict.HUMAN),
        issues=issues,
        claims=claims,
        facts=(),
        figures=FigureCounts(),
        scores=Scores(1.0, 0.0, 1.0, 1.0),
        sentences=(),
        pairs=(),
    )


def issue(category: str, left: str, right: str) -> Issue:
    canonical = Quote(left, 4, 4 + len(left), f"They {left} it.") if left else None
    return Issue(
        category, Severity.CRITICAL, 0.9, "m", canonical, Quote(right, 0, len(right), right) if right else None
    )


@pytest.mark.parametrize(
    ("category", "one", "other", "same"),
    [
        ("accuracy/mistranslation", ("en", "hacked"), ("en", "Hacked"), True),
        ("accuracy/mistranslation", ("en", "hacked"), ("en", "robbed"), False),
        ("accuracy/mistranslation/number", ("en", "forty-one"), ("de", "41"), True),
        ("accuracy/mistranslation/number", ("en", "41"), ("de", "42"), False),
        ("accuracy/mistranslation/duration", ("en", "two years"), ("de", "zwei Jahre"), True),
    ],
)
def test_the_same_departure(category: str, one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    keys = [
        witness_of(report("p", language, (issue(category, "closed", words),))).deviations[0].key
        for language, words in (one, other)
    ]
    assert (keys[0] == keys[1]) is same


def test_what_is_left_out_and_slips_are_no_signs_of_descent() -> None:
    left_out = Quote("A sentence.", 20, 31, "A sentence.")
    found = witness_of(
        report(
            "p",
            "en",
            (issue("accuracy/omission", "closed", ""), issue("fluency/duplication", "", "river river")),
            (Claim(ClaimVerdict.OMITTED, left_out, None), Claim(ClaimVerdict.OMITTED, left_out, left_out)),
        )
    )
    assert found.deviations == ()
    assert found.unseen == ((20, 31),)
