"""Verdicts, roles in court, money, inquiries and weapons: exchanges are found, good translations silent."""

from __future__ import annotations

import pytest
from tests.lexical.pairs import issues

from transcheck.lexical.lexicon import load_lexicon


def exchanged(canonical: str, copy: str, language: str) -> list[tuple[str, str]]:
    return [
        (issue.canonical.text if issue.canonical else "", issue.copy.text if issue.copy else "")
        for issue in issues(canonical, copy, language=language)
        if issue.message.endswith(": another event.")
    ]


def test_a_verdict_that_the_copy_gives_twice_stands_for_the_one_that_it_lost() -> None:
    canonical = "The judge sentenced the baker for bribery, but acquitted him of theft."
    copy = "The judge sentenced the baker for bribery, and found him guilty of theft."
    (issue,) = issues(canonical, copy, "acquitted:guilty")
    assert issue.canonical
    assert issue.copy
    assert (issue.canonical.text, issue.copy.text) == ("acquitted", "found him guilty")
    assert issues(canonical, copy) == []  # nothing stands for the lost word
    assert issues(copy, copy) == []


GUILTY = {
    "en": ("The court found the banker guilty.", "found the banker guilty"),
    "ar": ("أدانت المحكمة المصرفي.", "أدانت"),
    "de": ("Das Gericht befand den Bankier für schuldig.", "befand den Bankier für schuldig"),
    "es": ("El tribunal declaró al banquero culpable.", "declaró al banquero culpable"),
    "fa": ("دادگاه بانکدار را مجرم شناخت.", "مجرم شناخت"),
    "fr": ("Le tribunal a déclaré le banquier coupable.", "déclaré le banquier coupable"),
    "hi": ("अदालत ने बैंकर को दोषी ठहराया।", "दोषी ठहराया"),
    "id": ("Pengadilan menyatakan bankir itu bersalah.", "menyatakan bankir itu bersalah"),
    "it": ("Il tribunale ha dichiarato il banchiere colpevole.", "dichiarato il banchiere colpevole"),
    "ja": ("裁判所は銀行家に有罪判決を言い渡した。", "有罪判決"),
    "ko": ("법원은 은행가에게 유죄를 선고했다.", "유죄를"),
    "nl": ("De rechtbank verklaarde de bankier schuldig.", "verklaarde de bankier schuldig"),
    "pl": ("Sąd uznał bankiera za winnego.", "uznał bankiera za winnego"),
    "pt": ("O tribunal considerou o banqueiro culpado.", "considerou o banqueiro culpado"),
    "ru": ("Суд признал банкира виновным.", "признал банкира виновным"),
    "sv": ("Rätten fann bankmannen skyldig.", "fann bankmannen skyldig"),
    "tr": ("Mahkeme bankacıyı suçlu buldu.", "suçlu buldu"),
    "uk": ("Суд визнав банкіра винним.", "визнав банкіра винним"),
    "vi": ("Toà tuyên chủ ngân hàng có tội.", "có tội"),
    "zh": ("法院裁定银行家有罪。", "有罪"),
}


