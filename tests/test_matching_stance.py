"""Stance: for and against one proposal, through chains of calls and bans, and by pointing back."""

from __future__ import annotations

import pytest
from comparing import claims_of, facts_of, find, relations
from factories import make_claim, make_document

from claimcheck.matching.evidence import stance
from claimcheck.matching.evidence.signals import Context
from claimcheck.matching.facts import load_facts, read_facts
from claimcheck.records import Kind


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The EU offered the country a trade deal.", 1), ("The government spurned the trade deal.", -1), ("China will not take part in the talks.", -1),
        ("Any new accord has to include China.", 1), ("Moscow described the goal as unrealistic.", -1), ("The premier rejected any halt to the construction.", 1),
        ("The opposition called on the government to stop the sale.", -1), ("Beijing is not interested in talks.", -1), ("He is willing to talk to the students.", 1),
        ("A cut of half is not feasible.", -1),
        ("Sutheria will not move a single gun.", -1), ("The reform is long overdue.", 1),
        ("The regime must stop its attacks on villages.", -1), ("The ministry should lift the ban on exports.", 1), ("The council must not halt the aid.", 1),
        ("That alone should disqualify the judge from her post.", -1), ("The opposition wants to repeal the levy.", -1),
        ("There will be no early elections, he insisted.", -1), ("The government would not accept other demands, such as an inquiry.", -1),
    ],
)
def test_sign(text: str, sign: int) -> None:
    (facts,) = facts_of(claims_of(text, "x")[0])
    assert facts.stance is not None
    assert facts.stance.sign == sign


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The union demands a pay rise of 6 percent.", "The employers rejected the demand for a pay rise."),
        ("Moscow proposed to extend the treaty.", "The White House called an extension of the treaty unacceptable."),
        ("Greenpeace called for a ban on tankers.", "The shipping industry opposes a ban on tankers."),
        ("The governor backed the pipeline.", "Tribal leaders condemned the pipeline."),
        ("Ankara demanded the extradition of the cleric.", "Washington declined to extradite the cleric."),
    ],
)
def test_for_and_against_one_proposal_is_a_position_conflict(a: str, b: str) -> None:
    signals = find(stance, a, b)
    assert relations(signals) == {"conflict"}
    assert signals[0].kind is Kind.POSITION


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The union demands a pay rise.", "The union opposes the merger."), ("The mayor proposed a new stadium.", "Residents opposed the new airport."),
        ("The president offered to extend the arms treaty.", "The president rejected the climate accord."), ("The diplomats discussed security.", "The diplomats rejected the plan."),
        ("Norvia urged the rebels to adhere to Security Council Resolution 1160.", "Sutheria blocked the adoption of Security Council Resolution 1244 on the rebels."),
    ],
)
def test_other_proposals_stay_silent(a: str, b: str) -> None:
    assert relations(find(stance, a, b), 0.5) == set()


@pytest.mark.parametrize("text", ["The premier praised the slow decline in rents.", "The letter does suggest that Mr. Oran may be ill.", "Turnout is not where it needs to be.", "The plan would block tons of soot from the air.", "The channel let viewers decide if he should attend."])
def test_no_stance(text: str) -> None:
    assert facts_of(claims_of(text, "x")[0])[0].stance is None


def test_who_is_wanted_in_it_turns_it_down() -> None:
    a, b = "The White House pushed for a new pact that would include China as a signatory.", "China has turned down such talks."
    told = "The White House wants a new arms pact with China. " + b
    document = make_document(told, path="b.txt", publisher="Paper B")
    one, other = claims_of(a, told)[0], make_claim(document, b)
    facts = [load_facts(line) for line in read_facts([one, other], {one.document_id: a, other.document_id: told})]
    (signal,) = stance.find(one, other, facts[0], facts[1], Context(0.5, None, None))
    assert signal.kind is Kind.POSITION
    assert signal.strength >= 0.75


def test_to_suggest_is_to_propose_where_it_is_no_inference() -> None:
    (facts,) = facts_of(claims_of("The envoy suggested that the two sides meet in Oslo.", "x")[0])
    assert facts.stance is not None


def test_the_same_side_agrees() -> None:
    assert relations(find(stance, "Residents oppose the stadium plan.", "People living nearby reject plans for the stadium.")) == {"agree"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The president condemned the unjustified attack on Ukraine.", "The president called on the leaders of Ukraine to negotiate."),
        ("It was unrealistic to ask the general to hand over tanks under threat of a strike on the port.", "The allies should launch a strike on the port for the use of tanks."),
        ("The envoy blocked a resolution on a probe into the raids.", "The ministers urged all to adhere to the resolution on embassies in the capital."),
        ("There must be a trial for those in military command who allowed this raid.", "The army must stop its use of force."),
        ("The minister offered clarification on the gas deal.", "Kyiv rejected the gas deal."),
        ("The envoy reiterated support for the defence clause of the pact.", "The envoy welcomed the veto of a press bill before his country chairs the pact."),
        ("They noted the readiness of the league to hold talks with Peru, despite Peruvian raids on the border.", "The league stands united in opposing Peruvian raids on the border."),
    ],
)
def test_words_of_stance_on_other_things_do_not_meet(a: str, b: str) -> None:
    assert find(stance, a, b) == []


def test_a_paper_that_tells_of_offers_offers_nothing() -> None:
    assert find(stance, "The offers came a day after leaders denounced the rerouting of the plane of the refugee.", "Several countries refused to let the plane of the refugee in.") == []


def test_a_paper_that_tells_of_rejections_rejects_nothing() -> None:
    assert find(stance, "The refugee had faced a string of rejections to his bids for asylum.", "Bolivia offered the refugee asylum after his bids.") == []


def test_who_is_against_one_thing_without_another_is_against_neither() -> None:
    assert not relations(find(stance, "The fishermen want a harbour grant for their boats.", "We oppose the port bill without a harbour grant for their boats."))


def test_to_speak_of_the_same_people_is_not_to_speak_of_one_proposal() -> None:
    assert not relations(find(stance, "Senators called for sparing the veterans.", "Republicans oppose the rule on veterans."))


def test_what_somebody_did_not_do_is_no_stance_against_it() -> None:
    assert find(stance, "Berg demanded that Hale defend the tax plan of Harlow.", "Hale did not defend the tax plan of Harlow.") == []


def test_one_word_of_many_things_makes_no_clash() -> None:
    a = "Norland condemns the efforts by some to hurt religious feelings."
    b = "It follows the rule that the council has for its ban on insults, and that was championed for years by a religious league in its calls for bans."
    assert "conflict" not in relations(find(stance, a, b))


def test_who_will_not_sign_a_bill_that_lacks_it_is_not_against_it() -> None:
    a = "Hale would not sign a bill that did not include the money for the harbor wall."
    assert "conflict" not in relations(find(stance, a, "The house approved a bill with the money for the harbor wall."))


def test_who_declines_to_tell_takes_no_stand() -> None:
    (facts,) = facts_of(claims_of("The palace declined to detail the relief that it is considering for Harlow.", "x")[0])
    assert facts.stance is None
