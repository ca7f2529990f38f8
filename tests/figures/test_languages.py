"""Sentences in languages beside those that the tables were made for: read, agreed with, and changed."""

from __future__ import annotations

import pytest

from transcheck.figures import compare_texts, extract

CANONICAL = "The flood on 27 May 2023 killed 1.4 million fish, cost 3.5 million euros and drove away 67,000 people, 12 percent of all."  # noqa: E501

COPIES = {
    "ca": "La inundació del 27 de maig de 2023 va matar 1,4 milions de peixos, va costar 3,5 milions d'euros i va fer fugir 67.000 persones, el 12 % del total.",  # noqa: E501
    "gl": "A inundación do 27 de maio de 2023 matou 1,4 millóns de peixes, custou 3,5 millóns de euros e fixo fuxir 67.000 persoas, o 12 % do total.",  # noqa: E501
    "da": "Oversvømmelsen den 27. maj 2023 dræbte 1,4 millioner fisk, kostede 3,5 millioner euro og fordrev 67.000 mennesker, 12 procent af alle.",  # noqa: E501
    "nb": "Flommen 27. mai 2023 drepte 1,4 millioner fisk, kostet 3,5 millioner euro og fordrev 67 000 mennesker, 12 prosent av alle.",  # noqa: E501
    "fi": "Tulva 27. toukokuuta 2023 tappoi 1,4 miljoonaa kalaa, maksoi 3,5 miljoonaa euroa ja ajoi pois 67 000 ihmistä, 12 prosenttia kaikista.",  # noqa: E501
    "sk": "Povodeň 27. mája 2023 zabila 1,4 milióna rýb, stála 3,5 milióna eur a vyhnala 67 000 ľudí, 12 percent všetkých.",  # noqa: E501
    "hr": "Poplava 27. svibnja 2023. ubila je 1,4 milijuna riba, stajala 3,5 milijuna eura i otjerala 67.000 ljudi, 12 posto svih.",  # noqa: E501
    "sl": "Poplava 27. maja 2023 je ubila 1,4 milijona rib, stala 3,5 milijona evrov in pregnala 67.000 ljudi, 12 odstotkov vseh.",  # noqa: E501
    "bg": "Наводнението на 27 май 2023 г. уби 1,4 милиона риби, струва 3,5 милиона евро и прогони 67 000 души, 12 процента от всички.",  # noqa: E501
    "uk": "Повінь 27 травня 2023 року вбила 1,4 мільйона риб, коштувала 3,5 мільйона євро і прогнала 67 000 людей, 12 відсотків усіх.",  # noqa: E501
    "ro": "Inundația din 27 mai 2023 a ucis 1,4 milioane de pești, a costat 3,5 milioane de euro și a alungat 67.000 de oameni, 12 la sută din toți.",  # noqa: E501
    "hu": "A 2023. május 27-i árvíz 1,4 millió halat ölt meg, 3,5 millió euróba került, és 67 000 embert űzött el, mindenki 12 százalékát.",  # noqa: E501
    "el": "Η πλημμύρα στις 27 Μαΐου 2023 σκότωσε 1,4 εκατομμύρια ψάρια, κόστισε 3,5 εκατομμύρια ευρώ και έδιωξε 67.000 ανθρώπους, το 12 τοις εκατό όλων.",  # noqa: E501
    "et": "Üleujutus 27. mail 2023 tappis 1,4 miljonit kala, maksis 3,5 miljonit eurot ja ajas minema 67 000 inimest, 12 protsenti kõigist.",  # noqa: E501
    "lv": "Plūdi 2023. gada 27. maijā nogalināja 1,4 miljonus zivju, izmaksāja 3,5 miljonus eiro un padzina 67 000 cilvēku, 12 procentus no visiem.",  # noqa: E501
    "lt": "2023 m. gegužės 27 d. potvynis pražudė 1,4 milijono žuvų, kainavo 3,5 milijono eurų ir išvijo 67 000 žmonių, 12 procentų visų.",  # noqa: E501
    "az": "27 may 2023-cü il daşqını 1,4 milyon balığı öldürdü, 3,5 milyon avroya başa gəldi və 67.000 insanı, hamının 12 faizini qovdu.",  # noqa: E501
    "mr": "27 मे 2023 च्या पुरात 14 लाख मासे मेले, 35 लाख युरो खर्च झाले आणि 67,000 लोक, सर्वांच्या 12 टक्के, निघून गेले.",
    "bn": "২৭ মে ২০২৩ তারিখের বন্যায় ১৪ লাখ মাছ মারা যায়, ৩৫ লাখ ইউরো খরচ হয় এবং ৬৭,০০০ মানুষ, মোটের ১২ শতাংশ, চলে যায়।",
    "ms": "Banjir pada 27 Mei 2023 membunuh 1.4 juta ikan, menelan belanja 3.5 juta euro dan menghalau 67,000 orang, 12 peratus daripada semua.",  # noqa: E501
    "sw": "Mafuriko ya tarehe 27 Mei 2023 yaliua samaki milioni 1.4, yaligharimu euro milioni 3.5 na kuwafukuza watu 67,000, asilimia 12 ya wote.",  # noqa: E501
    "af": "Die vloed op 27 Mei 2023 het 1,4 miljoen visse doodgemaak, 3,5 miljoen euro gekos en 67 000 mense verdryf, 12 persent van almal.",  # noqa: E501
    "sq": "Përmbytja më 27 maj 2023 vrau 1,4 milionë peshq, kushtoi 3,5 milionë euro dhe dëboi 67.000 njerëz, 12 për qind të të gjithëve.",  # noqa: E501
    "is": "Flóðið 27. maí 2023 drap 1,4 milljónir fiska, kostaði 3,5 milljónir evra og hrakti á brott 67.000 manns, 12 prósent allra.",  # noqa: E501
    "eu": "2023ko maiatzaren 27ko uholdeak 1,4 milioi arrain hil zituen, 3,5 milioi euro balio izan zuen eta 67.000 lagun uxatu zituen, guztien % 12.",  # noqa: E501
    "fil": "Ang baha noong Mayo 27, 2023 ay pumatay ng 1.4 milyong isda, gumastos ng 3.5 milyong euro at nagpalayas ng 67,000 tao, 12 porsiyento ng lahat.",  # noqa: E501
}


