"""Annotated claims placed in the text that was read, and beside the candidates that tell them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kg import text as kg_text
from kg.claims import judging
from kg.claims.preparation import Prepared
from kg.claims.words.candidates import Candidate, readings_of, setting
from kg.claims.words.triggers import Trigger
from kg.lang.event_types import event_type
from kg.records import Reading


def norm(label: str) -> str:
    return re.sub(r"[\s·‧•・∙.\-—'’\"“”《》]", "", kg_text.fold(label)).casefold()


class Truth:
    """The annotated claims of one article, placed in the text that was read."""

    def __init__(self, note: dict[str, Any], reading: Reading) -> None:
        self.note = note
        self.perfect = any(mention.rule == "gold" for mention in reading.mentions)
        self.reading = reading
        self.text = reading.article.text
        kept = [(at, char) for at, char in enumerate(self.text) if not char.isspace()]
        self.squashed = "".join(char for _, char in kept)
        self.at = [at for at, _ in kept]
        self.types = {a.key: a.type for a in reading.actors}
        self.names = {a.key: self._labels(a) for a in reading.actors}
        for mention in reading.mentions:
            if len(mention.actors) == 1 and mention.form != "pronoun" and mention.actors[0] in self.names:
                self.names[mention.actors[0]].add(norm(mention.text))
        self.claims = [(self.place(c), c) for c in note["claims"]]

    def _labels(self, actor: Any) -> set[str]:
        return {norm(n) for n in (actor.name, actor.name_en or "", *actor.aliases, actor.code or "") if n}

    def place(self, claim: dict[str, Any]) -> tuple[int, int, int, int] | None:
        quote = re.sub(r"\s+", "", claim["quote"])
        trigger = re.sub(r"\s+", "", claim["trigger"])
        found = self.squashed.find(quote)
        if found < 0 or not quote:
            return None
        inside = max(0, quote.find(trigger))
        ends = (found, found + len(quote) - 1, found + inside, found + inside + max(1, len(trigger)) - 1)
        a, b, c, d = (self.at[i] for i in ends)
        return a, b + 1, c, d + 1

    def shared(self, judgement: judging.Proposal, claim: dict[str, Any]) -> bool:
        """Whether somebody in the judgement is somebody in the annotated claim."""
        wanted = [*claim["agents"], *claim["targets"]]
        found = [option.noun for option in (judgement.agent, judgement.target) if option.noun is not None]
        return not wanted or any(self.is_one(noun.mention.actors, wanted) for noun in found)

    def is_one(self, keys: Iterable[str], wanted: Sequence[Sequence[str]]) -> bool:
        labels = set().union(*(self.names.get(key, set()) for key in keys))
        return any(labels & {norm(label) for label in group} for group in wanted)


def align(prepared: Prepared, truth: Truth) -> dict[int, dict[str, Any]]:
    """Candidates to annotated claims, one to one: same event word first, then same clause."""
    pairs = []
    for number, candidate in enumerate(prepared.candidates):
        trigger = candidate.trigger
        clause = candidate.passage.clauses[candidate.clause]
        for other, (place, claim) in enumerate(truth.claims):
            if place is None or claim["type"] != candidate.type:
                continue
            start, end, first, last = place
            if not (start <= trigger.start < end):
                continue
            same = trigger.start < last and first < trigger.end
            gap = abs(trigger.start - first)
            pairs.append((not same, gap, not claim["required"], number, other, clause.start))
    used: set[int] = set()
    found: dict[int, dict[str, Any]] = {}
    for _, _, _, number, other, _ in sorted(pairs):
        if number not in found and other not in used:
            found[number] = truth.claims[other][1]
            used.add(other)
    return found


def unlisted(
    prepared: Prepared, truth: Truth, aligned: dict[int, dict[str, Any]]
) -> Iterator[tuple[Candidate, dict[str, Any]]]:
    """Annotated claims whose event word is not in the lexicon, as if it were: more to learn roles from."""
    known = {id(claim) for claim in aligned.values()}
    for place, claim in truth.claims:
        if place is None or id(claim) in known:
            continue
        start, end = place[2], place[3]
        passage = prepared.passage_at(start)
        if not passage.span.start <= start < end <= passage.span.end:
            continue
        concept = event_type(claim["type"])
        trigger = Trigger(start, end, prepared.text[start:end], (concept,), "", "lr")
        rivals = [t for t in prepared.triggers if passage.span.start <= t.start < passage.span.end]
        yield next(iter(readings_of(prepared.text, setting(passage, rivals), trigger))), claim
