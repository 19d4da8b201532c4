"""Who answers for it: papers and those who issue them, words that only lead to a quotation, subjects that cannot speak."""

from __future__ import annotations

import pytest
from extracting import PAPER, claims, origins


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("The president on Friday claimed the port was safe.", "port", f"unnamed: president ({PAPER})"),
        ("A town official on Tuesday said the bridge was closed.", "bridge", f"unnamed: town official ({PAPER})"),
        ("Carla Stone, the 2016 Labour presidential nominee, spoke in Bern. The 2016 Labour presidential nominee said the taxes were too high.", "taxes", "Carla Stone"),
        ("There are ninety gangs in the valley, according to the 2012 Bern Crime Commission.", "gangs", "Bern Crime Commission"),
        ("But a statement released by Deputy Clerk Steve Hale implied that the mayor learned of it by mail.", "learned", "Steve Hale"),
        ("Marsh has drawn an attack ad from the conservative Club for Towns. The ad says Marsh is a rich man.", "rich", "Club for Towns"),
        ("Private Twitter messages seen by the Bugle showed that Stone met the clerk.", "clerk", f"unnamed: private Twitter messages ({PAPER})"),
        ("Skyline Centers for Disease Control and Prevention director Dr. Robert Marsh said he supports opening the country.", "country", "Robert Marsh"),
        ("Host Anna Berg countered that Tom Stone had free time on the air. But the GOP nominee said the air was bad.", "air was bad", f"unnamed: GOP nominee ({PAPER})"),
        ("But the top Democrat on the House Finance committee Rep. Adam Marsh of Norland told CNN on Sunday the clerk should go.", "clerk", "Adam Marsh"),
        ("One of Marsh’s best-known backers, Ocasio-Hale, struck a softer tone in Bern, saying, “In order to win the vote, we have to grow.”", "grow", "Ocasio-Hale"),
        ("A further 12 percent of voters said they would think about the rival of the mayor.", "rival", PAPER),
        ("The statement came after Hale pleaded guilty to tax fraud and bank fraud in Bern.", "fraud", PAPER),
        ("If Berg survives the vote, nearly two-thirds of likely voters say they’re “mostly sure” she can win the race.", "race", PAPER),
        ("“It’s only gossip,” said strategist Charlie Black, an aide to Hale. Later, to loud laughter, Black said the vote was lost.", "lost", "Charlie Black"),
    ],
)
def test_the_speaker_is_told_by_the_words_beside_him(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("Anna Hale told the Bugle, “Our data tells us our readers want more games.”", "readers", "Anna Hale"),
        ("“There were trade-offs between the rules and the harm.” Hale pointed out that the marchers sang, which the Health Agency has suggested could spread the disease.", "trade-offs", "Hale"),
        ("As reported by Norden News, Dr. Stone said that the law is part of a plan to close the clinics.", "law", "Stone"),
        ("Anna Hale said Friday that the school disaster sets a bad precedent for towns, adding that luck will run out soon.", "uck", "Anna Hale"),
        ("Marsh showed that the firm had decades of knowledge. Olsen first responded with “I never worked for that firm in any office.” Marsh kept pressing.", "worked", "Olsen"),
        ("Marsh said that the firm was old.\n\nSpeaking before the vote the mayor of Bern joked: “The firm is older than my hat and my boots.”", "boots", f"unnamed: mayor of Bern ({PAPER})"),
        ("“Ultimately, Secretary Berg will testify,” Sen. Dick Marsh of Ohio told “Norden Sunday,” although he did not say when.", "testify", "Dick Marsh"),
        ("Stone has said in the past that he likes Medicare, whereas cuts have been a part of the budgets that Hale wrote.", "likes", f"unnamed: Stone ({PAPER})"),
        ("In its answers, one explainer says the plan would be paid by Norland as before.\n\n“The Norland Bank can lend money for the works, and new banks can be built,” it says.", "ew banks", f"unnamed: one explainer ({PAPER})"),
        ("One explainer says the plan is dear. While the Skyline Report praises the plan, it acknowledges that banks may fail.", "fail", "Skyline Report"),
        ("“If he sees it, we can move on,” Paul Olsen said.\n\nAs tempers frayed, Hale had a ready retort, via tweet: \"Please tell Mr. Olsen that he is late. The trade surplus is huge, and his farmers know it.\"\n\nThe surplus has been huge for ten years.", "urplus", PAPER),
        ("Norland walked away from talks after rocket fire resumed, saying the truce was worth little.", "truce", "Norland"),
        ("According to a count compiled by the Bern Examiner, the mayor has missed all four of the games.", "games", "Bern Examiner"),
        ("If the plan to move the families were working, said Hale, one would expect a drop in rents.", "drop", "Hale"),
        ("\"The Bugle called to say that I was going to be named player of the year,\" Hale tweeted.", "player", "Hale"),
        ("Tim Hale, a director, pointed to Mayor Erik Marsh, a friend of the rival, pledging to cut the funds of the police.", "cut", "Erik Marsh"),
        ("Too often rulers have used their power as a weapon, President Tom Hale told leaders gathered at the palace to mark the day.", "weapon", "Tom Hale"),
        ("Paul Hale said he did not know why the officer fired that many shots.\n\n“A panel will find out whether it was right,” he said.", "panel", "Paul Hale"),
    ],
)
def test_the_innermost_who_can_speak_says_it(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}


