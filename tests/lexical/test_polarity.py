"""Statements turned round without a “not” that one side lacks: what is found, and what says the same."""

from __future__ import annotations

import pytest
from tests.lexical.pairs import NEUTRAL, issues, paired, passage

from transcheck.claims import JudgedPair
from transcheck.entailment import Judgement
from transcheck.inference import Probabilities
from transcheck.issues import Issue, Severity
from transcheck.lexical import settled
from transcheck.results import Pair

NEGATION = "accuracy/mistranslation/negation"
SURE = Probabilities(0.04, 0.04, 0.92)
HALF = Probabilities(0.2, 0.3, 0.5)


def found(
    canonical: str, copy: str, pairs: str = "", language: str = "en", judged: Probabilities = SURE
) -> list[tuple[str | None, str | None]]:
    """The quotes of the issues of negation that are not minor."""
    return [
        (issue.canonical.text if issue.canonical else None, issue.copy.text if issue.copy else None)
        for issue in issues(canonical, copy, pairs, language, forward=judged, backward=judged)
        if issue.category == NEGATION and issue.severity.value != "minor"
    ]


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language", "quotes"),
    [
        ("Carters refused to haul salt.", "Carters hauled salt.", "haul:hauled", "en", ("refused to haul", "hauled")),
        (
            "She sang without a score.",
            "She sang with a score.",
            "without:with",
            "en",
            ("without a score", "with a score"),
        ),
        (
            "The mill neglected to test its boilers.",
            "Die Mühle prüfte ihre Kessel.",
            "test:prüfte",
            "de",
            ("neglected to test", "prüfte"),
        ),
        (
            "They dined without candles.",
            "Ils ont dîné avec des bougies.",
            "candles:bougies",
            "fr",
            ("without candles", "bougies"),
        ),
        (
            "The heirs denied a sale.",
            "Los herederos anunciaron la venta.",
            "sale:venta",
            "es",
            ("denied a sale", "venta"),
        ),
        ("He is unable to swim.", "He is able to swim.", "unable:able", "en", ("unable to", "able to")),
        # What only the copy denies.
        ("The guild met.", "The guild refused to meet.", "met:meet", "en", ("met", "refused to meet")),
    ],
)
def test_denials_by_meaning_are_missed_where_the_model_sees_a_contradiction(
    canonical: str, copy: str, pairs: str, language: str, quotes: tuple[str, str] | None
) -> None:
    assert found(canonical, copy, pairs, language) == ([quotes] if quotes else [])
    assert found(canonical, copy, pairs, language, HALF) == []


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language"),
    [
        ("Carters refused to haul salt.", "Carters did not haul salt.", "", "en"),
        ("Two climbers escaped unhurt.", "Two climbers were not hurt.", "unhurt:hurt", "en"),
        (
            "The pawnbroker denied fraud.",
            "Der Pfandleiher sagte, das sei kein Betrug.",
            "denied:sagte fraud:betrug",
            "de",
        ),
        ("They will not sail unless it clears.", "Zij varen alleen als het opklaart.", "sail:varen", "nl"),
        ("Whoever fails to sign cannot sue.", "Only those who sign can sue.", "", "en"),
        # A denial with its exception may be told without it.
        ("The cook did not arrive until noon.", "The cook arrived at noon.", "arrive:arrived", "en"),
        # A language without such words in its list is not asked for one.
        ("They dined without candles.", "Waliwasha mishumaa walipokula.", "candles:mishumaa", "sw"),
    ],
)
def test_the_same_denied_in_another_way(canonical: str, copy: str, pairs: str, language: str) -> None:
    assert found(canonical, copy, pairs, language) == []


