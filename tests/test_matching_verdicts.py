"""Verdicts: the table of DESIGN 2, with scores a good judge gives."""

from __future__ import annotations

from dataclasses import replace

import pytest
from comparing import check_spans, claims_of, facts_of

from claimcheck.matching.readings import Reading
from claimcheck.matching.rules import says_no_to
from claimcheck.matching.verdicts import Verdict, decide
from claimcheck.records import Force, Kind, Relation

YES, OPEN, NO = (0.95, 0.04, 0.01), (0.05, 0.9, 0.05), (0.02, 0.05, 0.93)
Days = tuple[str, str]
SAME, LATER = ("2021-05-03", "2021-05-03"), ("2021-05-03", "2021-05-04")


def verdict(a: str, b: str, score: tuple[float, float, float], *, days: Days = SAME, forces: tuple[Force, Force] = (Force.STATES, Force.STATES), near: float = 0.75) -> Verdict | None:
    one, other = claims_of(a, b, days=days, forces=forces)
    facts_a, facts_b = facts_of(one, other)
    found = decide(one, other, facts_a, facts_b, Reading(score, score), near, *days)
    for shown in found.evidence if found else ():
        check_spans(shown, a, b)
    return found


@pytest.mark.parametrize(
    ("a", "b", "score", "days", "relation", "kind"),
    [
        ("Moscow is abiding by the treaty's terms.", "Russia is violating the treaty.", NO, SAME, Relation.CONFLICT, Kind.FACT),
        ("The strike killed 12 people.", "At least 30 people died in the strike.", NO, LATER, Relation.UPDATE, None),
        ("The strike killed 12 people.", "The strike killed 30 people.", NO, SAME, Relation.CONFLICT, Kind.FACT),
        ("The bus crash killed 14 people.", "Fourteen people died in the bus crash.", YES, SAME, Relation.AGREE, None),
        ("The union demands a pay rise of 6 percent.", "The employers rejected the demand for a pay rise of 6 percent.", NO, SAME, Relation.CONFLICT, Kind.POSITION),
    ],
)
def test_what_counts_as_what(a: str, b: str, score: tuple[float, float, float], days: Days, relation: Relation, kind: Kind | None) -> None:
    found = verdict(a, b, score, days=days)
    assert found is not None
    assert (found.relation, found.kind, found.unclear) == (relation, kind, False)
    assert found.evidence
    assert found.reason.endswith(".")


def test_a_denial_turns_agreement_round() -> None:
    found = verdict("Troops crossed the border.", "Troops crossed the border.", YES, forces=(Force.DENIES, Force.STATES), near=1.0)
    assert found is not None
    assert (found.relation, found.kind, found.unclear) == (Relation.CONFLICT, Kind.FACT, False)
    assert "denies" in found.reason


def test_two_denials_of_one_thing_agree() -> None:
    found = verdict("Troops crossed the border.", "Troops crossed the border.", YES, forces=(Force.DENIES, Force.DENIES), near=1.0)
    assert found is not None
    assert found.relation is Relation.AGREE


def test_to_deny_what_another_contradicts_agrees_only_where_the_judge_is_sure() -> None:
    for score, clear in (((0.05, 0.35, 0.6), False), ((0.0, 0.02, 0.98), True)):
        found = verdict("The governor was in the picture.", "The man in the picture is a student.", score, forces=(Force.DENIES, Force.STATES))
        assert (found is not None and found.relation is Relation.AGREE and not found.unclear) is clear


def test_figures_of_speech_that_share_no_word_do_not_agree_on_the_judges_word_unless_each_implies_the_other() -> None:
    one, other = claims_of("The voters have spoken.", "Residents declared their independence.")
    facts, sure = facts_of(one, other), (0.95, 0.04, 0.01)
    for backward, unclear in (((0.46, 0.5, 0.04), True), (sure, False)):
        found = decide(one, other, *facts, Reading(sure, backward), 0.6)
        assert found is not None
        assert (found.relation, found.unclear) == (Relation.AGREE, unclear)


def test_two_denials_that_are_not_near_do_not_agree_on_the_judges_word() -> None:
    for near, clear in ((0.5, False), (0.8, True)):
        found = verdict("The demand is acceptable.", "The petition is acceptable.", YES, forces=(Force.DENIES, Force.DENIES), near=near)
        assert (found is not None and not found.unclear) is clear


@pytest.mark.parametrize("force", [Force.DOUBTS, Force.ASKS])
def test_doubts_and_questions_are_unclear_at_most(force: Force) -> None:
    found = verdict("The strike killed 12 people.", "The strike killed 30 people.", NO, forces=(force, Force.STATES))
    assert found is None or found.unclear


