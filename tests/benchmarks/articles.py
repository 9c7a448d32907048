"""Articles: what of annotated files is found, what of the page is kept, against two other extractors.

`KG_GOLD` names a folder of annotated articles (default `../shared/gold`), `KG_CORPUS` a folder of
articles without annotation (default `../shared/corpus/news`). The comparison needs the extra
`bench` (trafilatura, readability-lxml); what is not installed is left out and said so. The others
get the same Markdown already turned into HTML, outside the time that is measured.
"""

import json
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

from kg import ingest
from kg.ingest.article import Origin, article
from kg.ingest.lines import kind_of
from kg.ingest.markdown import to_html
from kg.ingest.metadata import Given
from kg.ingest.page import read_page
from kg.lang.fold import fold
from kg.records import Article, BlockKind
from tests.benchmarks import duplicates

_BESIDE = Path(__file__).parents[3] / "shared"
GOLD = Path(os.environ.get("KG_GOLD", _BESIDE / "gold"))
CORPUS = Path(os.environ.get("KG_CORPUS", _BESIDE / "corpus" / "news"))
# The fastest of so many rounds counts: what else runs on the machine slows all of them.
_ROUNDS = 3
SETS = ("seeds", "dev", "train")

#: HTML, the words that belong to the article, the words that do not.
Page = tuple[str, list[str], list[str]]

# Lines of the annotators' plain text that are the page's and not the article's: links in headings,
# addresses, editors, sharing hints. What they say is looked for in the extracted text.
_PAGE_LINE = re.compile(
    r"#### .*|https?://.*|(?:手机上|原文|[(（]?责任编辑|我们的标准|本文章或节目|【诚征|免责声明|翻译：).*"
)
_LINK = re.compile(r"\[\s*([^\[\]]{6,80}?)\s*\]\(")
# Text without a link that says what kind of line it is.
_HINT = re.compile(
    r"手机上长按|原文地址|原文链接|责任编辑|我们的标准|本文章或节目经|诚征荣誉会员|免责声明|https?://github"
)
_DIGITS_APART = re.compile(r"[\s·‧•・∙.\-—'’\"“”《》]")


def main() -> None:
    """Print the measures of annotated articles, of the corpus, and the comparison."""
    for name in SETS:
        if (GOLD / name / "ann").is_dir():
            print(f"{name:6}", _row(_annotated(name)))
    if CORPUS.is_dir():
        _corpus()
        duplicates.main()
    _compare()


def _annotated(name: str) -> Counter[str]:
    """Counts over one annotated set: right titles, outlets, dates; quotes and times in the text."""
    n: Counter[str] = Counter()
    sources, _ = ingest.discover([str(GOLD / name / "articles")])
    for source in sources:
        file = GOLD / name / "ann" / f"{Path(source.path).stem}.json"
        found = ingest.read(source)[0]
        if not file.exists() or len(found) != 1:
            continue
        gold, one = json.loads(file.read_text(encoding="utf-8")), found[0]
        n["articles"] += 1
        n["published"] += one.day == gold["published"]
        n["title"] += _plain(one.title) == _plain(gold["title"])
        names = {one.outlet.name, one.outlet.name_en, *one.outlet.aliases} if one.outlet else set()
        n["outlet"] += bool(
            {_plain(name or "") for name in names} & {_plain(name) for name in gold["outlet"]}
        )
        text = _squash(one.text)
        n["quotes"] += len(gold["claims"])
        n["quotes found"] += sum(_squash(claim["quote"]) in text for claim in gold["claims"])
        n["times"] += len(gold["times"])
        n["times found"] += sum(_squash(t["before"]) + _squash(t["text"]) in text for t in gold["times"])
    return n


def _corpus() -> None:
    """What is found in every file of the corpus, and how fast."""
    n: Counter[str] = Counter()
    where: Counter[str] = Counter()
    sources, _ = ingest.discover([str(CORPUS)])
    began = time.process_time()
    read = [(source, ingest.read(source)) for source in sources]
    seconds = time.process_time() - began
    for _, (articles, issues) in read:
        n["files"] += 1
        n["lost"] += not articles and not issues
        n["no article"] += not articles
        for one in articles:
            n["articles"] += 1
            n["dated"] += one.published is not None
            n["outlet"] += one.outlet is not None
            where[one.published_from] += 1
            n["hints in bodies"] += len(_HINT.findall(one.text))
            n["page lines in bodies"] += sum(1 for _ in _left(one))
            if one.published is None or one.outlet is None:
                print("       no date or no outlet:", one.path)
        for issue in issues:
            if not articles:
                print(f"       {issue.kind}: {issue.path} {issue.what}")
    print("corpus", _row(n), dict(sorted(where.items())), f"{n['files'] / seconds:.0f} files a second")


