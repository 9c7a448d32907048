"""Which language and script a text is in."""

import re

from kg.lang.fold import fold

# What is looked at: enough for any article to show its script.
_SAMPLE = 4000
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_KANA_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7a3]")
# Share of Han characters that folding changes: traditional text 0.25 to 0.4, simplified text with
# a traditional name in it below 0.02.
_TRADITIONAL = 0.08


def of(text: str) -> str:
    """The BCP 47 tag: zh-Hans, zh-Hant, en or und."""
    sample = text[:_SAMPLE]
    han = len(_HAN.findall(sample))
    latin = len(_LATIN.findall(sample))
    if len(_KANA_HANGUL.findall(sample)) > han * 0.2 and han + latin:
        return "und"
    if han * 6 >= latin and han:  # a Han character carries about as much as an English word
        changed = sum(a != b for a, b in zip(sample, fold(sample), strict=True) if "\u3400" <= a <= "\u9fff")
        return "zh-Hant" if changed >= han * _TRADITIONAL else "zh-Hans"
    return "en" if latin else "und"
