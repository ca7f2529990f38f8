"""What is exchanged in translated copies: people, ranks, “before” and “after”, “some” and “all”, events."""

from __future__ import annotations

import pytest
from tests.lexical.pairs import issues

from transcheck.inference import Probabilities
from transcheck.issues import Severity

SAME, OTHER = Probabilities(0.6, 0.4, 0.0), Probabilities(0.0, 0.5, 0.5)


def quotes(
    canonical: str, copy: str, language: str, pairs: str = "", judged: Probabilities = OTHER
) -> list[tuple[str, str]]:
    return [
        (issue.canonical.text if issue.canonical else "", issue.copy.text if issue.copy else "")
        for issue in issues(canonical, copy, pairs, language, forward=judged)
        if issue.severity is not Severity.MINOR
    ]


def test_across_languages_a_deal_may_be_told_from_its_other_end() -> None:
    texts = (
        "Mali lent Chad two boats.",
        "Der Tschad lieh sich von Mali zwei Boote aus.",
        "de",
        "lent:lieh boats:Boote",
    )
    borrowed = ("Mali lent Chad two boats.", "El Chad pidió prestados a Mali dos barcos.", "es", "lent:prestados")
    assert [quotes(*case, SAME) for case in (texts, borrowed)] == [[], []]
    assert quotes("Mali bought two boats.", "Мали продала две лодки.", "ru", "bought:продала", SAME) == []
    assert quotes("Mali bought two boats.", "Мали продала две лодки.", "ru", "bought:продала") == [
        ("bought", "продала")
    ]


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "same", "other", "word"),
    [
        ("de", "The teachers sang.", "Die {} sangen.", "Lehrer", "Schüler", "teachers"),
        ("cs", "The nurses sang.", "{} zpívali.", "Ošetřovatelé", "Lékaři", "nurses"),
        ("zh", "The suppliers waited.", "{}在等待。", "供应商", "客户", "suppliers"),
        ("ar", "The landlord waited.", "انتظر {} طويلا.", "المالك", "المستأجر", "landlord"),
        ("tr", "The passengers waited.", "{} bekledi.", "Yolcular", "Sürücüler", "passengers"),
        ("fa", "The farmers waited.", "{} منتظر ماندند.", "کشاورزان", "ماهیگیران", "farmers"),
        ("ko", "The tourists waited.", "{} 기다렸다.", "관광객들은", "주민들은", "tourists"),
    ],
)
def test_groups_of_people(language: str, canonical: str, copy: str, same: str, other: str, word: str) -> None:
    def told(people: str, for_word: str) -> list[tuple[str, str]]:
        first = people[0] if language == "zh" else people.casefold()
        return quotes(canonical, copy.format(people), language, f"{for_word}:{first}")

    assert told(same, word) == []
    assert told(other, word) == [(word, other)]
    assert told(other, canonical.rsplit(maxsplit=1)[-1].rstrip(".")) == []


