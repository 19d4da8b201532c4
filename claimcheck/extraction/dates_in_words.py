"""Relative dates ("on Friday", "yesterday", "last year") as dates, counted from the document's own."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_PATTERN = re.compile(
    r"\b(?:(?P<prep>on|by|until|till|since|from|before|after) )?(?:(?P<which>last|next|this|late|early) (?:on )?)?"
    r"(?:(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?P<own>['’]s)?(?: (?P<part>morning|afternoon|evening|night))?(?![-\w])(?!,? \(?(?:\d|[A-Z][a-z]+ \d))"
    r"|(?P<near>yesterday|today|tonight|tomorrow)(?P<near_own>['’]s)?(?: (?P<near_part>morning|afternoon|evening|night))?\b"
    r"|(?P<span>week|month|year)\b(?!['’]s|-))",
)


def date_words(text: str, published: str | None, future: bool) -> Iterator[tuple[int, int, str | None]]:
    """Each relative date in the text with its offsets and the words to put there; None where it cannot be told.

    `published` is ISO 8601 (None: nothing can be told). `future` says that the clause is about what is to come, so that
    a bare weekday is the next one and not the last.
    """
    day = _parse(published)
    for match in _PATTERN.finditer(text):
        if match["span"]:
            which = match["which"]
            if which in ("last", "next", "this") and match["span"] != "week" and not match["prep"]:
                yield match.start(), match.end(), _period(day, which, match["span"]) if day else None
            continue
        if match["which"] == "this":
            continue
        found = _day(match, day, future) if day else None
        if found is None:
            yield match.start(), match.end(), None
            continue
        name = f"{found.day} {found:%B} {found.year}"
        part = match["part"] or match["near_part"] or ("night" if match["near"] == "tonight" else None)
        prep = match["prep"] or "on"
        if match["own"] or match["near_own"]:
            words = f"{match['prep'] + ' ' if match['prep'] else ''}the {name}"
        elif part:
            words = f"{prep} the {part} of {name}"
        elif match["which"] in ("late", "early"):
            words = f"{match['which']} on {name}"
        else:
            words = f"{prep} {name}"
        yield match.start(), match.end(), words


def _parse(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _day(match: re.Match[str], day: datetime.date, future: bool) -> datetime.date | None:
    if match["near"]:
        return day + datetime.timedelta(days={"yesterday": -1, "tomorrow": 1}.get(match["near"], 0))
    number = _DAYS.index(match["day"].lower() + "day")
    back = (day.weekday() - number) % 7
    if match["which"] == "next" or future:
        ahead = (number - day.weekday()) % 7
        if match["which"] == "next":
            return None
        return day + datetime.timedelta(days=ahead)
    if match["which"] == "last":
        return day - datetime.timedelta(days=back or 7)
    return day - datetime.timedelta(days=back)


def _period(day: datetime.date, which: str, span: str) -> str:
    step = {"last": -1, "this": 0, "next": 1}[which]
    if span == "year":
        return f"in {day.year + step}"
    months = day.year * 12 + day.month - 1 + step
    return f"in {datetime.date(months // 12, months % 12 + 1, 1):%B %Y}"
