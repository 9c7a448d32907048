"""One article laid out for judging: its sentences, event words, cues and markers, found once."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.claims import attribution, dating, factuality, roles
from kg.claims.attribution import Cue, Voice
from kg.claims.candidates import Candidate, candidates
from kg.claims.dating import Moment
from kg.claims.factuality import Marker
from kg.claims.passages import Noun, Passage, passages
from kg.claims.roles import Context
from kg.claims.triggers import Trigger, lexicon
from kg.records import BlockKind, Reading, TimeExpression


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading with everything the decisions ask for, by sentence number where it is a list."""

    reading: Reading
    text: str
    passages: tuple[Passage, ...]
    triggers: tuple[Trigger, ...]
    candidates: tuple[Candidate, ...]
    cues: tuple[tuple[Cue, ...], ...]
    markers: Sequence[Marker]
    marker_starts: Sequence[int]
    earlier_cues: tuple[tuple[Cue, ...], ...]
    earlier_times: tuple[tuple[TimeExpression, ...], ...]
    subjects: tuple[Noun | None, ...]
    title: Noun | None

    def voices(self, candidate: Candidate) -> list[Voice]:
        """Whose words a candidate may be."""
        number = candidate.passage.number
        return attribution.voices(candidate, self.cues[number], self.earlier_cues[number], self.passages)

    def context(self, candidate: Candidate, voice: Voice) -> Context:
        """Who could take part from outside the sentence."""
        number = candidate.passage.number
        before = self.passages[number - 1] if number else None
        near = before is not None and before.kind == candidate.passage.kind
        return Context(
            speaker=voice.cue.source if voice.cue else None,
            subject=self.subjects[number - 1] if near else None,
            earlier=_last_noun(before) if near and before is not None else None,
            title=self.title if candidate.passage.kind != BlockKind.TITLE else None,
        )

    def moments(self, candidate: Candidate) -> list[Moment]:
        """When the event may have happened."""
        earlier = self.earlier_times[candidate.passage.number]
        return dating.moments(candidate, earlier, self.reading.article)

    def factuality(self, candidate: Candidate, time: Moment, voice: Voice) -> tuple[str, ...]:
        """What bears on the factuality of a candidate."""
        start = time.time.start
        day = self.reading.article.day
        when = "" if not start or not day else "future" if start > day else "past"
        said = voice.cue.type if voice.cue else ""
        return factuality.features(candidate, self.markers, self.marker_starts, when, said)


def prepare(reading: Reading) -> Prepared:
    """Find everything once, in time linear in the text."""
    text = reading.layout.folded
    sentences = passages(reading)
    triggers = tuple(lexicon().find(reading.layout))
    cues = attribution.cues(text, sentences, triggers)
    markers = factuality.markers(text)
    subjects = tuple(roles.subject(passage) for passage in sentences)
    return Prepared(
        reading,
        text,
        sentences,
        triggers,
        tuple(candidates(text, sentences, triggers)),
        cues,
        markers,
        [marker.start for marker in markers],
        tuple(_earlier_cues(sentences, cues)),
        tuple(tuple(dating.before(sentences, number)) for number in range(len(sentences))),
        subjects,
        next((s for s, p in zip(subjects, sentences, strict=True) if p.kind == BlockKind.TITLE and s), None),
    )


def _earlier_cues(sentences: Sequence[Passage], cues: Sequence[Sequence[Cue]]) -> list[tuple[Cue, ...]]:
    """For every sentence the last cues before it, the nearest first, one a source, at most three."""
    result: list[tuple[Cue, ...]] = []
    recent: list[Cue] = []
    for passage, here in zip(sentences, cues, strict=True):
        result.append(tuple(recent[:3]))
        for cue in here:
            if cue.source is not None and cue.type == "statement" or cue.type == "disclose":
                source = cue.source.mention.actors if cue.source else ()
                kept = [c for c in recent if c.source is not None and c.source.mention.actors != source]
                recent = [cue, *kept][:3] if source else recent
        if passage.kind != BlockKind.PARAGRAPH:
            recent = []
    return result


def _last_noun(passage: Passage) -> Noun | None:
    return next((noun for noun in reversed(passage.nouns) if not noun.modifier), None)
