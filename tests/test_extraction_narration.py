"""What the paper tells of somebody, and whose text it is: not the claims of those it is about."""

from __future__ import annotations

import pytest
from extracting import PAPER, claims, origins

from claimcheck.records import Force


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("Senator Anna Berg announced a new committee on Monday.", "committee", PAPER),
        ("Senator Anna Berg announced that the bridge would close.", "would close", "Anna Berg"),
        ("Anna Berg then thanked Paul Stone for coming to the port.", "thanked", PAPER),
        ("Anna Berg did not accuse Paul Stone of stealing the boat.", "accuse", PAPER),
        ("Anna Berg accused Paul Stone of stealing the boat.", "accused", "Anna Berg"),
        ("Anna Berg has not threatened to block the sale of the port.", "threatened", PAPER),
        ("Anna Berg did not say that the port was sold.", "port", PAPER),
        ("Anna Berg does not believe that the port was sold.", "port", "Anna Berg"),
        ("The university denied the request for the papers.", "request", PAPER),
        ("Anna Berg denied the allegations of theft.", "allegations", "Anna Berg"),
        ("Voters in the town rejected the ballot measure in May.", "measure", PAPER),
        ("Anna Berg’s statement suggests the mayor was not told of the sale.", "mayor", PAPER),
        ("The feud was threatening to blow up the deal on the port.", "deal", PAPER),
        ("The bridge was closed on purpose as revenge against the mayor, a jury determined.", "revenge", f"unnamed: jury ({PAPER})"),
        ("Many farmers see the port as a ruin.", "port", PAPER),
        ("In the north it is called the toll of the poor.", "toll", PAPER),
        ("Berg’s followers believed that the port was a ruin.", "port", PAPER),
        ("Anna Berg noticed that the port was closed.", "port", PAPER),
        ("Anna Berg cited the old rules in a talk.", "rules", PAPER),
        ("Even the Harbor Union is endorsing Berg in the race for mayor.", "race", PAPER),
        ("The party is defending seven seats in the north.", "seats", PAPER),
        ("Anna Berg defended the sale of the port.", "sale", "Anna Berg"),
        ("Senator Anna Berg criticizes the mayor every week.", "criticizes", PAPER),
        ("Senator Anna Berg criticizes the mayor as a fool.", "fool", "Anna Berg"),
        ("The article offered further support for the sale of the port.", "support", PAPER),
        ("The two had threatened to go on without Norland.", "threatened", PAPER),
        ("Scandals around the mayor denied Berg the chance to run for the seat.", "chance", PAPER),
        ("Some senators said Berg would have a hard time showing that the bridge is unsafe.", "bridge is unsafe", f"unnamed: senators ({PAPER})"),
        ("Papers about the mayor’s dinner with a foreign banker are what the inquiry is after, report US media.", "inquiry", f"unnamed: US media ({PAPER})"),
        ("Two of the candidates have run for mayor before that, Anna Berg said.", "before that", "Anna Berg"),
        ("They see the port of Bern as a ruin.", "port", PAPER),
        ("Bankers blasted the sale as unfair.", "sale", f"unnamed: bankers ({PAPER})"),
        ("Officials believe that the fire was set.", "fire", f"unnamed: officials ({PAPER})"),
        ("A former aide to Senator Paul Stone accused the candidate of stealing the boat.", "boat", f"unnamed: former aide to Senator Paul Stone ({PAPER})"),
    ],
)
def test_a_deed_is_told_by_the_paper(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}


@pytest.mark.parametrize(
    "text",
    [
        "Let’s assume the mayor takes the critics of the port seriously.",
        "One of them has told the Herald for the first time, on tape, that Stone disclosed details about the theft to her in the nineties.",
    ],
)
def test_what_is_cut_before_its_clause_or_only_supposed_is_no_claim(text: str) -> None:
    assert claims(text) == ()


def test_an_order_names_nobody() -> None:
    text = "Mark my words, the mayor has no idea of the harm he has done.\n\n“I am going to call it a day,” she said."
    assert "Mark" not in {c.origin for c in claims(text)}


COLUMN = "The port is a ruin. Nobody in the town wants to pay for a new port.\n\n“The bridge is unsafe for everybody,” said Paul Stone, the mayor.\n\n"


