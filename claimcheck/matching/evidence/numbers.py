"""Numbers: whether the quantities of two claims are of one thing, and whether both figures can be right.

Two quantities meet only when unit, what is counted and its state fit.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import TYPE_CHECKING

from claimcheck.matching.evidence.concepts import bag
from claimcheck.matching.evidence.quantities import (
    DEFINED,
    GENERIC,
    ORDER,
    PART,
    PEOPLE,
    RATE,
    STATES,
    SUMMAND,
    VICTIM,
    Quantity,
)
from claimcheck.matching.evidence.signals import Context, Signal, Span, evidence
from claimcheck.records import Claim, Kind, Relation

if TYPE_CHECKING:
    from claimcheck.matching.facts import Facts

CUMULATIVE = bag("dead hurt safe arrested charged convicted infected sick recovered moved exposed taken destroyed damaged shot lay_off attack")
ALIKE = (frozenset(("attack", "destroyed", "damaged")), frozenset(("taken", "exposed", "access")), frozenset(("hold", "taken", "have")))
BROAD = GENERIC | STATES | bag("worker member man woman child employee passenger crew official survivor they we us") | {""}
"""Nouns for people that can stand for one another's."""
ONE_KIND = (frozenset(("house", "building")),)
"""Nouns that a share may be given of though the words differ."""
CONTRAST = tuple(frozenset(g.split()) for g in (
    "former current prospective potential past present", "man woman", "civilian soldier police rebel", "foreign local domestic", "new total old", "first second third fourth",
    "adult child", "prepaid postpaid", "active inactive", "northern southern eastern western", "daily weekly monthly annual", "gross net", "urban rural", "crew passenger aboard worker", "public private",
    "male female", "confirmed suspected probable", "additional initial",
))
STATIVE = bag("have be carry hold seat contain cover license list employ include allow limit weigh cap keep permit require cost own enrol consist comprise")
CAPACITY = bag("license allow permit seat limit capacity certify design build cap accommodate")
"""States of a count that tell how many there may be, not how many there are."""
WIDE = 1.5
"""Upper end of a range over its lower one, from which a figure within it need not be what the range speaks of."""
TELLING = 0.75
"""Alignment of one uncommon count of one thing in both ("59 missiles"), however unlike the verbs: that is no chance."""
BARE_ONE = 0.4
"""What it tells that both speak of "one party"; "one dead" is a count."""
PARTS = frozenset((PART, SUMMAND))
FAR_OFF = 30
"""Times that one figure is the other, from which they are hardly of one thing."""
FIXED = frozenset(("m", "s", "kg", "degree", "m/s", "magnitude"))
"""Units of what does not grow from one report to the next."""
FLOWING = frozenset(("bbl", "l", "kg"))
"""Units of what is told by the day as well as in all."""
BACKGROUND = timedelta(days=60)
"""Age from which what a claim tells of is no news: "the quake of 2008 left 18,000 missing"."""
MAYBE = 0.3
"""What two unlike figures tell of which the words do not show that they are of one thing."""
NEWER = 0.9
"""How plainly a later, higher figure follows "at least" so many, though both could be right."""
NAMES_OF_STATES = {"dead": "the dead", "hurt": "the injured", "missing": "the missing", "safe": "those rescued", "arrested": "those arrested", "infected": "the infected", "moved": "those displaced", "aboard": "those on board"}


