"""Thirty questions of a reader, each answered in at most two clicks from the front page.

An answer is found under one heading, and what answers it carries a citation there. Twenty are
asked of the sample, ten of another corpus, which was invented for them (`ferry/`).
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.serving import Site

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

#: Words from a heading to the next one of its rank.
SECTION = r"""(id) => {
  const heading = document.getElementById(id);
  if (!heading) return null;
  const rank = Number(heading.tagName[1]);
  const found = [heading];
  for (let e = heading.nextElementSibling; e; e = e.nextElementSibling) {
    if (/^H[1-6]$/.test(e.tagName) && Number(e.tagName[1]) <= rank) break;
    found.push(e);
  }
  return found.map(e => e.innerText).join(" ").replace(/\s+/g, " ");
}"""


@dataclass(frozen=True)
class Question:
    """What a reader asks, where the answer stands, and words of it."""

    asked: str
    clicks: tuple[str, ...]
    section: str
    answer: tuple[str, ...]


QUESTIONS = (
    Question(
        "Who first called for an end to the offensive, and when?",
        ("The September 2023 offensive",),
        "summary",
        ("Emmanuel Macron called on Azerbaijan", "19 September 2023"),
    ),
    Question(
        "How many people had fled by 4 October, by whose count?",
        ("Figures",),
        "m-displaced-to-armenia",
        ("100,625", "Sedrak Tevonyan", "4 October 2023"),
    ),
    Question(
        "Why did Baku stay away from Granada?",
        ("The Granada summit",),
        "positions",
        ("angry", "France", "military equipment"),
    ),
    Question(
        "What did Putin say Armenia had chosen?",
        ("Actors", "Vladimir Putin"),
        "said",
        ("go its own way",),
    ),
    Question("Whose iron fist?", ("Actors", "Ilham Aliyev"), "said", ("iron fist",)),
    Question(
        "How many were killed on 19 September, according to whom?",
        ("Figures",),
        "once-killed",
        ("At least 27", "authorities", "19 September 2023"),
    ),
    Question(
        "What did France agree to on 3 October?",
        ("Actors", "France"),
        "said",
        ("agreed to sign a treaty with Armenia", "3 October 2023"),
    ),
    Question("What is still to come?", (), "announced-for-later", ("1 January 2024", "dissolved")),
    Question(
        "When did Armenia join the International Criminal Court?",
        ("Armenia and the Rome Statute",),
        "chronology",
        ("3 October", "approved"),
    ),
    Question(
        "How many Armenians are left in Nagorno-Karabakh, by whose count?",
        ("The exodus to Armenia",),
        "figures",
        ("Between 50 and 1,000", "United Nations", "2 October 2023"),
    ),
    Question(
        "How much money has France sent?",
        ("Actors", "Catherine Colonna"),
        "figures-claimed",
        ("12.5 million euros",),
    ),
    Question(
        "What did Azerbaijan answer to the French condemnation?",
        ("The September 2023 offensive",),
        "positions",
        ("Islamophobic and anti-Azerbaijani policy",),
    ),
    Question(
        "What did Washington say of its meeting with Moscow?",
        ("Actors", "Vedant Patel"),
        "said",
        ("humanitarian",),
    ),
    Question(
        "What does Armenia’s president want from France?",
        ("Actors", "Vahagn Khachaturyan"),
        "said",
        ("new military partner",),
    ),
    Question("Which articles are copies of others?", ("Sources",), "sources", ("copy of",)),
    Question("What could the site not find out?", ("About", "Coverage"), "issues", ("no outlet",)),
    Question(
        "What do Armenia and Russia hold against each other?",
        ("Topics", "Russia, the CSTO and Armenia"),
        "contested",
        ("failed to come to the aid of Nagorno-Karabakh", "Moscow insisted this week"),
    ),
    Question(
        "What is Olesya Vartanyan, according to whom?",
        ("Actors", "Olesya Vartanyan"),
        "roles-as-stated",
        ("International Crisis Group",),
    ),
    Question(
        "When did the authorities of Nagorno-Karabakh give up?",
        ("The Lachin corridor blockade",),
        "chronology",
        ("28 September", "accepted a ceasefire"),
    ),
    Question(
        "What is disputed about the exodus?",
        ("The exodus to Armenia",),
        "contested",
        ("of their own will",),
    ),
)

#: Asked of the ferry that was lost.
ELSEWHERE = (
    Question(
        "How many were killed, by whose count?",
        ("The sinking of the Halcyon",),
        "figures",
        ("At least 14 people", "Coast guard", "At least 21 people", "Seafarers' Union"),
    ),
    Question(
        "When did the ferry sink?",
        ("The sinking of the Halcyon",),
        "chronology",
        ("11 March", "sank off"),
    ),
    Question(
        "What does the union say of the doors?",
        ("Actors", "Petra Lohm"),
        "said",
        ("“The bow doors were never repaired”",),
    ),
    Question(
        "What does the owner say of them?",
        ("Actors", "Northline"),
        "said",
        ("“The bow doors were repaired in December”", "Jan Ferris"),
    ),
    Question(
        "What is contested?",
        ("The sinking of the Halcyon",),
        "contested",
        ("denied that the bow doors had not been repaired",),
    ),
    Question(
        "What comes next, and when?",
        (),
        "announced-for-later",
        ("2 April 2024", "inquiry into the loss"),
    ),
    Question(
        "How much are the families to get, according to whom?",
        ("Figures",),
        "once-money",
        ("2 million euros", "Rolf Adebe"),
    ),
    Question(
        "What do union and owner say, side by side?",
        ("Side by side",),
        "t-1",
        ("repaired in December", "never repaired"),
    ),
    Question(
        "Who is Lena Voss?",
        ("Actors", "Lena Voss"),
        "roles-as-stated",
        ("commander of the coast guard", "14 March 2024 to 18 March 2024"),
    ),
    Question(
        "Which article is the copy of another?",
        ("Sources",),
        "march-2024",
        ("copy of Ferry sinks off Marlow",),
    ),
)


def follow(page: Page, name: str) -> None:
    """Click a link and wait for all of the page it leads to: a long one is shown while it comes."""
    link = page.locator("a:visible").get_by_text(name, exact=True).first
    target = link.evaluate("e => e.closest('a').href")
    link.click()
    page.wait_for_url(target)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.asked)
def test_a_question_is_answered_in_two_clicks(page: Page, sample: Site, question: Question) -> None:
    answered(page, sample, question)


@pytest.mark.parametrize("question", ELSEWHERE, ids=lambda q: q.asked)
def test_a_question_is_answered_elsewhere(page: Page, ferry: Site, question: Question) -> None:
    answered(page, ferry, question)


def answered(page: Page, site: Site, question: Question) -> None:
    """Follow a question's clicks and find its answer."""
    assert len(question.clicks) <= 2
    page.goto(site.address)
    for name in question.clicks:
        follow(page, name)
    text = page.evaluate(SECTION, question.section)
    assert text is not None, f"no section {question.section!r} on {page.url}"
    for words in question.answer:
        assert words in text, f"{words!r} is not in {page.url}#{question.section}"


def test_there_are_thirty() -> None:
    assert len({q.asked for q in (*QUESTIONS, *ELSEWHERE)}) == 30
    assert len(ELSEWHERE) == 10


@pytest.mark.parametrize("width", [375, 1280])
def test_the_sample_shuts_nobody_out(browser: Browser, sample: Site, width: int) -> None:
    """Real pages have what small ones lack: long names, wide tables, boxes that scroll."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for name in ("index", "topics/exodus", "actors/index", "coverage", "chronology"):
        page.goto(f"{sample.address}{name}.html")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        assert [v["id"] for v in found.response["violations"]] == [], name
    context.close()
