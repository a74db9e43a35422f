"""How much pages show: every limit of a page, so that none grows with the corpus.

Beyond a limit a page says how many there are and links to all of them.
"""

from __future__ import annotations

#: Items of one section of a page: some six screens, about what a reader leafs through.
SECTION_ITEMS = 40
#: A list that is longer than its limit by no more than this share is shown whole: a link that
#: leads to five more is worth less than the five.
OVERRUN_SHARE = 0.25
#: Records on one page of a list of everything; it stays light enough for a telephone.
RECORDS_PER_PAGE = 100
#: Records by which such a list may be longer and yet stay on one page.
RECORDS_OVERRUN = 50
#: Pages that a page of a list links to before and after it: linking to all of them from each
#: would cost the square of their number.
NEIGHBOUR_PAGES = 3

#: Measures that a topic page compares claims of, claims of each of them, and figures that are
#: given once.
TOPIC_MEASURES, MEASURE_CLAIMS, SINGLE_FIGURES = 10, 6, 15
#: Conflicts of claims on a topic page and on Coverage: each takes two columns of quotations.
CONFLICTS = 25
#: What the box "At a glance" of a topic has room for: things counted, and those who count each
#: with what they are cited from; places and parties, conflicts, and what is to come.
BOX_COUNTS, BOX_CLAIMS, BOX_CITATIONS, BOX_NAMES, BOX_CONFLICTS, BOX_AHEAD = 2, 4, 2, 6, 3, 2
#: Topics on the page that sets a pair side by side, without a choice; and of an outlet's articles,
#: figures and quotations on a topic, those that stand beside another's.
SIDE_TOPICS, SIDE_ITEMS = 20, 8
#: Claims of one measure in the table of the front page.
HOME_CLAIMS = 4
#: Quotations of somebody who speaks for an actor, above which the actor's page shows only those
#: that topics quote: one long interview must not fill a state's page.
SPOKESPERSON_QUOTES = 12
#: Sources cited for one role of an actor.
ROLE_CITATIONS = 4
#: Sources that an actor's page lists: its passages cite theirs, and the list of all is a link away.
ACTOR_SOURCES = 20
#: Sources cited for one item of a list; the page's data has them all.
ITEM_CITATIONS = 4
#: Pages named beside a passage of a source as using it, without the one of whom it is about.
NOTE_PAGES = 4
#: Actors named in one line of a chronology; its record has them all.
ENTRY_ACTORS = 4
#: Days before its first article at which a chronology opens: a month, as far back as reports go
#: for the news that they follow up; what lies before is background, and folded.
LOOK_BACK_DAYS = 31
#: Entries of a month at the beginning of a chronology, up to which it gets no heading of its own.
SPARSE_MONTH_ENTRIES = 2
#: Values that a filter offers on the page; its script knows the others.
FILTER_OPTIONS = 60
#: Decisions of one kind that Coverage asks an editor for; more would be no help.
DECISIONS = 25
#: Words by which a decision and its YAML name a quotation.
QUOTE_WORDS = 9
#: Articles in the feed of the site and in those of a topic or actor, of which there are many, and
#: events that the summary of each tells.
FEED_ARTICLES, PAGE_FEED_ARTICLES, FEED_EVENTS = 50, 20, 5
#: Quotations or events in the structured data of a page.
STRUCTURED_ITEMS = 10


def room(count: int, limit: int) -> int:
    """How many of so many items a list of such a limit shows.

    >>> room(5, 4), room(6, 4)
    (5, 4)
    """
    return count if count <= limit * (1 + OVERRUN_SHARE) else limit
