"""Where a stretch of text begins and ends: without the marks and small words that belong to its surroundings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimcheck.extraction.parts import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_LOOSE = " \t\n\r\u00a0\u200b,;:.—–-…"
_TEXT = "claimcheck text"
OPENING = frozenset(["“", '"', "``", "''"])
CLOSING = frozenset(["”", '"', "''"])
"""Tokens that open and close a quotation; some archives print two apostrophes for either."""
OPENING_MARKS = (*OPENING, "‘", "(", "[", "$")
_PAIRS = (("“", "”"), ('"', '"'), ("''", "''"), ("``", "''"), ("(", ")"), ("‘", "’"))


def text_of(doc: Doc) -> str:
    """The document's text, put together once (`doc.text` joins every token anew each time)."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


def printed(span: Tokens) -> str:
    """The words of a span (`span.text` joins every token anew each time)."""
    return text_of(span.doc)[span.start_char : span.end_char]


def trim(text: str, start: int, end: int) -> Span:
    """Without spaces, stops, dashes, and unmatched or enclosing quotation marks at its edges."""
    before = None
    while before != (start, end):
        before = (start, end)
        while start < end and text[start] in _LOOSE:
            start += 1
        while end > start and text[end - 1] in _LOOSE and not _abbreviated(text, start, end):
            end -= 1
        while end - start > 2 and text[end - 1] in "’'" and text[end - 2] in ",.?!" and not _opened(text, start, end - 1):
            end -= 1
        for opening, closing in _PAIRS:
            start, end = _unpair(text, start, end, opening, closing)
    return Span(start, max(start, end))


def _opened(text: str, start: int, end: int) -> bool:
    """A single mark opens inside the stretch, so that one behind it closes it."""
    return any(text[i] in "‘'" and (i == start or not text[i - 1].isalnum()) for i in range(max(start, end - 400), end))


def is_loose(token: Token) -> bool:
    """A mark that belongs to no word; a percent sign and a closing bracket do."""
    return bool(token.is_punct and token.text not in ("%", ")"))


def around(tokens: Iterable[Token]) -> Span | None:
    """The trimmed stretch of these tokens, without a leading conjunction or "that"; None where nothing is left."""
    kept = [t for t in tokens if not t.is_space]
    while kept and (kept[0].is_punct or (kept[0].dep_ == "cc" and kept[0].lower_ != "nor") or (kept[0].dep_ == "mark" and kept[0].text == "that")):
        if kept[0].text in OPENING_MARKS:
            break
        kept.pop(0)
    if not kept:
        return None
    first, last = kept[0], kept[-1]
    span = trim(text_of(first.doc), first.idx, last.idx + len(last.text))
    return span if span.start < span.end else None


def _abbreviated(text: str, start: int, end: int) -> bool:
    """ "U.S.", "p.m." and "A or B." keep their last stop: it is part of the word."""
    if end - start > 3 and text[end - 1] == "." and text[end - 2].isupper() and text[end - 3] == " ":
        return True
    return text[end - 1] == "." and end - start > 3 and text[end - 3] == "." and (text[end - 2].isupper() or text[end - 4 : end - 1] in ("a.m", "p.m"))


def _unpair(text: str, start: int, end: int, opening: str, closing: str) -> tuple[int, int]:
    if start >= end:
        return start, end
    opens, closes = text.startswith(opening, start, end), text.endswith(closing, start, end)
    if not opens and not closes:
        return start, end
    same = opening == closing
    opened, closed = text.count(opening, start, end), text.count(closing, start, end)
    pair = (same and opened == 2) or (not same and opened == closed == 1)
    if pair and opens and closes and end - start > len(opening):
        return start + len(opening), end - len(closing)
    if opens and (opened == 1 if same else closed == 0):
        return start + len(opening), end
    if closes and closing != "’" and (closed == 1 if same else opened == 0):
        return start, end - len(closing)
    return start, end
