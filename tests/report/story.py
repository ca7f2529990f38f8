"""A small story told six times, audited by hand: what every report is tested on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from transcheck.document import Document, Sentence
from transcheck.inference import Probabilities
from transcheck.issues import Direction, Issue, Quote, Severity
from transcheck.results import (
    AuditReport,
    Claim,
    ClaimVerdict,
    CopyReport,
    Evidence,
    Fact,
    FactState,
    FigureCounts,
    Language,
    MachineTranslation,
    OriginVerdict,
    Pair,
    Scores,
    WordLink,
)

KEPT, CONTRADICTED, OMITTED, ADDED, CHANGED = ClaimVerdict
AGREE, HEDGED, WRONG, ABSENT = FactState
SAME = Probabilities(0.96, 0.03, 0.01)
OPEN = Probabilities(0.22, 0.71, 0.07)
FALSE = Probabilities(0.01, 0.05, 0.94)
VERDICTS = {
    KEPT: (SAME, SAME),
    CONTRADICTED: (FALSE, FALSE),
    CHANGED: (OPEN, SAME),
    OMITTED: (None, None),
    ADDED: (OPEN, None),
}


@dataclass(frozen=True)
class Text:
    """A document with its sentences, quoted by words."""

    document: Document
    sentences: tuple[Sentence, ...]

    def words(self, index: int, words: str) -> Quote:
        """Quote words of the sentence at `index`."""
        sentence = self.sentences[index]
        at = sentence.start + sentence.text.index(words)
        return Quote(words, at, at + len(words), sentence.text)

    def whole(self, index: int) -> Quote:
        """Quote a sentence."""
        return self.words(index, self.sentences[index].text)

    def sign(self, kind: str, index: int, words: str, message: str, weight: float) -> Evidence:
        """Evidence of machine translation."""
        quote = self.words(index, words)
        return Evidence(kind, quote.text, quote.start, quote.end, message, weight)


def text(path: str, language: str, *sentences: str) -> Text:
    """Join sentences; one that begins with a line break starts a paragraph."""
    content, found = "", []
    for raw in sentences:
        sentence = raw.lstrip("\n")
        if content:
            content += "\n\n" if raw.startswith("\n") else ("" if language == "zh" else " ")
        found.append(Sentence(sentence, len(content), len(content) + len(sentence), language))
        content += sentence
    return Text(Document(content, path, language), tuple(found))


CANONICAL = text(
    "wire/ferries.txt",
    "en",
    "NORTHPORT, 12 March 2024 – The Northport Ferry Company will suspend two of its nine routes after a three-week "
    "safety inspection.",
    "\nInspectors found cracked welds on four vessels, and about 1,200 commuters a day will have to travel by bus.",
    "The company retired the 46-year-old ferry Meridian last month and allegedly delayed repairs on two others, the "
    "harbour authority said.",
    "No passengers were injured.",
    "\nRepairs will cost 2.3 million euros and should be finished by the end of June.",
    "Mayor Ana Ruiz praised the inspectors and called the decision “difficult but right”.",
    "Tickets bought before 1 March remain valid.",
)
COURIER = text(
    "copies/daily-courier.txt",
    "en",
    "Two of Northport's nine ferry routes are to be suspended, the Northport Ferry Company announced on 12 March 2024 "
    "after an inspection that took three weeks.",
    "\nCracks were found in the welds of four ships; some 1,200 daily commuters will be put on buses.",
    "According to the harbour authority, the firm retired the 46-year-old Meridian last month and allegedly put off "
    "repairs to two more ferries.",
    "Nobody was hurt.",
    "\nThe work is expected to cost 2.3 million euros and to end by late June.",
    "Mayor Ana Ruiz gushed over the inspectors and spoke of a “difficult but right” decision.",
    "Tickets bought before 1 March stay valid.",
)
POST = text(
    "copies/harbour-post.txt",
    "en",
    "On 12 March 2024, the Northport Ferry Company will stop two of its nine lines after a three-month security "
    "inspection.",
    "\nInspectors found cracked welds in four ships ships, and 1.200 commuters will travel with the bus each day.",
    "The company sank the 46-year-old ferry Meridian last month and delayed repairs on two others.",
    "Passengers were injured.",
    "\nLeer más: the reparation costs 2.3 million euros.",
    "Mayor Ana Ruiz accused the inspectors and called the decision “difficult but right”.",
    "The opposition demands that the mayor resign.",
)
CHINESE = text(
    "copies/北港晚报.txt",
    "zh",
    "北港渡轮公司3月12日宣布，经过三周的安全检查，将暂停九条航线中的两条。",
    "\n检查人员在四艘船上发现焊缝开裂，每天约有1200名通勤者将不得不改乘公交车。",
    "港务局表示，该公司上个月退役了拥有46年历史的“子午线”号渡轮，并推迟了另外两艘船的维修。",
    "没有乘客受伤。",
    "\n维修费用将达2300万欧元，预计6月底完成。",
    "市长安娜·鲁伊斯赞扬了检查人员，称这一决定“艰难但正确”。",
    "3月1日之前购买的船票仍然有效。",
)
ARABIC = text(
    "copies/الميناء.txt",
    "ar",
    "ستعلق شركة عبارات نورثبورت اثنين من خطوطها التسعة بعد تفتيش للسلامة استمر ثلاثة أسابيع.",
    "\nوجد المفتشون لحامات متصدعة في أربع سفن، وسيضطر نحو 1200 راكب يومياً إلى السفر بالحافلة.",
    "وقالت سلطة الميناء إن الشركة أغرقت الشهر الماضي العبارة «ميريديان» البالغة من العمر 46 عاماً.",
    "\nستكلف الإصلاحات 2.3 مليون دولار ومن المقرر أن تنتهي بحلول نهاية يونيو.",
    "وأشادت رئيسة البلدية آنا رويز بالمفتشين ووصفت القرار بأنه «صعب لكنه صحيح».",
)
INDONESIAN = text(
    "copies/kabar-pelabuhan.txt",
    "id",
    "Perusahaan Feri Northport akan menghentikan sementara dua dari sembilan rutenya setelah pemeriksaan keselamatan "
    "selama tiga minggu, demikian diumumkan pada 12 Maret 2024.",
    "\nPemeriksa menemukan las yang retak pada empat kapal, dan sekitar 1.200 penglaju per hari harus naik bus.",
    "Perusahaan itu memensiunkan feri Meridian yang berusia 46 tahun bulan lalu dan diduga menunda perbaikan dua kapal "
    "lainnya, kata otoritas pelabuhan.",
    "Tidak ada penumpang yang terluka.",
    "\nPerbaikan akan menelan biaya 2,3 juta euro dan selesai pada akhir Juni.",
    "Wali Kota Ana Ruiz memuji para pemeriksa dan menyebut keputusan itu “sulit tetapi benar”.",
    "Tiket yang dibeli sebelum 1 Maret tetap berlaku.",
)
FIGURES = (
    ("date", 0, "12 March 2024"),
    ("number", 0, "two of its nine routes"),
    ("duration", 0, "three-week"),
    ("number", 1, "four vessels"),
    ("number", 1, "about 1,200 commuters"),
    ("duration", 2, "46-year-old"),
    ("money", 4, "2.3 million euros"),
    ("date", 4, "the end of June"),
    ("date", 6, "1 March"),
)


def facts(copy: Text, *cells: tuple[FactState, int, str] | None) -> tuple[Fact, ...]:
    """One cell for each of FIGURES; None where the copy has no counterpart."""
    rows = zip(FIGURES, cells, strict=True)
    return tuple(
        Fact(kind, ABSENT, CANONICAL.words(index, words), None)
        if cell is None
        else Fact(kind, cell[0], CANONICAL.words(index, words), copy.words(cell[1], cell[2]))
        for (kind, index, words), cell in rows
    )


def claim(verdict: ClaimVerdict, canonical: int | None, copy: Text, index: int | None) -> Claim:
    """A claim that is a whole sentence."""
    forward, backward = VERDICTS[verdict]
    return Claim(
        verdict,
        None if canonical is None else CANONICAL.whole(canonical),
        None if index is None else copy.whole(index),
        forward,
        backward,
    )


def pairs(*links: tuple[int | None, int | None]) -> tuple[Pair, ...]:
    """One-to-one pairs; None for an empty side."""
    return tuple(
        Pair(() if left is None else (left,), () if right is None else (right,), 0.0 if None in (left, right) else 0.87)
        for left, right in links
    )


def _courier() -> CopyReport:
    return CopyReport(
        document=COURIER.document,
        language=Language("en", 0.99),
        machine_translation=MachineTranslation(0.03, OriginVerdict.HUMAN),
        issues=(
            Issue(
                "style/framing",
                Severity.MINOR,
                0.71,
                "“gushed over” makes fun of the praise that “praised” reports plainly.",
                CANONICAL.words(5, "praised"),
                COURIER.words(5, "gushed over"),
                Direction.HARSHER,
                OPEN,
                SAME,
            ),
        ),
        claims=(claim(ADDED, 0, COURIER, 0), *(claim(KEPT, index, COURIER, index) for index in range(1, 7))),
        facts=facts(
            COURIER,
            (AGREE, 0, "12 March 2024"),
            (AGREE, 0, "Two of Northport's nine ferry routes"),
            (AGREE, 0, "three weeks"),
            (AGREE, 1, "four ships"),
            (AGREE, 1, "some 1,200 daily commuters"),
            (AGREE, 2, "46-year-old"),
            (AGREE, 4, "2.3 million euros"),
            (AGREE, 4, "late June"),
            (AGREE, 6, "1 March"),
        ),
        figures=FigureCounts(9, 0, 0, 0),
        scores=Scores(0.93, 0.9, 1.0, 1.0, 31.4, 58.2, 62.0),
        sentences=COURIER.sentences,
        pairs=pairs(*((index, index) for index in range(7))),
    )


def _linked(aligned: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The third pair with some of its words linked."""
    words = [("company", "company"), ("retired", "sank"), ("ferry", "ferry"), ("allegedly delayed", "delayed")]
    links = [(CANONICAL.words(2, left), POST.words(2, right)) for left, right in words]
    spans = tuple(WordLink((left.start, left.end), (right.start, right.end)) for left, right in links)
    return (*aligned[:2], replace(aligned[2], words=spans), *aligned[3:])


