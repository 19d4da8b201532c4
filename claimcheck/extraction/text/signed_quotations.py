"""Quotations that are signed like letters: "“P.” Anna Berg, Norden Post", behind the words or in the paragraph below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.extraction.parts import Span

_SIGNATURE = r"(?:(?P<dash>—|–|―|--?) ?)?(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3})(?:, (?P<house>(?:[Tt]he )?[A-Z][\w.'’&+-]*(?: [\w.'’&+-]+){0,4}))?"
_BEHIND = re.compile(rf"[”\"][ \u00a0\u200d]*{_SIGNATURE}$")
_BELOW = re.compile(_SIGNATURE)
_LONGEST = 100
"""Characters of a signature."""
_LEAD = 60
"""Characters before the quotation that only lead to it: "Others argue that"."""
_LEAST = 40
"""Characters of what is worth signing; a shorter one is a title or a caption."""
_OPENING = re.compile(r"[“\"]")
_TURNED = re.compile("”")
"""A mark that opens a paragraph, though it was printed to close."""
_BOARDS = ("Board", "Editors", "Staff")
"""Who signs for the whole house."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A paragraph (by number) whose words somebody signed: the quotation with its marks, who, and the dash before the name."""

    paragraph: int
    words: Span
    by: Span
    dash: Span | None


def find_signed(text: str, paragraphs: tuple[Span, ...]) -> Iterator[Signed]:
    """Paragraphs that hold one quotation and nothing else but what leads to it. A name without a house counts behind a dash only."""
    for i, paragraph in enumerate(paragraphs):
        signature = _BEHIND.search(text, max(paragraph.start, paragraph.end - _LONGEST), paragraph.end)
        end = signature.start() + 1 if signature is not None else paragraph.end
        if signature is None and text[end - 1] in "”\"" and i + 1 < len(paragraphs) and paragraphs[i + 1].end - paragraphs[i + 1].start <= _LONGEST:
            signature = _BELOW.fullmatch(text, paragraphs[i + 1].start, paragraphs[i + 1].end)
        if signature is None or not (signature["dash"] or signature["house"]):
            continue
        words = _one_quotation(text, Span(paragraph.start, end))
        if words is not None:
            by = "house" if signature["house"] and signature["name"].endswith(_BOARDS) else "name"
            yield Signed(i, words, Span(signature.start(by), signature.end(by)), Span(*signature.span("dash")) if signature["dash"] else None)


def _one_quotation(text: str, stretch: Span) -> Span | None:
    """The quotation that ends the stretch, where no other is closed in it and no sentence stands before it."""
    opening = _TURNED.match(text, stretch.start) or _OPENING.search(text, stretch.start, min(stretch.start + _LEAD, stretch.end))
    if opening is None or stretch.end - opening.start() < _LEAST or re.search(r"[.!?:]", text[stretch.start : opening.start()]):
        return None
    closing = '"' if opening[0] == '"' else "”"
    return Span(opening.start(), stretch.end) if text.find(closing, opening.end(), stretch.end) == stretch.end - 1 else None
