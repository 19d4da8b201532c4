"""Modality: whether a claim tells what is so, or what is planned, possible, conditional or required.

An intention does not conflict with its not yet having happened, nor a possibility with a fact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.matching.evidence.signals import Context, Signal, Span, evidence
from claimcheck.records import Claim, Relation

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from claimcheck.matching.facts import Facts

MODES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("if", re.compile(r"\b(?:if|unless|provided that|in case|as long as|on condition|should \w+ (?:fail|happen|occur))\b", re.I)),
    ("accused", re.compile(r"\b(?:(?:is|are|was|were|be|been|being|stands?|stood) (?:now |also |not |formally )?(?:accused|charged|indicted|suspected)|faces? (?:\w+ )?charges|on suspicion of|allegedly)\b", re.I)),
    ("may", re.compile(r"\b(?:(?-i:may)|might|could(?! ?n[o’']t)|possibly|perhaps|potentially|likely|unlikely|probably|can(?! ?not))\b", re.I)),
    ("plan", re.compile(r"\b(?:plan(?:s|ned|ning)? to|intend(?:s|ed|ing)? to|hope(?:s|d)? to|aim(?:s|ed|ing)? to|want(?:s|ed)? to|seek(?:s|ing)? to|expect(?:s|ed)? to|set to|due to (?=\w+ (?:on|in|at|next|this))|scheduled (?:to|for)|prepar(?:es|ed|ing) to|about to|going to|consider(?:s|ed|ing)? (?=\w+ing\b|whether\b|how\b)|vow(?:s|ed)? to|pledg(?:es|ed)? to|promis(?:es|ed)? to|threaten(?:s|ed)? to|ready to|willing to|is to|are to|was to|were to|expected|proposed)\b", re.I)),
    ("will", re.compile(r"\b(?:will|would|shall|won['’]t|['’]ll)\b", re.I)),
    ("must", re.compile(r"\b(?:must|should|ought to|has to|have to|needs? to|required to|supposed to)\b", re.I)),
)
ACCUSING = re.compile(r"\b(?:accus|charge|indict|suspect|alleg)", re.I)
OPEN = frozenset(["if", "accused", "may", "plan"])
"""Modes that leave open what will be, or was: no fact contradicts them. What "will" or "must" be is often just what the other side
rules out: of 20 story pairs whose claims differ so and that the judge takes for contradictions, 17 are."""

SEEN = frozenset(["see", "hear", "feel", "smell", "find", "blame"])
"""What "could" be seen was seen, "was to be found" is where it was, and who "is to blame" has done it already."""


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode other than plain fact and the words that show it."""

    start: int
    end: int
    text: str
    mode: str


def read(content: Tokens, offset: int) -> Mode | None:
    """The mode of the content, None for a plain statement. Words inside relative clauses do not count."""
    for mode, pattern in MODES:
        for match in pattern.finditer(content.text):
            at = content.start_char + match.start()
            token = next((t for t in content if t.idx <= at < t.idx + len(t.text)), None)
            if token is not None and _main(token, content) and not _is_fact(token, mode):
                return Mode(at + offset, at + offset + len(match.group()), match.group(), mode)
    return None


def _main(token: Token, content: Tokens) -> bool:
    node = token
    while node in content:
        if node.dep_ in ("relcl", "acl"):
            return False
        if node.head == node:
            break
        node = node.head
    return True


def _is_fact(token: Token, mode: str) -> bool:
    """Whether the word leaves nothing open after all: "nobody could have known", "only they could have done it", "we could see it", "asked if they knew"."""
    if mode == "if":
        return bool(token.dep_ == "mark" and token.head.dep_ == "ccomp")
    verb = token.head if token.dep_ == "aux" else token
    if mode == "may" and token.lower_ in ("could", "can"):
        parts = [g for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") for g in (c, *c.children)]
        seen = verb.lemma_ in SEEN and not any(c.lower_ == "as" for c in verb.children)
        only = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children) and any(p.lower_ == "only" for p in (*verb.children, *parts))
        return seen or only or any(c.dep_ == "neg" for c in verb.children) or any(p.lower_ in ("no", "nobody", "nothing", "none") for p in parts)
    return bool(mode == "plan" and token.lemma_ == "be") and any(c.lemma_ in SEEN for c in token.children if c.dep_ == "xcomp")


def find(a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, context: Context) -> list[Signal]:
    """A reason against a conflict where one claim is plain fact and the other is not; a veto where the other leaves it open.

    That somebody is accused is denied only by who speaks of the charge himself.
    """
    if facts_a.stance is not None and facts_b.stance is not None:
        return []
    x, y = facts_a.mode, facts_b.mode
    if (x is None) == (y is None):
        return []
    shown = x or y
    assert shown is not None
    if shown.mode == "accused" and ACCUSING.search((b if x else a).proposition):
        return []
    span = Span(shown.start, shown.end, shown.text)
    kind = {"if": "conditional", "accused": "an accusation", "may": "a possibility", "plan": "an intention", "will": "about the future", "must": "a requirement"}[shown.mode]
    which = "first" if x is not None else "second"
    strength, vetoes = (0.7, (Relation.CONFLICT,)) if shown.mode in OPEN else (0.5, ())
    text = f"The {which} claim is {kind} (“{shown.text}”), the other a statement of fact."
    return [Signal(evidence("modality", text, span if x else None, span if y else None), None, strength, vetoes=vetoes)]
