"""Whose words they are: names beside offices, epithets, planned and denied words, guests."""

from __future__ import annotations

import pytest
from extracting import PAPER, claims, origins


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("The agency’s top radiologist, Robert Marsh, called it a grave risk in a talk.", "risk", "Robert Marsh"),
        ("A sponsor of the rival bill, Sen. Ted Marsh of Texas, said the dispute over guns would end.", "dispute", "Ted Marsh"),
        ("Meanwhile, the deputy director of Skyline Air, Viktor Young, told reporters that the crash was no error.", "crash", "Viktor Young"),
        ("Republican Speaker of the House John Hale rebuked the mayor, saying the deal is likely to fail.", "deal", "John Hale"),
        ("The group was led by Ambassador Thomas Marsh. U.S. Ambassador to the Council of Towns Susan Stone said the fire grew out of a quarrel.", "fire", "Susan Stone"),
        ("“The port is safe,” said Gen. Terrence O’Hale, commander of the north. The troops will help, O’Hale said.", "troops", "Terrence O’Hale"),
        ("Former Director of National Intelligence James Hale said Norland likely sees the firing as a victory.", "firing", "James Hale"),
        ("U.S. Ambassador to the Council of Towns Nikki Stone defended the firing of the clerk.", "firing", "Nikki Stone"),
        ("The chairman of Morgan Stanley Asia said the port was full.", "port", f"unnamed: chairman of Morgan Stanley Asia ({PAPER})"),
        ("Sen. Elizabeth Hale, D-Mass., who has said the poor are her friends, sings the same song.", "The poor", "Elizabeth Hale"),
        ("A former aide to Senator Paul Stone said the bill was dead.", "bill", f"unnamed: former aide to Senator Paul Stone ({PAPER})"),
        ("The head of the Skyline Fund, a charity, said the money was gone.", "money", f"unnamed: head of the Skyline Fund ({PAPER})"),
        ("A lawyer for the suspect, Tom Stone, said the money was gone.", "money", f"unnamed: lawyer for the suspect ({PAPER})"),
    ],
)
def test_a_name_beside_what_somebody_is_says_who_it_is(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("Tom Hale said the embassy was told. The veteran diplomat said the news was a blow.", "blow", "Tom Hale"),
        ("Tom Hale said he would sue. “The bill is dead, and nobody will miss it,” the Ohio Republican said in a speech.\n\n“The vote was a mandate,” the party leader said.", "mandate", "Tom Hale"),
        ("Sen. Bob Hale (R-Tenn.) said the panels fall short. “The bill is in trouble,” said the Tennessee Republican, who has vowed to vote no.", "trouble", "Bob Hale"),
        ("Sen. Bob Hale, D-Ohio, said the panels fall short. “The bill is in trouble,” the Texas Republican said.", "trouble", f"unnamed: Texas Republican ({PAPER})"),
        ("“The bill is in trouble,” a veteran diplomat said. Bob Hale said the bill was dead. The veteran diplomat said the vote was a blow.", "blow", f"unnamed: veteran diplomat ({PAPER})"),
        ("Anna Berg said the bill was dead. The federal judge said the law was void.", "void", f"unnamed: federal judge ({PAPER})"),
        ("Texas Rep. Beto O'Hale (D-TX) met voters.\n\nDonald Stone spoke of Republican Ted Marsh.\n\nThe Democrat called for reform of gun laws.", "reform", "Beto O'Hale"),
        ("Texas Rep. Beto O'Hale (D-TX) met voters. O’Hale said the port was full.", "full", "Beto O'Hale"),
        ("Speaker of the House Ann Stone told the radio host that all was well. The speaker said the agenda was hers.", "agenda", "Ann Stone"),
    ],
)
def test_who_spoke_last_is_taken_up_by_what_he_is(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("“We differ about it,” Tom Hale said, citing their stands on trade and Mary Stone’s plan. “The contrast is a basis to win.”", "contrast", "Tom Hale"),
        ("The group led by Adm. Mike Marsh and Ambassador Thomas Hale criticized aspects of the guard.", "aspects", f"unnamed: group ({PAPER})"),
        ("The port was closed, said Hale, one of the few mayors to have seen it.", "closed", "Hale"),
        ("Pictures and calls show that the North has moved up to two guns to its coast, another town official told CNN.", "Pictures", f"unnamed: town official ({PAPER})"),
        ("Tom Hale is denying shelter to those who fled the storm.", "shelter", PAPER),
        ("Hale and other lawmakers believe the transcripts will show the guards told the mayor of an attack.", "The guards", ""),
        ("\"Some laws bind the hands of judges,\" Tom Hale is to say in a speech on Monday, according to excerpts the ministry released. \"The laws breed disrespect.\"", "breed", "Tom Hale"),
        ("Tom Hale is to say in a speech that the port is closed.", "The port", ""),
        ("\"The panel said the talks would end. And the mayor promised he would leave. \"The people of Bern counted on the talks. The mayor has broken his word,\" Tom Hale said.", "counted", "Tom Hale"),
        ("Tom Hale lost,” said Randy Marsh, one of three workers at the port.\n\nHe and the other workers said the firm was a ruin.", "ruin", "Randy Marsh"),
        ("The council condemned the raid and announced three steps: flights would be escorted by jets, the port would be closed to ships from abroad, and all contacts with Norland would be cut for a year.", "contacts with", ""),
        ("The publication added that there would be a backlash from many groups.", "backlash", f"unnamed: publication ({PAPER})"),
        ("The post’s Jason Hale reported that the mayor had put in a call.", "call", "Jason Hale"),
        ("Tom Hale spoke of the eighteen Angry Hale Haters. Hale said the port was full.", "full", "Tom Hale"),
        ("Rep. Mary Hale, Ohio Republican, said sailors she has met lately do not care.", "care", "Mary Hale"),
        ("“We have free speech, why can’t we say it?” asked one student. Then they went on. “Mara is odd,” someone in the crowd wrote.", "say it", f"unnamed: one student ({PAPER})"),
        ("The blast blew away parts of the port, said Col. Abdul Hale, a spokesman, according to the state news agency.", "blast", "Abdul Hale"),
        ("UNICEF says about 60% of the refugees are children.", "children", "UNICEF"),
        ("Angela Berg spoke in May. Her Potsdam speech in October conceded that the policy had failed.", "policy", "Angela Berg"),
        ("Peter Zorn wrote a book.\n\nLN: What does the book say?\n\nPZ: Much gold is missing from the banks.", "missing", "Peter Zorn"),
        ("Tom Stone mocked his rival. In an interview in May, he said Peter Hale is “not a hero”. He went on to add that “the war is lost.”", "lost", "Tom Stone"),
        ("Sean Marsh said the attack sent a message, but he avoided openly calling on the mayor to leave office.", "leave", ""),
        ("The Oslo Post ran an article on the port. Tom Hale was angry. “It is a lie,” Hale said. The article said the port was full.", "full", "Oslo Post"),
        ("A juror spoke up. \"I felt sorry for her,\" the juror said. Jane Stone was hard to follow, the juror said. But she believed that the term was harmless.", "harmless", f"unnamed: juror ({PAPER})"),
        ("According to one longtime watcher, Martyn Hale, the North has built a new device.", "device", "Martyn Hale"),
        ("Court papers show that Hale met Ward. The guards saw the outburst, according to the papers.", "outburst", f"unnamed: papers ({PAPER})"),
        ("\"This set of deeds underscored to me that the guards understood the call,\" the clerk wrote.", "guards", f"unnamed: clerk ({PAPER})"),
        ("Tom Stone rebuked Peter Hale for saying that the port was closed.", "The port", "Peter Hale"),
        ("Tom Stone was rebuked for saying that the port was closed.", "The port", "Tom Stone"),
        ("I have not seen a clerk defend the plan for the port. I once heard Tom Hale say that the bridge was a ruin.", "plan", ""),
        ("Nobody else came. I once heard Tom Hale say that the bridge was a ruin.", "ruin", "Tom Hale"),
        ("Guards found the boat inside with a broken mast, Norden Harbor Police Lt. K.B. Tyler told reporters.", "mast", "K.B. Tyler"),
        ("The campaign touted that 200,000 people made gifts.", "gifts", f"unnamed: campaign ({PAPER})"),
    ],
)
def test_whose_words_they_are(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == ({origin} if origin else set())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Tom Hale said he was done with the port, which did not stop the papers from hounding him.", "Tom Hale was done with the port."),
        ("Tom Hale said that the refugees do not have a claim to the land, when in fact they do.", "The refugees do not have a claim to the land."),
        ("Mary Hale said she was glad to have sailed, tweeting a picture of her boat.", "Mary Hale was glad to have sailed."),
    ],
)
def test_what_the_narrator_adds_is_not_said(text: str, claim: str) -> None:
    assert claim in [c.text for c in claims(text)]


