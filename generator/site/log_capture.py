"""What MkDocs says while something is done."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from typing import NamedTuple


class Message(NamedTuple):
    """What a logger was given."""

    logger: str
    level: int
    text: str


@contextlib.contextmanager
def heard(level: int = logging.NOTSET) -> Iterator[list[Message]]:
    """The messages of MkDocs and its plugins within the block, from a level on; who is told of
    them otherwise still is."""
    messages = _Messages(level)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(messages)
    try:
        yield messages.heard
    finally:
        logger.removeHandler(messages)


class _Messages(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.heard: list[Message] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(Message(record.name, record.levelno, record.getMessage()))
