from __future__ import annotations

import pytest
from tests.lexical.pairs import issues

from transcheck.inference import Probabilities

A = "accuracy/mistranslation/"


def found(canonical: str, copy: str, pairs: str = "", language: str = "en") -> list[tuple[str, str, str | None]]:
    return [
        (issue.category, issue.severity.value, issue.direction.value if issue.direction else None)
        for issue in issues(canonical, copy, pairs, language)
    ]


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language", "expected"),
    [
        ("The council did not sign.", "The council did sign.", "", "en", (A + "negation", "critical", None)),
        ("The mine was closed.", "The mine was never closed.", "", "en", (A + "negation", "critical", None)),
        (
            "He will not sign.",
            "Er wird unterschreiben.",
            "sign:unterschreiben",
            "de",
            (A + "negation", "critical", None),
        ),
        # An addition in another language is told softly: languages deny in different ways, and the model sees nothing.
        ("He signed.", "No firmó nunca.", "signed:firmó", "es", (A + "negation", "minor", None)),
        ("She never voted.", "She rarely voted.", "", "en", (A + "negation", "major", None)),
        # One of two negations is lost, though the sentence keeps the other.
        (
            "He did not resign and did not apologise.",
            "He did not resign and did apologise.",
            "",
            "en",
            (A + "negation", "critical", None),
        ),
        ("He allegedly stole cars.", "He stole cars.", "", "en", (A + "modality", "major", "harsher")),
        (
            "A boy was allegedly seen stealing cars.",
            "A boy stole cars.",
            "stealing:stole",
            "en",
            (A + "modality", "major", "harsher"),
        ),
        (
            "She accused the board of hiding debts.",
            "She described how the board was hiding debts.",
            "accused:described",
            "en",
            (A + "modality", "major", "harsher"),
        ),
        ("Floods might follow.", "Floods follow.", "", "en", (A + "modality", "major", "harsher")),
        ("Bakers could raise prices.", "Bakers will raise prices.", "", "en", (A + "modality", "major", "harsher")),
        ("She opened her shop.", "He opened his shop.", "she:he", "en", (A[:-1], "minor", None)),
        # Events of two classes that befall people.
        ("Two were detained.", "Zwei wurden verletzt.", "detained:verletzt", "de", (A[:-1], "major", None)),
        ("Rust probably caused it.", "Rust caused it.", "", "en", (A + "modality", "minor", "harsher")),
        ("He stole cars.", "He allegedly stole cars.", "", "en", (A + "modality", "minor", "softer")),
        (
            "The report suggests that prices rose.",
            "The report proves that prices rose.",
            "suggests:proves",
            "en",
            (A + "modality", "major", "harsher"),
        ),
        (
            "Wages rose, he said.",
            "Wages rose, he claimed.",
            "said:claimed",
            "en",
            (A + "attribution", "minor", "harsher"),
        ),
        (
            "Wages rose, he said.",
            "Wages rose, he admitted.",
            "said:admitted",
            "en",
            (A + "attribution", "minor", "harsher"),
        ),
        (
            "Wages rose, he said.",
            "Wages rose, he was forced to admit.",
            "said:admit",
            "en",
            (A + "attribution", "major", "harsher"),
        ),
        (
            "He denied the report.",
            "He refuted the report.",
            "denied:refuted",
            "en",
            (A + "attribution", "minor", "harsher"),
        ),
        ("She claimed that wages rose.", "Wages rose.", "", "en", (A + "attribution", "major", "harsher")),
        ("He denied it.", "他承认了。", "denied:承", "zh", ("accuracy/mistranslation", "critical", "harsher")),
        (
            "Wages rose, he said.",
            "Wages rose, he boasted.",
            "said:boasted",
            "en",
            ("style/framing", "minor", "harsher"),
        ),
        ("The government fell.", "The regime fell.", "government:regime", "en", ("style/framing", "minor", "harsher")),
        ("They got 40 euros.", "They got a paltry 40 euros.", "", "en", ("style/framing", "minor", "harsher")),
        ("The government fell.", "Le régime tomba.", "government:régime", "fr", ("style/framing", "minor", "harsher")),
        ("The reforms failed.", "The “reforms” failed.", "", "en", ("style/framing", "minor", "harsher")),
    ],
)
def test_drift_is_found(
    canonical: str, copy: str, pairs: str, language: str, expected: tuple[str, str, str | None]
) -> None:
    assert found(canonical, copy, pairs, language) == [expected]


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language"),
    [
        ("The same words.", "The same words.", "", "en"),
        ("He did not sign.", "He refused to sign.", "", "en"),
        ("He did not sign.", "He failed to sign.", "", "en"),
        ("Bakers could raise prices.", "Bakers may raise prices.", "", "en"),
        ("Bakers could raise prices.", "Bakers may raise prices, and buyers will pay.", "", "en"),
        ("She met him.", "He met her.", "she:her him:he", "en"),
        ("Two clerks were jailed.", "Zwei Beamte wurden verurteilt.", "jailed:verurteilt", "de"),
        ("The claim is not true.", "The claim is untrue.", "true:untrue", "en"),
        (
            "It was not paid and is not regulated.",
            "It was not paid and non-regulated.",
            "regulated:non-regulated",
            "en",
        ),
        ("He is not alive.", "He is dead.", "alive:dead", "en"),
        ("It was not only large but heavy.", "It was large and heavy.", "", "en"),
        ("She signed.", "There is no doubt she signed.", "", "en"),
        ("He did not sign.", "Er verzichtete darauf zu unterschreiben.", "sign:unterschreiben", "de"),
        ("He must sign.", "彼は署名しなければならない。", "sign:署", "ja"),
        ("He allegedly stole cars.", "He reportedly stole cars.", "", "en"),
        ("He allegedly stole cars.", "Police say he stole cars.", "", "en"),
        ("Floods might follow.", "Floods could follow.", "", "en"),
        ("On May 3 prices fell.", "On 3 June prices fell.", "", "en"),
        ("The year is expected to end well.", "Das Jahr dürfte gut enden.", "end:enden", "de"),
        ("Wages rose, he said.", "Wages rose, he stated.", "said:stated", "en"),
        ("Wages rose, he said.", "Wages rose, he added.", "said:added", "en"),
        ("He was taken to hospital.", "He was admitted to hospital.", "taken:admitted", "en"),
        ("The mayor accepted defeat on Sunday.", "On Sunday the mayor admitted defeat.", "accepted:admitted", "en"),
        ("The quake claimed 40 lives.", "The quake killed 40 people.", "claimed:killed lives:people", "en"),
        ("Children enter free, he said.", "He said children were admitted free.", "free:free", "en"),
        ("They reportedly sold the mill.", "Relatos afirmam que venderam o moinho.", "sold:venderam", "pt"),
        ("They reportedly sold the mill.", "Wameripotiwa kuuza kinu.", "sold:kuuza", "sw"),
        ("They reportedly sold the mill.", "נמסר שהם מכרו את הטחנה.", "sold:מכרו", "he"),
        ("It is asteroid No. 412.", "Es ist der Asteroid 412.", "asteroid:Asteroid", "de"),
        ("Swimming is ill-advised.", "No se recomienda nadar.", "ill-advised:recomienda Swimming:nadar", "es"),
        ("The regime fell.", "The regime collapsed.", "fell:collapsed", "en"),
        ("He called it “reforms”.", "He spoke of “reforms”.", "", "en"),
        ("He did not sign.", "Qa ra bo sign.", "", "qq"),
        # What somebody says may be about a proof; what a study found is established.
        ("He said: I hope to be wrong.", "Ich hoffe, man beweist das Gegenteil, sagte er.", "hope:hoffe", "de"),
        (
            "A study found that the wall is thin.",
            "Une étude a établi que le mur est mince.",
            "study:étude wall:mur thin:mince",
            "fr",
        ),
        # The word after the hedge is met in another statement.
        (
            "Accounts allegedly used to sell tickets were shut.",
            "Accounts were shut after tickets vanished from a service that people use.",
            "used:use",
            "en",
        ),
        # What was ordered was the study.
        (
            "A study commissioned by the port recommended dredging.",
            "A study ordered by the port proposed dredging.",
            "commissioned:ordered recommended:proposed",
            "en",
        ),
    ],
)
def test_honest_wording_is_silent(canonical: str, copy: str, pairs: str, language: str) -> None:
    assert found(canonical, copy, pairs, language) == []


