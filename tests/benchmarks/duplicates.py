"""Copies in the corpus: what is found, beside a complete comparison of every pair.

`KG_CORPUS` names a folder of articles (default `../shared/corpus/news`). The complete comparison
looks at every pair that shares shingles of a sample (every eighth) and counts all shingles of those;
it is the measure, far too slow for a build of a hundred thousand articles.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from kg import ingest
from kg.lang.fold import fold
from kg.merge import copies, shingles
from kg.records import Article, Document, Key

CORPUS = Path(os.environ.get("KG_CORPUS", Path(__file__).parents[3] / "shared" / "corpus" / "news"))

# Every so manieth shingle is sampled; one that more texts share is a phrase.
_SAMPLE, _PHRASE = np.uint64(8), 60
# A pair with a smaller share of the shorter text in common is not listed; one from the second
# figure on counts as a duplicate. Shorter texts (in shingles) repeat by chance: greetings, notices.
_LISTED, _DUPLICATE = 0.4, 0.75
# An outlet's own update repeats less of what it replaces than a copy does.
_OWN = 0.9
_SHORT = 30


def main() -> None:
    """Print every pair found and every pair that the complete comparison finds beside them."""
    if not CORPUS.is_dir():
        print(f"no corpus at {CORPUS}; name one in KG_CORPUS")
        return
    sources, _ = ingest.discover([str(CORPUS)])
    articles = {one.key: one for source in sources for one in ingest.read(source)[0]}
    report(list(articles.values()))


def report(articles: Sequence[Article]) -> None:
    """Print the copies among some articles, by path."""
    documents = [Document(one, (), (), (), (), ()) for one in articles]
    folded = {one.key: fold(one.article.text) for one in documents}
    path = {one.key: one.article.path for one in documents}
    found = copies.find(documents, folded).copies
    print("\ncopies:", dict(sorted(Counter(copy.how for copy in found).items())))
    for copy in sorted(found, key=lambda copy: (copy.how, -copy.share, path[copy.document])):
        print(f"       {copy.how:9} {copy.share:.2f} {path[copy.document]} of {path[copy.of]}")
    known = {frozenset((copy.document, copy.of)): copy.how for copy in found}
    outlet = {one.key: one.article.outlet for one in documents}
    pairs = [pair for pair in _pairs(documents, folded) if pair[0] >= _LISTED]
    like = [pair for pair in pairs if pair[1] >= (_OWN if outlet[pair[2]] == outlet[pair[3]] else _DUPLICATE)]
    hits = sum(frozenset(pair[2:]) in known for pair in like)
    print(f"complete comparison: {len(like)} duplicate pairs, {hits} found; in common of the shorter and of")
    print("the longer text, pairs that are none (rewritten dispatches, updates, series):")
    for shorter, longer, one, other in pairs:
        if frozenset((one, other)) not in known:
            print(f"       {shorter:.2f} {longer:.2f} {path[one]} {path[other]}")


def _pairs(
    documents: Sequence[Document], folded: Mapping[Key, str]
) -> Iterator[tuple[float, float, Key, Key]]:
    """Shares of the shorter and of the longer text, and the two texts, largest first."""
    texts = {one.key: shingles.shingles(shingles.body(one.article, folded[one.key])) for one in documents}
    texts = {key: text for key, text in texts.items() if len(text) >= _SHORT}
    holders: dict[int, list[Key]] = defaultdict(list)
    for key, text in texts.items():
        for shingle in text[text % _SAMPLE == 0].tolist():
            holders[shingle].append(key)
    together = Counter(
        pair for keys in holders.values() if len(keys) < _PHRASE for pair in combinations(keys, 2)
    )
    found = []
    for (one, other), count in together.items():
        sizes = sorted((len(texts[one]), len(texts[other])))
        if count * int(_SAMPLE) >= _LISTED / 2 * sizes[0]:
            common = len(np.intersect1d(texts[one], texts[other], assume_unique=True))
            found.append((common / sizes[0], common / sizes[1], one, other))
    yield from sorted(found, reverse=True)
