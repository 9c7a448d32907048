"""Which documents repeat others, wholly or in passages, and whose testimony a text then is.

Documents are taken in order of publication, so the earliest is the original whatever the input
order was. A copy is recorded against an original, never against another copy.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from xxhash import xxh3_128_digest

from kg.merge import shingles
from kg.merge.cast import publisher
from kg.records import Article, Copy, Document, Key, Span

# Of 1,992 news articles of seven outlets (2018 to 2025), eleven repeat 0.76 and more of another
# outlet's, and all are uncredited reprints; from 0.7 down, rewritten copy and series begin to mix.
_NEAR = 0.75
# An outlet's own series repeat up to 0.72 (two weeks' lists of licences), its updates 0.85.
_OWN = 0.9
# Half a text is enough where the later one says itself whose text it is.
_CREDITED = 0.5
# A text this short (in shingles) repeats by chance: captions, notices.
_SHORT = 30

# A sentence is compared when it has as many letters; a passage counts from the second figure on.
_SENTENCE, _PASSAGE = 16, 50


@dataclass(frozen=True, slots=True)
class Copying:
    """What was copied from where, and the publisher or agency that each text goes back to.

    `original` maps a copy to the earliest text it goes back to, `nearest` to the one most like it,
    in order of publication. `voice` maps a document to the actor that its unattributed words are
    testimony of; `passages` holds, for a document, spans and the document they were first read in.
    """

    copies: tuple[Copy, ...]
    original: Mapping[Key, Key]
    nearest: Mapping[Key, Key]
    voice: Mapping[Key, Key]
    passages: Mapping[Key, tuple[tuple[Span, Key], ...]]


@dataclass(frozen=True, slots=True, eq=False)
class _Text:
    """A document with its shingles, and the original it goes back to (itself if it is one)."""

    document: Document
    shingles: shingles.Shingles
    original: "_Text | None" = None


def find(documents: Iterable[Document], folded: Mapping[Key, str]) -> Copying:
    """Copies among documents with different keys; `folded` holds their texts by key."""
    ordered = sorted(documents, key=_order)
    whole, nearest = _whole(ordered, folded)
    original = {copy.document: copy.of for copy in whole}
    voice = _voices(ordered, original)
    parts = [copy for copy in _passages(ordered, folded) if voice[copy.document] != voice[copy.of]]
    passages: dict[Key, list[tuple[Span, Key]]] = defaultdict(list)
    for copy in parts:
        if copy.span:
            passages[copy.document].append((copy.span, copy.of))
    told = (*whole, *(copy for copy in parts if copy.document not in original))
    return Copying(
        copies=tuple(sorted(told, key=lambda copy: (copy.document, copy.of, copy.span or (-1, -1)))),
        original=original,
        nearest=nearest,
        voice=voice,
        passages={key: tuple(spans) for key, spans in passages.items()},
    )


def _order(document: Document) -> tuple[str, bool, Key]:
    """Earliest first; on the same day a text that credits nobody before one that does."""
    return document.article.published or "9999", bool(document.article.credits), document.key


def _whole(ordered: Sequence[Document], folded: Mapping[Key, str]) -> tuple[list[Copy], dict[Key, Key]]:
    shelf = shingles.Shelf()
    seen: dict[bytes, _Text] = {}
    texts: list[_Text] = []
    copies, nearest = [], {}
    for document in ordered:
        text = _Text(document, shingles.shingles(shingles.body(document.article, folded[document.key])))
        if not len(text.shingles):
            continue
        digest, signature = xxh3_128_digest(text.shingles.tobytes()), shingles.signature(text.shingles)
        like = seen.get(digest) or _most_like(text, [texts[n] for n in shelf.alike(signature)])
        copy = _copy(text, like) if like and len(text.shingles) >= _SHORT else None
        if copy and like:
            copies.append(copy)
            nearest[document.key] = like.document.key
            text = replace(text, original=like.original or like)
        if digest not in seen:
            seen[digest] = text
            shelf.put(len(texts), signature)
            texts.append(text)
    return copies, nearest


def _most_like(text: _Text, earlier: Sequence[_Text]) -> _Text | None:
    """The earlier text that this one repeats most of, the earliest of equals."""
    return max(earlier, key=lambda other: shingles.share(text.shingles, other.shingles), default=None)


def _copy(text: _Text, like: _Text) -> Copy | None:
    """The copy that a text is, if it repeats enough of the one most like it."""
    credited = {credit.outlet for credit in text.document.article.credits}
    known = publisher(like.document.article) in credited
    own = publisher(like.document.article) == publisher(text.document.article)
    if shingles.share(text.shingles, like.shingles) < (_CREDITED if known else _OWN if own else _NEAR):
        return None
    first = like.original or like
    share = round(shingles.share(text.shingles, first.shingles), 2)
    how = "identical" if np.array_equal(text.shingles, first.shingles) else "credited" if known else "near"
    return Copy(text.document.key, first.document.key, share, how)


def _voices(ordered: Sequence[Document], original: Mapping[Key, Key]) -> dict[Key, Key]:
    """One voice for an original and its copies: whom the earliest of them that credits anyone
    credits, else the publisher of the original."""
    voices: dict[Key, Key] = {}
    for document in ordered:
        credit = _credited(document.article)
        if credit:
            voices.setdefault(original.get(document.key, document.key), credit)
    for document in ordered:
        if document.key not in original:
            voices.setdefault(document.key, publisher(document.article))
    return {document.key: voices[original.get(document.key, document.key)] for document in ordered}


def _credited(article: Article) -> Key | None:
    """The one outlet that a whole text is credited to. A digest of several is its compiler's."""
    kinds: dict[str, set[Key]] = defaultdict(set)
    for credit in article.credits:
        kinds[credit.kind].add(credit.outlet)
    for kind in ("reprint", "byline", "compiled"):
        if len(kinds[kind]) == 1:
            return min(kinds[kind])
    return None


