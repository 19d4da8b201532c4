from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reporting.passage import CONTEXT, REACH, Mark, clean, core, cut_passage

TEXT = "Early news. The ministry said on Friday that 12 people had died in the fire. More came later.\nAnother paragraph."


def _shown(passage):
    return "".join(p.text for p in passage)


def test_quote_evidence_and_speaker_are_marked():
    quote = TEXT.index("12 people"), TEXT.index(" in the fire")
    twelve = TEXT.index("12"), TEXT.index("12") + 2
    said = TEXT.index("The ministry"), TEXT.index(" on Friday")
    passage = cut_passage(TEXT, quote, [twelve], [said])
    assert _shown(passage) == TEXT.split("\n")[0]
    assert "".join(p.text for p in passage if p.quoted) == "12 people had died"
    assert [p.text for p in passage if p.mark is Mark.EVIDENCE] == ["12"]
    assert [p.text for p in passage if p.mark is Mark.SPEAKER] == ["The ministry said"]
    assert _shown(core(passage)) == "12 people had died"


def test_core_keeps_evidence_outside_the_quote():
    quote = TEXT.index("12 people"), TEXT.index(" in the fire")
    friday = TEXT.index("Friday"), TEXT.index("Friday") + 6
    assert _shown(core(cut_passage(TEXT, quote, [friday]))) == "Friday that 12 people had died"


def test_words_far_from_the_quote_are_not_dragged_in():
    text = "word " * 200
    passage = cut_passage(text, (900, 904), [(0, 4)])
    assert not any(p.mark is Mark.EVIDENCE for p in passage)
    assert len(_shown(passage)) <= 2 * CONTEXT + 4 + 4


def test_long_context_is_cut_at_a_space_and_shows_it():
    text = "alpha " * 60 + "QUOTE" + " omega" * 60
    start = text.index("QUOTE")
    shown = _shown(cut_passage(text, (start, start + 5)))
    assert shown.startswith("… alpha")
    assert shown.endswith("omega …")


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("a\x1b[31mred", "a�[31mred"),
        ("two\nlines\t here", "two lines here"),
        ("abc\u202edef", "abc�def"),
        ("so\u00adft\u200b", "soft"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("half \ud800", "half �"),
        ("naïve – “ok” 東京", "naïve – “ok” 東京"),
    ],
)
def test_clean(raw, safe):
    assert clean(raw) == safe


@given(st.text(max_size=300), st.data())
def test_pieces_join_to_the_text_they_were_cut_from(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    evidence = data.draw(st.lists(span, max_size=3))
    passage = cut_passage(text, (start, end), evidence, data.draw(st.lists(span, max_size=2)))
    quoted = "".join(p.text for p in passage if p.quoted)
    assert "".join(quoted.split()) == "".join(clean(text[start:end]).split())
    marked = {i for s, e in evidence if s < e and s >= start - REACH and e <= end + REACH for i in range(s, e)}
    assert sum(len(p.text) for p in passage if p.mark is Mark.EVIDENCE) <= len(marked)
