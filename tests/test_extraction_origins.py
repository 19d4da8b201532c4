"""Who answers for it: papers and those who issue them, words that only lead to a quotation, subjects that cannot speak."""

from __future__ import annotations

import pytest
from extracting import PAPER, claims, origins

from claimcheck.records import Force


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("The president on Friday claimed the port was safe.", "port", f"unnamed: president ({PAPER})"),
        ("A town official on Tuesday said the bridge was closed.", "bridge", f"unnamed: town official ({PAPER})"),
        ("Carla Stone, the 2016 Labour presidential nominee, spoke in Bern. The 2016 Labour presidential nominee said the taxes were too high.", "taxes", "Carla Stone"),
        ("There are ninety gangs in the valley, according to the 2012 Bern Crime Commission.", "gangs", "Bern Crime Commission"),
        ("A memo circulated by Steve Hale says the ferry sank at noon.", "ferry", "Steve Hale"),
        ("Tom Marsh faces an ad from the frugal Guild of Bakers. The ad says bread costs too much.", "read costs", "Guild of Bakers"),
        ("Deleted Telegram messages show that the cook salted the soup twice.", "soup", f"unnamed: Telegram messages ({PAPER})"),
        ("Harbour Museum director Dr. Robert Marsh said the whales came back to the bay.", "whales", "Robert Marsh"),
        ("Host Anna Berg replied that Tom Stone had sung well. But the Green nominee said the song was flat.", "song was flat", f"unnamed: Green nominee ({PAPER})"),
        ("The senior Republican on the library panel Rep. Adam Marsh of Norland said the shelves were dusty.", "shelves", "Adam Marsh"),
        ("One of the cook’s oldest pupils, Dupont-Hale, shut the oven, saying, “Bread without salt is bread for geese.”", "geese", "Dupont-Hale"),
        ("Nearly three-quarters of bakers say that rye bread will come back next spring.", "rye", PAPER),
        ("A further nine percent of bakers said that rye tastes of ash and dust.", "rye", PAPER),
        ("Hale pleaded guilty to stealing two geese and a boat.", "geese", PAPER),
        ("“The soup is thin,” said Walter Green, a cook. Later, to loud laughter, Green said the soup was gone.", "gone", "Walter Green"),
    ],
)
def test_the_speaker_is_told_by_the_words_beside_him(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("“Our figures tell us that trams run late,” Anna Hale said.", "trams", "Anna Hale"),
        ("“The dam was built on sand.” Hale pointed out that the walls leak, which the Water Office has suggested could flood the fields.", "sand", "Hale"),
        ("As reported by Norden News, Dr. Stone said that the lake holds no more trout than a bucket of rain by the kitchen door.", "trout", "Stone"),
        ("Anna Hale said that the flood teaches a lesson, adding that willows should line the banks.", "illows", "Anna Hale"),
        ("Marsh showed that the map was false. Olsen replied with “I never drew a map of that coast.” Marsh left the room.", "coast", "Olsen"),
        ("“Eventually, Judge Berg will concede,” Sen. Dick Marsh told “Harbour Talk,” although he gave no date.", "concede", "Dick Marsh"),
        ("Tom Stone said that plums ripen late, whereas the pears of his rival have filled every cellar.", "ripen", "Tom Stone"),
        ("One leaflet says the canal will pay for itself.\n\n“The Norland Guild can lend barges to farmers, and new locks can be dug,” it says.", "ew locks", f"unnamed: one leaflet ({PAPER})"),
        ("One leaflet says the canal is dear. While the Skyline Guild praises the canal, it acknowledges that locks may leak.", "leak", "Skyline Guild"),
        ("Norland left the fair after the rain returned, saying the tents were worth little.", "tents", "Norland"),
        ("According to a tally compiled by the Bern Examiner, the ferry sank twice in May.", "ferry", "Bern Examiner"),
        ("If the bees were fed, said Hale, one would see more honey in the shops.", "honey", "Hale"),
        ("\"The bank called to say that I should fetch my gold,\" Hale tweeted.", "gold", "Hale"),
        ("Tim Hale pointed to Mayor Erik Marsh, an old foe of his, pledging to plant ten thousand elms.", "plant", "Erik Marsh"),
        ("Rivers need more room, President Tom Hale told anglers gathered at the lake to count fish.", "ivers", "Tom Hale"),
        ("Paul Hale said he forgot when the baker came or why the dog barked.\n\n“A vet will look into it on Monday,” he said.", "vet", "Paul Hale"),
    ],
)
def test_the_innermost_who_can_speak_says_it(text: str, words: str, origin: str) -> None:
    assert origins(text, words) == {origin}


def test_a_quotation_that_the_narrator_leads_to_is_not_who_spoke_before() -> None:
    text = "“The tram should stop here,” Paul Olsen said.\n\nThe driver drew a verse on the wall: “The rails are rusty and the bells are cracked. The sheds are full of mice.”"
    assert "Paul Olsen" not in origins(text, "rails") | origins(text, "mice")


@pytest.mark.parametrize(
    "text",
    [
        "The trucks have blasted the orchards with dust.",
        "Anna Hale found herself locked out of the barn by her own goats.",
        "The dunes call the sea “salty” and “wide” in every way.",
        "Few fathers enjoy hearing a son called a coward at school.",
        "The clerk counts how many widows had requested coal for the winter.",
        "The answer skips the price, arguing that roofs must be paid for.",
    ],
)
def test_what_cannot_speak_says_nothing(text: str) -> None:
    assert {c.origin for c in claims(text)} == {PAPER}


