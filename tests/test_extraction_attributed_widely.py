"""Attributions in forms that the papers use besides "X said that P": signed, printed apart, joined behind, cited."""

from __future__ import annotations

import pytest
from extracting import PAPER, claims, origins, told


@pytest.mark.parametrize("dash", ["―", "—", "–"])
def test_a_quotation_signed_behind_a_dash_has_the_dash_for_its_cue(dash: str) -> None:
    (claim,) = claims(f"“The old bridge has to be closed before the winter comes.” {dash} Maria Hale")
    assert (claim.origin, claim.cue) == ("Maria Hale", dash)


def test_a_mark_turned_the_wrong_way_opens_its_paragraph() -> None:
    text = "”The old bridge has to be closed before the winter comes, and the port too,” Joe Hale wrote."
    assert origins(text, "bridge") == {"Joe Hale"}


def test_turns_may_open_with_a_mark() -> None:
    text = (
        "The mayor spoke on the radio on Sunday.\n\n\"HALE: The bridge is safe. The council has checked it twice.\n\n"
        "\"BERG: But the engineers want to know when the port was checked.\n\n\"HALE: The engineers have changed their report."
    )
    assert origins(text, "bridge is safe") == {"HALE"}
    assert origins(text, "changed their report") == {"HALE"}


@pytest.mark.parametrize("lead", ["She said:", "Berg continued:", "Anna Berg added:"])
def test_a_short_lead_tells_whose_the_quotation_below_is(lead: str) -> None:
    text = f"Anna Berg used the example of Norden.\n\n{lead}\n\n\"Norden had thousands of thefts last year. The police caught two thieves.\n\nThe port was sold."
    assert origins(text, "thefts") == {"Anna Berg"}
    assert origins(text, "port") == {PAPER}


def test_words_printed_without_marks_below_a_lead_are_the_speakers_if_they_talk() -> None:
    text = "Anna Berg left.\n\nJoe Hale added:\n\nThe council knows nothing of ships, and I told you so.\n\nThe port was sold."
    assert origins(text, "knows nothing") == {"Joe Hale"}
    told_by_nobody = "Anna Berg left.\n\nJoe Hale added:\n\nThe council knows nothing of ships, and the port lies idle."
    assert origins(told_by_nobody, "knows nothing") == set()


def test_no_sentence_ends_at_a_word() -> None:
    text = "Anna Berg said she thought the second charter deserved a play, since few people knew of its gap."
    assert any("second charter deserved a play" in t for t in told(text))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Anna Berg said that claim smacked of pride, because the council has been at the heart of it.", "Claim smacked of pride, because the council has been at the heart of it."),
        ("The harbor was rich, Joe Hale said, until it was closed in 1999.", "The harbor was rich until it was closed in 1999."),
        ("Even if the venture proves short-lived, Joe Hale said, the fund has already done good work.", "Even if the venture proves short-lived the fund has already done good work."),
        ("The mayor said that it was not known yet whether the dam had burst upstream, and there was “no sign” yet of a fire.", "It was not known yet whether the dam had burst upstream, and there was “no sign” yet of a fire."),
        ("Anna Berg said she has the best gift for the office: “Steadiness, a steadiness of rock.”", "Anna Berg has the best gift for the office: “Steadiness, a steadiness of rock.”"),
        ("Oz is “smart as hell,” Steve Hale wrote in a letter to Rich Berg, and “full of tricks.”", "Oz is “smart as hell,” and “full of tricks.”"),
        ("“Every time you say that,” Joe Hale said, referring to the toll, “you help the people who want to close the port.”", "Every time you say that you help the people who want to close the port."),
        ("“You know, I love the port,” Joe Hale said, but “when it comes to tolls, the council has a history of waste.”", "When it comes to tolls, the council has a history of waste."),
        ("Anna Berg said after the meeting she would not accept the office if it were offered.", "Anna Berg would not accept the office if it were offered."),
        ("On “Norden Today,” Joe Hale said Mayor Anna Berg’s “judgment” is in question because of her handling of the toll.", "Mayor Anna Berg’s “judgment” is in question because of her handling of the toll."),
        ("The port may lose its master. That's why, Anna Berg argued, the council should be prepared.", "That's why the council should be prepared."),
        ("Anna Berg spoke. But to prevent fires, she said, local officials should be watchful.", "To prevent fires local officials should be watchful."),
        ("Anna Berg spoke on the news. Asked if the toll was fair, she said, “I believe the parts are swapped now.”", "Anna Berg believes the parts are swapped now."),
    ],
)
def test_what_goes_on_behind_the_verb_is_still_said(text: str, claim: str) -> None:
    assert claim in told(text)
    assert not any(c.text.startswith("Asked") for c in claims(text))


