"""Files are put in place whole."""

from pathlib import Path

import pytest

from warehouse.whole_file import whole


def test_a_file_is_replaced_once_the_new_one_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("old")
    with whole(file) as part:
        part.write_text("new")
        assert file.read_text() == "old"
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.csv", "new")]


def _write_half(file: Path, error: BaseException) -> None:
    with whole(file) as part:
        part.write_text("ne")
        raise error


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_fault_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, error: BaseException) -> None:
    file = tmp_path / "a.csv"
    file.write_text("old")
    with pytest.raises(type(error)):
        _write_half(file, error)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.csv", "old")]
