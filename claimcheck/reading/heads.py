"""What the first lines of a text say of it without front matter. They stay in the text."""

from __future__ import annotations

import re

from claimcheck.reading.dates import PRINTED, read_date

HEAD_LINES = 8
HEAD_CHARS = 1500
LONGEST_TITLE = 160
"""Characters of the longest headline; over it a first line is a paragraph."""

LEAD = r"(?:date|dated|published|posted|updated|last updated|released|for (?:immediate )?release)"
DATE_LINE = re.compile(rf"\W*(?:{LEAD}\b[\s:,]*(?:on\s+)?)?(?P<date>{PRINTED})(?:\s*[,|at]*\s*\d{{1,2}}:\d{{2}}[\w\s.:+]*)?\W*", re.IGNORECASE)
LED_DATE = re.compile(rf"\s*{LEAD}[\s:]+(?P<date>{PRINTED})\b", re.IGNORECASE)
DATELINE = re.compile(rf"\s*(?-i:[A-Z][A-Z.'’ -]+)(?:[,/][\w.'’ /-]{{1,40}})?[,.]?\s+\(?(?P<date>{PRINTED})\)?\W", re.IGNORECASE)


def read_head_date(text: str) -> str | None:
    """The date of a dateline ("MOSCOW, April 17, 2020 —"), of a lead ("date 2020-04-18 ") or of a line of its own."""
    for line in text[:HEAD_CHARS].split("\n")[:HEAD_LINES]:
        if found := LED_DATE.match(line) or DATELINE.match(line) or DATE_LINE.fullmatch(line):
            return read_date(found["date"])
    return None


def read_title(text: str) -> str | None:
    """The first line, where it stands alone before a blank line, is short and does not end as a sentence does."""
    first, _, rest = text[:HEAD_CHARS].lstrip("\n").partition("\n")
    line = re.sub(r"^#+\s+|\s+#+$", "", first.strip())
    if rest[:1] != "\n" and not first.startswith("# "):
        return None
    if len(line) > LONGEST_TITLE or len(line.split()) < 2 or line[-1] in ".!:;,”\"" or DATE_LINE.fullmatch(line):
        return None
    return line