@pytest.mark.parametrize("language", GUILTY)
def test_guilt_is_found_in_words_that_stand_apart(language: str) -> None:
    copy, words = GUILTY[language]
    assert exchanged("The court acquitted the banker.", copy, language) == [("acquitted", words)]
    assert exchanged("The court convicted the banker.", copy, language) == []


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "expected"),
    [
        ("de", "The court acquitted her.", "Das Gericht sprach sie frei.", None),
        ("de", "The court convicted her.", "Das Gericht sprach sie frei.", ("convicted", "sprach sie frei")),
        ("nl", "The council approved the plan.", "De raad wees het plan af.", ("approved", "wees het plan af")),
        ("de", "The council rejected the plan.", "Der Rat lehnte den Plan ab.", None),
        ("de", "The trams were suspended.", "Man setzte den Betrieb der Bahnen aus.", None),
        (
            "en",
            "The judge cleared the baker of fraud.",
            "The judge convicted the baker of fraud.",
            ("cleared the baker of", "convicted"),
        ),
        ("en", "The court found him not guilty.", "The court acquitted him.", None),
        ("id", "The court acquitted him.", "Pengadilan membebaskannya.", None),
        ("id", "He was freed on bail.", "Ia dibebaskan dengan jaminan.", None),
        ("id", "The court convicted him.", "Pengadilan membebaskannya.", ("convicted", "membebaskannya")),
        ("nl", "The suspect kept silent.", "De verdachte zweeg.", None),
        ("nl", "The defendant kept silent.", "De verdachte zweeg.", None),
        ("nl", "The witness kept silent.", "De verdachte zweeg.", ("witness", "verdachte")),
        ("de", "She was heard as a witness.", "Sie wurde als Beschuldigte gehört.", ("witness", "Beschuldigte")),
        ("ar", "The defence argued that he was ill.", "قالت النيابة إنه كان مريضا.", ("The defence argued", "النيابة")),
        (
            "sv",
            "The prosecution asked for ten years.",
            "Försvarsadvokaten begärde tio år.",
            ("The prosecution", "Försvarsadvokaten"),
        ),
        ("ru", "The plaintiff appealed.", "Подсудимый обжаловал.", ("plaintiff", "Подсудимый")),
        ("zh", "The plaintiff appealed.", "被告提出上诉。", ("plaintiff", "被告")),
        ("it", "He has not been charged.", "Non è stato assolto.", ("been charged", "assolto")),
        (
            "fr",
            "He received a suspended sentence.",
            "Il a été condamné à mort.",
            ("suspended sentence", "condamné à mort"),
        ),
        ("pl", "He received a suspended sentence.", "Otrzymał wyrok w zawieszeniu.", None),
        ("es", "The firm was fined.", "El empresario fue enviado a la cárcel.", ("was fined", "cárcel")),
        ("ko", "He was jailed for life.", "그는 무기징역을 선고받았다.", None),
    ],
)
def test_verdicts_and_roles(language: str, canonical: str, copy: str, expected: tuple[str, str] | None) -> None:
    assert exchanged(canonical, copy, language) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("language", "loan", "grant"),
    [
        ("de", "Ein Darlehen deckt die Kosten.", "Ein Zuschuss deckt die Kosten."),
        ("es", "Un préstamo cubre los gastos.", "Una subvención cubre los gastos."),
        ("fr", "Un prêt couvre les frais.", "Une subvention couvre les frais."),
        ("hi", "एक ऋण से खर्च पूरा होता है।", "एक अनुदान से खर्च पूरा होता है।"),
        ("id", "Biayanya ditutup dengan pinjaman.", "Biayanya ditutup dengan hibah."),
        ("it", "Un prestito copre le spese.", "Una sovvenzione copre le spese."),
        ("ja", "費用は融資で賄われる。", "費用は補助金で賄われる。"),
        ("pl", "Koszty pokrywa pożyczka.", "Koszty pokrywa dotacja."),
        ("ru", "Расходы покрывает заём.", "Расходы покрывает грант."),
        ("tr", "Masrafları bir kredi karşılıyor.", "Masrafları bir hibe karşılıyor."),
        ("zh", "费用由一笔贷款支付。", "费用由一笔赠款支付。"),
    ],
)
def test_a_loan_is_no_grant(language: str, loan: str, grant: str) -> None:
    assert exchanged("A loan covers the costs.", loan, language) == []
    assert [one for one, _ in exchanged("A loan covers the costs.", grant, language)] == ["loan"]
    assert [one for one, _ in exchanged("A grant covers the costs.", loan, language)] == ["A grant"]


@pytest.mark.parametrize(
    ("language", "investigating", "established"),
    [
        ("en", "Police are looking into negligence.", "Police have established negligence."),
        ("de", "Die Polizei ermittelt wegen Fahrlässigkeit.", "Die Polizei stellte Fahrlässigkeit fest."),
        ("es", "La policía investiga una negligencia.", "La policía ha comprobado una negligencia."),
        ("fr", "La police enquête sur une négligence.", "La police a établi une négligence."),
        ("nl", "De politie onderzoekt nalatigheid.", "De politie heeft nalatigheid vastgesteld."),
        ("pt", "A polícia investiga uma negligência.", "A polícia constatou uma negligência."),
        ("ru", "Полиция расследует халатность.", "Полиция установила халатность."),
        ("vi", "Cảnh sát điều tra sự cẩu thả.", "Cảnh sát kết luận có sự cẩu thả."),
        ("zh", "警方正在调查过失。", "警方查明了过失。"),
    ],
)
def test_what_is_looked_into_is_not_established(language: str, investigating: str, established: str) -> None:
    canonical = "Police are investigating negligence."
    assert exchanged(canonical, investigating, language) == []
    assert [one for one, _ in exchanged(canonical, established, language)] == ["are investigating"]