def test_groups_that_both_sides_have() -> None:
    assert (
        quotes(
            "Doctors and nurses sang.", "Pfleger und Ärzte sangen.", "de", "doctors:pfleger nurses:ärzte sang:sangen"
        )
        == []
    )


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "pairs", "found"),
    [
        ("cs", "It was one of the worst storms.", "Byla to jedna z nejhorších bouří.", "worst:nejhorších", []),
        ("cs", "It was one of the worst storms.", "Byla to strašná bouře.", "worst:strašná", []),
        (
            "sv",
            "It is the second largest mill.",
            "Det är den största kvarnen.",
            "largest:största",
            [("second largest", "största")],
        ),
        ("sv", "It is the second largest mill.", "Det är den näst största kvarnen.", "largest:största", []),
        ("ru", "It is the third oldest mill.", "Это 3-я старейшая мельница.", "oldest:старейшая", []),
    ],
)
def test_ranks(language: str, canonical: str, copy: str, pairs: str, found: list[tuple[str, str]]) -> None:
    assert quotes(canonical, copy, language, pairs) == found


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "pairs", "found"),
    [
        (
            "it",
            "She left before the vote.",
            "È partita dopo il voto.",
            "left:partita vote:voto",
            [("before the", "dopo il")],
        ),
        ("it", "She left before the vote.", "È partita prima del voto.", "left:partita vote:voto", []),
        ("tr", "She left after the feast.", "Bayramdan önce gitti.", "left:gitti feast:bayramdan", [("after", "önce")]),
        (
            "sv",
            "Prices rose despite the harvest.",
            "Priserna steg tack vare skörden.",
            "prices:priserna rose:steg harvest:skörden",
            [("despite", "tack vare")],
        ),
        # The feast before the dance is the dance after the feast.
        ("it", "The feast was before the dance.", "Il ballo fu dopo la festa.", "feast:festa dance:ballo", []),
        ("de", "She did not leave before the vote.", "Sie ging erst nach der Wahl.", "leave:ging vote:wahl", []),
        ("fa", "He sang before she left.", "او خواند و بعد از آن رفت.", "sang:خواند left:رفت", []),
    ],
)
def test_prepositions(language: str, canonical: str, copy: str, pairs: str, found: list[tuple[str, str]]) -> None:
    assert quotes(canonical, copy, language, pairs) == found


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "pairs", "found"),
    [
        ("pl", "Some of the goats came.", "Wszystkie kozy przyszły.", "goats:kozy", [("Some of the", "Wszystkie")]),
        ("pl", "Some of the goats came.", "Część kóz przyszła.", "goats:kóz", []),
        (
            "nl",
            "Several of the huts are unsafe.",
            "Alle hutten zijn onveilig.",
            "huts:hutten unsafe:onveilig",
            [("Several of", "Alle")],
        ),
        (
            "es",
            "The path is no longer steep.",
            "El sendero todavía es empinado.",
            "steep:empinado longer:todavía",
            [("no longer", "todavía")],
        ),
        ("es", "The path is no longer steep.", "El sendero ya no es empinado.", "steep:empinado longer:ya", []),
        (
            "fr",
            "Only goats may pass.",
            "Les chèvres aussi peuvent passer.",
            "only:aussi goats:chèvres pass:passer",
            [("Only", "aussi")],
        ),
        (
            "fr",
            "Only goats may pass.",
            "Seules les chèvres peuvent passer.",
            "only:seules goats:chèvres pass:passer",
            [],
        ),
    ],
)
def test_some_and_all_still_and_no_longer(
    language: str, canonical: str, copy: str, pairs: str, found: list[tuple[str, str]]
) -> None:
    assert quotes(canonical, copy, language, pairs) == found


def test_an_event_that_another_word_of_its_kind_seems_to_answer() -> None:
    canonical, words = "Prices fell as fewer came.", "prices:prijzen fewer:minder came:kwamen"
    found = quotes(canonical, "De prijzen stegen toen er minder kwamen.", "nl", f"{words} fell:stegen")
    assert found == [("fell", "stegen")]
    assert quotes(canonical, "De prijzen daalden toen er minder kwamen.", "nl", f"{words} fell:daalden") == []
    # Nothing shows that “minder” stands for another word: it may answer.
    assert quotes(canonical, "De prijzen stegen, maar minder.", "nl", "prices:prijzen fell:stegen") == []


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "same", "other", "word"),
    [
        ("tr", "The coach praised him.", "Antrenör onu {}.", "övdü", "eleştirdi", "praised"),
        ("uk", "The museum bought it.", "Музей {} це.", "купив", "продав", "bought"),
        ("pt", "The firm published its revenue.", "A empresa publicou a {}.", "receita", "lucro", "revenue"),
        ("ja", "The team won.", "チームは{}した。", "勝利", "敗北", "won"),
        ("fr", "The crew extinguished it.", "L'équipage l'a {}.", "éteint", "allumé", "extinguished"),
    ],
)
def test_events_that_exclude_each_other(
    language: str, canonical: str, copy: str, same: str, other: str, word: str
) -> None:
    def told(event: str) -> list[tuple[str, str]]:
        return quotes(canonical, copy.format(event), language, f"{word}:{event[0] if language == 'ja' else event}")

    assert told(same) == []
    assert told(other) == [(word, other)]


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "pairs"),
    [
        ("pl", "I do not think that is uncommon.", "To chyba częste.", "think:chyba uncommon:częste"),
        ("de", "I do not think that is uncommon.", "Ich halte das nicht für selten.", "think:halte uncommon:selten"),
        ("ko", "Do not sit in silence.", "조용히 앉아 있지 마세요.", "sit:앉아 silence:조용히"),
        (
            "uk",
            "They made no public comment.",
            "Вони втрималися від публічних коментарів.",
            "public:публічних comment:коментарів",
        ),
        ("es", "He spoke of character assassination.", "Habló de difamación.", "assassination:difamación spoke:habló"),
        ("cs", "He is accused of burning the barn.", "Je souzen za zapálení stodoly.", "burning:zapálení barn:stodoly"),
        ("tr", "My wife sent it, he said.", "Kocası konuştu: Karım gönderdi.", "wife:kocası sent:gönderdi"),
        ("zh", "The denuclearisation talks stalled.", "无核化谈判停滞。", "denuclearisation:核 talks:谈"),
    ],
)
def test_faithful_words(language: str, canonical: str, copy: str, pairs: str) -> None:
    assert quotes(canonical, copy, language, pairs) == []
