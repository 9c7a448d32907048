"""One document's cast, from its known forms to frozen records."""

from collections.abc import Iterable

from kg.actors.bodies import quoted
from kg.actors.bodies.institutions import Institutions
from kg.actors.finding import Finding, longest
from kg.actors.groups import accounts, phrases
from kg.actors.known import known, states_by_character
from kg.actors.names import pairs, partly, people, places, surname_titles
from kg.actors.offices import joint
from kg.actors.offices.joint import Joint
from kg.actors.offices.posts import Posts
from kg.actors.pointing.counted import EVERY
from kg.actors.pointing.pronouns import Pronouns, pronouns
from kg.actors.reading import Text, open_text
from kg.actors.roster import Roster
from kg.actors.states.shared_forms import States
from kg.records import Cast, Key, Layout, Mention, Position, Span


def cast(layout: Layout) -> Cast:
    """The steps of reading one text, in order; each sees what the steps before it found."""
    text = open_text(layout)
    roster = Roster(text.lexicon, layout.article.key.partition("/")[2])
    states = States(text)
    institutions, posts = Institutions(text, states, roster), Posts(text, states, roster)

    findings = [*known(text, states, roster), *pairs.findings(text)]
    findings += people.cast(text, people.new_names(text), roster)
    findings += places.findings(text, roster)
    findings += institutions.findings(findings)
    findings += institutions.shortened(findings)
    posts.read(findings)
    findings += posts.findings
    by_character = list(states_by_character(text, states))
    findings += by_character
    together = Joint(text, posts, roster)
    jointly = list(joint.rows(text, by_character, together))
    unnamed = list(phrases.findings(text, posts.held, findings, roster))
    findings += [*unnamed, *quoted.findings(text, unnamed, roster)]
    findings = [*jointly, *joint.listed(text, findings, together, roster), *findings]
    findings += accounts.findings(text, roster)
    findings += partly.findings(text, roster)
    findings += list(surname_titles.findings(text, findings))

    kept = longest(findings, len(text.folded))
    pointing = pronouns(text)
    if pointing or EVERY in text.folded:
        kept = Pronouns(text, roster, kept, together).with_resolved(pointing)
    inner = [*_inside(text, findings, kept), *institutions.implied, *posts.implied]
    return _records(text, roster, kept, inner, posts.positions())


def _inside(text: Text, findings: Iterable[Finding], kept: Iterable[Finding]) -> list[tuple[Key, str]]:
    """Who is named within a longer mention: 美国 and 国务院 in 美国国务院一名高官; people in groups alone."""
    outer = bytearray(len(text.folded) + 1)
    for one in [one for one in kept if one.form in _PHRASES or one.keys[0].startswith(_EVENT)]:
        outer[one.start : one.end] = (b"\x02" if one.form == "unnamed" else b"\x01") * (one.end - one.start)
    inner = [one for one in findings if outer[one.start] and not _holds_others(one)]
    return [
        (key, text.layout.article.text[one.start : one.end])
        for one in longest(inner, len(text.folded))
        for key in one.keys
        if outer[one.start] > 1 or not key.startswith("person/")
    ]


#: Forms of mentions that are phrases.
_EVENT = "treaty_or_event/"
_PHRASES = frozenset({"group", "title", "unnamed"})
#: Forms of mentions whose words are no name of the actor.
_SAYS_NO_NAME = frozenset({"group", "pronoun", "title"})


def _holds_others(finding: Finding) -> bool:
    """Whether a mention is a phrase whose own names count beside it."""
    return finding.form in _PHRASES or finding.keys[0].startswith(_EVENT)


def _records(
    text: Text,
    roster: Roster,
    kept: list[Finding],
    inner: list[tuple[Key, str]],
    positions: tuple[Position, ...],
) -> Cast:
    source = text.layout.article.text
    new = tuple.__new__  # a text has a hundred: without the detour over their own class
    mentions, named = [], set(inner)
    for one in kept:
        start, end, keys, form = one.start, one.end, one.keys, one.form
        words = source[start:end]
        mentions.append(Mention(new(Span, (start, end)), words, keys, form, one.rule))
        if len(keys) == 1 and form not in _SAYS_NO_NAME:
            named.add((keys[0], words))
    roster.met(named)
    met = {key for key, _ in inner}.union(*[one.keys for one in kept])
    met |= {key for post in positions for key in (post.person, post.of) if key}
    return Cast(roster.records(met), tuple(mentions), positions)
