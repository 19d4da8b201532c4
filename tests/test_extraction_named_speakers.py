"""Speakers whom the text names by more than one form, and those who only seem to speak."""

from __future__ import annotations

import pytest
from extracting import PAPER, claims, origins, told


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        # one person under one name
        ("Carl Berg met the farmers. The bridge is mine! — Carl J. Berg (@berg) May 4, 2020\nBerg said on Monday the road was closed.", "road", "Carl Berg"),
        ("Anna Stone spoke first. “Crooked Anna Stone is a liar,” Carl Berg wrote. Stone said the road was closed.", "road", "Anna Stone"),
        ("Pope Leo prayed for the dead. The fisherman Carl Leo left his boat. Pope Leo said the storm was cruel.", "storm", "Pope Leo"),
        ("President Moon Sang-in praised the farmers of the valley. Moon said the harvest was safe.", "harvest", "Moon Sang-in"),
        ("“The new bridge helps me,” Pablo, a baker, told the paper. “My oven will last for years,” he added.", "last", "Pablo"),
        ("Guards were sent to the Upper Hill and Walterburg neighborhoods, Mayor Carl Berg said in a letter. “Hate has no home in our town,” he wrote.", "Hate", "Carl Berg"),
        # named beside what he is
        ("The duke's candidate for chief judge, William Stone, who is heard this week, has said the court is too slow.", "court", "William Stone"),
        ("“People like to win,” said Norden timber trader and big party donor Jonas Brandt.", "win", "Jonas Brandt"),
        ("Berg at one point asked Anna Stone, the head of the clinic, whether the room would be full.", "room", "Berg"),
        ("Carl Hale was lying to the farmers, according to the Norden Daily News in 2010.", "lying", "Norden Daily News"),
        ("“The myth is strong here in the valley,” writes Doreen Falk in The Norden Post.", "myth", "Doreen Falk"),
        ("The group Building Norden's Future pledged to work with the council on the bridge. The Banking Committee met.", "pledged", "Building Norden's Future"),
        ("“The port is safe now,” said Anna Berg, Editor in Chief of the Post.", "port", "Anna Berg"),
        ("Frank Marlow sat down.\n\nMARLOW: The bridge is older than the mill.\n\nBARTON: The road is worse than the bridge.\n\nMARLOW: The town has no money.", "mill", "Frank Marlow"),
        ("The mill spent nine million on sacks, according to the grain tracker Kantor Media.", "sacks", "Kantor Media"),
        # who adds something
        ("Mayor Anna Berg said the council would pay for all of it, adding the bridge was very old.", "old", "Anna Berg"),
        ("Carl Olsen announced from his office that the guards had caught the thief, saying the man had run like a rabbit.", "rabbit", "Carl Olsen"),
        ("Anna Berg said she hopes that Carl Olsen shows some regret, complaining that councillors cared about votes alone.", "votes", "Anna Berg"),
        ("Anna Berg said Carl Olsen had turned down the offer, adding the price was far too low.", "price", "Anna Berg"),
        # whose words are passed on
        ("“You never win by shouting at the voters,” a friend recalled Anna Berg saying.", "shouting", "Anna Berg"),
        ("A friend recalled Anna Berg saying that the bridge was unsafe in winter.", "The bridge was unsafe", "Anna Berg"),
        ("Carl Berg met the farmers. “We want a doctor in every valley,” he said, citing villages without clinics, and announced a bus.", "doctor", "Carl Berg"),
        ("A Norden College poll of Catholics found that nine in ten like the mayor.", "nine", "Norden College"),
        # no speaker
        ("All told, the builders will have three weeks and forty trucks.", "trucks", PAPER),
        ("The new tariffs threaten to damage the farms of the valley.", "tariffs", PAPER),
        ("The old model of town planning called for builders to meet the farmers first.", "builders", PAPER),
        ("The quarrels underline that the mayor wants to run the town alone.", "quarrels", PAPER),
        ("The poster was made to mislead farmers into believing that Berg paid for the road.", "farmers", PAPER),
        ("The constitution of the valley ought to be read according to its original meaning.", "constitution", PAPER),
        ("News of the flood reached the port in May, adding to concerns that the boats were lost.", "boats", PAPER),
        ("Berg's threat led the firm to hide her letter, ruling that it broke the law of Norden.", "broke", PAPER),
        ("In the video Carl Hale, 77, can be seen defending the shop during the flood.", "defending", PAPER),
        ("Anna Berg and her aides have touted the orders as a great success of the first year.", "orders", PAPER),
    ],
)
def test_origin(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}


@pytest.mark.parametrize(
    "text",
    [
        "“I don't think any of Berg's supporters said, ‘Now I can never vote for her again,’” Carl Olsen told the paper.",
        "“The farmers are going to say, ‘It was all a fraud,’” Carl Olsen told the paper.",
        "The council and Berg have yet to build a road, quarrelling about a bridge, two old Berg campaign promises.",
        "Hale sang as the search began, “Perhaps the rain will stop today and the dogs can look for the boy.”",
    ],
)
def test_nobody_said_it(text: str) -> None:
    assert all(c.origin == "Carl Olsen" and "vote" not in c.text for c in claims(text))


