"""One text under way: its words by position, its known forms, and what may begin or end where."""

from collections.abc import Mapping, Sequence, Set

from msgspec import Struct

from kg.actors.credits import byline_spans, credit_spans, glosses
from kg.actors.dictionary import in_dictionary
from kg.actors.indexes import by_class, by_edge, clauses_of
from kg.actors.lexicon import ORGANISES, RANK, SHORT_STATE, Lexicon, Token, lexicon
from kg.actors.wordings import wordings
from kg.actors.words import Words, words
from kg.records import Layout, Word

#: Parts of speech (the segmenter's dictionary) that a name may have been taken for.
NAME_TAGS = frozenset({"nr", "nrt", "nrfg", "ns", "nz", "nt", "x", "eng", "j", "ng", "g", "un", "zg"})


#: Parts of speech of words that the segmenter takes for people's names.
NAMED = frozenset({"nr", "nrfg", "nrt"})

#: Parts of speech of words of two and more characters that go on after a name.
ORDINARY_AFTER = frozenset({"v", "vd", "vn", "d", "p", "c", "t", "ad", "r", "l"})


#: Longer words of these parts of speech are mostly the segmenter's guesses over names.
ORDINARY_LENGTH = 2
#: What stands before a name or an abbreviation that is no part of the word before it.
OPEN_BEFORE = frozenset("比与和同对向及、在访驻给由被因让《“（(，。；：！？\n")


#: What begins or ends at each position of a text. It goes on past the text's end, so that a position shortly
#: before its beginning or behind its end may be asked for, too: a list answers faster than a mapping.
Tokens = Sequence[Token | None]
Parts = Sequence[Word | None]
_BEYOND = 100


class Text(Struct, frozen=True, gc=False):
    """A layout with the indexes that every finder needs."""

    layout: Layout
    folded: str
    tokens: Sequence[Token]  # all known forms, in order
    names: Sequence[Token]  # those that may name an actor
    by_class: Mapping[str, Sequence[Token]]  # the others, by what they may be: title, group, ending, …
    token_at: Tokens  # all known forms, by start
    token_to: Tokens  # by end
    word_at: Parts  # by start
    word_to: Parts  # by end
    clauses: Sequence[tuple[int, int]]  # past a quotation mark
    heads: Sequence[str]  # the first character of each clause
    lists: Words
    lexicon: Lexicon
    bylines: tuple[tuple[int, int], ...]  # who wrote the text, in order
    credits: tuple[tuple[int, int], ...]  # picture credits, in order
    glosses: tuple[tuple[int, int, str], ...]  # Latin forms in brackets: opening, end, form

    def clauses_from(self, chars: Set[str]) -> list[tuple[int, int]]:
        """The clauses that begin with one of some characters, past a quotation mark, in text order."""
        return [clause for char, clause in zip(self.heads, self.clauses, strict=True) if char in chars]

    def of_class(self, name: str) -> Sequence[Token]:
        """The known forms that may be of a kind, in text order."""
        return self.by_class.get(name, ())

    def follows(self, at: int, by_tag: bool = True) -> bool:
        """Whether a name may end here: punctuation, the text's end, or a word that follows names.

        A word's part of speech is the weaker evidence and can be left out.
        """
        if self.token_at[at] is not None or at >= len(self.folded) or not is_han(self.folded[at]):
            return True
        word = self.word_at[at]
        if by_tag and word and word.end - at == ORDINARY_LENGTH and word.tag in ORDINARY_AFTER:
            return True
        return self.lists.follow_at.at(self.folded, at)

    def opens(self, at: int) -> bool:
        """Whether a name may begin here: after a mark, what stands before names, or a known form."""
        before = self.folded[at - 1] if at else "\n"
        return self.token_to[at] is not None or before in OPEN_BEFORE or not is_han(before)

    def common(self, start: int, end: int) -> bool:
        """Whether the stretch is one dictionary word that is not a name's."""
        word = self.word_at[start]
        return word is not None and word.end == end and word.tag not in NAME_TAGS

    def tag(self, at: int) -> str:
        """The part of speech of the word that begins at a position; empty where none does."""
        word = self.word_at[at]
        return word.tag if word is not None else ""

    def holds_none(self, start: int, end: int) -> bool:
        """Whether no known form begins in a stretch."""
        return not any(self.token_at[start:end])

    def names_none(self, start: int, end: int) -> bool:
        """Whether no known form that names an actor begins in a stretch."""
        return not any(token is not None and token.meaning.keys for token in self.token_at[start:end])

    def clause_start(self, at: int) -> int:
        """Where the clause around a position begins, by the nearest punctuation before it."""
        first, folded = max(0, at - _LONGEST_CLAUSE), self.folded
        while at > first and folded[at - 1] not in _CLAUSE_BREAKS:
            at -= 1
        return at


