"""Who is who within one document."""

from __future__ import annotations

import pytest

from claimcheck.extraction import make_extractor
from claimcheck.extraction.referents.mentions import Mentions, Named, resolve_mentions
from claimcheck.parser import load_parser
from claimcheck.records import Attribution, Document, PublisherFrom
from claimcheck.settings import Settings


def read(text: str, publisher: str = "Daily Bugle") -> Mentions:
    document = Document("d", "d.txt", "", "d.txt", text, publisher, PublisherFrom.OPTION, published="2021-06-04")
    return resolve_mentions(load_parser()(text), document)


def who(text: str, mention: str, *, nth: int = 0, publisher: str = "Daily Bugle", previous: Named | None = None) -> Named:
    """Whom the nth occurrence of the mention means."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(mention, start + 1)
    return read(text, publisher).name_of(start, start + len(mention), previous=previous)


LAVROV = "Russian Foreign Minister Sergey Lavrov met reporters on Tuesday. Lavrov said that talks would go on."


def test_a_surname_is_the_full_name_and_the_office_gives_the_body() -> None:
    named = who(LAVROV, "Lavrov", nth=1)
    assert (named.name, named.body, named.unnamed) == ("Sergey Lavrov", "Russian Foreign Ministry", False)
    assert who(LAVROV, "Russian Foreign Minister Sergey Lavrov").name == "Sergey Lavrov"


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("Mary Stone, who speaks for the Armenian defense ministry, reported an attack.", "Mary Stone", "Armenian Defense Ministry"),
        ("Nothing was found, coast guard spokesman Peter Reyes said on Monday.", "Peter Reyes", "Coast Guard"),
        ("The pact is dead, said Omer Polat, a spokesman for the Turkish foreign ministry.", "Omer Polat", "Turkish Foreign Ministry"),
        ("U.S. Secretary of State Mike Pompeo arrived in Berlin.", "Mike Pompeo", "US State Department"),
        ("Prime Minister Nikol Petrosyan spoke in parliament.", "Nikol Petrosyan", None),
    ],
)
def test_appositions_teach_the_body(text: str, name: str, body: str | None) -> None:
    mentions = read(text)
    assert [a.name for a in mentions.appositions] == [name]
    place = mentions.appositions[0]
    assert text[place.start : place.end] == place.role
    assert who(text, name).body == body


def test_a_body_named_by_its_kind_is_completed_from_the_text() -> None:
    text = "The State Department published a note. Department spokeswoman Jane Miller said that it was final."
    assert who(text, "Department spokeswoman Jane Miller").body == "US State Department"


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("The Russian Foreign Ministry spoke of an attack. The ministry said that it was over.", "The ministry", "Russian Foreign Ministry"),
        ("Acme Corporation lost data. The company said that nothing else happened.", "The company", "Acme Corporation"),
        ("The breach is examined by the Federal Communications Commission, the agency said.", "the agency", "Federal Communications Commission"),
        ("The Indian defence ministry spoke. The Chinese defence ministry did not. The Indian ministry said that all was calm.", "The Indian ministry", "Indian Defense Ministry"),
        ("Talks are over, Washington said.", "Washington", "United States"),
        ("Talks are over, the Kremlin said.", "the Kremlin", "Kremlin"),
        ("The State Department sent Congress a report on Friday. The report said that the pact had failed.", "The report", "US State Department"),
        ("The plant leaked, a State Department report said.", "a State Department report", "US State Department"),
        ("The plant leaked, a spokesman for Acme Corporation said.", "a spokesman for Acme Corporation", "Acme Corporation"),
    ],
)
def test_institutions_by_their_kind(text: str, mention: str, name: str) -> None:
    named = who(text, mention)
    assert (named.name, named.unnamed) == (name, False)


def test_two_ministries_of_one_kind_stay_apart() -> None:
    text = "Armenia's Defence Ministry said one thing. Azerbaijan's Defence Ministry said another."
    assert who(text, "Armenia's Defence Ministry").name == "Armenian Defense Ministry"
    assert who(text, "Azerbaijan's Defence Ministry").name == "Azerbaijani Defense Ministry"


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("The road is shut, officials said.", "officials", "unnamed: officials (Daily Bugle)"),
        ("Two sources said that the deal was off.", "Two sources", "unnamed: Two sources (Daily Bugle)"),
        ("The ship rolled over, witnesses said.", "witnesses", "unnamed: witnesses (Daily Bugle)"),
        ("The ship rolled over, a senior official said.", "a senior official", "unnamed: senior official (Daily Bugle)"),
    ],
)
def test_people_without_a_name_are_unnamed(text: str, mention: str, name: str) -> None:
    named = who(text, mention)
    assert named.unnamed
    assert named.name.lower() == name.lower()
    assert named.body is None


def test_a_pronoun_is_the_previous_speaker_where_it_fits() -> None:
    text = "Anna Berg met Paul Stone. No road is shut, she said. It will open, he added."
    anna, paul = Named("Anna Berg", gender="f"), Named("Paul Stone", gender="m")
    assert who(text, "she", previous=anna).name == "Anna Berg"
    assert who(text, "he", nth=1, previous=paul).name == "Paul Stone"


def test_a_pronoun_is_its_only_antecedent_and_never_one_of_two() -> None:
    assert who("Anna Berg came home. She said that the road was shut.", "She").name == "Anna Berg"
    two = who("Robert Stone met Paul Berg. He said that the road was shut.", "He")
    assert two.unnamed
    assert not two.certain
    assert who("Robert Stone met Mary Berg. She said that the road was shut.", "She").name == "Mary Berg"


def test_a_person_is_not_it_and_an_institution_is_not_she() -> None:
    ministry = Named("Russian Foreign Ministry", "Russian Foreign Ministry", gender="n")
    assert who("Nobody came. It said so.", "It", previous=ministry).name == "Russian Foreign Ministry"
    assert not who("Nobody came. She said so.", "She", previous=ministry).certain


def test_the_publishers_own_office_has_the_publishers_country() -> None:
    named = who("Foreign Minister Sergey Lavrov met his colleague.", "Foreign Minister Sergey Lavrov", publisher="Russian Foreign Ministry")
    assert named.body == "Russian Foreign Ministry"


def test_odd_texts_are_read() -> None:
    for text in ("", " \n\n ", "He said.", "“", "said " * 300, "İ" * 50 + " said so."):
        assert read(text).name_of(0, min(2, len(text))).name


def test_a_surname_of_two_people_is_neither() -> None:
    text = "Hillary Clinton and Bill Clinton came. Clinton said that the road was shut."
    assert who(text, "Clinton", nth=2).name == "Clinton"


def test_a_newcomer_takes_the_place_of_the_previous_speaker() -> None:
    stone = Named("Robert Stone", gender="m")
    text = "Robert Stone praised the deal. But Paul Berg was wary of it. “We may fail,” he said."
    assert read(text).name_of(text.index("he said"), text.index("he said") + 2, text.index("We may"), stone).name == "Paul Berg"
    text = "Robert Stone praised the deal. “Paul Berg is wary of it,” he said. “We may fail,” he added."
    assert read(text).name_of(text.index("he added"), text.index("he added") + 2, text.index("We may"), stone).name == "Robert Stone"


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Ofri Volk, who moved to Netiv Haasara 12 years ago with her husband, said the truce had given hope. The army left Netiv Haasara. “I was hopeful,” she said. “Nobody was.”", "Ofri Volk"),
        ("Lelisa Desisa returned to Boston to give his medal to the city. Then Desisa met Anna Berg. “The race was very hard,” he said. “People cried.”", "Lelisa Desisa"),
        ("Anna Berg opened the museum. The road was closed. Nobody came. The roof was new. “The house is never lost,” she said. “It all comes back.”", "Anna Berg"),
    ],
)
def test_a_pronoun_is_the_one_whom_the_text_shows_to_be_of_that_gender(text: str, origin: str) -> None:
    (extraction,) = make_extractor(Settings()).extract([Document("d", "d.txt", "", "d.txt", text, "Bugle", PublisherFrom.OPTION)])
    assert {c.origin for c in extraction.claims if c.attribution is Attribution.DIRECT_QUOTE} == {origin}


def test_a_firm_named_beside_the_company_is_another() -> None:
    text = "Brightco was hired to mend the company's network. The data of ten clients were lost, according to a company statement."
    assert who(text, "company", nth=1).unnamed
    assert who("Brightco was hired by the state. It has ten clients, according to a company statement.", "company").name == "Brightco"


def test_it_is_the_body_that_acts_in_its_sentence_and_not_who_spoke_last() -> None:
    text = "The Harbor Agency exempted the boats because it found that the port was safe."
    assert who(text, "it", previous=Named("Norden Council", "Norden Council", gender="n")).name == "Harbor Agency"
    assert who("It found that the port was safe.", "It", previous=Named("Norden Council", "Norden Council", gender="n")).name == "Norden Council"


def test_somebody_called_like_a_month_is_a_person() -> None:
    text = "Tom Reyes met Angela Berg. Mrs May ruled out a vote in May, and she also said that the port is safe."
    assert who(text, "she").name == "May"
    assert who("Tom Reyes met Angela Berg on Wednesday May 5. She said that the port is safe.", "She").name != "May"
