from __future__ import annotations

from datetime import date

import pytest

from transcheck.document import Document, Sentence
from transcheck.figures import FigureComparison, compare_figures, compare_texts
from transcheck.results import FactState, Pair


def document(*sentences: str, language: str = "en") -> tuple[Document, list[Sentence]]:
    text, spans = "", []
    for sentence in sentences:
        start = len(text) + (1 if text else 0)
        text += (" " if text else "") + sentence
        spans.append(Sentence(sentence, start, start + len(sentence), language))
    return Document.from_text(text), spans


def compare(one: str, two: str, language: str = "en", canonical_language: str = "en") -> FigureComparison:
    left, left_sentences = document(one, language=canonical_language)
    right, right_sentences = document(two, language=language)
    return compare_figures(
        left, right, canonical_sentences=left_sentences, copy_sentences=right_sentences, pairs=[Pair((0,), (0,), 1.0)]
    )


def found(result: FigureComparison) -> list[tuple[str, str]]:
    return [(issue.category.removeprefix("accuracy/"), issue.severity.value) for issue in result.issues]


@pytest.mark.parametrize(
    ("language", "copy"),
    [
        ("en", "A ship brought 1,400,000 letters."),
        ("en", "A ship brought nearly 1.5 million letters."),
        ("zh", "一艘船运来了140万封信。"),
        ("id", "Sebuah kapal membawa 1,4 juta surat."),
        ("fr", "Un bateau a apporté un million quatre cent mille lettres."),
        ("hi", "एक जहाज़ १४ लाख पत्र लाया।"),
        ("de", "Ein Schiff brachte 1,4 Millionen Briefe."),
        ("ja", "船は140万通の手紙を運んだ。"),
    ],
)
def test_one_value_in_many_languages(language: str, copy: str) -> None:
    result = compare("A ship brought 1.4 million letters.", copy, language)
    assert not [issue for issue in result.issues if issue.severity != "minor"]
    assert result.counts.mismatched == 0
    assert result.counts.matched == 1


