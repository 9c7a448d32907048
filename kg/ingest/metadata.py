"""`metadata.csv`: what the owner of a collection knows better than the text."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from kg.errors import InputError
from kg.ingest.content import text_of
from kg.ingest.moments import iso_prefix
from kg.ingest.spacing import line
from kg.records import IsoDate, Issue

_COLUMNS = ("path", "published", "title", "outlet", "url", "language")


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of an article before its text is read; None where nothing is."""

    published: IsoDate | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()


def table(file: Path, issues: list[Issue]) -> dict[str, Given]:
    """The rows of a metadata file by path. Raises InputError when it is no such table."""
    try:
        text, _ = text_of(file.read_bytes())
        rows = list(csv.DictReader(StringIO(text)))
    except (OSError, csv.Error, InputError) as error:
        raise InputError(f"{file}: cannot be read as a table ({error}); save it as UTF-8 CSV") from error
    if rows and "path" not in rows[0]:
        raise InputError(f"{file}: has no column path; give it the columns {','.join(_COLUMNS)}")
    return {
        row["path"].strip().replace("\\", "/"): _given(row, file.name, number, issues)
        for number, row in enumerate(rows, start=2)
        if row.get("path")
    }


def _given(row: Mapping[str, str | None], name: str, number: int, issues: list[Issue]) -> Given:
    values = {key: line(row.get(key) or "") or None for key in _COLUMNS}
    published = iso_prefix(values["published"] or "")
    if values["published"] and not published:
        what = f"line {number}: published {values['published']!r} is no date"
        issues.append(Issue(name, what, "write it like 2023-03-02", "doubtful"))
    return Given(published, values["title"], values["outlet"], values["url"], values["language"])


class Rows:
    """Rows by path, found by the file that they or their items (`file.md#2`) lie in."""

    def __init__(self, rows: Mapping[str, Given]) -> None:
        """Sort the rows of a table by file."""
        self._by_file: dict[str, dict[str, Given]] = {}
        for key, given in rows.items():
            file, _, item = key.partition("#")
            self._by_file.setdefault(file, {})["#" + item if item else ""] = given

    def about(self, path: str, prefix: str) -> dict[str, Given]:
        """The rows about a file and its items, by the file's path or its path inside its own input."""
        items = self._by_file.get(path) or self._by_file.get(path.removeprefix(prefix), {})
        return {path + item: given for item, given in items.items()}
