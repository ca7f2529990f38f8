"""Models of the hub through transformers: a tiny one is made here, saved and loaded as a user's would be."""

from __future__ import annotations

from pathlib import Path

import pytest

from transcheck.entailment import load_entailment
from transcheck.errors import ModelError
from transcheck.hub import label_order


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ({0: "contradiction", 1: "neutral", 2: "entailment"}, [2, 1, 0]),
        ({0: "ENTAILMENT", 1: "NEUTRAL", 2: "CONTRADICTION"}, [0, 1, 2]),
    ],
)
def test_labels_are_read_in_whatever_order(labels: dict[int, str], expected: list[int]) -> None:
    assert label_order("some/model", labels) == expected


def test_other_labels_are_refused() -> None:
    with pytest.raises(ModelError, match="label_0"):
        label_order("some/model", {0: "LABEL_0", 1: "LABEL_1"})


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A BERT of two layers with random weights, in safetensors, and a word-piece tokenizer."""
    torch = pytest.importorskip("torch", reason="needs the extra transcheck[torch]")
    transformers = pytest.importorskip("transformers", reason="needs the extra transcheck[torch]")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "mill", "closed", "opened", "."]
    (tmp_path / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    transformers.BertTokenizerFast(str(tmp_path / "vocab.txt"), model_max_length=32).save_pretrained(tmp_path)
    torch.manual_seed(1)
    config = transformers.BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=32,
        id2label={0: "contradiction", 1: "entailment", 2: "neutral"},
        label2id={"contradiction": 0, "entailment": 1, "neutral": 2},
    )
    transformers.BertForSequenceClassification(config).save_pretrained(tmp_path)
    return tmp_path


def test_a_model_folder_is_judged_with(tiny: Path) -> None:
    model = load_entailment(str(tiny))
    (judgement,) = model.judge(["the mill closed ."], ["the mill opened ."])
    shares = judgement.probabilities
    assert shares.entailment + shares.neutral + shares.contradiction == pytest.approx(1, abs=1e-5)
    assert judgement == model.judge(["the mill closed ."], ["the mill opened ."])[0]


def test_long_premises_are_windowed(tiny: Path) -> None:
    (judgement,) = load_entailment(str(tiny)).judge(["the mill closed . " * 30], ["the mill opened ."])
    assert judgement.windows > 1


def test_long_hypotheses_are_windowed(tiny: Path) -> None:
    (judgement,) = load_entailment(str(tiny)).judge(["the mill opened ."], ["the mill closed . " * 30])
    assert judgement.windows > 1


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    pytest.importorskip("transformers", reason="needs the extra transcheck[torch]")
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_entailment(str(tmp_path))


@pytest.mark.parametrize("device", ["gpu9", "cuda:4096", ""])
def test_a_device_that_is_not_there_is_named(tiny: Path, device: str) -> None:
    with pytest.raises(ModelError, match=f"does not run on {device} "):
        load_entailment(str(tiny), None, device)


def test_torch_uses_as_many_cores_as_it_may(tiny: Path) -> None:
    torch = pytest.importorskip("torch")
    before = torch.get_num_threads()
    try:
        for threads in (1, 2):
            load_entailment(str(tiny), threads)
            assert torch.get_num_threads() == threads
    finally:
        torch.set_num_threads(before)


def test_damaged_weights_are_one_line(tiny: Path) -> None:
    (tiny / "model.safetensors").write_bytes(b"x" * 100)
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_entailment(str(tiny))


def test_pickled_weights_are_refused(tiny: Path) -> None:
    torch = pytest.importorskip("torch", reason="needs the extra transcheck[torch]")
    (tiny / "model.safetensors").unlink()
    torch.save({}, tiny / "pytorch_model.bin")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_entailment(str(tiny))