@pytest.mark.parametrize(
    ("canonical", "copy", "expected"),
    [
        ("It sold 67,000 lamps.", "It sold 76,000 lamps.", [("mistranslation/number", "critical")]),
        ("It sold 67,000 lamps.", "It sold 67,500 lamps.", [("mistranslation/number", "major")]),
        ("It sold 2 million lamps.", "It sold 2 billion lamps.", [("mistranslation/number", "critical")]),
        ("It sold 67,000 lamps.", "It sold 67.000 lamps.", [("locale-convention/number-format", "major")]),
        ("It sold 67,345 lamps.", "It sold 67.345 lamps.", [("locale-convention/number-format", "major")]),
        # Thousands that were lost are no matter of separators.
        ("It sold 900,000 lamps.", "It sold 900 lamps.", [("mistranslation/number", "critical")]),
        ("It sold 900 lamps.", "It sold 900,000 lamps.", [("mistranslation/number", "critical")]),
        ("It closed for 16 days.", "It closed for over two weeks.", []),
        ("It closed for nine days.", "It closed for a little over a week.", []),
        # A small number of another sentence does not say it.
        (
            "It closed for two weeks. Crews of 2 met.",
            "It closed for two months. Crews of 2 met.",
            [("mistranslation/duration", "critical")],
        ),
        ("A six-week strike began.", "A six-month strike began.", [("mistranslation/duration", "critical")]),
        ("A 40 mile road was built.", "A 40 km road was built.", [("mistranslation/unit", "critical")]),
        ("A 40 mile road was built.", "A 64 km road was built.", []),
        ("It lasted 24 months.", "It lasted two years.", []),
        ("It cost $5 million.", "It cost €5 million.", [("mistranslation/unit", "critical")]),
        ("It opened on 3 June.", "It opened on 5 June.", [("mistranslation/date-time", "major")]),
        ("It opened on June 30.", "It opened on July 1.", [("mistranslation/date-time", "major")]),
        ("It opened on Boxing Day.", "It opened on 25 December.", [("mistranslation/date-time", "minor")]),
        ("ROME, Jan. 19 – It sank late.", "It sank late on Jan. 18.", [("mistranslation/date-time", "minor")]),
        ("ROME, Jan. 19 (AP) - It sank late.", "It sank late on Jan. 18.", [("mistranslation/date-time", "minor")]),
        ("It sank on Jan. 19 – a Sunday.", "It sank on Jan. 18.", [("mistranslation/date-time", "major")]),
        ("The two boats sank.", "Today the three boats are wrecks.", [("mistranslation/number", "critical")]),
        ("It opened on 3 June.", "It opened on 3 July.", [("mistranslation/date-time", "critical")]),
        ("It opened in 2019.", "It opened in 2018.", [("mistranslation/date-time", "critical")]),
        ("It opened at 5 pm.", "It opened at 17:00.", []),
        ("It opened at 5 pm.", "It opened at 6 pm.", [("mistranslation/date-time", "critical")]),
        ("More than 300 came.", "Fewer than 300 came.", [("mistranslation/modality", "major")]),
        ("About 300 came.", "Nearly 300 came.", []),
        ("About 300 came.", "300 came.", [("mistranslation/modality", "minor")]),
        ("About 300 came.", "About 3,000 came.", [("mistranslation/number", "critical")]),
        ("At least 12 came.", "At least 21 came.", [("mistranslation/number", "critical")]),
        ("About 300 came.", "About 250 came.", [("mistranslation/number", "major")]),
        ("LUND, 14 May 2024 – It closed on Monday.", "It closed on Monday, May 13, 2024.", []),
        (
            "LUND, 14 May 2024 – It closed on Monday.",
            "It closed on Sunday, May 12, 2024.",
            [("mistranslation/date-time", "minor")] * 2,
        ),
        ("About 13,000 boats sank.", "Thousands of boats sank.", [("mistranslation/number", "minor")]),
        ("Half of the boats sank.", "50% of the boats sank.", []),
        ("It sold 67,000 lamps.", "It sold lamps.", [("omission", "minor")]),
        ("It sold lamps.", "It sold 67,000 lamps.", [("addition", "major")]),
        ("It sold 67,345 lamps.", "It sold 67,000 lamps.", []),
        ("It grew by 5 to 10 %.", "It grew by 5–15 %.", [("mistranslation/number", "critical")]),
        ("Rates rose by 50 basis points.", "Rates rose by 0.5 percentage points.", []),
        ("Rates rose by 50 basis points.", "Rates rose by half a percentage point.", []),
        (
            "Rates rose by 50 basis points.",
            "Rates rose by 5 percentage points.",
            [("mistranslation/number", "critical")],
        ),
        ("It cost 47 hundred million yuan.", "It cost 4.7 billion yuan.", []),
        # Cents are those of several currencies.
        ("It costs €0.42 a stamp.", "It costs 42 cents a stamp.", []),
        ("It costs €0.42 a stamp.", "It costs 24 cents a stamp.", [("mistranslation/number", "critical")]),
        ("It costs €0.42, up from €0.38.", "It costs 42 cents, four cents more.", []),
        ("It costs £0.42 a stamp.", "It costs 42 cents a stamp.", [("mistranslation/unit", "critical")]),
        ("It costs $0.42 a stamp.", "It costs 42 euro cents a stamp.", [("mistranslation/unit", "critical")]),
        ("It was 29 °C in the shade.", "It was 29 °F in the shade.", [("mistranslation/unit", "critical")]),
        ("It was 29 °C in the shade.", "It was 29 degrees in the shade.", []),
        ("A third of the goats speak.", "Two thirds of the goats speak.", [("mistranslation/number", "critical")]),
        # A time of day as many languages write it.
        ("17:25 The dyke holds.", "17.25 The dyke holds.", []),
        ("5:25 pm: The dyke holds.", "17.25: The dyke holds.", []),
        ("17:25 The dyke holds.", "17.52 The dyke holds.", [("mistranslation/date-time", "critical")]),
    ],
)
def test_judgements(canonical: str, copy: str, expected: list[tuple[str, str]]) -> None:
    assert found(compare(canonical, copy)) == expected


def test_quotes_are_slices_and_messages_name_both() -> None:
    left, left_sentences = document("It rained.", "It sold nearly 67,000 lamps.")
    right, right_sentences = document("It sold 76,000 lamps.", "It rained.")
    result = compare_figures(left, right, canonical_sentences=left_sentences, copy_sentences=right_sentences)
    (issue,) = result.issues
    assert issue.canonical is not None
    assert issue.copy is not None
    assert left.text[issue.canonical.start : issue.canonical.end] == issue.canonical.text == "nearly 67,000"
    assert right.text[issue.copy.start : issue.copy.end] == issue.copy.text == "76,000"
    assert "67,000" in issue.message
    assert "76,000" in issue.message


