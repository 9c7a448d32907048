"""The invented story, merged: roots, statuses, contradictions, copies and posts as written by hand."""

from dataclasses import replace

from kg.merge import merge
from kg.records import ActorType, Conflict, Status
from tests.story import CUSTOMS, DAILY, EVENING, GAO, UNSIGNED, WEEKLY, WIRE, documents, story

MERGED = merge(documents())


def test_events_are_those_of_the_story():
    assert tuple(replace(event, merges=(), tellings=()) for event in MERGED.events) == story().events


def test_claims_carry_root_and_event():
    assert MERGED.documents == story().documents


def test_actors_unite_and_include_outlets():
    assert MERGED.actors == story().actors


def test_contradictions_are_those_of_the_story():
    assert MERGED.contradictions == story().contradictions


def test_the_reprint_is_a_copy():
    assert MERGED.copies == story().copies


def test_posts_become_intervals():
    assert MERGED.memberships == tuple(sorted(story().memberships, key=lambda post: post.key))


def test_a_reprint_is_no_second_root():
    meeting = next(event for event in MERGED.events if event.type == "meet")
    assert len(meeting.documents) == 4
    assert meeting.roots == tuple(sorted((WIRE.key, WEEKLY.key)))
    assert meeting.status is Status.DISPUTED


def test_a_denial_has_the_denier_as_its_root():
    roots = {claim.root for document in MERGED.documents for claim in document.claims if claim.speakers}
    assert GAO.key in roots


def test_an_unsigned_text_is_a_root_of_its_own():
    actor = next(actor for actor in MERGED.actors if actor.key == UNSIGNED.key)
    assert (actor.type, actor.named) == (ActorType.MEDIA, False)


def test_every_merge_says_why():
    merges = [merge for event in MERGED.events for merge in event.merges]
    assert len(merges) == sum(len(event.claims) - 1 for event in MERGED.events)
    for one in merges:
        assert one.features
        assert all(feature.name and feature.weight for feature in one.features)


def test_outlets_are_told_apart():
    attack = next(event for event in MERGED.events if event.type == "attack")
    told = {telling.outlet: telling for telling in attack.tellings}
    assert told[DAILY.key].numbers == ("12人死亡",)
    assert told[WEEKLY.key].numbers == ("15人死亡",)
    assert told[WEEKLY.key].roots == (WIRE.key,)
    assert dict(told[DAILY.key].wording)[CUSTOMS.key] == ("东岚国海关",)


def test_first_to_report_comes_first():
    meeting = next(event for event in MERGED.events if event.type == "meet")
    order = [telling.outlet for telling in meeting.tellings]
    assert order == [WIRE.key, DAILY.key, WEEKLY.key, EVENING.key]


def test_numbers_disagree_without_denial():
    kinds = [(conflict.kind, conflict.detail) for conflict in MERGED.contradictions]
    assert (Conflict.NUMBER, "killed 12 ≠ 15") in kinds
