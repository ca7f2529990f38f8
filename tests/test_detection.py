"""Texts judged alone and among others of their story."""

from __future__ import annotations

from transcheck.detection import detect, detect_together
from transcheck.document import Document
from transcheck.results import OriginVerdict

FIRST = (
    "Der Rat der Insel hat am Montag beschlossen, dass die alte Fähre repariert werden soll. Die Kosten werden auf "
    "rund 40.000 Euro geschätzt, sagte der Bürgermeister. Das Schiff verkehrt seit 1962 zwischen dem Festland und "
    "der Insel. Viele Bewohner hatten befürchtet, dass die Verbindung eingestellt wird. Die Arbeiten sollen im Mai "
    "beginnen und vor dem Sommer abgeschlossen sein, wenn die meisten Gäste kommen."
)
SECOND = (
    FIRST.replace("am Montag beschlossen", "am Montag entschieden")
    .replace("auf rund", "auf etwa")
    .replace("verkehrt", "fährt")
    .replace("eingestellt wird", "beendet wird")
    .replace("abgeschlossen sein", "fertig sein")
)
THIRD = (
    "Die Fähre bleibt. Am Montag gab der Inselrat Geld frei, um das betagte Schiff noch einmal flottzumachen: Etwa "
    "40.000 Euro dürfte es nach Angaben des Bürgermeisters verschlingen. Seit 1962 pendelt es hinüber ans Festland,"
    " und mancher auf der Insel sah das Ende schon gekommen. Im Mai rücken die Handwerker an; bevor im Sommer die "
    "Urlauber strömen, will man durch sein."
)
SWAHILI = "Serikali imetangaza leo kwamba barabara mpya itajengwa katika mji mkuu mwaka ujao. "


def test_texts_that_resemble_each_other_are_suspected() -> None:
    first, second, third = detect_together([Document.from_text(FIRST, path="a.txt"), SECOND, THIRD])
    for found, name in ((first, "text 2"), (second, "a.txt")):
        judged = found.machine_translation
        evidence = next(item for item in judged.evidence if item.kind == "likeness")
        assert name in evidence.message
        assert found.document.text[evidence.start : evidence.end] == evidence.quote
        assert evidence.quote in FIRST
        assert evidence.quote in SECOND
        assert evidence.weight > 0
        assert judged.probability > detect(found.document).machine_translation.probability
        assert judged.verdict is OriginVerdict.MACHINE
    assert not [item for item in third.machine_translation.evidence if item.kind == "likeness"]
    assert third.machine_translation.probability < min(
        first.machine_translation.probability, second.machine_translation.probability
    )
    assert third.machine_translation.verdict is not OriginVerdict.MACHINE


def test_copies_and_texts_alone_in_their_language_are_judged_alone() -> None:
    texts = [FIRST, FIRST.replace("Montag", "Dienstag"), SWAHILI * 6]
    assert detect_together(texts) == tuple(detect(text) for text in texts)
    assert detect_together([]) == ()


def test_languages_without_a_classifier_are_judged_by_likeness() -> None:
    texts = [SWAHILI * 6, SWAHILI * 5 + "Barabara hiyo itagharimu fedha nyingi, wanasema wataalamu wa serikali."]
    texts = [text + " " + "Wananchi wamefurahi sana." * n for n, text in enumerate(texts, 2)]
    for found in detect_together(texts):
        assert found.language.code == "sw"
        assert [item.kind for item in found.machine_translation.evidence if item.weight > 0].count("likeness") == 1
