"""Quantities: what a claim counts or measures.

A quantity is an interval (what the printed figure allows), a unit, what is counted, and the state it is counted in
("killed", "rescued").
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.matching.evidence.concepts import bag, is_name, meaning
from claimcheck.matching.evidence.countries import COUNTRY
from claimcheck.matching.evidence.figures import SCALES, UNITS, find_figures

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

NONE = re.compile(r"\b(?P<none>no one|nobody|no|none)\b", re.IGNORECASE)
PEOPLE = bag("""miner climber sailor hiker swimmer pupil schoolchildren teenager marcher farmer fisherman driver rider worshipper pilot shopper diver settler mourner
guard people person dead hurt missing safe resident civilian man woman child soldier police passenger migrant refugee victim patient customer worker
student protester voter official life member infected aboard arrested moved trapped suspect prisoner hostage pilgrim tourist villager family doctor
nurse crew inhabitant fan player guest sick someone other individual human citizen national traveller traveler journalist rebel militant combatant
firefighter volunteer convicted charged spectator goer concertgoer partygoer churchgoer reveller commuter cyclist motorist pedestrian lawmaker deputy
monk nun priest diner skier mountaineer trekker angler lodger tenant inmate detainee recruit conscript cadet seaman crewman crewmember collier
labourer teacher professor scientist engineer actor singer artist athlete runner surfer foreigner immigrant boy girl youth teen pensioner retiree
adult parent mother father brother sister manager executive director trader paramedic rescuer medic surgeon caller client depositor investor
shareholder donor recipient subscriber user employee striker picket delegate candidate senator participant attendee visitor camper hunter herder
shepherd peasant trooper marine gunman insurgent separatist peacekeeper monitor observer inspector deserter captive abductee evacuee survivor""")
ADDED = bag("more additional further extra")
"""Behind a figure: "12 more people" come on top of others."""
MOVES = bag("lose drop fall rise gain climb plunge slide tumble surge shed add jump slip decline sink close finish end advance rally soar dive")
"""What prices, shares and indices do."""
LACKING = bag("short shy")
"""Behind a count: "three votes short" counts what is not there."""
GENERIC = bag("people person life individual human victim other one total number resident civilian dead toll casualty body")
STATES = bag("dead hurt missing safe arrested charged released convicted infected sick recovered moved aboard trapped exposed taken destroyed damaged attack shot lay_off know stay vaccinated")
VICTIM = bag("dead hurt missing safe arrested charged released convicted infected sick recovered moved aboard trapped")
NARROWING = bag("in at among against near off outside within")
EACH = re.compile(r"\W{0,2}(?:\w+\W+){0,3}?(?:(?:an?|per|each|every)\W+(?P<span>hour|day|week|month|year)\b|(?P<often>hourly|daily|weekly|monthly|annually|yearly)\b)", re.IGNORECASE)
"""Behind a figure: how often it is so much."""
OFTEN = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year"}
RATE = "per "
"""How the mark of a rate begins: "per day"."""
WHOLE = bag("nationwide worldwide overall globally nationally altogether")
ORDER = bag("first second third fourth last previous former new")
HELD = bag("record account")
STAFFED = bag("crew staff")
"""Their members are counted as they are themselves: "21 crew members", "22 crew"."""
PART = "part"
"""Mark of a count that is only a part of what the claim counts."""
DEFINED = "defined"
"""Mark of a count of those only of whom a clause tells something ("people who had applied for credit")."""
ON_ARRIVAL = re.compile(r"\W*(?:\w+\W+){0,4}on arrival\b", re.I)
ADDING = bag("further additional")
"""Before a figure: "a further 12 people" come on top of others."""
SUMMAND = "summand"
"""Mark of a count that is one of those that make up another."""
BODIES = bag("body corpse")
FOUND = bag("find recover retrieve pull count see bring lie safe take dead recovered have be there")
"""What is done with bodies when they are counted as the dead; those held, carried or examined are some of them."""
THE_WORLD = bag("world globe country nation earth board")
ALL_OVER = bag("around across throughout over")
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
    whose: str = ""
    """The name of what moved by points, a share or a sum ("the Dow lost 300 points")."""


def read(content: Tokens, offset: int) -> tuple[Quantity, ...]:
    """Quantities printed in the content; `offset` is the place of the parsed text in its document."""
    text, base = content.text, content.start_char
    found: list[Quantity] = []

    def add(start: int, end: int, value: float, low: float, high: float, bound: str, unit: str) -> None:
        quantity = _place(content, base + start, base + end, offset, value, low, high, bound, unit)
        if quantity:
            found.append(quantity)

    for f in find_figures(text):
        add(f.start, f.end, f.value, f.low, f.high, f.bound, f.unit)
    for match in NONE.finditer(text):
        token = _token_at(content, base + match.start())
        if token is not None and not re.match(r"\W+(?:else|other)\b", text[match.end():]) and ((token.dep_ == "det" and token.head.pos_ in ("NOUN", "PROPN") and token.head.tag_ in ("NNS", "NN")) or token.text.lower() in ("none", "nobody")) and not re.match(r"no (?:more|less|fewer|longer|later|doubt|way|part|plans?|comment|sign|evidence|reason|decision|question)", text[match.start():], re.I):
            add(match.start(), match.end(), 0.0, 0.0, 0.0, "exact", "")
    return _with_whole(content, offset, sorted(found, key=lambda q: q.start))


def _with_whole(content: Tokens, offset: int, found: list[Quantity]) -> tuple[Quantity, ...]:
    """"173 passengers and 16 crew" counts those aboard in two parts: the sum stands beside them, and they are marked as parts."""
    places = [i for i in range(len(found) - 1) if found[i].counted == "aboard" and found[i + 1].counted == "crew"]
    for i in reversed(places):
        one, other = found[i], found[i + 1]
        if re.fullmatch(r"\W*(?:and|plus|with)\W*", content.doc.text[one.end - offset : other.start - offset]) is None:
            continue
        parts = [dataclasses.replace(q, marks=tuple(sorted({*q.marks, SUMMAND}))) for q in (one, other)]
        whole = dataclasses.replace(
            one, end=other.end, text=content.doc.text[one.start - offset : other.end - offset], value=one.value + other.value,
            low=one.low + other.low, high=one.high + other.high, counted="people", states=tuple(sorted({*one.states, "aboard"})),
        )
        found[i : i + 2] = [whole, *parts]
    return tuple(found)


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
    if head.i + 1 < len(content.doc) and content.doc[head.i + 1].lower_ in LACKING:
        return None
    added = following is not None and following.lower_ in ADDED and following.i + 1 < len(content.doc) and following.nbor(1).lower_ not in ("than", "or")
    added = added or (tokens[0].i > content.start and tokens[0].nbor(-1).lower_ in ADDING)
    if tokens[-1].lower_ == "single" and any(c.dep_ == "neg" for t in tokens[-1].ancestors for c in t.children):
        return None
    if not unit and tokens[0].i > content.start and is_name(tokens[0].nbor(-1)) and tokens[0].nbor(-1).whitespace_ and (noun is None or noun.i < tokens[0].i):
        return None
    scale = 1.0
    counted = meaning(noun) if noun is not None else ""
    marks: set[str] = {PART} if of_known else set()
    shown_end = end
    on_board = False
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
            if child.lower_ in ("aboard", "on") and (child.lower_ == "aboard" or any(c.lower_ == "board" for c in child.children)):
                on_board = True
            if child.dep_ in ("amod", "compound", "nmod", "poss") and child.pos_ != "NUM" and child.text[0].isalpha():
                marks.add(meaning(child))
                marks |= {meaning(c) for c in child.children if c.dep_ in ("conj", "amod", "compound")}
        if counted == "member" and (of_whom := sorted(marks & STAFFED)):
            counted = of_whom[0]
        if top.dep_ == "nsubj" and top.head.lemma_ == "be" and following is not None and following.lower_ == "of":
            attribute = next((c for c in top.head.children if c.dep_ in ("attr", "acomp")), None)
            people = next((c for c in attribute.children if c.dep_ in ("amod", "compound") and c.lower_ in COUNTRY), attribute) if attribute is not None else None
            if people is not None and (people.dep_ != "acomp" or people.lower_ in COUNTRY):
                marks.add(counted)
                counted = meaning(people)
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
    if not unit and counted == "magnitude":
        unit, counted = counted, ""
    if not unit and not counted and not states:
        return None
    if noun is not None and noun.lemma_.lower() in BODIES and states - {"dead"} and not states & FOUND:
        counted = noun.lemma_.lower()
        states -= {"dead"}
    if counted in VICTIM:
        states |= {counted}
    if (each := EACH.match(content.doc.text, shown_end)) is not None:
        marks.add(RATE + (each["span"] or OFTEN[each["often"].lower()]).lower())
    states |= {"aboard"} if on_board else set()
    if "dead" in states and ON_ARRIVAL.match(content.doc.text, shown_end):
        marks.add(PART)
    states |= {m for m in marks if m in VICTIM}
    if noun is not None and any(c.dep_ == "relcl" and c.left_edge.nbor(-1).text != "," and not _verb(c) & STATES for c in noun.children):
        marks.add(DEFINED)
    return Quantity(
        start + offset, shown_end + offset, content.doc.text[start:shown_end], value * scale, low * scale, high * scale, bound, unit, counted,
        tuple(sorted(marks - {counted})), tuple(sorted(states)), _scope(head, inside), change or added,
        _mover(head) if unit == "%" or unit.isupper() or unit == "money" or counted == "point" else "",
    )


def _mover(head: Token) -> str:
    """The proper noun that fell or rose by it."""
    verb = next((t for t in head.ancestors if t.pos_ == "VERB"), None)
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and is_name(c)), None) if verb is not None and verb.lemma_ in MOVES else None
    return subject.lower_ if subject is not None else ""


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
            if governor.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
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
                if child.dep_ == "prep" and child.lower_ == "as" and child.i > node.i:
                    states |= {meaning(c) for c in child.children} & STATES
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
                        out.add("whole" if meaning(noun) in THE_WORLD and child.lower_ == "in" else meaning(noun))
            elif (child.dep_ == "prep" and child.lower_ in ALL_OVER and any(c.lower_ in THE_WORLD for c in child.children)) or child.lower_ in WHOLE or (child.dep_ == "advcl" and any(g.lower_ == "since" for g in child.children)) or child.lower_ == "since":
                out.add("whole")
            elif child.dep_ in ("amod", "poss") and source != head and meaning(child) in ORDER:
                out.add(meaning(child))
    return tuple(sorted(out - {"aboard", "dead", "total"}))


def _verb(verb: Token) -> set[str]:
    """Concepts of a verb with its particle; "had not been found" is missing."""
    name = "destroyed" if verb.lemma_ == "lose" else meaning(verb)
    negated = any(c.dep_ == "neg" for c in verb.children)
    if verb.lemma_ in ("lose", "cost", "claim", "take") and any(c.dep_ in ("dobj", "nsubjpass") and meaning(c) == "life" for c in verb.children):
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