def test_quotes_are_the_words_only() -> None:
    (issue,) = issues("Yesterday wages rose, he announced.", "Wages rose, he boasted.", "announced:boasted")
    assert issue.canonical is not None
    assert issue.copy is not None
    assert (issue.canonical.text, issue.copy.text) == ("announced", "boasted")
    assert "announced" in issue.message
    assert "boasted" in issue.message


def test_entailment_only_sways_the_confidence() -> None:
    texts = ("The council did not sign.", "The council did sign.")
    certain, against = Probabilities(1.0, 0.0, 0.0), Probabilities(0.0, 0.0, 1.0)
    (neutral,), (kept,), (moved,) = (
        issues(*texts),
        issues(*texts, forward=certain, backward=certain),
        issues(*texts, forward=against, backward=against),
    )
    assert kept.confidence < neutral.confidence < moved.confidence


def test_a_word_the_canonical_article_uses_elsewhere_is_not_loaded() -> None:
    assert found("The brutal winter ended.\nPrices fell.", "The brutal winter ended.\nBrutal prices fell.") == []


def test_a_word_that_judges_is_loaded_without_a_counterpart() -> None:
    (issue,) = issues("The harbour was closed on Monday.", "The harbour was closed on Monday by corrupt clerks.")
    assert (issue.category, issue.canonical) == ("style/framing", None)


