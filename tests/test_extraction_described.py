"""Definite nouns with words before them that do not tell which is meant, and those that are told apart by them."""

from __future__ import annotations

import pytest
from extracting import claims


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("A man from Bern was arrested in the deadly attack.", ("the deadly attack",)),
        ("Berg warned the farmers of Norland that the recent contest had cost a million.", ("The recent contest",)),
        ("The rescue package gives a million to the schools of Norland.", ("The rescue package",)),
        ("Anna Berg met the Internet travel giant in Bern.", ("the Internet travel giant",)),
        ("The Senate bill would cost Norland a million.", ("The Senate bill",)),
        ("The Bern salt trade billionaire, a partner of the bank of Norland, gave a million.", ("The Bern salt trade billionaire",)),
        ("The two-term senator will have three rivals in Norland.", ("The two-term senator",)),
        ("The staff slots in Bern were cut in May.", ()),
        ("In May, the staff slots were cut by Anna Berg.", ("the staff slots",)),
    ],
)
def test_words_before_a_noun_need_not_tell_which(text: str, open_: tuple[str, ...]) -> None:
    assert claims(text)[0].unresolved == open_


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg will fight for the middle class of Norland.",
        "The federal government lent Norland a million.",
        "Paul Hale lost the last debate in Bern.",
        "The average voter in Norland is forty.",
        "The Norland attack cost a million.",
        "Anna Berg praised the deadliest attack on Norland.",
        "Norland raised the payroll tax by five percent.",
        "Anna Berg, the rich miner, came to Bern.",
        "Anna Berg led the attack on Bern, and the bold attack failed.",
    ],
)
def test_words_before_a_noun_may_tell_which(text: str) -> None:
    assert claims(text)[0].unresolved == ()


def test_a_noun_told_of_is_open_with_any_adjective() -> None:
    found = claims("A few fishing boats lay off Norland. The wooden boats carried 30 men from Bern.")
    assert found[-1].unresolved == ("The wooden boats",)


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Roy Hale took a move against the press. Hale’s move is part of an effort to win Bern.", ("Hale’s move",)),
        ("Roy Hale took a move against the press. Hale’s move against the press failed in Bern.", ()),
        ("Hale’s move is part of an effort to win Bern.", ()),
    ],
)
def test_a_deed_that_the_text_has_told_of_is_open_though_it_is_somebodys(text: str, open_: tuple[str, ...]) -> None:
    assert claims(text)[-1].unresolved == open_


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Anna Berg formed a panel in Bern to study exactly what happened.", ("what happened",)),
        ("Anna Berg formed a panel in Bern to study what happened at Norland Bank.", ()),
        ("Paul Hale burned down the mill in Bern and lied about what happened.", ()),
        ("Anna Berg of Norland did not want to worsen the situation.", ("the situation",)),
        ("The money is being used for schools in Norland.", ("The money",)),
        ("Several members have been thrown out in Norland.", ("members",)),
        ("Several members of the guild of Bern have been thrown out.", ()),
        ("Norland was the latest example in May.", ("the latest example",)),
        ("“We’re well fed in Norland,” Anna Berg added, but warned, “we’ve a long winter to come.”", ("We",)),
        ("One in particular caught a miner of Norland.", ("One",)),
        ("“Our ideas beat their ideas in Norland,” Anna Berg said.", ("Our", "their")),
        ("They had them burned where nobody in Norland can find them.", ("They", "them")),
        ("The latest was in the south of Norland.", ("The latest",)),
        ("In one, a miner cried before he left Norland.", ("one",)),
        ("It was all that Anna Berg was allowed to say in Norland.", ("It",)),
        ("Both sides want peace in Norland.", ("Both sides",)),
        ("Ostland and Norland met in Bern, and both sides want peace.", ()),
        ("There are brave sailors on both sides in Norland.", ()),
        ("Two-thirds say that Norland should leave the pact of Bern.", ("Two-thirds",)),
        ("Two-thirds of the voters say that Norland should leave the pact of Bern.", ()),
        ("These were all false — a thing that Paul Berg of Bern conceded.", ("These",)),
        ("Others still think that both are citizens of Norland.", ("both",)),
        ("The senator from Ohio spoke of wheat.", ("The senator",)),
        ("“He told us that Norland was weak,” Anna Berg said.", ("He", "us")),
        ("“It is plainly wrong, robbing the miners of Norland of the right to work,” Anna Berg said.", ("It",)),
        ("“Fear is a large part of it in Norland,” Anna Berg said.", ("it",)),
    ],
)
def test_what_stands_for_something_told_before_is_open(text: str, open_: tuple[str, ...]) -> None:
    assert claims(text)[0].unresolved == open_


def test_who_speaks_is_named_at_the_head_of_his_sentence() -> None:
    found = claims("“I have sailed with Vera for two years and can say that she is the best I have seen in Norland,” Anna Berg said.")
    assert found[-1].text == "Anna Berg can say that she is the best Anna Berg has seen in Norland."
