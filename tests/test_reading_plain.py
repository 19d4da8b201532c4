from claimcheck.reading.draft import Draft, Fault
from claimcheck.reading.plain import read_plain
from claimcheck.records import PublisherFrom
from claimcheck.settings import Settings


def read(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    return list(read_plain(path, Settings()))


def test_front_matter_speaks_for_the_text(tmp_path):
    head = b"source: Associated Press\ndate: 2020-04-18\ntitle: Talks\nurl: https://example.org/a\nauthor: Jo Doe\nlanguage: en\n\n"
    assert read(tmp_path, head + b"They talked.\n") == [
        Draft(
            text="They talked.\n",
            publisher="Associated Press",
            publisher_from=PublisherFrom.FRONT_MATTER,
            title="Talks",
            published="2020-04-18",
            url="https://example.org/a",
            language="en",
        )
    ]


def test_a_heading_is_title_and_text(tmp_path):
    (draft,) = read(tmp_path, b"Poll: Clinton ahead\n\nThe poll says so.")
    assert (draft.title, draft.text, draft.publisher) == ("Poll: Clinton ahead", "Poll: Clinton ahead\n\nThe poll says so.", None)


def test_publisher_is_a_word_for_source(tmp_path):
    assert read(tmp_path, b"publisher: TASS\n\nThey talked.")[0].publisher == "TASS"


def test_faults(tmp_path):
    assert read(tmp_path, bytes(range(256))) == [Fault("binary, not text")]
    assert read(tmp_path, b"source: AP\ntitle: T\n\n \n") == [Fault("no text after its front matter")]
