"""Why two claims are, or are not, about the same event: named features.

Features are worked out for many pairs at once, each as a column of 0 to 1; the score of a pair is the
sum of what they weigh (`weights.py`), prior included. No feature is language-specific.
"""

from collections.abc import Iterator
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from kg.merge import times
from kg.merge.casting import Numbers
from kg.merge.columns import HAPPENED, NEGATED, POSSIBLE
from kg.merge.pairing import Both, Column, Degrees, Flags, Pairing
from kg.merge.weights import PRIOR, WEIGHTS


def score(pairs: Pairing) -> NDArray[np.float32]:
    """The weighted sum of the features of every pair, prior included."""
    total = np.full(len(pairs.first), PRIOR, dtype=np.float32)
    for name, column in each(pairs):
        total += np.float32(WEIGHTS[name]) * column
    return total


def echo_score(pairs: Pairing) -> Degrees:
    """What the echo adds to the score of every pair."""
    total = np.zeros(len(pairs.first), dtype=np.float32)
    for name, column in echoed(pairs):
        total += np.float32(WEIGHTS.get(name, 0)) * column
    return total


def each(pairs: Pairing) -> Iterator[tuple[str, Column]]:
    """The features that weigh anything, one after another: name, and the value for every pair."""
    return ((name, column) for name, column in everything(pairs) if name in WEIGHTS)


def everything(pairs: Pairing) -> Iterator[tuple[str, Column]]:
    """All features, those too that no weight was learned for."""
    both = Both(pairs)
    return chain(
        _types(both),
        _participants(both),
        times.undated(both),
        times.dated(both),
        times.another_day(both),
        times.long(both),
        _wording(both),
        _content(both),
        echoed(pairs),
        _circumstances(both),
        _salience(both),
        _places(both, pairs.closeness),
    )


def _types(both: Both) -> Iterator[tuple[str, Column]]:
    same, saying = both.same_type, both.any("saying")
    for kind, holds in both.kinds.items():
        yield f"same type of {kind.split()[-1]}", same & holds
    speech = both.kinds["speech"] & ~same
    one_speech = both.any("speech") & ~both.all("speech")
    yield "the same kind of saying", same & saying
    yield "saying and act of speech", speech & saying
    yield "two acts of speech", speech & ~saying
    yield "two kinds of gathering", both.kinds["a gathering"] & ~same
    yield "speech and act", one_speech
    yield "two kinds of act", both.kinds["an act"] & ~same & ~one_speech
    # What is said at a press conference is the press conference; a summit is not.
    held, single = both.any("occasion") & ~both.all("occasion"), both.one_clause & both.same_agents
    yield "said at it", held & both.any("saying") & single
    yield "one a press conference", held & both.kinds["a gathering"]


def _participants(both: Both) -> Iterator[tuple[str, Column]]:
    found, met = both.sides.relations, both.sides.met
    relations = {name: both.each(holds) for name, holds in found.items()}
    for kind, holds in both.kinds.items():
        for name, relation in relations.items():
            yield f"{name} in {kind}", relation & holds
    elsewhere = both.each(found["each names others"] | (met & found["different targets"]))
    yield "another encounter", elsewhere & both.same_type & both.all("encounter")
    yield "names alike", both.each(np.where(met, np.float32(0), both.sides.names))


# From this share of common words on, two texts are nearly the same.
_ALIKE = 0.7


def _above(shares: Degrees) -> Degrees:
    return np.asarray(np.maximum(shares - _ALIKE, 0) / (1 - _ALIKE), dtype=np.float32)


