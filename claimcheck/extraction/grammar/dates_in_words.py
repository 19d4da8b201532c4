"""Relative dates ("on Friday", "yesterday", "last year") as dates, counted from the document's own."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from enum import Enum, auto

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PARTS = r"(?: (?P<{0}>morning|afternoon|evening|night))?+"
_MONTH_NAMES = r"January|February|March|April|May|June|July|August|September|October|November|December"
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_PATTERN = re.compile(
    r"(?<!\w-)\b(?:(?P<prep>[Oo]n|[Bb]y|[Uu]ntil|[Ss]ince|[Ff]rom|[Bb]efore|[Aa]fter) )?(?:(?P<which>[Ll]ast|next|this|[Ll]ate|[Ee]arly)(?: on)? )?"
    r"(?:(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?P<own>['’]s)?" + _PARTS.format("part") + r"(?![-\w])(?!,? \(?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?" + _MONTHS + r"|" + _MONTHS + r"[a-z]*\.? \d))"
    r"|(?P<near>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Ll]ast night|[Tt]his (?:morning|afternoon|evening))(?P<near_own>['’]s)?" + _PARTS.format("near_part") + r"\b"
    r"|(?P<period>month|year)\b(?!['’]s|-))"
)
_NAMED_DAYS = re.compile(r"(?:\b(?:Super|Black|Good|Cyber|Ash|Giving|Fat|Palm|Easter|Bloody|Holy|Shrove|[Ee]very|[Ee]ach|a|any|that)|(?:\bon|^|[.,]) ?one)\s$")
"""What makes a weekday a day of its own name, or any such day."""
_OTHER_PREPOSITIONS = re.compile(r"\b(?:now and|as|of|through|between|to|for|than|about|around|with|till|during)\s$", re.IGNORECASE)


_SEVERAL = re.compile(r" (?:[a-z]+ ){0,3}[a-z]+[^s\W]s\b(?! [a-z]+s\b)")
"""Several things behind "today's": "the 18 April migrants" would be no English."""


_NOUN_BEHIND = re.compile(r" [a-z]")
"""Behind "Wednesday morning" of "her Wednesday morning speech"."""
_WHOSE = re.compile(r"(?:\b(?:the|his|her|its|their|my|our|your)|['’]s) $", re.IGNORECASE)
"""Before "last year": the last one of something, not the year before this one."""
_TITLES = re.compile(r" (?:Night|Morning|Evening|Times|Telegraph|Mail|Post|Express|Mirror|Live|Today|School|Football)\b")
"""What makes a weekday the name of a paper or a programme."""


_INSIDE = re.compile(r"[\w,;]\s*$")
"""Before a "Today" that begins no sentence: then it is the name of a paper or a programme."""

_REGULAR = re.compile(r" (?:(?:morning|evening|night|talk|news|political) )*(?:shows|papers|newspapers|programmes|programs|services|talk-shows)\b")
"""What there is every week: "the Sunday talk shows"."""
NEARLY_A_WEEK = 6
"""Days at which a bare weekday is not told: that of tomorrow is not said of six days ago, nor yesterday's of six days ahead; more
often the document's date is a day off."""
_PART_NAMED = {"tonight": "night", "night": "night", "morning": "morning", "afternoon": "afternoon", "evening": "evening"}
_UNDATED = re.compile(
    r"\b(?:[Ll]ast|[Nn]ext|[Tt]his) (?:(?:year|month|week)['’]s|spring|summer|fall|autumn|winter|" + _MONTH_NAMES + r")\b"
    r"|\b(?:(?:[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming) (?:week|weekend)|(?:[Tt]he )?(?:(?:past|last|next|coming|previous) (?:few |several |couple of |two |three |four |five |six |\d+ )?|recent )(?:hours|days|weeks|weekend|week)"
    r"|(?:(?:[Aa] |[Tt]he )?(?:few|couple of|several|many)|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|\d+|[Aa]n?|[Jj]ust) (?:minutes?|hours?|days?|weeks?) ago)\b(?! (?:of|before|after)\b|['’]s\b|-)"
)
"""Weeks, days and hours counted from the day of the text or of the speech."""
DAY_OF_SPEECH = re.compile(r"\b(?:[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Ll]ast night|[Tt]his (?:morning|afternoon|evening))\b")
"""What counts from the day on which it is said."""
_NAMED = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
_MARKS = frozenset("\"“”‘’")
"""A day in marks is the name of a programme."""


class DateUse(Enum):
    """What a date does in its clause."""

    PAST = auto()
    """When it happened; also where nothing tells."""
    FUTURE = auto()
    """When it is to happen."""
    MODIFIER = auto()
    """Which one: "the Friday meeting"."""
    NOWADAYS = auto()
    """No day at all: "today, the town has a court"."""


