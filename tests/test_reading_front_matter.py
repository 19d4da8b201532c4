import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.reading.front_matter import KEYS, split_front_matter


def test_lines_up_to_a_blank_line():
    assert split_front_matter("source: AP\ndate: 2020-04-18\n\nBody.\n\nMore.\n") == ({"source": "AP", "date": "2020-04-18"}, "Body.\n\nMore.\n")


def test_a_value_may_hold_colons_quotes_and_nothing():
    values, text = split_front_matter('Title: "Poll: Clinton ahead"\nURL:https://example.org/a:b\nauthor:\n\nBody')
    assert values == {"title": "Poll: Clinton ahead", "url": "https://example.org/a:b"}
    assert text == "Body"


@pytest.mark.parametrize(
    "text",
    [
        "Poll: Clinton ahead\n\nThe poll says so.",
        "source: AP\nPoll: Clinton ahead\n\nBody.",
        "source: AP\nBody follows at once.\n\nMore.",
        "\nsource: AP\n\nBody.",
        "A heading\n\nsource: AP\n",
        "--- a dash\n\nBody.",
        "---\nNot a key\n---\nBody.",
        "---\n---\nBody.",
        "---\nsource: AP\nnever closed",
        "----\nsource: AP\n----\nBody.",
        "",
    ],
)
def test_anything_else_is_text(text):
    assert split_front_matter(text) == ({}, text)


def test_a_block_between_dashes_holds_any_key():
    text = "---\ntitle: 'Talks'\nlayout: post\ntags:\n  - arms\n- treaty\n# note\nDate: 2020-04-18\n---\n\nBody.\n"
    values, body = split_front_matter(text)
    assert (values["title"], values["layout"], values["date"]) == ("Talks", "post", "2020-04-18")
    assert body == "Body.\n"


def test_a_block_takes_one_blank_line_with_it_at_most():
    assert split_front_matter("---\nsource: AP\n---\nBody.")[1] == "Body."
    assert split_front_matter("---\nsource: AP\n---\n\n\nBody.")[1] == "\nBody."


def test_the_first_of_two_equal_keys_counts():
    assert split_front_matter("source: A\nsource: B\n\nBody")[0] == {"source": "A"}


def test_a_head_alone_leaves_nothing():
    assert split_front_matter("source: AP\ntitle: T") == ({"source": "AP", "title": "T"}, "")


@settings(deadline=None, max_examples=50)
@given(
    st.dictionaries(st.sampled_from(sorted(KEYS)), st.text(st.characters(blacklist_categories=("C", "Z")), min_size=1), min_size=1),
    st.text(),
)
def test_the_body_is_everything_after_the_first_blank_line(values, body):
    head = "".join(f"{key}: {value}\n" for key, value in values.items())
    assert split_front_matter(f"{head}\n{body}")[1] == body


@settings(deadline=None, max_examples=50)
@given(st.text())
def test_what_is_left_is_the_end_of_the_text(text):
    assert text.endswith(split_front_matter(text)[1])
