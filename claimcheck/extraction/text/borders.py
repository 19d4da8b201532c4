"""Where sentences begin: what the layout and the marks tell, before the parser finds the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.extraction.text.edges import OPENING
from claimcheck.extraction.text.layout import read_layout
from claimcheck.parser import load_parser
from claimcheck.records import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SHORTENED = re.compile(r"\b(?:Brig|Gen|Reps?|Sens?|Gov|Lt|Col|Capt|Sgt|Maj|Adm|Dr|Mrs?|Ms|Prof|Rev|Hon|vs|Supt|Cmdr)\. (?=[A-Z\d])|\([RDI]\.?[-–][A-Z][\w.]{1,14}\) (?=[A-Z\d])")
"""Titles, "vs." and the states of members in brackets, whose stop ends no sentence."""
_ENDED = re.compile(
    r"(?:\b(?:[A-Z]\.){2,}|\b[ap]\.m\.|\b(?:Inc|Corp|Co|Ltd|Jr|Sr)\.)[”\"]? (?=(?:Instead|However|Meanwhile|Still|Yet|But|And|So|Now|Then|Also|He|She|They|It|We|I|You|There|This|That|These|Those|"
    r"His|Her|Their|Its|Our|When|While|After|Before|As|If|Although|Since|In|On|At|For|By|With|From|The|A|An|What|Why|How|Who|Some|Many|Most|All|Both|No|Last)\b[ ,’'])"
)
"""A stop that ends both an abbreviation and its sentence: no name goes on with these words."""
_AFTER_UNIT = re.compile(r"\d(?:m|bn|tn|k|km|kg|cm|mm|p)\.[”\"]?\s+(?=[A-Z“\"])")
"""A unit takes the stop behind it for its own: "$1.3m. Berg left"."""
_QUOTED_STOP = re.compile(r"\.(?:[”\"’]|'')\s+(?=[A-Z“\"‘']|``)")
_GLUED_STOP = re.compile(r"(?:(?<=[a-z]{2})|(?<=\d{4}))[.?!](?:[”\"](?=[A-Z][a-z]+ )|(?=[“\"]?[A-Z][a-z]+,? [a-z“\"]))")
"""A stop without the space behind it."""
_GLUED = re.compile(r"(\d{4})([.?!])([A-Z][a-z]\w*)|([“”\"])([“\"]?)([A-Z]\w*)((?:['’]\w+)?)|(\w[\w'’-]*)([”\"]?)(—|–)([“\"]?)(\w[\w'’-]*)")
"""What the tokenizer takes for one token: behind a stop without its space a year and a word, or a mark and a word; two words with a dash and a mark between."""
_ENTRY = re.compile(r"(?<=[a-z\d”\")]) (?=\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}: [A-Z])")
"""Before the day that opens an entry of a timeline."""


def prepare(document: Document) -> Doc:
    """The tokens, with a sentence border wherever prose begins or ends."""
    doc = _apart(load_parser().tokenizer(document.text))
    layout = read_layout(document.text)
    borders = {p.start for p in layout.paragraphs} | {p.start for p in layout.prose if p is not None}
    borders |= {p.end + 1 for p in layout.prose if p is not None and document.text[p.end : p.end + 1] == " "}
    borders |= {m.end() for m in _ENDED.finditer(document.text)}
    borders |= {m.end() for m in _AFTER_UNIT.finditer(document.text)}
    borders |= {m.end() for m in _QUOTED_STOP.finditer(document.text)}
    borders |= {m.end() for m in _ENTRY.finditer(document.text)}
    borders |= {m.end() for m in _GLUED_STOP.finditer(document.text)}
    shortened = {m.end() for m in _SHORTENED.finditer(document.text)} - borders
    starts = [1 if t.idx in borders else -1 if t.idx in shortened or _goes_on(t) else 0 for t in doc]
    return doc.from_array(["SENT_START"], np.array(starts, dtype="int64").astype("uint64"))


def _goes_on(token: Token) -> bool:
    """Whether no sentence can begin with it, for what stands before it."""
    return _behind_brackets(token) or _behind_exclamation(token) or _glued(token) or _behind_a_word(token)


def _apart(doc: Doc) -> Doc:
    """With the parts of glued tokens as tokens of their own."""
    glued = [(token, [part for part in found.groups() if part]) for token in doc if (found := _GLUED.fullmatch(token.text))]
    with doc.retokenize() as split:
        for token, parts in glued:
            split.split(token, parts, heads=[(token, i) for i in range(len(parts))])
    return doc


def _behind_brackets(token: Token) -> bool:
    """ "I don't think (reporter) Berg came": a bracket without a stop in it ends no sentence."""
    if token.i < 2 or token.is_space:
        return False
    last, before = token.nbor(-1), token.nbor(-2)
    stopped = (".", "!", "?", "”", '"')
    if last.text == "[":
        return True
    return (last.text in (")", "]") and (before.text not in stopped or token.text[:1].islower())) or (token.text == "[" and not last.is_space and last.text not in (*stopped, "…", ":"))


def _glued(token: Token) -> bool:
    """The unit behind its figure: "$1.3m" is two tokens."""
    return token.i > 0 and not token.nbor(-1).whitespace_ and token.text[:1].isalnum() and token.nbor(-1).text[-1:].isalnum()


def _behind_a_word(token: Token) -> bool:
    """ "The “Back to Work” plan": no sentence ends without a mark; in the midst of a line a heading in capitals may."""
    if token.i == 0 or not (token.is_alpha or token.text in OPENING):
        return False
    last = token.nbor(-1)
    return (last.text[-1:].isalpha() and not last.is_upper and "\n" not in last.text_with_ws) or last.text == ","


def _behind_exclamation(token: Token) -> bool:
    """ "Her “I love it!” shout": a small letter behind a quoted mark begins no sentence."""
    return token.i > 1 and token.text[:1].islower() and token.nbor(-1).text in ("”", '"') and token.nbor(-2).text in ("!", "?")