@pytest.mark.parametrize(
    "text",
    [
        "But that is a point, made by the mayor in the hall on Tuesday, that Anna Berg expressed concerns about.",
        "The mayor lost her calm. But ever since the Post printed the list of her friends in the valley, showing that most were builders—the talk goes on.",
    ],
)
def test_half_a_sentence_is_no_claim(text: str) -> None:
    assert not any(t.startswith(("Anna Berg expressed", "Ever since")) for t in told(text))


def test_what_was_called_false_is_denied_by_whoever_calls_it_so() -> None:
    found = claims("Carl Olsen said in a statement: “The testimony by Anna Berg that builders changed the report is completely false.”")
    assert {(c.origin, c.force.value) for c in found} == {("Carl Olsen", "denies"), ("Anna Berg", "states")}


def test_what_the_paper_adds_behind_a_dash_is_not_the_speakers() -> None:
    assert "Several councillors called the fair a “plague feast”." in told("Several councillors called the fair a “plague feast”—an open show of hatred for strangers.")


def test_the_mark_that_is_said_aloud_is_left_out() -> None:
    assert told("In 2014, Carl Berg said, quote, “There is not a single safe bridge in the whole valley.”") == ["There is not a single safe bridge in the whole valley."]


def test_what_will_be_rejected_is_not_rejected_yet() -> None:
    assert all(c.force.value == "states" for c in claims("The mayor's office admitted it, saying the fund will change its rules and reject gifts from builders."))


def test_marks_in_the_midst_of_a_sentence_open_no_words_of_the_paper() -> None:
    text = "Only half of the farmers surveyed by the college in 2015 believed “slow and quiet water is healthy” for fish; only 12 percent said that “when the rain stays away all summer” there would be a “rather grave” loss of trout."
    assert not any(t.startswith("Slow and quiet") for t in told(text))


def test_links_printed_into_a_sentence_name_nobody() -> None:
    text = (
        "House Leader Anna Berg Anna Maria BergTen things to know MORE (Norden) wrote to the council.\n\n"
        "President Olsen Carl Peter OlsenGOP wants a bridge Berg says no MORE said on Monday that the road would be closed.\n\n"
        "“The valley needs a better road by May,” Olsen said. Berg said the old bridge was safe."
    )
    assert origins(text, "valley") == {"Carl Olsen"}
    assert origins(text, "old bridge") == {"Anna Berg"}


def test_turns_headed_by_names_in_small_letters() -> None:
    text = "\n\n".join(["anna berg", "Today we ask who paid for the bridge.", "carl olsen", "The farmers paid for it with their own money.", "anna berg", "And who paid for the road?", "[music]", "carl olsen", "The town bought the stones in March."])
    assert origins(text, "farmers paid") == origins(text, "town bought") == {"Carl Olsen"}


INTERVIEW = [
    "Why did you come to the valley?",
    "The farmers there have no clean water in summer.",
    "What did you tell the guards?",
    "The guards knew me from my first visit in May.",
    "Do you want to go back?",
    "The road is closed until the snow melts.",
]


@pytest.mark.parametrize(
    "announced",
    [
        "Carl Olsen visited the valley on Monday. Olsen has been there before.\n\nI spoke to the former mayor on the phone as he drove home.",
        "Carl Olsen visited the valley on Monday.\n\nInterviewed late last week, Carl Olsen called it a ruin.",
        "The valley is dry.\n\nTo learn more, this week the Post called up the valley's old friend Carl Olsen, who wrote a book on it.",
        "The valley is dry.\n\nThe Post recently spoke with Norden's Carl Olsen, who wrote a book on it.",
    ],
)
def test_interviews_without_marks(announced: str) -> None:
    assert origins("\n\n".join([announced, *INTERVIEW]), "road is closed") == {"Carl Olsen"}


def test_in_a_transcript_the_words_in_marks_are_of_another() -> None:
    text = "HALE: The bridge is old and weak.\n\nSTONE: The mayor should call all of them: “Listen, this is my plan for the town. I will mend the bridge before the winter.”\n\nHALE: The town is tired of it.\n\nSTONE: The road is closed."
    (claim,) = [c for c in claims(text) if "winter" in c.text]
    assert "STONE will" not in claim.text


def test_a_testimony_printed_in_full_is_the_witness() -> None:
    text = "Anna Berg is to tell the council that the bridge was unsafe.\n\nHere is the full text of Berg's testimony, which she sent to the council on Monday:\n\nCarl Olsen built the wooden deck in 1980.\n\nOlsen sold the stones to a farmer."
    assert origins(text, "stones") == {"Berg"}
    assert origins(text, "unsafe") == {PAPER}


@pytest.mark.parametrize(
    "headings",
    [
        ("BRIDGE WATCH: MAYOR LEAVES TOWN - ", "ROAD NEWS: FARMERS STAY ANGRY - "),
        ("FIRST HALE, NOW STONE - ", "RIVER HIGH - "),
    ],
)
def test_headings_in_capitals_are_no_speakers(headings: tuple[str, str]) -> None:
    prose = "The farmers of the valley want a new road before the harvest begins, and they want the rich town of Norden to pay for all of it."
    text = "\n\n".join(["The council of Norden met on Monday in the old mill."] * 25 + [h + prose.replace("farmers", word) for h, word in zip(headings, ("farmers", "fishermen"), strict=True)])
    assert origins(text, "farmers") == origins(text, "fishermen") == {PAPER}
