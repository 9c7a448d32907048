"""Judgements to claims: the quote around the words used, everybody in a list, the chain of sources."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg import lang
from kg.claims.attribution import chain
from kg.claims.attribution.cues import Cue, listed, words
from kg.claims.judging import Judgement
from kg.claims.parties import mutual
from kg.claims.parties.roles import Option, together
from kg.claims.places import place
from kg.claims.preparation import Prepared
from kg.claims.quantities import quantities
from kg.claims.words.candidates import Candidate
from kg.claims.words.nouns import Noun, joining
from kg.claims.words.passages import trimmed
from kg.lang.event_types import SPEECH
from kg.records import ActorType, Claim, Factuality, Key, Participant, Span, Speaker

#: A quote longer than this shows a paragraph, not the words that say it.
LONGEST_QUOTE = 160
#: How far behind its event word a post begins: 担任过中国央行顾问.
_BESIDE = 2
#: Between the first two of a list they make one side of all; 与 and 和 make the second one the other side.
_LISTING = frozenset({"、", ""})
#: Nobody reports by a word of saying that he himself says something.
_SAYING = frozenset({"disclose", "statement"})
#: Words that are an act of their own.
_ACTS = frozenset({"accuse", "reject", "request", "support", "threaten"})


def claim(prepared: Prepared, judgement: Judgement) -> Claim:
    """The claim of a judgement."""
    article = prepared.reading.article
    candidate = judgement.candidate
    trigger = candidate.trigger
    agents, targets = _parties(prepared, judgement)
    span = _quote(prepared, judgement)
    return Claim(
        document=prepared.document,
        span=span,
        quote=article.text[span.start : span.end],
        trigger=article.text[trigger.start : trigger.end],
        trigger_span=Span(trigger.start, trigger.end),
        type=candidate.type,
        subtype=None if candidate.concept.top else candidate.concept.notation,
        agents=agents,
        targets=targets,
        place=place(prepared.text, judgement),
        time=judgement.moment.time,
        factuality=judgement.factuality,
        speakers=_speakers(prepared, judgement),
        confidence=round(judgement.confidence, 4),
        rule=rule(judgement),
        quantities=quantities(article.text, prepared.text, judgement),
    )


def rule(judgement: Judgement) -> str:
    """The construction that put the parties in their roles (rules of `claims.toml`)."""
    candidate, agent = judgement.candidate, judgement.agent
    if candidate.passive and candidate.passive in candidate.before:
        return "zh.claim.passive"
    if candidate.nominal == "rel":
        return "zh.claim.relative"
    if candidate.light:
        return "zh.claim.light-verb"
    if "again" in (agent.source, judgement.target.source):
        return "zh.claim.retold"
    if agent.source not in ("sentence", "none"):
        return "zh.claim.carried-" + ("speaker" if agent.source == "speaker" else "subject")
    if judgement.target.noun is not None and judgement.target.noun.coverb:
        return "zh.claim.coverb"
    if candidate.nominal == "of":
        return "zh.claim.nominal"
    return "zh.claim.clause" if agent.noun is not None else "zh.claim.agentless"


def _parties(
    prepared: Prepared, judgement: Judgement
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    candidate = judgement.candidate
    agents, targets = _list(prepared, judgement.agent), _list(prepared, judgement.target)
    targets = targets or _body_of_post(judgement)
    if mutual.sides(candidate, agents, targets):
        both = _participants(prepared, agents, set())
        return both[:1], both[1:]
    if not candidate.concept.symmetric:
        agents = _without_company(candidate, agents)
    if candidate.concept.symmetric and len(agents) > 1 and set(targets) <= set(agents):
        listed = prepared.text[agents[0].end : agents[1].start] in _LISTING and bool(targets)
        agents, targets = (agents, ()) if listed else (agents[:1], agents[1:])
    people = _participants(prepared, agents, set())
    taken = {participant.actor for participant in people}
    others = _participants(prepared, targets, taken)
    if candidate.type == "visit":
        others = tuple(dict.fromkeys(_state(prepared, participant) for participant in others))
    return people, others


def _body_of_post(judgement: Judgement) -> tuple[Noun, ...]:
    """The body whose post somebody takes or gives up: 担任央行顾问."""
    candidate = judgement.candidate
    if candidate.type != "appoint" or candidate.trigger.word not in post_words():
        return ()
    start = candidate.trigger.end
    nouns = candidate.passage.nouns
    return tuple(n for n in nouns if start <= n.start <= start + _BESIDE and n.kind == "organization")[:1]


@cache
def post_words() -> frozenset[str]:
    """Words of taking, having or giving up a post."""
    return frozenset(lang.load("zh", "claims").words("trigger", "posts"))


def _state(prepared: Prepared, participant: Participant) -> Participant:
    """The state that a place lies in, where the text's cast knows it: one visits a country."""
    actor = prepared.actors.get(participant.actor)
    if actor is None or actor.type is not ActorType.PLACE or actor.state is None:
        return participant
    if actor.state not in prepared.actors:
        return participant
    return Participant(actor.state, participant.text, participant.span)


def _list(prepared: Prepared, option: Option) -> tuple[Noun, ...]:
    noun = option.noun
    if noun is None:
        return ()
    return together(noun, prepared.passage_at(noun.mention.span.start))