def test_a_repetition_left_out_is_no_omission() -> None:
    left, left_sentences = document("A fire burnt 45 houses.", "The 45 houses were old.")
    right, right_sentences = document("A fire burnt 45 houses.", "The houses were old.")
    result = compare_figures(left, right, canonical_sentences=left_sentences, copy_sentences=right_sentences)
    assert result.issues == ()
    assert [fact.state for fact in result.facts] == [FactState.AGREE]


def test_one_omission_a_sentence() -> None:
    left, left_sentences = document("A fire burnt 45 houses and 31 barns.", "It rained.")
    right, right_sentences = document("It rained.")
    result = compare_figures(left, right, canonical_sentences=left_sentences, copy_sentences=right_sentences)
    assert found(result) == [("omission", "minor")]
    assert result.counts.omitted == 2


def test_a_wrong_date_beside_the_right_one() -> None:
    left, left_sentences = document("The mayor resigned on May 27.")
    right, right_sentences = document(
        "The mayor resigned on Saturday, May 27.", "She said so in a statement on Friday, May 26."
    )
    result = compare_figures(left, right, canonical_sentences=left_sentences, copy_sentences=right_sentences)
    (issue,) = result.issues
    assert (issue.category, issue.severity) == ("accuracy/mistranslation/date-time", "minor")
    assert issue.copy is not None
    assert issue.copy.text == "Friday, May 26"


def test_a_date_is_as_wrong_as_its_wrong_part() -> None:
    result = compare("She was born on 3 February 1937.", "She was born on 2 March 1937.")
    assert [(fact.canonical.text, fact.state) for fact in result.facts] == [("3 February 1937", FactState.WRONG)]
    assert (result.counts.matched, result.counts.mismatched) == (0, 1)


def test_a_weekday_that_does_not_fit_its_date() -> None:
    result = compare("It opened on 27 May 2023.", "It opened on Monday, 27 May 2023.")
    (issue,) = result.issues
    assert issue.category == "accuracy/mistranslation/date-time"
    assert "Saturday" in issue.message


def test_parts_that_no_longer_add_up_are_named() -> None:
    (issue,) = compare_texts(
        "Of the 67,000 letters, 40,000 went north and 27,000 went south.",
        "Von den 67.000 Briefen gingen 40.000 nach Norden und 72.000 nach Süden.",
        canonical_language="en",
        copy_language="de",
    )
    assert "40.000 + 72.000 is not 67.000" in issue.message


def test_parts_that_add_up_say_nothing_of_sums() -> None:
    (issue,) = compare_texts(
        "A fleet of 67,000 and a crew of 40,000 saw 270 whales.",
        "Eine Flotte von 67.000 und eine Besatzung von 40.000 sahen 720 Wale.",
        canonical_language="en",
        copy_language="de",
    )
    assert "add up" not in issue.message


def test_number_beside_the_same_rank() -> None:
    """A changed number is no repetition of a rank that both sides have."""
    issues = compare_texts(
        "Police held two suspects and are looking for the third.",
        "Police held three suspects and are looking for the third.",
        canonical_language="en",
        copy_language="en",
    )
    assert [issue.copy.text for issue in issues if issue.copy is not None] == ["three"]


def test_land_in_the_units_of_a_country() -> None:
    """Ten dunams are a hectare, and a pound is a weight or money."""
    sentence = "The fire burned 20 hectares."
    assert not compare_texts(sentence, "השריפה כילתה 200 דונם.", canonical_language="en", copy_language="he")
    assert compare_texts(sentence, "השריפה כילתה 2,000 דונם.", canonical_language="en", copy_language="he")
    weight = "A 550-pound pig escaped."
    assert not compare_texts(weight, "一头550磅重的猪逃走了。", canonical_language="en", copy_language="zh")
    assert compare_texts(weight, "一头510磅重的猪逃走了。", canonical_language="en", copy_language="zh")


@pytest.mark.parametrize(
    ("language", "copy", "expected"),
    [
        ("de", "Es geschah gegen 15 Uhr.", []),
        ("fr", "C'est arrivé vers 15 heures.", []),
        ("en", "It happened at about three o'clock.", []),
        ("de", "Es geschah um 15 Uhr.", [("mistranslation/date-time", "critical")]),
        ("de", "Es geschah gegen 16 Uhr.", [("mistranslation/date-time", "critical")]),
    ],
)
def test_a_rough_time_is_a_rounding(language: str, copy: str, expected: list[tuple[str, str]]) -> None:
    assert found(compare("It happened at 2:52 pm.", copy, language)) == expected