def date_words(text: str, published: str | None, use_at: Callable[[int], DateUse]) -> Iterator[tuple[int, int, str | None]]:
    """Each relative date in the text: start, end, and the words to put there (None: it cannot be told).

    `published` is ISO 8601, None when unknown. `use_at` tells of an offset of the text what the date there does: a bare
    weekday of something to come is the next one and not the last.
    """
    day = _parse(published)
    for match in _PATTERN.finditer(text):
        start, end = match.span()
        before = text[max(0, start - 9) : start]
        if match["day"] and (_TITLES.match(text, match.end("day")) or _REGULAR.match(text, match.end("day"))):
            continue
        if text[max(0, start - 1) : start] in _MARKS and text[end : end + 1] in _MARKS and start > 0:
            continue
        if text[end : end + 2] in ("'s", "’s") or (match["which"] == "this" and not match["period"]) or (not match["prep"] and _NAMED_DAYS.search(before)):
            continue
        if match["near"] and match["near"][:2] == "To" and (_INSIDE.search(before) or _TITLES.match(text, end) or text[end : end + 5] in (" show", " Show")):
            continue
        if match["near_own"] and _SEVERAL.match(text, end):
            yield start, end, None
            continue
        use = use_at(match.start("day") if match["day"] else start)
        if use is DateUse.NOWADAYS:
            continue
        before_noun = use is DateUse.MODIFIER and match["part"] is not None and _NOUN_BEHIND.match(text, end) is not None
        bare = (use is DateUse.MODIFIER and not match["part"]) or (not match["prep"] and _OTHER_PREPOSITIONS.search(before) is not None)
        which = (match["which"] or "").lower()
        if match["period"]:
            if which == "this" and before.endswith(" ago "):
                yield start, end, None
            elif which in ("last", "next", "this") and not match["prep"] and not _WHOSE.search(before):
                made = _period(day, which, match["period"]) if day else None
                yield start, end, _cased(made.removeprefix("in ") if _OTHER_PREPOSITIONS.search(before) else made, text, start) if made else None
            continue
        to_come = use is DateUse.FUTURE or before.endswith(" for ")
        found = _day(match, day, which, to_come) if day else None
        yield start, end, _cased(_words(match, which, found, bare, before_noun=before_noun), text, start) if found else None


def day_named(text: str, published: str | None) -> str | None:
    """The last day in the text that a relative date names, in ISO 8601."""
    found = [named for _, _, words in date_words(text, published, lambda _: DateUse.PAST) if (named := _NAMED.search(words or "")) is not None]
    return datetime.datetime.strptime(found[-1][0], "%d %B %Y").date().isoformat() if found else None


def undated(text: str) -> Iterator[tuple[int, int]]:
    """Each stretch that tells a time by the day of the writing and cannot be put as a date: "last week", "two days ago"."""
    for match in _UNDATED.finditer(text):
        if not _WHOSE.search(text[max(0, match.start() - 9) : match.start()]) or match[0].endswith("ago"):
            yield match.span()


def _words(match: re.Match[str], which: str, day: datetime.date, bare: bool, *, before_noun: bool) -> str:
    name = f"{day.day} {day:%B} {day.year}"
    part = match["part"] or match["near_part"] or _PART_NAMED.get((match["near"] or "").lower().rpartition(" ")[2])
    if match["own"] or match["near_own"]:
        return f"{match['prep'] + ' ' if match['prep'] else ''}the {name}"
    prep = "" if bare else (match["prep"] or "on").lower() + " "
    if before_noun:
        return f"{name} {part}"
    if part:
        return f"{which + ' ' if which in ('late', 'early') else ''}{prep}the {part} of {name}"
    return f"{which} on {name}" if which in ("late", "early") else f"{prep}{name}"


def _cased(words: str, text: str, start: int) -> str:
    return words[0].upper() + words[1:] if text[start].isupper() and start == 0 else words


def _parse(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _day(match: re.Match[str], day: datetime.date, which: str, future: bool) -> datetime.date | None:
    if match["near"]:
        return day + datetime.timedelta(days={"yesterday": -1, "last night": -1, "tomorrow": 1}.get(match["near"].lower(), 0))
    if which == "next":
        return None
    number = _DAYS.index(match["day"].lower())
    if future and which != "last":
        ahead = (number - day.weekday()) % 7
        return day + datetime.timedelta(days=ahead) if ahead < NEARLY_A_WEEK else None
    back = (day.weekday() - number) % 7
    if which != "last" and back == NEARLY_A_WEEK:
        return None
    return day - datetime.timedelta(days=(back or 7) if which == "last" else back)


def _period(day: datetime.date, which: str, period: str) -> str:
    step = {"last": -1, "this": 0, "next": 1}[which]
    if period == "year":
        return f"in {day.year + step}"
    months = day.year * 12 + day.month - 1 + step
    return f"in {datetime.date(months // 12, months % 12 + 1, 1):%B %Y}"
