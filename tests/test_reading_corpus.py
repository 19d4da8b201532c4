from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import InputError, NothingToRead
from claimcheck.reading import read_corpus
from claimcheck.reading.front_matter import split_front_matter
from claimcheck.records import PublisherFrom, Skipped, make_id
from claimcheck.settings import Settings

SEEDS = Path(__file__).parent.parent / "seeds"
SAID = "The minister said on Monday that the talks had been put off until the spring of next year."


@pytest.fixture
def write(tmp_path):
    def write(files):
        for name, data in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return [tmp_path]

    return write


def test_the_head_of_the_seed_gives_its_date_and_stays_in_the_text(write):
    text = " date 2020-04-18 MOSCOW — The diplomats talked.\nThe report, a copy of which was obtained by The Associated Press, says so."
    (document,) = read_corpus(write({"000_8cd76312ab57c45b.txt": text}), Settings()).documents
    assert (document.text, document.published, document.publisher) == (text, "2020-04-18", "Associated Press")
    assert (document.publisher_from, document.path, document.cut_chars) == (PublisherFrom.AGENCY_CREDIT, "000_8cd76312ab57c45b.txt", 0)


def test_the_seeds_are_read_whole():
    reading = read_corpus([SEEDS], Settings())
    assert not reading.skipped
    for document in reading.documents:
        file = Path(document.root) / document.path
        whole = file.read_text(encoding="utf-8")
        assert document.text == (whole.partition("\n\n")[2] if whole.startswith(("source:", "---")) else whole)
        assert document.language == "en"
        assert document.published


def test_an_unmarked_heading_stays_text(write):
    text = f"Poll: Clinton ahead\n\n{SAID}\n"
    (document,) = read_corpus(write({"a.txt": text}), Settings()).documents
    assert (document.text, document.title) == (text, "Poll: Clinton ahead")


def test_identity(write):
    (root,) = write({
        "a/x.txt": f"source: TASS\nurl: https://example.org/a\n\n{SAID}",
        "a/y.txt": f"source: TASS\n\n{SAID}",
        "a/z.jsonl": '{"text": "One.", "id": 7, "source": "A"}\n{"text": "Two.", "source": "A"}\n',
    })  # fmt: skip
    documents = read_corpus([root], Settings()).documents
    assert [(one.path, one.locator, one.root) for one in documents] == [
        ("x.txt", "https://example.org/a", str(root)),
        ("y.txt", "a/y.txt", str(root)),
        ("z.jsonl#1", "7", str(root)),
        ("z.jsonl#2", "a/z.jsonl#2", str(root)),
    ]
    assert [one.document_id for one in documents] == [make_id(one.publisher, one.locator, make_id(one.text)) for one in documents]


def test_one_text_at_two_publishers_is_two_documents(write):
    documents = read_corpus(write({"a.txt": f"source: A\nurl: u\n\n{SAID}", "b.txt": f"source: B\nurl: u\n\n{SAID}"}), Settings()).documents
    assert len({one.document_id for one in documents}) == 2


def test_documents_that_share_an_address_are_kept_apart_and_doubles_told(write):
    head = "source: A\nurl: u\n\n"
    reading = read_corpus(write({"a.txt": head + SAID, "b.txt": head + SAID, "c.txt": head + SAID + " Yes."}), Settings())
    assert [(one.path, one.locator) for one in reading.documents] == [("a.txt", "u#a.txt"), ("c.txt", "u#c.txt")]
    assert reading.skipped == (Skipped("b.txt", "the same text under the same address as a.txt"),)


def test_equal_names_under_two_roots_are_kept_apart(write):
    (root,) = write({"a/ap.txt": SAID, "b/ap.txt": f"{SAID} Yes."})
    documents = read_corpus([root / "b", root / "a"], Settings()).documents
    assert [(one.path, one.locator, one.publisher) for one in documents] == [
        ("a/ap.txt", "ap.txt#a/ap.txt", "Associated Press"),
        ("b/ap.txt", "ap.txt#b/ap.txt", "Associated Press"),
    ]


def test_what_tells_the_publisher(write):
    files = {
        "a.txt": f"source: TASS\n\nMOSCOW (AP) — {SAID}",
        "b.txt": f"MOSCOW (AP) — {SAID}",
        "c.csv": f"text,source\n{SAID},BBC\n{SAID},\n",
        "d-news.txt": SAID,
    }
    named = {one.path: (one.publisher, one.publisher_from) for one in read_corpus(write(files), Settings()).documents}
    assert named == {
        "a.txt": ("TASS", PublisherFrom.FRONT_MATTER),
        "b.txt": ("Associated Press", PublisherFrom.AGENCY_CREDIT),
        "c.csv#1": ("BBC", PublisherFrom.COLUMN),
        "c.csv#2": ("C", PublisherFrom.FILE_NAME),
        "d-news.txt": ("D News", PublisherFrom.FILE_NAME),
    }
    named = {one.path: one.publisher_from for one in read_corpus(write(files), Settings(source="Desk")).documents}
    assert named["a.txt"] == PublisherFrom.FRONT_MATTER
    assert {named["b.txt"], named["c.csv#2"], named["d-news.txt"]} == {PublisherFrom.OPTION}