def test_an_exact_time_for_a_rough_one_is_none() -> None:
    result = compare("It happened at about three o'clock.", "Es geschah um 14:52 Uhr.", "de")
    assert found(result) == [("mistranslation/date-time", "critical")]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("Ремонт занял более года.", []),
        ("Ремонт занял более месяца.", [("mistranslation/duration", "critical")]),
    ],
)
def test_one_of_another_unit_behind_a_hedge(copy: str, expected: list[tuple[str, str]]) -> None:
    assert found(compare("The repairs took more than a year.", copy, "ru")) == expected


def test_a_measure_in_two_units_is_one() -> None:
    sentence = "The wall is 2.45 metres high."
    assert found(compare(sentence, "Высота стены 2 м 45 см.", "ru")) == []
    assert found(compare(sentence, "Высота стены 2 м 75 см.", "ru")) == [("mistranslation/number", "critical")]


def test_small_numbers_that_han_and_kana_write_in_digits_are_no_grave_additions() -> None:
    for language, copy, severity in (
        ("ja", "農家は2つの小屋でヤギを失った。", "minor"),
        ("ja", "農家は48頭のヤギを失った。", "major"),
        ("de", "Ein Bauer verlor 2 Ziegen.", "major"),
    ):
        assert found(compare("A farmer lost his goats.", copy, language)) == [("addition", severity)]


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "severities"),
    [
        ("de", "Three climbers are missing.", "Fünf Bergsteiger werden vermisst.", ["critical"]),
        ("ja", "Three climbers are missing.", "登山者5人が行方不明。", ["critical"]),
        ("zh", "Two climbers are missing.", "四名登山者失踪。", ["critical"]),
        ("fr", "It was the second slide of the week.", "C'était le troisième glissement de la semaine.", ["major"]),
        ("de", "Three climbers are missing.", "Drei Bergsteiger werden vermisst.", []),
        ("de", "One climber is missing.", "Zwei Bergsteiger werden vermisst.", []),  # an article, as far as one can see
        ("de", "One woman is missing.", "Zwei Frauen werden vermisst.", ["critical"]),
        ("de", "One woman and another climber are missing.", "Zwei Bergsteiger werden vermisst.", []),
        ("de", "One of the women is missing.", "Zwei Frauen werden vermisst.", []),
        ("en", "Dozens of goats were stranded.", "Hundreds of goats were stranded.", ["major"]),
        ("es", "Hundreds of goats were stranded.", "Miles de cabras quedaron atrapadas.", ["major"]),
        ("zh", "Thousands of goats were stranded.", "成千上万只山羊被困。", []),
        ("hi", "Millions of trees were planted.", "लाखों पेड़ लगाए गए।", []),
        ("id", "Dozens of goats were stranded.", "Puluhan kambing terjebak.", []),
    ],
)
def test_small_numbers_ranks_and_vague_quantities_are_compared(
    language: str, canonical: str, copy: str, severities: list[str]
) -> None:
    issues = compare(canonical, copy, language).issues
    assert [(issue.category, issue.severity.value) for issue in issues] == [
        ("accuracy/mistranslation/number", severity) for severity in severities
    ]


@pytest.mark.parametrize(
    ("canonical", "copy", "wrong"),
    [
        ("The hut stands at an altitude of 2,400m.", "Die Hütte liegt auf 2400 Metern.", False),
        ("Gusts reached 40m/s.", "Böen erreichten 40 m/s.", False),
        ("The fund has 40m.", "Der Fonds hat 40.", True),
        ("Highs in the valley stay in the 70s.", "Die Höchstwerte liegen bei 23 °C.", False),
        ("Highs in the valley stay in the 70s.", "Die Höchstwerte liegen bei 31 °C.", True),
    ],
)
def test_metres_and_tens_of_degrees_that_english_leaves_open(canonical: str, copy: str, wrong: bool) -> None:
    assert compare(canonical, copy, "de").counts.matched == (0 if wrong else 1)


@pytest.mark.parametrize(("metres", "issues"), [("6", []), ("9", [("addition", "major")])])
def test_a_measure_that_the_copy_converts_in_brackets_is_no_addition(
    metres: str, issues: list[tuple[str, str]]
) -> None:
    copy = f"Las olas alcanzaron 20 pies ({metres} metros) ayer."
    assert found(compare("Waves reached 20 feet yesterday.", copy, "es")) == issues


