"""Which language and script a text is in."""

import re

# What is looked at: enough for any article to show its script.
_SAMPLE = 4000
# Runs, not characters: a list of thousands of strings costs more than all else here.
_HAN = re.compile("[\u3400-\u9fff]+")
_LATIN = re.compile("[A-Za-z]+")
# Kana without the middle dot and the length mark, which Chinese names borrow; Hangul.
_KANA_HANGUL = re.compile("[\u3041-\u30fa\uac00-\ud7a3]+")
# Share of Han characters that folding changes: traditional text 0.25 to 0.4, simplified text with
# a traditional name in it below 0.02.
_TRADITIONAL = 0.08
# Kana or Hangul for each Han character: Japanese prose has more than 1, a Chinese article with
# Japanese posts quoted in it up to 0.33.
_FOREIGN = 0.6


def of(text: str, folded: str) -> str:
    """The BCP 47 tag of a text, which comes with its folded form: zh-Hans, zh-Hant, en or und."""
    sample = text[:_SAMPLE]
    han, latin, foreign = (sum(map(len, runs.findall(sample))) for runs in (_HAN, _LATIN, _KANA_HANGUL))
    if foreign > han * _FOREIGN and han + latin:
        return "und"
    if han * 6 >= latin and han:  # a Han character carries about as much as an English word
        pairs = zip(sample, folded[:_SAMPLE], strict=True)
        changed = (
            0 if sample == folded[:_SAMPLE] else sum(a != b and "\u3400" <= a <= "\u9fff" for a, b in pairs)
        )
        return "zh-Hant" if changed >= han * _TRADITIONAL else "zh-Hans"
    return "en" if latin else "und"
