"""How well and how fast time expressions are read, side by side with other libraries.

The annotated sets are not part of the repository: `KG_GOLD` names their folder (default
`../shared/gold`). Prints the sentence set (news.jsonl) by its own scorer, the annotated articles by
theirs, speed over articles, and the time for hostile text. Other libraries take part when they are
installed (`pip install 'kg-claims[bench]'`); they are given folded text, which is kinder to them than
the text as printed. Recognizers-Text imports only beside an emoji package older than 2.
"""

import contextlib
import importlib.util
import io
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

from msgspec.structs import asdict

from kg import dates, ingest, text
from kg.records import Article, Block, BlockKind, Layout, Span, TimeExpression

GOLD = Path(os.environ.get("KG_GOLD", Path(__file__).parents[3] / "shared" / "gold"))
HOSTILE = {
    "digits": "1234567890",
    "numerals": "一二三四五六七八九十",
    "年年年": "年",
    "dates without a break": "2023年3月2日",
    "ranges": "3月2日至",
    "three days ago": "三天前",
    "open brackets": "周四（",
    "clock times": "12:30",
    "named days": "，2017年4月13日周四，当天",
    "amounts": "两三年前",
    "weekdays": "上周一",
    "anaphors": "前一天",
    "nested quotes": "说：“今天",
    "events": "会谈后次日",
    "former offices": "去年前中国驻",
}
Prediction = dict[str, Any]
Reader = Callable[[str, str], list[Prediction]]


def main() -> None:
    """Print every figure."""
    if (GOLD / "time" / "news.jsonl").exists():
        _sentences()
        _articles()
    else:
        print(f"dates: no annotated sets in {GOLD} (set KG_GOLD)")
    _hostile()


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"gold_{path.parent.name}", path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _layout(body: str, published: str) -> Layout:
    blocks, at = [], 0
    for line in body.split("\n"):
        if line.strip():
            blocks.append(Block(Span(at, at + len(line)), BlockKind.PARAGRAPH))
        at += len(line) + 1
    article = Article("a.txt", "", body, tuple(blocks), "zh-Hans", published, "metadata", None)
    return text.lay_out(article)


def _prediction(one: TimeExpression) -> Prediction:
    return asdict(one) | {"offset": one.span.start, "start_char": one.span.start, "end_char": one.span.end}


def _ours(body: str, published: str) -> list[Prediction]:
    return [_prediction(one) for one in dates.find(_layout(body, published))]


# --- the sentence set --------------------------------------------------------------------------