def test_each_bad_input_is_skipped_with_its_reason_and_stops_nobody(write):
    (root,) = write({
        "binary.txt": bytes(range(256)),
        "blank.md": " \n",
        "empty.html": b"",
        "large.txt": SAID * 30,
        "good.txt": SAID,
        "russian.txt": "Министр заявил в понедельник, что переговоры отложены до весны следующего года.",
        "table.jsonl": '{"text": "One."}\n{broken\n',
        "README.md": SAID,
        "gold.json": "{}",
        "slides.pptx": b"x",
    })  # fmt: skip
    reading = read_corpus([root], Settings(max_bytes=2000))
    assert [one.path for one in reading.documents] == ["good.txt", "table.jsonl#1"]
    assert reading.skipped == (
        Skipped("binary.txt", "binary, not text"),
        Skipped("blank.md", "empty"),
        Skipped("empty.html", "empty"),
        Skipped("large.txt", "over the size limit: 2,700 bytes, limit 2,000 (--max-bytes)"),
        Skipped("russian.txt", "language: Russian, which the models do not know (--any-language reads it)"),
        Skipped("table.jsonl", "line 2: no JSON: Expecting property name enclosed in double quotes at character 2"),
    )
    assert reading.ignored == 3


def test_a_language_is_read_on_request_and_front_matter_knows_better(write):
    german = "Der Minister sagte am Montag, dass die Gespräche auf das Frühjahr des nächsten Jahres verschoben worden sind."
    paths = write({"a.txt": german, "b.txt": f"language: en\n\n{german}", "c.txt": f"language: fr\n\n{SAID}"})
    reading = read_corpus(paths, Settings())
    assert [(one.path, one.language) for one in reading.documents] == [("b.txt", "en")]
    assert [one.reason.partition(",")[0] for one in reading.skipped] == ["language: German", "language: French"]
    languages = {one.path: one.language for one in read_corpus(paths, Settings(any_language=True)).documents}
    assert languages == {"a.txt": "de", "b.txt": "en", "c.txt": "fr"}


def test_paths_that_hold_nothing(write, tmp_path):
    with pytest.raises(InputError, match=r"nowhere: no such file or folder; check the path"):
        read_corpus([tmp_path / "nowhere"], Settings())
    with pytest.raises(NothingToRead, match=r"no readable document \(1 skipped: a\.txt: empty; 1 ignored\); give files of these kinds: \.txt"):
        read_corpus(write({"a.txt": "", "b.docx": "x"}), Settings())
    with pytest.raises(NothingToRead, match="no path"):
        read_corpus([], Settings())


def test_a_table_that_cannot_be_used_stops_the_run(write):
    with pytest.raises(InputError, match=r"t\.csv: no column holds the text: found name, age; wanted text or"):
        read_corpus(write({"a.txt": SAID, "t.csv": "name,age\nJo,7\n"}), Settings())


def test_the_order_of_the_paths_changes_nothing(write):
    (root,) = write({"a/x.txt": SAID, "b/y.txt": f"{SAID} Yes.", "c/z.txt": ""})
    paths = [root / "a", root / "b" / "y.txt", root / "c"]
    assert read_corpus(paths, Settings()) == read_corpus(paths[::-1], Settings())


def test_strange_text_is_read_whole(write):
    text = f"{SAID} \u202e{SAID}\u202c “{SAID}\n\n{'word ' * 2000}\u200f\x07<script>=1+1</script>"
    (document,) = read_corpus(write({"a.txt": text}), Settings()).documents
    assert (document.text, document.cut_chars) == (text, 0)


@settings(deadline=None, max_examples=50)
@given(st.text(min_size=1))
def test_any_text_comes_back(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("text") / "a.txt"
    path.write_bytes(text.encode())
    body = split_front_matter(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))[1]
    try:
        texts = [document.text for document in read_corpus([path], Settings(any_language=True)).documents]
    except NothingToRead as error:
        texts = []
        why = str(error)
    assert texts == [body] or (not body.strip() and ("empty" in why or "front matter" in why)) or "binary" in why


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=300))
def test_arbitrary_bytes_are_read_or_skipped(tmp_path_factory, data):
    root = tmp_path_factory.mktemp("bytes")
    (root / "a.txt").write_bytes(data)
    (root / "b.txt").write_text(SAID)
    reading = read_corpus([root], Settings(any_language=True))
    assert len(reading.documents) + len(reading.skipped) == 2
