"""Quantities: what a claim counts or measures, and whether two claims count the same thing.

A quantity is an interval (what the printed figure allows), a unit, what is counted, and the state it is counted in
("killed", "rescued"). Two quantities meet only when all of these fit; years, ages, ids and ordinals are never read.
"""

from __future__ import annotations

import dataclasses
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.matching.evidence.concepts import bag, meaning
from claimcheck.matching.evidence.signals import Context, Signal, Span, evidence
from claimcheck.records import Claim, Kind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from claimcheck.matching.facts import Facts

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
NONE = re.compile(r"\b(?P<none>no one|nobody|no|none)\b", re.IGNORECASE)
BEFORE = (
    ("at_most", re.compile(r"\b(?:no|not) (?:more|later|longer|greater) than(?: the)?\W*$|\bat most\W*$|\bup to\W*$|\ba maximum of\W*$|\bas many as\W*$", re.I)),
    ("at_least", re.compile(r"\bat least\W*$|\ba minimum of\W*$|\b(?:no|not) (?:fewer|less) than\W*$|\bas much as\W*$|\bexceed(?:s|ed|ing)?\W*$", re.I)),
    ("more_than", re.compile(r"\b(?:more|greater|higher|larger) than\W*$|\bover\W*$|\babove\W*$|\bupwards of\W*$|\bin excess of\W*$", re.I)),
    ("less_than", re.compile(r"\b(?:fewer|less|lower) than\W*$|\bunder\W*$|\bbelow\W*$", re.I)),
    ("nearly", re.compile(r"\bnearly\W*$|\balmost\W*$|\bclose to\W*$|\bjust (?:under|short of)\W*$", re.I)),
    ("about", re.compile(r"\babout\W*$|\ba good\W*$|\baround\W*$|\bsome\W*$|\broughly\W*$|\bapproximately\W*$|\ban? estimated\W*$|\bestimated at\W*$|\bcirca\W*$|~\s*$", re.I)),
)
AFTER_MORE = re.compile(r"^\W*(?:\w+ )?or more\b")
AFTER_ABOUT = re.compile(r"^\W*or so\b|^-odd\b")
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
DATE_BEFORE = re.compile(rf"\b{MONTH}\.?\s(?:the\s)?$", re.I)
DATE_AFTER = re.compile(rf"^(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}\b", re.I)
LABEL = re.compile(r"\b(?:No\.?|(?<!now )(?<!dead )(?<!missing )(?<!they )number|article|section|chapter|resolution|flight|route|highway|phase|page|paragraph|item|level|group|covid|model|boeing|airbus|mark|room|gate|channel|class|type|season|round|week|day|grade|title|form|point|case) ?$|#$", re.I)
DEFINITE = re.compile(r"\b(?:the|both|these|those|other|his|her|their|its|our)(?: (?:first|last|other|top))? ?$", re.I)
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
PEOPLE = bag("miner climber sailor hiker swimmer pupil schoolchildren teenager marcher farmer fisherman driver rider worshipper pilot shopper farmer diver settler mourner guard people person dead hurt missing safe resident civilian man woman child soldier police passenger migrant refugee victim patient customer worker student protester voter official life member infected aboard arrested moved trapped suspect prisoner hostage pilgrim tourist villager family doctor nurse crew inhabitant fan player migrant guest infected sick someone other individual human citizen national traveller traveler journalist rebel militant combatant firefighter volunteer convicted charged")
GENERIC = bag("people person life individual human victim other one total number resident civilian dead toll casualty body")
STATES = bag("dead hurt missing safe arrested charged released convicted infected sick recovered moved aboard trapped exposed taken destroyed damaged attack shot lay_off know stay vaccinated")
VICTIM = bag("dead hurt missing safe arrested charged released convicted infected sick recovered moved aboard trapped")
CUMULATIVE = bag("dead hurt safe arrested charged convicted infected sick recovered moved exposed taken destroyed damaged shot lay_off attack")
ALIKE = (frozenset(("attack", "destroyed", "damaged")), frozenset(("taken", "exposed", "access")), frozenset(("hold", "taken", "have")))
CONTRAST = tuple(frozenset(g.split()) for g in (
    "former current prospective potential past present", "man woman", "civilian soldier police rebel", "foreign local domestic", "new total old", "first second third fourth",
    "adult child", "prepaid postpaid", "active inactive", "northern southern eastern western", "daily weekly monthly annual", "gross net", "urban rural", "crew passenger aboard worker", "public private",
    "male female", "confirmed suspected probable", "additional initial",
))
NARROWING = bag("in at among against near off outside within")
WHOLE = bag("nationwide worldwide overall globally nationally altogether")
ORDER = bag("first second third fourth last previous former new")
STATIVE = bag("have be carry hold seat contain cover license list employ include allow limit weigh cap keep permit require cost own enrol consist comprise")
CAPACITY = bag("license allow permit seat limit capacity certify design build cap accommodate")
"""States of a count that tell how many there may be, not how many there are."""
HELD = bag("record account")
PART = "part"
"""Mark of a count that is only a part of what the claim counts."""
ON_ARRIVAL = re.compile(r"\W*(?:\w+\W+){0,4}on arrival\b", re.I)
MASS = bag("total number toll figure count tally sum")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`low`..`high` is what the figure allows (unit as in `unit`, SI for measures); `value` what is printed."""

    start: int
    end: int
    text: str
    value: float
    low: float
    high: float
    bound: str
    unit: str
    counted: str
    """Concept of what is counted, "" when not said."""
    marks: tuple[str, ...]
    """Concepts of the modifiers of what is counted."""
    states: tuple[str, ...]
    """Concepts of what is said to happen to it."""
    scope: tuple[str, ...] = ()
    """Names and concepts that narrow the count: "in Asia", "among young voters"."""
    by: bool = False
    """A change ("by 5"), not a level."""


def read(content: Tokens, offset: int) -> tuple[Quantity, ...]:
    """Quantities printed in the content; `offset` is the place of the parsed text in its document."""
    text, base = content.text, content.start_char
    found: list[Quantity] = []
    taken: list[tuple[int, int]] = []

    def add(start: int, end: int, value: float, low: float, high: float, bound: str, unit: str) -> None:
        quantity = _place(content, base + start, base + end, offset, value, low, high, bound, unit)
        if quantity:
            found.append(quantity)
            taken.append((start, end))

    for match in MANY.finditer(text):
        many = match["many"].lower()
        low, high = MANY_RANGE[many]
        add(match.start(), match.end(), float(low), float(low), float(high), "about", "")
    figures = [m for m in FIGURE.finditer(text) if not any(m.start() < e and s < m.end() for s, e in taken)]
    skip = -1
    for i, match in enumerate(figures):
        if i == skip or not _is_quantity(text, match):
            continue
        value, grain = _value(match["number"], match["scale"])
        if value is None:
            continue
        bound = _bound(text, match)
        unit = CURRENCY.get(match["currency"].lower(), "money") if match["currency"] else ("%" if match["percent"] else "")
        start, end = match.start(), match.end()
        if i + 1 < len(figures) and match["scale"].strip().lower() in ("hundred", "thousand") and re.fullmatch(r" and | ", text[end : figures[i + 1].start()]):
            rest, _ = _value(figures[i + 1]["number"], figures[i + 1]["scale"])
            if rest is not None and rest < SCALES[match["scale"].strip().lower()] and not figures[i + 1]["number"][0].isdigit():
                value, end, skip = value + rest, figures[i + 1].end(), i + 1
        low, high = _interval(value, grain, bound)
        if i + 1 < len(figures) and re.fullmatch(r"\s?(?:to|or|and|-|–)\s?", text[end:figures[i + 1].start()]):
            following = figures[i + 1]
            joined = text[end:following.start()].strip()
            between = re.search(r"\bbetween\W*$", text[:start], re.I)
            if joined != "and" or between:
                top, _ = _value(following["number"], following["scale"])
                scale = following["scale"] if not match["scale"] else ""
                value2, _ = _value(match["number"], scale or match["scale"])
                if top is not None and value2 is not None and value2 < top <= 20 * value2 + 1:
                    value, low, high, bound, end, skip = value2, value2, top, "range", following.end(), i + 1
                    if following["percent"]:
                        unit = "%"
        add(start, end, value, low, high, bound, unit)
    for match in NONE.finditer(text):
        token = _token_at(content, base + match.start())
        if token is not None and not re.match(r"\W+(?:else|other)\b", text[match.end():]) and ((token.dep_ == "det" and token.head.pos_ in ("NOUN", "PROPN") and token.head.tag_ in ("NNS", "NN")) or token.text.lower() in ("none", "nobody")) and not re.match(r"no (?:more|less|fewer|longer|later|doubt|way|plans?|comment|sign|evidence|reason|decision|question)", text[match.start():], re.I):
            add(match.start(), match.end(), 0.0, 0.0, 0.0, "exact", "")
    return _with_whole(content, offset, sorted(found, key=lambda q: q.start))


def _with_whole(content: Tokens, offset: int, found: list[Quantity]) -> tuple[Quantity, ...]:
    """"173 passengers and 16 crew" counts those aboard in two parts: the sum stands beside them, and they are marked as parts."""
    places = [i for i in range(len(found) - 1) if found[i].counted == "aboard" and found[i + 1].counted == "crew"]
    for i in reversed(places):
        one, other = found[i], found[i + 1]
        if re.fullmatch(r"\W*(?:and|plus|with)\W*", content.doc.text[one.end - offset : other.start - offset]) is None:
            continue
        parts = [dataclasses.replace(q, marks=tuple(sorted({*q.marks, PART}))) for q in (one, other)]
        whole = dataclasses.replace(
            one, end=other.end, text=content.doc.text[one.start - offset : other.end - offset], value=one.value + other.value,
            low=one.low + other.low, high=one.high + other.high, counted="people", states=tuple(sorted({*one.states, "aboard"})),
        )
        found[i : i + 2] = [whole, *parts]
    return tuple(found)


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


def _bound(text: str, match: re.Match[str]) -> str:
    before, after = text[max(0, match.start() - 30): match.start()], text[match.end(): match.end() + 24]
    for name, pattern in BEFORE:
        if pattern.search(before):
            return name
    if AFTER_MORE.match(after):
        return "at_least"
    return "about" if AFTER_ABOUT.match(after) or match["number"].lower().startswith("half") else "exact"


def _interval(value: float, grain: float, bound: str) -> tuple[float, float]:
    half = min(grain / 2, 0.05 * value) if grain > 1 or value != int(value) else 0.0
    if grain < 1:
        half = grain / 2
    if bound == "about":
        return value * 0.9 - half, value * 1.1 + half
    if bound == "nearly":
        return value * 0.9, value
    if bound in ("at_least", "more_than"):
        return value, math.inf
    if bound in ("at_most", "less_than"):
        return 0.0, value
    return value - half, value + half


def _token_at(content: Tokens, char: int) -> Token | None:
    for token in content:
        if token.idx <= char < token.idx + len(token.text):
            return token
    return None


def _place(content: Tokens, start: int, end: int, offset: int, value: float, low: float, high: float, bound: str, unit: str) -> Quantity | None:
    """The quantity with what it counts, read off the tree; None for what is no count after all."""
    tokens = [t for t in content if t.idx < end and t.idx + len(t.text) > start]
    if not tokens:
        return None
    inside = set(tokens)
    last = max(tokens, key=lambda t: (t.dep_ not in ("nummod", "compound", "quantmod", "advmod", "prep"), t.i))
    top = last
    while top.head in inside and top.head != top:
        top = top.head
    noun: Token | None = None
    of_known = False
    if top.dep_ in ("nummod", "quantmod", "compound", "nmod", "amod", "det", "npadvmod") and top.head.pos_ in ("NOUN", "PROPN", "SYM", "ADJ"):
        noun = top.head
    elif top.pos_ in ("NOUN", "PROPN") and top.text.lower() not in SCALES and not top.like_num:
        noun = top
    following = content.doc[tokens[-1].i + 1] if tokens[-1].i + 1 < len(content.doc) else None
    if noun is None and following is not None and following.pos_ in ("NOUN", "PROPN") and following.dep_ not in ("nsubj",):
        noun = following
        while noun.i + 1 < len(content.doc) and noun.dep_ == "compound" and noun.head.i == noun.i + 1:
            noun = noun.head
    if noun is None and following is not None and following.lower_ == "of":
        inner = [c for c in following.children if c.dep_ == "pobj"]
        noun = inner[0] if inner else None
        of_known = noun is not None and any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ != "a") for c in noun.children)
    head = noun if noun is not None else top
    scale = 1.0
    counted = meaning(noun) if noun is not None else ""
    marks: set[str] = {PART} if of_known else set()
    shown_end = end
    if noun is not None:
        lemma = noun.lemma_.lower()
        unit_key = "degree" if lemma in ("°c", "°f", "celsius", "fahrenheit") else lemma
        if not unit and unit_key in UNITS and not (unit_key == "pound" and "£" in content.text):
            unit, scale = UNITS[unit_key]
            counted = _measured_from(noun) if unit == "m" else ""
            shown_end = max(shown_end, noun.idx + len(noun.text))
        elif unit in ("%",) or unit.isupper() or unit == "money":
            counted = counted if noun.i > tokens[-1].i else ""
        else:
            shown_end = max(shown_end, noun.idx + len(noun.text)) if 0 <= noun.i - tokens[-1].i <= 4 else shown_end
        for child in noun.children:
            if child in inside:
                continue
            if child.dep_ in ("amod", "compound", "nmod", "poss") and child.pos_ != "NUM" and child.text[0].isalpha():
                marks.add(meaning(child))
                marks |= {meaning(c) for c in child.children if c.dep_ in ("conj", "amod", "compound")}
        if top.dep_ == "nsubj" and top.head.lemma_ == "be" and following is not None and following.lower_ == "of":
            attribute = next((c for c in top.head.children if c.dep_ == "attr"), None)
            if attribute is not None:
                marks.add(counted)
                counted = meaning(attribute)
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for of in (c for c in child.children if c.dep_ == "pobj"):
                    if counted in MASS or (meaning(of) in PEOPLE and (counted in HELD or noun.lemma_ in ("account", "detail", "file", "profile"))) or counted in ("member", "piece", "kind", "type", "percent"):
                        counted = meaning(of)
                    else:
                        marks.add(meaning(of))
    if noun is not None and noun.lemma_ == "number" and noun.i < tokens[0].i:
        counted = next((meaning(c) for c in noun.children if c.dep_ in ("nsubj", "amod", "compound") and c not in inside), counted)
        marks.discard(counted)
    if unit == "%":
        of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ in ("of", "in")), None)
        counted = next((meaning(c) for c in of.children if c.dep_ == "pobj"), counted) if of is not None else counted
    states, subject, change = _states(head, inside)
    if (not counted and unit in ("", "%", "USD", "EUR", "GBP", "money")) or counted in MASS:
        for word in subject:
            if word not in MASS:
                counted = counted if counted and counted not in MASS else word
        marks |= {w for w in subject if w != counted}
    if not unit and not counted and not states:
        return None
    if counted in VICTIM:
        states |= {counted}
    if "dead" in states and ON_ARRIVAL.match(content.doc.text, shown_end):
        marks.add(PART)
    states |= {m for m in marks if m in VICTIM}
    return Quantity(
        start + offset, shown_end + offset, content.doc.text[start:shown_end], value * scale, low * scale, high * scale, bound, unit, counted,
        tuple(sorted(marks - {counted})), tuple(sorted(states)), _scope(head, inside), change,
    )


def _measured_from(noun: Token) -> str:
    """What a distance is measured from, as in "200 metres from the shore" and "a mile off the coast"."""
    after = [t for t in noun.doc[noun.i + 1 : noun.i + 3] if t.lower_ != "away"][:1]
    if not after or after[0].lower_ not in ("from", "off"):
        return ""
    return next((meaning(c) for c in after[0].children if c.dep_ == "pobj"), "")


def _states(head: Token, inside: set[Token]) -> tuple[set[str], list[str], bool]:
    """What happens to the counted: concepts of its governing verbs and relative clauses; the slot it fills ("the toll rose to 59"); change."""
    states: set[str] = set()
    subject: list[str] = []
    change = False
    for child in head.children:
        if child.dep_ in ("acl", "relcl", "amod") and child not in inside and child.text[0].isalpha():
            states |= _verb(child) if child.dep_ != "amod" else {meaning(child)} & STATES
    node = head
    for _ in range(4):
        if node.dep_ in ("conj",) and node.head.pos_ in ("NOUN", "PROPN", "NUM"):
            node = node.head
            continue
        parent = node.head
        if parent == node:
            if node.pos_ == "VERB":
                states |= _verb(node)
            break
        if parent.pos_ == "ADP" and parent.dep_ == "prep":
            governor = parent.head
            if parent.lower_ == "by" and governor.pos_ in ("VERB", "NOUN") and meaning(governor) in ("rise", "fall"):
                change = True
            if governor.pos_ in ("VERB", "AUX"):
                slots = [c for c in governor.children if c.dep_ == "dobj"] or [c for c in governor.children if c.dep_ in ("nsubj", "nsubjpass")]
                if parent.lower_ in ("at", "to", "by", "from", "of", "as"):
                    for slot in slots:
                        subject += _slot(slot)
                states |= _verb(governor)
                break
            if governor.pos_ in ("NOUN", "PROPN", "ADJ"):
                if parent.lower_ in ("of", "at", "to"):
                    subject += _slot(governor)
                elif parent.lower_ in ("on", "for", "from"):
                    states |= {meaning(governor)} & STATES
                    subject += []
                node = governor
                continue
            break
        if parent.pos_ in ("VERB", "AUX"):
            if parent.lemma_ == "be" or node.dep_ in ("attr", "acomp", "dobj", "oprd"):
                subject += [w for c in parent.children if c.dep_ in ("nsubj", "nsubjpass", "expl") and c != node for w in _slot(c)] if node.dep_ in ("attr", "acomp") or parent.lemma_ in ("number", "total", "reach", "hit", "exceed", "top", "stand", "list") else []
            states |= _verb(parent)
            for child in parent.children:
                if child.dep_ == "nsubj" and child != node:
                    states |= {meaning(child)} & STATES
                if child.dep_ == "acomp" or (child.dep_ == "prep" and child.lower_ in ("aboard", "board")):
                    states.add(meaning(child))
                if child.dep_ == "xcomp" and parent.lemma_ in ("appear", "seem", "believe", "report", "think", "fear", "say", "know"):
                    states |= _verb(child) | {"aboard" for p in child.children if p.lower_ in ("on", "aboard") and (p.lower_ == "aboard" or any(c.lower_ == "board" for c in p.children))}
                if child.dep_ == "prep" and child.lower_ == "on":
                    states |= {"aboard" for c in child.children if c.lower_ == "board"}
                if child.dep_ == "prep" and child.lower_ == "to" and any(c.lower_ == "safety" for c in child.children):
                    states.add("safe")
                if child.dep_ == "dobj" and meaning(child) == "life" and parent.lemma_ in ("lose", "cost", "claim"):
                    states.add("dead")
            if node.dep_ == "dobj" and meaning(node) == "life" and parent.lemma_ in ("lose", "cost", "claim", "take"):
                states.add("dead")
            if parent.dep_ in ("xcomp", "ccomp", "relcl", "acl") and parent.head.pos_ == "VERB" and parent.head.lemma_ in ("appear", "seem", "confirm", "believe", "report", "know", "think", "feel", "fear", "presume", "leave"):
                states |= _verb(parent.head)
            break
        node = parent
    return states & (STATES | {s for s in states if s not in ("say", "be", "have", "do", "there")}), subject, change


def _scope(head: Token, inside: set[Token]) -> tuple[str, ...]:
    """What narrows the count: the nouns of place, group and purpose at the counted noun, at its subject and at its verb."""
    sources = [head]
    node = head
    for _ in range(3):
        if node.head == node or node.head.pos_ in ("VERB", "AUX"):
            break
        node = node.head
    verb = node.head
    if verb.pos_ in ("VERB", "AUX"):
        sources += [verb, *(c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c != node)]
    out: set[str] = set()
    for source in sources:
        for child in source.children:
            if child.dep_ == "prep" and child.lower_ in NARROWING and child not in inside:
                for noun in child.children:
                    if noun.dep_ == "pobj" and noun.ent_type_ not in ("DATE", "TIME") and noun.pos_ in ("NOUN", "PROPN") and noun not in inside and noun != head:
                        out.add(meaning(noun))
            elif child.lower_ in WHOLE or (child.dep_ == "advcl" and any(g.lower_ == "since" for g in child.children)) or child.lower_ == "since":
                out.add("whole")
            elif child.dep_ in ("amod", "poss") and source != head and meaning(child) in ORDER:
                out.add(meaning(child))
    return tuple(sorted(out - {"aboard", "dead", "total"}))


def _verb(verb: Token) -> set[str]:
    """Concepts of a verb with its particle; "had not been found" is missing."""
    name = "destroyed" if verb.lemma_ == "lose" else meaning(verb)
    negated = any(c.dep_ == "neg" for c in verb.children)
    if verb.lemma_ in ("lose", "cost", "claim", "take") and any(c.dep_ == "dobj" and meaning(c) == "life" for c in verb.children):
        return {"dead"}
    if any(c.lower_ == "alive" for c in verb.children):
        return {"safe"}
    if negated:
        if name in ("find", "safe", "know") or verb.lemma_ == "account":
            return {"missing"}
        return {f"not {name}"}
    out = {name} if verb.pos_ in ("VERB", "ADJ", "NOUN") or name in STATES else set()
    return out | {meaning(c) for c in verb.children if c.dep_ in ("acomp", "oprd", "xcomp", "advmod") and c.pos_ in ("ADJ", "VERB", "ADV") and meaning(c) in STATES}


def _slot(noun: Token) -> list[str]:
    """Concepts of a slot ("the number of people killed"), its own noun first."""
    out = [meaning(noun)] if noun.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") else []
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "acl", "relcl") and child.pos_ in ("NOUN", "ADJ", "VERB", "PROPN"):
            out.append(meaning(child))
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    out += _slot(inner)
    return out


def alignment(a: Quantity, b: Quantity) -> float:
    """0 to 1: how surely both are figures of one thing."""
    if a.unit != b.unit or a.by != b.by:
        return 0.0
    victims = set(a.states) & VICTIM, set(b.states) & VICTIM
    if victims[0] and victims[1] and not victims[0] & victims[1]:
        return 0.0
    if any(f"not {s}" in b.states for s in a.states) or any(f"not {s}" in a.states for s in b.states):
        return 0.0
    words_a, words_b = {a.counted, *a.marks}, {b.counted, *b.marks}
    for group in CONTRAST:
        one, other = words_a & group, words_b & group
        if one and other and not one & other:
            return 0.0
    if bool(set(a.states) & CAPACITY) != bool(set(b.states) & CAPACITY) and not a.unit:
        return 0.0
    score = 0.0
    shared_victim = bool(victims[0] & victims[1])
    if a.counted == b.counted and a.counted:
        score = 1.0
    elif a.counted in PEOPLE | GENERIC | {""} and b.counted in PEOPLE | GENERIC | {""} and not a.unit:
        generic = a.counted in GENERIC or b.counted in GENERIC or a.counted in victims[1] or b.counted in victims[0]
        score = 0.95 if shared_victim and generic else 0.5 if shared_victim else 0.5 if generic and a.counted and b.counted else 0.0
    elif a.counted and b.counted and (a.counted in b.marks or b.counted in a.marks):
        score = 0.6
    elif a.unit and (not a.counted or not b.counted):
        score = 0.8
    if not score:
        return 0.0
    if a.states and b.states and not _meet(a.states, b.states):
        score *= 0.8 if a.unit else 0.6 if not (victims[0] or victims[1]) else 0.25
    elif bool(victims[0]) != bool(victims[1]):
        score *= 0.25
    small, large = sorted((a.value, b.value))
    if small and large / small > 30:
        score *= 0.5
    orders = set(a.scope) & ORDER, set(b.scope) & ORDER
    if orders[0] and orders[1] and not orders[0] & orders[1]:
        return 0.0
    if a.scope and b.scope and not set(a.scope) & set(b.scope):
        score *= 0.5 if not shared_victim else 0.7
    elif ("whole" in a.scope) != ("whole" in b.scope):
        score *= 0.5
    if ("new" in a.marks) != ("new" in b.marks):
        score *= 0.5
    if (PART in a.marks) != (PART in b.marks) and a.counted != b.counted:
        return 0.0
    if (PART in a.marks) != (PART in b.marks):
        score *= 0.4
    only_a, only_b = set(a.marks) - words_b, set(b.marks) - words_a
    if only_a and only_b:
        score *= 0.6
    elif only_a or only_b:
        score *= 0.85
    return score


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the states share one; of things "hit", "lost" and "destroyed" say the same, so do "stolen" and "exposed"."""
    return bool(set(one) & set(other)) or any(set(one) & group and set(other) & group for group in ALIKE)