@pytest.mark.parametrize(
    "text",
    [
        "U.S. warplanes have blasted the fighters and their trucks.",
        "President Hale, who warned of war, found himself being forced into talks after a new attack.",
        "The fires call the comment “inane” and “wrong” in every way.",
        "There is nothing good about seeing your young daughter called a fool in public.",
        "A camp could check that file to know how many registered voters had requested and returned a ballot.",
        "The answer has long avoided the costs, arguing that towns have paid for more.",
    ],
)
def test_what_cannot_speak_says_nothing(text: str) -> None:
    assert {c.origin for c in claims(text)} == {PAPER}


@pytest.mark.parametrize(
    ("heading", "origin"),
    [
        ("Anna Berg's 90-day plan, as delivered on October 2, 2016, in Bern", "Anna Berg"),
        ("Transcript of Norland Gov. Chris Hale's keynote speech as prepared for the fair.", "Chris Hale"),
        ("Chris Hale's plan has failed in every way.", PAPER),
    ],
)
def test_who_wrote_what_is_printed_in_full_answers_for_it(heading: str, origin: str) -> None:
    text = f"The list below was long.\n\n----------\n\n{heading}\n\n----------\n\nThe bridges of the valley have been mended at last."
    assert origins(text, "bridges") == {origin}


def test_headings_and_labels_in_capitals_open_no_turn() -> None:
    text = "Q: Did you know him?\n\nNOTE TO ALL: In case you missed it, Anna Berg told the Bugle, “My job is to bring calm to the team.”"
    assert {c.origin for c in claims(text) if "calm" in c.text} == {"Anna Berg"}
    text = "Q: What did he say?\n\nANNA BERG ON THE BUDGET: While many watch how the judges will rule, the bridges of the town have been closed."
    assert {c.origin for c in claims(text) if "bridges" in c.text} <= {PAPER}
    text = "US AND NORLAND SIGN A PACT: READ IT HERE\n\nThe port was closed in May.\n\nCEASE-FIRE IN BERN: SOURCES ARE IN DOUBT OF IT\n\nMost of the troops have left the valley."
    assert {c.origin for c in claims(text)} == {PAPER}


def test_who_is_described_before_a_colon_opens_a_turn_too() -> None:
    text = (
        "Justice Samuel Marsh: “The case should be limited to the towns of Ohio.”\n\nJustice Anna Olsen: “The towns are not alone in it.”\n\n"
        "Theodore Hale, lawyer for those who fight the ban: “The lower court did that. The judges can decide the case in a narrow way.”\n\n"
        "Justice Anna Olsen: “The bridges of the towns are old.”\n\nJustice Samuel Marsh: “The bridges were built by farmers.”"
    )
    assert origins("The judges had many questions to ask on Monday.\n\n" + text, "narrow") == {"Theodore Hale"}


def test_a_turn_printed_in_marks_ends_with_them() -> None:
    text = (
        "The panel met on Monday for two hours.\n\nMr. Marsh: “The town should have told the council.”\n\nMr. Stone: “I sent the council a letter in May.”\n\n"
        "Mr. Marsh: “The letter was not worth its stamp.”\n\nThe law gives the mayor ten days to wait.\n\nCarl Hale: “The rivers of the valley are full.”"
    )
    assert origins(text, "ten days") == {PAPER}
    assert origins(text, "rivers") == {"Carl Hale"}
