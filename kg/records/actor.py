"""Someone or something that a text names."""

from enum import StrEnum

from msgspec import Struct

from kg.records.key import Key


class ActorType(StrEnum):
    """What kind of thing a name stands for. The first four can take part in a claim."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"
    MEDIA = "media"
    PLACE = "place"
    TREATY_OR_EVENT = "treaty_or_event"


class Actor(Struct, frozen=True, gc=False):
    """Someone or something that a text names. The same key is the same actor in every document.

    `name` is the canonical Chinese name (or the Latin one where there is no Chinese), `aliases`
    every other known or met form in any language, sorted. `state` is the key of the country a
    person or body belongs to. An unnamed actor (四名美国官员) has a key that carries its
    document's, so it is never merged across documents.
    """

    key: Key
    type: ActorType
    name: str
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    code: str | None = None  # ISO 3166-1 alpha-2, countries only
    state: Key | None = None
    named: bool = True
