from __future__ import annotations

from pathlib import Path

import pytest

from transcheck import report
from transcheck.config import FORMATS, Config, find_config, is_category, read_config
from transcheck.errors import InputError


def write(folder: Path, text: str, name: str = "transcheck.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_overrides_only_the_keys_it_sets(tmp_path: Path) -> None:
    config = read_config(write(tmp_path, 'fail-on = "major"\nignore = ["style", "accuracy/omission"]\nthreads = 2\n'))
    assert config == Config(fail_on="major", ignore=("style", "accuracy/omission"), threads=2)


def test_paths_are_those_of_the_file_not_of_the_working_folder(tmp_path: Path) -> None:
    (tmp_path / "judge").mkdir()
    config = read_config(write(tmp_path, 'baseline = "known.json"\nterms = "t.csv"\nentailment-model = "judge"\n'))
    assert config.baseline == tmp_path / "known.json"
    assert config.terms == tmp_path / "t.csv"
    assert config.entailment_model == str(tmp_path / "judge")


def test_a_model_that_is_no_folder_is_a_name_of_the_hub(tmp_path: Path) -> None:
    config = read_config(write(tmp_path, 'entailment-model = "someone/some-model"\n'))
    assert config.entailment_model == "someone/some-model"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('fail_on = "major"', "unknown key 'fail_on': did you mean 'fail-on'?"),
        ("colour = true", "unknown key 'colour': known are select, ignore, min-confidence"),
        ('fail-on = "grave"', "key 'fail-on' must be one of critical, major, minor, never"),
        ('format = "pdf"', "key 'format' must be one of text, json"),
        ('ignore = "style"', "key 'ignore' must be a list of categories"),
        ('select = ["accuracy/mistransl"]', "key 'select' names no category: 'accuracy/mistransl'"),
        ("min-confidence = 2", "key 'min-confidence' must be a number from 0 to 1"),
        ("min-confidence = true", "key 'min-confidence' must be a number from 0 to 1"),
        ("threads = 0", "key 'threads' must be a whole number above 0"),
        ("threads = true", "key 'threads' must be a whole number above 0"),
        ("quiet = 1", "key 'quiet' must be true or false"),
        ('baseline = ""', "key 'baseline' must be a string that is not empty"),
        ("fail-on = [", "is not TOML"),
        ("select = " + "[" * 3000 + "]" * 3000, "is nested too deeply"),
    ],
)
def test_errors_name_file_and_key(tmp_path: Path, text: str, reason: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(InputError) as error:
        read_config(path)
    assert str(error.value).startswith(f"{path}: {reason}")
    assert "\n" not in str(error.value)


def test_a_word_for_transcheck_that_is_no_table_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path, '[tool]\ntranscheck = "x"\n', "pyproject.toml")
    assert find_config(tmp_path) == path
    with pytest.raises(InputError, match=r"key 'tool\.transcheck' must be a table"):
        read_config(path)


def test_a_project_whose_tools_are_no_table_has_no_word_for_transcheck(tmp_path: Path) -> None:
    """What else is wrong with a `pyproject.toml` is for its own tools to say."""
    outer = write(tmp_path, "quiet = true\n")
    (tmp_path / "inner").mkdir()
    write(tmp_path / "inner", "tool = 3\n", "pyproject.toml")
    assert find_config(tmp_path / "inner") == outer


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_config(tmp_path / "none.toml")


def test_the_nearest_file_with_a_word_for_transcheck_holds(tmp_path: Path) -> None:
    inner = tmp_path / "articles" / "today"
    inner.mkdir(parents=True)
    outer = write(tmp_path, '[tool.transcheck]\nfail-on = "never"\n', "pyproject.toml")
    write(inner.parent, "[tool.other]\nx = 1\n", "pyproject.toml")
    assert find_config(inner) == outer
    assert read_config(outer).fail_on == "never"
    nearer = write(inner.parent, "quiet = true\n")
    assert find_config(inner) == nearer


def test_categories_are_cut_at_slashes() -> None:
    assert is_category("accuracy")
    assert is_category("accuracy/mistranslation/number")
    assert not is_category("accur")
    assert not is_category("accuracy/")
    assert not is_category("")


def test_the_formats_are_those_that_reports_have() -> None:
    assert set(FORMATS) == {"text", *report.FORMATS}