DENIED = Probabilities(0.05, 0.1, 0.85)


def test_words_that_only_hint_at_a_denial_do_not_answer_one_in_a_sure_contradiction() -> None:
    texts = ("The office has not accused the firm.", "Фирму ведомство пока обвинило.", "accused:обвинило")
    assert issues(*texts, "ru") == []
    (issue,) = issues(*texts, "ru", forward=DENIED, backward=DENIED)
    assert (issue.category, issue.severity.value) == (A + "negation", "critical")


def test_what_failed_did_not_fail_to_say_the_same() -> None:
    (issue,) = issues("The talks failed.", "The talks did not fail.", "failed:fail")
    assert (issue.category, issue.severity.value) == (A + "negation", "critical")


def test_a_word_that_may_deny_does_not_answer_the_denial_of_itself() -> None:
    texts = ("The minister has not resigned.", "Le ministre a démissionné.", "minister:ministre resigned:démissionné")
    one_way = Probabilities(0.0, 0.3, 0.7)
    assert issues(*texts, "fr", forward=one_way, backward=one_way) == []
    (issue,) = issues(*texts, "fr", forward=DENIED, backward=Probabilities(0.0, 0.2, 0.8))
    assert (issue.category, issue.severity.value) == (A + "negation", "critical")


def test_one_of_two_denials_is_missing() -> None:
    texts = (
        "The minister did not resign and did not apologise.",
        "Der Minister trat zurück und bat nicht um Verzeihung.",
    )
    links = "minister:Minister resign:trat apologise:Verzeihung"
    assert issues(*texts, links, "de") == []
    (issue,) = issues(*texts, links, "de", forward=DENIED, backward=DENIED)
    assert issue.category == A + "negation"
    assert issue.canonical is not None
    assert issue.canonical.text == "not resign"


