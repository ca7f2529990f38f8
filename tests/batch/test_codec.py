from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

import pytest

from transcheck.batch.codec import from_json, to_json
from transcheck.document import Document, Sentence
from transcheck.inference import Probabilities
from transcheck.issues import Direction, Issue, Quote, Severity
from transcheck.results import (
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
    Passage,
    Scores,
    WordLink,
)

QUOTE = Quote("hacked", 3, 9, "It hacked\ud800 it.")
REPORT = CopyReport(
    document=Document("It hacked\ufffe it.", "copy", "en", date(2024, 2, 29), ("a note",)),
    language=Language("en", 0.1 + 0.2),
    machine_translation=MachineTranslation(
        1 / 3, OriginVerdict.UNCERTAIN, None, (Evidence("calque", "it", 0, 2, "m", 0.7),), "short"
    ),
    issues=(
        Issue(
            "accuracy/addition", Severity.MAJOR, 0.5, "m", None, QUOTE, Direction.HARSHER, Probabilities(0.1, 0.2, 0.7)
        ),
        Issue("accuracy/omission", Severity.MINOR, 0.5, "m", QUOTE),
    ),
    claims=(Claim(ClaimVerdict.KEPT, QUOTE, None, Probabilities(1.0, 0.0, 0.0)),),
    facts=(Fact("number", FactState.WRONG, QUOTE, None),),
    figures=FigureCounts(1, 2, 3, 4),
    scores=Scores(0.1, 2.0, 0.3, 1.0, bleu=12.345678901234567),
    sentences=(Sentence("It hacked it.", 0, 13, "en"),),
    pairs=(Pair((0, 1), (), 0.25, (WordLink((0, 2), (3, 4)),)),),
    passages=(Passage(0, 13, "en", 0.9),),
    notes=("n",),
)


def test_a_report_comes_back_as_it_was() -> None:
    written = json.dumps(to_json(REPORT))
    assert from_json(CopyReport, json.loads(written)) == REPORT


@dataclass(frozen=True)
class Odd:
    value: dict[str, int]


def test_what_cannot_be_kept_or_does_not_fit_is_an_error() -> None:
    with pytest.raises(TypeError, match="cannot be kept"):
        to_json(Odd({}))
    with pytest.raises(ValueError, match="argument"):
        from_json(Quote, ["too", 1])
    with pytest.raises(ValueError, match="not a valid Severity"):
        from_json(Issue, ["accuracy/omission", "grave", 0.5, "m", None, None, None, None, None])
