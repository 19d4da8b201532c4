"""Which stretches of a text are prose that can state something."""

from __future__ import annotations

import re

import pytest

from claimcheck.extraction.text.layout import BOILERPLATE, is_boilerplate, read_layout


def prose(text: str) -> list[str]:
    return [text[p.start : p.end] for p in read_layout(text).prose if p is not None]


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW — ",
        "WASHINGTON (AP) — ",
        "date 2020-04-18 MOSCOW — ",
        "YEREVAN, September 27. ",
        "NEW YORK, Sept 3 (Reuters) - ",
        "MANILA: ",
        "Manila: ",
        "(CNN) — ",
    ],
)
def test_datelines_are_cut_off(dateline: str) -> None:
    assert prose(f"{dateline}The bridge collapsed on Monday after heavy rain.") == ["The bridge collapsed on Monday after heavy rain."]


@pytest.mark.parametrize(
    "line",
    [
        "Bridge collapses in storm",
        "By Anna Berg",
        "Photo: Anna Berg / Agency",
        "Sign up for our newsletter and never miss a story.",
        "© 2020 The Daily Bugle. All rights reserved.",
        "Read more: Bridge was never inspected.",
        "BREAKING NEWS",
        "FILE PHOTO: The mayor opens the bridge in Belmark, May 23, 2017.",
        "This article is republished from The Bugle under a Creative Commons license.",
        "If you enjoyed reading this, please consider supporting the Bugle.",
        "Our brand of careful journalism takes money. Your financial contribution will keep the articles free.",
        "Facebook Twitter Pinterest Anna Berg greets the audience in Belmark on Tuesday.",
        "Dan Ames/Reuters Mayor Anna Berg speaks during a hearing on the bridge.",
        "Anna Berg 8 5 ✓ ✓ ✓ Paul Stone 8 5 ✓ ✓ ✓ Lena Ray 8 2 ✓ ✓ ✓.",
        "Dana Ray joins the show to give the latest details about the bridge. (4:29)",
    ],
)
def test_what_states_nothing_is_left_out(line: str) -> None:
    assert prose(f"{line}\n\nThe bridge collapsed on Monday after heavy rain.") == ["The bridge collapsed on Monday after heavy rain."]


@pytest.mark.parametrize("text", ["Anna Berg — who built it — left town on Monday.", "The bridge: nobody had inspected it since it was built."])
def test_a_sentence_with_a_dash_or_colon_is_no_dateline(text: str) -> None:
    assert prose(text) == [text]


def test_turns_of_a_transcript() -> None:
    text = "MR. BERG: The bridge is closed.\n\nIt will stay so.\n\nQ: For how long?\n\nMR. BERG: Until May."
    layout = read_layout(text)
    speakers = [text[t.speaker.start : t.speaker.end] if t and t.speaker else None for t in layout.turns]
    assert speakers == ["MR. BERG", "MR. BERG", None, "MR. BERG"]
    assert prose(text)[0] == "The bridge is closed."


INTERVIEW = "Anna Berg\n\nWho closed the bridge?\n\nIvan Petrov\n\nThe bridge was closed by the town.\n\nNobody asked me.\n\nAnna Berg\n\nThe town says otherwise.\n\nIvan Petrov\n\nThe town is wrong."


def test_the_answers_of_a_column_are_its_publishers() -> None:
    text = "Q: Who closed the bridge?\n\nA: The town closed the bridge.\n\nIt had to.\n\nQ: And the road?\n\nA: The road is open."
    assert [turn is None for turn in read_layout(text).turns] == [False, True, True, False, True]
    assert prose(text)[1] == "The town closed the bridge."


def test_names_over_the_answers_of_an_interview_are_turns() -> None:
    layout = read_layout(INTERVIEW)
    speakers = [INTERVIEW[t.speaker.start : t.speaker.end] if t and t.speaker else None for t in layout.turns]
    assert speakers == ["Anna Berg"] * 2 + ["Ivan Petrov"] * 3 + ["Anna Berg"] * 2 + ["Ivan Petrov"] * 2
    assert prose(INTERVIEW) == ["Who closed the bridge?", "The bridge was closed by the town.", "Nobody asked me.", "The town says otherwise.", "The town is wrong."]


