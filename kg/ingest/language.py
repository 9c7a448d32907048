"""Which language and script a text is in."""

import numpy as np
from numpy.typing import NDArray

# What is looked at: enough for any article to show its script.
_SAMPLE = 4000
_HAN = ("\u3400", "\u9fff")
_LATIN = (("A", "Z"), ("a", "z"))
# Kana without the middle dot and the length mark, which Chinese names borrow; Hangul.
_KANA_HANGUL = (("\u3041", "\u30fa"), ("\uac00", "\ud7a3"))
# Share of Han characters that folding changes: traditional text 0.25 to 0.4, simplified text with
# a traditional name in it below 0.02.
_TRADITIONAL = 0.08
# Kana or Hangul for each Han character: Japanese prose has more than 1, a Chinese article with
# Japanese posts quoted in it up to 0.33.
_FOREIGN = 0.6


def of(text: str, folded: str) -> str:
    """The BCP 47 tag of a text, which comes with its folded form: zh-Hans, zh-Hant, en or und."""
    sample = _codes(text)
    is_han = _within(sample, *_HAN)
    han = np.count_nonzero(is_han)
    latin, foreign = (
        sum(int(np.count_nonzero(_within(sample, *span))) for span in spans)
        for spans in (_LATIN, _KANA_HANGUL)
    )
    if foreign > han * _FOREIGN and han + latin:
        return "und"
    if han * 6 >= latin and han:  # a Han character carries about as much as an English word
        changed = np.count_nonzero(is_han & (sample != _codes(folded)))
        return "zh-Hant" if changed >= han * _TRADITIONAL else "zh-Hans"
    return "en" if latin else "und"


def _codes(text: str) -> NDArray[np.uint32]:
    """The code points of what is looked at."""
    return np.frombuffer(text[:_SAMPLE].encode("utf-32-le", "surrogatepass"), "<u4")


def _within(codes: NDArray[np.uint32], first: str, last: str) -> NDArray[np.bool_]:
    return (codes >= ord(first)) & (codes <= ord(last))
