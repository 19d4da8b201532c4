"""Claims as sentences of their own."""

from __future__ import annotations

import pytest
from extracting import claims

from claimcheck.extraction.grammar.dates_in_words import DateUse, date_words
from claimcheck.extraction.parts import StandAlone
from claimcheck.extraction.referents.mentions import Named, resolve_mentions
from claimcheck.extraction.standalone.standing_alone import stand_alone
from claimcheck.parser import load_parser
from claimcheck.records import Attribution, Document, Force, PublisherFrom

MINISTRY = Named("Russian Foreign Ministry", "Russian Foreign Ministry", gender="n")
STONE = Named("Paul Stone", None, gender="m")
SATURDAY_18_APRIL = "2020-04-18"
"""A Saturday."""


def alone(
    text: str,
    quote: str,
    content: str | None = None,
    *,
    origin: Named | None = None,
    cue: str | None = "said",
    force: Force = Force.STATES,
    attribution: Attribution = Attribution.INDIRECT,
    published: str | None = SATURDAY_18_APRIL,
) -> StandAlone:
    document = Document("d", "d.txt", "", "d.txt", text, "Daily Bugle", PublisherFrom.OPTION, published=published)
    doc = load_parser()(text)
    start, inner = text.index(quote), text.index(content or quote)
    places = (start, start + len(quote)), (inner, inner + len(content or quote))
    return stand_alone(doc, document, *places, resolve_mentions(doc, document), origin, cue, force, attribution)


def test_plain_reporting_is_the_clause_as_a_sentence() -> None:
    made = alone("The ministry said that troops crossed the border.", "troops crossed the border", origin=MINISTRY)
    assert made == StandAlone("Troops crossed the border.", "Troops crossed the border.")


def test_denial_keeps_its_polarity_in_the_text_alone() -> None:
    sentence = "The ministry denied that troops crossed the border."
    made = alone(sentence, "The ministry denied that troops crossed the border", "troops crossed the border", origin=MINISTRY, cue="denied", force=Force.DENIES)
    assert made.text == "The Russian Foreign Ministry denied that troops crossed the border."
    assert made.proposition == "Troops crossed the border."
    bare = alone(sentence, "troops crossed the border", origin=MINISTRY, cue="denied", force=Force.DENIES)
    assert bare.text == "The Russian Foreign Ministry denies that troops crossed the border."


@pytest.mark.parametrize(
    ("text", "content", "force", "cue", "proposition"),
    [
        ("Germany urged Iran to stop enrichment.", "to stop enrichment", Force.DEMANDS, "urged", "Iran should stop enrichment."),
        ("Germany demanded that Iran stop enrichment.", "Iran stop enrichment", Force.DEMANDS, "demanded", "Iran should stop enrichment."),
        ("Germany demanded that Iran not stop talking.", "Iran not stop talking", Force.DEMANDS, "demanded", "Iran should not stop talking."),
        ("Germany urged them to stop enrichment.", "them to stop enrichment", Force.DEMANDS, "urged", "They should stop enrichment."),
        ("Germany asked that the council “move forward” at once.", "the council “move forward” at once", Force.DEMANDS, "asked", "The council should “move forward” at once."),
        ("Paul Stone offered to extend the treaty.", "to extend the treaty", Force.OFFERS, "offered", "The treaty should be extended."),
        ("Paul Stone offered to extend the treaty by a year.", "to extend the treaty by a year", Force.OFFERS, "offered", "The treaty should be extended by a year."),
        ("Paul Stone offered to pay the fine.", "to pay the fine", Force.OFFERS, "offered", "Paul Stone will pay the fine."),
        ("Paul Stone pledged not to extend the treaty.", "not to extend the treaty", Force.OFFERS, "pledged", "Paul Stone will not extend the treaty."),
        ("Anna Berg accused Iran of openly violating the deal.", "Iran of openly violating the deal", Force.EVALUATES, "accused", "Iran is openly violating the deal."),
        ("Moscow described that goal as unrealistic.", "that goal as unrealistic", Force.EVALUATES, "described", "That goal is unrealistic."),
        ("Iran denied violating the deal.", "violating the deal", Force.DENIES, "denied", "Paul Stone is violating the deal."),
        ("Russia rejected the allegations.", "the allegations", Force.DENIES, "rejected", "The allegations are true."),
        ("Russia rejected the proposal.", "the proposal", Force.DENIES, "rejected", "The proposal is acceptable."),
        ("Anna Berg denied any contacts with spies.", "any contacts with spies", Force.DENIES, "denied", "Paul Stone had contacts with spies."),
        ("Anna Berg has denied wrongdoing.", "wrongdoing", Force.DENIES, "denied", "Paul Stone committed wrongdoing."),
        ("Anna Berg denied the plan.", "the plan", Force.DENIES, "denied", "The plan is true."),
        ("Anna Berg denied Iran's involvement.", "Iran's involvement", Force.DENIES, "denied", "Iran's involvement is true."),
        ("She dismissed the notion that the plan had failed.", "the notion that the plan had failed", Force.DENIES, "dismissed", "The plan had failed."),
        ("France called for a ceasefire.", "a ceasefire", Force.DEMANDS, "called", "There should be a ceasefire."),
    ],
)
def test_complements_become_sentences(text: str, content: str, force: Force, cue: str, proposition: str) -> None:
    made = alone(text, text.rstrip("."), content, origin=STONE, force=force, cue=cue)
    assert made.proposition == proposition


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        ("It said that, however, the pact had failed.", "however, the pact had failed", "The pact had failed."),
        ("And the pact had failed.", "And the pact had failed", "The pact had failed."),
        ("He said that although Moscow keeps its word, the pact is weak.", "although Moscow keeps its word", "Moscow keeps its word."),
        ("OSLO — The pact had failed.", "OSLO — The pact had failed", "The pact had failed."),
        ("If the pact fails, arms will spread, he said.", "If the pact fails, arms will spread", "If the pact fails, arms will spread."),
        ("The pact might not fail, he said.", "The pact might not fail", "The pact might not fail."),
        ("The gun was a .45-caliber pistol.", "The gun was a .45-caliber pistol", "The gun was a .45-caliber pistol."),
    ],
)
def test_leads_go_and_conditions_and_hedges_stay(text: str, quote: str, sentence: str) -> None:
    assert alone(text, quote).text == sentence


