"""Pages, PDFs and Parquet files through the parsing process."""

import os
import zlib

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.reading import parsing
from claimcheck.reading.draft import Draft, Fault
from claimcheck.reading.parsing import ParsingProcess
from claimcheck.records import PublisherFrom
from claimcheck.settings import Settings

PAGE = """<!-- saved from url=(0036)https://example.org/news/talks-put-off -->
<html lang="en"><head><title>Talks put off | The Example</title>
<meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2021-03-04T10:00:00Z"></head>
<body><nav><a href="/">Home</a><a href="/news">News</a></nav>
<article><h1>Talks put off</h1>
<p>The minister said on Monday that the talks had been put off until the spring, because neither side was ready to move.</p>
<p>A spokesman for the other side denied this &lt;b&gt; and said that the talks would go on as planned in the capital.</p></article>
<footer>All rights reserved</footer></body></html>"""


def write_pdf(content: bytes) -> bytes:
    """A PDF of one page with this content stream."""
    packed = zlib.compress(content, 9)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj%sendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (table, len(data))


def write_lines(*lines: str) -> bytes:
    """A content stream that prints these lines."""
    return b"BT /F1 12 Tf 72 720 Td 14 TL " + b" T* ".join(f"({line}) Tj".encode("ascii") for line in lines) + b" ET"


@pytest.fixture(scope="module")
def process():
    started = ParsingProcess(Settings())
    yield started
    started.close()


@pytest.fixture
def parse(process, tmp_path):
    def parse(kind, data):
        path = tmp_path / "file"
        path.write_bytes(data)
        return list(process.parse(kind, path))

    return parse


def test_a_saved_page_gives_its_article_and_what_it_says_of_it(parse):
    (draft,) = parse("page", PAGE.encode())
    assert draft.text.startswith("Talks put off\nThe minister said on Monday that the talks")
    assert draft.text.endswith("denied this <b> and said that the talks would go on as planned in the capital.")
    assert (draft.publisher, draft.publisher_from, draft.title) == ("The Example", PublisherFrom.METADATA, "Talks put off")
    assert (draft.published, draft.url) == ("2021-03-04", "https://example.org/news/talks-put-off")


def test_a_page_of_links_has_no_article(parse):
    links = "<html><body><nav>" + "<a href='/x'>Read more about the news of the day here</a>" * 9 + "</nav></body></html>"
    assert parse("page", links.encode()) == [Fault("a web page without an article")]
    assert parse("page", b" \n") == [Fault("empty")]


def test_markup_that_explodes_is_a_fault(parse):
    (fault,) = parse("page", b"<div>" * 300_000 + b"x" + b"</div>" * 300_000)
    assert isinstance(fault, Fault)
    assert len(parse("page", PAGE.encode())[0].text) > 100


def test_the_lines_of_a_pdf_become_paragraphs(parse):
    lines = "The minister said on Monday that the talks had been put", "off until spring. Neither side wanted to be seen as inter-", "ested.", "A spokesman denied this."
    assert parse("pdf", write_pdf(write_lines(*lines))) == [
        Draft("The minister said on Monday that the talks had been put off until spring. Neither side wanted to be seen as interested.\nA spokesman denied this."),
    ]


def test_a_pdf_without_text_is_a_fault(parse):
    assert parse("pdf", write_pdf(b"0 0 m 10 10 l S")) == [Fault("a PDF without text (a scan?)")]


def test_a_pdf_that_explodes_is_a_fault_within_bounds(parse):
    (fault,) = parse("pdf", write_pdf(bytes(100_000_000)))
    assert fault.reason.startswith("cannot be parsed as pdf (LimitReachedError")


def test_a_broken_pdf_is_a_fault(parse):
    assert parse("pdf", b"%PDF-1.4 nothing")[0].reason.startswith("cannot be parsed as pdf (")


