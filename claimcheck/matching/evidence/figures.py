"""Figures as printed: digits and words, with what they allow, "at least", ranges, currencies and percent.

Years, dates, ages, clock times, ids and ordinals are no figures here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

ONES = {w: i for i, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"])}
TENS = {w: 10 * (i + 2) for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])}
SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "dozen": 12.0, "lakh": 1e5, "crore": 1e7}
SMALL = "|".join([*ONES, *TENS])
WORDS = rf"(?:{SMALL})(?:[- ](?:{SMALL}))?"
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SCALE = r"hundred|thousand|million|billion|trillion|dozens?|mn|bn|tn|lakh|crore|[mkb](?![\w.])"
FIGURE = re.compile(
    rf"(?<![\w.,/:–-])(?P<currency>(?:US|A|C|HK)?\$|€|£|¥|₹)?\s?(?P<number>{DIGITS}|\b{WORDS}\b|\ba single\b|\b(?:half an?|half|an?|several|no)\b(?=[ -](?:{SCALE}|mile|kilomet|hour)))"
    rf"(?P<scale>(?:[ -]?(?:{SCALE})\b)*)(?P<percent>\s?(?:%|per ?cent\b|percentage points?\b))?(?![\w/:–-]*\d|:\d)",
    re.IGNORECASE,
)
MANY = re.compile(r"\b(?P<many>dozens|scores|hundreds|thousands|tens of thousands|hundreds of thousands|millions)\b", re.IGNORECASE)
MANY_RANGE = {"dozens": (24, 100), "scores": (40, 200), "hundreds": (200, 1000), "thousands": (2000, 10000), "tens of thousands": (20000, 1e5), "hundreds of thousands": (2e5, 1e6), "millions": (2e6, 1e7)}
PARTS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
FRACTION = re.compile(r"\b(?:(?P<times>an?|one|two|three|four|nine)[- ])?(?P<part>half|(?:third|quarter|fifth|tenth)s?)(?= of (?!(?:it|them|us|you|which|whom)\b))", re.IGNORECASE)
"""A share in words; "the third of June" and "a quarter of an hour" are none."""
OF_A_MEASURE = re.compile(r" of (?:an?|the) (?:hour|mile|century|decade|year|day|month|million|billion|percentage)\b", re.IGNORECASE)
BEFORE = (
    ("at_most", re.compile(r"\b(?:no|not) (?:more|later|longer|greater) than(?: the)?\W*$|\bat most\W*$|\bup to\W*$|\ba maximum of\W*$|\bas many as\W*$", re.I)),
    ("at_least", re.compile(r"\bat least\W*$|\ba minimum of\W*$|\b(?:no|not) (?:fewer|less) than\W*$|\bas much as\W*$|\bexceed(?:s|ed|ing)?\W*$", re.I)),
    ("more_than", re.compile(r"\b(?:more|greater|higher|larger) than\W*$|\bover\W*$|\babove\W*$|\bupwards of\W*$|\bin excess of\W*$", re.I)),
    ("nearly", re.compile(r"\bnearly\W*$|\balmost\W*$|\bclose to\W*$|\b(?:just|slightly|a little) (?:under|below|short of|less than|fewer than)\W*$", re.I)),
    ("less_than", re.compile(r"\b(?:fewer|less|lower) than\W*$|\bunder\W*$|\bbelow\W*$", re.I)),
    ("about", re.compile(r"\babout\W*$|\ba good\W*$|\baround\W*$|\bsome\W*$|\broughly\W*$|\bapproximately\W*$|\ban? estimated\W*$|\bestimated at\W*$|\bcirca\W*$|~\s*$", re.I)),
)
AFTER_MORE = re.compile(r"^\W*(?:\w+ )?or more\b")
AFTER_ABOUT = re.compile(r"^\W*or so\b|^-odd\b")
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
DATE_BEFORE = re.compile(rf"\b{MONTH}\.?\s(?:the\s)?$", re.I)
DATE_AFTER = re.compile(rf"^(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}\b", re.I)
LABEL = re.compile(r"\b(?:No\.?|(?<!now )(?<!dead )(?<!missing )(?<!they )number|article|section|chapter|resolution|flight|route|highway|phase|page|paragraph|item|level|group|covid|model|boeing|airbus|mark|room|gate|channel|class|type|season|round|week|day|grade|title|form|point|case) ?$|#$", re.I)
DEFINITE = re.compile(r"\b(?:the|both|these|those|other|his|her|their|its|our)(?: (?:first|last|other|top))? ?$", re.I)
JOINED = re.compile(r"-([a-z]+)")
"""What a figure is joined to: "a two-state solution" counts no states."""
MEASURED = frozenset(["member", "seat", "strong", "person", "man", "woman", "point", "vote", "game", "storey", "story", "bed"])
CLOCK_AFTER = re.compile(r"^\s?(?:a\.?m\.?|p\.?m\.?|o'clock|o’clock|GMT|UTC|local time|in the (?:morning|afternoon|evening))", re.I)
AGE_AFTER = re.compile(r"^[- ]years?[- ]old\b|^-year-olds?\b", re.I)
AGE_BEFORE = re.compile(r"\b(?:aged?|age of)\s(?:about\s|between\s)?$", re.I)

UNITS: dict[str, tuple[str, float]] = {
    "metre": ("m", 1), "meter": ("m", 1), "kilometre": ("m", 1000), "kilometer": ("m", 1000), "km": ("m", 1000), "mile": ("m", 1609.344), "foot": ("m", 0.3048), "feet": ("m", 0.3048), "yard": ("m", 0.9144), "inch": ("m", 0.0254), "cm": ("m", 0.01), "centimetre": ("m", 0.01), "centimeter": ("m", 0.01), "mm": ("m", 0.001),
    "tonne": ("kg", 1000), "ton": ("kg", 1000), "kg": ("kg", 1), "kilogram": ("kg", 1), "kilo": ("kg", 1), "pound": ("kg", 0.4536), "gram": ("kg", 0.001),
    "hectare": ("m2", 1e4), "acre": ("m2", 4046.86), "litre": ("l", 1), "liter": ("l", 1), "gallon": ("l", 3.785), "barrel": ("bbl", 1), "degree": ("degree", 1), "magnitude": ("magnitude", 1), "mph": ("m/s", 0.44704), "kph": ("m/s", 0.27778), "knot": ("m/s", 0.51444), "megawatt": ("W", 1e6), "gigawatt": ("W", 1e9),
    "second": ("s", 1), "minute": ("s", 60), "hour": ("s", 3600), "day": ("s", 86400), "week": ("s", 604800), "month": ("s", 2629800), "year": ("s", 31557600), "decade": ("s", 315576000),
    "dollar": ("USD", 1), "euro": ("EUR", 1), "rupee": ("INR", 1), "yuan": ("CNY", 1), "yen": ("JPY", 1), "ruble": ("RUB", 1), "rouble": ("RUB", 1), "peso": ("peso", 1), "bitcoin": ("BTC", 1), "cent": ("USD", 0.01), "franc": ("franc", 1), "crown": ("crown", 1), "krona": ("crown", 1), "krone": ("crown", 1), "koruna": ("crown", 1),
    "zloty": ("zloty", 1), "lira": ("lira", 1), "shekel": ("shekel", 1), "rial": ("rial", 1), "riyal": ("riyal", 1), "dinar": ("dinar", 1), "dirham": ("dirham", 1), "hryvnia": ("hryvnia", 1), "tenge": ("tenge", 1), "baht": ("baht", 1), "pound_sterling": ("GBP", 1),
}
CURRENCY = {"$": "USD", "us$": "USD", "a$": "AUD", "c$": "CAD", "hk$": "HKD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}

MEASURED |= UNITS.keys()
"""Nouns that a figure counts though a hyphen joins the two ("a 30-mile road", "a 12-member panel")."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at text[start:end): `value` is what is printed, `low`..`high` what it allows; `unit` a currency, "%", or ""."""

    start: int
    end: int
    value: float
    low: float
    high: float
    bound: str
    unit: str


