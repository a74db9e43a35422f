"""Entities of several articles into actors."""

from __future__ import annotations

from itertools import permutations

import pytest

from generator.actors.resolve import Resolution, resolve_actors
from generator.actors.roles import stated_roles
from generator.records import (
    ActorKind,
    Article,
    CuratedActor,
    Editorial,
    Entity,
    EntityKey,
    Extract,
    FoundQuote,
    Mention,
    Quote,
    Role,
)
from tests import factory

NOBODY = Editorial()


def article(key: str, published: str | None = "2023-10-04") -> Article:
    return factory.article(key, published=published)


def entity(
    article: str,
    n: int,
    name: str,
    kind: ActorKind = "person",
    names: tuple[str, ...] = (),
    roles: tuple[str, ...] = (),
    speaks_for: str | None = None,
    actor: str | None = None,
) -> Entity:
    said = tuple(Role(r, None, article) for r in roles)
    return Entity(
        EntityKey(f"{article}#{n}"), article, name, kind, names or (name,), said, speaks_for, actor
    )


def quote(article: str, speaker: EntityKey) -> FoundQuote:
    return Quote(f"{article}-q1", article, 0, 1, "x", "direct", None, False, speaker, None, None,
                 None, "x", None)  # fmt: skip


def extract(*entities: Entity, mentions: int = 3, speaks: bool = True) -> Extract:
    key = entities[0].article
    found = tuple(
        Mention(key, i, i + 1, "x", "name", e.key) for e in entities for i in range(mentions)
    )
    quotes = tuple(quote(key, e.key) for e in entities) if speaks else ()
    return Extract(key, entities, found, quotes, (), (), ())


def resolve(*extracts: Extract, editorial: Editorial = NOBODY) -> Resolution:
    return resolve_actors(extracts, editorial, [article(x.article) for x in extracts])


def test_spellings_and_surnames_are_one_person() -> None:
    found = resolve(
        extract(entity("a", 1, "Nikol Pashinyan", names=("Pashinyan", "Nikol Pashinyan"))),
        extract(entity("b", 1, "Nikol Pashinian")),
        extract(entity("c", 1, "Pashinyan")),
    )
    assert [a.id for a in found.actors] == ["nikol-pashinyan"]
    actor = found.actors[0]
    assert {"Pashinyan", "Nikol Pashinian"} <= set(actor.aliases)
    assert (actor.articles, actor.mentions, actor.quotes) == (3, 9, 3)
    assert set(found.actor_of.values()) == {"nikol-pashinyan"}


def test_a_surname_of_two_people_stays_open() -> None:
    found = resolve(
        extract(entity("a", 1, "Hillary Clinton")),
        extract(entity("b", 1, "Bill Clinton")),
        extract(entity("c", 1, "Clinton")),
    )
    assert [a.id for a in found.actors] == ["bill-clinton", "clinton", "hillary-clinton"]
    assert [i.kind for i in found.issues] == ["unresolved-name"]
    assert "aliases: [Clinton]" in found.issues[0].message


def test_curated_actors_keep_their_id_and_gain_forms() -> None:
    macron = CuratedActor(
        "macron",
        "Emmanuel Macron",
        "person",
        aliases=("the Elysée tenant",),
        speaks_for="france",
        note="A note.",
    )
    found = resolve(
        extract(entity("a", 1, "Macron"), entity("a", 2, "France", "state", actor="france")),
        editorial=Editorial(actors=(macron,)),
    )
    actor = next(a for a in found.actors if a.curated)
    assert actor.id == found.actor_of[EntityKey("a#1")] == "macron"
    assert (actor.speaks_for, actor.note) == ("france", "A note.")
    assert {"Macron", "the Elysée tenant"} <= set(actor.aliases)


def test_curated_actors_nobody_mentions_are_kept() -> None:
    silent = CuratedActor("somebody", "Some Body", "person")
    found = resolve(extract(entity("a", 1, "Ann Lee")), editorial=Editorial(actors=(silent,)))
    assert {a.id: a.mentions for a in found.actors} == {"ann-lee": 3, "somebody": 0}


def test_bodies_merge_by_nation_and_words() -> None:
    body: ActorKind = "government body"
    found = resolve(
        extract(entity("a", 1, "Azerbaijan's foreign ministry", body)),
        extract(entity("b", 1, "Azerbaijani Foreign Ministry", body)),
        extract(entity("c", 1, "Ministry of Foreign Affairs of Azerbaijan", body)),
        extract(entity("d", 1, "Armenian Foreign Ministry", body)),
    )
    assert len(found.actors) == 2
    assert len({found.actor_of[EntityKey(k)] for k in ("a#1", "b#1", "c#1")}) == 1


def test_abbreviations_of_world_bodies_merge() -> None:
    found = resolve(
        extract(entity("a", 1, "UN", "organisation")),
        extract(entity("b", 1, "United Nations", "organisation")),
    )
    assert [a.id for a in found.actors] == ["united-nations"]


def test_descriptions_that_fit_anybody_are_no_actors() -> None:
    found = resolve(
        extract(entity("a", 1, "experts", "organisation"), entity("a", 2, "another source")),
        extract(entity("b", 1, "Experts", "organisation"), entity("b", 2, "Larry King")),
        extract(entity("c", 1, "Japanese Foreign Minister")),
        extract(entity("d", 1, "Japanese Foreign Minister")),
    )
    assert [a.id for a in found.actors] == ["japanese-foreign-minister", "larry-king"]
    assert {"c#1", "d#1", "b#2"} == set(found.actor_of)


