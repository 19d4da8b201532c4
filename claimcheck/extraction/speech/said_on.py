"""When something was said, where the words beside the cue tell it ("said on Friday")."""

from __future__ import annotations

import re

from claimcheck.extraction.grammar.dates_in_words import day_named
from claimcheck.extraction.parts import Said

_REACH = 60
"""Characters behind the cue that can still tell of the speaking."""
_ENDS = re.compile(r"[,;:.“\"\n]| that ")


def said_on(text: str, said: Said, published: str | None) -> str | None:
    """ISO 8601 date of the speaking; None where the text does not give it. `published` is the document's own date."""
    if said.cue is None:
        return None
    start = max(said.cue.end, said.speaker.end if said.speaker is not None and said.speaker.start <= said.cue.end + 1 else 0)
    end = min(start + _REACH, len(text))
    if said.content.start >= start:
        end = min(end, said.content.start)
    if found := _ENDS.search(text, start, end):
        end = found.start()
    return day_named(text[start:end], published)
