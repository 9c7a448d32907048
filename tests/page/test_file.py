"""The page as a file: its bytes, its policy, its sources. No browser needed."""

import base64
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg import network
from kg.errors import ExportError
from kg.export import page
from kg.export.page import bundle
from kg.export.page.columns import clean
from kg.export.page.positions import spread
from kg.export.page.texts import BUDGET, text_block
from tests.page.synthetic import hostile, invented, network_of
from tests.story import story

#: What would let text become markup or code, reach the network, or leave something behind.
FORBIDDEN = (
    *("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "console."),
    *("fetch(", "XMLHttpRequest", "</script", "<!--", "localStorage"),
)
SOURCES = sorted(bundle.TEMPLATE.glob("*.mjs"))
BLOCK = re.compile(r'<script type="(application/json|text/plain)" id="([a-z-]+)">(.*?)</script>', re.DOTALL)


def written(path: Path) -> str:
    told = story()
    page.write(told, network.project(told), path, "https://kg.example/")
    return path.read_text(encoding="utf-8")


def blocks(source: str) -> dict[str, object]:
    found = {}
    for kind, name, value in BLOCK.findall(source):
        raw = gzip.decompress(base64.b64decode(value)) if kind == "text/plain" else value
        found[name] = json.loads(raw)
    return found


def test_the_same_story_gives_the_same_bytes_everywhere(tmp_path: Path) -> None:
    here = written(tmp_path / "here.html")
    program = (
        "import sys; sys.path.insert(0, '.'); from pathlib import Path; "
        "from tests.page.test_file import written; "
        "written(Path(sys.argv[1]))"
    )
    for number, settings in enumerate(
        (
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"},
            {"PYTHONHASHSEED": "5", "TZ": "Asia/Tokyo"},
        )
    ):
        path = tmp_path / f"{number}.html"
        subprocess.run(
            [sys.executable, "-c", program, path], env=os.environ | settings, check=True, timeout=120
        )
        assert path.read_text(encoding="utf-8") == here


def test_packed_blocks_name_no_time_and_no_system(large: Path) -> None:
    """Not every Python writes the same system into gzip's header (RFC 1952); 255 is an unknown one."""
    packed = re.findall(r'<script type="text/plain" id="[^"]+">([^<]{40})', large.read_text(encoding="utf-8"))
    assert packed
    assert {base64.b64decode(block)[3:10] for block in packed} == {bytes(6) + b"\xff"}


def test_no_file_is_read_or_written_as_the_locale_would(tmp_path: Path) -> None:
    """What a cp1252 locale changes is text without an encoding: Python warns of each, here as an error."""
    code = (
        "import sys, warnings; sys.path.insert(0, '.'); from pathlib import Path; "
        "from kg import network; from kg.export import page; from tests.story import story; "
        "import pyvis.network; warnings.simplefilter('error', EncodingWarning); told = story(); "
        "page.write(told, network.project(told), Path(sys.argv[1]), 'https://kg.example/')"
    )
    command = [sys.executable, "-X", "warn_default_encoding", "-c", code, str(tmp_path / "index.html")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("actors", "claims", "most"), [(50, 80, 1_000_000), (5_000, 50_000, 5_000_000)], ids=["least", "most"]
)
def test_the_file_stays_small(tmp_path: Path, actors: int, claims: int, most: int) -> None:
    told, path = invented(actors, claims), tmp_path / "index.html"
    page.write(told, network_of(told), path, "https://kg.example/")
    assert path.stat().st_size <= most


def test_it_names_nothing_outside_itself(tmp_path: Path) -> None:
    source = written(tmp_path / "index.html")
    assert not re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(?!data:)', source)
    assert "@import" not in source and "url(" not in source.split("</style>")[0]


def test_every_script_that_runs_has_its_hash_in_the_policy(tmp_path: Path) -> None:
    source = written(tmp_path / "index.html")
    scripts = re.findall(r"<script>(.*?)</script>", source, re.DOTALL)
    assert len(scripts) == 2
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"&#39;sha256-{digest}&#39;" in source or f"'sha256-{digest}'" in source
    assert "default-src" in source and "unsafe-eval" not in source
    assert not re.search(r"<[a-z]+[^>]*\son[a-z]+=", source.split("<script>")[0])


def test_hostile_text_cannot_leave_its_block(tmp_path: Path) -> None:
    told = hostile(story(), "</script><!--<script>\ud800\u2028")
    path = tmp_path / "index.html"
    page.write(told, network.project(told), path, "https://kg.example/")
    names = blocks(path.read_text(encoding="utf-8"))["story-data"]["actors"]["name"]  # type: ignore[index]
    assert names[0].endswith("</script><!--<script>\ufffd\u2028")


def test_the_block_holds_every_record_of_the_story(tmp_path: Path) -> None:
    told, block = story(), blocks(written(tmp_path / "index.html"))["story-data"]
    assert len(block["claims"]["tail"]) == sum(len(d.claims) for d in told.documents)  # type: ignore[index]
    assert block["events"]["status"] == [e.status.value for e in told.events]  # type: ignore[index]
    assert block["contradictions"][0][0] == "denial"  # type: ignore[index]


def test_the_drawn_network_is_bounded() -> None:
    told = invented(1800, 9000)
    drawn = page.draw(told, network_of(told))
    assert sum(node["shown"] for node in drawn.nodes) == 1500
    assert len(drawn.edges) <= 4000
    assert len(drawn.nodes) == len(network_of(told))


def test_texts_are_stored_until_the_budget_is_spent(monkeypatch: pytest.MonkeyPatch) -> None:
    told = story()
    assert len(text_block(told)) == len(told.documents)
    monkeypatch.setattr("kg.export.page.texts.BUDGET", 150)
    kept = text_block(told)
    assert 0 < len(kept) < len(told.documents)
    assert sum(map(len, kept.values())) <= 150 < BUDGET


def test_no_two_drawn_actors_overlap() -> None:
    import math

    places = {str(n): (math.cos(n * n) * n % 7, math.sin(n * n) * n % 5) for n in range(400)}
    places |= {"same": (0.0, 0.0), "again": (0.0, 0.0), "nowhere": (math.nan, 0.0)}
    sizes = dict.fromkeys(places, 12.0)
    spaced = spread(places, sizes)
    assert spaced == spread(places, sizes)
    keys = sorted(spaced)
    close = [(a, b) for a in keys for b in keys if a < b and math.dist(spaced[a], spaced[b]) < 24]
    assert close == []


def test_a_lone_surrogate_keeps_every_offset() -> None:
    assert clean("甲\ud83d乙") == "甲\ufffd乙"
    assert clean("𠮷") == "𠮷"


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_page_sources_keep_to_the_rules(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    assert [word for word in FORBIDDEN if word in text] == []
    assert text.startswith("/**"), "a module says first what it is for"
    assert len(text.splitlines()) <= 300
    assert source.stem.startswith("words-") or max(map(len, text.splitlines())) <= 130
    undocumented = re.findall(r"(?<!\*/\n)^export (?:async )?(?:function|class) \w+", text, re.MULTILINE)
    assert undocumented == []


def test_both_languages_have_the_same_words() -> None:
    keys = re.compile(r'^  "?([A-Za-z_-]+)"?:\s+"', re.MULTILINE)
    english, chinese = (
        (bundle.TEMPLATE / name).read_text(encoding="utf-8") for name in ("words-en.mjs", "words-zh.mjs")
    )
    assert len(keys.findall(english)) > 150
    assert sorted(keys.findall(english)) == sorted(keys.findall(chinese))


#: Words whose names are put together from data: `unit-day`, `conflict-denial`.
PUT_TOGETHER = ("why-", "unit-", "basis-", "dated-", "number-", "conflict-", "term-", "means-")
#: Words whose names are values of the data: kinds of actors, of time ranges, of exports.
VALUES = {"person", "country", "organization", "media", "place", "treaty_or_event"}


def test_no_word_is_left_over() -> None:
    keys = re.findall(
        r'^  "?([A-Za-z_-]+)"?:', (bundle.TEMPLATE / "words-en.mjs").read_text("utf-8"), re.MULTILINE
    )
    used = "\n".join(path.read_text("utf-8") for path in SOURCES if not path.stem.startswith("words-"))
    used += (bundle.TEMPLATE / "page.html").read_text("utf-8")
    names = set(re.findall(r"[A-Za-z_-]+", used)) | VALUES
    left = [key for key in keys if not key.startswith(PUT_TOGETHER) and key.removesuffix("One") not in names]
    assert left == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_page_sources_use_what_they_import(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    for names, module in re.findall(r'^import \{([^}]*)\} from "\./([a-z-]+)\.mjs";$', text, re.MULTILINE):
        exported = (bundle.TEMPLATE / f"{module}.mjs").read_text(encoding="utf-8")
        for name in filter(None, map(str.strip, names.split(","))):
            assert len(re.findall(rf"\b{name}\b", text)) > 1, f"{name} is imported and not used"
            assert re.search(
                rf"^export (?:async )?(?:function|const|class) {name}\b", exported, re.MULTILINE
            ), name


def test_nothing_on_the_page_moves_by_itself() -> None:
    styles = (bundle.TEMPLATE / "style.css").read_text(encoding="utf-8")
    assert not re.search(r"\b(?:transition|animation)\b", styles)


def test_the_library_is_the_pinned_one_with_its_licence() -> None:
    assert "@version 10.1.5" in bundle.library()
    digest = hashlib.sha256(bundle.LIBRARY.read_bytes()).hexdigest()
    assert digest == "af323cf36a669fbcf5a265070b4ca2c5deb7293b5e6b19c9d6ef486fdd720828"
    licences = {path.name for path in bundle.LIBRARY.parent.glob("LICENSE-*")}
    assert licences == {"LICENSE-vis-network-MIT", "LICENSE-vis-network-Apache-2.0"}


def test_a_module_that_would_end_its_script_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bad.mjs").write_text('export const end = "</script>";\n', encoding="utf-8")
    (tmp_path / "one.mjs").write_text('import { two } from "./two.mjs";\n', encoding="utf-8")
    (tmp_path / "two.mjs").write_text('import { one } from "./one.mjs";\n', encoding="utf-8")
    monkeypatch.setattr(bundle, "TEMPLATE", tmp_path)
    bundle._read.cache_clear()
    with pytest.raises(ExportError, match="end its script"):
        bundle.program("bad")
    with pytest.raises(ExportError, match="imports itself"):
        bundle.program("one")
    bundle._read.cache_clear()


@pytest.mark.skipif(
    shutil.which("node") is None, reason="no node on this machine; the browser runs the same logic"
)
def test_the_logic_by_itself() -> None:
    script = Path(__file__).parent / "logic.test.mjs"
    done = subprocess.run(
        ["node", "--test", script], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout
