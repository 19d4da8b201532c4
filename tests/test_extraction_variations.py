"""Other words for whoever leads the sentence before."""

from __future__ import annotations

import pytest
from extracting import PAPER, origins


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("Nils Hale, who lives upstairs, said he heard shots.\n\n“That was clear when I went outside,” the freshman said.", "outside", "Nils Hale"),
        ("Carla Stone spoke of the war in Bern.\n\n“I fear that the ships will not come back,” the former secretary of trade said.", "ships", "Carla Stone"),
        ("Carla Stone spoke of the war in Bern. Bruno Marsh was late.\n\n“I fear that the ships will not come back,” the former secretary of trade said.", "ships", f"unnamed: former secretary of trade ({PAPER})"),
        ("Tom Hale told reporters that the siege was over. The gunman said the bank was cold.", "cold", f"unnamed: gunman ({PAPER})"),
        ("A teller ran to the door. Tom Hale said the bank was closed. The teller said two men fled.", "fled", f"unnamed: teller ({PAPER})"),
        ("President Tom Hale met the mayors. The former governor said the port was closed.", "port", f"unnamed: former governor ({PAPER})"),
        ("Tom Hale opened the fair. The lawyer said the port was closed.", "port", f"unnamed: lawyer ({PAPER})"),
    ],
)
def test_somebody_is_called_by_what_the_text_has_not_said_of_him(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("Norden Corp fell 5 percent. The online lender said sales missed its goals.", "missed", "Norden Corp"),
        ("KXTV reported that some marchers were hurt. The station also reported that police stood back.", "Police", "KXTV"),
        ("According to Norpress, the trade consists of oil. The news agency has noted that ships rust in the bay.", "rust", "Norpress"),
        ("The VTA said many orders were outdated. The agency said the review would help.", "review", "VTA"),
        ("Norden Corp fell 5 percent. The agency said the fine was due.", "fine", f"unnamed: agency ({PAPER})"),
        ("A station burned down. KXTV told of the fire. The station said nobody was hurt in the blaze.", "obody", f"unnamed: station ({PAPER})"),
        ("Norden Corp fell, and Skyline Corp rose. The online lender said sales missed the goals.", "missed", f"unnamed: online lender ({PAPER})"),
        ("It would ruin us, said Larry Hale, a vice president of the Kessler Family Foundation for Housing.\n\nThe foundation has estimated that ten towns would freeze.", "freeze", "Kessler Family Foundation"),
        ("The quarrel began with a remark by the leading trade agency, Norland Trade. The agency tweeted that arrests go on in the valley.", "rrests", "Norland Trade"),
        ("Another firm named in the papers, Norden Aerospace, has acknowledged that bribes were paid to the clerk.", "ribes", "Norden Aerospace"),
        ("The Institute of Government and Towns met. The government argues that rents are fair in the valley.", "ents are", f"unnamed: government ({PAPER})"),
    ],
)
def test_a_body_is_called_by_its_kind(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}
