"""Who is in a text: names to actors, offices to their holders, pointing words to whom they mean.

The way of a text, a folder each: its known forms are found (lexicon), also as states in all their
shapes (states); names nobody listed are proved by what stands around them (names); bodies are read by
state and ending (bodies); offices are tied to people (offices), people without names gathered
(groups); the longest reading wins (finding), and what points back is resolved (pointing): 他 and 其 by
learned weights, 双方 and 两人 by number. What a document calls each actor is kept (roster).

May import: records, errors, lang, weighing. Must not import: another stage.
"""

from kg.actors.casting import cast
from kg.records import Cast, Layout

__all__ = ["find"]


def find(layout: Layout) -> Cast:
    """The actors of a text, where they are mentioned, and the posts it says they hold.

    Mentions are sorted and do not overlap; every key in mentions and positions is among the actors.
    """
    return cast(layout)
