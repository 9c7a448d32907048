"""Posts: ties the offices of a text to the people who hold them."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from msgspec.structs import replace

from kg import lang
from kg.actors.bodies import named, of_states
from kg.actors.finding import Finding
from kg.actors.offices import holders, nearby, phrases
from kg.actors.offices.holders import Holders
from kg.actors.offices.phrases import Anchors, Office
from kg.actors.reading import Text
from kg.actors.roster import Roster
from kg.actors.states.shared_forms import States
from kg.records import ActorType, Key, Position, Span

#: Offices served abroad: the state the text speaks of is as likely where as whose.
_ABROAD = ("代办", "公使", "参赞", "大使", "武官", "领事")
#: Before a state's abbreviation they say where somebody lives: 旅美|学者.
_LIVING = tuple("旅在留居")
#: 新首相 is the new one, wherever: never Singapore's in 1,995 articles.
_NEW = "新"
#: Offices of states that parties have, too.
_OF_PARTIES = frozenset({"领导人"})
_SPOUSES = frozenset({"主席夫人", "总统夫人"})


@cache
def _of_several() -> tuple[str, ...]:
    """Words before an office that several hold: 四方|外长会谈."""
    return lang.load("zh", "titles").words("leaders", "several")


class Posts:
    """Reads the offices of one text; what it finds is in `positions`, `findings` and `held`."""

    def __init__(self, text: Text, states: States, roster: Roster) -> None:
        """Starts with nothing read."""
        self._text, self._states, self._roster = text, states, roster
        self._holders = Holders(text, roster)
        self._anchors = Anchors({}, {}, {})
        self._bodies_of: defaultdict[Key, set[Key]] = defaultdict(set)  # where people hold posts
        self._positions: list[tuple[Position, bool]] = []
        self.findings: list[Finding] = []
        self.implied: list[tuple[Key, str]] = []  # bodies named only within an office: 海军陆战队员
        self.held: set[int] = set()  # where offices stand that somebody named holds

    def read(self, earlier: Iterable[Finding]) -> None:
        """Finds who holds what; offices without a name beside them come last, when all holders are known."""
        self._cast_anchors(earlier)
        found = phrases.offices(self._text, self._anchors)
        at = {office.start: office for office in found} | {office.token.start: office for office in found}
        alone = [office for office in found if not self._attested(office, at)]
        before: tuple[int, Finding] | None = None  # where the last office alone ends, and what it is
        for office in alone:
            finding = self._alone(office)
            if before and self._text.folded[before[0] : office.start] in phrases.OF_ONE:
                finding = self._of_one(self.findings.pop(), finding, office)
            if finding:
                self.findings.append(finding)
            before = (office.token.end, finding) if finding else None

    def _of_one(self, first: Finding, second: Finding | None, office: Office) -> Finding:
        """The one who holds two offices: 国务卿兼国家安全顾问."""
        of_state = office.body is not None and office.body.startswith("country/")
        known = (
            second if second and of_state and first.form == "unnamed" and second.form == "title" else first
        )
        return replace(known, start=first.start, end=office.token.end)

    def positions(self) -> tuple[Position, ...]:
        """One record a person, title and body."""
        return holders.distinct(self._positions)

    def _usual_holder(self, office: Office) -> Key | None:
        """总统 alone: who holds the office of the state that has it, or of the state spoken of."""
        title = self._holders.class_of(office.token.text)
        states = [self._text.lists.home.get(office.token.text), *self._states.spoken_of(office.start)[:2]]
        found = (self._holders.known(title, state) for state in states if state)
        return next((person for person in found if person), None)

    def holder_in(self, title: str, state: Key, at: int) -> Key | None:
        """Who holds an office of a state, by the text or the gazetteer."""
        return self._holders.of_state(title, state, at)

    def _cast_anchors(self, earlier: Iterable[Finding]) -> None:
        """Note where people and bodies stand, and the states before offices."""
        person_at, person_to, body_to = (
            self._anchors.person_at,
            self._anchors.person_to,
            self._anchors.body_to,
        )
        for one in earlier:
            start, end, key = one.start, one.end, one.keys[0]
            if key.startswith("person/"):
                if start not in person_at or end > person_at[start][0]:
                    person_at[start] = (end, key)
                if end not in person_to or start < person_to[end][0]:
                    person_to[end] = (start, key)
            elif (end not in body_to or start < body_to[end][0]) and not key.startswith("treaty"):
                body_to[end] = (start, key)
        for token in self._text.of_class("title"):
            if token.start not in body_to:
                before = of_states.state_before(self._text, token.start)
                if before and self._is_no_state(before[0], token.start):
                    continue
                state = self._states.choose(before[1]) if before else None
                if before and state:
                    body_to[token.start] = (before[0], state)
                    self.findings.append(
                        Finding(before[0], token.start, (state,), "abbreviation", "zh.state.before-office")
                    )

    def _is_no_state(self, start: int, end: int) -> bool:
        """Whether a character before an office says where somebody lives, or that the office is new."""
        folded = self._text.folded
        return folded[start - 1 : start] in _LIVING or folded[start:end] == _NEW

    def _attested(self, office: Office, at: dict[int, Office]) -> bool:
        held = holders.beside(self._text, office, at, self._anchors)
        if held:
            self._post(office, held.person, office.tense, held.rule, held.end)
            for other in holders.also(self._text, held, office, self._anchors):
                if not self._holds_another(other.person, office):
                    self._post(office, other.person, office.tense, other.rule, other.end)
            return True
        verbal = holders.by_verb(self._text, office, self._anchors)
        for person, tense in verbal:
            self._post(office, person, tense, "zh.post.verb", office.token.end)
        return bool(verbal)

    def _holds_another(self, person: Key, office: Office) -> bool:
        """Whether somebody is known to hold other offices alone on the day: 参议员卢比奥和特朗普."""
        posts = self._text.lexicon.gazetteer.by_person.get(person, ())
        day, wanted = self._text.layout.article.day, self._holders.class_of(office.token.text)
        now = [self._holders.class_of(post.title) for post in posts if post.held(day)]
        return office.tense == "current" and bool(now) and wanted not in now

    def _post(self, office: Office, person: Key, tense: str, rule: str, end: int) -> None:
        title = office.token.text
        self._holders.attest(office, person)
        self.held.add(office.token.start)
        if office.body and office.body.startswith("country/"):
            self._roster.belongs(person, office.body)
            self._imply(office, office.body)
        if title in self._text.lists.no_post:
            return
        if title in _SPOUSES:
            office = replace(office, body=self._state_before(office))
        gap = self._in_gap(office) if office.title != office.token.text else None
        if gap:
            office = replace(office, body=gap, title=title)
        body = self._body(office, person, title)
        position = Position(
            person=person,
            title=office.title,
            of=body,
            span=Span(office.start, max(end, office.token.end)),
            tense=tense,
            day=self._text.layout.article.day,
            started=holders.since(self._text, office),
            rule=rule,
        )
        self._positions.append((position, office.body is None))
        if body and body.startswith("organization/"):
            self._bodies_of[person].add(body)

    def _body(self, office: Office, person: Key, title: str) -> Key | None:
        """Whose office somebody holds, as the text says or as is known of them."""
        body = office.body or self._body_of_known(office, person)
        body = body or self._new_body(office) or self._usual_body(office, person)
        if (
            body
            and body.endswith("党")
            and title not in _OF_PARTIES
            and title in self._text.lists.state_titles
        ):
            # 前民主党副总统: the party is the person's, not the office's.
            return self._usual_body(office, person) or body
        return body

    def _body_of_known(self, office: Office, person: Key) -> Key | None:
        """A body without its state before the office of a known person: 证监会主席某某."""
        token = self._text.token_to[office.start]
        actor = self._text.lexicon.actors.get(person)
        if token is None or "body" not in token.meaning.classes or actor is None or actor.state is None:
            return None
        known = self._text.lexicon.meanings.get(self._text.lexicon.actors[actor.state].name + token.text)
        if known is None or not known.keys:
            return None
        self.findings.append(Finding(token.start, token.end, known.keys[:1], "short", "zh.body.alone"))
        return known.keys[0]

    def _imply(self, office: Office, state: Key) -> None:
        """美国海军陆战队员 names the body too."""
        words, actor = office.token.text.removesuffix("员"), self._roster.actor(state)
        if words != office.token.text and words in self._text.lists.bodies and actor:
            known = self._text.lexicon.meanings.get(actor.name + words)
            key = known.keys[0] if known and known.keys else self._roster.body(actor.name + words, state)
            self.implied.append((key, words))

    def _state_before(self, office: Office) -> Key | None:
        """习近平主席夫人: the state of the person the office names first."""
        _, person = self._anchors.person_to.get(office.start, (0, None))
        actor = self._roster.actor(person) if person else None
        return actor.state if actor and actor.state else office.body

    def _new_body(self, office: Office) -> Key | None:
        """A body that only its office proves."""
        if office.title != office.token.text:
            return None
        loosely = office.token.text in self._text.lists.of_body
        found = named.before_office(self._text, office.token.start, loosely)
        if found is None or any(at in self._anchors.person_to for at in range(found[0] + 1, found[1] + 1)):
            return None
        key = self._roster.body(self._text.folded[found[0] : found[1]])
        self.findings.append(Finding(*found, (key,), "name", "zh.body.before-office"))
        return key

    def _in_gap(self, office: Office) -> Key | None:
        """A body between a state and the office: 加拿大|温支联|主席."""
        start = office.token.end - len(office.title)
        if office.token.text not in self._text.lists.of_body:
            return None
        if not named.own_name(self._text, start, office.token.start):
            return None
        key = self._roster.body(self._text.folded[start : office.token.start], office.body)
        self.findings.append(Finding(start, office.token.start, (key,), "name", "zh.body.before-office"))
        return key

    def _own_body(self, person: Key) -> Key | None:
        """The one body that the text so far names a person's posts of: 华为副董事长郭平 … 郭平担任董事长."""
        found = self._bodies_of[person]
        return next(iter(found)) if len(found) == 1 else None

    def _usual_body(self, office: Office, person: Key) -> Key | None:
        """The body of an office named without one: from the person's known posts or state, or the text."""
        title = office.token.text
        own = self._own_body(person) if title in self._text.lists.of_body else None
        own = own or nearby.pointed_to(self._text, office, self._anchors.body_to)
        if own:
            return own
        wanted = self._holders.class_of(title)
        for post in self._text.lexicon.gazetteer.by_person.get(person, ()):
            if self._holders.class_of(post.title) == wanted:
                return post.body
        usual = self._text.lists.home.get(title)
        if title == "主席" and person in self._text.lexicon.actors:
            return self._text.lexicon.actors[person].state
        if title not in self._text.lists.stately:
            return usual or (
                nearby.company(self._text, office, self._anchors.body_to)
                if title in self._text.lists.of_company
                else None
            )
        actor = self._roster.actor(person)
        state = (actor.state if actor else None) or usual
        if state is None and title not in self._text.lists.state_titles:
            near = nearby.state_of_place(self._text, office)
            return near or self._states.at_home(office.start) or self._states.main()
        return state if state or title.endswith(_ABROAD) else nearby.home(self._text, self._states, office)

    def _alone(self, office: Office) -> Finding | None:
        """An office without a name beside it stands for its holder, or for a person without a name."""
        if office.token.text not in self._text.lists.holders and office.body is None:
            return None
        if office.tense != "current" or office.token.text in self._text.lists.styles:
            return None
        if office.body is None and self._text.folded.endswith(_of_several(), 0, office.start):
            return None
        person = self._holders.of(office.token.text, office.body, office.token.start)
        if person is None and office.body is None:
            person = self._usual_holder(office)
        start, end = office.start, office.token.end
        if "”" in self._text.folded[start:end] and self._text.folded[start - 1 : start] == "“":
            start -= 1  # 一名“北境军”头目
        if person:
            return Finding(start, end, (person,), "title", "zh.office.holder")
        if office.body is None:
            return None
        key = self._roster.called(self._text.folded[start:end], start, ActorType.PERSON, office.body)
        return Finding(start, end, (key,), "unnamed", "zh.office.unnamed")
