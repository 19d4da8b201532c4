"""Clauses that leave words to the one before them, as sentences of their own."""

from __future__ import annotations

import pytest

from claimcheck.extraction.extractor import SpacyExtractor
from claimcheck.extraction.grammar.verb_forms import participle, past
from claimcheck.records import Document, PublisherFrom


def texts(text: str) -> list[str]:
    document = Document("d", "d.txt", "", "d.txt", text, "Daily Bugle", PublisherFrom.OPTION, published="2020-04-18")
    (extraction,) = SpacyExtractor().extract([document])
    return [c.text for c in extraction.claims]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The ministry closed the port and sent 200 troops to the border.", ["The ministry closed the port.", "The ministry sent 200 troops to the border."]),
        ("The company will close two plants and cut 300 jobs.", ["The company will close two plants.", "The company will cut 300 jobs."]),
        ("A man was arrested on Friday and charged with murder.", ["A man was arrested on 17 April 2020.", "A man was charged with murder."]),
        ("At least 12 people were killed and 30 wounded in the attack.", ["At least 12 people were killed.", "30 people were wounded in the attack."]),
        ("The attack left 12 people dead and 30 injured.", ["The attack left 12 people dead.", "30 people were injured."]),
        ("The quake, which killed 120 people, struck at dawn.", ["The quake struck at dawn.", "The quake killed 120 people."]),
        ("The company, whose shares fell 4 percent, closed two plants.", ["The company closed two plants.", "The company's shares fell 4 percent."]),
        ("The ferry, carrying 189 people, capsized off Ormoc.", ["The ferry capsized off Ormoc.", "The ferry was carrying 189 people."]),
        (
            "A bomb exploded at a market, killing at least 12 people and wounding 30 others.",
            ["A bomb exploded at a market.", "At least 12 people were killed.", "30 others were wounded."],
        ),
        ("As a high school student, Hale weighed 90 kilos and stood two meters tall.", ["As a high school student, Hale weighed 90 kilos.", "As a high school student, Hale stood two meters tall."]),
        (
            "Since 2009, average hourly earnings are up 5.6 percent, while real weekly earnings rose by 6.9 percent.",
            ["Since 2009, average hourly earnings are up 5.6 percent.", "Since 2009, real weekly earnings rose by 6.9 percent."],
        ),
        ("In addition, the mayor closed the port and sent 200 guards to the border.", ["The mayor closed the port.", "The mayor sent 200 guards to the border."]),
        (
            "Guards serving the port have stopped three boats, and are well trained to stop a fourth.",
            ["Guards serving the port have stopped three boats.", "Guards serving the port are well trained to stop a fourth."],
        ),
        ("What followed was no new calm, but the Roaring Days, a loud decade remembered in Norland as one of the worst.", ["What followed was no new calm, but the Roaring Days, a loud decade remembered in Norland as one of the worst."]),
        ("Boxer won the election, spending $15,000 on posters.", ["Boxer won the election.", "Boxer spent $15,000 on posters."]),
    ],
)
def test_a_cut_off_clause_gets_its_words_back(text: str, sentences: list[str]) -> None:
    assert texts(text) == sentences


def test_the_subject_that_is_shared_is_named() -> None:
    assert texts("Anna Berg is the mayor. “I closed the bridge and fired two engineers,” Berg said.")[1:] == ["Anna Berg closed the bridge.", "Anna Berg fired two engineers."]


def test_past_forms() -> None:
    gerunds = {"kill": "killing", "injure": "injuring", "drop": "dropping", "carry": "carrying", "destroy": "destroying", "leave": "leaving", "cut": "cutting"}
    assert [past(*verb) for verb in gerunds.items()] == ["killed", "injured", "dropped", "carried", "destroyed", "left", "cut"]
    assert [past(*verb) for verb in (("refer", "referring"), ("visit", "visiting"), ("cancel", "cancelling"))] == ["referred", "visited", "cancelled"]
    assert [participle(*verb) for verb in (("bring", "bringing"), ("drive", "driving"), ("wound", "wounding"))] == ["brought", "driven", "wounded"]


@pytest.mark.parametrize(
    "text",
    [
        "New, clean industry for all of us.",
        "Follow him on Twitter or on Facebook.",
        "The generals told the mayor what he wanted to hear about the war.",
    ],
)
def test_words_that_state_nothing_alone_are_no_claim(text: str) -> None:
    assert all(len(found.split()) > 8 and found.startswith("The ") for found in texts(text))


def test_the_part_of_a_year() -> None:
    assert texts("In July of last year, the company hired 300 people.") == ["In July of 2019, the company hired 300 people."]
    assert texts("Today's migrants came from Libya.") == ["Today's migrants came from Libya."]


def test_a_phrase_that_points_at_a_time_holds_over_both_clauses() -> None:
    assert "By then, 200 ferries will already be on their way to Norland." in texts("By then, the council will be voting in Springfield, while 200 ferries will already be on their way to Norland.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Anna Berg wrote to the town. Her papers included a letter Anna Berg said she sent to the council in March.", "Anna Berg sent a letter to the council in March."),
        ("The council did the things Anna Berg said she was going to do.", "Anna Berg was going to do the things."),
        ("The town has a court that Anna Berg said was biased against sailors.", "The court was biased against sailors."),
    ],
)
def test_a_report_in_a_relative_clause_gets_the_noun_before_it(text: str, sentence: str) -> None:
    assert sentence in texts(text)


def test_a_report_whose_place_for_the_noun_is_not_certain_is_none() -> None:
    assert not any(t.startswith("They") for t in texts("Hale talks with Norland, which guards said they expected would open the port in May."))


def test_pronouns_and_helpers_are_put_in_their_form() -> None:
    assert "They are destroying two of the boats in the port." in texts("Berg saw a video showing them destroying two of the boats in the port.")
    assert "They’re laying too many nets for a few votes." in texts("They’re spending too much time on boats and laying too many nets for a few votes.")