def test_both_ends_of_a_range_of_temperatures_fit_tens_of_degrees() -> None:
    result = compare("Expect widespread 80s in the plains.", "Se esperan de 27 a 31 °C en las llanuras.", "es")
    assert found(result) == []


def retold(one: str, two: str) -> FigureComparison:
    """Compare two English sentences of which the second tells the first in other words."""
    left, left_sentences = document(one)
    right, right_sentences = document(two)
    pairs = [Pair((0,), (0,), 0.7)]
    return compare_figures(left, right, canonical_sentences=left_sentences, copy_sentences=right_sentences, pairs=pairs)


@pytest.mark.parametrize(
    ("canonical", "copy"),
    [
        # Who tells a story anew picks other figures of it, of other kinds.
        ("He added a second 14 minutes later.", "His second came in the 23rd minute."),
        ("About 1,050 residents died in that summer.", "Many died in the past four days."),
        ("About 171,000 lamps went to shops in the north.", "Around 80 per cent of the lamps are in the north."),
        # How long something lasted, and how far it was from something else.
        ("They played the last 50 minutes with ten men.", "They were ten from five minutes before the interval."),
    ],
)
def test_a_retold_sentence_may_pick_other_figures(canonical: str, copy: str) -> None:
    assert not [issue for issue in retold(canonical, copy).issues if issue.severity != "minor"]


@pytest.mark.parametrize(
    ("canonical", "copy"),
    [
        ("He added a second 14 minutes later.", "His second came 41 minutes later."),
        ("They played the last 50 minutes with ten men.", "For the last 15 minutes they were only ten."),
        ("About 171,000 lamps went to shops in the north.", "Shops in the north got about 117,000 lamps."),
    ],
)
def test_a_retold_sentence_may_be_wrong(canonical: str, copy: str) -> None:
    assert [issue for issue in retold(canonical, copy).issues if issue.severity != "minor"]


def test_a_length_of_time_is_no_count_of_other_things() -> None:
    result = compare(
        "It is the first title in 31 years for a team that won four of its last 13 games.",
        "It is the first title in 13 years for a team that won four of its last 13 games.",
    )
    assert found(result) == [("mistranslation/duration", "critical")]


@pytest.mark.parametrize(
    ("canonical", "copy", "expected"),
    [
        # The year stands in the next sentence, too.
        (
            ("The mill is sold in May 2026.", "Its roof is mended by July 2026."),
            ("The mill is sold in May 2027.", "Its roof is mended by July 2026."),
            [("mistranslation/date-time", "critical")],
        ),
        # An hour is no count of something else.
        (
            ("The bell rang at about 9.20am.", "It woke all nine villages."),
            ("The bell rang at about 9.20pm.", "It woke all nine villages."),
            [("mistranslation/date-time", "critical")],
        ),
    ],
)
def test_a_time_that_stands_elsewhere_too(
    canonical: tuple[str, str], copy: tuple[str, str], expected: list[tuple[str, str]]
) -> None:
    (left, left_sentences), (right, right_sentences) = document(*canonical), document(*copy)
    result = compare_figures(
        left,
        right,
        canonical_sentences=left_sentences,
        copy_sentences=right_sentences,
        pairs=[Pair((0,), (0,), 1.0), Pair((1,), (1,), 1.0)],
    )
    assert found(result) == expected


def test_another_unit_of_time_is_wrong_although_the_right_one_stands_elsewhere() -> None:
    left, left_sentences = document("They wore sensors for 16 weeks.", "“16 weeks are short,” he said.")
    right, right_sentences = document("They wore sensors for 16 months.", "“16 weeks are short,” he said.")
    result = compare_figures(
        left,
        right,
        canonical_sentences=left_sentences,
        copy_sentences=right_sentences,
        pairs=[Pair((0,), (0,), 1.0), Pair((1,), (1,), 1.0)],
    )
    assert found(result) == [("mistranslation/duration", "critical")]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("They cost $79 to $129 (£59 to £97).", [("addition", "minor")]),
        ("They cost $79 to $129 and £59 to £97.", [("addition", "major")]),
    ],
)
def test_a_range_converted_in_brackets(copy: str, expected: list[tuple[str, str]]) -> None:
    assert found(compare("They cost between $79 and $129.", copy)) == expected


