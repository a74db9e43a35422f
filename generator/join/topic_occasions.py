"""What happens in a matter that nothing but a state or an international body names: "EU: talks".

The name alone would stand for all that the state or body ever does. The noun beside it is the one
that most of the group's headlines and leads have for what happens.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ..language.word_lists import load_data
from ..language.wording import stem
from ..language.world import world
from .article_clusters import DatedText
from .topic_phrases import Key, occurrences

#: Share of a group's articles that must tell of one kind of event in headline or lead, and the
#: share that must have the noun, and articles at least. Most tell what happens by verbs.
_TOLD, _CALLED, _TIMES = 0.2, 0.1, 2
#: Characters of a text that its lead takes up, at most.
_LEAD = 400
#: Kinds that are no event by themselves: what somebody says, who is where.
_NO_OCCASION = frozenset({"statement", "presence"})


def titled_by_occasion(title: str, articles: Sequence[DatedText]) -> str:
    """A title with what happens, where it is nothing but a state's or body's name."""
    if title not in _bare_names():
        return title
    noun = _occasion([_nouns(a) for a in articles])
    return f"{title}: {noun}" if noun else title


def _occasion(told: Sequence[dict[Key, str]]) -> str | None:
    """The noun that most articles have of the kind of event that most tell of."""
    kinds = Counter(kind for nouns in told for kind in _kinds(nouns))
    for kind in sorted(kinds, key=lambda k: (-kinds[k], k)):
        if kinds[kind] < _TOLD * len(told):
            return None
        own = [{k: form for k, form in nouns.items() if kind in _by_stem()[k]} for nouns in told]
        keys = Counter(key for nouns in own for key in nouns)
        key = min(keys, key=lambda k: (-keys[k], k))
        if keys[key] >= max(_TIMES, _CALLED * len(told)):
            forms = Counter(nouns[key] for nouns in own if key in nouns)
            return min(forms, key=lambda f: (-forms[f], f))
    return None


def _kinds(keys: Iterable[Key]) -> frozenset[str]:
    return frozenset().union(*(_by_stem()[key] for key in keys))


def _nouns(article: DatedText) -> dict[Key, str]:
    """Nouns for events in the headline and the lead of an article, as they first stand there."""
    found: dict[Key, str] = {}
    for key, text in _phrases(article):
        if key[-1:] in _by_stem() and text.split()[-1].islower():
            found.setdefault(key[-1:], text.split()[-1])
    return found


def _phrases(article: DatedText) -> Iterator[tuple[Key, str]]:
    for text in (article.title, article.text[:_LEAD]):
        for hit in occurrences(text):
            if hit.whole and not hit.opens:
                yield hit.key, hit.text


@cache
def _by_stem() -> dict[Key, frozenset[str]]:
    """Kinds of events by the stems of single words that name them."""
    found: defaultdict[Key, set[str]] = defaultdict(set)
    for kind, lemmas in load_data("time_kinds").items():
        for lemma in lemmas if kind not in _NO_OCCASION else ():
            if " " not in str(lemma):
                found[stem(str(lemma)),].add(str(kind))
    return {key: frozenset(kinds) for key, kinds in found.items()}


@cache
def _bare_names() -> frozenset[str]:
    states = (name for state in world().states for name in state.names)
    bodies = (name for b in world().bodies if b.kind == "organisation" for name in b.names)
    return frozenset((*states, *bodies))