def _post() -> CopyReport:
    return CopyReport(
        document=POST.document,
        language=Language("en", 0.97),
        machine_translation=MachineTranslation(
            0.97,
            OriginVerdict.MACHINE,
            "es",
            (
                POST.sign("leftover", 4, "Leer más:", "Spanish words were left in an English text.", 2.1),
                POST.sign("number-format", 1, "1.200", "A thousands separator that English does not use.", 1.4),
                POST.sign("duplication", 1, "ships ships", "The word stands twice.", 0.9),
            ),
        ),
        issues=(
            Issue(
                "accuracy/mistranslation",
                Severity.CRITICAL,
                0.94,
                "The ferry was taken out of service; the copy says that the company sank it.",
                CANONICAL.words(2, "retired"),
                POST.words(2, "sank"),
                Direction.HARSHER,
                FALSE,
                FALSE,
            ),
            Issue(
                "accuracy/mistranslation/negation",
                Severity.CRITICAL,
                0.97,
                "The canonical text says that nobody was injured, the copy that passengers were.",
                CANONICAL.words(3, "No passengers were injured"),
                POST.words(3, "Passengers were injured"),
                Direction.HARSHER,
                FALSE,
                FALSE,
            ),
            Issue(
                "accuracy/mistranslation/duration",
                Severity.CRITICAL,
                0.98,
                "Three weeks became three months.",
                CANONICAL.words(0, "three-week"),
                POST.words(0, "three-month"),
            ),
            Issue(
                "accuracy/mistranslation",
                Severity.MAJOR,
                0.88,
                "The mayor praised the inspectors; the copy says that she accused them.",
                CANONICAL.words(5, "praised"),
                POST.words(5, "accused"),
                Direction.HARSHER,
                FALSE,
                FALSE,
            ),
            Issue(
                "accuracy/mistranslation/modality",
                Severity.MAJOR,
                0.83,
                "The delay is an allegation; the copy states it as a fact.",
                CANONICAL.words(2, "allegedly delayed repairs"),
                POST.words(2, "delayed repairs"),
                Direction.HARSHER,
                OPEN,
                SAME,
            ),
            Issue(
                "locale-convention/number-format",
                Severity.MAJOR,
                0.9,
                "An English reader reads 1.2 where 1,200 is meant.",
                CANONICAL.words(1, "about 1,200"),
                POST.words(1, "1.200"),
            ),
            Issue(
                "accuracy/addition",
                Severity.MAJOR,
                0.79,
                "The canonical article does not mention a demand to resign.",
                None,
                POST.words(6, "The opposition demands that the mayor resign"),
            ),
            Issue(
                "fluency/duplication",
                Severity.MINOR,
                0.99,
                "The word “ships” stands twice.",
                None,
                POST.words(1, "ships ships"),
            ),
            Issue(
                "accuracy/untranslated",
                Severity.MINOR,
                0.98,
                "Spanish words were left in an English text.",
                None,
                POST.words(4, "Leer más:"),
            ),
            Issue(
                "accuracy/omission",
                Severity.MINOR,
                0.81,
                "The copy does not say until when old tickets are valid.",
                CANONICAL.words(6, "Tickets bought before 1 March remain valid"),
                None,
            ),
        ),
        claims=(
            claim(CHANGED, 0, POST, 0),
            claim(KEPT, 1, POST, 1),
            claim(CONTRADICTED, 2, POST, 2),
            claim(CONTRADICTED, 3, POST, 3),
            claim(CHANGED, 4, POST, 4),
            claim(CONTRADICTED, 5, POST, 5),
            claim(OMITTED, 6, POST, None),
            claim(ADDED, None, POST, 6),
        ),
        facts=facts(
            POST,
            (AGREE, 0, "12 March 2024"),
            (AGREE, 0, "two of its nine lines"),
            (WRONG, 0, "three-month"),
            (AGREE, 1, "four ships"),
            (WRONG, 1, "1.200 commuters"),
            (AGREE, 2, "46-year-old"),
            (AGREE, 4, "2.3 million euros"),
            None,
            None,
        ),
        figures=FigureCounts(5, 2, 2, 0),
        scores=Scores(0.51, 98.0, 0.57, 0.71, 24.9, 52.1, 70.5),
        sentences=POST.sentences,
        pairs=_linked(pairs(*((index, index) for index in range(6)), (6, None), (None, 6))),
    )