def test_a_pronoun_subject_is_its_certain_antecedent() -> None:
    made = alone("Paul Stone came home. He lost the vote.", "He lost the vote", cue=None)
    assert made == StandAlone("Paul Stone lost the vote.", "Paul Stone lost the vote.")


def test_an_uncertain_pronoun_is_left_and_marked() -> None:
    made = alone("Paul Stone met Robert Berg. He lost the vote.", "He lost the vote", cue=None)
    assert made == StandAlone("He lost the vote.", "He lost the vote.", ("He",))


def test_a_pronoun_chain_is_not_broken_by_a_name_in_between() -> None:
    text = "Paul Stone was called to a hearing. He would answer questions about Robert Berg. He had already left."
    assert alone(text, "He had already left", cue=None).unresolved == ("He",)


def test_the_institution_that_speaks_is_it_and_its() -> None:
    assert alone("Russia said it would extend the treaty.", "it would extend the treaty", origin=Named("Russia", "Russia", gender="n")).text == "Russia would extend the treaty."
    made = alone("The ministry said its troops had left.", "its troops had left", origin=MINISTRY)
    assert made.text == "The Russian Foreign Ministry's troops had left."


def test_an_empty_it_is_not_a_referent() -> None:
    made = alone("It is important to keep the peace, the ministry said.", "It is important to keep the peace", origin=MINISTRY)
    assert made == StandAlone("It is important to keep the peace.", "It is important to keep the peace.")


def test_the_first_person_is_who_speaks() -> None:
    direct = Attribution.DIRECT_QUOTE
    assert alone("“I am sure of my plan,” Paul Stone said.", "I am sure of my plan", origin=STONE, attribution=direct).text == "Paul Stone is sure of his plan."
    assert alone("“We have left,” the ministry said.", "We have left", origin=MINISTRY, attribution=direct).text == "The Russian Foreign Ministry has left."
    someone = alone("“We have left,” Paul Stone said.", "We have left", origin=STONE, attribution=direct)
    assert (someone.text, someone.unresolved) == ("We have left.", ("We",))
    assert alone("“I’ll go,” Paul Stone said.", "I’ll go", origin=STONE, attribution=direct).text == "Paul Stone will go."


def test_a_question_is_asked() -> None:
    text = "Paul Stone asked whether Iran was ready."
    made = alone(text, "whether Iran was ready", origin=STONE, force=Force.ASKS)
    assert (made.text, made.proposition) == ("Paul Stone asks whether Iran was ready.", "Iran was ready.")
    made = alone("“Where is Iran?” Paul Stone asked.", "Where is Iran?", origin=STONE, force=Force.ASKS, attribution=Attribution.DIRECT_QUOTE)
    assert (made.text, made.proposition) == ("Paul Stone asks: Where is Iran?", "Where is Iran?")


