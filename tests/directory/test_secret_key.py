"""The secret key is made once, and only its owner may read it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from directory.secret_key import read_or_make_secret_key


def test_a_key_is_made_once(tmp_path: Path) -> None:
    key = read_or_make_secret_key(tmp_path / ".secret_key")
    assert len(key) == 50
    assert read_or_make_secret_key(tmp_path / ".secret_key") == key


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    read_or_make_secret_key(tmp_path / ".secret_key")
    assert (tmp_path / ".secret_key").stat().st_mode & 0o777 == 0o600


def test_processes_that_start_at_once_have_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(read_or_make_secret_key, [tmp_path / ".secret_key"] * 64))
    assert len(set(keys)) == 1
    assert [path.name for path in tmp_path.iterdir()] == [".secret_key"]


def test_a_key_that_stands_there_is_taken(tmp_path: Path) -> None:
    (tmp_path / ".secret_key").write_text("made elsewhere\n")
    assert read_or_make_secret_key(tmp_path / ".secret_key") == "made elsewhere"