def _wording(both: Both) -> Iterator[tuple[str, Column]]:
    # Two claims of one clause share its words, whatever they are about.
    quotes = both.shared("words", ~both.one_clause)
    context = both.shared("context", both.other_document)
    yield "shared words", quotes
    yield "nearly the same words", _above(quotes)
    yield "shared context", context
    vague = both.cast.vague[both.roles[0]] & both.cast.vague[both.roles[1]]
    yield "nobody but a state or an outlet", vague & both.other_document & (context < _ALIKE)
    yield "nearly the same context", _above(context)
    same = both.same("trigger")
    similar = ~same & (both.shared("trigger_letters", ~same) > 0)
    retold = both.other_document & same & both.same_type & ~both.other_sums
    yield "retold where the same is told", context * retold
    for kind, holds in both.kinds.items():
        yield f"same trigger of {kind}", same & holds
        yield f"similar trigger of {kind}", similar & holds
    one, other = both.of("subtype")
    known = (one >= 0) & (other >= 0)
    yield "same narrower type", known & (one == other) & ~same
    yield "different narrower types", known & (one != other) & both.same_type
    lasting = both.all("lasting") & both.same_type
    yield "both lasting", lasting
    yield "both lasting, the same two states", lasting & both.same_states
    yield "one war of one side", _one_war(both)
    yield "one lasting", both.any("lasting") & ~both.all("lasting")
    yield "same trigger, same type", same & both.same_type
    yield "same trigger, same agents", same & both.same_agents
    yield "same trigger, same roles", same & both.same_roles
    person = both.same_type & both.kinds["an act"] & both.same_targets & both.cast.person[both.roles[0]]
    yield "same person undergoing it", person
    yield "same trigger, same person", person & same
    yield "same narrower type, same person", person & known & (one == other)
    yield "the same saying verb", same & both.same_type & both.any("saying")


def _one_war(both: Both) -> Flags:
    """Where both speak of a war of one state, and one of them does not say against whom."""
    cast, (one, other) = both.cast, both.roles
    agents, targets = cast.agent_homes[0], cast.targets[0]
    side = (agents[one] == agents[other]) & (agents[one] >= 0)
    return np.asarray(both.all("war") & side & ((targets[one] < 0) | (targets[other] < 0)))


# Two texts share by chance so much of what follows their triggers.
_CHANCE = 0.1


def _content(both: Both) -> Iterator[tuple[str, Column]]:
    """What the trigger is about: two demands of one day to one state differ in what is demanded."""
    shares, told = both.shared("content", ~both.one_clause), both.all("followed")
    say, speech, same = both.all("saying"), both.all("speech"), both.same_type
    kinds = {
        "what is said": say,
        "what is asked or blamed": speech & same & ~say,
        "what two acts of speech say": speech & ~same & ~say,
        "what a gathering is about": both.kinds["a gathering"],
        "what an act is about": both.kinds["an act"],
    }
    inside = ~both.other_document & ~both.one_clause
    for name, holds in kinds.items():
        for where, there in (("", both.other_document), (", one document", inside)):
            yield f"{name}{where}", shares * (holds & there)
            yield f"not {name}{where}", holds & there & told & (shares <= _CHANCE)


def echoed(pairs: Pairing) -> Iterator[tuple[str, Degrees]]:
    """How surely what both say is one event."""
    documents, nothing = pairs.columns.document, np.float32(0)
    inside = documents[pairs.first] == documents[pairs.second]
    yield "both tell of one event", np.where(inside, nothing, pairs.echo)
    yield "both tell of one event, one document", np.where(inside, pairs.echo, nothing)


def _circumstances(both: Both) -> Iterator[tuple[str, Column]]:
    (one, other), same = both.of("factuality"), both.same("factuality")
    negated = (one == NEGATED) | (other == NEGATED)
    yield "one negated", ~same & negated
    yield "one not yet", ~same & ~negated
    unmeant, unmeant_other = (column != 0 for column in both.of("unmeant"))
    done = (unmeant & (other == HAPPENED)) | (unmeant_other & (one == HAPPENED))
    yield "not meant and done", both.same_type & done
    yield "not meant and not done", both.same_type & same & (unmeant ^ unmeant_other)
    yield "planned and possible", ~same & (one >= POSSIBLE) & (other >= POSSIBLE)
    opened = same & (one >= POSSIBLE)
    yield "both open", opened
    yield "both open, same roles", opened & both.same_roles & both.same_type
    for what in ("place", "source"):
        here, there = both.of(what)
        known = (here >= 0) & (there >= 0)
        yield f"same {what}", known & (here == there)
        yield f"different {what}s", known & (here != there)
    here, there = both.of("sums")
    yield "the same sum", both.same_type & ((here & there) != 0) & ~both.one_clause
    yield "another sum", both.same_type & both.other_sums & ~both.one_clause
    here, there = both.of("source")
    yield "one without source", (here >= 0) ^ (there >= 0)


