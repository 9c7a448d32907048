"""Who does and who undergoes: every noun within reach is an option, with its relation to the event word.

An option's features name the construction: side of the event word, clauses between, coverb, voice,
titles, possessives, what else stands between. Nouns outside the sentence take part as the subject
carried on (topic chain) and as the speaker whose words these are.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg import lang
from kg.claims.candidates import Candidate
from kg.claims.passages import Noun, Passage
from kg.claims.weighing import weights
from kg.records import Key

#: A sentence rarely names more than six; a list of guests can name a hundred.
REACH = 8


_BY = frozenset({"被", "遭", "由", "经"})


@dataclass(frozen=True, slots=True)
class Option:
    """A noun (or nobody) proposed for a role, and why. `source` says where it was found."""

    noun: Noun | None
    source: str  # sentence | subject | earlier | speaker | title | none
    features: tuple[str, ...]
    barred: bool = False  # the construction alone says no


@dataclass(frozen=True, slots=True)
class Context:
    """Who else could take part though not named in the sentence."""

    speaker: Noun | None = None
    subject: Noun | None = None  # of the sentence before
    earlier: Noun | None = None  # named last before the sentence
    title: Noun | None = None


def subject(passage: Passage) -> Noun | None:
    """The first noun of a sentence that no coverb takes away; else the first at all."""
    free = [noun for noun in passage.nouns if not noun.modifier]
    for noun in free:
        if not noun.coverb and not noun.possessive:
            return noun
    return free[0] if free else None


def agents(text: str, candidate: Candidate, context: Context) -> list[Option]:
    """Options for the doer."""
    options = [Option(None, "none", _nobody(candidate))]
    after = sum(1 for n in candidate.passage.nouns if not n.modifier and n.start < candidate.trigger.start)
    for noun in _within_reach(candidate):
        features = _relation(text, candidate, noun, context, after)
        options.append(Option(noun, "sentence", features, _undergoes(candidate, noun)))
    options += _outside(candidate, context)
    return options


def targets(candidate: Candidate, agent: Option, doers: Sequence[Option]) -> list[Option]:
    """Options for the one who undergoes, given the doer: the same nouns, seen beside the doer chosen."""
    if agent.noun is None:
        return [replace(o, barred=o.noun is not None and _does(candidate, o.noun)) for o in doers]
    doer = set(agent.noun.mention.actors)
    options = []
    for option in doers:
        noun = option.noun
        if noun is None or option.source != "sentence":
            if noun is None or not doer & set(noun.mention.actors):
                options.append(option)
            continue
        features = option.features + _beside(candidate, noun, agent.noun, doer)
        options.append(Option(noun, "sentence", features, _does(candidate, noun)))
    return options


def _within_reach(candidate: Candidate) -> list[Noun]:
    """The nouns of the sentence that can take part, the nearest of them where it names very many."""
    start, end = candidate.trigger.start, candidate.trigger.end
    nouns = [n for n in candidate.passage.nouns if not n.modifier]
    if len(nouns) > REACH:
        near = sorted(nouns, key=lambda n: (min(abs(n.start - start), abs(n.end - start)), n.start))[:REACH]
        nouns = sorted(near, key=lambda n: n.start)
    return [n for n in nouns if not (n.mention.span.start < end and start < n.mention.span.end)]


def _does(candidate: Candidate, noun: Noun) -> bool:
    """Whether a noun cannot undergo: it stands right behind the 被 that makes the event word passive."""
    return bool(candidate.passive) and noun.coverb == candidate.passive and noun.clause == candidate.clause


def _undergoes(candidate: Candidate, noun: Noun) -> bool:
    """Whether voice alone tells that a noun cannot be the doer: it stands before the 被 of the same clause,
    or before a word that is passive by itself (被捕), with no 被 or 由 of its own."""
    if noun.clause != candidate.clause:
        return False
    if candidate.passive and noun.end <= candidate.passive_at <= candidate.trigger.start:
        return True
    if candidate.trigger.word not in _undergone() or noun.start > candidate.trigger.start:
        return False
    return noun.coverb not in _BY


@cache
def _undergone() -> frozenset[str]:
    return frozenset(lang.load("zh", "claims").words("trigger", "undergone"))


def choose(decision: str, options: Sequence[Option]) -> tuple[Option, float]:
    """The option that weighs most, with its probability."""
    free = [option for option in options if not option.barred]
    best, probability = weights(decision).choose([option.features for option in free])
    return free[best], probability


def together(noun: Noun, passage: Passage) -> tuple[Noun, ...]:
    """A noun with the others of its list (甲、乙和丙)."""
    members = tuple(n for n in passage.nouns if n.group == noun.group and not n.modifier)
    return members if noun in members else (noun,)


def _nobody(candidate: Candidate) -> tuple[str, ...]:
    kind, trigger = candidate.type, candidate.trigger
    before = (n for n in candidate.passage.nouns if n.start < trigger.start)
    led = any(n.leads and not n.coverb and n.clause <= candidate.clause for n in before)
    return (
        "none",
        "none:" + kind,
        "none:" + trigger.word,
        "none:p" + candidate.passive,
        "none:nom" + candidate.nominal,
        "none:led" if led else "none:unled",
    )


def _outside(candidate: Candidate, context: Context) -> list[Option]:
    options = []
    led = any(noun.start < candidate.trigger.start and not noun.coverb and not noun.modifier
              for noun in candidate.passage.nouns)  # fmt: skip
    lead = "+led" if led else "+unled"
    proposed = [("speaker", context.speaker), ("subject", context.subject)]
    if not led:  # with a free noun before the event word nobody is carried over from afar
        proposed += [("earlier", context.earlier), ("title", context.title)]
    for source, noun in proposed:
        if noun is None:
            continue
        place = "x:" + source
        options.append(
            Option(
                noun,
                source,
                (
                    place,
                    place + lead,
                    place + ":" + candidate.type,
                    place + ":" + noun.kind,
                    place + ":q" if candidate.quoted else place + ":u",
                    place + ":first" if candidate.passage.first else place + ":later",
                    place + ":c" + str(min(candidate.clause, 2)),
                    place + ":nom" + candidate.nominal,
                    place + ":form:" + noun.mention.form,
                    place + ":wt" + noun.weight,
                    place + ":pas" + candidate.passive,
                    place + lead + ("q" if candidate.quoted else "u"),
                    place + ":w:" + candidate.trigger.word,
                ),
            )
        )
    return options


def _relation(text: str, candidate: Candidate, noun: Noun, context: Context, after: int) -> tuple[str, ...]:
    """The features of a noun; `after` is the rank of the first noun behind the event word."""
    trigger, kind = candidate.trigger, candidate.type
    if noun.start < trigger.start:
        side, low, high = "B", noun.end, trigger.start
    else:
        side, low, high = "A", trigger.end, noun.start
    distance = str(min(abs(candidate.clause - noun.clause), 3))
    coverb = noun.coverb or ("lead" if noun.leads else "")
    gap = _gap(text, side, low, high)
    nouns = noun.rank - after if side == "A" else after - noun.rank - 1
    verbs = bisect_left(candidate.verbs, high) - bisect_left(candidate.verbs, low)
    place = side + distance
    built = place + coverb
    governed = candidate.governors.get(noun.start, "")
    features = [
        built,
        built + ":" + kind,
        "lt" + place + noun.left,
        "rt" + place + noun.right + ":" + kind,
        "rt" + place + noun.right,
        "hd" + place + ("h" if noun.head else "-") + str(min(verbs, 2)),
        "wt" + side + noun.weight,
        "wt" + side + noun.weight + noun.kind,
        "ob" + side + governed,
        "ob" + side + governed + ">" + kind,
        "p" + candidate.passive + side + noun.coverb,
        "p" + candidate.passive + place + ":" + kind,
        "n" + place + str(min(nouns, 3)),
        "v" + place + str(min(verbs, 3)),
        "g" + place + gap,
        "g" + place + gap + ":" + kind,
        "f:" + noun.mention.form,
        "k:" + noun.kind + ":" + kind + side,
        "w:" + trigger.word + side + noun.coverb,
        "l" + candidate.light + place + noun.coverb,
        "nom" + candidate.nominal + place + noun.coverb + gap,
    ]
    if noun.possessive:
        features.append("de" + place)
    if candidate.quoted != candidate.passage.quoted(noun.start):
        features.append("xq" + place)
    if noun.head and noun.rank == 0:
        features.append("first" + place)
    if context.speaker is not None and context.speaker.mention.actors == noun.mention.actors:
        features.append("spk" + side)
        features.append("spk" + side + kind)
    if context.subject is not None and context.subject.mention.actors == noun.mention.actors:
        features.append("topic" + side)
    return tuple(features)


def _gap(text: str, side: str, low: int, high: int) -> str:
    if high <= low:
        return "0"
    between = text[low:high]
    if side == "A" and between[-1] == "的":
        return "rel"
    if side == "B" and between[0] == "的":
        return "de"
    if "的" in between:
        return "has-de"
    return "s" if high - low <= 3 else "m" if high - low <= 8 else "l"


def _beside(candidate: Candidate, noun: Noun, agent: Noun, doer: set[Key]) -> tuple[str, ...]:
    features: list[str] = []
    symmetric = "sym" if candidate.concept.symmetric else "dir"
    if doer & set(noun.mention.actors):
        features.append("same-actor")
    if noun.group == agent.group:
        features.append("same-list:" + symmetric)
    side = "B" if noun.start < candidate.trigger.start else "A"
    order = "after" if noun.start > agent.start else "before"
    features.append("ag:" + order + side + noun.coverb)
    features.append("ag:" + order + side + candidate.type)
    return tuple(features)
