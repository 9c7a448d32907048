"""Documents of the story in a line: who is told to have met whom, where and when."""

from dataclasses import replace

from msgspec import structs

from kg.records import Actor, ActorType, Document
from tests.story import EAST, GAO, LIN, MILITIA, SHEN, WEST, WIRE, claim, document, on, press

lin, shen, gao, militia = (LIN.key, "林岳"), (SHEN.key, "沈安"), (GAO.key, "高宁"), (MILITIA.key, "北港武装")
MIRROR = Actor("organization/云端文摘", ActorType.MEDIA, "云端文摘")
CAST = (LIN, SHEN, GAO, EAST, WEST, MILITIA, WIRE)


def told(path, outlet, day, *sentences, credited=(), positions=(), actors=CAST, title="要闻"):
    """A document of one claim a sentence: (text, trigger, type, agents, targets, options)."""
    article = press(path, outlet, day, title, *(text for text, *_ in sentences), credited=tuple(credited))
    claims = [
        claim(article, text, word, kind, agents, targets, **options)
        for text, word, kind, agents, targets, options in sentences
    ]
    return document(article, actors, claims, positions)


def meeting(text="林岳4日会见沈安。", day="2026-03-04", **options):
    after = f"{day[:-2]}{int(day[-2:]) + 1:02}" if day else None
    time = on("", day, after) if day else None
    return text, "会见", "meet", [lin], [shen], {"time": time, **options}


def only(story, kind):
    found = [event for event in story.events if event.type == kind]
    assert len(found) == 1, [event.key for event in found]
    return found[0]


def cite(*names):
    return {"speakers": [(actor.key, actor.name, "据") for actor in names]}


def reprint(original: Document) -> Document:
    """The same text in another paper, long after."""
    article = replace(
        original.article,
        path="reprint.md",
        outlet=MIRROR,
        published="2026-04-30",
    )
    claims = tuple(structs.replace(one, document=article.key) for one in original.claims)
    return replace(original, article=article, claims=claims)