def test_a_name_over_an_introduction_is_no_turn() -> None:
    text = f"Ivan Petrov\n\nHe was born in Belmark.\n\n{INTERVIEW}\n\nAnna Berg\n\nWhy?\n\nIvan Petrov\n\nI do not know.\n\nAnna Berg\n\nThat is sad."
    assert [turn is None for turn in read_layout(text).turns[:3]] == [True, True, False]


def test_names_over_parts_of_an_article_are_headings() -> None:
    text = "Anna Berg\n\nThe mayor won in May.\n\nIvan Petrov\n\nThe governor lost in June."
    assert read_layout(text).turns == (None,) * 4


def test_one_colon_makes_no_transcript() -> None:
    assert read_layout("Anna Berg: the woman who built it.\n\nShe left town on Monday.").turns == (None, None)


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "The bridge collapsed on Monday after heavy rain\nand storms that had lasted for more than three\ndays in the north of the country.\n\nNobody was hurt when the bridge fell into the river\nbelow the town."
    assert prose(text) == text.split("\n\n")


def test_lines_that_end_their_sentences_are_paragraphs() -> None:
    text = "The bridge collapsed on Monday.\nThe road was closed on Tuesday.\nThe mayor resigned on Friday."
    assert prose(text) == text.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "• Anna Berg is a radio host, author and contributor to the Gazette.",
        "Paul Stone, a columnist for the Gazette, is a senior fellow at the Institute of Bridges. He served in the army.",
        "[Watch the mayor at ten: she discusses the bridge in our morning show.]",
        "This story is breaking and will be updated.",
        "A girl has her hand read by a sailor in the port of Norland. Photo: Carl Moss/Norland",
        "More details on the count and its method can be found in two long papers.",
        "archived recording (anna berg) The bridge is a ruin, and we will not open it.",
    ],
)
def test_lines_about_the_author_or_the_page_are_no_prose(line: str) -> None:
    text = f"The bridge fell on Monday.\n\nThe road was closed.\n\n{line}"
    assert prose(text) == ["The bridge fell on Monday.", "The road was closed."]


def test_a_last_line_about_somebody_in_the_news_is_prose() -> None:
    text = "The bridge fell on Monday.\n\nThe mayor blamed Anna Berg, who built the bridge in 1980 and inspected it every year since the flood, for what had happened, and for the " + "long " * 20 + "delay.\n\nAnna Berg is a professor of engineering."
    assert prose(text)[-1] == "Anna Berg is a professor of engineering."


def test_an_item_of_a_digest_begins_behind_its_heading() -> None:
    item = "“When you have no votes, you have nothing,” the speaker said of the bill that failed on Monday in the house, where nobody wanted it any more at all."
    assert prose(f"First.\n\nSecond.\n\nThird.\n\nTactical withdrawal - {item}") == [item]


def test_what_else_to_read_behind_a_paragraph_is_no_prose() -> None:
    assert prose("The bridge fell on Monday, the mayor said. (RELATED: Bridges Closed To The Public, Trips Canceled)") == ["The bridge fell on Monday, the mayor said."]


def test_the_code_of_a_district_is_nobody_who_speaks() -> None:
    text = "Five votes are held.\n\nNO-02: Anna Berg faces Carl Hale in May.\n\nNO-04: Peter Moss won by nine points.\n\nNO-02: We will know more in June."
    assert prose(text) == ["Five votes are held.", "Anna Berg faces Carl Hale in May.", "Peter Moss won by nine points.", "We will know more in June."]
    assert not any(read_layout(text).turns)


@pytest.mark.parametrize(
    "line",
    ["ALL RIGHTS RESERVED by the Harbour Gazette", "We use Cookies on every page of this site", "“Stay Tuned for the harbour report", "Carl Hale and Ina Moss Contributed."],
)
def test_a_pages_own_lines_are_known_however_they_are_printed(line: str) -> None:
    assert is_boilerplate(line)


def test_a_sentence_of_forty_words_is_no_line_of_the_page() -> None:
    assert not is_boilerplate("All rights reserved " + "and more " * 20)


def test_what_small_letters_are_searched_for_has_no_capitals() -> None:
    words = re.sub(r"\\.", "", BOILERPLATE.pattern)
    assert words == words.lower()