def find_figures(text: str) -> Iterator[Figure]:
    """The figures of a text: vague ones ("dozens") first, then shares in words, then the others, each in order."""
    taken: list[tuple[int, int]] = []
    for match in MANY.finditer(text):
        low, high = MANY_RANGE[match["many"].lower()]
        taken.append(match.span())
        yield Figure(match.start(), match.end(), float(low), float(low), float(high), "about", "")
    for match in FRACTION.finditer(text):
        share = _share(text, match)
        if share is not None:
            taken.append(match.span())
            bound = _bound(text, match, "about")
            low, high = _interval(share, 1.0, bound)
            yield Figure(match.start(), match.end(), share, low, min(high, 100.0), bound, "%")
    figures = [m for m in FIGURE.finditer(text) if not any(m.start() < e and s < m.end() for s, e in taken)]
    skip = -1
    for i, match in enumerate(figures):
        if i == skip or not _is_quantity(text, match):
            continue
        value, grain = _value(match["number"], match["scale"])
        if value is None:
            continue
        bound = _bound(text, match, "about" if match["number"].lower().startswith("half") else "exact")
        unit = CURRENCY.get(match["currency"].lower(), "money") if match["currency"] else ("%" if match["percent"] else "")
        start, end = match.start(), match.end()
        following = figures[i + 1] if i + 1 < len(figures) else None
        if following is not None and match["scale"].strip().lower() in ("hundred", "thousand") and re.fullmatch(r" and | ", text[end : following.start()]):
            rest, _ = _value(following["number"], following["scale"])
            if rest is not None and rest < SCALES[match["scale"].strip().lower()] and not following["number"][0].isdigit():
                value, end, skip = value + rest, following.end(), i + 1
        low, high = _interval(value, grain, bound)
        if following is not None and (bounds := _range(text, match, following, end)) is not None:
            (low, high), end, skip = bounds, following.end(), i + 1
            value, bound, unit = low, "range", "%" if following["percent"] else unit
        yield Figure(start, end, value, low, high, bound, unit)


