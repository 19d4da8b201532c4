"""Who says what: one small named case for every form of attribution that news uses."""

from __future__ import annotations

import pytest

from claimcheck.extraction.parts import Said, Span
from claimcheck.extraction.said import find_said
from claimcheck.extraction.text.borders import prepare
from claimcheck.parser import load_parser
from claimcheck.records import Attribution, Document, Force, PublisherFrom

Line = tuple[str | None, str | None, str]


def said(text: str) -> list[Said]:
    document = Document("d", "d.txt", "", "d.txt", text, "Daily Bugle", PublisherFrom.OPTION)
    doc = prepare(document)
    for _, step in load_parser().pipeline:
        doc = step(doc)
    return list(find_said(doc))


def lines(text: str) -> list[Line]:
    """Speaker, cue and quote of every claim."""

    def words(span: Span | None) -> str | None:
        return text[span.start : span.end] if span else None

    return [(words(s.speaker), words(s.cue), text[s.claim.start : s.claim.end]) for s in said(text)]


FORMS: dict[str, tuple[str, list[Line]]] = {
    "verb first": ("The mayor said that the bridge had been closed.", [("The mayor", "said", "the bridge had been closed")]),
    "verb last": ("The bridge has been closed, the mayor said.", [("the mayor", "said", "The bridge has been closed")]),
    "inverted": ("The bridge has been closed, said Anna Berg, the mayor.", [("Anna Berg", "said", "The bridge has been closed")]),
    "in the midst": ("The bridge, the mayor said, was never inspected.", [("the mayor", "said", "The bridge, the mayor said, was never inspected")]),
    "according to, behind": ("The bridge was closed in May, according to the mayor.", [("the mayor", "according to", "The bridge was closed in May")]),
    "according to, before": ("According to the mayor, the bridge was closed in May.", [("the mayor", "According to", "the bridge was closed in May")]),
    "according to, one clause of two": (
        "The bridge was closed in May, according to the mayor, but the governor said that it was still open.",
        [("the mayor", "according to", "The bridge was closed in May"), ("the governor", "said", "it was still open")],
    ),
    "in the words of": ("In the words of the mayor, the bridge is a ruin.", [("the mayor", "In the words of", "the bridge is a ruin")]),
    "colon and quotation": ("The mayor said: “The bridge is a ruin.”", [("The mayor", "said", "The bridge is a ruin")]),
    "quotation before": ("“The bridge is a ruin,” the mayor told reporters.", [("the mayor", "told", "The bridge is a ruin")]),
    "British marks": ("‘The bridge is a ruin,’ the mayor said.", [("the mayor", "said", "The bridge is a ruin")]),
    "accused, with an adjective like a verb": (
        "Anna Berg accused neighbouring Karsia of opening the gates.",
        [("Anna Berg", "accused", "Anna Berg accused neighbouring Karsia of opening the gates")],
    ),
    "called for somebody to act": ("Anna Berg called for a commission to take control of the river.", [("Anna Berg", "called", "Anna Berg called for a commission to take control of the river")]),
    "a name before a colon": (
        "Polls were wrong - Anna Berg: “The bridge is a ruin that nobody should cross.”",
        [("Anna Berg", ":", "The bridge is a ruin that nobody should cross")],
    ),
    "accused by somebody else": ("Anna Berg was arrested in July and accused of acting as an agent.", [(None, None, "Anna Berg was arrested in July"), (None, None, "accused of acting as an agent")]),
    "a passive joined to a passive is nobody's denial": (
        "Troops cannot be moved to the border or denied leave from the army.",
        [(None, None, "Troops cannot be moved to the border or denied leave from the army")],
    ),
    "age between": ("“The bridge is a ruin,” Berg, 58, told reporters on Monday.", [("Berg", "told", "The bridge is a ruin")]),
    "straight marks": ('"The bridge is a ruin," the mayor said.', [("the mayor", "said", "The bridge is a ruin")]),
    "two apostrophes as marks": (
        "''The bridge is a ruin,'' the mayor said. ''Nobody should cross it.''",
        [("the mayor", "said", "The bridge is a ruin"), ("the mayor", "said", "Nobody should cross it")],
    ),
    "quotation in two parts": (
        "“The bridge is a ruin,” the mayor said, “but the road is safe.”",
        [("the mayor", "said", "The bridge is a ruin"), ("the mayor", "said", "but the road is safe")],
    ),
    "quotation over sentences": (
        "“The bridge is a ruin. It will be closed,” the mayor said.",
        [("the mayor", "said", "The bridge is a ruin"), ("the mayor", "said", "It will be closed")],
    ),
    "quotation goes on without a cue": (
        "“The bridge is a ruin,” the mayor said. “It will be closed. Nobody should cross it.”",
        [("the mayor", "said", "The bridge is a ruin"), ("the mayor", "said", "It will be closed"), ("the mayor", "said", "Nobody should cross it")],
    ),
    "quotation over paragraphs": (
        "The mayor said: “The bridge is a ruin.\n\n“It will be closed tomorrow.”",
        [("The mayor", "said", "The bridge is a ruin"), ("The mayor", "said", "It will be closed tomorrow")],
    ),
    "participle goes on": (
        "The bridge is a ruin, the mayor said, adding that the road was safe.",
        [("the mayor", "said", "The bridge is a ruin"), ("the mayor", "adding", "the road was safe")],
    ),
    "second verb goes on": (
        "Berg told the court he had closed the bridge and said he was in Rome at the time.",
        [("Berg", "told", "he had closed the bridge"), ("Berg", "said", "he was in Rome at the time")],
    ),
    "cue noun": (
        "The governor rejected the mayor's claim that the bridge was safe.",
        [("The governor", "rejected", "The governor rejected the mayor's claim that the bridge was safe"), ("the mayor", "claim", "the bridge was safe")],
    ),
    "unnamed passive": ("It was reported that the bridge had collapsed.", [(None, "reported", "the bridge had collapsed")]),
    "passive with agent": (
        "It was announced by the ministry that the bridge would reopen.",
        [("the ministry", "announced", "the bridge would reopen")],
    ),
    "quoted as saying": ("The mayor was quoted as saying that the bridge was safe.", [("The mayor", "saying", "the bridge was safe")]),
    "unnamed people": ("Two officials said the bridge had collapsed.", [("Two officials", "said", "the bridge had collapsed")]),
    "somebody cited": (
        "Reuters, citing the ministry, said that the bridge had collapsed.",
        [("the ministry", "said", "the bridge had collapsed")],
    ),
    "where no subject is parsed": (
        "In a call on Friday Anna Berg told Paul Stone that the bridge had to be closed.",
        [("Anna Berg", "told", "the bridge had to be closed")],
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_form(name: str) -> None:
    text, want = FORMS[name]
    assert lines(text) == want


OWN = {
    "a plain sentence": "The bridge collapsed on Monday.",
    "a condition": "If the mayor says that the bridge is closed, trade will stop.",
    "a possibility": "The mayor might say that the bridge is safe.",
    "a share of the asked": "About four in 10 voters say they want a new bridge.",
    "several together": "The leaders agreed to rebuild the bridge.",
    "a word in marks": "The “golden bridge” collapsed on Monday.",
}


@pytest.mark.parametrize("name", OWN)
def test_the_publisher_speaks(name: str) -> None:
    text = OWN[name]
    assert lines(text) == [(None, None, text.rstrip("."))]
    assert {s.attribution for s in said(text)} == {Attribution.OWN_VOICE}


def test_nested_speakers_are_a_chain_with_the_innermost_last() -> None:
    text = "Reuters, citing the ministry, said that Berg told reporters that the talks had failed."
    inner = next(s for s in said(text) if text[s.claim.start : s.claim.end] == "the talks had failed")
    assert inner.speaker is not None
    assert text[inner.speaker.start : inner.speaker.end] == "Berg"
    assert [text[r.start : r.end] for r in inner.relays] == ["Reuters", "the ministry"]


FORCES = {
    "The ministry said that troops had crossed.": (Force.STATES, "troops had crossed", "troops had crossed"),
    "The ministry denied that troops had crossed.": (Force.DENIES, "The ministry denied that troops had crossed", "troops had crossed"),
    "The senator doubted that the treaty would hold.": (Force.DOUBTS, "The senator doubted that the treaty would hold", "the treaty would hold"),
    "The ministry demanded that the troops leave.": (Force.DEMANDS, "The ministry demanded that the troops leave", "the troops leave"),
    "The president offered to extend the treaty.": (Force.OFFERS, "The president offered to extend the treaty", "to extend the treaty"),
    "The bank warned that prices might rise.": (Force.PREDICTS, "prices might rise", "prices might rise"),
    "Moscow described the goal as unrealistic.": (Force.EVALUATES, "Moscow described the goal as unrealistic", "the goal as unrealistic"),
    "The senator asked whether the treaty would hold.": (
        Force.ASKS,
        "The senator asked whether the treaty would hold",
        "whether the treaty would hold",
    ),
    "The senator accused the bank of hiding losses.": (Force.EVALUATES, "The senator accused the bank of hiding losses", "hiding losses"),
}


@pytest.mark.parametrize("text", FORCES)
def test_force_and_content(text: str) -> None:
    force, quote, content = FORCES[text]
    (found,) = said(text)
    assert (found.force, text[found.claim.start : found.claim.end], text[found.content.start : found.content.end]) == (force, quote, content)


def test_what_is_not_said_is_told_by_the_narrator() -> None:
    silent, told = said("The minister did not say that the bridge was safe.")
    assert (silent.silent, told.cue, told.force) == (True, None, Force.STATES)
    (found,) = said("The minister does not believe that the bridge is safe.")
    assert (found.silent, found.force) == (False, Force.DOUBTS)


def test_in_a_transcript_the_turn_says_who_speaks() -> None:
    text = "MR. BERG: The bridge is closed.\n\nThe road is open.\n\nQ: Who closed it?\n\nMR. BERG: The mayor closed it."
    assert [(speaker, quote) for speaker, _, quote in lines(text)] == [
        ("MR. BERG", "The bridge is closed"),
        ("MR. BERG", "The road is open"),
        ("MR. BERG", "The mayor closed it"),
    ]


def test_a_stretch_that_breaks_up_a_clause_is_marked() -> None:
    text = "The bridge, the mayor said, was never inspected."
    (found,) = said(text)
    (skip,) = found.skips
    assert text[skip.start : skip.end].strip(" ,") == "the mayor said"


def test_a_refusal_to_act_is_no_denial() -> None:
    (found,) = said("The minister refused to name the dead.")
    assert found.force is Force.STATES
    assert found.claim.start == 0
