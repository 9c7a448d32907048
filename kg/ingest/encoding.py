"""Which encoding a text is in: UTF-8 first, byte order marks, then the two Chinese legacy ones."""

import codecs
import re

from kg import lang
from kg.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# First bytes of what is certainly no text: PNG, JPEG, PDF, ZIP (and office files), GIF, gzip, ELF.
_BINARY = (b"\x89PNG", b"\xff\xd8\xff", b"%PDF-", b"PK\x03\x04", b"GIF8", b"\x1f\x8b", b"\x7fELF")
_CONTROL = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)))
# A UTF-8 text with a torn character here and there is still UTF-8: at most one bad byte in fifty
# beyond ASCII. Chinese in GB18030 or Big5 read as UTF-8 is bad in nearly every byte.
_TORN = 0.02
# How much of the text is looked at to tell the legacy encodings apart.
_SAMPLE = 60_000
# Least share of the commonest characters among the Han characters of a Chinese text: real
# articles have 0.15 to 0.35, bytes read in the wrong encoding below 0.02.
_COMMON = 0.06
# Bytes of UTF-8 that were once read as Latin-1 or Windows-1252 and saved so: three or more of their
# characters in a row. The second set gives the Windows characters their bytes back.
_MANGLED = re.compile("[\u00e2-\u00ef][\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}")
_WINDOWS = {
    ord(bytes([byte]).decode("cp1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


def decode(raw: bytes) -> tuple[str, str | None]:
    """The text, and a remark when the encoding had to be guessed or mended. Raises InputError."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :], name)
    if raw.startswith(_BINARY) or _is_binary(raw):
        raise InputError("not a text file; convert it to text")
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return _mended(raw, error.start)


def mended(text: str) -> str:
    """The text with stretches of doubly encoded UTF-8 (ä¸­å›½) read as what they were (中国)."""
    return _MANGLED.sub(_reread, text) if _MANGLED.search(text) else text


def _reread(match: re.Match[str]) -> str:
    raw = bytes(code if code < 0x100 else 0x20 for code in map(ord, match.group().translate(_WINDOWS)))
    read = raw.decode("utf-8", "replace")
    return read if read.count("\ufffd") * 8 <= len(read) else match.group()


def _marked(raw: bytes, name: str) -> tuple[str, str | None]:
    try:
        return raw.decode(name), None
    except UnicodeDecodeError as error:
        remark = f"invalid {name.upper()} at byte {error.start}; replaced"
        return raw.decode(name, "replace"), remark


def _is_binary(raw: bytes) -> bool:
    """A NUL, or more than one control byte in a thousand, says that it is no text."""
    head = raw[:_SAMPLE]
    return b"\x00" in head or (len(head) - len(head.translate(None, _CONTROL))) * 1000 > len(head)


def _mended(raw: bytes, at: int) -> tuple[str, str | None]:
    torn = raw.decode("utf-8", "replace")
    beyond = sum(byte > 0x7F for byte in raw[:_SAMPLE])
    if torn[:_SAMPLE].count("\ufffd") <= max(1, beyond * _TORN):
        return torn, f"invalid UTF-8 at byte {at}; the bad bytes were replaced"
    score, name = max(
        (_commonness(raw[:_SAMPLE].decode(name, "replace")), name) for name in ("big5", "gb18030")
    )
    if score < _COMMON:
        raise InputError("neither UTF-8 nor GB18030 nor Big5; save it as UTF-8")
    return raw.decode(name, "replace"), f"not UTF-8; read as {name.upper()}"


def _commonness(text: str) -> float:
    """The share of the commonest characters among the Han characters."""
    common = "".join(lang.load("zh", "articles").words("encoding", "common"))
    han = sum("\u4e00" <= char <= "\u9fff" for char in text)
    strange = text.count("\ufffd")
    return sum(text.count(char) for char in common) / (han + strange) if han else 0.0
