"""Files are there whole or not at all; devices, pipes and links stay what they are."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from qgraph.errors import OutputError
from qgraph.publishing.files import output, replacing


def test_the_file_changes_only_when_all_has_gone_well(tmp_path: Path) -> None:
    target = tmp_path / "计划.html"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), replacing(target) as stream:
        stream.write(bytes(1 // 0))
    assert target.read_bytes() == b"old"
    with replacing(target) as stream:
        stream.write(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["计划.html"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with replacing(tmp_path / "link") as stream:
        stream.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()))
    reader.start()
    with replacing(pipe) as stream:
        stream.write(b"words")
    reader.join(10)
    assert received == [b"words"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_the_null_device_stays_a_device() -> None:
    with replacing("/dev/null") as stream:
        stream.write(b"words")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize("name", ["nowhere/plan.html", "folder", "a" * 300 + ".html", "nul\0.html"])
def test_what_cannot_be_written_is_said_in_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError) as caught, replacing(tmp_path / name) as stream:
        stream.write(b"words")
    assert "\n" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("path", [None, "-"])
def test_without_a_file_standard_output_is_meant(path: str | None, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with output(path) as stream:
        stream.write(b"words")
        stream.flush()
    assert capfdbinary.readouterr().out == b"words"


def test_who_could_read_the_old_file_can_read_the_new_one_and_nobody_else(tmp_path: Path) -> None:
    target = tmp_path / "plan.html"
    target.write_bytes(b"old")
    target.chmod(0o600)
    with replacing(target) as stream:
        stream.write(b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_an_error_of_the_caller_is_none_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a mistake of ours"), replacing(tmp_path / "plan.html"):
        raise ValueError("a mistake of ours")
    assert list(tmp_path.iterdir()) == []
