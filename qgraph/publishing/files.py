"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from qgraph.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["output", "replacing"]


@contextmanager
def output(path: str | None) -> Iterator[IO[bytes]]:
    """The stream to write to: standard output for None and "-", else a file as :func:`replacing` gives it."""
    if path in (None, "-"):
        yield sys.stdout.buffer
        return
    with replacing(str(path)) as stream:
        yield stream


@contextmanager
def replacing(path: str | Path) -> Iterator[IO[bytes]]:
    """A stream whose bytes take the place of the file in one step when all has gone well.

    A link is followed; a device or a pipe (/dev/stdout, a FIFO) is written to as it is. Who may read and write the
    old file may do so with the new one.

    Raises:
        OutputError: the folder is not there or may not be written to, or the path is a folder. The old file, if
            there was one, is as it was.
    """
    try:
        target = _target(Path(path))
        with _stream(target) as stream:
            yield stream
    except OSError as error:
        raise OutputError(path, f"无法写入 · cannot be written: {error.strerror or error}") from error


def _target(path: Path) -> Path:
    """The file a path leads to; there need not be one yet."""
    try:
        target = path.resolve()
        if not target.parent.is_dir():
            raise OutputError(path, f"没有这个文件夹 · there is no folder {path.parent}")
        if target.is_dir():
            raise OutputError(path, "这是文件夹 · this is a folder; name a file in it")
    except ValueError as error:  # such as a NUL in it
        raise OutputError(path, f"无法写入 · cannot be written: {error}") from error
    return target


@contextmanager
def _stream(target: Path) -> Iterator[IO[bytes]]:
    """A stream to a device or a pipe; for a file, one to a part beside it that takes its place at the end."""
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            yield stream
        return
    part = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as stream:
            if target.exists():
                part.chmod(stat.S_IMODE(target.stat().st_mode))
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink()
