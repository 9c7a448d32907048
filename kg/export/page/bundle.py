"""Many small files to one page: modules joined, styles and data inlined, hashes for the policy.

The page's modules import each other by name and export plain functions and constants; joining them
needs no more than this. The Content-Security-Policy lets exactly the inlined scripts run.
"""

import base64
import gzip
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from kg.errors import ExportError

if TYPE_CHECKING:
    from pyvis.network import Network

_HERE = Path(__file__).parent
TEMPLATE = _HERE / "template"
LIBRARY = _HERE / "vendor" / "vis-network.min.js"

#: Data above this many bytes is compressed in the page: 12.6 MB become 2.2, for 0.4 s at opening.
PLAIN = 2_000_000

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([a-z/-]+)\.mjs";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)


def render(drawn: "Network", story: object, texts: object) -> str:
    """The whole page, from the drawn network and the two data blocks."""
    scripts = {"library": library(), "program": program("main")}
    environment = Environment(loader=FileSystemLoader(TEMPLATE, encoding="utf-8"), autoescape=True)
    environment.globals.update(
        policy=_policy(scripts.values()),
        styles=Markup("\n".join(_read(name) for name in _styles())),
        story=_data_block("story-data", story),
        texts=_data_block("text-data", texts, always=True),
        pack=lambda identity, value: _data_block(identity, value),
        **{name: Markup(source) for name, source in scripts.items()},
    )
    drawn.templateEnv = environment
    drawn.path = "page.html"
    return str(drawn.generate_html())


def program(entry: str) -> str:
    """One script out of the entry module and all it imports, each in a scope of its own.

    Raises ExportError for a module that imports in a circle or holds what ends a script element.
    """
    order: list[str] = []
    _visit(entry, order, ())
    parts = [_wrapped(name) for name in order]
    return _inlinable('"use strict";\n' + "\n".join(parts), entry)


@cache
def library() -> str:
    """The pinned vis-network, with the licence notes it opens with."""
    return _inlinable(LIBRARY.read_text(encoding="utf-8"), LIBRARY.name)


def _visit(name: str, order: list[str], above: tuple[str, ...]) -> None:
    if name in above:
        raise ExportError(f"page module {name} imports itself through {' → '.join(above)}; untie them")
    if name in order:
        return
    for match in _IMPORT.finditer(_module(name)):
        _visit(match[2], order, (*above, name))
    order.append(name)


def _wrapped(name: str) -> str:
    source = _module(name)
    exported = ", ".join(match[1] for match in _EXPORT.finditer(source))
    body = _IMPORT.sub(lambda m: f"const {{{m[1].replace(' as ', ': ')}}} = {_variable(m[2])};\n", source)
    return f"const {_variable(name)} = (() => {{\n{_EXPORT.sub('', body)}return {{ {exported} }};\n}})();"


def _variable(name: str) -> str:
    return "module_" + re.sub(r"[/-]", "_", name)


def _module(name: str) -> str:
    return _read(f"{name}.mjs")


def _styles() -> list[str]:
    return sorted(path.name for path in TEMPLATE.glob("*.css"))


@cache
def _read(name: str) -> str:
    return (TEMPLATE / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _inlinable(source: str, name: str) -> str:
    if re.search(r"</script|<!--", source, re.IGNORECASE):
        raise ExportError(f"{name} holds text that would end its script element; write it in two parts")
    return source


def _policy(scripts: Any) -> str:
    hashes = " ".join(
        "'sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode() + "'"
        for script in scripts
    )
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'; object-src 'none'"
    )


#: Where gzip's header names the system it was written on; 255 is an unknown one (RFC 1952).
_SYSTEM = 9


def _data_block(identity: str, value: object, always: bool = False) -> Markup:
    """A script element that nothing runs: JSON as it is, or gzip in base64 where it is long.

    gzip names no time and no system, so that equal data are equal bytes under every Python.
    """
    source = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    encoded = source.encode("utf-8")
    if len(encoded) <= PLAIN and not (always and len(encoded) > PLAIN // 10):
        safe = source.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        return Markup(f'<script type="application/json" id="{identity}">{safe}</script>')
    zipped = gzip.compress(encoded, compresslevel=6, mtime=0)
    zipped = zipped[:_SYSTEM] + b"\xff" + zipped[_SYSTEM + 1 :]
    packed = base64.b64encode(zipped).decode("ascii")
    return Markup(f'<script type="text/plain" id="{identity}">{packed}</script>')
