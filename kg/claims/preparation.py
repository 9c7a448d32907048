"""One article laid out for judging: its sentences, event words, cues and markers, found once."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.claims.attribution import reach, reported_speech
from kg.claims.attribution.authors import authored
from kg.claims.attribution.cues import BARE, Cue, listed, words
from kg.claims.attribution.narrators import narrators
from kg.claims.attribution.selves import selves
from kg.claims.attribution.voices import Voices
from kg.claims.dating import days
from kg.claims.dating.days import Moment
from kg.claims.dating.times import Times, times
from kg.claims.factuality import signs
from kg.claims.factuality.marked import Marked, marked
from kg.claims.options.crowd import Between, Crowd
from kg.claims.options.sheet import Sheet
from kg.claims.parties import roles
from kg.claims.parties.asked import Stage
from kg.claims.parties.casting import Doers
from kg.claims.parties.roles import Context
from kg.claims.prospects import Prospects, worth_judging
from kg.claims.words.candidates import Candidate, candidates
from kg.claims.words.edges import Edges, edges
from kg.claims.words.nouns import Noun
from kg.claims.words.passages import Passage, passages, with_more
from kg.claims.words.triggers import Trigger, lexicon
from kg.records import Actor, Basis, BlockKind, Key, Reading
from kg.weighing import Group, weights


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading with everything the decisions ask for, by sentence number where it is a list."""

    reading: Reading
    text: str
    passages: tuple[Passage, ...]
    starts: Sequence[int]  # where they start
    triggers: tuple[Trigger, ...]
    candidates: tuple[Candidate, ...]
    cues: tuple[tuple[Cue, ...], ...]
    marked: Marked
    earlier_cues: tuple[tuple[Cue, ...], ...]
    sources: tuple[tuple[Cue, ...], ...]  # the cues again, with the doer of the word as their source
    earlier_sources: tuple[tuple[Cue, ...], ...]
    times: Times
    subjects: tuple[Noun | None, ...]
    last_nouns: tuple[Noun | None, ...]
    meetings: Sequence[tuple[tuple[int, tuple[Noun, ...]], ...]]  # by sentence: where, and who takes part
    title: Noun | None
    actors: Mapping[Key, Actor]
    document: Key  # worked out once: it is a digest of the whole text
    stage: Stage
    narrators: Sequence[Cue | None]  # by sentence: whose words the rest of the article is
    prospects: Prospects
    cast: Doers | None  # who does what they tell, and what words of saying tell
    shares: Mapping[tuple[Key, ...], str] = field(default_factory=dict)  # how much is reported after each

    def doers(self, candidates: Sequence[Candidate]) -> Doers:
        """Who does what some candidates tell; needs at least one."""
        return Doers(self.stage, candidates, [self.context(candidate) for candidate in candidates])

    def cast_of(self, candidates: Sequence[Candidate]) -> tuple[Doers, Sequence[int]]:
        """Who does what some candidates tell, and which of those looked at these are."""
        if self.cast is not None and self.cast.is_weighed_by(weights("agent"), weights("target")):
            rows = [self.cast.rows.get(id(candidate)) for candidate in candidates]
            known = [row for row in rows if row is not None]
            if len(known) == len(rows):
                return self.cast, known
        return self.doers(candidates), range(len(candidates))

    def passage_at(self, at: int) -> Passage:
        """The sentence that holds an offset."""
        return self.passages[bisect_right(self.starts, at) - 1]

    def voices(self, candidates: Sequence[Candidate], doers: Sequence[Noun | None]) -> Voices:
        """Whose words some candidates are, given who does what they tell; needs at least one."""
        outlet = self.reading.article.outlet
        scene = reach.Scene(
            self.text,
            self.passages,
            self.sources,
            self.earlier_sources,
            self.shares,
            outlet.key if outlet else None,
        )
        return Voices(scene, candidates, doers)

    def context(self, candidate: Candidate) -> Context:
        """Who could take part from outside the sentence."""
        number, kind = candidate.passage.number, candidate.passage.kind
        near = number > 0 and self.passages[number - 1].kind is kind
        return Context(
            self._nearest_speaker(candidate),
            self.subjects[number - 1] if near else None,
            self.last_nouns[number - 1] if near else None,
            self.title if kind is not BlockKind.TITLE else None,
            self.counterparts(candidate) if self.meetings[number] else (),
        )

    def counterparts(self, candidate: Candidate) -> tuple[Noun, ...]:
        """Those met in the meeting told last before the candidate."""
        for start, people in reversed(self.meetings[candidate.passage.number]):
            if start < candidate.trigger.start:
                return people
        return ()

    def _nearest_speaker(self, candidate: Candidate) -> Noun | None:
        """The source of the last word of saying before the candidate."""
        number = candidate.passage.number
        for cue in reversed(self.cues[number]):
            if cue.end <= candidate.trigger.start and cue.source is not None:
                return cue.source
        earlier = self.earlier_cues[number]
        return earlier[0].source if earlier else None

    def moments(self, candidate: Candidate) -> list[Moment]:
        """When the event may have happened."""
        opened = days.opening(candidate, self.marked.markers, self.marked.starts)
        return days.moments(candidate, self.times.near(candidate), self.reading.article, opened)

    def factuality(self, candidate: Candidate, time: Moment, cue: Cue | None) -> tuple[Group, ...]:
        """What bears on the factuality of a candidate."""
        start = time.time.start if time.time.basis is Basis.STATED else None
        day = self.reading.article.day
        when = "" if not start or not day else "future" if start[:10] > day[:10] else "past"
        number = candidate.passage.number
        cue_end = said = candidate.passage.span.start
        for before in self.sources[number]:
            if before.end <= candidate.trigger.start:
                cue_end = max(cue_end, before.end) if _says(before) else cue_end
                said = max(said, before.end) if _opens(before) else said
        last = self.passages[number - 1] if number and not candidate.passage.first else candidate.passage
        around = signs.Surroundings(
            self.marked.markers,
            self.marked.starts,
            when,
            cue.type if cue else "",
            cue_end,
            last.span.start,
            self.marked.elsewhere(candidate.trigger.word),
            self.marked.elsewhere(candidate.type),
            self.text,
            said,
        )
        return signs.groups(candidate, around)


