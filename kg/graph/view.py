"""A story with what every kind of node needs, worked out once: keys cost a hash over the text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from kg.graph.terms import Namer
from kg.records import Claim, Document, Key, Membership, Story


class Told(NamedTuple):
    """A claim with its key and the document that holds it."""

    key: Key
    claim: Claim
    document: Document

    @property
    def language(self) -> str:
        """The language that its words are in."""
        return self.document.article.language


@dataclass(frozen=True, slots=True)
class View:
    """A story and how its things are named, with documents and claims once each, by key."""

    story: Story
    iri: Namer
    documents: tuple[tuple[Key, Document], ...]
    claims: tuple[Told, ...]

    @property
    def memberships(self) -> Iterable[Membership]:
        """Positions held, by key."""
        return sorted(self.story.memberships, key=lambda membership: membership.key)


def view(story: Story, base: str) -> View:
    """A story seen under a base IRI. The same article at two paths stays two documents of one key."""
    documents = sorted(((document.key, document) for document in story.documents), key=_by_key_and_path)
    told = {claim.key: (claim, document) for _, document in documents for claim in document.claims}
    claims = (Told(key, *told[key]) for key in sorted(told))
    return View(story, Namer(base), tuple(documents), tuple(claims))


def _by_key_and_path(item: tuple[Key, Document]) -> tuple[Key, str]:
    return item[0], item[1].article.path