def _without_company(candidate: Candidate, agents: tuple[Noun, ...]) -> tuple[Noun, ...]:
    """Who goes on acting in a later clause: whom it was done with does not (甲与乙会面时，警告丙).

    On annotated articles the first alone acts in 17 of them, all in 11.
    """
    if not agents or agents[0].start >= candidate.passage.clauses[candidate.clause].start:
        return agents
    at = next((n for n, noun in enumerate(agents) if n and noun.before in joining("sides")), len(agents))
    return agents[:at]


def _participants(prepared: Prepared, nouns: Sequence[Noun], taken: set[Key]) -> tuple[Participant, ...]:
    found: list[Participant] = []
    seen = set(taken)
    text = prepared.reading.article.text
    for noun in nouns:
        span = noun.mention.span
        for key in noun.mention.actors:
            if key not in seen:
                seen.add(key)
                found.append(Participant(key, text[span.start : span.end], span))
    return tuple(found)


def _speakers(prepared: Prepared, judgement: Judgement) -> tuple[Speaker, ...]:
    outlet = prepared.reading.article.outlet
    own = outlet.key if outlet else None
    text = prepared.reading.article.text
    found: list[Speaker] = []
    for step in _chain(prepared, judgement):
        if step.source is None:
            continue
        span = step.source.mention.span
        for key in step.source.mention.actors:
            if key != own and all(key != speaker.actor for speaker in found):
                named = prepared.actors[key].named if key in prepared.actors else True
                found.append(
                    Speaker(key, text[span.start : span.end], text[step.start : step.end], named, span)
                )
    return tuple(found)


def _chain(prepared: Prepared, judgement: Judgement) -> Iterator[Cue]:
    """From the reader inward: who has the word in all of the article, who passes words on, whose they are."""
    narrator, cue = prepared.narrators[judgement.candidate.passage.number], judgement.cue
    if narrator is not None and not _speaks_himself(judgement, narrator):
        yield narrator
    if cue is not None and not _goes_on(prepared, judgement, cue):
        passage, here = prepared.passages[cue.passage], prepared.sources[cue.passage]
        yield from chain.outer(cue, here)
        yield cue
        yield from chain.inner(prepared.text, cue, passage)
        candidate, doer = judgement.candidate, judgement.agent.noun
        if candidate.passage.number == cue.passage:
            last = chain.nearer(cue, candidate.trigger.start, doer, passage, here)
            if last is not None:
                yield last


def _speaks_himself(judgement: Judgement, cue: Cue) -> bool:
    """Whether a claim is an act of speech of the very one who is cited for it."""
    agent = judgement.agent.noun
    # Who speaks is the doer of what is done by speaking (annotation guidelines).
    if agent is None or cue.source is None or judgement.candidate.type not in SPEECH:
        return False
    return agent.mention.actors == cue.source.mention.actors


def _performed(prepared: Prepared, judgement: Judgement) -> bool:
    """Whether an act is done by the words themselves (我们敦促…), not told of as past."""
    candidate = judgement.candidate
    if candidate.trigger.word not in words("performative"):
        return False
    if candidate.before.endswith(listed("purposes")):  # 目的是敦促…: what it is for
        return False
    start, end = candidate.passage.clauses[candidate.clause]
    past = any(word in prepared.text[start:end] for word in words("past"))
    return judgement.factuality is Factuality.HAPPENED and not past


def _goes_on(prepared: Prepared, judgement: Judgement, cue: Cue) -> bool:
    """Whether an act of speech only follows another one of the same speaker (敦促…，并呼吁…): who speaks is
    the doer, and nobody reports it."""
    candidate = judgement.candidate
    if not _speaks_himself(judgement, cue):
        return False
    if _performed(prepared, judgement):
        return True
    if candidate.quoted:
        return False
    if candidate.type in _SAYING:
        return True
    return any(
        trigger.start < cue.end and cue.start < trigger.end and trigger.concepts[0].type in _ACTS
        for trigger in candidate.rivals
    )


def _quote(prepared: Prepared, judgement: Judgement) -> Span:
    """The clauses of the sentence from the first to the last of event word, parties and date."""
    candidate = judgement.candidate
    passage = candidate.passage
    numbers = {candidate.clause}
    for option in (judgement.agent, judgement.target):
        if option.source == "sentence" and option.noun is not None:
            numbers.add(option.noun.clause)
    time = judgement.moment.time
    if time.span is not None and passage.span.start <= time.span.start < passage.span.end:
        numbers.add(passage.clause_at(time.span.start))
    first, last = min(numbers), max(numbers)
    while first < last and passage.clauses[last].end - passage.clauses[first].start > LONGEST_QUOTE:
        if first < candidate.clause:
            first += 1
        else:
            last -= 1
    span = trimmed(prepared.text, passage.clauses[first].start, passage.clauses[last].end)
    return _bounded(span, Span(candidate.trigger.start, candidate.trigger.end))


def _bounded(span: Span, trigger: Span) -> Span:
    """A clause without any punctuation can be as long as an article: keep what is around the word."""
    if span.end - span.start <= 2 * LONGEST_QUOTE:
        return span
    return Span(max(span.start, trigger.start - LONGEST_QUOTE), min(span.end, trigger.end + LONGEST_QUOTE))
