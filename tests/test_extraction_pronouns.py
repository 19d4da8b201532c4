"""Whom "he", "she", "it" and "they" in a claim mean: a name only where nobody else can be meant."""

from __future__ import annotations

import pytest
from extracting import told


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("If the nomination of Paul Hale fails, that would leave the president with two options. He could name another man.", "He could name another man."),
        ("Paul Hale blasted the bill. It was the first time the president spoke of it, and while he issued no threat, he opposed the bill.", "He issued no threat."),
        ("Anna Hale had a sister-in-law in Bern. Panels offered her old friend no treatment. She was denied a bed.", "She was denied a bed."),
        ("A student living below Paul Hale told the Gazette that he only saw Hale twice.", "He only saw Hale twice."),
        ("Paul Hale lost. Robert Berg laments that he has forsaken all thought of Norland.", "He has forsaken all thought of Norland."),
        ("The Norland Bank answered the bill of May by saying it would fail to save the town.", "It would fail to save the town."),
        ("Republicans oppose the bill of May, arguing it does not do enough for Norland.", "It does not do enough for Norland."),
        ("The tax of Norland has sunk. “This helped the rich,” says Paul Hale. He also closed the asylums of Norland, Professor Hale says.", "He also closed the asylums of Norland."),
        ("The president also shook the hand of the hero.\n\nHale helps a hero stand up\n\nHe went over and gave the hero a medal of Norland. Paul Hale stood by.", "He went over and gave the hero a medal of Norland."),
        ("The quake hit Norland at noon. The Norland Bank said it had a strength of 6.6 in Bern.", "It had a strength of 6.6 in Bern."),
        ("The tweets were read in Bern. Democrats suggested they could become part of the trial of Hale.", "They could become part of the trial of Hale."),
    ],
)
def test_a_pronoun_that_can_mean_somebody_else_stays(text: str, claim: str) -> None:
    assert claim in told(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Paul Hale met Robert Berg in Bern. Mr. Hale said he wants a new vote in Norland.", "Paul Hale wants a new vote in Norland."),
        ("Robert Berg spoke. Sen. Paul Hale said Tuesday that he would hold a vote in May.", "Paul Hale would hold a vote in May."),
        ("The Norland Bank said it opposes the bill of May.", "Norland Bank opposes the bill of May."),
        ("The Norland Bank announced it was closing two branches in Bern.", "Norland Bank was closing two branches in Bern."),
        ("Mayor Paul Hale, a lawyer, came home to Bern. He sold the old house.", "Paul Hale sold the old house."),
        ("Mr. Paul Hale lost in May. The vote in Norland was close. The talks broke down in Bern when Lund said he was under no duty to free the prisoners of Norland.", "Lund was under no duty to free the prisoners of Norland."),
        ("BERN, May 2 - The Taliban said on Monday they would attack the army of Norland again.", "Taliban would attack the army of Norland again."),
        ("The Norland Bank, still struggling with a scandal, said it would publish every loan in Bern.", "Norland Bank would publish every loan in Bern."),
    ],
)
def test_who_says_something_of_himself_is_named(text: str, claim: str) -> None:
    assert claim in told(text)
