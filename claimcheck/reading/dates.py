"""Dates as printed, made ISO 8601. A date that can be read in two ways is no date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}  # fmt: skip
MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})(?!\d)"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
WRITTEN_FORMS = (rf"{MONTH}\s+{DAY},?\s+{YEAR}", rf"{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}", rf"{DAY}-{MONTH}-{YEAR}")
ISO_DAY = r"\d{4}-\d{2}-\d{2}"
PRINTED = "|".join((ISO_DAY, *(WEEKDAY + re.sub(r"\?P<\w+>", "?:", form) for form in WRITTEN_FORMS)))
"""A pattern of one full date inside a text, without groups; to be compiled with re.IGNORECASE."""

WRITTEN = tuple(re.compile(WEEKDAY + form + r"(?P<rest>.*)", re.IGNORECASE | re.DOTALL) for form in WRITTEN_FORMS)
TIME = re.compile(
    r"[\s,|]*(?:at\s+)?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>z|utc|gmt)?",
    re.IGNORECASE)  # fmt: skip
NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b.*")
YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b.*")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.0+)?")
MOMENT = re.compile(rf"{ISO_DAY}(?:[T\s]\d{{2}}:?\d{{2}}.*)?", re.IGNORECASE)


def read_date(printed: str | None) -> str | None:
    """ISO 8601 date, or date-time where a time is given whose zone is written as UTC, an offset or not at all.

    None for no date, for half a date ("April 2020"), and where day and month could be swapped (03/04/2020).
    """
    words = (printed or "").strip()
    if not words or len(words) > 100:
        return None
    try:
        return read_iso(words) or read_written(words) or read_mail(words) or read_numeric(words)
    except (ValueError, OverflowError):
        return None


def read_iso(words: str) -> str | None:
    """ISO 8601 itself: 2020-04-18, 2020-04-18T10:00Z, 20200418."""
    if COMPACT.fullmatch(words):
        return date(int(words[:4]), int(words[4:6]), int(words[6:])).isoformat() if "1900" <= words[:4] <= "2100" else None
    if not MOMENT.fullmatch(words):
        return None
    moment = re.sub(r"\s*(?:utc|gmt|z)$", "+00:00", words, flags=re.IGNORECASE)
    moment = re.sub(r"\s+([+-]\d{2}:?\d{2})$", r"\1", moment)
    try:
        return write_moment(datetime.fromisoformat(moment))
    except ValueError:
        return date.fromisoformat(words[:10]).isoformat()


def read_written(words: str) -> str | None:
    """Months as words: April 18, 2020; 18 Apr 2020; Saturday, 18th of April 2020, 10:00 UTC."""
    for form in WRITTEN:
        if found := form.fullmatch(words):
            day = date(int(found["year"]), MONTHS[found["month"].lower()], int(found["day"]))
            rest = found["rest"].strip()
            clock = TIME.fullmatch(rest)
            if not clock:
                return read_mail(words) or day.isoformat() if rest else day.isoformat()
            hour = int(clock["hour"])
            if clock["half"]:
                if not 1 <= hour <= 12:
                    return day.isoformat()
                hour = hour % 12 + (12 if clock["half"].lower().startswith("p") else 0)
            zone = UTC if clock["zone"] else None
            return write_moment(datetime(day.year, day.month, day.day, hour, int(clock["minute"]), int(clock["second"] or 0), tzinfo=zone))
    return None


def read_mail(words: str) -> str | None:
    """The form of mail and feeds: Sat, 18 Apr 2020 10:00:00 +0000."""
    if not re.fullmatch(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{1,2}:\d{2}.*", words):
        return None
    return write_moment(parsedate_to_datetime(words))


def read_numeric(words: str) -> str | None:
    """18/04/2020 and 04/18/2020, where only one reading is a date; 2020/04/18; seconds or milliseconds since 1970."""
    if found := YEAR_FIRST.fullmatch(words):
        return date(*map(int, found.groups())).isoformat()
    if found := EPOCH.fullmatch(words):
        return write_moment(datetime.fromtimestamp(int(found[1]), UTC))
    if not (found := NUMERIC.fullmatch(words)):
        return None
    first, second, year = map(int, found.groups())
    if first <= 12 and second <= 12 and first != second:
        return None
    return date(year, second, first).isoformat() if second <= 12 else date(year, first, second).isoformat()


def write_moment(moment: datetime) -> str:
    """ISO 8601 with Z for UTC; a midnight without a zone is a day."""
    if moment.tzinfo is None and (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0):
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
