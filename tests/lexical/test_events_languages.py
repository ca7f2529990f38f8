"""Events, quantities that rose or fell and doors opened or closed, of English in other languages."""

from __future__ import annotations

import pytest
from tests.lexical.pairs import issues


def exchanged(canonical: str, copy: str, language: str, pairs: str = "") -> list[tuple[str, str]]:
    """The words of each side that exclude each other."""
    return [
        (issue.canonical.text if issue.canonical else "", issue.copy.text if issue.copy else "")
        for issue in issues(canonical, copy, pairs, language)
        if issue.message.endswith((": another event.", ": the opposite."))
    ]


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "expected"),
    [
        ("ko", "The court acquitted the mayor.", "시장은 징역 3년을 선고받았다.", ("acquitted", "징역")),
        ("ko", "The parliament approved the bill.", "의회는 법안을 부결시켰다.", ("approved", "부결시켰다")),
        ("ko", "Three climbers are missing.", "등반객 세 명이 숨졌다.", ("are missing", "숨졌다")),
        ("vi", "Five miners were rescued.", "Năm thợ mỏ đã thiệt mạng.", ("rescued", "thiệt mạng")),
        ("vi", "The match was postponed.", "Trận đấu đã bị huỷ.", ("postponed", "bị huỷ")),
        ("vi", "The prosecutor spoke first.", "Luật sư phát biểu đầu tiên.", ("prosecutor", "Luật sư")),
        ("fa", "The minister resigned on Monday.", "وزیر روز دوشنبه برکنار شد.", ("resigned", "برکنار")),
        ("fa", "A landslide blocked the road.", "زمین‌لرزه جاده را بست.", None),
        ("fa", "Landslides blocked the road.", "زمین‌لرزه جاده را بست.", ("Landslides", "زمین‌لرزه")),
        ("fa", "The court convicted the trader.", "دادگاه بازرگان را تبرئه کرد.", ("convicted", "تبرئه")),
        ("hi", "Ten workers were injured.", "दस मज़दूर मारे गए।", ("injured", "मारे गए")),
        ("hi", "The man was convicted.", "उस आदमी को बरी कर दिया गया।", ("convicted", "बरी")),
        ("hi", "The council rejected the plan.", "परिषद ने योजना को मंजूरी दी।", ("rejected", "मंजूरी")),
        ("uk", "The judge spoke to reporters.", "Прокурор поговорив із журналістами.", ("judge", "Прокурор")),
        ("uk", "The ferry sank in the bay.", "Пором перекинувся в затоці.", ("sank", "перекинувся")),
        ("uk", "He was accused of fraud.", "Його звинуватили у шпигунстві.", ("fraud", "шпигунстві")),
    ],
)
def test_another_event_is_found(language: str, canonical: str, copy: str, expected: tuple[str, str] | None) -> None:
    assert exchanged(canonical, copy, language) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("language", "canonical", "copy"),
    [
        ("ko", "The court acquitted the mayor.", "법원은 시장에게 무죄를 선고했다."),
        ("ko", "A rising star was injured.", "떠오르는 스타로 부상한 선수가 다쳤다."),
        ("ko", "Demand grew explosively after the earthquake.", "지진 이후 수요가 폭발적으로 늘었다."),
        ("vi", "The match was postponed.", "Trận đấu đã bị hoãn."),
        ("vi", "The boy who was bullied was injured.", "Cậu bé bị bắt nạt đã bị thương."),
        ("vi", "Smoking is banned here.", "Ở đây không được phép hút thuốc."),
        ("fa", "Two people died in the football stadium.", "دو نفر در ورزشگاه فوتبال جان باختند."),
        ("fa", "Six people were infected and none was pardoned.", "شش نفر دچار عفونت شدند و هیچ‌کس بخشوده نشد."),
        ("fa", "An earthquake shook the town.", "زمین لرزه شهر را لرزاند."),
        ("hi", "The bridge was demolished after the flood.", "बाढ़ के बाद पुल ढहा दिया गया।"),
        ("hi", "He was found not guilty.", "वह दोषी नहीं पाया गया।"),
        ("hi", "Police arrested two men.", "पुलिस ने दो लोगों को गिरफ़्तार किया।"),
        ("uk", "Two hostages were killed.", "Двох заручників убито."),
        ("uk", "The accused is now a suspect in a murder.", "Обвинувачений зараз підозрюваний у вбивстві."),
        ("uk", "The defendant was acquitted.", "Підсудного виправдали."),
    ],
)
def test_an_honest_translation_is_silent(language: str, canonical: str, copy: str) -> None:
    assert exchanged(canonical, copy, language) == []


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "pairs", "expected"),
    [
        ("ru", "Exports rose in May.", "Экспорт в мае упал.", "rose:упал", ("rose", "упал")),
        ("ru", "The bridge was closed.", "Мост был открыт.", "closed:открыт", ("closed", "открыт")),
        ("uk", "Exports rose in May.", "Експорт у травні скоротився.", "rose:скоротився", ("rose", "скоротився")),
        ("uk", "The bridge was closed.", "Міст відкрили.", "closed:відкрили", ("closed", "відкрили")),
        ("ar", "Exports rose in May.", "انخفضت الصادرات في مايو.", "rose:انخفضت", ("rose", "انخفضت")),
        ("ar", "The bridge was opened.", "تم إغلاق الجسر.", "opened:إغلاق", ("opened", "إغلاق")),
        ("fa", "Exports fell in May.", "صادرات در ماه مه افزایش یافت.", "fell:افزایش", ("fell", "افزایش")),
        ("ko", "Exports rose in May.", "5월 수출이 감소했다.", "rose:감소했다", ("rose", "감소했다")),
        ("ko", "The bridge was closed.", "다리가 개통되었다.", "closed:개통되었다", ("closed", "개통되었다")),
        ("ja", "Exports rose in May.", "5月の輸出は減少した。", "rose:減", ("rose", "減少")),
        ("ja", "The museum was opened.", "博物館は閉館した。", "opened:閉", ("opened", "閉館")),
        ("zh", "Exports rose in May.", "5月出口下降。", "rose:降", ("rose", "下降")),
        ("zh", "The museum was closed.", "博物馆开放了。", "closed:放", ("closed", "开放")),
        ("id", "Exports rose in May.", "Ekspor turun pada Mei.", "rose:turun", ("rose", "turun")),
        ("id", "The bridge was closed.", "Jembatan itu dibuka.", "closed:dibuka", ("closed", "dibuka")),
        ("vi", "Exports rose in May.", "Xuất khẩu giảm trong tháng 5.", "rose:giảm", ("rose", "giảm")),
        ("vi", "The bridge was opened.", "Cây cầu bị đóng cửa.", "opened:đóng", ("opened", "bị đóng cửa")),
    ],
)
def test_the_other_way_is_found(
    language: str, canonical: str, copy: str, pairs: str, expected: tuple[str, str]
) -> None:
    assert exchanged(canonical, copy, language, pairs) == [expected]


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "pairs"),
    [
        ("ru", "Growth slowed and prices fell.", "Рост замедлился, цены снизились.", "fell:рост"),
        ("ru", "The age limit fell.", "Предельный возраст стал меньше.", "fell:возраст"),
        ("vi", "Tank numbers fell.", "Số xe tăng ít đi.", "fell:tăng"),
        ("ko", "The court cut the sentence.", "법원은 형을 줄이는 판결을 내렸다.", "cut:내렸다"),
        ("zh", "The files were closed to the public.", "档案没有公开放在网上。", "closed:放"),
        ("ja", "Exports grew slowly.", "輸出は伸び悩んだ。", "grew:伸"),
        ("id", "Protesters rose up.", "Pengunjuk rasa turun ke jalan.", "rose:turun"),
    ],
)
def test_other_senses_of_up_and_down_are_silent(language: str, canonical: str, copy: str, pairs: str) -> None:
    assert exchanged(canonical, copy, language, pairs) == []