def _left(one: Article) -> Iterator[str]:
    """Blocks of a body that any rule takes for a line of the page. Lines of credits count only where
    nothing else would be a reason to keep them: turns of an interview and captions are the text's."""
    for block in one.blocks:
        line = fold(one.text[block.span.start : block.span.end])
        if block.kind is BlockKind.PARAGRAPH and kind_of(line)[0] not in ("", "credit", "stamp"):
            yield line


def _compare() -> None:
    """The same pages through each extractor: annotated text kept, page lines kept, speed."""
    pages = list(_pages())
    print(f"\nside by side, {len(pages)} annotated files as HTML")
    print(f"{'':14}{'quotes and times kept':>24}{'page lines kept':>18}{'articles a second':>20}")
    for name, extract in _extractors():
        n: Counter[str] = Counter()
        seconds, texts = min(_timed(extract, pages) for _ in range(_ROUNDS))
        for text, (_, wanted, unwanted) in zip(map(_squash, texts), pages, strict=True):
            n["wanted"] += len(wanted)
            n["kept"] += sum(words in text for words in wanted)
            n["unwanted"] += len(unwanted)
            n["stayed"] += sum(words in text for words in unwanted)
        kept, stayed = n["kept"] / n["wanted"], n["stayed"] / n["unwanted"]
        print(f"{name:14}{kept:>24.4f}{stayed:>18.4f}{len(pages) / seconds:>20.0f}")


def _timed(extract: Callable[[str], str], pages: Sequence[Page]) -> tuple[float, list[str]]:
    began = time.process_time()
    texts = [extract(html) for html, _, _ in pages]
    return time.process_time() - began, texts


def _pages() -> Iterator[Page]:
    """HTML, the words that belong to the article, and the words that do not."""
    for name in SETS:
        for file in sorted((GOLD / name / "ann").glob("*.json")):
            gold = json.loads(file.read_text(encoding="utf-8"))
            raw = (GOLD / name / "articles" / f"{file.stem}.md").read_text(encoding="utf-8")
            clean = (GOLD / name / "clean" / f"{file.stem}.txt").read_text(encoding="utf-8")
            wanted = [
                _squash(claim["quote"]) for claim in gold["claims"] if claim["quote"] not in gold["title"]
            ]
            wanted += [_squash(t["before"]) + _squash(t["text"]) for t in gold["times"]]
            yield f"<html><body>{to_html(raw)}</body></html>", wanted, list(_unwanted(clean))


def _unwanted(clean: str) -> Iterator[str]:
    for line in clean.split("\n"):
        if _PAGE_LINE.fullmatch(line.strip()):
            yield from (_squash(label) for label in _LINK.findall(line))
            yield from _HINT.findall(line)


def _extractors() -> Iterator[tuple[str, Callable[[str], str]]]:
    yield "kg", _ours
    try:
        trafilatura = import_module("trafilatura")
        yield "trafilatura", lambda html: trafilatura.extract(html) or ""
    except ImportError:
        print("trafilatura is not installed: pip install 'kg-claims[bench]'")
    try:
        readability = import_module("readability")
        yield "readability", lambda html: re.sub(r"<[^>]*>", "", readability.Document(html).summary())
    except ImportError:
        print("readability-lxml is not installed: pip install 'kg-claims[bench]'")


def _ours(html: str) -> str:
    page = read_page(html)
    found = article(page, page.pieces, Origin("a.html", Given()))
    return found.text if found else ""


def _row(n: Counter[str]) -> str:
    return "  ".join(f"{key} {value}" for key, value in n.items())


def _squash(text: str) -> str:
    return re.sub(r"\s+", "", text or "")


def _plain(label: str) -> str:
    return _DIGITS_APART.sub("", label).casefold()
