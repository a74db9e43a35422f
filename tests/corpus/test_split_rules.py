"""Where a digest is cut, a letter a row: the rules of `split`, one after the other."""

from __future__ import annotations

import pytest

from generator.corpus.lines import Kind, Line, Row, count_words
from generator.corpus.split import split

LEAD = "The ferry to Hamar was fined on Friday, a court official said in the town."


def _prose(number: int) -> str:
    return " ".join(["Ferries"] * (number - 1)) + " sail."


ROWS: dict[str, tuple[Kind, str]] = {
    # headlines: long, of eight, four and three words, too short, an outlet's name
    "T": (Kind.FRAGMENT, "Minister denies plan to sell railways"),
    "K": (Kind.FRAGMENT, "Minister denies old plan to sell state railways"),
    "f": (Kind.FRAGMENT, "Old trains run late"),
    "t": (Kind.FRAGMENT, "Trains run late"),
    "w": (Kind.FRAGMENT, "Trains late"),
    "o": (Kind.FRAGMENT, "Hamar Daily News"),
    # sentences that may be headlines: a question, an exclamation, initials, 20 and 21 words
    "Q": (Kind.PROSE, "Will the minister sell the railways?"),
    "!": (Kind.PROSE, "Minister will sell the railways!"),
    "I": (Kind.PROSE, "Minister opens talks with U.S."),
    "v": (Kind.PROSE, _prose(20)[:-1] + "?"),
    "V": (Kind.PROSE, _prose(21)[:-1] + "?"),
    # text: a lead, sentences of 4, 11, 12, 45 and 46 words, a dateline
    "x": (Kind.PROSE, LEAD),
    "s": (Kind.PROSE, "He said nothing more."),
    "y": (Kind.PROSE, _prose(11)),
    "z": (Kind.PROSE, _prose(12)),
    "Y": (Kind.PROSE, _prose(45)),
    "Z": (Kind.PROSE, _prose(46)),
    "W": (Kind.DATELINE, f"HAMAR, May 4 (Reuters) - {LEAD}"),
    # date lines: whole, without a year, said to be of publication
    "D": (Kind.DATE, "4 October 2023"),
    "d": (Kind.DATE, "4 October"),
    "M": (Kind.DATE, "Published 4 October 2023"),
    "B": (Kind.BYLINE, "By Lena Orst"),
    "O": (Kind.OUTLET, "Reuters"),
    "L": (Kind.LABEL, "Opinion"),
    "•": (Kind.BULLET, "• Ferries sail"),
    "P": (Kind.FURNITURE, "Read more"),
    "U": (Kind.URL, "https://example.org/2018/05/04/ferry"),
    "E": (Kind.URL, "https://twitter.com/ferry/status/1"),
    "S": (Kind.SEPARATOR, "-----"),
    "N": (Kind.SEPARATOR, "1 of 9 documents"),
    "G": (Kind.SIGNOFF, "(Reporting by Eva Lind; Editing by Tom Rowe)"),
    "g": (Kind.SIGNOFF, "(Reporting by Eva Lind)"),
    "F": (Kind.FIELD, "Subject: Ferries"),
    "R": (Kind.SOURCE, "Source: Reuters"),
}


def rows_of(digest: str) -> list[Row]:
    """The rows of a digest; a blank line stands above those behind a space or a bar."""
    rows: list[Row] = []
    gap = True
    for letter in digest:
        if letter in " |":
            gap = True
            continue
        kind, text = ROWS[letter]
        role = "numbered" if letter == "N" else ""
        rows.append(Row((Line(len(rows) + 1, text),), kind, "", role, gap))
        gap = False
    return rows


def cut(digest: str) -> str:
    """The letters with a bar where each further article begins."""
    letters = iter(digest.replace(" ", "").replace("|", ""))
    return "|".join("".join(next(letters) for _ in part) for part in split(rows_of(digest)))


def check(digest: str) -> None:
    assert cut(digest) == digest.replace(" ", "")


def test_rows_are_what_their_letters_say() -> None:
    assert [count_words(ROWS[letter][1]) for letter in "TKftwovVyzYZ"] == [
        6, 8, 4, 3, 2, 3, 20, 21, 11, 12, 45, 46,
    ]  # fmt: skip
    assert split([]) == []


@pytest.mark.parametrize(
    "digest",
    [
        "TDx|TDx|tDx",
        "TDx Tdx",  # a day without its year is no masthead's
        "TDx wDx",  # two words are no headline
        "TDx|QDx",
        "TDx|!Dx",
        "TDx|IDx",
        "TDx|vDx",
        "TDx VDx",  # a question of 21 words is a sentence
        "TDxQDx",  # and so is one with no blank line above
        "TDx sDx",
        "TDx|TBDx",
        "TDx|TOLDx",
        "TDx T•Dx",
        "TDx TPDx",
        "TDx|TLLLLLLLDx",
        "TDx TLLLLLLLLDx",  # a headline stands at most eight rows above its date
        "TDx|TDTDx",
        "TDx TD",  # no text follows
    ],
)
def test_a_headline_with_a_date_line_below_begins_an_article(digest: str) -> None:
    check(digest)


