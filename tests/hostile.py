"""A network whose names try everything that breaks files: markup, control characters, line breaks."""

from dataclasses import replace

import networkx as nx

from kg.network import project
from kg.records import Actor, ActorType
from tests.story import claim, document, on, press, story

NAMES = (
    'A&B <b>"x"</b>',
    "甲\x0b乙\x00丙",
    " 前后空格 ",
    "两行\n名字",
    "单引'号]]>",
    "𠮷野家\ud800",
    "问号?井号#百分号%",
    "\u202e反向",
)


def hostile_network() -> "nx.MultiDiGraph[str]":
    """Every name meets and attacks the next one, in the year 2026 or on no day at all."""
    cast = [
        Actor("person/" + name.replace("\ud800", ""), ActorType.PERSON, name, name, (name,)) for name in NAMES
    ]
    article = press("hostile.md", None, "2026-03-04", "要闻", "甲会见乙并袭击乙。")
    claims = []
    for one, other in zip(cast, cast[1:] + cast[:1], strict=True):
        for kind, word in (("meet", "会见"), ("attack", "袭击")):
            claims.append(
                claim(
                    article, "甲会见乙并袭击乙。", word, kind, [(one.key, "甲")], [(other.key, "乙")],
                    time=on("", "2026-01-01", "2027-01-01") if kind == "meet" else None,
                )
            )  # fmt: skip
    from kg.merge import merge

    return project(replace(merge((document(article, cast, claims),)), copies=story().copies))