def test_what_the_paper_goes_on_with_behind_a_colon_is_its_own() -> None:
    assert not any("lost his house" in c.text and c.origin == "Joe Hale" for c in claims("Joe Hale said the toll was not fair: He lost his house in the last flood of the river."))


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("The minister of trade, Anna Hale Berg, argues there is little point in a new toll.", "point", "Anna Hale Berg"),
        ("A lawyer for the family, Anna Hale, said the bridge is closed.", "bridge", "Anna Hale"),
        ("The old ships, as many harbor masters have pointed out, can leave the port in May.", "leave", f"unnamed: many harbor masters ({PAPER})"),
        ("As a master, Berg beat his men, according to harbor workers. They said he rated the men by their strength.", "strength", f"unnamed: harbor workers ({PAPER})"),
        ("The Hale Company launched a radio ad in Norden on Saturday. It slams Norden University for its poor rating.", "slams", "Hale Company"),
        ("Anna Berg said Hale’s meltdown was a shame. She says it proves that he is “no man for a ship.”", "no man", "Anna Berg"),
        ("Anna Berg attacked the plan of Lisa Hale’s council for the harbor. She said the port would be lost.", "port would be lost", "Anna Berg"),
    ],
)
def test_who_speaks_is_told_by_what_stands_beside_or_before(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}


def test_he_behind_a_meeting_may_be_either() -> None:
    assert origins("Joe Berg met Tom Hale in the harbor. He said the bridge is closed.", "bridge") == set()


def test_they_are_not_the_body_that_spoke_where_others_were_told_of() -> None:
    text = "The Norden Ship Council said on Monday that the toll is low. For some harbor masters, the toll is a grave matter. They say it will rise in May."
    assert "Norden Ship Council" not in origins(text, "rise")


@pytest.mark.parametrize(
    ("text", "origin", "cue"),
    [
        ("Anna Berg cited the storms of last winter as a reason for the toll.", "Anna Berg", "cited"),
        ("Anna Berg has cast the Hales as part of the old guard.", "Anna Berg", "cast"),
        ("Tom Hale mocked Berg for not having won a single race.", "Tom Hale", "mocked"),
        ("Tom Hale told his followers to check the records of the court.", "Tom Hale", "told"),
        ("Tom Hale is labeling the toll “a blatant abuse of power.”", "Tom Hale", "labeling"),
        ("A study by Norden University found 31 broken piers in the old harbor.", "Norden University", "found"),
        ("Polls show a narrow gap in the harbor towns.", f"unnamed: polls ({PAPER})", "show"),
        ("Many experts suspect those losses came from bad loans.", f"unnamed: many experts ({PAPER})", "suspect"),
        ("Anna Berg acknowledged the dangers of the old bridge.", "Anna Berg", "acknowledged"),
    ],
)
def test_acts_of_speech_with_an_object(text: str, origin: str, cue: str) -> None:
    assert [(c.origin, c.cue) for c in claims(text)] == [(origin, cue)]


@pytest.mark.parametrize(
    "text",
    [
        "The town found a new harbor master in the spring.",
        "Joe Hale showed great courage in the storm of last year.",
        "The book tells how to build a bridge over the river.",
        "Berg signed a letter endorsing the new toll for the bridge.",
    ],
)
def test_what_is_no_act_of_speech_is_the_papers(text: str) -> None:
    assert {c.origin for c in claims(text)} <= {PAPER}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 200 people were on board, 18 of them crew, said Captain Pedro Hale of the coast guard, and not the 190 that the list had stated.", "Some 200 people were on board, 18 of them crew and not the 190 that the list had stated."),
        ("The toll of the bridge at Bern is ten euros, the minister said, rather than the twenty of the papers.", "The toll of the bridge at Bern is ten euros rather than the twenty of the papers."),
        ("The fire of Bern began in the kitchen, said Anna Berg, the fire chief, not in the cellar.", "The fire of Bern began in the kitchen not in the cellar."),
    ],
)
def test_what_it_is_not_belongs_to_what_it_is(text: str, expected: str) -> None:
    assert told(text) == [expected]


def test_two_quotations_of_one_sentence_are_each_told_once() -> None:
    said = told("“The miners are well fed,” Anna Berg said, but warned, “the winter will be long in the north.”")
    assert said == ["The miners are well fed.", "The winter will be long in the north."]