def test_vague_heads_are_named_or_marked() -> None:
    text = "The New START treaty ends in May. Paul Stone said that the treaty had failed."
    assert alone(text, "the treaty had failed", origin=STONE).text == "The New START treaty had failed."
    made = alone("Paul Stone said that this plan had failed.", "this plan had failed", origin=STONE)
    assert (made.text, made.unresolved) == ("This plan had failed.", ("This plan",))


def test_relative_dates_become_dates() -> None:
    assert alone("The house burned on Friday.", "The house burned on Friday").text == "The house burned on 17 April 2020."
    assert alone("The envoys will meet on Tuesday.", "The envoys will meet on Tuesday").text == "The envoys will meet on 21 April 2020."
    assert alone("The envoys went to Rome to sign the deal on Monday.", "The envoys went to Rome to sign the deal on Monday").text.endswith("on 13 April 2020.")
    assert alone("The envoys planned to sign the deal on Monday.", "The envoys planned to sign the deal on Monday").text.endswith("on 20 April 2020.")
    made = alone("The house burned on Friday.", "The house burned on Friday", published=None)
    assert (made.text, made.unresolved) == ("The house burned on Friday.", ("on Friday",))


@pytest.mark.parametrize(
    ("text", "use", "words"),
    [
        ("They met yesterday.", DateUse.PAST, "on 17 April 2020"),
        ("They met last night.", DateUse.PAST, "on the night of 17 April 2020"),
        ("Last night’s vote failed.", DateUse.PAST, "The 17 April 2020"),
        ("They met early this morning.", DateUse.PAST, "early on the morning of 18 April 2020"),
        ("They met this morning.", DateUse.PAST, "on the morning of 18 April 2020"),
        ("They met late Friday.", DateUse.PAST, "late on 17 April 2020"),
        ("They met Friday evening.", DateUse.PAST, "on the evening of 17 April 2020"),
        ("Friday's talks failed.", DateUse.PAST, "The 17 April 2020"),
        ("They left as of Monday.", DateUse.PAST, "13 April 2020"),
        ("They meet by Monday.", DateUse.FUTURE, "by 20 April 2020"),
        ("The Monday talks failed.", DateUse.MODIFIER, "13 April 2020"),
        ("The Monday morning talks failed.", DateUse.MODIFIER, "13 April 2020 morning"),
        ("It began last year.", DateUse.PAST, "in 2019"),
        ("They made plans for next year.", DateUse.PAST, "2021"),
        ("It begins next month.", DateUse.FUTURE, "in May 2020"),
        ("They meet next Monday.", DateUse.FUTURE, None),
        ("They met on Sunday.", DateUse.PAST, None),
        ("They meet on Friday.", DateUse.FUTURE, None),
        ("They met last Saturday.", DateUse.PAST, "on 11 April 2020"),
        ("They set a vote for Monday.", DateUse.PAST, "20 April 2020"),
    ],
)
def test_date_words(text: str, use: DateUse, words: str | None) -> None:
    assert [new for _, _, new in date_words(text, SATURDAY_18_APRIL, lambda _: use)] == [words]


@pytest.mark.parametrize("text", ["They voted on Super Tuesday.", "They meet every Friday.", "They met on Friday, April 10.", "Mondays are slow.", "He is quoted in USA Today as a critic.", "She was on the Today show.", "He spoke on the Sunday talk shows."])
def test_days_that_are_no_relative_dates_stay(text: str) -> None:
    assert list(date_words(text, SATURDAY_18_APRIL, lambda _: DateUse.PAST)) == []


def test_odd_stretches_never_fail() -> None:
    text = "“ ” , . — and \n said " + "very " * 500
    for start in range(0, 24, 3):
        assert isinstance(alone(text, text[start:]), StandAlone)


@pytest.mark.parametrize("text", ["There is one explanation", "Explanation is", "Another reason is", "The former", "Both men", "The 43-year-old", "If so", "In the first", "Five in six", "That"])
def test_a_text_may_end_with_any_word(text: str) -> None:
    assert isinstance(alone(text, text), StandAlone)


def test_only_what_stands_in_the_marks_is_quoted() -> None:
    text = "Robert Berg fled. Paul Stone said that he had in mind “the people.”"
    mixed = Attribution.MIXED
    assert alone(text, "he had in mind “the people", origin=STONE, attribution=mixed).text == "Paul Stone had in mind the people."
    text = "Paul Stone said that the plan “will cost me my job.”"
    assert alone(text, "the plan “will cost me my job", origin=STONE, attribution=mixed).text == "The plan will cost Paul Stone his job."


def test_a_question_ends_in_one_mark() -> None:
    (asked,) = claims("Anna Berg asked: “Where did the money for the bridge go?”")
    assert asked.text == "Anna Berg asks: Where did the money for the bridge go?"
