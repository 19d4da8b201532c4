import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import InputError
from claimcheck.reading.draft import Draft, Fault
from claimcheck.reading.tables import match_columns, read_csv, read_json_lines
from claimcheck.records import PublisherFrom
from claimcheck.settings import Settings

COLUMN = PublisherFrom.COLUMN


def csv_rows(tmp_path, text, encoding="utf-8", **changes):
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding, "surrogateescape"))
    return list(read_csv(path, Settings(**changes)))


def json_rows(tmp_path, text, **changes):
    path = tmp_path / "a.jsonl"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return list(read_json_lines(path, Settings(**changes)))


def test_usual_columns(tmp_path):
    header = "ID,Headline,Content_Original,Source,Published-At,Link,Lang,bias\n"
    rows = csv_rows(tmp_path, header + '7,Talks,"They ""talked"".\r\nTwice.",TASS,2020-04-18,https://example.org/a,en,left\n')
    assert rows == [
        Draft('They "talked".\nTwice.', "TASS", COLUMN, "Talks", "2020-04-18", "https://example.org/a", "en", row=1, row_id="7"),
    ]


def test_the_likelier_name_wins():
    assert match_columns(["source", "article", "text", "publisher", "date"]) == {"text": 2, "published": 4, "publisher": 3}


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters(tmp_path, delimiter):
    assert csv_rows(tmp_path, f"text{delimiter}source\nThey talked, twice.{delimiter}TASS\n") == [Draft("They talked, twice.", "TASS", COLUMN, row=1)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets(tmp_path, encoding):
    assert csv_rows(tmp_path, "text,source\nThey went to the café.,A\n", encoding)[0].text == "They went to the café."


def test_broken_rows_are_faults_with_their_line(tmp_path):
    rows = csv_rows(tmp_path, 'text,source\nOne.,A\nonly\n\n"Two.\nStill two.",B\n"three" 3,C\n   ,D\n"Four never closes,E\nFive.,F\n')
    assert rows == [
        Draft("One.", "A", COLUMN, row=1),
        Fault("line 3: number of cells 1, of columns 2"),
        Draft("Two.\nStill two.", "B", COLUMN, row=3),
        Fault("line 7: ',' expected after '\"'"),
        Fault("line 8: no text"),
        Fault("line 9: a quotation mark that never closes"),
        Draft("Five.", "F", COLUMN, row=7),
    ]


def test_a_row_over_the_limit_is_a_fault(tmp_path):
    rows = csv_rows(tmp_path, "text,source\n" + "x" * 200 + ",A\nTwo.,B\n", max_bytes=100)
    assert rows == [Fault("line 2: over the size limit of 100 bytes"), Draft("Two.", "B", COLUMN, row=2)]
    lines = json_rows(tmp_path, '{"text": "' + "x" * 200 + '"}\n{"text": "Two."}\n', max_bytes=100)
    assert lines == [Fault("line 1: over the size limit of 100 bytes"), Draft("Two.", None, COLUMN, row=2)]


def test_bytes_that_are_no_text_spoil_their_line_only(tmp_path):
    assert json_rows(tmp_path, '{"text": "One\udcff."}\n{"text": "Two."}\n') == [
        Fault("line 1: cannot be decoded as Unicode"),
        Draft("Two.", None, COLUMN, row=2),
    ]


def test_tables_without_rows(tmp_path):
    assert csv_rows(tmp_path, "text,source\n") == [Fault("a table without rows")]
    assert csv_rows(tmp_path, "\n\n") == [Fault("empty")]
    assert json_rows(tmp_path, "\n \n") == [Fault("empty")]


def test_no_column_of_text_names_those_found_and_wanted(tmp_path):
    with pytest.raises(InputError, match=r"found name, age; wanted text or body .*rename"):
        csv_rows(tmp_path, "name,age\nJo,7\n")
    with pytest.raises(InputError, match=r"found name, age; wanted text or body .*rename"):
        json_rows(tmp_path, '{"name": "Jo"}\n{"age": 7}\n')


def test_json_lines(tmp_path):
    rows = json_rows(tmp_path, '\ufeff{"text": "One.", "source": {"id": null, "name": "BBC"}, "id": 7, "date": null}\n\n{"text": "Two."}')
    assert rows == [Draft("One.", "BBC", COLUMN, row=1, row_id="7"), Draft("Two.", None, COLUMN, row=3)]


def test_broken_json_lines_are_faults_with_their_line(tmp_path):
    rows = json_rows(tmp_path, '{"a": 1}\n{broken\n[1]\n{"text": 7}\n' + "[" * 100_000 + "\n" + '{"text": "Half \\ud800."}\n')
    assert rows[:4] == [
        Fault("line 1: no text"),
        Fault("line 2: no JSON: Expecting property name enclosed in double quotes at character 2"),
        Fault("line 3: not an object"),
        Fault("line 4: no text"),
    ]
    assert rows[4].reason.startswith("line 5: no JSON: maximum recursion depth")
    assert rows[5:] == [Draft("Half \ufffd.", None, COLUMN, row=6)]


def test_only_broken_lines_are_no_missing_column(tmp_path):
    assert json_rows(tmp_path, "{broken\n") == [Fault("line 1: no JSON: Expecting property name enclosed in double quotes at character 2")]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1))
def test_any_texts_come_back_from_json(tmp_path_factory, texts):
    rows = json_rows(tmp_path_factory.mktemp("json"), "".join(json.dumps({"text": text}) + "\n" for text in texts))
    assert [row.text for row in rows] == [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]


@settings(deadline=None, max_examples=25)
@given(st.binary(max_size=300))
def test_arbitrary_bytes_never_crash(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("bytes") / "a.csv"
    for reader in (read_csv, read_json_lines):
        for head in (b"", b"text,source\n", b'{"text": "One."}\n'):
            path.write_bytes(head + data)
            with suppress(InputError):
                assert list(reader(path, Settings()))
