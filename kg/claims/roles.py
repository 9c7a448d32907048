"""Who does and who undergoes: every noun within reach is an option, with its relation to the event word.

An option is described by the construction: side of the event word, clauses between, coverb, voice,
titles, possessives, what else stands between. Nouns outside the sentence take part as the subject
carried on (topic chain) and as the speaker whose words these are.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from kg import lang
from kg.claims.attribution import words
from kg.claims.candidates import Candidate
from kg.claims.passages import Noun, Passage, coverb_words
from kg.claims.weighing import COUNTS, Group, template, weights
from kg.records import Key

#: A sentence rarely names more than six; a list of guests can name a hundred.
REACH = 8

_BY = frozenset({"被", "遭", "由", "经"})
#: Who stands behind these undergoes, or is acted for.
_TAKEN = frozenset({"把", "替"})
#: How far an unknown subject stands before its event word, and what stands behind a noun that is none.
_NEXT = 3
_NOT_SUBJECT = frozenset("的、和与及")

_AT = template(
    "at", "side clauses coverb type",
    "side clauses coverb", "side clauses coverb type", "side clauses", "side clauses type",
)  # fmt: skip
_GAP = template(
    "gap", "side clauses gap verbs type",
    "side clauses gap", "side clauses gap type", "side clauses verbs", "side clauses gap verbs",
)  # fmt: skip
_ORDER = template(
    "order", "side clauses nouns head verbs first",
    "side clauses nouns", "side clauses head verbs", "side clauses first",
)  # fmt: skip
_WHO = template(
    "who", "kind form weight side type",
    "kind side type", "form", "form side", "weight side", "weight side kind",
)  # fmt: skip
_VOICE = template(
    "voice", "passive side coverb clauses type", "passive side coverb", "passive side clauses type"
)  # fmt: skip
_VERB = template("verb", "word side coverb", "word side coverb", "word side")
_NOMINAL = template(
    "nominal", "light nominal side clauses coverb gap",
    "light side clauses coverb", "nominal side clauses coverb gap",
)  # fmt: skip
_BESIDE = template(
    "neighbour", "side clauses left right type",
    "side clauses left", "side clauses right", "side clauses right type",
)  # fmt: skip
_MARGIN = template(
    "margin", "side clauses before behind type",
    "side clauses before", "side clauses behind", "side before type", "side behind type",
)  # fmt: skip
_OBJECT = template("object", "side governed type", "side governed", "side governed type")
_SCENE = template(
    "scene", "side clauses possessive quoted speaker topic type",
    "side clauses possessive", "side clauses quoted", "side speaker", "side speaker type", "side topic",
)  # fmt: skip
_STRANGER = template(
    "stranger", "side clauses kind type", "side clauses kind", "side clauses kind type"
)  # fmt: skip
_NOBODY = template(
    "nobody", "type word passive nominal led stranger",
    "", "type", "word", "passive", "nominal", "led", "stranger led", "stranger type", "passive type",
)  # fmt: skip
_OUTSIDE = template(
    "outside", "source led type kind quoted first clauses nominal",
    "source", "source led", "source type", "source kind", "source quoted", "source first", "source clauses",
    "source nominal", "source led quoted",
)  # fmt: skip
_OUTSIDER = template(
    "outsider", "source form weight passive word stranger",
    "source form", "source weight", "source passive", "source word", "source stranger",
)  # fmt: skip
_DOER = template(
    "doer", "order side coverb type kind",
    "order side coverb", "order side type", "order side kind type",
)  # fmt: skip
_WITHIN = template("within", "type", "", "type")
_SAME = template("same", "actor list symmetric", "actor", "list symmetric")
_MET = template("met", "type kind apart word", "", "type", "kind", "apart", "type apart", "word")
_UNDONE = template("undone", "order source type", "order source", "order source type")


class Option(Struct, frozen=True, gc=False):
    """A noun (or nobody) proposed for a role, and why. `source` says where it was found."""

    noun: Noun | None
    source: str  # sentence | subject | earlier | speaker | title | counterpart | none
    groups: tuple[Group, ...]
    barred: bool = False  # the construction alone says no


class Context(Struct, frozen=True, gc=False):
    """Who else could take part though not named in the sentence."""

    speaker: Noun | None = None
    subject: Noun | None = None  # of the sentence before
    earlier: Noun | None = None  # named last before the sentence
    title: Noun | None = None
    counterparts: tuple[Noun, ...] = ()  # whom somebody was last said to meet


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
    at = candidate.trigger.start
    before = 0
    for noun in candidate.passage.nouns:
        if noun.start >= at:
            break
        before += not noun.modifier
    taken = _stranger_does(text, candidate)
    for noun in _within_reach(candidate):
        groups = _relation(text, candidate, noun, context, before)
        barred = (
            _undergoes(candidate, noun)
            or _passed_on(text, candidate, noun)
            or noun.coverb in _TAKEN
            or (taken and noun.clause < candidate.clause)
        )
        options.append(Option(noun, "sentence", groups, barred))
    outside = _outside(candidate, context)
    options += [replace(option, barred=True) for option in outside] if taken else outside
    return options


def targets(
    candidate: Candidate, agent: Option, doers: Sequence[Option], counterparts: Sequence[Noun] = ()
) -> list[Option]:
    """Options for the one who undergoes, given the doer: the same nouns, seen beside the doer chosen.

    Words are also for the one who is met (会见乙时，甲表示…): the last counterpart that is not the doer.
    """
    named = _named_within(candidate)
    if named is not None:
        return [Option(named, "sentence", ((_WITHIN, candidate.type),))]
    if agent.noun is None:
        return [replace(o, barred=o.noun is not None and _does(candidate, o.noun)) for o in doers]
    doer = set(agent.noun.mention.actors)
    options = []
    for option in doers:
        noun = option.noun
        if noun is None or option.source != "sentence":
            if noun is None or not doer & set(noun.mention.actors):
                more: Group = (_UNDONE, "x", agent.source, candidate.type)
                options.append(Option(noun, option.source, (*option.groups, more)))
            continue
        groups = option.groups + _beside(candidate, noun, agent.noun, doer)
        options.append(Option(noun, "sentence", groups, _does(candidate, noun)))
    met = next((noun for noun in counterparts if not doer & set(noun.mention.actors)), None)
    if met is not None and all(option.noun is not met for option in options):
        options.append(Option(met, "counterpart", _met(candidate, met)))
    return options


def _met(candidate: Candidate, noun: Noun) -> tuple[Group, ...]:
    apart = "same" if candidate.passage.span.start <= noun.start < candidate.passage.span.end else "before"
    return ((_MET, candidate.type, noun.kind, apart, candidate.trigger.word),)


def meeting(passage: Passage, clause: int) -> tuple[Noun, ...]:
    """Those who take part in a meeting told in a clause, the last named first."""
    return tuple(
        n for n in reversed(passage.nouns) if n.clause == clause and not n.modifier and n.kind == "person"
    )


def _named_within(candidate: Candidate) -> Noun | None:
    """Whom the event word itself names with its last character: 访美, 访俄."""
    start, end = candidate.trigger.start, candidate.trigger.end
    return next(
        (n for n in candidate.passage.nouns if start < n.mention.span.start and n.mention.span.end == end),
        None,
    )


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


def _stranger_does(text: str, candidate: Candidate) -> bool:
    """Whether somebody whom the text does not name stands as the subject (代理律师要求…): nobody from
    another clause is the doer then."""
    at, passage = candidate.trigger.start, candidate.passage
    last = next((word for word in reversed(passage.unknown) if word[1] <= at), None)
    if last is None or last[2] != "h" or candidate.nominal:
        return False
    start, end, _ = last
    low = passage.clauses[candidate.clause].start
    if start < low or at - end > _NEXT or text[end : end + 1] in _NOT_SUBJECT:
        return False
    coverbs, longest = coverb_words()
    led = any(text[start - length : start] in coverbs for length in range(1, longest + 1))
    return not led and not any(end <= noun.start < at for noun in passage.nouns)


def _passed_on(text: str, candidate: Candidate, noun: Noun) -> bool:
    """Whether a noun is who is cited by a report (甲援引乙的话报道): the report is not its."""
    if noun.start > candidate.trigger.start or candidate.trigger.word not in words("report"):
        return False
    return text[noun.start - 2 : noun.start] in words("passing")


@cache
def _undergone() -> frozenset[str]:
    return frozenset(lang.load("zh", "claims").words("trigger", "undergone"))


def choose(decision: str, options: Sequence[Option]) -> tuple[Option, float]:
    """The option that weighs most, with its probability."""
    free = [option for option in options if not option.barred]
    best, probability = weights(decision).choose([option.groups for option in free])
    return free[best], probability


def together(noun: Noun, passage: Passage) -> tuple[Noun, ...]:
    """A noun with the others of its list (甲、乙和丙)."""
    members = tuple(n for n in passage.nouns if n.group == noun.group and not n.modifier)
    return members if noun in members else (noun,)


def _nobody(candidate: Candidate) -> tuple[Group, ...]:
    trigger = candidate.trigger
    led = any(
        n.leads and not n.coverb and n.clause <= candidate.clause
        for n in candidate.passage.nouns
        if n.start < trigger.start
    )
    return (
        (
            _NOBODY, candidate.type, trigger.word, candidate.passive, candidate.nominal,
            "led" if led else "unled", candidate.stranger,
        ),
    )  # fmt: skip


def _outside(candidate: Candidate, context: Context) -> list[Option]:
    options = []
    led = any(noun.start < candidate.trigger.start and not noun.coverb and not noun.modifier
              for noun in candidate.passage.nouns)  # fmt: skip
    lead = "led" if led else "unled"
    proposed = [("speaker", context.speaker), ("subject", context.subject)]
    if not led:  # with a free noun before the event word nobody is carried over from afar
        proposed += [("earlier", context.earlier), ("title", context.title)]
    quoted = "q" if candidate.quoted else "u"
    first = "first" if candidate.passage.first else "later"
    clauses = COUNTS[min(candidate.clause, 2)]
    for source, noun in proposed:
        if noun is None:
            continue
        groups: tuple[Group, ...] = (
            (_OUTSIDE, source, lead, candidate.type, noun.kind, quoted, first, clauses, candidate.nominal),
            (
                _OUTSIDER, source, noun.mention.form, noun.weight, candidate.passive, candidate.trigger.word,
                candidate.stranger,
            ),
        )  # fmt: skip
        options.append(Option(noun, source, groups))
    return options


def _relation(
    text: str, candidate: Candidate, noun: Noun, context: Context, before: int
) -> tuple[Group, ...]:
    """The groups that describe a noun; `before` is the rank of the first noun behind the event word."""
    trigger, kind = candidate.trigger, candidate.type
    if noun.start < trigger.start:
        side, low, high = "B", noun.end, trigger.start
        nouns = before - noun.rank - 1
    else:
        side, low, high = "A", trigger.end, noun.start
        nouns = noun.rank - before
    clauses = COUNTS[min(abs(candidate.clause - noun.clause), 3)]
    coverb = noun.coverb or ("lead" if noun.leads else "")
    gap = _gap(text, side, low, high)
    verbs = str(min(bisect_left(candidate.verbs, high) - bisect_left(candidate.verbs, low), 3))
    actors = noun.mention.actors
    speaker, topic = context.speaker, context.subject
    return (
        (_AT, side, clauses, coverb, kind),
        (_GAP, side, clauses, gap, verbs, kind),
        (
            _ORDER, side, clauses, str(min(nouns, 3)), "h" if noun.head else "-", verbs,
            "first" if noun.head and noun.rank == 0 else "-",
        ),
        (_WHO, noun.kind, noun.mention.form, noun.weight, side, kind),
        (_VOICE, candidate.passive, side, noun.coverb, clauses, kind),
        (_VERB, trigger.word, side, noun.coverb),
        (_NOMINAL, candidate.light, candidate.nominal, side, clauses, noun.coverb, gap),
        (_BESIDE, side, clauses, noun.left, noun.right, kind),
        (_MARGIN, side, clauses, noun.before, noun.behind, kind),
        (_OBJECT, side, candidate.governors.get(noun.start, ""), kind),
        (
            _SCENE, side, clauses, "de" if noun.possessive else "",
            "x" if candidate.quoted != candidate.passage.quoted(noun.start) else "",
            "spk" if speaker is not None and speaker.mention.actors == actors else "",
            "topic" if topic is not None and topic.mention.actors == actors else "", kind,
        ),
        (_STRANGER, side, clauses, candidate.passage.stranger(low, high), kind),
    )  # fmt: skip


def nearness(option: Option) -> tuple[str, ...]:
    """The side of a noun of the sentence, clauses, words and event words between; its values in `gap`."""
    related = option.source == "sentence" and len(option.groups) > 1
    return option.groups[1][1:] if related else ("", "", "", "", "")


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


def _beside(candidate: Candidate, noun: Noun, agent: Noun, doer: set[Key]) -> tuple[Group, ...]:
    symmetric = "symmetric" if candidate.concept.symmetric else "directed"
    side = "B" if noun.start < candidate.trigger.start else "A"
    order = "after" if noun.start > agent.start else "before"
    return (
        (
            _SAME, "same" if doer & set(noun.mention.actors) else "other",
            "list" if noun.group == agent.group else "apart", symmetric,
        ),
        (_DOER, order, side, noun.coverb, candidate.type, noun.kind),
    )  # fmt: skip