def alignment(a: Quantity, b: Quantity) -> float:
    """0 to 1: how surely both are figures of one thing."""
    if _count_unlike_things(a, b):
        return 0.0
    victims = set(a.states) & VICTIM, set(b.states) & VICTIM
    words_a, words_b = {a.counted, *a.marks}, {b.counted, *b.marks}
    score = 0.0
    shared_victim = bool(victims[0] & victims[1])
    if a.counted == b.counted and a.counted:
        score = 1.0
    elif a.counted in PEOPLE | GENERIC | {""} and b.counted in PEOPLE | GENERIC | {""} and not a.unit:
        generic = _is_generic(a) or _is_generic(b) or a.counted in victims[1] or b.counted in victims[0]
        score = 0.0 if shared_victim and _count_other_people(a, b) else 0.95 if shared_victim and generic else 0.5 if shared_victim else 0.5 if generic and a.counted and b.counted else 0.0
    elif a.counted and b.counted and (a.counted in b.marks or b.counted in a.marks):
        score = 0.6
    elif a.unit == "%" and any({a.counted, b.counted} <= kind for kind in ONE_KIND):
        score = 0.9
    elif a.unit and (not a.counted or not b.counted):
        score = 0.8
    if not score:
        return 0.0
    if a.states and b.states and not _meet(a.states, b.states):
        score *= 0.8 if a.unit else 0.6 if not (victims[0] or victims[1]) else 0.25
    elif bool(victims[0]) != bool(victims[1]):
        score *= 0.25
    small, large = sorted((a.value, b.value))
    if small and large / small > FAR_OFF:
        score *= 0.5
    if a.scope and b.scope and not set(a.scope) & set(b.scope):
        score *= 0.5 if not shared_victim else 0.7
    elif ("whole" in a.scope) != ("whole" in b.scope):
        score *= 0.5
    for part, whole in ((a, b), (b, a)):
        if "whole" in whole.scope and part.scope and "whole" not in part.scope and part.value <= whole.high:
            return 0.0
    if ("new" in a.marks) != ("new" in b.marks):
        score *= 0.5
    for part, whole in ((a, b), (b, a)):
        if set(part.marks) & PARTS - set(whole.marks) and (a.counted != b.counted or part.high < whole.low):
            return 0.0
    if (DEFINED in a.marks) != (DEFINED in b.marks):
        score *= 0.4
    only_a, only_b = set(a.marks) - words_b, set(b.marks) - words_a
    if only_a and only_b:
        score *= 0.6
    elif only_a or only_b:
        score *= 0.85
    return score


def _count_unlike_things(a: Quantity, b: Quantity) -> bool:
    """Whether the two can be figures of one thing by no means: of other units, of the dead and the missing, of men and women, of what there is and what there may be."""
    if a.unit != b.unit or a.by != b.by or (a.whose and b.whose and a.whose != b.whose):
        return True
    rates = _rates(a), _rates(b)
    if rates[0] != rates[1] and (all(rates) or a.unit in FLOWING):
        return True
    victims = set(a.states) & VICTIM, set(b.states) & VICTIM
    orders = set(a.scope) & ORDER, set(b.scope) & ORDER
    if any(one and other and not one & other for one, other in (victims, orders)):
        return True
    if any(f"not {s}" in b.states for s in a.states) or any(f"not {s}" in a.states for s in b.states):
        return True
    words_a, words_b = {a.counted, *a.marks}, {b.counted, *b.marks}
    for group in CONTRAST:
        one, other = words_a & group, words_b & group
        if one and other and not one & other:
            return True
    return bool(set(a.states) & CAPACITY) != bool(set(b.states) & CAPACITY) and not a.unit


def _rates(q: Quantity) -> set[str]:
    """By what span of time it is told: "per day"."""
    return {m for m in q.marks if m.startswith(RATE)}


def _is_generic(q: Quantity) -> bool:
    """Whether the counted could be anybody: "people", "the total", but not a phone number."""
    return q.counted in GENERIC and not (q.counted == "number" and q.marks)