def _chinese() -> CopyReport:
    return CopyReport(
        document=CHINESE.document,
        language=Language("zh", 0.99),
        machine_translation=MachineTranslation(0.48, OriginVerdict.UNCERTAIN, "en", (), "The text is short."),
        issues=(
            Issue(
                "accuracy/mistranslation/number",
                Severity.CRITICAL,
                0.96,
                "2.3 million euros became 23 million euros.",
                CANONICAL.words(4, "2.3 million euros"),
                CHINESE.words(4, "2300万欧元"),
            ),
            Issue(
                "accuracy/mistranslation/modality",
                Severity.MAJOR,
                0.77,
                "The delay is an allegation; the copy states it as a fact.",
                CANONICAL.words(2, "allegedly delayed repairs"),
                CHINESE.words(2, "推迟了另外两艘船的维修"),
                Direction.HARSHER,
                OPEN,
                SAME,
            ),
        ),
        claims=(
            *(claim(KEPT, index, CHINESE, index) for index in (0, 1)),
            claim(CHANGED, 2, CHINESE, 2),
            claim(KEPT, 3, CHINESE, 3),
            claim(CONTRADICTED, 4, CHINESE, 4),
            *(claim(KEPT, index, CHINESE, index) for index in (5, 6)),
        ),
        facts=facts(
            CHINESE,
            (HEDGED, 0, "3月12日"),
            (AGREE, 0, "九条航线中的两条"),
            (AGREE, 0, "三周"),
            (AGREE, 1, "四艘船"),
            (AGREE, 1, "约有1200名通勤者"),
            (AGREE, 2, "46年"),
            (WRONG, 4, "2300万欧元"),
            (AGREE, 4, "6月底"),
            (AGREE, 6, "3月1日"),
        ),
        figures=FigureCounts(8, 1, 0, 0),
        scores=Scores(0.78, 22.4, 0.93, 0.89),
        sentences=CHINESE.sentences,
        pairs=pairs(*((index, index) for index in range(7))),
        notes=("The language was measured on fewer sentences than English.",),
    )


