"""Claims that say nothing once what they point at is taken away, and those that still do."""

from __future__ import annotations

import pytest
from extracting import claims, told


@pytest.mark.parametrize(
    "text",
    [
        "“That is going to be special,” Anna Berg said.",
        "“It’s not crazy,” Anna Berg said.",
        "They very often decline.",
        "But the science around masks hasn’t.",
        "This is one that is.",
        "“That’s where it belongs,” Anna Berg said.",
        "“He always will,” Anna Berg said.",
        "Everybody knows this.",
        "Mainly because no one ever took the time to explain how the dam works.",
        "“As long as my people understand,” Anna Berg said.",
        "“In this swamp of Norland, but you know what?” Anna Berg said.",
        "“Talk about pressuring a foreign country,” Anna Berg said.",
        "You knew what was coming.",
        "It’s like a tennis game.",
        "It was a winter night in 2011.",
        "They are two distinct issues.",
        "“It is hardly going to change anything in the near future,” Anna Berg said.",
        "“There’s been a tremendous difference,” Anna Berg said.",
        "No one will listen.",
        "“People are shocked,” Anna Berg said.",
        "“Probably, although this would depend on the judges of Norland,” Anna Berg said.",
        "“What is going on?” Anna Berg asked.",
        "Or that she passed many of her days in Norland.",
        "More details on the poll can be found in Bern.",
        "Roy Hale, We Live In Norland Baby.",
        "AP has more.",
        "The plan is good.",
        "He will succeed in that.",
        "Sadly, the latter is often incompatible with the former.",
        "The plan did what it does.",
        "He will say whether they have used it in this case.",
        "“We are in that zone that we love,” Anna Berg said.",
        "The quarrel stopped there.",
        "“We honor their choice,” Anna Berg said.",
        "“I believe in that idea,” Anna Berg said.",
        "“I think that many farmers may have done so,” Anna Berg said.",
        "“They have searched and are trying hard to mend that,” Anna Berg said.",
        "Paul Hale denied it.",
        "A neighbor called them “blurry.”",
        "The first is the habit of late mowing.",
        "Bern is one.",
        "Ten percent of farmers say the same.",
        "There was no answer.",
        "It is also true for the towns of Norland.",
        "“That was true also in Norland,” Anna Berg said.",
        "Paul Hale knew it, as this letter to Anna Berg shows.",
        "For now, Paul Hale seems to be making it work.",
        "“I am quite surprised that this is not plainer to anybody,” Anna Berg said.",
        "“Our current plan was largely made by that policy,” Anna Berg said.",
        "“It’s a long wait,” Anna Berg said.",
        "It opened last.",
        "By December, those numbers had flipped.",
        "This is mostly down to their poor record.",
        "On a stop in Norland, Anna Berg weighed in.",
        "Bakers are increasingly willing to discuss it.",
        "They are expected to boost June sales.",
        "“That will happen in ten years,” Anna Berg said.",
        "He has proven that with great zeal since 2006.",
    ],
)
def test_what_says_nothing_is_no_claim(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He was arrested in Bern on 3 May 2020.",
        "They have agreed to serve two months in jail.",
        "The plan of Norland is good.",
        "Twenty percent are undecided.",
        "The war is over.",
        "There has been a difference between Norland and Ostland.",
        "They are allies of Norland.",
        "It happened roughly half a mile from the coast.",
        "It would have eased the pain of the miners.",
        "Nobody ever sees the mayor of Bern.",
        "People are shocked by the war in Norland.",
        "It cost 4 million dollars.",
        "Berg spent more than Olsen did.",
        "Strong waves tipped it over.",
        "Time is the most valuable thing that we have in Norland.",
        "Most have lost their seats in Ohio.",
        "They bought the mill of the guild.",
        "She will veto the bill on dams.",
        "Anna Berg told them what to do in Norland.",
        "The mill of Norland burned down there.",
        "The exit of Paul Hale harms them.",
        "Anna Berg called it a fraud.",
        "The first is the dam of Norland.",
        "His brother, Paul, was held in the blast.",
        "It is a case that farmers of Norland will closely watch.",
        "Anna Berg weighed in on the dams of Norland.",
        "Anna Berg knew it to be a fraud.",
        "The number of farmers in Norland may decline.",
    ],
)
def test_what_says_something_stays(text: str) -> None:
    assert told(text) == [text]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Satellites were first built in Norland in 1972, and became common by 1994.", "Satellites became common by 1994."),
        ("Thousands clashed with police, leaving at least one man dead.", "At least one man was left dead."),
        ("Paul Berg came home. He’s got a plan for Norland.", "Paul Berg has got a plan for Norland."),
        ("Paul Berg came home. He’s currently leading the polls in Norland.", "Paul Berg is currently leading the polls in Norland."),
    ],
)
def test_what_is_put_in_is_english(text: str, claim: str) -> None:
    assert claim in told(text)


def test_what_somebody_is_quoted_with_may_say_as_little_as_that() -> None:
    assert told("“The plan is good,” Anna Berg said.") == ["The plan is good."]


def test_what_a_happening_is_called_is_no_small_thing() -> None:
    assert told("“This was a terrorist attack,” Anna Berg said.") == ["This was a terrorist attack."]


@pytest.mark.parametrize("words", ["This is no market reform", "It is a rotten arrangement", "They are two distinct issues", "This is a serious breach of our charter"])
def test_what_somebody_calls_a_thing_that_is_open_is_his_claim(words: str) -> None:
    assert told(f"“{words},” Anna Berg said.") == [f"{words}."]


@pytest.mark.parametrize("text", ["No one died.", "Nobody was hurt.", "At least 30 are still missing.", "The quake injured 200.", "The boat was carrying 120.", "The ship sank.", "The bridge was closed.", "The pilot survived."])
def test_what_befell_people_and_what_is_counted_is_told_however_shortly(text: str) -> None:
    assert text in told(text)


def test_whom_a_figure_counts_is_told_by_what_befell_them() -> None:
    assert [c.unresolved for c in claims("At least 54 people died when a ferry capsized, and 142 survived.")] == [(), ()]
    assert told("It exploded. They escaped. Anna Berg shut it.") == []