def _count_other_people(a: Quantity, b: Quantity) -> bool:
    """Whether the one may be some of the other (13 soldiers of 71 people), or both tell what people they are, and not the same (three doctors, two journalists)."""
    some = any(_is_generic(whole) and not _is_generic(part) and part.counted not in ("", *VICTIM) and part.high < whole.low for part, whole in ((a, b), (b, a)))
    return some or (all(q.counted not in BROAD for q in (a, b)) and a.counted not in b.marks and b.counted not in a.marks)


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the states share one; of things "hit", "lost" and "destroyed" say the same, so do "stolen" and "exposed"."""
    return bool(set(one) & set(other)) or any(set(one) & group and set(other) & group for group in ALIKE)


def gap(a: Quantity, b: Quantity) -> float:
    """0 where both figures can be right, up to 1 where they plainly cannot.

    "At least" and "no more than" are read as the news means them: near the figure (1.25 times it, four fifths of it).
    """
    def soft(q: Quantity) -> tuple[float, float]:
        high = q.low * 1.25 if math.isinf(q.high) else q.high
        low = q.high * 0.8 if q.bound in ("at_most", "less_than") else q.low
        return low, high

    low, high = max(a.low, b.low), min(a.high, b.high)
    if low > high or (low == high and _shut_out(a, b)):
        return 1.0
    (a_low, a_high), (b_low, b_high) = soft(a), soft(b)
    if max(a_low, b_low) <= min(a_high, b_high):
        return 0.0
    return 0.6


def _shut_out(a: Quantity, b: Quantity) -> bool:
    """"More than 100" and "under 100" leave nothing between them."""
    bounds = {a.bound, b.bound}
    return "more_than" in bounds and bool(bounds & {"less_than", "nearly"})


def _only_within(a: Quantity, b: Quantity) -> bool:
    """Whether one is a figure somewhere within the other's wide range ("$28m", "between $19m and $136m"): that shows neither one figure nor two."""
    return any(wide.bound == "range" and wide.high > WIDE * wide.low and other.bound != "range" and wide.low < other.value < wide.high for wide, other in ((a, b), (b, a)))


def find(a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, context: Context) -> list[Signal]:
    """Pairs the quantities of both claims, best alignment first, and compares the figures."""
    if _is_background(facts_a, context.a_day) != _is_background(facts_b, context.b_day):
        return []
    scored = sorted(
        ((alignment(x, y) * _neighbourhood(x, y, facts_a, facts_b), -gap(x, y), i, j) for i, x in enumerate(facts_a.quantities) for j, y in enumerate(facts_b.quantities)),
        key=lambda s: (-s[0], -s[1], s[2], s[3]),
    )
    dated = any(x.first == y.first and x.last == y.last for x in facts_a.times for y in facts_b.times)
    used_a: set[int] = set()
    used_b: set[int] = set()
    signals: list[Signal] = []
    for score, minus_gap, i, j in scored:
        if score < 0.3 or i in used_a or j in used_b:
            continue
        used_a.add(i)
        used_b.add(j)
        if not _only_within(facts_a.quantities[i], facts_b.quantities[j]):
            signals.append(_compare(facts_a.quantities[i], facts_b.quantities[j], score, -minus_gap, context, dated))
    return signals or _count_others(facts_a.quantities, facts_b.quantities) or _may_count_one_thing(facts_a.quantities, facts_b.quantities, context)


def _is_background(facts: Facts, day: date | None) -> bool:
    """Whether all times that the claim names had long ended when it was made."""
    return day is not None and bool(facts.times) and all(date.fromisoformat(w.last) < day - BACKGROUND for w in facts.times)


