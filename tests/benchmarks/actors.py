"""How well and how fast actors and posts are found, and which new names a corpus holds.

The annotated articles are not part of the repository: `KG_GOLD` names their folder (default
`../shared/gold`), `KG_CORPUS` a folder of articles without annotation (default
`../shared/corpus/news`). Prints actors and positions by the scorer beside the annotations, how many
claim participants stand in a mention of their clause or near it, speed, hostile text, and the most
frequent names that the gazetteer does not know, to be checked by eye (`KG_NAMES` says how many).
"""

import importlib.util
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from kg import actors, ingest, text
from kg.lang.gazetteer import gazetteer
from kg.records import Actor, Article, Block, BlockKind, Cast, Key, Layout, Span

_BESIDE = Path(__file__).parents[3] / "shared"
GOLD = Path(os.environ.get("KG_GOLD", _BESIDE / "gold"))
CORPUS = Path(os.environ.get("KG_CORPUS", _BESIDE / "corpus" / "news"))
NAMES = int(os.environ.get("KG_NAMES", "100"))
#: A participant counts as near when a mention stands at most so far before or after the quote.
BEFORE, AFTER = 150, 60
HOSTILE = {
    "digits": "1234567890",
    "年年年": "年",
    "open brackets": "（A",
    "names without a break": "阿里巴拉",
    "middle dots": "阿·",
    "titles": "总统",
    "states": "中美俄",
    "pronouns": "他",
    "Latin names": "Aa Bb ",
}


def main() -> None:
    """Print every figure."""
    for name in ("seeds", "dev", "train"):
        if (GOLD / name / "ann").is_dir():
            _annotated(GOLD / name)
        else:
            print(f"actors: no annotated articles in {GOLD / name} (set KG_GOLD)")
    _hostile()
    if CORPUS.is_dir():
        _corpus()


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    if spec is None or spec.loader is None:
        raise ImportError(str(GOLD / "score.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _layouts(folder: Path) -> dict[str, Layout]:
    sources, _ = ingest.discover((str(folder),))
    articles = [article for source in sources for article in ingest.read(source)[0]]
    return {Path(article.path).name.partition(".")[0]: text.lay_out(article) for article in articles}


def labels(actor: Actor) -> list[str]:
    """What an export gives as the labels of an actor."""
    return [label for label in (actor.name, actor.name_en, actor.code, *actor.aliases) if label]


def _as_document(cast: Cast) -> dict[str, Any]:
    by_key = {actor.key: labels(actor) for actor in cast.actors}
    return {
        "actors": [{"labels": labels(one), "type": one.type.value} for one in cast.actors if one.named],
        "positions": [
            {"person": by_key[one.person], "title": one.title, "of": by_key[one.of] if one.of else None}
            for one in cast.positions
        ],
    }


def _annotated(folder: Path) -> None:
    scorer = _scorer()
    score, found = scorer.Score(), Counter[str]()
    layouts = _layouts(folder / "articles")
    start = time.process_time()
    casts = {name: actors.find(layout) for name, layout in layouts.items()}
    seconds = time.process_time() - start
    for path in sorted((folder / "ann").glob("*.json")):
        note = json.loads(path.read_text(encoding="utf-8"))
        cast = casts.get(path.stem, Cast((), (), ()))
        score.actors(note, _as_document(cast))
        score.positions(note, _as_document(cast))
        if path.stem in layouts:
            found.update(_participants(scorer, note, layouts[path.stem].article.text, cast))
    n = score.n
    size = sum(len(layout.article.text.encode()) for layout in layouts.values()) / 1e6
    told = scorer.prf(n["actors_tp"], n["actors_pred"], n["actors_hit"], n["actors_gold"])
    print(f"{folder.name:6} actors {told}")
    hits = n["positions_hit"]
    print(f"{'':6} positions {scorer.prf(hits, n['positions_pred'], hits, n['positions_gold'])}")
    total = sum(found.values()) or 1
    shares = ", ".join(f"{where} {count / total:.3f}" for where, count in sorted(found.items()))
    print(f"{'':6} participants of required claims: {shares} of {total}; {size / seconds:.2f} MB/s")


def _participants(scorer: ModuleType, note: Mapping[str, Any], body: str, cast: Cast) -> Iterator[str]:
    names = {actor.key: scorer.labels({"labels": labels(actor)}) for actor in cast.actors}
    mentions = [(one.span, _all_names(scorer, one.text, one.actors, names)) for one in cast.mentions]
    for claim in note["claims"]:
        at = body.find(claim["quote"])
        if not claim["required"] or at < 0:
            continue
        end = at + len(claim["quote"])
        for role in (*claim["agents"], *claim["targets"]):
            wanted = scorer.labels(role)
            if _stands(mentions, wanted, at, end):
                yield "inside"
            else:
                yield "near" if _stands(mentions, wanted, at - BEFORE, end + AFTER) else "missing"


def _all_names(scorer: ModuleType, form: str, keys: Sequence[Key], names: Mapping[Key, set[str]]) -> set[str]:
    return {scorer.norm(form)}.union(*(names[key] for key in keys))


def _stands(mentions: Sequence[tuple[Span, set[str]]], wanted: set[str], start: int, end: int) -> bool:
    return any(span.start < end and span.end > start and wanted & names for span, names in mentions)


def _hostile() -> None:
    for what, unit in HOSTILE.items():
        seconds = [_seconds(unit, size) for size in (25_000, 100_000)]
        print(f"hostile {what:22} 25 KB {seconds[0]:.2f} s, 100 KB {seconds[1]:.2f} s")


def _seconds(unit: str, size: int) -> float:
    body = (unit * (size // len(unit.encode()) + 1))[: size // max(1, len(unit[0].encode()))]
    block = Block(Span(0, len(body)), BlockKind.PARAGRAPH)
    layout = text.lay_out(Article("a.txt", "", body, (block,), "zh-Hans", "2024-05-10", "metadata", None))
    start = time.process_time()
    actors.find(layout)
    return time.process_time() - start


def _corpus() -> None:
    known, names = gazetteer().entries, Counter[str]()
    sources, _ = ingest.discover((str(CORPUS),))
    seconds = size = 0.0
    for source in sources:
        for article in ingest.read(source)[0]:
            layout = text.lay_out(article)
            start = time.process_time()
            cast = actors.find(layout)
            seconds += time.process_time() - start
            size += len(article.text.encode()) / 1e6
            named = {mention.actors[0] for mention in cast.mentions if len(mention.actors) == 1}
            names.update(
                one.key
                for one in cast.actors
                if one.named and one.key not in known and one.key in named and one.key.startswith("person/")
            )
    print(f"corpus {size:.1f} MB at {size / seconds:.2f} MB/s; new names:")
    print(" ".join(f"{key.partition('/')[2]}({count})" for key, count in names.most_common(NAMES)))


if __name__ == "__main__":
    main()
