"""The sentences that were written for training."""

import json

import pytest
import written

HELD_OUT_LANGUAGES = {"he", "nl", "th"}
ITEM = {
    "kind": "agent", "forward": "c", "backward": "n",
    "en": "[[Cats]] chased [[dogs]].", "en2": "[[Dogs]] were hunted by [[cats]].",
    "l1": "de", "t1": "[[Katzen]] jagten [[Hunde]].", "l2": "it", "t2": "I [[cani]] furono inseguiti dai [[gatti]].",
    "c_en": "[[Dogs]] chased [[cats]].", "c1": "[[Hunde]] jagten [[Katzen]].", "c2": "I [[gatti]] fuggirono.",
}  # fmt: skip


def pairs_of(item, folder):
    (folder / "one.jsonl").write_text(json.dumps(item) + "\n", encoding="utf-8")
    return [pair for split in written.SPLITS for item in written.read_written(split, folder) for pair in item]


def test_marks_become_spans_of_the_plain_text():
    side = written.told("de", " [[Hunde]] jagten [[Katzen]].")
    assert side.text == "Hunde jagten Katzen."
    assert [side.text[start:end] for start, end in side.spans] == ["Hunde", "Katzen"]


def test_what_says_the_same_follows_both_ways_and_has_no_changed_word(tmp_path):
    same = [pair for pair in pairs_of(ITEM, tmp_path) if pair.kind == "same"]
    assert {pair.label for pair in same} == {0}
    assert not any(side.spans for pair in same for side in (pair.premise, pair.hypothesis))
    told = {(pair.premise.language, pair.hypothesis.language) for pair in same}
    assert told == {(b, a) for a, b in told} == {
        ("en", "en"), ("en", "de"), ("de", "en"), ("en", "it"), ("it", "en"), ("de", "it"), ("it", "de"),
    }  # fmt: skip


def test_a_change_has_the_label_of_its_direction(tmp_path):
    changed = {(p.premise.text, p.hypothesis.text): p.label for p in pairs_of(ITEM, tmp_path) if p.kind == "agent"}
    assert changed["Cats chased dogs.", "Hunde jagten Katzen."] == 2
    assert changed["Hunde jagten Katzen.", "Cats chased dogs."] == 1


def test_an_item_belongs_to_one_split(tmp_path):
    (tmp_path / "many.jsonl").write_text(
        "".join(json.dumps({**ITEM, "en": f"[[{number}]] cats."}) + "\n" for number in range(200)), encoding="utf-8"
    )
    splits = {
        split: {item[0].premise.text for item in written.read_written(split, tmp_path)} for split in written.SPLITS
    }
    assert len(set.union(*splits.values())) == sum(map(len, splits.values())) == 200
    assert 0 < len(splits["dev"]) + len(splits["benchmark"]) < 60 < len(splits["train"])


@pytest.mark.parametrize("broken", [{"forward": "x"}, {"c2": None}])
def test_a_broken_item_is_named(tmp_path, broken):
    item = {key: value for key, value in {**ITEM, **broken}.items() if value is not None}
    with pytest.raises(ValueError, match=r"one\.jsonl, line 1"):
        pairs_of(item, tmp_path)


def test_the_items_are_whole():
    items = [item for split in written.SPLITS for item in written.read_written(split)]
    assert len(items) > 1000
    for item in items:
        by_kind = {pair.kind for pair in item}
        assert len(by_kind) == 2
        for pair in item:
            assert pair.premise.text != pair.hypothesis.text
            assert not HELD_OUT_LANGUAGES & {pair.premise.language, pair.hypothesis.language}
            assert "[[" not in pair.premise.text
