"""How outlets name an actor: the forms that each uses, and how often."""

from collections import Counter

from kg.export.page.columns import Places, clean
from kg.records import Story

#: Forms that name nobody by themselves.
_UNNAMING = frozenset({"pronoun", "group"})
#: Forms listed an actor: more than a reader will compare.
MOST = 60


def naming(story: Story, where: Places) -> dict[str, list[list[object]]]:
    """By the actor's place: [outlet's place, words, how often], the most frequent first."""
    counted: dict[int, Counter[tuple[int, str]]] = {}
    for document in story.documents:
        outlet = where.actor(document.article.outlet.key if document.article.outlet else None)
        for mention in document.mentions:
            if mention.form in _UNNAMING:
                continue
            for place in where.listed(mention.actors):
                counted.setdefault(place, Counter())[outlet, clean(mention.text)] += 1
    return {str(place): _ranked(counted[place]) for place in sorted(counted)}


def _ranked(forms: Counter[tuple[int, str]]) -> list[list[object]]:
    ranked = sorted(forms.items(), key=lambda entry: (-entry[1], entry[0]))
    return [[outlet, words, times] for (outlet, words), times in ranked[:MOST]]
