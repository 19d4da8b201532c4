"""Times of day: when on one day two claims say that a thing was, and whether both can be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.matching.evidence.dates import verb_at
from claimcheck.matching.evidence.signals import Context, Signal, Span, evidence
from claimcheck.records import Claim, Kind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

    from claimcheck.matching.facts import Facts

HALF_DAY, DAY = 720, 1440
"""Minutes."""
NEAR = 10
"""Minutes between two times that are one: "about 1:30", "at 1:29"."""
APART = 30
"""Minutes from which they are two."""
SAME_DEED = 0.8
MAYBE = 0.3
"""Strength where the verbs differ: whether "the raid" and "dropped its bomb" are one deed, only the judge can tell."""
SHARED = 2
"""Concepts that both claims have, without which two times are of two things."""
_ZONE = r"(?:GMT|UTC|[A-Z][SD]T|CES?T|EES?T|BST|(?:(?:Moscow|Beijing|Tokyo|London|Paris|Berlin|Kyiv|Kiev|New York|Washington|Eastern|Pacific|Central|local)(?: \w+)? time))"
_HALF = r"(?:o['’]clock ?)?(?P<half>[ap]\.m\.?|[ap]m\b|in the (?:morning|afternoon|evening)|at night|(?<=clock))"
TIME = re.compile(
    rf"(?<![\d.,:$€£])(?:(?P<hour>\d{{1,2}})(?:(?:(?P<mark>[:.])|(?=[0-5]\d\s?(?:GMT|UTC)))(?P<minute>[0-5]\d))?(?![\d%])(?:\s?{_HALF})?|\b(?P<word>noon|midday|midnight)\b)(?:\s(?P<zone>{_ZONE}))?",
    re.IGNORECASE,
)
LINK = re.compile(r"\s?(?:and|to|-|–)\s?")
NOT_TOLD = re.compile(r"\b(?:by|until|till|since|from|(?<!just )(?<!soon )(?<!shortly )(?:before|after))\W*$", re.IGNORECASE)
"""Before a time that bounds the deed and does not tell it."""
AT = re.compile(r"\b(?:at|about|around|between|and|to|before|after|approximately|roughly|exactly)\W*$", re.IGNORECASE)
"""Before a time of which only a colon shows that it is one; "15:10" may be a score."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Minutes after midnight, first to last, by the clock of `zone` ("" where nothing or "local time" is said), and the verb's concept. `half` where morning or evening is open."""

    start: int
    end: int
    text: str
    first: int
    last: int
    half: bool
    zone: str
    verb: str


def read(content: Tokens, offset: int) -> tuple[Clock, ...]:
    """The times of day that the content tells, in order."""
    base = content.start_char
    return tuple(replace(t, start=t.start + base + offset, end=t.end + base + offset, verb=verb_at(content, base + t.end - 1)[0]) for t in _find(content.text))


def _find(text: str) -> Iterator[Clock]:
    matches = list(TIME.finditer(text))
    skip = -1
    for i, match in enumerate(matches):
        following = matches[i + 1] if i + 1 < len(matches) else None
        ranged = following is not None and match["minute"] is not None and _is_time(following) and LINK.fullmatch(text[match.end() : following.start()]) is not None
        if i == skip or NOT_TOLD.search(text[: match.start()]) or not (ranged or _is_time(match)):
            continue
        first, half = _minutes(match)
        last, end, zone = first, match.end(), match["zone"]
        if following is not None and ranged:
            last, half = _minutes(following)
            end, zone, skip = following.end(), following["zone"] or zone, i + 1
        if last >= first:
            yield Clock(match.start(), end, text[match.start() : end].strip(), first, last, half, _zone(zone), "")


def _is_time(match: re.Match[str]) -> bool:
    """A figure with a minute by a colon, or one that says that it is a time; "6.30" alone may be a sum."""
    if match["word"]:
        return True
    said = match["half"] is not None or match["zone"] is not None
    shown = said or (match["mark"] == ":" and AT.search(match.string[: match.start()]) is not None)
    return int(match["hour"]) < 24 and shown and (match["minute"] is not None or match["half"] is not None)


def _minutes(match: re.Match[str]) -> tuple[int, bool]:
    """Minutes after midnight, and whether they may as well be half a day later."""
    if match["word"]:
        return (0, False) if match["word"].lower() == "midnight" else (HALF_DAY, False)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower().replace(".", "")
    late = half == "pm" or "afternoon" in half or "evening" in half or half == "at night"
    early = half == "am" or "morning" in half
    if late or early:
        return (hour % 12) * 60 + minute + (HALF_DAY if late else 0), False
    return hour * 60 + minute, 0 < hour <= 12 and not match["hour"].startswith("0")


def _zone(printed: str | None) -> str:
    zone = (printed or "").lower()
    return "" if zone.startswith("local") else zone


def find(a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, context: Context) -> list[Signal]:
    """One signal at most, of the first times that can be compared: by one clock, or by none that is named."""
    if len(set(facts_a.words) & set(facts_b.words)) < SHARED:
        return []
    for x in facts_a.clocks:
        for y in facts_b.clocks:
            if x.zone != y.zone:
                continue
            between = _between(x, y)
            same = bool(x.verb) and x.verb == y.verb
            left, right = Span(x.start, x.end, x.text), Span(y.start, y.end, y.text)
            if between <= NEAR:
                return [Signal(evidence("dates", f"Both give one time of day: “{x.text}” and “{y.text}”.", left, right), Relation.AGREE, SAME_DEED if same else 0.5)]
            if between >= APART:
                text = f"The times of day differ: “{x.text}” and “{y.text}”." if same else f"The times of day differ, if they are of one thing: “{x.text}” and “{y.text}”."
                return [Signal(evidence("dates", text, left, right), Relation.CONFLICT, SAME_DEED if same else MAYBE, Kind.FACT)]
    return []


def _between(x: Clock, y: Clock) -> int:
    """Minutes from the one span to the other, the shorter way round where a half of the day is open."""
    gap = max(0, x.first - y.last, y.first - x.last)
    if x.half or y.half:
        gap = min(gap % HALF_DAY, -gap % HALF_DAY)
    return min(gap, DAY - gap)
