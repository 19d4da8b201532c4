"""Words that a text quotes and prints a second time without marks: a message set below the sentence that tells of it."""

from __future__ import annotations

import re

from claimcheck.extraction.parts import Span
from claimcheck.extraction.text.quotes import Quotations

_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_EDGES = " \t\n\u00a0.,!?“”\"'’"
_LEAST = 4
"""Words; a shorter sentence may be anybody's."""


def quoted_sentences(text: str, quotations: Quotations) -> frozenset[str]:
    """Every whole sentence inside quotation marks, without the marks at its edges."""
    found = (each.strip(_EDGES) for q in quotations.found if q.spoken for each in _SENTENCES.split(text[q.inside.start : q.inside.end]))
    return frozenset(each for each in found if len(each.split()) >= _LEAST)


def is_printed_again(text: str, span: Span, quoted: frozenset[str], quotations: Quotations) -> bool:
    """Whether a sentence outside of quotation marks repeats one inside of them: it is somebody's, and not the text's own."""
    return text[span.start : span.end].strip(_EDGES) in quoted and not quotations.quoted(span)
