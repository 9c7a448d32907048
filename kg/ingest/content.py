"""Bytes to text: compressed or not, in whichever encoding, never more than the limit."""

import os
import unicodedata
import zlib
from pathlib import Path

from kg.errors import InputError
from kg.ingest.encoding import decode, mended

#: No article is longer; a file beyond this is a dump, an archive or an attack.
LIMIT = 16 << 20
_MEGABYTE = 1 << 20
_GZIP = b"\x1f\x8b"


def bytes_of(file: str, start: int = 0, length: int | None = None) -> bytes:
    """The content of a file or of a stretch of it, unpacked. Raises InputError."""
    try:
        with Path(file).open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size if length is None else length
            stream.seek(start)
            raw = stream.read(min(size, LIMIT + 1))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}; check its permissions") from error
    if file.casefold().endswith(".gz"):
        return _unpacked(raw)
    if len(raw) > LIMIT:
        raise InputError(f"larger than {LIMIT // _MEGABYTE} MB; split it, or write it as JSON lines")
    return raw


def _unpacked(raw: bytes) -> bytes:
    """All members of a gzip file, in pieces, so that a bomb is given up before it fills memory."""
    parts: list[bytes] = []
    size = 0
    while raw.startswith(_GZIP):
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            part = unpacker.decompress(raw, LIMIT - size + 1)
        except zlib.error as error:
            raise InputError("broken gzip data; compress it again") from error
        size += len(part)
        if size > LIMIT:
            raise InputError(f"unpacks to more than {LIMIT // _MEGABYTE} MB; split it into smaller files")
        if not unpacker.eof:
            raise InputError("the gzip data ends too early; compress it again")
        parts.append(part)
        raw = unpacker.unused_data
    if not parts:
        raise InputError("not gzip data in spite of its name; rename it or compress it again")
    return b"".join(parts)


def text_of(raw: bytes) -> tuple[str, str | None]:
    """Text in NFC with `\\n` line ends, and a remark where the encoding is doubtful.

    Raises InputError for what is no text.
    """
    text, remark = decode(raw)
    whole = mended(text)
    if whole != text:
        text, remark = whole, remark or "UTF-8 that was encoded twice; read back"
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text), remark