def gap(a: Quantity, b: Quantity) -> float:
    """0 where both figures can be right, up to 1 where they plainly cannot.

    "At least" and "no more than" are read as the news means them: near the figure (1.25 times it, half of it).
    """
    def soft(q: Quantity) -> tuple[float, float]:
        high = q.low * 1.25 if math.isinf(q.high) else q.high
        low = q.high * 0.5 if q.bound in ("at_most", "less_than") else q.low
        return low, high

    if max(a.low, b.low) > min(a.high, b.high):
        return 1.0
    (a_low, a_high), (b_low, b_high) = soft(a), soft(b)
    if max(a_low, b_low) <= min(a_high, b_high):
        return 0.0
    return 0.6


def find(a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, context: Context) -> list[Signal]:
    """Pairs the quantities of both claims, best alignment first, and compares the figures."""
    scored = sorted(
        ((alignment(x, y) * _neighbourhood(x, y, facts_a, facts_b), -gap(x, y), i, j) for i, x in enumerate(facts_a.quantities) for j, y in enumerate(facts_b.quantities)),
        key=lambda s: (-s[0], -s[1], s[2], s[3]),
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    signals: list[Signal] = []
    for score, minus_gap, i, j in scored:
        if score < 0.3 or i in used_a or j in used_b:
            continue
        used_a.add(i)
        used_b.add(j)
        signals.append(_compare(facts_a.quantities[i], facts_b.quantities[j], score, -minus_gap, context))
    return signals or _count_others(facts_a.quantities, facts_b.quantities)


def _count_others(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> list[Signal]:
    """The rescued here, those on board there: no two figures of the claims count one thing. "Nobody" counts whatever is at issue."""
    states_a, states_b = ({s for q in told for s in q.states} & STATES for told in (one, other))
    if not states_a or not states_b or states_a & states_b or not all(q.value for q in (*one, *other)):
        return []
    x, y = one[0], other[0]
    text = f"The figures count different things: “{x.text}” and “{y.text}”."
    return [Signal(evidence("numbers", text, Span(x.start, x.end, x.text), Span(y.start, y.end, y.text)), None, 0.6, vetoes=(Relation.AGREE, Relation.CONFLICT))]


def _neighbourhood(x: Quantity, y: Quantity, facts_a: Facts, facts_b: Facts) -> float:
    """Bare measures and money say little of what they measure: there the other words of the claims must meet."""
    if x.unit in ("", "m") and ((x.counted and x.counted == y.counted) or set(x.states) & set(y.states) & VICTIM):
        return 1.0
    shared = len(set(facts_a.words) & set(facts_b.words))
    return min(1.0, 0.2 + 0.3 * shared)


def _compare(x: Quantity, y: Quantity, score: float, difference: float, context: Context) -> Signal:
    what = _what(x, y)
    left, right = Span(x.start, x.end, x.text), Span(y.start, y.end, y.text)
    states = set(x.states) | set(y.states)
    grows = bool(states & CUMULATIVE) or (not x.unit and bool(states) and not states & (STATIVE | {"aboard"}))
    shrinks = bool(states & {"missing", "trapped"})
    moved = (y.value > x.value and grows) or (y.value < x.value and shrinks)
    if difference == 0.0 and context.later and moved and x.bound not in ("about", "range") and not x.low <= y.value <= max(x.value, x.low) * 1.02:
        difference = 0.8
    if difference == 0.0:
        return Signal(evidence("numbers", f"Both give {what}: “{x.text}” and “{y.text}”.", left, right), Relation.AGREE, score)
    if context.later and moved:
        return Signal(evidence("numbers", f"The later claim has a newer figure for {what}: “{x.text}”, then “{y.text}”.", left, right), Relation.UPDATE, score * difference)
    return Signal(evidence("numbers", f"The figures for {what} differ: “{x.text}” and “{y.text}”.", left, right), Relation.CONFLICT, score * difference, Kind.FACT)


NAMES_OF_STATES = {"dead": "the dead", "hurt": "the injured", "missing": "the missing", "safe": "those rescued", "arrested": "those arrested", "infected": "the infected", "moved": "those displaced", "aboard": "those on board"}


def _what(x: Quantity, y: Quantity) -> str:
    shared = [s for s in x.states if s in y.states and s in NAMES_OF_STATES]
    if shared:
        return NAMES_OF_STATES[shared[0]]
    return {"m": "the distance", "kg": "the weight", "s": "the duration", "%": "the share"}.get(x.unit, "the sum" if x.unit.isupper() or x.unit == "money" else "the same count")