def _passages(ordered: Sequence[Document], folded: Mapping[Key, str]) -> list[Copy]:
    """Runs of sentences first read in an earlier document; a copy has those of its original again."""
    first: dict[str, Key] = {}
    copies = []
    for document in ordered:
        sentences = list(shingles.sentences(document.article, folded[document.key]))
        total = sum(len(words) for _, words in sentences) or 1
        for of, run in _runs(sentences, first, folded):
            length = sum(len(words) for _, words in run)
            if length >= _PASSAGE:
                span = Span(run[0][0].start, run[-1][0].end)
                copies.append(Copy(document.key, of, round(length / total, 2), "passage", span))
        for _, words in sentences:
            if len(words) >= _SENTENCE:
                first.setdefault(words, document.key)
    return copies


_Sentences = list[tuple[Span, str]]


def _runs(
    sentences: _Sentences, first: Mapping[str, Key], folded: Mapping[Key, str]
) -> Iterator[tuple[Key, _Sentences]]:
    """Runs of neighbouring sentences that one earlier document holds, and that document.

    A short sentence is no sign of copying, but belongs to the run that it stands in or next to if
    the earlier document has it, too.
    """
    texts: dict[Key, str] = {}
    at = 0
    while at < len(sentences):
        of = first.get(sentences[at][1])
        if of is None:
            at += 1
            continue
        if of not in texts:
            texts[of] = shingles.letters(folded[of])
        known, start = texts[of], at
        while start > 0 and len(sentences[start - 1][1]) < _SENTENCE and sentences[start - 1][1] in known:
            start -= 1
        while at < len(sentences) and _held(sentences[at][1], of, first, known):
            at += 1
        yield of, sentences[start:at]


def _held(words: str, of: Key, first: Mapping[str, Key], known: str) -> bool:
    return words in known if len(words) < _SENTENCE else first.get(words) == of
