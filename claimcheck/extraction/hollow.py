"""Whether a claim still says something once the words that point out of it are taken away: "That is going to be special" does not."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from claimcheck.extraction import words
from claimcheck.extraction.speakers import SUBJECTS
from claimcheck.extraction.verb_forms import top, within

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LIGHT = words.listed(
    "be have do go get make let mean think know say tell want need seem appear come keep happen look feel see believe understand agree suppose guess "
    "thing way lot bit case one kind sort deal matter stuff something anything nothing everything time more much many such same other course sure ’ ’s 's ’re 're ’m 'm guy"
)
"""Words that say hardly anything by themselves."""
_SHORT = 5
"""Tokens; "AP has more" says nothing."""
_WEAK = 2
"""Words that say something, in a claim whose subject and object are both open."""
_EMPTY = words.IT | words.THEY | words.DEMONSTRATIVES | frozenset(["most", "some", "both", "others", "another", "neither", "either", "many", "several", "few", "none", "all", "each", "one", "so", "former", "latter"])


def is_hollow(span: Span, open_: Collection[int], named: Collection[int], *, own: bool) -> bool:
    """`open_`: tokens that point out of the claim; `named`: pronouns that a name has been put for; `own`: the publisher says it.

    What somebody is quoted with may say less than that: the reader knows at least who says it.
    """
    weak = _WEAK if own else 1
    root = top(span)
    if not open_:
        return root.lemma_ in ("have", "know") and len(span) <= _SHORT and not any(_says_something(t) for t in span if t.i > root.i)
    subject = next((c for c in root.children if c.dep_ in SUBJECTS and within(c, span)), None)
    about = {t.i for t in subject.subtree} if subject is not None else set()
    content = [t for t in span if t.i in named or ((t.i not in open_ or (t.i not in about and t.pos_ == "NOUN")) and _says_something(t))]
    if not content:
        return not any(t.i in open_ and t.pos_ in ("NOUN", "PROPN") for t in span)
    if subject is not None and subject.dep_ == "csubj" and any(t in open_ and span.doc[t].lower_ in _EMPTY for t in about) and len(content) <= weak:
        return True
    beside = [t for t in content if t.i not in about]
    if subject is not None and subject.i in open_:
        if subject.lower_ in _EMPTY:
            return len(content) <= (weak if _object_is_open(root, open_) else 1)
        if len(content) <= 1 and all(t.pos_ == "ADJ" for t in content):
            judged = own and root.lemma_ == "be" and subject.pos_ == "NOUN" and not any(t.pos_ == "NUM" for t in subject.lefts)
            return subject.pos_ == "PRON" or judged
        return subject.pos_ == "PRON" and len(content) <= 1 and _object_is_open(root, open_)
    return len(beside) <= 1 and len(content) <= weak and _object_is_open(root, open_)


def _says_something(token: Token) -> bool:
    if token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "VERB") or token.dep_ in ("aux", "auxpass", "intj") or (token.dep_ == "compound" and token.pos_ == "PROPN"):
        return False
    return token.lemma_.lower() not in _LIGHT and token.lower_ not in _LIGHT


def _object_is_open(verb: Token, open_: Collection[int]) -> bool:
    """ "Berg mostly blew it", "Berg doesn't think that's the case": what the clause is about is a pronoun."""
    below = [c for c in verb.children if c.dep_ in ("dobj", "ccomp", "xcomp", "prep", "advmod")]
    objects = [c for c in below if c.dep_ == "dobj" or c.lower_ == "so"] + [g for c in below for g in c.children if g.dep_ in ("pobj", "nsubj", "dobj")]
    return any(o.i in open_ and o.lower_ in _EMPTY for o in objects)