@pytest.mark.parametrize(
    ("canonical", "copy", "expected"),
    [
        ("The bard never failed to rhyme.", "The bard always rhymed.", []),
        ("The bard never failed to rhyme.", "The bard failed to rhyme.", [("never failed to", "failed to")]),
        ("It is not illegal to fish here.", "It is legal to fish here.", []),
        ("It is not illegal to fish here.", "It is illegal to fish here.", [("not illegal", "illegal")]),
        ("They did not only dance but sang.", "They did not dance but sang.", [("not only dance", "not dance")]),
    ],
)
def test_two_denials_cancel_each_other(canonical: str, copy: str, expected: list[tuple[str, str]]) -> None:
    assert found(canonical, copy, "failed:failed rhyme:rhymed illegal:illegal", judged=HALF) == expected


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language", "quotes"),
    [
        ("None of the goats ate.", "All of the goats ate.", "none:all", "en", ("None of", "All of")),
        ("Not all wells were dry.", "Keiner der Brunnen war trocken.", "all:keiner", "de", ("Not all", "Keiner der")),
        ("Neither twin sang.", "Les deux jumeaux ont chanté.", "neither:deux", "fr", ("Neither", "Les deux")),
        ("The guild has yet to vote.", "Die Gilde hat bereits gewählt.", "", "de", ("has yet to", "bereits")),
        ("Frost is unlikely.", "Frost is likely.", "unlikely:likely", "en", ("unlikely", "likely")),
        ("Bathing is forbidden.", "Купаться можно.", "forbidden:можно", "ru", ("forbidden", "можно")),
        (
            "Monks are exempt from the levy.",
            "Monks are subject to the levy.",
            "exempt:subject",
            "en",
            ("exempt from", "subject to"),
        ),
    ],
)
def test_words_that_exclude_each_other(
    canonical: str, copy: str, pairs: str, language: str, quotes: tuple[str, str]
) -> None:
    assert found(canonical, copy, pairs, language, HALF) == [quotes]


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language"),
    [
        ("None of the goats was hurt.", "All of the goats were unhurt.", "none:all hurt:unhurt", "en"),
        ("No jar can be swapped.", "All jars, once sold, cannot be swapped.", "no:all jar:jars", "en"),
        ("It is unlikely that the frost will stay.", "The frost is likely not to stay.", "unlikely:likely", "en"),
        ("Nobody denied that it rang.", "Everybody agreed that it rang.", "nobody:everybody denied:agreed", "en"),
        ("Some had left already, others have yet to.", "Einige waren bereits fort, andere noch nicht.", "", "de"),
        ("Frost is unlikely.", "Frost ist nicht wahrscheinlich.", "unlikely:wahrscheinlich", "de"),
    ],
)
def test_opposites_of_which_one_is_denied(canonical: str, copy: str, pairs: str, language: str) -> None:
    assert found(canonical, copy, pairs, language, HALF) == []


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language"),
    [
        ("He was hired as a cook, not as a guard.", "He was hired as a guard, not as a cook.", "", "en"),
        ("The duke, but not the abbot, was told.", "The abbot, but not the duke, was told.", "", "en"),
        ("It sank although the crew had not fled.", "It had not sunk although the crew fled.", "sank:sunk", "en"),
        ("The clerk did not say that it rained.", "The clerk said that it did not rain.", "say:said rained:rain", "en"),
        ("No sale of the mill was agreed.", "It was agreed not to sell the mill.", "", "en"),
        ("They will lower wages rather than prices.", "They will lower prices rather than wages.", "", "en"),
        ("She grows rye instead of barley.", "Sie baut Gerste statt Roggen an.", "rye:roggen barley:gerste", "de"),
        ("as a cook and not as a guard", "als Wache und nicht als Koch", "cook:koch guard:wache", "de"),
    ],
)
def test_denials_that_moved(canonical: str, copy: str, pairs: str, language: str) -> None:
    assert len(found(canonical, copy, pairs, language, HALF)) == 1


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs"),
    [
        ("He was hired as a cook, not as a guard.", "He was not hired as a guard but as a cook.", ""),
        ("The reeve does not think the mill will close.", "The reeve thinks the mill will not close.", "think:thinks"),
        ("The axle and not the driver was to blame.", "The driver was not to blame; the axle was.", ""),
        ("The smith reported no damage.", "The smith did not report damage.", "reported:report"),
        ("Rather than sell, the widow let the barn.", "The widow let the barn rather than sell.", ""),
    ],
)
def test_denials_at_another_place_of_the_same_statement(canonical: str, copy: str, pairs: str) -> None:
    assert found(canonical, copy, pairs, judged=HALF) == []


def test_what_is_excepted_from_one_event_is_all_of_its_opposite() -> None:
    texts = ("The mine is closed except in May.", "Die Mine ist nur im Mai geöffnet.", "closed:geöffnet", "de")
    assert issues(*texts) == []
    texts = ("The mine is closed in May.", "Die Mine ist im Mai geöffnet.", "closed:geöffnet", "de")
    assert [issue.category for issue in issues(*texts)] == ["accuracy/mistranslation"]


@pytest.mark.parametrize(
    ("canonical", "copy", "words", "language", "kept"),
    [
        ("The steward denied theft.", "The steward said it was not theft.", ("denied", "said"), "en", False),
        ("The steward denied theft.", "The steward said it was theft.", ("denied", "said"), "en", True),
        # To prove is more than to deny.
        ("The steward denied theft.", "The steward proved it was not theft.", ("denied", "proved"), "en", True),
        ("The dyer never failed to pay.", "The dyer always paid.", ("never", "always"), "en", False),
        ("The steward denied theft.", "Der Verwalter sagte, es sei kein Diebstahl.", ("denied", "sagte"), "de", False),
        # Words that no denial has to do with.
        ("The steward denied theft.", "The steward said it was not arson.", ("theft", "arson"), "en", True),
        # An antonym where the other side denies; no stop of a tour is a denial, and an exception denies too.
        ("The dyer is not alive.", "The dyer is dead.", ("alive", "dead"), "en", False),
        ("The major stops during the tour.", "The minor stops of the tour.", ("major", "minor"), "en", True),
        ("He did not win until he rose.", "He did not win and then fell.", ("rose", "fell"), "en", True),
        # The copy's own two denials are other ones.
        ("The dyers agreed.", "The dyers refused, as they were not paid.", ("agreed", "refused"), "en", True),
    ],
)
def test_a_denial_at_other_words_explains_an_exchange(
    canonical: str, copy: str, words: tuple[str, str], language: str, kept: bool
) -> None:
    (left, ours), (right, theirs) = passage(canonical, "en"), passage(copy, language)
    quotes = [
        stretch.quote(stretch.text.index(word), stretch.text.index(word) + len(word))
        for stretch, word in zip((left, right), words, strict=True)
    ]
    exchange = Issue("accuracy/mistranslation", Severity.MAJOR, 0.9, "", quotes[0], quotes[1])
    pair = JudgedPair(Pair((0,), (0,), 0.9), left, right, Judgement(NEUTRAL), Judgement(NEUTRAL), False)
    assert settled([exchange], paired(pair, ours, theirs, [], language)) == ([exchange] if kept else [])


@pytest.mark.parametrize(
    ("canonical", "copy", "severity"),
    [
        ("Two of the boats sank.", "All of the boats sank.", "critical"),
        ("Some of the boats sank.", "All of the boats sank.", "major"),
        ("Most of the boats sank.", "All of the boats sank.", "major"),
    ],
)
def test_all_for_a_number_of_them_is_a_wrong_number(canonical: str, copy: str, severity: str) -> None:
    (found_there,) = issues(canonical, copy)
    assert (found_there.category, found_there.severity.value) == ("accuracy/mistranslation/negation", severity)