def _share(text: str, match: re.Match[str]) -> float | None:
    """Percent of "two thirds of"; None where the words are an ordinal or part of a measure."""
    times, part = (match["times"] or "").lower(), match["part"].lower()
    if (not times and part != "half") or OF_A_MEASURE.match(text, match.end()):
        return None
    share = PARTS[part.rstrip("s")] * (ONES.get(times, 1) if times else 1)
    return share if share < 100.0 else None


def _range(text: str, match: re.Match[str], following: re.Match[str], end: int) -> tuple[float, float] | None:
    """The ends of "ten to twelve" and of "between 3 and 4 million"; None where the two figures are no range."""
    joined = re.fullmatch(r"\s?(to|or|and|-|–)\s?", text[end : following.start()])
    if joined is None or (joined[1] == "and" and not re.search(r"\bbetween\W*$", text[: match.start()], re.I)):
        return None
    low, _ = _value(match["number"], match["scale"] or following["scale"])
    high, _ = _value(following["number"], following["scale"])
    return (low, high) if low is not None and high is not None and low < high <= 20 * low + 1 else None


def _is_quantity(text: str, match: re.Match[str]) -> bool:
    before, after, number = text[: match.start()], text[match.end():], match["number"].lower()
    if match["currency"] or match["percent"]:
        return True
    if DEFINITE.search(before) and not match["scale"]:
        return False
    if DATE_BEFORE.search(before) or DATE_AFTER.match(after) or LABEL.search(before) or CLOCK_AFTER.match(after) or AGE_AFTER.match(after) or AGE_BEFORE.search(before):
        return False
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", number) and not match["scale"] and not re.match(r"\s(?:people|dead|troops|cases|homes|houses|families|jobs|tonnes|tons|dollars)", after):
        return False
    if re.match(r"^(?:st|nd|rd|th)\b|'s\b|s\b", after) and number[0].isdigit() and not match["scale"]:
        return False
    if re.search(r"^\s?\.$|^\d+\.\s", text) and match.start() == 0 and re.match(r"^[.)]\s", after):
        return False
    if re.search(r",\s$", before) and re.match(r"^\s?,", after) and number.isdigit() and len(number) <= 2:
        return False
    if (joined := JOINED.match(after)) is not None and not match["scale"] and joined[1].lower() not in MEASURED:
        return False
    if number == "one" and not match["scale"]:
        return bool(re.match(r"^ (?!of\b|another|day\b|hand\b|thing\b|side\b|way\b|that\b|who\b|can\b|could\b|should\b|must\b|more\b)[a-z]+", after))
    return True


def _value(number: str, scale: str) -> tuple[float | None, float]:
    """Value and grain: the size of the last digit that was printed."""
    number = number.lower().replace(",", "").strip()
    value: float
    grain = 1.0
    if number[0].isdigit():
        value = float(number)
        digits = number.partition(".")[2]
        grain = 10.0 ** -len(digits)
    elif number in ("a", "an", "a single"):
        value = 1.0
    elif number.startswith("half"):
        value, grain = 0.5, 0.1
    elif number == "several":
        value, grain = 4.0, 4.0
    elif number == "no":
        return None, 1.0
    else:
        parts = re.split(r"[- ]", number)
        value = float(sum(TENS.get(p, ONES.get(p, 0)) for p in parts))
    for word in re.findall(SCALE, scale.lower()):
        factor = SCALES[word.rstrip("s") if word.startswith("dozen") else word]
        value, grain = value * factor, grain * factor
    if grain == 1.0 and value >= 1000 and value % 100 == 0:
        zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
        grain = 10.0**zeros
    return value, grain


def _bound(text: str, match: re.Match[str], unsaid: str) -> str:
    before, after = text[max(0, match.start() - 30): match.start()], text[match.end(): match.end() + 24]
    for name, pattern in BEFORE:
        if pattern.search(before):
            return name
    if AFTER_MORE.match(after):
        return "at_least"
    return "about" if AFTER_ABOUT.match(after) else unsaid


def _interval(value: float, grain: float, bound: str) -> tuple[float, float]:
    half = min(grain / 2, 0.05 * value) if grain > 1 or value != int(value) else 0.0
    if grain < 1:
        half = grain / 2
    if bound == "about":
        return value * 0.9, value * 1.1
    if bound == "nearly":
        return value * 0.9, value
    if bound in ("at_least", "more_than"):
        return value, math.inf
    if bound in ("at_most", "less_than"):
        return 0.0, value
    return value - half, value + half
