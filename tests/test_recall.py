"""Answers that are kept are the answers that would be given."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from generator import recall
from generator.brief.sentences import lone_sentences
from generator.language.wording import stem
from generator.recall import Recall
from generator.store import Store, opened
from tests.conftest import OF_CODE_THAT_IS_GONE
from tests.factory import article, sentences_of

ONE = article("one", "The council met in Geneva on Monday to hear both sides of the matter.")
TWO = article("two", "Farmers of the whole province expect a good harvest of apricots this year.")
CALLS = [(source, tuple(sentences_of(source))) for source in (ONE, TWO)]
ANSWERS = [lone_sentences(*call) for call in CALLS]


def test_what_is_known_is_not_made_again(tmp_path: Path) -> None:
    with opened(tmp_path / "c.sqlite") as store:
        assert Recall(store)(lone_sentences, CALLS[:1]) == ANSWERS[:1]
    with (
        opened(tmp_path / "c.sqlite") as store,
        patch("generator.brief.sentences.stands_alone", return_value=True) as asked,
    ):
        assert Recall(store)(lone_sentences, CALLS) == ANSWERS
        assert asked.call_count == 1  # for the article that is new
    assert all(ANSWERS)


def test_other_code_or_other_arguments_are_other_calls(tmp_path: Path) -> None:
    with opened(tmp_path / "c.sqlite") as store:
        kept = Recall(store)
        assert kept(lone_sentences, CALLS[:1]) == ANSWERS[:1]
        assert kept(lone_sentences, [(ONE, ())]) == [()]
        with patch.object(recall, "code_version", return_value="other"):
            assert len(Recall(store)(lone_sentences, CALLS[:1])) == 1
        (count,) = store._db.execute("SELECT count(*) FROM blobs").fetchone()  # type: ignore[union-attr]
    assert count == 3


def test_damaged_entries_are_made_again(tmp_path: Path) -> None:
    with opened(tmp_path / "c.sqlite") as store:
        Recall(store)(lone_sentences, CALLS)
        for blob in (b"nonsense", OF_CODE_THAT_IS_GONE):
            store._write("UPDATE blobs SET value = ?", [(blob,)])
            assert Recall(store)(lone_sentences, CALLS) == ANSWERS


@given(st.lists(st.text(), max_size=6))
def test_without_a_store_every_call_is_made(texts: list[str]) -> None:
    assert Recall(Store(None))(stem, [(text,) for text in texts]) == [stem(text) for text in texts]
