"""White space: how the pieces of text between tags become one line.

Chinese is written without spaces, so a line break or a tag inside a sentence leaves no gap where
it touches a Chinese character; between Latin words it leaves one space.
"""

import re

#: Stands where an inline element begins or ends; never part of a text.
SEAM = "\x00"

# Ideographs, kana, bopomofo, Chinese and full-width punctuation, and the marks Chinese shares
# with Western scripts (quotation marks, dash, ellipsis, middle dots).
_CJK = (
    "\u2e80-\u31ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff\u201c\u201d\u2018\u2019\u2026\u2014\u00b7\u2027"
)
_CJK_CHAR = re.compile(f"[{_CJK}]")
# White space and seams; a single space is as it should be.
_GAP = re.compile(r"[\s\x00](?:[\s\x00]+|(?<! ))")
# Where tags alone stand between characters: nothing is put there.
_SEAMS = re.compile(r"(?<![\s\x00])\x00+(?![\s\x00])")
#: What may stand at the ends of a text and is no part of it.
BLANK = SEAM + " \t\n\r\u3000\xa0"
# Zero-width characters, soft hyphens, byte order marks and control characters carry no text.
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\x01-\x08\x0e-\x1f\x7f]"
)


def line(pieces: str) -> str:
    """One line of text from the raw text of a block, seams included."""
    visible = pieces.strip(BLANK)
    if not visible:
        return ""  # three blocks in four: what stands between the tags of a page
    if visible.isprintable() and "  " not in visible:
        return visible  # no seam, and of white space single spaces only
    if _INVISIBLE.search(visible):
        visible = _INVISIBLE.sub("", visible)
    if SEAM in visible:
        visible = _SEAMS.sub("", visible)
    return _GAP.sub(_gap, visible).strip()


def _gap(match: re.Match[str]) -> str:
    gap = match.group()
    spaces = gap.strip(SEAM)
    if not spaces:
        return ""  # a tag alone never separates
    text = match.string
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    broken = "\n" in gap and (_CJK_CHAR.match(before) or _CJK_CHAR.match(after))
    return "" if broken else " "
