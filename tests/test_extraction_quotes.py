"""Quotation marks."""

from __future__ import annotations

import time

from claimcheck.extraction.parts import Span
from claimcheck.extraction.text.layout import read_layout
from claimcheck.extraction.text.quotes import Quotations, find_quotations


def quotations(text: str) -> Quotations:
    return find_quotations(text, read_layout(text).paragraphs)


def inside(text: str) -> list[str]:
    return [text[q.inside.start : q.inside.end] for q in quotations(text).found]


def test_curly_and_straight_marks() -> None:
    assert inside('He said “no” and then "yes, now".') == ["no", "yes, now"]


def test_two_apostrophes_are_a_mark() -> None:
    assert inside("''We wait,'' she said. ''Others say 'never.'''") == ["We wait,", "Others say 'never.'"]
    assert inside("``We wait,'' she said.") == ["We wait,"]


def test_inches_open_nothing() -> None:
    assert inside('A 12" pipe broke, and "nobody came," she said.') == ["nobody came,"]


def test_an_open_quotation_goes_on_where_the_next_paragraph_opens_with_a_mark() -> None:
    text = "He said: “We wait.\n\n“We do not go.”\n\n“Others may.”"
    found = quotations(text).found
    assert [text[q.inside.start : q.inside.end] for q in found] == ["We wait.", "We do not go.", "Others may."]
    assert [q.continued for q in found] == [False, True, False]


def test_an_unclosed_mark_in_the_midst_of_a_paragraph_quotes_nothing() -> None:
    assert inside("He called it “a ruin and left.\n\nThe road is open.") == []


def test_speech_and_quoted_words_are_told_apart() -> None:
    assert [q.spoken for q in quotations("“It fell,” he said of the “golden bridge” there.").found] == [True, False]


def test_what_touches_a_stretch_is_found() -> None:
    text = "“One.” x “Two.” y “Three.”"
    two = text.index("Two")
    found = quotations(text)
    assert found.holding(Span(two, two + 3)) == found.found[1]
    assert found.holding(Span(two - 4, two)) is None
    assert found.quoted(Span(two, two + 7)) == len("Two.")


def test_many_unclosed_marks_cost_linear_time() -> None:
    text = "He said “so " * 40_000
    begun = time.process_time()
    quotations(text)
    assert time.process_time() - begun < 2
