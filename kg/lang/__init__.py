"""Language data: read the files under `kg/lang/<code>/` and `ontology/`, checked, once.

A stage asks for a table by name (`load("zh", "dates")`) and gives it meaning itself; this room
only knows TOML, where the files lie, and how to say which line is wrong. May import: records,
errors. Must not import: any stage.
"""

import gc
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import LanguageDataError

_HERE = Path(__file__).parent
Data = TypeVar("Data")

#: Languages with data of their own, by the first part of a BCP 47 tag.
LANGUAGES = ("zh",)


@dataclass(frozen=True, slots=True)
class Table:
    """One parsed data file, able to say where in the file an entry stands."""

    path: Path
    source: str
    data: Mapping[str, Any]

    def line_of(self, needle: str) -> int:
        """The first line that holds the needle, counted from 1; 1 if none does."""
        for number, line in enumerate(self.source.splitlines(), start=1):
            if needle in line:
                return number
        return 1

    def error(self, needle: str, message: str) -> LanguageDataError:
        """An error that points at the line of an entry."""
        return LanguageDataError(f"{self.path.name}:{self.line_of(needle)}: {message}")

    def words(self, *keys: str) -> tuple[str, ...]:
        """A list of different, non-empty strings. Raises LanguageDataError."""
        value: Any = self.data
        for key in keys:
            if key not in value:
                raise self.error(keys[0], f"no entry {'.'.join(keys)}; add it")
            value = value[key]
        where = ".".join(keys)
        if not isinstance(value, list):
            raise self.error(keys[-1], f"{where} is not a list; make it one")
        seen: set[str] = set()
        for word in value:
            if not isinstance(word, str) or not word:
                raise self.error(keys[-1], f"{where} holds {word!r}; only words may stand there")
            if word in seen:
                raise self.error(f'"{word}"', f"{where} holds {word} twice; keep one")
            seen.add(word)
        return tuple(value)

    def mapping(self, *keys: str) -> Mapping[str, str]:
        """A table of string to string. Raises LanguageDataError."""
        value: Any = self.data
        for key in keys:
            if key not in value:
                raise self.error(keys[0], f"no entry {'.'.join(keys)}; add it")
            value = value[key]
        for key, word in value.items():
            if not isinstance(word, str):
                raise self.error(key, f"{'.'.join(keys)}.{key} is {word!r}; only text may stand there")
        return dict(value)

    def rules(self, name: str = "rule", required: Sequence[str] = ()) -> tuple[Mapping[str, Any], ...]:
        """The `[[rule]]` entries, each with an id of its own, an example, and the fields named.

        Raises LanguageDataError.
        """
        seen: set[str] = set()
        for entry in self.data.get(name, []):
            rule = entry.get("id", "")
            where = f'id = "{rule}"' if rule else f"[[{name}]]"
            if not re.fullmatch(r"[a-z]{2}(\.[a-z0-9-]+)+", rule):
                raise self.error(where, f"rule id {rule!r} is not like zh.topic.name; mend it")
            if rule in seen:
                raise self.error(where, f"two rules are called {rule}; rename one")
            seen.add(rule)
            for field in ("example", *required):
                if field not in entry:
                    raise self.error(where, f"rule {rule} has no {field}; add it")
        return tuple(self.data.get(name, []))


def alternatives(words: Iterable[str]) -> str:
    """A pattern of any of some words, to be put in brackets; the longest first, so that none is cut short."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def guarded(words: Collection[str]) -> str:
    """The same in brackets, behind a look at the first character: where mostly none of the words stands it
    takes a third of the time. For the middle of a pattern; one that begins so is slower to search for."""
    firsts = "".join(sorted({word[0] for word in words}))
    return f"(?:(?=[{re.escape(firsts)}])(?:{alternatives(words)}))"


def held(rule: Mapping[str, str]) -> re.Pattern[str]:
    """What a line must hold for a rule's pattern to be tried: any of the characters of `holds`."""
    return re.compile(f"[{rule['holds']}]" if "holds" in rule else "")


@cache
def load(language: str, topic: str) -> Table:
    """The data file of a topic in a language (`zh-Hant` reads `zh`). Raises LanguageDataError."""
    code = language.partition("-")[0]
    path = _HERE / (code if code in LANGUAGES else LANGUAGES[0]) / f"{topic}.toml"
    try:
        source = path.read_text(encoding="utf-8")
        return Table(path, source, tomllib.loads(source))
    except OSError as error:
        raise LanguageDataError(f"{path.name}: cannot be read ({error}); reinstall kg") from error
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError(f"{path.name}: {error}; mend the file") from error


@cache
def ontology_folder() -> Path:
    """Where the ontology's files lie: inside an installed package, beside it in a checkout."""
    for folder in (_HERE.parent / "ontology", _HERE.parent.parent / "ontology"):
        if (folder / "kg.ttl").exists():
            return folder
    raise LanguageDataError("ontology/kg.ttl is not there; reinstall kg")


@cache
def digest() -> str:
    """Hex digits that name this state of all language data and the ontology."""
    folders = ((_HERE / code, "*.toml") for code in LANGUAGES)
    files = [file for folder, kind in (*folders, (ontology_folder(), "*.ttl")) for file in folder.glob(kind)]
    whole = sha256()
    for file in sorted(files, key=lambda file: file.name):
        whole.update(file.name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return whole.hexdigest()[:16]


#: Allocations before the garbage of short-lived objects is collected: about an article. Python's own 700 find
#: next to nothing; run in alternation 20,000 reads up to a tenth more articles, 50,000 no more.
_SELDOM = 20_000


def resident(data: Data) -> Data:
    """Data that lives as long as the process and is out of the way of garbage collections from now on.

    A lexicon has 80,000 objects that no collection need walk, and records of an article hold no cycles: from
    here on collections come once an article.
    """
    gc.freeze()
    often, *others = gc.get_threshold()
    if 0 < often < _SELDOM:
        gc.set_threshold(_SELDOM, *others)
    return data