def _arabic() -> CopyReport:
    return CopyReport(
        document=ARABIC.document,
        language=Language("ar", 0.98, supported=False),
        machine_translation=MachineTranslation(0.91, OriginVerdict.MACHINE, "en"),
        issues=(
            Issue(
                "accuracy/mistranslation",
                Severity.CRITICAL,
                0.82,
                "The ferry was taken out of service; the copy says that the company sank it.",
                CANONICAL.words(2, "retired the 46-year-old ferry Meridian"),
                ARABIC.words(2, "أغرقت الشهر الماضي العبارة «ميريديان»"),
                Direction.HARSHER,
                FALSE,
                FALSE,
            ),
            Issue(
                "accuracy/mistranslation/unit",
                Severity.CRITICAL,
                0.95,
                "Euros became dollars.",
                CANONICAL.words(4, "2.3 million euros"),
                ARABIC.words(3, "2.3 مليون دولار"),
            ),
            Issue(
                "accuracy/omission",
                Severity.MINOR,
                0.8,
                "The copy does not say that nobody was injured.",
                CANONICAL.words(3, "No passengers were injured."),
                None,
            ),
        ),
        claims=(
            *(claim(KEPT, index, ARABIC, index) for index in (0, 1)),
            claim(CONTRADICTED, 2, ARABIC, 2),
            claim(OMITTED, 3, ARABIC, None),
            claim(CONTRADICTED, 4, ARABIC, 3),
            claim(KEPT, 5, ARABIC, 4),
            claim(OMITTED, 6, ARABIC, None),
        ),
        facts=facts(
            ARABIC,
            None,
            (AGREE, 0, "اثنين من خطوطها التسعة"),
            (AGREE, 0, "ثلاثة أسابيع"),
            (AGREE, 1, "أربع سفن"),
            (AGREE, 1, "نحو 1200 راكب"),
            (AGREE, 2, "46 عاماً"),
            (WRONG, 3, "2.3 مليون دولار"),
            (AGREE, 3, "نهاية يونيو"),
            None,
        ),
        figures=FigureCounts(6, 1, 2, 0),
        scores=Scores(0.6, 61.0, 0.71, 0.8),
        sentences=ARABIC.sentences,
        pairs=pairs((0, 0), (1, 1), (2, 2), (3, None), (4, 3), (5, 4), (6, None)),
        notes=("The models were not measured on Arabic: take what is found with care.",),
    )


