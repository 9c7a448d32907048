"""What there is to read: files and folders to sources, in an order that depends on names alone."""

import os
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.ingest.metadata import Given, Rows, table
from kg.records import Issue

#: What is read, by the end of the name; each also with `.gz`.
SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm", ".json", ".jsonl", ".ndjson")
#: How many bytes of standard input or of a JSON-lines file make one source (one task of a worker).
PIECE = 4 << 20
_METADATA = "metadata.csv"
# A folder that holds both of these is an earlier build's output.
_BUILD = frozenset({"build.json", "documents.jsonl"})
_SKIP_TODO = f"convert it to one of {' '.join(SUFFIXES)} or move it away"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, or one stretch of whole lines of a JSON-lines file or of standard input.

    `path` names it in every export; `given` holds the metadata rows that speak of it or of one of
    its items (`file.md#2`), by path. `first_line` is the number of the stretch's first line.
    """

    path: str
    file: str
    given: Mapping[str, Given]
    start: int = 0
    length: int | None = None
    first_line: int = 1
    data: bytes | None = None


def discover(
    inputs: Sequence[str], metadata: str | None = None, stdin: BinaryIO | None = None
) -> tuple[tuple[Source, ...], tuple[Issue, ...]]:
    """The sources under files, folders and `-` (JSON lines), sorted by path, and what was odd.

    Raises InputError when an input or the metadata file does not exist, or nothing can be read.
    """
    issues: list[Issue] = []
    names = [name for name in inputs if name != "-"]
    files = [(prefix, *file) for prefix, root in _roots(names) for file in _files(root, prefix, issues)]
    given = _given(metadata, files, issues)
    found: list[Source] = []
    seen: set[str] = set()
    for prefix, path, file in files:
        real = os.path.realpath(file)
        if real not in seen and not _is_metadata(path):
            found += _pieces(path, file, given.about(path, prefix))
        seen.add(real)
    if "-" in inputs:
        found += _standard_input(stdin or sys.stdin.buffer, given)
    if not found and not issues:
        where = ", ".join(inputs) or "no input"
        raise InputError(f"nothing to read in {where}: give files or folders with {' '.join(SUFFIXES)}")
    return tuple(sorted(found, key=lambda one: (one.path, one.start))), tuple(sorted(set(issues)))


def _given(metadata: str | None, files: Sequence[tuple[str, str, str]], issues: list[Issue]) -> Rows:
    """The rows of every metadata file; those of a folder nearer to the top win, `--metadata` over all."""
    tables = sorted((-path.count("/"), path, file) for _, path, file in files if _is_metadata(path))
    rows: dict[str, Given] = {}
    for _, path, file in tables:
        inside = path[: -len(_METADATA)]
        rows |= {inside + key: given for key, given in table(Path(file), issues).items()}
    if metadata is not None:
        if not Path(metadata).is_file():
            raise InputError(f"{metadata}: no such metadata file; check --metadata")
        rows |= table(Path(metadata), issues)
    return Rows(rows)


def _is_metadata(path: str) -> bool:
    return path.rpartition("/")[2].casefold() == _METADATA


def _roots(names: Sequence[str]) -> list[tuple[str, Path]]:
    """Every input with the prefix that keeps its paths apart from the other inputs' (`a/x.md`)."""
    roots = [Path(name) for name in names]
    for root in roots:
        if not os.path.lexists(root):
            raise InputError(f"{root}: no such file or folder; check the name")
    order = sorted(set(roots), key=lambda root: root.as_posix())
    bases = [{path for path, _ in _files(root, "", [])} if len(order) > 1 else set() for root in order]
    crowded = any(one & other for n, one in enumerate(bases) for other in bases[:n])
    names_of = _short_names(order) if crowded else [""] * len(order)
    return list(zip(names_of, order, strict=True))


def _short_names(roots: Sequence[Path]) -> list[str]:
    """The fewest trailing folder names that tell the inputs apart."""
    folders = [root.resolve() if root.is_dir() else root.resolve().parent for root in roots]
    for depth in range(1, max(len(folder.parts) for folder in folders) + 1):
        names = ["/".join(folder.parts[-depth:]).strip("/") for folder in folders]
        if len(set(names)) == len(set(folders)):
            return [name + "/" for name in names]
    return [folder.as_posix().strip("/") + "/" for folder in folders]


def _files(root: Path, prefix: str, issues: list[Issue]) -> Iterator[tuple[str, str]]:
    if not root.is_dir():
        yield from _file(root, prefix + _name(root.name), issues)
        return
    yield from _folder(root, prefix, issues, (os.path.realpath(root),))


def _folder(
    folder: Path, prefix: str, issues: list[Issue], above: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        what = f"the folder cannot be read: {error.strerror or error}"
        issues.append(
            Issue(prefix.rstrip("/") or _name(folder.name), what, "check its permissions", "unreadable")
        )
        return
    if {entry.name for entry in entries} >= _BUILD:
        return  # the exports of an earlier build are no articles
    for entry in entries:
        path = prefix + _name(entry.name)
        if entry.name.startswith("."):
            issues.append(Issue(path, "hidden, so not read", "rename it to have it read", "skipped"))
            continue
        if not entry.is_dir():
            yield from _file(Path(entry.path), path, issues)
            continue
        real = os.path.realpath(entry.path)
        if any(one == real or one.startswith(real.rstrip(os.sep) + os.sep) for one in above):
            issues.append(Issue(path, "a link to a folder above it", "remove the link", "skipped"))
        else:
            yield from _folder(Path(entry.path), path + "/", issues, (*above, real))


def _file(file: Path, path: str, issues: list[Issue]) -> Iterator[tuple[str, str]]:
    name = file.name.casefold()
    if not file.exists():
        issues.append(Issue(path, "a link that leads nowhere", "remove the link", "unreadable"))
    elif not file.is_file():
        issues.append(Issue(path, "not a regular file", "move it away", "skipped"))
    elif name == _METADATA or name.removesuffix(".gz").endswith(SUFFIXES):
        yield path, str(file)
    else:
        issues.append(Issue(path, "not a kind of file that is read", _SKIP_TODO, "skipped"))


def _name(name: str) -> str:
    """NFC, and a name that is no valid text made printable."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))


def _pieces(path: str, file: str, given: Mapping[str, Given]) -> Iterator[Source]:
    """One source a file; a long JSON-lines file in stretches, so that no worker holds it whole."""
    lines = path.casefold().endswith((".jsonl", ".ndjson"))
    try:
        if not lines or Path(file).stat().st_size <= PIECE:
            yield Source(path, file, given)
            return
        start, number = 0, 1
        with Path(file).open("rb") as stream:
            for piece in _whole_lines(stream):
                yield Source(path, file, given, start, len(piece), number)
                start += len(piece)
                number += piece.count(b"\n")
    except OSError:
        yield Source(path, file, given)  # read() will say what is wrong


def _standard_input(stdin: BinaryIO, given: Rows) -> Iterator[Source]:
    start, number = 0, 1
    rows = given.about("stdin.jsonl", "")
    for piece in _whole_lines(stdin):
        yield Source("stdin.jsonl", "-", rows, start, len(piece), number, piece)
        start += len(piece)
        number += piece.count(b"\n")


def _whole_lines(stream: BinaryIO) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        yield piece if piece.endswith(b"\n") else piece + stream.readline()