def _sentences() -> None:
    scorer = _module(GOLD / "time" / "score.py")
    lines = (GOLD / "time" / "news.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    size = sum(len(row["text"].encode()) for row in rows)
    for name, reader in (("kg", _ours), *_peers()):
        reader("去年12月30日", "2024-05-10")  # what is compiled and loaded once
        started = time.process_time()
        found = {row["id"]: reader(row["text"], row["reference"][:10]) for row in rows}
        spent = time.process_time() - started
        counts, tags, _ = scorer.score(rows, found)
        print(f"news {name:12} {_news_line(counts, tags)}  {size / spent / 1e6:.3f} MB/s")


def _news_line(n: Mapping[str, int], tags: Mapping[str, Mapping[str, int]]) -> str:
    precision = n["right"] / max(n["right"] + n["false"], 1)
    recall = n["found"] / n["gold"]
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    parts = " ".join(
        f"{tag} {tags[tag]['exact']}/{tags[tag]['valued']}"
        for tag in ("anaphoric", "yearcross", "future", "open", "hant")
    )
    return (
        f"F1 {f1:.3f}  strict R {n['strict'] / n['gold']:.3f}  exact {n['exact'] / n['valued']:.3f}  "
        f"start {n['start'] / n['valued']:.3f}  "
        f"distractors {n['distractors_hit']}/{n['distractors']}  {parts}"
    )


# --- annotated articles ------------------------------------------------------------------------


def _articles() -> None:
    scorer = _module(GOLD / "score.py")
    for name in ("seeds", "dev", "train"):
        if not (GOLD / name / "articles").exists():
            continue
        read = dict(_read(GOLD / name / "articles"))
        layouts = {stem: text.lay_out(article) for stem, article in read.items()}
        started = time.process_time()
        found = {stem: dates.find(layout) for stem, layout in layouts.items()}
        spent = time.process_time() - started
        size = sum(len(layout.folded.encode()) for layout in layouts.values())
        score = scorer.Score()
        for path in sorted((GOLD / name / "ann").glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            body = scorer.squash((GOLD / name / "clean" / f"{path.stem}.txt").read_text(encoding="utf-8"))
            times = [_prediction(one) for one in found.get(path.stem, ())]
            whole = read[path.stem].text if path.stem in read else ""
            score.times(gold, {"text": whole, "times": times}, body, path.stem)
        n = score.n
        rates = scorer.prf(n["times_tp"], n["times_pred"], n["times_hit"], n["times_gold"])
        print(
            f"{name:5} found P {rates['p']:.3f} R {rates['r']:.3f} F1 {rates['f1']:.3f} of {rates['gold']}  "
            f"value exact {n['time_values_ok'] / n['time_values']:.3f}  "
            f"start {n['time_starts_ok'] / n['time_values']:.3f} of {n['time_values']}  "
            f"{size / spent / 1e6:.2f} MB/s"
        )


def _read(folder: Path) -> Iterator[tuple[str, Article]]:
    for source in ingest.discover([str(folder)])[0]:
        for article in ingest.read(source)[0]:
            yield Path(article.path.partition("#")[0]).stem, article


# --- hostile text ------------------------------------------------------------------------------


def _hostile() -> None:
    for name, piece in HOSTILE.items():
        body = piece * (100_000 // len(piece.encode()) + 1)
        layout = _layout(body, "2024-05-10")
        started = time.process_time()
        count = len(dates.find(layout))
        print(f"100 KB of {name:22} {time.process_time() - started:.2f} s, {count} found")


# --- other libraries ---------------------------------------------------------------------------


def _peers() -> Iterator[tuple[str, Reader]]:
    for name, build in (("jionlp", _jionlp), ("dateparser", _dateparser), ("recognizers", _recognizers)):
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                reader = build()
        except ImportError:
            print(f"news {name:12} not installed")
        else:
            yield name, reader


def _jionlp() -> Reader:
    import jionlp

    def read(body: str, published: str) -> list[Prediction]:
        base = datetime.fromisoformat(published).timestamp()
        try:
            with contextlib.redirect_stderr(io.StringIO()):
                answers = jionlp.ner.extract_time(text.fold(body), time_base=base, with_parsing=True)
        except Exception:  # noqa: BLE001 - whatever a peer raises, it found nothing
            return []
        return [_jionlp_answer(one) for one in answers]

    return read


def _jionlp_answer(one: Mapping[str, Any]) -> Prediction:
    value = one.get("detail", {}).get("time")
    first, last = value if isinstance(value, list) and len(value) == 2 else ("", "")
    return {
        "text": one["text"],
        "offset": one["offset"][0],
        "start": _moment(first, timedelta()),
        "end": _moment(last, timedelta(seconds=1)),
    }


def _moment(words: str, later: timedelta) -> str | None:
    """An ISO date or time of an answer; None for inf and for years of fewer digits."""
    try:
        moment = (datetime.fromisoformat(words) + later).isoformat()
    except (ValueError, OverflowError):
        return None
    return moment.removesuffix("T00:00:00")


def _dateparser() -> Reader:
    from dateparser.search import search_dates

    def read(body: str, published: str) -> list[Prediction]:
        settings = {
            "RELATIVE_BASE": datetime.fromisoformat(published),
            "PREFER_DATES_FROM": "past",
        }
        folded, at, found = text.fold(body), 0, []
        for words, moment in search_dates(folded, languages=["zh"], settings=settings) or []:
            offset = folded.find(words, at)
            if offset >= 0:
                at = offset + len(words)
                day = moment.date()
                found.append(
                    {
                        "text": words,
                        "offset": offset,
                        "start": day.isoformat(),
                        "end": (day + timedelta(days=1)).isoformat(),
                    }
                )
        return found

    return read


def _recognizers() -> Reader:
    from recognizers_date_time import recognize_datetime
    from recognizers_text import Culture

    def read(body: str, published: str) -> list[Prediction]:
        reference = datetime.fromisoformat(published)
        answers = recognize_datetime(text.fold(body), Culture.Chinese, reference=reference)
        return [_recognizers_answer(one) for one in answers]

    return read


def _recognizers_answer(one: Any) -> Prediction:
    value = ((one.resolution or {}).get("values") or [{}])[0]
    start, end = value.get("start"), value.get("end")
    if "value" in value and len(value["value"]) == 10 and value["value"][4] == "-":
        start = value["value"]
        end = (datetime.fromisoformat(start) + timedelta(days=1)).date().isoformat()
    return {"text": one.text, "offset": one.start, "start": start, "end": end}
