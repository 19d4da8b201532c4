"""Interviews printed without marks and names: "Berg spoke with the Post", then questions and answers in turn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise

from claimcheck.extraction.parts import Span

_NAME = r"(?P<name>(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?[A-Z][\w'’-]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+)){0,3})"
_TALKED = r"(?:spoke|talked|chatted|sat down|corresponded|caught up)(?: (?:by|on|over|via) \w+| recently| briefly)?"
_ANNOUNCED = re.compile(
    rf"{_NAME} (?:recently )?{_TALKED} (?:with|to) (?:us|me|[Tt]he [A-Z]|[A-Z])"
    rf"|\bInterviewed [^,\n]{{3,60}}, {_NAME.replace('?P<name>', '?P<asked>')}"
    rf"|\b(?:I|[Ww]e|(?-i:[A-Z][\w.'’-]+)) (?:recently )?(?:{_TALKED} (?:with|to)|called up|interviewed|phoned) (?:[a-z][^.,\n]{{2,60}} |[^.\n]{{2,60}}, )?{_NAME.replace('?P<name>', '?P<other>')}"
)
"""Who speaks with the paper or whom it speaks with; a pronoun is no name."""
_WITH_SOMEBODY = re.compile(rf"\bI (?:recently )?{_TALKED} (?:with|to) (?:him|her|the|this)\b")
"""It speaks with whom the text has named before."""
_WITH_A_NAME = re.compile(r"(?:[A-Z][\w-]+['’]s )(?P<other>[A-Z][\w'’-]+ [A-Z][\w'’-]+)")
"""Whom the paper speaks with, by a name that its own cannot be: "the Post spoke with Norden's Anna Berg"."""
_FULL_NAME = re.compile(r"[A-Z][\w'’-]+ (?P<surname>[A-Z][\w'’-]+)")
_MOST = 20
"""Names that may be the one who answers."""
_PRONOUNS = frozenset(["He", "She", "They", "We", "It", "Who", "I", "The", "This", "That"])
_LEAST = 3
"""Questions with an answer each that make an interview."""
_MARKS = "“\"‘'"


@dataclass(frozen=True, slots=True)
class Interview:
    """Where the interviewed is named, and the numbers of the paragraphs that ask and of those with which the answers begin."""

    speaker: Span
    asked: tuple[int, ...]
    answered: tuple[int, ...]


def find_interview(text: str, paragraphs: tuple[Span, ...]) -> Interview | None:
    """The interview of one person that the paragraphs behind its announcement are; None where they are a story, or two may answer."""
    at, speaker = _announcement(text, paragraphs)
    if speaker is None:
        return None
    asked, answered = [], []
    behind = [i for i in range(at + 1, len(paragraphs)) if text[paragraphs[i].end - 1] in ".!?”\")"]
    for i, following in pairwise(behind):
        if _asks(text, paragraphs[i]):
            asked.append(i)
            if not _asks(text, paragraphs[following]):
                answered.append(following)
    talks = any(re.search(r"\b(?:you|your|You|Your)\b", text[paragraphs[i].start : paragraphs[i].end]) for i in asked)
    marked = sum(text[paragraphs[i].start] in _MARKS for i in answered)
    return Interview(speaker, tuple(asked), tuple(answered)) if talks and len(answered) >= _LEAST + 2 * marked else None


def _announcement(text: str, paragraphs: tuple[Span, ...]) -> tuple[int, Span | None]:
    """The paragraph that tells of the talk, before the first question, and the name in it."""
    for i, paragraph in enumerate(paragraphs):
        if _asks(text, paragraph) and i > 2:
            break
        told = _ANNOUNCED.search(text, paragraph.start, paragraph.end)
        group = next((g for g in ("name", "asked", "other") if told[g]), None) if told is not None else None
        with_whom = _WITH_A_NAME.match(text, told.end() - 1) if told is not None and group == "name" and (" " not in told[group] or told[group].startswith("The ")) else None
        if with_whom is not None:
            return i, Span(*with_whom.span("other"))
        if told is not None and group is not None and told[group].split()[0] not in _PRONOUNS:
            return i, Span(*told.span(group))
        if _WITH_SOMEBODY.search(text[paragraph.start : paragraph.end]):
            return i, _told_of_most(text, paragraph.end)
    return 0, None


def _told_of_most(text: str, end: int) -> Span | None:
    """The first full name before `end` whose surname stands there again."""
    names = islice(_FULL_NAME.finditer(text, 0, end), _MOST)
    return next((Span(*m.span()) for m in names if m["surname"] in text[m.end() : end]), None)


def _asks(text: str, paragraph: Span) -> bool:
    return text[paragraph.end - 1] == "?" and text[paragraph.start] not in _MARKS