@pytest.mark.parametrize("language", sorted(COPIES))
def test_a_true_copy_has_no_issue(language: str) -> None:
    assert compare_texts(CANONICAL, COPIES[language], canonical_language="en", copy_language=language) == []


@pytest.mark.parametrize("language", sorted(COPIES))
@pytest.mark.parametrize(("old", "new"), [("12", "21"), ("27", "29"), ("67", "76")])
def test_a_changed_figure_is_one_issue(language: str, old: str, new: str) -> None:
    copy = COPIES[language]
    if old not in copy:
        digits = {ord(str(digit)): chr(0x09E6 + digit) for digit in range(10)}
        old, new = old.translate(digits), new.translate(digits)
    start = copy.index(old)
    changed = copy[:start] + new + copy[start + len(old) :]
    (issue,) = compare_texts(CANONICAL, changed, canonical_language="en", copy_language=language)
    assert issue.category in ("accuracy/mistranslation/number", "accuracy/mistranslation/date-time")
    assert issue.copy is not None
    assert issue.copy.start <= start < issue.copy.end


@pytest.mark.parametrize(
    ("language", "text", "hedge"),
    [
        ("ca", "més de 900 vaques", "more-than"),
        ("gl", "polo menos 900 vacas", "at-least"),
        ("da", "omkring 900 køer", "about"),
        ("nb", "minst 900 kyr", "at-least"),
        ("fi", "lähes 900 lehmää", "nearly"),
        ("sk", "viac ako 900 kráv", "more-than"),
        ("hr", "najmanje 900 krava", "at-least"),
        ("sr", "око 900 крава", "about"),
        ("sl", "manj kot 900 krav", "less-than"),
        ("bg", "почти 900 крави", "nearly"),
        ("ro", "cel puțin 900 de vaci", "at-least"),
        ("hu", "mintegy 900 tehén", "about"),
        ("el", "πάνω από 900 αγελάδες", "more-than"),
        ("et", "üle 900 lehma", "more-than"),
        ("lv", "gandrīz 900 govju", "nearly"),
        ("lt", "daugiau kaip 900 karvių", "more-than"),
        ("af", "byna 900 koeie", "nearly"),
        ("is", "um það bil 900 kýr", "about"),
        ("sq", "rreth 900 lopë", "about"),
        ("az", "təxminən 900 inək", "about"),
        ("fil", "mahigit 900 baka", "more-than"),
        ("mr", "सुमारे 900 गायी", "about"),
        ("ur", "تقریباً 900 گائیں", "about"),
        ("eu", "gutxienez 900 behi", "at-least"),
    ],
)
def test_hedges(language: str, text: str, hedge: str) -> None:
    (figure,) = extract(text, language)
    assert (figure.normalized, figure.hedge) == ("900", hedge)


@pytest.mark.parametrize(
    ("language", "text", "normalized"),
    [
        ("fi", "seitsemänsataakaksikymmentä", "720"),
        ("da", "tre hundrede og femten", "315"),
        ("nb", "to hundre og femti", "250"),
        ("ro", "două sute cincizeci", "250"),
        ("ca", "dos-cents cinquanta", "250"),
        ("hu", "kétszázötven", "250"),
        ("pl", "dwieście pięćdziesiąt", "250"),
        ("el", "διακόσια πενήντα", "250"),
        ("sr", "двеста педесет", "250"),
        ("uk", "двісті п'ятдесят", "250"),
        ("af", "twee honderd en vyftig", "250"),
    ],
)
def test_number_words(language: str, text: str, normalized: str) -> None:
    assert [figure.normalized for figure in extract(text, language)] == [normalized]
