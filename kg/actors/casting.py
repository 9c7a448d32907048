"""One document's cast, from its known forms to frozen records."""

from collections.abc import Iterator
from functools import cache

from kg.actors import abbreviations, bodies, groups, metonyms, offices, people
from kg.actors.bodies import Body
from kg.actors.credits import credit_spans, inside
from kg.actors.finding import Finding, longest
from kg.actors.lexicon import Token
from kg.actors.offices import Anchors, Holders, Office
from kg.actors.pronouns import Antecedents
from kg.actors.reading import open_text
from kg.actors.roster import Roster
from kg.actors.states import States
from kg.lang.outlets import outlets
from kg.records import Cast, Key, Layout, Mention, Position, Span, fingerprint


class Casting:
    """The steps of reading one text, in order; each sees what the steps before it found."""

    def __init__(self, layout: Layout) -> None:
        self.text = open_text(layout)
        scope = layout.article.key.partition("/")[2] if layout.article.text else fingerprint("")
        self.roster = Roster(self.text.lexicon, scope)
        self.states = States(self.text)
        self._media = media_keys()
        self.findings: list[Finding] = []
        self.positions: list[tuple[Position, bool]] = []
        self._held: set[int] = set()
        self._implied: list[tuple[Key, str]] = []  # states named only within a body's name

    def result(self) -> Cast:
        """The frozen cast."""
        self.findings.extend(self._known())
        self.findings.extend(people.cast(self.text, people.new_names(self.text), self.roster))
        self.findings.extend(self._bodies())
        self._offices()
        self.findings.extend(self._groups())
        self.findings.extend(self._series())
        self.findings.extend(self._after_verbs())
        kept = longest(self.findings, len(self.text.folded))
        kept = self._with_pronouns(kept)
        return self._cast(kept)

    def _known(self) -> Iterator[Finding]:
        credits = credit_spans(self.text.folded)
        for token in self.text.tokens:
            finding = self._known_form(token)
            if finding and not (finding.keys[0] in self._media and self._is_credit(token, credits)):
                yield finding

    def _is_credit(self, token: Token, credits: list[tuple[int, int]]) -> bool:
        """In a picture credit, or alone in brackets after a sentence: （美联社）."""
        before, after = self.text.folded[token.start - 1 : token.start], self.text.folded[token.end : token.end + 1]
        alone = before in ("（", "(", "/") and after in ("）", ")", "/") and token.start - 1 not in self.text.token_to
        return alone or inside(credits, token.start)

    def _known_form(self, token: Token) -> Finding | None:
        meaning, folded = token.meaning, self.text.folded
        if folded[token.end : token.end + 1] in ("裔", "族", "语") and not meaning.classes:
            return None
        if meaning.keys:
            form = "abbreviation" if meaning.classes & _SHORT else "name"
            key = self.states.choose(meaning.keys, token.start)
            if key and "abbreviation" in meaning.classes and len(token.text) == 1:
                return Finding(token.start, token.end, (key,), form, "zh.state.before-body")
            return Finding(token.start, token.end, (key,), form, f"zh.lexicon.{form}") if key else None
        if meaning.metonym:
            key = self.states.choose(meaning.metonym, token.start)
            return self._metonym(token, key) if key else None
        if meaning.quoted and folded[token.start - 1 : token.start] == "《":
            return Finding(token.start, token.end, meaning.quoted[:1], "name", "zh.lexicon.quoted")
        return None

    def _metonym(self, token: Token, state: Key) -> Finding:
        """A capital or a seat of power: the state where it acts, else the place or the office itself."""
        seat = token.text in self.text.lists.seats
        if metonyms.acts(self.text, token.start, token.end):
            return Finding(token.start, token.end, (state,), "metonym", "zh.metonym.acts")
        if seat:
            key = self.roster.body(token.text, state)
            return Finding(token.start, token.end, (key,), "name", "zh.metonym.seat")
        if metonyms.is_place(self.text, token.start, token.end):
            key = self.roster.place(token.text, state)
            return Finding(token.start, token.end, (key,), "name", "zh.metonym.place")
        return Finding(token.start, token.end, (state,), "metonym", "zh.lexicon.metonym")

    def _bodies(self) -> Iterator[Finding]:
        folded = self.text.folded
        found = [*bodies.state_bodies(self.text), *bodies.by_ending(self.text), *bodies.events(self.text)]
        last: dict[str, Key] = {}
        yield from self._administrations()
        for body in sorted(found):
            state = self.states.choose(body.state, body.start) if body.state else None
            if body.kind == "government" and state:
                yield Finding(body.start, body.end, (state,), "metonym", "zh.body.government")
            elif body.kind in ("body", "army") and state:
                key = self._state_body(body, state)
                last[body.words] = key
                self._implied.append((state, folded[body.start : body.end - len(body.words)]))
                yield Finding(body.start, body.end, (key,), "name", "zh.body.of-state")
            elif body.kind == "event":
                key = self.roster.event(folded[body.start : body.end])
                yield Finding(body.start, body.end, (key,), "name", "zh.event.ending")
            elif body.kind == "government":
                home = self.states.home(body.start)
                if home:
                    yield Finding(body.start, body.end, (home,), "metonym", "zh.body.government-alone")
            elif body.kind == "ending":
                key = self.roster.body(folded[body.start : body.end])
                yield Finding(body.start, body.end, (key,), "name", "zh.body.ending")
            elif body.kind == "bare":
                key = last.get(body.words) or self._bare_body(body)
                if key:
                    yield Finding(body.start, body.end, (key,), "short", "zh.body.bare")

    def _administrations(self) -> Iterator[Finding]:
        """拜登政府: the government of a person, told apart from the state."""
        people_to = {one.end: one for one in self.findings if one.keys[0].startswith("person/")}
        for token in self.text.tokens:
            bracket = self.text.folded[token.start - 1 : token.start] in "）)" and token.start > 0
            if token.text not in ("政府", "当局"):
                continue
            end = self.text.folded.rfind("（", 0, token.start) if bracket else token.start
            before = people_to.get(end)
            if before:
                person = self.roster.actor(before.keys[0])
                name = person.name if person else self.text.folded[before.start : before.end]
                key = self.roster.body(name + "政府", person.state if person else None)
                yield Finding(before.start, token.end, (key,), "name", "zh.body.administration")

    def _state_body(self, body: Body, state: Key) -> Key:
        actor = self.text.lexicon.actors[state]
        words = "军队" if body.kind == "army" else body.words
        known = self.text.lexicon.meanings.get(actor.name + words)
        if known and known.keys:
            return known.keys[0]
        return self.roster.body(actor.name + words, state)

    def _bare_body(self, body: Body) -> Key | None:
        state = self.states.home(body.start)
        return self._state_body(body, state) if state else None

    def _offices(self) -> None:
        anchors = self._anchors()
        found = offices.offices(self.text, anchors)
        starts = {office.start: office for office in found} | {office.token.start: office for office in found}
        holders = Holders(self.text, self.roster)
        spoken = sorted((start, end, key) for start, (end, key) in anchors.person_at.items())
        alone: list[Office] = []
        for office in found:
            held = offices.holder(self.text, office, starts, anchors)
            if held:
                self._post(office, held[0], office.tense, held[1], held[2], holders)
                other = offices.also(self.text, held[2], office, anchors)
                if other:
                    self._post(office, other[0], office.tense, "zh.post.and-name", other[1], holders)
                continue
            verbal = offices.by_verb(self.text, office, spoken)
            if verbal:
                self._post(office, verbal[0], verbal[1], verbal[2], office.token.end, holders)
            else:
                alone.append(office)
        for office in alone:
            self.findings.extend(offices.alone(self.text, office, holders, self.roster))

    def _post(self, office: Office, person: Key, tense: str, rule: str, end: int, holders: Holders) -> None:
        holders.attest(office, person)
        self._held.add(office.token.start)
        if office.token.text in self.text.lists.no_post:
            return
        body = office.body or self._usual_body(office, person, holders)
        if body and self._is_party(body) and office.token.text in self.text.lists.state_titles:
            body = self._usual_body(office, person, holders) or body
        whole = Office(office.token, office.start, body, office.title, tense)
        post = offices.position(self.text, whole, person, tense, rule, end)
        self.positions.append((post, office.body is None))

    def _is_party(self, key: Key) -> bool:
        """前民主党副总统: the party is whose the person is, not whose the office."""
        actor = self.roster.actor(key)
        return actor is not None and actor.name.endswith("党")

    def _usual_body(self, office: Office, person: Key, holders: Holders) -> Key | None:
        """The body of an office named without one: from the person's known posts or state, or the text."""
        wanted = holders.class_of(office.token.text)
        for post in self.text.lexicon.gazetteer.by_person.get(person, ()):
            if holders.class_of(post.title) == wanted:
                return post.body
        actor = self.roster.actor(person)
        if actor and actor.state and office.token.text in self.text.lists.state_titles | self.text.lists.personal:
            return actor.state
        usual = self.text.lists.home.get(office.token.text)
        if usual or office.token.text not in self.text.lists.state_titles | self.text.lists.personal:
            return usual
        return self.states.home(office.start)

    def _anchors(self) -> Anchors:
        person_at: dict[int, tuple[int, Key]] = {}
        person_to: dict[int, tuple[int, Key]] = {}
        body_to: dict[int, tuple[int, Key]] = {}
        for finding in sorted(self.findings, key=lambda one: (one.start - one.end, one.start)):
            key = finding.keys[0]
            if key.startswith("person/"):
                person_at.setdefault(finding.start, (finding.end, key))
                person_to.setdefault(finding.end, (finding.start, key))
            elif not key.startswith("treaty"):
                body_to.setdefault(finding.end, (finding.start, key))
        for token in self.text.tokens:
            if "title" in token.meaning.classes and token.start not in body_to:
                before = bodies.state_before(self.text, token.start)
                state = self.states.choose(before[1], before[0]) if before else None
                if before and state:
                    body_to[token.start] = (before[0], state)
                    self.findings.append(Finding(before[0], token.start, (state,), "abbreviation", "zh.state.before-office"))
        return Anchors(person_at, person_to, body_to)

    def _groups(self) -> Iterator[Finding]:
        for group in groups.groups(self.text, frozenset(self._held)):
            people = self.text.lists.peoples.get(group.name)
            if people:
                yield Finding(group.start, group.end, (self.roster.body(people),), "name", "zh.group.people")
                continue
            state = self._state_inside(group.start, group.end)
            key = self.roster.unnamed(group.name, group.start, group.kind, state)
            yield Finding(group.start, group.end, (key,), "unnamed", "zh.group.bare" if group.bare else "zh.group")

    def _state_inside(self, start: int, end: int) -> Key | None:
        for finding in self.findings:
            if start <= finding.start and finding.end <= end and finding.keys[0].startswith("country/"):
                return finding.keys[0]
        return None

    def _series(self) -> Iterator[Finding]:
        for row in abbreviations.series(self.text):
            keys = [self.states.choose(candidates, row.start) for candidates in row.states]
            if all(keys):
                yield Finding(row.start, row.end, tuple(key for key in keys if key), "abbreviation", "zh.state.series")

    def _after_verbs(self) -> Iterator[Finding]:
        for start, end, candidates in abbreviations.after_verb(self.text):
            key = self.states.choose(candidates, start)
            if key:
                yield Finding(start, end, (key,), "abbreviation", "zh.state.after-verb")

    def _with_pronouns(self, kept: list[Finding]) -> list[Finding]:
        pointing = [token for token in self.text.tokens if _is_pronoun(token)]
        return Antecedents(self.text, self.roster, kept).with_resolved(pointing)

    def _cast(self, kept: list[Finding]) -> Cast:
        source = self.text.layout.article.text
        for finding in kept:
            if finding.form not in ("pronoun", "group", "title") and len(finding.keys) == 1:
                self.roster.met(finding.keys[0], source[finding.start : finding.end])
        mentions = tuple(
            Mention(Span(one.start, one.end), source[one.start : one.end], one.keys, one.form, one.rule)
            for one in kept
        )
        keys = {key for mention in mentions for key in mention.actors} | self._inside(kept)
        for state, form in self._implied:
            self.roster.met(state, form)
            keys.add(state)
        positions = offices.distinct(self.positions)
        keys |= {key for post in positions for key in (post.person, post.of) if key}
        actors = self.roster.records(keys)
        return Cast(actors, mentions, positions)


    def _inside(self, kept: list[Finding]) -> set[Key]:
        """States and bodies named within a longer mention: 美国 and 国务院 in 美国国务院一名高官."""
        outer = {at for one in kept if _holds_others(one) for at in range(one.start, one.end)}
        source = self.text.layout.article.text
        keys = set()
        for one in longest((one for one in self.findings if not _holds_others(one)), len(source)):
            if one.start in outer and not one.keys[0].startswith("person/"):
                self.roster.met(one.keys[0], source[one.start : one.end])
                keys.add(one.keys[0])
        return keys


@cache
def media_keys() -> frozenset[Key]:
    """The keys of all known media."""
    return frozenset(outlet.actor.key for outlet in outlets())


_SHORT = frozenset({"abbreviation", "side"})


def _holds_others(finding: Finding) -> bool:
    """Whether a mention is a phrase whose own names count beside it."""
    return finding.form in ("unnamed", "title") or finding.keys[0].startswith("treaty_or_event/")


def _is_pronoun(token: Token) -> bool:
    return any(one.startswith("pronoun-") for one in token.meaning.classes)