@pytest.mark.parametrize(
    ("copy", "severity"),
    [
        ("Der Topf fasst 6 Quarts (5,7 Liter).", "minor"),
        ("Der Topf fasst 6 Quarts und wiegt 5,7 Kilogramm.", "major"),
        ("Der Topf fasst 6 Liter (5,7 Kilogramm).", "major"),
    ],
)
def test_a_measure_in_brackets_explains_an_unknown_one(copy: str, severity: str) -> None:
    result = compare("The pot holds 6 quarts.", copy, "de")
    assert [issue.severity.value for issue in result.issues if issue.category == "accuracy/addition"] == [severity]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("तापमान 27 डिग्री से नीचे नहीं जाएगा।", []),
        ("तापमान कम से कम 27 डिग्री होगा।", []),
    ],
)
def test_a_bound_that_is_denied_is_the_other_bound(copy: str, expected: list[tuple[str, str]]) -> None:
    assert found(compare("Temperatures will not fall below 27 degrees.", copy, "hi")) == expected
    assert found(compare("Temperatures will stay below 27 degrees.", copy, "hi")) == [
        ("mistranslation/modality", "major")
    ]


@pytest.mark.parametrize(
    ("language", "copy", "wrong"),
    [
        ("pt", "Silva empatou aos 26 do segundo tempo.", False),
        ("pt", "Silva empatou aos 36 do segundo tempo.", True),
        ("pt", "Silva empatou aos 26 minutos.", True),
        ("ja", "シルバが後半26分に同点とした。", False),
        ("ko", "시우바가 후반 26분에 동점골을 넣었다.", False),
        ("zh", "席尔瓦在下半场第26分钟扳平比分。", False),
        ("it", "Silva ha pareggiato al 26' della ripresa.", False),
        ("ja", "シルバが延長前半26分に同点とした。", True),
    ],
)
def test_minutes_of_the_second_half(language: str, copy: str, wrong: bool) -> None:
    result = compare("Silva equalised in the 71st minute.", copy, language)
    assert (result.counts.mismatched > 0) is wrong


@pytest.mark.parametrize(
    ("canonical", "copy"),
    [
        # The date of the dateline, and what brackets say again in another unit, are no facts that a copy leaves out.
        ("LINZ, Austria, May 3, 2025 – A mill burned down.", "Eine Mühle brannte ab."),
        ("It cost 40 euros ($46).", "Es kostete 40 Euro."),
        ("It rose to 46.2 degrees Celsius (115.2 F).", "Es stieg auf 46,2 Grad."),
        # Nor does a denied bound need its words.
        ("It will not fall below 27 degrees.", "Es werden 27 Grad sein."),
    ],
)
def test_what_is_not_left_out(canonical: str, copy: str) -> None:
    assert found(compare(canonical, copy, "de")) == []


def test_what_brackets_say_besides_is_left_out() -> None:
    assert found(compare("It cost 40 euros (46 euros with the frame).", "Es kostete 40 Euro.", "de")) == [
        ("omission", "minor")
    ]
    assert found(compare("It was 46.2 degrees Celsius (30 millimetres fell).", "Es waren 46,2 Grad.", "de")) == [
        ("omission", "minor")
    ]


@pytest.mark.parametrize(
    ("language", "copy"), [("vi", "Họ bán 67,000 chiếc đèn."), ("ar", "باعت الشركة 67.000 مصباح.")]
)
def test_readers_of_some_languages_know_both_marks_of_thousands(language: str, copy: str) -> None:
    assert found(compare("It sold 67,000 lamps.", copy, language=language)) == [
        ("locale-convention/number-format", "minor")
    ]


def test_a_number_that_the_canonical_text_has_in_a_name_is_no_addition() -> None:
    copy = "وفقا لموقع 183 سبورت فازت."
    assert found(compare("She won, says 183Sport.", copy, language="ar")) == []
    assert found(compare("She won, says Sport.", copy, language="ar")) == [("addition", "major")]


def test_times_are_not_taken_for_degrees() -> None:
    assert found(compare("She asked them twice.", "彼女は2度尋ねた。", language="ja")) == [("addition", "minor")]
    assert found(compare("She asked them.", "気温は28度だった。", language="ja")) == [("addition", "major")]


def test_a_full_width_hyphen_between_numbers_is_no_sign() -> None:
    assert found(compare("They are in their 50s and 60s.", "年齢は５０－６０代。", language="ja")) == []


