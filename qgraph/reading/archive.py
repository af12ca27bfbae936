"""Zip archives that strangers made: opened within bounds, so that no small file becomes a large one.

Only the parts that are asked for are unpacked. Sizes are those the archive's directory gives, which Python's zipfile
holds a part to; the methods of packing are the two that office formats allow.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from qgraph.errors import DocumentError

__all__ = ["ENTRIES", "TOTAL", "Archive"]

ENTRIES = 10_000
TOTAL = 128 * 1024 * 1024  # bytes unpacked out of one archive
_ENTRY = b"PK\x01\x02"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# All that zipfile makes of broken bytes; RuntimeError is a password that is missing.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, OverflowError, IndexError)


class Archive:
    """The parts of a zip file, by name; names are told apart neither by case nor by the slant of their slashes.

    Raises:
        DocumentError: the bytes are no zip archive, or hold more than ``ENTRIES`` parts.
    """

    def __init__(self, data: bytes, source: str) -> None:
        self._source = source
        self._left = TOTAL
        if data.count(_ENTRY) > ENTRIES:
            raise DocumentError(source, "压缩包内文件过多 · the archive holds too many files")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise self._broken() from error
        self._parts = {_plain(entry.filename): entry for entry in self._zip.infolist()}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in lower case with forward slashes, in the order of the archive."""
        return tuple(self._parts)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part; None where the archive has none of that name.

        Raises:
            DocumentError: the part is encrypted or broken, or with those read before it is larger than ``TOTAL``.
        """
        entry = self._parts.get(_plain(name))
        if entry is None:
            return None
        if entry.flag_bits & 0x1:
            raise DocumentError(self._source, "压缩包有密码 · the archive is locked with a password")
        if entry.file_size > self._left:
            raise DocumentError(
                self._source, f"解压后超过 {TOTAL >> 20} MB · larger than {TOTAL >> 20} MB when unpacked"
            )
        self._left -= entry.file_size
        if entry.compress_type not in _METHODS:
            raise self._broken()
        try:
            return self._zip.read(entry)
        except _BROKEN as error:
            raise self._broken() from error

    def _broken(self) -> DocumentError:
        return DocumentError(
            self._source,
            "文件已损坏或不是它的后缀所说的格式 · the file is broken, or not of the format its name says",
        )


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
