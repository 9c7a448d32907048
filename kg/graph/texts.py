"""The texts of an exports folder, and whether the graph quotes them right (the first promise)."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from kg.errors import ExportError
from kg.graph.store import one_line

FILE = "documents.jsonl"


class Quoted(msgspec.Struct, frozen=True):
    """What a line of `documents.jsonl` says of a claim that can be checked against the text."""

    iri: str
    quote: str
    start_char: int
    end_char: int


class Text(msgspec.Struct, frozen=True):
    """A line of `documents.jsonl` without what is not checked."""

    iri: str
    text: str
    claims: tuple[Quoted, ...]

    def says(self, words: str, start: int, end: int) -> bool:
        """Whether the words stand exactly there."""
        return self.text[start:end] == words

    @property
    def digest(self) -> str:
        """As the graph has it."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def misquoted(self) -> Iterator[Quoted]:
        """Claims whose quote does not stand in the text where they say."""
        return (c for c in self.claims if not self.says(c.quote, c.start_char, c.end_char))


def read(exports: Path) -> Mapping[str, Text]:
    """The texts by the IRI of their document. Raises ExportError."""
    path = exports / FILE
    decoder = msgspec.json.Decoder(Text)
    found: list[Text] = []
    try:
        with path.open("rb") as file:
            found.extend(decoder.decode(line) for line in file)
    except FileNotFoundError as error:
        raise ExportError(f"{path} is not there; run kg build") from error
    except (OSError, msgspec.DecodeError) as error:
        where = f"{path}, line {len(found) + 1}"
        raise ExportError(f"{where} cannot be read ({one_line(error)}); run kg build again") from error
    return {text.iri: text for text in found}