def prepare(reading: Reading) -> Prepared:
    """Find everything once, in time linear in the text."""
    text = reading.layout.folded
    words = edges(reading)
    triggers = tuple(lexicon().find(reading, words))
    sentences, cues = _sentences(reading, words, triggers)
    subjects = tuple(roles.subject(passage) for passage in sentences)
    prepared = Prepared(
        reading,
        text,
        sentences,
        [passage.span.start for passage in sentences],
        triggers,
        tuple(candidates(text, sentences, triggers)),
        cues,
        marked(reading, words, sentences, triggers),
        tuple(_earlier_cues(sentences, cues)),
        (),
        (),
        times(reading, sentences, triggers),
        subjects,
        tuple(_last_noun(passage) for passage in sentences),
        _meetings(sentences, triggers),
        _of_title(sentences, subjects),
        {actor.key: actor for actor in reading.actors},
        reading.article.key,
        Stage(text, Crowd(sentences, triggers), Between(text, sentences, triggers)),
        narrators(text, sentences),
        Prospects((), Sheet.of()),
        None,
    )
    return with_sources(prepared)


def _sentences(
    reading: Reading, words: Edges, triggers: Sequence[Trigger]
) -> tuple[tuple[Passage, ...], tuple[tuple[Cue, ...], ...]]:
    """The sentences, with those who speak of themselves in them, and the words of saying of each."""
    found = passages(reading, words)
    cues = reported_speech.cues(reading.layout.folded, found, triggers)
    own = selves(reading, found, cues)
    return with_more(reading, words, found, own) if own else found, cues


