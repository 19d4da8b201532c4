"""Occasions: what was said at one call is no word on another, and a position needs no occasion."""

from __future__ import annotations

import pytest
from factories import make_claim, make_document

from claimcheck.matching.facts import load_facts, read_facts
from claimcheck.matching.occasions import Occasions, tells_of_occasion
from claimcheck.records import Claim, Document

Told = tuple[str, str, str, str]
"""Publisher, day, title and text."""
NORWAY = ("Palace", "2022-05-03", "Call with Prime Minister Ola Berg of Norway", "The president spoke with Ola Berg of Norway. The leaders discussed fishing rights.")
CHILE = ("Palace", "2022-05-03", "Call with President Ana Rojas of Chile", "The president spoke with Ana Rojas of Chile. The leaders discussed fishing rights.")


def meet(a: Told, b: Told, quote_a: str, quote_b: str) -> bool:
    homes = [make_document(text, path=f"{n}.txt", publisher=who, published=day, title=title) for n, (who, day, title, text) in enumerate((a, b))]
    return _may_meet(homes, [make_claim(homes[0], quote_a), make_claim(homes[1], quote_b)])


def _may_meet(homes: list[Document], claims: list[Claim]) -> bool:
    lines = read_facts(claims, {d.document_id: d.text for d in homes}, {d.document_id: d.published for d in homes})
    facts = {c.claim_id: load_facts(line) for c, line in zip(claims, lines, strict=True)}
    return Occasions({d.document_id: d for d in homes}, facts).may_meet(*claims)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The leaders discussed fishing rights.", True), ("The two presidents held talks on trade.", True), ("The parties agreed to stay in contact.", True),
        ("The premier had a telephone conversation with the king.", True), ("They exchanged views on the harvest.", True),
        ("The leaders condemned the attack on the dam.", False), ("The strike killed 12 people.", False), ("The harbour will be closed for a week.", False),
        ("Rescue teams have not stopped since dawn.", False), ("The rebels' leaders hide in the hills.", False), ("They would stay away from the ceremony.", False), ("The two sides noted their long friendship.", True),
    ],
)  # fmt: skip
def test_what_tells_of_an_occasion(text: str, told: bool) -> None:
    document = make_document(text)
    claim = make_claim(document, text)
    (line,) = read_facts([claim], {document.document_id: text})
    assert tells_of_occasion(claim, load_facts(line)) is told


def test_calls_with_two_counterparts_are_two_occasions() -> None:
    assert not meet(NORWAY, CHILE, "The leaders discussed fishing rights", "The leaders discussed fishing rights")


def test_two_reports_of_one_call_meet() -> None:
    oslo = ("Oslo Post", "2022-05-04", "Berg and the president talk fish", "Prime Minister Ola Berg and the president talked on the phone. They discussed the rights to fishing.")
    assert meet(NORWAY, oslo, "The leaders discussed fishing rights", "They discussed the rights to fishing")


def test_calls_a_week_apart_are_two_occasions() -> None:
    later = ("Oslo Post", "2022-05-10", NORWAY[2], NORWAY[3])
    assert not meet(NORWAY, later, "The leaders discussed fishing rights", "The leaders discussed fishing rights")


def test_one_house_tells_of_the_next_call_the_next_day() -> None:
    assert not meet(NORWAY, ("Palace", "2022-05-04", *NORWAY[2:]), "The leaders discussed fishing rights", "The leaders discussed fishing rights")


def test_positions_and_facts_need_no_occasion() -> None:
    north = (*NORWAY[:3], "The president spoke with Ola Berg of Norway. The president condemned the attack on the dam.")
    south = (*CHILE[:3], "The president spoke with Ana Rojas of Chile. The leaders condemned the attack on the dam.")
    assert meet(north, south, "The president condemned the attack on the dam", "The leaders condemned the attack on the dam")


def test_two_matters_of_one_meeting_stay_apart() -> None:
    text = "The president spoke with Ola Berg of Norway. The leaders discussed fishing rights in the north. They exchanged views on pensions for sailors."
    home = make_document(text, publisher="Palace", title=NORWAY[2])
    one, other = make_claim(home, "The leaders discussed fishing rights in the north"), make_claim(home, "They exchanged views on pensions for sailors")
    assert not _may_meet([home], [one, other])


def test_undated_and_untitled_reports_may_meet() -> None:
    homes = [make_document("The leaders discussed fishing rights.", path=f"{n}.txt", publisher=n, published=None) for n in ("One", "Two")]
    assert _may_meet(homes, [make_claim(d, "The leaders discussed fishing rights", said_on=None) for d in homes])