_COLUMN = "The bridge is a ruin.\n\nThe town must act.\n\nEverybody knows it.\n\n"


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("A Bridge for the Town Anna Berg\n\nOpinion contributor\n\n" + _COLUMN + "Anna Berg is co-founder of Skyline.\n\n(The paper is part of a group.)", "Anna Berg"),
        (_COLUMN + "Anna Berg is the founder and CEO of Skyline, a maker of bridges.", "Anna Berg"),
        (_COLUMN + "Col. Anna Berg, retired from the guard, is a military analyst.\n\nSign up for our letter.", "Anna Berg"),
        (_COLUMN + "Anna Berg is senior editor of letters at the paper and author of a book.", PAPER),
        (_COLUMN + "Anna Berg was the last to leave the bridge.", PAPER),
        ("Mayor Anna Berg spoke.\n\n" + _COLUMN + "Anna Berg is the founder of Skyline.", PAPER),
    ],
)
def test_who_signs_a_text_answers_for_it(text: str, origin: str) -> None:
    assert origins(text, "bridge is a ruin") == {origin}


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("Clara Berg, touring the north on Monday with Deputy Mayor Tom Hale, slammed the plan for the port as weak.", "weak", "Clara Berg"),
        ("May 2: Hale tells Anna Berg, “The toll on the bridge is far too high.”", "toll", "Hale"),
        ("Said Tom Hale, whose fund opposes the sale of the port to the friends of Senator Paul Stone in the north: “We raise the toll in May.”", "toll", "Tom Hale"),
        ("A good find by Anna Berg, who notes that the toll has risen.", "toll", "Anna Berg"),
        ("The historian Paul Stone wrote of it. “The masons had the worst jobs in the port,” Stone notes.", "worst jobs", "Paul Stone"),
        ("Hale’s fiancée, Clara Stone, who was waiting at the port, says the gate was shut.", "gate", "Clara Stone"),
        ("Under the rule, Berg said, the towns had too little power according to his understanding of the law.", "power", "Berg"),
        ("The towns were told to allot the seats according to the results of the vote.", "allot", PAPER),
        ("“She is trying to delay the sale of the port,” Tim, a 26-year-old sailor in Norden, told Harborside via WhatsApp.", "delay", "Tim"),
        ("Paul Stone won the north by a few points; Hale responded with a victory in the south.", "won the north", PAPER),
        ("President Hale’s Twitter was full of it. Joe Hale was busy. “No deal was made on the port,” Hale tweeted.", "No deal", "Joe Hale"),
    ],
)
def test_who_stands_beside_the_speaker_does_not_speak(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}


def test_a_label_in_capitals_is_the_person_it_names() -> None:
    text = (
        "The Norden radio’s Anna Berg has more.\n\nANNA BERG, BYLINE: The port was closed on Monday for the first time.\n\n"
        "TOM HALE: I want my work in the port back at once.\n\nBERG: The toll on the old bridge will rise in May.\n\nHALE: My pay is far too low for that."
    )
    assert origins(text, "port was closed") == {"Anna Berg"} == origins(text, "toll")
