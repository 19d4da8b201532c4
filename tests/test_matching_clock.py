"""Times of day: read by one clock, compared by one clock, and only where the claims share what they tell of."""

from __future__ import annotations

import pytest
from comparing import claims_of, facts_of, find, relations

from claimcheck.matching.evidence import clock
from claimcheck.records import Relation


@pytest.mark.parametrize(
    ("text", "first", "last", "zone"),
    [
        ("The bridge fell at 6:30 a.m. on Sunday.", 390, 390, ""),
        ("The bridge fell shortly after 6.30pm.", 1110, 1110, ""),
        ("The bridge fell between 11:30 and 12:30 local time.", 690, 750, ""),
        ("Between 03.42 and 03.56 Moscow time the bridge fell.", 222, 236, "moscow time"),
        ("The bridge fell at 0130 GMT.", 90, 90, "gmt"),
        ("The bridge fell at 8 o'clock in the evening.", 1200, 1200, ""),
        ("The bridge fell around midnight.", 0, 0, ""),
    ],
)
def test_times_of_day_are_minutes_by_a_clock(text: str, first: int, last: int, zone: str) -> None:
    (facts,) = facts_of(claims_of(text, "x")[0])
    assert [(c.first, c.last, c.zone) for c in facts.clocks] == [(first, last, zone)]


@pytest.mark.parametrize("text", ["Harlow won 15:10.", "Shares rose 6.30 points.", "The bridge fell before 9 a.m.", "It costs 3.50 a litre.", "The 6:30 man left.", "The bridge fell at 25:10."])
def test_scores_sums_and_bounds_are_no_times_of_day(text: str) -> None:
    (facts,) = facts_of(claims_of(text, "x")[0])
    assert facts.clocks == ()


def test_one_deed_at_two_hours_conflicts() -> None:
    (signal,) = find(clock, "The bridge over the Tarn fell at 6:30 a.m.", "The bridge over the Tarn fell at noon.")
    assert (signal.supports, signal.strength) == (Relation.CONFLICT, clock.SAME_DEED)


def test_whether_two_verbs_are_one_deed_is_left_to_the_judge() -> None:
    (signal,) = find(clock, "Planes struck the town of Harlow at 6:30 a.m.", "The raid on the town of Harlow took place between 11:30 and 12:30 local time.")
    assert (signal.supports, signal.strength) == (Relation.CONFLICT, clock.MAYBE)


@pytest.mark.parametrize("b", ["The bridge over the Tarn fell at 1:29 a.m.", "The bridge over the Tarn fell at 01:35 local time.", "The bridge over the Tarn gave way at 1.25."])
def test_a_few_minutes_are_one_time(b: str) -> None:
    assert "conflict" not in relations(find(clock, "The bridge over the Tarn fell at about 1:30 a.m.", b))


def test_other_clocks_and_other_matters_are_not_compared() -> None:
    assert find(clock, "The bridge over the Tarn fell at 6:30 a.m.", "The bridge over the Tarn fell at 4:30 GMT.") == []
    assert find(clock, "The bridge over the Tarn fell at 6:30 a.m.", "The mayor spoke at noon.") == []