def test_a_denied_bound_is_the_other_bound() -> None:
    result = compare("It is impossible to hold more than 20 days.", "Meer dan 20 dagen kan het niet.", language="nl")
    assert found(result) == []
    assert found(compare("It can hold more than 20 days.", "Het houdt tot 20 dagen.", language="nl")) == [
        ("mistranslation/modality", "major")
    ]
    assert found(compare("It is impossible to hold more than 20 days.", "Het houdt tot 20 dagen.", language="nl")) == []


def test_a_measure_of_another_sentence_in_another_unit_is_no_addition() -> None:
    left, left_sentences = document("The storm moves north at 12 miles per hour.", "It rained.")
    right, right_sentences = document("Es regnete.", "Er zieht mit 19 Kilometern pro Stunde.", language="de")
    result = compare_figures(
        left, right, canonical_sentences=left_sentences, copy_sentences=right_sentences, pairs=[Pair((1,), (0,), 1.0)]
    )
    assert "major" not in {severity for _, severity in found(result)}


@pytest.mark.parametrize("language", ["ja", "ko", "zh", "bn"])
def test_digits_behind_latin_letters_belong_to_a_name(language: str) -> None:
    assert compare("The SS19 lamps.", "SS19", language=language).facts == ()
    assert found(compare("The lamps.", "SS19", language=language)) == []


def test_ukrainian_za_is_no_bound() -> None:
    assert found(compare("It opens in less than six months.", "Відкриється менш ніж за шість місяців.", "uk")) == []
    assert found(compare("It opens within six months.", "Відкриється за шість місяців.", "uk")) == []


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "issues"),
    [
        # A copy is not older than the article.
        (
            "de",
            "The verdict is due tomorrow.",
            "Das Urteil wird übermorgen erwartet.",
            [("mistranslation/date-time", "critical")],
        ),
        ("zh", "The verdict is due today.", "判决预计明天公布。", [("mistranslation/date-time", "critical")]),
        ("de", "The verdict was read yesterday.", "Das Urteil wurde vorgestern verlesen.", []),
        # One of a unit of time.
        (
            "de",
            "The truce held for a fortnight.",
            "Die Waffenruhe hielt zwei Monate.",
            [("mistranslation/duration", "critical")],
        ),
        ("fr", "The truce held for a fortnight.", "La trêve a tenu deux semaines.", []),
        ("fr", "They pay 900 euros a month.", "Ils paient 900 euros par mois.", []),
        # Tens of an age.
        ("ja", "A woman in her thirties was hurt.", "50代の女性がけがをした。", [("mistranslation/number", "major")]),
        (
            "de",
            "A woman in her thirties was hurt.",
            "Eine Frau in den Fünfzigern wurde verletzt.",
            [("mistranslation/number", "major")],
        ),
        ("zh", "A woman in her thirties was hurt.", "一名30多岁的女子受伤。", []),
        # A length in two units.
        ("fr", "The suspect is 6ft 2in tall.", "Le suspect mesure 1m88.", []),
        ("fr", "The suspect is 6ft 2in tall.", "Le suspect mesure 1,68 m.", [("mistranslation/number", "critical")]),
        ("de", "The suspect is 6-foot-2.", "Der Verdächtige ist 178 cm groß.", [("mistranslation/number", "major")]),
    ],
)
def test_days_ages_and_lengths_across_languages(
    language: str, canonical: str, copy: str, issues: list[tuple[str, str]]
) -> None:
    assert found(compare(canonical, copy, language)) == issues


def test_days_that_both_texts_count_from_a_known_day_agree_or_differ() -> None:
    texts = "The mill burned down yesterday.", "Die Mühle brannte vorgestern ab."
    results = []
    for published in (date(2024, 10, 5), date(2024, 10, 4)):
        documents = [
            Document.from_text(text, published=day)
            for text, day in zip(texts, (date(2024, 10, 4), published), strict=True)
        ]
        sentences = [[Sentence(text, 0, len(text), code)] for text, code in zip(texts, ("en", "de"), strict=True)]
        result = compare_figures(
            *documents, canonical_sentences=sentences[0], copy_sentences=sentences[1], pairs=[Pair((0,), (0,), 0.9)]
        )
        results.append(found(result))
    assert results == [[], [("mistranslation/date-time", "critical")]]


