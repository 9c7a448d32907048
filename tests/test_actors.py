"""Who is in a text: the example of every rule, sentences with offsets, and what always holds."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from kg import actors, lang, text
from kg.records import Actor, ActorType, Article, Block, BlockKind, Cast, Layout, Span

SPECS = [
    json.loads(line)
    for line in (Path(__file__).parent / "specs" / "actors.jsonl").read_text(encoding="utf-8").splitlines()
]
RULES = lang.load("zh", "names").rules()
OUTLET = Actor("organization/北岸日报", ActorType.MEDIA, "北岸日报")
PIECES = (
    "美国|美方|中俄|国务卿|外长|布林肯|安东尼·布林肯|谢尔盖·瓦尔贝里|（Sergei Walberg）|表示|，|。|“|”|他|"
    "双方|两国|四名官员|华盛顿|白宫|政府|当局|基金会|委员会|访美|北约|在|与|的|前|和|（|）|·|・|、|瓦尔贝里|"
    "12|年|总统|先生|《|》|本台|中俄外长|其|该国|\n"
)


def layout(body: str, published: str | None = "2023-03-02", language: str = "zh-Hans") -> Layout:
    blocks, at = [], 0
    for line in body.split("\n"):
        if line.strip():
            blocks.append(Block(Span(at, at + len(line)), BlockKind.PARAGRAPH))
        at += len(line) + 1
    article = Article("a.txt", "", body, tuple(blocks), language, published, "metadata", OUTLET)
    return text.lay_out(article)


def find(body: str, published: str | None = "2023-03-02") -> Cast:
    return actors.find(layout(body, published))


def at_home(body: str, state: str) -> Cast:
    """What an outlet of a state is read to tell."""
    found = layout(body)
    outlet = structs.replace(OUTLET, state=state)
    return actors.find(text.lay_out(replace(found.article, outlet=outlet)))


def meant(cast: Cast, form: str) -> list[str]:
    """The names of the actors that a form stands for where it first stands."""
    names = {actor.key: actor.name for actor in cast.actors}
    return [names[key] for mention in cast.mentions if mention.text == form for key in mention.actors]


def test_a_body_alone_is_of_the_outlet_s_own_state_until_somebody_abroad_is_named() -> None:
    cast = at_home("商务部宣布调查美国企业。美国表示失望。", "country/中国")
    assert meant(cast, "商务部") == ["中国商务部"]
    cast = at_home("美国企业提出申请，商务部开始调查。", "country/中国")
    assert meant(cast, "商务部") == ["美国商务部"]
    cast = at_home("商务部宣布调查美国企业。", "country/美国")
    assert meant(cast, "商务部") == ["美国商务部"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_the_example_of_every_rule_fires_it(rule: dict[str, Any]) -> None:
    cast = find(rule["example"])
    fired = {mention.rule for mention in cast.mentions} | {post.rule for post in cast.positions}
    assert rule["id"] in fired


def test_every_rule_of_the_code_is_explained_in_the_data() -> None:
    used = set()
    for file in Path(actors.__file__).parent.rglob("*.py"):
        used.update(re.findall(r'"(zh\.[a-z.-]+[a-z])"', file.read_text(encoding="utf-8")))
    assert used <= {rule["id"] for rule in RULES}


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec["id"])
def test_specified_sentences(spec: dict[str, Any]) -> None:
    cast = find(spec["text"], spec.get("published", "2023-03-02"))
    names = {actor.key: actor.name for actor in cast.actors}
    mentions = [
        [*mention.span, mention.form, *(names[key] for key in mention.actors)] for mention in cast.mentions
    ]
    posts = [
        [names[post.person], post.title, names[post.of] if post.of else None, post.tense]
        for post in cast.positions
    ]
    assert mentions == spec["mentions"]
    assert posts == spec.get("positions", [])


def test_a_name_and_its_variants_are_one_person() -> None:
    cast = find(
        "美国国务卿布林肯抵达。安东尼‧布林肯（Antony Blinken）随后会见国务卿团队。美國國務卿布林肯離開。"
    )
    people = [actor for actor in cast.actors if actor.type is ActorType.PERSON and actor.named]
    assert [person.name for person in people] == ["布林肯"]
    assert {"安东尼‧布林肯", "布林肯"} <= {people[0].name, *people[0].aliases}


def test_homonyms_with_other_first_names_stay_apart() -> None:
    cast = find("拜登周一讲话。亨特·拜登没有出席。")
    assert len({mention.actors for mention in cast.mentions}) == 2


def test_unnamed_people_never_leave_their_document() -> None:
    one = find("一名德国官员拒绝置评。")
    other = find("一名德国官员拒绝置评。消息未获证实。")
    first = {actor.key for actor in one.actors if not actor.named}
    second = {actor.key for actor in other.actors if not actor.named}
    assert first and second and not first & second


def test_the_same_words_without_a_number_mean_the_same_unnamed_actor() -> None:
    def who(body: str) -> list[str]:
        return [key for mention in find(body).mentions for key in mention.actors]

    for same in (
        "各国表示欢迎。各国没有表态。",
        "挪威官员否认，挪威官员随后离开。",
        "德国与法国官员会面。德国官员否认。",
    ):
        assert len(set(who(same))) < len(who(same)), same
    for others in (
        "一名官员否认。另一名官员承认。",
        "有专家赞成，有专家反对。",
        "妻子否认，妻子承认。",
        "其他国家赞成，其他国家反对。",
    ):
        assert len(set(who(others))) == len(who(others)) > 1, others


def test_the_outlet_is_what_it_calls_itself() -> None:
    assert meant(find("他告诉本台，会议已经结束。"), "本台") == ["北岸日报"]


def test_picture_credits_and_bylines_name_nobody() -> None:
    cast = find("会议现场。（法新社图片）\n（记者林海舟综合报导）会议已经结束。")
    assert cast.actors == ()


def test_traditional_and_simplified_texts_have_the_same_cast() -> None:
    one, other = find("乌克兰总统与德国总理通话。"), find("烏克蘭總統與德國總理通話。")
    assert [m.actors[0].split("@")[0] for m in one.mentions] == [
        m.actors[0].split("@")[0] for m in other.mentions
    ]


def invariants(source: str, cast: Cast) -> Iterator[bool]:
    keys = [actor.key for actor in cast.actors]
    yield keys == sorted(set(keys))
    ends = 0
    for mention in cast.mentions:
        yield ends <= mention.span.start < mention.span.end
        yield source[mention.span.start : mention.span.end] == mention.text
        yield bool(mention.actors) and set(mention.actors) <= set(keys)
        ends = mention.span.end
    for post in cast.positions:
        yield {post.person, post.of or post.person} <= set(keys)
        yield post.tense in ("current", "former", "future")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join))
def test_mentions_are_in_order_apart_and_of_known_actors(body: str) -> None:
    cast = find(body)
    assert all(invariants(body, cast))
    assert cast == find(body)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(body: str) -> None:
    assert all(invariants(body, find(body)))


@pytest.mark.parametrize(
    "unit", ["7", "年", "（A", "阿·", "总统", "中美俄", "他", "Aa Bb ", "双方", "四名官员"]
)
def test_hostile_text_comes_to_an_end(unit: str) -> None:
    body = unit * 4000
    assert all(invariants(body, find(body)))
