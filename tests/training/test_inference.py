"""The natural language inference that was written for training."""

import json
from collections import Counter

import inference
import pytest

ITEM = {
    "lang": "en", "genre": "caption", "premise": "Two dogs run.", "entailed": "Animals run.",
    "neutral": "Two dogs run home.", "neutral2": "Two brown dogs run.", "contradicted": "Two dogs sleep.",
}  # fmt: skip


def read(folder, *items):
    (folder / "one.jsonl").write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    return [pair for split in inference.SPLITS for pair in inference.read_inference(split, folder)]


def test_each_hypothesis_has_its_label(tmp_path):
    assert {pair.hypothesis: pair.label for pair in read(tmp_path, ITEM)} == {
        "Animals run.": 0, "Two dogs run home.": 1, "Two brown dogs run.": 1, "Two dogs sleep.": 2,
    }  # fmt: skip


def test_a_second_neutral_one_of_other_genres_counts_every_other_time(tmp_path):
    items = [{**ITEM, "genre": "news", "premise": f"{number} dogs run."} for number in range(200)]
    labels = Counter(pair.label for pair in read(tmp_path, *items))
    assert labels[0] == labels[2] == 200
    assert 250 < labels[1] < 350


def test_a_premise_belongs_to_one_split(tmp_path):
    read(tmp_path, *({**ITEM, "premise": f"{number} dogs run."} for number in range(300)))
    dev, train = ({pair.premise for pair in inference.read_inference(split, tmp_path)} for split in ("dev", "train"))
    assert not dev & train
    assert 0 < len(dev) < 40


@pytest.mark.parametrize("broken", [{"neutral2": " "}, {"lang": None}, {"neutral": ...}])
def test_a_broken_line_is_named(tmp_path, broken):
    item = {key: value for key, value in {**ITEM, **broken}.items() if value is not ...}
    with pytest.raises(ValueError, match=r"one\.jsonl, line 1"):
        read(tmp_path, item)


def test_what_is_written_is_whole():
    pairs = [pair for split in inference.SPLITS for pair in inference.read_inference(split)]
    assert len({pair.premise for pair in pairs}) > 5000
    assert {"zh", "ko", "ja", "en"} <= {pair.language for pair in pairs}
    assert len({(pair.premise, pair.hypothesis) for pair in pairs}) == len(pairs)