@pytest.mark.parametrize(
    ("heading", "origin"),
    [
        ("Anna Berg's opening speech, as delivered in the rain at Bern", "Anna Berg"),
        ("Full text of Norland Mayor Chris Hale's farewell address to the gardeners", "Chris Hale"),
        ("Chris Hale's plan has failed in every way.", PAPER),
    ],
)
def test_who_wrote_what_is_printed_in_full_answers_for_it(heading: str, origin: str) -> None:
    text = f"The list below was long.\n\n----------\n\n{heading}\n\n----------\n\nThe bridges of the valley have been mended at last."
    assert origins(text, "bridges") == {origin}


def test_headings_and_labels_in_capitals_open_no_turn() -> None:
    text = "Q: Who fed the goats?\n\nPOSTSCRIPT: Before the fair, Anna Berg told the Bugle, “My task is to keep the geese quiet.”"
    assert {c.origin for c in claims(text) if "quiet" in c.text} == {"Anna Berg"}
    text = "Q: Who fed the goats?\n\nANNA BERG ON THE SOUP: While cooks argue about salt, the bridges of the town have been closed."
    assert {c.origin for c in claims(text) if "bridges" in c.text} <= {PAPER}
    text = "GEESE AND GOATS MAKE UP: SEE IT HERE\n\nThe port was closed in May.\n\nRAIN FELL ON BERN: BAKERS ARE IN DOUBT\n\nMost of the boats have left the valley."
    assert {c.origin for c in claims(text)} == {PAPER}


def test_who_is_described_before_a_colon_opens_a_turn_too() -> None:
    text = (
        "The sailors met on the quay on Monday.\n\nCaptain Samuel Marsh: “The boats should be kept in the bay.”\n\nCaptain Anna Olsen: “The bay is too small for them.”\n\n"
        "Theodore Hale, keeper of the old light: “The lamp went out at nine. The pilots can find the rocks by ear.”\n\n"
        "Captain Anna Olsen: “The rocks are under the sand.”\n\nCaptain Samuel Marsh: “The sand was brought by storms.”"
    )
    assert origins(text, "by ear") == {"Theodore Hale"}


def test_a_turn_printed_in_marks_ends_with_them() -> None:
    text = (
        "The bakers met on Monday for two hours.\n\nMr. Marsh: “The mill should have warned the village.”\n\nMr. Stone: “I rang the bell of the mill twice.”\n\n"
        "Mr. Marsh: “The bell was not worth its rope.”\n\nThe mill has stood for ten centuries.\n\nCarl Hale: “The rivers of the valley are full.”"
    )
    assert origins(text, "centuries") == {PAPER}
    assert origins(text, "rivers") == {"Carl Hale"}


def test_the_president_is_not_that_of_a_body_named_once() -> None:
    text = "Carl Hale had a talk with President of the Norden Council Anna Berg. Carl Hale set out the plan of his country. Carl Hale stressed that the port is open. The president said that the ferry had sailed three times."
    assert origins(text, "ferry") == {"Carl Hale"}


def test_an_interview_without_marks_is_answered_by_whom_the_paper_spoke_with() -> None:
    text = "\n\n".join([
        "Bread is dear again in Norden.",
        "Carla Stone has baked for thirty years. Reached at her oven, Stone spoke with The Bugle about flour and rent.",
        "You are the last baker in town. Why is that?",
        "The rent of the shops doubled in a year. No baker can pay that with rolls.",
        "Do the mills share the blame?",
        "The mills sell all their flour abroad. I have written to the mayor about it.",
        "What should people do?",
        "People should buy their bread in town.",
    ])
    assert origins(text, "rent of the shops") == {"Carla Stone"}
    assert origins(text, "flour abroad") == {"Carla Stone"}
    assert origins(text, "Bread is dear") == {PAPER}


def test_a_story_with_questions_is_no_interview() -> None:
    text = "Carla Stone spoke with The Bugle on Friday.\n\nWhy is bread so dear?\n\nThe rent of the shops doubled in a year.\n\nThe mills sell their flour abroad."
    assert origins(text, "rent of the shops") == {PAPER}


def test_the_parties_over_a_list_say_nothing() -> None:
    text = "Democrat: Carl Hale picked a baker from Bern as his running mate. “You never know,” he said.\n\nRepublican: Anna Berg picked a sailor. You could see why.\n\nDemocrat: Paul Olsen picked nobody at all. I doubt he meant to."
    assert origins(text, "picked") <= {PAPER}


def test_who_echoes_a_quotation_says_it() -> None:
    assert origins("“The plan will ruin the port,” echoed Carla Stone, a lawyer for the union.", "ruin") == {"Carla Stone"}


@pytest.mark.parametrize("text", ["The town did not confirm or deny that its tugs joined the raid.", "Carla Stone neither confirmed nor denied that she had a part in the raid."])
def test_who_neither_confirms_nor_denies_says_nothing(text: str) -> None:
    assert origins(text, "raid") == {PAPER}
    assert not any(c.force is Force.DENIES for c in claims(text))