@pytest.mark.parametrize(
    "digest",
    [
        "DTx DTx",  # might be the text's own
        "DTxU|DTx",
        "DTxS|DTx",
        "DTxP|DTx",
        "DTx|MTx",
        "DTxMTx",  # no blank line above
        "DTxU DTs",  # no text near
        "DTxU DxTx",  # text stands between
        "DTxU|DLLTx",
        "DTxU DLLLTx",
    ],
)
def test_a_date_line_above_its_headline_begins_an_article_where_one_ended(digest: str) -> None:
    check(digest)


@pytest.mark.parametrize(
    "digest",
    [
        "TDxU|TsBDx",
        "TDxP|TsBDx",
        "TDxU|TsDx",
        "TDx TsBDx",  # a crosshead and a sentence of the article above
        "TDxU|TYBDx",
        "TDxU TZBDx",  # a standfirst has 45 words at most
        "TDxU|fsBDx",
        "TDxU tsBDx",
        "TDxU TsLDx",  # a by-line or a date must follow
        "TDxU|TsBwDx",
        "TDxUTs|t Dx",
        "TDxU TssBDx",
    ],
)
def test_a_standfirst_stands_between_headline_and_masthead(digest: str) -> None:
    check(digest)


@pytest.mark.parametrize(
    "digest",
    [
        "TDxT|t Dx",  # the longer line above is a crosshead
        "TDx|TtDx",  # a short line right above the date is an outlet
        "TDx|TfDx",
        "TDx|To Dx",  # so is one that is named like an outlet
        "TDx|TKDx",  # the shorter line above is the headline, the longer the standfirst
        "TDx|TBKDx",
        "TDxLT|KDx",  # nothing has ended above
        "TDxTOO|KDx",  # too far apart
        "TDxU|TKDx",
        "TDxP|TKDx",
    ],
)
def test_of_two_lines_above_a_date_one_is_the_headline(digest: str) -> None:
    check(digest)


@pytest.mark.parametrize(
    "digest",
    ["TDx|TWx", "TDx|fWx", "TDx tWx", "TDxU|Wx", "TDx Wx"],
)
def test_a_dateline_begins_an_article_below_a_headline_or_an_end(digest: str) -> None:
    check(digest)


@pytest.mark.parametrize(
    "digest",
    [
        "FFTx|FFTx",
        "FFTx FTx",  # one field alone
        "FFTx|FRTx",
        "FFTx|FBTx",
        "FFTx|FFFTx",
        "FFTx|SFFTx",  # a rule above belongs to the fields
        "TDx FF",
    ],
)
def test_a_block_of_header_fields_begins_an_article(digest: str) -> None:
    check(digest)


@pytest.mark.parametrize(
    "digest",
    [
        "TDxU|TBx",
        "TDxS|TBx",
        "TDxU|TOx",
        "TDxU|TOBx",
        "TDxU|TLBx",
        "TDxU TPBx",
        "TDxE TBx",  # an embedded post ends nothing
        "TDx TBx",
        "TDxU TBs",
        "TDxU|fBx",
        "TDxU tBx",
        "TDxU|TBz",
        "TDxU TBy",  # eleven words may be a caption
        "TDxU|TBsz",
        "TDxU TBUz",
        "TDxU|TBPz",
    ],
)
def test_a_headline_with_a_by_line_begins_an_article_where_one_ended(digest: str) -> None:
    check(digest)


@pytest.mark.parametrize(
    "digest",
    [
        "TDxG|Tx",
        "TDxg Tx",  # credits without an editor may stand between two parts
        "TDxG|fx",
        "TDxG tx",
        "TDxG Ts",
        "TDxG|TLLLLLLx",
        "TDxG|TLLLLLLLx",
        "TDxG TLLLLLLLLx",
        "TxS|Tx",
        "STxS|TxS",
        "TxS|TxS|Tx",
        "TxS Tx S sx",  # a rule that divides once divides everywhere
        "TxS LTxS|Tx",
        "TxS LLTxS|Tx",
        "TxS LLLTxS Tx",
        "TxS sTxS Tx",
        "txS Tx",
        "fxS|Tx",
        "TsS Tx",
        "TxS",
    ],
)
def test_a_headline_behind_credits_or_a_rule_begins_an_article(digest: str) -> None:
    check(digest)


@pytest.mark.parametrize(
    "digest",
    [
        "TxU|TxU",
        "TxU|TxU|TxUP",
        "TxU Tx",  # its address closes only the first
        "TxU TxUx",
        "TxU sTxU",
        "TxE TxU",
        "TxU|TxETxU",
        "TxU",
    ],
)
def test_addresses_divide_where_every_article_ends_with_its_own(digest: str) -> None:
    check(digest)


@pytest.mark.parametrize(
    "digest",
    ["NTx|NTx", "NTx|NNTx", "NTx N", "PPTDx|TDx", "sU|TDx", "PNTx|NTx", "xs", "P"],
)
def test_numbers_divide_and_what_stands_above_the_first_article_stays_with_it(digest: str) -> None:
    check(digest)
