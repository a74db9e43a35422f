"""The state of an article's discourse: who is spoken of, by which names, and who "he" is.

`read_discourse` finds names (`names`), gathers them into a cast (`cast`), notes the roles the
text gives (`roles`), and then reads from left to right (`reader`), resolving descriptions
(`nominals`) and pronouns (`pronouns`) against what was said before.
"""

from .model import Discourse
from .reader import read_discourse

__all__ = ["Discourse", "read_discourse"]
