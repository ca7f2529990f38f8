from __future__ import annotations

import jsonschema
import pytest

from transcheck.issues import CATEGORIES
from transcheck.schema import names, schema


@pytest.mark.parametrize("name", names())
def test_every_schema_is_one_and_complete_in_itself(name: str) -> None:
    found = schema(name)
    jsonschema.Draft202012Validator.check_schema(found)
    assert found["$id"] == f"urn:transcheck:schema:{name}:1"
    references = [part.split('"')[0].split("'")[0] for part in str(found).split("#/$defs/")[1:]]
    assert set(references) == set(found["$defs"])


def test_outputs_of_the_contract_have_schemas() -> None:
    assert {"align", "audit", "audit-line", "detect", "entail", "figures", "score"} <= set(names())


def test_files_that_are_written_beside_results_have_schemas() -> None:
    assert {"baseline", "batch-correction", "batch-error"} <= set(names())
    known = {
        "schema": "transcheck/baseline/1",
        "copies": {"a.txt": [{"id": "0" * 12, "category": "accuracy/addition"}]},
    }
    assert not jsonschema.Draft202012Validator(schema("baseline")).is_valid(known)


def test_categories_come_from_the_code() -> None:
    assert schema("audit")["$defs"]["category"]["enum"] == list(CATEGORIES)


def test_a_change_of_one_schema_does_not_leak_into_the_next() -> None:
    schema("audit")["$defs"].clear()
    assert schema("audit")["$defs"]


def test_wrong_values_are_refused() -> None:
    line = {
        "schema": "transcheck/entail/1",
        "id": "1",
        "entailment": 0.2,
        "neutral": 0.2,
        "contradiction": 0.6,
        "label": "contradiction",
    }
    validator = jsonschema.Draft202012Validator(schema("entail"))
    validator.validate(line)
    for wrong in ({"label": "maybe"}, {"neutral": 1.2}, {"id": None}):
        assert not validator.is_valid(line | wrong)


def test_unknown_output_is_refused() -> None:
    with pytest.raises(ValueError, match="no schema 'common'"):
        schema("common")
