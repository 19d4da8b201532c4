import pytest

from claimcheck.reading.heads import read_head_date, read_title


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        (" date 2020-04-18 MOSCOW — The diplomats talked.", "2020-04-18"),
        ("MOSCOW, April 17, 2020 — The diplomats talked.", "2020-04-17"),
        ("NEW YORK, Apr. 17, 2020 (AP) - The diplomats talked.", "2020-04-17"),
        ("Talks put off\nBy Jo Doe\nPublished: 17 April 2020\n\nThe diplomats talked.", "2020-04-17"),
        ("Talks put off\n\nFriday, April 17, 2020 10:15 AM\n\nThe diplomats talked.", "2020-04-17"),
        ("For Immediate Release April 17, 2020\nThe diplomats talked.", "2020-04-17"),
    ],
)
def test_dates_of_heads(text, iso):
    assert read_head_date(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "The treaty expires on February 5, 2021, the ministry said.",
        "YEREVAN, September 27. The ministry said so.",
        "March 2, 2021 is when the treaty expires, said the ministry.",
        "",
        "\n" * 20 + "April 17, 2020",
    ],
)
def test_a_date_in_the_text_is_not_the_texts_date(text):
    assert read_head_date(text) is None


def test_a_first_line_of_its_own_is_a_title():
    assert read_title("Poll: Clinton ahead\n\nThe poll says so.") == "Poll: Clinton ahead"
    assert read_title("# Talks put off\nThe diplomats talked.") == "Talks put off"


@pytest.mark.parametrize(
    "text",
    ["The diplomats talked.\n\nThey agreed.", "The diplomats talked\nand agreed.", "", "\n\n", "MOSCOW\n\nThey talked.", "word " * 60 + "\n\nThey talked.", "April 17, 2020\n\nThey talked."],
)
def test_no_title(text):
    assert read_title(text) is None