@pytest.mark.parametrize(
    ("language", "frozen", "confiscated"),
    [
        ("en", "The accounts are frozen.", "The accounts were confiscated."),
        ("de", "Man fror die Konten ein.", "Man beschlagnahmte die Konten."),
        ("fa", "حساب‌ها مسدود شد.", "حساب‌ها مصادره شد."),
        ("fr", "Les comptes ont été gelés.", "Les comptes ont été confisqués."),
        ("ko", "계좌가 동결됐다.", "계좌가 몰수됐다."),
        ("sv", "Kontona frystes.", "Kontona konfiskerades."),
        ("uk", "Рахунки заморозили.", "Рахунки конфіскували."),
    ],
)
def test_what_is_frozen_is_not_taken(language: str, frozen: str, confiscated: str) -> None:
    canonical = "The state froze the accounts."
    assert exchanged(canonical, frozen, language) == []
    assert [one for one, _ in exchanged(canonical, confiscated, language)] == ["froze"]


@pytest.mark.parametrize(
    ("language", "armed", "unarmed"),
    [
        ("ar", "كان الحراس مسلحين.", "كان الحراس غير مسلحين."),
        ("de", "Die Wächter waren bewaffnet.", "Die Wächter waren unbewaffnet."),
        ("es", "Los guardias iban armados.", "Los guardias iban desarmados."),
        ("fa", "نگهبانان مسلح بودند.", "نگهبانان غیرمسلح بودند."),
        ("id", "Para penjaga bersenjata.", "Para penjaga tidak bersenjata."),
        ("ja", "警備員は武装していた。", "警備員は非武装だった。"),
        ("tr", "Bekçiler silahlı idi.", "Bekçiler silahsızdı."),
    ],
)
def test_armed_is_not_unarmed(language: str, armed: str, unarmed: str) -> None:
    canonical = "The guards were unarmed."
    assert exchanged(canonical, unarmed, language) == []
    assert [one for one, _ in exchanged(canonical, armed, language)] == ["unarmed"]


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "expected"),
    [
        (
            "id",
            "He left because his father died.",
            "Ia pergi karena ayahnya melarikan diri.",
            ("died", "melarikan diri"),
        ),
        ("es", "The driver fled.", "El conductor huyó.", None),
        ("ja", "The driver fled.", "運転手は死亡した。", ("fled", "死亡")),
        ("it", "The divers found the crew alive.", "I sommozzatori trovarono i corpi.", ("alive", "corpi")),
        ("pl", "The divers found the crew alive.", "Nurkowie znaleźli zwłoki załogi.", ("alive", "zwłoki")),
        ("ru", "Nobody was hurt.", "Никто не пострадал.", None),
        ("ru", "He is not alive.", "Он мёртв.", None),
        ("ru", "Three climbers were hurt.", "Трое альпинистов пропали без вести.", ("hurt", "пропали без вести")),
        ("uk", "The panel upheld the complaint.", "Комісія відхилила скаргу.", ("upheld", "відхилила")),
        (
            "nl",
            "The panel upheld the complaint.",
            "De commissie verklaarde de klacht niet-ontvankelijk.",
            ("upheld", "niet-ontvankelijk"),
        ),
        ("de", "The panel upheld the complaint.", "Der Beschwerde wurde stattgegeben.", None),
        ("en", "The ferries were suspended.", "The ferries were cancelled.", ("suspended", "cancelled")),
        ("es", "The ferries were cancelled.", "Se suspendieron los transbordadores.", None),
        ("fr", "The mayor was suspended.", "La maire a été limogée.", ("suspended", "limogée")),
        ("en", "Police arrested the cook.", "Police charged the cook.", ("arrested", "Police charged")),
    ],
)
def test_fates_and_decisions(language: str, canonical: str, copy: str, expected: tuple[str, str] | None) -> None:
    assert exchanged(canonical, copy, language) == ([expected] if expected else [])
    assert load_lexicon("events", language).find(copy)
