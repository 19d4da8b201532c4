from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.reading.publishers import find_credit, name_by_place, names_somebody, tidy_name
from claimcheck.records import PublisherFrom

FOLDER, FILE = PublisherFrom.FOLDER, PublisherFrom.FILE_NAME


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("MOSCOW (AP) — The ministry said so.", "Associated Press"),
        ("Talks put off\n\nWASHINGTON, April 17 (Reuters) - The ministry said so.", "Reuters"),
        ("Talks put off\nBy JO DOE, Associated Press\nMOSCOW — The ministry said so.", "Associated Press"),
        ("Talks put off\nBy The Associated Press\n\nThe ministry said so.", "Associated Press"),
        ("The ministry said so.\n\n(Reporting by Jo Doe; Editing by Al Roe)", "Reuters"),
        ("The ministry said so.\n\n© 2020 Agence France-Presse", "Agence France-Presse"),
        ("The report, a copy of which was obtained by The Associated Press, says so.", "Associated Press"),
    ],
)
def test_credits(text, agency):
    assert find_credit(text) == agency


@pytest.mark.parametrize(
    "text",
    [
        "The minister told Reuters that the talks had been put off.",
        "The talks had been put off, Reuters reported. A letter seen by Reuters said so.",
        "A letter seen by Reuters and a cable obtained by AFP said so.",
        "Image copyright Reuters\nThe talks had been put off.",
        "The Associated Press (AP) is an agency.",
        "The Associated Press contributed to this report.",
        "",
    ],
)
def test_a_mention_is_no_credit(text):
    assert find_credit(text) is None


def places(*names):
    return {place.as_posix(): named for place, named in name_by_place(map(PurePosixPath, names)).items()}


def test_a_flat_folder_is_named_by_its_files():
    assert places("ap.txt", "washington-times.txt", "bbc_2020-04-18.txt", "000_8cd76312ab57c45b.txt") == {
        "ap.txt": ("Associated Press", FILE),
        "washington-times.txt": ("Washington Times", FILE),
        "bbc_2020-04-18.txt": ("BBC", FILE),
        "000_8cd76312ab57c45b.txt": ("000 8cd76312ab57c45b", FILE),
    }


def test_a_folder_a_publisher_is_named_by_folders():
    assert places("the-guardian/talks-put-off.txt", "tass/2020/talks-go-on.txt", "tass/001.txt") == {
        "the-guardian/talks-put-off.txt": ("The Guardian", FOLDER),
        "tass/2020/talks-go-on.txt": ("TASS", FOLDER),
        "tass/001.txt": ("TASS", FOLDER),
    }


def test_folders_of_events_do_not_name_publishers():
    assert places("talks/docs/ap.txt", "talks/docs/guardian.txt", "ferry/docs/ap.txt") == {
        "talks/docs/ap.txt": ("Associated Press", FILE),
        "talks/docs/guardian.txt": ("Guardian", FILE),
        "ferry/docs/ap.txt": ("Associated Press", FILE),
    }


def test_a_file_that_names_nobody_takes_its_folder():
    assert places("guardian/docs/article-3.txt") == {"guardian/docs/article-3.txt": ("Guardian", FOLDER)}
    assert places("docs/article-3.txt") == {"docs/article-3.txt": ("Article", FILE)}


@pytest.mark.parametrize("name", ["001", "2020-04-18", "article-3", "doc1", "docs", "000_8cd76312ab57c45b", "a"])
def test_names_of_nobody(name):
    assert not names_somebody(name)


@settings(deadline=None, max_examples=30)
@given(st.text(min_size=1))
def test_a_name_stays_a_name(name):
    assert tidy_name(name)
