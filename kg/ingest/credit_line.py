"""Lines of credits: who reported, wrote, edited, filmed (记者张三 责编：李四), with the stamp beside it."""

import re
from functools import cache

from kg import lang

# No line of credits is longer; a longer one is a sentence that begins with 记者.
_LONGEST = 120
_EDGES = "()（）[]【】—-#＃。 "
_GAP = re.compile(r"[\s;；。｜|&,，、]+")
_MARK = re.compile(r"\s?[:：/／]\s?")
# A name, alone or with where from and how behind it (张三华盛顿综合报道).
_NAME = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,12}(?:网|社|报|台|刊|频道|新闻|视频|客户端|公众号)|[A-Za-z0-9][A-Za-z0-9.'-]{0,30}|[\u4e00-\u9fff]{1,6}[·‧][\u4e00-\u9fff]{1,8})?"
    r"(?:[\u4e00-\u9fff]{0,10}(?:报道|报导|专电|电|整理|编译|撰文|摄影|摄))?"
)
# A date or a clock time among them.
_MOMENT = re.compile(
    r"\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?|\d{1,2}:\d{2}(?::\d{2})?|(?:周|星期)[一二三四五六日天]"
)
# The only way in which such a line ends like a sentence.
_REPORTED = re.compile(r"(?:报道|报导|专电|整理|编译)。$")
# Names that sign an article without saying so, and what stands between them.
_SIGNER = re.compile(
    r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}[·‧][\u4e00-\u9fff]{1,8}|[A-Z][A-Za-z.'-]{1,20}"
)
_BETWEEN = re.compile(r"[\s、,，/／;；|]+")
_SIGNERS = 4
# What stands before the role in one word with it: an outlet, a desk.
_BEFORE = re.compile(r"[^()（）“”《》:：/]{0,12}")


def is_credit_line(folded: str) -> bool:
    """Whether a folded line names nothing but people and outlets in their parts."""
    if len(folded) > _LONGEST or (folded.endswith(("。", "！", "？")) and not _REPORTED.search(folded)):
        return False
    words = [word for word in _GAP.split(folded.strip(_EDGES)) if not _MOMENT.fullmatch(word)]
    if len(words) == 1 and words[0].endswith(_bare()) and not words[0].startswith(_bare()):
        return False  # 甲国总统会见记者
    return bool(words) and _is_part(words[0]) and all(_is_part(word) or _is_names(word) for word in words[1:])


def is_lone(folded: str) -> bool:
    """Whether a line of credits may as well be a turn in an interview (记者：谢谢)."""
    return bool(_MARK.search(folded)) and len(_role("roles").findall(folded)) <= 1


def is_signature(folded: str) -> bool:
    """Whether a folded line is nothing but one to four names."""
    names = [name for name in _BETWEEN.split(folded) if name]
    return len(names) <= _SIGNERS and all(_SIGNER.fullmatch(name) for name in names)


def _is_part(word: str) -> bool:
    """A role with its names: 记者张三, 责编：李四, 采访/王五/赵六."""
    marked = _role("roles_marked").search(word)
    if marked and _BEFORE.fullmatch(word, 0, marked.start()) and (mark := _MARK.match(word, marked.end())):
        return _is_names(word[mark.end() :])
    match = _role("roles").search(word)
    if not match or not _BEFORE.fullmatch(word, 0, match.start()):
        return False
    mark = _MARK.match(word, match.end())
    return _is_names(word[mark.end() if mark else match.end() :])


def _is_names(word: str) -> bool:
    return all(_NAME.fullmatch(name) or _is_part(name) for name in _MARK.split(word))


@cache
def _bare() -> tuple[str, ...]:
    return lang.load("zh", "articles").words("body", "roles")


@cache
def _role(kind: str) -> re.Pattern[str]:
    table = lang.load("zh", "articles")
    words, beyond = (lang.alternatives(table.words("body", name)) for name in (kind, "roles_beyond"))
    return re.compile(f"(?:{words})(?!{beyond})")
