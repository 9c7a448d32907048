"""Which documents repeat others, wholly or in passages, and whose testimony a text then is.

Documents are taken in order of publication, so the earliest is the original whatever the input
order was. A copy is recorded against an original, never against another copy.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.merge import shingles
from kg.merge.cast import publisher
from kg.records import Article, Copy, Document, Key, Span

# Of 1,995 news articles of seven outlets (2018 to 2025), pairs sharing 0.8 and more of the later
# text are reprints and updates; rewritten agency copy lies between 0.3 and 0.7.
_NEAR = 0.8
# Half a text is enough where the later one says itself whose text it is.
_CREDITED = 0.5
# A text this short (in shingles) repeats by chance: captions, notices.
_SHORT = 30

# A sentence is compared when it has as many letters; a passage counts from the second figure on.
_SENTENCE, _PASSAGE = 16, 50


@dataclass(frozen=True, slots=True)
class Copying:
    """What was copied from where, and the publisher or agency that each text goes back to.

    `voice` maps a document to the actor that its unattributed words are testimony of; `passages`
    holds, for a document, spans and the document they were first read in.
    """

    copies: tuple[Copy, ...]
    original: Mapping[Key, Key]
    voice: Mapping[Key, Key]
    passages: Mapping[Key, tuple[tuple[Span, Key], ...]]


def find(documents: Iterable[Document]) -> Copying:
    """Copies among documents with different keys."""
    ordered = sorted(documents, key=_order)
    whole = _whole(ordered)
    original = {copy.document: copy.of for copy in whole}
    voice = _voices(ordered, original)
    parts = [copy for copy in _passages(ordered, original) if voice[copy.document] != voice[copy.of]]
    passages: dict[Key, list[tuple[Span, Key]]] = defaultdict(list)
    for copy in parts:
        if copy.span:
            passages[copy.document].append((copy.span, copy.of))
    return Copying(
        copies=tuple(
            sorted((*whole, *parts), key=lambda copy: (copy.document, copy.of, copy.span or (-1, -1)))
        ),
        original=original,
        voice=voice,
        passages={key: tuple(spans) for key, spans in passages.items()},
    )


def _order(document: Document) -> tuple[str, bool, Key]:
    """Earliest first; on the same day a text that credits nobody before one that does."""
    return document.article.published or "9999", bool(document.article.credits), document.key


def _whole(ordered: Sequence[Document]) -> list[Copy]:
    shelf = shingles.Shelf()
    seen: dict[frozenset[str], Document] = {}
    originals: list[tuple[Document, frozenset[str]]] = []
    copies = []
    for document in ordered:
        text = shingles.shingles(shingles.body(document.article))
        signature = shingles.signature(text)
        candidates = [originals[number] for number in shelf.alike(signature)]
        copy = _identical(document, text, seen) or _best(document, text, candidates)
        if copy:
            copies.append(copy)
        else:
            seen.setdefault(text, document)
            shelf.put(len(originals), signature)
            originals.append((document, text))
    return copies


def _identical(
    document: Document, text: frozenset[str], seen: Mapping[frozenset[str], Document]
) -> Copy | None:
    other = seen.get(text)
    if other is None or len(text) < _SHORT:
        return None
    return Copy(document.key, other.key, 1.0, "identical")


def _best(
    document: Document, text: frozenset[str], candidates: Sequence[tuple[Document, frozenset[str]]]
) -> Copy | None:
    """The earlier text that this one repeats most of, if it repeats enough to be a copy."""
    credited = {credit.outlet for credit in document.article.credits}
    best: Copy | None = None
    for other, earlier in candidates:
        share = round(shingles.share(text, earlier), 2)
        known = publisher(other.article) in credited
        if (
            len(text) >= _SHORT
            and share >= (_CREDITED if known else _NEAR)
            and (not best or share > best.share)
        ):
            best = Copy(document.key, other.key, share, "credited" if known else "near")
    return best


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


def _passages(ordered: Sequence[Document], original: Mapping[Key, Key]) -> list[Copy]:
    """Runs of sentences of documents that are no copies, first read in an earlier one."""
    first: dict[str, Key] = {}
    copies = []
    for document in ordered:
        if document.key in original:
            continue
        run: list[Span] = []
        length, of = 0, None
        sentences = [item for item in shingles.sentences(document.article) if len(item[1]) >= _SENTENCE]
        total = sum(len(words) for _, words in sentences) or 1
        for span, words in (*sentences, (Span(0, 0), "")):
            source = first.get(words)
            if source != of and of is not None:
                if length >= _PASSAGE:
                    whole = Span(run[0].start, run[-1].end)
                    copies.append(Copy(document.key, of, round(length / total, 2), "passage", whole))
                run, length = [], 0
            of = source
            if source is not None:
                run.append(span)
                length += len(words)
        for _, words in sentences:
            first.setdefault(words, document.key)
    return copies


def sizes(copying: Copying) -> Mapping[Key, int]:
    """How many copies each original has."""
    return Counter(copying.original.values())
