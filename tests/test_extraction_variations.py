"""Other words for whoever leads the sentence before."""

from __future__ import annotations

import pytest
from extracting import PAPER, origins


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("Paul Hale said the stairs had burned.\n\n“I climbed out through a skylight,” the freshman said.", "skylight", "Paul Hale"),
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
        ("KXTV reported that a whale had beached. The station also reported that tugs were on the way.", "ugs were", "KXTV"),
        ("According to Norpress, plums are cheap. The news agency has noted that ships rust in the bay.", "rust", "Norpress"),
        ("The VTA said its trams were old. The agency said new rails would help.", "rails", "VTA"),
        ("Norden Corp fell 5 percent. The agency said the fine was due.", "fine", f"unnamed: agency ({PAPER})"),
        ("A station burned down. KXTV told of the fire. The station said nobody was hurt in the blaze.", "obody", f"unnamed: station ({PAPER})"),
        ("Norden Corp fell, and Skyline Corp rose. The online lender said sales missed the goals.", "missed", f"unnamed: online lender ({PAPER})"),
        ("The pipes are cracked, said Larry Hale, a trustee of the Kessler Family Foundation for Housing.\n\nThe foundation has estimated that ten towns would freeze.", "freeze", "Kessler Family Foundation"),
        ("Plums came from the oldest fruit agency, Norland Orchards. The agency tweeted that frost killed the blossom in the valley.", "rost", "Norland Orchards"),
        ("Another firm, Norden Shipping, has acknowledged that hemp was stolen by its guards.", "emp was", "Norden Shipping"),
        ("The Institute of Government and Towns met. The government argues that rents are fair in the valley.", "ents are", f"unnamed: government ({PAPER})"),
    ],
)
def test_a_body_is_called_by_its_kind(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}