def _count_others(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> list[Signal]:
    """The rescued here, those on board there: no two figures of the claims count one thing. "Nobody" counts whatever is at issue."""
    states_a, states_b = ({s for q in told for s in q.states} & STATES for told in (one, other))
    if not states_a or not states_b or states_a & states_b or not all(q.value for q in (*one, *other)):
        return []
    x, y = one[0], other[0]
    text = f"The figures count different things: “{x.text}” and “{y.text}”."
    return [Signal(evidence("numbers", text, Span(x.start, x.end, x.text), Span(y.start, y.end, y.text)), None, 0.6, vetoes=(Relation.AGREE, Relation.CONFLICT))]


def _may_count_one_thing(one: tuple[Quantity, ...], other: tuple[Quantity, ...], context: Context) -> list[Signal]:
    """Two measures of one kind, or two counts of people, that differ: whether of one thing, the words do not show, and only the judge can tell."""
    if any(x.unit == y.unit and gap(x, y) == 0.0 for x in one for y in other):
        return []
    for x in one:
        for y in other:
            people = x.counted in PEOPLE | GENERIC and y.counted in PEOPLE | GENERIC
            if (x.unit or people) and x.value and y.value and gap(x, y) == 1.0 and not _count_unlike_things(x, y) and not (people and _count_other_people(x, y)) and not (context.later and _may_have_moved(x, y)):
                text = f"The figures differ, if they are of one thing: “{x.text}” and “{y.text}”."
                return [Signal(evidence("numbers", text, Span(x.start, x.end, x.text), Span(y.start, y.end, y.text)), Relation.CONFLICT, MAYBE, Kind.FACT)]
    return []


def _neighbourhood(x: Quantity, y: Quantity, facts_a: Facts, facts_b: Facts) -> float:
    """Bare measures and money say little of what they measure: there the other words of the claims must meet."""
    if x.unit in ("", "m") and ((x.counted and x.counted == y.counted) or set(x.states) & set(y.states) & VICTIM):
        return 1.0
    if x.unit and _rates(x) & _rates(y):
        return 1.0
    shared = len(set(facts_a.words) & set(facts_b.words))
    return min(1.0, 0.2 + 0.3 * shared)


def _compare(x: Quantity, y: Quantity, score: float, difference: float, context: Context, dated: bool) -> Signal:
    """`dated`: both tell of one day, on which only the tolls can be counted anew."""
    what = _what(x, y)
    left, right = Span(x.start, x.end, x.text), Span(y.start, y.end, y.text)
    moved = _may_have_moved(x, y) and not (dated and not {*x.states, *y.states} & VICTIM)
    if difference == 0.0 and context.later and moved and x.bound not in ("about", "range") and not x.low <= y.value <= max(x.value, x.low) * 1.02:
        difference = 0.8
    if difference == 0.0:
        score = max(score, TELLING) if _is_telling(x, y) else score
        score *= BARE_ONE if x.value == y.value == 1.0 and not x.unit and not set(x.states) & set(y.states) & STATES else 1.0
        return Signal(evidence("numbers", f"Both give {what}: “{x.text}” and “{y.text}”.", left, right), Relation.AGREE, score)
    if context.later and moved:
        return Signal(evidence("numbers", f"The later claim has a newer figure for {what}: “{x.text}”, then “{y.text}”.", left, right), Relation.UPDATE, score * max(difference, NEWER))
    return Signal(evidence("numbers", f"The figures for {what} differ: “{x.text}” and “{y.text}”.", left, right), Relation.CONFLICT, score * difference, Kind.FACT)


def _is_telling(x: Quantity, y: Quantity) -> bool:
    """Whether both give one exact count of more than its first digit, of one thing that is not just people."""
    digits = str(int(x.value)).rstrip("0")
    return x.value == y.value and len(digits) > 1 and x.value > 12 and not x.unit and x.counted == y.counted and x.counted not in PEOPLE | GENERIC and x.bound == y.bound == "exact"


def _may_have_moved(x: Quantity, y: Quantity) -> bool:
    """Whether the later figure is what became of the earlier: tolls grow, the missing grow fewer."""
    states = set(x.states) | set(y.states)
    if x.unit in FIXED:
        return False
    grows = bool(states & CUMULATIVE) or (not x.unit and bool(states) and not states & (STATIVE | {"aboard"}))
    return (y.value > x.value and grows) or (y.value < x.value and bool(states & {"missing", "trapped"}))


def _what(x: Quantity, y: Quantity) -> str:
    shared = [s for s in x.states if s in y.states and s in NAMES_OF_STATES]
    if shared:
        return NAMES_OF_STATES[shared[0]]
    return {"m": "the distance", "kg": "the weight", "s": "the duration", "%": "the share"}.get(x.unit, "the sum" if x.unit.isupper() or x.unit == "money" else "the same count")
