"""Names and roles: who does what to whom, with demonyms and capitals read as their countries.

Swapped roles of a deed that has one author (who attacked whom), or another author of the same deed, contradict; so do two sides of which
each says that the other struck first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.matching.evidence.concepts import bag, is_name, meaning
from claimcheck.matching.evidence.countries import COUNTRY
from claimcheck.matching.evidence.signals import ALL, Context, Signal, Span, evidence
from claimcheck.records import Claim, Kind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from claimcheck.matching.facts import Facts

ONCE = bag("win buy sue invade violate write found invent discover build order explode carry elect charged assassinate")
"""Deeds with one author, and no answer in kind."""
TURNS = bag("attack fire shell shoot begin provoke")
"""Deeds that both sides may do: only who did it first has one answer."""
FIRST = re.compile(r"\bfirst\b(?= *(?:[^\w\s]|$|(?:to|and|on|at|in|with|without|shots?|blow|strike)\b))|\b(?:beg[au]n|begins?|start(?:ed|s)?)\b(?! (?:to|\w+ing)\b)|\b(?:unprovoked|provok|provocation)", re.I)
"""That one side was the first: not "began to shell", nor "the first time"."""
TITLES = frozenset(["president", "vice", "secretary", "minister", "prime", "chancellor", "king", "queen", "prince", "princess", "pope", "general", "gen", "col", "lt", "sgt", "admiral", "senator", "sen", "rep", "representative", "congressman", "congresswoman", "governor", "gov", "mayor", "judge", "justice", "attorney", "dr", "mr", "mrs", "ms", "miss", "sir", "lord", "lady", "prof", "professor", "chief", "director", "chairman", "chairwoman", "spokesman", "spokeswoman", "speaker", "ambassador", "officer", "deputy", "sheriff"])


@dataclass(frozen=True, slots=True)
class Role:
    """A deed with the names of its author and of what it was done to; "" where not named."""

    start: int
    end: int
    text: str
    deed: str
    agent: str
    target: str


def canonical(name: str) -> str:
    """Lower case, words joined, a country for its demonym or capital."""
    words = [w for w in name.lower().replace("’s", "").replace("'s", "").split() if w not in ("the", "mr", "mr.", "mrs.", "ms.")]
    joined = "_".join(words)
    return COUNTRY.get(joined, joined)


def of(token: Token) -> str:
    """The name a noun phrase stands for: its own, or that of the country in its modifiers or possessor ("Armenia's forces")."""
    if token.ent_type_ in ("DATE", "TIME", "CARDINAL", "QUANTITY"):
        return ""
    if token.ent_type_ == "PERSON":
        return str(token.lower_)
    if token.pos_ == "PROPN" or token.ent_type_ in ("GPE", "ORG", "PERSON", "NORP"):
        words = [t.text for t in token.subtree if (t.dep_ in ("compound", "nmod", "amod") and t.head == token and t.pos_ in ("PROPN", "ADJ")) or t == token]
        whole = canonical(" ".join(words))
        return COUNTRY.get(canonical(token.text), whole) if whole not in COUNTRY.values() else whole
    for child in token.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod") and (child.ent_type_ in ("GPE", "NORP", "ORG", "PERSON") or child.pos_ == "PROPN" or child.lower_ in COUNTRY):
            return "" if child.ent_type_ in ("DATE", "TIME") else canonical(child.text)
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.pos_ == "PROPN":
                    return of(inner)
    return ""


def read(content: Tokens, offset: int) -> tuple[Role, ...]:
    """Deeds of the content whose author or target is named."""
    out = []
    for token in content:
        if token.pos_ not in ("VERB", "NOUN") or token.dep_ in ("aux", "auxpass"):
            continue
        deed = meaning(token)
        agent = target = ""
        if token.pos_ == "NOUN":
            if deed not in ("attack", "violate", "withdraw"):
                continue
            for child in token.children:
                if child.dep_ == "poss":
                    agent = of(child)
                elif child.dep_ == "prep" and child.lower_ == "by":
                    agent = next((of(c) for c in child.children if c.dep_ == "pobj"), agent)
                elif child.dep_ == "prep" and child.lower_ in ("on", "against"):
                    target = next((of(c) for c in child.children if c.dep_ == "pobj"), target)
                elif child.dep_ in ("amod", "compound") and not agent and child.lower_ in COUNTRY:
                    agent = COUNTRY[child.lower_]
                elif child.dep_ == "relcl":
                    agent = agent or next((of(c) for c in child.children if c.dep_ == "nsubj"), "")
        else:
            passive = any(c.dep_ == "nsubjpass" for c in token.children)
            node = token
            while node.dep_ in ("conj", "xcomp") and not any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children) and node.head != node:
                node = node.head
            for child in node.children:
                if child.dep_ == "nsubj":
                    agent = of(child)
                elif child.dep_ == "nsubjpass":
                    target = of(child)
            for child in token.children:
                if child.dep_ == "agent":
                    agent = next((of(c) for c in child.children if c.dep_ == "pobj"), agent)
                elif child.dep_ in ("dobj", "dative") and not passive:
                    target = of(child) or target
                    if meaning(child) in ("attack", "fire", "fire_on") or child.lemma_ == "fire":
                        deed = "attack"
                        target = next((of(c) for p in child.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"), target)
                elif child.dep_ == "prep" and child.lower_ in ("on", "against", "at", "into") and not target:
                    target = next((of(c) for c in child.children if c.dep_ == "pobj"), target)
        if agent or target:
            out.append(Role(token.idx + offset, token.idx + len(token.text) + offset, token.text, deed, agent, target))
    return tuple(out)


def find(a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, context: Context) -> list[Signal]:
    """Swapped roles, another author of the deed, the same author and deed, or two actors that keep the claims apart."""
    for x in facts_a.roles:
        for y in facts_b.roles:
            if x.deed == y.deed and (signal := _accuse_each_other(a, b, x, y) or _compare(x, y, _words(a, facts_a), _words(b, facts_b))):
                return [signal]
    return _name_others(a, b, facts_a, facts_b)


def read_proper(content: Tokens) -> tuple[str, ...]:
    """The names in the content, canonical: words that stand together are one name, but for a title or a country before it."""
    names: list[list[str]] = [[]]
    for token in content:
        if token.lower_ in COUNTRY:
            names += [[token.text], []]
        elif not (is_name(token) or _leads_name(token)) or token.text[0].islower() or token.ent_type_ in ("DATE", "TIME") or token.lower_.rstrip(".") in TITLES:
            names.append([])
        else:
            names[-1].append(token.text)
    return tuple(sorted({canonical(" ".join(words)) for words in names} - {""}))


def _leads_name(token: Token) -> bool:
    """Whether a capitalised adjective inside the sentence begins a name: "New" of "New START"."""
    return token.pos_ == "ADJ" and token.text[0].isupper() and not token.is_sent_start and token.head.i == token.i + 1 and token.dep_ in ("amod", "compound") and is_name(token.head)


def others_named(a: Claim, b: Claim, facts_a: Facts, facts_b: Facts) -> tuple[list[str], list[str]] | None:
    """The names that only the one claim has and those that only the other has; None where one of them has none of its own.

    "Donald Trump" is "Trump", "the New START treaty" is "New START", and who speaks, his house and his side are none: "Moscow"
    in a claim of Moscow's names nobody whom "we" does not.
    """
    one, other = _strangers(a, facts_a), _strangers(b, facts_b)
    only_a, only_b = ([n for n in own if not any(_is_same_name(n, m) for m in others)] for own, others in ((one, facts_b.proper), (other, facts_a.proper)))
    return (only_a, only_b) if only_a and only_b else None


def _strangers(claim: Claim, facts: Facts) -> list[str]:
    own = [canonical(n) for n in (claim.origin, claim.body, claim.side) if n]
    return [n for n in facts.proper if not any(_is_same_name(n, m) for m in own)]


def _is_same_name(one: str, other: str) -> bool:
    """Whether one has all the words of the other."""
    left, right = set(one.split("_")), set(other.split("_"))
    return left <= right or right <= left


def _name_others(a: Claim, b: Claim, facts_a: Facts, facts_b: Facts) -> list[Signal]:
    """Each claim names what the other does not: Texas here, Florida there. They may well speak of two things."""
    found = others_named(a, b, facts_a, facts_b)
    if found is None:
        return []
    only_a, only_b = found
    text = f"Each names what the other does not: {', '.join(map(_shown, only_a))}; {', '.join(map(_shown, only_b))}."
    return [Signal(evidence("names", text, None, None), None, 0.5)]


def _accuse_each_other(a: Claim, b: Claim, x: Role, y: Role) -> Signal | None:
    """Whether the sources are the two sides of a fight, and each has the other begin it.

    Both may have fired: only a word of who was first, in one claim at least, makes one answer of it.
    """
    if x.deed not in TURNS or not x.agent or not y.agent or not (_says_first(a) or _says_first(b)):
        return None
    if not (_is_party(b, x.agent) and _is_party(a, y.agent)) or _is_party(a, x.agent) or _is_party(b, y.agent):
        return None
    text = f"Each side says that the other did it: {_shown(x.agent)} in one claim, {_shown(y.agent)} in the other (“{x.text}”, “{y.text}”)."
    return Signal(evidence("names", text, Span(x.start, x.end, x.text), Span(y.start, y.end, y.text)), Relation.CONFLICT, 1.0, Kind.FACT)


def _is_party(claim: Claim, actor: str) -> bool:
    """Whether who says it is the actor, or speaks for him: "Norvian" of the Norvian Army."""
    names = [canonical(n) for n in (claim.origin, claim.body, claim.side) if n]
    words = {w for n in names for w in (n, *n.split("_"))}
    return bool(actor) and (actor in words or actor in {COUNTRY.get(w) for w in words})


def _compare(x: Role, y: Role, words_a: set[str], words_b: set[str]) -> Signal | None:
    left, right, quoted = Span(x.start, x.end, x.text), Span(y.start, y.end, y.text), f"(“{x.text}”, “{y.text}”)"
    once = x.deed in ONCE or (x.deed in TURNS and bool((words_a | words_b) & {"first", "begin"}))
    if x.agent and x.agent == y.target and x.target == y.agent and x.agent != x.target:
        text = f"The roles are swapped: {_shown(x.agent)} does it to {_shown(x.target)} in one claim and the reverse in the other {quoted}."
        return Signal(evidence("names", text, left, right), Relation.CONFLICT, 0.7, Kind.FACT) if once else None
    if x.agent and x.agent == y.agent and (x.target == y.target or not x.target or not y.target):
        return Signal(evidence("names", f"Both say it of {_shown(x.agent)} {quoted}.", left, right), Relation.AGREE, 0.5)
    if x.target and x.target == y.target and not (x.agent and y.agent):
        return Signal(evidence("names", f"Both say it was done to {_shown(x.target)} {quoted}.", left, right), Relation.AGREE, 0.4)
    if not x.agent or not y.agent or _is_same_name(x.agent, y.agent) or {x.agent, y.agent} <= words_a or {x.agent, y.agent} <= words_b:
        return None
    rest_a, rest_b = words_a - {x.agent, x.deed}, words_b - {y.agent, y.deed}
    if once and rest_a and rest_b and len(rest_a & rest_b) >= 0.6 * min(len(rest_a), len(rest_b)):
        return Signal(evidence("names", f"Another author of the same deed: {_shown(x.agent)} and {_shown(y.agent)} {quoted}.", left, right), Relation.CONFLICT, 0.6, Kind.FACT)
    return Signal(evidence("names", f"They speak of different actors: {_shown(x.agent)} and {_shown(y.agent)} {quoted}.", left, right), None, 0.6, vetoes=ALL)


def _words(claim: Claim, facts: Facts) -> set[str]:
    return {*facts.words, *(w for w in ("first", "begin") if w in re.findall(r"[a-z]+", claim.quote.lower()))}


def _says_first(claim: Claim) -> bool:
    return bool(FIRST.search(claim.quote))


def _shown(name: str) -> str:
    return " ".join(w.capitalize() for w in name.split("_"))