#: How far back a clause is looked for, in characters.
_LONGEST_CLAUSE = 80
_CLAUSE_BREAKS = "，。；：！？\n“”,;!?"


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return "㐀" <= char <= "鿿"


def open_text(layout: Layout) -> Text:
    """The text with its known forms found and its words indexed."""
    known, lists = lexicon(), words()
    folded = layout.folded
    size = len(folded) + _BEYOND
    word_at, word_to = by_edge(layout.words, size)
    tokens = [
        token
        for token in known.scan(folded)
        if not (token.doubtful and _is_another(token, folded, (word_at, word_to), lists, known))
    ]
    token_at, token_to = by_edge(tokens, size)
    clauses, heads = clauses_of(layout)
    return Text(
        layout=layout,
        folded=folded,
        tokens=tokens,
        names=[t for t in tokens if t.meaning.keys or t.meaning.metonym or t.meaning.quoted],
        by_class=by_class(tokens),
        token_at=token_at,
        token_to=token_to,
        word_at=word_at,
        word_to=word_to,
        clauses=clauses,
        heads=heads,
        lists=lists,
        lexicon=known,
        bylines=byline_spans(folded),
        credits=credit_spans(folded),
        glosses=glosses(folded, lists.not_gloss),
    )


def _is_another(token: Token, folded: str, words: tuple[Parts, Parts], lists: Words, known: Lexicon) -> bool:
    """Whether a doubtful form is another word here, or part of one. `words`: by start, and by end."""
    if token.meaning.classes:
        return _is_other_word(token, folded, words[0], lists, known)
    word = words[0][token.start]
    if word is not None and word.end == token.end:
        return False  # the segmenter has the same word
    if token.meaning.metonym:
        return _goes_on(token, folded, words[0], lists)
    return bool(token.meaning.keys) and not _stands(token, folded, *words, lists)


def _goes_on(token: Token, folded: str, word_at: Parts, lists: Words) -> bool:
    """Whether a capital is the beginning of a person's name: 伯恩|斯."""
    word = word_at[token.start]
    return (
        word is not None
        and word.end > token.end
        and word.tag in NAMED
        and lists.transliteration.issuperset(folded[token.start : token.end + 1])
    )


#: After 方 these make another word of it: 脱欧|方案.
_WAYS = frozenset("式案程针")
#: Parts of speech, by their first letter, of what states will do, when and how.
_WILL = frozenset("dilptv")


def _is_other_word(token: Token, folded: str, word_at: Parts, lists: Words, known: Lexicon) -> bool:
    """Whether a word of a class is another word here, by what stands around it."""
    classes = token.meaning.classes
    if "abbreviation" in classes:
        return _is_within_word(token, folded, word_at, lists)
    if "side" in classes:
        return folded[token.end : token.end + 1] in _WAYS
    if token.text == ORGANISES:
        return lists.organised.at(folded, token.end)
    return token.text == RANK and _is_row_and_will(token, folded, word_at, known)