def test_unrelated_claims_get_no_verdict() -> None:
    assert verdict("He was born in 1952.", "The treaty expires in 2021.", OPEN, near=0.2) is None


def test_evidence_vetoes_the_judge() -> None:
    assert verdict("The army shelled the town on Monday.", "The army shelled the town on Friday.", NO, days=("2021-05-04", "2021-05-08")) is None
    assert verdict("The government plans to close the base.", "The base is not closed.", NO) is None


def test_figures_that_differ_are_no_agreement() -> None:
    found = verdict("The strike killed 12 people.", "The strike killed 30 people.", YES, near=0.95)
    assert found is None or found.unclear or found.relation is not Relation.AGREE


def test_a_story_is_not_changed_on_the_judges_word_alone() -> None:
    a, b = "Ruth Aldous led a delegation to Lyon.", "Ruth Aldous led a delegation to Turin."
    one, other = claims_of(a, b, days=SAME)
    facts_a, facts_b = facts_of(one, other)
    told_again = replace(other, origin=one.origin)
    found = decide(one, told_again, facts_a, facts_b, Reading(NO, NO), 0.75, *SAME)
    assert found is None or found.unclear or found.reason != "The two statements exclude each other in the judge's reading."


def test_a_text_does_not_contradict_itself_on_the_judges_word_alone() -> None:
    a, b = claims_of("The hills will be spared.", "The hills will not be left alone.")
    facts = facts_of(a, b)
    quoted = replace(a, origin="Anna Berg", document_id=b.document_id, publisher=b.publisher)
    sure = (0.0, 0.02, 0.98)
    apart, within = (decide(one, b, *facts, Reading(sure, sure), 0.75) for one in (replace(a, origin="Anna Berg"), quoted))
    assert apart is not None
    assert within is not None
    assert (apart.relation, apart.unclear, within.unclear) == (Relation.CONFLICT, False, True)


def test_a_demand_on_a_condition_is_not_the_demand() -> None:
    found = verdict("The governor should resign.", "If the governor lied, he should resign.", YES, near=0.8)
    assert found is None or found.unclear


def test_what_must_be_meets_a_refusal_as_a_position() -> None:
    found = verdict("The governor must resign.", "The governor will not resign.", NO, near=0.8)
    assert found is not None
    assert (found.relation, found.kind) == (Relation.CONFLICT, Kind.POSITION)


def test_who_rejects_a_proposal_takes_a_position() -> None:
    rejection = "China rejected the proposal to extend the arms treaty by five years."
    one, other = claims_of("Russia proposed to extend the arms treaty by five years.", rejection, forces=(Force.STATES, Force.DENIES))
    cue, content = rejection.index("rejected"), rejection.index("the proposal")
    other = replace(other, cue_start=cue, cue_end=cue + len("rejected"), content_start=content, content_end=len(rejection) - 1)
    found = decide(one, other, *facts_of(one, other), Reading(YES, YES), 0.8, *SAME)
    assert found is not None
    assert (found.relation, found.kind, found.unclear) == (Relation.CONFLICT, Kind.POSITION, False)
    assert "rejects" in found.reason


def test_the_judge_alone_does_not_tell_what_it_is_that_is_spoken_of() -> None:
    one, other = claims_of("Pontar will not carry the flood to it.", "Pontar let the flood in.")
    facts, sure = facts_of(one, other), (0.0, 0.02, 0.98)
    for unresolved, unclear in (((), False), (("it",), True)):
        found = decide(replace(one, unresolved=unresolved), other, *facts, Reading(sure, sure), 0.75)
        assert found is not None
        assert (found.relation, found.unclear) == (Relation.CONFLICT, unclear)


def test_to_deny_a_thing_is_not_to_deny_what_it_takes_for_granted() -> None:
    one_way = (0.1, 0.85, 0.05)
    one, other = claims_of("The governor was in the racist picture.", "The picture is racist.", days=SAME, forces=(Force.DENIES, Force.STATES))
    facts_a, facts_b = facts_of(one, other)
    found = decide(one, other, facts_a, facts_b, Reading(YES, one_way), 0.6, *SAME)
    assert found is None or found.unclear


def test_a_conflict_rests_on_evidence_or_on_the_judge_alone() -> None:
    shown = verdict("The strike killed 12 people.", "The strike killed 30 people.", NO)
    judged = verdict("The tanker was stopped in Iranian waters.", "The tanker was stopped off the coast of Oman.", NO)
    assert shown is not None
    assert judged is not None
    assert (shown.threshold, judged.threshold) == ("conflict", "conflict_judged")


