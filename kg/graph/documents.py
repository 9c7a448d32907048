"""Documents, the passages quoted from them, and how one copies another, as nodes."""

from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import quote

import pyoxigraph as ox

from kg.graph import terms
from kg.graph.terms import TYPE, Namer, Node, Pair, Term, name
from kg.graph.view import View
from kg.graph.vocabulary import concept
from kg.records import Article, Copy, Key, Span, fingerprint

#: A stretch of a document: all that a passage is.
Place = tuple[Key, Span]
# What may stand in an IRI besides letters and digits (RFC 3987); % stays, it escapes already.
_KEPT = "-._~:/?#[]@!$&'()*+,;=%"


def nodes(view: View) -> Iterator[Node]:
    """One node an article; the same article at two paths is one document with two identifiers."""
    copies: dict[Key, list[Copy]] = {}
    for copy in view.story.copies:
        copies.setdefault(copy.document, []).append(copy)
    found: dict[Key, list[Pair]] = {}
    for key, document in view.documents:
        pairs = found.setdefault(key, [])
        pairs += _pairs(document.article, view.iri)
        pairs += (pair for copy in copies.get(key, ()) for pair in _copied(copy, view.iri))
    return ((view.iri(key), pairs) for key, pairs in found.items())


def _pairs(article: Article, iri: Namer) -> Iterator[Pair]:
    yield TYPE, name("kg:Document")
    yield name("dcterms:title"), terms.text(article.title, article.language)
    yield name("dcterms:language"), terms.text(article.language)
    yield name("dcterms:identifier"), terms.text(article.path)
    digest = sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    yield name("kg:textDigest"), terms.text(digest)
    if article.day:
        yield name("dcterms:issued"), terms.day(article.day)
        yield name("kg:datedFrom"), concept("date-sources", article.published_from)
    if article.outlet:
        yield name("dcterms:publisher"), iri(article.outlet.key)
    if article.url:
        yield name("dcterms:source"), address(article.url)
    yield from ((name("dc:creator"), terms.text(author)) for author in article.authors)
    yield from ((name("kg:credits"), iri(credit.outlet)) for credit in article.credits)


def address(url: str) -> Term:
    """A web address as an IRI; as text where even escaping makes it none."""
    escaped = "".join(c if c.isalnum() or c in _KEPT else quote(c, errors="replace") for c in url.strip())
    try:
        return str(ox.NamedNode(escaped))
    except ValueError:
        return terms.text(url)


def _copied(copy: Copy, iri: Namer) -> Iterator[Pair]:
    if copy.how != "passage":
        yield name("kg:copyOf"), iri(copy.of)
    yield name("prov:qualifiedDerivation"), iri(_copy_key(copy))


def _copy_key(copy: Copy) -> Key:
    return f"copy/{fingerprint(copy.document, copy.of, copy.how, str(copy.span), digits=12)}"


def copies(view: View) -> Iterator[Node]:
    """How each copy repeats its original."""
    iri = view.iri
    for copy in sorted(view.story.copies, key=_copy_key):
        pairs = [
            (TYPE, name("kg:Copy")),
            (name("prov:entity"), iri(copy.of)),
            (name("kg:copyKind"), concept("copy-kinds", copy.how)),
            (name("kg:share"), terms.number(round(copy.share, 3))),
        ]
        if copy.span:
            pairs.append((name("kg:evidence"), passage(copy.document, copy.span, iri)))
        yield iri(_copy_key(copy)), pairs


def passage(document: Key, span: Span, iri: Namer) -> Term:
    """The IRI of a stretch of a document."""
    return iri.part("passage", document, f".{span[0]}-{span[1]}")


def passages(view: View) -> Iterator[Node]:
    """Every stretch that anything points at, once, with its exact words."""
    iri = view.iri
    articles = {key: document.article for key, document in view.documents}
    for key, span in sorted(_places(view)):
        article = articles[key]
        yield (
            passage(key, span, iri),
            [
                (TYPE, name("kg:Passage")),
                (name("kg:inDocument"), iri(key)),
                (name("oa:start"), terms.count(span[0])),
                (name("oa:end"), terms.count(span[1])),
                (name("oa:exact"), terms.text(article.text[span[0] : span[1]], article.language)),
            ],
        )


def _places(view: View) -> set[Place]:
    found = {(told.claim.document, told.claim.span) for told in view.claims}
    found.update(place for membership in view.story.memberships for place in membership.evidence)
    found.update((copy.document, copy.span) for copy in view.story.copies if copy.span)
    return found
