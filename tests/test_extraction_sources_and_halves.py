"""Who stands behind a phrase, a deed or a nickname; halves of sentences that stay together; lines that state nothing."""

from __future__ import annotations

import pytest
from extracting import PAPER, claims, origins, told


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("The aid is sent to every town according to need, and the mayor keeps the books.", "aid", PAPER),
        ("She will be at the port on Wednesday and is not leaving the town, per Anna Berg pic.twitter.com/khXXti60zY", "port", "Anna Berg"),
        ("With a loud campaign, the ministry argues it can curb the worst of the trade: its funding for gangs; the gangs' control over the port; and attacks on ships.", "curb", f"unnamed: ministry ({PAPER})"),
        ("The people who hold to the rule are the ones who are, as Berg put it in her review, “out of touch with the town” and its ways.", "out of touch", PAPER),
        ("Similarly, Tom Hale’s claims that the flood will soon be over will sound hollow to people who know the river.", "flood", PAPER),
        ("The port is bad for the town, according to research.", "bad", f"unnamed: research ({PAPER})"),
        ("The port will be shut after the latter said she was off to Oslo.", "Oslo", PAPER),
        ("Those changes leave an agency less likely to curb the gangs, town advocates say.", "gangs", f"unnamed: town advocates ({PAPER})"),
    ],
)
def test_a_source_is_somebody_and_ends_with_the_name(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}


@pytest.mark.parametrize(
    ("text", "claim", "origin"),
    [
        ("The town board has obtained phone records showing that Tom Hale did not call the harbor.", "Tom Hale did not call the harbor.", f"unnamed: phone records ({PAPER})"),
        ("He was cheered by a Norden Post story Monday reporting that the port is expanding.", "The port is expanding.", "Norden Post"),
        ("The July story read, “Hale knew of the meeting at the port in June, sources with knowledge tell CNN.”", "Hale knew of the meeting at the port in June.", f"unnamed: sources with knowledge ({PAPER})"),
        ("Police Chief Tom Hale said two people died. Police said in a post that a gun was found at the port.", "A gun was found at the port.", f"unnamed: police ({PAPER})"),
        ("Tom Hale defended his vote in a debate on Monday.", "Tom Hale defended his vote in a debate on 13 April 2020.", PAPER),
        ("Anna Berg was asked by a sailor why the mayor left the town.", "Anna Berg was asked by a sailor why the mayor left the town.", PAPER),
        ("Reno, Nevada, Mayor Anna Berg warns voters that the port is lost.", "The port is lost.", "Anna Berg"),
        ("Director of Harbor Security Anna Berg claims the port is lost.", "The port is lost.", "Anna Berg"),
    ],
)
def test_what_is_written_speaks_and_what_befalls_somebody_is_told(text: str, claim: str, origin: str) -> None:
    assert (claim, origin) in {(c.text, c.origin) for c in claims(text)}


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Sen. Tom Hale lashed out on Friday.\n\n“It is a mess,” Mr. Hale said.\n\nThe Nevada Democrat said the town is lost.", "Tom Hale"),
        ("Tom Hale is touring the state.\n\nThe affable New Yorker says the town is lost.", "Tom Hale"),
        ("Sen. Tom Hale, a Republican, is touring the state.\n\nThe Nevada Democrat says the town is lost.", f"unnamed: Nevada Democrat ({PAPER})"),
        ("Tom Hale told the Post he regretted the fire. His wife died.\n\n“I’m mad at myself,” the 62-year-old retired cop told the paper. “The town is lost.”", "Tom Hale"),
        ("A 58-year-old retired cop said to the Post that the town is lost.", f"unnamed: retired cop ({PAPER})"),
    ],
)
def test_a_nickname_means_whoever_was_named_last(text: str, origin: str) -> None:
    assert {c.origin for c in claims(text) if c.text == "The town is lost."} == {origin}


def test_nobody_says_his_own_name() -> None:
    assert not origins("Peter Stone has had a feud with Tom Hale. During a talk in 2015, he said Tom Hale is “no hero” of the port.", "no hero")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The party can only spare nine members and still win the vote.", "The party can only spare nine members and still win the vote."),
        ("“Even if the deal fails,” Tom Hale told the Post, “the port will live.”", "Even if the deal fails the port will live."),
        ("Even if the deal fails, the port will live.", "Even if the deal fails, the port will live."),
        ("Mr. Hale warns, however, that military force on its own, absent a plan, is hard to contain.", "Military force on its own, absent a plan, is hard to contain."),
        ("One by one my colleagues at the port were brought in to testify, and summoned to meet the judge.", "My colleagues at the port were summoned to meet the judge."),
        ("When Tom Hale promised to dismantle the law on day one, most of the town laughed at him.", "When Tom Hale promised to dismantle the law on day one, most of the town laughed at him."),
        ("The study rests on figures from May — after the town entered the race, but before the trial of the mayor made it famous.", "The study rests on figures from May — after the town entered the race, but before the trial of the mayor made it famous."),
    ],
)
def test_halves_stay_together(text: str, claim: str) -> None:
    assert claim in told(text)


def test_what_hangs_on_a_condition_is_not_cut_out_of_it() -> None:
    text = "The council told aides last week that it would leave if they feared a trial would scuttle the deal and draw the town into a fight over a plan it shunned years ago, according to two aides."
    assert not [t for t in told(text) if "draw the town" in t and "if they feared" not in t]


@pytest.mark.parametrize(
    "text",
    [
        "But there's one thing the mayor said shouldn't wait.",
        "The Harbor Post has the story.",
        "“Don’t let the mayors play you,” Anna Berg said.",
        "Oh, you bet Tom Hale responded (via the Post):",
        "Critics fear “dire things . . . for the town” because the port is old.",
        "The Post reports:\n\nThe port is closed and the boats are lost. …\n\nMore than 500 boats became stuck in the bay.",
        "Anna Berg and Tom Hale shake hands as they meet in Oslo. Ana Stone/Pool via Reuters",
    ],
)
def test_teasers_and_pieces_state_nothing(text: str) -> None:
    assert told(text) == []


def test_words_printed_again_below_their_quotation_are_their_speakers() -> None:
    text = "“The port is a mess. The town has a housing crisis. Ships are still in the bay,” tweeted Tom Hale.\n\nThe port is a mess. The town has a housing crisis. Ships are still in the bay.\n\nThe road is long."
    assert origins(text, "crisis") == {"Tom Hale"}
    assert origins(text, "road") == {PAPER}
