"""Actors that every build knows without curation: the states of the world and its bodies."""

from __future__ import annotations

from functools import cache

from ..language.world import world


@cache
def world_names() -> dict[str, str]:
    """Name of each state and body of `language.world` by its id."""
    known = world()
    bodies = {body.id: body.name for body in known.bodies}
    return bodies | {state.id: state.name for state in known.states}
