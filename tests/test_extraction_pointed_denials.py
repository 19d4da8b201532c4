"""Denials that only point at what they deny, in an aside or in the sentence behind."""

from __future__ import annotations

import pytest
from extracting import claims

from claimcheck.records import Force

DENIED = {
    "a relative clause": ("Norland accuses Velia of shelling the town, which Velia denies.", "Velia", "Velia is shelling the town."),
    "a noun that takes it up": ("The mayor says that Tom Lee took bribes, a charge Lee rejects.", "Tom Lee", "Tom Lee took bribes."),
    "with an adverb": ("Transport officials said Norair had no licence for the flight, a claim Norair has vigorously disputed.", "Norair", "Norair had no licence for the flight."),
    "in brackets": ("Anna Hall says that Omar Lund hid two letters (which Lund denies).", "Omar Lund", "Omar Lund hid two letters."),
    "he is the accused": ("Anna Hall has accused Omar Lund of hiding the letters, which he has repeatedly denied.", "Omar Lund", "Omar Lund is hiding the letters."),
    "it, in the next sentence": ("Norland says Velia fired first. Velia denies it.", "Velia", "Velia fired first."),
    "the allegations": ("Norland accused Velia of arming the rebels. Velia has denied the allegations.", "Velia", "Velia is arming the rebels."),
}


@pytest.mark.parametrize("name", DENIED)
def test_what_is_pointed_at_is_denied(name: str) -> None:
    text, who, denied = DENIED[name]
    (denial,) = [c for c in claims(text) if c.force is Force.DENIES]
    assert (denial.origin, denial.proposition) == (who, denied)
    assert denial.text.startswith(f"{who} denies that ")
    assert denied in [c.proposition for c in claims(text) if c.force is not Force.DENIES]


UNCERTAIN = {
    "two things said": "Holm said that the port was closed and that two ships sank. The union denied that.",
    "not denied": "Holm said the union had lied. The union did not deny it.",
    "a will, not a fact": "Norland demands that the port be closed, which Velia rejects.",
    "turned down, not denied": "The panel said the hall was unsafe. The mayor dismissed the suggestion.",
    "what was alleged of him, not what was said": "Critics said they had blamed the mayor for his alleged part in the fraud, which he has denied.",
    "nothing was said": "Omar Lund was accused of theft, an accusation he vehemently denies.",
    "only who is blamed": "Norland and its allies blame Velia for the attack. Velia denies the charge.",
}


@pytest.mark.parametrize("name", UNCERTAIN)
def test_what_is_not_certain_is_not_put_in(name: str) -> None:
    said = {c.proposition for c in claims(UNCERTAIN[name]) if c.force is not Force.DENIES}
    assert not [c for c in claims(UNCERTAIN[name]) if c.force is Force.DENIES and c.proposition in said]