def with_sources(prepared: Prepared) -> Prepared:
    """Give every word of saying its doer as its source, as the choice of roles finds it."""
    sources: list[list[Cue]] = [[] for _ in prepared.passages]
    waiting = {(cue.start, cue.type): cue for here in prepared.cues for cue in here}
    found = worth_judging(prepared.candidates)
    looked_at = set(map(id, found.candidates))
    asked = [c for c in prepared.candidates if id(c) in looked_at or (c.trigger.start, c.type) in waiting]
    cast = prepared.doers(asked) if asked else None
    for candidate, agent in zip(asked, cast.agents() if cast else (), strict=True):
        cue = waiting.get((candidate.trigger.start, candidate.type))
        if cue is None:
            continue
        source = None if (cue.report or cue.document) and cue.borrowed else agent.noun
        sources[candidate.passage.number].append(reported_speech.resolved(cue, source))
    for number, here in enumerate(prepared.cues):
        sources[number] += [cue for cue in here if cue.word in BARE]
        sources[number].sort(key=lambda cue: cue.start)
    told = tuple(authored(prepared.text, prepared.passages, sources))
    return replace(
        prepared,
        prospects=found,
        cast=cast,
        sources=told,
        earlier_sources=tuple(_earlier_cues(prepared.passages, told)),
        shares=reach.shares(told),
    )


def _earlier_cues(sentences: Sequence[Passage], cues: Sequence[Sequence[Cue]]) -> list[tuple[Cue, ...]]:
    """For every sentence the last cues before it, the nearest first, one a source, at most three.

    A caption between two paragraphs has none of them, and ends nobody's speech.
    """
    result: list[tuple[Cue, ...]] = []
    recent: list[Cue] = []
    for passage, here in zip(sentences, cues, strict=True):
        caption = passage.kind == BlockKind.CAPTION
        result.append(() if caption else tuple(recent[:3]))
        for cue in () if caption else here:
            if cue.source is not None and cue.type in reported_speech.OPENS:
                source = cue.source.mention.actors
                kept = [c for c in recent if c.source is not None and c.source.mention.actors != source]
                recent = [cue, *kept][:3] if source else recent
        if passage.kind not in (BlockKind.PARAGRAPH, BlockKind.CAPTION):
            recent = []
    return result


def _meetings(
    sentences: Sequence[Passage], triggers: Sequence[Trigger]
) -> list[tuple[tuple[int, tuple[Noun, ...]], ...]]:
    """For every sentence the meetings in it, after the last one of the sentences shortly before."""
    result: list[tuple[tuple[int, tuple[Noun, ...]], ...]] = []
    last: tuple[tuple[int, tuple[Noun, ...]], ...] = ()
    at = 0
    for passage in sentences:
        found = list(last)
        while at < len(triggers) and triggers[at].start < passage.span.end:
            trigger = triggers[at]
            at += 1
            if trigger.concepts[0].type == "meet" and trigger.start >= passage.span.start:
                people = roles.meeting(passage, passage.clause_at(trigger.start))
                if people:
                    found.append((trigger.start, people))
        result.append(tuple(found))
        last = tuple(found[-1:])
    return result


def _says(cue: Cue) -> bool:
    """Whether reported words follow: a neutral word of saying, or a mark that opens them."""
    return cue.type in ("statement", "disclose") or cue.opening in "“：:，,"


def _opens(cue: Cue) -> bool:
    """Whether words begin here that nothing before can rule: no noun before a comma (恢复履行条约，…)."""
    if cue.opening in "“：:":
        return True
    if cue.next == "的" or cue.left == "被" or cue.word in words("silent"):
        return False  # 对泄密的官员判处…, 可能被认定…而遭驱逐
    if cue.type == "disclose":
        return cue.word.endswith(listed("telling_ends"))
    return cue.type == "statement"


def _of_title(sentences: Sequence[Passage], subjects: Sequence[Noun | None]) -> Noun | None:
    """Who is spoken of in the title."""
    told = zip(sentences, subjects, strict=True)
    return next((subject for passage, subject in told if passage.kind == BlockKind.TITLE and subject), None)


def _last_noun(passage: Passage) -> Noun | None:
    return next((noun for noun in reversed(passage.nouns) if not noun.modifier), None)