def test_what_the_judge_alone_finds_must_say_no_to_something() -> None:
    sure = (0.0, 0.02, 0.98)
    for b, force, unclear in (("Loggers clear the hills.", Force.STATES, True), ("The hills must be cleared.", Force.DEMANDS, True), ("The hills will not be left alone.", Force.STATES, False)):
        one, other = claims_of("The hills will be spared.", b, forces=(Force.STATES, force))
        found = decide(one, other, *facts_of(one, other), Reading(sure, sure), 0.7)
        assert found is not None
        assert (found.relation, found.shown, found.unclear) == (Relation.CONFLICT, False, unclear)


@pytest.mark.parametrize(
    ("a", "b", "says_no"),
    [
        ("Anna Berg was no spy.", "Anna Berg spied for years.", True),
        ("No card numbers were taken from the shop.", "The card numbers were in the loot.", True),
        ("The plan will not harm the trade.", "The plan will crush the trade.", True),
        ("Harbour police acted without a warrant.", "The harbour was built in May.", False),
        ("The premier will not resign.", "The premier met farmers.", False),
    ],
)
def test_what_says_no_to_a_word_of_the_other(a: str, b: str, says_no: bool) -> None:
    assert says_no_to(*facts_of(*claims_of(a, b))) is says_no


def test_who_does_not_recall_it_does_not_say_it() -> None:
    found = verdict("Anna Berg used the word.", "Paul Stone did not recall that Anna Berg used the word.", YES, forces=(Force.DENIES, Force.STATES))
    assert found is None or found.unclear


def test_to_name_one_day_is_not_to_agree() -> None:
    a, b = "The firm hired 60 bakers in May 2021.", "The town sold its port in May 2021."
    for score, shown in (((0.4, 0.5, 0.1), False), ((0.7, 0.2, 0.1), True)):
        found = verdict(a, b, score)
        assert (found is not None and found.relation is Relation.AGREE and found.shown) is shown


def test_what_it_is_must_be_told_for_an_agreement() -> None:
    one, other = claims_of("It paid the lawyer a fee.", "It had paid the lawyer.")
    for unresolved, unclear in (((), False), (("It",), True)):
        found = decide(replace(one, unresolved=unresolved), other, *facts_of(one, other), Reading(YES, YES), 0.8)
        assert found is not None
        assert (found.relation, found.unclear) == (Relation.AGREE, unclear)


def test_who_would_be_for_it_on_a_condition_is_not_against_who_is_against_it_now() -> None:
    found = verdict("An inquiry is not necessary.", "If the committee asks for it, I will support an inquiry.", NO, near=0.8)
    assert found is None or found.unclear or found.relation is not Relation.CONFLICT


def test_figures_and_stands_that_the_judge_finds_to_exclude_each_other_are_printed() -> None:
    for a, b, near in (("The ransom was $5 million.", "The gang was paid 1.5 million dollars.", 0.4), ("The mayor must step down.", "Anna Holm should stay in office.", 0.6)):
        found = verdict(a, b, NO, near=near)
        assert found is not None
        assert (found.relation, found.unclear) == (Relation.CONFLICT, False)
        unsure = verdict(a, b, (0.1, 0.4, 0.5), near=near)
        assert unsure is None or unsure.unclear


def test_a_no_of_one_subject_may_rest_on_the_judge() -> None:
    found = verdict("Norland had no connection with the poisoning.", "The Norland state was culpable for the attempted murder.", NO)
    assert found is not None
    assert (found.relation, found.unclear) == (Relation.CONFLICT, False)


def test_a_denial_of_any_does_not_stand_against_a_no() -> None:
    found = verdict("Any such call had come from the cockpit.", "The controllers received no call from the crew.", YES, forces=(Force.DENIES, Force.STATES))
    assert found is None or found.unclear


def test_what_is_no_longer_so_follows_what_was() -> None:
    found = verdict("Both patients are in a critical condition.", "One of the patients is no longer in a critical condition.", NO, days=LATER)
    assert found is not None
    assert (found.relation, found.unclear) == (Relation.UPDATE, False)


def test_only_one_could_have_done_it_is_no_mere_possibility() -> None:
    found = verdict("Only Norland could have carried out the attack.", "Norland had no part in the attack.", NO)
    assert found is not None
    assert (found.relation, found.unclear) == (Relation.CONFLICT, False)


def test_what_is_called_impossible_is_denied() -> None:
    found = verdict("It is impossible that a missile hit the plane.", "A missile hit the plane.", NO)
    assert found is not None
    assert (found.relation, found.unclear) == (Relation.CONFLICT, False)


def test_a_newer_figure_is_no_agreement_whatever_the_judge_says() -> None:
    found = verdict("More than 10 of its soldiers had been killed and 30 wounded.", "15 of them have been killed and some 70 wounded.", YES, days=LATER)
    assert found is None or found.relation is not Relation.AGREE or found.unclear
