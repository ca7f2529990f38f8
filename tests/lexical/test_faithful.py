"""What professional translations put in other words is no drift, and what looks like it still is."""

from __future__ import annotations

import pytest
from tests.lexical.pairs import issues

from transcheck.inference import Probabilities


def loud(canonical: str, copy: str, pairs: str = "", language: str = "en", contradicted: float = 0.3) -> list[str]:
    """Messages of the issues that are major or critical."""
    seen = Probabilities(0.0, 1 - contradicted, contradicted)
    found = issues(canonical, copy, pairs, language, forward=seen, backward=seen)
    return [issue.message for issue in found if issue.severity.value != "minor"]


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language"),
    [
        # Who stands behind “that” does not speak.
        ("It was reported that the doctor fell.", "Es wurde berichtet, dass der Direktor stürzte.",
         "doctor:direktor", "de"),
        # Elided words, and words behind an Arabic “and”, are found; vowel signs say nothing.
        ("She accused him of theft.", "Elle l’accuse de vol.", "theft:vol", "fr"),
        ("Ann wanted to sell the mill.", "وأراد بيع المطحنة.", "sell:بيع", "ar"),
        ("Ann wants to sell the mill.", "هي تُريد بيع المطحنة.", "sell:بيع", "ar"),
        # What stands before a noun is found behind “to” and before “his”, too.
        ("Ann met the victim.", "قابلت آن الشاهد وضحيته.", "victim:الشاهد", "ar"),
        # Two members of a list are the same in either order.
        ("The quake and tsunami came.", "地震と津波が来た。", "quake:津 tsunami:地", "ja"),
        # “Hardly known”, and an amount; what is done as a rule; “would have”.
        ("Little was known.", "거의 알려지지 않았다.", "known:알려지지", "ko"),
        ("The books will be kept.", "वह रख दिया जाता है।", "kept:रख", "hi"),
        ("It destroyed 300 mills.", "सब गए और लगभग 300 लोग।", "destroyed:गए", "hi"),
        ("Ann may have sold the mill.", "アンは製粉所を売ったであろう。", "sold:売", "ja"),
        # A commander who “defeats” wins, whose “defeat” it is loses.
        ("They set out to beat the champions.", "برای شکست قهرمانان آمدند.", "beat:شکست", "fa"),
        # What is put aside has the same number; a comma within one ends nothing.
        ("Instead of 10,000 mills it has two ships.", "정부가 만든 10,000개 방앗간 대신, 배가 두 척 있다.",
         "mills:척 ships:방앗간", "ko"),
        # “Demissão” is a resignation and a dismissal.
        ("Ann accepted his resignation.", "Ann aceitou a demissão dele.", "resignation:demissão", "pt"),
        # A question that asks for no answer, and the article of a name.
        ("Why wouldn't I want to win?", "왜 이기고 싶겠습니까?", "want:싶겠습니까", "ko"),
        ("She sang La Bomba.", "غنت لا بومبا.", "bomba:بومبا", "ar"),
        # Idioms with a denial that deny nothing.
        ("It was a lovely view.", "눈을 뗄 수 없는 전망이었다.", "lovely:전망이었다", "ko"),
        ("Tears filled his eyes.", "No podía evitar llorar.", "filled:podía", "es"),
        ("It could not have come at a worse time.", "Es kam zur schlechtesten Zeit.", "come:kam", "de"),
        ("He visited Guatemala.", "그는 과테말라를 방문했다.", "visited:방문했다", "ko"),
        ("It is not suitable for children.", "内容不适合儿童。", "suitable:适", "zh"),
        ("Rain is unlikely.", "Je málo pravděpodobné, že zaprší.", "unlikely:pravděpodobné rain:zaprší", "cs"),
        ("It is for everyone.", "誰もが使える。", "everyone:誰", "ja"),
        # “Kimetsu no Yaiba” is a name.
        ("Kimetsu no Yaiba is unique.", "『鬼滅の刃』は異質だ。", "yaiba:刃", "ja"),
        # A word that has another sense.
        ("Ann passed the mill.", "Ann değirmeni geçti ve çalışanlar orada.", "passed:geçti", "tr"),
        ("Their ambition is to manage the mill.", "Hun ambitie is het managen van de molen.", "manage:managen", "nl"),
        # A future under a question, and a “may have” that a “but” answers.
        ("Whether Ann will sell the mill is open.", "سواء قامت آنا ببيع المطحنة.", "sell:ببيع", "ar"),
        ("Ann may have sold the mill but kept the barn.", "Ana vendió el molino y guardó el granero.",
         "sold:vendió", "es"),
        # A verb that alleges became another verb of saying.
        ("Ann alleged that the mill leaked.", "Анна заявила, що млин протікав.", "mill:млин leaked:протікав", "uk"),
    ],
)  # fmt: skip
def test_faithful_words_raise_no_alarm(canonical: str, copy: str, pairs: str, language: str) -> None:
    assert loud(canonical, copy, pairs, language) == []


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language"),
    [
        ("The doctor said the lock was old.", "Der Direktor sagte, das Schloss sei alt.", "doctor:direktor", "de"),
        ("She is accused of theft.", "Elle a commis un vol.", "theft:vol", "fr"),
        ("Ann tried to sell the mill.", "هي باعت المطحنة.", "sell:باعت", "ar"),
        ("He cannot leave.", "그는 떠날 수 있다.", "leave:떠날", "ko"),
        ("Rain is unlikely.", "Je pravděpodobné, že zaprší.", "unlikely:pravděpodobné rain:zaprší", "cs"),
        ("Ann will sell the mill.", "Anna hat die Mühle verkauft.", "sell:verkauft", "de"),
        ("It has no walls.", "壁がある。", "walls:壁", "ja"),
    ],
)
def test_what_did_move_is_still_told(canonical: str, copy: str, pairs: str, language: str) -> None:
    assert loud(canonical, copy, pairs, language)


@pytest.mark.parametrize(("contradicted", "severity"), [(0.1, "minor"), (0.3, "major"), (0.6, "critical")])
def test_an_added_denial_is_as_grave_as_the_model_finds_it(contradicted: float, severity: str) -> None:
    seen = Probabilities(0.0, 1 - contradicted, contradicted)
    found = issues("Ann sold the mill.", "Ana no vendió el molino.", "sold:vendió", "es", forward=seen, backward=seen)
    assert [issue.severity.value for issue in found] == [severity]