# A text that tells of ten acts of somebody tells of many; of more, of as many.
_MANY = 20


def _salience(both: Both) -> Iterator[tuple[str, Column]]:
    """How much the text tells of those who act in both claims, among claims of their type."""
    one, other = both.salience()
    same, say, speech = both.same_type & (one.often > 0), both.any("saying"), both.kinds["speech"]
    inside, across = same & ~both.other_document, same & both.other_document
    often = np.log(np.clip(one.often, 1, _MANY)) / np.float32(np.log(_MANY))
    several = (one.times - 1) / np.maximum(one.often, 1)
    kinds = {"words": speech & say, "an act of speech": speech & ~say, "an act": both.kinds["an act"]}
    nothing = np.float32(0)
    for kind, holds in kinds.items():
        yield f"how often the agent has {kind}", np.where(inside & holds, often, nothing)
        yield f"how many times the agent has {kind}", np.where(inside & holds, several, nothing)
        yield f"the agent's part of {kind}", np.where(inside & holds, one.part, nothing)
        yield f"agent of the title in {kind}", np.where(inside & holds, one.headline, nothing)
        both_titles = one.headline * other.headline
        yield f"agent of both titles in {kind}", np.where(across & holds, both_titles, nothing)


# Letters between the triggers of one sentence, and between a word of saying and what it says at once.
_SENTENCE, _BREATH = 60, 25


def _places(both: Both, closeness: NDArray[np.float32]) -> Iterator[tuple[str, Column]]:
    other, title = both.other_document, both.any("title")
    (published, later), (at, behind), (block, below) = both.of("published"), both.of("at"), both.of("block")
    yield "another document", other
    yield "same story", np.where(other, closeness, np.float32(0))
    dated = (published >= 0) & (later >= 0)
    yield "published apart", other & dated & (np.abs(published - later) > 3)
    yield "title and text", title & ~other
    yield "title and another document", title & other
    blocks, letters = np.abs(block - below), np.abs(at - behind)
    yield "same paragraph", ~other & (blocks == 0)
    yield "next paragraph", ~other & (blocks == 1)
    yield "paragraphs apart", ~other & (blocks > 5) & ~title
    yield "same word", both.one_clause & (letters == 0)
    yield "one clause", both.one_clause & (letters > 0) & both.same_type
    yield "one clause, two types", both.one_clause & (letters > 0) & ~both.same_type
    signed = both.one_clause & (letters > 0) & both.kinds["an act"] & ~both.any("speech") & ~both.same_type
    yield "one clause, two kinds of act", signed
    visit_and_talks = both.one_clause & (letters > 0) & both.kinds["a gathering"] & ~both.same_type
    yield "one clause, two kinds of gathering", visit_and_talks
    saying = both.same_type & both.any("saying")
    yield "sayings of one sentence", ~other & (letters < _SENTENCE) & saying
    yield "said and done in one breath", _in_one_breath(both, at, behind)


def _in_one_breath(both: Both, at: Numbers, behind: Numbers) -> Flags:
    """Where a claim of saying and another claim of the same people follow each other at once: 他表示反对."""
    one, other = both.of("saying")
    ahead = np.where(one, behind - at, at - behind)
    return np.asarray(
        (one ^ other) & both.same_agents & ~both.other_document & (ahead >= 0) & (ahead < _BREATH)
    )