def _is_within_word(token: Token, folded: str, word_at: Parts, lists: Words) -> bool:
    """Whether an everyday character is no state: a word's end (末日|军机), a preposition (以|军事行动)."""
    start, form = token.start, token.text
    if form not in lists.everyday or folded.startswith(("企", "媒"), token.end):
        return False
    around = word_at[start - 1]
    if around is not None and around.end > start and around.tag not in NAME_TAGS:
        return True
    return form == "以" and folded.startswith("军事", token.end)


def _is_row_and_will(token: Token, folded: str, word_at: Parts, known: Lexicon) -> bool:
    """Whether 中将 is the end of a row of states and 将: something to be done follows."""
    before = folded[token.start - 1 : token.start]
    after = word_at[token.end]
    if before not in known.abbreviations or wordings().saying_near.match(folded, token.end):
        return False
    return after is not None and after.tag[:1] in _WILL


#: Parts of speech of single characters behind which another word begins: 上|合作, 多|维吾尔人.
_BEFORE_OTHERS = frozenset({"f", "m"})
#: Parts of speech of single characters that make 他信 no name.
_PARTICLES = frozenset({"c", "d", "m", "p", "r", "u", "uj"})


def _stands(
    token: Token,
    folded: str,
    word_at: Parts,
    word_to: Parts,
    lists: Words,
) -> bool:
    """Whether a short name is not cut out of a longer one (马斯 in 托马斯) or of other words."""
    start, end, form, meaning = token.start, token.end, token.text, token.meaning
    if len(form) == SHORT_STATE and not meaning.keys[0].startswith("person/"):
        return _stands_short(token, folded, word_at, word_to)
    word = word_at[start]
    if not meaning.keys[0].startswith("person/") or (word is not None and word.end == end):
        return True
    foreign = lists.transliteration.issuperset(form)  # 川普 is no part of a longer foreign name
    if word is None:
        return not (foreign and folded[start - 1 : start] in lists.transliteration)
    if word.end == start + 1 == end - 1 and word.tag in _PARTICLES:
        return False
    longer = word.end > end and word.tag in NAME_TAGS
    return not (foreign and longer and folded[end : end + 1] in lists.transliteration)


def _stands_short(token: Token, folded: str, word_at: Parts, word_to: Parts) -> bool:
    """Whether a name of two characters stands by itself: not the 美国 of 完美|国家, the 日立 of 今日|立法,
    nor the 上合 of 事项上|合作."""
    start, end, key = token.start, token.end, token.meaning.keys[0]
    first, crossing = word_at[start], word_at[end - 1]
    if key.startswith("place/"):
        return _stands_as_place(start, end, folded, word_at, word_to)
    single = first is not None and first.end == end - 1 and first.tag in _BEFORE_OTHERS
    goes_on = crossing is not None and crossing.end > end
    if single and goes_on and key.startswith("organization/"):
        return False
    return first is not None or word_to[end] is not None


#: Characters of the longest word that is asked whether it holds a place's name.
_LONGEST_AROUND = 6
#: Characters of the longest word that holds a place's name by chance.
_LONGEST_CUT = 3
#: Parts of speech of names of places and bodies, which hold names of places: 中共|广东|省委.
_OF_PLACES = frozenset({"ns", "nt", "nz"})


def _stands_as_place(start: int, end: int, folded: str, word_at: Parts, word_to: Parts) -> bool:
    """Whether a place's name is not cut out of another word of the dictionary (李金华, 出海口) or of two
    (登上|海军, 新|乡村): words it only guesses it may cut as it likes (锦|州凌海市). Of 20 such forms in
    1,995 articles 16 are no places."""
    first, right = word_at[start], word_at[end - 1]
    if first is None and right is None:
        around = next((word for at in range(end, end + _LONGEST_AROUND) if (word := word_to[at])), None)
        if around is None or around.tag in _OF_PLACES or around.end - around.start > _LONGEST_CUT:
            return True
        return not in_dictionary(folded, around)
    if first is not None and (first.end >= end or right is None or right.end == end):
        return True
    return right is None or right.tag in NAME_TAGS or not in_dictionary(folded, right)