@pytest.mark.parametrize(
    ("canonical", "copy", "language"),
    [
        ("It was minus 5 degrees Celsius.", "Es war 5 Grad unter Null.", "de"),
        ("It was minus 5 degrees Celsius.", "气温为零下5摄氏度。", "zh"),
        ("It was 5 to 10 degrees below zero.", "Det var 5 till 10 minusgrader.", "sv"),
        ("It fell 20 degrees to 5 degrees below zero.", "Es sank um 20 Grad auf minus 5 Grad.", "de"),
        ("Sales changed by -5%.", "Sales fell by 5%.", "en"),
    ],
)
def test_frost_in_many_words(canonical: str, copy: str, language: str) -> None:
    assert found(compare(canonical, copy, language)) == []


@pytest.mark.parametrize(
    ("canonical", "copy", "language"),
    [
        ("The birth rate stood at 1.52 children.", "Die Geburtenrate lag bei 1,52 Kindern.", "de"),
        ("The fund is worth 18 billion crowns.", "该基金价值180亿克朗。", "zh"),
        ("Profit fell from $247.1 million a year earlier.", "Cayó desde los 247,1 millones de un año antes.", "es"),
        ("The gross margin rose to 41.2%.", "Die Bruttomarge stieg auf 41,2 Prozent.", "de"),
        ("Police seized 43 kilograms.", "警察は43キロを押収した。", "ja"),
        ("Inflation edged up to 6.1%.", "Die Inflation stieg auf 6,1 Prozent.", "de"),
    ],
)
def test_what_honest_copies_write(canonical: str, copy: str, language: str) -> None:
    assert found(compare(canonical, copy, language)) == []


def test_a_share_in_thousandths_is_the_number_per_thousand() -> None:
    result = compare("The death rate was 0.4 per 1,000.", "死亡率为千分之0.4。", "zh")
    assert result.counts.mismatched == 0
    assert not [issue for issue in result.issues if issue.severity != "minor"]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [("Der Preis überstieg 40 Kronen nicht.", []), ("Der Preis überstieg 40 Kronen.", ["major"])],
)
def test_a_negation_behind_a_figure_turns_its_bound(copy: str, expected: list[str]) -> None:
    result = compare("The price was not more than 40 crowns.", copy, "de")
    assert [severity for _, severity in found(result)] == expected


@pytest.mark.parametrize(
    ("language", "copy", "expected"),
    [
        ("en", "26 crews rowed; the last race took 26 minutes.", ["critical"]),
        ("de", "26 Mannschaften ruderten; das letzte Rennen dauerte 26 Minuten.", ["critical"]),
        ("ja", "26チームが漕ぎ、最後のレースは26分かかった。", ["critical"]),
        ("en", "62 crews rowed; the last race took 26 minutes.", []),
        ("fr", "62 équipages ont ramé ; la dernière course a duré 26 minutes.", []),
        ("fr", "La dernière course a duré 26 minutes, 26 minutes pour 62 équipages.", []),
    ],
)
def test_a_figure_is_wrong_though_another_thing_has_its_value(language: str, copy: str, expected: list[str]) -> None:
    result = compare("62 crews rowed; the last race took 26 minutes.", copy, language)
    assert [severity for _, severity in found(result)] == expected


def test_a_figure_is_wrong_though_another_sentence_has_its_value() -> None:
    one = "62 crews rowed on Sunday. The last race of the day took 26 minutes."
    two = "26 crews rowed on Sunday. The last race of the day took 26 minutes."
    assert found(compare(one, two)) == [("mistranslation/number", "critical")]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("The parish kept its bell by 52 votes to 48.", "The parish kept its bell by 48 to 52 votes.", ["critical"]),
        ("The parish kept its bell by 52 votes to 48.", "The parish kept its bell by 52 to 48 votes.", []),
        ("The parish kept its bell by 52 votes to 48.", "Those against the bell lost by 48 votes to 52.", []),
        ("Rovers beat Athletic 3-2 on Sunday.", "Rovers beat Athletic 2-3 on Sunday.", ["critical"]),
        ("Rovers beat Athletic 3-2 on Sunday.", "Rovers lost to Athletic 2-3 on Sunday.", []),
        ("It ended 3-2 for Rovers.", "It ended 2-3 against Rovers.", []),
        ("There were 52 men to 48 women.", "There were 48 women to 52 men.", []),
    ],
)
def test_sides_of_a_result_that_changed_places(one: str, two: str, expected: list[str]) -> None:
    assert [severity for _, severity in found(compare(one, two))] == expected