def test_a_surname_goes_to_the_bearer_of_the_same_role() -> None:
    found = resolve(
        extract(entity("a", 1, "Barack Obama", roles=("President",))),
        extract(entity("b", 1, "Michelle Obama")),
        extract(entity("c", 1, "Obama", roles=("President",))),
    )
    assert found.actor_of[EntityKey("c#1")] == "barack-obama"


def test_noise_is_dropped_and_speakers_are_not() -> None:
    found = resolve(
        extract(entity("a", 1, "Noise", "organisation"), mentions=1, speaks=False),
        extract(entity("b", 1, "Speaker Corp", "organisation"), mentions=1),
        extract(entity("c", 1, "Sometown", "place"), mentions=9, speaks=False),
    )
    assert [a.id for a in found.actors] == ["speaker-corp"]
    assert set(found.actor_of) == {"b#1"}


def test_roles_are_dated_by_the_first_article_that_states_them() -> None:
    extracts = [
        extract(entity("late", 1, "Ann Lee", roles=("mayor",))),
        extract(entity("early", 1, "Ann Lee", roles=("Mayor", "doctor"))),
    ]
    articles = [article("late", "2023-10-05"), article("early", "2023-09-01")]
    actor = resolve_actors(extracts, NOBODY, articles).actors[0]
    assert {(r.text, r.as_of) for r in actor.roles} == {
        ("Mayor", "2023-09-01"),
        ("doctor", "2023-09-01"),
    }


def test_ids_are_unique_and_readable() -> None:
    found = resolve(
        extract(entity("a", 1, "Ann Lee")),
        extract(entity("b", 1, "Ann-Lee Union", "organisation")),
        extract(entity("c", 1, "Ждун", "organisation")),
    )
    ids = [a.id for a in found.actors]
    assert len(ids) == len(set(ids)) == 3
    assert {"ann-lee", "unnamed"} <= set(ids)


def test_speaks_for_points_to_an_actor_of_the_corpus() -> None:
    spokesman = entity("a", 1, "Ann Lee", speaks_for="France")
    alone = resolve(extract(spokesman))
    assert alone.actors[0].speaks_for is None
    both = resolve(extract(spokesman, entity("a", 2, "France", "state", actor="france")))
    assert next(a for a in both.actors if a.id == "ann-lee").speaks_for == "france"


def test_likely_aliases_are_reported_with_the_yaml() -> None:
    found = resolve(
        extract(entity("a", 1, "Michelle Martins")), extract(entity("b", 1, "Michele Martin"))
    )
    (issue,) = [i for i in found.issues if i.kind == "likely-alias"]
    assert len(found.actors) == 2
    assert "aliases: [" in issue.message


def test_the_order_of_articles_does_not_matter() -> None:
    extracts = [
        extract(entity("a", 1, "Clinton")),
        extract(entity("b", 1, "Hillary Clinton")),
        extract(entity("c", 1, "Nikol Pashinian")),
        extract(entity("d", 1, "Pashinyan")),
    ]
    results = {repr(resolve(*order)) for order in permutations(extracts)}
    assert len(results) == 1


def test_the_role_of_the_main_period_comes_first() -> None:
    """Whoever was senator in many old articles and is president in most is the president."""
    old = [entity(f"o{n}", 1, "Ann Lee", roles=("senator",)) for n in range(3)]
    new = [entity(f"n{n}", 1, "Ann Lee", roles=("president",) if n < 2 else ()) for n in range(5)]
    published = {f"o{n}": f"2004-05-0{n + 1}" for n in range(3)}
    published |= {f"n{n}": f"2019-05-0{n + 1}" for n in range(5)}
    roles = stated_roles([*old, *new], published)
    assert [role.text for role in roles] == ["president", "senator"]
    assert (roles[0].as_of, roles[0].last) == ("2019-05-01", "2019-05-02")
    assert (roles[0].article, roles[0].last_article) == ("n0", "n1")


@pytest.mark.parametrize("text", ["daughter", "only candidate", "brother of the mayor"])
def test_kin_and_remarks_are_no_roles(text: str) -> None:
    assert stated_roles([entity("a", 1, "Ann Lee", roles=(text,))], {}) == ()


def test_a_bare_first_name_is_its_articles_own() -> None:
    """Where somebody bears it in full elsewhere, many may be called so."""
    found = resolve(
        extract(entity("a", 1, "Charlie Moss")),
        extract(entity("b", 1, "Charlie")),
        extract(entity("c", 1, "Charlie")),
    )
    charlies = {found.actor_of.get(EntityKey(f"{a}#1")) for a in "abc"}
    assert len(charlies) == 3


def test_a_nation_is_no_name_of_its_minister() -> None:
    minister = entity("a", 1, "Danish Foreign Minister")
    told = factory.article("a", text="The Danish Foreign Minister left. A Danish ship sank.")
    found = resolve_actors([extract(minister)], NOBODY, [told]).actors
    office = next(a for a in found if a.name == "Danish Foreign Minister")
    assert office.aliases == ()