@pytest.mark.parametrize(
    ("canonical", "copy", "language"),
    [
        ("He was found not guilty.", "Hij werd vrijgesproken.", "nl"),
        ("Medics Without Walls arrived.", "Die Medics Without Walls kamen an.", "de"),
    ],
)
def test_a_denial_in_a_name_or_in_what_an_event_is_called_is_none(canonical: str, copy: str, language: str) -> None:
    found = issues(canonical, copy, "", language, forward=DENIED, backward=DENIED)
    assert not [issue for issue in found if issue.category == A + "negation"]


@pytest.mark.parametrize(
    ("language", "copy", "pairs", "answered"),
    [
        ("fr", "L'homme était innocent.", "innocent:innocent", False),
        ("fr", "Les fermetures étaient inévitables.", "closures:fermetures avoided:inévitables", True),
        ("fr", "Les fermetures étaient évitables.", "closures:fermetures avoided:évitables", False),
        ("de", "Die Schließungen waren unvermeidlich.", "closures:Schließungen avoided:unvermeidlich", True),
        ("de", "Die Schließungen waren vermeidbar.", "closures:Schließungen avoided:vermeidbar", False),
    ],
)
def test_a_prefix_that_denies_answers_a_denial_of_a_negative_word(
    language: str, copy: str, pairs: str, answered: bool
) -> None:
    canonical = "The man was not innocent." if "innocent" in copy else "The closures could not be avoided."
    found = issues(canonical, copy, pairs, language, forward=DENIED, backward=DENIED)
    assert any(issue.category == A + "negation" for issue in found) is not answered


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs"),
    [
        # A negative word that stands for a plain one denies nothing.
        (
            "The paper covers the conflict that began in spring.",
            "The paper will not deal with the dispute that began in spring.",
            "conflict:dispute",
        ),
        # A negation that is far from the word, and belongs to another, leaves it stated.
        (
            "Owners of small shops signed the petition while the mayor of the town was barely heard.",
            "Owners of small shops did not sign the petition while the mayor of the town was heard.",
            "signed:sign",
        ),
    ],
)
def test_a_sure_contradiction_tells_which_negations_answer_each_other(canonical: str, copy: str, pairs: str) -> None:
    def categories(judged: Probabilities) -> list[str]:
        return [issue.category for issue in issues(canonical, copy, pairs, forward=judged, backward=judged)]

    assert A + "negation" in categories(DENIED)
    assert A + "negation" not in categories(Probabilities(0.3, 0.6, 0.1))


@pytest.mark.parametrize(
    ("language", "copy", "pairs"),
    [
        ("es", "La alcaldía pidió a los vecinos no salir de casa.", "residents:vecinos stay:salir"),
        ("fr", "La mairie a demandé aux habitants de ne pas sortir.", "residents:habitants stay:sortir"),
    ],
)
def test_who_stays_does_not_leave(language: str, copy: str, pairs: str) -> None:
    def negations(canonical: str) -> list[str]:
        return [
            item.category for item in issues(canonical, copy, pairs, language) if item.category.endswith("negation")
        ]

    assert negations("The town asked residents to stay indoors.") == []
    assert negations("The town asked residents to stay calm.") != []


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Fans aus dem Gästeblock warfen Fackeln.", "Fans aus dem Heimblock warfen Fackeln."),
        (
            "it",
            "I tifosi del settore ospiti hanno lanciato torce.",
            "I tifosi del settore locali hanno lanciato torce.",
        ),
        ("en", "Flares flew from the away section.", "Flares flew from the home section."),
    ],
)
def test_home_and_away(language: str, one: str, other: str) -> None:
    pairs = "away:gästeblock away:heimblock away:settore away:ospiti away:locali away:home"
    for copy, told in ((one, False), (other, True)):
        found = issues("Flares came from the away section.", copy, pairs, language)
        assert any(item.message.endswith(": the opposite.") for item in found) is told
