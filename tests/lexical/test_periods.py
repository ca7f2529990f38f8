"""Last, this and next week, month and year; noon and midnight."""

from __future__ import annotations

import pytest
from tests.lexical.pairs import issues


def told(canonical: str, copy: str, language: str) -> list[tuple[str, str, str]]:
    return [
        (issue.canonical.text, issue.copy.text, issue.severity.value)
        for issue in issues(canonical, copy, "", language)
        if issue.canonical and issue.copy
    ]


@pytest.mark.parametrize(
    ("language", "canonical", "same", "other", "before", "after"),
    [
        (
            "es",
            "The mill reopens next week.",
            "El molino reabre la semana que viene.",
            "El molino reabre el mes que viene.",
            "next week",
            "mes que viene",
        ),
        (
            "fr",
            "The mill closed last year.",
            "Le moulin a fermé l’an dernier.",
            "Le moulin a fermé cette année.",
            "last year",
            "cette année",
        ),
        (
            "ja",
            "The mill closed last month.",
            "製粉所は先月閉鎖された。",
            "製粉所は先週閉鎖された。",
            "last month",
            "先週",
        ),
        (
            "ko",
            "The mill closed this month.",
            "제분소는 이번 달에 문을 닫았다.",
            "제분소는 지난달에 문을 닫았다.",
            "this month",
            "지난달에",
        ),
        (
            "ru",
            "The mill closes next year.",
            "Мельница закроется в будущем году.",
            "Мельница закроется в этом году.",
            "next year",
            "этом году",
        ),
        (
            "id",
            "The mill closes next month.",
            "Kilang itu tutup bulan depan.",
            "Kilang itu tutup tahun depan.",
            "next month",
            "tahun depan",
        ),
        (
            "de",
            "The strike begins at midnight.",
            "Der Streik beginnt um Mitternacht.",
            "Der Streik beginnt mittags.",
            "midnight",
            "mittags",
        ),
        (
            "en",
            "The mill closes next year.",
            "The mill is to close in the coming year.",
            "The mill is to close this year.",
            "next year",
            "this year",
        ),
    ],
)
def test_another_time_is_said(language: str, canonical: str, same: str, other: str, before: str, after: str) -> None:
    assert told(canonical, same, language) == []
    assert told(canonical, other, language) == [(before, after, "major")]


@pytest.mark.parametrize(
    ("language", "canonical", "copy"),
    [
        # A copy of the next week.
        ("nl", "The mill closes this week.", "De molen sloot vorige week."),
        # Phrases that count.
        ("id", "It closed this year, after a fire in 2019.", "Ditutup pada 2021, dua tahun lalu terbakar."),
        ("vi", "It closed this month.", "Nó đóng cửa hôm 3 tháng 5, 10 năm trước còn mở."),
        ("fa", "It closed this month.", "پس از ۱۰ سال گذشته بسته شد."),
    ],
)
def test_what_may_be_the_same_time_is_silent(language: str, canonical: str, copy: str) -> None:
    assert told(canonical, copy, language) == []