def test_a_guest_answers_for_his_column() -> None:
    found = claims(COLUMN + "Anna Berg is a columnist at the Norden Herald, where this column first appeared.")
    assert {c.text: c.origin for c in found} == {
        "The port is a ruin.": "Anna Berg",
        "Nobody in the town wants to pay for a new port.": "Anna Berg",
        "The bridge is unsafe for everybody.": "Paul Stone",
    }
    (said,) = {(c.speaker, c.cue, c.chain[-1].name) for c in found if c.origin == "Anna Berg"}
    assert said == ("Anna Berg", None, "Anna Berg")


@pytest.mark.parametrize(
    "about",
    [
        "Anna Berg is a reporter at the Daily Bugle who writes this column on Mondays.",
        "Anna Berg, a professor at Oslo University, said the port was a scandal.",
        "Paul Stone is a professor at Oslo University and the author of two books.",
        "By Anna Berg",
        "• Anna Berg is the mayor of Norden.\n\n• Tom Reyes is the mayor of Oslo.",
        "Anna Berg is a fellow at the Norden Institute. Tom Reyes is a fellow at the Oslo Institute.",
    ],
)
def test_a_reporter_or_somebody_told_of_is_no_guest(about: str) -> None:
    assert origins(COLUMN + about, "Nobody in the town") == {PAPER}


def test_a_guest_may_be_told_of_behind_a_mark_or_a_byline() -> None:
    assert origins(COLUMN + "• Anna Berg is president of the Norden Institute.", "Nobody in the town") == {"Anna Berg"}
    text = "The council met on Monday.\n\nBy Anna Berg\n\n" + COLUMN + "Anna Berg is a fellow at the Norden Institute.\n\n" + 20 * "The council sold the old bridge to the port authority of the town.\n\n"
    assert origins(text, "Nobody in the town") == {"Anna Berg"}
    assert origins(text, "council met") == {PAPER}
    assert origins(text, "old bridge") == {PAPER}


def test_a_reader_answers_for_his_letter() -> None:
    text = "The council sold the port.\n\nWhat our readers are saying\n\nThe sale is a disgrace for the town.\n\n— Tom Reyes\n\nThe sale is a blessing for the town.\n\n— Mary Stone"
    assert origins(text, "council") == {PAPER}
    assert origins(text, "disgrace") == {"Tom Reyes"}
    assert origins(text, "blessing") == {"Mary Stone"}


def test_calling_something_a_thing_demands_nothing() -> None:
    found = claims("President Anna Berg weighed in on Monday, calling the idea of a second count a fraud.")
    assert Force.DEMANDS not in {c.force for c in found}
    assert {c.force for c in claims("President Anna Berg called on Monday for a recount.")} == {Force.DEMANDS}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Anna Berg called the sale of the port “a bit of a sham,” a charge rejected by the mayor.", "Anna Berg called the sale of the port “a bit of a sham”."),
        ("Some senators have voiced alarm over it. Some mayors have expressed alarm that the ships ran into trouble, although others see a ploy.", "Some mayors have expressed alarm that the ships ran into trouble."),
        ("Mayors are calling for a new toll on the bridge, while Senator Hale says it is too high.", "Mayors are calling for a new toll on the bridge."),
    ],
)
def test_what_the_paper_sets_against_a_deed_is_not_part_of_it(text: str, claim: str) -> None:
    assert claim in {c.text for c in claims(text) if c.cue is not None}


def test_whoever_contributes_a_part_to_a_page_answers_for_it() -> None:
    body = "The council of Norden closed the old bridge in May, and the people of the town had to take the ferry for many months. Many a trader of the market has since lost half of his trade, and nobody knows when the new bridge of Norden will be open to carts."
    heads = ("Anna Berg: A hard year for the traders", "Paul Stone: The ferry is no answer", "Tom Hale: Nobody asked the town")
    found = claims("\n\n".join(part for head in heads for part in (head, body)))
    assert {c.origin for c in found if "market" in c.text} == {"Anna Berg", "Paul Stone", "Tom Hale"}
    spoken = claims("\n\n".join(part for head in (*heads, *heads, *heads) for part in (head, body)))
    assert {c.origin for c in spoken if "market" in c.text} == {PAPER}
