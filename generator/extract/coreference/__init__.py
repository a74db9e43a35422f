"""Coreference resolution: which entities an article mentions, and which words refer to each.

`resolve_mentions` runs the steps. `name_mentions` finds names, `entity_table` gives each name its
entity, `role_phrases` reads the roles that stand beside names. Then all mentions are resolved from
left to right: nominal mentions ("the minister") by `person_nominals` and `body_nominals`, pronouns
by `antecedents`. `build_chains` turns the state at the end into the coreference chains that later
stages ask.
"""

from .chains import CoreferenceChains
from .resolve_mentions import resolve_coreference

__all__ = ["CoreferenceChains", "resolve_coreference"]
