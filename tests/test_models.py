"""The model store: what is bundled, checksums, damage."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from transcheck.errors import ModelError
from transcheck.models import bundled, find, models_folder, verify


def test_bundled_models_are_undamaged_and_small() -> None:
    models = bundled()
    assert {"vocabulary", "encoder", "entailment"} <= {model.name for model in models}
    assert [problem for model in models for problem in verify(model)] == []
    size = sum(path.stat().st_size for path in models_folder().rglob("*") if path.is_file())
    assert size < 100_000_000


def test_every_bundled_model_has_a_card() -> None:
    for model in bundled():
        card = (model.folder / "MODEL_CARD.md").read_text(encoding="utf-8")
        assert "Licence" in card or "licence" in card


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "encoder"
    shutil.copytree(find("encoder").folder, folder)
    with (folder / "model.onnx").open("r+b") as file:
        file.seek(5000)
        file.write(b"\x00\x01")
    model = find(str(folder))
    with pytest.raises(ModelError, match="damaged"):
        model.file("model.onnx")
    assert len(verify(model)) == 1


def test_unknown_and_broken_models_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="nonesuch"):
        find("nonesuch")
    (tmp_path / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match=r"config\.json"):
        find(str(tmp_path))


def test_tensors_are_read_and_broken_ones_refused(tmp_path: Path) -> None:
    header = json.dumps(
        {
            "__metadata__": {"note": "x"},
            "ends": {"dtype": "U16", "shape": [2], "data_offsets": [0, 4]},
            "table": {"dtype": "U8", "shape": [2, 3], "data_offsets": [4, 10]},
        }
    ).encode()
    content = len(header).to_bytes(8, "little") + header + bytes([1, 0, 0, 1, 1, 2, 3, 4, 5, 6])
    (tmp_path / "config.json").write_text('{"kind": "origin"}', encoding="utf-8")
    (tmp_path / "good.safetensors").write_bytes(content)
    (tmp_path / "cut.safetensors").write_bytes(content[:-1])
    (tmp_path / "other.safetensors").write_bytes(content.replace(b"U16", b"I16"))
    model = find(str(tmp_path))
    tensors = model.tensors("good.safetensors")
    assert tensors["ends"].tolist() == [1, 256]
    assert tensors["table"].tolist() == [[1, 2, 3], [4, 5, 6]]
    for name in ("cut.safetensors", "other.safetensors"):
        with pytest.raises(ModelError, match=name):
            model.tensors(name)


def test_the_fingerprint_changes_with_the_weights(tmp_path: Path) -> None:
    model = find("encoder")
    changed = dict(model.config) | {"sha256": {"model.onnx": "0" * 64}}
    (tmp_path / "config.json").write_text(json.dumps(changed), encoding="utf-8")
    assert find(str(tmp_path)).fingerprint != model.fingerprint
    with pytest.raises(ModelError, match="missing"):
        find(str(tmp_path)).file("model.onnx")
