"""Cases that a text only supposes, "Imagine a man who …" and what is told of him after it, and what it only grants."""

from __future__ import annotations

import re

from claimcheck.extraction.parts import Span

_OPENS = re.compile(
    r"(?<![^\s“\"])(?:(?:So|Now|But|And|Or),? )?(?:(?:In|For) [^,.!?\n]{3,40}, )?(?:(?:[Jj]ust|[Pp]lease) )?"
    r"(?:[Ii]magine|[Ss]uppose|[Pp]icture|[Pp]retend|[Ll]et['’]s (?:say|suppose|imagine|pretend|assume)|[Ss]ay (?:that )?you(?:['’]re| are| have| want))\b(?:\s+[^\s.!?]+){4,}"
)
"""An order to suppose something, at the head of a sentence: it goes on for four words at least."""
_IF = re.compile(r"(?:(?:So|Now|But|And),? )?[Ii]f [^.?!\n]{4,200}\? (?!But|Yet)[^.?!\n]{1,60}?(?:will|would|could|might|['’]ll|['’]d)\b[^.?!\n]*")
"""A condition that is asked, and what then would be: "And if he loses? He will be back"."""
_GOES_ON = re.compile(
    r"(?:In|Under) (?:such|this|that|our) (?:an? )?(?:\w+ )?(?:scenario|case|world|universe|situation|hypothetical|example)\b|(?:So|Then|Next|Now|Later|Soon|Eventually|(?:And )?[Mm]eantime|(?:And )?[Mm]eanwhile[^.]* would)\b"
)
"""How a paragraph begins that goes on with the case of the one before."""
_IN_A_CASE = re.compile(r"(?:In|Under) (?:such|this|that) (?:an? )?(?:\w+ )?(?:scenario|hypothetical)\b")
"""How a paragraph begins that draws on a case told before."""
_WOULD = re.compile(r"\b(?:would|could|might)\b")
_GRANTED = re.compile(r"(?:(?:yes|sure|of course|now),? )?(?:you|one|people|critics|some) (?:can|could|may|might) (?:say|argue|claim|object|complain)\b", re.IGNORECASE)
"""How a sentence begins that grants something only to answer it ("But …")."""
_ANSWERED = re.compile(r"[.”\"\s]*(?:But|Yet|Still|However)\b")
_MOST = 6
"""Paragraphs that one case may take."""


def find_suppositions(text: str, paragraphs: tuple[Span, ...]) -> tuple[Span, ...]:
    """What is told of supposed cases: from the order to suppose to the end of its paragraph, and the paragraphs that go on with it."""
    found: list[Span] = []
    left = 0
    for paragraph in paragraphs:
        opens = next((m for m in _OPENS.finditer(text, paragraph.start, paragraph.end) if _at_head(text, paragraph, m.start())), None)
        if opens is not None:
            found.append(Span(opens.start(), paragraph.end))
            left = _MOST
        elif _IN_A_CASE.match(text, paragraph.start, paragraph.end) and _WOULD.search(text, paragraph.start, paragraph.end):
            found.append(paragraph)
            left = _MOST
        elif left and _GOES_ON.match(text, paragraph.start, paragraph.end):
            found.append(paragraph)
            left -= 1
        else:
            left = 0
            found += (Span(*m.span()) for m in _IF.finditer(text, paragraph.start, paragraph.end) if _at_head(text, paragraph, m.start()))
    return tuple(found)


def is_granted(text: str, start: int, end: int) -> bool:
    """ "You can say P. But Q": P is only granted."""
    return _GRANTED.match(text, start, end) is not None and _ANSWERED.match(text, end) is not None


def _at_head(text: str, paragraph: Span, at: int) -> bool:
    before = text[paragraph.start : at].rstrip(" “\"")
    return not before or before[-1] in ".!?”\""