def _indonesian() -> CopyReport:
    return CopyReport(
        document=INDONESIAN.document,
        language=Language("id", 0.99),
        machine_translation=MachineTranslation(0.22, OriginVerdict.HUMAN, "en"),
        issues=(),
        claims=tuple(claim(KEPT, index, INDONESIAN, index) for index in range(7)),
        facts=facts(
            INDONESIAN,
            (AGREE, 0, "12 Maret 2024"),
            (AGREE, 0, "dua dari sembilan rutenya"),
            (AGREE, 0, "tiga minggu"),
            (AGREE, 1, "empat kapal"),
            (AGREE, 1, "sekitar 1.200 penglaju"),
            (AGREE, 2, "46 tahun"),
            (AGREE, 4, "2,3 juta euro"),
            (AGREE, 4, "akhir Juni"),
            (AGREE, 6, "1 Maret"),
        ),
        figures=FigureCounts(9, 0, 0, 0),
        scores=Scores(0.91, 0.0, 1.0, 1.0),
        sentences=INDONESIAN.sentences,
        pairs=pairs(*((index, index) for index in range(7))),
    )


def audit() -> AuditReport:
    """Five copies, in the order given, and one input that could not be read."""
    return AuditReport(
        canonical=CANONICAL.document,
        language=Language("en", 0.99),
        sentences=CANONICAL.sentences,
        copies=(_courier(), _post(), _chinese(), _arabic(), _indonesian()),
        version="0.1.0",
        signature="transcheck|model:story|v:0.1.0",
        errors=("copies/scan.pdf: has no text layer",),
    )


def hostile() -> AuditReport:
    """A report whose every text tries to break out of the format it is written in."""
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&]]>|`%0A::error::\x1b[31m\x00\u202e-->"
    canonical = text(f"{attack}.txt", "en", f"Before {attack} after.", "=HYPERLINK(1) begins a formula.")
    copy = text(f"copy,{attack}:1.txt", "en", f"Before {attack} other.", "=HYPERLINK(2) begins a formula.")
    quoted = (canonical.words(0, attack), copy.words(0, attack))
    formula = (canonical.words(1, "=HYPERLINK(1)"), copy.words(1, "=HYPERLINK(2)"))
    return replace(
        audit(),
        canonical=canonical.document,
        sentences=canonical.sentences,
        copies=(
            CopyReport(
                document=copy.document,
                language=Language("en", 0.9),
                machine_translation=MachineTranslation(
                    0.9, OriginVerdict.MACHINE, None, (copy.sign("leftover", 0, attack, attack, 1.0),), attack
                ),
                issues=(
                    Issue("accuracy/mistranslation", Severity.CRITICAL, 0.9, attack, *quoted),
                    Issue("accuracy/mistranslation", Severity.MAJOR, 0.9, "A formula.", *formula),
                ),
                claims=(Claim(CONTRADICTED, canonical.whole(0), copy.whole(0), FALSE, FALSE),),
                facts=(Fact("number", WRONG, *quoted),),
                figures=FigureCounts(0, 1, 0, 0),
                scores=Scores(0.1, 90.0, 0.5, 0.0),
                sentences=copy.sentences,
                pairs=pairs((0, 0), (1, 1)),
                notes=(attack,),
            ),
        ),
        errors=(attack,),
    )