def test_parquet_gives_a_document_a_row(parse, tmp_path):
    table = pa.table({"body": ["One.", None, "Three."], "source": ["A", "B", None], "date": pa.array([0, 1, 18_370], pa.date32()), "n": [1, 2, 3]})
    pq.write_table(table, tmp_path / "table")
    assert parse("parquet", (tmp_path / "table").read_bytes()) == [
        Draft("One.", "A", PublisherFrom.COLUMN, published="1970-01-01", row=1),
        Fault("row 2: no text"),
        Draft("Three.", None, PublisherFrom.COLUMN, published="2020-04-18", row=3),
    ]


def test_parquet_without_a_column_of_text(process, tmp_path):
    pq.write_table(pa.table({"name": ["Jo"]}), tmp_path / "a.parquet")
    with pytest.raises(InputError, match=r"a\.parquet: no column holds the text: found name; wanted text"):
        list(process.parse("parquet", tmp_path / "a.parquet"))
    process.close()


def test_broken_parquet_is_a_fault(parse):
    assert parse("parquet", b"PAR1nothingPAR1")[0].reason.startswith("cannot be parsed as parquet (ArrowInvalid")


def test_parquet_that_explodes_is_cut_off(parse, tmp_path):
    pq.write_table(pa.table({"text": ["The minister said no. " * 5_000] * 5_000}), tmp_path / "table", compression="zstd")
    *drafts, fault = parse("parquet", (tmp_path / "table").read_bytes())
    assert fault == Fault("holds over 200 characters for each of its bytes: made to explode")
    assert sum(len(draft.text) for draft in drafts) <= 200 * (tmp_path / "table").stat().st_size


def test_a_text_over_the_limit_is_a_fault(tmp_path):
    small = ParsingProcess(Settings(max_bytes=50))
    (tmp_path / "a.html").write_text(PAGE)
    try:
        assert list(small.parse("page", tmp_path / "a.html")) == [Fault("its text is over the size limit of 50 characters (--max-bytes)")]
    finally:
        small.close()


def test_a_late_child_is_stopped_and_another_started(tmp_path):
    os.mkfifo(tmp_path / "never.html")
    (tmp_path / "a.html").write_text(PAGE)
    process = ParsingProcess(Settings())
    try:
        assert len(list(process.parse("page", tmp_path / "a.html"))) == 1
        process.settings = Settings(parse_seconds=0.5)
        assert list(process.parse("page", tmp_path / "never.html")) == [Fault("took over 0.5 seconds to parse")]
        process.settings = Settings()
        assert len(list(process.parse("page", tmp_path / "a.html"))) == 1
    finally:
        process.close()


def test_a_child_that_dies_is_a_fault(tmp_path):
    (tmp_path / "a.html").write_text(PAGE)
    process = ParsingProcess(Settings())
    try:
        assert len(list(process.parse("page", tmp_path / "a.html"))) == 1
        process.child.kill()
        assert list(process.parse("page", tmp_path / "a.html")) == [Fault("broke its parser")]
        assert len(list(process.parse("page", tmp_path / "a.html"))) == 1
    finally:
        process.close()


def test_memory_is_bounded(tmp_path):
    (tmp_path / "a.html").write_text("<p>" + "The minister said no. " * 2_000_000 + "</p>")
    process = ParsingProcess(Settings(parse_memory=400_000_000, max_bytes=100_000_000))
    try:
        (fault,) = process.parse("page", tmp_path / "a.html")
        assert isinstance(fault, Fault)
    finally:
        process.close()


def test_a_child_that_does_not_start_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(parsing, "MODULE", "claimcheck.reading.nothing")
    with pytest.raises(ClaimcheckError, match=r"does not start; run: python -m claimcheck\.reading\.nothing"):
        list(ParsingProcess(Settings()).parse("page", tmp_path / "a.html"))


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(["page", "pdf", "parquet"]), st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.4\n", b"<html><p>", b"PAR1"]))
def test_arbitrary_bytes_never_crash(process, tmp_path_factory, kind, data, head):
    path = tmp_path_factory.mktemp("bytes") / "file"
    path.write_bytes(head + data)
    assert list(process.parse(kind, path))
